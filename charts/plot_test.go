package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"exhibit/slides"
)

func TestTheNameOfAnAxisStandsAtItInAllBars(t *testing.T) {
	for _, name := range []string{"bar", "bar-columns", "bar-many", "bar-negative", "bar-panels", "bar-series"} {
		for size, theme := range themes {
			f := figures(t)[name]
			f.XName, f.YName = "what it is of", "what it counts"
			d := draw(f, theme)
			upright := standsUpright(d)
			over, below := "What it is of", "What it counts"
			if upright {
				over, below = below, over
			}
			for _, text := range texts(d) {
				switch top := text.y < 20; {
				case strings.HasPrefix(text.text, over) && !top, strings.HasPrefix(text.text, below) && (top || text.x+text.w < d.w-1):
					t.Errorf("%s, %s: %q stands at %.0f, %.0f", name, size, text.text, text.x, text.y)
				}
			}
			all := fmt.Sprint(texts(d))
			if !strings.Contains(all, over) || !strings.Contains(all, below) {
				t.Errorf("%s, %s: an axis has no name", name, size)
			}
		}
	}
}

// standsUpright reports whether the first two bars of a drawing stand on one line.
func standsUpright(d *drawing) bool {
	a, b := d.series[0].Data[0].Value.([]float64), d.series[0].Data[1].Value.([]float64)
	return math.Abs((a[2]+a[3]/2)-(b[2]+b[3]/2)) < 1 || math.Abs((a[2]-a[3]/2)-(b[2]-b[3]/2)) < 1
}

func TestALongLineHasNoMarksButForLonePoints(t *testing.T) {
	f := slides.Figure{Type: "line"}
	for i := range maxMarkedPoints + 1 {
		v := float64(i)
		r := slides.Record{Label: fmt.Sprint(i), Value: &v}
		if i == 1 || i == 3 {
			r.Value = nil
		}
		f.Records = append(f.Records, r)
	}
	seen := func(f slides.Figure) (n int) {
		for _, it := range draw(f, Theme{}).series[0].Data {
			if it.ItemStyle.Opacity > 0 {
				n++
			}
		}
		return n
	}
	if got := seen(f); got != 2 { // the first, and that between the gaps
		t.Errorf("%d marks, want 2", got)
	}
	f.Records = f.Records[:maxMarkedPoints]
	if got := seen(f); got != maxMarkedPoints {
		t.Errorf("%d marks, want %d", got, maxMarkedPoints)
	}
}

func TestALabelThatFitsIsNotCut(t *testing.T) {
	f := slides.Figure{Type: "bar"}
	for i, month := range []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"} {
		v := float64(i - 6)
		f.Records = append(f.Records, slides.Record{Label: month, Value: &v})
	}
	for size, theme := range themes {
		for _, text := range texts(draw(f, theme)) {
			if strings.Contains(text.text, "…") {
				t.Errorf("%s: %q is cut", size, text.text)
			}
		}
	}
}

func TestAScatterOfTwoNumbersHasBothAxes(t *testing.T) {
	f := figures(t)["scatter-numbers"]
	for size, theme := range themes {
		all := map[string]bool{}
		for _, text := range texts(draw(f, theme)) {
			all[text.text] = true
		}
		for _, want := range []string{"Wind, km/h", "Riders", "0", "40", "2,000"} {
			if !all[want] {
				t.Errorf("%s: no text says %q", size, want)
			}
		}
	}
	if got, want := Describe(f.Records[1], nil), "dry – Day 2: 1,930\nWind: 7.5 km/h\nCounter ¶2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, x := range [][]float64{{5}, {5, 5}, {-1e300, 1e300}, {0, 1e-300}} {
		g := slides.Figure{Type: "scatter"}
		for _, v := range x {
			g.Records = append(g.Records, slides.Record{Value: &v, Along: &slides.Along{Value: v}})
		}
		if _, err := Draw(g, Theme{}); err != nil {
			t.Errorf("%v: %v", x, err)
		}
	}
}
