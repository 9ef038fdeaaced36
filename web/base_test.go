//go:build built

package web

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

const plainDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 18"><path d="M0 0H32V18H0Z"/></svg>`

// below is a site below a path of its host, of a deck that has all kinds of addresses.
func below(t *testing.T, options ...Option) *Site {
	t.Helper()
	deck, err := evidence.Read(fstest.MapFS{
		"deck.md": {Data: []byte("---\ntitle: Gulls\nlang: en\nbibliography: sources.yaml\nlogo: logo.svg\n---\n\n" +
			"# Gulls {#gulls background-image=ice.svg}\n\nThe colony had 310 gulls [@one, ¶1], see [terns](#terns).\n\n![Ice](ice.svg)\n\n[The log](log.pdf)\n\n$\\mathbb{R}$\n\n" +
			"# Terns {#terns}\n\n``` {.chart #counts}\ntype: revisions\ndata: g.csv\ntitle: Terns\nalt: Bars.\n```\n\n" +
			"# Sources {#sources}\n\nOf the gulls [@one, ¶1].\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: one, type: book, title: One, issued: 2010}\n")},
		"data/g.csv":   {Data: []byte("series,label,value,unit,date,precision,asserted_by,source,paragraph\na,First,310,terns,2009,year,A,one,1\n")},
		"logo.svg":     {Data: []byte(plainDrawing)}, "ice.svg": {Data: []byte(plainDrawing)}, "log.pdf": {Data: []byte("%PDF-1.4")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(deck, options...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// addresses are the values of a page's attributes that are addresses, and those in its style.
func addresses(t *testing.T, page string) (all []string) {
	t.Helper()
	document, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range document.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" || a.Key == "action" || strings.HasPrefix(a.Key, "data-") && strings.HasPrefix(a.Val, "/") {
				all = append(all, strings.Fields(a.Val)...)
			}
		}
		if n.Data == "noscript" && n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
			all = append(all, addresses(t, n.FirstChild.Data)...)
		}
	}
	for _, m := range regexp.MustCompile(`url\(["']?(/[^)"']*)`).FindAllStringSubmatch(page, -1) {
		all = append(all, m[1])
	}
	return all
}

func TestEveryAddressOfADeckBelowAPathBeginsWithThatPathAndIsAnswered(t *testing.T) {
	for _, base := range []string{"/decks/talk", "/%C3%BCber%20uns"} {
		s := below(t, Under(base))
		for _, path := range []string{"/", "/s/terns", "/s/gulls?known=2012", "/print", "/presenter", "/print?known=2012", "/no/such/page", "/?known=never"} {
			page := body(t, ask(s, "GET", base+path))
			seen := 0
			for _, address := range addresses(t, page) {
				if strings.HasPrefix(address, "#") {
					continue
				}
				seen++
				if !strings.HasPrefix(address, base+"/") && address != base {
					t.Errorf("%s: %s is not below the path", path, address)
				} else if r := ask(s, "GET", address); address != base && r.StatusCode != 200 {
					t.Errorf("%s: %s: status %d", path, address, r.StatusCode)
				}
			}
			if seen < 4 || !strings.Contains(page, `data-base="`+base+`"`) {
				t.Errorf("%s: only %d addresses, or no data-base", path, seen)
			}
		}
		var manifest struct {
			ID, Scope   string
			StartURL    string `json:"start_url"`
			Icons       []appPicture
			Screenshots []appPicture
		}
		if err := json.Unmarshal([]byte(body(t, ask(s, "GET", base+webManifest))), &manifest); err != nil {
			t.Fatal(err)
		}
		if root := base + "/"; manifest.ID != root || manifest.Scope != root || manifest.StartURL != root {
			t.Errorf("the app is at %+v", manifest)
		}
		for _, p := range append(manifest.Icons, manifest.Screenshots...) {
			if r := ask(s, "GET", p.Src); !strings.HasPrefix(p.Src, base+"/") || r.StatusCode != 200 {
				t.Errorf("%s: status %d", p.Src, r.StatusCode)
			}
		}
	}
}

func TestAProxyMayKeepThePathOrTakeItAway(t *testing.T) {
	s := below(t, Under("/decks/%C3%BCber"))
	for _, path := range []string{"/", "/s/terns", "/data/g.csv", "/media/ice.svg", "/worker.js", "/healthz"} {
		kept, taken := ask(s, "GET", "/decks/%C3%BCber"+path), ask(s, "GET", path)
		if kept.StatusCode != 200 || taken.StatusCode != 200 || body(t, kept) != body(t, taken) {
			t.Errorf("%s: status %d with the path, %d without it", path, kept.StatusCode, taken.StatusCode)
		}
	}
	for path, to := range map[string]string{
		"/decks/%C3%BCber": "/decks/%C3%BCber/", "/decks/%C3%BCber?static": "/decks/%C3%BCber/?static",
		"/decks/%C3%BCber/S/Terns).": "/decks/%C3%BCber/s/terns", "/s/terns/": "/decks/%C3%BCber/s/terns", "/s/terns?known=2012.": "/decks/%C3%BCber/s/terns?known=2012",
	} {
		if r := ask(s, "GET", path); r.StatusCode != 308 || r.Header.Get("Location") != to {
			t.Errorf("%s: status %d to %q, want %q", path, r.StatusCode, r.Header.Get("Location"), to)
		}
	}
	if r := ask(s, "GET", "/decks/%C3%BCberall/s/terns"); r.StatusCode != 404 {
		t.Errorf("a path that only begins alike is answered: status %d", r.StatusCode)
	}
	if r := ask(below(t, Under("/s")), "GET", "/s/terns"); r.StatusCode != 200 {
		t.Errorf("a slide whose path begins like the base: status %d", r.StatusCode)
	}
}

func TestASiteBelowAPathNamesItsAddressInFull(t *testing.T) {
	s := below(t, At("https://briefings.example"), Under("/decks/talk"))
	m := meta(t, body(t, ask(s, "GET", "/decks/talk/s/terns")))
	for name, want := range map[string]string{"canonical": "/s/terns", "og:url": "/s/terns", "og:image": "/cards/terns.png"} {
		if m[name] != "https://briefings.example/decks/talk"+want {
			t.Errorf("%s is %q", name, m[name])
		}
	}
}

func TestTheWorkerOfADeckBelowAPathIsToldThePath(t *testing.T) {
	s := below(t, Under("/decks/talk"))
	text := body(t, ask(s, "GET", "/decks/talk/worker.js"))
	var facts stored
	if err := json.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "self.exhibit = "))).Decode(&facts); err != nil {
		t.Fatal(err)
	}
	if facts.Base != "/decks/talk" {
		t.Errorf("base %q", facts.Base)
	}
	for _, f := range facts.Files {
		if u, err := url.Parse(f.Path); err != nil || s.resources[u.Path] == nil {
			t.Errorf("%s is not served below the base", f.Path)
		}
	}
}

func TestThePrintoutOfADeckBelowAPathStandsAlone(t *testing.T) {
	s := below(t, Under("/decks/talk"))
	page, err := s.printout(t.Context(), Paper{Width: 1280, Height: 720})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), `href="#print-terns"`) || strings.Contains(string(page), `href="/decks/talk/s/`) {
		t.Error("links to slides do not lead to their sheets")
	}
}

func TestOnlyPagesOfNamedOriginsMayShowTheDeckInsideThem(t *testing.T) {
	refused, allowed := below(t), below(t, Framed("https://intranet.example", "http://10.0.0.7:8000"))
	for _, path := range []string{"/", "/s/terns", "/print", "/presenter", "/no/such/page", "/charts/counts.svg", "/media/ice.svg", "/icon.svg", "/s/gulls?known=2012"} {
		if got := ask(refused, "GET", path).Header.Get("Content-Security-Policy"); !strings.Contains(got, "frame-ancestors 'none';") {
			t.Errorf("%s without an origin: %s", path, got)
		}
		if got := ask(allowed, "GET", path).Header.Get("Content-Security-Policy"); !strings.Contains(got, "frame-ancestors https://intranet.example http://10.0.0.7:8000;") {
			t.Errorf("%s with origins: %s", path, got)
		}
	}
	worker := body(t, ask(allowed, "GET", "/worker.js"))
	if strings.Contains(worker, "frame-ancestors 'none'") {
		t.Error("what is stored refuses what the server allows")
	}
}

func TestADeckInTheModelKnowsNothingOfWhereItIsServed(t *testing.T) {
	s := below(t, Under("/decks/talk"))
	gulls, _ := s.docs.whole.Deck.Slide("gulls")
	slides.Walk(gulls.Blocks[0].Text, func(n *slides.Node) bool {
		for _, name := range []string{"href", "src"} {
			if strings.HasPrefix(n.Attr(name), "/decks") {
				t.Errorf("%s has the base in it", n.Attr(name))
			}
		}
		return true
	})
}
