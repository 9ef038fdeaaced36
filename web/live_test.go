//go:build built

package web

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

// newLive shows a deck that is being written.
func newLive(t *testing.T, folder fstest.MapFS) *Live {
	t.Helper()
	l, err := NewLive()
	if err != nil {
		t.Fatal(err)
	}
	l.Show(readDeck(t, folder), nil)
	return l
}

// edited is a folder with another text in one of its files.
func edited(folder fstest.MapFS, file, from, to string) fstest.MapFS {
	other := fstest.MapFS{}
	for name, f := range folder {
		other[name] = f
	}
	other[file] = &fstest.MapFile{Data: bytes.Replace(folder[file].Data, []byte(from), []byte(to), 1)}
	return other
}

// differ are the slugs of the slides whose sums differ between the news of two versions with the same slides.
func differ(a, b news) (slugs []string) {
	for i, slug := range strings.Fields(b.Slides) {
		if a.Sums[i] != b.Sums[i] {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}

func TestASaveChangesTheSumsOfItsSlidesAlone(t *testing.T) {
	t.Parallel()
	folder := largeDeck(12, 3)
	folder["deck.md"].Data = append(folder["deck.md"].Data, "\n# What was shown {#shown}\n\n::: seal\n:::\n"...)
	l := newLive(t, folder)
	for _, edit := range []struct{ name, file, from, to, want string }{
		{"a word", "deck.md", "Gulls were counted on day 4 ", "Terns were counted on day 4 ", "day-4 shown"},
		{"a note", "deck.md", "the count of day 7 was", "the count of day 7 is", "day-7 shown"},
		{"an empty line, which moves all that follows", "deck.md", "# Gulls were counted on day 2", "\n# Gulls were counted on day 2", "shown"},
		{"data", "data/gulls-1.csv", "Count 3 of", "Counted 3 of", "day-6 shown"},
		{"a source", "sources.yaml", "Logbook 3", "Log 3", "day-1 day-2 day-3 day-4 day-5 day-6 day-7 day-8 day-9 day-10 day-11 day-12 shown"},
	} {
		_, before, _ := l.now()
		l.Show(readDeck(t, edited(folder, edit.file, edit.from, edit.to)), nil)
		_, after, _ := l.now()
		got := strings.Join(differ(before, after), " ")
		if edit.name == "a source" { // those that cite it
			if !strings.Contains(got, "day-1 ") || !strings.HasSuffix(got, "shown") {
				t.Errorf("%s changes %q", edit.name, got)
			}
		} else if got != edit.want {
			t.Errorf("%s changes %q, want %q", edit.name, got, edit.want)
		}
		l.Show(readDeck(t, folder), nil)
	}
}

func TestAThemeChangesTheSumsOfSlidesWithFigures(t *testing.T) {
	t.Parallel()
	folder := largeDeck(12, 3)
	l := newLive(t, folder)
	_, before, _ := l.now()
	folder["theme.yaml"] = &fstest.MapFile{Data: []byte("light:\n  series: [\"#880088\"]\n")}
	l.Show(readDeck(t, folder), nil)
	_, after, _ := l.now()
	if got := differ(before, after); !slices.Contains(got, "day-6") || slices.Contains(got, "day-7") {
		t.Errorf("%q differ", got)
	}
}

func TestPicturesAreKeptFromVersionToVersion(t *testing.T) {
	t.Parallel()
	folder := largeDeck(8, 2)
	l := newLive(t, folder)
	drawn := func() int {
		t.Helper()
		if r := askLive(l, "/deck.json"); r.Code != 200 {
			t.Fatalf("status %d", r.Code)
		}
		return len(l.kit.pictures.today.entries)
	}
	first := drawn()
	l.Show(readDeck(t, edited(folder, "deck.md", "Gulls were", "Terns were")), nil)
	if again := drawn(); again != first || first == 0 {
		t.Errorf("another word has %d pictures drawn", again-first)
	}
	l.Show(readDeck(t, edited(folder, "data/gulls-0.csv", "Count 3 of", "Counted 3 of")), nil)
	if again := drawn(); again != first+2 {
		t.Errorf("other data of one figure has %d pictures drawn, want 2", again-first)
	}
}

func askLive(l *Live, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Encoding", "br, gzip")
	l.ServeHTTP(w, r)
	return w
}

func TestADeckThatIsBeingWrittenIsNeitherStoredNorCompressed(t *testing.T) {
	t.Parallel()
	l := newLive(t, largeDeck(4, 1))
	for _, path := range []string{"/", "/s/day-1", "/print", "/presenter", "/deck.json", "/data/gulls-0.csv", "/nowhere", "/s/day-2?known=2015-01-01"} {
		h := askLive(l, path).Result().Header
		if h.Get("Cache-Control") != never || h.Get("Content-Encoding") != "" || h.Get("Etag") != "" {
			t.Errorf("%s has the headers %v", path, h)
		}
	}
	for path, want := range map[string]string{
		"/s/day-1": ` data-watch="/assets/watch.`, "/presenter": ` data-watch="/assets/watch.`,
		"/print": `<script type="module" src="/assets/watch.`, "/nowhere": `<script type="module" src="/assets/watch.`, "/worker.js": "unregister",
	} {
		if body := askLive(l, path).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s has no %q", path, want)
		}
	}
	for path := range l.site.resources {
		if strings.HasPrefix(path, "/assets/watch.") && askLive(l, path).Result().Header.Get("Cache-Control") != immutable {
			t.Errorf("%s is not kept", path)
		}
	}
}

func TestADeckThatIsPresentedKnowsNothingOfWatching(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	for path := range s.resources {
		if strings.HasPrefix(path, "/assets/watch.") {
			t.Errorf("%s is served", path)
		}
	}
	for _, path := range []string{"/", "/print", "/presenter"} {
		if r := ask(s, "GET", path); strings.Contains(body(t, r), "watch.") {
			t.Errorf("%s names the script of watching", path)
		}
	}
	if r := ask(s, "GET", WatchURL); r.StatusCode != 404 {
		t.Errorf("%s has status %d", WatchURL, r.StatusCode)
	}
}

func TestAFigureThatCannotBeDrawnGivesWayToTheReason(t *testing.T) {
	t.Parallel()
	deck := readDeck(t, largeDeck(4, 2))
	bad := deck.Figures[1].ID
	deck.Figures[1].Options = json.RawMessage("{") // which the reader would have refused
	l, err := NewLive()
	if err != nil {
		t.Fatal(err)
	}
	problems := l.Show(deck, nil)
	if len(problems) != 1 || problems[0].Slug != "day-4" || !problems[0].Placed || problems[0].File != "deck.md" || problems[0].Line == 0 {
		t.Fatalf("the problems are %+v", problems)
	}
	page := askLive(l, "/s/day-4").Body.String()
	if !strings.Contains(page, `class="fault"`) || !strings.Contains(page, "figure "+bad+" cannot be drawn") || strings.Contains(page, "data-figure=\""+bad) {
		t.Error("the slide does not say why it has no figure")
	}
	if r := askLive(l, "/deck.json"); r.Code != 200 {
		t.Errorf("deck.json has status %d", r.Code)
	}
}

func TestAFileOfTheDeckHasAnotherAddressWhenItIsAnother(t *testing.T) {
	t.Parallel()
	picture := func(colour string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="` + colour + `" d="M0 0h9v9z"/></svg>`)}
	}
	folder := fstest.MapFS{
		"deck.md":   {Data: []byte("---\ncss: own.css\n---\n# A\n\n![Shore](shore.svg)\n\n# B\n\nText\n")},
		"shore.svg": picture("red"), "dot.svg": picture("yellow"), "own.css": {Data: []byte("p { background: url(dot.svg) }")},
	}
	l := newLive(t, folder)
	_, before, _ := l.now()
	page := askLive(l, "/s/a").Body.String()
	folder["shore.svg"] = picture("blue")
	l.Show(readDeck(t, folder), nil)
	_, after, _ := l.now()
	if got := differ(before, after); len(got) != 1 || got[0] != "a" {
		t.Errorf("slides %q differ", got)
	}
	_, rest, _ := strings.Cut(page, `src="/media/shore.svg?`)
	stamp, _, _ := strings.Cut(rest, `"`)
	if stamp == "" || strings.Contains(askLive(l, "/s/a").Body.String(), stamp) {
		t.Errorf("the picture has the stamp %q in both versions", stamp)
	}
	folder["dot.svg"] = picture("green")
	l.Show(readDeck(t, folder), nil)
	if _, styled, _ := l.now(); styled.Style == after.Style || !strings.Contains(askLive(l, "/s/b").Body.String(), `url("/media/dot.svg?`) {
		t.Error("a picture of the style sheet has the address of the one before")
	}
	if r := askLive(l, "/media/shore.svg?"+stamp); r.Code != 200 || !strings.Contains(r.Body.String(), "blue") {
		t.Errorf("status %d", r.Code)
	}
}

// Run it with -race too.
func TestWindowsHearOfEachVersionUntilTheServerEnds(t *testing.T) {
	t.Parallel()
	folder := largeDeck(3, 0)
	l := newLive(t, folder)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- l.Serve(ctx, listener) }()
	r, err := http.Get("http://" + listener.Addr().String() + WatchURL)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if kind := r.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Errorf("the stream is %q", kind)
	}
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, 1<<20)
	next := func() (n news) {
		t.Helper()
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(data), &n); err != nil {
					t.Fatal(err)
				}
				return n
			}
		}
		t.Fatalf("the stream has ended: %v", lines.Err())
		return n
	}
	first := next()
	l.Show(readDeck(t, edited(folder, "deck.md", "Gulls were", "Terns were")), []Problem{{Severity: "warning", Message: "m"}})
	if second := next(); second.Version == first.Version || len(second.Problems) != 1 || strings.Join(differ(first, second), " ") != "day-1" {
		t.Errorf("after %+v comes %+v", first, second)
	}
	l.Tell(nil, true)
	if third := next(); !third.Stale || third.Problems == nil || len(third.Problems) > 0 {
		t.Errorf("the problems are %+v", third)
	}
	end()
	if err := <-served; err != nil {
		t.Error(err)
	}
	for lines.Scan() { // what is left of the stream
	}
}

func TestTheSumOfASlideIsThatOfWhatItShows(t *testing.T) {
	t.Parallel()
	deck := readDeck(t, fstest.MapFS{"deck.md": {Data: []byte("---\ntitle: T\nauthor: A\n---\n\n# One\n\nText\n")}})
	of := func(change func(*slides.Deck)) []string {
		other := *deck
		change(&other)
		l, err := NewLive()
		if err != nil {
			t.Fatal(err)
		}
		l.Show(&other, nil)
		_, n, _ := l.now()
		return n.Sums
	}
	own := of(func(*slides.Deck) {})
	for name, test := range map[string]struct {
		change func(*slides.Deck)
		want   []bool // whether the title slide and the other differ
	}{
		"the author":     {func(d *slides.Deck) { d.Author = "B" }, []bool{true, false}},
		"the footer":     {func(d *slides.Deck) { d.Footer = "F" }, []bool{true, true}},
		"the transition": {func(d *slides.Deck) { d.Transition = "fade" }, []bool{false, false}},
	} {
		for i, sum := range of(test.change) {
			if differs := sum != own[i]; differs != test.want[i] {
				t.Errorf("%s: slide %d differs: %v", name, i+1, differs)
			}
		}
	}
}
