package charts

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/slides"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// themes are the two boxes; colours are the palette's business.
var themes = map[string]Theme{"wide": {}, "narrow": {Narrow: true}}

// figures are those of testdata, by name.
func figures(t *testing.T) map[string]slides.Figure {
	t.Helper()
	files, err := filepath.Glob("testdata/*.figure.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no figures in testdata", err)
	}
	all := map[string]slides.Figure{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var f slides.Figure
		if err := json.Unmarshal(data, &f); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".figure.json")] = f
	}
	return all
}

// textBox is a text of a drawing with the room it takes.
type textBox struct {
	text string
	box
}

func texts(d *drawing) []textBox {
	var out []textBox
	for _, s := range d.shapes {
		if s.Type != "text" {
			continue
		}
		f := font{s.Style.FontSize, s.Style.FontWeight > 0}
		text := s.Style.Text
		b := box{s.X, s.Y - f.size/2, f.width(text), f.size}
		switch s.Style.Align {
		case "right":
			b.x -= b.w
		case "center":
			b.x -= b.w / 2
		}
		out = append(out, textBox{text, b})
	}
	return out
}

// checkTexts reports texts that leave the frame or lie on one another by more than
// slack px.
func checkTexts(t *testing.T, all []textBox, width, height, slack float64) {
	t.Helper()
	for i, a := range all {
		if a.x < -slack || a.y < -slack || a.x+a.w > width+slack || a.y+a.h > height+slack {
			t.Errorf("%q at %.0f,%.0f, %.0f wide, leaves the frame of %.0f × %.0f", a.text, a.x, a.y, a.w, width, height)
		}
		for _, b := range all[:i] {
			if a.x+slack < b.x+b.w && b.x+slack < a.x+a.w && a.y+slack < b.y+b.h && b.y+slack < a.y+a.h {
				t.Errorf("%q at %.0f,%.0f lies on %q at %.0f,%.0f", a.text, a.x, a.y, b.text, b.x, b.y)
			}
		}
	}
}

func TestTextsStayInTheFrameAndApart(t *testing.T) {
	for name, f := range figures(t) {
		for size, theme := range themes {
			t.Run(name+"/"+size, func(t *testing.T) {
				d := draw(f, theme)
				checkTexts(t, texts(d), d.w, d.h, 0.5)
			})
		}
	}
}

func TestLayoutHoldsForEverySelection(t *testing.T) {
	// What filters do: records go one by one, from either end.
	for name, f := range figures(t) {
		for size, theme := range themes {
			t.Run(name+"/"+size, func(t *testing.T) {
				for n := range f.Records {
					for _, records := range [][]slides.Record{f.Records[n:], f.Records[:n]} {
						g := f
						g.Records = records
						d := draw(g, theme)
						checkTexts(t, texts(d), d.w, d.h, 0.5)
					}
				}
			})
		}
	}
}
