//go:build built

package web

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"exhibit/charts"
	"exhibit/slides"
)

// pastDays are days on which the deck is known differently: when each source appeared and the
// day before, and some on which only records were known; with -short three of them.
func pastDays(s *Site) []slides.Date {
	all := []slides.Date{"1900", "1995", "2008-07", "2014", "2015", "2015-09", "2015-09-25", "9999-12-31"}
	for i := range s.docs.whole.Deck.Sources {
		if known := s.docs.whole.Deck.Sources[i].Known(); known != "" {
			all = append(all, known, slides.Date(known.Start().AddDate(0, 0, -1).Format(time.DateOnly)))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if testing.Short() {
		return []slides.Date{all[0], all[len(all)/2], all[len(all)-1]}
	}
	return all
}

// datedPaths are the paths whose answer depends on the day.
func datedPaths(s *Site) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.resources)), func(path string) bool { return !dependsOnDay(path) })
}

// isPage reports whether a path is that of an HTML page.
func isPage(path string) bool {
	return path == "/" || path == "/print" || strings.HasPrefix(path, "/s/")
}

// pagesOn are the pages of a day, parsed.
func pagesOn(t *testing.T, s *Site, day slides.Date) iter.Seq2[string, *html.Node] {
	return func(yield func(string, *html.Node) bool) {
		for _, path := range datedPaths(s) {
			if !isPage(path) {
				continue
			}
			doc, err := html.Parse(strings.NewReader(onDay(t, s, path, day)))
			if err != nil {
				t.Fatal(err)
			}
			if !yield(path, doc) {
				return
			}
		}
	}
}

// onDay returns what a site answers to a path on a day; it must be a success.
func onDay(t *testing.T, s *Site, path string, day slides.Date) string {
	t.Helper()
	r := ask(s, "GET", path+"?known="+string(day))
	text := body(t, r)
	if r.StatusCode != http.StatusOK {
		t.Errorf("%s?known=%s: status %d: %.200s", path, string(day), r.StatusCode, text)
	}
	return text
}

func TestEveryPageDataFileAndPictureOfThePastIsServed(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes all pages of several days")
	}
	s := briefingSite(t)
	for _, path := range datedPaths(s) {
		whole := ask(s, "GET", path).Header
		for _, day := range pastDays(s) {
			r := ask(s, "GET", path+"?known="+string(day))
			if n := len(body(t, r)); r.StatusCode != 200 || n == 0 {
				t.Errorf("%s?known=%s: status %d, %d bytes", path, string(day), r.StatusCode, n)
			}
			for _, h := range []string{"Content-Type", "Cache-Control", "Content-Security-Policy", "Vary", "X-Content-Type-Options"} {
				if got := r.Header.Get(h); got != whole.Get(h) {
					t.Errorf("%s?known=%s: %s is %q, want %q", path, string(day), h, got, whole.Get(h))
				}
			}
		}
	}
}

func TestADownloadOfThePastHasExactlyTheRecordsKnownThen(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	whole := &s.docs.whole.Deck
	for _, day := range pastDays(s) {
		known := whole.AsKnown(day)
		for _, f := range known.Figures {
			file := onDay(t, s, "/data/"+f.Data, day)
			rows := readCSV(t, []byte(file))
			var kept []slides.Record // of all figures that show the file
			for _, other := range known.Figures {
				if other.Data == f.Data {
					kept = append(kept, other.Records...)
				}
			}
			slices.SortFunc(kept, func(a, b slides.Record) int { return a.Line - b.Line })
			if len(rows) != len(kept) {
				t.Errorf("%s?known=%s: %d rows, want %d", f.Data, string(day), len(rows), len(kept))
				continue
			}
			for i, r := range kept {
				got := [5]string{rows[i]["label"], rows[i]["label_zh"], rows[i]["asserted_by"], rows[i]["source"], rows[i]["date"]}
				if want := [5]string{r.Label, r.LabelZh, r.AssertedBy, r.Cite.Source, string(r.Date)}; got != want {
					t.Errorf("%s?known=%s, row %d: %q, want %q", f.Data, string(day), i+1, got, want)
				}
			}
			expected := string(known.CSV(f.Data))
			for _, r := range whole.Figure(f.ID).Records {
				for _, text := range []string{r.Label, r.LabelZh, r.AssertedBy, r.Note} {
					if text != "" && strings.Contains(file, text) && !strings.Contains(expected, text) {
						t.Errorf("%s?known=%s has %q, which is later", f.Data, string(day), text)
					}
				}
			}
		}
	}
}

func TestAPictureOfThePastIsThatOfTheRecordsKnownThen(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("draws every figure of several days")
	}
	s := briefingSite(t)
	renderer := charts.NewRenderer(mustAssets(t).ssr)
	for _, day := range pastDays(s) {
		for _, f := range s.docs.whole.Deck.AsKnown(day).Figures {
			laidOut, err := charts.Draw(f, charts.Theme{})
			if err != nil {
				t.Fatal(err)
			}
			want, err := renderer.SVG(laidOut)
			if err != nil {
				t.Fatal(err)
			}
			if got := onDay(t, s, "/charts/"+f.ID+".svg", day); got != want {
				t.Errorf("%s?known=%s is not the picture of its %d records", f.ID, string(day), len(f.Records))
			}
		}
	}
}

func mustAssets(t *testing.T) *assets {
	t.Helper()
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// deckTexts are the statements of a deck: headlines, paragraphs, entries, cells, titles of
// figures, records and the phrases found in passages. All have single spaces.
func deckTexts(d *slides.Deck) (texts []string) {
	add := func(all ...string) {
		for _, text := range all {
			texts = append(texts, plainText(text))
		}
	}
	var blocks func([]slides.Block)
	fragment := func(text string) {
		doc, _ := html.Parse(strings.NewReader(text)) // reading a string does not fail
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && slices.Contains([]string{"p", "li", "td", "th", "dt", "dd", "h2", "h3", "blockquote", "pre"}, n.Data) {
				add(inner(n))
			}
			for _, a := range n.Attr {
				if a.Key == "title" {
					add(a.Val)
				}
			}
		}
	}
	blocks = func(all []slides.Block) {
		for _, b := range all {
			fragment(slides.HTML(b.Text, "", ""))
			for _, c := range b.Columns {
				blocks(c.Blocks)
			}
		}
	}
	for _, s := range d.Slides {
		add(s.Title)
		blocks(s.Blocks)
		fragment(slides.HTML(s.Notes, "", ""))
	}
	for _, f := range d.Figures {
		add(f.Title, f.Alt, f.Note)
		for _, r := range f.Records {
			add(r.Label, r.LabelZh, r.Note, r.Others, r.AssertedBy, r.Basis, charts.Describe(r, nil))
		}
	}
	for _, e := range d.Evidence {
		for _, taken := range e.Found {
			found := taken.Text
			// Figures stand in other forms in records; the words of a later text are no excuse.
			if strings.HasPrefix(found, "“") && (d.KnownOn == "" || d.Source(e.Source).Known().KnownBy(d.KnownOn)) {
				add(found)
			}
		}
	}
	for _, s := range d.Sources {
		add(s.Title, s.Stance)
	}
	return texts
}

func plainText(s string) string { return strings.Join(strings.Fields(s), " ") }

// pageTexts is everything that a page says, also to those who do not see it.
func pageTexts(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" {
			b.WriteString(n.Data)
			if blockElements[n.Parent.Data] {
				b.WriteByte(' ')
			}
		}
	}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			b.WriteString(" " + a.Val)
		}
	}
	return plainText(b.String())
}

var blockElements = map[string]bool{"p": true, "li": true, "td": true, "th": true, "dt": true, "dd": true, "h1": true, "h2": true, "h3": true, "title": true, "text": true}

func TestNoPageOfThePastSaysWhatCameLater(t *testing.T) {
	if testing.Short() {
		t.Skip("makes all pages of several days")
	}
	const telling = 8 // characters; what is shorter, such as a year, may stand anywhere
	s := briefingSite(t)
	whole := deckTexts(s.docs.whole.Deck.AsKnown(""))
	for _, day := range pastDays(s) {
		known := s.docs.whole.Deck.AsKnown(day)
		left := strings.Join(append(deckTexts(known), known.Title, known.Subtitle), "\n")
		for _, f := range known.Figures {
			left += "\n" + strings.Join(f.Lanes, "\n")
		}
		for _, day := range known.Days { // those that can be chosen
			left += "\n" + day.String()
		}
		var gone []string
		for _, text := range whole {
			if len([]rune(text)) >= telling && !strings.Contains(left, text) {
				gone = append(gone, text)
			}
		}
		if day < "2016" && len(gone) < 100 {
			t.Errorf("on %s only %d texts were not known: this test looks for too little", string(day), len(gone))
		}
		for _, path := range datedPaths(s) {
			if !isPage(path) && !strings.HasPrefix(path, "/charts/") {
				continue
			}
			said := pageTexts(t, onDay(t, s, path, day))
			for _, text := range gone {
				if strings.Contains(said, text) {
					t.Errorf("%s?known=%s says %q, which is later", path, string(day), text)
				}
			}
		}
	}
}

func TestThePastOfTheLastDayIsTheWholeDeck(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	for _, path := range datedPaths(s) {
		if strings.HasPrefix(path, "/data/") || strings.HasPrefix(path, "/charts/") {
			if got, want := onDay(t, s, path, "9999-12-31"), body(t, ask(s, "GET", path)); got != want {
				t.Errorf("%s of the last day differs from that of today", path)
			}
		}
	}
	said := pageTexts(t, onDay(t, s, "/print", "9999-12-31"))
	for _, text := range deckTexts(s.docs.whole.Deck.AsKnown("")) {
		if !strings.Contains(said, text) && strings.Contains(pageTexts(t, body(t, ask(s, "GET", "/print"))), text) {
			t.Errorf("the print page of the last day lacks %q", text)
		}
	}
}

func TestTheLinksOfThePastStayThere(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	for _, day := range pastDays(s) {
		for path, doc := range pagesOn(t, s, day) {
			links := 0
			for n := range doc.Descendants() {
				to := valueOf(n, "href")
				u, err := url.Parse(to)
				if err != nil {
					t.Errorf("%s?known=%s: %v", path, string(day), err)
					continue
				}
				if u.Fragment != "" && u.Path == "" || !dependsOnDay(u.Path) {
					if to != "" && u.Path == "" && byID(doc, u.Fragment) == nil {
						t.Errorf("%s?known=%s: there is no %s", path, string(day), to)
					}
					continue
				}
				if valueOf(n, "rel") == "canonical" || setsDay(n) {
					continue
				}
				links++
				if u.RawQuery != "known="+string(day) {
					t.Errorf("%s?known=%s: a link leaves the day: %s", path, string(day), to)
				}
				if s.resources[u.Path] == nil {
					t.Errorf("%s?known=%s: a link leads nowhere: %s", path, string(day), to)
				}
			}
			if links == 0 {
				t.Errorf("%s?known=%s has no links", path, string(day))
			}
		}
	}
}

// setsDay reports whether a link is there to choose another day: one of the control, or of the
// text on a slide nothing of which was known.
func setsDay(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if class := strings.Fields(valueOf(n, "class")); slices.Contains(class, "known") || n.Data == "p" && slices.Contains(class, "later") {
			return true
		}
	}
	return false
}

func valueOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestTheControlLeadsToEveryPastDayAndBack(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	for _, at := range []string{"", "?known=2015-09-25"} {
		path := "/s/" + s.docs.whole.Deck.Slides[1].Slug
		doc, err := html.ParseWithOptions(strings.NewReader(body(t, ask(s, "GET", path+at))), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatal(err)
		}
		var days []string
		current := ""
		for n := range doc.Descendants() {
			if n.Data == "a" && setsDay(n) && valueOf(n.Parent, "class") != "later" { // an empty slide has a link too
				days = append(days, strings.TrimPrefix(valueOf(n, "href"), path))
				if valueOf(n, "aria-current") == "true" {
					current = valueOf(n, "href")
				}
			}
			if n.Data == "form" && (valueOf(n, "action") != path || valueOf(n, "method") != "get") {
				t.Errorf("the form asks %s of %s", valueOf(n, "method"), valueOf(n, "action"))
			}
		}
		var want []string
		for _, day := range s.docs.whole.Deck.AsKnown("").Days {
			want = append(want, "?known="+string(day))
		}
		if want = append(want, ""); !slices.Equal(days, want) {
			t.Errorf("%s leads to %q, want %q", at, days, want)
		}
		if current != path+at {
			t.Errorf("%s: the current day is %q", at, current)
		}
	}
}

func TestAPastDayThatIsNoneIsRefusedAndNotRepeated(t *testing.T) {
	s := briefingSite(t)
	page := body(t, ask(s, "GET", "/?known=never"))
	for _, want := range []string{"?known=2015-09-25", `href="/"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the answer does not say %s", want)
		}
	}
	for _, path := range datedPaths(s) {
		for _, query := range []string{
			"known=x", "known=2015-13", "known=2015-02-30", "known=20150925", "known=2015-9-5", "known=-2015", "known=+2015",
			"known=2015-09-25T00:00", "known=%zz", "known=%00", "known=%ff", "known=2015;x", "a=%zz&known=2015", "known=" + strings.Repeat("9", 5000),
			"known=" + url.QueryEscape(`"><script>alert(1)</script>`), "known=" + url.QueryEscape("2015\r\nSet-Cookie: a=b"), "known=x&known=2015",
		} {
			r := ask(s, "GET", path+"?"+query)
			if r.StatusCode != 400 || r.Header.Get("Cache-Control") != never || r.Header.Get("Etag") != "" || r.Header.Get("Content-Security-Policy") == "" {
				t.Errorf("%s?%.60s: status %d, headers %v", path, query, r.StatusCode, r.Header)
			}
			// The same page for all of them: it cannot repeat what was asked.
			if body(t, r) != page {
				t.Errorf("%s?%.60s: another page", path, query)
			}
		}
	}
	if n := len(body(t, ask(s, "HEAD", "/?known=x"))); n != 0 {
		t.Errorf("HEAD has a body of %d bytes", n)
	}
}

func TestWithoutAPastDayTheDeckIsWhole(t *testing.T) {
	s := briefingSite(t)
	for _, path := range datedPaths(s) {
		for _, query := range []string{"known=", "known", "known=&a=b", "unknown=x", "a=b", ""} {
			if r := ask(s, "GET", path+"?"+query); r.StatusCode != 200 || body(t, r) != body(t, ask(s, "GET", path)) {
				t.Errorf("%s?%s: status %d, or not the whole deck", path, query, r.StatusCode)
			}
		}
	}
}

func TestOnlyWhatDependsOnThePastDayLooksAtIt(t *testing.T) {
	s := briefingSite(t)
	for path := range s.resources {
		if dependsOnDay(path) || path == evidenceURL { // which refuses it
			continue
		}
		whole := body(t, ask(s, "GET", path))
		for _, day := range []string{"2015", "x"} {
			if got := ask(s, "GET", path+"?known="+day); got.StatusCode != 200 || body(t, got) != whole {
				t.Errorf("%s?known=%s: status %d, or other content", path, day, got.StatusCode)
			}
		}
	}
	for _, path := range []string{"/nope", "/s/nope", "/s/", "/data/", "/data/nope.csv", "/charts/nope.svg", "/charts/", "/deck.jsonx", "/print/x"} {
		for _, day := range []string{"2015", "x", ""} {
			if r := ask(s, "GET", path+"?known="+day); r.StatusCode != 404 {
				t.Errorf("%s?known=%s: status %d", path, day, r.StatusCode)
			}
		}
	}
}

func TestAPageOfThePastIsNotSentAgain(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	tags := map[string]string{}
	for _, path := range datedPaths(s) {
		for _, day := range []string{"", "1900", "2015-09-25"} {
			address := path + "?known=" + day
			get := ask(s, "GET", address, "Accept-Encoding", "br")
			head := ask(s, "HEAD", address, "Accept-Encoding", "br")
			if n, _ := io.Copy(io.Discard, head.Body); n != 0 {
				t.Errorf("%s: HEAD has a body of %d bytes", address, n)
			}
			for k := range get.Header {
				if get.Header.Get(k) != head.Header.Get(k) {
					t.Errorf("%s: %s: GET %q, HEAD %q", address, k, get.Header.Get(k), head.Header.Get(k))
				}
			}
			tag := get.Header.Get("Etag")
			if r := ask(s, "GET", address, "Accept-Encoding", "br", "If-None-Match", tag); tag == "" || r.StatusCode != 304 || body(t, r) != "" {
				t.Errorf("%s: with the tag %s: status %d", address, tag, r.StatusCode)
			}
			if isPage(path) && path != "/" {
				if other := tags[tag]; other != "" {
					t.Errorf("%s has the tag of %s", address, other)
				}
				tags[tag] = address
			}
		}
	}
}

func TestTheAnswersKeptOfThePastAreBounded(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes pages of many days")
	}
	s := newBriefingSite(t)
	s.passing.most, s.docs.drawings.days.most = 200<<10, 60<<10
	f := s.docs.whole.Deck.Figures[0]
	start := time.Date(2013, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 100 {
		day := start.AddDate(0, 0, 20*i).Format(time.DateOnly)
		for _, path := range []string{"/data/" + f.Data, "/charts/" + f.ID + ".svg", "/s/sources"} {
			for _, encoding := range []string{"br", "gzip"} {
				body(t, ask(s, "GET", path+"?known="+day, "Accept-Encoding", encoding))
			}
		}
		held := 0
		for _, e := range s.passing.entries {
			held += entryBytes
			r := e.Value.(*entry[*resource]).value
			for i := range r.forms {
				if form := r.forms[i].Load(); form != nil {
					held += len(form.body)
				}
			}
		}
		if held != s.passing.bytes || held > s.passing.most || s.docs.drawings.days.bytes > s.docs.drawings.days.most {
			t.Fatalf("after %d days %d bytes are kept of %d and %d are counted; %d of pictures", i+1, held, s.passing.most, s.passing.bytes, s.docs.drawings.days.bytes)
		}
	}
	if len(s.passing.entries) == 0 || len(s.docs.drawings.days.entries) == 0 {
		t.Error("nothing is kept")
	}
}

// Run it with -race too.
func TestAPastDayGivesTheSameBytesWhateverWasAskedBefore(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes all pages of several days")
	}
	a, b := briefingSite(t), newBriefingSite(t)
	type question struct {
		path string
		day  slides.Date
	}
	var all []question
	for _, path := range datedPaths(a) {
		for _, day := range pastDays(a) {
			all = append(all, question{path, day})
		}
	}
	// The other site is asked backwards, by many at once.
	slices.Reverse(all)
	answers := make([]string, len(all))
	var wg sync.WaitGroup
	const askers = 8
	for first := range askers {
		wg.Go(func() {
			for i := first; i < len(all); i += askers {
				answers[i] = onDay(t, b, all[i].path, all[i].day)
				if again := onDay(t, b, all[i].path, all[i].day); again != answers[i] {
					t.Errorf("%s?known=%s differs when it is asked again", all[i].path, string(all[i].day))
				}
			}
		})
	}
	wg.Wait()
	for i, q := range all {
		if want := onDay(t, a, q.path, q.day); answers[i] != want {
			t.Errorf("%s?known=%s differs from one site to another: %s", q.path, string(q.day), firstDifference(answers[i], want))
		}
	}
}

// firstDifference is where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("%.80q and %.80q", a[i:], b[i:])
}

func TestEveryPageOfThePastIsSoundHTML(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	for _, day := range pastDays(s) {
		for path, doc := range pagesOn(t, s, day) {
			ids, count := map[string]bool{}, map[string]int{}
			for n := range doc.Descendants() {
				if n.Type == html.ElementNode {
					count[n.Data]++
				}
				switch id := valueOf(n, "id"); {
				case id == "":
				case ids[id]:
					t.Errorf("%s?known=%s: the id %q stands twice", path, string(day), id)
				default:
					ids[id] = true
				}
				if n.Data == "title" && n.Parent.Data == "head" && strings.HasPrefix(plainText(inner(n)), "·") {
					t.Errorf("%s?known=%s has no title", path, string(day))
				}
				if n.Data == "h1" && plainText(inner(n)) == "" || n.Data == "ul" && n.FirstChild == nil {
					t.Errorf("%s?known=%s: an empty <%s>", path, string(day), n.Data)
				}
			}
			for _, once := range []string{"title", "main", "h1"} {
				if count[once] != 1 {
					t.Errorf("%s?known=%s: %d <%s> elements, want one", path, string(day), count[once], once)
				}
			}
		}
	}
}
