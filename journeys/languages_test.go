//go:build browser

package journeys

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/web"
)

// gulls is a made-up deck in a language, with a word that is far too long.
func gulls(t *testing.T, lang, word string) setup {
	t.Helper()
	deck, err := evidence.Read(fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: " + word + "\nlang: " + lang + "\nbibliography: sources.yaml\n---\n\n" +
			"# " + word + " {#text}\n\n" + word + " [@one, ¶1].\n\n- " + word + " " + word + " [@two, ¶2]\n\n| " + word + " | b |\n|---|---|\n| c | " + word + " [@one, ¶1] |\n\n::: notes\n" + word + "\n:::\n\n" +
			"# Chart {#chart}\n\n``` {.chart #counts}\ntype: revisions\ndata: g.csv\ntitle: " + word + "\nalt: Bars.\n" +
			"steps:\n- show: {series: [b]}\n- highlight: {series: [b]}\n```\n\n# Line {#line}\n\n``` {.chart #days}\ntype: timeline\ndata: g.csv\ntitle: Days\nalt: A line.\n```\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: one, type: book, title: " + word + ", issued: 2010}\n- {id: two, type: book, title: Two, issued: 2016-03-28, citation-label: " + word + "}\n")},
		"data/g.csv": {Data: []byte("series,label,value,unit,date,precision,asserted_by,source,paragraph\n" +
			"a,أول عدد,310,gulls,2009,year,A,one,1\na,Second,1240,gulls,2011-05-03,day,A,two,2\nb,Third,7,terns,2012,year,A,two,3\nb,Fourth,9,terns,2013,year,A,two,3\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(deck)
	if err != nil {
		t.Fatal(err)
	}
	return setup{wrap: func(http.Handler) http.Handler { return site }}
}

const longWord = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellungsverordnung"

func TestLongWordsAndRightToLeftDoNotBreakTheLayout(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ lang, word string }{{"de", longWord}, {"ar", "الأمن"}, {"ar", longWord}, {"zh-Hans", strings.Repeat("网络安全和信息化领导小组", 4)}} {
		for _, size := range []setup{{width: 1280, height: 720}, {width: 390, height: 844, phone: true}, {width: 844, height: 390, phone: true}, {width: 1024, height: 768}, {width: 2560, height: 1080}} {
			s := gulls(t, tc.lang, tc.word)
			s.width, s.height, s.phone = size.width, size.height, size.phone
			b := open(t, s)
			for _, slug := range []string{"text", "chart", "line"} {
				b.start("/s/" + slug)
				b.live()
				if over := ask[float64](b, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
					t.Errorf("%s %.12s, %s at %s: the page is %v px too wide", tc.lang, tc.word, slug, s.size(), over)
				}
				out := ask[[]string](b, `[...document.querySelectorAll('.slide :is(h1, p, li, td, figcaption, summary), .chart svg text')].filter((el) => {
					const box = el.getBoundingClientRect();
					return box.width && (box.left < -1 || box.right > innerWidth + 1) && !el.closest('.scroll') && !el.closest('.visually-hidden');
				}).map((el) => el.tagName + ' ' + el.textContent.slice(0, 30))`)
				if len(out) > 0 {
					t.Errorf("%s %.12s, %s at %s: outside of the window: %q", tc.lang, tc.word, slug, s.size(), out)
				}
			}
		}
	}
}

func TestADrawingIsLaidOutFromTheLeftInEveryLanguage(t *testing.T) {
	t.Parallel()
	b := open(t, gulls(t, "ar", "الأمن"))
	b.start("/s/chart")
	b.live()
	if dirs := ask[[]string](b, "[document.documentElement, document.querySelector('.live svg text, .live text')].map((el) => getComputedStyle(el).direction)"); len(dirs) != 2 || dirs[0] != "rtl" || dirs[1] != "ltr" {
		t.Errorf("page and drawing run %q, want rtl and ltr", dirs)
	}
}

func TestTheInterfaceSpeaksTheDecksLanguage(t *testing.T) {
	t.Parallel()
	b := open(t, gulls(t, "zh-CN", "安全"))
	b.start("/s/text")
	if bar := ask[string](b, "document.querySelector('.bar').textContent"); !strings.Contains(bar, "菜单") || strings.Contains(bar, "Menu") || strings.Contains(bar, "Speaker") {
		t.Errorf("the bar says %q", bar)
	}
	b.command("evidence")
	b.until("document.querySelector('.evidence').open")
	if latin := ask[[]string](b, `[...document.querySelectorAll('.bar, .evidence summary, .evidence .person, .evidence .machine')].map((el) => el.textContent.replace(/<[^>]*>/g, '')).filter((s) => /[A-Za-z]{4,}/.test(s))`); len(latin) > 0 {
		t.Errorf("not in Chinese: %q", latin)
	}
	b.press("Escape", "?")
	b.until("document.querySelector('dialog[open]')")
	if help := ask[string](b, "document.querySelector('dialog[open]').textContent"); !strings.Contains(help, "演讲者视图") {
		t.Errorf("the help says %.200q", help)
	}
}

func TestStepsBringSeriesIntoAChartAndPointAtThem(t *testing.T) {
	t.Parallel()
	b := open(t, gulls(t, "en", "Gulls"))
	texts := func(want string, shown bool) {
		t.Helper()
		b.until(`[...document.querySelectorAll('.live text')].some((el) => el.textContent.includes(%q)) === %t`, want, shown)
	}
	b.start("/s/chart")
	b.live()
	b.at("chart", 0)
	texts("Second", true)
	texts("Third", false)
	if ask[bool](b, visible(".stills")) {
		t.Error("the picture of all series can be seen before they come")
	}
	b.press("ArrowRight")
	b.at("chart", 1)
	texts("Third", true)
	faded := "[...document.querySelectorAll('.live svg path')].filter((el) => ['opacity', 'fill-opacity', 'stroke-opacity'].some((name) => Number(el.getAttribute(name) || 1) < 0.5)).length"
	if n := ask[int](b, faded); n > 0 {
		t.Errorf("%d texts are faded though nothing is pointed at", n)
	}
	b.press("ArrowRight")
	b.at("chart", 2)
	b.until(faded + " > 0")
	b.press("ArrowRight")
	b.at("line", 0)
	b.press("ArrowLeft")
	b.at("chart", 2)
	b.press("ArrowLeft", "ArrowLeft")
	b.at("chart", 0)
	texts("Third", false)

	// On a phone everything is there at once.
	s := gulls(t, "en", "Gulls")
	s.width, s.height, s.phone = 390, 844, true
	phone := open(t, s)
	phone.start("/s/chart")
	phone.live()
	phone.until(`[...document.querySelectorAll('.live text')].some((el) => el.textContent.includes('Third'))`)
}

// visible is a script that tells whether the first element that matches can be seen.
func visible(selector string) string {
	return "getComputedStyle(document.querySelector('" + selector + "')).visibility === 'visible'"
}

func TestEverythingCanBeReadAtFourTimesTheSize(t *testing.T) {
	t.Parallel()
	for _, zoom := range []struct {
		name          string
		width, height int
	}{{"200 %", 640, 360}, {"400 %", 320, 180}} {
		b := open(t, setup{width: zoom.width, height: zoom.height})
		b.everySlide(func(slug string) {
			if over := ask[float64](b, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
				t.Errorf("%s at %s: the page is %v px too wide", slug, zoom.name, over)
			}
		})
	}
}
