package evidence

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/words"
)

// conflict is a mention or record of the deck with the other values that sources give for the
// same point.
type conflict struct {
	*point
	others []value
	// mention is the number or date as the deck has it; before is what the marks of a range's first numbers would have said.
	mention string
	before  []string
	known   string // the day from which all others were known, as 2015-09-30; see Date.last
	say     *words.Pages
}

// conflict returns the conflict of a mention that some passages bear out; nil if there is
// none. A value that agrees with the mention, such as a day of its year, does not conflict. Of several the
// first point in the deck counts.
func (c *checker) conflict(f mention.Mention, leansOn *scope, arithmetic bool) (first *conflict) {
	for _, p := range leansOn.list() {
		for _, v := range c.disputed[p] {
			if first != nil && first.order <= v.order || !v.states(f, arithmetic) {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(v.values), func(o value) bool { return o.states(f, arithmetic) })
			if len(others) > 0 {
				known := ""
				for _, o := range others {
					known = max(known, c.deck.KnownFrom(o.Record).Last())
				}
				first = &conflict{point: v.point, others: others, known: known, say: &words.In(c.deck.Lang).Pages}
			}
		}
	}
	return first
}

// address is the path of the figure that shows the point, with its fragment.
func (c *conflict) address() string { return "/s/" + c.slug + "#figure-" + c.figure }

// maxOthers is how many values a mark's text names; it counts the rest.
const maxOthers = 5

// String names the point and the other values, each with its asserter and passage.
func (c *conflict) String() string {
	say := c.say.OthersSay
	if c.relation == slides.Incomparable {
		say = c.say.NotComparable
	}
	var all []string
	for _, o := range c.others[:min(maxOthers, len(c.others))] {
		what, owner := o.Label, o.Cite.String()
		if amount := o.amount(); amount != "" {
			what += ": " + amount
		}
		if !strings.Contains(o.Cite.Label, o.AssertedBy) {
			owner = o.AssertedBy + ", " + owner
		}
		all = append(all, fmt.Sprintf("%s (%s)", what, owner))
	}
	if more := len(c.others) - maxOthers; more > 0 {
		all = append(all, fmt.Sprintf(c.say.More, more))
	}
	return strings.Join(append(c.before, c.name+" "+fmt.Sprintf(say, strings.Join(all, "; "))), " · ")
}

// amount is a value with its qualifier and unit, or its date; empty if the label mentions it.
func (v value) amount() string {
	if slices.ContainsFunc(quantities(v.Label, v.language), func(f mention.Mention) bool { return v.states(f, false) }) {
		return ""
	}
	if v.Value == nil {
		return v.Date.String()
	}
	number := v.mentions[0].String() + " " + v.Unit
	if v.Unit == "%" {
		number = v.mentions[0].String() + "%"
	}
	return strings.TrimSpace(v.Approx + " " + number)
}

// noteConflicts records the conflicts of a statement's mentions by the node and the place in it
// at which each mention ends.
func (c *checker) noteConflicts(p *prose, outer *scope) {
	if len(c.points) == 0 {
		return
	}
	for _, f := range quantities(string(p.text), c.language) {
		states, arithmetic := p.states(f)
		if !states {
			continue
		}
		node, at := p.run(f.End - 1)
		if node == nil {
			continue
		}
		if against := c.conflict(f, p.scope(f.Start, false, outer), arithmetic); against != nil {
			if c.conflicts[node] == nil {
				c.conflicts[node] = map[int]*conflict{}
			}
			against.mention = string(p.text[f.Start:f.End])
			c.conflicts[node][at+1] = against
		}
	}
}

// states reports whether a mention is a statement of the text, and whether it is an input of
// arithmetic. No statements are mentions in {.own}, in another language, and results of
// arithmetic.
func (p *prose) states(f mention.Mention) (states, arithmetic bool) {
	for _, s := range p.spans {
		switch {
		case f.Start < s.start || f.End > s.end:
		case s.kind != "derived":
			return false, false
		default:
			before := string(p.text[s.start:f.Start])
			if i := strings.LastIndexAny(before, "=;"); i >= 0 && before[i] == '=' {
				return false, false
			}
			arithmetic = true
		}
	}
	return true, arithmetic
}

// markConflicts puts a mark after each mention in conflict, and fills in the conflicts of records.
func (c *checker) markConflicts() {
	if len(c.conflicts) > 0 {
		for i := range c.deck.Slides {
			s := &c.deck.Slides[i]
			s.Headline = c.marked(s.Headline, s.Slug, true)
			c.markBlocks(s.Blocks, s.Slug)
			s.Notes = c.marked(s.Notes, s.Slug, false)
		}
	}
	for i := range c.deck.Figures {
		f := &c.deck.Figures[i]
		if f.Type == "disagreement" {
			continue
		}
		for j := range f.Records {
			rec := &f.Records[j]
			cited := citedScope([]slides.Cite{rec.Cite})
			for _, own := range append(mentionsOf(rec), quantities(rec.Label, c.language)...) {
				if against := c.conflict(own, cited, false); against != nil {
					rec.Contested, rec.Others, rec.Dispute = against.relation, against.String(), against.address()
					rec.OthersKnown = slides.Date(against.known)
					break
				}
			}
		}
	}
}

func (c *checker) markBlocks(blocks []slides.Block, slug string) {
	for i := range blocks {
		blocks[i].Text = c.marked(blocks[i].Text, slug, false)
		for _, column := range blocks[i].Columns {
			c.markBlocks(column.Blocks, slug)
		}
	}
}

// marked returns nodes with the marks of their conflicts. A mark is no link in a heading, in a link
// (linked) and on the slide that shows the disagreement.
func (c *checker) marked(nodes []slides.Node, slug string, linked bool) []slides.Node {
	var all []slides.Node
	for i := range nodes {
		n := &nodes[i]
		n.Children = c.marked(n.Children, slug, linked || n.Kind == "h2" || n.Kind == "h3" || n.Kind == "a")
		rest, done := *n, 0
		places := slices.Sorted(maps.Keys(c.conflicts[n]))
		for i, at := range places {
			against := c.conflicts[n][at]
			if i+1 < len(places) {
				if next := c.conflicts[n][places[i+1]]; next.relation == against.relation && next.ends(n.Text[at:places[i+1]]) {
					next.join(against)
					continue
				}
			}
			before := rest
			before.Text, rest.Text, rest.Pos = rest.Text[:at-done], rest.Text[at-done:], rest.Pos+at-done
			done = at
			all = append(all, before, against.mark(linked || against.slug == slug))
		}
		if done == 0 || rest.Text != "" {
			all = append(all, rest)
		}
	}
	return all
}

// rangeWords stand between the two numbers of a range, in the languages of the interface.
var rangeWords = []string{"-", "–", "—", "~", "～", "to", "至", "到"}

// ends reports whether a text that follows a contested number makes a range of it that ends with this mention.
func (c *conflict) ends(text string) bool {
	between, found := strings.CutSuffix(text, c.mention)
	return found && slices.Contains(rangeWords, strings.TrimSpace(between))
}

// join has the mark of a range say what others have for its first number too.
func (c *conflict) join(first *conflict) {
	if c.point != first.point {
		c.before = append(first.before, first.String())
	}
	c.known = max(c.known, first.known)
}

// mark returns the mark of a conflict.
func (c *conflict) mark(plain bool) slides.Node {
	n := slides.Node{Kind: slides.Contested, Known: c.known, Attrs: []slides.Attr{{Name: "relation", Value: c.relation}, {Name: "title", Value: c.String()}}}
	if !plain {
		n.Attrs = append(n.Attrs, slides.Attr{Name: "href", Value: c.address()})
	}
	return n
}
