package charts

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/words"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// themes are the layouts that goldens hold. Colours do not change a layout.
var themes = map[string]Theme{"slide": {}, "phone": {Phone: true}}

// themesOf are the themes with the words of a figure's language, by its name in testdata.
func themesOf(name string) map[string]Theme {
	if !strings.HasPrefix(name, "zh-") {
		return themes
	}
	own := map[string]Theme{}
	for size, theme := range themes {
		theme.Words = chinese
		own[size] = theme
	}
	return own
}

var chinese = &words.In("zh").Charts

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

// textBox is a text of a drawing with its box.
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

// checkTexts reports texts that leave the drawing or overlap by more than slack px.
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

// markBox is a mark of a drawing with its box.
type markBox struct {
	name string
	box
}

// marks are the marks of a drawing, in px.
func marks(t *testing.T, d *drawing) []markBox {
	t.Helper()
	measure := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	var out []markBox
	for _, s := range d.series {
		g, xs, ys := d.grids[s.XAxisIndex], d.xs[s.XAxisIndex], d.ys[s.YAxisIndex]
		left, top, w, h := measure(g.Left), measure(g.Top), measure(g.Width), measure(g.Height)
		x := func(v float64) float64 {
			return left + (v-xs.Min.(float64))/(xs.Max.(float64)-xs.Min.(float64))*w
		}
		y := func(v float64) float64 {
			share := (v - ys.Min.(float64)) / (ys.Max.(float64) - ys.Min.(float64))
			if ys.Inverse == nil || !*ys.Inverse {
				share = 1 - share
			}
			return top + share*h
		}
		items := s.Data
		for i, it := range items {
			if s.Type == "line" && it.ItemStyle.Opacity == 0 {
				continue // which shows when it is pointed at
			}
			var b box
			switch v := it.Value.(type) {
			case []float64:
				if s.ItemPayload != nil {
					if it.ItemStyle != nil && it.ItemStyle.Color == "none" { // a line: of its box only the line is taken
						for _, part := range parts(t, s.ItemPayload.Paths[i]) {
							out = append(out, markBox{strings.ReplaceAll(it.Name, "\u200b", ""), part})
						}
						continue
					}
					b = bounds(t, s.ItemPayload.Paths[i])
					if at, scale := s.ItemPayload.At, s.ItemPayload.Scale; scale > 0 {
						b = box{at[0] + b.x*scale, at[1] + b.y*scale, b.w * scale, b.h * scale}
					}
					b.x, b.y = b.x+left, b.y+top
					break
				}
				if s.Type == "custom" {
					b = box{x(v[0]), y(v[2]) - v[3]/2, x(v[1]) - x(v[0]), v[3]}
					break
				}
				size := it.SymbolSize.(float64)
				b = box{x(v[0]) - size/2, y(v[1]) - size/2, size, size}
			case float64: // a bar
				thick := measure(s.BarWidth)
				if xs.Type == "category" {
					slot := w / float64(len(items))
					b = box{left + slot*(float64(i)+0.5) - thick/2, y(v), thick, top + h - y(v)}
				} else {
					row := h / float64(len(items))
					b = box{left, top + row*(float64(i)+0.5) - thick/2, x(v) - left, thick}
				}
			default:
				continue // a gap, or a point of a line
			}
			out = append(out, markBox{strings.ReplaceAll(it.Name, "\u200b", ""), b})
		}
	}
	return out
}

// piled reports whether the bars of a figure stand on each other.
func piled(f slides.Figure) bool { return f.Arrange != "" }

// checkMarks reports texts that cover another record's mark or a gap of the axis, and marks
// that cover each other although they differ in day and in record.
func checkMarks(t *testing.T, f slides.Figure, d *drawing) {
	t.Helper()
	const slack = 0.5
	meet := func(a, b box) bool {
		return a.x+slack < b.x+b.w && b.x+slack < a.x+a.w && a.y+slack < b.y+b.h && b.y+slack < a.y+a.h
	}
	all := marks(t, d)
	for _, text := range texts(d) {
		for _, m := range all {
			own := text.x >= m.x && text.x+text.w <= m.x+m.w
			if slices.Contains([]string{"disagreement", "heatmap", "map"}, f.Type) { // the mark is all that a value says
				own = own && text.y >= m.y && text.y+text.h <= m.y+m.h
			} else if piled(f) { // the value of a part, or its percent, stands in it
				own = own && text.y >= m.y && text.y+text.h <= m.y+m.h
			} else {
				own = own && strings.HasPrefix(m.name, strings.TrimRight(text.text, "…"+signs))
			}
			if meet(text.box, m.box) && !own && f.Type != "flow" { // whose bands are anything but boxes
				t.Errorf("text %q lies on the mark of %.40q", text.text, m.name)
			}
		}
		for _, s := range d.shapes {
			if l := s.Shape; f.Type == "bar" && !piled(f) && s.Type == "line" && s.Style.LineDash == nil && l.X1 == l.X2 && meet(text.box, box{s.X + l.X1 - slack, s.Y + l.Y1, 3 * slack, l.Y2 - l.Y1}) {
				t.Errorf("the line of zero runs through %q", text.text)
			}
			if s.Type != "polyline" {
				continue
			}
			points := s.Shape.Points
			if top, end := points[0], points[len(points)-1]; meet(text.box, box{top[0] - 3, top[1], 11, end[1] - 7 - top[1]}) {
				t.Errorf("text %q lies on the break of the axis", text.text)
			}
		}
	}
	if slices.Contains([]string{"line", "area", "scatter", "strip", "box", "diagram", "flow"}, f.Type) || f.Type == "map" && f.Map != "us-tiles" {
		return // marks lie where their values are, channels and flows cross, and places have borders of any form
	}
	day := map[string]string{}
	for _, r := range f.Records {
		if r.Precision == slides.Day {
			day[d.describe(&r)] = r.Lane + " " + string(r.Date)
		}
		if f.Type == "dumbbell" { // the dots of one row lie where their values are
			day[d.describe(&r)] = r.Label
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			sameDay := day[a.name] != "" && day[a.name] == day[b.name]
			if a.name != b.name && !sameDay && meet(a.box, b.box) {
				t.Errorf("the mark of %.40q lies on that of %.40q", a.name, b.name)
			}
		}
	}
}

func TestLayoutHoldsForEverySelection(t *testing.T) {
	// A filter removes records one by one, from either end.
	for name, f := range figures(t) {
		for size, theme := range themesOf(name) {
			t.Run(name+"/"+size, func(t *testing.T) {
				for n := range f.Records {
					for _, records := range [][]slides.Record{f.Records[n:], f.Records[:n]} {
						g := f
						g.Records = records
						d := draw(g, theme)
						checkTexts(t, texts(d), d.w, d.h, 0.5)
						checkMarks(t, g, d)
					}
				}
			})
		}
	}
}

func TestAFilterKeepsColoursAndDates(t *testing.T) {
	whole := figures(t)["timeline"]
	look := func(f slides.Figure, theme Theme) map[string]string {
		out := map[string]string{}
		for _, s := range draw(f, theme).series {
			for _, it := range s.Data {
				color := it.ItemStyle.BorderColor
				if color == "" {
					color = it.ItemStyle.Color
				}
				out[it.Name] = color
			}
		}
		return out
	}
	years := func(f slides.Figure) string {
		var out []string
		for _, s := range texts(draw(f, Theme{})) {
			if _, err := strconv.Atoi(s.text); err == nil {
				out = append(out, s.text)
			}
		}
		return strings.Join(out, " ")
	}
	before, narrow := look(whole, Theme{}), look(selections(whole)["all zoomed"], Theme{Phone: true})
	for selection, f := range selections(whole) {
		for name, color := range look(f, Theme{}) {
			if color != before[name] {
				t.Errorf("%s: %.30q was %s, is %s", selection, name, before[name], color)
			}
		}
		if want := years(whole); !strings.HasSuffix(selection, "zoomed") && years(f) != want {
			t.Errorf("%s: the axis has %q, want %q", selection, years(f), want)
		}
		if len(f.Records) == 0 {
			continue
		}
		names := map[string]bool{}
		for _, s := range texts(draw(f, Theme{})) {
			names[s.text] = true
		}
		for _, l := range Lanes(f) {
			if slices.ContainsFunc(f.Records, func(r slides.Record) bool { return r.Lane == l }) && f.From == "" && !names[l] {
				t.Errorf("%s: lane %s is not named", selection, l)
			}
		}
	}
	if len(narrow) < 20 {
		t.Errorf("on a phone a zoom leaves %d records", len(narrow))
	}
}

func TestLongAxesNameTheirEndsAndSomeBetween(t *testing.T) {
	f := figures(t)["line-many"]
	for size, theme := range themes {
		var names []string
		for _, s := range texts(draw(f, theme)) {
			if strings.HasPrefix(s.text, "Quarter") {
				names = append(names, s.text)
			}
		}
		for _, want := range []string{f.Records[0].Label, f.Records[len(f.Records)-1].Label} {
			if !slices.Contains(names, want) || len(names) < 3 {
				t.Errorf("%s: the axis says %q, without %q", size, names, want)
			}
		}
	}
}

// selections are a figure after each filter: whole, zoomed, by lane and by category.
func selections(f slides.Figure) map[string]slides.Figure {
	all := map[string]slides.Figure{"all": f}
	if f.Type != "timeline" {
		return all
	}
	add := func(name string, zoomed bool, keep func(r slides.Record) bool) {
		g := f
		g.Lanes, g.Extent, g.Records = Lanes(f), Extent(f), nil
		for _, r := range f.Records {
			if keep(r) {
				g.Records = append(g.Records, r)
			}
		}
		if zoomed {
			g.From, g.To = g.Zoom[0], g.Zoom[1]
		}
		all[name] = g
	}
	for _, zoomed := range []bool{false, true} {
		zoom := ""
		if zoomed {
			if f.Zoom[0] == "" {
				break
			}
			zoom = " zoomed"
			add("all"+zoom, zoomed, func(slides.Record) bool { return true })
		}
		for _, l := range Lanes(f) {
			add("lane "+l+zoom, zoomed, func(r slides.Record) bool { return r.Lane == l })
		}
		for _, g := range groupBy(pointers(f), func(r *slides.Record) string { return r.Category }) {
			add("kind "+g.name+zoom, zoomed, func(r slides.Record) bool { return r.Category == g.name })
		}
	}
	return all
}

func pointers(f slides.Figure) (records []*slides.Record) {
	for i := range f.Records {
		records = append(records, &f.Records[i])
	}
	return records
}
