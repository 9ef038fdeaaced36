package web

import (
	"net/url"
	"strings"
	"testing"
)

func TestAPastedAddressLeadsToWhatWasMeant(t *testing.T) {
	known := map[string]bool{}
	for _, path := range []string{"/", "/s/second", "/s/second-2", "/s/Case", "/s/case", "/s/größe", "/print", "/presenter", "/data/Gulls.csv", "/charts/gulls.svg"} {
		known[path] = true
	}
	for written, want := range map[string]string{
		"/s/second.":          "/s/second",
		"/s/second)":          "/s/second",
		"/s/second%3E":        "/s/second",
		"/s/second%22%3E.":    "/s/second",
		"/s/second%E2%80%9D,": "/s/second", // ”
		"/s/second%20":        "/s/second",
		"/s/second%E2%80%8B":  "/s/second", // a space without width
		"/s/second/":          "/s/second",
		"/s/second/.":         "/s/second",
		"/s/second...":        "/s/second",
		"/s/Second":           "/s/second",
		"/S/SECOND":           "/s/second",
		"/S/Second).":         "/s/second",
		"//s//second":         "/s/second",
		"/s/second-2.":        "/s/second-2",
		"/s/second-":          "/s/second",
		"/s/Case.":            "/s/Case",
		"/s/case.":            "/s/case",
		"/s/CASE":             "/s/Case",
		"/s/Gr%C3%B6%C3%9Fe.": "/s/größe",
		"/print.":             "/print",
		"/Print":              "/print",
		"/presenter,":         "/presenter",
		"/.":                  "/",
		"/)":                  "/",
		"/data/gulls.csv.":    "/data/Gulls.csv",
		"/charts/GULLS.SVG":   "/charts/gulls.svg",

		"/s/secon":         "",
		"/s/seconds":       "",
		"/s/second.html":   "",
		"/s/":              "",
		"/s/.":             "",
		"/s/second%CC%81":  "", // a mark on the last letter
		"/s/second/print":  "",
		"/s/second.2":      "",
		"//evil.example/":  "",
		"/%2e%2e/":         "",
		"/s/second/..":     "",
		"/../print":        "",
		"/%5Cevil.example": "",
		"/s/second\r\n":    "",
	} {
		u, err := url.ParseRequestURI(written)
		if err != nil {
			continue // no request has it
		}
		for range 10 { // in whatever order the map has
			if got := intendedPath(u.Path, known); got != want {
				t.Errorf("%s leads to %q, want %q", written, got, want)
			}
		}
	}
}

func TestAPastedDateIsTheDay(t *testing.T) {
	for query, want := range map[string]string{
		"known=2015-09-25.":   "known=2015-09-25",
		"known=2015-09-25%3E": "known=2015-09-25",
		"known=2015)&steps=2": "known=2015&steps=2",
		"known=2015-09-25%00": "known=2015-09-25",
		"known=2015-13":       "",
		"known=yesterday.":    "",
		"known=.":             "",
		"known=%zz":           "",
		"x=2015.":             "",
	} {
		if got := intendedDay(query); got != want {
			t.Errorf("%s is %q, want %q", query, got, want)
		}
	}
}

func TestARedirectKeepsTheQueryAndTheSite(t *testing.T) {
	s := testSite()
	s.resources["/s/größe"] = s.resources["/s/one"]
	for target, want := range map[string]string{
		"/s/one.?known=2015":                 "/s/one?known=2015",
		"/s/One%3E":                          "/s/one",
		"/s/one?known=2015-09.":              "/s/one?known=2015-09",
		"/s/gr%C3%B6%C3%9Fe/":                "/s/gr%C3%B6%C3%9Fe",
		"//s/one":                            "/s/one",
		"/s/one/?to=//evil.example/%0d%0aX:": "/s/one?to=//evil.example/%0d%0aX:",
	} {
		r := ask(s, "GET", target)
		if got := r.Header.Get("Location"); r.StatusCode != 308 || got != want || r.Header.Get("Cache-Control") != revalidate {
			t.Errorf("%s: status %d to %q, want %q", target, r.StatusCode, got, want)
		}
	}
	for _, target := range []string{"/s/two.", "//evil.example", "/\\evil.example", "/s/one/evil", "/%2F%2Fevil.example/"} {
		if r := ask(s, "GET", target); r.StatusCode != 404 || r.Header.Get("Location") != "" {
			t.Errorf("%s: status %d to %q", target, r.StatusCode, r.Header.Get("Location"))
		}
	}
	if got := strings.TrimSpace(body(t, ask(s, "GET", "/s/one."))); got != "/s/one" {
		t.Errorf("the redirect says %q", got)
	}
}
