//go:build browser

package journeys

import (
	"net/http"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/web"
)

// terns is a made-up deck with two charts that come in steps, one of them in a column and
// after a step of the text.
func terns(t *testing.T) setup {
	t.Helper()
	steps := "steps:\n- show: {series: [Terns]}\n- show: {series: [Skuas]}\n- highlight: {series: [Terns]}\n```\n"
	deck, err := evidence.Read(fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: Birds\nlang: en\nbibliography: sources.yaml\n---\n\n" +
			"# Counts {#counts}\n\n``` {.chart #counts}\ntype: revisions\ndata: birds.csv\ntitle: Counts\nalt: Bars.\n" + steps +
			"\n# Beside {#beside}\n\n:::: columns\n::: column\n::: incremental\n- One\n:::\n:::\n::: column\n``` {.chart #beside}\ntype: bar\ndata: birds.csv\ntitle: Beside\nalt: Bars.\n" + steps + ":::\n::::\n\n" +
			"# End {#end}\n\nNothing.\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: one, type: book, title: One, issued: 2010}\n")},
		"data/birds.csv": {Data: []byte("series,label,value,unit,date,precision,asserted_by,source,paragraph\n" +
			"Gulls,First,310,birds,2009,year,A,one,1\nGulls,Second,340,birds,2010,year,A,one,2\nTerns,Third,70,birds,2009,year,A,one,3\nSkuas,Fourth,90,birds,2010,year,A,one,4\n")},
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

// marks is a script: the texts of the charts that can be seen below an element, in order, and how many of their
// shapes are faded.
const marks = `((root) => [...root.querySelectorAll('.chart text')].filter((el) => el.checkVisibility({visibilityProperty: true})).map((el) => el.textContent.trim()).sort().join('; ') + ' – faded: ' +
	[...root.querySelectorAll('.chart :is(path, circle, rect, polygon, polyline)')].filter((el) => el.checkVisibility({visibilityProperty: true}) &&
		['opacity', 'fill-opacity', 'stroke-opacity'].some((name) => { const v = Number(el.getAttribute(name) ?? 1); return v > 0 && v < 0.5; })).length)`

func TestTheSpeakerSeesAChartAsTheNextKeyShowsIt(t *testing.T) {
	t.Parallel()
	for _, known := range []string{"", "?known=2011-06-30"} {
		show := open(t, terns(t))
		show.start("/s/counts" + known)
		show.live()
		speaker := show.beside(setup{})
		speaker.start("/presenter" + known)
		picture := func(part string) string {
			return marks + js("(document.querySelector('[data-part=%s] iframe').contentDocument.body)", part)
		}
		speaker.until(picture("current"))
		for _, next := range []struct {
			slug string
			step int
		}{{"counts", 1}, {"counts", 2}, {"counts", 3}, {"beside", 0}, {"beside", 1}, {"beside", 2}, {"beside", 3}, {"beside", 4}} {
			coming, now := ask[string](speaker, picture("coming")), ask[string](speaker, picture("current"))
			if same := next.slug == "beside" && next.step == 1; (coming == now) != same { // that step is the text's
				t.Errorf("before step %d of %s%s the speaker sees %q and, coming, %q", next.step, next.slug, known, now, coming)
			}
			show.press("ArrowRight")
			show.until("location.pathname === %q && document.documentElement.dataset.step === '%d'", "/s/"+next.slug, next.step)
			show.live()
			if !show.soon("%s(document.body) === %q", marks, coming) {
				t.Errorf("at step %d of %s%s coming was %q, but the slide has %q", next.step, next.slug, known, coming, ask[string](show, marks+"(document.body)"))
			}
			if !speaker.soon("%s === %q", picture("current"), coming) {
				t.Errorf("at step %d of %s%s the speaker sees %q, want %q", next.step, next.slug, known, ask[string](speaker, picture("current")), coming)
			}
		}
	}
}
