package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"exhibit/app"
	"exhibit/slides"
)

// day returns the date that a query asks for with known=; empty if it asks for none. The error is
// about what is not a date.
func day(query string) (slides.Date, error) {
	if query == "" || !strings.Contains(query, "known=") {
		return "", nil
	}
	values, err := url.ParseQuery(query)
	if err != nil || values.Get("known") == "" {
		return "", err
	}
	return slides.ParseDay(values.Get("known"))
}

// asksForDay reports whether a query has known=, with a date or anything else.
func asksForDay(query string) bool {
	values, _ := url.ParseQuery(query)
	return values.Get("known") != ""
}

// onlyToday says that the evidence cannot be had as known on a day.
func onlyToday() *resource {
	r := &resource{contentType: contentTypes[".txt"], cache: never, status: http.StatusBadRequest, plain: []byte(evidenceURL + " has the evidence of the deck of today, and cannot leave out what was known later; ask for it without ?known=\n")}
	r.pack()
	return r
}

// dependsOnDay reports whether the answer to a path is another one with ?known=.
func dependsOnDay(path string) bool {
	return path == "/" || path == "/print" || path == app.PresenterURL || strings.HasPrefix(path, "/s/") || strings.HasPrefix(path, "/data/") || strings.HasPrefix(path, "/charts/")
}

// onDay makes what a path, which must be one of the site's, answers with the deck as known on a
// day; empty stands for today.
func (d *documents) onDay(path string, day slides.Date) func(context.Context, lane) (content, error) {
	answer := func(ctx context.Context, l lane) (c content, err error) {
		var b *app.Briefing
		if err := l.do(ctx, func() error {
			b = d.today()
			if day != "" {
				b = d.whole.AsKnown(day)
			}
			return nil
		}); err != nil {
			return c, err
		}
		if name, ok := strings.CutPrefix(path, "/data/"); ok {
			err = l.do(ctx, func() error {
				c.plain = b.Deck.CSV(name)
				return nil
			})
			return c, err
		}
		if name, ok := strings.CutPrefix(path, "/charts/"); ok {
			if id, ok := strings.CutSuffix(name, ".csv"); ok {
				err = l.do(ctx, func() error {
					c.plain = b.Deck.Figure(id).CSV()
					return nil
				})
				return c, err
			}
			svg, err := d.drawings.literal(ctx, l, b.Deck.Figure(strings.TrimSuffix(name, ".svg")), day)
			return content{plain: []byte(svg)}, err
		}
		return d.document(ctx, l, b, path)
	}
	if day == "" {
		return answer
	}
	// One day at a time: each has a copy of the deck while it is made, and there are many days.
	return func(ctx context.Context, l lane) (c content, err error) {
		err = d.oneDay.do(ctx, func() (err error) {
			c, err = answer(ctx, l)
			return err
		})
		return c, err
	}
}

// dayLine is the height of the line above a headline that says the day, in px of a slide of 1280 x 720. It leaves charts
// that much less.
const dayLine = 29

// document makes the page at a path. It draws the page's figures first and takes a turn in the
// lane for each, so that a page with many figures does not keep others waiting.
func (d *documents) document(ctx context.Context, l lane, b *app.Briefing, path string) (c content, err error) {
	i, figures, steps := 0, b.Deck.Figures, map[string][]string(nil)
	if path == "/" || strings.HasPrefix(path, "/s/") {
		if slug, ok := strings.CutPrefix(path, "/s/"); ok {
			_, i = b.Deck.Slide(slug)
		}
		figures = nil
		end := min(i+2, len(b.Deck.Slides)) // the page may have the next one too
		if d.watched {
			end = i + 1
		}
		for _, s := range b.Deck.Slides[i:end] {
			figures = append(figures, figuresOf(&b.Deck, &s)...)
		}
		for i := range figures {
			if f := &figures[i]; b.Deck.KnownOn != "" && f.Box[1] > dayLine {
				f.Box[1] -= dayLine
			}
		}
	}
	if b, err = d.drawings.into(ctx, l, b, figures); err != nil {
		return c, err
	}
	if path == app.PresenterURL {
		if steps, err = d.chartSteps(ctx, l); err != nil {
			return c, err
		}
	}
	err = l.do(ctx, func() (err error) {
		switch path {
		case "/print":
			c.plain, err = d.print(b)
		case app.PresenterURL:
			c.plain, err = d.presenter(b, steps)
		default:
			c, err = d.slide(b, i)
		}
		return err
	})
	return c, err
}

// figuresOf are the figures on a slide.
func figuresOf(d *slides.Deck, s *slides.Slide) (all []slides.Figure) {
	for _, id := range s.Figures() {
		all = append(all, *d.Figure(id))
	}
	return all
}
