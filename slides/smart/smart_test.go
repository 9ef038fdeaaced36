package smart

import (
	"html"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var markdown = goldmark.New(goldmark.WithExtensions(Punctuation, EastAsian)).Parser()

// plain is the text of Markdown, with ** and * around emphasis if it is wanted.
func plain(t testing.TB, source string, emphasis bool) string {
	src := []byte(source)
	var b strings.Builder
	err := ast.Walk(markdown.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Emphasis:
			if emphasis {
				b.WriteString(strings.Repeat("*", n.Level))
			}
		case *ast.CodeSpan, *ast.Paragraph:
			if !entering && n.NextSibling() != nil && n.Kind() == ast.KindParagraph {
				b.WriteString("\n\n")
			}
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			value := n.Segment.Value(src)
			if n.Parent().Kind() != ast.KindCodeSpan {
				value = util.UnescapePunctuations(value)
			}
			b.WriteString(html.UnescapeString(string(value)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteString("\n")
			}
		case *ast.AutoLink:
			b.Write(n.Label(src))
		case *Mark:
			if n.Pos() != n.Start || n.Stop > len(src) || !strings.Contains(" \" ' -- --- ... ", " "+source[n.Start:n.Stop]+" ") {
				t.Errorf("%q: the mark %s at %d to %d", source, n.Value, n.Start, n.Stop)
			}
			b.WriteString(n.Value)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

func TestPunctuationIsSetAsPandocSetsIt(t *testing.T) {
	table, err := os.ReadFile("testdata/pandoc.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(strings.ReplaceAll(string(table), `\n`, "\v")) {
		source, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue
		}
		rows++
		source, want = strings.ReplaceAll(source, "\v", "\n"), strings.ReplaceAll(want, "\v", "\n")
		if got := plain(t, source, false); got != want {
			t.Errorf("%q is set as %q, Pandoc sets %q", source, got, want)
		}
	}
	if rows < 100 {
		t.Errorf("%d texts compared, want 100 or more", rows)
	}
}

func TestWhatIsNoTextKeepsItsPunctuation(t *testing.T) {
	for source, want := range map[string]string{
		"`a -- \"b\"...`":               "a -- \"b\"...",
		"<http://example.org/a--b...c>": "http://example.org/a--b...c",
		"[x](http://example.org/a--b)":  "x",
		"<b title=\"a--b\">x</b>":       "x",
		"    a -- \"b\"":                "",
		"```\na -- \"b\"\n```":          "",
		`\"a\" \'b\' \-\- \.\.\.`:       `"a" 'b' -- ...`,
	} {
		if got := plain(t, source, false); got != want {
			t.Errorf("%q is set as %q, want %q", source, got, want)
		}
	}
}

func TestAQuotationMayBeginWithinEastAsianText(t *testing.T) {
	for source, want := range map[string]string{
		`他说"你好"吧`:     "他说“你好”吧",
		`他说'你好'吧`:     "他说‘你好’吧",
		`これは"氷"です`:    "これは“氷”です",
		`얼음은 "얇다"고`:   "얼음은 “얇다”고",
		`他说"it's"好`:   "他说“it’s”好",
		`**注意："冰"**薄`: "注意：“冰”薄",
	} {
		if got := plain(t, source, false); got != want {
			t.Errorf("%q is set as %q, want %q", source, got, want)
		}
	}
}

func TestEmphasisMayEndAndBeginBesidePunctuation(t *testing.T) {
	for _, source := range []string{
		"**注意：**正文", "正文**（注意）**正文", "**“冰”**很薄", "这是**“冰”**和*（水）*。", "**氷。**は", "**Note:**text", "*冰！*薄",
		"**注意：**正文**（冰）**和**水。**完", "a *b* c", "**a**b", "***冰。***薄", "**50%**的", "한국어**(얼음)**은",
		"*x “*a*” y*", // nests as in CommonMark
	} {
		got := plain(t, source, true)
		if got != source {
			t.Errorf("%q is read as %q", source, got)
		}
	}
	for source, want := range map[string]string{
		"a * b * c":   "a * b * c",
		"2*3*4":       "2*3*4",
		"foo*, bar*":  "foo*, bar*",
		"** 冰 **":     "** 冰 **",
		`\*冰。\*薄`:     "*冰。*薄",
		"f(*x, *y)":   "f(*x, *y)",
		"*a (*b*) c*": "*a (*b*) c*",
	} {
		if got := plain(t, source, true); got != want {
			t.Errorf("%q is read as %q, want %q", source, got, want)
		}
	}
}

func TestALineBreakBetweenEastAsianCharactersIsNoSpace(t *testing.T) {
	for source, want := range map[string]string{
		"冰来\n得晚":              "冰来得晚",
		"氷が\nとける":             "氷がとける",
		"カー\nド":               "カード",
		"注意：\n正文":             "注意：正文",
		"**冰**\n*薄*":          "冰薄",
		"他说：\n\"冰\"":          "他说：“冰”",
		"> 冰\n> 薄":            "冰薄",
		"얼음이\n녹는다":            "얼음이\n녹는다",
		"冰 ice\n薄":            "冰 ice\n薄",
		"冰\nice":              "冰\nice",
		"冰\n`码`":              "冰\n码",
		"冰\\\n薄":              "冰\n薄",
		"冰  \n薄":              "冰\n薄",
		"ice “thin”\n冰":       "ice “thin”冰",
		"冰\n\n薄":              "冰\n\n薄",
		"冰\n![薄](x.png)":      "冰薄",
		"冰\n<b>薄</b>":         "冰\n薄",
		"冰\n<http://a.org>\n": "冰\nhttp://a.org",
	} {
		if got := plain(t, source, false); got != want {
			t.Errorf("%q is read as %q, want %q", source, got, want)
		}
	}
}

func FuzzSmart(f *testing.F) {
	f.Add("\"a 'b *c \"d' e* -- f ... \\\" 冰\n薄**：**x")
	f.Add("> - '\"'\"'\n>   \"`x`\" [y\"](z) '")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 2000 || !utf8.ValidString(source) || strings.Contains(source, "\x00") {
			return
		}
		plain(t, source, true)
	})
}
