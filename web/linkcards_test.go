//go:build built

package web

import (
	"bytes"
	"encoding/json"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"golang.org/x/net/html"

	"exhibit/app"
	"exhibit/cards"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/slides/briefing"
)

// meta returns what the meta elements of a page say, by name and property.
func meta(t *testing.T, page string) map[string]string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for n := range doc.Descendants() {
		content := ""
		var names []string
		for _, a := range n.Attr {
			switch {
			case a.Key == "content":
				content = a.Val
			case n.Data == "meta" && (a.Key == "name" || a.Key == "property"), n.Data == "link" && a.Key == "rel":
				names = append(names, a.Val)
			case n.Data == "link" && a.Key == "href":
				content = a.Val
			}
		}
		for _, name := range names {
			said[name] = content
		}
	}
	return said
}

func TestEverySlideHasALinkCardOfItsOwn(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("draws a card of every slide")
	}
	s := briefingSite(t)
	descriptions := map[string]string{}
	for _, slide := range s.docs.whole.Deck.Slides {
		m := meta(t, body(t, ask(s, "GET", app.URL(slide.Slug))))
		for name, want := range map[string]string{
			"og:title": slide.Title, "og:type": "article", "og:site_name": s.docs.whole.Deck.Title, "twitter:card": "summary_large_image",
			"og:image": "/cards/" + slide.Slug + ".png", "og:image:width": "1200", "og:image:height": "630", "og:image:alt": slide.Title,
			"canonical": app.URL(slide.Slug), "og:url": "",
		} {
			if m[name] != want {
				t.Errorf("%s: %s is %q, want %q", slide.Slug, name, m[name], want)
			}
		}
		text := m["og:description"]
		if n := utf8.RuneCountInString(text); n < 20 || n > descriptionText || strings.ContainsAny(text, "<>¶\n") || text != m["description"] {
			t.Errorf("%s: the description has %d characters: %s", slide.Slug, n, text)
		}
		descriptions[text] = slide.Slug
		r := ask(s, "GET", m["og:image"])
		picture, err := png.DecodeConfig(strings.NewReader(body(t, r)))
		if err != nil || picture.Width != cards.Width || picture.Height != cards.Height {
			t.Errorf("%s: a card of %d x %d pixels, %v", slide.Slug, picture.Width, picture.Height, err)
		}
		if got := r.Header.Get("Content-Type") + " " + r.Header.Get("Cross-Origin-Resource-Policy"); got != "image/png cross-origin" {
			t.Errorf("%s: the card is sent as %s", slide.Slug, got)
		}
	}
	if len(descriptions) < len(s.docs.whole.Deck.Slides)-2 {
		t.Errorf("%d descriptions for %d slides", len(descriptions), len(s.docs.whole.Deck.Slides))
	}
	first := "/cards/" + s.docs.whole.Deck.Slides[0].Slug + ".png"
	for _, path := range []string{"/", "/print"} {
		if got := meta(t, body(t, ask(s, "GET", path)))["og:image"]; got != first {
			t.Errorf("%s has the card %q", path, got)
		}
	}
	for _, path := range []string{"/cards/", "/cards/nobody.png", strings.TrimSuffix(first, ".png"), first + "/", "/cards/../deck.json"} {
		if r := ask(s, "GET", path); r.StatusCode != 404 {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}

func TestACardIsTheSameForEveryDay(t *testing.T) {
	t.Parallel()
	s := briefingSite(t)
	path := "/cards/" + s.docs.whole.Deck.Slides[4].Slug + ".png"
	today, then := ask(s, "GET", path), ask(s, "GET", path+"?known=2015-06")
	if body(t, today) != body(t, then) || today.Header.Get("Etag") == "" {
		t.Error("the card of a day differs from today's")
	}
	if r := ask(s, "GET", path, "If-None-Match", today.Header.Get("Etag")); r.StatusCode != 304 {
		t.Errorf("a card that is known is sent again: status %d", r.StatusCode)
	}
}

func TestWithItsAddressGivenASiteNamesItInFull(t *testing.T) {
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(deck, At("https://briefings.example"))
	if err != nil {
		t.Fatal(err)
	}
	slug := deck.Slides[2].Slug
	for _, path := range []string{app.URL(slug), app.URL(slug) + "?known=2015-09-25"} {
		m := meta(t, body(t, ask(s, "GET", path)))
		for name, want := range map[string]string{
			"canonical": "https://briefings.example/s/" + slug, "og:url": "https://briefings.example/s/" + slug,
			"og:image": "https://briefings.example/cards/" + slug + ".png",
		} {
			if m[name] != want {
				t.Errorf("%s: %s is %q, want %q", path, name, m[name], want)
			}
		}
	}
}

func TestASlideInLettersThatOurFontsLackHasNoPicture(t *testing.T) {
	deck, err := evidence.Read(fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: 海鸥\nlang: zh-Hans\nbibliography: sources.yaml\n---\n\n# 海鸥很多 {#gulls}\n\n每年都有人数。\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: Log, issued: 2010}\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(deck)
	if err != nil {
		t.Fatal(err)
	}
	m := meta(t, body(t, ask(s, "GET", "/s/gulls")))
	if m["og:title"] != "海鸥很多" || m["og:description"] != "每年都有人数。" || m["og:image"] != "" || m["twitter:card"] != "" {
		t.Errorf("the card says %q", m)
	}
	if r := ask(s, "GET", "/cards/gulls.png"); r.StatusCode != 404 {
		t.Errorf("its picture has status %d", r.StatusCode)
	}
}

// Every kind of figure that charts can draw can be put on a card.
func TestEveryFigureCanBeDrawnOnACard(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("draws every figure")
	}
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	renderer := charts.NewRenderer(a.ssr)
	painter, err := cards.NewPainter(a.cardFonts(), cardColours(nil))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../charts/testdata/*.figure.json")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d figures, %v", len(files), err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var f slides.Figure
		if err := json.Unmarshal(b, &f); err != nil {
			t.Fatal(err)
		}
		laidOut, err := charts.Draw(f, charts.Theme{Phone: true})
		if err != nil {
			t.Fatal(err)
		}
		drawing, err := renderer.SVG(laidOut)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := painter.PNG(cards.Card{Headline: "Gulls", Drawing: drawing}); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// What is served without notes holds no sentence that only notes say.
func TestServedWithoutNotesNoByteIsOfANote(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes all pages twice")
	}
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	whole, public := siteOf(t, deck), siteOf(t, deck.WithoutNotes())
	shown := " "
	for _, slide := range deck.WithoutNotes().Slides {
		shown += strings.Join(statementsOf(slide.Blocks), " ") + " "
	}
	var sentences []string
	for _, slide := range deck.Slides {
		for _, text := range statements(slide.Notes) {
			for sentence := range strings.SplitAfterSeq(text, ". ") {
				if sentence = strings.TrimSpace(sentence); len(sentence) > 20 && !strings.Contains(shown, sentence) {
					sentences = append(sentences, sentence)
				}
			}
		}
	}
	if len(sentences) < len(deck.Slides) {
		t.Fatalf("the notes have %d sentences", len(sentences))
	}
	// As pages and deck.json have it: without tags, and with entities and escapes undone.
	plain := func(s *Site, path, encoding string) string {
		text := body(t, ask(s, "GET", path, "Accept-Encoding", encoding))
		if path == deckURL { // text is in pieces there
			return spaceBefore.ReplaceAllString(deckWords(t, text), "$1")
		}
		var b strings.Builder
		for z := html.NewTokenizer(strings.NewReader(marks.ReplaceAllString(unescaped(text), ""))); ; {
			switch z.Next() {
			case html.ErrorToken:
				return spaceBefore.ReplaceAllString(strings.Join(strings.Fields(b.String()), " "), "$1")
			case html.TextToken:
				b.Write(z.Text())
			}
		}
	}
	for _, path := range slices.Sorted(paths(public)) {
		for _, encoding := range []string{"br", "gzip", "identity"} {
			text := plain(public, path, encoding)
			for _, sentence := range sentences {
				if strings.Contains(text, sentence) {
					t.Errorf("%s (%s) says %q", path, encoding, sentence)
				}
			}
		}
		if dependsOnDay(path) {
			text := plain(public, path+"?known=2016-03-28", "identity")
			for _, sentence := range sentences {
				if strings.Contains(text, sentence) {
					t.Errorf("%s of a day says %q", path, sentence)
				}
			}
		}
	}
	// The test would see them: where notes are served, most sentences are found.
	found := 0
	for _, sentence := range sentences {
		if strings.Contains(plain(whole, deckURL, "br"), sentence) {
			found++
		}
	}
	if found < len(sentences)*9/10 {
		t.Errorf("with notes, %d of %d sentences are found in deck.json", found, len(sentences))
	}
	if bytes.Contains(public.resources[deckURL].plain, []byte(`"notes"`)) || bytes.Contains(public.resources[deckURL].plain, []byte(`"noteCites"`)) {
		t.Error("deck.json still has a place for notes")
	}
}

func siteOf(t testing.TB, deck *slides.Deck) *Site {
	t.Helper()
	s, err := New(deck)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func statementsOf(blocks []slides.Block) (all []string) {
	for _, b := range blocks {
		all = append(all, statements(b.Text)...)
		for _, c := range b.Columns {
			all = append(all, statementsOf(c.Blocks)...)
		}
	}
	return all
}

// marks are those of citations and contested figures, which statements leaves out.
var marks = regexp.MustCompile(`<span class="cites">.*?</span>|<(?:a|span) class="contested"[^>]*>[^<]*</(?:a|span)>`)

// deckWords is all text of deck.json, whatever it belongs to: the pieces of a statement one behind the
// other, without citations and marks.
func deckWords(t *testing.T, file string) string {
	var value any
	if err := json.Unmarshal([]byte(file), &value); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			b.WriteString(v)
		case []any:
			for _, v := range v {
				walk(v)
			}
		case map[string]any:
			kind, _ := v["k"].(string)
			if kind == string(slides.Cites) || kind == string(slides.Contested) {
				return
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if key != "k" && key != "d" {
					walk(v[key])
				}
			}
		}
	}
	walk(value)
	return strings.Join(strings.Fields(b.String()), " ")
}

// unescaped undoes the escapes of JSON, so that HTML in it is read as such.
func unescaped(text string) string {
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&", `\"`, `"`, `\n`, "\n").Replace(text)
}

func paths(s *Site) func(func(string) bool) {
	return func(yield func(string) bool) {
		for path := range s.resources {
			if !strings.Contains(path, ".wasm") && !yield(path) {
				return
			}
		}
	}
}
