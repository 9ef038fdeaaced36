package app

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// figure shows one chart: first as the picture the server drew, then, once its slide is in the
// page and the browser is idle, as a live chart drawn from the same records over the same spot.
type figure struct {
	app.Compo
	Figure  *slides.Figure
	Drawing Drawing
	Base    string      // see slides.Deck
	KnownOn slides.Date // see there
	Words   *words.Words
	// Palettes are those of the briefing.
	Palettes *[2]charts.Palette

	pictures, feet string         // what stills and foot returned: a figure is rendered several times
	made           *slides.Figure // what they are of
	zoomed         bool           // only Figure.Zoom is shown
	lane, category string         // only these are shown; empty for all
	problem        string         // why there is no live chart
	reading        string         // the mark that has the keyboard's attention, in words
	mark           int            // its index among the chart's marks; -1 for none
	drawn          bool           // the live chart has been asked for
	theme          charts.Theme
	chart          *liveChart
	awake          bool     // there is, or will be, a live chart
	release        []func() // undoes what wake registered
	unhear         func()   // ends hearing of slides that are shown
}

// CompoID makes another figure, or its records on another day, another component: its live
// chart goes with it.
func (f *figure) CompoID() string { return f.Figure.ID + "@" + string(f.KnownOn) }

// OnMount has the figure follow what is shown: it is awake while its slide is in the page.
func (f *figure) OnMount(ctx app.Context) {
	f.unhear = onShown(func() {
		if f.connected() != f.awake {
			ctx.Dispatch(f.follow)
		}
	})
}

func (f *figure) follow(ctx app.Context) {
	switch {
	case f.connected() && !f.awake:
		f.wake(ctx)
	case !f.connected() && f.awake:
		f.sleep()
	}
}

// wake asks for the live chart; the picture stands until it is there.
func (f *figure) wake(ctx app.Context) {
	f.awake, f.mark = true, -1
	host := f.host()
	f.drawSoon(ctx)
	f.release = append(f.release,
		onLook(host, func() { ctx.Dispatch(f.look) }),
		onChartKey(host, func(key string) bool { return f.key(ctx, key) }),
	)
	if len(f.Figure.Steps) > 0 {
		f.release = append(f.release, onStep(func() { ctx.Dispatch(f.draw) }))
	}
}

// drawSoon draws once the browser has time and the figure can be seen.
func (f *figure) drawSoon(ctx app.Context) {
	whenIdle(func() {
		switch {
		case f.shows():
			ctx.Dispatch(f.draw)
		case f.awake:
			f.drawSoon(ctx)
		}
	})
}

// sleep disposes of the live chart. What the reader chose is forgotten: the figure is as on a
// page that has just come.
func (f *figure) sleep() {
	for _, release := range f.release {
		release()
	}
	f.chart.dispose()
	f.awake, f.drawn, f.release, f.chart = false, false, nil, nil
	f.zoomed, f.lane, f.category, f.problem, f.reading = false, "", "", "", ""
}

// OnDismount puts the figure to sleep for good.
func (f *figure) OnDismount() {
	if f.awake {
		f.sleep()
	}
	if f.unhear != nil {
		f.unhear()
	}
}

func (f *figure) Render() app.UI {
	state := "still"
	switch {
	case f.problem != "":
		state = "failed"
	case f.chart != nil:
		state = "live"
	}
	if f.made != f.Figure {
		f.made, f.pictures, f.feet = f.Figure, f.stills(), f.foot()
	}
	say := &f.Words.App
	return app.Elem("figure").Class("figure").ID(attr("figure-"+f.Figure.ID)).DataSets(map[string]any{"figure": attr(f.Figure.ID), "type": attr(f.Figure.Type), "chart": state}).Body(
		app.Raw(f.caption()),
		app.If(f.hasFilters(), f.filters).Else(func() app.UI { return app.Elem("div").Hidden(true) }),
		app.Elem("div").Class("chart").Role("group").TabIndex(0).
			Aria("roledescription", attr(say.Chart)).Aria("label", attr(f.alt())).Aria("describedby", attr("hint-"+f.Figure.ID)).Body(
			app.Raw(f.pictures),
			app.Elem("div").Class("live").Aria("hidden", attr("true")),
		),
		app.Elem("p").Class("visually-hidden").ID(attr("hint-"+f.Figure.ID)).
			Text(f.hint()),
		app.Elem("p").Class("figure-problem").Role("alert").Text(f.problem),
		app.Elem("p").Class("visually-hidden").Role("status").Text(f.reading),
		app.Raw(f.feet),
	)
}

// caption is the figure's finding and unit, above the drawing.
func (f *figure) caption() string {
	unit := ""
	if counted := f.Figure.Counted(); counted != "" {
		unit = ` <span class="unit">` + slides.Escape(counted) + `</span>`
	}
	title := f.Figure.Title
	if f.Figure.Later > 0 {
		title = f.share()
	}
	return `<figcaption><b>` + slides.Escape(title) + `</b>` + unit + `</figcaption>`
}

// share is how many of the records were known on the day that is shown.
func (f *figure) share() string {
	m := f.Figure.Many
	if m != nil && f.Figure.Records != nil && m.Shown == 0 {
		return fmt.Sprintf(f.Words.App.ManyKnown, m.Count, when(&f.Words.App, f.KnownOn))
	}
	shown, all := len(f.Figure.Records), len(f.Figure.Records)+f.Figure.Later
	if m != nil {
		shown, all = m.Shown, m.Count
	}
	say := &f.Words.App
	return fmt.Sprintf(say.RecordsKnown, shown, all, when(say, f.KnownOn))
}

// alt is the drawing in words.
func (f *figure) alt() string {
	if f.Figure.Later == 0 {
		if large := f.Drawing.Large; large != nil {
			return f.Figure.Alt + " " + large.Sample
		}
		return f.Figure.Alt
	}
	if f.Figure.Many != nil {
		return f.share()
	}
	return fmt.Sprintf(f.Words.App.InTable, f.share())
}

// hint says what the keys do on the chart.
func (f *figure) hint() string {
	if large := f.Drawing.Large; large != nil {
		return large.Hint
	}
	return f.Words.App.ChartHint
}

// stills are the server's drawings; the style sheet shows the one that fits.
func (f *figure) stills() string {
	if f.Drawing.Wide == "" {
		return `<p class="figure-problem">` + slides.Escape(f.Words.App.NotDrawn) + `</p>`
	}
	return `<div class="stills" aria-hidden="true"><div class="still wide">` + f.Drawing.Wide + `</div><div class="still narrow">` + f.Drawing.Narrow + `</div></div>`
}

// foot is what stands below the drawing: sources, caution, and the data in words and as a table.
func (f *figure) foot() string {
	say := &f.Words.App
	var b strings.Builder
	b.WriteString(`<div class="figure-foot">`)
	if sources := sourceLine(f.Figure); sources != "" {
		b.WriteString(`<p class="figure-source">` + slides.Escape(fmt.Sprintf(say.Source, sources)) + `</p>`)
	}
	notes, rows := []string{f.Figure.Note}, ""
	if large := f.Drawing.Large; large != nil {
		notes, rows = append(notes, large.Sample), large.Table
	} else {
		rows = table(f.Figure, f.Base, f.Words)
	}
	if f.Figure.Turns() {
		later, _ := f.Figure.At(0)
		fmt.Fprintf(&b, `<p class="figure-rest">%s</p>`, slides.Escape(fmt.Sprintf(f.Words.Charts.More, len(later))))
	}
	for _, note := range notes {
		if note != "" {
			b.WriteString(`<p class="figure-note">` + slides.Escape(note) + `</p>`)
		}
	}
	fmt.Fprintf(&b, `<details class="figure-data"><summary>%s <span class="visually-hidden">%s</span></summary><p>%s <a href="%s" download>%s</a></p><div class="scroll" tabindex="0" role="region" aria-label="%s: %s">%s</div></details></div>`,
		slides.Escape(say.Data), slides.Escape(say.OfChart), slides.Escape(f.alt()), slides.Escape(f.data()), slides.Escape(say.Download), slides.Escape(say.DataRegion), slides.Escape(cmp.Or(f.Figure.Title, f.Figure.ID)), rows)
	return b.String()
}

// data is the address of the records as a file.
func (f *figure) data() string {
	path := f.Base + (&url.URL{Path: "/data/" + f.Figure.Data}).EscapedPath()
	if f.KnownOn != "" {
		path += "?known=" + string(f.KnownOn)
	}
	return path
}

// sourceLine names the sources of a figure's records, each once; empty for records without a source.
func sourceLine(f *slides.Figure) string {
	var labels []string
	for _, r := range f.Records {
		if label := r.Cite.Label; label != "" && !slices.Contains(labels, label) {
			labels = append(labels, r.Cite.Label)
		}
	}
	return strings.Join(labels, "; ")
}

// hasFilters reports whether there is anything to filter: a timeline's controls.
func (f *figure) hasFilters() bool {
	return f.Figure.Type == "timeline"
}

// filters are the controls of a timeline.
func (f *figure) filters() app.UI {
	off, say := f.chart == nil, &f.Words.App
	zoom := app.Elem("button").Attr("type", "button").Class("filter-zoom").Attr("disabled", off).Hidden(f.Figure.Zoom == [2]slides.Date{}).
		Aria("pressed", attr(fmt.Sprint(f.zoomed))).
		Text(fmt.Sprintf(say.OnlyDates, f.Figure.Zoom[0].In(say.Dates), f.Figure.Zoom[1].In(say.Dates))).
		OnClick(f.onZoom)
	return app.Elem("div").Class("filters").Role("group").Aria("label", attr(say.Filters)).Body(
		zoom,
		f.choice(say.Side, say.AllSides, f.lane, off, f.onLane, func(r slides.Record) string { return r.Lane }),
		f.choice(say.Kind, say.AllKinds, f.category, off, f.onCategory, func(r slides.Record) string { return r.Category }),
	)
}

// choice is a select over the values of one column.
func (f *figure) choice(name, all, chosen string, off bool, on app.EventHandler, of func(slides.Record) string) app.UI {
	options := []app.UI{app.Elem("option").Attr("value", "*").Text(all).Attr("selected", chosen == "")}
	for _, v := range distinct(f.Figure.Records, of) {
		options = append(options, app.Elem("option").Attr("value", attr(v)).Text(v).Attr("selected", chosen == v))
	}
	return app.Elem("label").Class("filter").Body(
		app.Elem("span").Class("visually-hidden").Text(name),
		app.Elem("select").Attr("disabled", off).OnChange(on).Body(options...),
	)
}

// distinct lists the values of a column in order of appearance, without the empty one.
func distinct(records []slides.Record, of func(slides.Record) string) []string {
	var out []string
	for _, r := range records {
		if v := of(r); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func (f *figure) onZoom(ctx app.Context, e app.Event) {
	f.zoomed = !f.zoomed
	f.refocus()
	f.draw(ctx)
}

func (f *figure) onLane(ctx app.Context, e app.Event) {
	f.lane = chosen(ctx)
	f.refocus()
	f.draw(ctx)
}

func (f *figure) onCategory(ctx app.Context, e app.Event) {
	f.category = chosen(ctx)
	f.refocus()
	f.draw(ctx)
}

// refocus takes the focus from a filter that a pointer has used to the chart, so that the
// presenter's next key turns the page and not the filter. A reader who uses the keyboard keeps it.
func (f *figure) refocus() {
	if focusedByKey() {
		return
	}
	f.host().Get("parentElement").Call("focus", map[string]any{"preventScroll": true})
}

// chosen is the value of the select an event came from; empty for "all".
func chosen(ctx app.Context) string {
	if v := ctx.JSSrc().Get("value").String(); v != "*" {
		return v
	}
	return ""
}

// shown is the figure as filters leave it.
func (f *figure) shown() slides.Figure {
	return narrowed(*f.Figure, f.zoomed, f.lane, f.category)
}

// narrowed is a figure with the records of one lane and category, and of the zoomed
// dates if zoomed; empty strings stand for all. Lanes and Extent stay those of all records,
// so that what is left keeps its colour and its place.
func narrowed(f slides.Figure, zoomed bool, lane, category string) slides.Figure {
	if !zoomed && lane == "" && category == "" {
		return f
	}
	f.Lanes, f.Extent = charts.Lanes(f), charts.Extent(f)
	if zoomed {
		f.From, f.To = f.Zoom[0], f.Zoom[1]
	}
	var kept []slides.Record
	for _, r := range f.Records {
		end := r.End
		if end == "" {
			end = r.Date
		}
		switch {
		case lane != "" && r.Lane != lane,
			category != "" && r.Category != category,
			zoomed && (!end.End().After(f.From.Start()) || !r.Date.Start().Before(f.To.End())):
			continue
		}
		kept = append(kept, r)
	}
	f.Records = kept
	return f
}

// draw shows the live chart, or why there is none. A figure that has been left in
// the meantime stays undrawn.
func (f *figure) draw(ctx app.Context) {
	if !f.shows() || len(f.Figure.Records) == 0 || f.Figure.Many != nil && f.chart != nil {
		return
	}
	f.drawn, f.theme = true, look(f.host(), f.Figure, charts.Theme{Words: &f.Words.Charts, Palettes: f.Palettes})
	if f.Figure.Many != nil {
		if f.Drawing.Large.Chart != "" {
			f.drawMany(ctx)
		}
		return
	}
	shown := f.shown()
	if n := steps(); len(f.Figure.Steps) > 0 && n >= 0 {
		shown.Hidden, shown.Dim = shown.At(max(n-f.Figure.After, 0))
	}
	drawing, err := charts.Draw(shown, f.theme)
	if err != nil {
		f.fail(err)
		return
	}
	width, height := drawing.Size()
	f.mark, f.reading = -1, ""
	loadCharts(func(module app.Value, err error) {
		ctx.Dispatch(func(ctx app.Context) {
			switch {
			case !f.awake:
				return
			case !f.shows():
				f.drawSoon(ctx)
				return
			}
			if err == nil {
				f.problem = ""
				f.chart, err = f.chart.show(module, f.host(), width, height, string(drawing.Option()), f.onMark)
			}
			if err != nil {
				f.fail(err)
			}
		})
	})
}

// drawMany shows the live chart of a large figure, which reads the records itself and follows steps, scheme and size.
func (f *figure) drawMany(ctx app.Context) {
	loadCharts(func(module app.Value, err error) {
		if err != nil || !f.shows() {
			ctx.Dispatch(func(ctx app.Context) { f.settled(app.Null(), err) })
			return
		}
		settle(module.Call("large", f.host(), f.Drawing.Large.Chart, string(f.KnownOn)), func(chart app.Value, err error) {
			ctx.Dispatch(func(ctx app.Context) { f.settled(chart, err) })
		})
	})
}

// settled takes the live chart of a large figure, or why there is none.
func (f *figure) settled(chart app.Value, err error) {
	shown := &liveChart{handle: chart}
	switch {
	case err != nil:
		f.fail(err)
	case !f.awake || f.chart != nil:
		shown.dispose()
	case chart.Truthy():
		f.problem, f.chart, f.Figure.Many.Shown = "", shown, chart.Get("count").Int()
	}
}

// onMark leads from a mark to the passage it came from.
func (f *figure) onMark(text string, click bool) {
	for _, r := range f.Figure.Records {
		if charts.Describe(r, &f.Words.Charts) == text {
			showEvidence(r.Cite, click)
			return
		}
	}
}

// look draws again when the page's scheme or the layout of the box has changed.
func (f *figure) look(ctx app.Context) {
	if f.drawn && f.shows() && f.theme != look(f.host(), f.Figure, charts.Theme{Words: &f.Words.Charts, Palettes: f.Palettes}) {
		f.draw(ctx)
	}
}

// fail says on the slide that the picture is not live. What is drawn stays.
func (f *figure) fail(err error) {
	f.chart.dispose()
	f.chart = nil
	f.problem = f.Words.App.StillOnly
	logError(err)
}

// key reads the marks out one by one. It reports whether the chart used the key.
func (f *figure) key(ctx app.Context, key string) bool {
	if f.chart == nil {
		return false
	}
	marks := f.chart.marks()
	if len(marks) == 0 {
		return false
	}
	mark := f.mark
	switch key {
	case "Enter":
		if mark < 0 || mark >= len(marks) {
			return false
		}
		f.onMark(marks[mark], true)
		return true
	case "ArrowDown":
		mark = min(mark+1, len(marks)-1)
	case "ArrowUp":
		mark = max(mark-1, 0)
	case "Escape":
		if mark < 0 {
			return false
		}
		mark = -1
	default:
		return false
	}
	ctx.Dispatch(func(ctx app.Context) {
		f.mark, f.reading = mark, ""
		if mark >= 0 {
			f.reading = marks[mark]
			f.onMark(marks[mark], false)
		}
		f.chart.point(mark)
	})
	return true
}

// shows reports whether the figure can be seen: the navigator may have turned the page before
// the program has heard of it.
func (f *figure) shows() bool { return f.awake && f.connected() }

// connected reports whether the figure's slide is in the page.
func (f *figure) connected() bool { return f.host().Get("isConnected").Bool() }

// host is the element the live chart is drawn into.
func (f *figure) host() app.Value {
	return f.JSValue().Call("querySelector", ".live")
}
