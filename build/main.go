// Build makes web/dist: what the browser and the server load that is not Go.
//
// Run it from the module's root, after npm ci and after web/dist/app.wasm is built. With
// the word manifest it only lists what is there, and the embedded deck:
//
//	go run ./build
//	go run ./build manifest
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/evanw/esbuild/pkg/api"
	"github.com/klauspost/compress/zstd"

	"exhibit/app"
	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/words"
)

const dist = "web/dist"

func main() {
	do := build
	if len(os.Args) > 1 && os.Args[1] == "manifest" {
		do = manifest
	}
	if err := do(); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func build() error {
	if _, err := os.Stat("node_modules/echarts"); err != nil {
		return errors.New("node_modules/echarts is missing; run npm ci (make does)")
	}
	if _, err := os.Stat(filepath.Join(dist, "app.wasm")); err != nil {
		return errors.New("web/dist/app.wasm is missing; run make, which builds it first")
	}
	wasmExec, err := goFile("lib/wasm/wasm_exec.js")
	if err != nil {
		return err
	}
	if err := errors.Join(
		bundle("client/charts/live.js", "charts.js", api.BuildOptions{Format: api.FormatESModule}),
		bundle("client/charts/ssr.js", "charts-ssr.js", api.BuildOptions{Format: api.FormatIIFE, GlobalName: "exhibitCharts"}),
		bundle("client/boot.js", "boot.js", api.BuildOptions{Format: api.FormatIIFE, Plugins: []api.Plugin{tables}}),
		bundle("client/main.js", "main.js", api.BuildOptions{
			Format: api.FormatESModule, Plugins: []api.Plugin{tables}}),
		bundle("client/program/start.js", "start.js", api.BuildOptions{
			Format: api.FormatESModule, Alias: map[string]string{"wasm_exec": wasmExec}, Plugins: []api.Plugin{tables}}),
		bundle("client/tools/main.js", "tools.js", api.BuildOptions{
			Format: api.FormatESModule, Plugins: []api.Plugin{tables}, Loader: map[string]api.Loader{".css": api.LoaderText}}),
		bundle("client/speaker/presenter.js", "presenter.js", api.BuildOptions{Format: api.FormatIIFE, Plugins: []api.Plugin{tables}}),
		bundle("client/offline/page.js", "offline.js", api.BuildOptions{
			Format: api.FormatESModule, Plugins: []api.Plugin{tables}, Loader: map[string]api.Loader{".css": api.LoaderText}}),
		bundle("client/offline/worker.js", "worker.js", api.BuildOptions{Format: api.FormatIIFE}),
		bundle("client/css/page.css", "page.css", api.BuildOptions{}),
		bundle("client/css/late.css", "late.css", api.BuildOptions{}),
		bundle("client/css/printout.css", "printout.css", api.BuildOptions{}),
		bundle("client/css/presenter.css", "presenter.css", api.BuildOptions{}),
	); err != nil {
		return err
	}
	if err := copyFonts(); err != nil {
		return err
	}
	return compress("app.wasm", "charts.js", "main.js", "start.js", "tools.js", "offline.js", "presenter.js")
}

// staticFonts are the files of node_modules/@fontsource that link cards and PDFs are set in, by
// their names in dist: the fonts of the pages, in a format that the drawing library reads.
var staticFonts = map[string]string{
	"sans-400.woff":  "source-sans-3/files/source-sans-3-latin-400-normal.woff",
	"sans-600.woff":  "source-sans-3/files/source-sans-3-latin-600-normal.woff",
	"serif-600.woff": "source-serif-4/files/source-serif-4-latin-600-normal.woff",
}

// copyFonts copies the static fonts.
func copyFonts() error {
	for name, from := range staticFonts {
		b, err := os.ReadFile(filepath.Join("node_modules/@fontsource", filepath.FromSlash(from)))
		if err != nil {
			return fmt.Errorf("copying a font: %w; run npm ci (make does)", err)
		}
		if err := os.WriteFile(filepath.Join(dist, name), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// manifest writes dist/manifest.sha256, from which the binary knows later whether it holds
// what was built together.
func manifest() error {
	fonts, err := filepath.Glob(filepath.Join(dist, "*.woff2"))
	if err != nil {
		return err
	}
	var assets seal.Manifest
	for _, name := range append(append(fonts, slices.Sorted(maps.Keys(staticFonts))...), "app.wasm", "charts.js", "charts-ssr.js", "boot.js", "main.js", "start.js", "tools.js", "offline.js", "worker.js", "presenter.js", "page.css", "late.css", "printout.css", "presenter.css") {
		name = filepath.Base(name)
		b, err := os.ReadFile(filepath.Join(dist, name))
		if err != nil {
			return err
		}
		assets = append(assets, seal.Of(name, b))
	}
	m := seal.New(append(slides.Files(briefing.FS).Below("deck"), assets.Below("assets")...)...)
	return os.WriteFile(filepath.Join(dist, "manifest.sha256"), []byte(m.String()), 0o644)
}

// goFile is the path of a file of the Go toolchain that runs this program: app.wasm
// needs the wasm_exec.js of its own release.
func goFile(name string) (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("asking go for its root: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(root)), filepath.FromSlash(name)), nil
}

// tables is the module exhibit:tables: what scripts share with Go. It has the command of
// each key, and by language what the scripts say and what the commands do.
var tables = api.Plugin{Name: "tables", Setup: func(b api.PluginBuild) {
	b.OnResolve(api.OnResolveOptions{Filter: "^exhibit:tables$"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: args.Path, Namespace: "exhibit"}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "exhibit"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
		keys, moves, say, share, tools, offline, speaker, commands := map[string]string{}, map[string]string{}, map[string]any{}, map[string]any{}, map[string]any{}, map[string]any{}, map[string]any{}, map[string]any{}
		for _, binding := range app.Bindings {
			for _, key := range binding.Keys {
				keys[key] = binding.Command
				if binding.Kind == app.Move {
					moves[key] = binding.Command
				}
			}
		}
		for _, w := range words.All() {
			base, _, _ := strings.Cut(w.Lang, "-")
			say[base], share[base], tools[base], offline[base], speaker[base], commands[base] = w.Loader, w.Share, w.Tools, w.Offline, w.Speaker, w.Commands
		}
		var module strings.Builder
		for _, table := range []struct {
			name string
			of   any
		}{{"keys", keys}, {"moves", moves}, {"bindings", app.Bindings}, {"words", say}, {"share", share}, {"tools", tools}, {"offline", offline}, {"commands", commands}, {"speaker", speaker}} {
			text, err := json.Marshal(table.of)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			fmt.Fprintf(&module, "export const %s = %s;\n", table.name, text)
		}
		contents := module.String()
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, nil
	})
}}

// bundle writes entry and all it imports as one minified file, dist/out. Fonts that a
// style sheet names are copied beside it under a name that carries their hash.
func bundle(entry, out string, options api.BuildOptions) error {
	options.EntryPoints = []string{entry}
	options.Outfile = filepath.Join(dist, out)
	options.Write = true
	options.Bundle = true
	options.Platform = api.PlatformBrowser
	options.Target = api.ES2020
	options.MinifyWhitespace, options.MinifyIdentifiers, options.MinifySyntax = true, true, true
	options.LegalComments = api.LegalCommentsNone
	options.Charset = api.CharsetUTF8
	options.Define = map[string]string{"process.env.NODE_ENV": `"production"`}
	if options.Loader == nil {
		options.Loader = map[string]api.Loader{".woff2": api.LoaderFile}
	}
	options.AssetNames = "[name].[hash]"
	options.PublicPath = "/assets/"
	result := api.Build(options)
	if len(result.Errors) > 0 {
		text := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return fmt.Errorf("bundling %s:\n%s", entry, strings.Join(text, ""))
	}
	return nil
}

// compress writes NAME.br, NAME.zst and NAME.gz beside each named file of dist, at the
// highest levels: this is done once, and sent to everyone. A file that is already done stays.
func compress(names ...string) error {
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() { errs[i] = compressFile(filepath.Join(dist, name)) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

func compressFile(path string) error {
	plain, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if done, err := os.ReadFile(path + ".gz"); err == nil && holds(done, plain) {
		_, br := os.Stat(path + ".br")
		_, zst := os.Stat(path + ".zst")
		if br == nil && zst == nil {
			return nil
		}
	}
	var br, zst, gz bytes.Buffer
	w := brotli.NewWriterOptions(&br, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	// Browsers take no larger window (RFC 9659).
	s, err := zstd.NewWriter(&zst, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(&gz, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, c := range []io.WriteCloser{w, s, z} {
		if _, err := c.Write(plain); err != nil {
			return err
		}
		if err := c.Close(); err != nil {
			return err
		}
	}
	// The .gz goes last: while it is not there, none of them counts as done.
	return errors.Join(os.WriteFile(path+".br", br.Bytes(), 0o644), os.WriteFile(path+".zst", zst.Bytes(), 0o644), os.WriteFile(path+".gz", gz.Bytes(), 0o644))
}

// holds reports whether gz is a gzip file of plain.
func holds(gz, plain []byte) bool {
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return false
	}
	got, err := io.ReadAll(r)
	return err == nil && bytes.Equal(got, plain)
}
