package evidence

import (
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// slideText collects the claims of the slides in document order.
func (c *checker) slideText() {
	for i := range c.deck.Slides {
		s := &c.deck.Slides[i]
		if s.Front {
			continue // frontText reads it
		}
		c.slug, c.onSlide = s.Slug, citedScope(s.Cites)
		c.beside = &beside{far: plainText(s.Headline)}
		c.statement(s.Headline, c.onSlide)
		c.slideBlocks(s.Blocks)
		c.inNotes = true
		c.blocks(s.Notes, nil)
		c.inNotes = false
	}
	c.beside = nil
}

func (c *checker) slideBlocks(blocks []slides.Block) {
	for _, b := range blocks {
		if b.Figure != "" {
			c.figureText(b.Figure)
		}
		c.blocks(b.Text, nil)
		for _, column := range b.Columns {
			c.slideBlocks(column.Blocks)
		}
	}
}

// blocks collects the claims of blocks. outer bears them out where a block cites nothing. Inline
// nodes that stand together, as in an item of a tight list, are one statement.
func (c *checker) blocks(nodes []slides.Node, outer *scope) {
	for i := 0; i < len(nodes); i++ {
		start := i
		for i < len(nodes) && !nodes[i].IsBlock() {
			i++
		}
		if i > start {
			c.statement(nodes[start:i], outer)
		}
		if i < len(nodes) {
			c.block(&nodes[i], outer)
		}
	}
}

// block collects the claims of a block. outer bears them out where the block cites nothing.
func (c *checker) block(n *slides.Node, outer *scope) {
	c.hover(n, outer)
	switch n.Kind {
	case "p":
		c.statement(n.Children, outer)
	case "h2", "h3", "h4", "h5", "h6":
		c.statement(n.Children, c.onSlide)
	case "figure":
		c.picture(n, outer)
	case "pre": // code
	case "ol":
		c.listStart(n)
		c.blocks(n.Children, outer)
	case "li":
		if own := newScope(cited(n, false)); own != nil {
			outer = own
		}
		c.blocks(n.Children, outer)
	case "blockquote":
		if own := newScope(cited(n, true)); own != nil {
			outer = own
		}
		c.quote(n)
		c.attributed(n, outer)
		c.blocks(n.Children, outer)
	case "table":
		c.table(n, outer)
	case "dl":
		c.definitions(n, outer)
	default:
		switch {
		case n.Claim == slides.Own:
			c.ownBlocks(n.Children)
		case n.Attr("class") != slides.References:
			c.blocks(n.Children, outer)
		}
	}
}

// ownBlocks collects the claims of those blocks that cite something, though what stands around them the deck says of
// itself.
func (c *checker) ownBlocks(blocks []slides.Node) {
	for i := range blocks {
		if n := &blocks[i]; len(cited(n, true)) > 0 {
			c.block(n, nil)
		}
	}
}

// definitions collects the claims of a definition list. The first meaning after a term bears
// the term out.
func (c *checker) definitions(list *slides.Node, outer *scope) {
	var meaning *scope
	for i := len(list.Children) - 1; i >= 0; i-- {
		n := &list.Children[i]
		if n.Kind == "dt" {
			c.statement(n.Children, meaning)
			continue
		}
		meaning = newScope(cited(n, true))
		c.blocks(n.Children, outer)
	}
}

// cited returns the passages cited in a node; nested includes those in lists below it.
func cited(n *slides.Node, nested bool) []passage {
	var all []passage
	slides.Walk(n.Children, func(m *slides.Node) bool {
		if m.Cite != nil && m.Claim != slides.Value {
			all = append(all, passagesOf([]slides.Cite{*m.Cite})...)
		}
		return nested || m.Kind != "ul" && m.Kind != "ol"
	})
	return all
}

// quote reports a block quote without quotation marks: the check needs them to know which
// words are the source's.
func (c *checker) quote(n *slides.Node) {
	var p prose
	p.read(n.Children)
	if len(mention.ReadQuotations(string(p.text))) == 0 {
		c.find(c.parsed.Place(max(n.Pos, p.offset(0))), "quotation", "a block quote without quotation marks, so that its words cannot be checked; put what was said in “…”")
	}
}

// attributed collects the speaker whom a block quote names in a line of its own behind what was said.
func (c *checker) attributed(n *slides.Node, outer *scope) {
	for i := 1; i < len(n.Children); i++ {
		var said, by prose
		said.read(n.Children[i-1].Children)
		by.read(n.Children[i].Children)
		text := string(by.text)
		if len(mention.ReadQuotations(string(said.text))) == 0 || len(mention.ReadQuotations(text)) > 0 {
			continue
		}
		if m := attribution.FindStringSubmatchIndex(text); m != nil {
			c.addSpeaker(&by, text[m[2]:m[3]], m[2], by.scope(m[2], false, outer))
		}
	}
}

// plainText is the text of nodes without their citations.
func plainText(nodes []slides.Node) string {
	var p prose
	p.read(nodes)
	return strings.ReplaceAll(string(p.text), citeRune, "")
}

// statement collects the citations and claims of a block's inline text.
func (c *checker) statement(nodes []slides.Node, outer *scope) {
	p := prose{slug: c.slug, row: c.inRow, near: c.beside, note: c.inNotes}
	p.read(nodes)
	c.proses = append(c.proses, &p)
	for _, m := range p.marks {
		c.cite(m.passages, c.parsed.Place(m.pos))
	}
	for _, a := range p.answers {
		a.place = c.parsed.Place(p.offset(a.start))
	}
	c.answers = append(c.answers, p.answers...)
	for _, q := range mention.ReadQuotations(string(p.text)) {
		if name, at := speakerAt(string(p.text), q.Start, q.End); name != "" {
			c.addSpeaker(&p, name, at, p.scope(q.Start, false, outer))
		}
	}
	c.addOrders(&p, outer)
	before := len(c.claims)
	c.read(string(p.text), p.spans, func(start int, name bool) standing {
		return standing{scope: p.scope(start, name, outer), place: c.parsed.Place(p.offset(start)), prose: &p, start: start}
	})
	c.bindClaims(&p, c.claims[before:])
	c.noteConflicts(&p, outer)
	slides.Walk(nodes, func(n *slides.Node) bool {
		all := newScope(cited(&slides.Node{Children: nodes}, true), outer.list())
		c.alt(n, all, "")
		if n.Kind != slides.Cites {
			c.hover(n, all)
		}
		return true
	})
}

// cite collects the citations in one place of the deck's text.
func (c *checker) cite(passages []passage, at place) {
	for len(passages) > 0 {
		first, n := passages[0], 1
		if first.at != wholeSource {
			for n < len(passages) && passages[n].source == first.source && passages[n].at != wholeSource {
				n++
			}
			c.cites = append(c.cites, citeAt{passages[:n], at})
		} else if c.sources[first.source] != nil {
			c.unplaced = append(c.unplaced, unplaced{first.source, at})
		}
		passages = passages[n:]
	}
}

// standing is where a claim stands: the passages that bear it out, and the places of both in the deck, as
// [claim] has them.
type standing struct {
	scope *scope
	place place
	cited place
	prose *prose
	start int
}

// read collects the claims of a text: mentions, quotations and marked spans. where returns
// where a part of the text stands.
func (c *checker) read(text string, spans []proseSpan, where func(start int, name bool) standing) {
	taken := slices.Clone(spans)
	add := func(kind claimKind, start int, said string, f mention.Mention, name bool) {
		at := where(start, name)
		var counts []string
		var weekday *namedDay
		if kind == mentionClaim && f.Kind == mention.Number {
			counts = countsOf(text, f, c.language)
		} else if kind == mentionClaim && f.Kind == mention.Date {
			weekday = weekdayOf(text, f)
		}
		made := claim{place: at.place, slug: c.slug, kind: kind, text: said, mention: f, scope: at.scope, cited: at.cited, prose: at.prose, start: at.start, also: c.also, whole: text, optional: name, counts: counts, weekday: weekday, beside: c.beside, size: c.beside.sizeOf(f), looked: c.looked, note: c.inNotes}
		if at.prose != nil {
			made.looked = at.prose.answered(slides.Looked, at.start)
		}
		c.claims = append(c.claims, made)
	}
	for _, s := range spans {
		said := strings.TrimSpace(strings.ReplaceAll(text[s.start:s.end], citeRune, ""))
		switch s.kind {
		case slides.Derived:
			add(derivedClaim, s.start, said, mention.Mention{}, false)
		case "lang":
			if mention.PhraseLength(said) > 0 {
				add(phraseClaim, s.start, said, mention.Mention{}, true)
			}
		}
	}
	overlaps := func(start, end int) bool {
		return slices.ContainsFunc(taken, func(s proseSpan) bool { return start < s.end && s.start < end })
	}
	for _, q := range mention.ReadQuotations(text) {
		if slices.ContainsFunc(spans, func(s proseSpan) bool { return s.start <= q.Start && q.End <= s.end }) {
			continue
		}
		if q.Open {
			c.find(where(q.Start, false).place, "quotation", "a quotation mark that is not closed; add the other")
			break
		}
		taken = append(taken, proseSpan{"quote", q.Start, q.End})
		said := strings.ReplaceAll(q.Text, citeRune, "")
		if len(mention.Spoken(said)) > 0 {
			add(phraseClaim, q.Start, said, mention.Mention{}, false)
		}
	}
	for _, f := range c.language.Read(text) {
		if !overlaps(f.Start, f.End) {
			add(mentionClaim, f.Start, strings.Join(strings.Fields(text[f.Start:f.End]), " "), f, f.Kind == mention.Name && !f.Figure || f.Vague() || f.Loose)
		}
	}
}
