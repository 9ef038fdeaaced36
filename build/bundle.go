package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entry is a file of client/ that becomes one file of dist, with all it imports.
type entry struct {
	from, to string
	kind     kind
	fetched  bool // browsers fetch it as it is: it is compressed here, once
}

// kind is how esbuild makes a file.
type kind int

const (
	module kind = iota // ES module; style sheets that it imports are text
	script             // runs by itself, in a function of its own
	ssr                // a script whose exports the server calls, as exhibitCharts
	sheet              // style sheet; the fonts it names are copied beside it
	kinds
)

var entries = []entry{
	{"client/boot.js", "boot.js", script, false},            // inlined into every page
	{"client/onefile/boot.js", "onefile.js", script, false}, // inlined into decks in one file
	{"client/main.js", "main.js", module, true},
	{"client/program/start.js", "start.js", module, true},
	{"client/charts/live.js", "charts.js", module, true},
	{"client/charts/ssr.js", "charts-ssr.js", ssr, false},
	{"client/tools/main.js", "tools.js", module, true},
	{"client/speaker/presenter.js", "presenter.js", script, true},
	{"client/offline/page.js", "offline.js", module, true},
	{"client/watch/main.js", "watch.js", module, true},            // only where a deck is being written
	{"client/watch/no-worker.js", "no-worker.js", script, false},  // there it stands for worker.js
	{"client/offline/worker.js", "worker.js", script, false},      // sent behind the list of files of a deck
	{"client/css/page.css", "page.css", sheet, false},             // inlined into every page
	{"client/css/media.css", "media.css", sheet, false},           // inlined into the pages of decks that have media
	{"client/css/markup.css", "markup.css", sheet, false},         // inlined into the pages of decks whose text needs it
	{"client/css/comparison.css", "comparison.css", sheet, false}, // inlined into the pages of decks that compare
	{"client/css/math.css", "math.css", sheet, false},             // inlined into the pages of decks that have formulas
	{"client/css/fault.css", "fault.css", sheet, false},           // inlined into the pages of decks with parts that could not be shown
	{"client/css/faces/italic.css", "italic.css", sheet, false},
	{"client/css/faces/latin-ext.css", "latin-ext.css", sheet, false},
	{"client/css/faces/vietnamese.css", "vietnamese.css", sheet, false},
	{"client/css/faces/greek.css", "greek.css", sheet, false},
	{"client/css/faces/cyrillic.css", "cyrillic.css", sheet, false},
	{"client/files.js", "files.js", script, false},      // inlined into pages of a host of files
	{"client/css/files.css", "files.css", sheet, false}, // and so is this
	{"client/css/late.css", "late.css", sheet, true},
	{"client/review/main.js", "review.js", script, false}, // inlined into the page of exhibit review
	{"client/css/review.css", "review.css", sheet, false}, // and so is this
	{"client/css/printout.css", "printout.css", sheet, true},
	{"client/css/pages.css", "pages.css", sheet, false}, // inlined into the page that is printed as PDF, with fit.js
	{"client/fit.js", "fit.js", script, false},
	{"client/css/presenter.css", "presenter.css", sheet, true},
}

// fetched returns the names in dist of what browsers fetch as it is.
func fetched() (names []string) {
	for _, e := range entries {
		if e.fetched {
			names = append(names, e.to)
		}
	}
	return names
}

// bundles returns what esbuild is asked for to write all entries to a folder: one build for each
// kind of file, since a build has one format.
func bundles(to string, minify bool) ([]api.BuildOptions, error) {
	if _, err := os.Stat("node_modules/echarts"); err != nil {
		return nil, errors.New("node_modules/echarts is missing; run npm ci (make does)")
	}
	wasmExec, err := goFile("lib/wasm/wasm_exec.js")
	if err != nil {
		return nil, err
	}
	all := make([]api.BuildOptions, kinds)
	for k := range all {
		all[k] = api.BuildOptions{
			Outdir:            to,
			Write:             true,
			Bundle:            true,
			Platform:          api.PlatformBrowser,
			Target:            api.ES2020,
			Format:            api.FormatIIFE,
			MinifyWhitespace:  minify,
			MinifyIdentifiers: minify,
			MinifySyntax:      minify,
			LegalComments:     api.LegalCommentsNone,
			Charset:           api.CharsetUTF8,
			Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
			Alias:             map[string]string{"wasm_exec": wasmExec},
			Plugins:           []api.Plugin{tables},
			Loader:            map[string]api.Loader{".css": api.LoaderText},
		}
	}
	all[module].Format = api.FormatESModule
	all[ssr].GlobalName = "exhibitCharts"
	all[sheet].Loader = map[string]api.Loader{".woff2": api.LoaderFile}
	all[sheet].AssetNames = "[name].[hash]"
	all[sheet].PublicPath = "/assets/"
	for _, e := range entries {
		o := &all[e.kind]
		o.EntryPointsAdvanced = append(o.EntryPointsAdvanced, api.EntryPoint{InputPath: e.from, OutputPath: strings.TrimSuffix(e.to, filepath.Ext(e.to))})
	}
	return all, nil
}

// bundle writes all entries, minified, to dist. It returns the names of the files that it wrote.
func bundle() (names []string, err error) {
	all, err := bundles(dist, true)
	if err != nil {
		return nil, err
	}
	for _, options := range all {
		written, err := outputs(api.Build(options))
		if err != nil {
			return nil, err
		}
		names = append(names, written...)
	}
	return names, nil
}

// outputs returns the names of the files that a build has written, or its messages as an error.
func outputs(result api.BuildResult) (names []string, err error) {
	if len(result.Errors) > 0 {
		text := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, fmt.Errorf("bundling:\n%s", strings.Join(text, ""))
	}
	for _, file := range result.OutputFiles {
		names = append(names, filepath.Base(file.Path))
	}
	return names, nil
}

// goFile returns the path of a file of the Go toolchain that is in use: app.wasm needs the
// wasm_exec.js of its own release.
func goFile(name string) (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("asking go for its root: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(root)), filepath.FromSlash(name)), nil
}

// staticFonts are the files of node_modules/@fontsource that link cards and PDFs are set in, by
// their names in dist: the fonts of the pages, in a format that the drawing library reads.
var staticFonts = map[string]string{
	"sans-400.woff":  "source-sans-3/files/source-sans-3-latin-400-normal.woff",
	"sans-600.woff":  "source-sans-3/files/source-sans-3-latin-600-normal.woff",
	"serif-600.woff": "source-serif-4/files/source-serif-4-latin-600-normal.woff",
}

// copyFonts copies the static fonts to a folder. It returns their names.
func copyFonts(to string) ([]string, error) {
	for name, from := range staticFonts {
		b, err := os.ReadFile(filepath.Join("node_modules/@fontsource", filepath.FromSlash(from)))
		if err != nil {
			return nil, fmt.Errorf("copying a font: %w; run npm ci (make does)", err)
		}
		if err := os.WriteFile(filepath.Join(to, name), b, 0o644); err != nil {
			return nil, err
		}
	}
	return slices.Collect(maps.Keys(staticFonts)), nil
}
