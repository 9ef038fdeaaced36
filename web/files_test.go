//go:build built

package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"exhibit/slides"
)

// filesOf makes the files of the deck of the site below.
func filesOf(t *testing.T, options ...Option) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	last := ""
	if err := Files(t.Context(), &below(t).docs.whole.Deck, func(path string, content []byte) error {
		if path <= last {
			t.Errorf("%s comes behind %s", path, last)
		}
		files[path], last = content, path
		return nil
	}, options...); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEveryAddressOnAHostOfFilesHasItsFile(t *testing.T) {
	for _, base := range []string{"", "/decks/talk"} {
		files := filesOf(t, Under(base))
		pages := 0
		for name, content := range files {
			if path.Ext(name) != ".html" {
				continue
			}
			pages++
			for _, address := range addresses(t, string(content)) {
				u, err := url.Parse(address)
				if err != nil || !strings.HasPrefix(u.Path, base+"/") {
					if !strings.HasPrefix(address, "#") && address != base { // which data-base says
						t.Errorf("%s: %s is not below the base", name, address)
					}
					continue
				}
				file := strings.TrimPrefix(u.Path, base+"/")
				if files[file] == nil && files[path.Join(file, "index.html")] == nil {
					t.Errorf("%s: %s has no file", name, address)
				}
			}
		}
		if pages != len(below(t).docs.whole.Deck.Slides)+4 || files["s/terns/index.html"] == nil || files["cards/terns.png"] == nil {
			t.Errorf("there are %d pages", pages)
		}
		if _, ok := files[".nojekyll"]; !ok || files["healthz"] != nil {
			t.Error("GitHub would leave files out, or there is one about a server")
		}
	}
}

func TestAPageOfAHostOfFilesSaysItsPolicyBeforeAnyScript(t *testing.T) {
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)
	for name, content := range filesOf(t, Framed("https://intranet.example")) {
		if path.Ext(name) != ".html" {
			continue
		}
		page := string(content)
		m := policy.FindStringSubmatchIndex(page)
		if m == nil || m[0] > strings.Index(page, "<script") || m[0] > strings.Index(page, "<style") {
			t.Errorf("%s: no policy, or one behind what it is about", name)
			continue
		}
		said := page[m[2]:m[3]]
		if strings.Contains(said, "frame-ancestors") { // which browsers heed in a header alone, and complain of
			t.Errorf("%s: policy %s", name, said)
		}
		for _, script := range regexp.MustCompile(`(?s)<script(?: data-[^>]*)?>(.*?)</script>`).FindAllStringSubmatch(page, -1) {
			if !strings.Contains(said, inline(script[1])) {
				t.Errorf("%s: the policy does not allow the script %.60s", name, script[1])
			}
		}
	}
	for _, path := range []string{"/", "/print"} {
		if page := body(t, ask(below(t), "GET", path)); strings.Contains(page, "http-equiv") || strings.Contains(page, "data-files") {
			t.Errorf("%s: a page that is served says what headers say", path)
		}
	}
}

func TestTheWorkerOfAHostOfFilesListsWhatItHas(t *testing.T) {
	files := filesOf(t, Under("/decks/talk"))
	var facts stored
	if err := json.NewDecoder(strings.NewReader(strings.TrimPrefix(string(files["worker.js"]), "self.exhibit = "))).Decode(&facts); err != nil {
		t.Fatal(err)
	}
	if !facts.OnFiles || facts.Base != "/decks/talk" || len(facts.Files) < 20 {
		t.Errorf("it is told %v, %q and %d files", facts.OnFiles, facts.Base, len(facts.Files))
	}
	for _, f := range facts.Files {
		u, err := url.Parse(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(u.Path, "/")
		if f.Type == contentTypes[".html"] {
			name = path.Join(name, "index.html")
		}
		if content := files[name]; content == nil || "sha256-"+f.Digest != inline(string(content)) {
			t.Errorf("%s: no file, or another digest", f.Path)
		}
	}
	for kind, policy := range facts.Policies {
		if strings.Contains(policy, "frame-ancestors") {
			t.Errorf("what is stored is refused to frames that the host allows: %s %s", kind, policy)
		}
	}
}

func TestTheSameDeckGivesTheSameFiles(t *testing.T) {
	first, second := filesOf(t), filesOf(t)
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name, content := range first {
		if string(second[name]) != string(content) {
			t.Errorf("%s is another", name)
		}
	}
}

func TestNoFileOfASiteHasWhatABrowserWouldRun(t *testing.T) {
	svg := func(inside string) *slides.Media {
		return &slides.Media{Path: "a.svg", Type: "image/svg+xml", Content: []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` + inside + `</svg>`)}
	}
	for _, m := range []*slides.Media{
		svg(`<script>alert(1)</script>`), svg(`<g onload="alert(1)"/>`), svg(`<a xlink:href=" java&#10;script:alert(1)"/>`), svg(`<a href="JavaScript:alert(1)"/>`),
		svg(`<animate attributeName="href" values="#a;javascript:alert(1)"/>`), svg(`<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>`),
		svg(`<foreignObject><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script></foreignObject>`), svg(`<a href="data:text/html,x"/>`),
		{Path: "a.svg", Type: "image/svg+xml", Content: []byte(`<?xml-stylesheet type="text/xsl" href="#x"?><svg xmlns="http://www.w3.org/2000/svg"/>`)},
		{Path: "a.HTML", Type: "application/octet-stream"}, {Path: "a.xml", Type: "application/octet-stream"}, {Path: "a.php", Type: "application/octet-stream"},
	} {
		deck := &slides.Deck{Title: "Gulls", Lang: "en", Slides: []slides.Slide{{Slug: "one", Title: "One"}}, Media: []slides.Media{*m}}
		err := Files(t.Context(), deck, func(string, []byte) error { return nil })
		if err == nil || !strings.HasPrefix(err.Error(), m.Path+" ") {
			t.Errorf("%s %s: %v", m.Path, m.Content, err)
		}
	}
	for _, m := range []*slides.Media{
		svg(`<style>a{fill:red}</style><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">text</p></foreignObject><use href="#a"/><text>javascript: a language</text>`),
		{Path: "a.zip", Type: "application/zip"}, {Path: "a.pdf", Type: "application/pdf"},
	} {
		if why := runs(m); why != "" {
			t.Errorf("%s %s: %s", m.Path, m.Content, why)
		}
	}
}

func TestNamesThatNoFolderCanHoldAreTold(t *testing.T) {
	for want, slugs := range map[string][]string{
		`no file can be called "s/../index.html"`:                            {".."},
		`s/Terns/index.html and s/terns/index.html are one file where names`: {"terns", "Terns"},
	} {
		deck := &slides.Deck{Title: "Gulls", Lang: "en"}
		for _, slug := range slugs {
			deck.Slides = append(deck.Slides, slides.Slide{Slug: slug, Title: slug})
		}
		err := Files(t.Context(), deck, func(string, []byte) error { return nil })
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", slugs, err)
		}
	}
}

func TestMakingFilesEndsWhenItIsToldAndWithTheErrorOfWhoTakesThem(t *testing.T) {
	deck := &below(t).docs.whole.Deck
	full := errors.New("no room")
	if err := Files(t.Context(), deck, func(string, []byte) error { return full }); !errors.Is(err, full) {
		t.Errorf("it ends with %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := Files(ctx, deck, func(string, []byte) error {
		n++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("it ends with %v after %d files", err, n)
	}
}
