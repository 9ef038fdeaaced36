package pandoc

import (
	"exhibit/slides"
	"exhibit/slides/bibliography"
	"exhibit/slides/fields"

	"github.com/google/jsonschema-go/jsonschema"
)

// This file declares the keys of the front matter and of the block of a figure. The reader, the hints for
// misspelt keys, JSON Schema and docs/REFERENCE.md have them from here.

// frontKeys is what the reader knows of the front matter. Keys may stand below format and the name of a
// format, as Quarto nests them; others are those of other tools.
type frontKeys struct {
	Title        fields.Text  `json:"title,omitempty" jsonschema:"the name of the deck; without one that of its first slide"`
	PageTitle    fields.Text  `json:"pagetitle,omitempty" jsonschema:"the name of the deck where no first slide is to be made of it"`
	Subtitle     fields.Text  `json:"subtitle,omitempty" jsonschema:"stands below the title"`
	Author       names        `json:"author,omitempty" jsonschema:"the authors: a name, a list of names, or mappings with a name"`
	Institute    names        `json:"institute,omitempty" jsonschema:"where the authors work"`
	Date         fields.Text  `json:"date,omitempty" jsonschema:"2016, 2016-03 or 2016-03-28; another text is shown as it is written"`
	Lang         fields.Text  `json:"lang,omitempty" jsonschema:"the language of the deck, a tag such as en or zh-Hans; en if absent"`
	Bibliography fields.Texts `json:"bibliography,omitempty" jsonschema:"files with the sources, in CSL-YAML, CSL-JSON or BibTeX; without one nothing in the deck is checked"`
	References   references   `json:"references,omitempty" jsonschema:"sources in the front matter itself, as in CSL-YAML"`
	Nocite       fields.Texts `json:"nocite,omitempty" jsonschema:"sources that the deck lists though no slide cites them: '@survey, @census', or '@*' for all"`
	SlideLevel   level        `json:"slide-level,omitempty" jsonschema:"the level of the headings that begin slides, where Pandoc's rule has another"`
	Incremental  fields.Flag  `json:"incremental,omitempty" jsonschema:"true: lists come item by item"`
	Footer       fields.Text  `json:"footer,omitempty" jsonschema:"a text at the foot of each slide"`
	Logo         fields.Text  `json:"logo,omitempty" jsonschema:"a picture on each slide, a file of the deck"`
	Theme        themeName    `json:"theme,omitempty" jsonschema:"how the deck looks: default, evening, vivid, or a file of the deck such as brand.yaml; theme.yaml is read without being named. Themes of other tools are left to them"`
	CSS          fields.Texts `json:"css,omitempty" jsonschema:"style sheets of the deck, for the headlines and bodies of its slides"`
	NoteLines    noteLines    `json:"note-lines,omitempty" jsonschema:"show: a line that begins with Note: is text for the audience"`
	Reviewed     reviewed     `json:"reviewed,omitempty" jsonschema:"passages that a person has read and signs for"`
	Transition   transition   `json:"transition,omitempty" jsonschema:"how one slide follows another; a cut if absent, and for readers who want less motion"`
	Durations    durations    `json:"durations,omitempty" jsonschema:"how long slides are planned to take, for the speaker view: 90s, 2m or 1m30s by identifier; default is for the others"`
}

// figureKeys are the keys of a figure's block.
type figureKeys struct {
	Type      figureType   `json:"type" jsonschema:"the kind of chart"`
	Data      fields.Text  `json:"data" jsonschema:"a file in data/, or beside the deck's text: CSV, a workbook or JSON; of these file.xlsx#Sheet2 or file.json#regions names a part"`
	Title     fields.Text  `json:"title" jsonschema:"what the figure shows, as a finding"`
	Alt       fields.Text  `json:"alt" jsonschema:"the figure in words, for those who cannot see it"`
	Unit      fields.Text  `json:"unit,omitempty" jsonschema:"the unit of the values, where it is one for all; for a chart of dates year"`
	Note      fields.Text  `json:"note,omitempty" jsonschema:"a caution shown under the figure"`
	Omit      omitted      `json:"omit,omitempty" jsonschema:"records left out, by column: {category: [publication]}"`
	From      fields.Date  `json:"from,omitempty" jsonschema:"the first date that the figure covers, where the data does not say"`
	To        fields.Date  `json:"to,omitempty" jsonschema:"the last date that it covers"`
	Zoom      zoom         `json:"zoom,omitempty" jsonschema:"[from, to]: the part that a control of the figure enlarges"`
	Lanes     fields.Texts `json:"lanes,omitempty" jsonschema:"the order of the lanes of a timeline, of the columns of a diagram"`
	X         fields.Text  `json:"x,omitempty" jsonschema:"the column, or the name, of the x axis of a plot; of bars and dumbbells what they are of, of slopes and heat maps their columns, of strips, histograms and boxes the values"`
	Y         fields.Texts `json:"y,omitempty" jsonschema:"the column, the columns or the name of the y axis; of bars what they count"`
	Scale     scale        `json:"scale,omitempty" jsonschema:"log: equal ratios of the values are equally far apart, which the chart says; linear if absent"`
	XScale    scale        `json:"x-scale,omitempty" jsonschema:"the same for the numbers along x"`
	Steps     steps        `json:"steps,omitempty" jsonschema:"steps for presenting: show brings records in for good, only in place of all others, highlight dims the others until the next step; lanes brings in lane by lane"`
	Source    fields.Text  `json:"source,omitempty" jsonschema:"the source of rows that name none, as in '@survey, ¶3', or the column that names it"`
	Decimal   decimalMark  `json:"decimal,omitempty" jsonschema:"the decimal mark of the data, where its numbers do not tell"`
	Dates     dayOrders    `json:"dates,omitempty" jsonschema:"whether dates such as 3/4/2020 begin with the day or the month, where no cell tells"`
	Series    fields.Text  `json:"series,omitempty" jsonschema:"the column of the line, row or group that a record belongs to"`
	Label     fields.Text  `json:"label,omitempty" jsonschema:"the column that says what a record is about"`
	Date      fields.Text  `json:"date,omitempty" jsonschema:"the column of the dates"`
	End       fields.Text  `json:"end,omitempty" jsonschema:"the column of the dates that close spans"`
	Value     fields.Texts `json:"value,omitempty" jsonschema:"the column of the numbers, or several, each a series"`
	Low       fields.Text  `json:"low,omitempty" jsonschema:"the column of the lower ends of ranges"`
	High      fields.Text  `json:"high,omitempty" jsonschema:"the column of their upper ends"`
	Size      fields.Text  `json:"size,omitempty" jsonschema:"the column of the numbers that the areas of bubbles stand for"`
	Panel     fields.Text  `json:"panel,omitempty" jsonschema:"the column that divides the figure into small charts side by side, of one scale"`
	Target    fields.Text  `json:"target,omitempty" jsonschema:"the column of what a channel or a flow leads to, which begins at its series; label if absent"`
	Map       mapName      `json:"map,omitempty" jsonschema:"which map: us-tiles, us or world; the labels of records are names or codes of its places"`
	Arrange   arrange      `json:"arrange,omitempty" jsonschema:"how the series of bars and areas stand: stacked on each other, as shares of 100 percent, or diverging to both sides of zero"`
	Middle    middle       `json:"middle,omitempty" jsonschema:"the number at which the colours of a heatmap change from one hue to another, such as 0; if absent they are of one"`
	Sort      fields.Text  `json:"sort,omitempty" jsonschema:"the order of bars: value from the lowest up, -value from the highest down, or label by name; as in the data if absent"`
	Curve     curve        `json:"curve,omitempty" jsonschema:"step: a line keeps a value until the next; straight from value to value if absent"`
	Fit       fit          `json:"fit,omitempty" jsonschema:"linear: a straight line through the points of a scatter of two numbers, with the least sum of squared distances along y, and its R²"`
	Bins      numbers      `json:"bins,omitempty" jsonschema:"of a histogram: about how many there are, or their edges, which are equally far apart; by Freedman and Diaconis if absent"`
	Highlight highlighted  `json:"highlight,omitempty" jsonschema:"what to see, beside which the rest is grey: a label or series, several, or by column as in steps"`
	Annotate  annotations  `json:"annotate,omitempty" jsonschema:"remarks at a date, a label, a number along x, a value or a range of them, with a text that may cite"`
	Large     fields.Flag  `json:"large,omitempty" jsonschema:"true: text and marks are set larger, which is for few records"`
	Options   options      `json:"options,omitempty" jsonschema:"options of ECharts for this figure, data alone: they are merged into those of the drawing, and those of series into each of its series"`
	Lane      fields.Text  `json:"lane,omitempty" jsonschema:"the column of the lanes of a timeline"`
	Category  fields.Text  `json:"category,omitempty" jsonschema:"the column of the kinds of records"`
}

// naming are the values that name a column of the data for one of the format.
func (k *figureKeys) naming() []fields.Value {
	return []fields.Value{k.Series.Value, k.Label.Value, k.Date.Value, k.End.Value, k.Value.Value, k.Lane.Value, k.Category.Value, k.Low.Value, k.High.Value, k.Size.Value, k.Panel.Value, k.Target.Value}
}

// tableKeys are the keys of the block of a table.
type tableKeys struct {
	Data    fields.Text  `json:"data" jsonschema:"a file in data/, or beside the deck's text: CSV, a workbook or JSON; of these file.xlsx#Sheet2 or file.json#regions names a part"`
	Caption fields.Text  `json:"caption,omitempty" jsonschema:"stands above the table"`
	Columns fields.Texts `json:"columns,omitempty" jsonschema:"the columns that are shown, in order; if absent all but source, paragraph and those that are for the author"`
	Sort    fields.Text  `json:"sort,omitempty" jsonschema:"the column by which rows are sorted; with - before it from the highest down"`
	Source  fields.Text  `json:"source,omitempty" jsonschema:"the source of rows that name none, as in '@survey, ¶3'; a column paragraph says where in it a row stands"`
}

// stepKeys are the keys of a step of a figure.
type stepKeys struct {
	Show      choice `json:"show,omitempty" jsonschema:"records that come in for good"`
	Only      choice `json:"only,omitempty" jsonschema:"records that come in and take the place of all others"`
	Highlight choice `json:"highlight,omitempty" jsonschema:"records beside which the others are dimmed until the next step"`
}

// annotationKeys are the keys of an annotation of a figure.
type annotationKeys struct {
	Date   fields.Texts `json:"date,omitempty" jsonschema:"a date, or [from, to]"`
	Label  fields.Text  `json:"label,omitempty" jsonschema:"the label of a record"`
	X      numbers      `json:"x,omitempty" jsonschema:"a number along x, or [from, to]"`
	Value  numbers      `json:"value,omitempty" jsonschema:"a value, or [from, to]; alone it is a line across the figure"`
	Text   fields.Text  `json:"text" jsonschema:"what to say there"`
	Source fields.Text  `json:"source,omitempty" jsonschema:"the passage that bears it out, as in '@act, ¶3'"`
}

// reviewKeys are the keys of a signature in reviewed.
type reviewKeys struct {
	Passage fields.Text `json:"passage" jsonschema:"one paragraph of a source: survey ¶9"`
	By      fields.Text `json:"by" jsonschema:"who has read it"`
	On      fields.Date `json:"on" jsonschema:"when"`
	Verdict verdict     `json:"verdict" jsonschema:"whether the passage supports what the deck says"`
	Slide   fields.Text `json:"slide,omitempty" jsonschema:"the identifier of the slide that was read; all that cite the passage if absent"`
	Note    fields.Text `json:"note,omitempty" jsonschema:"a remark"`
	Text    digits      `json:"text,omitempty" jsonschema:"the first 8 or more digits of the passage's sha256 in the lock, without which nobody hears that the passage changed since"`
}

// reviewFileKeys are the keys of the file of reviews.
type reviewFileKeys struct {
	Reviews judged `json:"reviews" jsonschema:"what people found who read statements of the deck beside their passages"`
}

// judgementKeys are the keys of an entry there.
type judgementKeys struct {
	Slide     fields.Text  `json:"slide,omitempty" jsonschema:"the identifier of the slide; absent for data"`
	Statement fields.Text  `json:"statement" jsonschema:"what the deck said, letter for letter"`
	Passages  fields.Texts `json:"passages" jsonschema:"the passages that were read beside it: survey ¶9"`
	Texts     fields.Texts `json:"texts" jsonschema:"the first 16 digits of their sha256, in the same order"`
	By        fields.Text  `json:"by" jsonschema:"who has read it"`
	On        fields.Date  `json:"on" jsonschema:"when"`
	Verdict   verdict      `json:"verdict" jsonschema:"whether the passages support the statement"`
	Note      fields.Text  `json:"note,omitempty" jsonschema:"a remark"`
}

// The kinds of values that only decks have, and what they may be.
type (
	names       struct{ fields.Value }
	themeName   struct{ fields.Value }
	references  struct{ fields.Value }
	level       struct{ fields.Value }
	noteLines   struct{ fields.Value }
	reviewed    struct{ fields.Value }
	judged      struct{ fields.Value }
	transition  struct{ fields.Value }
	durations   struct{ fields.Value }
	figureType  struct{ fields.Value }
	omitted     struct{ fields.Value }
	zoom        struct{ fields.Value }
	steps       struct{ fields.Value }
	scale       struct{ fields.Value }
	decimalMark struct{ fields.Value }
	dayOrders   struct{ fields.Value }
	choice      struct{ fields.Value }
	arrange     struct{ fields.Value }
	mapName     struct{ fields.Value }
	curve       struct{ fields.Value }
	fit         struct{ fields.Value }
	highlighted struct{ fields.Value }
	annotations struct{ fields.Value }
	numbers     struct{ fields.Value }
	middle      struct{ fields.Value }
	verdict     struct{ fields.Value }
	digits      struct{ fields.Value }
)

func (names) Schema() *jsonschema.Schema {
	return fields.OneOrMore(&jsonschema.Schema{Types: []string{"string", "object"}})
}

func (themeName) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "array", "object"}}
}

func (references) Schema() *jsonschema.Schema { return bibliography.ListSchema() }

func (level) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "integer", Minimum: new(1.0), Maximum: new(6.0)}
}

func (noteLines) Schema() *jsonschema.Schema { return fields.Choice("show") }

func (reviewed) Schema() *jsonschema.Schema { return fields.List(fields.Schema(reviewKeys{})) }

func (judged) Schema() *jsonschema.Schema { return fields.List(fields.Schema(judgementKeys{})) }

func (transition) Schema() *jsonschema.Schema {
	return fields.Choice(append(transitions, "default")...)
}

func (durations) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", AdditionalProperties: &jsonschema.Schema{Type: "string", Pattern: `^\d+(\.\d+)?(h|m|s)`}}
}

func (figureType) Schema() *jsonschema.Schema { return fields.Choice(slides.FigureTypes...) }

// byColumn is the schema of values by column; no columns means any.
func byColumn(columns ...string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", AdditionalProperties: fields.Texts{}.Schema()}
	if len(columns) > 0 {
		s.PropertyNames = fields.Choice(columns...)
	}
	return s
}

func (omitted) Schema() *jsonschema.Schema { return byColumn() }

func (zoom) Schema() *jsonschema.Schema {
	s := fields.List(fields.Date{}.Schema())
	s.MinItems, s.MaxItems = new(2), new(2)
	return s
}

func (steps) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{fields.List(fields.Schema(stepKeys{})), fields.Choice(laneByLane)}}
}

func (scale) Schema() *jsonschema.Schema { return fields.Choice(slides.Scales...) }

func (decimalMark) Schema() *jsonschema.Schema { return fields.Choice(",", ".") }

func (dayOrders) Schema() *jsonschema.Schema { return fields.Choice("dmy", "mdy") }

func (choice) Schema() *jsonschema.Schema { return byColumn(slides.StepColumns...) }

func (options) Schema() *jsonschema.Schema { return &jsonschema.Schema{Type: "object"} }

func (mapName) Schema() *jsonschema.Schema { return fields.Choice(slides.Maps...) }

func (arrange) Schema() *jsonschema.Schema { return fields.Choice(slides.Arrangements...) }

func (curve) Schema() *jsonschema.Schema { return fields.Choice(slides.Steps) }

func (fit) Schema() *jsonschema.Schema { return fields.Choice(slides.Linear) }

func (highlighted) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{fields.Texts{}.Schema(), choice{}.Schema()}}
}

func (annotations) Schema() *jsonschema.Schema { return fields.List(fields.Schema(annotationKeys{})) }

func (numbers) Schema() *jsonschema.Schema {
	return fields.OneOrMore(&jsonschema.Schema{Type: "number"})
}

func (middle) Schema() *jsonschema.Schema { return &jsonschema.Schema{Type: "number"} }

func (verdict) Schema() *jsonschema.Schema { return fields.Choice(slides.ReviewVerdicts...) }

func (digits) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "integer"}, Pattern: "^[0-9a-fA-F]{8,64}$"}
}

// DeckSchema is the JSON Schema of the front matter.
func DeckSchema() *jsonschema.Schema {
	s := fields.Schema(frontKeys{})
	s.Title, s.Description = "Front matter of an Exhibit deck", "The keys that Exhibit reads. They may stand below format and the name of a format, as Quarto nests them; other keys are left to other tools."
	s.AdditionalProperties = nil
	s.Examples = []any{map[string]any{
		"title": "The seals of Marrow Bay", "author": []any{"Ana Rey", "Bo Lind"}, "date": "2031-06-30", "lang": "en", "transition": "fade",
		"references": []any{map[string]any{"id": "warden", "type": "report", "title": "Log of the warden", "file": "warden.txt"}},
		"nocite":     "@warden",
	}}
	return s
}

// ChartSchema is the JSON Schema of the block of a figure.
func ChartSchema() *jsonschema.Schema {
	s := fields.Schema(figureKeys{})
	s.Title, s.Description = "Block of a figure in an Exhibit deck", "The YAML of a fenced code block of class chart: ``` {.chart #name}"
	s.Examples = []any{map[string]any{
		"type": "bar", "data": "places.csv", "x": "place", "y": "seals", "title": "The north beach has the most", "unit": "seals",
		"alt":   "Bars for two places. The north beach has 188 seals, the spit 141.",
		"steps": []any{map[string]any{"highlight": map[string]any{"label": []any{"North beach"}}}},
	}}
	return s
}

// TableSchema is the JSON Schema of the block of a table.
func TableSchema() *jsonschema.Schema {
	s := fields.Schema(tableKeys{})
	s.Title, s.Description = "Block of a table in an Exhibit deck", "The YAML of a fenced code block of class table: ``` {.table}"
	s.Examples = []any{map[string]any{"data": "places.csv", "columns": []any{"place", "seals"}, "sort": "-seals", "caption": "Seals by place", "source": "@warden, ¶4"}}
	return s
}
