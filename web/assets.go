package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
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
	ssr       []byte            // script with ECharts that the server runs to draw figures
	worker    []byte            // the script of the service worker
	urls      map[string]string // of the files that browsers fetch and of deck.json, by name
	fonts     []string          // URLs of the typefaces of text; see dress
	faces     []deckFace        // typefaces of the deck; see dress
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
	for _, name := range append(facesOf(everyLetter), "media.css", "markup.css", "comparison.css", "math.css") {
		css, err := a.read(name)
		if err != nil {
			return nil, err
		}
		a.inlined[name] = strings.TrimSpace(string(css))
	}
	boot, err := a.read("boot.js")
	if err != nil {
		return nil, err
	}
	a.pageCSS, a.boot = strings.TrimSpace(string(css)), strings.TrimSpace(string(boot))
	if a.ssr, err = a.read("charts-ssr.js"); err != nil {
		return nil, err
	}
	if a.worker, err = a.read("worker.js"); err != nil {
		return nil, err
	}
	for _, name := range served {
		if err := a.add(name, true); err != nil {
			return nil, err
		}
	}
	for _, f := range []Font{{Family: "sans", Weight: 400}, {Family: "sans", Weight: 600}, {Family: "serif", Weight: 600}} {
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

// dress gives the pages the style that a deck needs, with its typefaces. Others are not served.
func (a *assets) dress(deck *slides.Deck) {
	a.faces = facesIn(deck)
	a.pageCSS = withoutOurs(a.pageCSS+a.deckStyle(deck, a.faces), a.faces)
	for url := range a.resources {
		switch {
		case path.Ext(url) != ".woff2":
		case !strings.Contains(a.pageCSS, url):
			delete(a.resources, url)
		case strings.HasPrefix(path.Base(url), textFont):
			a.fonts = append(a.fonts, url)
		}
	}
	for _, f := range a.faces {
		if f.isEarly() {
			a.fonts = append(a.fonts, f.url)
		}
	}
	slices.Sort(a.fonts)
}

// served are the files of dist that browsers fetch, besides the fonts.
var served = []string{"app.wasm", "charts.js", "main.js", "start.js", "tools.js", "offline.js", "presenter.js", "late.css", "printout.css", "presenter.css"}

// Font is a typeface of one weight, as link cards and PDFs need it.
type Font struct {
	Family string // "sans", "serif", "code", or "chart" for a deck's own in charts
	Weight int    // of CSS
	File   []byte // WOFF, WOFF2, TrueType or OpenType
	Italic bool
	Size   float64 // in percent of its own; 0 for 100
}

var faceName = regexp.MustCompile(`^source-(sans|serif)-\d-([a-z-]+)-(\d+)-(normal|italic)\.`)

// deckFaces are the typefaces of the letters that the deck has and that those in static have not.
func (a *assets) deckFaces() (faces []Font, err error) {
	for _, url := range a.fonts {
		m := faceName.FindStringSubmatch(path.Base(url))
		if m == nil || m[2] == "latin" && m[4] == "normal" {
			continue
		}
		f := Font{Family: m[1], Italic: m[4] == "italic"}
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
	url := "/assets/" + name
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
