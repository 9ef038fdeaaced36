package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/cards"
	"exhibit/seal"
	"exhibit/slides"
)

// assets is what make has built. Names are those in dist; URLs carry a hash of the
// content, so that they can be cached for ever.
type assets struct {
	pageCSS   string            // inlined into every page
	inlined   map[string]string // style sheets that are inlined behind it into pages of decks that need them, by name
	boot      string            // script inlined into every slide's page
	filesJS   string            // script inlined into pages of a host of files
	file      string            // script inlined into decks in one file
	pagesCSS  string            // inlined into the page that is printed as PDF
	fit       string            // script inlined into it
	ssr       []byte            // script with ECharts that the server runs to draw figures
	worker    []byte            // the script of the service worker
	noWorker  []byte            // the script that takes its place while a deck is watched
	urls      map[string]string // addresses of the files that browsers fetch and of deck.json, by name; see dressed
	fonts     []string          // addresses of the typefaces of text; see dressed
	faces     []deckFace        // typefaces of the deck; see dressed
	static    []Font            // for link cards and PDFs; not served
	resources map[string]*resource
	files     seal.Manifest // all files that were read, by name
}

// ErrUnbuilt is the error of a binary that holds no front end.
var ErrUnbuilt = errors.New("this binary was built without its front end; build it with make")

// read returns the content of a file of dist and adds the file to files.
func (a *assets) read(name string) ([]byte, error) {
	b, err := dist.ReadFile("dist/" + name)
	if err != nil {
		return nil, incomplete(err)
	}
	a.files = append(a.files, seal.Of(name, b))
	return b, nil
}

func incomplete(err error) error {
	return fmt.Errorf("the front end is incomplete: %w; build it with make", err)
}

// loadAssets reads the embedded dist folder. It fails if make has not filled it.
func loadAssets() (*assets, error) {
	a := &assets{inlined: map[string]string{}, urls: map[string]string{"deck.json": deckURL}, resources: map[string]*resource{}}
	css, err := a.read("page.css")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrUnbuilt
	}
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Concat(facesOf(everyLetter), tools, []string{"media.css", "markup.css", "comparison.css", "math.css", "files.css", "fault.css"}) {
		css, err := a.read(name)
		if err != nil {
			return nil, err
		}
		a.inlined[name] = strings.TrimSpace(string(css))
	}
	a.pageCSS = strings.TrimSpace(string(css))
	for _, inlined := range []struct {
		name string
		to   *string
	}{{"boot.js", &a.boot}, {"files.js", &a.filesJS}, {"onefile.js", &a.file}, {"pages.css", &a.pagesCSS}, {"fit.js", &a.fit}} {
		b, err := a.read(inlined.name)
		if err != nil {
			return nil, err
		}
		*inlined.to = strings.TrimSpace(string(b))
	}
	if a.ssr, err = a.read("charts-ssr.js"); err != nil {
		return nil, err
	}
	if a.worker, err = a.read("worker.js"); err != nil {
		return nil, err
	}
	if a.noWorker, err = a.read("no-worker.js"); err != nil {
		return nil, err
	}
	for _, name := range served {
		if err := a.add(name, true); err != nil {
			return nil, err
		}
	}
	for _, f := range []Font{{Family: "sans", Weight: 400, Letters: latinLetters}, {Family: "sans", Weight: 600, Letters: latinLetters}, {Family: "serif", Weight: 600, Letters: latinLetters}} {
		if f.File, err = a.read(fmt.Sprintf("%s-%d.woff", f.Family, f.Weight)); err != nil {
			return nil, err
		}
		a.static = append(a.static, f)
	}
	fonts, err := fs.Glob(dist, "dist/*.woff2")
	if err != nil {
		return nil, err
	}
	for _, f := range fonts { // esbuild has put a digest into the name
		if err := a.add(path.Base(f), false); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// textFont begins the names of the typefaces of text. Others are for letters of formulas, and are
// fetched when there is one.
const textFont = "source-"

// dressed returns the assets for a deck: with the style that its pages need, and its typefaces. Others
// are not served. Addresses in pages begin with base.
func (a *assets) dressed(deck *slides.Deck, base string) *assets {
	d := *a
	d.faces = facesIn(deck)
	d.pageCSS = withoutOurs(a.pageCSS+a.deckStyle(deck, d.faces, base), d.faces)
	d.resources, d.urls = maps.Clone(a.resources), maps.Clone(a.urls)
	for url := range d.resources {
		switch {
		case path.Ext(url) != ".woff2":
		case !strings.Contains(d.pageCSS, url):
			delete(d.resources, url)
		case strings.HasPrefix(path.Base(url), textFont):
			d.fonts = append(d.fonts, base+url)
		}
	}
	for _, f := range d.faces {
		if f.isEarly() {
			d.fonts = append(d.fonts, base+f.url)
		}
	}
	slices.Sort(d.fonts)
	for name, url := range d.urls {
		d.urls[name] = base + url
	}
	if base != "" {
		d.pageCSS = assetURL.ReplaceAllString(d.pageCSS, "${1}"+base+assetFolder)
	}
	return &d
}

// tools are the files of dist that no deck serves: those of the page of exhibit review.
var tools = []string{"review.js", "review.css"}

// Tool returns one of them; a style sheet is without our typefaces, which only a deck's server has. The error may be
// [ErrUnbuilt].
func Tool(name string) (string, error) {
	a, err := loadAssets()
	if err != nil {
		return "", err
	}
	return serifFace.ReplaceAllString(sansFace.ReplaceAllString(a.inlined[name], ""), ""), nil
}

// assetFolder begins the paths of what make has built. build/bundle.go writes it into style sheets.
const assetFolder = "/assets/"

// assetURL matches the beginning of an address of a file of that folder, in a style sheet.
var assetURL = regexp.MustCompile(`(url\(["']?)` + assetFolder)

// served are the files of dist that browsers fetch, besides the fonts.
var served = []string{"app.wasm", "charts.js", "main.js", "start.js", "tools.js", "offline.js", "presenter.js", "watch.js", "late.css", "printout.css", "presenter.css"}

// Font is a typeface of one weight, as link cards and PDFs need it.
type Font struct {
	Family  string // "sans", "serif", "code", or "chart" for a deck's own in charts
	Weight  int    // of CSS
	File    []byte // WOFF, WOFF2, TrueType or OpenType
	Italic  bool
	Size    float64 // in percent of its own; 0 for 100
	Letters string  // as CSS's unicode-range; empty for all that are in it
}

var faceName = regexp.MustCompile(`^source-(sans|serif)-\d-([a-z-]+)-(\d+)-(normal|italic)\.`)

// deckFaces are the typefaces of the letters that the deck has and that those in static have not.
func (a *assets) deckFaces() (faces []Font, err error) {
	for _, url := range a.fonts {
		m := faceName.FindStringSubmatch(path.Base(url))
		if m == nil || m[2] == "latin" && m[4] == "normal" {
			continue
		}
		f := Font{Family: m[1], Italic: m[4] == "italic", Letters: a.lettersOf(url)}
		if f.Weight, err = strconv.Atoi(m[3]); err != nil {
			return nil, err
		}
		if f.File, err = dist.ReadFile("dist/" + path.Base(url)); err != nil {
			return nil, incomplete(err)
		}
		faces = append(faces, f)
	}
	return faces, nil
}

// ownFaces are the typefaces that the deck brings along.
func (a *assets) ownFaces() (faces []Font) {
	for _, f := range a.faces {
		of := faceUse[f.Use]
		faces = append(faces, Font{Family: of.name, Weight: of.weight, File: f.Font, Italic: of.style == "italic"})
	}
	return faces
}

// latinLetters are the letters of the typefaces of every page, as CSS's unicode-range. These have
// combining accents too, from which a browser would make letters that another typeface has whole: in a PDF
// such letters are two.
const latinLetters = "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2190-21FF,U+2200-22FF,U+FEFF,U+FFFD"

// lettersOf returns the letters for which the style sheets use the typeface at an address.
func (a *assets) lettersOf(url string) string {
	at := strings.Index(a.pageCSS, url)
	if at < 0 {
		return latinLetters
	}
	rule, _, _ := strings.Cut(a.pageCSS[at:], "}")
	if _, letters, has := strings.Cut(rule, "unicode-range:"); has {
		letters, _, _ = strings.Cut(letters, ";")
		return strings.TrimSpace(letters)
	}
	return latinLetters
}

// cardFonts are those of link cards.
func (a *assets) cardFonts() cards.Fonts {
	file := map[string][]byte{}
	for _, f := range append(slices.Clone(a.static), a.ownFaces()...) {
		if !f.Italic {
			file[fmt.Sprint(f.Family, f.Weight)] = f.File
		}
	}
	return cards.Fonts{Sans: file["sans400"], Bold: file["sans600"], Serif: file["serif600"]}
}

// add serves a file of dist below /assets/. Its name there is the one in dist, with a digest of the
// content unless it has one already. The content stays in dist until somebody asks for it.
func (a *assets) add(name string, rename bool) error {
	f, err := dist.Open("dist/" + name)
	if err != nil {
		return incomplete(err)
	}
	defer f.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, f)
	if err != nil {
		return incomplete(err)
	}
	r := &resource{contentType: contentTypes[path.Ext(name)], cache: immutable, file: name, size: int(size)}
	hash.Sum(r.sum[:0])
	r.ready.Store(true)
	a.files = append(a.files, seal.File{Path: name, Sum: hex.EncodeToString(r.sum[:])})
	url := assetFolder + name
	if rename {
		ext := path.Ext(name)
		url = strings.TrimSuffix(url, ext) + "." + shortDigest(r.sum) + ext
	}
	a.urls[name], a.resources[url] = url, r
	return nil
}

// digest is a short hash of a content for names and versions.
func digest(content []byte) string { return shortDigest(sha256.Sum256(content)) }

// shortDigest is the first 48 bits of a SHA-256, as 12 hexadecimal digits.
func shortDigest(sum [sha256.Size]byte) string { return hex.EncodeToString(sum[:6]) }
