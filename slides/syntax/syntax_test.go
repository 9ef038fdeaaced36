package syntax

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

var markdown = goldmark.New(goldmark.WithExtensions(Extension, extension.Table, extension.Footnote)).Parser()

// written is Markdown in a form to compare it by.
func written(t testing.TB, source string) string {
	src := []byte(source)
	var b strings.Builder
	err := ast.Walk(markdown.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		name := ""
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(src))
				if n.SoftLineBreak() {
					b.WriteString("~")
				}
			}
		case *Inline:
			name = n.Element
		case *Note:
			name = "note"
		case *Line:
			name = "line"
			if n.Indent > 0 && entering {
				name = fmt.Sprintf("line %d", n.Indent)
			}
		case *LineBlock, *ast.Emphasis, *ast.Link, *ast.CodeSpan, *extast.Table, *ast.Blockquote, *ast.ListItem:
			name = map[ast.NodeKind]string{KindLineBlock: "lines", ast.KindEmphasis: "em", ast.KindLink: "a", ast.KindCodeSpan: "code",
				extast.KindTable: "table", ast.KindBlockquote: "quote", ast.KindListItem: "li"}[n.Kind()]
		case *ast.Paragraph:
			if n.PreviousSibling() != nil && entering {
				b.WriteString("|")
			}
		}
		if name != "" && entering {
			b.WriteString("<" + name + ">")
		} else if name != "" {
			b.WriteString("</" + name + ">")
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextBetweenMarksIsReadAsPandocReadsIt(t *testing.T) {
	for source, want := range map[string]string{
		"H~2~O":                    "H<sub>2</sub>O",
		"m^2^ and 1^st^":           "m<sup>2</sup> and 1<sup>st</sup>",
		"x^*n*^":                   "x<sup><em>n</em></sup>",
		"*x^n^* y":                 "<em>x<sup>n</sup></em> y",
		`P~a\ cat~`:                `P<sub>a\ cat</sub>`,
		"P~a cat~":                 "P~a cat~",
		"~5 and ~6":                "~5 and ~6",
		"2^10 and 3^4":             "2^10 and 3^4",
		"a^^b":                     "a^^b",
		`\~a~ \^b^`:                `\~a~ \^b^`,
		"a~b":                      "a~b",
		"~~struck~~ x":             "<del>struck</del> x",
		"~~a *b* `c`~~":            "<del>a <em>b</em> <code>c</code></del>",
		"*a ~~b~~ c*":              "<em>a <del>b</del> c</em>",
		"~~a\nb~~":                 "<del>a~b</del>",
		"~~ a ~~":                  "~~ a ~~",
		"~~注意：~~正文":                "<del>注意：</del>正文",
		"~~H~2~O~~":                "<del>H<sub>2</sub>O</del>",
		"~~a\n\nb~~":               "~~a|b~~",
		"==high== and ==冰==上":      "<mark>high</mark> and <mark>冰</mark>上",
		"a == b == c":              "a == b == c",
		"x==y and z==w":            "x==y and z==w",
		"===a===":                  "===a===",
		"`a~b~ c^d^ ~~e~~ ==f==`":  "<code>a~b~ c^d^ ~~e~~ ==f==</code>",
		"[a~1~](b) [~c](d) ~x":     "<a>a<sub>1</sub></a> <a>~c</a> ~x",
		"[a~](b)c~":                "<a>a~</a>c~",
		"a^[note] b":               "a<note>note</note> b",
		"a^[*b* [c](d) ^[e]] f":    "a<note><em>b</em> <a>c</a> <note>e</note></note> f",
		"a^[b `]` c] d":            "a<note>b <code>]</code> c</note> d",
		"a^[b\nc] d":               "a<note>b~c</note> d",
		"a^[b":                     "a^[b",
		"a^[]":                     "a^[]",
		"*a^[b* c]":                "*a<note>b* c</note>",
		"a^[b]^c^":                 "a<note>b</note><sup>c</sup>",
		"a^[b\n\nc]":               "a^[b|c]",
		"> a^[b\n> c] d":           "<quote>a<note>b~c</note> d</quote>",
		"a[^1]\n\n[^1]: b~2~^[c]x": "ab<sub>2</sub><note>c</note>x",
	} {
		if got := written(t, source); got != want {
			t.Errorf("%q is read as %s, want %s", source, got, want)
		}
	}
}

func TestLinesOfALineBlockStayLines(t *testing.T) {
	for source, want := range map[string]string{
		"| a\n| b":                        "<lines><line>a</line><line>b</line></lines>",
		"| a\n|   b *c*\n|\n| d":          "<lines><line>a</line><line 2>b <em>c</em></line><line></line><line>d</line></lines>",
		"| a\n  goes on\n| b\n\nc":        "<lines><line>a~goes on</line><line>b</line></lines>|c",
		"> | a\n> | b":                    "<quote><lines><line>a</line><line>b</line></lines></quote>",
		"- x\n\n  | a\n  | b":             "<li>x<lines><line>a</line><line>b</line></lines></li>",
		"| a\nb":                          "<lines><line>a</line></lines>|b",
		"|a|\n|b|":                        "|a|~|b|",
		"text\n| a":                       "text~| a",
		"| a | b |\n|---|---|\n| c | d |": "<table>abcd</table>",
		"| a\n|---\n| b":                  "<table>ab</table>",
		"> | a | b |\n> |:--|--:|":        "<quote><table>ab</table></quote>",
		"| *a\n| b*":                      "<lines><line>*a</line><line>b*</line></lines>",
		"|":                               "<lines><line></line></lines>",
	} {
		if got := written(t, source); got != want {
			t.Errorf("%q is read as %s, want %s", source, got, want)
		}
	}
}

func FuzzSyntax(f *testing.F) {
	f.Add("a~b~ ^c^ ~~d *e~~ f* ==g== ^[h ^[i](j) `]` k]")
	f.Add("(@a) x\n\n    y\n#. z\n\nA.  b\n   iv) c\n- a\n  b. d\n\n(1) e\n\n\tf")
	f.Add("a\n  ~ b\n  ~ c\n\n    d\n\ne\n:     - f\n      - g\nh")
	f.Add("> | a\n>   b\n| c\n|---|\n- | x ~~y\n  | z~~")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 2000 || !utf8.ValidString(source) {
			return
		}
		src := []byte(source)
		err := ast.Walk(markdown.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if n.Kind() == KindInline || n.Kind() == KindNote {
				if p := n.Pos(); entering && (p < 0 || p >= len(src) || !strings.ContainsRune("~^=", rune(src[p]))) {
					t.Errorf("%q: %s at %d", source, n.Kind(), p)
				}
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}
