package texmath

import (
	"strings"
	"testing"

	"exhibit/slides"
)

func TestAFormulaIsMathMLWithItsTeXAsText(t *testing.T) {
	t.Parallel()
	for tex, want := range map[string]string{
		`h = a\sqrt{t}`:                        `<msqrt><mi>t</mi></msqrt>`,
		`\frac{1}{2}`:                          `<mfrac><mn>1</mn><mn>2</mn></mfrac>`,
		`x \in \mathbb{R}`:                     `<mi>ℝ</mi>`,
		`a < b`:                                `<mo>&lt;</mo>`,
		`\begin{pmatrix}1&2\\3&4\end{pmatrix}`: `<mtable>`,
		`\cancel{x}`:                           `<menclose notation="updiagonalstrike">`,
		`\text{if } \color{red} y`:             `color:#ff0000`,
	} {
		node, err := new(Renderer).Render(tex, true)
		if err != nil {
			t.Errorf("%s: %v", tex, err)
			continue
		}
		got := slides.HTML([]slides.Node{node}, "", "")
		if !strings.HasPrefix(got, `<math display="block"`) || !strings.Contains(got, want) || slides.Plain([]slides.Node{node}) != tex {
			t.Errorf("%s is %s", tex, got)
		}
	}
}

func TestWhatIsWrongWithAFormulaIsSaidInOneLine(t *testing.T) {
	t.Parallel()
	for tex, want := range map[string]string{
		`\frac{`:                          "Unexpected end of input",
		`\unknown x`:                      `Unsupported function name: \unknown`,
		`\href{javascript:alert(1)}{x}`:   `\href`,
		`\includegraphics{https://a.com}`: `\includegraphics`,
		`\def\a{\a\a}\a`:                  "Too many expansions",
		strings.Repeat("x", MaxTeX+1):     "longer than 4000 bytes",
		strings.Repeat("{", 2000):         "", // some error, soon
	} {
		_, err := new(Renderer).Render(tex, false)
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsAny(err.Error(), "\n\u0332") {
			t.Errorf("%.30s: %v", tex, err)
		}
	}
}

func TestMacrosHoldForTheFormulasThatFollow(t *testing.T) {
	t.Parallel()
	r := new(Renderer)
	if err := r.Define("\\newcommand{\\R}{\\mathbb{R}}\n\\DeclareMathOperator{\\Var}{Var}"); err != nil {
		t.Fatal(err)
	}
	if err := r.Define(`\newcommand{\broken`); err == nil {
		t.Error("macros without an end are no error")
	}
	node, err := r.Render(`\Var(x) \in \R`, false)
	if got := slides.HTML([]slides.Node{node}, "", ""); err != nil || !strings.Contains(got, "<mi>Var</mi>") || !strings.Contains(got, "ℝ") {
		t.Errorf("%s %v", got, err)
	}
}

func TestNoTeXBecomesAnythingButElementsOfFormulas(t *testing.T) {
	t.Parallel()
	for _, markup := range []string{
		`<math><script>x</script></math>`, `<math><mi onclick="x">x</mi></math>`, `<math><mi href="x">x</mi></math>`,
		`<math><mi style="background:url(https://a.com)">x</mi></math>`, `<math><mi style="position:fixed">x</mi></math>`,
		`<math></math><math></math>`, `<mi>x</mi>`, `<math>`, ``,
		`<math>` + strings.Repeat("<mrow>", 200) + strings.Repeat("</mrow>", 200) + `</math>`,
	} {
		if n, err := tree(markup, "x"); err == nil {
			t.Errorf("%.60s is %s", markup, slides.HTML([]slides.Node{n}, "", ""))
		}
	}
}

func FuzzRender(f *testing.F) {
	for _, tex := range []string{`h = a\sqrt{t}`, `\begin{array}{|c|c|}\hline 1&2\\ \hline\end{array}`, `\underbrace{a+b}_{n}`, `\cancelto{0}{x}`, `\def\a#1{#1}\a2`, `\text{$x$}`, `\rule{1em}{9em}\color{red}{x}`} {
		f.Add(tex, true)
	}
	r := new(Renderer)
	if _, err := r.Render("x", false); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, tex string, display bool) {
		r.spent, r.err, r.done = 0, nil, map[formula]rendered{}
		if node, err := r.Render(tex, display); err == nil && node.Attr("alttext") != tex {
			t.Errorf("%q has the text %q", tex, node.Attr("alttext"))
		}
	})
}
