//go:build browser

package journeys

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"exhibit/slides/decktest"
)

// saves is how often BenchmarkSave saves for each of its rows.
const saves = 20

// BenchmarkSave prints how long it takes from a save of a deck that is being written until the window
// has painted it, in ms: the median and the 95th percentile. It takes its own repetitions: run it with
// -benchtime 1x.
func BenchmarkSave(b *testing.B) {
	for _, size := range []struct{ slides, charts int }{{20, 5}, {200, 50}} {
		deck := decktest.Talk(size.slides, size.charts)
		files := map[string]string{}
		for name, f := range deck {
			files[name] = string(f.Data)
		}
		w := watchingDeck(b, files, setup{})
		slide := 1 + size.slides/size.charts // the second with a chart
		file := "data/gulls-1.csv"
		path := fmt.Sprintf("/s/day-%d", slide+1)
		text := func(n int) (name, content, shown string) {
			shown = fmt.Sprintf("Terns %d were counted", n)
			return "deck.md", strings.Replace(files["deck.md"], fmt.Sprintf("Gulls were counted on day %d ", slide+1), fmt.Sprintf("%s on day %d ", shown, slide+1), 1), shown
		}
		data := func(n int) (name, content, shown string) {
			shown = fmt.Sprintf("Saved %d", n)
			return file, strings.Replace(files[file], "Count 3", shown, 1), shown
		}
		fmt.Printf("\n%d slides with %d charts\n", size.slides, size.charts)
		w.start(path)
		w.live()
		w.row("a word, on the slide", ".stage > article", text)
		w.row("data, on the slide", ".stage > article", data)
		w.load("/print")
		w.row("a word, in print", "main", text)
		w.start("/presenter")
		w.press(fmt.Sprint(slide+1), "Enter")
		w.until(`document.querySelector('[data-part=count]').textContent.includes(' %d /')`, slide+1)
		w.row("a word, in the speaker view", "iframe", text)
		w.save("deck.md", files["deck.md"])
	}
}

// row saves again and again, and prints how long it took until an element said what was saved.
func (w *written) row(what, selector string, save func(n int) (name, content, shown string)) {
	w.Helper()
	var took []float64
	for n := range saves {
		name, content, shown := save(n)
		ask[any](w.tab, `(() => {
			window.painted = 0;
			const element = () => { const el = document.querySelector(%q); return el.contentDocument ? el.contentDocument.body : el; };
			const look = () => element().textContent.includes(%q) ? requestAnimationFrame(() => setTimeout(() => { window.painted = performance.timeOrigin + performance.now(); })) : setTimeout(look, 2);
			look();
		})()`, selector, shown)
		saved := time.Now()
		w.save(name, content)
		w.until("window.painted")
		took = append(took, ask[float64](w.tab, "window.painted")-float64(saved.UnixMicro())/1000)
		w.until(`!document.querySelector('figure[data-figure]:not([data-chart="live"])') || !document.querySelector('.stage')`) // all is as a reader has it between two saves
	}
	slices.Sort(took)
	fmt.Printf("  %-30s %6.0f %6.0f\n", what, took[len(took)/2], took[len(took)*95/100])
}
