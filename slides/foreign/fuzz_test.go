//go:build !js

package foreign

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// fuzz converts any text as a deck of one tool, beside files that it may include.
func fuzz(f *testing.F, tool Tool) {
	names, err := os.ReadDir("testdata/" + string(tool))
	if err != nil {
		f.Fatal(err)
	}
	for _, n := range names {
		for _, file := range []string{"deck.md", "slides.md", "talk.slide"} {
			if b, err := os.ReadFile("testdata/" + string(tool) + "/" + n.Name() + "/" + file); err == nil {
				f.Add(string(b))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<16 {
			return
		}
		Detect("deck.md", []byte(src))
		d, err := Convert(tool, fstest.MapFS{
			"deck.md": {Data: []byte(src)}, "a.png": {Data: []byte("x")}, "a.go": {Data: []byte("package a\n// START\nvar a = 1 // HLx\n// END\n")},
			"b.md": {Data: []byte("# B\n\n---\nsrc: deck.md\n---\n")}, "a.html": {Data: []byte("<p>a</p>\n")},
		}, "deck.md")
		if err != nil {
			return
		}
		checkDeck(t, d)
	})
}

var (
	divOpens = regexp.MustCompile(`^ {0,3}:{3,}[ \t]*[^\s:]`)
	divEnds  = regexp.MustCompile(`^ {0,3}:{3,}[ \t]*$`)
	topLevel = regexp.MustCompile(`^ {0,3}#(?: |$)`)
)

// checkDeck fails the test for a deck whose slides are not those that were counted, or whose
// notes or columns are not closed in their slide.
func checkDeck(t *testing.T, d *Deck) {
	t.Helper()
	md := string(d.Markdown)
	if !utf8.ValidString(md) || strings.ContainsAny(md, "\x00\r") {
		t.Fatalf("not text with line feeds: %q", md)
	}
	if again, _, _ := strings.Cut(md, "\n---\n"); !strings.HasPrefix(again, "---\n") {
		t.Fatalf("no front matter: %q", md)
	}
	for _, l := range d.Lost {
		if l.Line < 1 || l.What == "" || strings.ContainsAny(l.What, "\n\r\x00") {
			t.Fatalf("a loss of the form %+v", l)
		}
	}
	if tool := Detect("deck.md", d.Markdown); tool != "" {
		t.Fatalf("the reader would refuse it as a deck of %s:\n%s", tool, md)
	}
	_, body, _ := strings.Cut(md, "\n---\n")
	depth, fence, noting := 0, "", -1
	for _, l := range strings.Split(body, "\n") {
		if fence != "" {
			if m := fenceClose.FindStringSubmatch(l); m != nil && m[1][0] == fence[0] && len(m[1]) >= len(fence) {
				fence = ""
			}
			continue
		}
		if m := fenceMark.FindStringSubmatch(l); m != nil && !(m[2][0] == '`' && strings.Contains(m[3], "`")) {
			fence = m[2]
			continue
		}
		switch {
		case divOpens.MatchString(l):
			if depth++; l == "::: notes" && noting < 0 {
				noting = depth
			}
		case divEnds.MatchString(l):
			if depth == noting {
				noting = -1
			}
			if depth--; depth < 0 {
				t.Fatalf("a div is closed that is not open:\n%s", md)
			}
		case topLevel.MatchString(l), l == "---":
			if depth != 0 {
				t.Fatalf("a slide begins in a div:\n%s", md)
			}
		}
	}
	if depth != 0 || fence != "" {
		t.Fatalf("%d divs and the fence %q are open at the end:\n%s", depth, fence, md)
	}
}

func FuzzMarp(f *testing.F)    { fuzz(f, Marp) }
func FuzzSlidev(f *testing.F)  { fuzz(f, Slidev) }
func FuzzReveal(f *testing.F)  { fuzz(f, Reveal) }
func FuzzRemark(f *testing.F)  { fuzz(f, Remark) }
func FuzzPresent(f *testing.F) { fuzz(f, Present) }
