package syntax

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnoteBlocks reads definitions of footnotes as goldmark does, and remembers them by label: goldmark goes
// through all of them for each mark.
type footnoteBlocks struct{ parser.BlockParser }

func newFootnoteBlocks() parser.BlockParser {
	return footnoteBlocks{extension.NewFootnoteBlockParser()}
}

// definedNotes are the footnotes of a document.
type definedNotes struct {
	list    *extast.FootnoteList
	byLabel map[string]*extast.Footnote // the first of each label
}

// notesKey is the context key of the *definedNotes.
var notesKey = parser.NewContextKey()

func (b footnoteBlocks) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	b.BlockParser.Close(node, reader, pc)
	notes, _ := pc.Get(notesKey).(*definedNotes)
	if notes == nil {
		notes = &definedNotes{node.Parent().(*extast.FootnoteList), map[string]*extast.Footnote{}}
		pc.Set(notesKey, notes)
	}
	note := node.(*extast.Footnote)
	if label := string(note.Ref); notes.byLabel[label] == nil {
		notes.byLabel[label] = note
	}
}

// footnoteMarks reads marks such as [^1] where a footnote of that label is defined, and numbers the footnotes in
// the order of their first marks.
type footnoteMarks struct{}

// maxLabel is how long a label may be, in bytes, as in CommonMark.
const maxLabel = 999

func (footnoteMarks) Trigger() []byte { return []byte{'!', '['} }

func (footnoteMarks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	notes, _ := pc.Get(notesKey).(*definedNotes)
	if notes == nil {
		return nil
	}
	line, segment := block.PeekLine()
	rest, exclaimed := bytes.CutPrefix(line, []byte("!"))
	label, ok := bytes.CutPrefix(rest, []byte("[^"))
	if !ok {
		return nil
	}
	end := bytes.IndexAny(label[:min(len(label), maxLabel)], "[]\\")
	if end < 0 || label[end] != ']' {
		return nil
	}
	note := notes.byLabel[string(label[:end])]
	if note == nil {
		return nil
	}
	if note.Index < 0 {
		notes.list.Count++
		note.Index = notes.list.Count
	}
	if exclaimed {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+1)))
	}
	block.Advance(len(line) - len(label) + end + 1)
	return extast.NewFootnoteLink(note.Index)
}

// footnoteList puts the footnotes at the end of the document.
type footnoteList struct{}

func (footnoteList) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	if notes, _ := pc.Get(notesKey).(*definedNotes); notes != nil {
		doc.AppendChild(doc, notes.list)
	}
}
