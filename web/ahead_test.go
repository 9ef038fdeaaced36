//go:build built

package web

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"exhibit/app"
	"exhibit/charts"
	"exhibit/slides"
)

// dressed is a deck with all that is made when it is asked for: charts, some of them in steps,
// records of several days, and slides that bring the next one.
func dressed(t testing.TB) *slides.Deck { return readDeck(t, largeDeck(12, 5)) }

func TestADeckOpensBeforeAnythingOfItIsMade(t *testing.T) {
	s := siteOf(t, dressed(t))
	for path, r := range s.resources {
		if made := r.ready.Load(); made == (r.make != nil) {
			t.Errorf("%s is there: %v", path, made)
		}
	}
	if r := ask(s, "GET", "/s/day-1"); r.StatusCode != 200 {
		t.Fatalf("status %d", r.StatusCode)
	}
	for path, r := range s.resources {
		if r.make != nil && r.ready.Load() && path != "/s/day-1" {
			t.Errorf("%s was made as well", path)
		}
	}
	if n := len(s.docs.drawings.today.entries); n != 2 { // the next slide's chart, which the page may bring, wide and narrow
		t.Errorf("%d pictures were drawn", n)
	}
}

func TestAFigureThatCannotBeLaidOutIsRefusedWithItsLine(t *testing.T) {
	deck := dressed(t)
	bad := &deck.Figures[0]
	bad.Options = json.RawMessage("{") // which the reader would have refused
	_, err := New(deck)
	want := "deck.md:" + strconv.Itoa(bad.Line) + ": figure " + bad.ID + " cannot be drawn: "
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s…", err, want)
	}
}

// Run it with -race too.
func TestTheSameBytesComeOutInWhateverOrderTheyAreMade(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes all pages several times")
	}
	type answer struct{ body, etag string }
	deck := dressed(t)
	var all []string
	for path := range siteOf(t, deck).resources {
		if !strings.HasSuffix(path, ".wasm") {
			all = append(all, path)
		}
		if dependsOnDay(path) {
			all = append(all, path+"?known=2003-05")
		}
	}
	all = append(all, "/nowhere", "/s/day-1?known=x", "/cards/day-2.png")
	slices.Sort(all)
	answers := func(s *Site, order []string, askers int) map[string]answer {
		made := map[string]answer{}
		var mutex sync.Mutex
		var wg sync.WaitGroup
		for first := range askers {
			wg.Go(func() {
				for i := first; i < len(order); i += askers {
					for _, encoding := range []string{"br", "gzip", "zstd", "identity"} {
						r := ask(s, "GET", order[i], "Accept-Encoding", encoding)
						packed, err := io.ReadAll(r.Body)
						if err != nil {
							t.Error(err)
						}
						mutex.Lock()
						made[order[i]+" "+encoding] = answer{string(packed), r.Header.Get("Etag")}
						mutex.Unlock()
					}
				}
			})
		}
		wg.Wait()
		return made
	}
	forwards := siteOf(t, deck)
	want := answers(forwards, all, 1)
	backwards, ahead := siteOf(t, deck), allMade(t, siteOf(t, deck))
	slices.Reverse(all)
	for how, got := range map[string]map[string]answer{"backwards, by many at once": answers(backwards, all, 6), "after everything was made": answers(ahead, all, 1)} {
		for key, w := range want {
			if got[key] != w {
				t.Errorf("%s: %s has other bytes, or the tag %s and not %s", how, key, got[key].etag, w.etag)
			}
		}
	}
	if v := *forwards.version.Load(); v != *backwards.version.Load() || v != *ahead.version.Load() {
		t.Errorf("three sites of one deck have the versions %s, %s and %s", v, *backwards.version.Load(), *ahead.version.Load())
	}
}

func TestEverythingIsMadeAheadWhileNoRequestWaits(t *testing.T) {
	deck := dressed(t)
	synctest.Test(t, func(t *testing.T) {
		s := siteOf(t, deck)
		made := func() (n int) {
			for _, r := range s.resources {
				if r.make != nil && r.ready.Load() {
					n++
				}
			}
			return n
		}
		met, over := s.demand.add(), make(chan struct{})
		go func() {
			s.makeAhead(t.Context())
			close(over)
		}()
		synctest.Wait()
		if n := made(); n > 0 {
			t.Errorf("%d things were made while a request waited", n)
		}
		met()
		<-over
		for path, r := range s.resources {
			if !r.ready.Load() {
				t.Errorf("%s is not made", path)
			}
		}
		if r := ask(s, "GET", workerURL); r.StatusCode != 200 || made() < len(deck.Slides) {
			t.Errorf("%d things are made; the worker has status %d", made(), r.StatusCode)
		}
	})
}

func TestServingMakesEverythingAhead(t *testing.T) {
	s := siteOf(t, dressed(t))
	serving(t, s, patient())
	for _, path := range s.order {
		for !s.resources[path].ready.Load() {
			runtime.Gosched()
		}
	}
}

func TestMakingAheadEndsWithItsContext(t *testing.T) {
	s := siteOf(t, dressed(t))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	s.makeAhead(ctx) // returns
	for path, r := range s.resources {
		if r.make != nil && r.ready.Load() {
			t.Errorf("%s was made after the end", path)
		}
	}
}

// A failure of ECharts is not the deck's: what it concerns is missing as long as it lasts, and all
// else is there.
func TestWhatCouldNotBeMadeIsTriedAgain(t *testing.T) {
	log.SetOutput(io.Discard)
	defer log.SetOutput(os.Stderr)
	s := siteOf(t, dressed(t))
	whole := s.docs.drawings.renderer
	s.docs.drawings.renderer = charts.NewRenderer([]byte("throw new Error('a secret')"))
	for path, want := range map[string]int{"/s/day-2": 500, "/charts/chart-0.svg": 500, "/charts/chart-0.svg?known=2003": 500, "/cards/day-2.png": 500, workerURL: 500, "/s/day-12": 200, "/data/gulls-0.csv": 200} {
		r := ask(s, "GET", path)
		if text := body(t, r); r.StatusCode != want || strings.Contains(text, "secret") {
			t.Errorf("%s: status %d, want %d: %.100s", path, r.StatusCode, want, text)
		}
		if want == 500 && (r.Header.Get("Etag") != "" || r.Header.Get("Content-Type") != contentTypes[".txt"]) {
			t.Errorf("%s: the failure has the headers %v", path, r.Header)
		}
	}
	s.docs.drawings.renderer = whole
	for _, path := range []string{"/s/day-2", "/charts/chart-0.svg", "/charts/chart-0.svg?known=2003", "/cards/day-2.png", workerURL} {
		if r := ask(s, "GET", path); r.StatusCode != 200 {
			t.Errorf("%s: still status %d", path, r.StatusCode)
		}
	}
}

func TestARequestThatHasGoneIsNotWorkedOn(t *testing.T) {
	s := siteOf(t, dressed(t))
	held, leave := make(chan struct{}), make(chan struct{})
	go s.forFew.do(t.Context(), func() error { // another day is being made
		close(held)
		<-leave
		return nil
	})
	<-held
	ctx, gone := context.WithCancel(t.Context())
	answers := make(chan error)
	for _, path := range []string{"/s/day-2", "/print", "/charts/chart-0.svg"} {
		go func() {
			_, err := s.get(ctx, path, "2003")
			answers <- err
		}()
	}
	// Others do not wait for it: what all get has a lane of its own.
	if r := ask(s, "GET", "/s/day-5"); r.StatusCode != 200 {
		t.Errorf("another page has status %d", r.StatusCode)
	}
	gone()
	for range 3 {
		if err := <-answers; !errors.Is(err, context.Canceled) {
			t.Errorf("who has gone got %v", err)
		}
	}
	close(leave)
	if r := ask(s, "GET", "/s/day-3?known=2003"); r.StatusCode != 200 { // comes after them in the lane
		t.Errorf("the next has status %d", r.StatusCode)
	}
	if keys := slices.Collect(maps.Keys(s.passing.entries)); len(keys) != 1 || keys[0] != "/s/day-3?2003" {
		t.Errorf("%q was made", keys)
	}
}

// On two days the same records may be known and not the same disputes: the pictures differ.
func TestAPictureOfThePastShowsTheDisputesOfItsDay(t *testing.T) {
	t.Parallel()
	deck := dressed(t)
	f := &deck.Figures[0]
	f.Records[0].Contested, f.Records[0].OthersKnown = slides.Differ, "2020"
	sign := slides.Signs[slides.Differ]
	for _, order := range [][]slides.Date{{"2019", "2021"}, {"2021", "2019"}} {
		s := siteOf(t, deck)
		for _, day := range order {
			want := day == "2021"
			if got := strings.Contains(onDay(t, s, "/charts/"+f.ID+".svg", day), sign); got != want {
				t.Errorf("asked in the order %v, the picture of %s has the sign %s: %v", order, day, sign, got)
			}
			picture := between(onDay(t, s, app.URL("day-2"), day), `<div class="still wide">`, "</div>")
			if got := strings.Contains(picture, sign); got != want || picture == "" {
				t.Errorf("asked in the order %v, the page of %s has the sign %s: %v", order, day, sign, got)
			}
		}
	}
}

func TestTheWorkersListIsOfWhatIsServed(t *testing.T) {
	t.Parallel()
	s := siteOf(t, dressed(t))
	text := body(t, ask(s, "GET", workerURL, "Accept-Encoding", "br")) // the first request of all
	line, _, _ := strings.Cut(strings.TrimPrefix(text, "self.exhibit = "), ";\n")
	var all stored
	if err := json.Unmarshal([]byte(line), &all); err != nil {
		t.Fatal(err)
	}
	for _, f := range all.Files {
		sum := base64.StdEncoding.EncodeToString(s.resources[f.Path].sum[:])
		if f.Digest != sum || sum == base64.StdEncoding.EncodeToString(make([]byte, 32)) {
			t.Errorf("%s is listed as %s", f.Path, f.Digest)
		}
	}
}
