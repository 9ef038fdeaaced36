package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"

	"exhibit/app"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// drawings are the still pictures of a deck's figures as SVG. It is safe for concurrent use.
type drawings struct {
	*pictures
	words    *words.Charts
	palettes *[2]charts.Palette // of the deck's theme; nil for those of charts
}

func newDrawings(p *pictures, w *words.Words, palettes *[2]charts.Palette) *drawings {
	return &drawings{p, &w.Charts, palettes}
}

// pictures makes still pictures, each once. A picture is known by the option that it is drawn from:
// figures that are the same on two days, or in two versions of a deck, have one picture. It is safe for
// concurrent use.
type pictures struct {
	renderer *charts.Renderer
	calls    calls[string]
	today    *recent[string] // pictures of decks as they are, by digest
	days     *recent[string] // pictures that only some days have, by digest
}

// dayDrawings is how many bytes of pictures are kept that only some days have. A picture has 5 to
// 20 KB.
const dayDrawings = 4 << 20

// newPictures makes pictures with a bundle, see [charts.NewRenderer], of which it keeps up to a number of bytes.
func newPictures(bundle []byte, most int) *pictures {
	return &pictures{renderer: charts.NewRenderer(bundle), today: newRecent[string](most), days: newRecent[string](dayDrawings)}
}

// layOut lays a figure out for its slide or for a phone. The error names the figure and its line.
func (d *drawings) layOut(f *slides.Figure, phone bool) (*charts.Drawing, *figureError) {
	laidOut, err := charts.Draw(*f, charts.Theme{Phone: phone, Words: d.words})
	if err != nil {
		return nil, &figureError{f, err}
	}
	return laidOut, nil
}

// figureError says why a figure cannot be drawn.
type figureError struct {
	figure *slides.Figure
	why    error
}

func (e *figureError) Error() string { return e.where() + ": " + e.message() }

// where is "file:line".
func (e *figureError) where() string { return fmt.Sprintf("%s:%d", e.figure.File, e.figure.Line) }

func (e *figureError) message() string {
	return fmt.Sprintf("figure %s cannot be drawn: %v", e.figure.ID, e.why)
}

// svg draws a figure in the colours of charts.Light. The picture is kept among those of today if day is empty, else among
// those of days.
func (d *drawings) svg(ctx context.Context, l lane, f *slides.Figure, phone bool, day slides.Date) (string, error) {
	laidOut, failed := d.layOut(f, phone)
	if failed != nil {
		return "", failed
	}
	width, height := laidOut.Size()
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %s\n%s", width, height, laidOut.Picture(), f.Alt))
	key := hex.EncodeToString(sum[:])
	if svg, ok := d.kept(key); ok {
		return svg, nil
	}
	return d.calls.do(ctx, key, func(ctx context.Context) (svg string, err error) {
		err = l.do(ctx, func() error {
			var there bool
			if svg, there = d.kept(key); there {
				return nil
			}
			if svg, err = d.renderer.SVG(laidOut); err != nil {
				return &figureError{f, err}
			}
			keep := d.today
			if day != "" {
				keep = d.days
			}
			keep.add(key, svg, len(svg))
			return nil
		})
		return svg, err
	})
}

// literal draws a figure as a file by itself, in the deck's light colours.
func (d *drawings) literal(ctx context.Context, l lane, f *slides.Figure, day slides.Date) (string, error) {
	svg, err := d.svg(ctx, l, f, false, day)
	if err != nil || d.palettes == nil {
		return svg, err
	}
	return charts.In(svg, &d.palettes[0]), nil
}

// kept returns the picture with a digest, if it has been made and is still there.
func (p *pictures) kept(key string) (string, bool) {
	if svg, ok := p.today.get(key); ok {
		return svg, true
	}
	return p.days.get(key)
}

// both draws a figure of a deck for a page, whose style sheet colours it, and hides until its step what has the class
// "later".
func (d *drawings) both(ctx context.Context, l lane, b *app.Briefing, f *slides.Figure) (drawn app.Drawing, err error) {
	day := b.Deck.KnownOn
	if drawn.Wide, err = d.svg(ctx, l, f, false, day); err != nil {
		return drawn, err
	}
	if drawn.Narrow, err = d.svg(ctx, l, f, true, day); err != nil {
		return drawn, err
	}
	if hidden, _ := f.At(0); len(hidden) > 0 {
		first := *f
		first.Hidden = hidden
		for narrow, picture := range map[bool]*string{false: &drawn.Wide, true: &drawn.Narrow} {
			bare, err := d.svg(ctx, l, &first, narrow, day)
			if err != nil {
				return drawn, err
			}
			*picture = charts.Later(*picture, bare)
		}
	}
	drawn.Wide, drawn.Narrow = charts.Themed(drawn.Wide), charts.Themed(drawn.Narrow)
	if f.Large() {
		drawn.Large, err = d.large(b, f)
	}
	return drawn, err
}

// large is what a page has of a large figure.
func (d *drawings) large(b *app.Briefing, f *slides.Figure) (*app.Large, error) {
	wide, failed := d.layOut(f, false)
	if failed != nil {
		return nil, failed
	}
	narrow, failed := d.layOut(f, true)
	if failed != nil {
		return nil, failed
	}
	return app.LargeOf(&b.Deck, f, b.Words, wide, narrow)
}

// into returns the briefing with drawings of the figures.
func (d *drawings) into(ctx context.Context, l lane, b *app.Briefing, figures []slides.Figure) (*app.Briefing, error) {
	drawn := *b
	if drawn.Drawings = maps.Clone(b.Drawings); drawn.Drawings == nil {
		drawn.Drawings = map[string]app.Drawing{}
	}
	for i := range figures {
		f := &figures[i]
		if b.Deck.KnownOn != "" && len(f.Records) == 0 { // app says that there is nothing to show
			continue
		}
		var err error
		if drawn.Drawings[f.ID], err = d.both(ctx, l, b, f); err != nil {
			return nil, err
		}
	}
	return &drawn, nil
}
