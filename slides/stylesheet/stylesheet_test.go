package stylesheet

import (
	"slices"
	"strings"
	"testing"
)

// local lets files of a deck be named, and reports others.
func local(name string, line int) (string, bool) {
	if strings.Contains(name, ":") || strings.HasPrefix(name, "//") {
		return "", false
	}
	return "/media/" + name, true
}

func TestTheRulesOfASheetAreKept(t *testing.T) {
	for _, tc := range [][2]string{
		{"h1 { color: red; }\n/* a } comment */ p, .a > b:not(:first-child)::before { content: \"}\"; margin: 0 }", `h1 {color: red;}p, .a > b:not(:first-child)::before {content: "}";margin: 0 ;}`},
		{"@media print { p { color: #123 } }", "@media print {p {color: #123 ;}}"},
		{"@media (min-width: 60em) { @supports (display: grid) { p { display: grid } } }", "@media (min-width: 60em) {@supports (display: grid) {p {display: grid ;}}}"},
		{"li { color: red; &:first-child { color: blue } @media print { color: black } }", "li {color: red;&:first-child {color: blue ;}@media print {color: black ;}}"},
		{"p { --x: 3px; margin: calc(var(--x) * 2) !important; }", "p {--x: 3px;margin: calc(var(--x) * 2) !important;}"},
		{`p { background: url(a.png), url("b c.svg") }`, `p {background: url("/media/a.png"), url("/media/b c.svg") ;}`},
		{"@charset \"utf-8\"; <!-- p { color: red } -->", "p {color: red ;}"},
		{".body { position: fixed !important; z-index: 9!important; display: grid }", ".body {position: fixed ;z-index: 9;display: grid ;}"},
		{".overflow { overflow: visible ! important }", ".overflow {overflow: visible ;}"},
		{"", ""},
	} {
		safe, problems := Confine([]byte(tc[0]), local)
		if safe != tc[1] || len(problems) > 0 {
			t.Errorf("%s\n got %s\nwant %s\n%v", tc[0], safe, tc[1], problems)
		}
	}
}

func TestWhatReachesBeyondTheSlideIsLeftOutWithItsLine(t *testing.T) {
	for _, tc := range []struct {
		css, says string
		line      int
		safe      string
	}{
		{"\n@import url(https://evil.example/x.css);\np { color: red }", "@import", 2, "p {color: red ;}"},
		{"@font-face { font-family: x; src: url(x.woff2) } p { color: red }", "theme.yaml", 1, "p {color: red ;}"},
		{"@keyframes exhibit-show { to { visibility: hidden } }", "@keyframes", 1, ""},
		{"@page { margin: 0 }", "@page", 1, ""},
		{"p {\n color: red;\n background: url(https://evil.example/p.gif) }", "", 3, "p {color: red;}"},
		{"p { background: url(//evil.example/p.gif) }", "", 1, "p {}"},
		{`p { background: image-set("https://evil.example/p.gif" 1x) }`, "image-set(", 1, "p {}"},
		{`p { background: u\72l(https://evil.example/p.gif) }`, "left out", 1, "p {}"},
		{"p { color: red } } body { display: none }", "closes nothing", 1, "p {color: red ;}body {display: none ;}"},
		{".body { contain: none !important; all: unset }", "contain", 1, ".body {}"},
		{`p { background: u/**/rl(https://evil.example/p.gif) }`, "", 0, `p {background: u/**/rl(https://evil.example/p.gif) ;}`},
		{`p { x: u/**/rl(a"b); } } body { display: none } q { y: ") }`, "", 0, `p {x: u/**/rl(a"b); } } body { display: none } q { y: ") ;}`},
		{".body { color: red; display: CONTENTS }", "display: CONTENTS", 1, ".body {color: red;}"},
		{`.body { display: c\6fntents } li { --x: contents; display: var(--x) }`, "a box", 1, ".body {}li {--x: contents;}"},
		{`.body { con/* a } */tain: none }`, "", 0, `.body {con/**/tain: none ;}`},
		{`.body { c\6fntain: none }`, "no declaration", 1, ".body {}"},
		{":SCOPE { position: fixed }\n& { position: fixed }\n:\\73cope { position: fixed } li { :scope { color: red } }", "the slide itself", 2, "li {}"},
		{"p { color: red", "not closed", 1, "p {}"},
		{"p { content: \"</style><script>alert(1)</script>\" }", "", 0, `p {content: "\3c /style>\3c script>alert(1)\3c /script>" ;}`},
		{"p::before(</style><script>) { color: red }", "cannot be read", 1, ""},
		{"p { color: rgb(1, 2, 3; margin: 0 }", "bracket", 1, "p {}"},
		{"p { color: red) }", "bracket", 1, "p {}"},
		{"p { content: \"a\nb\" }", "not closed", 1, "p {}"},
		{strings.Repeat("@media print {", 30) + "p { color: red }" + strings.Repeat("}", 30), "nest deeper", 1, strings.Repeat("@media print {", 10) + strings.Repeat("}", 10)},
	} {
		safe, problems := Confine([]byte(tc.css), local)
		if safe != tc.safe {
			t.Errorf("%s\n got %s\nwant %s", tc.css, safe, tc.safe)
		}
		if tc.says != "" && !slices.ContainsFunc(problems, func(p Problem) bool { return strings.Contains(p.Msg, tc.says) && p.Line == tc.line }) {
			t.Errorf("%s: %v", tc.css, problems)
		}
	}
}

func FuzzAConfinedSheetIsBalancedAndFetchesNothingElse(f *testing.F) {
	for _, css := range []string{"p { color: red }", "@media print { a { b: c } }", `x{y:url(z)}`, `a{b:"}`, "a{b:\\", "/*", "a{{b}}", "</style>", "@import 'x';", "a{b:url('x'", "--x:{", "a{--b:{c}}"} {
		f.Add(css)
	}
	f.Fuzz(func(t *testing.T, css string) {
		if strings.Contains(css, "\x00") {
			return
		}
		safe, _ := Confine([]byte(css), local)
		if strings.Contains(safe, "</") || strings.Contains(safe, "<!") {
			t.Fatalf("%q becomes %q", css, safe)
		}
		_, problems := Confine([]byte(safe), func(name string, _ int) (string, bool) { return strings.TrimPrefix(name, "/media/"), true })
		for _, p := range problems {
			if strings.Contains(p.Msg, "closes nothing") || strings.Contains(p.Msg, "not closed") || strings.Contains(p.Msg, "bracket") {
				t.Fatalf("%q becomes %q, which is not whole: %v", css, safe, p)
			}
		}
	})
}
