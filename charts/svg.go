//go:build !js

package charts

import (
	"errors"
	"fmt"
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// Renderer turns drawings into SVG with the same ECharts that the browser has. It is safe for
// concurrent use: it makes one SVG at a time.
type Renderer struct {
	bundle []byte

	mutex  sync.Mutex  // a goja.Runtime is for one goroutine at a time
	engine *engine     // nil before the first drawing, and when none was made for a while
	unused *time.Timer // frees the engine
	kept   bool        // it is freed by Free alone
}

// unusedEngine is how long an engine is kept that is not used. Starting one takes 0.1 s.
const unusedEngine = time.Minute

// engine is a JavaScript runtime that has run the bundle. It takes about 20 MB.
type engine struct {
	vm     *goja.Runtime
	render goja.Callable
}

// NewRenderer returns a renderer that runs a bundle made from client/charts/ssr.js. It does so
// with the first drawing.
func NewRenderer(bundle []byte) *Renderer { return &Renderer{bundle: bundle} }

// start runs the bundle.
func start(bundle []byte) (*engine, error) {
	program, err := goja.Compile("charts-ssr.js", string(bundle), false)
	if err != nil {
		return nil, fmt.Errorf("chart bundle: %w", err)
	}
	vm := goja.New()
	// ECharts asks for timers and draws without them.
	never := func() int { return 0 }
	for _, name := range []string{"setTimeout", "clearTimeout"} {
		if err := vm.Set(name, never); err != nil {
			return nil, err
		}
	}
	if _, err := vm.RunProgram(program); err != nil {
		return nil, fmt.Errorf("chart bundle: %w", err)
	}
	exports, ok := vm.Get("exhibitCharts").(*goja.Object)
	if !ok {
		return nil, errors.New("chart bundle: it has no exhibitCharts; build it with go run ./build")
	}
	render, ok := goja.AssertFunction(exports.Get("render"))
	if !ok {
		return nil, errors.New("chart bundle: it exports no render function")
	}
	return &engine{vm, render}, nil
}

// SVG is a drawing as one svg element with the theme's literal colours, which scales to the
// width it is given. It has no style sheet and no script.
func (r *Renderer) SVG(d *Drawing) (string, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.engine == nil {
		started, err := start(r.bundle)
		if err != nil {
			return "", err
		}
		r.engine, r.unused = started, time.AfterFunc(unusedEngine, r.Free)
	}
	if r.kept {
		r.unused.Stop()
	} else {
		r.unused.Reset(unusedEngine)
	}
	e := r.engine
	v, err := e.render(goja.Undefined(), e.vm.ToValue(d.width), e.vm.ToValue(d.height), e.vm.ToValue(string(d.option)))
	if err != nil {
		r.free() // the failure may have left something behind in it
		return "", fmt.Errorf("ECharts: %w", err)
	}
	return d.sample.in(tidy(v.String(), d.width, d.height, d.alt)), nil
}

// Keep has the renderer keep its memory between drawings, for who cannot wait.
func (r *Renderer) Keep() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.kept = true
}

// Free gives up the memory that the renderer takes until the next drawing.
func (r *Renderer) Free() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.free()
}

// free is Free for who holds the mutex.
func (r *Renderer) free() {
	if r.engine != nil {
		r.unused.Stop()
		r.engine = nil
	}
}

var (
	styleSheet = regexp.MustCompile(`(?s)<style\b.*?</style>`)
	rootTag    = regexp.MustCompile(`^<svg [^>]*>`)
	textStyle  = regexp.MustCompile(`<text ([^>]*)style="([^"]*)"`)
	hanText    = regexp.MustCompile(`<text( [^>]*>[^<]*\p{Han})`)
	needless   = regexp.MustCompile(` (?:class="[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="visible"|xml:space="preserve"|text-anchor="start")`)
	clips      = regexp.MustCompile(`(?s)<defs\s*>.*?</defs>\n?| clip-path="[^"]*"`)
	placed     = regexp.MustCompile(`translate\(([-\d.]+) ([-\d.]+)\)`)
	unseen     = regexp.MustCompile(`<path [^>]*fill-opacity="0"[^>]*></path>\n?`)
	alone      = regexp.MustCompile(` (?:dominant-baseline="central"|font-family="[^"]*"|xmlns="[^"]*")`)
	signed     = regexp.MustCompile(`([^<>])([` + regexp.QuoteMeta(signs) + `]+)</text>`)
	background = regexp.MustCompile(`<rect width="\d+" height="\d+" x="0" y="0"[^>]* fill="none"[^>]*></rect>\n?`)
)

// tidy makes ECharts' SVG small and standalone: no style sheet, no hover classes, the
// font once at the root, styles as attributes, texts to a tenth of a pixel, Chinese marked as such. Marks that
// only show when they are pointed at are left out.
func tidy(svg string, width, height int, alt string) string {
	svg = styleSheet.ReplaceAllString(svg, "")
	svg = needless.ReplaceAllString(svg, "")
	svg = clips.ReplaceAllString(svg, "") // all is inside; ids would clash on a page
	svg = background.ReplaceAllString(svg, "")
	svg = unseen.ReplaceAllString(svg, "")
	svg = textStyle.ReplaceAllStringFunc(svg, func(tag string) string {
		m := textStyle.FindStringSubmatch(tag)
		attrs := ""
		for _, d := range strings.Split(m[2], ";") {
			name, value, _ := strings.Cut(d, ":")
			if name = strings.TrimSpace(name); name == "font-size" || name == "font-weight" {
				attrs += fmt.Sprintf(`%s="%s" `, name, html.EscapeString(strings.TrimSuffix(strings.TrimSpace(value), "px")))
			}
		}
		return "<text " + m[1] + strings.TrimRight(attrs, " ")
	})
	svg = placed.ReplaceAllStringFunc(svg, func(place string) string {
		at := placed.FindStringSubmatch(place)
		return "translate(" + tenth(at[1]) + " " + tenth(at[2]) + ")"
	})
	svg = shorten(svg)
	svg = signed.ReplaceAllString(svg, `$1<tspan dy="-.4em" font-size=".9em">$2</tspan></text>`)
	svg = hanText.ReplaceAllString(svg, `<text lang="zh"$1`)
	root := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" preserveAspectRatio="xMinYMin meet" font-family="%s" role="img" aria-label="%s">`,
		width, height, width, height, html.EscapeString(fontFamily), html.EscapeString(clean(alt)))
	return rootTag.ReplaceAllLiteralString(svg, root)
}

// tenth rounds a number in digits to one place; what is none is left as it is.
func tenth(digits string) string {
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return digits
	}
	return strconv.FormatFloat(math.Round(10*v)/10, 'f', -1, 64)
}

// Themed replaces the colours of Light in an SVG by the CSS custom properties of
// Names, so that the page's light and dark colours apply to it. What all its texts have in
// common is left to the style sheet, and what only a file by itself needs is left out.
func Themed(svg string) string {
	var properties Palette
	for i, name := range Names {
		properties[i] = "var(" + name + ")"
	}
	return alone.ReplaceAllString(In(svg, &properties), "")
}

// In replaces the colours of Light in an SVG by those of another palette.
func In(svg string, p *Palette) string {
	var pairs []string
	for i, hex := range Light {
		for _, attr := range []string{"fill", "stroke"} {
			pairs = append(pairs, attr+`="`+hex+`"`, attr+`="`+p[i]+`"`)
		}
	}
	return strings.NewReplacer(pairs...).Replace(svg)
}
