package web

import (
	"strings"
	"testing"
)

func TestAPrintoutStandsAlone(t *testing.T) {
	page := `<!doctype html><html lang="en"><head><title>Deck · all slides</title><link rel="icon" href="/icon-64.png"></head><body><main class="printout"><header class="printout-head"><h1>The <b>deck</b></h1></header>` +
		`<section class="sheet" id="print-two"><article class="slide"><h2 class="headline">Two</h2><a href="/s/two?known=2015" class="x">two</a><a href="/s/three">three</a><a href="/data/a.csv" download>data</a>` +
		`<a href="#src-a">source</a><a href="https://elsewhere.example/">there</a><svg viewBox="0 0 1 1"><title>chart</title><a href="/s/two"><path d="M0 0"></path></a></svg><table><tr><td></td><td><img src="/media/a.png" loading="lazy"></td></tr></table></article>` +
		`<div class="notes">said</div><div class="sources">from</div><p class="sheet-number">1 / 1</p></section></main><script>start()</script></body></html>`
	fonts := fontFaces([]Font{{Family: "sans", Weight: 400, File: []byte("font"), Letters: "U+0-FF"}})
	for name, kind := range map[string]struct {
		fit      string
		has, not []string
	}{
		"slides": {"fit()", []string{
			`<section class="sheet" id="print-two"><div class="stage"><article class="slide">`, `<div class="sources">from</div><p class="sheet-number" aria-hidden="true">1 / 1</p></article></div></section>`,
			`<script>fit()</script><img src="/fitted" alt="" hidden=""/></body>`,
		}, []string{"said", `class="printout"`}},
		"handout": {"", []string{`<div class="notes">said</div>`, `<main class="printout">`}, []string{"<script", "/fitted"}},
	} {
		b, err := printout([]byte(page), "", fonts, kind.fit)
		if err != nil {
			t.Fatal(err)
		}
		got := string(b)
		for _, want := range append(kind.has,
			"<title>The deck</title>", `<h1 class="headline">Two</h1>`, `<a class="x" href="#print-two">two</a>`, "<a>three</a>", `<a download="">data</a>`, `<a href="#src-a">`, `<a href="https://elsewhere.example/">`,
			`<svg viewBox="0 0 1 1"><title>chart</title><a href="#print-two"><path`, "<td>\u00a0</td>", `<td><img src="/media/a.png"/></td>`,
			`font-family:"Print sans";font-weight:400;font-style:normal;font-display:block;unicode-range:U+0-FF;src:url(data:font/woff;base64,Zm9udA==)`,
		) {
			if !strings.Contains(strings.ReplaceAll(got, `href="#print-two" class="x"`, `class="x" href="#print-two"`), want) {
				t.Errorf("%s: no %s in\n%s", name, want, got)
			}
		}
		for _, want := range append(kind.not, "start()", "icon-64", "printout-head", "The <b>deck") {
			if strings.Contains(got, want) {
				t.Errorf("%s: there is %s in\n%s", name, want, got)
			}
		}
	}
}

func TestAChartOnPaperIsAFigureWithItsLabels(t *testing.T) {
	page := `<body><figure class="figure"><div class="filters">which</div><div class="chart" role="group" tabindex="0" aria-label="Two bars" aria-describedby="hint" aria-roledescription="chart">` +
		`<div class="stills" aria-hidden="true"><svg role="img" aria-label="Two bars"><text>a</text></svg></div></div><p class="visually-hidden" id="hint">Press</p></figure></body>`
	b, err := printout([]byte(page), "", "", "")
	if err != nil {
		t.Fatal(err)
	}
	if want := `<figure class="figure" role="group"><div class="chart" aria-label="Two bars" role="figure"><div class="stills"><svg><text>a</text></svg></div></div></figure>`; !strings.Contains(string(b), want) {
		t.Errorf("no %s in\n%s", want, b)
	}
}

func TestSlidesOnPaperHaveTheRulesOfAScreen(t *testing.T) {
	css := `a{b:c}@media print{a{content:"}";d:e}@page{size:A4}}@media screen{f{g:h}}@media screen and (min-width:1px){i{j:k}}l{m:n}`
	if got, want := withoutPrint(css), `a{b:c}f{g:h}@media screen and (min-width:1px){i{j:k}}l{m:n}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, broken := range []string{"@media print", "@media print{a{", "a{}@media "} {
		if got := withoutPrint(broken); got != broken {
			t.Errorf("%s became %s", broken, got)
		}
	}
}
