package web

import (
	"encoding/json"
	"fmt"
	"runtime"
	"sync"

	"exhibit/app"
	"exhibit/cards"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// Site is a deck made into everything that is served, in memory. It is safe for
// concurrent use.
type Site struct {
	resources map[string]*resource // by path
	missing   *resource            // the answer to every other path
	badDay    *resource            // the answer to ?known= with what is not a date
	past      past
	cards     *linkCards // nil in tests only
	version   string     // of all that the worker stores
}

// Option is a choice for [New].
type Option func(*documents)

// At says where the site is reached, as "https://briefings.example": pages then name their
// address, and the picture of their link card, in full.
func At(origin string) Option { return func(d *documents) { d.origin = origin } }

// New renders a deck: its pages, its figures and its data. A figure that cannot be
// drawn is an error, so a broken deck is never served. The deck must have a slide and
// must not be changed afterwards.
func New(deck *slides.Deck, options ...Option) (*Site, error) {
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	manifest := a.manifest(deck.Files)
	a.pageCSS += columnWidths(deck)
	b := &app.Briefing{Words: words.In(deck.Lang), Seal: manifest.Seal(), Deck: *deck}
	s := &Site{resources: a.resources}
	renderer, err := s.draw(b, a.ssr)
	if err != nil {
		return nil, err
	}
	if err := s.addJSON(b, a); err != nil {
		return nil, err
	}
	painter, err := cards.NewPainter(a.cardFonts())
	if err != nil {
		return nil, err
	}
	s.cards = &linkCards{deck: deck, painter: painter, renderer: renderer, made: map[string]*resource{}}
	docs := &documents{assets: a, cards: s.cards}
	if docs.stages, err = stages(renderer, b); err != nil {
		return nil, err
	}
	for _, choose := range options {
		choose(docs)
	}
	if err := s.addPages(b.AsKnown(""), docs); err != nil {
		return nil, err
	}
	for _, f := range deck.Figures {
		s.resources["/data/"+f.Data] = dataFile(deck, f.Data)
	}
	if s.badDay, err = docs.badDay(b); err != nil {
		return nil, err
	}
	s.past = past{whole: b, docs: docs, renderer: renderer, made: map[string]*resource{}, files: map[string]*resource{}, drawings: map[string]app.Drawing{}}
	s.resources[app.ManifestURL] = &resource{contentType: contentTypes[".txt"], cache: revalidate, plain: []byte(manifest.String())}
	s.resources["/healthz"] = &resource{contentType: contentTypes[".txt"], cache: never, plain: []byte("ok\n")}
	if err := s.addInstall(b, s.cards); err != nil {
		return nil, err
	}
	unreached, err := docs.unreached(b)
	if err != nil {
		return nil, err
	}
	if err := s.addWorker(a.worker, unreached); err != nil {
		return nil, err
	}
	s.pack()
	return s, nil
}

// draw makes the still pictures of all figures: for the pages, whose style sheet
// colours them, and as files of their own. It returns what drew them; nil without figures.
func (s *Site) draw(b *app.Briefing, bundle []byte) (*charts.Renderer, error) {
	b.Drawings = map[string]app.Drawing{}
	if len(b.Deck.Figures) == 0 {
		return nil, nil
	}
	renderer, err := charts.NewRenderer(bundle)
	if err != nil {
		return nil, fmt.Errorf("starting ECharts: %w", err)
	}
	for _, f := range b.Deck.Figures {
		wide, drawing, err := picture(renderer, f, b.Words)
		if err != nil {
			return nil, err
		}
		b.Drawings[f.ID] = drawing
		s.resources["/charts/"+f.ID+".svg"] = wide
	}
	return renderer, nil
}

// picture draws a figure with words of a language: as a file, and for pages.
func picture(renderer *charts.Renderer, f slides.Figure, w *words.Words) (*resource, app.Drawing, error) {
	wide, err := renderer.SVG(f, charts.Theme{Words: &w.Charts})
	if err != nil {
		return nil, app.Drawing{}, fmt.Errorf("deck.md:%d: figure %s cannot be drawn: %w", f.Line, f.ID, err)
	}
	narrow, err := renderer.SVG(f, charts.Theme{Narrow: true, Words: &w.Charts})
	if err != nil {
		return nil, app.Drawing{}, fmt.Errorf("deck.md:%d: figure %s cannot be drawn for a phone: %w", f.Line, f.ID, err)
	}
	file := &resource{contentType: contentTypes[".svg"], cache: revalidate, plain: []byte(wide)}
	return file, app.Drawing{Wide: charts.Themed(wide), Narrow: charts.Themed(narrow)}, nil
}

// dataFile is a file of the deck's data as a download.
func dataFile(d *slides.Deck, name string) *resource {
	return &resource{contentType: contentTypes[".csv"], cache: revalidate, plain: d.CSV(name)}
}

// addJSON adds the deck as data: for everyone, and for the pages of this very deck under a
// name that carries its hash.
func (s *Site) addJSON(b *app.Briefing, a *assets) error {
	content, err := json.Marshal(b)
	if err != nil {
		return err
	}
	url := "/assets/" + hashed("deck.json")(content)
	a.urls["deck.json"] = url
	identity := deckIdentity(&b.Deck)
	s.resources["/deck.json"] = &resource{contentType: contentTypes[".json"], cache: revalidate, deck: identity, plain: content}
	s.resources[url] = &resource{contentType: contentTypes[".json"], cache: immutable, deck: identity, plain: content}
	return nil
}

// addPages adds the documents.
func (s *Site) addPages(b *app.Briefing, d *documents) (err error) {
	for i, slide := range b.Deck.Slides {
		if s.resources[app.URL(slide.Slug)], err = d.slide(b, i); err != nil {
			return err
		}
	}
	first := *s.resources[app.URL(b.Deck.Slides[0].Slug)]
	s.resources["/"] = &first
	if s.resources["/print"], err = d.print(b); err != nil {
		return err
	}
	if s.resources[app.PresenterURL], err = d.presenter(b); err != nil {
		return err
	}
	s.missing, err = d.notFound(b)
	return err
}

// pack compresses everything, on all cores.
func (s *Site) pack() {
	todo := make(chan *resource)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) { // no more at a time: each has tables of many megabytes
		wg.Go(func() {
			for r := range todo {
				r.pack()
			}
		})
	}
	for _, r := range s.resources {
		todo <- r
	}
	todo <- s.badDay
	todo <- s.missing
	close(todo)
	wg.Wait()
}
