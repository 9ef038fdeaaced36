package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"exhibit/app"
	"exhibit/slides"
	"exhibit/words"
)

// OneFile returns a deck as one HTML file that opens from disk, with the program, typefaces, data and
// media of the deck inside: it asks for nothing else. With script off it is a page of all slides. Days of
// "as known on" are drawn by the program, on slides. [At] and [Under] say where the deck is served as well,
// for the links that people share; without them those are links into the file. The error is that of ctx, or
// one of [New].
func OneFile(ctx context.Context, deck *slides.Deck, options ...Option) ([]byte, error) {
	served := &documents{}
	for _, choose := range options {
		choose(served)
	}
	s, err := New(deck, At(served.origin), Under(slides.InFile))
	if err != nil {
		return nil, err
	}
	f := &oneFile{site: s, pack: map[string]packed{}}
	if served.origin != "" {
		f.served = served.origin + served.base + "/"
	}
	return f.write(ctx)
}

// oneFile is a deck in one file that is being made.
type oneFile struct {
	site   *Site
	served string            // where the deck is served as well, with a slash at its end; empty for nowhere
	pack   map[string]packed // text by address
	large  strings.Builder   // elements of files that stand by themselves
}

// packed is a file of the pack, as client/onefile/unpack.js reads it.
type packed struct {
	Type    string `json:"type"`
	Content string `json:"content"`
}

// files are the elements that hold the deck's files, as client/onefile/unpack.js reads them.
func (f *oneFile) files() (template.HTML, error) {
	pack, err := json.Marshal(f.pack)
	if err != nil {
		return "", err
	}
	return template.HTML(`<script type="text/plain" data-pack>` + pressed(pack) + "</script>\n" + f.large.String()), nil
}

// fileDocument is the HTML of a deck in one file. With script on, what stands in noscript is only text.
var fileDocument = template.Must(template.New("file").Parse(`<!doctype html>
<html lang="{{.Lang}}" data-base="#"{{with .Scheme}} data-scheme="{{.}}"{{end}}{{with .Dir}} dir="{{.}}"{{end}}{{with .Transition}} data-transition="{{.}}"{{end}}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}">
<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="description" content="{{.Description}}">
<meta name="generator" content="Exhibit">
<meta name="color-scheme" content="{{with .Scheme}}{{.}}{{else}}light dark{{end}}">
<link rel="icon" href="{{.Icon}}">
{{with .Served}}<link rel="canonical" href="{{.}}">
{{end}}<style>{{.Style}}</style>
<style>{{.Late}}</style>
<noscript><style>{{.Unscripted}}</style></noscript>
</head>
<body>
<a class="skip" href="#slide">{{.Skip}}</a>
<main class="stage">{{.Root}}</main>
{{.Bar}}
<p class="visually-hidden" id="end" role="status"></p>
<noscript data-file="#/print">{{.Print}}</noscript>
<script data-main="{{index .URLs "main.js"}}" data-start="{{index .URLs "start.js"}}" data-wasm="{{index .URLs "app.wasm"}}" data-deck="{{index .URLs "deck.json"}}" data-seal="{{.Seal}}" data-charts="{{index .URLs "charts.js"}}" data-tools="{{index .URLs "tools.js"}}" data-presenter="{{index .URLs "presenter.js"}}" data-late.css="{{index .URLs "late.css"}}" data-printout.css="{{index .URLs "printout.css"}}" data-presenter.css="{{index .URLs "presenter.css"}}" data-slides="{{.Slugs}}">{{.Boot}}</script>
{{.Files}}</body>
</html>
`))

// unscripted hides, where script is off, what only script uses: all slides stand below each other.
const unscripted = ".skip,.stage,.bar,.printout-head a{display:none!important}html body:has(>.stage){display:block;container:none;height:auto;overflow:visible}"

// write makes the file.
func (f *oneFile) write(ctx context.Context) ([]byte, error) {
	d := f.site.docs
	b, err := d.drawings.into(ctx, f.site.forAll, d.today(), d.whole.Deck.Figures)
	if err != nil {
		return nil, err
	}
	if err := f.addFiles(ctx); err != nil {
		return nil, err
	}
	root, err := f.addSlides(b)
	if err != nil {
		return nil, err
	}
	bar, err := render(app.Bar(b, 0))
	if err != nil {
		return nil, fmt.Errorf("rendering the bar: %w", err)
	}
	print, err := f.addPages(ctx, b)
	if err != nil {
		return nil, err
	}
	files, err := f.files()
	if err != nil {
		return nil, err
	}
	style, err := d.assets.withFonts(d.assets.pageCSS)
	if err != nil {
		return nil, err
	}
	style = f.withStylePictures(strings.ReplaceAll(style, "font-display:optional", "font-display:block")) // they are there at once
	late, printout := f.pack[d.assets.urls["late.css"]].Content, f.pack[d.assets.urls["printout.css"]].Content
	first := &b.Deck.Slides[0]
	var out bytes.Buffer
	err = fileDocument.Execute(&out, struct {
		Lang, Dir, Scheme, Transition, Policy, Title, Description, Served, Skip, Seal, Slugs string
		Icon                                                                                 template.URL
		Style, Late, Unscripted                                                              template.CSS
		Root, Bar, Print, Files                                                              template.HTML
		URLs                                                                                 map[string]string
		Boot                                                                                 template.JS
	}{
		Lang: b.Deck.Lang, Dir: direction(b.Deck.Lang), Scheme: schemeOf(b.Deck.Theme), Transition: b.Deck.Transition, Policy: filePolicy(d.assets.file, style, late, unscripted+printout),
		Title: b.Title(first), Description: description(&b.Deck), Served: f.served, Skip: b.Words.App.Skip, Seal: d.seal(), Slugs: d.slugs(),
		Icon: template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(icon))), Style: template.CSS(style), Late: template.CSS(late), Unscripted: template.CSS(unscripted + printout),
		Root: root, Bar: bar, Print: print, Files: files, URLs: d.assets.urls, Boot: template.JS(d.assets.file),
	})
	return out.Bytes(), err
}

// add puts a file into the deck's file, at a path of the deck.
func (f *oneFile) add(path, contentType string, content []byte) {
	path = (&url.URL{Path: path}).EscapedPath() // as addresses have it
	if strings.HasPrefix(contentType, "text/") || contentType == contentTypes[".json"] || contentType == contentTypes[".svg"] {
		f.pack[slides.InFile+path] = packed{contentType, string(content)}
		return
	}
	fmt.Fprintf(&f.large, "<script type=\"text/plain\" data-file=\"%s\" data-type=\"%s\">%s</script>\n", slides.Escape(slides.InFile+path), slides.Escape(contentType), pressed(content))
}

// addFiles adds what is no page: what make has built, the deck's data, drawings and media.
func (f *oneFile) addFiles(ctx context.Context) error {
	for _, name := range []string{"main.js", "start.js", "charts.js", "tools.js", "presenter.js", "late.css", "printout.css", "presenter.css", "app.wasm"} {
		at := strings.TrimPrefix(f.site.docs.assets.urls[name], slides.InFile)
		r := f.site.resources[at]
		content, err := r.encode(identityEncoding)
		if err != nil {
			return err
		}
		f.add(at, r.contentType, content)
	}
	for _, at := range f.site.order {
		if at != deckURL && at != app.ManifestURL && !strings.HasPrefix(at, "/charts/") && !strings.HasPrefix(at, "/data/") && !strings.HasPrefix(at, "/media/") {
			continue
		}
		r, err := f.site.get(ctx, at, "")
		if err != nil {
			return err
		}
		f.add(at, r.contentType, r.plain)
	}
	return nil
}

// addSlides adds the page of each slide, as client/source/pages.js reads it, and returns the article of the first.
func (f *oneFile) addSlides(b *app.Briefing) (first template.HTML, err error) {
	for i, s := range b.Deck.Slides {
		root, err := f.site.docs.root(b, i)
		if err != nil {
			return "", err
		}
		if i == 0 {
			first = root
		}
		f.add(app.URL(s.Slug), contentTypes[".html"], []byte(root+`<p id="end"></p>`))
	}
	return first, nil
}

// addPages adds the speaker view. It returns the page of all slides, which a reader without script sees, with its
// pictures inside; client/onefile/unpack.js finds it where it stands.
func (f *oneFile) addPages(ctx context.Context, b *app.Briefing) (template.HTML, error) {
	d := f.site.docs
	steps, err := d.chartSteps(ctx, f.site.forAll)
	if err != nil {
		return "", err
	}
	presenter, err := render(app.Presenter(b, steps))
	if err != nil {
		return "", fmt.Errorf("rendering the speaker view: %w", err)
	}
	print, err := render(app.Print(b))
	if err != nil {
		return "", fmt.Errorf("rendering the page of all slides: %w", err)
	}
	title := words.In(b.Deck.Lang).Speaker["title"] + " · " + b.Deck.Title
	f.add(app.PresenterURL, contentTypes[".html"], []byte("<!doctype html><title>"+slides.Escape(title)+"</title>"+string(presenter)))
	return template.HTML(f.withPictures(sheet.ReplaceAllString(string(print), `<a id="/s/$1"></a>$0`))), nil
}

// maxInline is how large a picture may be that stands in the file a second time, for readers without script, in bytes.
const maxInline = 200 << 10

// sheet matches where a slide begins on the page of all slides: there links to it lead where script is off.
var sheet = regexp.MustCompile(`<section [^>]*data-sheet="([^"]*)"`)

var source = regexp.MustCompile(` data-src="` + slides.InFile + `(/media/[^"]*)"`)

// withPictures puts the deck's smaller pictures into HTML of it.
func (f *oneFile) withPictures(page string) string {
	return source.ReplaceAllStringFunc(page, func(attribute string) string {
		at := html.UnescapeString(source.FindStringSubmatch(attribute)[1])
		for i := range f.site.docs.whole.Deck.Media {
			m := &f.site.docs.whole.Deck.Media[i]
			if m.URL() == at && strings.HasPrefix(m.Type, "image/") && len(m.Content) <= maxInline {
				return fmt.Sprintf(` src="data:%s;base64,%s"`, m.Type, base64.StdEncoding.EncodeToString(m.Content))
			}
		}
		return attribute
	})
}

// pressed is content as gzip in base64: what browsers can unpack themselves.
func pressed(content []byte) string {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is a valid one
	w.Write(content)                                      // a bytes.Buffer does not fail
	w.Close()
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

var fontURL = regexp.MustCompile(`url\(["']?` + slides.InFile + `(` + assetFolder + `[^"')]+\.(?:woff2|ttf|otf))["']?\)`)

// withFonts puts the typefaces that a style sheet of a deck in one file names into it.
func (a *assets) withFonts(css string) (string, error) {
	fonts := map[string]string{}
	for _, m := range fontURL.FindAllStringSubmatch(css, -1) {
		content, err := a.font(m[1])
		if err != nil {
			return "", err
		}
		fonts[m[0]] = "url(data:" + contentTypes[path.Ext(m[1])] + ";base64," + base64.StdEncoding.EncodeToString(content) + ")"
	}
	for _, from := range slices.Sorted(maps.Keys(fonts)) {
		css = strings.ReplaceAll(css, from, fonts[from])
	}
	return css, nil
}

// font is the content of the typeface at a path.
func (a *assets) font(at string) ([]byte, error) {
	for _, f := range a.faces {
		if f.url == at {
			return f.Font, nil
		}
	}
	r := a.resources[at]
	if r == nil {
		return nil, fmt.Errorf("the style of the deck names %s, which is not there", at)
	}
	return r.encode(identityEncoding)
}

// stylePicture matches the address of a picture of the deck in its style.
var stylePicture = regexp.MustCompile(`url\("` + slides.InFile + `(/media/[^"]*)"\)`)

// withStylePictures puts the pictures that a style sheet names into it.
func (f *oneFile) withStylePictures(css string) string {
	return stylePicture.ReplaceAllStringFunc(css, func(url string) string {
		at := stylePicture.FindStringSubmatch(url)[1]
		for i := range f.site.docs.whole.Deck.Media {
			if m := &f.site.docs.whole.Deck.Media[i]; m.URL() == at {
				return fmt.Sprintf(`url("data:%s;base64,%s")`, m.Type, base64.StdEncoding.EncodeToString(m.Content))
			}
		}
		return url
	})
}

// filePolicy is the policy of a deck in one file: what it uses is inside, and it reaches nothing else. The script and
// the styles in it are named by their hashes; what it unpacks has the address of a blob.
func filePolicy(script string, styles ...string) string {
	hashes := ""
	for _, style := range styles {
		hashes += " '" + inline(style) + "'"
	}
	return fmt.Sprintf("default-src 'none'; script-src blob: '%s' 'wasm-unsafe-eval'; style-src blob:%s; style-src-attr 'unsafe-inline'; "+
		"img-src data: blob:; media-src blob:; font-src data: blob:; connect-src data: blob:; frame-src 'none'; base-uri 'none'; form-action 'none'; "+
		"require-trusted-types-for 'script'; trusted-types default", inline(script), hashes)
}
