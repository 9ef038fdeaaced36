//go:build browser

package journeys

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/web"
)

// patience is how long a page may take to reach a state. It only decides how long a
// failing test runs.
const patience = 40 * time.Second

// deck is the embedded deck, as the tests expect to find it in the browser.
var deck = sync.OnceValue(func() *slides.Deck {
	d, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		panic(err)
	}
	return d
})

// site serves it.
var site = sync.OnceValues(func() (*web.Site, error) { return web.New(deck()) })

// chromium is the browser of the package: a context whose children are its tabs.
var chromium = sync.OnceValues(func() (context.Context, error) {
	ctx, stop, err := launch()
	if err == nil {
		quit = stop
	}
	return ctx, err
})

var quit = func() {}

// launch starts a browser; stop ends it.
func launch(more ...chromedp.ExecAllocatorOption) (ctx context.Context, stop func(), err error) {
	path, err := findChromium()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("hide-scrollbars", false),
	)
	ctx, end := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		end()
		return nil, nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	return ctx, func() { chromedp.Cancel(ctx); end() }, nil
}

func TestMain(m *testing.M) {
	code := m.Run()
	quit()
	os.Exit(code)
}

// findChromium is the path of the browser that $CHROMIUM names, or one that is installed.
func findChromium() (string, error) {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium: install it (on Debian and Ubuntu: sudo apt-get install chromium) or set CHROMIUM to its path")
}

// setup is how a tab differs from a bright window of 1280 x 720 that nothing goes wrong in.
type setup struct {
	width, height int
	phone         bool // a touch screen, and the layout that goes with it
	dark          bool
	scriptOff     bool
	worker        bool                            // the deck may be stored in the browser; else the browser has no service workers
	before        string                          // a script that runs in every document before its own
	wrap          func(http.Handler) http.Handler // what stands between the site and the tab; it takes the place of Site.Serve
	provokes      []string                        // parts of the console messages and failures that the test is about
	site          *web.Site                       // what is served; nil for the embedded deck
	beside        string                          // a host besides its server that the tab may ask; empty for none
	watch         func(event any)                 // sees every event of the tab; nil for none
}

// tab is a page in a browser context of its own, with a server of its own. At the end
// of the test it fails the test for every message on the console, every request that
// failed and every request to another host.
type tab struct {
	testing.TB
	ctx    context.Context
	base   string               // where the deck is: an origin, and the path below which it is served, without a slash at its end
	server interface{ Close() } // ends the server and cuts its connections

	other    string            // a host besides the server that it may ask
	wishes   map[string]string // of the reader: media features with their values
	mu       sync.Mutex
	troubles []string
	requests []string
}

// open starts a server and a tab, which shows nothing yet.
func open(t testing.TB, s setup) *tab {
	t.Helper()
	if s.site == nil {
		site, err := site()
		if err != nil {
			t.Fatal(err)
		}
		s.site = site
	}
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	server, err := serve(s.site, s.wrap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)

	b := &tab{TB: t, base: "http://" + server.listener.Addr().String(), server: server}
	b.begin(browser, s, chromedp.WithNewBrowserContext())
	return b
}

// server serves one site; it ends at once, whatever its clients do.
type server struct {
	listener *listener
	end      context.CancelFunc
	ended    chan struct{}
}

// listener keeps the connections that have come.
type listener struct {
	net.Listener
	mu    sync.Mutex
	conns []net.Conn
}

func (l *listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err == nil {
		l.mu.Lock()
		l.conns = append(l.conns, c)
		l.mu.Unlock()
	}
	return c, err
}

// serve serves a site on a free port of this machine as the binary does, by Site.Serve, or with
// wrap by a server of net/http.
func serve(site *web.Site, wrap func(http.Handler) http.Handler) (*server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	ctx, end := context.WithCancel(context.Background())
	s := &server{&listener{Listener: l}, end, make(chan struct{})}
	go func() {
		defer close(s.ended)
		if wrap == nil {
			site.Serve(ctx, s.listener)
			return
		}
		wrapped := &http.Server{Handler: wrap(site)}
		context.AfterFunc(ctx, func() { wrapped.Close() })
		wrapped.Serve(s.listener)
	}()
	return s, nil
}

// Close ends the server, cuts its connections and waits until it has ended. A second call does
// nothing.
func (s *server) Close() {
	s.end()
	s.listener.Close()
	s.listener.mu.Lock()
	for _, c := range s.listener.conns {
		c.Close()
	}
	s.listener.mu.Unlock()
	<-s.ended
}

// beside opens another tab of the same browser context and server.
func (b *tab) beside(s setup) *tab {
	b.Helper()
	other := &tab{TB: b.TB, base: b.base, server: b.server}
	other.begin(b.ctx, s)
	return other
}

// begin makes the tab what the setup says.
func (b *tab) begin(parent context.Context, s setup, options ...chromedp.ContextOption) {
	t := b.TB
	t.Helper()
	if s.watch != nil {
		options = append(options, chromedp.WithListener(s.watch))
	}
	ctx, cancel := chromedp.NewContext(parent, append(options, chromedp.WithListener(b.listen))...)
	b.ctx, b.other = ctx, s.beside
	t.Cleanup(cancel)
	t.Cleanup(func() { b.report(s.provokes) })

	if s.width == 0 {
		s.width, s.height = 1280, 720
	}
	size := []chromedp.EmulateViewportOption{}
	if s.phone {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(
		chromedp.EmulateViewport(int64(s.width), int64(s.height), size...),
		send(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
		send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: s.scriptOff}),
	)
	if !s.worker { // what it does is not what most tests are about
		b.do(inEveryDocument("delete Navigator.prototype.serviceWorker"))
	}
	if s.dark {
		b.scheme("dark")
	} else {
		b.scheme("light")
	}
	if s.before != "" {
		b.do(inEveryDocument(s.before))
	}
}

// inEveryDocument lets a script run before those of each document, as a step.
func inEveryDocument(script string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	})
}

// send is a protocol command without a result, as a step.
func send[P any](command cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

// scheme sets the colour scheme that the reader prefers.
func (b *tab) scheme(name string) {
	b.Helper()
	b.wish("prefers-color-scheme", name)
}

// motion sets how much the reader wants things to move: "reduce" or "no-preference".
func (b *tab) motion(name string) {
	b.Helper()
	b.wish("prefers-reduced-motion", name)
}

func (b *tab) wish(feature, value string) {
	b.Helper()
	if b.wishes == nil {
		b.wishes = map[string]string{}
	}
	b.wishes[feature] = value
	var all []*emulation.MediaFeature
	for name, value := range b.wishes {
		all = append(all, &emulation.MediaFeature{Name: name, Value: value})
	}
	b.do(send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: all}))
}

// listen notes what the tab asks for and what goes wrong in it.
func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	trouble := func(format string, args ...any) { b.troubles = append(b.troubles, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			var text []string
			for _, a := range e.Args {
				text = append(text, strings.Trim(string(a.Value), `"`)+a.Description)
			}
			trouble("console %s: %s", e.Type, strings.Join(text, " "))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		trouble("exception: %s", text)
	case *log.EventEntryAdded: // content security policy, deprecations, interventions, network
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			trouble("log %s (%s): %s %s", e.Entry.Level, e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			trouble("request failed: %s %s", e.ErrorText, e.BlockedReason)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			trouble("status %d: %s", e.Response.Status, e.Response.URL)
		}
	}
}

// report fails the test for what listen has noted, except for what the test provokes.
func (b *tab) report(provoked []string) {
	chromedp.Run(b.ctx, chromedp.Evaluate[chromedp.Void]("0")) // what came before it has been noted
	b.mu.Lock()
	defer b.mu.Unlock()
messages:
	for _, trouble := range b.troubles {
		for _, p := range provoked {
			if strings.Contains(trouble, p) {
				continue messages
			}
		}
		b.Errorf("in the browser: %s", trouble)
	}
	for _, r := range b.elsewhere() {
		b.Errorf("a request left for another host: %s", r)
	}
}

// path is the path below which the deck is served; empty for the root.
func (b *tab) path() string {
	own, _ := url.Parse(b.base)
	return own.Path
}

// elsewhere lists the requests to other hosts than the tab's own server.
func (b *tab) elsewhere() []string {
	own, _ := url.Parse(b.base)
	var others []string
	for _, r := range b.requests {
		if u, err := url.Parse(r); err != nil || u.Host != own.Host && u.Host != b.other && u.Scheme != "data" && u.Scheme != "blob" {
			others = append(others, r)
		}
	}
	return others
}

// do carries out steps, or ends the test.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	for _, step := range steps {
		if b.ctx.Err() != nil {
			b.Fatal("the tab is gone")
		}
		// The first action of a tab binds its life to the context it gets.
		c := ctx
		if chromedp.FromContext(b.ctx).Target == nil {
			c = b.ctx
		}
		if err := chromedp.Do(c, step); err != nil {
			b.Fatalf("in the browser: %v", err)
		}
	}
}

// ask evaluates an expression in the page; a promise is waited for.
func ask[T any](b *tab, expression string, args ...any) T {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	expression = js(expression, args...)
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("asking the page for %s: %v", expression, err)
	}
	return v
}

// js fills arguments into an expression; %q makes a JavaScript string.
func js(expression string, args ...any) string {
	if len(args) == 0 {
		return expression
	}
	return fmt.Sprintf(expression, args...)
}

// until waits for an expression to become true in the page, across page loads.
func (b *tab) until(expression string, args ...any) {
	b.Helper()
	expression = js(expression, args...)
	var err error
	if !b.poll(func(ctx context.Context) (ok bool) {
		ok, err = chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		return ok
	}) {
		b.Fatalf("waited in vain for %s; last error: %v; the page is at %+v", expression, err, b.place())
	}
}

// poll looks until it sees what it looks for, with longer and longer pauses; it reports whether
// it did within the tab's patience. Each look takes processor time of all journeys that run.
func (b *tab) poll(look func(ctx context.Context) bool) bool {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	for pause := 2 * time.Millisecond; ; pause = min(2*pause, 32*time.Millisecond) {
		if look(ctx) {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(pause):
		}
	}
}

// soon reports whether an expression becomes true.
func (b *tab) soon(expression string, args ...any) bool {
	b.Helper()
	return b.poll(func(context.Context) bool { return ask[bool](b, "!!("+js(expression, args...)+")") })
}

// frame waits until the page has been painted.
func (b *tab) frame() {
	b.Helper()
	ask[any](b, "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
}

// place is where a page is, and what a reader would say of it.
type place struct {
	Path, Slug, State, Title, Headline string
	Step                               int  // how many steps are shown
	Right                              bool // exactly the steps up to Step are visible
	Focus                              bool // the headline has the focus
}

const placeScript = `(() => {
	const steps = [...document.querySelectorAll('.stage [data-step]')];
	// The steps of a chart leave no trace in the text.
	const step = !steps.length ? +(document.documentElement.dataset.step || 0)
		: Math.max(0, ...steps.filter((el) => el.hasAttribute('data-shown')).map((el) => +el.dataset.step));
	const visible = (el) => el.checkVisibility({visibilityProperty: true});
	const headline = document.querySelector('.headline')?.cloneNode(true);
	headline?.querySelectorAll('.cites').forEach((el) => el.remove());
	return {
		path: location.pathname + location.hash, title: document.title, step,
		slug: document.querySelector('[data-slide]')?.dataset.slide || '',
		state: document.documentElement.dataset.state || '',
		headline: headline?.textContent.trim() || '',
		// On a phone there are no steps: everything is there at once.
		right: steps.every((el) => visible(el) === (innerWidth < 900 || +el.dataset.step <= step)),
		focus: !!document.activeElement?.matches('.headline'),
	};
})()`

// place asks the page where it is; in the middle of a page load it is nowhere.
func (b *tab) place() place {
	ctx, cancel := context.WithTimeout(b.ctx, time.Second)
	defer cancel()
	p, _ := chromedp.Run(ctx, chromedp.Evaluate[place](placeScript))
	return p
}

// transitionOver says that no view transition is shown: what it shows takes no click.
const transitionOver = `!document.documentElement.matches(':active-view-transition')`

// at waits until the page shows a step of a slide, and checks that it shows nothing more.
func (b *tab) at(slug string, step int) place {
	b.Helper()
	var p place
	if !b.poll(func(context.Context) bool {
		p = b.place()
		return p.Slug == slug && p.Step == step
	}) {
		b.Fatalf("waited in vain for step %d of %s; the page is at %+v", step, slug, p)
	}
	b.until(transitionOver)
	if !p.Right {
		b.Errorf("step %d of %s: not exactly the first %d steps are visible", step, slug, step)
	}
	return p
}

// load opens a path and waits for the document, not for what it loads.
func (b *tab) load(path string) {
	b.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		r, err := cdp.Call(ctx, t, page.Navigate, page.NavigateParams{URL: b.base + path})
		if err == nil && r.ErrorText != "" {
			err = errors.New(r.ErrorText)
		}
		return err
	}))
	b.until("document.readyState !== 'loading'")
}

// start opens a path and waits for the program.
func (b *tab) start(path string) {
	b.Helper()
	b.load(path)
	b.ready()
}

func (b *tab) ready() {
	b.Helper()
	b.until(`document.querySelector('html[data-state="ready"]')`)
}

// settled waits until the page fetches nothing more by itself.
func (b *tab) settled() {
	b.Helper()
	b.until(`document.documentElement.dataset.offline`)
}

// live waits until every figure of the page is live.
func (b *tab) live() {
	b.Helper()
	b.until(`document.querySelectorAll('figure[data-figure]:not([data-chart="live"])').length === 0`)
}

// keys are the names of keys, as KeyboardEvent.key has them.
var keys = map[string]string{
	"ArrowRight": kb.ArrowRight, "ArrowLeft": kb.ArrowLeft, "ArrowDown": kb.ArrowDown, "ArrowUp": kb.ArrowUp,
	"PageDown": kb.PageDown, "PageUp": kb.PageUp, "Home": kb.Home, "End": kb.End,
	"Enter": kb.Enter, "Escape": kb.Escape, "Tab": kb.Tab, "Backspace": kb.Backspace,
}

// press presses keys one after the other; "Shift+" may stand before a name.
func (b *tab) press(names ...string) {
	b.Helper()
	for _, name := range names {
		var options []chromedp.KeyOption
		if rest, ok := strings.CutPrefix(name, "Shift+"); ok {
			name, options = rest, append(options, chromedp.KeyModifiers(chromedp.ModifierShift))
		}
		if k, ok := keys[name]; ok {
			name = k
		}
		b.do(chromedp.KeyEvent(name, options...))
	}
}

// click clicks with the mouse on the middle of the first element that matches, which it
// brings into view.
func (b *tab) click(selector string) {
	b.Helper()
	x, y := b.middle(selector)
	b.do(chromedp.MouseClickXY(x, y))
}

func (b *tab) middle(selector string) (x, y float64) {
	b.Helper()
	p := ask[[]float64](b, `(() => {
		const el = document.querySelector(%q);
		if (!el) return [];
		el.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = el.getClientRects()[0] || {};
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`, selector)
	if len(p) != 2 {
		b.Fatalf("there is no %s", selector)
	}
	return p[0], p[1]
}

// swipe draws one finger over the screen.
func (b *tab) swipe(x0, y0, x1, y1 float64) {
	b.Helper()
	const moves = 6
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		b.do(send(input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points}))
	}
	touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x0, Y: y0})
	for i := 1.0; i <= moves; i++ {
		touch(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x0 + (x1-x0)*i/moves, Y: y0 + (y1-y0)*i/moves})
	}
	touch(input.DispatchTouchEventTypeTouchEnd)
}

// shot is a picture of what the window shows of an element.
func (b *tab) shot(selector string) *image.RGBA {
	b.Helper()
	clip := ask[page.Viewport](b, `(() => {
		const r = document.querySelector(%q).getBoundingClientRect();
		const x = Math.max(0, Math.round(r.x)), y = Math.max(0, Math.round(r.y));
		return {x, y, width: Math.min(innerWidth, Math.round(r.right)) - x, height: Math.min(innerHeight, Math.round(r.bottom)) - y, scale: 1};
	})()`, selector)
	r, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &clip})
	if err != nil {
		b.Fatalf("taking a picture of %s: %v", selector, err)
	}
	decoded, err := png.Decode(bytes.NewReader(r.Data))
	if err != nil {
		b.Fatalf("taking a picture of %s: %v", selector, err)
	}
	picture := image.NewRGBA(decoded.Bounds())
	draw.Draw(picture, picture.Bounds(), decoded, decoded.Bounds().Min, draw.Src)
	return picture
}

// keepShot writes a picture to where a failing test's files are kept.
func (b *tab) keepShot(name string, picture image.Image) {
	b.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.ArtifactDir(), name)
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	b.Logf("see %s (go test -artifacts keeps it)", file)
}

// slideOf is the slide that shows a figure.
func slideOf(figure string) *slides.Slide {
	var has func(blocks []slides.Block) bool
	has = func(blocks []slides.Block) bool {
		for _, b := range blocks {
			if b.Figure == figure {
				return true
			}
			for _, c := range b.Columns {
				if has(c.Blocks) {
					return true
				}
			}
		}
		return false
	}
	for i, s := range deck().Slides {
		if has(s.Blocks) {
			return &deck().Slides[i]
		}
	}
	panic("no slide shows the figure " + figure)
}

// gate holds back the responses to paths until it is opened.
type gate struct {
	open    chan struct{}
	matches func(path string) bool
}

func newGate(matches func(path string) bool) *gate {
	return &gate{make(chan struct{}), matches}
}

func (g *gate) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if g.matches(r.URL.Path) {
			select {
			case <-g.open:
			case <-r.Context().Done():
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

func (g *gate) release() { close(g.open) }

func isWasm(path string) bool {
	return strings.HasPrefix(path, "/assets/app.") && strings.HasSuffix(path, ".wasm")
}

func isCharts(path string) bool {
	return strings.HasPrefix(path, "/assets/charts.") && strings.HasSuffix(path, ".js")
}
