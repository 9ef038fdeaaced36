package web

import (
	"compress/gzip"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"exhibit/words"
)

func testSite() *Site {
	s := &Site{
		docs: &documents{drawings: newDrawings(newPictures(nil, 0), words.In("en"), nil)},
		resources: map[string]*resource{
			"/":               {contentType: contentTypes[".html"], cache: revalidate, policy: contentSecurityPolicy(nil, "p{}", ""), plain: []byte(strings.Repeat("<p>first</p>", 50))},
			"/s/one":          {contentType: contentTypes[".html"], cache: revalidate, plain: []byte("<p>one</p>")},
			"/assets/a.woff2": {contentType: contentTypes[".woff2"], cache: immutable, plain: []byte("font")},
			"/healthz":        {contentType: contentTypes[".txt"], cache: never, plain: []byte("ok\n")},
		},
		badDay:  &resource{contentType: contentTypes[".html"], cache: never, status: 400, plain: []byte("<p>no date</p>")},
		missing: &resource{contentType: contentTypes[".html"], cache: never, status: 404, plain: []byte("<p>not here</p>")},

		unreached: &resource{contentType: contentTypes[".html"], cache: never, status: 503, plain: []byte("<p>no server</p>")},
	}
	for _, r := range s.resources {
		r.pack()
	}
	for _, r := range []*resource{s.badDay, s.missing, s.unreached} {
		r.pack()
	}
	s.resources[workerURL] = s.resources["/healthz"]
	return s
}

// ask sends a request; headers are pairs.
func ask(s *Site, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	var in io.Reader = r.Body
	switch r.Header.Get("Content-Encoding") {
	case "br":
		in = brotli.NewReader(in)
	case "zstd":
		z, err := zstd.NewReader(in)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		in = z
	case "gzip":
		z, err := gzip.NewReader(in)
		if err != nil {
			t.Fatal(err)
		}
		in = z
	}
	got, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestTheBestAcceptedEncodingIsSent(t *testing.T) {
	s := testSite()
	for accept, want := range map[string]string{
		"":                          "",
		"gzip, deflate, br, zstd":   "br",
		"gzip":                      "gzip",
		"br;q=0, gzip":              "gzip",
		"br;q=0.000,gzip;q=0":       "",
		"gzip, deflate, zstd":       "zstd",
		"gzip, zstd;q=0":            "gzip",
		"*":                         "br",
		"*;q=0":                     "",
		"*;q=0, gzip":               "gzip",
		"br;q=0, *;q=0.5":           "zstd",
		"identity":                  "",
		"identity, br":              "br",
		"identity, br;q=0.5":        "",
		"identity;q=0":              "",
		"identity;q=0, br;q=0.1":    "br",
		"BR":                        "br",
		"brx, xgzip":                "",
		"gzip;q=0.5 , br ; q=0.001": "gzip",
		"gzip;Q=0.5, br;q=0.50":     "br",
		"br;q=x, zstd;q=, gzip;v=1": "",
		"br;q=2, zstd;q=-1":         "",
		",, gzip ,":                 "gzip",
	} {
		r := ask(s, "GET", "/", "Accept-Encoding", accept)
		if got := r.Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: sent %q, want %q", accept, got, want)
		}
		if !strings.HasPrefix(body(t, r), "<p>first") {
			t.Errorf("Accept-Encoding %q: wrong content", accept)
		}
		if r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: Vary is %q", accept, r.Header.Get("Vary"))
		}
	}
	if r := ask(s, "GET", "/assets/a.woff2", "Accept-Encoding", "br"); r.Header.Get("Content-Encoding") != "" {
		t.Error("a font is compressed again")
	}
}

func TestAKnownVersionIsNotSentAgain(t *testing.T) {
	s := testSite()
	tag := ask(s, "GET", "/", "Accept-Encoding", "br").Header.Get("Etag")
	if tag == "" {
		t.Fatal("no entity tag")
	}
	for _, match := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		for _, method := range []string{"GET", "HEAD"} {
			r := ask(s, method, "/", "Accept-Encoding", "br", "If-None-Match", match)
			if r.StatusCode != 304 || body(t, r) != "" {
				t.Errorf("If-None-Match %s: status %d", match, r.StatusCode)
			}
		}
	}
	for _, match := range []string{`"other"`, strings.Trim(tag, `"`), ""} {
		if r := ask(s, "GET", "/", "Accept-Encoding", "br", "If-None-Match", match); r.StatusCode != 200 {
			t.Errorf("If-None-Match %s: status %d", match, r.StatusCode)
		}
	}
	if r := ask(s, "GET", "/", "Accept-Encoding", "gzip", "If-None-Match", tag); r.StatusCode != 200 {
		t.Error("the tag of one encoding answers for another")
	}
	if r := ask(s, "GET", "/nowhere", "If-None-Match", tag); r.StatusCode != 404 {
		t.Error("a missing page is called unchanged")
	}
}

func TestTheAnswerToWhoHasItTellsAllButTheContent(t *testing.T) {
	s := testSite()
	want := ask(s, "GET", "/", "Accept-Encoding", "br").Header
	got := ask(s, "GET", "/", "Accept-Encoding", "br", "If-None-Match", "*").Header
	for _, of := range []string{"Content-Type", "Content-Length", "Content-Encoding"} {
		want.Del(of)
	}
	if !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("it has %v, want %v", got, want)
	}
}

func TestDatesAndRangesAreAnsweredWithTheWhole(t *testing.T) {
	s := testSite()
	want := body(t, ask(s, "GET", "/", "Accept-Encoding", "br"))
	for name, value := range map[string]string{
		"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT",
		"Range":             "bytes=0-9",
		"If-Range":          `"other"`,
	} {
		r := ask(s, "GET", "/", "Accept-Encoding", "br", name, value)
		if r.StatusCode != 200 || body(t, r) != want {
			t.Errorf("%s: status %d", name, r.StatusCode)
		}
	}
	// A tag that does not match counts, whatever the date.
	if r := ask(s, "GET", "/", "If-None-Match", `"other"`, "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"); r.StatusCode != 200 {
		t.Errorf("a date outweighs a tag: status %d", r.StatusCode)
	}
}

func TestHeadIsGetWithoutTheBody(t *testing.T) {
	s := testSite()
	for _, path := range []string{"/", "/assets/a.woff2", "/healthz", "/nowhere"} {
		for _, accept := range []string{"", "gzip", "zstd", "br"} {
			get, head := ask(s, "GET", path, "Accept-Encoding", accept), ask(s, "HEAD", path, "Accept-Encoding", accept)
			if n, _ := io.Copy(io.Discard, head.Body); n != 0 {
				t.Errorf("%s: HEAD has a body of %d bytes", path, n)
			}
			if get.StatusCode != head.StatusCode || !maps.EqualFunc(get.Header, head.Header, slices.Equal) {
				t.Errorf("%s: GET is %d %v, HEAD %d %v", path, get.StatusCode, get.Header, head.StatusCode, head.Header)
			}
			if n, _ := io.Copy(io.Discard, get.Body); strconv.FormatInt(n, 10) != head.Header.Get("Content-Length") {
				t.Errorf("%s: HEAD tells of %s bytes, GET sends %d", path, head.Header.Get("Content-Length"), n)
			}
		}
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	s := testSite()
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"} {
		r := ask(s, method, "/")
		if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: status %d, Allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

func TestASlashTooManyLeadsToThePage(t *testing.T) {
	s := testSite()
	r := ask(s, "GET", "/s/one/?known=2015")
	if r.StatusCode != 308 || r.Header.Get("Location") != "/s/one?known=2015" {
		t.Errorf("status %d to %q", r.StatusCode, r.Header.Get("Location"))
	}
	for _, path := range []string{"/s/two/", "//evil.example/", "/s/", "/%2e%2e/"} {
		if r := ask(s, "GET", path); r.StatusCode != 404 {
			t.Errorf("%s: status %d to %q", path, r.StatusCode, r.Header.Get("Location"))
		}
	}
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	s := testSite()
	for _, path := range []string{"/", "/s/one", "/assets/a.woff2", "/healthz", "/nowhere"} {
		r := ask(s, "GET", path)
		for _, h := range securityHeaders {
			if r.Header.Get(h[0]) != h[1] {
				t.Errorf("%s: %s is %q, want %q", path, h[0], r.Header.Get(h[0]), h[1])
			}
		}
	}
	for _, h := range pageHeaders {
		if got := ask(s, "GET", "/").Header.Get(h[0]); got != h[1] {
			t.Errorf("a page's %s is %q, want %q", h[0], got, h[1])
		}
	}
	if got := ask(s, "GET", "/").Header.Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'") || strings.Contains(got, "'unsafe-inline' 'self'") || strings.Contains(got, "http") {
		t.Errorf("policy: %s", got)
	}
}

func TestADrawingOpenedAsADocumentRunsNoScript(t *testing.T) {
	s := testSite()
	for path, r := range map[string]*resource{
		"/charts/a.svg": {contentType: contentTypes[".svg"], cache: revalidate, plain: []byte("<svg/>")},
		"/own.svg":      {contentType: contentTypes[".svg"], cache: revalidate, policy: "default-src 'self'", plain: []byte("<svg/>")},
	} {
		s.add(path, r)
	}
	for path, want := range map[string]string{
		"/charts/a.svg": drawingPolicy(""), "/own.svg": "default-src 'self'", "/assets/a.woff2": "",
	} {
		if got := ask(s, "GET", path).Header.Get("Content-Security-Policy"); got != want {
			t.Errorf("%s: policy %q, want %q", path, got, want)
		}
	}
}

func TestWhatIsMissingIsNotKept(t *testing.T) {
	r := ask(testSite(), "GET", "/nowhere", "Accept-Encoding", "br")
	if r.StatusCode != 404 || r.Header.Get("Cache-Control") != never || !strings.Contains(body(t, r), "not here") {
		t.Errorf("status %d, Cache-Control %q", r.StatusCode, r.Header.Get("Cache-Control"))
	}
}

func TestCanonicalPagesAreEqualWhateverTheOrderOfAttributes(t *testing.T) {
	a, err := canonical("<div class=\"x\" id=\"y\">\n  <p>a <b>b</b> c</p>\n  <code>d</code> <i>e</i><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"></path></svg>\n</div>")
	if err != nil {
		t.Fatal(err)
	}
	b, err := canonical("<div id=\"y\" class=\"x\"><p>a <b>b</b> c</p><code>d</code> <i>e</i><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"></path></svg></div>")
	if err != nil {
		t.Fatal(err)
	}
	if a != b {
		t.Errorf("%s\n%s", a, b)
	}
	if !strings.Contains(a, "a <b>b</b> c") || !strings.Contains(a, "<code>d</code> <i>e</i>") || !strings.Contains(a, "viewBox") {
		t.Errorf("content has changed: %s", a)
	}
	if _, err := canonical("<div></div><p></p>"); err == nil {
		t.Error("two roots are accepted")
	}
}

// requests are those that pages are asked for with, by what is special about them.
func requests() map[string]*http.Request {
	all := map[string]*http.Request{}
	for name, headers := range map[string]http.Header{
		"browser":     {"Accept-Encoding": {"gzip, deflate, br, zstd"}},
		"weights":     {"Accept-Encoding": {"br;q=0.5, zstd;q=0.8, gzip;q=0.7, *;q=0.1"}},
		"plain":       {},
		"conditional": {"Accept-Encoding": {"br"}, "If-None-Match": {`"other", "another", *`}},
	} {
		all[name] = httptest.NewRequest("GET", "/", nil)
		all[name].Header = headers
	}
	all["head"] = httptest.NewRequest("HEAD", "/", nil)
	all["missing"] = httptest.NewRequest("GET", "/nowhere", nil)
	return all
}

func TestServingAPageAllocatesNothing(t *testing.T) {
	s := testSite()
	for name, r := range requests() {
		w := &discard{http.Header{}}
		if n := testing.AllocsPerRun(100, func() { s.ServeHTTP(w, r) }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

// BenchmarkPage is what our code takes of a request; the server's own work comes on top.
func BenchmarkPage(b *testing.B) {
	s := testSite()
	for name, r := range requests() {
		b.Run(name, func(b *testing.B) {
			w := &discard{http.Header{}}
			b.ReportAllocs()
			for b.Loop() {
				s.ServeHTTP(w, r)
			}
		})
	}
}

// discard is a response that goes nowhere.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) WriteHeader(int)             {}
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
