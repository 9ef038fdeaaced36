// Package syntax reads the parts of Pandoc's Markdown that goldmark has no parser for: H~2~O,
// m^2^, ~~struck~~ and ==highlighted== text, notes as ^[text], line blocks, lists with letters, Roman numerals
// and examples, definition lists with : and ~, and tables whose columns are set out in the text; and footnotes, for
// which goldmark's parser takes time that grows with the square of their number.
package syntax

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// Extension is the extension of goldmark that reads them, but for the tables, for which see [Tables].
var Extension goldmark.Extender = extender{}

type extender struct{}

func (extender) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithInlineParsers(
			util.Prioritized(footnoteMarks{}, 101),
			util.Prioritized(enclosed{}, 140),
			util.Prioritized(struck{'~', "del"}, 500),
			util.Prioritized(struck{'=', "mark"}, 500),
		),
		parser.WithBlockParsers(append(BlockParsers(), util.Prioritized(newFootnoteBlocks(), 999))...),
		parser.WithASTTransformers(util.Prioritized(footnoteList{}, 999)),
	)
}

// BlockParsers are the parsers of blocks of [Extension].
func BlockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(definitionLists{}, 101),
		util.Prioritized(definitions{}, 102),
		util.Prioritized(orderedLists{parser.NewListParser()}, 290), // before goldmark's lists
		util.Prioritized(orderedItems{}, 291),
		util.Prioritized(lineBlocks{}, 850),
	}
}

// Inline is text that stands between marks.
type Inline struct {
	ast.BaseInline
	Element string // of HTML: "sub", "sup", "del" or "mark"
}

// Note is a footnote that is written where it belongs; its children are the text of the note.
type Note struct{ ast.BaseInline }

// LineBlock holds lines that stay lines. Its children are of type [Line].
type LineBlock struct{ ast.BaseBlock }

// Line is a line of a [LineBlock]. It is broken in the source where a line begins with a space.
type Line struct {
	ast.BaseBlock
	Indent int // how many spaces it begins with, behind the one that follows the bar
}

// The kinds of the nodes.
var (
	KindInline    = ast.NewNodeKind("Inline")
	KindNote      = ast.NewNodeKind("Note")
	KindLineBlock = ast.NewNodeKind("LineBlock")
	KindLine      = ast.NewNodeKind("Line")
)

// Kind is KindInline.
func (n *Inline) Kind() ast.NodeKind { return KindInline }

// Dump prints the node.
func (n *Inline) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"Element": n.Element}, nil)
}

// Kind is KindNote.
func (n *Note) Kind() ast.NodeKind { return KindNote }

// Dump prints the node.
func (n *Note) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// Kind is KindLineBlock.
func (n *LineBlock) Kind() ast.NodeKind { return KindLineBlock }

// Dump prints the node.
func (n *LineBlock) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// Kind is KindLine.
func (n *Line) Kind() ast.NodeKind { return KindLine }

// Dump prints the node.
func (n *Line) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
