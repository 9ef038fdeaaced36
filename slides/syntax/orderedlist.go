package syntax

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// orderedLists opens the ordered lists of Pandoc that are none of CommonMark: with letters, Roman numerals,
// #, examples, and numbers in two parentheses. They become nodes of goldmark, with an attribute that
// [StyleOf] reads.
type orderedLists struct {
	parser.BlockParser // of goldmark, which finds out whether a list is tight
}

// orderedItems opens the items of such lists.
type orderedItems struct{}

// The names of the attributes of lists and items.
const (
	firstMarker  = "first marker" // of a list: the listMarker of its first item
	exampleLabel = "label"        // of an item
)

// listTriggers are the characters with which a marker begins.
var listTriggers = []byte("#(abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

// StyleOf is the style of a list; Decimal for one of CommonMark.
func StyleOf(list *ast.List) ListStyle {
	if m, ok := markerOf(list); ok {
		return m.style
	}
	return Decimal
}

// LabelOf is the label of an item of a list of examples; empty for none.
func LabelOf(item ast.Node) string {
	label, _ := item.AttributeString(exampleLabel)
	name, _ := label.(string)
	return name
}

func markerOf(list ast.Node) (listMarker, bool) {
	v, _ := list.AttributeString(firstMarker)
	m, ok := v.(listMarker)
	return m, ok
}

func (orderedLists) Trigger() []byte { return listTriggers }

func (orderedLists) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if parent.Kind() == ast.KindList {
		return nil, parser.NoChildren
	}
	last := pc.LastOpenedBlock().Node
	if ast.IsParagraph(last) && last.Parent().Kind() != ast.KindListItem {
		return nil, parser.NoChildren // as in Pandoc, a list needs an empty line before it, but for one in an item
	}
	line, _ := reader.PeekLine()
	m, ok := readMarker(line)
	if !ok {
		return nil, parser.NoChildren
	}
	list := ast.NewList(m.delim[len(m.delim)-1])
	list.Start = m.number
	if before, ok := parent.LastChild().(*ast.List); ok && m.style == AnyNumber && goesOn(before, list) {
		list.Start = before.Start + before.ChildCount()
	}
	list.SetAttributeString(firstMarker, m)
	return list, parser.HasChildren
}

// goesOn reports whether a list of open numbers goes on with the numbers of the list right before it.
func goesOn(before, list *ast.List) bool {
	_, own := markerOf(before)
	return !own && before.Marker == list.Marker
}

func (orderedLists) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) || isWithin(node.LastChild(), line, reader) {
		return parser.Continue | parser.HasChildren
	}
	first, _ := markerOf(node)
	if _, ok := first.next(line); ok {
		return parser.Continue | parser.HasChildren
	}
	return parser.Close
}

// isWithin reports whether a line is indented so that it belongs to an item.
func isWithin(item ast.Node, line []byte, reader text.Reader) bool {
	indent, _ := util.IndentWidth(line, reader.LineOffset())
	return indent >= item.(*ast.ListItem).Offset
}

func (orderedItems) Trigger() []byte { return append([]byte("0123456789"), listTriggers...) }

// exampleIndent is how far the blocks of an example are indented, whatever the length of its label.
const exampleIndent = 4

func (orderedItems) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	first, ok := markerOf(parent)
	if !ok {
		return nil, parser.NoChildren
	}
	line, _ := reader.PeekLine()
	m, ok := first.next(line)
	if !ok {
		return nil, parser.NoChildren
	}
	rest := line[m.end:]
	empty := util.IsBlank(rest)
	width, _ := util.IndentWidth(rest, m.end)
	if empty || width > 4 { // then it is code
		width = 1
	}
	item := ast.NewListItem(m.end + width)
	if m.style == Example {
		item.Offset = exampleIndent
		item.SetAttributeString(exampleLabel, m.label)
	}
	if empty {
		return item, parser.NoChildren
	}
	pos, padding := util.IndentPosition(rest, m.end, width)
	reader.AdvanceAndSetPadding(m.end+pos, padding)
	return item, parser.HasChildren
}

func (orderedItems) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		reader.AdvanceToEOL()
		return parser.Continue | parser.HasChildren
	}
	if !isWithin(node, line, reader) {
		return parser.Close
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), node.(*ast.ListItem).Offset)
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (orderedItems) Close(ast.Node, text.Reader, parser.Context) {}

func (orderedItems) CanInterruptParagraph() bool { return true }

func (orderedItems) CanAcceptIndentedLine() bool { return false }
