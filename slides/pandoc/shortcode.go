package pandoc

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"exhibit/slides"
)

// shortcodeNode is a shortcode of Quarto: {{< name arguments >}}.
type shortcodeNode struct {
	ast.BaseInline
	Name string
	Args []string
}

var kindShortcode = ast.NewNodeKind("Shortcode")

func (n *shortcodeNode) Kind() ast.NodeKind         { return kindShortcode }
func (n *shortcodeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// shortcodeParser reads shortcodes.
type shortcodeParser struct{}

func (shortcodeParser) Trigger() []byte { return []byte{'{'} }

// argument matches one word of a shortcode, or one in quotes.
var argument = regexp.MustCompile(`"([^"]*)"|'([^']*)'|(\S+)`)

func (shortcodeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	for _, marks := range [][2]string{{"{{<", ">}}"}, {"{{%", "%}}"}} {
		rest, ok := bytes.CutPrefix(line, []byte(marks[0]))
		if !ok {
			continue
		}
		end := bytes.Index(rest, []byte(marks[1]))
		if end < 0 {
			return nil
		}
		block.Advance(len(marks[0]) + end + len(marks[1]))
		n := &shortcodeNode{}
		for _, m := range argument.FindAllSubmatch(rest[:end], -1) {
			n.Args = append(n.Args, string(m[1])+string(m[2])+string(m[3]))
		}
		if len(n.Args) > 0 {
			n.Name, n.Args = n.Args[0], n.Args[1:]
		}
		return n
	}
	return nil
}

// shortcode shows the film of a shortcode video; all others are left out.
func (t *textReader) shortcode(n *shortcodeNode) []slides.Node {
	if n.Name == "video" && len(n.Args) > 0 {
		a := &attributes{}
		for _, arg := range n.Args[1:] {
			if key, value, ok := strings.Cut(arg, "="); ok {
				a.Values = append(a.Values, attribute{key, strings.Trim(value, `"'`)})
			}
		}
		return []slides.Node{t.shownFile(n.Args[0], a.value("title"), a, t.pos(n))}
	}
	t.warnf(n, "the shortcode {{< %.60s >}} is Quarto's and is left out; run quarto render with --to markdown first to have its result", strings.TrimSpace(n.Name+" "+strings.Join(n.Args, " ")))
	return nil
}
