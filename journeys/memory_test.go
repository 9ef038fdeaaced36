//go:build browser

package journeys

import (
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// held is what a page holds on to once everything that can be freed has been.
type held struct {
	listeners, nodes float64
	observers        int     // ResizeObservers: one for each live chart, one for each figure
	script, program  float64 // MB of JavaScript's heap and of the wasm's memory
}

func (b *tab) holds() (h held) {
	b.Helper()
	// The program lets go of the elements of slides before when its own collector runs, for which
	// it must make new things: what it hears of a slide that is shown. The browser frees what refers
	// to each other in turns, and some of it only once it has painted and had time.
	for range 4 {
		ask[any](b, "(() => { for (let i = 0; i < 20000; i++) dispatchEvent(new Event('exhibit:shown')); })()")
		ask[any](b, "new Promise((done) => exhibit.idle(done))")
		b.do(send(heapprofiler.CollectGarbage, cdp.Empty{}))
	}
	r, err := chromedp.Call(b.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range r.Metrics {
		switch m.Name {
		case "JSEventListeners":
			h.listeners = m.Value
		case "Nodes":
			h.nodes = m.Value
		case "JSHeapUsedSize":
			h.script = m.Value / 1e6
		}
	}
	prototype, err := chromedp.Call(b.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: "ResizeObserver.prototype", ObjectGroup: "holds"})
	if err != nil {
		b.Fatal(err)
	}
	all, err := chromedp.Call(b.ctx, runtime.QueryObjects, runtime.QueryObjectsParams{PrototypeObjectID: prototype.Result.ObjectID, ObjectGroup: "holds"})
	if err != nil {
		b.Fatal(err)
	}
	count, err := chromedp.Call(b.ctx, runtime.CallFunctionOn, runtime.CallFunctionOnParams{FunctionDeclaration: "function() { return this.length }", ObjectID: all.Objects.ObjectID})
	if err != nil {
		b.Fatal(err)
	}
	for _, digit := range string(count.Result.Value) {
		h.observers = 10*h.observers + int(digit-'0')
	}
	b.do(send(runtime.ReleaseObjectGroup, runtime.ReleaseObjectGroupParams{ObjectGroup: "holds"}))
	h.program = ask[float64](b, "memory.buffer.byteLength / 1e6")
	return h
}

// keepMemory has a page keep the program's memory as memory.
const keepMemory = `const instantiate = WebAssembly.instantiateStreaming;
	WebAssembly.instantiateStreaming = async (...args) => {
		const made = await instantiate.apply(WebAssembly, args);
		globalThis.memory = made.instance.exports.mem;
		return made;
	};`

// sweepScript goes through the deck four times, key by key, and then waits on a slide for its
// live chart, so that charts come and go as well.
const sweepScript = `(async (slides, charted) => {
	const press = (key) => dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
	const frame = () => new Promise(requestAnimationFrame);
	for (let round = 0; round < 4; round++) {
		press('Home');
		for (let i = 1; i < slides; i++) {
			press('PageDown');
			if (i %% 7 === 0) await frame();
		}
	}
	for (const key of [...String(charted), 'Enter']) press(key);
	while (!document.querySelector('figure[data-chart="live"]')) await frame();
})(%d, %d)`

// TestMemoryStaysFlatOverTenThousandSlideChanges compares what the page holds early with what
// it holds at the end.
func TestMemoryStaysFlatOverTenThousandSlideChanges(t *testing.T) {
	b := open(t, setup{width: 600, height: 800, before: keepMemory}) // so narrow that no slide has steps
	b.do(send(performance.Enable, performance.EnableParams{}))
	b.motion("reduce") // a transition would be skipped at once
	b.start("/")
	slides := len(deck().Slides)
	_, charted := deck().Slide(slideOf(deck().Figures[0].ID).Slug)
	sweep := func(changes int) held {
		for done := 0; done < changes; done += 4 * slides {
			ask[any](b, sweepScript, slides, charted+1)
		}
		b.prepared(deck().Slides[charted-1].Slug)
		b.prepared(deck().Slides[charted+1].Slug)
		return b.holds()
	}
	const early = 4000 // by then V8 has compiled what it compiles
	before, after := sweep(early), sweep(10000-early)
	t.Logf("early %+v, after 10,000 slide changes %+v", before, after)
	if after.listeners > before.listeners {
		t.Errorf("%.0f listeners have become %.0f", before.listeners, after.listeners)
	}
	if after.observers > before.observers {
		t.Errorf("%d observers, of charts and figures, have become %d", before.observers, after.observers)
	}
	if after.nodes > 1.02*before.nodes {
		t.Errorf("%.0f nodes have become %.0f", before.nodes, after.nodes)
	}
	// V8 may still compile something late, once; what is kept of each slide change comes again.
	if after.script > 1.1*before.script {
		again := sweep(10000 - early)
		t.Logf("after 6,000 more %+v", again)
		if again.script > 1.05*after.script {
			t.Errorf("%.1f MB of JavaScript have become %.1f, and then %.1f", before.script, after.script, again.script)
		}
	}
	if after.program > 1.25*before.program { // Go's heap grows in large pieces
		t.Errorf("%.1f MB of the program have become %.1f", before.program, after.program)
	}
}
