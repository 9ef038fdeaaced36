package web

import (
	"fmt"
	"net/url"
	"strings"
	"sync"

	"exhibit/app"
	"exhibit/charts"
	"exhibit/slides"
)

// past makes what is served with ?known=, when it is asked for: pages, data and pictures of
// the deck as it was known on a day. It is safe for concurrent use; it makes one thing at a
// time, so that requests for many days keep one core busy and not all.
type past struct {
	whole    *app.Briefing
	docs     *documents
	renderer *charts.Renderer // nil for a deck without figures

	mutex sync.Mutex
	made  map[string]*resource // by path and day

	making   sync.Mutex             // guards what follows, and the renderer
	drawings map[string]app.Drawing // by figure and number of records: those known earliest come first
	files    map[string]*resource
}

// maxPast is how many answers are kept. The days of all sources on all slides fit in.
const maxPast = 512

// day returns the date that a query asks for with known=; empty for none.
func day(query string) (slides.Date, error) {
	if query == "" || !strings.Contains(query, "known=") {
		return "", nil
	}
	values, err := url.ParseQuery(query)
	if err != nil || values.Get("known") == "" {
		return "", err
	}
	return slides.ParseDate(values.Get("known"))
}

// dependsOnDay reports whether a path has another answer with ?known=.
func dependsOnDay(path string) bool {
	return path == "/" || path == "/print" || path == app.PresenterURL || strings.HasPrefix(path, "/s/") || strings.HasPrefix(path, "/data/") || strings.HasPrefix(path, "/charts/")
}

// get returns what a path, which must be one of the site's, answers for a day.
func (p *past) get(path string, day slides.Date) (*resource, error) {
	key := path + "?" + string(day)
	p.mutex.Lock()
	r := p.made[key]
	p.mutex.Unlock()
	if r != nil {
		return r, nil
	}
	p.making.Lock()
	defer p.making.Unlock()
	r, err := p.make(path, day)
	if err != nil {
		return nil, err
	}
	r.pack()
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if len(p.made) >= maxPast {
		clear(p.made)
	}
	p.made[key] = r
	return r, nil
}

func (p *past) make(path string, day slides.Date) (*resource, error) {
	b := p.whole.AsKnown(day)
	deck := &b.Deck
	if name, ok := strings.CutPrefix(path, "/data/"); ok {
		return dataFile(deck, name), nil
	}
	if name, ok := strings.CutPrefix(path, "/charts/"); ok {
		f := deck.Figure(strings.TrimSuffix(name, ".svg"))
		file, _, err := p.picture(*f)
		return file, err
	}
	if path == "/print" || path == app.PresenterURL {
		if err := p.draw(b, deck.Figures); err != nil {
			return nil, err
		}
		if path == app.PresenterURL {
			return p.docs.presenter(b)
		}
		return p.docs.print(b)
	}
	i := 0
	if slug, ok := strings.CutPrefix(path, "/s/"); ok {
		_, i = deck.Slide(slug)
	}
	for _, s := range deck.Slides[i:min(i+2, len(deck.Slides))] { // the page may have the next one too
		if err := p.draw(b, figuresOf(deck, &s)); err != nil {
			return nil, err
		}
	}
	return p.docs.slide(b, i)
}

// figuresOf are the figures on a slide.
func figuresOf(d *slides.Deck, s *slides.Slide) (all []slides.Figure) {
	for _, id := range s.Figures() {
		all = append(all, *d.Figure(id))
	}
	return all
}

// draw gives the briefing new drawings of figures that are not whole.
func (p *past) draw(b *app.Briefing, figures []slides.Figure) error {
	for _, f := range figures {
		if f.Later == 0 || len(f.Records) == 0 {
			continue
		}
		_, drawing, err := p.picture(f)
		if err != nil {
			return err
		}
		b.Drawings[f.ID] = drawing
	}
	return nil
}

// picture draws a figure, or returns what it drew before. A figure's records become known
// in one order, so that their number tells which they are.
func (p *past) picture(f slides.Figure) (*resource, app.Drawing, error) {
	key := fmt.Sprint(f.ID, " ", len(f.Records))
	if file := p.files[key]; file != nil {
		copied := *file
		return &copied, p.drawings[key], nil
	}
	file, drawing, err := picture(p.renderer, f, p.whole.Words)
	if err != nil {
		return nil, drawing, err
	}
	p.files[key], p.drawings[key] = file, drawing
	copied := *file
	return &copied, drawing, nil
}
