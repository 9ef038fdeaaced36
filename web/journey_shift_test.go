//go:build browser

package web_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/network"
)

// watchShifts sums all layout shifts of a document, those after an input as well.
const watchShifts = `window.shifts = []; new PerformanceObserver((list) => {
	for (const e of list.getEntries()) shifts.push({value: e.value, at: e.startTime, nodes: e.sources.map((s) => s.node?.className?.baseVal ?? s.node?.className ?? s.node?.nodeName ?? '?').join(', ')});
}).observe({type: 'layout-shift', buffered: true})`

type shift struct {
	Value, At float64
	Nodes     string
}

// shifts lists what has moved since the document was opened.
func (b *tab) shifts() []shift {
	b.Helper()
	b.frame()
	b.frame()
	return ask[[]shift](b, "shifts")
}

func TestNothingMovesWhileAnySlideLoadsAndGoesLive(t *testing.T) {
	for _, s := range []setup{
		{width: 1280, height: 720},
		{width: 390, height: 844, phone: true},
	} {
		t.Run(fmt.Sprintf("%dx%d", s.width, s.height), func(t *testing.T) {
			s.before = watchShifts
			b := open(t, s)
			b.do(send(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}))
			for _, s := range deck().Slides {
				b.start("/s/" + s.Slug)
				b.live()
				if moved := b.shifts(); len(moved) > 0 {
					t.Errorf("%s: %+v", s.Slug, moved)
				}
			}
			// The observer does observe: something that pushes the slide down is noticed.
			ask[any](b, `document.querySelector('.slide').style.paddingTop = '200px'`)
			b.until("shifts.length > 0")
		})
	}
}
