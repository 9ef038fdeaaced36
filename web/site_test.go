//go:build built

package web

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"golang.org/x/net/html"

	"exhibit/app"
	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/words"
)

// briefingSite returns the site of the embedded deck, which is made once: tests do not change it.
func briefingSite(t testing.TB) *Site {
	t.Helper()
	madeBriefingSite.Do(func() { theBriefingSite = newBriefingSite(t) })
	if theBriefingSite == nil {
		t.Fatal("the site could not be made")
	}
	return theBriefingSite
}

var (
	madeBriefingSite sync.Once
	theBriefingSite  *Site
)

// newBriefingSite makes the site of the embedded deck anew.
func newBriefingSite(t testing.TB) *Site {
	t.Helper()
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return allMade(t, siteOf(t, deck))
}

// allMade has a site make everything.
func allMade(t testing.TB, s *Site) *Site {
	t.Helper()
	if _, err := s.versionOf(context.Background()); err != nil {
		t.Fatal(err)
	}
	return s
}

// pages returns the paths of all HTML pages, sorted.
func (s *Site) pages() []string {
	var out []string
	for path, r := range s.resources {
		if r.contentType == contentTypes[".html"] {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

func TestEveryLinkOfEveryPageLeadsSomewhere(t *testing.T) {
	s := briefingSite(t)
	docs := map[string]*html.Node{}
	for _, path := range s.pages() {
		doc, err := html.Parse(bytes.NewReader(s.resources[path].plain))
		if err != nil {
			t.Fatal(err)
		}
		docs[path] = doc
	}
	for path, doc := range docs {
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				if a.Key != "href" && a.Key != "src" && !strings.HasPrefix(a.Key, "data-wasm") && a.Key != "data-deck" && a.Key != "data-charts" {
					continue
				}
				u, err := url.Parse(a.Val)
				if err != nil || u.Host != "" || u.Scheme != "" {
					t.Errorf("%s: %s leads out of the deck: %s", path, n.Data, a.Val)
					continue
				}
				to := u.Path
				if to == "" {
					to = path
				}
				if s.resources[to] == nil {
					t.Errorf("%s: %s leads nowhere: %s", path, n.Data, a.Val)
				} else if u.Fragment != "" && byID(docs[to], u.Fragment) == nil {
					t.Errorf("%s: there is no %s for %s", path, u.Fragment, a.Val)
				}
			}
		}
	}
}

func byID(doc *html.Node, id string) *html.Node {
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return n
			}
		}
	}
	return nil
}

func TestEveryPageIsSoundHTML(t *testing.T) {
	s := briefingSite(t)
	titles := map[string]string{}
	for _, path := range s.pages() {
		doc, err := html.Parse(bytes.NewReader(s.resources[path].plain))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		count := map[string]int{}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			count[n.Data]++
			for _, a := range n.Attr {
				switch {
				case a.Key == "id" && ids[a.Val]:
					t.Errorf("%s: the id %q stands twice", path, a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case strings.HasPrefix(a.Key, "on"), a.Key == "style":
					t.Errorf("%s: <%s> has the attribute %s", path, n.Data, a.Key)
				}
			}
			if n.Data == "script" && attribute(n, "type") == "" && n.FirstChild != nil && !strings.Contains(s.resources[path].policy, inline(n.FirstChild.Data)) {
				t.Errorf("%s: an inline script that the policy does not name", path)
			}
		}
		for _, once := range []string{"title", "main", "h1", "style"} {
			if count[once] != 1 {
				t.Errorf("%s: %d <%s> elements, want one", path, count[once], once)
			}
		}
		for n := range doc.Descendants() {
			if n.Data == "title" && n.Parent.Data == "head" && path != "/" {
				if other := titles[n.FirstChild.Data]; other != "" {
					t.Errorf("%s has the title of %s", path, other)
				}
				titles[n.FirstChild.Data] = path
			}
		}
	}
}

// between is what stands between two texts; empty if they do not.
func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, found := strings.Cut(s, to)
	if !found {
		return ""
	}
	return s
}

func TestAPageBringsTheNextSlideAsItsOwnPageHasItWhereBothComeInOneRoundTrip(t *testing.T) {
	s := briefingSite(t)
	for _, day := range []slides.Date{"", "2015-09-25"} {
		page := func(slug string) string {
			if day == "" {
				return string(s.resources[app.URL(slug)].plain)
			}
			r, err := s.get(context.Background(), app.URL(slug), day)
			if err != nil {
				t.Fatal(err)
			}
			return string(r.plain)
		}
		all, brought := s.docs.whole.Deck.Slides, 0
		for i := range all[1:] {
			this, next := page(all[i].Slug), page(all[i+1].Slug)
			article := between(next, `<main class="stage">`, "</main>")
			own := `<script type="text/html" data-next="` + all[i+1].Slug + `">` + article + "</script>"
			if strings.Contains(this, own) {
				brought++
			} else if strings.Contains(this, " data-next=") || strings.Contains(this, " data-carries") {
				t.Errorf("%s %s: what it brings is not what the page of %s has", all[i].Slug, day, all[i+1].Slug)
			} else if with := len(packPage([]byte(this + own))); with < roundTrip-64 { // attributes of its own come along
				t.Errorf("%s %s: it would bring the next slide in %d bytes", all[i].Slug, day, with)
			}
			if n := len(packPage([]byte(this))); n > roundTrip {
				t.Errorf("%s %s: %d bytes", all[i].Slug, day, n)
			}
		}
		if brought < len(all)/2 {
			t.Errorf("%d pages of %d bring the next slide", brought, len(all))
		}
	}
}

func TestNothingInADeckEndsTheTextThatBringsTheNextSlide(t *testing.T) {
	const hostile = "</script><script>alert(1)</script><!-- <script>"
	quoted, escaped := strconv.Quote(hostile), strings.ReplaceAll(hostile, "<", `\<`)
	deck, err := evidence.Read(fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: Birds\nlang: en\nbibliography: sources.yaml\n---\n\n# One {#one}\n\nNothing.\n\n" +
			"# " + escaped + " {#two}\n\n" + escaped + " `" + hostile + "` [@log, ¶1].\n\n" +
			"``` {.chart #counts}\ntype: revisions\ndata: birds.csv\ntitle: " + quoted + "\nalt: " + quoted + "\n```\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: " + quoted + ", issued: 2010, citation-label: " + quoted + "}\n")},
		"data/birds.csv": {Data: []byte("series,label,value,unit,date,precision,asserted_by,source,paragraph\n" +
			hostile + "," + hostile + ",310," + hostile + ",2009,year," + hostile + ",log,1\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	s := allMade(t, siteOf(t, deck))
	doc, err := html.Parse(bytes.NewReader(s.resources["/s/one"].plain))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" && attribute(n, "type") != "" {
			texts = append(texts, n.FirstChild.Data)
		}
	}
	own := string(s.resources["/s/two"].plain)
	if len(texts) != 1 || texts[0] != between(own, `<main class="stage">`, "</main>") {
		t.Errorf("%d texts: %.300q", len(texts), texts)
	}
}

func TestAColumnHasTheWidthThatTheDeckGivesIt(t *testing.T) {
	column := func(width int, inside ...slides.Column) slides.Column {
		return slides.Column{Width: width, Blocks: []slides.Block{{Columns: inside}}}
	}
	deck := &slides.Deck{Slides: []slides.Slide{
		{Blocks: []slides.Block{{Columns: []slides.Column{column(93, column(58), column(42)), column(7), column(0)}}}},
		{Blocks: []slides.Block{{Columns: []slides.Column{column(58)}}}},
	}}
	want := ""
	for _, width := range []string{"7", "42", "58", "93"} {
		want += ".w" + width + "{flex-grow:" + width + "}"
	}
	if got := columnWidths(deck); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestTheSameDeckGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes all pages twice")
	}
	a, b := briefingSite(t), newBriefingSite(t)
	for path := range a.resources {
		if b.resources[path] == nil || a.resources[path].sum != b.resources[path].sum {
			t.Errorf("%s differs from one start to the next", path)
		}
	}
}

func TestThePagesNeedNothingOfTheWorkingDirectory(t *testing.T) {
	t.Chdir(t.TempDir())
	newBriefingSite(t)
}

func TestTheWasmHoldsNoServerAndNoTemplates(t *testing.T) {
	wasm, err := os.ReadFile("dist/app.wasm")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"net/http.(*Server).Serve", "html/template.(*Template).Execute", "text/template.(*Template).Execute",
		"github.com/yuin/goldmark", "go.yaml.in/yaml", "github.com/dop251/goja", "github.com/andybalholm/brotli", "exhibit/web",
	} {
		if bytes.Contains(wasm, []byte(name)) {
			t.Errorf("app.wasm holds %s", name)
		}
	}
	for _, w := range words.All() {
		for _, text := range []string{w.App.AllLater, w.Charts.NoRecords, w.Front["notADeck"]} {
			if bytes.Contains(wasm, []byte(text)) {
				t.Errorf("app.wasm holds %q: the words of the deck's language come as deck.json", text)
			}
		}
	}
	if !bytes.Contains(wasm, []byte("exhibit/charts.Draw")) {
		t.Error("app.wasm lacks exhibit/charts.Draw: this test looks for names that are not there to find")
	}
}

func TestTheFiguresOfAChineseDeckSpeakChinese(t *testing.T) {
	t.Parallel()
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	deck.Lang = "zh-Hans"
	s := allMade(t, siteOf(t, deck))
	chinese, drawn, said := words.In("zh").Charts, 0, 0
	for _, f := range deck.Figures {
		if f.Type != "timeline" {
			continue
		}
		drawn++
		for _, path := range []string{"/charts/" + f.ID + ".svg", "/deck.json"} {
			file := string(s.resources[path].plain)
			if strings.Contains(file, chinese.Precise) { // a legend has only the forms that occur
				said++
			}
			if strings.Contains(file, words.In("en").Charts.Precise) {
				t.Errorf("%s says %q", path, words.In("en").Charts.Precise)
			}
		}
	}
	if drawn == 0 || said == 0 {
		t.Fatal("the deck has no timeline to look at")
	}
}
