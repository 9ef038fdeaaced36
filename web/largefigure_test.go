//go:build built

package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"exhibit/app"
	"exhibit/slides"
	"exhibit/slides/decktest"
)

// measuredSite is a deck with a line and a scatter of 100,000 records each.
func measuredSite(t testing.TB) *Site {
	return siteOf(t, readDeck(t, decktest.Measured(manyRecords, manyRecords)))
}

const manyRecords = 100_000

func TestAFigureOf100000RecordsComesInOneRoundTrip(t *testing.T) {
	t.Parallel()
	s := measuredSite(t)
	for slug, drawn := range map[string]string{"levels": "the lowest and the highest of each", "casts": "one for each"} {
		r := ask(s, "GET", app.URL(slug), "Accept-Encoding", "br")
		if r.ContentLength <= 0 || r.ContentLength > roundTrip {
			t.Errorf("%s: %d bytes of %d", slug, r.ContentLength, roundTrip)
		}
		page := body(t, r)
		for _, part := range []string{"100,000 records: " + drawn, "Rows 1 to 50 of 100,000.", `href="/data/` + slug + `.csv"`, `aria-label="The ` + slug + ` over all that was measured. Drawn `} {
			if !strings.Contains(page, part) {
				t.Errorf("%s: the page does not say %q", slug, part)
			}
		}
		if rows := strings.Count(page[strings.Index(page, `data-slide="`+slug):], "<tr>"); rows < 51 || rows > 102 { // its own, and those of the slide that it carries
			t.Errorf("%s: the page has %d rows", slug, rows)
		}
	}
	all := body(t, ask(s, "GET", "/data/levels.csv"))
	if lines := strings.Count(all, "\n"); lines != manyRecords+1 || !strings.Contains(all, fmt.Sprintf("%d,,,%s,", decktest.Peak, decktest.PeakDay)) {
		t.Errorf("the file has %d lines of %d, or lacks the peak", lines, manyRecords+1)
	}
	deck := body(t, ask(s, "GET", deckURL))
	if len(deck) > 100_000 {
		t.Errorf("deck.json has %d bytes", len(deck))
	}
	var b app.Briefing
	if err := json.Unmarshal([]byte(deck), &b); err != nil {
		t.Fatal(err)
	}
	f := b.Deck.Figure("levels-chart")
	if want := (slides.Many{Count: manyRecords, Known: [2]slides.Date{"1000-01-01", "1297-08-12"}}); len(f.Records) != 1 || f.Many == nil || *f.Many != want || b.Drawings[f.ID].Large == nil {
		t.Errorf("%d records and %+v, want one and %+v", len(f.Records), f.Many, want)
	}
}

func TestTheStillPictureOfALargeFigureHasItsPeak(t *testing.T) {
	t.Parallel()
	s := siteOf(t, readDeck(t, decktest.Measured(20_000, 0)))
	picture := body(t, ask(s, "GET", "/charts/levels-chart.svg"))
	text := func(text string) (y float64) {
		m := regexp.MustCompile(`translate\([-\d.]+ ([-\d.]+)\)"[^>]*>` + text + `</text>`).FindStringSubmatch(picture)
		if m == nil {
			t.Fatalf("the axis has no %s", text)
		}
		y, _ = strconv.ParseFloat(m[1], 64)
		return y
	}
	top, foot := text("1,000"), text("0")
	path := regexp.MustCompile(`d="m([^"]*)" fill="none"`).FindStringSubmatch(picture)
	if path == nil {
		t.Fatal("there is no line")
	}
	// The line is in relative steps: the peak is the longest way up.
	highest := 0.0
	for _, step := range regexp.MustCompile(`(?:v|l[-\d.]+ ?)(-[\d.]+)`).FindAllStringSubmatch(path[1], -1) {
		dy, _ := strconv.ParseFloat(step[1], 64)
		highest = max(highest, -dy)
	}
	if want := (foot - top) * (decktest.Peak - 165) / 1000; highest < want {
		t.Errorf("the line rises %v px, want %v", highest, want)
	}
}

func TestALargeFigureAsKnownOnADayHasOnlyWhatWasKnown(t *testing.T) {
	t.Parallel()
	s := siteOf(t, readDeck(t, decktest.Measured(20_000, 0)))
	page := body(t, ask(s, "GET", "/s/levels?known=1050"))
	for _, part := range []string{"17136 of 20000 records were known at the end of 1050", "Rows 1 to 50 of 17,136."} {
		if !strings.Contains(page, part) {
			t.Errorf("the page does not say %q", part)
		}
	}
	if lines := strings.Count(body(t, ask(s, "GET", "/data/levels.csv?known=1050")), "\n"); lines != 17137 {
		t.Errorf("the file has %d lines, want 17137", lines)
	}
	if page := body(t, ask(s, "GET", "/s/levels?known=0999")); strings.Contains(page, "Rows 1") {
		t.Error("there are rows of a day on which nothing was known")
	}
}

func TestLargeFiguresThatShareAFileHaveFilesOfTheirOwn(t *testing.T) {
	t.Parallel()
	folder := decktest.Measured(4000, 0)
	folder["deck.md"].Data = append(folder["deck.md"].Data, "\n# Again {#again}\n\n``` {.chart #again}\ntype: line\ndata: levels.csv\ntitle: Again\nalt: Again.\nx: day\ny: level\nsource: survey ¶3\nomit: {day: [1000-01-01]}\n```\n"...)
	s := siteOf(t, readDeck(t, folder))
	if lines := strings.Count(body(t, ask(s, "GET", "/charts/again.csv")), "\n"); lines != 4000 {
		t.Errorf("the file has %d lines, want 4000", lines)
	}
	page := body(t, ask(s, "GET", "/s/again"))
	if !strings.Contains(page, `data-records="/charts/again.csv"`) {
		t.Error("the rows come from another file")
	}
	files := map[string]bool{}
	if err := Files(context.Background(), readDeck(t, folder), func(path string, _ []byte) error {
		files[path] = true
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if !files["charts/again.csv"] || !files["charts/levels-chart.csv"] || !files["data/levels.csv"] {
		t.Error("a host of files lacks them")
	}
}

// BenchmarkManyRecords is a deck with 100,000 records, from its files to the first slide.
func BenchmarkManyRecords(b *testing.B) {
	for name, folder := range map[string]fs.FS{"line": decktest.Measured(manyRecords, 0), "scatter": decktest.Measured(0, manyRecords)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := siteOf(b, readDeck(b, folder))
				if _, err := s.get(context.Background(), "/", ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
