package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"exhibit/cards"
	"exhibit/seal"
)

//go:embed dist
var dist embed.FS

// assets is what make has built. Names are those in dist; URLs carry a hash of the
// content, so that they can be cached for ever.
type assets struct {
	pageCSS   string // inlined into every page
	boot      string // script inlined into every slide's page
	ssr       []byte // ECharts for the server's own use
	worker    []byte // the script of the service worker
	urls      map[string]string
	fonts     []string // URLs
	static    []Font   // not served
	resources map[string]*resource
	files     seal.Manifest // all of them, by name
}

// ErrUnbuilt is the error of a binary that holds no front end.
var ErrUnbuilt = errors.New("this binary was built without its front end; build it with make")

// read returns a file of dist, which it adds to files.
func (a *assets) read(name string) ([]byte, error) {
	b, err := dist.ReadFile("dist/" + name)
	if err != nil {
		return nil, fmt.Errorf("the front end is incomplete: %w; build it with make", err)
	}
	a.files = append(a.files, seal.Of(name, b))
	return b, nil
}

// loadAssets reads the embedded dist folder. It fails if make has not filled it.
func loadAssets() (*assets, error) {
	a := &assets{urls: map[string]string{}, resources: map[string]*resource{}}
	css, err := a.read("page.css")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrUnbuilt
	}
	if err != nil {
		return nil, err
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
		if err := a.add(name, hashed(name)); err != nil {
			return nil, err
		}
	}
	for _, f := range []Font{{"sans", 400, nil}, {"sans", 600, nil}, {"serif", 600, nil}} {
		if f.File, err = a.read(fmt.Sprintf("%s-%d.woff", f.Family, f.Weight)); err != nil {
			return nil, err
		}
		a.static = append(a.static, f)
	}
	fonts, err := fs.Glob(dist, "dist/*.woff2")
	if err != nil {
		return nil, err
	}
	for _, f := range fonts { // esbuild has put the hash into the name
		name := path.Base(f)
		if err := a.add(name, func([]byte) string { return name }); err != nil {
			return nil, err
		}
		a.fonts = append(a.fonts, a.urls[name])
	}
	return a, nil
}

// served are the files of dist that browsers fetch, besides the fonts.
var served = []string{"app.wasm", "charts.js", "main.js", "start.js", "tools.js", "offline.js", "presenter.js", "late.css", "printout.css", "presenter.css"}

// Font is a typeface of one weight, as link cards and PDFs need it.
type Font struct {
	Family string // "sans" or "serif"
	Weight int    // of CSS
	File   []byte // WOFF
}

// Fonts are the page's typefaces in the weights that it uses. The error may be [ErrUnbuilt].
func Fonts() ([]Font, error) {
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	return a.static, nil
}

// cardFonts are those of link cards.
func (a *assets) cardFonts() cards.Fonts {
	file := map[string][]byte{}
	for _, f := range a.static {
		file[fmt.Sprint(f.Family, f.Weight)] = f.File
	}
	return cards.Fonts{Sans: file["sans400"], Bold: file["sans600"], Serif: file["serif600"]}
}

// add serves a file of dist below /assets/, under the name that rename gives it.
func (a *assets) add(name string, rename func([]byte) string) error {
	plain, err := a.read(name)
	if err != nil {
		return err
	}
	url := "/assets/" + rename(plain)
	a.urls[name] = url
	r := &resource{contentType: contentTypes[path.Ext(name)], cache: immutable, plain: plain}
	for _, e := range []encoding{brotliEncoding, zstdEncoding, gzipEncoding} {
		if packed, err := dist.ReadFile("dist/" + name + e.suffix()); err == nil {
			r.packed[e] = packed
		}
	}
	a.resources[url] = r
	return nil
}

// hashed puts a hash of the content before a file name's extension.
func hashed(name string) func([]byte) string {
	return func(content []byte) string {
		ext := path.Ext(name)
		return strings.TrimSuffix(name, ext) + "." + digest(content) + ext
	}
}

// digest is a short hash for names and versions: 48 bits, in hexadecimal.
func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:6])
}
