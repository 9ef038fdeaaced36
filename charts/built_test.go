//go:build built

// These tests need web/dist/charts-ssr.js, which make builds.

package charts

import (
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/slides"
	"exhibit/slides/briefing"
)

// deckFigures are those of testdata and of the embedded deck.
func deckFigures(t *testing.T) map[string]slides.Figure {
	t.Helper()
	all := figures(t)
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if errors.Is(err, fs.ErrNotExist) {
		return all
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range deck.Figures {
		all["briefing-"+f.ID] = f
		if f.Zoom[0] != "" {
			all["briefing-"+f.ID+"-zoomed"] = selections(f)["all zoomed"]
		}
	}
	return all
}

var renderer = sync.OnceValues(func() (*Renderer, error) {
	bundle, err := os.ReadFile("../web/dist/charts-ssr.js")
	return NewRenderer(bundle), err
})

func draws(t *testing.T, f slides.Figure, theme Theme) string {
	t.Helper()
	r, err := renderer()
	if err != nil {
		t.Fatalf("%v; run make", err)
	}
	drawing, err := Draw(f, theme)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := r.SVG(drawing)
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

var place = regexp.MustCompile(`^translate\(([-\d.]+) ([-\d.]+)\)$`)

// svgTexts reads the texts of a drawing, each with its raised sign, and fails for all but plain shapes and text.
func svgTexts(t *testing.T, svg string) []textBox {
	t.Helper()
	plain := map[string]bool{"svg": true, "g": true, "path": true, "rect": true, "text": true, "circle": true, "ellipse": true, "line": true, "polygon": true, "polyline": true, "defs": true, "clipPath": true}
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	var out []textBox
	var attr map[string]string // of the text that is open
	var said string
	var width float64
	raised := false
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			raised = attr != nil && name == "tspan" // the sign of a contested figure, and nothing else
			if !plain[name] && !raised {
				t.Errorf("element %s", name)
			}
			attrs := map[string]string{}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" || a.Name.Local == "style" {
					t.Errorf("attribute %s of %s", a.Name.Local, name)
				}
				attrs[a.Name.Local] = a.Value
			}
			if name == "text" {
				attr, said, width = attrs, "", 0
			}
		case xml.CharData:
			if attr == nil || len(token) == 0 {
				continue
			}
			f := font{number(attr["font-size"]), attr["font-weight"] != ""}
			if raised {
				f.size *= 0.9
			}
			said, width = said+string(token), width+f.width(string(token))
		case xml.EndElement:
			raised = false
			if token.Name.Local != "text" {
				continue
			}
			m := place.FindStringSubmatch(attr["transform"])
			if m == nil {
				t.Fatalf("text %q has no place: %v", said, attr)
			}
			size := number(attr["font-size"])
			b := box{number(m[1]), number(m[2]) - size/2, width, size}
			switch attr["text-anchor"] {
			case "end":
				b.x -= b.w
			case "middle":
				b.x -= b.w / 2
			}
			if said != "" {
				out = append(out, textBox{said, b})
			}
			attr = nil
		}
	}
}

func TestEveryDrawingIsPlainAndItsTextsStayInTheFrameAndApart(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every figure in every selection")
	}
	for name, f := range deckFigures(t) {
		for size, theme := range themesOf(name) {
			t.Run(name+"/"+size, func(t *testing.T) {
				svg := draws(t, f, theme)
				all := svgTexts(t, svg)
				if len(all) == 0 {
					t.Error("no text")
				}
				w, h := Size(f, theme)
				checkTexts(t, all, float64(w), float64(h), 0.5)
				for selection, f := range selections(f) {
					d := draw(f, theme)
					t.Run(selection, func(t *testing.T) { checkMarks(t, f, d) })
				}
				if strings.Contains(svg, "NaN") || strings.Contains(svg, "<style") {
					t.Error("NaN or a style sheet")
				}
			})
		}
	}
}

func TestDrawingsOfTheDeckKeepToTheirBoxes(t *testing.T) {
	for name, f := range deckFigures(t) {
		if !strings.HasPrefix(name, "briefing-") {
			continue
		}
		for _, theme := range themesOf(name) {
			w, h := Size(f, theme)
			long := f.Type == "disagreement" || f.Extent[0] != "" // a list may be as long as it is
			if theme.Phone && (w != phoneWidth || h > 620 && !long) || !theme.Phone && [2]int{int(float64(f.Box[0]) / Enlarged(&f)), int(float64(f.Box[1]) / Enlarged(&f))} != [2]int{w, h} {
				t.Errorf("%s is %d × %d, its box %v", name, w, h, f.Box)
			}
		}
	}
}

func TestThemedDrawingsNameNoColour(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every figure in every theme")
	}
	for name, f := range deckFigures(t) {
		themed := Themed(draws(t, f, Theme{}))
		if left := regexp.MustCompile(`="(#[0-9a-fA-F]{3,8}|rgb[^"]*)"`).FindString(themed); left != "" {
			t.Errorf("%s: %s is left", name, left)
		}
	}
}

func TestChineseTextsAreMarked(t *testing.T) {
	svg := draws(t, figures(t)["establishment"], Theme{})
	for _, m := range regexp.MustCompile(`<text([^>]*)>([^<]*)`).FindAllStringSubmatch(svg, -1) {
		han := strings.ContainsFunc(m[2], func(r rune) bool { return unicode.Is(unicode.Han, r) })
		if marked := strings.Contains(m[1], ` lang="zh"`); marked != han {
			t.Errorf("%q is marked as Chinese: %v", m[2], marked)
		}
	}
	if !strings.Contains(svg, `lang="zh"`) {
		t.Error("no text is marked")
	}
}

func TestOneRendererServesManyCallers(t *testing.T) {
	all := figures(t)
	want := draws(t, all["timeline"], Theme{})
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got := draws(t, all["timeline"], Theme{}); got != want {
				t.Error("drawn otherwise the next time")
			}
		})
	}
	wait.Wait()
}

func TestAnEngineThatWasFreedOrHasFailedIsStartedAnew(t *testing.T) {
	figure := figures(t)["timeline"]
	want := draws(t, figure, Theme{})
	r, err := renderer()
	if err != nil {
		t.Fatal(err)
	}
	r.Free()
	r.Free()
	if draws(t, figure, Theme{}) != want {
		t.Error("drawn otherwise by another engine")
	}
	for _, option := range []string{"", "{", `{"series":[{"type":"none such"}],"grid":1}`, `null`} {
		r.SVG(&Drawing{option: []byte(option), width: 100, height: 100})
		if draws(t, figure, Theme{}) != want {
			t.Errorf("drawn otherwise after %q", option)
		}
	}
	if _, err := r.SVG(&Drawing{option: []byte("{"), width: 100, height: 100}); err == nil {
		t.Error("half an option was drawn")
	}
}

func TestABrokenBundleIsRefused(t *testing.T) {
	drawing, err := Draw(figures(t)["timeline"], Theme{})
	if err != nil {
		t.Fatal(err)
	}
	for _, bundle := range []string{"", "syntax error here", "var exhibitCharts = {}", "throw new Error('x')"} {
		if _, err := NewRenderer([]byte(bundle)).SVG(drawing); err == nil || !strings.Contains(err.Error(), "chart bundle") {
			t.Errorf("%q: %v", bundle, err)
		}
	}
}
