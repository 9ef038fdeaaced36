package web

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"exhibit/app"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/words"
)

// The chart, the table, the download and the spoken text of a figure are four views of
// the same records. Each is taken apart here and compared with them.
func TestChartTableDownloadAndSpokenTextAgreeCellByCell(t *testing.T) {
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range deck.Figures {
		rows := readCSV(t, (&slides.Deck{Figures: []slides.Figure{f}}).CSV(f.Data))
		table := tableOf(t, deck.AsKnown(""), f.ID)
		names := marksOf(t, f)
		if len(rows) != len(f.Records) || len(table) != len(f.Records) {
			t.Errorf("%s: %d records, %d rows to download, %d in the table", f.ID, len(f.Records), len(rows), len(table))
			continue
		}
		for _, name := range names {
			if !slices.ContainsFunc(f.Records, func(r slides.Record) bool { return charts.Describe(r, nil) == name }) {
				t.Errorf("%s: a mark says %q, which no record does", f.ID, name)
			}
		}
		for i, r := range f.Records {
			spoken := charts.Describe(r, nil)
			if !slices.Contains(names, spoken) {
				t.Errorf("%s, record %d: no mark says %q", f.ID, i+1, spoken)
			}
			row, cells := rows[i], table[i]
			for column, want := range map[string]string{
				"label": r.Label, "label_zh": r.LabelZh, "series": r.Series, "lane": r.Lane, "category": r.Category, "unit": r.Unit,
				"date": string(r.Date), "end": string(r.End), "asserted_by": r.AssertedBy, "source": r.Cite.Source, "note": r.Note,
			} {
				if row[column] != want {
					t.Errorf("%s, record %d: the download has %q for %s, the record %q", f.ID, i+1, row[column], column, want)
				}
			}
			for column, want := range map[string]string{
				"Record": r.Label, "中文": r.LabelZh, "Series": r.Series, "Side": r.Lane, "Asserted by": r.AssertedBy, "Source": r.Cite.String(), "Note": r.Note,
			} {
				if cells[column] != want {
					t.Errorf("%s, record %d: the table has %q for %s, the record %q", f.ID, i+1, cells[column], column, want)
				}
			}
			if cells["contested"] != r.Contested {
				t.Errorf("%s, record %d: the table marks it %q, the record is %q", f.ID, i+1, cells["contested"], r.Contested)
			}
			for _, want := range []string{r.Label, r.AssertedBy, r.Cite.String(), r.Note, r.Others} {
				if !strings.Contains(spoken, want) {
					t.Errorf("%s, record %d: %q is not spoken in %q", f.ID, i+1, want, spoken)
				}
			}
			if r.Value != nil {
				number := strings.ReplaceAll(cells["Value"], ",", "")
				if !strings.Contains(number, row["value"]) || !strings.HasSuffix(number, row["unit"]) {
					t.Errorf("%s, record %d: the table has %q, the download %q %q", f.ID, i+1, cells["Value"], row["value"], row["unit"])
				}
			}
			if r.Date != "" && r.End == "" && cells["Date"] != r.Date.String() {
				t.Errorf("%s, record %d: the table has the date %q, the record %q", f.ID, i+1, cells["Date"], r.Date.String())
			}
		}
	}
}

// readCSV reads a download as a spreadsheet would: rows by column name.
func readCSV(t *testing.T, file []byte) []map[string]string {
	t.Helper()
	text, marked := strings.CutPrefix(string(file), "\ufeff")
	if !marked {
		t.Error("no byte order mark")
	}
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range all[1:] {
		cells := map[string]string{}
		for i, name := range all[0] {
			cells[name] = row[i]
		}
		out = append(out, cells)
	}
	return out
}

// tableOf reads the table of a figure off the page it stands on: rows by column head.
func tableOf(t *testing.T, deck *slides.Deck, id string) []map[string]string {
	t.Helper()
	for _, s := range deck.Slides {
		engine := goapp.NewTestEngine()
		page := app.Page(&app.Briefing{Words: words.In("en"), Deck: *deck}, s.Slug)
		if err := engine.Load(page); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(strings.NewReader(goapp.HTMLString(page)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if slices.Contains(n.Attr, html.Attribute{Key: "data-figure", Val: id}) {
				return rowsOf(n)
			}
		}
	}
	t.Fatalf("no page has the figure %s", id)
	return nil
}

func rowsOf(n *html.Node) (rows []map[string]string) {
	var heads []string
	for d := range n.Descendants() {
		if d.Data == "th" && d.Type == html.ElementNode {
			heads = append(heads, inner(d))
		}
		if d.Data == "tr" && d.FirstChild != nil && d.FirstChild.Data == "td" {
			cells, i := map[string]string{}, 0
			for c := range d.ChildNodes() {
				for m := range c.Descendants() { // a mark is no part of the cell's text
					if slices.Contains(m.Attr, html.Attribute{Key: "class", Val: "contested"}) {
						for _, a := range m.Attr {
							if a.Key == "data-relation" {
								cells["contested"] += a.Val
							}
						}
						c.RemoveChild(m)
						break
					}
				}
				cells[heads[i]] = strings.ReplaceAll(inner(c), "\u00a0", " ")
				i++
			}
			rows = append(rows, cells)
		}
	}
	return rows
}

func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// marksOf lists the names of the marks in a figure's chart that stand for records.
func marksOf(t *testing.T, f slides.Figure) []string {
	t.Helper()
	pages := []slides.Figure{f}
	if f.Turns() { // each step is a drawing of its own
		pages = nil
		for step := range len(f.Steps) + 1 {
			f.Hidden, f.Dim = f.At(step)
			pages = append(pages, f)
		}
	}
	var names []string
	for _, page := range pages {
		drawing, err := charts.Draw(page, charts.Theme{})
		if err != nil {
			t.Fatal(err)
		}
		var parsed struct {
			Series []struct{ Data []struct{ Name string } }
		}
		if err := json.Unmarshal(drawing.Option(), &parsed); err != nil {
			t.Fatal(err)
		}
		for _, s := range parsed.Series {
			for _, d := range s.Data {
				if d.Name != "" {
					names = append(names, strings.ReplaceAll(d.Name, "\u200b", ""))
				}
			}
		}
	}
	return names
}
