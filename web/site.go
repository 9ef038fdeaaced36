package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"math"
	"net/url"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"exhibit/app"
	"exhibit/cards"
	"exhibit/slides"
	"exhibit/slides/annotation"
	"exhibit/words"
)

// Site is a deck as it is served. Each page, picture and file is made when it is first asked for,
// and kept in memory. The bytes do not depend on the order in which they are made. It is safe for
// concurrent use.
type Site struct {
	docs      *documents
	resources map[string]*resource // by path: all that does not depend on the request
	order     []string             // their paths, in the order in which they are made when nobody asks
	missing   *resource            // the answer to every other path
	badDay    *resource            // the answer to ?known= with what is not a date
	onlyToday *resource            // the answer to ?known= for the evidence, which is of the deck of today
	unreached *resource            // what a service worker shows for what needs the server when that is away
	cards     map[string]card      // by path
	passing   *recent[*resource]   // answers with ?known= and link cards, by address

	calls   calls[*resource]
	forAll  lane // makes what all readers get
	forFew  lane // makes what passing keeps: requests for many days keep one core busy, and hold up nothing else
	demand  demand
	version atomic.Pointer[string] // of all that the worker stores; nil until that is made
}

// passingBytes is how many bytes of answers are kept that depend on the request. A page has about
// 100 KB with its encodings, a card about 60 KB.
const passingBytes = 24 << 20

// Option is a choice for [New].
type Option func(*documents)

// At says where the site is reached, as "https://briefings.example": pages then name their
// address, and the picture of their link card, in full.
func At(origin string) Option { return func(d *documents) { d.origin = origin } }

// Under says below which path the site is reached, as "/decks/talk": all addresses in it begin with
// that. The path is as in a URL, and has no slash at its end; empty is the root. [Site.ServeHTTP] answers
// paths below it and, for a proxy that takes it away, the same paths without it.
func Under(base string) Option { return func(d *documents) { d.base = base } }

// Framed allows the pages of other origins, as "https://intranet.example", to show pages and drawings
// of the site inside them. Without it browsers refuse that.
func Framed(by ...string) Option { return func(d *documents) { d.framing = frameAncestors(by) } }

// New prepares a deck to be served, which takes milliseconds: nothing is drawn, rendered or
// compressed yet. A figure that cannot be laid out is an error that names its line, so that a
// broken deck is never served; another error is [ErrUnbuilt]. The deck must have a slide and must
// not be changed afterwards.
func New(deck *slides.Deck, options ...Option) (*Site, error) {
	k, err := newKit(math.MaxInt, options)
	if err != nil {
		return nil, err
	}
	if failed := k.undrawable(deck, func(*slides.Figure) bool { return false }); len(failed) > 0 {
		return nil, failed[0]
	}
	return k.site(deck), nil
}

// kit is what sites are made with, whatever their decks.
type kit struct {
	assets   *assets
	painter  *cards.Painter
	pictures *pictures
	chosen   documents // with what options say, and nothing else
}

// newKit returns a kit that keeps pictures of figures up to a number of bytes.
func newKit(pictures int, options []Option) (*kit, error) {
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	painter, err := cards.NewPainter(a.cardFonts(), cardColours(nil))
	if err != nil {
		return nil, err
	}
	k := &kit{assets: a, painter: painter, pictures: newPictures(a.ssr, pictures), chosen: documents{framing: frameAncestors(nil)}}
	for _, choose := range options {
		choose(&k.chosen)
	}
	if k.chosen.basePath, err = url.PathUnescape(k.chosen.base); err != nil {
		return nil, fmt.Errorf("the base path %s: %w", k.chosen.base, err)
	}
	return k, nil
}

// site makes the site of a deck whose figures can all be laid out.
func (k *kit) site(deck *slides.Deck) *Site {
	chosen := k.chosen
	docs := &chosen
	docs.oneDay = newLane()
	manifest := k.assets.manifest(deck.Files)
	whole := &app.Briefing{Words: words.In(deck.Lang), Seal: manifest.Seal(), Deck: *deck, Palettes: palettesOf(deck.Theme)}
	whole.Deck.Base = docs.base
	a := k.assets.dressed(deck, docs.base)
	scripts := []string{a.boot}
	if docs.onFiles {
		a.pageCSS += a.inlined["files.css"]
		scripts = append(scripts, a.filesJS)
	}
	docs.assets = a
	docs.policy, docs.drawings = contentSecurityPolicy(scripts, a.pageCSS, docs.framing), newDrawings(k.pictures, whole.Words, whole.Palettes)
	docs.whole, docs.today = whole, sync.OnceValue(func() *app.Briefing { return whole.AsKnown("") })
	docs.cards = &linkCards{deck: &whole.Deck, painter: k.painterOf(deck, a), drawings: docs.drawings}
	s := &Site{
		docs: docs, resources: map[string]*resource{}, cards: docs.cards.all(), passing: newRecent[*resource](passingBytes),
		forAll: newLane(), forFew: newLane(),
		missing: docs.notFound(whole), badDay: docs.badDay(whole), onlyToday: onlyToday(), unreached: docs.unreachable(whole),
	}
	s.index(deck, manifest.String())
	return s
}

// painterOf paints the link cards of a deck, in its colours and typefaces.
func (k *kit) painterOf(deck *slides.Deck, a *assets) *cards.Painter {
	if deck.Theme == nil {
		return k.painter
	}
	own, err := cards.NewPainter(a.cardFonts(), cardColours(deck.Theme))
	if err != nil { // a typeface that browsers may read all the same
		return k.painter
	}
	return own
}

// index lists all that is served.
func (s *Site) index(deck *slides.Deck, manifest string) {
	// The first slide comes first, then what draws all figures: every reader's browser asks for it.
	first := app.URL(deck.Slides[0].Slug)
	s.addDated(first, s.docs.page())
	root := s.docs.page()
	root.make = func(ctx context.Context, _ lane) (content, error) {
		r, err := s.made(ctx, first, s.resources[first])
		if err != nil {
			return content{}, err
		}
		c := content{plain: r.plain}
		if packed := r.forms[brotliEncoding].Load(); packed != nil {
			c.brotli = packed.body
		}
		return c, nil
	}
	s.add("/", root)
	for _, f := range s.docs.assets.faces {
		s.add(f.url, f.serve())
	}
	s.add(deckURL, &resource{contentType: contentTypes[".json"], cache: revalidate, deck: deckIdentity(deck), make: s.docs.json})
	s.addDated(app.PresenterURL, s.docs.page())
	for _, slide := range deck.Slides[1:] {
		s.addDated(app.URL(slide.Slug), s.docs.page())
	}
	s.addDated("/print", s.docs.page())
	for _, f := range deck.Figures {
		s.addDated("/charts/"+f.ID+".svg", &resource{contentType: contentTypes[".svg"], cache: revalidate})
		if path := deck.RecordsPath(&f); f.Large() && path != "/data/"+f.Data {
			s.addDated(path, &resource{contentType: contentTypes[".csv"], cache: revalidate})
		}
		s.addDated("/data/"+f.Data, &resource{contentType: contentTypes[".csv"], cache: revalidate})
	}
	for i := range deck.Media {
		s.addMedia(&deck.Media[i])
	}
	s.add(evidenceURL, &resource{contentType: contentTypes[".jsonld"], cache: revalidate, deck: deckIdentity(deck), make: func(ctx context.Context, l lane) (c content, err error) {
		err = l.do(ctx, func() (err error) {
			c.plain, err = annotation.Write(deck, annotation.OnSlides)
			return err
		})
		return c, err
	}})
	s.add(app.ManifestURL, &resource{contentType: contentTypes[".txt"], cache: revalidate, plain: []byte(manifest)})
	s.add("/healthz", &resource{contentType: contentTypes[".txt"], cache: never, plain: []byte("ok\n")})
	s.addWebApp(s.docs.cards)
	for url, asset := range s.docs.assets.resources {
		if asset.file != "watch.js" || s.docs.watched {
			s.resources[url] = asset
		}
	}
	if s.docs.watched {
		s.add(workerURL, &resource{contentType: contentTypes[".js"], cache: never, policy: workerPolicy, plain: s.docs.noWorker()})
		return
	}
	s.resources[workerURL] = &resource{
		contentType: contentTypes[".js"], cache: never, policy: workerPolicy, deck: deckIdentity(deck),
		make: func(ctx context.Context, _ lane) (content, error) { return s.worker(ctx, s.docs.assets.worker) },
	}
}

// deckURL is the path of the deck as data. It carries no digest of its content, unlike the assets:
// pages name it, and would have to wait until every figure is drawn.
const deckURL = "/deck.json"

// evidenceURL is the path of the deck's evidence as Web Annotations.
const evidenceURL = "/evidence.jsonld"

// add adds what is served at a path, which is ready if it needs no making.
func (s *Site) add(path string, r *resource) {
	if s.docs.watched {
		r.cache, r.passing = never, true
	}
	if r.policy == "" && r.contentType == contentTypes[".svg"] {
		r.policy = drawingPolicy(s.docs.framing)
	}
	if r.make == nil {
		r.pack()
	}
	if s.resources[path] == nil { // two figures may have one file
		s.order = append(s.order, path)
	}
	s.resources[path] = r
}

// addDated adds what has another content on each day that ?known= may name.
func (s *Site) addDated(path string, r *resource) {
	r.make = s.docs.onDay(path, "")
	s.add(path, r)
}

// get returns what a path answers, ready to be sent, as known on a day where the answer depends on
// that; nil if there is nothing at the path. If it has to be made first, the work is shared with
// other requests for the same, and ends when all of them are gone. The error is that of ctx or of
// the work.
func (s *Site) get(ctx context.Context, path string, day slides.Date) (*resource, error) {
	r := s.resources[path]
	card, isCard := s.cards[path]
	switch {
	case r != nil && (day == "" || !dependsOnDay(path)):
		if r.ready.Load() {
			return r, nil
		}
		defer s.demand.add()()
		return s.made(ctx, path, r)
	case r != nil:
		return s.pass(ctx, path+"?"+string(day), &resource{contentType: r.contentType, cache: r.cache, policy: r.policy, deck: r.deck, passing: r.passing, make: s.docs.onDay(path, day)})
	case isCard:
		return s.pass(ctx, path, &resource{contentType: contentTypes[".png"], cache: revalidate, anywhere: true, make: s.docs.cards.draw(card)})
	}
	return nil, nil
}

// made returns a resource once it is ready.
func (s *Site) made(ctx context.Context, name string, r *resource) (*resource, error) {
	if r.ready.Load() {
		return r, nil
	}
	return s.calls.do(ctx, name, func(ctx context.Context) (*resource, error) {
		if r.ready.Load() { // by a call that ended since we looked
			return r, nil
		}
		c, err := r.make(ctx, s.forAll)
		if err != nil {
			return nil, err
		}
		r.put(c)
		return r, nil
	})
}

// pass returns what is kept under a name for a while, or else makes the new resource r.
func (s *Site) pass(ctx context.Context, name string, r *resource) (*resource, error) {
	if kept, ok := s.passing.get(name); ok {
		return kept, nil
	}
	defer s.demand.add()()
	return s.calls.do(ctx, name, func(ctx context.Context) (*resource, error) {
		if kept, ok := s.passing.get(name); ok {
			return kept, nil
		}
		c, err := r.make(ctx, s.forFew)
		if err != nil {
			return nil, err
		}
		r.grew = func(bytes int) { s.passing.grow(name, r, bytes) }
		r.put(c)
		s.passing.add(name, r, r.held())
		return r, nil
	})
}

// makeAll makes everything but the service worker. Before each thing it calls pause, whose error
// ends it. Errors of what cannot be made are joined.
func (s *Site) makeAll(ctx context.Context, pause func(context.Context) error) error {
	var failed []error
	one := func(name string, r *resource) error {
		if err := pause(ctx); err != nil {
			return err
		}
		if _, err := s.made(ctx, name, r); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
		}
		return ctx.Err()
	}
	for _, path := range s.order {
		if err := one(path, s.resources[path]); err != nil {
			return err
		}
	}
	for name, r := range map[string]*resource{"missing": s.missing, "badDay": s.badDay, "unreached": s.unreached} {
		if err := one(name, r); err != nil {
			return err
		}
	}
	return errors.Join(failed...)
}

// makeAhead makes everything while no request waits for something, until ctx is done. Then it
// gives the memory that making took back to the system.
func (s *Site) makeAhead(ctx context.Context) {
	err := s.makeAll(ctx, s.demand.wait)
	if err == nil {
		_, err = s.made(ctx, workerURL, s.resources[workerURL])
	}
	if err != nil && ctx.Err() == nil {
		log.Printf("making what has not been asked for yet: %v", err)
	}
	s.docs.drawings.renderer.Free()
	debug.FreeOSMemory()
}

// json makes deck.json: the deck and the drawings of its figures, as the program reads them.
func (d *documents) json(ctx context.Context, l lane) (c content, err error) {
	b, err := d.drawings.into(ctx, l, d.whole, d.whole.Deck.Figures)
	if err != nil {
		return c, err
	}
	b.Deck.Figures = slices.Clone(b.Deck.Figures)
	for i := range b.Deck.Figures {
		b.Deck.Figures[i] = b.Deck.Light(b.Deck.Figures[i])
	}
	err = l.do(ctx, func() (err error) {
		c.plain, err = json.Marshal(b)
		return err
	})
	return c, err
}
