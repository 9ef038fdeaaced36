package web

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"exhibit/slides"
)

// WatchURL is the path of the stream of events, by which windows hear of a new version of a deck that
// is being written.
const WatchURL = "/watch"

// Live serves a deck that is being written: always its newest version. Windows that show it hear of
// each version and show what is different, see client/watch. It is safe for concurrent use.
//
// Nothing that depends on the deck is compressed or may be stored. Pictures of figures are kept from
// version to version; pages are made when they are asked for.
type Live struct {
	kit   *kit
	ended chan struct{} // closed once the server ends

	showing sync.Mutex      // held while a version is prepared
	sound   map[string]bool // figures of the version before that can be laid out, by digest; showing guards it

	mutex   sync.Mutex
	site    *Site // of the newest version; nil before the first
	news    news
	changed chan struct{} // closed when news is another
}

// livePictures is how many bytes of pictures are kept from version to version: those of some thousand figures.
const livePictures = 64 << 20

// Problem is what is wrong with a deck that is being written, as windows list it.
type Problem struct {
	Severity string `json:"severity"` // error, warning, finding or note
	File     string `json:"file"`
	Line     int    `json:"line"`   // from 1; 0 for the whole file
	Column   int    `json:"column"` // in characters from 1; 0 for the whole line
	Message  string `json:"message"`
	Slug     string `json:"slug"`   // of the slide that it is about; empty for none
	Placed   bool   `json:"placed"` // it stands on that slide, in place of what could not be shown
}

// news is what windows are told: all there is to know of the newest version. A window that has missed
// some versions needs no more than the last.
type news struct {
	Version  string    `json:"version"` // as data-seal of pages
	Slides   string    `json:"slides"`  // as data-slides of pages
	Sums     []string  `json:"sums"`    // what tells each slide from its former versions, in their order
	Style    string    `json:"style"`   // the same of the style of pages
	Problems []Problem `json:"problems"`
	Stale    bool      `json:"stale"` // the deck cannot be read now: its slides are those of the version before
}

// NewLive returns a Live that has no deck yet. The error is that of [New] without a deck.
func NewLive(options ...Option) (*Live, error) {
	k, err := newKit(livePictures, options)
	if err != nil {
		return nil, err
	}
	k.chosen.watched = true
	k.pictures.renderer.Keep()
	return &Live{kit: k, ended: make(chan struct{}), changed: make(chan struct{})}, nil
}

// Show serves another version of the deck, and tells windows of it and of the problems that it has.
// A figure that cannot be drawn gives way to the reason, which is added to the problems; all are
// returned. The deck must have a slide, and belongs to Live from now on.
func (l *Live) Show(deck *slides.Deck, problems []Problem) []Problem {
	l.showing.Lock()
	defer l.showing.Unlock()
	stampMedia(deck)
	for _, failed := range l.undrawable(deck) {
		slug := ""
		for i := range deck.Slides {
			if slug == "" && slices.Contains(deck.Slides[i].Figures(), failed.figure.ID) {
				slug = deck.Slides[i].Slug
			}
		}
		problems = append(problems, Problem{Severity: "error", File: failed.figure.File, Line: failed.figure.Line, Message: failed.message(), Slug: slug, Placed: true})
		deck.Fail(failed.figure.ID, slides.Fault(failed.where(), failed.message(), ""))
	}
	site := l.kit.site(deck)
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.site = site
	l.tell(news{
		Version: site.docs.seal(), Slides: site.docs.slugs(), Sums: sums(site.docs.whole), Style: digest([]byte(site.docs.assets.pageCSS)), Problems: problems,
	})
	return problems
}

// undrawable is that of the kit. It looks at the figures that are not as they were.
func (l *Live) undrawable(deck *slides.Deck) []*figureError {
	digests := map[string]string{} // by figure
	for _, f := range deck.Figures {
		if text, err := json.Marshal([]any{f, deck.Lang}); err == nil {
			digests[f.ID] = digest(text)
		}
	}
	failed := l.kit.undrawable(deck, func(f *slides.Figure) bool { return l.sound[digests[f.ID]] })
	for _, f := range failed {
		delete(digests, f.figure.ID)
	}
	l.sound = map[string]bool{}
	for _, d := range digests {
		l.sound[d] = true
	}
	return failed
}

// Tell tells windows of other problems of the version that is shown. With stale it says that the deck
// cannot be read any more.
func (l *Live) Tell(problems []Problem, stale bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	n := l.news
	n.Problems, n.Stale = problems, stale
	l.tell(n)
}

// tell has all streams send news. The caller holds the mutex.
func (l *Live) tell(n news) {
	if n.Problems == nil {
		n.Problems = []Problem{}
	}
	l.news = n
	close(l.changed)
	l.changed = make(chan struct{})
}

// now returns the newest site and news, and what is closed when there are others.
func (l *Live) now() (*Site, news, <-chan struct{}) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.site, l.news, l.changed
}

// ServeHTTP answers as [Site.ServeHTTP] does, and at WatchURL with the stream of events.
func (l *Live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	site, _, _ := l.now()
	if site.below(r.URL.Path) == WatchURL && r.Method == http.MethodGet {
		defer recoverAnswer(w, r)
		l.stream(w, r)
		return
	}
	site.ServeHTTP(w, r)
}

// beat is how often a stream without news says that it is alive.
const beat = 15 * time.Second

// stream sends news as server-sent events, beginning with what is known, until the client has gone or
// the server ends.
func (l *Live) stream(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Content-Type"] = []string{"text/event-stream"}
	h["Cache-Control"] = []string{never}
	secure(h)
	control := http.NewResponseController(w)
	heart := time.NewTicker(beat)
	defer heart.Stop()
	fmt.Fprint(w, "retry: 500\n\n")
	for {
		_, n, changed := l.now()
		text, err := json.Marshal(n)
		if err != nil {
			return
		}
		fmt.Fprintf(w, "data: %s\n\n", text)
		for waits := true; waits; {
			if control.Flush() != nil {
				return
			}
			select {
			case <-changed:
				waits = false
			case <-heart.C:
				fmt.Fprint(w, ":\n\n")
			case <-r.Context().Done():
				return
			case <-l.ended:
				return
			}
		}
	}
}

// Serve answers on the listener as [Site.Serve] does. A deck must have been shown before.
func (l *Live) Serve(ctx context.Context, listener net.Listener) error {
	return l.ServeTLS(ctx, listener, nil)
}

// ServeTLS is Serve as [Site.ServeTLS] does it.
func (l *Live) ServeTLS(ctx context.Context, listener net.Listener, config *tls.Config) error {
	defer context.AfterFunc(ctx, func() { close(l.ended) })()
	return serve(ctx, ownHosts(l, listener, l.kit.chosen.origin), listener, standardLimits(), config)
}
