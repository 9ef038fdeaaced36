package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

func TestFormulasAreFoundAsInPandoc(t *testing.T) {
	for text, want := range map[string]string{
		"costs $5 and $6":                 "<p>costs $5 and $6</p>",
		"from $10 to $x$20":               "<p>from $10 to $x$20</p>",
		"a $ b $ c":                       "<p>a $ b $ c</p>",
		`\$x$ and $y`:                     "<p>$x$ and $y</p>",
		"`$x$`":                           "<p><code>$x$</code></p>",
		"is $x$.":                         "<p>is [x].</p>",
		"is $x\ny$.":                      "<p>is [x\ny].</p>",
		`is $a\$b$.`:                      `<p>is [a\$b].</p>`,
		"grew by $21.5$ or $12\\%$":       "<p>grew by 21.5 or 12%</p>",
		"so $$x$$ is":                     "<p>so [[x]] is</p>",
		"$$\nx\n+ y\n- z\n$$":             "[[x\n+ y\n- z]]",
		"text\n$$x$$ {#eq-x}\nmore":       "<p>text</p>[[x]]<p>more</p>",
		"> $$\n> x\n> $$":                 "<blockquote>[[x]]</blockquote>",
		"- $$\n  x\n  $$":                 "<ul><li>[[x]]</li></ul>",
		"$$ has no end\n\nx $$":           "<p>$$ has no end</p><p>x $$</p>",
		"\\begin{align}\nx\n\\end{align}": "[[\\begin{align*}x\\end{align*}]]",
		"\\newcommand{\\R}{x}\n\n$\\R$":   `<p>[\R]</p>`,
	} {
		p := Parse(fstest.MapFS{DeckFile: {Data: []byte("# T\n\n" + text + "\n")}}, DeckFile)
		if len(p.Errors) > 0 || len(p.Deck.Slides) != 1 {
			t.Errorf("%q: %v", text, p.Errors)
			continue
		}
		var got strings.Builder
		for _, b := range p.Deck.Slides[0].Blocks {
			got.WriteString(slides.HTML(withoutMathML(b.Text), "", ""))
		}
		if got.String() != want {
			t.Errorf("%q is\n%s, want\n%s", text, got.String(), want)
		}
	}
}

// withoutMathML returns nodes with the TeX of formulas in brackets in their place.
func withoutMathML(nodes []slides.Node) (all []slides.Node) {
	for _, n := range nodes {
		if n.Kind == slides.Formula {
			text := "[" + n.Attr("alttext") + "]"
			if n.Attr("display") == "block" {
				text = "[" + text + "]"
			}
			n = slides.Node{Text: text}
		}
		n.Children = withoutMathML(n.Children)
		all = append(all, n)
	}
	return all
}

func TestAFormulaThatCannotBeDrawnIsShownAsItsTeXWithAWarning(t *testing.T) {
	p := Parse(fstest.MapFS{DeckFile: {Data: []byte("# T\n\nis $\\frac{1$\n")}}, DeckFile)
	if got := slides.HTML(p.Deck.Slides[0].Blocks[0].Text, "", ""); got != `<p>is <code>\frac{1</code></p>` {
		t.Error(got)
	}
	if len(p.Warnings) != 1 || !strings.HasPrefix(p.Warnings[0].Error(), `deck.md:3: the formula "\\frac{1" is shown as its TeX: `) {
		t.Error(p.Warnings)
	}
}
