//go:build browser && built

// These tests need web/dist and node_modules, which make builds, and Chromium.

package charts

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"exhibit/slides"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

const page = `<!doctype html><meta charset="utf-8"><title>charts</title>
<link rel="icon" href="data:,">
<style>
@font-face { font-family: "Source Sans 3"; src: url(/font-400.woff2) format("woff2"); font-weight: 400; }
@font-face { font-family: "Source Sans 3"; src: url(/font-600.woff2) format("woff2"); font-weight: 600; }
html { background: #fbfaf7; overflow: hidden; }
body { margin: 0; }
#static, #live { position: absolute; left: 0; top: 0; transform-origin: 0 0; }
svg { display: block; }
</style>
<div id="static"></div><div id="live"></div>
<script type="module">
import { mount } from '/charts.js';
window.errors = [];
window.addEventListener('error', (e) => errors.push(e.message));
const [still, live] = [document.getElementById('static'), document.getElementById('live')];
let handle;
window.clear = () => { handle?.dispose(); handle = undefined; still.textContent = live.textContent = ''; };
window.showStatic = (svg) => { clear(); still.innerHTML = svg; };
window.showLive = (width, height, option, scale) => {
  clear();
  live.style.width = width * scale + 'px';
  live.style.height = height * scale + 'px';
  handle = mount(live, width, height, option);
  return handle.marks().length;
};
window.marks = () => handle.marks();
window.show = (i) => handle.show(i);
window.update = (option) => handle.update(option);
window.tip = () => {
  const tip = live.querySelector('div[style*="pre-line"]');
  if (!tip || getComputedStyle(tip).visibility === 'hidden' || getComputedStyle(tip).display === 'none' || getComputedStyle(tip).opacity === '0') return { text: '' };
  const r = tip.getBoundingClientRect();
  return { text: tip.innerText.replaceAll('\u200b', ''), x: r.x, y: r.y, width: r.width, height: r.height, elements: tip.querySelectorAll('*').length };
};
window.texts = () => {
  const svg = still.querySelector('svg').getBoundingClientRect();
  return [...still.querySelectorAll('text')].map((el) => {
    const r = el.getBoundingClientRect();
    // The glyphs, without the leading above and below them.
    return { text: el.textContent, x: r.x - svg.x, y: r.y - svg.y + r.height * 0.16, width: r.width, height: r.height * 0.68 };
  });
};
for (const weight of [400, 600]) await document.fonts.load(weight + ' 14px "Source Sans 3"').catch(() => {});
window.ready = true;
</script>`

// browser opens page in Chromium, with our font or with its fallback.
func browser(t *testing.T, font bool) context.Context {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/charts.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, "../web/dist/charts.js")
	})
	for _, weight := range []string{"400", "600"} {
		mux.HandleFunc("/font-"+weight+".woff2", func(w http.ResponseWriter, r *http.Request) {
			if !font {
				http.NotFound(w, r)
				return
			}
			http.ServeFile(w, r, "../node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-"+weight+"-normal.woff2")
		})
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)

	path := ""
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); path == "" && err == nil {
			path = found
		}
	}
	if path == "" {
		t.Fatal("no Chromium; make setup-chromium says what to install")
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1800, 1100), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	eval[bool](t, ctx, `new Promise((done) => { const look = () => window.ready ? done(true) : setTimeout(look, 10); look(); })`)
	return ctx
}

// eval calls one of page's functions with JSON arguments.
func eval[T any](t *testing.T, ctx context.Context, expression string, args ...any) T {
	t.Helper()
	var list []string
	for _, a := range args {
		data, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(data))
	}
	if args != nil {
		expression += "(" + strings.Join(list, ",") + ")"
	}
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%.80s: %v", expression, err)
	}
	return v
}

func TestInChromiumTextsStayInTheFrameAndApart(t *testing.T) {
	for _, font := range []bool{true, false} {
		t.Run(map[bool]string{true: "our font", false: "its stand-in"}[font], func(t *testing.T) {
			ctx := browser(t, font)
			for name, f := range deckFigures(t) {
				for size, theme := range themesOf(name) {
					t.Run(name+"/"+size, func(t *testing.T) {
						eval[chromedp.Void](t, ctx, "showStatic", draws(t, f, theme))
						var all []textBox
						for _, b := range eval[[]struct {
							Text                string
							X, Y, Width, Height float64
						}](t, ctx, "texts()") {
							all = append(all, textBox{b.Text, box{b.X, b.Y, b.Width, b.Height}})
						}
						w, h := Size(f, theme)
						checkTexts(t, all, float64(w), float64(h), 1.5)
					})
				}
			}
		})
	}
}

func TestTheLiveChartLooksLikeTheDrawing(t *testing.T) {
	ctx := browser(t, true)
	for name, f := range deckFigures(t) {
		for size, theme := range themesOf(name) {
			t.Run(name+"/"+size, func(t *testing.T) {
				w, h := Size(f, theme)
				eval[chromedp.Void](t, ctx, "showStatic", draws(t, f, theme))
				still := screenshot(t, ctx)
				eval[int](t, ctx, "showLive", w, h, string(option(t, f, theme)), 1)
				live := screenshot(t, ctx)
				// Coordinates of a still are rounded to a tenth of a pixel, so that edges and letters are smoothed in another
				// way. What is drawn otherwise differs by more than a pixel.
				differ := 0
				for y := 1; y < h-1; y++ {
					for x := 1; x < w-1; x++ {
						if distance(still, live, x, y) > 40 && !beside(still, live, x, y) {
							differ++
						}
					}
				}
				if share := float64(differ) / float64(w*h); share > 0.0025 { // a line may fall on the next row of pixels
					t.Errorf("%.3f %% of the pixels differ", share*100)
				}
			})
		}
	}
	if errors := eval[[]string](t, ctx, "errors"); len(errors) > 0 {
		t.Error(errors)
	}
}

func screenshot(t *testing.T, ctx context.Context) image.Image {
	t.Helper()
	data, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// distance is the largest difference of two colours in a channel, 0 to 255.
func distance(a, b image.Image, x, y int) int {
	r1, g1, b1, _ := a.At(x, y).RGBA()
	r2, g2, b2, _ := b.At(x, y).RGBA()
	most := 0
	for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
		most = max(most, d>>8, -d>>8)
	}
	return most
}

// beside reports whether the pixels of two pictures at a place are each, in every channel, between those around it in the
// other: an edge that lies less than a pixel from the other's.
func beside(a, b image.Image, x, y int) bool {
	between := func(a, b image.Image) bool {
		const near = 40 // of 255
		r, g, bl, _ := a.At(x, y).RGBA()
		lo, hi := [3]int{255, 255, 255}, [3]int{}
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				r, g, bl, _ := b.At(x+dx, y+dy).RGBA()
				for c, v := range [3]uint32{r, g, bl} {
					lo[c], hi[c] = min(lo[c], int(v>>8)), max(hi[c], int(v>>8))
				}
			}
		}
		for c, v := range [3]uint32{r, g, bl} {
			if v := int(v >> 8); v < lo[c]-near || v > hi[c]+near {
				return false
			}
		}
		return true
	}
	return between(a, b) && between(b, a)
}

func TestPointingAtAScaledChartFindsTheRightMark(t *testing.T) {
	for name, f := range deckFigures(t) {
		switch name {
		case "timeline":
			t.Run(name, func(t *testing.T) { pointsAtAllMarks(t, f, 1, 1.5, 0.8) })
		case "hostile-timeline", "briefing-timeline", "briefing-timeline-zoomed":
			t.Run(name, func(t *testing.T) { pointsAtAllMarks(t, f, 1) })
		}
	}
}

// pointsAtAllMarks moves the mouse to the middle of each mark: the tooltip must be that of the
// mark, and every record must have one.
func pointsAtAllMarks(t *testing.T, f slides.Figure, scales ...float64) {
	ctx := browser(t, true)
	w, h := Size(f, Theme{})
	data := option(t, f, Theme{})
	var o struct {
		Series []struct {
			Type string
			Data []struct {
				Name  string
				Value []float64
			}
		}
	}
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatal(err)
	}
	for _, scale := range scales {
		eval[int](t, ctx, "showLive", w, h, string(data), scale)
		found := map[string]bool{}
		for _, s := range o.Series {
			for _, item := range s.Data {
				x, y := item.Value[0], item.Value[1]
				if s.Type == "custom" {
					x, y = (item.Value[0]+item.Value[1])/2, item.Value[2]
				}
				move := func(x, y float64) {
					if err := chromedp.Do(ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x*scale, y*scale)); err != nil {
						t.Fatal(err)
					}
				}
				move(x+30, 2)
				move(x, y)
				var got tip
				for range 50 {
					if got = eval[tip](t, ctx, "tip()"); got.Text != "" {
						break
					}
					time.Sleep(10 * time.Millisecond)
				}
				want := strings.ReplaceAll(item.Name, "\u200b", "")
				if got.Text != want {
					t.Errorf("scale %v: the tooltip at %q says %q", scale, want, got.Text)
				}
				found[got.Text] = true
				if got.Elements != 0 {
					t.Errorf("the tooltip holds %d elements, want text only", got.Elements)
				}
				const slack = 2
				if got.X < -slack || got.Y < -slack || got.X+got.Width > float64(w)*scale+slack || got.Y+got.Height > float64(h)*scale+slack {
					t.Errorf("scale %v: the tooltip of %.30q leaves the chart: %+v", scale, want, got)
				}
			}
		}
		records, _, _ := within(&figure{Figure: &f, records: pointers(f)})
		for _, r := range records {
			if !found[Describe(*r, nil)] {
				t.Errorf("scale %v: no mark leads to %q", scale, Describe(*r, nil))
			}
		}
	}
}

// tip is an open tooltip, in px of the window; Text is empty when none is open.
type tip struct {
	Text                string
	X, Y, Width, Height float64
	Elements            int
}

func TestMarksCanBeReadOneByOne(t *testing.T) {
	ctx := browser(t, true)
	type markOf struct {
		Name                   string
		SeriesIndex, DataIndex int
	}
	for name, f := range figures(t) {
		w, h := Size(f, Theme{})
		count := eval[int](t, ctx, "showLive", w, h, string(option(t, f, Theme{})), 1)
		marks := eval[[]markOf](t, ctx, "marks()")
		if len(marks) != count || count == 0 && !strings.HasPrefix(name, "empty") {
			t.Errorf("%s: %d marks, count %d", name, len(marks), count)
		}
		var names []string
		for _, r := range f.Records {
			names = append(names, Describe(r, nil))
		}
		last := -1
		for i, m := range marks {
			at := slices.Index(names, m.Name)
			if f.Type == "histogram" || f.Type == "box" { // whose marks are of several records
				at = i
			}
			if at <= last {
				t.Errorf("%s: mark %d, %.40q, is out of order", name, i, m.Name)
			}
			last = at
			if i > 2 {
				continue
			}
			eval[chromedp.Void](t, ctx, "show", i)
			if got := eval[tip](t, ctx, "tip()"); got.Text != m.Name || got.Elements != 0 {
				t.Errorf("%s: showing mark %d says %q, want %q", name, i, got.Text, m.Name)
			}
		}
	}
	if errors := eval[[]string](t, ctx, "errors"); len(errors) > 0 {
		t.Error(errors)
	}
}

func TestABrokenOptionIsAnErrorForTheCaller(t *testing.T) {
	ctx := browser(t, true)
	if got := eval[string](t, ctx, `(() => { try { showLive(100, 100, '{', 1); return ''; } catch (e) { return e.name; } })()`); got != "SyntaxError" {
		t.Errorf("got %q", got)
	}
	if left := eval[int](t, ctx, `document.getElementById('live').childElementCount`); left != 0 {
		t.Errorf("%d elements are left in the host", left)
	}
}
