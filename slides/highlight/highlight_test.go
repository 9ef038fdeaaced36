package highlight

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

// brief writes coloured lines with the class of each span before its text: [k:def] depth.
func brief(lines [][]slides.Node) string {
	var b strings.Builder
	for _, line := range lines {
		for _, n := range line {
			if n.Kind == "" {
				b.WriteString(n.Text)
			} else {
				b.WriteString("[" + n.Attr("class") + ":" + n.Children[0].Text + "]")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// texts is the text of lines.
func texts(lines [][]slides.Node) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, n := range line {
			b.WriteString(n.Text)
			for _, c := range n.Children {
				b.WriteString(c.Text)
			}
		}
	}
	return b.String()
}

func TestCodeIsColouredLineByLine(t *testing.T) {
	for _, test := range []struct{ language, code, want string }{
		{"python", "def depth(days, cold):\n    \"\"\"Stefan,\n    roughly.\"\"\"\n    return 3.5 * (days * cold) ** 0.5\n",
			"[k:def] [f:depth](days, cold):\n    [s:\"\"\"Stefan,]\n[s:    roughly.\"\"\"]\n    [k:return] [n:3.5] [o:*] (days [o:*] cold) [o:**] [n:0.5]\n"},
		{"go", "func Depth(d, c float64) float64 {\n\n\treturn 3.5 * math.Sqrt(d*c) // centimetres\n}",
			"[k:func] [f:Depth](d, c [t:float64]) [t:float64] {\n\n\t[k:return] [n:3.5] [o:*] math.[f:Sqrt](d[o:*]c) [c:// centimetres]\n}\n"},
		{"bash", "read days\necho \"$days\" # done\n", "[f:read] days\n[f:echo] [s:\"][v:$days][s:\"] [c:# done]\n"},
		{"yaml", "depth: 12\n", "[k:depth]: [n:12]\n"},
		{"html", "<p class=\"a\">x &amp; y</p>", "<[k:p] [v:class][o:=][s:\"a\"]>x [e:&amp;] y</[k:p]>\n"},
		{"r", "x <- c(1, NA)", "x [o:<-] [f:c]([n:1], [n:NA])\n"},
		{"diff", "-old\n+new\n", "[d:-old]\n[i:+new]\n"},
		{"js", "const a = `b${c}`;", "[k:const] a [o:=] [s:`b][e:${]c[e:}][s:`];\n"},
		{"python", "a\r\n\r\nb = 1\r\n\r\n", "a\n\nb [o:=] [n:1]\n\n"},
		{"text", "if (1)\n", "if (1)\n"},
		{"", "if", "if\n"},
		{"python", "", ""},
	} {
		got, known := new(Painter).Lines(test.language, test.code)
		if brief(got) != test.want || !known {
			t.Errorf("%s %q:\n%swant\n%sknown %v", test.language, test.code, brief(got), test.want, known)
		}
	}
}

func TestALanguageIsKnownByEveryNamePeopleWrite(t *testing.T) {
	same := map[string][]string{
		"javascript": {"js", "mjs", "JavaScript", "ojs", "{ojs}", "lang-js", "language-javascript"},
		"typescript": {"ts"},
		"python":     {"py", "python3", "{python}", "{.python}", " Python ", "ipython"},
		"r":          {"R", "{r}", "{r, echo=FALSE}", "{r setup}", "knitr"},
		"bash":       {"sh", "zsh", "shell", "shellscript"},
		"yaml":       {"yml"},
		"go":         {"golang", ".go", "{.go}"},
		"c++":        {"cpp", "hpp", "cc"},
		"c#":         {"cs", "csharp"},
		"fsharp":     {"f#", "fs"},
		"rust":       {"rs"},
		"ruby":       {"rb"},
		"kotlin":     {"kt"},
		"haskell":    {"hs"},
		"julia":      {"jl"},
		"json":       {"jsonc", "json5"},
		"docker":     {"dockerfile", "Dockerfile"},
		"markdown":   {"md"},
		"html":       {"htm", "xhtml", "svelte", "erb"},
		"latex":      {"tex"},
		"matlab":     {"Matlab"},
		"php":        {"phtml"},
		"console":    {"terminal", "shell-session"},
	}
	for name, others := range same {
		want, known := lexer(name)
		if want == nil || !known {
			t.Errorf("%s is not known", name)
			continue
		}
		for _, other := range others {
			if got, _ := lexer(other); got != want {
				t.Errorf("%s is not %s", other, name)
			}
		}
	}
	for _, name := range []string{"sql", "java", "c", "css", "scss", "toml", "ini", "xml", "perl", "lua", "swift", "scala", "powershell", "sas", "stan?", "vue", "jsx", "tsx", "graphql", "make", "nix", "elixir"} {
		if _, known := lexer(name); known == strings.HasSuffix(name, "?") {
			t.Errorf("%s is known: %v", name, known)
		}
	}
}

func TestAnUnknownLanguageIsPlainText(t *testing.T) {
	for _, language := range []string{"klingon", "mermaid", "{}x", "if", "../go", strings.Repeat("x", 1<<20)} {
		got, known := new(Painter).Lines(language, "if (1)\n\nx")
		if known || brief(got) != "if (1)\n\nx\n" {
			t.Errorf("%.20s: known %v, %q", language, known, brief(got))
		}
	}
}

// hostile is code that takes chroma's patterns long.
var hostile = map[string]string{
	"one long line":       "python\x00" + strings.Repeat("a+", 1<<19),
	"64 KB":               "javascript\x00" + strings.Repeat("a+", maxCode/2-1),
	"escapes in a string": "go\x00" + strings.Repeat(`"`+strings.Repeat(`\\`, 40)+"\n", 200),
	"comments left open":  "c\x00" + strings.Repeat("/*", maxCode/2),
	"brackets left open":  "html\x00" + strings.Repeat("<script>", maxCode/8),
	"fences":              "markdown\x00" + strings.Repeat("```haxe\n{\n```\n", 4000),
	"lines":               "python\x00" + strings.Repeat("\n", maxCode),
	"letters":             "json\x00" + strings.Repeat("é", maxCode/2),
	"not UTF-8":           "python\x00x = '\xff'\n",
	"NUL":                 "python\x00x = '\x00'\n",
}

func TestHostileCodeIsShownWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("waits until colouring gives up")
	}
	for name, h := range hostile {
		language, code, _ := strings.Cut(h, "\x00")
		var p Painter
		lines, known := p.Lines(language, code)
		if !known || texts(lines) != strings.TrimSuffix(code, "\n") {
			t.Errorf("%s: known %v, %d bytes of %d", name, known, len(texts(lines)), len(code))
		}
	}
}

func TestADeckHasSoMuchColourAndNoMore(t *testing.T) {
	code := strings.Repeat("1+", 2000)
	p := Painter{spans: maxSpans - 4000}
	first, _ := p.Lines("python", code)
	second, _ := p.Lines("python", code)
	if !strings.Contains(brief(first), "[n:1]") || brief(second) != code+"\n" || p.spans > maxSpans {
		t.Errorf("%.20q, %.20q, %d spans", brief(first), brief(second), p.spans)
	}
	p = Painter{spent: maxDeck}
	if got, known := p.Lines("python", "1"); brief(got) != "1\n" || !known {
		t.Errorf("%q after all time was spent", brief(got))
	}
}

// names are those of all languages.
func names() []string { return slices.Sorted(maps.Keys(byName())) }

// pieces is a text with something of every language.
const pieces = "# a \"b\\\" 'c' `d` /* e */ <f g=\"h\"> {i: [1.5e3, 0xff]} // j\n```go\nfunc k() {}\n```\n;; %l $m @n #if o\n\tend"

func TestCodeStaysAsItIsInEveryLanguage(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the patterns of every language")
	}
	for _, name := range names() {
		checkLines(t, name, pieces)
	}
}

// FuzzLines checks that code stays as it is in any language, and that its spans have classes that
// the style sheet knows.
func FuzzLines(f *testing.F) {
	all := names()
	add := func(language, code string) { f.Add(uint16(slices.Index(all, language)), code) }
	for _, language := range []string{"go", "python", "javascript", "html", "markdown", "bash", "r", "sql", "yaml", "php"} {
		add(language, pieces)
	}
	for _, h := range hostile {
		if language, code, _ := strings.Cut(h, "\x00"); len(code) < 1000 {
			add(language, code)
		}
	}
	f.Fuzz(func(t *testing.T, language uint16, code string) {
		checkLines(t, all[int(language)%len(all)], code)
	})
}

func checkLines(t *testing.T, language, code string) {
	t.Helper()
	var p Painter
	lines, _ := p.Lines(language, code)
	if want := strings.TrimSuffix(strings.ReplaceAll(code, "\r\n", "\n"), "\n"); texts(lines) != want {
		t.Errorf("%s: %q is %q", language, want, texts(lines))
	}
	for _, line := range lines {
		for _, n := range line {
			if n.Kind != "" && (n.Kind != "span" || !slices.Contains(Classes, n.Attr("class")) || strings.TrimSpace(n.Children[0].Text) == "") {
				t.Errorf("%s: node %+v of %q", language, n, code)
			}
			if strings.Contains(n.Text, "\n") {
				t.Errorf("%s: a line break in %+v", language, n)
			}
		}
	}
}
