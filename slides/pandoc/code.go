package pandoc

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
	"exhibit/slides/highlight"
	"exhibit/slides/spelling"
)

// rawTeX matches a paragraph of commands of LaTeX, such as \newpage.
var rawTeX = regexp.MustCompile(`^(?:\\[A-Za-z]+\*?(?:\[[^\]\n]*\]|\{[^{}\n]*\})*\s*)+$`)

// info is what stands behind the fence of a code block.
type info struct {
	language string
	lines    string // the lines to emphasise, by steps: "1|2-3"
	numbers  bool   // number the lines
	raw      string // the format that it is for, as in {=html}
	cell     bool   // Quarto would run it
	first    int    // the number of its first line; 0 for 1
	file     string // the name of the file that it is from; empty for none
	classes  []string
}

var (
	lineSteps = regexp.MustCompile(`^\{([\d,\s|-]+|\*|all)\}$`)
	cellInfo  = regexp.MustCompile(`^\{([A-Za-z][\w+-]*)(?:[\s,].*)?\}$`)
	rawInfo   = regexp.MustCompile(`^\{=([A-Za-z0-9]+)\}$`)
)

// readInfo reads the line behind a fence, in the ways of Pandoc, Quarto, GitHub, Slidev and reveal.js.
func readInfo(text string) (i info) {
	text = strings.TrimSpace(text)
	if m := rawInfo.FindStringSubmatch(text); m != nil {
		i.raw = m[1]
		return i
	}
	if a, size := parseAttributes([]byte(text)); a != nil && size == len(text) {
		i.take(a)
		return i
	}
	if m := cellInfo.FindStringSubmatch(text); m != nil {
		i.language, i.cell = m[1], true
		return i
	}
	word, rest, _ := strings.Cut(text, " ")
	if at := strings.IndexAny(word, "{["); at > 0 {
		word, rest = word[:at], text[at:]
	}
	i.language = word
	rest = strings.TrimSpace(rest)
	if m := lineSteps.FindStringSubmatch(rest); m != nil {
		i.lines = m[1]
	} else if a, size := parseAttributes([]byte(rest)); a != nil && size == len(rest) {
		language := i.language
		i.take(a)
		i.language = language
	}
	return i
}

func (i *info) take(a *attributes) {
	for _, class := range a.Classes {
		switch strings.ToLower(class) {
		case "numberlines", "number-lines", "line-numbers":
			i.numbers = true
		default:
			if i.language == "" {
				i.language = class
			}
			i.classes = append(i.classes, class)
		}
	}
	for _, v := range a.Values {
		switch v.Key {
		case "code-line-numbers", "data-line-numbers":
			i.numbers = v.Value != "false"
			if i.numbers && v.Value != "true" {
				i.lines = v.Value
			}
		case "startFrom", "start-from":
			i.first, _ = strconv.Atoi(v.Value)
		case "filename", "data-filename":
			i.file = v.Value
		}
	}
}

// quoteOption matches a line of options of a cell.
var quoteOption = regexp.MustCompile(`^(?:#|//|--|%%)\| ?([\w-]+): *(.*)$`)

// code reads a fenced code block.
func (t *textReader) code(n *ast.FencedCodeBlock) []slides.Node {
	t.closedFence(n)
	if a := t.s.figureAttributes(n); a != nil {
		t.errorf(n, "a figure must stand between the blocks of a slide or of a column; move it out")
		t.s.addFigure(n, a)
		return nil
	}
	if t.s.isTableBlock(n) {
		return t.csvTable(n)
	}
	text, of := "", info{}
	if n.Info != nil {
		text = string(n.Info.Segment.Value(t.s.src))
		of = readInfo(text)
	}
	switch {
	case !t.inNotes && (of.language != "" && isNoteClass(of.language) || hasNoteClass(of.classes)):
		return t.notedCode(n, string(n.Lines().Value(t.s.src)))
	case of.raw == "html":
		t.warnf(n, "a block of raw HTML is left out; write its content without the fence, and what is safe of it is shown")
		return nil
	case of.raw != "":
		t.warnf(n, "a block for %s is left out", of.raw)
		return nil
	case slices.Contains(of.classes, "chart") || of.language == "chart" || spelling.Hint(of.language, []string{"chart"}).Meant != "":
		t.warnf(n, "```%s is neither a figure nor code; write ``` {.chart #name} for a figure, ```yaml for code", text)
	case of.cell:
		return t.unrun(n, of)
	case strings.EqualFold(of.language, "mermaid") || strings.EqualFold(of.language, "dot") || strings.EqualFold(of.language, "plantuml"):
		t.warnf(n, "a diagram of %s is shown as its text; draw it beforehand and show the picture: ![what it shows](diagram.svg)", of.language)
	}
	return []slides.Node{t.codeBlock(n, string(n.Lines().Value(t.s.src)), &of)}
}

// notedCode adds a code block that is marked as speaker notes to them.
func (t *textReader) notedCode(n ast.Node, text string) []slides.Node {
	t.warnf(n, "a code block of notes is read as speaker notes, which no audience sees; give it another language to show it")
	pos := t.pos(n)
	t.s.Notes = append(t.s.Notes, slides.Node{Kind: "p", Pos: pos, Children: []slides.Node{{Text: strings.TrimSpace(text), Pos: pos}}})
	return nil
}

// indentedNotes matches the beginning of speaker notes that are indented as code is.
var indentedNotes = regexp.MustCompile(`(?i)^\s*:{3,}\s*\{?\.?(?:speaker-?)?notes?\b`)

// unrun reads code that Quarto would run. It is not run here, and shown unless it says echo: false.
func (t *textReader) unrun(n *ast.FencedCodeBlock, of info) []slides.Node {
	var lines []string
	echo := true
	for line := range strings.SplitSeq(string(n.Lines().Value(t.s.src)), "\n") {
		if m := quoteOption.FindStringSubmatch(line); m != nil {
			echo = echo && !(m[1] == "echo" && strings.TrimSpace(m[2]) == "false" || m[1] == "include" && strings.TrimSpace(m[2]) == "false")
			continue
		}
		lines = append(lines, line)
	}
	what := "shown without its result"
	if !echo {
		what = "left out"
	}
	t.warnf(n, "code of {%s} is not run here, and is %s; run quarto render with --to markdown first, and open what that writes", of.language, what)
	if !echo {
		return nil
	}
	return []slides.Node{t.codeBlock(n, strings.Join(lines, "\n"), &of)}
}

// codeBlock returns code as a block; of is nil for code without a language, and text empty for the
// block's own lines. Code whose lines are emphasised step by step is there once for each step.
func (t *textReader) codeBlock(n ast.Node, text string, of *info) slides.Node {
	if text == "" {
		text = string(n.Lines().Value(t.s.src))
	}
	if of == nil {
		of = &info{}
	}
	lines, _ := t.s.painter.Lines(of.language, text)
	if of.lines == "" {
		return t.painted(n, lines, of, nil)
	}
	steps, err := highlight.Emphasis(of.lines, len(lines))
	if err != nil {
		t.warnf(n, "%v, so that no line is emphasised", err)
		return t.painted(n, lines, of, nil)
	}
	div := t.node("div", n, nil)
	div.Attrs = []slides.Attr{{Name: "class", Value: "code-steps"}}
	for i, emphasised := range steps {
		pre := t.painted(n, lines, of, emphasised)
		if i > 0 && t.inNotes {
			break
		}
		if i > 0 {
			t.s.Steps++
			pre.Step = t.s.Steps
		}
		div.Children = append(div.Children, pre)
	}
	return div
}

// painted is a block of coloured lines, of which some may be emphasised.
func (t *textReader) painted(n ast.Node, lines [][]slides.Node, of *info, emphasised []int) slides.Node {
	pos := t.pos(n)
	code := slides.Node{Kind: "code", Pos: pos}
	var class []string
	if of.numbers {
		class = append(class, "numbered")
		if of.first > 1 && of.first < 100_000 {
			class = append(class, fmt.Sprintf("from-%d", of.first))
		}
	}
	if emphasised != nil && len(emphasised) < len(lines) {
		class = append(class, "emphasis")
	}
	for i, line := range lines {
		line = append(slices.Clip(line), slides.Node{Text: "\n"})
		if len(class) == 0 {
			code.Children = append(code.Children, line...)
			continue
		}
		span := slides.Node{Kind: "span", Pos: pos, Attrs: []slides.Attr{{Name: "class", Value: "line"}}, Children: line}
		if slices.Contains(emphasised, i+1) {
			span.Attrs[0].Value = "line on"
		}
		code.Children = append(code.Children, span)
	}
	pre := slides.Node{Kind: "pre", Pos: pos, Children: []slides.Node{code}}
	if len(class) > 0 {
		pre.Attrs = []slides.Attr{{Name: "class", Value: strings.Join(class, " ")}}
	}
	if of.file != "" {
		pre.Attrs = append(pre.Attrs, slides.Attr{Name: "data-file", Value: of.file})
	}
	return pre
}

var closingFence = regexp.MustCompile("^[ >]*(?:`{3,}|~{3,})\\s*$")

// closedFence warns of a code block without a closing fence. In a cell the code ends with the cell.
func (t *textReader) closedFence(n *ast.FencedCodeBlock) {
	if t.inCell {
		return
	}
	last := t.s.line(n.Pos()) + n.Lines().Len() + 1
	if !closingFence.MatchString(t.s.lineText(last)) {
		t.warnf(n, "the code block is not closed; add a line ``` after it")
	}
}
