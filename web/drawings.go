package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"sync"

	"exhibit/app"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// drawings makes the still pictures of figures as SVG, each once. A picture is known by the
// option that it is drawn from: figures that are the same on two days have one picture. It is
// safe for concurrent use.
type drawings struct {
	renderer *charts.Renderer
	words    *words.Charts
	palettes *[2]charts.Palette // of the deck's theme; nil for those of charts
	calls    calls[string]
	days     *recent[string] // pictures that only some days have, by digest

	mutex sync.Mutex
	today map[string]string // pictures of the deck as it is, by digest: kept for good
}

// dayDrawings is how many bytes of pictures are kept that only some days have. A picture has 5 to
// 20 KB.
const dayDrawings = 4 << 20

func newDrawings(bundle []byte, w *words.Words, palettes *[2]charts.Palette) *drawings {
	return &drawings{renderer: charts.NewRenderer(bundle), words: &w.Charts, palettes: palettes, days: newRecent[string](dayDrawings), today: map[string]string{}}
}

// layOut lays a figure out, as it is wide or narrow. The error names the figure and its line.
func (d *drawings) layOut(f *slides.Figure, narrow bool) (*charts.Drawing, error) {
	laidOut, err := charts.Draw(*f, charts.Theme{Narrow: narrow, Words: d.words})
	if err != nil {
		return nil, cannotDraw(f, err)
	}
	return laidOut, nil
}

func cannotDraw(f *slides.Figure, err error) error {
	return fmt.Errorf("deck.md:%d: figure %s cannot be drawn: %w", f.Line, f.ID, err)
}

// svg draws a figure in the colours of charts.Light. The picture is kept for good if day is empty, and for a
// while if the figure is as known on that day.
func (d *drawings) svg(ctx context.Context, l lane, f *slides.Figure, narrow bool, day slides.Date) (string, error) {
	laidOut, err := d.layOut(f, narrow)
	if err != nil {
		return "", err
	}
	width, height := laidOut.Size()
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %s\n%s", width, height, laidOut.Option(), f.Alt))
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
				return cannotDraw(f, err)
			}
			if day != "" {
				d.days.add(key, svg, len(svg))
				return nil
			}
			d.mutex.Lock()
			defer d.mutex.Unlock()
			d.today[key] = svg
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
func (d *drawings) kept(key string) (string, bool) {
	d.mutex.Lock()
	svg, ok := d.today[key]
	d.mutex.Unlock()
	if ok {
		return svg, true
	}
	return d.days.get(key)
}

// both draws a figure for a page, whose style sheet colours it.
func (d *drawings) both(ctx context.Context, l lane, f *slides.Figure, day slides.Date) (drawn app.Drawing, err error) {
	if drawn.Wide, err = d.svg(ctx, l, f, false, day); err != nil {
		return drawn, err
	}
	if drawn.Narrow, err = d.svg(ctx, l, f, true, day); err != nil {
		return drawn, err
	}
	return app.Drawing{Wide: charts.Themed(drawn.Wide), Narrow: charts.Themed(drawn.Narrow)}, nil
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
		if drawn.Drawings[f.ID], err = d.both(ctx, l, f, b.Deck.KnownOn); err != nil {
			return nil, err
		}
	}
	return &drawn, nil
}
