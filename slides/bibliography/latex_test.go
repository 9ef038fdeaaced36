package bibliography

import (
	"strings"
	"testing"
)

func TestLaTeXBecomesPlainText(t *testing.T) {
	for from, want := range map[string]string{
		`M{\"u}ller and M\"uller and M\"{u}ller and {\"{u}}`:                  "Müller and Müller and Müller and ü",
		`\'e \'{e} {\'e} \' e \'\i{} \'{\i} {\'{\i}} \'{\j}`:                  "é é é é í í í j́",
		`\v{c} \v c {\v c} \c{c} \k{a} \H{o} \r{u} \d{h} \=a`:                 "č č č ç ą ő ů ḥ ā",
		`\u{g} \.z \.{I} \b{d} \t{oo} \h{o}`:                                  "ğ ż İ ḏ o͡o ỏ",
		`{\ss} Stra\ss e Stra{\ss}e \ss{}`:                                    "ß Straße Straße ß",
		`\ae\AE\oe\OE\o\O\l\L\aa\AA\i\dh\th\dj`:                               "æÆœŒøØłŁåÅıðþđ",
		`pages 1--2 --- done - x`:                                             "pages 1–2 — done - x",
		"``quoted'' and `single' and O'Brien":                                 "“quoted” and ‘single’ and O’Brien",
		`A~B\,C\ D\\E \& \% \$5 \# \_ \{x\}`:                                  "A B C D E & % $5 # _ {x}",
		`{Nested {braces {stay}} out}`:                                        "Nested braces stay out",
		`\emph{a} \textbf{\textit{b}} {\em c} {\it d\/}`:                      "a b c d",
		`H$_2$O, CO$_{2}$, 10$^{-3}$, $^{14}$C`:                               "H₂O, CO₂, 10⁻³, ¹⁴C",
		`19$^{th}$, 1\textsuperscript{st}, m\textsuperscript{2}, 20$^\circ$C`: "19th, 1st, m², 20°C",
		`$\alpha$ and $\mathrm{Fe}_{2}\mathrm{O}_3$, $a \leq b$`:              "α and Fe₂O₃, a ≤ b",
		`$\frac{1}{2}$ and $x_i$`:                                             `$\frac{1}{2}$ and $x_i$`,
		`costs $5`:                                                            "costs $5",
		`\enquote{x} \url{http://a.b/c_d\%20} \href{u}{t}`:                    "“x” http://a.b/c_d%20 t",
		`\LaTeX{} and \TeX\ too \ldots`:                                       "LaTeX and TeX too …",
		`stray } brace { open`:                                                "stray brace open",
		`Gr\"{o}{\ss}e \~{} \^{} \~n`:                                         "Größe ~ ^ ñ",
		`\`:                                                                   "",
		`\'`:                                                                  "",
		`\v`:                                                                  "",
		"日本語 и русский":                                                       "日本語 и русский",
	} {
		if got := plain(from, func(name string) { t.Errorf("%s: \\%s is unknown", from, name) }); got != want {
			t.Errorf("%s\n got %q\nwant %q", from, got, want)
		}
	}
}

func TestAnUnknownCommandIsNamedUnlessItsTextStays(t *testing.T) {
	var names []string
	got := plain(`a \strange b \odd{kept} c`, func(name string) { names = append(names, name) })
	if got != "a b kept c" || strings.Join(names, " ") != "strange" {
		t.Errorf("%q with %q", got, names)
	}
}

func TestDeepLaTeXKeepsItsText(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("{", 1000) + "text" + strings.Repeat("}", 1000),
		strings.Repeat(`\'`, 1000) + "text",
		strings.Repeat(`\emph{`, 1000) + "text",
		"$" + strings.Repeat("{", 1000) + "text",
	} {
		if got := plain(s, func(string) {}); !strings.Contains(got, "ext") {
			t.Errorf("%.20s…: %.80q", s, got)
		}
	}
}
