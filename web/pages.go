package web

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/app"
	"exhibit/cards"
	"exhibit/slides"
	"exhibit/words"
)

// page is what differs between the documents.
type page struct {
	Lang, Title, Description string
	Headline                 string // of the link card; empty for a page that has none
	Card                     string // path of the card's picture; empty for none
	Canonical                string // path
	Live                     bool   // the front end takes over
	Printout                 bool   // it has the style of the page of all slides
	Presenter                bool   // the speaker view takes over
	Root                     template.HTML
	Next                     template.HTML // what brings the next slide, if the page has room for it
}

// document is the HTML around a page's root element, which must come first in body:
// go-app replaces that element. Only the loader fetches the wasm: a preload would make
// a browser with script off download it for nothing.
//
// A slide is not painted before all of it is there, so that nothing moves as it comes: it is
// small enough to come at once. What is not needed for that waits until it has been painted:
// boot.js, which is inside the page, brings it in then, and the fonts before, where they can come
// in time. Each file that a browser only has to ask for takes it a hundredth of a second. The next
// slide stands behind, as text, for the first key.
var document = template.Must(template.New("document").Funcs(template.FuncMap{"join": strings.Join}).Parse(`<!doctype html>
<html lang="{{.Lang}}"{{with .Dir}} dir="{{.}}"{{end}}>
<head>
<meta charset="utf-8">
<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
{{with .Headline}}<meta property="og:title" content="{{.}}">
{{end -}}
<meta name="description"{{if .Headline}} property="og:description"{{end}} content="{{.Description}}">
{{if .Headline -}}
<meta property="og:type" content="article">
<meta property="og:site_name" content="{{.Site}}">
{{with .Origin}}<meta property="og:url" content="{{.}}{{$.Canonical}}">
{{end}}{{with .Card -}}
<meta property="og:image" content="{{$.Origin}}{{.}}">
<meta property="og:image:width" content="{{$.Width}}">
<meta property="og:image:height" content="{{$.Height}}">
<meta property="og:image:alt" content="{{$.Headline}}">
<meta name="twitter:card" content="summary_large_image">
{{end}}{{end -}}
<meta name="color-scheme" content="light dark">
{{if .Live}}<script data-loader="{{index .URLs "loader.js"}}" data-start="{{index .URLs "start.js"}}" data-wasm="{{index .URLs "app.wasm"}}" data-deck="{{index .URLs "deck.json"}}" data-charts="{{index .URLs "charts.js"}}" data-tools="{{index .URLs "tools.js"}}" data-store="{{index .URLs "offline.js"}}" data-late="{{index .URLs "late.css"}}" data-fonts="{{join .Fonts " "}}" data-slides="{{.Slugs}}"{{with .Next}} data-carries{{end}}>{{.Boot}}</script>
<link rel="expect" href="#end" blocking="render">
{{end}}<style>{{.Style}}</style>
{{if .Live}}<noscript>{{end -}}
{{range .Fonts}}<link rel="preload" href="{{.}}" as="font" type="font/woff2" crossorigin>
{{end -}}
{{if .Printout}}<link rel="stylesheet" href="{{index .URLs "printout.css"}}">
{{end -}}
<link rel="stylesheet" href="{{index .URLs "late.css"}}">
{{- if .Live}}</noscript>{{end}}
<link rel="icon" href="{{.Icon}}">
<link rel="manifest" href="{{.Manifest}}">
{{with .Canonical}}<link rel="canonical" href="{{$.Origin}}{{.}}">
{{end}}{{if .Presenter}}<link rel="stylesheet" href="{{index .URLs "presenter.css"}}">
<script async src="{{index .URLs "presenter.js"}}" data-deck="{{index .URLs "deck.json"}}" data-store="{{index .URLs "offline.js"}}"></script>
{{end}}</head>
<body>
{{.Root}}
{{.Next}}
</body>
</html>
`))

// documents builds pages around one set of assets.
type documents struct {
	assets *assets
	origin string // where the site is reached, as https://briefings.example; empty when nobody said
	cards  *linkCards
	stages map[string][]string // see stages
}

// build renders a page as a resource that may be kept but is asked about.
func (d *documents) build(p page) (*resource, error) {
	var b bytes.Buffer
	err := document.Execute(&b, struct {
		page
		Site, Origin, Slugs, Dir, Icon, Manifest string
		Width, Height                            int
		Style                                    template.CSS
		Boot                                     template.JS
		Fonts                                    []string
		URLs                                     map[string]string // of built files and deck.json, by name
	}{
		page: p, Site: d.cards.deck.Title, Origin: d.origin, Slugs: d.slugs(), Dir: direction(p.Lang), Icon: iconURL, Manifest: webManifest,
		Width: cards.Width, Height: cards.Height, Style: template.CSS(d.assets.pageCSS), Boot: template.JS(d.assets.boot), Fonts: d.assets.fonts, URLs: d.assets.urls,
	})
	if err != nil {
		return nil, err
	}
	return &resource{contentType: contentTypes[".html"], cache: revalidate, policy: contentSecurityPolicy(d.assets.boot, d.assets.pageCSS), deck: deckIdentity(d.cards.deck), plain: b.Bytes()}, nil
}

// columnWidths is the style of the columns of a deck: a rule for each width that it has.
func columnWidths(d *slides.Deck) string {
	widths := map[int]bool{}
	var add func(blocks []slides.Block)
	add = func(blocks []slides.Block) {
		for _, b := range blocks {
			for _, c := range b.Columns {
				widths[c.Width] = c.Width > 0
				add(c.Blocks)
			}
		}
	}
	for _, s := range d.Slides {
		add(s.Blocks)
	}
	var css strings.Builder
	for _, width := range slices.Sorted(maps.Keys(widths)) {
		if widths[width] {
			fmt.Fprintf(&css, ".w%d{flex-grow:%d}", width, width)
		}
	}
	return css.String()
}

// slugs are those of all slides in order, with spaces between.
func (d *documents) slugs() string {
	var all []string
	for _, s := range d.cards.deck.Slides {
		all = append(all, s.Slug)
	}
	return strings.Join(all, " ")
}

// render runs a component as go-app does on a server and returns its HTML.
func render(c goapp.Composer) (template.HTML, error) {
	engine := goapp.NewTestEngine()
	if err := engine.Load(c); err != nil {
		return "", err
	}
	engine.ConsumeAll()
	html, err := canonical(goapp.HTMLString(c))
	return template.HTML(html), err
}

// roundTrip is how much of a page comes in one round trip, in bytes of brotli: DESIGN.md.
const roundTrip = 14 << 10

// slide builds the page of the i-th slide. It brings the next one along where both come in one
// round trip, so that the first key needs no line.
func (d *documents) slide(b *app.Briefing, i int) (*resource, error) {
	s := &b.Deck.Slides[i]
	root, err := d.root(b, i)
	if err != nil {
		return nil, err
	}
	p := page{
		Lang: b.Deck.Lang, Title: b.Title(s), Description: summary(&b.Deck, s),
		Headline: cmp.Or(s.Title, b.Deck.Title), Card: d.cards.url(s.Slug), Canonical: app.URL(s.Slug), Live: true, Root: root,
	}
	alone, err := d.build(p)
	if err != nil || i+1 == len(b.Deck.Slides) {
		return alone, err
	}
	if root, err = d.root(b, i+1); err != nil {
		return nil, err
	}
	next := &b.Deck.Slides[i+1]
	p.Next = carried(next.Slug, b.Title(next), root)
	both, err := d.build(p)
	if err != nil {
		return nil, err
	}
	if both.packed[brotliEncoding] = packBrotli(both.plain); len(both.packed[brotliEncoding]) > roundTrip {
		return alone, nil
	}
	return both, nil
}

// root renders the element that shows the i-th slide.
func (d *documents) root(b *app.Briefing, i int) (template.HTML, error) {
	slug := b.Deck.Slides[i].Slug
	root, err := render(app.Page(b, slug))
	if err != nil {
		return "", fmt.Errorf("rendering slide %s: %w", slug, err)
	}
	return root, nil
}

// carried is another slide in a page: what its own page has of it, as text that a browser does
// not look into before it is asked to. No HTML of ours has a script or a comment, which would end it.
func carried(slug, title string, root template.HTML) template.HTML {
	return template.HTML(fmt.Sprintf(`<script type="text/html" data-next="%s"><title>%s</title>%s</script>`, slug, template.HTMLEscapeString(title), root))
}

// print builds the page that has every slide with its notes.
func (d *documents) print(b *app.Briefing) (*resource, error) {
	root, err := render(app.Print(b))
	if err != nil {
		return nil, fmt.Errorf("rendering the print page: %w", err)
	}
	return d.build(page{
		Lang: b.Deck.Lang, Title: b.Deck.Title + " · " + b.Words.Pages.AllSlidesTitle, Description: description(&b.Deck),
		Headline: b.Deck.Title, Card: d.cards.url(b.Deck.Slides[0].Slug), Canonical: "/print", Printout: true, Root: root,
	})
}

// presenter builds the speaker view.
func (d *documents) presenter(b *app.Briefing) (*resource, error) {
	root, err := render(app.Presenter(b, d.stages))
	if err != nil {
		return nil, fmt.Errorf("rendering the speaker view: %w", err)
	}
	return d.build(page{
		Lang: b.Deck.Lang, Title: words.In(b.Deck.Lang).Speaker["title"] + " · " + b.Deck.Title, Description: description(&b.Deck),
		Canonical: app.PresenterURL, Printout: true, Presenter: true, Root: root,
	})
}

// notFound builds the answer to a URL that names nothing.
func (d *documents) notFound(b *app.Briefing) (*resource, error) {
	say := &b.Words.Pages
	return d.problem(b, 404, say.NotFoundTitle, say.NotFound, say.NotFoundRemedy)
}

// badDay builds the answer to a date that is none.
func (d *documents) badDay(b *app.Briefing) (*resource, error) {
	say := &b.Words.Pages
	return d.problem(b, 400, say.BadDayTitle, say.BadDay,
		fmt.Sprintf(say.BadDayRemedy, "<code>?known=2015-09-25</code>", "<code>2015-09</code>", "<code>2015</code>"))
}

// unreached builds the page that stands for what needs the server when that cannot be reached.
func (d *documents) unreached(b *app.Briefing) (*resource, error) {
	say := &b.Words.Pages
	return d.problem(b, 503, say.UnreachedTitle, say.Unreached, say.UnreachedRemedy)
}

// problem builds a page that says what is wrong with a request, and the ways on.
func (d *documents) problem(b *app.Briefing, status int, title, headline, remedy string) (*resource, error) {
	r, err := d.build(page{
		Lang: b.Deck.Lang, Title: title + " · " + b.Deck.Title, Description: description(&b.Deck),
		Root: template.HTML(`<main class="stage"><article class="slide title"><h1 class="headline">` + headline + `</h1>` +
			`<div class="body"><div class="prose"><p>` + remedy + `</p>` +
			`<p>` + fmt.Sprintf(b.Words.Pages.Ways, "/", "/print") + `</p></div></div></article></main>`),
	})
	if err != nil {
		return nil, err
	}
	r.status, r.cache = status, never
	return r, nil
}

// direction is the value of dir for a language: "rtl" where it is written from right to
// left, else empty.
func direction(lang string) string {
	script, _ := language.Make(lang).Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return ""
}

// description is a deck in a sentence, for search engines and link cards.
func description(d *slides.Deck) string {
	if d.Subtitle != "" {
		return d.Subtitle
	}
	return d.Title
}
