package evidence

import (
	"bytes"
	"exhibit/slides"
	"exhibit/slides/mention"
	"sort"
	"strings"
)

// prose is the plain text of one block, with its citations and spans and a map from its
// bytes to those of deck.md.
type prose struct {
	slug   string  // of its slide
	row    string  // of a cell, its row in words; else empty
	near   *beside // what stands by it besides; nil for nothing
	note   bool    // it stands in speaker notes
	text   []byte
	runs   []run // by their place in the text
	marks  []citeMark
	spans  []proseSpan
	bound  []boundValue
	start  int      // the offset in deck.md of the first node
	ends   []int    // where the sentences end, in the text; nil until asked for
	scopes []*scope // of each mark with those that stand beside it; nil until asked for
	all    *scope   // of all marks; nil until asked for
	// answers are the parts that their author has looked at, or inferred.
	answers []*answer
	// words are those by the mentions, by the byte at which each begins; nil until asked for.
	words    map[int][]mention.Word
	mentions []mention.Mention // of the text, once words are known
}

// run is a node of plain text, which deck.md has letter for letter, and where it begins in the text.
type run struct {
	at   int
	node *slides.Node
}

// citeMark is a citation and its byte offset in the text, where citeRune replaces it.
type citeMark struct {
	at       int
	pos      int // its offset in deck.md
	passages []passage
}

// citeRune is Unicode's object replacement character.
const citeRune = "\ufffc"

// proseSpan is a part of the text that is not checked as prose.
type proseSpan struct {
	kind       string // a value of Node.Claim, lang or quote
	start, end int    // bytes of the text
}

// run returns the run that has a byte of the text, and the byte's place in it; nil for a byte
// that no node has.
func (p *prose) run(i int) (node *slides.Node, at int) {
	k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].at > i }) - 1
	if k < 0 || i-p.runs[k].at >= len(p.runs[k].node.Text) {
		return nil, 0
	}
	return p.runs[k].node, i - p.runs[k].at
}

// offset is the offset in deck.md of a byte of the text, or of the nearest before it that a node has.
func (p *prose) offset(i int) int {
	k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].at > i }) - 1
	if k < 0 {
		return p.start
	}
	r := p.runs[k]
	return r.node.Pos + min(i-r.at, max(0, len(r.node.Text)-1))
}

// read appends the text of inline nodes. Code that does not read as prose, formulas and bare addresses become a space.
func (p *prose) read(nodes []slides.Node) {
	for i := range nodes {
		n := &nodes[i]
		if len(p.text) == 0 && len(p.runs) == 0 {
			p.start = n.Pos
		}
		switch {
		case n.Kind == slides.Text:
			p.runs = append(p.runs, run{len(p.text), n})
			p.text = append(p.text, strings.ReplaceAll(n.Text, "\n", " ")...)
		case n.Kind == "br" || n.Kind == "code" && !readsAsProse(slides.Plain(n.Children)) || n.Kind == slides.Formula || n.Claim == slides.Address:
			p.text = append(p.text, ' ')
		case n.Kind == slides.Cites:
			var cites []slides.Cite
			slides.Walk(n.Children, func(n *slides.Node) bool {
				if n.Cite != nil {
					cites = append(cites, *n.Cite)
				}
				return true
			})
			p.marks = append(p.marks, citeMark{len(p.text), n.Pos, passagesOf(cites)})
			p.text = append(p.text, citeRune...)
			p.read(n.Children) // the words around the citations
		case n.Kind == slides.CiteMark:
		case n.Claim == slides.Value:
			p.readBound(n)
		default:
			start := len(p.text)
			p.read(n.Children)
			if n.Claim == slides.Looked || n.Claim == slides.Inferred {
				p.answers = append(p.answers, &answer{class: n.Claim, start: start, end: len(p.text)})
			} else if n.Claim != "" {
				p.spans = append(p.spans, proseSpan{n.Claim, start, len(p.text)})
			}
			if n.Attr("lang") != "" {
				p.spans = append(p.spans, proseSpan{"lang", start, len(p.text)})
			}
		}
	}
}

// scope returns the passages that may bear out the text that begins at start: those of the next
// citation in its sentence, else of the one before it there, else of the whole block, else
// outer. For a name, the citations of other sentences do not count.
func (p *prose) scope(start int, name bool, outer *scope) *scope {
	if len(p.marks) == 0 {
		return outer
	}
	switch mark := p.mark(start); {
	case mark >= 0:
		return p.beside(mark)
	case name:
		return nil
	}
	if p.all == nil {
		var all [][]passage
		for _, m := range p.marks {
			all = append(all, m.passages)
		}
		p.all = newScope(all...)
	}
	return p.all
}

// mark is the citation in the sentence of a byte of the text on which what stands there leans: the next, else
// the one before it; -1 for none.
func (p *prose) mark(start int) int {
	from, to := p.sentence(start)
	mark := func(at int) int { return sort.Search(len(p.marks), func(i int) bool { return p.marks[i].at >= at }) }
	switch next := mark(start); {
	case next < len(p.marks) && p.marks[next].at < to:
		return next
	case next > mark(from):
		return next - 1
	}
	return -1
}

// behind is the offset in deck.md behind the sentence around a byte of the text, before its full stop.
func (p *prose) behind(at int) int {
	from, to := p.sentence(at)
	end := from + len(bytes.TrimRight(p.text[from:to], " .!?\u00a0"))
	return p.offset(end-1) + 1
}

// beside is the scope of a mark and of those in its sentence with nothing but punctuation between.
func (p *prose) beside(mark int) *scope {
	if p.scopes == nil {
		p.scopes = make([]*scope, len(p.marks))
	}
	if p.scopes[mark] != nil {
		return p.scopes[mark]
	}
	first, last := mark, mark
	for first > 0 && p.joined(first-1) {
		first--
	}
	for last+1 < len(p.marks) && p.joined(last) {
		last++
	}
	var all [][]passage
	for _, m := range p.marks[first : last+1] {
		all = append(all, m.passages)
	}
	s := newScope(all...)
	for i := first; i <= last; i++ {
		p.scopes[i] = s
	}
	return s
}

// joined reports whether a mark and the one behind it stand in one sentence with nothing but punctuation
// between.
func (p *prose) joined(mark int) bool {
	a, b := p.marks[mark].at, p.marks[mark+1].at
	_, end := p.sentence(a)
	return b < end && len(bytes.Trim(p.text[a:b], " ,;\u00a0"+citeRune)) == 0
}
