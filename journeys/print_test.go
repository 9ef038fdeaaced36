//go:build browser

package journeys

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

// pdf prints the page on the paper that its style sheet asks for.
func (b *tab) pdf() []byte {
	b.Helper()
	doc, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		b.Fatal(err)
	}
	if b.Failed() {
		os.WriteFile(filepath.Join(b.ArtifactDir(), "print.pdf"), doc, 0o644)
	}
	return doc
}

var (
	pdfPage  = regexp.MustCompile(`/Type\s*/Page\b`)
	pdfPaper = regexp.MustCompile(`/MediaBox\s*\[([^\]]*)\]`)
)

func TestThePrintedDeckHasAPageASlideAndThenTheSources(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.load("/print")
	b.until("document.readyState === 'complete' && document.fonts.status === 'loaded'")
	doc := b.pdf()
	if paper := pdfPaper.FindSubmatch(doc); paper == nil || !regexp.MustCompile(`^0 0 84[12](\.\d+)? 59[456](\.\d+)?$`).Match(paper[1]) {
		t.Errorf("the paper is %s points, want A4 landscape", paper)
	}
	// Where each sheet begins: one that is printed alone takes one page.
	total := len(pdfPage.FindAll(doc, -1))
	ask[any](b, "document.querySelectorAll('.bibliography').forEach((el) => el.remove())")
	sheets := len(pdfPage.FindAll(b.pdf(), -1))
	if sheets != len(deck().Slides) {
		t.Errorf("the slides take %d pages, want %d", sheets, len(deck().Slides))
		for i, s := range deck().Slides {
			ask[any](b, `document.querySelectorAll('[data-sheet]').forEach((el) => { el.hidden = el.dataset.sheet !== %q })`, s.Slug)
			if n := len(pdfPage.FindAll(b.pdf(), -1)); n != 1 {
				t.Errorf("slide %d, %s, takes %d pages", i+1, s.Slug, n)
			}
		}
	}
	if total <= sheets {
		t.Errorf("%d pages with the sources, %d without", total, sheets)
	}
}

func TestThePrintPageHasEverySlideWithNotesSourcesAndPictures(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.load("/print")
	for _, s := range deck().Slides {
		sheet := js("[data-sheet=%q] ", s.Slug)
		if got := ask[string](b, `(() => {
			const h = document.querySelector(%q).cloneNode(true);
			h.querySelectorAll('.cites').forEach((el) => el.remove());
			return h.textContent.trim();
		})()`, sheet+".headline"); got != s.Title {
			t.Errorf("%s: the headline is %q", s.Slug, got)
		}
		if s.Notes != nil && !b.sees(sheet+".notes p") {
			t.Errorf("%s: the notes are missing", s.Slug)
		}
		if len(s.Cites) > 0 && !b.sees(sheet+".sources li") {
			t.Errorf("%s: the sources are missing", s.Slug)
		}
		for _, id := range s.Figures() {
			if n := ask[int](b, `[...document.querySelectorAll(%q)].filter(%s).length`, sheet+js("figure[data-figure=%q] .still svg", id), visibleScript); n != 1 {
				t.Errorf("%s: %d pictures of %s can be seen, want 1", s.Slug, n, id)
			}
		}
		if hidden := ask[int](b, `[...document.querySelectorAll(%q)].filter((el) => !%s(el)).length`, sheet+"[data-step]", visibleScript); hidden > 0 {
			t.Errorf("%s: %d parts of steps cannot be seen", s.Slug, hidden)
		}
	}
	if broken := ask[[]string](b, `[...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href')).filter((h) => !document.getElementById(h.slice(1)))`); len(broken) > 0 {
		t.Errorf("citations that lead nowhere: %q", broken)
	}
	if ids := ask[[]string](b, `(() => { const ids = [...document.querySelectorAll('[id]')].map((el) => el.id); return ids.filter((id, i) => ids.indexOf(id) !== i); })()`); len(ids) > 0 {
		t.Errorf("identifiers that are there twice: %q", ids)
	}
	if small := ask[[]string](b, smallText+"(11)"); len(small) > 0 {
		t.Errorf("%d texts are too small, such as %q", len(small), small[:min(3, len(small))])
	}
}

func TestASlidePrintsOnOnePageWithAllItsSteps(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, slug := range []string{deck().Slides[withSteps()].Slug, slideOf(deck().Figures[0].ID).Slug} {
		b.start("/s/" + slug)
		b.live()
		if n := len(pdfPage.FindAll(b.pdf(), -1)); n != 1 {
			t.Errorf("%s takes %d pages", slug, n)
		}
	}
}
