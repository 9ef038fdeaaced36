package syntax

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// definitionLists opens definition lists: a paragraph of one line, the term, and meanings behind : or ~,
// which may be indented. With a : at the beginning of a line, the paragraph may be several terms. They are
// nodes of goldmark, whose own parser knows no ~ and no indent.
type definitionLists struct{}

// definitions opens the meanings in such lists.
type definitions struct{}

// definitionIndent is how far the blocks of a meaning are indented at most, as in Pandoc.
const definitionIndent = 4

// definitionMark reads the mark at the start of a line, and returns its place and how far the text behind
// it is indented; -1 for none.
func definitionMark(reader text.Reader, pc parser.Context) (at, indent int) {
	line, _ := reader.PeekLine()
	at = pc.BlockOffset()
	if at < 0 || at > 2 || pc.BlockIndent() != at || line[at] != ':' && line[at] != '~' {
		return -1, 0
	}
	width, _ := util.IndentWidth(line[at+1:], at+1)
	if width < 1 {
		return -1, 0
	}
	return at, min(at+1+width, definitionIndent)
}

func (definitionLists) Trigger() []byte { return []byte{':', '~'} }

func (definitionLists) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if _, ok := parent.(*extast.DefinitionList); ok {
		return nil, parser.NoChildren
	}
	at, indent := definitionMark(reader, pc)
	if at < 0 {
		return nil, parser.NoChildren
	}
	switch last := parent.LastChild().(type) {
	case *extast.DefinitionList: // one more meaning
		last.Offset, last.TemporaryParagraph = indent, nil
		return last, parser.HasChildren
	case *ast.Paragraph:
		if line, _ := reader.PeekLine(); (line[at] == '~' || at > 0) && last.Lines().Len() > 1 {
			return nil, parser.NoChildren // text that is broken before "about", or has a caption below
		}
		if list, ok := last.PreviousSibling().(*extast.DefinitionList); ok {
			list.Offset, list.TemporaryParagraph = indent, last
			return list, parser.HasChildren
		}
		return extast.NewDefinitionList(indent, last), parser.HasChildren | parser.RequireParagraph
	}
	return nil, parser.NoChildren
}

func (definitionLists) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	offset := node.(*extast.DefinitionList).Offset
	if width, _ := util.IndentWidth(line, reader.LineOffset()); width < offset {
		return parser.Close
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), offset)
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (definitionLists) Close(ast.Node, text.Reader, parser.Context) {}

func (definitionLists) CanInterruptParagraph() bool { return true }

func (definitionLists) CanAcceptIndentedLine() bool { return false }

func (definitions) Trigger() []byte { return []byte{':', '~'} }

func (definitions) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	list, _ := parent.(*extast.DefinitionList)
	at, _ := definitionMark(reader, pc)
	if list == nil || at < 0 {
		return nil, parser.NoChildren
	}
	if terms := list.TemporaryParagraph; terms != nil {
		lines := terms.Lines()
		for i := range lines.Len() {
			term, segment := extast.NewDefinitionTerm(), lines.At(i)
			term.Lines().Append(segment.TrimRightSpace(reader.Source()))
			list.AppendChild(list, term)
		}
		terms.Parent().RemoveChild(terms.Parent(), terms)
		list.TemporaryParagraph = nil
	}
	line, _ := reader.PeekLine()
	pos, padding := util.IndentPosition(line[at+1:], at+1, list.Offset-at-1)
	reader.AdvanceAndSetPadding(at+1+pos, padding)
	return extast.NewDefinitionDescription(), parser.HasChildren
}

func (definitions) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Continue | parser.HasChildren // the list finds the end
}

// Close makes the paragraph of a tight meaning text: of one with no empty line before it or between its
// blocks.
func (definitions) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	n := node.(*extast.DefinitionDescription)
	n.IsTight = !n.HasBlankPreviousLines()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		n.IsTight = n.IsTight && (c == n.FirstChild() || !c.HasBlankPreviousLines())
	}
	if !n.IsTight {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if p, ok := c.(*ast.Paragraph); ok {
			tight := ast.NewTextBlock()
			tight.SetLines(p.Lines())
			n.ReplaceChild(n, p, tight)
			c = tight
		}
	}
}

func (definitions) CanInterruptParagraph() bool { return true }

func (definitions) CanAcceptIndentedLine() bool { return false }
