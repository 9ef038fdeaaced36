//go:build !js

package slides

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// htmlWriter writes the HTML of one part of a slide. It writes every element and attribute by
// name and escapes everything from the deck; a node of an unknown kind is an error.
type htmlWriter struct {
	s           *slideReader
	buf         bytes.Buffer
	w           *bufio.Writer // to buf
	plain       bool          // for plain text: write no citations, report no errors
	inNotes     bool
	inMatrix    bool
	dated       bool // inside an element with known=
	inLink      bool
	inHeading   bool
	incremental bool
	depth       int
}

func (s *slideReader) html() *htmlWriter {
	h := &htmlWriter{s: s}
	h.w = bufio.NewWriterSize(&h.buf, 256)
	return h
}

// String returns the HTML written so far and resets the writer.
func (h *htmlWriter) String() string {
	h.w.Flush()
	defer h.buf.Reset()
	return h.buf.String()
}

var tag = regexp.MustCompile(`<[^>]*>`)

// text returns the HTML written so far as plain text on one line, and resets the writer.
func (h *htmlWriter) text() string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(h.String(), ""))), " ")
}

func (h *htmlWriter) raw(parts ...string) {
	for _, p := range parts {
		h.w.WriteString(p)
	}
}

func (h *htmlWriter) errorf(n ast.Node, format string, args ...any) {
	if !h.plain {
		h.s.deckErrorf(h.pos(n), format, args...)
	}
}

// pos is the offset of a node in deck.md, or of the nearest ancestor that has one.
func (h *htmlWriter) pos(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return p
		}
	}
	return 0
}

// deeper counts a level of recursion. It reports nodes that nest deeper than maxDepth and is
// false for them.
func (h *htmlWriter) deeper(n ast.Node) bool {
	if h.depth++; h.depth > maxDepth {
		if h.depth == maxDepth+1 {
			h.errorf(n, "the text nests more than %d deep; simplify it", maxDepth)
		}
		return false
	}
	return true
}

func (h *htmlWriter) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		h.block(n)
	}
}

func (h *htmlWriter) block(n ast.Node) {
	defer func() { h.depth-- }()
	if !h.deeper(n) {
		return
	}
	switch n := n.(type) {
	case *ast.Paragraph:
		h.paragraph(n)
	case *ast.TextBlock:
		h.inlines(n)
	case *ast.Heading:
		h.heading(n)
	case *ast.List:
		h.list(n)
	case *ast.Blockquote:
		h.blankLineBefore(n)
		h.statement("blockquote", n, h.blocks)
	case *ast.FencedCodeBlock:
		h.code(n)
	case *ast.CodeBlock:
		h.raw("<pre><code>", html.EscapeString(string(n.Lines().Value(h.s.src))), "</code></pre>")
	case *extast.Table:
		h.table(n)
	case *extast.DefinitionList:
		if _, ok := n.NextSibling().(*extast.Table); ok {
			h.errorf(n, "Pandoc reads this as the caption of the table that follows; put the caption after its table")
		}
		h.element("dl", n, h.blocks)
	case *extast.DefinitionTerm:
		h.openKnown("dt", h.termDay(n))
		h.raw(">")
		h.inlines(n)
		h.raw("</dt>")
	case *extast.DefinitionDescription:
		h.statement("dd", n, h.blocks)
	case *divNode:
		h.div(n)
	case *ast.LinkReferenceDefinition:
	case *ast.HTMLBlock:
		h.errorf(n, "raw HTML; write it in Markdown, or \\< for the character")
	case *ast.ThematicBreak:
		h.errorf(n, "a rule would start a slide in Pandoc; begin slides with # headings and remove it")
	default:
		h.errorf(n, "%s is not part of the format; see the package comment of slides", n.Kind())
	}
}

func (h *htmlWriter) element(name string, n ast.Node, content func(ast.Node)) {
	h.raw("<", name, ">")
	content(n)
	h.raw("</", name, ">")
}

// blankLineBefore reports a block without an empty line before it, which Pandoc would read as
// part of the paragraph above.
func (h *htmlWriter) blankLineBefore(n ast.Node) {
	if _, inItem := n.Parent().(*ast.ListItem); inItem {
		return
	}
	switch n.PreviousSibling().(type) {
	case nil, *divNode, *ast.Heading, *ast.FencedCodeBlock:
		return
	}
	line := h.s.line(h.pos(n))
	if strings.Trim(h.s.lineText(line-1), " \t>") != "" {
		h.errorf(n, "no empty line before this; add one, or Pandoc reads it as part of the text above")
	}
}

func (h *htmlWriter) paragraph(n *ast.Paragraph) {
	text := string(n.Lines().Value(h.s.src))
	switch {
	case h.s.isPause(n):
		h.errorf(n, "a pause must stand between the blocks of a slide, not within columns, notes or other blocks")
		return
	case captionLength(n, h.s.src) > 0:
		if _, follows := n.NextSibling().(*extast.Table); !follows && !h.s.captions[n] {
			h.errorf(n, "a caption without a table; put it directly after its table")
		}
		return
	case strings.HasPrefix(text, "|"):
		h.errorf(n, "not a table; give the line of dashes below the head as many columns as the head")
	}
	h.statement("p", n, h.inlines)
}

func (h *htmlWriter) heading(n *ast.Heading) {
	h.blankLineBefore(n)
	a := headingAttributes(n)
	if n.Level > 1 && (a.ID != "" || len(a.Classes) > 0) {
		h.errorf(n, "only headings that start a slide have an identifier or a class; remove {…}")
	}
	h.noValues(n, a.Values)
	h.inHeading = true
	defer func() { h.inHeading = false }()
	switch n.Level {
	case 1:
		h.errorf(n, "a heading that starts a slide must not stand in a list, a quote or a div; move it out")
	case 2:
		h.statement("h2", n, h.inlines)
	case 3:
		h.statement("h3", n, h.inlines)
	default:
		h.errorf(n, "a heading of level %d; use level 2 or 3 within a slide", n.Level)
	}
}

func (h *htmlWriter) list(n *ast.List) {
	h.blankLineBefore(n)
	name := "ul"
	if n.IsOrdered() {
		name = "ol"
	}
	h.raw("<", name)
	if n.IsOrdered() && n.Start != 1 {
		fmt.Fprintf(h.w, ` start="%d"`, n.Start)
	}
	h.raw(">")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		h.openKnown("li", h.itemDay(item))
		if h.incremental {
			h.s.Steps++
			fmt.Fprintf(h.w, ` data-step="%d"`, h.s.Steps)
		}
		h.raw(">")
		h.blocks(item)
		h.raw("</li>")
	}
	h.raw("</", name, ">")
}

var codeInfo = regexp.MustCompile(`^[A-Za-z0-9+#-]*$`)

func (h *htmlWriter) code(n *ast.FencedCodeBlock) {
	h.closedFence(n)
	if a := h.s.figureAttributes(n); a != nil {
		h.errorf(n, "a figure must stand between the blocks of a slide or of a column; move it out")
		h.s.addFigure(n, a)
		return
	}
	if n.Info != nil {
		info := string(n.Info.Segment.Value(h.s.src))
		if !codeInfo.MatchString(info) || hint(info, []string{"chart"}) != "" {
			h.errorf(n, "```%s is neither a figure nor code; write ``` {.chart #name} for a figure, ```yaml for code", info)
		}
	}
	h.raw("<pre><code>", html.EscapeString(string(n.Lines().Value(h.s.src))), "</code></pre>")
}

var codeFence = regexp.MustCompile("^[ >]*(?:`{3,}|~{3,})\\s*$")

// closedFence reports a code block without a closing fence.
func (h *htmlWriter) closedFence(n *ast.FencedCodeBlock) {
	last := h.s.line(n.Pos()) + n.Lines().Len() + 1
	if !codeFence.MatchString(h.s.lineText(last)) {
		h.s.lostFigure = true
		h.errorf(n, "the code block is not closed; add a line ``` after it")
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
func (h *htmlWriter) openDiv(n *divNode) {
	switch {
	case n.Stray:
		h.errorf(n, "this ::: closes nothing; remove it, or name the block it should open")
		return
	case n.TooDeep:
		h.errorf(n, "blocks nest more than %d deep; close them with :::", maxDivs)
		return
	case n.Malformed:
		h.errorf(n, "not the opening of a block; write ::: name or ::: {.name}")
	case len(n.Classes) == 0:
		h.errorf(n, "the block has no name; write ::: {.name}, with one of %s", oneOf(divNames()))
	}
	h.blankLineBefore(n)
	for _, class := range n.Classes {
		if _, known := divClasses[class]; !known {
			h.errorf(n, "unknown class %q%s (known: %s)", class, hint(class, divNames()), strings.Join(divNames(), ", "))
		}
	}
	if n.ID != "" {
		h.errorf(n, "unsupported attribute #%s; remove it", n.ID)
	}
	if n.is("column") {
		h.noValues(n, without(n.Values, "width"))
	} else if n.is("columns") || n.is("notes") {
		h.noValues(n, n.Values)
	} else {
		h.noValues(n, without(n.Values, "known"))
	}
	if !n.Closed {
		h.errorf(n, "the block is not closed; add a line ::: after it")
	}
}

func (h *htmlWriter) div(n *divNode) {
	h.openDiv(n)
	outer := *h
	for _, class := range n.Classes {
		switch class {
		case "column":
			h.errorf(n, "a column outside of columns; put it in :::: columns")
		case "notes", "columns":
			h.errorf(n, "%s must stand by itself between the blocks of a slide; move it out", class)
			h.inNotes = h.inNotes || class == "notes"
		case "matrix":
			h.inMatrix = true
		case "incremental":
			h.incremental = true
			if h.inNotes {
				h.errorf(n, "incremental in notes has no effect; remove it")
			}
		}
		if needed := divClasses[class]; needed != "" && !holds(n, needed) {
			h.errorf(n, "%s without a %s; put one inside, or remove it", class, needed)
		}
	}
	day := ""
	if d := h.knownValue(n, &n.attributes); d != "" {
		day, h.dated = d.last(), true
	}
	h.openKnown("div", day)
	h.raw(` class="`, html.EscapeString(strings.Join(n.Classes, " ")), `">`)
	h.blocks(n)
	if slices.Contains(n.Classes, "seal") {
		h.raw(SealMark)
	}
	h.raw("</div>")
	h.inNotes, h.inMatrix, h.incremental, h.dated = outer.inNotes, outer.inMatrix, outer.incremental, outer.dated
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
func (h *htmlWriter) noValues(n ast.Node, values []attribute) {
	for _, v := range values {
		h.errorf(n, "unsupported attribute %s; remove it", v.Key)
	}
}
