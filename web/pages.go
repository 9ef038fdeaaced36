package web

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"html/template"
	"maps"
	"path"
	"slices"
	"strconv"
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
	Headline                 string        // of the link card; empty for a page that has none
	Card                     string        // path of the card's picture, below the base; empty for none
	Canonical                string        // path, below the base
	Live                     bool          // the program takes over
	Printout                 bool          // it has the style of the page of all slides
	Presenter                bool          // the speaker view takes over
	Root                     template.HTML // of a slide, its article
	Skip                     string        // words of the link to the slide
	Bar                      template.HTML // of a slide
	Following                string        // address of the next slide; empty for none
	Next                     template.HTML // what brings the next slide, if the page has room for it
}

// document is the HTML around what app renders. Only the navigator fetches the wasm: a preload would make
// a browser with script off download it for nothing.
//
// A slide is not painted before all of it is there, so that nothing moves as it comes: it is
// small enough to come at once. What is not needed for that waits until it has been painted:
// boot.js, which is inside the page, brings it in then, and the fonts before, where they can come
// in time. Each file that a browser only has to ask for takes it a hundredth of a second. The next
// slide stands behind, as text, for the first key.
var document = template.Must(template.New("document").Funcs(template.FuncMap{"join": strings.Join, "typeOf": func(url string) string { return contentTypes[path.Ext(url)] }}).Parse(`<!doctype html>
<html lang="{{.Lang}}"{{with .Base}} data-base="{{.}}"{{end}}{{with .Files}} data-files="{{.}}"{{end}}{{with .Dir}} dir="{{.}}"{{end}}{{with .Scheme}} data-scheme="{{.}}"{{end}}{{if .Live}}{{with .Transition}} data-transition="{{.}}"{{end}}{{end}}>
<head>
<meta charset="utf-8">
{{.Head}}<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
{{with .Headline}}<meta property="og:title" content="{{.}}">
{{end -}}
<meta name="description"{{if .Headline}} property="og:description"{{end}} content="{{.Description}}">
{{if .Headline -}}
<meta property="og:type" content="article">
<meta property="og:site_name" content="{{.Site}}">
{{with .Origin}}<meta property="og:url" content="{{.}}{{$.Base}}{{$.Canonical}}">
{{end}}{{with .Card -}}
<meta property="og:image" content="{{$.Origin}}{{$.Base}}{{.}}">
<meta property="og:image:width" content="{{$.Width}}">
<meta property="og:image:height" content="{{$.Height}}">
<meta property="og:image:alt" content="{{$.Headline}}">
<meta name="twitter:card" content="summary_large_image">
{{end}}{{end -}}
<meta name="color-scheme" content="{{with .Scheme}}{{.}}{{else}}light dark{{end}}">
{{if .Live}}<script data-main="{{index .URLs "main.js"}}" data-start="{{index .URLs "start.js"}}" data-wasm="{{index .URLs "app.wasm"}}" data-deck="{{index .URLs "deck.json"}}" data-seal="{{.Seal}}" data-charts="{{index .URLs "charts.js"}}" data-tools="{{index .URLs "tools.js"}}" data-store="{{index .URLs "offline.js"}}"{{with .Watch}} data-watch="{{.}}"{{end}} data-late="{{index .URLs "late.css"}}" data-fonts="{{join .Fonts " "}}" data-slides="{{.Slugs}}"{{with .Following}} data-following="{{.}}"{{end}}{{with .Next}} data-carries{{end}}>{{.Boot}}</script>
<link rel="expect" href="#end" blocking="render">
{{end}}<style>{{.Style}}</style>
{{if .Live}}<noscript>{{end -}}
{{range .Fonts}}<link rel="preload" href="{{.}}" as="font" type="{{typeOf .}}" crossorigin>
{{end -}}
{{if .Printout}}<link rel="alternate" type="application/ld+json" href="{{.Base}}{{.Evidence}}">
<link rel="stylesheet" href="{{index .URLs "printout.css"}}">
{{end -}}
<link rel="stylesheet" href="{{index .URLs "late.css"}}">
{{- if .Live}}</noscript>{{end}}
<link rel="icon" href="{{.Base}}{{.Icon}}">
<link rel="manifest" href="{{.Base}}{{.Manifest}}">
{{with .Canonical}}<link rel="canonical" href="{{$.Origin}}{{$.Base}}{{.}}">
{{end}}{{if .Presenter}}<link rel="stylesheet" href="{{index .URLs "presenter.css"}}">
<script async src="{{index .URLs "presenter.js"}}" data-seal="{{.Seal}}" data-store="{{index .URLs "offline.js"}}"{{with .Watch}} data-watch="{{.}}"{{end}}></script>
{{else if and .Watch (not .Live)}}<script type="module" src="{{.Watch}}" data-seal="{{.Seal}}"></script>
{{end}}</head>
<body>
{{if .Live}}<a class="skip" href="#slide">{{.Skip}}</a>
<main class="stage">{{.Root}}</main>
{{.Bar}}
<p class="visually-hidden" id="end" role="status"></p>
{{.Next}}
{{- else}}{{.Root}}{{end}}
</body>
</html>
`))

// documents makes all that comes from the deck, out of one set of assets.
type documents struct {
	assets   *assets
	origin   string // where the site is reached, as https://briefings.example; empty when nobody said
	base     string // see slides.Deck
	basePath string // the base, decoded
	framing  string // as frameAncestors returns it; empty where onFiles
	onFiles  bool   // for a host of files, see Files
	policy   string // Content-Security-Policy of pages
	whole    *app.Briefing
	today    func() *app.Briefing // the whole as pages show it
	watched  bool                 // the deck is being written: pages have a script that renews them
	cards    *linkCards
	drawings *drawings
	oneDay   lane // makes answers with ?known=
}

// seal tells the versions of a deck apart, on pages and in the service worker's list: the first 12
// of the seal's 64 hexadecimal digits. The worker's own version cannot stand on a page, because it
// is a hash of all pages.
func (d *documents) seal() string { return d.whole.Seal[:12] }

// page is an HTML page that has yet to be made. It may be kept, but is asked about.
func (d *documents) page() *resource {
	return &resource{contentType: contentTypes[".html"], cache: revalidate, passing: d.watched, policy: d.policy, deck: deckIdentity(&d.whole.Deck)}
}

// build writes a page.
func (d *documents) build(p page) ([]byte, error) {
	var b bytes.Buffer
	watch := ""
	if d.watched {
		watch = d.assets.urls["watch.js"]
	}
	err := document.Execute(&b, struct {
		page
		Site, Origin, Base, Slugs, Dir, Icon, Manifest string
		Evidence                                       string
		Seal                                           string
		Watch                                          string        // URL of the script that renews a page; empty for none
		Files                                          string        // identity of the deck, on a host of files; else empty
		Head                                           template.HTML // see documents.head
		Transition                                     string        // between slides; empty for cuts
		Scheme                                         string        // in which the deck opens; empty for the system's
		Width, Height                                  int
		Style                                          template.CSS
		Boot                                           template.JS
		Fonts                                          []string
		URLs                                           map[string]string // of built files and deck.json, by name
	}{
		page: p, Files: d.named(), Head: d.head(p.Live), Transition: d.whole.Deck.Transition, Scheme: schemeOf(d.whole.Deck.Theme), Site: d.whole.Deck.Title, Origin: d.origin, Base: d.base, Slugs: d.slugs(), Dir: direction(p.Lang), Icon: iconURL, Manifest: webManifest, Evidence: evidenceURL, Seal: d.seal(), Watch: watch,
		Width: cards.Width, Height: cards.Height, Style: template.CSS(d.assets.pageCSS), Boot: template.JS(d.assets.boot), Fonts: d.assets.fonts, URLs: d.assets.urls,
	})
	return b.Bytes(), err
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

// slugs are those of all slides in order, with spaces between; "slug:2" for a slide of two steps, and
// "a:b:0" for one without whose slug has a colon.
func (d *documents) slugs() string {
	var all []string
	for _, s := range d.whole.Deck.Slides {
		entry := s.Slug
		if s.Steps > 0 || strings.Contains(s.Slug, ":") {
			entry += ":" + strconv.Itoa(s.Steps)
		}
		all = append(all, entry)
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

// roundTrip is how much of a page comes in one round trip, in bytes of brotli: what a server may
// send before the first acknowledgement, ten segments of TCP.
const roundTrip = 14 << 10

// slide builds the page of the i-th slide. It brings the next one along where both come in one
// round trip, so that the first key needs no line.
func (d *documents) slide(b *app.Briefing, i int) (content, error) {
	s := &b.Deck.Slides[i]
	root, err := d.root(b, i)
	if err != nil {
		return content{}, err
	}
	bar, err := render(app.Bar(b, i))
	if err != nil {
		return content{}, fmt.Errorf("rendering the bar of slide %s: %w", s.Slug, err)
	}
	p := page{
		Skip: b.Words.App.Skip, Bar: bar,
		Lang: b.Deck.Lang, Title: b.Title(s), Description: summary(&b.Deck, s),
		Headline: cmp.Or(s.Title, b.Deck.Title), Card: d.cards.url(s.Slug), Canonical: app.URL(s.Slug), Live: true, Root: root,
	}
	if i+1 < len(b.Deck.Slides) {
		p.Following = d.base + app.URL(b.Deck.Slides[i+1].Slug)
		if d.onFiles { // where the file is: a host of files leads from the slide's own address to there
			p.Following += "/"
		}
	}
	alone, err := d.build(p)
	if err != nil {
		return content{}, err
	}
	switch {
	case d.watched:
		return content{plain: alone}, nil
	case i+1 == len(b.Deck.Slides):
		return content{alone, packPage(alone)}, nil
	}
	if root, err = d.root(b, i+1); err != nil {
		return content{}, err
	}
	next := &b.Deck.Slides[i+1]
	p.Next = carried(next.Slug, root)
	both, err := d.build(p)
	if err != nil {
		return content{}, err
	}
	packed := packPage(both)
	if len(packed) > roundTrip {
		return content{alone, packPage(alone)}, nil
	}
	return content{both, packed}, nil
}

// root renders the article of the i-th slide.
func (d *documents) root(b *app.Briefing, i int) (template.HTML, error) {
	slug := b.Deck.Slides[i].Slug
	root, err := render(app.Page(b, slug))
	if err != nil {
		return "", fmt.Errorf("rendering slide %s: %w", slug, err)
	}
	return root, nil
}

// carried is another slide in a page: its article, as text that a browser does
// not look into before it is asked to. No HTML of ours has a script or a comment, which would end it.
func carried(slug string, root template.HTML) template.HTML {
	return template.HTML(fmt.Sprintf(`<script type="text/html" data-next="%s">%s</script>`, slug, root))
}

// print builds the page that has every slide with its notes.
func (d *documents) print(b *app.Briefing) ([]byte, error) {
	root, err := render(app.Print(b))
	if err != nil {
		return nil, fmt.Errorf("rendering the print page: %w", err)
	}
	return d.build(page{
		Lang: b.Deck.Lang, Title: b.Deck.Title + " · " + b.Words.Pages.AllSlidesTitle, Description: description(&b.Deck),
		Headline: b.Deck.Title, Card: d.cards.url(b.Deck.Slides[0].Slug), Canonical: "/print", Printout: true, Root: root,
	})
}

// presenter builds the speaker view. Steps are the pictures of chartSteps.
func (d *documents) presenter(b *app.Briefing, steps map[string][]string) ([]byte, error) {
	root, err := render(app.Presenter(b, steps))
	if err != nil {
		return nil, fmt.Errorf("rendering the speaker view: %w", err)
	}
	return d.build(page{
		Lang: b.Deck.Lang, Title: words.In(b.Deck.Lang).Speaker["title"] + " · " + b.Deck.Title, Description: description(&b.Deck),
		Canonical: app.PresenterURL, Printout: true, Presenter: true, Root: root,
	})
}

// notFound builds the answer to a URL that names nothing.
func (d *documents) notFound(b *app.Briefing) *resource {
	say := &b.Words.Pages
	return d.problem(b, 404, say.NotFoundTitle, say.NotFound, say.NotFoundRemedy)
}

// badDay builds the answer to a date that is none.
func (d *documents) badDay(b *app.Briefing) *resource {
	say := &b.Words.Pages
	return d.problem(b, 400, say.BadDayTitle, say.BadDay,
		fmt.Sprintf(say.BadDayRemedy, "<code>?known=2015-09-25</code>", "<code>2015-09</code>", "<code>2015</code>"))
}

// unreachable builds the page that stands for what needs the server when that cannot be reached.
func (d *documents) unreachable(b *app.Briefing) *resource {
	say := &b.Words.Pages
	return d.problem(b, 503, say.UnreachedTitle, say.Unreached, say.UnreachedRemedy)
}

// problem is a page that says what is wrong with a request, and the ways on.
func (d *documents) problem(b *app.Briefing, status int, title, headline, remedy string) *resource {
	r := d.page()
	r.status, r.cache = status, never
	r.make = func(context.Context, lane) (content, error) {
		plain, err := d.build(page{
			Lang: b.Deck.Lang, Title: title + " · " + b.Deck.Title, Description: description(&b.Deck),
			Root: template.HTML(`<main class="stage"><article class="slide title"><h1 class="headline">` + headline + `</h1>` +
				`<div class="body"><div class="prose"><p>` + remedy + `</p>` +
				`<p>` + fmt.Sprintf(b.Words.Pages.Ways, slides.Escape(d.base+"/"), slides.Escape(d.base+"/print")) + `</p></div></div></article></main>`),
		})
		return content{plain: plain}, err
	}
	return r
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
