package charts

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestTheBrowserBuildHoldsNoEngineAndNoParser(t *testing.T) {
	list := exec.Command("go", "list", "-deps", ".")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for path, reason := range map[string]string{
		"github.com/dop251/goja":       "the browser has its own engine",
		"github.com/evanw/esbuild":     "bundles are made at build time",
		"github.com/chromedp/chromedp": "only tests drive a browser",
		"github.com/yuin/goldmark":     "decks are parsed on the server",
		"go.yaml.in/yaml/v3":           "decks are parsed on the server",
	} {
		for _, line := range strings.Fields(string(out)) {
			if line == path || strings.HasPrefix(line, path+"/") {
				t.Errorf("charts imports %s: %s", line, reason)
			}
		}
	}
}
