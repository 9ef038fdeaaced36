//go:build !js

package slides

import (
	"bytes"
	"html"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// prose is the plain text of one block, with its citations and spans and a map from its
// bytes to those of deck.md.
type prose struct {
	text  []byte
	runs  []run // by their place in the text
	marks []citeMark
	spans []proseSpan
	last  int   // the offset in deck.md behind the text read so far
	ends  []int // where the sentences end, in the text; nil until asked for
}

// run is a stretch of text that deck.md has literally: where it begins in the text, and the
// offset where it begins in deck.md.
type run struct{ at, offset int }

// citeMark is a citation and its byte offset in the text, where citeRune replaces it.
type citeMark struct {
	at       int
	passages []passage
}

// citeRune is Unicode's object replacement character.
const citeRune = "\ufffc"

// proseSpan is a part of the text that is not checked as prose.
type proseSpan struct {
	kind       string // derived, own, lang or quote
	start, end int    // bytes of the text
}

// add appends text that began at an offset of deck.md.
func (p *prose) add(s string, offset int) {
	p.runs = append(p.runs, run{len(p.text), offset})
	p.text = append(p.text, s...)
	p.last = offset
}

// offset is the offset in deck.md of a byte of the text.
func (p *prose) offset(i int) int {
	k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].at > i })
	if k == 0 {
		return p.last
	}
	return p.runs[k-1].offset + i - p.runs[k-1].at
}

// passagesOf lists the paragraphs that citations name.
func passagesOf(cites []Cite) []passage {
	var all []passage
	for _, c := range cites {
		for _, n := range c.Paragraphs {
			if p := (passage{c.Source, n}); !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	return all
}

// read appends the text of the inline nodes below a node. Code and bare addresses become a
// space.
func (p *prose) read(parent ast.Node, src []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			p.readText(n.Segment.Value(src), n.Segment.Start)
			if n.SoftLineBreak() || n.HardLineBreak() {
				p.add(" ", n.Segment.Stop)
			}
		case *ast.String:
			p.add(string(n.Value), p.last+1)
		case *ast.CodeSpan, *ast.AutoLink:
			p.add(" ", p.last)
		case *citeNode:
			p.marks = append(p.marks, citeMark{len(p.text), passagesOf(n.Cites)})
			p.add(citeRune, max(n.Pos(), 0))
		case *spanNode:
			start := len(p.text)
			p.read(n, src)
			for _, kind := range []string{"derived", "own"} {
				if slices.Contains(n.Classes, kind) {
					p.spans = append(p.spans, proseSpan{kind, start, len(p.text)})
				}
			}
			if n.value("lang") != "" {
				p.spans = append(p.spans, proseSpan{"lang", start, len(p.text)})
			}
		default:
			p.read(n, src)
		}
	}
}

// readText appends the text that Markdown source stands for: escapes and entities are
// resolved.
func (p *prose) readText(b []byte, offset int) {
	p.runs = append(p.runs, run{len(p.text), offset})
	if !bytes.ContainsAny(b, `\&`) {
		p.text = append(p.text, b...)
		p.last = offset + len(b)
		return
	}
	for i := 0; i < len(b); {
		if b[i] == '\\' && i+1 < len(b) && b[i+1] < utf8.RuneSelf && unicode.In(rune(b[i+1]), unicode.Punct, unicode.Symbol) {
			i++
		} else if end := strings.IndexByte(string(b[i:min(len(b), i+32)]), ';'); b[i] == '&' && end > 0 {
			if s := html.UnescapeString(string(b[i : i+end+1])); len(s) < end+1 {
				p.add(s, offset+i)
				i += end + 1
				p.runs = append(p.runs, run{len(p.text), offset + i})
				continue
			}
		}
		if i > 0 && b[i-1] == '\\' {
			p.runs = append(p.runs, run{len(p.text), offset + i})
		}
		p.text = append(p.text, b[i])
		i++
	}
	p.last = offset + len(b)
}

// scope returns the passages that may bear out the text from start to end: those of the next
// citation in its sentence, else of the one before it there, else of the whole block, else
// outer. For a name, the citations of other sentences do not count.
func (p *prose) scope(start, end int, name bool, outer []passage) []passage {
	if len(p.marks) == 0 {
		return outer
	}
	from, to := p.sentence(start)
	var before, after []passage
	last := 0
	for _, m := range p.marks {
		switch {
		case m.at < from || m.at >= to:
			continue
		case m.at >= start:
			if after != nil && strings.Trim(string(p.text[last:m.at]), " ,;\u00a0"+citeRune) != "" {
				return after
			}
			after = append(after, m.passages...)
		default:
			if before != nil && strings.Trim(string(p.text[last:m.at]), " ,;\u00a0"+citeRune) != "" {
				before = nil
			}
			before = append(before, m.passages...)
		}
		last = m.at
	}
	switch {
	case after != nil:
		return after
	case before != nil:
		return before
	case name:
		return nil
	}
	return p.passages()
}

// passages are those of all citations in the text.
func (p *prose) passages() []passage {
	var all []passage
	for _, m := range p.marks {
		all = append(all, m.passages...)
	}
	return all
}

// abbreviations are words whose full stop does not end a sentence.
var abbreviations = wordSet("Mr Mrs Ms Dr St No Nos vs cf Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec e.g i.e pp p ed eds vol Inc Co Ltd")

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
		if text[mark] == '.' && (abbreviations[word] || utf8.RuneCountInString(word) == 1 && unicode.IsLetter(rune(word[0])) || strings.Contains(word, ".")) && next != "" {
			continue
		}
		if next == "" || unicode.IsUpper(c) || unicode.IsDigit(c) || strings.ContainsRune("“\"‘([", c) || unicode.Is(unicode.Han, c) {
			return len(text) - len(next)
		}
	}
	return len(text)
}

// slideText collects the claims of the slides in document order.
func (c *checker) slideText() {
	slides := c.r.deck.Slides
	for n := c.r.doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h := slideHeading(n); h != nil {
			c.slug, c.onSlide = headingAttributes(h).ID, nil
			for len(slides) > 0 && slides[0].Line < c.r.line(n.Pos()) {
				slides = slides[1:]
			}
			if len(slides) > 0 && slides[0].Line == c.r.line(n.Pos()) {
				c.onSlide = passagesOf(slides[0].Cites)
			}
			c.statement(n, c.onSlide)
			continue
		}
		c.block(n, nil)
	}
}

func (c *checker) blocks(parent ast.Node, outer []passage) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		c.block(n, outer)
	}
}

// block collects the claims of a block. outer bears them out where the block cites nothing.
func (c *checker) block(n ast.Node, outer []passage) {
	if c.depth++; c.depth > maxDepth {
		c.depth--
		return
	}
	defer func() { c.depth-- }()
	switch n := n.(type) {
	case *ast.Paragraph:
		if !c.r.captions[n] && !c.r.isPause(n) {
			c.statement(n, outer)
		}
	case *ast.TextBlock:
		c.statement(n, outer)
	case *ast.Heading:
		c.statement(n, c.onSlide)
	case *ast.ListItem:
		if own := c.cited(n, false); own != nil {
			outer = own
		}
		c.blocks(n, outer)
	case *ast.Blockquote:
		if own := c.cited(n, true); own != nil {
			outer = own
		}
		c.quote(n)
		c.blocks(n, outer)
	case *extast.Table:
		c.table(n, outer)
	case *extast.DefinitionList:
		c.definitions(n, outer)
	case *ast.FencedCodeBlock:
		c.figureText(n)
	case *ast.List, *divNode:
		c.blocks(n, outer)
	}
}

// definitions collects the claims of a definition list. The first meaning after a term bears
// the term out.
func (c *checker) definitions(n *extast.DefinitionList, outer []passage) {
	var meaning []passage
	for d := n.LastChild(); d != nil; d = d.PreviousSibling() {
		if _, term := d.(*extast.DefinitionTerm); term {
			c.statement(d, meaning)
			continue
		}
		meaning = c.cited(d, true)
		c.blocks(d, outer)
	}
}

// cited returns the passages cited below a node; nested includes those in lists below it.
func (c *checker) cited(n ast.Node, nested bool) []passage {
	var all []passage
	ast.Walk(n, func(m ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, list := m.(*ast.List); list && !nested {
			return ast.WalkSkipChildren, nil
		}
		if cite, ok := m.(*citeNode); ok && entering {
			all = append(all, passagesOf(cite.Cites)...)
		}
		return ast.WalkContinue, nil
	})
	return all
}

// quote reports a block quote without quotation marks: the check needs them to know which
// words are the source's.
func (c *checker) quote(n *ast.Blockquote) {
	var p prose
	ast.Walk(n, func(m ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && m.Type() == ast.TypeBlock && m.FirstChild() != nil && m.FirstChild().Type() == ast.TypeInline {
			p.read(m, c.r.src)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if len(readQuotations(string(p.text))) == 0 {
		c.findDeck(max(n.Pos(), p.offset(0)), "quotation", "a block quote without quotation marks, so that its words cannot be checked; put what was said in “…”")
	}
}

// table collects the claims of a table. A cell is borne out by its own citations, else by
// those of its row, else by the caption's; head and caption by those of the whole table.
func (c *checker) table(t *extast.Table, outer []passage) {
	all := c.cited(t, true)
	caption := outer
	for _, n := range []ast.Node{t.PreviousSibling(), t.NextSibling()} {
		if n != nil && c.r.captions[n] && !c.captionDone[n] {
			c.captionDone[n] = true
			if own := c.cited(n, true); own != nil {
				caption = own
			}
			c.statement(n, append(slices.Clone(all), outer...))
			break
		}
	}
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		scope := c.cited(row, true)
		if _, head := row.(*extast.TableHeader); head && scope == nil {
			scope = append(slices.Clone(all), caption...)
		}
		if scope == nil {
			scope = caption
		}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			c.statement(cell, scope)
		}
	}
}

// statement collects the citations and claims of a block's inline text.
func (c *checker) statement(n ast.Node, outer []passage) {
	var p prose
	p.read(n, c.r.src)
	for _, m := range p.marks {
		line, column := c.r.position(p.offset(m.at))
		for _, passage := range m.passages {
			c.cites = append(c.cites, citeAt{passage, place{deckFile, line, column}})
		}
	}
	c.read(string(p.text), p.spans, func(start, end int, name bool) ([]passage, place) {
		line, column := c.r.position(p.offset(start))
		return p.scope(start, end, name, outer), place{deckFile, line, column}
	})
	c.noteConflicts(&p, outer)
}

// read collects the claims of a text: mentions, quotations and marked spans. where returns
// the passages that bear out a part of the text, and its place in the deck.
func (c *checker) read(text string, spans []proseSpan, where func(start, end int, name bool) ([]passage, place)) {
	taken := slices.Clone(spans)
	add := func(kind claimKind, start, end int, said string, f mention, name bool) {
		passages, at := where(start, end, name)
		c.claims = append(c.claims, claim{place: at, slug: c.slug, kind: kind, text: said, mention: f, passages: passages, also: c.also, optional: name})
	}
	for _, s := range spans {
		said := strings.TrimSpace(strings.ReplaceAll(text[s.start:s.end], citeRune, ""))
		switch s.kind {
		case "derived":
			add(derivedClaim, s.start, s.end, said, mention{}, false)
		case "lang":
			if phraseLength(said) > 0 {
				add(phraseClaim, s.start, s.end, said, mention{}, true)
			}
		}
	}
	overlaps := func(start, end int) bool {
		return slices.ContainsFunc(taken, func(s proseSpan) bool { return start < s.end && s.start < end })
	}
	for _, q := range readQuotations(text) {
		if slices.ContainsFunc(spans, func(s proseSpan) bool { return s.start <= q.start && q.end <= s.end }) {
			continue
		}
		if q.open {
			_, at := where(q.start, q.end, false)
			c.find(at, "quotation", "a quotation mark that is not closed; add the other")
			break
		}
		taken = append(taken, proseSpan{"quote", q.start, q.end})
		said := strings.ReplaceAll(q.text, citeRune, "")
		if len(spoken(said)) > 0 {
			add(phraseClaim, q.start, q.end, said, mention{}, false)
		}
	}
	for _, f := range readMentions(text) {
		if !overlaps(f.start, f.end) {
			add(mentionClaim, f.start, f.end, strings.Join(strings.Fields(text[f.start:f.end]), " "), f, f.kind == nameMention)
		}
	}
}
