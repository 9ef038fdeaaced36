//go:build !js

package app

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// tableRows is how many rows of a large figure's data stand on its slide at a time. client/tools/rows.js brings the
// others.
const tableRows = 50

// largeChart is what client/charts/large.js is told of a figure.
type largeChart struct {
	Records string      `json:"records"` // the path of the file with them
	Type    string      `json:"type"`    // line or scatter
	Series  []string    `json:"series"`  // in order of appearance
	X       string      `json:"x"`       // names of axes, for tooltips
	Y       string      `json:"y"`
	Unit    string      `json:"unit"`
	From    slides.Date `json:"from,omitempty"` // the days that the axis covers; empty for those of the records
	To      slides.Date `json:"to,omitempty"`
	Wide    largeLayout `json:"wide"`
	Narrow  largeLayout `json:"narrow"`
	// Rest are the series that are hidden and those that are dimmed where steps are not shown, by index; Steps, after each number of
	// steps. After is Figure.After.
	Rest  [2][]int   `json:"rest"`
	Steps [][2][]int `json:"steps,omitempty"`
	After int        `json:"after,omitempty"`
	// Known are the days from which the sources of records were known, by identifier. Cites are the passage, for
	// exhibit.showEvidence, and the citation as it is read, by the cells source and paragraph with a space between.
	Known map[string]slides.Date `json:"known"`
	Cites map[string][2]string   `json:"cites"`
	// Colours are those of Light, in the order of the custom properties of charts.Names.
	Colours []string `json:"colours"`
	Whole   string   `json:"whole"` // the button that shows all
}

// largeLayout is the size in px of a drawing and where its values are.
type largeLayout struct {
	Width  int         `json:"width"`
	Height int         `json:"height"`
	Plot   charts.Plot `json:"plot"`
	// Names and Remarks are graphic elements, in the colours of Colours. Remarks stand where they should only while
	// all is shown.
	Names   json.RawMessage `json:"names"`
	Remarks json.RawMessage `json:"remarks"`
}

// maxCites is of how many citations the live chart of a large figure knows.
const maxCites = 500

// LargeOf is what a page has of a large figure of a deck with these drawings. The error is about numbers that JSON
// cannot hold.
func LargeOf(d *slides.Deck, f *slides.Figure, w *words.Words, wide, narrow *charts.Drawing) (*Large, error) {
	large := &Large{Sample: sampleOf(f, w, wide), Table: firstRows(d, f, w), Hint: w.App.ChartHint}
	if !isLive(f, wide) {
		return large, nil
	}
	chart := largeChart{
		Records: d.RecordsPath(f), Type: f.Type, X: f.XName, Y: f.YName, Unit: f.Unit, From: f.From, To: f.To, After: f.After,
		Whole: w.Pages.Whole, Colours: charts.Light[:], Series: distinctSeries(f.Records),
		Known: map[string]slides.Date{}, Cites: map[string][2]string{},
	}
	var err error
	if chart.Wide, err = layoutOf(wide); err != nil {
		return nil, err
	}
	if chart.Narrow, err = layoutOf(narrow); err != nil {
		return nil, err
	}
	for i := range f.Records {
		c := &f.Records[i].Cite
		key := c.Source + " " + c.Cell()
		if _, known := chart.Cites[key]; known || c.Source == "" || len(chart.Cites) == maxCites {
			continue
		}
		chart.Cites[key] = [2]string{c.Source + " " + c.Locator, c.String()}
		if s := d.Source(c.Source); s != nil {
			chart.Known[s.ID] = s.Known()
		}
	}
	chart.Rest = stepOf(f, chart.Series, -1)
	if len(f.Steps) > 0 {
		for n := range len(f.Steps) + 1 {
			chart.Steps = append(chart.Steps, stepOf(f, chart.Series, n))
		}
	}
	text, err := json.Marshal(chart)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	large.Chart, large.Hint = string(text), w.Pages.LargeHint
	return large, nil
}

// isLive reports whether the browser draws a large figure: a line, dots or a strip, on scales that can be enlarged.
func isLive(f *slides.Figure, d *charts.Drawing) bool {
	drawn, _ := d.Sampled()
	return drawn > 0 && f.XScale != slides.Log && f.Fit == "" && f.Curve == "" && !slices.ContainsFunc(f.Records, func(r slides.Record) bool { return r.Panel != "" })
}

func layoutOf(d *charts.Drawing) (l largeLayout, err error) {
	l.Width, l.Height = d.Size()
	l.Plot = d.Plot()
	l.Names, l.Remarks, err = d.Names()
	return l, err
}

// distinctSeries are the series of records in order of appearance; also an empty one.
func distinctSeries(records []slides.Record) (all []string) {
	seen := map[string]bool{}
	for i := range records {
		if name := records[i].Series; !seen[name] {
			seen[name] = true
			all = append(all, name)
		}
	}
	return all
}

// stepOf are the series that n steps hide and dim: those whose first record they do.
func stepOf(f *slides.Figure, series []string, n int) (step [2][]int) {
	hidden, dim := f.At(n)
	for i, name := range series {
		first := slices.IndexFunc(f.Records, func(r slides.Record) bool { return r.Series == name })
		if hidden[first] {
			step[0] = append(step[0], i)
		}
		if dim[first] {
			step[1] = append(step[1], i)
		}
	}
	return step
}

// sampleOf says how a picture was made of how many records; empty where it is of all of them.
func sampleOf(f *slides.Figure, w *words.Words, d *charts.Drawing) string {
	say := w.Pages.SampledDots
	if f.Type == "line" {
		say = w.Pages.SampledLine
	}
	drawn, width := d.Sampled()
	if drawn == 0 {
		return "" // of a histogram, which counts all
	}
	return fmt.Sprintf(say, number(float64(drawn), w), number(float64(len(f.Records)), w), number(width, w))
}

// firstRows is the beginning of a figure's data in the columns of its file, with what is the same in all rows said
// once, and what client/tools/rows.js needs to show other rows.
func firstRows(d *slides.Deck, f *slides.Figure, w *words.Words) string {
	say := &w.Pages
	names, rows, same := f.Rows(tableRows)
	count := len(f.Records)
	path := (&url.URL{Path: d.RecordsPath(f)}).EscapedPath()
	var b strings.Builder
	fmt.Fprintf(&b, `<div class="rows" data-records="%s" data-columns="%s" data-rows="%d" data-count="%d" data-say="%s"><p class="rows-shown" role="status">%s</p>`,
		slides.Escape(path), slides.Escape(strings.Join(names, "\n")), tableRows, count, slides.Escape(say.SomeRows),
		slides.Escape(fmt.Sprintf(say.SomeRows, "1", number(float64(len(rows)), w), number(float64(count), w))))
	if len(same) > 0 {
		var cells []string
		for _, c := range same {
			cells = append(cells, headOf(c[0], w)+w.Charts.Colon+c[1])
		}
		fmt.Fprintf(&b, `<p>%s</p>`, slides.Escape(fmt.Sprintf(say.SameInAll, strings.Join(cells, w.Charts.Semicolon))))
	}
	fmt.Fprintf(&b, `<table><caption>%s</caption><thead><tr>`, slides.Escape(f.Title))
	for _, name := range names {
		fmt.Fprintf(&b, `<th scope="col">%s</th>`, slides.Escape(headOf(name, w)))
	}
	b.WriteString(`</tr></thead><tbody>`)
	for _, row := range rows {
		b.WriteString(`<tr>`)
		for _, cell := range row {
			b.WriteString(`<td>` + slides.Escape(cell) + `</td>`)
		}
		b.WriteString(`</tr>`)
	}
	b.WriteString(`</tbody></table><p class="pager">`)
	for _, to := range [][2]string{{"first", say.FirstRows}, {"earlier", say.EarlierRows}, {"later", say.LaterRows}, {"last", say.LastRows}} {
		fmt.Fprintf(&b, `<button type="button" data-rows-to="%s">%s</button>`, to[0], slides.Escape(to[1]))
	}
	b.WriteString(`</p></div>`)
	return b.String()
}

// fileColumns are the columns of the file whose heads words.App.Columns are.
var fileColumns = []string{"series", "target", "lane", "label", "label_zh", "value", "date", "asserted_by", "source", "note"}

// headOf is the head of a column of the file: as in the tables of other figures, or its own name.
func headOf(column string, w *words.Words) string {
	at := slices.Index(fileColumns, column)
	if at < 0 {
		return column
	}
	return w.App.Columns[at]
}

// number is a number as pages have it.
func number(v float64, w *words.Words) string {
	return charts.Cell(&slides.Record{Value: &v}, &w.Charts)
}
