package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

func TestPlotsFillABoxOfAnyShape(t *testing.T) {
	for name, f := range figures(t) {
		if !slices.Contains([]string{"bar", "line", "scatter"}, f.Type) || len(f.Records) == 0 {
			continue
		}
		for size, theme := range themesOf(name) {
			for _, ratio := range []float64{0.5, 0.75, 1, 1.3, 1.75, 2.2, 3, 4} {
				t.Run(fmt.Sprintf("%s/%s/%v", name, size, ratio), func(t *testing.T) {
					theme.Ratio = ratio
					d := draw(f, theme)
					checkTexts(t, texts(d), d.w, d.h, 0.5)
					checkMarks(t, f, d)
				})
			}
		}
	}
	for name, ratio := range map[string]float64{"bar": 1.7, "bar-columns": 2.2, "bar-series": 1.7, "bar-negative": 1.7, "line": 1.7, "line-many": 1.5, "scatter": 1.7, "scatter-numbers": 1.7} {
		for size, theme := range themes {
			theme.Ratio = ratio
			d := draw(figures(t)[name], theme)
			if got := d.w / d.h; math.Abs(got/ratio-1) > 0.08 {
				t.Errorf("%s, %s: %v × %v is %.2f, not %v", name, size, d.w, d.h, got, ratio)
			}
		}
	}
}

func TestADrawingIsLaidOutAnewOnlyWhereItsOwnShapeLeavesMuchEmpty(t *testing.T) {
	for _, c := range []struct{ ownW, ownH, boxW, boxH, want float64 }{
		{1000, 407, 1152, 467, 0},   // a slide of 1280 x 720
		{1000, 407, 1152, 432, 0},   // the same with sources below
		{1000, 407, 966, 560, 1.75}, // 1024 x 768, to a twentieth
		{358, 346, 358, 346, 0},     // a phone
		{358, 346, 552, 467, 1.2},
		{358, 346, 10, 467, 0.5},
		{0, 0, 552, 467, 0}, {358, 346, 0, 0, 0}, {358, 346, 552, 0, 0},
	} {
		if got := Filling(c.ownW, c.ownH, c.boxW, c.boxH); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v × %v in %v × %v: %v, want %v", c.ownW, c.ownH, c.boxW, c.boxH, got, c.want)
		}
	}
}

func TestTheNameOfAnAxisStandsAtItInAllBars(t *testing.T) {
	for _, name := range []string{"bar", "bar-columns", "bar-many", "bar-negative", "bar-panels", "bar-series"} {
		for size, theme := range themes {
			f := figures(t)[name]
			f.XName, f.YName = "what it is of", "what it counts"
			d := draw(f, theme)
			upright := slices.ContainsFunc(d.series, func(s mark) bool { return s.Type == "bar" })
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
		for _, it := range draw(f, Theme{}).series[0].Data.([]item) {
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
