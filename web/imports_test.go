package web

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Imports point one way: slides -> seal; slides/mention -> slides; slides/results -> slides; slides/pandoc -> these, words; slides/evidence -> all of them; charts -> slides, words; app -> charts, slides, words; web -> all of them and cards.
func TestImportsPointOneWay(t *testing.T) {
	t.Parallel()
	host, wasm := "GOOS="+hostOS(t), "GOOS=js GOARCH=wasm"
	for _, rule := range []struct{ build, pkg, never, why string }{
		{host, "exhibit/slides", "exhibit/charts", "a deck is data; it does not know how it is drawn"},
		{host, "exhibit/slides", "exhibit/app", "a deck is data; it does not know how it is shown"},
		{host, "exhibit/slides", "exhibit/words", "a deck knows nothing of the interface's words"},
		{host, "exhibit/slides", "exhibit/slides/pandoc", "the model does not know how it is read"},
		{host, "exhibit/slides/pandoc", "exhibit/slides/evidence", "what is shown does not wait for what is borne out"},
		{host, "exhibit/slides/results", "exhibit/slides/pandoc", "results do not know who shows them"},
		{host, "exhibit/slides/mention", "exhibit/slides/pandoc", "prose is read from any text"},
		{wasm, "exhibit", "exhibit/slides/evidence", "the check stays on the server"},
		{wasm, "exhibit", "exhibit/slides/mention", "the check stays on the server"},
		{host, "exhibit/seal", "exhibit/slides", "a manifest does not know what is sealed"},
		{host, "exhibit/seal", "exhibit/seal/signature", "a manifest does not know who signs it"},
		{host, "exhibit/seal/signature", "exhibit/slides", "a signature is of a text, whatever it says"},
		{wasm, "exhibit", "golang.org/x/crypto", "signatures and certificates stay on the server"},
		{host, "exhibit/charts", "exhibit/app", "app shows charts, not the other way round"},
		{host, "exhibit/charts", "exhibit/web", "charts are drawn without a server"},
		{host, "exhibit/cards", "exhibit/slides", "a card is texts and a drawing; it does not know whose"},
		{host, "exhibit/cards", "exhibit/charts", "a card is texts and a drawing; it does not know whose"},
		{host, "exhibit/app", "exhibit/web", "what the browser shows does not know who serves it"},
		{host, "exhibit/app", "exhibit/slides/briefing", "no code knows the embedded deck's subject"},
		{host, "exhibit/web", "exhibit/slides/briefing", "no code knows the embedded deck's subject"},
		{host, "exhibit/watch", "exhibit/slides", "files change whatever they are of"},
		{host, "exhibit/web", "exhibit/watch", "a server shows what it is given; the command reads it"},
		{wasm, "exhibit", "github.com/fsnotify/fsnotify", "the browser has no files to watch"},
		{wasm, "exhibit", "exhibit/cards", "the server draws link cards"},
		{wasm, "exhibit", "exhibit/pdf", "the command line writes PDF"},
		{host, "exhibit/pdf", "exhibit/slides", "a PDF is finished whatever was printed"},
		{host, "exhibit/web", "exhibit/pdf", "the server leaves printing to a browser"},
		{host, "exhibit/words", "exhibit/slides", "words know nothing of decks"},
		{host, "exhibit/cards", "exhibit/app", "a card is a picture, not a page"},
		{wasm, "exhibit", "exhibit/web", "the server stays out of the wasm"},
		{wasm, "exhibit", "exhibit/slides/briefing", "the deck comes as deck.json"},
		{wasm, "exhibit", "github.com/yuin/goldmark", "the parser stays on the server"},
		{wasm, "exhibit", "go.yaml.in/yaml/v3", "the parser stays on the server"},
		{wasm, "exhibit", "github.com/dop251/goja", "the browser has a JavaScript engine of its own"},
		{wasm, "exhibit", "github.com/evanw/esbuild", "bundling is for the build"},
		{wasm, "exhibit", "github.com/andybalholm/brotli", "the browser unpacks by itself"},
		{wasm, "exhibit", "github.com/chromedp", "the browser does not drive one"},
		{wasm, "exhibit", "github.com/tetratelabs/wazero", "typefaces are made small on the server"},
		{wasm, "exhibit", "exhibit/slides/document", "sources are read where they are, and never served"},
		{host, "exhibit/slides/document", "exhibit/slides/pandoc", "a source does not know who cites it"},
		{wasm, "exhibit", "exhibit/slides/typeface", "typefaces are made small on the server"},
		{wasm, "exhibit", "exhibit/slides/results", "results are read on the server"},
		{wasm, "exhibit", "github.com/xuri/excelize/v2", "results are read on the server"},
		{wasm, "exhibit", "exhibit/slides/geography", "a figure brings its places along"},
		{host, "exhibit/slides/geography", "exhibit/slides/pandoc", "a map does not know who reads it"},
		{wasm, "exhibit", "exhibit/slides/colour", "a theme is checked on the server"},
		{host, "exhibit/slides/typeface", "exhibit/slides/pandoc", "a typeface does not know who reads it"},
		{host, "exhibit/slides/stylesheet", "exhibit/slides/pandoc", "a style sheet does not know who reads it"},
		{host, "exhibit", "github.com/owenrumney/go-sarif", "only tests read SARIF"},
		{host, "exhibit/review", "exhibit/web", "the page of a review is no page of a deck"},
		{wasm, "exhibit", "exhibit/review", "a review is for the command line"},
		{host, "exhibit/report", "exhibit/web", "a report is written without a server"},
		{host, "exhibit/slides/bibliography", "exhibit/slides/pandoc", "a list of sources is read for itself"},
		{wasm, "exhibit", "github.com/google/jsonschema-go", "schemas are for the command line"},
		{wasm, "exhibit", "exhibit/slides/excerpt", "passages come with deck.json"},
		{wasm, "exhibit", "exhibit/slides/annotation", "annotations are for other tools"},
		{wasm, "exhibit", "exhibit/audit", "the command line writes audit packs"},
		{host, "exhibit/slides/excerpt", "exhibit/slides/pandoc", "a text is cut whoever cites it"},
		{host, "exhibit/slides/annotation", "exhibit/slides/pandoc", "annotations are of a deck, however it was written"},
		{host, "exhibit/audit", "exhibit/web", "a pack is a list of files"},
		{host, "exhibit", "github.com/chromedp", "a browser prints by its own command line; only tests drive one"},
	} {
		for _, path := range dependencies(t, rule.build, rule.pkg) {
			if path == rule.never || strings.HasPrefix(path, rule.never+"/") {
				t.Errorf("%s imports %s: %s", rule.pkg, path, rule.why)
			}
		}
	}
}

// dependencies lists what a package imports, directly or not, when built for the
// target that the environment settings name.
func dependencies(t *testing.T, build, pkg string) []string {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", pkg)
	cmd.Env = append(os.Environ(), strings.Fields(build)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list -deps %s: %v", pkg, err)
	}
	return strings.Fields(string(out))
}

func hostOS(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOHOSTOS").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
