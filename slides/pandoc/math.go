package pandoc

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"exhibit/slides"
)

// mathNode is a formula of TeX: $…$ in a line, or $$…$$ by itself.
type mathNode struct {
	ast.BaseInline
	TeX     string
	Display bool
}

var kindMath = ast.NewNodeKind("Math")

func (n *mathNode) Kind() ast.NodeKind         { return kindMath }
func (n *mathNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// mathParser reads formulas as Pandoc does: behind the opening $ and before the closing one is no space,
// and behind that no digit, so that $5 and $6 are money.
type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$'} }

// maxTeX is how long a formula may be, in bytes.
const maxTeX = 4000

var inlineMath = regexp.MustCompile(`^\$([^\s$](?:[^$\\]|\\.)*?)\$`)

func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if bytes.HasPrefix(line, []byte("$$")) {
		return displayMath(block)
	}
	m := inlineMath.FindSubmatch(line[:min(len(line), maxTeX)])
	if m == nil {
		return nil
	}
	tex, end := m[1], len(m[0])
	if last := tex[len(tex)-1]; last == ' ' || last == '\t' || end < len(line) && line[end] >= '0' && line[end] <= '9' {
		return nil
	}
	block.Advance(end)
	return &mathNode{TeX: string(tex)}
}

// displayMath reads a formula that stands by itself, over several lines perhaps; nil where it has no end.
func displayMath(block text.Reader) ast.Node {
	start, pos := block.Position()
	block.Advance(2)
	var tex []byte
	for line, _ := block.PeekLine(); line != nil && len(tex) < maxTeX; line, _ = block.PeekLine() {
		if end := bytes.Index(line, []byte("$$")); end >= 0 {
			block.Advance(end + 2)
			return &mathNode{TeX: string(bytes.TrimSpace(append(tex, line[:end]...))), Display: true}
		}
		tex = append(tex, line...)
		block.AdvanceLine()
	}
	block.SetPosition(start, pos)
	return nil
}

// math shows a formula as its TeX.
func (t *textReader) math(n *mathNode) []slides.Node {
	t.s.warnOnce("math", t.pos(n), "formulas are shown as their TeX; draw those that an audience must read as pictures")
	code := t.node("code", n, []slides.Node{{Text: n.TeX, Pos: t.pos(n)}})
	if !n.Display {
		return []slides.Node{code}
	}
	return []slides.Node{t.node("pre", n, []slides.Node{code})}
}
