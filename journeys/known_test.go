//go:build browser

package journeys

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"golang.org/x/net/html"

	"exhibit/slides"
)

// earlier is a day on which the deck's timeline lacks records, and which is no source's.
const earlier slides.Date = "2014-06-01"

// address is the path of a slide on a day; an empty day is today.
func address(slug string, day slides.Date) string {
	if day == "" {
		return "/s/" + slug
	}
	return "/s/" + slug + "?known=" + string(day)
}

// timeline is the slide with the timeline, and its index.
func timeline() (*slides.Slide, int) { return deck().Slide(slideOf("timeline").Slug) }

// textScript is a function: the text of a node without white space and without figures.
const textScript = `((node) => {
	const copy = node.cloneNode(true);
	copy.querySelectorAll('figure').forEach((el) => el.remove());
	return copy.textContent.replace(/\s/g, '');
})`

// spaceless is the text of HTML without white space.
func spaceless(t testing.TB, text string) string {
	t.Helper()
	node, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for d := range node.Descendants() {
		if d.Type == html.TextNode {
			all.WriteString(strings.Join(strings.Fields(d.Data), ""))
		}
	}
	return all.String()
}

// blocksHTML is the HTML of a slide's text.
func blocksHTML(blocks []slides.Block) string {
	s := ""
	for _, b := range blocks {
		s += slides.HTML(b.Text, "", "")
		for _, c := range b.Columns {
			s += blocksHTML(c.Blocks)
		}
	}
	return s
}

// showsDay is showsSlide, and waits for the live chart of a figure that has records.
func (b *tab) showsDay(slug string, day slides.Date) {
	b.Helper()
	b.showsSlide(slug, day)
	known := deck().AsKnown(day)
	s, _ := known.Slide(slug)
	for _, id := range s.Figures() {
		if len(known.Figure(id).Records) > 0 {
			b.live()
		}
	}
}

// showsSlide checks that the page shows a slide as it was known on a day and nothing else:
// address, title, text, and of a figure the table.
func (b *tab) showsSlide(slug string, day slides.Date) {
	b.Helper()
	known := deck().AsKnown(day)
	s, _ := known.Slide(slug)
	b.until("location.pathname + location.search === %q && document.querySelector('[data-slide]')?.dataset.slide === %q", address(slug, day), slug)
	if day == "" {
		b.until("!document.querySelector('.kicker') && document.querySelector('.known summary').textContent.trim() === 'As known today'")
	} else {
		b.until("document.querySelector('.kicker')?.textContent.endsWith(%q)", " "+day.String())
	}
	b.until(transitionOver)
	if s.Later {
		whole, _ := deck().Slide(slug)
		b.until("/^(Only partly|Not yet) known then · /.test(document.title) && !document.querySelector('.headline').textContent.includes(%q)", whole.Title)
	} else {
		b.until("document.title === %q", s.Title+" · "+deck().Title)
	}
	want := blocksHTML(s.Blocks)
	if len(s.Blocks) == 0 {
		want = "<p>All that this slide says is from later texts. Show it as known today</p>"
	}
	if got := ask[string](b, textScript+"(document.querySelector('.slide .body'))"); got != spaceless(b, want) {
		b.Errorf("%s: the slide says %q", address(slug, day), got)
	}
	for _, id := range s.Figures() {
		f := known.Figure(id)
		table := js("figure[data-figure=%q] details", id)
		if rows := ask[int](b, "document.querySelectorAll(%q).length", table+" tbody tr"); rows != len(f.Records) {
			b.Errorf("%s: the table of %s has %d rows, want %d", address(slug, day), id, rows, len(f.Records))
		}
		text := ask[string](b, "document.querySelector(%q).textContent", table)
		for _, r := range f.Records {
			if !tells(text, r) {
				b.Errorf("%s: the table of %s does not say %q", address(slug, day), id, r.Label)
			}
		}
		if href := ask[string](b, "document.querySelector(%q).getAttribute('href')", table+" a[download]"); href != strings.Replace(address("", day), "/s/", "/data/"+f.Data, 1) {
			b.Errorf("%s: the data of %s is to be had at %s", address(slug, day), id, href)
		}
	}
}

// marksDay checks that the live chart has exactly the records of the day.
func (b *tab) marksDay(figure string, day slides.Date) {
	b.Helper()
	b.shows(deck().AsKnown(day).Figure(figure), "as known on "+string(day), func(slides.Record) bool { return true })
	b.press("Escape")
	ask[any](b, "document.activeElement.blur()")
}

// turns presses the key that shows a step or turns the page, until the page is to be turned.
func (b *tab) turns() {
	b.Helper()
	for range ask[int](b, "Number(document.querySelector('.stage .slide').dataset.steps)") - b.place().Step + 1 {
		b.press("ArrowRight")
	}
}

// stays marks the window, so that stayed can tell whether the page was loaded anew.
func (b *tab) stays() {
	b.Helper()
	ask[any](b, "window.stays = true")
}

func (b *tab) stayed() {
	b.Helper()
	if !ask[bool](b, "window.stays === true") {
		b.Error("the page was loaded anew")
	}
}

// typeDay types a day into the control's field, in the order of the browser's language, and
// presses Enter.
func (b *tab) typeDay(day slides.Date) {
	b.Helper()
	b.until("document.querySelector('.known-panel input')?.checkVisibility()")
	b.do(chromedp.Focus(chromedp.CSS(".known-panel input")))
	t := day.Start()
	for _, part := range ask[[]string](b, "new Intl.DateTimeFormat(navigator.language).formatToParts(0).map((p) => p.type)") {
		switch part {
		case "day":
			b.press(strings.Split(t.Format("02"), "")...)
		case "month":
			b.press(strings.Split(t.Format("01"), "")...)
		case "year":
			b.press(strings.Split(t.Format("2006"), "")...)
		}
	}
	if got := ask[string](b, "document.querySelector('.known input').value"); got != string(day) {
		b.Fatalf("the field has %q after %s was typed", got, string(day))
	}
	b.press("Enter")
}

// dayLink is the selector of the control's link to a day.
func dayLink(slug string, day slides.Date) string {
	return js(".known-panel a[href=%q]", address(slug, day))
}

func TestKnownOpensByKeyAndClosesByKey(t *testing.T) {
	t.Parallel()
	slide, _ := timeline()
	test := func(b *tab) {
		b.Helper()
		b.press("k")
		b.until("document.querySelector('.known').open && document.activeElement.matches('.known summary')")
		b.press("Tab")
		b.until("document.activeElement.matches('.known input[name=known][type=date]')")
		if name := ask[string](b, "document.activeElement.labels[0]?.textContent || ''"); !strings.Contains(name, "as it was known on") {
			b.Errorf("the field is called %q", name)
		}
		// Digits and arrows are the field's; Escape leaves it.
		b.press("1", "ArrowRight")
		b.press("Escape")
		b.until("!document.querySelector('.known').open")
		b.at(slide.Slug, 0)
		b.press("k")
		b.until("document.querySelector('.known').open")
		b.press("k")
		b.until("!document.querySelector('.known').open")
	}
	b := open(t, setup{})
	b.start("/s/" + slide.Slug)
	test(b)
	b, g := early(t, setup{}, "/s/"+slide.Slug)
	test(b)
	g.release()
	b.ready()
	test(b)
}

func TestKnownDayIsChosenByLinkAndByForm(t *testing.T) {
	t.Parallel()
	slide, _ := timeline()
	b := open(t, setup{})
	b.start("/s/" + slide.Slug)
	b.stays()
	b.showsDay(slide.Slug, "")
	b.marksDay("timeline", "")

	first := deck().AsKnown("").Days[0]
	b.press("k")
	b.until("document.querySelector('.known').open")
	b.click(dayLink(slide.Slug, first))
	b.showsDay(slide.Slug, first)
	b.marksDay("timeline", first)
	ask[any](b, "document.querySelector('.known').open = true")
	b.until("document.querySelector('.known-panel')")
	if current := ask[string](b, "document.querySelector('.known-panel [aria-current=true]').getAttribute('href')"); current != address(slide.Slug, first) {
		t.Errorf("the current day is %s", current)
	}

	ask[any](b, "document.querySelector('.known').open = true")
	b.typeDay(earlier)
	b.showsDay(slide.Slug, earlier)
	b.marksDay("timeline", earlier)
	ask[any](b, "document.querySelector('.known').open = true")
	b.until("document.querySelector('.known-panel')")
	if got := ask[string](b, "document.querySelector('.known input').value"); got != string(earlier) {
		t.Errorf("the field has %q", got)
	}

	// The button does what Enter does; the same day twice changes nothing.
	ask[any](b, "document.querySelector('.known').open = true")
	b.click(".known-panel button")
	b.showsDay(slide.Slug, earlier)

	ask[any](b, "document.querySelector('.known').open = true")
	b.click(dayLink(slide.Slug, ""))
	b.showsDay(slide.Slug, "")
	b.marksDay("timeline", "")
	b.stayed()
}

func TestKnownDayIsKeptFromSlideToSlideAndInHistory(t *testing.T) {
	t.Parallel()
	_, i := timeline()
	all := deck().Slides
	b := open(t, setup{})
	b.start("/s/" + all[i].Slug)
	b.stays()
	ask[any](b, "document.querySelector('.known').open = true")
	b.click(dayLink(all[i].Slug, "2015-09-25"))
	b.showsDay(all[i].Slug, "2015-09-25")
	b.turns()
	b.showsDay(all[i+1].Slug, "2015-09-25")
	b.click("a[rel=next]")
	b.showsDay(all[i+2].Slug, "2015-09-25")
	b.press("ArrowLeft")
	b.showsDay(all[i+1].Slug, "2015-09-25")
	b.press("Home")
	b.showsDay(all[0].Slug, "2015-09-25")
	b.press("3", "Enter")
	b.showsDay(all[2].Slug, "2015-09-25")
	ask[any](b, "document.querySelector('.known').open = true")
	b.click(dayLink(all[2].Slug, ""))
	b.showsDay(all[2].Slug, "")
	b.turns()
	b.showsDay(all[3].Slug, "")

	visited := []stopOn{
		{all[i].Slug, ""}, {all[i].Slug, "2015-09-25"}, {all[i+1].Slug, "2015-09-25"}, {all[i+2].Slug, "2015-09-25"}, {all[i+1].Slug, "2015-09-25"},
		{all[0].Slug, "2015-09-25"}, {all[2].Slug, "2015-09-25"}, {all[2].Slug, ""}, {all[3].Slug, ""},
	}
	for _, at := range slices.Backward(visited[:len(visited)-1]) {
		ask[any](b, "history.back()")
		b.showsDay(at.slug, at.day)
	}
	for _, at := range visited[1:] {
		ask[any](b, "history.forward()")
		b.showsDay(at.slug, at.day)
	}
	b.stayed()
}

// stopOn is a slide on a day.
type stopOn struct {
	slug string
	day  slides.Date
}

func TestKnownDayIsKeptBeforeTheProgramRuns(t *testing.T) {
	t.Parallel()
	_, i := timeline()
	all := deck().Slides
	b, g := early(t, setup{}, address(all[i].Slug, "2015-09-25"))
	const loading = "document.querySelector('html[data-state=loading]') && location.pathname + location.search === %q"
	b.turns()
	b.until(loading, address(all[i+1].Slug, "2015-09-25"))
	b.press("ArrowLeft")
	b.until(loading, address(all[i].Slug, "2015-09-25"))
	b.press("k")
	b.typeDay(earlier)
	b.until(loading, address(all[i].Slug, earlier))
	g.release()
	b.ready()
	b.showsDay(all[i].Slug, earlier)
	b.marksDay("timeline", earlier)
}

func TestADayThatIsBeingTypedIsKeptAtTakeover(t *testing.T) {
	t.Parallel()
	slide, _ := timeline()
	b, g := early(t, setup{}, "/s/"+slide.Slug)
	b.press("k")
	b.until("document.querySelector('.known-panel input')?.checkVisibility()")
	b.do(chromedp.Focus(chromedp.CSS(".known-panel input")))
	ask[any](b, "document.activeElement.value = '2014-06-01'")
	b.frame() // the disclosure has told that it is open
	g.release()
	b.ready()
	b.until("document.activeElement.matches('.known input') && document.activeElement.value === '2014-06-01'")
	b.press("Enter")
	b.showsDay(slide.Slug, earlier)
}

func TestKnownDayIsChosenFromAnAddressWithAFragment(t *testing.T) {
	t.Parallel()
	slide, _ := timeline()
	b := open(t, setup{})
	b.start("/s/" + slide.Slug + "#slide")
	b.stays()
	ask[any](b, "document.querySelector('.known').open = true")
	b.click(dayLink(slide.Slug, "2015-09-25"))
	b.showsDay(slide.Slug, "2015-09-25")
	b.marksDay("timeline", "2015-09-25")
	ask[any](b, "document.querySelector('a.skip').click()")
	b.until("location.hash === '#slide' && location.search === '?known=2015-09-25'")
	ask[any](b, "document.querySelector('.known').open = true")
	b.click(dayLink(slide.Slug, ""))
	b.showsDay(slide.Slug, "")
	b.stayed()
}

// laterTexts are labels and notes of records that no record known by then has.
func laterTexts(day slides.Date) (texts []string) {
	known := deck().AsKnown(day)
	var left strings.Builder
	for _, s := range known.Slides {
		left.WriteString(s.Title + slides.HTML(s.Headline, "", "") + blocksHTML(s.Blocks) + slides.HTML(s.Notes, "", ""))
	}
	for _, f := range known.Figures {
		for _, r := range f.Records {
			left.WriteString(r.Label + "\n" + r.Note + "\n")
		}
	}
	for _, d := range known.Days { // the control's links
		left.WriteString(d.String() + "\n")
	}
	for _, f := range deck().Figures {
		for _, r := range f.Records {
			for _, text := range []string{r.Label, r.Note} {
				if len(text) > 12 && !strings.Contains(left.String(), text) {
					texts = append(texts, text)
				}
			}
		}
	}
	for _, s := range deck().Slides {
		if k, _ := known.Slide(s.Slug); k.Later {
			texts = append(texts, s.Title)
		}
	}
	return texts
}

func TestKnownPageIsTakenOverInPlaceAndShowsNothingLater(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{{}, {width: 390, height: 844, phone: true, dark: true}} {
		for _, at := range []stopOn{
			{"one-agreement", "2014"}, {"timeline", "1995"}, {"timeline", earlier}, {"opm-revisions", "2015-09-20"}, {"opm-revisions", "1995"},
			{"groups", "2005"}, {"short-version", "2015-09-25"}, {"disagreements", "2015-09"},
		} {
			takesOverInPlace(t, s, at.slug+"?known="+string(at.day))
		}
	}

	for _, day := range []slides.Date{earlier, "2015-09-25"} {
		slide, i := timeline()
		later := laterTexts(day)
		if len(later) < 10 {
			t.Fatalf("on %s only %d texts are later", string(day), len(later))
		}
		b := open(t, setup{before: js(`globalThis.leaks = [];
			new MutationObserver(() => {
				const said = document.body?.textContent || '';
				for (const text of %s) if (said.includes(text)) leaks.push(text);
			}).observe(document, {childList: true, subtree: true, characterData: true, attributes: true});`, list(later))})
		b.start(address(slide.Slug, day))
		b.showsDay(slide.Slug, day)
		b.turns()
		b.showsDay(deck().Slides[i+1].Slug, day)
		ask[any](b, "history.back()")
		b.showsDay(slide.Slug, day)
		if leaks := ask[[]string](b, "leaks"); len(leaks) > 0 {
			t.Errorf("as known on %s the page has shown %q", string(day), slices.Compact(leaks))
		}
		// The watch does see what is shown.
		ask[any](b, "document.querySelector('.known').open = true")
		b.click(dayLink(slide.Slug, ""))
		b.until("leaks.length > 0")
	}
}

// list is a JavaScript array of strings.
func list(texts []string) string {
	var quoted []string
	for _, text := range texts {
		quoted = append(quoted, js("%q", text))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// saves clicks on a link and returns the file that the browser saves, and its name.
func (b *tab) saves(selector string) (name string, content []byte) {
	b.Helper()
	dir := b.TempDir()
	on := true
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	begun, progress := chromedp.Events(ctx, browser.DownloadWillBegin), chromedp.Events(ctx, browser.DownloadProgress)
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: dir, EventsEnabled: &on,
			BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
		})
		return err
	}))
	b.click(selector)
	for e, err := range begun {
		if err != nil {
			b.Fatalf("nothing is saved: %v", err)
		}
		name = e.SuggestedFilename
		break
	}
	for e, err := range progress {
		if err != nil {
			b.Fatalf("%s is not saved: %v", name, err)
		}
		if e.State != browser.DownloadProgressStateCompleted {
			continue
		}
		if content, err = os.ReadFile(filepath.Join(dir, e.GUID)); err != nil {
			b.Fatal(err)
		}
		return name, content
	}
	return name, nil
}

func TestKnownRecordsAreSavedWithoutAServer(t *testing.T) {
	t.Parallel()
	slide := slideOf("group-dates")
	f := deck().Figure("group-dates")
	var stopped atomic.Bool
	b := open(t, setup{wrap: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if stopped.Load() && r.URL.Path != "/icon.svg" { // Chromium asks for it after each move
				t.Errorf("the stopped server is asked for %s", r.URL)
				panic(http.ErrAbortHandler)
			}
			next.ServeHTTP(w, r)
		})
	}})
	b.start("/s/" + slide.Slug)
	b.live()
	b.settled()
	stopped.Store(true)
	for _, day := range []slides.Date{"", "2005-06-01", earlier} {
		if day != "" {
			ask[any](b, "document.querySelector('.known').open = true")
			b.typeDay(day)
		}
		b.showsDay(slide.Slug, day)
		ask[any](b, "document.querySelector('.figure-data').open = true")
		b.until(`document.querySelector('figure .live svg').getBoundingClientRect().bottom < document.querySelector('.figure-data').getBoundingClientRect().top`) // laid out in what the data leave
		name, content := b.saves(".figure-data a[download]")
		if name != f.Data {
			t.Errorf("as known on %s: the file is called %s, want %s", string(day), name, f.Data)
		}
		if want := deck().AsKnown(day).CSV(f.Data); !bytes.Equal(content, want) {
			t.Errorf("as known on %s the file is\n%q\nwant\n%q", string(day), content, want)
		}
		if day == earlier && !strings.Contains(string(content), "小组") {
			t.Error("no Chinese is in the file: this test looks for it")
		}
	}
}

func TestKnownDayIsChosenWithoutScript(t *testing.T) {
	t.Parallel()
	slide, i := timeline()
	b := open(t, setup{scriptOff: true})
	b.load("/s/" + slide.Slug)
	b.click(".known summary")
	b.until("document.querySelector('.known').open")
	b.typeDay(earlier)
	b.readsDay(slide.Slug, earlier)
	b.click("a[rel=next]")
	b.readsDay(deck().Slides[i+1].Slug, earlier)
	b.click("a[rel=prev]")
	b.readsDay(slide.Slug, earlier)

	first := deck().AsKnown("").Days[0]
	b.click(".known summary")
	b.click(dayLink(slide.Slug, first))
	b.readsDay(slide.Slug, first)
	b.click("a[href^='/print']")
	b.until("location.pathname + location.search === %q && document.querySelectorAll('[data-sheet]').length === %d", "/print?known="+string(first), len(deck().Slides))
	ask[any](b, "history.back()")
	b.readsDay(slide.Slug, first)

	// The button submits the day that the field has.
	b.stays()
	b.click(".known summary")
	b.click(".known-panel button")
	b.until("!window.stays && document.readyState === 'complete'") // the address is the same
	b.readsDay(slide.Slug, first)
	b.click(".known summary")
	b.click(dayLink(slide.Slug, ""))
	b.readsDay(slide.Slug, "")
}

// readsDay is showsDay for a page without script.
func (b *tab) readsDay(slug string, day slides.Date) {
	b.Helper()
	b.showsSlide(slug, day)
	if b.place().State != "" {
		b.Error("a script ran")
	}
	s, _ := deck().Slide(slug)
	for _, id := range s.Figures() {
		f := deck().AsKnown(day).Figure(id)
		if n := ask[int](b, "[...document.querySelectorAll(%q)].filter(%s).length", js("figure[data-figure=%q] .still svg", id), visibleScript); n != 1 && len(f.Records) > 0 {
			b.Errorf("%s: %d pictures of %s can be seen, want 1", address(slug, day), n, id)
		}
	}
}

func TestKnownDeckPrintsAPageASlide(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, day := range []slides.Date{earlier, "2015-09-25"} {
		b.load("/print?known=" + string(day))
		b.until("document.readyState === 'complete' && document.fonts.status === 'loaded'")
		if n := ask[int](b, "[...document.querySelectorAll('[data-sheet] .kicker')].filter(%s).length", visibleScript); n != len(deck().Slides) {
			t.Errorf("on %s %d sheets say the day, want %d", string(day), n, len(deck().Slides))
		}
		said := ask[string](b, "document.body.textContent")
		for _, text := range laterTexts(day) {
			if strings.Contains(said, text) {
				t.Errorf("as known on %s the print page says %q", string(day), text)
			}
		}
		ask[any](b, "document.querySelectorAll('.bibliography').forEach((el) => el.remove())")
		if n := len(pdfPage.FindAll(b.pdf(), -1)); n != len(deck().Slides) {
			t.Errorf("on %s the slides take %d pages, want %d", string(day), n, len(deck().Slides))
		}
	}
}

func TestKnownPanelFitsAPhoneAndAFinger(t *testing.T) {
	t.Parallel()
	const finger = 44 // px
	slide, _ := timeline()
	for _, width := range []int{390, 320} {
		for _, day := range []slides.Date{"", "2015-09-25"} {
			b := open(t, setup{width: width, height: 844, phone: true})
			b.start(address(slide.Slug, day))
			b.click(".known summary")
			b.until("document.querySelector('.known-panel')")
			if r := ask[[4]float64](b, "(({left, top, right, bottom}) => [left, top, right - innerWidth, bottom - innerHeight])(document.querySelector('.known-panel').getBoundingClientRect())"); r[0] < 0 || r[1] < 0 || r[2] > 0 || r[3] > 0 {
				t.Errorf("%d px wide: the panel sticks out of the screen: %v", width, r)
			}
			if small := ask[[]string](b, `[...document.querySelectorAll('.known :is(summary, a, button, input)')].filter((el) => el.getBoundingClientRect().height < %d)
				.map((el) => el.textContent + ' ' + el.tagName + ' ' + el.getBoundingClientRect().height)`, finger); len(small) > 0 {
				t.Errorf("%d px wide: lower than a finger: %q", width, small)
			}
			if hidden := ask[[]string](b, `[...document.querySelectorAll('.known :is(summary, a, button, input)')].filter((el) => {
				const r = el.getBoundingClientRect(), top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
				return r.left < 0 || r.right > innerWidth || !el.contains(top);
			}).map((el) => el.outerHTML)`); len(hidden) > 0 {
				t.Errorf("%d px wide: cannot be touched: %q", width, hidden)
			}
			if wide := ask[int](b, "document.documentElement.scrollWidth"); wide > width {
				t.Errorf("the page is %d px wide in %d", wide, width)
			}
			b.click(dayLink(slide.Slug, deck().AsKnown("").Days[0]))
			b.showsDay(slide.Slug, deck().AsKnown("").Days[0])
		}
	}
}
