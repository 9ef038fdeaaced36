//go:build built

package web

import (
	"bytes"
	"encoding/json"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/app"
	"exhibit/seal"
	"exhibit/slides/briefing"
)

func TestTheSealIsThatOfTheServedManifestWhereverItStands(t *testing.T) {
	s := briefingSite(t)
	r := ask(s, "GET", app.ManifestURL)
	text := body(t, r)
	if got := r.Header.Get("Content-Type"); got != contentTypes[".txt"] || r.Header.Get("Cache-Control") != revalidate {
		t.Errorf("the manifest is %s, to be kept as %s", got, r.Header.Get("Cache-Control"))
	}
	m, err := seal.Parse(text)
	if err != nil || m.String() != text {
		t.Fatalf("%v; got\n%s", err, text)
	}
	var b app.Briefing
	if err := json.Unmarshal(s.resources[deckURL].plain, &b); err != nil || b.Seal != m.Seal() {
		t.Errorf("deck.json has the seal %s, want %s (%v)", b.Seal, m.Seal(), err)
	}
	for _, page := range []string{"/s/sources", "/print"} {
		if !bytes.Contains(s.resources[page].plain, []byte(`<code data-seal="`+m.Seal()+`">`)) {
			t.Errorf("%s does not show the seal %s", page, m.Seal())
		}
	}
}

func TestTheManifestIsOfTheDeckAndAllThatTheBinaryServesOfDist(t *testing.T) {
	deck := evidence.Files(briefing.FS, pandoc.DeckFile)
	m, err := Manifest(deck)
	if err != nil {
		t.Fatal(err)
	}
	has := func(f seal.File) bool { return slices.Contains(m, f) }
	for _, f := range deck {
		if !has(seal.File{Path: "deck/" + f.Path, Sum: f.Sum}) {
			t.Errorf("the manifest lacks %s", f.Path)
		}
	}
	s := briefingSite(t)
	for url := range s.resources {
		if strings.HasPrefix(url, "/assets/") && !slices.ContainsFunc(m, func(f seal.File) bool {
			return path.Dir(f.Path) == "assets" && f.Sum == seal.Of("", []byte(body(t, ask(s, "GET", url)))).Sum
		}) {
			t.Errorf("the manifest lacks what is served as %s", url)
		}
	}
	for _, f := range m {
		if name, ok := strings.CutPrefix(f.Path, "assets/"); ok {
			b, err := dist.ReadFile("dist/" + name)
			if err != nil || !has(seal.Of(f.Path, b)) {
				t.Errorf("%s is not what dist has (%v)", f.Path, err)
			}
		}
	}
	if built, err := Built(); err != nil || built.String() != m.String() {
		t.Errorf("make wrote another manifest (%v); got\n%swant\n%s", err, built, m)
	}
}

// TestWhatIsSealedNamesNoFolderOfTheMachine keeps the same commit at the same seal in
// every clone.
func TestWhatIsSealedNamesNoFolderOfTheMachine(t *testing.T) {
	m, err := Manifest(nil)
	if err != nil {
		t.Fatal(err)
	}
	here, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m {
		b, err := dist.ReadFile("dist/" + path.Base(f.Path))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(here)) {
			t.Errorf("%s names %s", f.Path, here)
		}
	}
}
