package charts

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// drawing is a figure being laid out. Series lie in grids, each with a hidden pair of axes.
// Go places all text, ticks and rules, in px, as graphic elements of ECharts: their size is
// known before anything is rendered, and no text passes through a template of ECharts.
type drawing struct {
	Theme
	*Palette
	speech
	w, h   float64
	tall   float64 // the height of the box that the drawing fills; 0 on a phone, where it is as high as it needs
	narrow bool    // there is no room for names beside marks: a phone, or a slide's column
	grids  []opts.Grid
	xs     []opts.XAxis
	ys     []opts.YAxis
	series []mark
	shapes []shape
	of     []*slides.Record // records that new shapes are tagged with (see about)
	names  bool             // new shapes are the names of categories and series (see naming)
	sample *sample          // of a large figure, in place of items; else nil
	bare   bare             // what the drawing leaves to others around it
	inset  [2]float64       // width and height in px of what a kind draws at the left of its plot and below it
	origin [2]float64       // of new shapes and grids, in px of the drawing

	font, small, strong font // of body text, of remarks, of values and names
}

// mark is a series. Its fields are those of ECharts that drawings use.
type mark struct {
	Type       string          `json:"type"`
	Name       string          `json:"name,omitempty"`
	XAxisIndex int             `json:"xAxisIndex"`
	YAxisIndex int             `json:"yAxisIndex"`
	Data       []item          `json:"data"`
	BarWidth   string          `json:"barWidth,omitempty"`
	Step       string          `json:"step,omitempty"` // end: a line that keeps a value until the next
	LineStyle  *opts.LineStyle `json:"lineStyle,omitempty"`
	Emphasis   *opts.Emphasis  `json:"emphasis,omitempty"`
	// RenderItem names what draws the items of a series of type custom: span or path, see client/charts/marks.js.
	RenderItem string `json:"renderItem,omitempty"`
	// ItemPayload is what a custom series gets besides its data.
	ItemPayload *paths `json:"itemPayload,omitempty"`
	Cursor      string `json:"cursor"`
	Z           int    `json:"z,omitempty"`
	Clip        bool   `json:"clip"`
}

// paths are the outlines of the items of a series of paths, by index of the item: SVG path data in px of the
// drawing or, with a scale, in a unit of so many px, from At in px.
type paths struct {
	Paths []string   `json:"paths"`
	At    [2]float64 `json:"at,omitzero"`
	Scale float64    `json:"scale,omitempty"`
}

// item is one datum of a series. Name is the text of its tooltip: see Describe.
type item struct {
	Name       string           `json:"name"`
	Order      int              `json:"order"` // of its record in the figure; see renumber for marks of several records
	Value      any              `json:"value"` // a number, a list, or "-" for a gap
	Symbol     string           `json:"symbol,omitempty"`
	SymbolSize any              `json:"symbolSize,omitempty"`
	ItemStyle  *style           `json:"itemStyle,omitempty"`
	of         []*slides.Record // those that the mark stands for together; nil for one
}

// style is the fill and outline of a mark. The series decides fields that are empty.
type style struct {
	Color       string  `json:"color,omitempty"`
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	BorderType  string  `json:"borderType,omitempty"`
	Opacity     float64 `json:"opacity"`
	shade       float64 // of an outline, the opacity of what it fills but not of its line; 0 for Opacity alone
}

// solid, hollow and dashed are the looks of marks, so that colour alone distinguishes nothing.
func (d *drawing) solid(r Role) *style { return &style{Color: d.Palette[r], Opacity: 1} }

func (d *drawing) hollow(r Role) *style {
	return &style{Color: d.Palette[Surface], BorderColor: d.Palette[r], BorderWidth: 1.5, Opacity: 1}
}

func (d *drawing) dashed(r Role) *style {
	s := d.hollow(r)
	s.BorderType = "dashed"
	return s
}

// shape is a graphic element: a text, a rule or a symbol's outline.
type shape struct {
	Type   string           `json:"type"`
	X      float64          `json:"x,omitempty"`
	Y      float64          `json:"y,omitempty"`
	ScaleX float64          `json:"scaleX,omitempty"` // of its geometry; 0 for 1
	ScaleY float64          `json:"scaleY,omitempty"`
	Z      int              `json:"z,omitempty"`
	Silent bool             `json:"silent"`
	Shape  geometry         `json:"shape,omitzero"`
	Style  paint            `json:"style"`
	of     []*slides.Record // the records it belongs to; nil for the whole figure
	name   bool             // of a category or a series: no step hides it
}

// geometry holds the measures of all types of shape; each type has its own.
type geometry struct {
	X      float64      `json:"x,omitempty"`
	Y      float64      `json:"y,omitempty"`
	Width  float64      `json:"width,omitempty"`
	Height float64      `json:"height,omitempty"`
	R      float64      `json:"r,omitempty"`
	CX     float64      `json:"cx,omitempty"`
	CY     float64      `json:"cy,omitempty"`
	X1     float64      `json:"x1,omitempty"`
	Y1     float64      `json:"y1,omitempty"`
	X2     float64      `json:"x2,omitempty"`
	Y2     float64      `json:"y2,omitempty"`
	Points [][2]float64 `json:"points,omitempty"`
}

// paint is the style of a shape.
type paint struct {
	Fill          string    `json:"fill,omitempty"`
	Stroke        string    `json:"stroke,omitempty"`
	LineWidth     float64   `json:"lineWidth,omitempty"`
	LineDash      []float64 `json:"lineDash,omitempty"`
	Text          string    `json:"text,omitempty"`
	FontSize      float64   `json:"fontSize,omitempty"`
	FontWeight    int       `json:"fontWeight,omitempty"`
	FontFamily    string    `json:"fontFamily,omitempty"`
	Align         string    `json:"align,omitempty"`
	VerticalAlign string    `json:"verticalAlign,omitempty"`
	Opacity       float64   `json:"opacity,omitempty"`
}

// box is a rectangle of the drawing, in px from its top left corner.
type box struct{ x, y, w, h float64 }

// phoneWidth is the width in px of drawings for a phone: one of 390 has 358 between its margins.
const phoneWidth = 358.0

// slideBox is the box in px of a figure by itself on a slide of 1280 x 720 with a headline of one line, for
// figures that do not know theirs.
var slideBox = [2]float64{1152, 460}

// narrowest is the least width in px of a drawing on a slide that has room for names beside its marks.
const narrowest = 720.0

// The sizes of text in px. On a slide small is 27 px of a screen of 1920 x 1080, and font 30: what is smaller
// cannot be read from the back of a room.
const (
	slideText, slideSmall = 20.0, 18.0
	phoneText, phoneSmall = 15.0, 13.0
)

// largeType is how much larger text and marks are of a figure that asks for it; the width of a slide in px is a whole
// number of times as much.
const largeType = 1.44

// Enlarged is how many px of a slide a px of the figure's drawing is.
func Enlarged(f *slides.Figure) float64 {
	if f.Enlarged {
		return largeType
	}
	return 1
}

// alike is the difference in width or height, as a share, up to which a drawing is left as it is in a box of another
// size.
const alike = 0.06

// Fitted is the Theme.Box of a drawing for a box of a slide, both in px of a slide of 1280 x 720: the size of
// the drawing that is there where that is about the same, else the box in steps of a few px, so that a drawing does not
// change with every px.
func Fitted(own, box [2]float64) [2]float64 {
	const step = 4
	if !(box[0] > 0 && box[1] > 0) || math.Abs(own[0]/box[0]-1) <= alike && math.Abs(own[1]/box[1]-1) <= alike {
		return own
	}
	return [2]float64{step * math.Floor(box[0]/step), step * math.Floor(box[1]/step)}
}

// newDrawing returns an empty drawing for a figure. Axes and their options are go-echarts’ types; its
// chart types are not used, because they would link all of its components into the wasm.
func newDrawing(f *slides.Figure, t Theme) *drawing {
	d := &drawing{Theme: t, Palette: t.palette(), speech: speak(t.Words), series: []mark{}}
	text, small := phoneText, phoneSmall
	if t.Phone {
		d.w, d.narrow = phoneWidth, true
	} else {
		box := t.Box
		if box == [2]float64{} {
			box = [2]float64{float64(f.Box[0]), float64(f.Box[1])}
		}
		if box == [2]float64{} {
			box = slideBox
		}
		d.w, d.tall = box[0], box[1]
		if by := Enlarged(f); by != 1 {
			d.w, d.tall = math.Floor(box[0]/by), math.Floor(box[1]/by)
		}
		d.narrow = d.w < narrowest
		text, small = slideText, slideSmall
	}
	d.font, d.small, d.strong = font{text, false}, font{small, false}, font{text, true}
	return d
}

// figure is a figure with pointers to its records: code that copies records is large in wasm.
type figure struct {
	*slides.Figure
	records []*slides.Record
	scale   []*slides.Record // those that decide scales, colours and columns: all records, in a panel too
	reach   []float64        // values besides those of records that the scale must reach
}

// draw lays a figure out.
func draw(in slides.Figure, t Theme) *drawing {
	f := &figure{Figure: &in}
	d := newDrawing(&in, t)
	order := map[string]int{}
	for i := range in.Records {
		f.records = append(f.records, &in.Records[i])
	}
	f.scale = f.records
	box := d.tall
	d.tall = max(0, box-d.legendHeight(f))
	d.layout(f)
	d.about()
	if d.sample != nil {
		d.explain(f)
		d.h = max(d.h, box)
		d.sample.shapes = d.shapes
		return d
	}
	if len(d.series) == 0 {
		d = newDrawing(&in, t)
		d.nothing()
	}
	for i := range in.Records {
		name := inert(d.describe(&in.Records[i]))
		if _, twice := order[name]; !twice {
			order[name] = i
		}
	}
	d.explain(f)
	if d.h < box {
		d.h = box
	}
	for _, s := range d.series {
		for i := range s.Data {
			if n, ok := order[s.Data[i].Name]; ok {
				s.Data[i].Order = n
			}
		}
	}
	d.present(f)
	if f.Type == "histogram" || f.Type == "box" {
		d.renumber()
	}
	return d
}

// renumber gives marks that stand for several records the order in which they are drawn, in which they are read one by
// one.
func (d *drawing) renumber() {
	n := 0
	for _, s := range d.series {
		for i := range s.Data {
			s.Data[i].Order = n
			n++
		}
	}
}

// contestsDrawn are the indexes of contests that a figure's records have.
func contestsDrawn(f *figure) (kinds []int) {
	for i, kind := range contests {
		if slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Contested == kind }) {
			kinds = append(kinds, i)
		}
	}
	return kinds
}

// legendHeight is the height in px of the legend of the signs after contested records, which stands below the
// drawing.
func (d *drawing) legendHeight(f *figure) float64 {
	lines := len(contestsDrawn(f))
	if !d.narrow {
		lines = min(lines, 1)
	}
	return float64(lines) * d.small.line()
}

// explain adds the legend of the signs after contested records below the drawing.
func (d *drawing) explain(f *figure) {
	x := 0.0
	for _, i := range contestsDrawn(f) {
		sign := slides.Signs[contests[i]]
		if !slices.ContainsFunc(d.shapes, func(s shape) bool { return strings.HasSuffix(s.Style.Text, sign) }) {
			continue
		}
		if x == 0 || d.narrow {
			d.h += d.small.line()
			x = 0
		}
		legend := sign + " " + d.Contests[i]
		d.muted(x, d.h-d.small.line()/2, legend, "")
		x += d.small.width(legend) + d.small.size*1.5
	}
}

// layout draws a figure, in panels where its records are divided.
func (d *drawing) layout(f *figure) {
	if panels := groupBy(f.records, func(r *slides.Record) string { return r.Panel }); len(panels) > 1 {
		d.panels(f, panels)
	} else {
		d.plain(f)
	}
}

// plain draws a figure by its type. slides reports unknown types.
func (d *drawing) plain(f *figure) {
	switch f.Type {
	case "sparklines":
		d.sparklines(f)
	case "revisions":
		d.revisions(f)
	case "establishment":
		d.establishment(f)
	case "timeline":
		d.timeline(f)
	case "line":
		d.line(f)
	case "scatter":
		d.scatter(f)
	case "area":
		d.area(f)
	case "strip":
		d.strip(f)
	case "histogram":
		d.histogram(f)
	case "box":
		d.boxes(f)
	case "disagreement":
		d.disagreement(f)
	case "map":
		d.geography(f)
	case "flow":
		d.flow(f)
	case "diagram":
		d.diagram(f)
	case "dumbbell":
		d.dumbbell(f)
	case "slope":
		d.slope(f)
	case "heatmap":
		d.heatmap(f)
	default:
		d.bar(f)
	}
}

// emptyHeight is the height in px of a drawing for a phone that has no records.
const emptyHeight = 120.0

// nothing draws that a filter has left no records.
func (d *drawing) nothing() {
	if d.h = d.tall; d.h == 0 {
		d.h = emptyHeight
	}
	d.text(d.w/2, d.h/2, d.NoRecords, label{font: d.font, color: Muted, align: "center"})
	d.grid(box{0, 0, d.w, d.h}, 0, 1, 0, 1, 0)
}

// option is the drawing as an option of ECharts, in JSON.
func (d *drawing) option() (json.RawMessage, error) {
	option := map[string]any{"animation": false}
	if len(d.grids) > 0 {
		option["grid"], option["xAxis"], option["yAxis"] = d.grids, d.xs, d.ys
	}
	option["tooltip"] = struct {
		opts.Tooltip
		Confine      bool           `json:"confine"`
		Padding      [2]int         `json:"padding"`
		TextStyle    map[string]any `json:"textStyle"`
		ExtraCSSText string         `json:"extraCssText"`
		Transition   float64        `json:"transitionDuration"`
	}{
		opts.Tooltip{
			Show:            opts.Bool(true),
			Trigger:         "item",
			Formatter:       "{b}",
			BackgroundColor: d.Palette[Surface],
			BorderColor:     d.Palette[Muted],
		}, true, [2]int{8, 11},
		map[string]any{"color": d.Palette[Text], "fontFamily": fontFamily, "fontSize": 14},
		"white-space:pre-line;max-width:22em;box-shadow:none", 0,
	}
	option["series"] = d.series
	option["graphic"] = map[string]any{"elements": d.shapes}
	return json.Marshal(option)
}

// grid adds a grid for series in a box, with the values at its edges, and returns its index.
// If rows is not 0, y is a category axis of so many rows from the top.
func (d *drawing) grid(b box, x0, x1, y0, y1 float64, rows int) int {
	i := len(d.grids)
	d.grids = append(d.grids, opts.Grid{
		Left: px(b.x + d.origin[0]), Top: px(b.y + d.origin[1]), Width: px(b.w), Height: px(b.h),
	})
	hidden := opts.Bool(false)
	d.xs = append(d.xs, opts.XAxis{
		Type: "value", Show: hidden, GridIndex: i, Min: tidyNumber(x0), Max: tidyNumber(x1),
	})
	y := opts.YAxis{
		Type: "value", Show: hidden, GridIndex: i, Min: tidyNumber(y0), Max: tidyNumber(y1),
	}
	if rows > 0 {
		names := make([]string, rows)
		for i := range names {
			names[i] = strconv.Itoa(i + 1)
		}
		y.Type, y.Data, y.Inverse, y.Min, y.Max = "category", names, opts.Bool(true), nil, nil
	}
	d.ys = append(d.ys, y)
	return i
}

// add adds a series of a type to a grid, in front of earlier ones, and returns it for further
// options. Without items it adds none.
func (d *drawing) add(kind string, grid int, name string, items []item) *mark {
	if len(items) == 0 {
		return &mark{}
	}
	d.series = append(d.series, mark{
		Type: kind, Name: inert(clean(name)), XAxisIndex: grid, YAxisIndex: grid, Data: items, Cursor: "default", Z: 2,
	})
	return &d.series[len(d.series)-1]
}

// pixels adds a series, scatter or custom for spans, whose items have their places in px of the drawing.
func (d *drawing) pixels(kind string, items []item) *mark {
	if len(items) == 0 {
		return &mark{}
	}
	s := d.add(kind, d.plane(), "", items)
	if kind == "custom" {
		s.RenderItem = "span"
	}
	return s
}

// label is the font, colour and alignment of a text.
type label struct {
	font  font
	color Role
	align string // the side of the text that x is: left if empty, center or right
	halo  bool   // outlined in the surface's colour, against lines behind it
}

// text sets one line with its vertical middle at y. It neither wraps nor shortens it. Where it ends in the
// sign of a contested record, the picture (see tidy) and client/charts/live.js make the sign small and raise it.
func (d *drawing) text(x, y float64, s string, l label) {
	if s = clean(s); s == "" {
		return
	}
	style := paint{
		Text: s, Fill: d.Palette[l.color], FontSize: l.font.size, FontFamily: fontFamily,
		Align: l.align, VerticalAlign: "middle",
	}
	if l.font.bold {
		style.FontWeight = 600
	}
	if l.halo {
		style.Stroke, style.LineWidth = d.Palette[Surface], 4
	}
	d.put(shape{Type: "text", X: round(x), Y: round(y), Z: 5, Style: style})
}

// rule draws a line behind the marks, dashed if lengths of dashes and gaps are given.
func (d *drawing) rule(x1, y1, x2, y2 float64, color Role, width float64, dash ...float64) {
	d.put(shape{
		Type:  "line",
		Style: paint{Stroke: d.Palette[color], LineWidth: width, LineDash: dash},
		Shape: geometry{X1: round(x1), Y1: round(y1), X2: round(x2), Y2: round(y2)},
	})
}

// put adds a shape at its place from the origin, of the records that new shapes are tagged with. X and Y move its
// geometry.
func (d *drawing) put(s shape) {
	s.Silent, s.of, s.name = true, d.of, d.names
	s.X, s.Y = round(s.X+d.origin[0]), round(s.Y+d.origin[1])
	d.shapes = append(d.shapes, s)
}

// region fills a polygon behind the marks.
func (d *drawing) region(points [][2]float64, role Role, opacity float64) {
	for i, at := range points {
		points[i] = [2]float64{round(at[0]), round(at[1])}
	}
	d.put(shape{Type: "polygon", Style: paint{Fill: d.Palette[role], Opacity: opacity}, Shape: geometry{Points: points}})
}

// ring draws a circle that is not filled.
func (d *drawing) ring(x, y, r float64) {
	d.put(shape{Type: "circle", Style: paint{Fill: "none", Stroke: d.Palette[Muted], LineWidth: 1.5}, Shape: geometry{CX: round(x), CY: round(y), R: round(r)}})
}

// muted sets a text in the small type, muted.
func (d *drawing) muted(x, y float64, s, align string) {
	d.text(x, y, s, label{font: d.small, color: Muted, align: align})
}

// unshown says how many more there are than room is for, from x on.
func (d *drawing) unshown(x, y float64, more int) { d.muted(x, y, fmt.Sprintf(d.More, more), "") }

func px(v float64) string { return strconv.FormatFloat(round(v), 'f', -1, 64) }

// round rounds to a thousandth of a px, so that goldens are the same on every machine.
func round(v float64) float64 { return math.Round(v*1000) / 1000 }

// hundredth rounds to a hundredth of a px, which is enough for outlines.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
