package evidence

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// prose is the plain text of one block, with its citations and spans and a map from its
// bytes to those of deck.md.
type prose struct {
	slug   string // of its slide
	row    string // of a cell, its row in words; else empty
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

// read appends the text of inline nodes. Code, formulas and bare addresses become a space.
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
		case n.Kind == "br" || n.Kind == "code" || n.Kind == slides.Formula || n.Claim == slides.Address:
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

// abbreviations are words whose full stop does not end a sentence.
var abbreviations = mention.WordSet("Mr Mrs Ms Dr St No Nos vs cf Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec e.g i.e pp p ed eds vol Inc Co Ltd")

// sentence returns the bounds of the sentence around a byte of the text.
func (p *prose) sentence(at int) (start, end int) {
	if p.ends == nil {
		text := string(p.text)
		for end := 0; end < len(text); {
			end = sentenceEnd(text, end)
			p.ends = append(p.ends, end)
		}
	}
	i, _ := slices.BinarySearch(p.ends, at+1)
	if i > 0 {
		start = p.ends[i-1]
	}
	return start, p.ends[min(i, len(p.ends)-1)]
}

// sentenceEnd returns the end of the sentence that starts at a byte of the text, after its
// citations and white space.
func sentenceEnd(text string, start int) int {
	for i := start; i < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) < 0 {
			continue
		}
		mark := i
		rest := strings.TrimLeft(text[i:], ".!?”’\")]")
		i = len(text) - len(rest) - 1
		next := strings.TrimLeft(rest, " \u00a0")
		for strings.HasPrefix(next, citeRune) { // a citation behind the full stop
			rest = next[len(citeRune):]
			next = strings.TrimLeft(rest, " \u00a0")
		}
		if len(next) == len(rest) && next != "" {
			continue
		}
		c, _ := utf8.DecodeRuneInString(next)
		word := text[max(start, mark-20):mark]
		if j := strings.LastIndexAny(word, " \u00a0(["); j >= 0 {
			word = strings.TrimLeft(word[j:], " \u00a0([")
		}
		if text[mark] == '.' && (abbreviations[word] || isInitial(word) || strings.Contains(word, ".")) && next != "" {
			continue
		}
		if next == "" || unicode.IsUpper(c) || unicode.IsDigit(c) || strings.ContainsRune("“\"‘([", c) || unicode.Is(unicode.Han, c) {
			return len(text) - len(next)
		}
	}
	return len(text)
}

// isInitial reports whether a word is one letter, as of a name.
func isInitial(word string) bool {
	c, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLetter(c)
}

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
	switch n.Kind {
	case "p":
		c.statement(n.Children, outer)
	case "h2", "h3", "h4", "h5", "h6":
		c.statement(n.Children, c.onSlide)
	case "figure":
		c.picture(n, outer)
	case "pre": // code
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

// table collects the claims of a table. A cell is borne out by its own citations, else by
// those of its row, else by the caption's; head and caption by those of the whole table.
func (c *checker) table(table *slides.Node, outer *scope) {
	var all []passage // cited in the rows
	slide := c.beside
	for i := range table.Children {
		if n := &table.Children[i]; n.Kind != "caption" {
			all = append(all, cited(n, true)...)
		}
	}
	caption := outer
	heads := columnHeads(table)
	for i := range table.Children {
		part := &table.Children[i]
		if part.Kind == "caption" {
			if own := newScope(cited(part, true)); own != nil {
				caption = own
			}
			c.statement(part.Children, newScope(all, outer.list()))
			continue
		}
		for j := range part.Children {
			row := &part.Children[j]
			own := newScope(cited(row, true))
			if part.Kind == "thead" && own == nil {
				own = newScope(all, caption.list())
			}
			if own == nil {
				own = caption
			}
			if part.Kind == "tbody" {
				c.inRow = inWords(row, heads)
			}
			for k := range row.Children {
				c.beside = &beside{close: headsOf(table, row, k), far: slide.far}
				c.blocks(row.Children[k].Children, own)
			}
			c.beside, c.inRow = slide, ""
		}
	}
}

// headsOf are the words by the cell of a row with an index: the heads of its column, and the first cell of the row.
func headsOf(table, row *slides.Node, cell int) string {
	var heads []string
	for i := range table.Children {
		if head := &table.Children[i]; head.Kind == "thead" {
			for j := range head.Children {
				if other := &head.Children[j]; other != row && cell < len(other.Children) {
					heads = append(heads, plainText(other.Children[cell].Children))
				}
			}
		}
	}
	if cell > 0 {
		heads = append(heads, plainText(row.Children[0].Children))
	}
	return strings.Join(heads, "\n")
}

// plainText is the text of nodes without their citations.
func plainText(nodes []slides.Node) string {
	var p prose
	p.read(nodes)
	return strings.ReplaceAll(string(p.text), citeRune, "")
}

// statement collects the citations and claims of a block's inline text.
func (c *checker) statement(nodes []slides.Node, outer *scope) {
	p := prose{slug: c.slug, row: c.inRow}
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
	before := len(c.claims)
	c.read(string(p.text), p.spans, func(start int, name bool) standing {
		return standing{scope: p.scope(start, name, outer), place: c.parsed.Place(p.offset(start)), prose: &p, start: start}
	})
	c.bindClaims(&p, c.claims[before:])
	c.noteConflicts(&p, outer)
	slides.Walk(nodes, func(n *slides.Node) bool {
		c.alt(n, newScope(cited(&slides.Node{Children: nodes}, true), outer.list()), "")
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
			counts = countsOf(text, f)
		} else if kind == mentionClaim && f.Kind == mention.Date {
			weekday = weekdayOf(text, f)
		}
		made := claim{place: at.place, slug: c.slug, kind: kind, text: said, mention: f, scope: at.scope, cited: at.cited, prose: at.prose, start: at.start, also: c.also, whole: text, optional: name, counts: counts, weekday: weekday, beside: c.beside, looked: c.looked, note: c.inNotes}
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
	for _, f := range mention.Read(text) {
		if !overlaps(f.Start, f.End) {
			add(mentionClaim, f.Start, strings.Join(strings.Fields(text[f.Start:f.End]), " "), f, f.Kind == mention.Name && !f.Figure || f.Vague() || f.Loose)
		}
	}
}
