//go:build built

package web

import (
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/media"

	"exhibit/slides"
)

// mediaSite is of a deck of one slide with files.
func mediaSite(t *testing.T, class string, files map[string]string) *Site {
	t.Helper()
	deck := &slides.Deck{Title: "Gulls", Lang: "en", Slides: []slides.Slide{{Slug: "one", Title: "One", Headline: []slides.Node{{Text: "One"}}, Class: class}}}
	for name, content := range files {
		m, err := media.Read(fstest.MapFS{name: {Data: []byte(content)}}, name)
		if err != nil {
			t.Fatal(err)
		}
		deck.Media = append(deck.Media, *m)
	}
	return siteOf(t, deck)
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 18"><script>alert(1)</script></svg>`

func TestAFileOfTheDeckIsServedAsWhatItIs(t *testing.T) {
	s := mediaSite(t, "", map[string]string{
		"pics/ice floe.svg": drawing, "冰.txt": strings.Repeat("Eis ", 1000), "a.pdf": "%PDF-1.4", "a.html": "<script>alert(1)</script>", "a.zip": "PK\x03\x04", "a.mp3": "ID3",
	})
	for path, want := range map[string]struct{ mime, encoding, disposition, ranges, policy string }{
		"/media/pics/ice%20floe.svg":            {"image/svg+xml", "br", "", "", drawingPolicy("frame-ancestors 'none'; ")},
		"/media/pics/ice%20floe.svg?known=2015": {"image/svg+xml", "br", "", "", drawingPolicy("frame-ancestors 'none'; ")},
		"/media/%E5%86%B0.txt":                  {"text/plain; charset=utf-8", "br", "", "", ""},
		"/media/a.pdf":                          {"application/pdf", "", "", "bytes", ""},
		"/media/a.mp3":                          {"audio/mpeg", "", "", "bytes", ""},
		"/media/a.html":                         {"application/octet-stream", "", "attachment", "bytes", ""},
		"/media/a.zip":                          {"application/zip", "", "attachment", "bytes", ""},
	} {
		r := ask(s, "GET", path, "Accept-Encoding", "br")
		h := r.Header
		got := struct{ mime, encoding, disposition, ranges, policy string }{h.Get("Content-Type"), h.Get("Content-Encoding"), h.Get("Content-Disposition"), h.Get("Accept-Ranges"), h.Get("Content-Security-Policy")}
		if r.StatusCode != 200 || got != want {
			t.Errorf("%s: status %d, %+v", path, r.StatusCode, got)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cross-Origin-Resource-Policy") != "same-origin" || h.Get("Cache-Control") != revalidate || h.Get("Etag") == "" {
			t.Errorf("%s: %v", path, h)
		}
		if again := ask(s, "GET", path, "Accept-Encoding", "br", "If-None-Match", h.Get("Etag")); again.StatusCode != 304 {
			t.Errorf("%s is sent again", path)
		}
	}
	if r := ask(s, "GET", "/media/pics/ice%20floe.svg"); body(t, r) != drawing {
		t.Error("a drawing has changed")
	}
	for _, path := range []string{"/media/", "/media/deck.md", "/media/../deck.md", "/media/pics"} {
		if r := ask(s, "GET", path); r.StatusCode != 404 {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}

func TestPartsOfAFilmAreSent(t *testing.T) {
	film := "\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom" + strings.Repeat("0123456789", 100)
	s := mediaSite(t, "", map[string]string{"a.mp4": film, "a.svg": drawing})
	tag := ask(s, "GET", "/media/a.mp4").Header.Get("Etag")
	for _, c := range []struct {
		method, path, asked, ifRange string
		status                       int
		part, body                   string
	}{
		{"GET", "/media/a.mp4", "bytes=0-3", "", 206, "bytes 0-3/1020", film[:4]},
		{"GET", "/media/a.mp4", "bytes=0-", "", 206, "bytes 0-1019/1020", film},
		{"GET", "/media/a.mp4", "bytes=1000-2000", tag, 206, "bytes 1000-1019/1020", film[1000:]},
		{"GET", "/media/a.mp4", "bytes=-5", "", 206, "bytes 1015-1019/1020", film[1015:]},
		{"GET", "/media/a.mp4", "bytes=0-3", `"another"`, 200, "", film},
		{"GET", "/media/a.mp4", "bytes=2000-", "", 416, "bytes */1020", "invalid range: failed to overlap\n"},
		{"HEAD", "/media/a.mp4", "bytes=0-3", "", 206, "bytes 0-3/1020", ""},
		{"GET", "/media/a.svg", "bytes=0-3", "", 200, "", drawing},
		{"GET", "/healthz", "bytes=0-1", "", 200, "", "ok\n"},
	} {
		headers := []string{"Range", c.asked}
		if c.ifRange != "" {
			headers = append(headers, "If-Range", c.ifRange)
		}
		r := ask(s, c.method, c.path, headers...)
		if got := body(t, r); r.StatusCode != c.status || r.Header.Get("Content-Range") != c.part || got != c.body {
			t.Errorf("%s %s of %s: status %d, %q, %d bytes", c.method, c.asked, c.path, r.StatusCode, r.Header.Get("Content-Range"), len(got))
		}
		if r.StatusCode == 206 && (r.Header.Get("Etag") != tag || r.Header.Get("Content-Type") != "video/mp4" || r.Header.Get("X-Content-Type-Options") != "nosniff") {
			t.Errorf("%s: %v", c.asked, r.Header)
		}
	}
	if r := ask(s, "GET", "/media/a.mp4", "Range", "bytes=0-3", "If-None-Match", tag); r.StatusCode != 304 {
		t.Errorf("a part of a film that is known: status %d", r.StatusCode)
	}
}

func TestAFileOfTheDeckIsKeptOnce(t *testing.T) {
	large := strings.Repeat("a;b\n", maxCompressed/4+1)
	s := mediaSite(t, "", map[string]string{"a.csv": large})
	r, err := s.get(context.Background(), "/media/a.csv", "")
	if err != nil {
		t.Fatal(err)
	}
	if &r.plain[0] != &s.docs.whole.Deck.Media[0].Content[0] || r.forms[brotliEncoding].Load() != nil {
		t.Error("a large file is copied or compressed")
	}
	if got := ask(s, "GET", "/media/a.csv", "Accept-Encoding", "br, gzip").Header; got.Get("Content-Encoding") != "" || got.Get("Vary") != "" {
		t.Errorf("a large file is sent with %v", got)
	}
}

func TestTheWorkerStoresTheFilesOfTheDeck(t *testing.T) {
	film := "\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom"
	s := allMade(t, mediaSite(t, "", map[string]string{"pics/ice floe.svg": drawing, "a.mp4": film}))
	without := allMade(t, mediaSite(t, "", nil))
	types := map[string]string{}
	for _, f := range facts(t, s).Files {
		types[f.Path] = f.Type
	}
	if types["/media/pics/ice%20floe.svg"] != "image/svg+xml" || types["/media/a.mp4"] != "video/mp4" {
		t.Errorf("stored are %v", types)
	}
	if more := facts(t, s).Bytes - facts(t, without).Bytes; more < len(drawing)+len(film) {
		t.Errorf("the files add %d bytes", more)
	}
	if json := string(s.resources[deckURL].plain); !strings.Contains(json, `"path":"pics/ice floe.svg"`) || strings.Contains(json, "alert") {
		t.Error("deck.json has the content of a file, or not its path")
	}
}

func TestOnlyADeckWithMediaHasTheirStyle(t *testing.T) {
	style, err := os.ReadFile("dist/media.css")
	if err != nil {
		t.Fatal(err)
	}
	has := func(s *Site, text string) bool { return strings.Contains(body(t, ask(s, "GET", "/")), text) }
	if plain := mediaSite(t, "title", nil); has(plain, strings.TrimSpace(string(style))) {
		t.Error("a deck without media has their style")
	}
	if s := mediaSite(t, "", map[string]string{"a.svg": drawing}); !has(s, strings.TrimSpace(string(style))) {
		t.Error("a deck with a drawing lacks its style")
	}
	if s := mediaSite(t, "on-dark bg-112233", nil); !has(s, strings.TrimSpace(string(style))+".bg-112233{--ground:#112233}</style>") {
		t.Error("a slide on a colour lacks its style")
	}
}

func TestClassesOfNumbersHaveRules(t *testing.T) {
	got := classRules([]string{"size-130", "size-13", "size-0", "faded-30", "faded-100", "from-10", "width-60pc", "bg-112233", "height-50pc", "width-300", "bg-112233", "width-0", "bg-11223", "bg-1122334", "width-12345", "width-1pc}", "title", ""})
	const want = ".bg-112233{--ground:#112233}.faded-30>.background{opacity:30%}.prose pre.from-10{counter-reset:line 9}.sized.height-50pc{height:18rem}.size-13{--size:0.13}.size-130{--size:1.3}" +
		".sized.width-300{width:calc(15rem/var(--size,1))}.sized.width-60pc{width:60%}.pictures>:has(>.width-60pc){flex:0 1 60%}.pictures>*>.width-60pc{width:100%}"
	if got != want {
		t.Errorf("got %s", got)
	}
}
