//go:build !js

package slides

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// textReader reads one part of a slide's text into nodes. A node of Markdown of an unknown kind
// is an error.
type textReader struct {
	s           *slideReader
	inNotes     bool
	inMatrix    bool
	dated       bool // inside an element with known=
	inLink      bool
	incremental bool
	depth       int
	last        int // the offset in deck.md behind the text read so far
}

func (s *slideReader) text() *textReader { return &textReader{s: s} }

func (t *textReader) errorf(n ast.Node, format string, args ...any) {
	t.s.deckErrorf(t.pos(n), format, args...)
}

// pos is the offset of a node in deck.md, or of the nearest ancestor that has one.
func (t *textReader) pos(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return p
		}
	}
	return 0
}

// deeper counts a level of recursion. It reports nodes that nest deeper than maxDepth and is
// false for them.
func (t *textReader) deeper(n ast.Node) bool {
	if t.depth++; t.depth > maxDepth {
		if t.depth == maxDepth+1 {
			t.errorf(n, "the text nests more than %d deep; simplify it", maxDepth)
		}
		return false
	}
	return true
}

func (t *textReader) blocks(parent ast.Node) (all []Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, t.block(n)...)
	}
	return all
}

// block reads a block of Markdown: one node, none after an error or for what is no text, or the
// inline nodes of an item of a tight list.
func (t *textReader) block(n ast.Node) []Node {
	defer func() { t.depth-- }()
	if !t.deeper(n) {
		return nil
	}
	switch n := n.(type) {
	case *ast.Paragraph:
		return t.paragraph(n)
	case *ast.TextBlock:
		return t.inlines(n)
	case *ast.Heading:
		return t.heading(n)
	case *ast.List:
		return []Node{t.list(n)}
	case *ast.Blockquote:
		t.blankLineBefore(n)
		return []Node{t.statement("blockquote", n, t.blocks(n))}
	case *ast.FencedCodeBlock:
		return t.code(n)
	case *ast.CodeBlock:
		return []Node{t.codeBlock(n)}
	case *extast.Table:
		return []Node{t.table(n)}
	case *extast.DefinitionList:
		if _, ok := n.NextSibling().(*extast.Table); ok {
			t.errorf(n, "Pandoc reads this as the caption of the table that follows; put the caption after its table")
		}
		return []Node{t.definitions(n)}
	case *divNode:
		return []Node{t.div(n)}
	case *ast.LinkReferenceDefinition:
	case *ast.HTMLBlock:
		t.errorf(n, "raw HTML; write it in Markdown, or \\< for the character")
	case *ast.ThematicBreak:
		t.errorf(n, "a rule would start a slide in Pandoc; begin slides with # headings and remove it")
	default:
		t.errorf(n, "%s is not part of the format; see the package comment of slides", n.Kind())
	}
	return nil
}

// node returns a node of a kind at the place of a node of Markdown.
func (t *textReader) node(kind Kind, n ast.Node, children []Node) Node {
	return Node{Kind: kind, Pos: t.pos(n), Children: children}
}

// codeBlock returns the lines of a code block.
func (t *textReader) codeBlock(n ast.Node) Node {
	text := Node{Text: string(n.Lines().Value(t.s.src)), Pos: t.pos(n)}
	return t.node("pre", n, []Node{t.node("code", n, []Node{text})})
}

// definitions reads a definition list. A term is shown from the day of the earliest of its meanings.
func (t *textReader) definitions(list *extast.DefinitionList) Node {
	all := t.node("dl", list, nil)
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if _, term := n.(*extast.DefinitionTerm); term {
			all.Children = append(all.Children, t.node("dt", n, t.inlines(n)))
		} else {
			all.Children = append(all.Children, t.statement("dd", n, t.blocks(n)))
		}
	}
	first := ""
	for i := len(all.Children) - 1; i >= 0; i-- {
		switch c := &all.Children[i]; {
		case c.Kind == "dt":
			c.Known = first
		case i+1 == len(all.Children) || all.Children[i+1].Kind == "dt":
			first = c.Known
		default:
			first = earlier(first, c.Known)
		}
	}
	return all
}

// blankLineBefore reports a block without an empty line before it, which Pandoc would read as
// part of the paragraph above.
func (t *textReader) blankLineBefore(n ast.Node) {
	if _, inItem := n.Parent().(*ast.ListItem); inItem {
		return
	}
	switch n.PreviousSibling().(type) {
	case nil, *divNode, *ast.Heading, *ast.FencedCodeBlock:
		return
	}
	line := t.s.line(t.pos(n))
	if strings.Trim(t.s.lineText(line-1), " \t>") != "" {
		t.errorf(n, "no empty line before this; add one, or Pandoc reads it as part of the text above")
	}
}

func (t *textReader) paragraph(n *ast.Paragraph) []Node {
	text := string(n.Lines().Value(t.s.src))
	switch {
	case t.s.isPause(n):
		t.errorf(n, "a pause must stand between the blocks of a slide, not within columns, notes or other blocks")
		return nil
	case captionLength(n, t.s.src) > 0:
		if _, follows := n.NextSibling().(*extast.Table); !follows && !t.s.captions[n] {
			t.errorf(n, "a caption without a table; put it directly after its table")
		}
		return nil
	case strings.HasPrefix(text, "|"):
		t.errorf(n, "not a table; give the line of dashes below the head as many columns as the head")
	}
	return []Node{t.statement("p", n, t.inlines(n))}
}

func (t *textReader) heading(n *ast.Heading) []Node {
	t.blankLineBefore(n)
	a := headingAttributes(n)
	if n.Level > 1 && (a.ID != "" || len(a.Classes) > 0) {
		t.errorf(n, "only headings that start a slide have an identifier or a class; remove {…}")
	}
	t.noValues(n, a.Values)
	switch n.Level {
	case 1:
		t.errorf(n, "a heading that starts a slide must not stand in a list, a quote or a div; move it out")
	case 2, 3:
		return []Node{t.statement(Kind(fmt.Sprintf("h%d", n.Level)), n, t.inlines(n))}
	default:
		t.errorf(n, "a heading of level %d; use level 2 or 3 within a slide", n.Level)
	}
	return nil
}

// list reads a list. An item is shown from the day of its first block.
func (t *textReader) list(n *ast.List) Node {
	t.blankLineBefore(n)
	list := t.node("ul", n, nil)
	if n.IsOrdered() {
		list.Kind = "ol"
		if n.Start != 1 {
			list.Attrs = append(list.Attrs, Attr{"start", strconv.Itoa(n.Start)})
		}
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		li := t.node("li", item, nil)
		if t.incremental {
			t.s.Steps++
			li.Step = t.s.Steps
		}
		for block := item.FirstChild(); block != nil; block = block.NextSibling() {
			nodes := t.block(block)
			if block == item.FirstChild() {
				li.Known = t.knownDay(nodes)
			}
			li.Children = append(li.Children, nodes...)
		}
		list.Children = append(list.Children, li)
	}
	return list
}

var codeInfo = regexp.MustCompile(`^[A-Za-z0-9+#-]*$`)

func (t *textReader) code(n *ast.FencedCodeBlock) []Node {
	t.closedFence(n)
	if a := t.s.figureAttributes(n); a != nil {
		t.errorf(n, "a figure must stand between the blocks of a slide or of a column; move it out")
		t.s.addFigure(n, a)
		return nil
	}
	if n.Info != nil {
		info := string(n.Info.Segment.Value(t.s.src))
		if !codeInfo.MatchString(info) || hint(info, []string{"chart"}) != "" {
			t.errorf(n, "```%s is neither a figure nor code; write ``` {.chart #name} for a figure, ```yaml for code", info)
		}
	}
	return []Node{t.codeBlock(n)}
}

var codeFence = regexp.MustCompile("^[ >]*(?:`{3,}|~{3,})\\s*$")

// closedFence reports a code block without a closing fence.
func (t *textReader) closedFence(n *ast.FencedCodeBlock) {
	last := t.s.line(n.Pos()) + n.Lines().Len() + 1
	if !codeFence.MatchString(t.s.lineText(last)) {
		t.s.lostFigure = true
		t.errorf(n, "the code block is not closed; add a line ``` after it")
	}
}

// divClasses are the names of divs, each with the block that it must hold; empty for any.
var divClasses = map[string]string{
	"notes": "", "columns": "", "column": "", "lede": "", "aside": "", "seal": "",
	"incremental": "list", "tiles": "list", "matrix": "table",
}

func divNames() []string {
	var names []string
	for name := range divClasses {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// openDiv reports faults of the line that opens a div, and a missing end.
func (t *textReader) openDiv(n *divNode) {
	switch {
	case n.Stray:
		t.errorf(n, "this ::: closes nothing; remove it, or name the block it should open")
		return
	case n.TooDeep:
		t.errorf(n, "blocks nest more than %d deep; close them with :::", maxDivs)
		return
	case n.Malformed:
		t.errorf(n, "not the opening of a block; write ::: name or ::: {.name}")
	case len(n.Classes) == 0:
		t.errorf(n, "the block has no name; write ::: {.name}, with one of %s", oneOf(divNames()))
	}
	t.blankLineBefore(n)
	for _, class := range n.Classes {
		if _, known := divClasses[class]; !known {
			t.errorf(n, "unknown class %q%s (known: %s)", class, hint(class, divNames()), strings.Join(divNames(), ", "))
		}
	}
	if n.ID != "" {
		t.errorf(n, "unsupported attribute #%s; remove it", n.ID)
	}
	if n.is("column") {
		t.noValues(n, without(n.Values, "width"))
	} else if n.is("columns") || n.is("notes") {
		t.noValues(n, n.Values)
	} else {
		t.noValues(n, without(n.Values, "known"))
	}
	if !n.Closed {
		t.errorf(n, "the block is not closed; add a line ::: after it")
	}
}

func (t *textReader) div(n *divNode) Node {
	t.openDiv(n)
	outer := *t
	for _, class := range n.Classes {
		switch class {
		case "column":
			t.errorf(n, "a column outside of columns; put it in :::: columns")
		case "notes", "columns":
			t.errorf(n, "%s must stand by itself between the blocks of a slide; move it out", class)
			t.inNotes = t.inNotes || class == "notes"
		case "matrix":
			t.inMatrix = true
		case "incremental":
			t.incremental = true
			if t.inNotes {
				t.errorf(n, "incremental in notes has no effect; remove it")
			}
		}
		if needed := divClasses[class]; needed != "" && !holds(n, needed) {
			t.errorf(n, "%s without a %s; put one inside, or remove it", class, needed)
		}
	}
	div := t.node("div", n, nil)
	if d := t.knownValue(n, &n.attributes); d != "" {
		div.Known, t.dated = d.last(), true
	}
	div.Attrs = []Attr{{"class", strings.Join(n.Classes, " ")}}
	div.Children = t.blocks(n)
	if slices.Contains(n.Classes, "seal") {
		div.Children = append(div.Children, t.node(SealLine, n, nil))
	}
	t.inNotes, t.inMatrix, t.incremental, t.dated = outer.inNotes, outer.inMatrix, outer.incremental, outer.dated
	return div
}

// holds reports whether a div holds a "list" or a "table" at any depth.
func holds(n *divNode, what string) (found bool) {
	ast.Walk(n, func(c ast.Node, _ bool) (ast.WalkStatus, error) {
		switch c.(type) {
		case *ast.List:
			found = found || what == "list"
		case *extast.Table:
			found = found || what == "table"
		}
		if found {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// noValues reports each of the attributes as unsupported.
func (t *textReader) noValues(n ast.Node, values []attribute) {
	for _, v := range values {
		t.errorf(n, "unsupported attribute %s; remove it", v.Key)
	}
}
