//go:build browser

package journeys

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"exhibit/build/wasm"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// The budgets. Sizes are held; times are only told, because they depend on
// the machine.
const (
	pageBudget   = 14 << 10  // bytes, brotli
	chartsBudget = 200 << 10 // bytes, brotli
	wasmBudget   = 1.20      // times the smallest go-app program, brotli
)

// measured prints a line of the table that make check shows.
func measured(what, got, budget string) {
	fmt.Printf("%-58s %-24s %s\n", what, got, budget)
}

// sent is the size of a response to a browser that takes brotli.
func sent(t *testing.T, path string) int {
	t.Helper()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest("GET", path, nil)
	request.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	r := httptest.NewRecorder()
	site.ServeHTTP(r, request)
	if r.Code != http.StatusOK || r.Header().Get("Content-Encoding") != "br" {
		t.Fatalf("GET %s: status %d, encoding %q", path, r.Code, r.Header().Get("Content-Encoding"))
	}
	return r.Body.Len()
}

// asset is the URL of a built file, which the page names in its data attributes.
func asset(t *testing.T, attribute string) string {
	t.Helper()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRecorder()
	site.ServeHTTP(r, httptest.NewRequest("GET", "/", nil))
	found := regexp.MustCompile(" data-" + attribute + `="([^"]+)"`).FindStringSubmatch(r.Body.String())
	if found == nil {
		t.Fatalf("the page has no data-%s", attribute)
	}
	return found[1]
}

func TestBudgetOfASlidesPage(t *testing.T) {
	largest, slug := 0, ""
	for _, s := range deck().Slides {
		n := sent(t, "/s/"+s.Slug)
		if n > largest {
			largest, slug = n, s.Slug
		}
		if n > pageBudget {
			t.Errorf("/s/%s is %d bytes, over the budget of %d", s.Slug, n, pageBudget)
		}
	}
	measured(fmt.Sprintf("largest slide page, brotli (%s)", slug), fmt.Sprintf("%d bytes", largest), fmt.Sprintf("%d bytes", pageBudget))
}

func TestBudgetOfECharts(t *testing.T) {
	n := sent(t, asset(t, "charts"))
	measured("ECharts bundle, brotli", fmt.Sprintf("%d bytes", n), fmt.Sprintf("%d bytes", chartsBudget))
	if n > chartsBudget {
		t.Errorf("the ECharts bundle is %d bytes, over the budget of %d", n, chartsBudget)
	}
}

// packed is the size of a file as build/ compresses it.
func packed(file []byte) int {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	w.Write(file) // a bytes.Buffer does not fail
	w.Close()
	return b.Len()
}

// TestBudgetOfTheProgram holds the program to what the Go toolchain makes of the smallest one. What build/ saves by
// joining data is ours; the comparison without it is told.
func TestBudgetOfTheProgram(t *testing.T) {
	ours := sent(t, asset(t, "wasm"))
	program := filepath.Join(t.TempDir(), "hello.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./testdata/hello")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building the smallest program: %v\n%s", err, out)
	}
	plain, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	joined, err := wasm.JoinData(plain)
	if err != nil {
		t.Fatal(err)
	}
	smallest, same := packed(plain), packed(joined)
	ratio := float64(ours) / float64(smallest)
	measured(fmt.Sprintf("app.wasm, brotli (%d), to the smallest program (%d)", ours, smallest),
		fmt.Sprintf("%.3f times", ratio), fmt.Sprintf("%.2f times", wasmBudget))
	measured(fmt.Sprintf("app.wasm to the smallest program with its data joined (%d)", same),
		fmt.Sprintf("%.3f times", float64(ours)/float64(same)), "(told only)")
	if ratio > wasmBudget {
		t.Errorf("app.wasm is %.3f times the smallest program, over the budget of %.2f", ratio, wasmBudget)
	}
}

// watchShifts notes all layout shifts of a document, those after an input as well.
const watchShifts = `window.shifts = []; new PerformanceObserver((list) => {
	for (const e of list.getEntries()) shifts.push({
		value: e.value, at: e.startTime,
		nodes: e.sources.map((s) => s.node?.className?.baseVal ?? s.node?.className ?? s.node?.nodeName ?? '?').join(', '),
	});
}).observe({type: 'layout-shift', buffered: true})`

type shift struct {
	Value, At float64 // At in ms since the document was opened
	Nodes     string
}

func TestBudgetOfLayoutShiftAndForeignRequests(t *testing.T) {
	total, foreign, loads := 0.0, 0, 0
	for _, s := range []setup{{width: 1280, height: 720}, phone} {
		t.Run(s.size(), func(t *testing.T) {
			s.before = watchShifts
			b := open(t, s)
			b.do(send(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}))
			for _, s := range deck().Slides {
				b.start("/s/" + s.Slug)
				b.live()
				b.frame()
				b.frame()
				loads++
				for _, moved := range ask[[]shift](b, "shifts") {
					total += moved.Value
					t.Errorf("%s: something moved: %+v", s.Slug, moved)
				}
			}
			b.mu.Lock()
			foreign += len(b.elsewhere())
			b.mu.Unlock()
			// The observer does observe: something that pushes the slide down is noticed.
			ask[any](b, `document.querySelector('.slide').style.paddingTop = '200px'`)
			b.until("shifts.length > 0")
		})
	}
	measured(fmt.Sprintf("layout shift from first paint to live charts, %d loads", loads), fmt.Sprintf("%.4f", total), "0")
	measured("requests to other hosts", fmt.Sprint(foreign), "0")
}

// change is what it cost to go to another slide.
type change struct {
	Handled float64 // ms in the key's handlers
	Painted float64 // ms from the key until the slide was painted
	Frames  int     // the frame after the key that had it: the first, unless a view transition shows the old slide once more
	Work    float64 // ms of tasks on the main thread until then
}

// changeScript presses a key and waits until the frame after the change has been painted; with
// turns false the key changes nothing.
const changeScript = `new Promise((done) => {
	const at = () => document.querySelector('[data-slide]').dataset.slide;
	const before = at(), start = performance.now();
	dispatchEvent(new KeyboardEvent('keydown', {key: %q, bubbles: true, cancelable: true}));
	const handled = performance.now() - start;
	const frame = (frames) => requestAnimationFrame(() => {
		if (%t && at() === before) return frame(frames + 1);
		const channel = new MessageChannel();
		channel.port1.onmessage = () => done({handled, frames, painted: performance.now() - start});
		channel.port2.postMessage(null);
	});
	frame(1);
})`

func (b *tab) change(key string, turns bool) change {
	b.Helper()
	tasks := func() float64 {
		r, err := chromedp.Call(b.ctx, performance.GetMetrics, cdp.Empty{})
		if err != nil {
			b.Fatal(err)
		}
		for _, m := range r.Metrics {
			if m.Name == "TaskDuration" {
				return 1000 * m.Value
			}
		}
		b.Fatal("the browser does not measure its tasks")
		return 0
	}
	before := tasks()
	c := ask[change](b, changeScript, key, turns)
	c.Work = tasks() - before
	return c
}

// prepared waits until a key shows a slide at once.
func (b *tab) prepared(slug string) {
	b.Helper()
	b.preparedAt("/s/" + slug)
}

// preparedAt is prepared for an address, which may have a day.
func (b *tab) preparedAt(address string) {
	b.Helper()
	b.until("document.querySelector('.stage').dataset.prepared?.split(' ').includes(%q)", address)
}

// TestBudgetOfASlideChange only tells: a shared machine makes no promise on time. The budget is
// for a reader who has looked at a slide for the tenth of a second in which the program prepares the
// next.
func TestBudgetOfASlideChange(t *testing.T) {
	b := open(t, setup{})
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, performance.Enable, performance.EnableParams{})
		return err
	}))
	b.start("/s/" + deck().Slides[0].Slug)
	var idle, text, charts []change
	for range 2 {
		for i := range deck().Slides[:len(deck().Slides)-1] {
			b.live()
			b.frame()
			b.frame()
			idle = append(idle, b.change("F13", false)) // a key that means nothing: what measuring costs
			for range deck().Slides[i].Steps {
				b.press("ArrowRight")
			}
			b.frame()
			b.prepared(deck().Slides[i+1].Slug)
			c := b.change("ArrowRight", true)
			b.at(deck().Slides[i+1].Slug, 0)
			if len(deck().Slides[i+1].Figures()) > 0 {
				charts = append(charts, c)
			} else {
				text = append(text, c)
			}
		}
		b.press("Home")
		b.at(deck().Slides[0].Slug, 0)
	}
	overhead := quantile(idle, 0.5, func(c change) float64 { return c.Work })
	for _, kind := range []struct {
		name    string
		changes []change
	}{{"to text", text}, {"to chart", charts}} {
		report := func(what, budget string, of func(change) float64) {
			measured("slide change "+kind.name+": "+what,
				fmt.Sprintf("p50 %.1f, p95 %.1f ms", quantile(kind.changes, 0.5, of), quantile(kind.changes, 0.95, of)), budget)
		}
		report("work on the main thread", "p95 16 ms for text, 32 ms for a chart (told only)", func(c change) float64 { return max(0, c.Work-overhead) })
		report("in the key's handler", "(told only)", func(c change) float64 { return c.Handled })
		report("until painted", "the next frame", func(c change) float64 { return c.Painted })
		frames := func(c change) float64 { return float64(c.Frames) }
		measured("slide change "+kind.name+": frame that has it", fmt.Sprintf("p50 %.0f, p95 %.0f", quantile(kind.changes, 0.5, frames), quantile(kind.changes, 0.95, frames)), "1 (told only)")
	}
}

// quantile is the q-quantile of a number of each change.
func quantile(changes []change, q float64, of func(change) float64) float64 {
	var values []float64
	for _, c := range changes {
		values = append(values, of(c))
	}
	slices.Sort(values)
	return values[min(int(q*float64(len(values))), len(values)-1)]
}
