package web

import (
	"strings"
	"testing"
)

func TestAPrintoutStandsAlone(t *testing.T) {
	page := `<!doctype html><html lang="en"><head><title>Deck · all slides</title></head><body><h1>The <b>deck</b></h1>` +
		`<article id="print-two"><a href="/s/two?known=2015" class="x">two</a><a href="/s/three">three</a><a href="/data/a.csv" download>data</a>` +
		`<a href="#src-a">source</a><a href="https://elsewhere.example/">there</a><svg viewBox="0 0 1 1"><title>chart</title><a href="/s/two"><path d="M0 0"></path></a></svg></article></body></html>`
	got, err := printout([]byte(page), "", []Font{{Family: "sans", Weight: 400, File: []byte("font")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<title>The deck</title>", `<a class="x" href="#print-two">two</a>`, "<a>three</a>", `<a download="">data</a>`, `<a href="#src-a">`, `<a href="https://elsewhere.example/">`,
		`<svg viewBox="0 0 1 1"><title>chart</title><a href="#print-two"><path`, `font-family:"Print sans";font-weight:400;font-style:normal;font-display:block;src:url(data:font/woff;base64,Zm9udA==)`,
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
