//go:build built

package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

// smallSite is of a deck with one slide, in a language.
func smallSite(t *testing.T, lang, headline string) *Site {
	t.Helper()
	deck, err := evidence.Read(fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: " + headline + "\nlang: " + lang + "\nbibliography: sources.yaml\n---\n\n# " + headline + " {#one}\n\nText [@one, ¶1].\n\n::: notes\nSay it.\n:::\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: one, type: book, title: One, issued: 2010}\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return allMade(t, siteOf(t, deck))
}

// facts reads what stands before the worker's script.
func facts(t *testing.T, s *Site) (all stored) {
	t.Helper()
	line, _, _ := strings.Cut(string(s.resources[workerURL].plain), ";\nself.exhibit.version = ")
	if err := json.Unmarshal([]byte(strings.TrimPrefix(line, "self.exhibit = ")), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheWorkerIsTheSameAtEveryStartAndAnotherForAnotherDeck(t *testing.T) {
	a, b, c := smallSite(t, "en", "Gulls"), smallSite(t, "en", "Gulls"), smallSite(t, "en", "Terns")
	if !bytes.Equal(a.resources[workerURL].plain, b.resources[workerURL].plain) || *a.version.Load() != *b.version.Load() {
		t.Error("the same deck has another worker at the next start")
	}
	if *a.version.Load() == *c.version.Load() || !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(*a.version.Load()) {
		t.Errorf("two decks have the versions %s and %s", *a.version.Load(), *c.version.Load())
	}
}

func TestTheWorkerStoresAllThatIsServedButWhatIsMadeAnew(t *testing.T) {
	s := smallSite(t, "en", "Gulls")
	all, size := facts(t, s), 0
	listed := map[string]storedFile{}
	for _, f := range all.Files {
		listed[f.Path] = f
	}
	for path, r := range s.resources {
		f, ok := listed[path]
		if never := path == workerURL || path == "/healthz"; ok == never {
			t.Errorf("%s is stored: %v", path, ok)
		}
		if !ok {
			continue
		}
		plain := body(t, ask(s, "GET", path))
		size += len(plain)
		sum := sha256.Sum256([]byte(plain))
		if f.Digest != base64.StdEncoding.EncodeToString(sum[:]) || f.Type != r.contentType {
			t.Errorf("%s is listed as %+v", path, f)
		}
		if got := all.Policies[r.contentType]; got != ask(s, "GET", path).Header.Get("Content-Security-Policy") {
			t.Errorf("%s would be stored with another policy than it has: %q", path, got)
		}
	}
	if size != all.Bytes {
		t.Errorf("%d bytes are announced, %d stored", all.Bytes, size)
	}
	for _, h := range securityHeaders {
		if all.Headers[h[0]] != h[1] {
			t.Errorf("what is stored lacks %s", h[0])
		}
	}
	if r := ask(s, "GET", workerURL); r.Header.Get("Cache-Control") != never || r.Header.Get("Content-Security-Policy") != workerPolicy {
		t.Errorf("the worker comes with %v", r.Header)
	}
}

func TestPagesDataAndWorkerNameTheDeckThatTheyBelongTo(t *testing.T) {
	gulls, terns := smallSite(t, "en", "Gulls"), smallSite(t, "en", "Terns")
	deck := facts(t, gulls).Deck
	if !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(deck) {
		t.Errorf("the deck is %q", deck)
	}
	for _, path := range []string{"/", "/s/one", "/s/one?known=2011", "/s/one?known=x", "/print", "/presenter", "/nowhere", "/deck.json", workerURL} {
		if got := ask(gulls, "GET", path).Header.Get(deckHeader); got != deck {
			t.Errorf("%s is of the deck %q, want %q", path, got, deck)
		}
		if got := ask(terns, "GET", path).Header.Get(deckHeader); got == deck || got == "" {
			t.Errorf("%s of another deck is of the deck %q", path, got)
		}
	}
	tag := ask(gulls, "GET", "/s/one").Header.Get("Etag")
	if r := ask(gulls, "GET", "/s/one", "If-None-Match", tag); r.StatusCode != 304 || r.Header.Get(deckHeader) != deck {
		t.Errorf("a page that has not changed: status %d, deck %q", r.StatusCode, r.Header.Get(deckHeader))
	}
}

func TestPagesNameTheSealThatTheWorkerKnowsItsVersionBy(t *testing.T) {
	gulls, terns := smallSite(t, "en", "Gulls"), smallSite(t, "en", "Terns")
	named := regexp.MustCompile(`<script[^>]* data-seal="([0-9a-f]{12})"`)
	for _, path := range []string{"/", "/s/one", "/s/one?known=2011", "/presenter"} {
		of := func(s *Site) string {
			found := named.FindStringSubmatch(body(t, ask(s, "GET", path)))
			if found == nil {
				t.Fatalf("%s names no seal", path)
			}
			return found[1]
		}
		if of(gulls) != facts(t, gulls).Seal || of(gulls) == of(terns) {
			t.Errorf("%s names the seal %s, the worker %s, another deck's page %s", path, of(gulls), facts(t, gulls).Seal, of(terns))
		}
	}
}

func TestWhatIsMadeForADayNamesItsVersionToAWorkerThatNamesItsOwn(t *testing.T) {
	s := smallSite(t, "en", "Gulls")
	version := *s.version.Load()
	for path, want := range map[string]string{"/s/one?known=2011": version, "/print?known=2011": version, "/s/one": "", "/?x": version} {
		for _, own := range []string{version, "another", "<script>"} {
			if got := ask(s, "GET", path, versionHeader, own).Header.Get(versionHeader); got != want {
				t.Errorf("%s is of version %q, want %q", path, got, want)
			}
		}
		if got := ask(s, "GET", path).Header.Get(versionHeader); got != "" {
			t.Errorf("%s tells its version %q to who has not asked", path, got)
		}
	}
}

// Icons and screenshots are what the manifest says they are, for decks without cards as well.
func TestTheWebAppManifestNamesPicturesThatAreThere(t *testing.T) {
	for name, s := range map[string]*Site{"English": smallSite(t, "en", "Gulls"), "Chinese": smallSite(t, "zh-Hans", "网络安全"), "Arabic": smallSite(t, "ar", "أمن")} {
		r := ask(s, "GET", webManifest)
		if r.Header.Get("Content-Type") != "application/manifest+json" {
			t.Errorf("%s: the manifest is %s", name, r.Header.Get("Content-Type"))
		}
		var m struct {
			ID, Dir, Name, Short_name string
			Icons, Screenshots        []appPicture
		}
		if err := json.Unmarshal([]byte(body(t, r)), &m); err != nil {
			t.Fatal(err)
		}
		if m.ID != "/" || m.Name == "" || m.Short_name == "" || (m.Dir == "rtl") != (name == "Arabic") {
			t.Errorf("%s: %+v", name, m)
		}
		if has := len(m.Screenshots) > 0; has != (name == "English") {
			t.Errorf("%s: %d screenshots", name, len(m.Screenshots))
		}
		maskable := false
		for _, p := range append(m.Icons, m.Screenshots...) {
			maskable = maskable || p.Purpose == "maskable"
			r := ask(s, "GET", p.Src)
			if r.StatusCode != 200 || r.Header.Get("Content-Type") != p.Type {
				t.Errorf("%s: %s has status %d and is %s", name, p.Src, r.StatusCode, r.Header.Get("Content-Type"))
				continue
			}
			if p.Sizes == "any" {
				continue
			}
			picture, err := png.DecodeConfig(r.Body)
			if got := strconv.Itoa(picture.Width) + "x" + strconv.Itoa(picture.Height); err != nil || got != p.Sizes {
				t.Errorf("%s: %s is %s, announced as %s (%v)", name, p.Src, got, p.Sizes, err)
			}
		}
		if !maskable {
			t.Errorf("%s: no icon may be cut", name)
		}
	}
}
