package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// Printing serves a deck to a browser that prints it, at /print. The page is loaded once its slides
// fit their pages, so that the browser waits for that.
type Printing struct {
	site *Site
	page []byte

	once    sync.Once
	fitted  chan struct{} // closed once the slides fit
	problem error         // why they do not; written before fitted is closed
	fetched chan struct{} // closed once the page has been sent
	sent    sync.Once
}

// Printing returns the handler of a printout on paper. The error is that of ctx, or of making the page.
func (s *Site) Printing(ctx context.Context, paper Paper) (*Printing, error) {
	page, err := s.printout(ctx, paper)
	if err != nil {
		return nil, err
	}
	p := &Printing{site: s, page: page, fitted: make(chan struct{}), fetched: make(chan struct{})}
	if paper.Handout { // its pages are as high as they must be
		p.fit(nil)
	}
	return p, nil
}

// mostFitting bounds how long slides may take to fit: hundreds take seconds.
const mostFitting = 2 * time.Minute

func (p *Printing) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/print":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if _, err := w.Write(p.page); err == nil {
			p.sent.Do(func() { close(p.fetched) })
		}
	case r.URL.Path == fittedURL && r.Method == http.MethodPost:
		text, _ := io.ReadAll(http.MaxBytesReader(w, r.Body, 1000))
		if len(text) > 0 {
			p.fit(fmt.Errorf("fitting slides to their pages failed: %s", text))
		} else {
			p.fit(nil)
		}
		w.WriteHeader(http.StatusNoContent)
	case r.URL.Path == fittedURL:
		select {
		case <-p.fitted:
		case <-r.Context().Done():
		case <-time.After(mostFitting):
		}
		w.WriteHeader(http.StatusNoContent)
	default:
		p.site.ServeHTTP(w, r)
	}
}

func (p *Printing) fit(problem error) {
	p.once.Do(func() {
		p.problem = problem
		close(p.fitted)
	})
}

// Err says why what a browser has printed is not the deck: nil if it has fetched the page and all its
// slides fitted. A browser that cannot reach a page prints its own page about that.
func (p *Printing) Err() error {
	select {
	case <-p.fetched:
	default:
		return errors.New("it did not fetch the deck")
	}
	select {
	case <-p.fitted:
		return p.problem
	default:
		return errors.New("it did not fit the slides to their pages")
	}
}
