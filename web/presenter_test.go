//go:build built

package web

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"golang.org/x/net/html"

	"exhibit/app"
	"exhibit/slides/briefing"
)

func TestTheSpeakerViewHasEverySlideWithItsNotesStepsAndTime(t *testing.T) {
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(briefingSite(t).resources[app.PresenterURL].plain))
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]*html.Node{}
	var order []string
	for n := range doc.Descendants() {
		if n.Data == "section" && attribute(n, "data-slide") != "" {
			order = append(order, attribute(n, "data-slide"))
			sections[order[len(order)-1]] = n
		}
	}
	if len(order) != len(deck.Slides) {
		t.Fatalf("there are %d slides, want %d", len(order), len(deck.Slides))
	}
	total := 0
	for i, s := range deck.Slides {
		n := sections[s.Slug]
		if order[i] != s.Slug {
			t.Fatalf("slide %d is %s, want %s", i+1, order[i], s.Slug)
		}
		if attribute(n, "data-steps") != strconv.Itoa(s.Steps) || attribute(n, "data-seconds") != strconv.Itoa(s.Seconds) || attribute(n, "data-headline") != s.Title {
			t.Errorf("%s: %v, want %d steps, %d seconds and the headline", s.Slug, n.Attr, s.Steps, s.Seconds)
		}
		total += s.Seconds
		var has []string
		for d := range n.Descendants() {
			if class := attribute(d, "class"); class == "notes" && d.FirstChild != nil {
				has = append(has, class)
			} else if d.Data == "article" && strings.HasPrefix(class, "slide") {
				has = append(has, d.Data)
			}
		}
		if strings.Join(has, " ") != "article notes" {
			t.Errorf("%s has %q, want the slide and its notes", s.Slug, has)
		}
	}
	if total == 0 {
		t.Error("the deck plans no time")
	}
}

func TestTheSpeakerViewOfADayHasWhatWasKnown(t *testing.T) {
	s := briefingSite(t)
	r := ask(s, "GET", app.PresenterURL+"?known=2015-09-25")
	page := body(t, r)
	if r.StatusCode != 200 || !strings.Contains(page, "As known on 25 September 2015") || strings.Contains(page, `href="/s/one-agreement"`) {
		t.Errorf("status %d; the page is not that of the day", r.StatusCode)
	}
}
