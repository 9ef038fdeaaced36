package pandoc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/rawhtml"
	"exhibit/slides/syntax"
)

// maxDepth is how deep blocks and emphasis may nest; no slide needs a tenth of it.
const maxDepth = 50

// textReader reads one part of a slide's text into nodes.
type textReader struct {
	s           *slideReader
	inNotes     bool
	inMatrix    bool
	dated       bool // inside an element with known=
	inLink      bool
	inFootnote  bool
	inCell      bool    // of a table whose cells hold blocks
	cites       *citing // the citations in brackets that are read; nil outside
	incremental bool
	depth       int
	last        int // the offset in the source behind the text read so far
	// captions are the texts of pictures, by the offset of the picture.
	captions map[int][]slides.Node
}

func (s *slideReader) text() *textReader { return &textReader{s: s, incremental: s.reader.incremental} }

func (t *textReader) errorf(n ast.Node, format string, args ...any) {
	t.s.deckErrorf(t.pos(n), format, args...)
}

func (t *textReader) warnf(n ast.Node, format string, args ...any) {
	t.s.deckWarnf(t.pos(n), format, args...)
}

// pos is the offset of a node in the source, or of the nearest ancestor that has one.
func (t *textReader) pos(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return p
		}
	}
	return 0
}

// deeper counts a level of recursion. It warns of nodes that nest deeper than maxDepth and is false
// for them.
func (t *textReader) deeper(n ast.Node) bool {
	if t.depth++; t.depth > maxDepth {
		if t.depth == maxDepth+1 {
			t.warnf(n, "the text nests more than %d deep; simplify it, for what is deeper is left out", maxDepth)
		}
		return false
	}
	return true
}

// policy is what HTML in Markdown may have. Of classes it keeps those that mean something here.
var policy = rawhtml.New(func(class string) bool {
	_, known := blockClasses[class]
	return known || isNoteClass(class)
})

func (t *textReader) blocks(parent ast.Node) []slides.Node { return t.container(children(parent)) }

// container reads blocks that stand in one place, with the HTML between them.
func (t *textReader) container(nodes []ast.Node) (all []slides.Node) {
	isHTML := func(n ast.Node) bool { return n.Kind() == ast.KindHTMLBlock }
	if !slices.ContainsFunc(nodes, isHTML) {
		for _, n := range nodes {
			all = append(all, t.block(n)...)
		}
		return all
	}
	b := policy.Builder(t.s.src)
	for _, n := range nodes {
		if block, ok := n.(*ast.HTMLBlock); ok {
			b.Block(block)
		} else {
			b.Add(t.block(n)...)
		}
	}
	return t.fragment(b.Finish())
}

// fragment takes over what was made of HTML: comments and what is marked as notes become speaker
// notes.
func (t *textReader) fragment(f rawhtml.Fragment) []slides.Node {
	for _, c := range f.Comments {
		t.comment(c.Pos, c.Text)
	}
	for _, d := range f.Dropped {
		t.s.deckWarnf(d.Pos, "%s is left out; write it in Markdown", d.What)
	}
	return t.shown(f.Nodes)
}

// shown returns nodes of HTML without those that are speaker notes or hidden, which become notes, and
// with the files that they name.
func (t *textReader) shown(nodes []slides.Node) (all []slides.Node) {
	for _, n := range nodes {
		classes := strings.Fields(n.Attr("class"))
		if n.Raw && (isHidden(&n) || hasNoteClass(classes) && (n.Kind == "aside" || !slices.Equal(classes, []string{"note"}))) {
			t.s.deckWarnf(n.Pos, "this is read as speaker notes, which no audience sees; write ::: notes around it")
			t.s.Notes = append(t.s.Notes, n.Children...)
			continue
		}
		n.Children = t.shown(n.Children)
		if n.Raw && n.Kind == "table" {
			t.tableDays(&n)
		}
		if !n.Raw {
			all = append(all, n)
			continue
		}
		if slices.Contains(classes, "fragment") && !t.inNotes && appears(classes) {
			t.s.Steps++
			n.Step = t.s.Steps
		}
		all = append(all, t.located(n)...)
	}
	return all
}

// isHidden reports whether HTML hides an element: the attribute has no value.
func isHidden(n *slides.Node) bool {
	return slices.ContainsFunc(n.Attrs, func(a slides.Attr) bool { return a.Name == "hidden" })
}

// comment adds an HTML comment to the speaker notes.
func (t *textReader) comment(pos int, text string) {
	if text == "" {
		return
	}
	t.s.deckWarnf(pos, "a comment is read as speaker notes, which no audience sees; write ::: notes around it, or remove it")
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			t.s.Notes = append(t.s.Notes, slides.Node{Kind: "p", Pos: pos, Children: []slides.Node{{Text: paragraph, Pos: pos}}})
		}
	}
}

// block reads a block of Markdown: one node, none for what is no text or left out, or the inline
// nodes of an item of a tight list.
func (t *textReader) block(n ast.Node) []slides.Node {
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
		return []slides.Node{t.list(n)}
	case *ast.Blockquote:
		t.blankLineBefore(n)
		return []slides.Node{t.alert(n, t.statement("blockquote", n, t.blocks(n)))}
	case *ast.FencedCodeBlock:
		return t.code(n)
	case *ast.CodeBlock:
		if text := string(n.Lines().Value(t.s.src)); !t.inNotes && indentedNotes.MatchString(text) {
			return t.notedCode(n, text)
		}
		return []slides.Node{t.codeBlock(n, "", nil)}
	case *extast.Table:
		return []slides.Node{t.pipeTable(n)}
	case *syntax.Table:
		return []slides.Node{t.laidOutTable(n)}
	case *extast.DefinitionList:
		if isTable(n.NextSibling()) {
			t.warnf(n, "Pandoc reads this as the caption of the table that follows; put the caption after its table")
		}
		return []slides.Node{t.definitions(n)}
	case *divNode:
		return t.div(n)
	case *formulaBlock:
		return []slides.Node{t.formula(n, n.tex(t.s.src), true)}
	case *syntax.LineBlock:
		return []slides.Node{t.lineBlock(n)}
	case *ast.HTMLBlock: // by itself in a container that has no other
		b := policy.Builder(t.s.src)
		b.Block(n)
		return t.fragment(b.Finish())
	case *ast.ThematicBreak:
		return []slides.Node{t.node("hr", n, nil)}
	}
	return nil // definitions of links and of footnotes
}

// node returns a node of a kind at the place of a node of Markdown.
func (t *textReader) node(kind slides.Kind, n ast.Node, children []slides.Node) slides.Node {
	return slides.Node{Kind: kind, Pos: t.pos(n), Children: children}
}

// definitions reads a definition list. A term is shown from the day of the earliest of its meanings.
func (t *textReader) definitions(list *extast.DefinitionList) slides.Node {
	all := t.node("dl", list, nil)
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if _, term := n.(*extast.DefinitionTerm); term {
			all.Children = append(all.Children, t.node("dt", n, t.inlines(n)))
		} else {
			meaning := t.blocks(n)
			if t.noted(meaning, t.pos(n)) {
				continue
			}
			all.Children = append(all.Children, t.statement("dd", n, meaning))
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

// lineBlock reads lines that stay lines.
func (t *textReader) lineBlock(n *syntax.LineBlock) slides.Node {
	var all []slides.Node
	for line := n.FirstChild(); line != nil; line = line.NextSibling() {
		if len(all) > 0 {
			all = append(all, t.node("br", line, nil))
		}
		if l, ok := line.(*syntax.Line); ok && l.Indent > 0 {
			all = append(all, slides.Node{Text: strings.Repeat("\u00a0", min(l.Indent, 80)), Pos: t.pos(line)})
		}
		all = append(all, t.inlines(line)...)
	}
	p := t.statement("p", n, all)
	p.Attrs = []slides.Attr{{Name: "class", Value: "lines"}}
	return p
}

// blankLineBefore warns of a block without an empty line before it, which Pandoc would read as
// part of the paragraph above. Other readers of Markdown read it as it is read here.
func (t *textReader) blankLineBefore(n ast.Node) {
	if _, inItem := n.Parent().(*ast.ListItem); inItem {
		return
	}
	if _, text := n.PreviousSibling().(*ast.Paragraph); !text {
		return
	}
	line := t.s.line(t.pos(n))
	if strings.Trim(t.s.lineText(line-1), " \t>") != "" && !(t.inCell && n.HasBlankPreviousLines()) {
		at := t.s.position(t.pos(n))
		warning := t.s.warnAt(at, fault.Say("no empty line before this; add one, or Pandoc reads it as part of the text above"))
		if at.Column == 1 {
			warning.Fix = &fault.Fix{Does: "add an empty line", Certain: true, Edits: []fault.Edit{insertLine(at.File, at.Line, "")}}
		}
	}
}

func (t *textReader) paragraph(n *ast.Paragraph) []slides.Node {
	text := string(n.Lines().Value(t.s.src))
	switch {
	case t.s.isPause(n):
		t.warnf(n, "a pause must stand between the blocks of a slide and is left out; move it out")
		return nil
	case captionLength(n, t.s.src) > 0 && (t.s.captions[n] || isTable(n.NextSibling())):
		return nil // the table reads it
	case definesMacros(text):
		if err := t.s.formulas.Define(text); err != nil {
			t.warnf(n, "these macros of TeX are left out: %v", err)
		}
		return nil
	case rawTeX.MatchString(strings.TrimSpace(text)):
		t.warnf(n, "%.60q is for LaTeX and is left out", strings.TrimSpace(text))
		return nil
	}
	t.brokenTable(n)
	inlines := t.inlines(n)
	if pictures := t.pictures(inlines); pictures != nil {
		return pictures
	}
	if len(inlines) == 0 {
		return nil
	}
	if len(inlines) == 1 && inlines[0].IsBlock() {
		return inlines
	}
	if rawhtml.HoldsBlock(inlines) {
		return []slides.Node{t.statement("div", n, inlines)}
	}
	return []slides.Node{t.statement("p", n, inlines)}
}

func (t *textReader) heading(n *ast.Heading) []slides.Node {
	t.blankLineBefore(n)
	a := headingAttributes(n)
	if a.ID != "" {
		t.s.anchor(a.ID)
	}
	if t.s.innerHeading == nil && !t.inNotes {
		t.s.innerHeading = n
	}
	kind := slides.Kind("h2")
	if n.Level > max(t.s.level, 1)+1 {
		kind = "h3"
	}
	text := t.inlines(n)
	if t.noted(text, t.pos(n)) {
		return nil
	}
	return []slides.Node{t.statement(kind, n, text)}
}

// anchor leads links to an identifier within the slide to the slide.
func (s *slideReader) anchor(id string) {
	s.inner = append(s.inner, id)
}

// isTask reports whether an item of a list begins with a box to tick.
func isTask(item ast.Node) bool {
	if item == nil || item.FirstChild() == nil || item.FirstChild().FirstChild() == nil {
		return false
	}
	return item.FirstChild().FirstChild().Kind() == extast.KindTaskCheckBox
}

// list reads a list. An item is shown from the day of its first block.
func (t *textReader) list(n *ast.List) slides.Node {
	t.blankLineBefore(n)
	list := t.node("ul", n, nil)
	if n.IsOrdered() {
		list.Kind = "ol"
		if n.Start != 1 {
			list.Attrs = append(list.Attrs, slides.Attr{Name: "start", Value: fmt.Sprint(n.Start)})
		}
		switch style := syntax.StyleOf(n); style {
		case syntax.LowerAlpha, syntax.UpperAlpha, syntax.LowerRoman, syntax.UpperRoman:
			list.Attrs = append(list.Attrs, slides.Attr{Name: "type", Value: string(style)})
		}
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		li := t.node("li", item, nil)
		if t.incremental && !t.inNotes {
			t.s.Steps++
			li.Step = t.s.Steps
		}
		if first := item.FirstChild(); first != nil && !slices.ContainsFunc(children(item), func(n ast.Node) bool { return n.Kind() == ast.KindHTMLBlock }) {
			for block := first; block != nil; block = block.NextSibling() {
				nodes := t.block(block)
				if block == first {
					li.Known = t.knownDay(nodes)
				}
				li.Children = append(li.Children, nodes...)
			}
		} else {
			li.Children = t.blocks(item)
			li.Known = t.knownDay(li.Children)
		}
		if t.noted(li.Children, li.Pos) {
			continue
		}
		list.Children = append(list.Children, li)
	}
	if isTask(n.FirstChild()) {
		list.Attrs = append(list.Attrs, slides.Attr{Name: "class", Value: "tasks"})
	}
	return list
}
