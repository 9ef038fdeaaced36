package pandoc

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"exhibit/slides"
)

// gatherFootnotes finds the footnotes of a document, which goldmark puts at its end.
func (r *reader) gatherFootnotes(doc ast.Node) {
	r.footnotes = map[int]*extast.Footnote{}
	for n := doc.LastChild(); n != nil; n = n.PreviousSibling() {
		if list, ok := n.(*extast.FootnoteList); ok {
			for f := list.FirstChild(); f != nil; f = f.NextSibling() {
				if note, ok := f.(*extast.Footnote); ok {
					r.footnotes[note.Index] = note
				}
			}
		}
	}
}

// footnoteMark reads a mark that leads to a footnote, and puts the footnote at the foot of the slide.
func (t *textReader) footnoteMark(n *extast.FootnoteLink) []slides.Node {
	note := t.s.footnotes[n.Index]
	if note == nil {
		return nil
	}
	if t.inFootnote {
		t.warnf(n, "a footnote within a footnote is left out")
		return nil
	}
	if _, again := t.s.noteSizes[note]; !again {
		t.s.noteSizes[note] = sizeOf(note)
	} else if !t.s.repeat(t.pos(n), t.s.noteSizes[note]) {
		return nil
	}
	inner := *t
	inner.inFootnote = true
	return t.footnote(n, inner.blocks(note))
}

// sizeOf is how many bytes of text a block holds.
func sizeOf(block ast.Node) (size int) {
	ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if lines := n.Lines(); entering && lines != nil {
			for _, line := range lines.Sliced(0, lines.Len()) {
				size += line.Len()
			}
		}
		return ast.WalkContinue, nil
	})
	return size
}

// maxRepeated is how many bytes of a deck's text may be there again: footnotes with several marks, and addresses
// with several links.
const maxRepeated = maxText

// repeat reports whether text of a size may be there once more.
func (r *reader) repeat(pos, size int) bool {
	if r.repeated += size; r.repeated > maxRepeated {
		r.warnOnce("repeated", pos, "the footnotes, addresses and tables of files that stand in several places have more than %d bytes together; from here on they are left out; write shorter ones", maxRepeated)
		return false
	}
	return true
}

// footnote puts a note at the foot of the slide, and returns the mark that leads there. In speaker
// notes its text stands where it is.
func (t *textReader) footnote(n ast.Node, note []slides.Node) []slides.Node {
	if t.inNotes {
		return append(append([]slides.Node{{Text: " (", Pos: t.pos(n)}}, inlinesOf(note)...), slides.Node{Text: ")", Pos: t.pos(n)})
	}
	if t.noted(note, t.pos(n)) {
		return nil
	}
	t.s.noted++
	id, number := "fn-"+strconv.Itoa(t.s.noted), strconv.Itoa(len(t.s.slideFootnotes)+1)
	back := slides.Node{Kind: "a", Pos: t.pos(n), Claim: slides.Address, Attrs: []slides.Attr{{Name: "href", Value: "#" + id + "-mark"}, {Name: "class", Value: "footnote-back"}, {Name: "aria-label", Value: number}},
		Children: []slides.Node{{Text: "↩", Pos: t.pos(n)}}}
	t.s.slideFootnotes = append(t.s.slideFootnotes, slides.Node{Kind: "li", Pos: t.pos(n), Known: t.knownDay(note), Attrs: []slides.Attr{{Name: "id", Value: id}},
		Children: append(inlinesOf(note), slides.Node{Text: " ", Pos: t.pos(n)}, back)})
	return []slides.Node{{Kind: "sup", Pos: t.pos(n), Attrs: []slides.Attr{{Name: "class", Value: "footnote-mark"}}, Children: []slides.Node{{
		Kind: "a", Pos: t.pos(n), Claim: slides.Address, Attrs: []slides.Attr{{Name: "href", Value: "#" + id}, {Name: "id", Value: id + "-mark"}}, Children: []slides.Node{{Text: number, Pos: t.pos(n)}},
	}}}}
}

// inlinesOf returns the text of a note of one paragraph, or a note of several as it is.
func inlinesOf(note []slides.Node) []slides.Node {
	if len(note) == 1 && note[0].Kind == "p" {
		return note[0].Children
	}
	return note
}
