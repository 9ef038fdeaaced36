package pandoc

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"exhibit/slides"
	"exhibit/slides/texmath"
)

// formulaInline is a formula within a paragraph.
type formulaInline struct {
	ast.BaseInline
	TeX     string
	Display bool
}

var kindFormulaInline = ast.NewNodeKind("FormulaInline")

func (n *formulaInline) Kind() ast.NodeKind         { return kindFormulaInline }
func (n *formulaInline) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// formulaInlineParser reads formulas as Pandoc does. Behind the opening $ and before the closing one is no
// space, and behind that no digit, so that $5 and $6 are money.
type formulaInlineParser struct{}

func (formulaInlineParser) Trigger() []byte { return []byte{'$', '\\'} }

func (formulaInlineParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	start, pos := block.Position()
	line, _ := block.PeekLine()
	opening, closing := delimiters(line)
	if opening == "" && line[0] == '$' {
		opening, closing = "$", "$"
		if len(line) < 2 || isSpace(line[1]) {
			return nil
		}
	}
	if opening == "" {
		return nil
	}
	block.Advance(len(opening))
	var tex []byte
	for line, _ := block.PeekLine(); line != nil && len(tex) <= texmath.MaxTeX; line, _ = block.PeekLine() {
		end := endOfTeX(line, closing)
		if end < 0 {
			tex = append(tex, line...)
			block.AdvanceLine()
			continue
		}
		tex = append(tex, line[:end]...)
		if behind := line[end+len(closing):]; opening == "$" &&
			(len(tex) == 0 || isSpace(tex[len(tex)-1]) || len(behind) > 0 && behind[0] >= '0' && behind[0] <= '9') {
			break
		}
		block.Advance(end + len(closing))
		return &formulaInline{TeX: whole(opening, string(tex), closing), Display: opening != "$"}
	}
	block.SetPosition(start, pos)
	return nil
}

var environment = regexp.MustCompile(`^\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math)\*?)\}`)

// delimiters returns what opens a formula at the start of a line that is shown by itself, and what
// closes it: $$, or \begin and \end of an environment of formulas. They are empty where there is none.
func delimiters(line []byte) (opening, closing string) {
	if bytes.HasPrefix(line, []byte("$$")) {
		return "$$", "$$"
	}
	if m := environment.FindSubmatch(line); m != nil {
		return string(m[0]), `\end{` + string(m[1]) + `}`
	}
	return "", ""
}

// endOfTeX is where the delimiter that closes a formula stands in a line; -1 for nowhere. A dollar
// sign behind a backslash closes nothing.
func endOfTeX(line []byte, closing string) int {
	for i := 0; i < len(line); i++ {
		if bytes.HasPrefix(line[i:], []byte(closing)) {
			return i
		}
		if line[i] == '\\' {
			i++
		}
	}
	return -1
}

// whole is the TeX of a formula: what stands between dollar signs, or an environment with its
// delimiters. The environment's name is one without numbers of equations, and one that does not need a
// whole document of LaTeX.
func whole(opening, tex, closing string) string {
	tex = strings.TrimSpace(texComment.ReplaceAllString(tex, "$1"))
	switch {
	case opening[0] == '$':
		return tex
	case strings.HasPrefix(opening, `\begin{displaymath`), strings.HasPrefix(opening, `\begin{math`):
		return tex
	case strings.HasPrefix(opening, `\begin{eqnarray`), strings.HasPrefix(opening, `\begin{flalign`):
		return `\begin{align*}` + tex + `\end{align*}`
	case strings.HasSuffix(closing, "*}"):
		return opening + tex + closing
	}
	return strings.TrimSuffix(opening, "}") + "*}" + tex + strings.TrimSuffix(closing, "}") + "*}"
}

// texComment matches a comment of TeX and what stands before its sign, which is no backslash.
var texComment = regexp.MustCompile(`(?m)(^|[^\\])%.*$`)

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// formulaBlock is a formula whose lines are nothing else. They may begin with signs that would begin a
// list.
type formulaBlock struct {
	ast.BaseBlock
	opening, closing string
	closed           bool
}

var kindFormulaBlock = ast.NewNodeKind("FormulaBlock")

func (n *formulaBlock) Kind() ast.NodeKind         { return kindFormulaBlock }
func (n *formulaBlock) IsRaw() bool                { return true }
func (n *formulaBlock) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *formulaBlock) tex(src []byte) string {
	text := bytes.TrimSpace(n.Lines().Value(src))[len(n.opening):]
	if end := endOfTeX(text, n.closing); end >= 0 {
		text = text[:end]
	}
	return whole(n.opening, string(text), n.closing)
}

// formulaBlockParser reads a formula that has all of its lines for itself, but for a full stop or
// attributes behind it. An empty line would end it as it ends a paragraph; others are left to
// formulaInlineParser.
type formulaBlockParser struct{}

func (formulaBlockParser) Trigger() []byte { return []byte{'$', '\\'} }

var behindFormula = regexp.MustCompile(`^[.,;]?[ \t]*(?:\{#[^{}\n]*\})?[ \t]*(?:\n|$)`)

func (formulaBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	n := &formulaBlock{}
	if n.opening, n.closing = delimiters(line[at:]); n.opening == "" {
		return nil, parser.NoChildren
	}
	rest := reader.Source()[segment.Start+at+len(n.opening)-segment.Padding:]
	rest = rest[:min(len(rest), 2*texmath.MaxTeX)]
	if paragraph := endOfParagraph.FindIndex(rest); paragraph != nil {
		rest = rest[:paragraph[0]+1]
	}
	end := endOfTeX(rest, n.closing)
	if end < 0 || !behindFormula.Match(rest[end+len(n.closing):]) {
		return nil, parser.NoChildren
	}
	n.add(line, segment, len(n.opening)+at)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

var endOfParagraph = regexp.MustCompile(`\n[ \t>]*\n`)

func (formulaBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*formulaBlock)
	line, segment := reader.PeekLine()
	if n.closed || len(bytes.TrimSpace(line)) == 0 {
		return parser.Close
	}
	n.add(line, segment, 0)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// add adds a line, whose TeX begins at an offset.
func (n *formulaBlock) add(line []byte, segment text.Segment, from int) {
	n.Lines().Append(segment)
	n.closed = endOfTeX(line[from:], n.closing) >= 0
}

func (formulaBlockParser) Close(ast.Node, text.Reader, parser.Context) {}
func (formulaBlockParser) CanInterruptParagraph() bool                 { return true }
func (formulaBlockParser) CanAcceptIndentedLine() bool                 { return false }

// macros matches the commands of TeX that define macros.
var macros = regexp.MustCompile(`^\\(?:(?:re|provide)?newcommand\*?|providecommand|g?def|let|DeclareMathOperator\*?)[\\{ ]`)

// definesMacros reports whether each line of a paragraph defines a macro of TeX.
func definesMacros(text string) bool {
	for line := range strings.Lines(text) {
		if !macros.MatchString(strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

// onlyNumber matches formulas that are no more than a number, which is text like any other: the
// check reads it.
var onlyNumber = regexp.MustCompile(`^[-+]?[0-9]+(?:[.,][0-9]+)*(?:\\?%)?$`)

// formula reads a formula. One that cannot be drawn is shown as its TeX.
func (t *textReader) formula(n ast.Node, tex string, display bool) slides.Node {
	if !display && onlyNumber.MatchString(tex) {
		return slides.Node{Text: strings.ReplaceAll(tex, `\`, ""), Pos: t.pos(n)}
	}
	math, err := t.s.formulas.Render(tex, display)
	if err == nil {
		math.Pos = t.pos(n)
		return math
	}
	t.warnf(n, "the formula %.60q is shown as its TeX: %v", tex, err)
	code := t.node("code", n, []slides.Node{{Text: tex, Pos: t.pos(n)}})
	if !display {
		return code
	}
	return t.node("pre", n, []slides.Node{code})
}
