//go:build browser

package journeys

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"exhibit/slides"
	"exhibit/web"
)

// legend says what the table of BenchmarkStart has.
const legend = `
Medians of %d starts, %d on the slow line (1.6 Mbit/s, 150 ms to the first byte of each answer, CPU 4 times slower). Times are
ms since navigation began, by the page's clock.
  slide     the whole slide is there and a frame with it has been painted; not before first-contentful-paint
  chart     the same for the server's picture of a chart, opened by its own link; live: ECharts has taken its place
  key       an arrow, sent every 20 ms from the first paint until the page takes it, has brought the next slide to the screen
  ready     html[data-state="ready"]: the program runs
  kB        1000 bytes over the network by then, headers included; what other tabs and workers fetch is not in it
  change    ms from a key until the frame after it has been painted, all slides forward and back, each when its charts are live
            and the next slide is prepared;
            work: of that, tasks on the main thread, less what measuring costs
  smooth    the same in a deck that asks for transitions, which have the browser paint the old slide once more
  heap      MB in use after a collection: of JavaScript + of the program's own memory, when ready and after the changes
  peer      the plainest deck, measured in turns with ours: all slides in one document, pictures for charts, no typefaces, no front end
  empty     a page of one headline, in turns with both: what nothing comes before
`

const (
	fastStarts = 5
	slowStarts = 3
	startLimit = 90 * time.Second // for one start; only decides when a broken one is given up
	storeLimit = 15 * time.Second // for the deck to be stored for offline use
)

// most cuts the number of starts down, for a quick look.
var most = flag.Int("starts", fastStarts, "the most starts that BenchmarkStart takes the median of")

// BenchmarkStart prints how the embedded deck and one of eight slides start and turn. It takes
// its own repetitions: run it with -benchtime 1x.
func BenchmarkStart(b *testing.B) {
	fmt.Printf(legend, min(*most, fastStarts), min(*most, slowStarts))
	b.Run("embedded", func(b *testing.B) { table(b, deck()) })
	b.Run("eight", func(b *testing.B) {
		eight, err := evidence.Read(os.DirFS("testdata/eight"), pandoc.DeckFile)
		if err != nil {
			b.Fatal(err)
		}
		table(b, eight)
	})
}

// table prints the table of a deck.
func table(b *testing.B, deck *slides.Deck) {
	site, err := web.New(deck)
	if err != nil {
		b.Fatal(err)
	}
	fmt.Printf("\n\n%-46s %14s %14s %8s %8s %15s\n", fmt.Sprintf("%s (%d slides)", deck.Title, len(deck.Slides)), "slide (kB)", "chart (kB)", "live", "key", "ready (kB)")
	ours := func(slow bool) *meter { return &meter{TB: b, site: site, deck: deck, path: "/s/", slow: slow} }
	theirs := func(slow bool) *meter {
		return &meter{TB: b, site: site, deck: deck, path: "/#", peer: peerOf(deck), slow: slow}
	}
	moving := *deck
	moving.Transition = "fade"
	fading, err := web.New(&moving)
	if err != nil {
		b.Fatal(err)
	}
	stores := true
	for _, slow := range []bool{false, true} {
		m, peer, empty := ours(slow), theirs(slow), &meter{TB: b, site: site, peer: emptyPage, slow: slow}
		var mine, peers, empties []start
		for range m.starts() {
			mine = append(mine, m.cold())
			peers = append(peers, peer.cold())
			empties = append(empties, empty.first("Slide"))
		}
		m.row("cold", mine)
		peer.row("peer, cold", peers)
		empty.row("empty, cold", empties)
		m.row("warm", m.warm())
		var stored []start
		if stores {
			stored = m.offline()
		}
		if stores = stored != nil; stores {
			m.row("offline", stored)
		} else {
			fmt.Printf("  %-44s not stored: no data-offline=\"ready\" within %v\n", m.pace()+", offline", storeLimit)
		}
	}
	for _, slow := range []bool{false, true} {
		ours(slow).changes("change")
		smooth := ours(slow)
		smooth.site = fading
		smooth.changes("smooth")
		theirs(slow).changes("change")
	}
}

// start is one start of the deck. Times are in ms, and 0 where they were not reached.
type start struct {
	Slide, Chart, Live, Key, Ready    float64
	slideBytes, chartBytes, readyByte float64 // bytes by then
}

// meter measures one deck at one pace.
type meter struct {
	testing.TB
	site *web.Site
	deck *slides.Deck
	path string                          // of a slide, before its slug
	peer func(http.Handler) http.Handler // what serves the deck in place of the site; nil for the site
	slow bool

	mu       sync.Mutex
	began    float64 // when the document was asked for, in s by the browser's clock
	received []receipt
}

// receipt is a piece of a response.
type receipt struct {
	at      float64 // s
	request network.RequestID
	bytes   int64
}

func (m *meter) pace() string {
	if m.slow {
		return "slow line and CPU"
	}
	return "no limits"
}

func (m *meter) starts() int {
	if m.slow {
		return min(*most, slowStarts)
	}
	return min(*most, fastStarts)
}

// chartPath is the first slide with a chart that is there at once.
func (m *meter) chartPath() string {
	for _, s := range m.deck.Slides {
		if f := s.Figures(); len(f) > 0 && s.Steps == 0 {
			return m.path + s.Slug
		}
	}
	m.Fatal("the deck has no chart")
	return ""
}

// watch notes what comes over the network.
func (m *meter) watch(event any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if e.Type == network.ResourceTypeDocument && m.began == 0 {
			m.began = e.Timestamp.Float64()
		}
	case *network.EventResponseReceived:
		if r := e.Response; !r.FromDiskCache && !r.FromServiceWorker && !r.FromPrefetchCache {
			m.received = append(m.received, receipt{e.Timestamp.Float64(), e.RequestID, int64(r.EncodedDataLength)})
		}
	case *network.EventDataReceived:
		m.received = append(m.received, receipt{e.Timestamp.Float64(), e.RequestID, e.EncodedDataLength})
	case *network.EventLoadingFinished: // has the sum, which the pieces need not give
		var sum int64
		network := false
		for _, r := range m.received {
			if r.request == e.RequestID {
				sum += r.bytes
				network = true
			}
		}
		if rest := int64(e.EncodedDataLength) - sum; network && rest > 0 {
			m.received = append(m.received, receipt{e.Timestamp.Float64(), e.RequestID, rest})
		}
	}
}

// bytes is what had come when a page's clock stood at ms.
func (m *meter) bytes(ms float64) (sum float64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range m.received {
		if r.at <= m.began+ms/1000 {
			sum += float64(r.bytes)
		}
	}
	return sum
}

// meterScript notes in every document when what is on the screen. A look is taken before each
// frame, and the time once that frame has been painted.
const meterScript = `(() => {
	const seen = globalThis.seen = {};
	const one = (selector) => document.querySelector(selector);
	const shown = (el) => el && el.getBoundingClientRect().width > 0 && el.checkVisibility({visibilityProperty: true});
	const painted = (done) => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => done(performance.now());
		channel.port2.postMessage(null);
	};
	const when = (there, done) => {
		const look = () => there() ? painted(done) : requestAnimationFrame(look);
		requestAnimationFrame(look);
	};
	const whole = () => document.readyState !== "loading" && shown(one(".headline"));
	const first = new Promise((done) => new PerformanceObserver((list) => {
		for (const e of list.getEntries()) if (e.name === "first-contentful-paint") done(e.startTime);
	}).observe({type: "paint", buffered: true}));

	when(whole, async (at) => { seen.Slide = Math.max(at, await first); });
	when(() => whole() && [...document.querySelectorAll("figure .still svg, figure img")].some((el) => shown(el) && el.complete !== false), async (at) => { seen.Chart = Math.max(at, await first); });
	when(() => whole() && one("figure[data-figure]") && !one('figure[data-figure]:not([data-chart="live"])'), (at) => { seen.Live = at; });
	when(() => document.documentElement?.dataset.state === "ready", (at) => { seen.Ready = at; });

	// The first key may lead to another document, which goes on with what is in the session.
	const slide = () => one("[data-slide]")?.dataset.slide;
	const turned = ({from, origin}) => when(() => whole() && slide() && slide() !== from, async (at) => {
		sessionStorage.removeItem("bench-key");
		seen.Key = performance.timeOrigin - origin + Math.max(at, await first);
	});
	const pressed = location.protocol === "http:" && JSON.parse(sessionStorage.getItem("bench-key"));
	if (pressed) turned(pressed);
	else first.then(() => {
		if (!globalThis.armed) return;
		const key = {from: slide(), origin: performance.timeOrigin};
		sessionStorage.setItem("bench-key", JSON.stringify(key));
		turned(key);
		const press = () => {
			const free = document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true, cancelable: true}));
			if (free) setTimeout(press, 20);
		};
		press();
	});

	for (const name of ["instantiate", "instantiateStreaming"]) {
		const own = WebAssembly[name];
		WebAssembly[name] = async (...args) => {
			const made = await own.apply(WebAssembly, args);
			seen.memory = (made.instance || made).exports.mem;
			return made;
		};
	}
})()`

// open opens a tab in a browser context of its own, without limits yet.
func (m *meter) open() *tab {
	return open(m.TB, setup{site: m.site, wrap: m.peer, before: meterScript, worker: true, watch: m.watch, provokes: []string{""}})
}

// close ends a tab and its server before the benchmark does.
func (b *tab) close() {
	chromedp.Cancel(b.ctx)
	b.server.Close()
}

// throttle slows the tab down to the meter's pace.
func (m *meter) throttle(b *tab) {
	if !m.slow {
		return
	}
	const rate = 1.6e6 / 8 // bytes a second
	b.do(
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
				MatchedNetworkConditions: []*network.Conditions{{Latency: 150, DownloadThroughput: rate, UploadThroughput: rate}},
			})
			return err
		}),
		// A browser knows what its line is like, as it does when its developer tools slow it down.
		send(network.OverrideNetworkState, network.OverrideNetworkStateParams{Latency: 150, DownloadThroughput: rate, UploadThroughput: rate}),
		send(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}),
	)
}

// begin opens a path and waits for a mark of meterScript.
func (m *meter) begin(b *tab, path, mark string) start {
	m.mu.Lock()
	m.began, m.received = 0, nil
	m.mu.Unlock()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		r, err := cdp.Call(ctx, t, page.Navigate, page.NavigateParams{URL: b.base + path})
		if err == nil && r.ErrorText != "" {
			err = errors.New(r.ErrorText)
		}
		return err
	}))
	b.within(startLimit, "globalThis.seen?.%s", mark)
	s := ask[start](b, "seen")
	s.slideBytes, s.chartBytes, s.readyByte = m.bytes(s.Slide), m.bytes(s.Chart), m.bytes(s.Ready)
	return s
}

// within is until with a limit of its own.
func (b *tab) within(limit time.Duration, expression string, args ...any) {
	if !b.reaches(limit, expression, args...) {
		b.Fatalf("waited %v in vain for %s; the page is at %+v", limit, js(expression, args...), b.place())
	}
}

// reaches reports whether an expression becomes true within a limit.
func (b *tab) reaches(limit time.Duration, expression string, args ...any) bool {
	ctx, cancel := context.WithTimeout(b.ctx, limit)
	defer cancel()
	for ctx.Err() == nil {
		if ok, _ := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+js(expression, args...)+")")); ok {
			return true
		}
		select {
		case <-ctx.Done():
		case <-time.After(20 * time.Millisecond): // the page keeps the time, not we
		}
	}
	return false
}

// leave takes the tab away from the deck, so that what follows starts from nothing.
func (b *tab) leave() {
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.Navigate, page.NavigateParams{URL: "about:blank"})
		return err
	}))
	b.within(startLimit, `location.href === "about:blank" && document.readyState === "complete"`)
}

// cold starts the deck three ways, each time in a new browser context.
func (m *meter) cold() start {
	ready, live := "Ready", "Live"
	if m.peer != nil { // it is what it will be
		ready, live = "Slide", "Chart"
	}
	s := m.first(ready)
	m.anew(func(b *tab) { s.chart(m.begin(b, m.chartPath(), live)) })
	m.anew(func(b *tab) { s.Key = m.firstKey(b) })
	return s
}

// first starts it in a new browser context, up to a mark of meterScript.
func (m *meter) first(mark string) (s start) {
	m.anew(func(b *tab) { s = m.begin(b, "/", mark) })
	return s
}

// anew measures in a new browser context.
func (m *meter) anew(measure func(*tab)) {
	b := m.open()
	defer b.close()
	m.throttle(b)
	measure(b)
}

// chart takes over what another start tells of a chart.
func (s *start) chart(of start) { s.Chart, s.chartBytes, s.Live = of.Chart, of.chartBytes, of.Live }

// firstKey is when a key pressed at the first paint was answered.
func (m *meter) firstKey(b *tab) float64 {
	armed, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: "globalThis.armed = true"})
	if err != nil {
		b.Fatal(err)
	}
	defer b.do(send(page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams(armed)))
	return m.begin(b, "/", "Key").Key
}

// warm starts it again where it has been started before.
func (m *meter) warm() []start {
	b := m.open()
	defer b.close()
	m.fill(b)
	m.throttle(b)
	return m.again(b)
}

// offline starts it again after its server has gone; nil if it was not stored.
func (m *meter) offline() []start {
	b := m.open()
	defer b.close()
	m.fill(b)
	if !b.reaches(storeLimit, `document.documentElement.dataset.offline === "ready"`) {
		return nil
	}
	b.server.Close()
	m.throttle(b)
	return m.again(b)
}

// fill loads all that the starts to be measured will load.
func (m *meter) fill(b *tab) {
	m.begin(b, m.chartPath(), "Live")
	m.begin(b, "/", "Ready")
}

func (m *meter) again(b *tab) (all []start) {
	for range m.starts() {
		b.leave()
		s := m.begin(b, "/", "Ready")
		b.leave()
		s.chart(m.begin(b, m.chartPath(), "Live"))
		b.leave()
		s.Key = m.firstKey(b)
		all = append(all, s)
	}
	return all
}

// row prints the medians of starts.
func (m *meter) row(kind string, all []start) {
	of := func(f func(start) float64) float64 {
		var values []float64
		for _, s := range all {
			values = append(values, f(s))
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	with := func(ms, bytes float64) string { return fmt.Sprintf("%.0f (%.1f)", ms, bytes/1000) }
	fmt.Printf("  %-44s %14s %14s %8.0f %8.0f %15s\n", m.pace()+", "+kind,
		with(of(func(s start) float64 { return s.Slide }), of(func(s start) float64 { return s.slideBytes })),
		with(of(func(s start) float64 { return s.Chart }), of(func(s start) float64 { return s.chartBytes })),
		of(func(s start) float64 { return s.Live }), of(func(s start) float64 { return s.Key }),
		with(of(func(s start) float64 { return s.Ready }), of(func(s start) float64 { return s.readyByte })))
}

// steps is how many keys a slide takes before the next one comes.
func (m *meter) steps(slide int) int {
	if m.peer != nil { // it shows everything at once
		return 0
	}
	return m.deck.Slides[slide].Steps
}

// changes prints what going to another slide takes, and the heap before and after.
func (m *meter) changes(kind string) {
	b := m.open()
	defer b.close()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, performance.Enable, performance.EnableParams{})
		return err
	}))
	if m.peer == nil {
		m.begin(b, "/", "Ready")
	} else {
		m.begin(b, "/", "Slide")
	}
	before := b.heap()
	m.throttle(b)
	var idle, all []change
	last := len(m.deck.Slides) - 1
	turn := func(from, to int, key string) {
		b.within(startLimit, `document.querySelectorAll('figure[data-figure]:not([data-chart="live"])').length === 0`)
		for range m.steps(from) {
			b.press(key)
		}
		if m.peer == nil {
			b.prepared(m.deck.Slides[to].Slug)
		}
		b.frame()
		b.frame()
		idle = append(idle, b.change("F13", false)) // a key that means nothing: what measuring costs
		all = append(all, b.change(key, true))
		b.within(startLimit, `document.querySelector("[data-slide]").dataset.slide === %q && `+transitionOver, m.deck.Slides[to].Slug)
	}
	for range 2 {
		for i := range last {
			turn(i, i+1, "ArrowRight")
		}
		for i := last; i > 0; i-- {
			turn(i, i-1, "ArrowLeft")
		}
	}
	overhead := quantile(idle, 0.5, func(c change) float64 { return c.Work })
	painted := func(c change) float64 { return c.Painted }
	work := func(c change) float64 { return max(0, c.Work-overhead) }
	name := m.pace()
	if m.peer != nil {
		name += ", peer"
	}
	fmt.Printf("  %-44s %s p50 %.1f, p95 %.1f   work p50 %.1f, p95 %.1f   heap %s, then %s   (%d changes)\n", name, kind,
		quantile(all, 0.5, painted), quantile(all, 0.95, painted), quantile(all, 0.5, work), quantile(all, 0.95, work),
		before, b.heap(), len(all))
}

// heap is the memory in use: "4.1+18.0 MB" of JavaScript and of the program.
func (b *tab) heap() string {
	b.do(send(heapprofiler.CollectGarbage, cdp.Empty{}))
	used, err := chromedp.Call(b.ctx, runtime.GetHeapUsage, cdp.Empty{})
	if err != nil {
		b.Fatal(err)
	}
	program := ask[float64](b, "seen.memory?.buffer.byteLength || 0")
	return strings.TrimSpace(fmt.Sprintf("%.1f+%.1f MB", used.UsedSize/1e6, program/1e6))
}
