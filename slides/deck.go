package slides

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/seal"
)

// Deck is a whole deck as data. The server renders it, and the browser's program reads it
// as JSON. The zero value is an empty deck.
type Deck struct {
	Title    string   `json:"title"`
	Subtitle string   `json:"subtitle,omitempty"`
	Author   string   `json:"author,omitempty"` // several names are joined with commas
	Authors  []string `json:"-"`                // these names
	// Institute is where the authors work; several are joined with commas.
	Institute string `json:"institute,omitempty"`
	Date      Date   `json:"date,omitempty"`
	// DateText is the date as the author has written it, where that is no Date.
	DateText string `json:"dateText,omitempty"`
	Footer   string `json:"footer,omitempty"` // stands at the foot of each slide
	Logo     string `json:"logo,omitempty"`   // the URL of a picture that stands on each slide
	Lang     string `json:"lang"`             // a BCP 47 language tag in its canonical form
	// Transition is how one slide follows another: "fade", "slide", or empty for a cut.
	Transition string     `json:"transition,omitempty"`
	Slides     []Slide    `json:"slides"`
	Figures    []Figure   `json:"figures"`            // in order of appearance
	Sources    []Source   `json:"sources"`            // those that it cites or lists, in the order of the bibliography
	Evidence   []Evidence `json:"evidence,omitempty"` // one a cited paragraph, by source and number
	Claims     []Claim    `json:"-"`                  // what the deck says with a citation, in the order in which the check reads it
	Reviewed   []Reviewed `json:"-"`                  // what persons have read of it
	Media      []Media    `json:"media,omitempty"`    // each file once, in order of appearance
	// Base is the path below which the deck is served, as in a URL and without a slash at its end:
	// "/decks/talk", or empty for the root of its host. Paths in the deck, such as "/s/x" and "/media/x",
	// are without it: it comes before them as HTML is written.
	Base string `json:"base,omitempty"`
	// KnownOn is the day that AsKnown was asked for; empty for the whole deck.
	KnownOn Date `json:"-"`
	// Days are the dates from which sources were known, each once, the earliest first. AsKnown
	// sets them.
	Days []Date `json:"-"`
	// Theme is how the deck looks, with all values that its theme does not give; nil for the look of decks
	// without one. Faces are its typefaces, and Style the deck's own style sheet, which reaches the headline and
	// body of slides alone. The browser gets them with the page.
	Theme *Theme `json:"-"`
	Faces []Face `json:"-"`
	Style string `json:"-"`
	// Files are those that the deck was read from, by path in its folder; empty in the browser.
	Files seal.Manifest `json:"-"`
}

// Slide is one slide: a message as its headline and the facts that carry it.
type Slide struct {
	Slug     string `json:"slug"`
	Title    string `json:"title"`    // the headline as plain text
	Headline []Node `json:"headline"` // the headline, with its citations
	// Class is classes of its article: title, part, center, and those of its background.
	Class string `json:"class,omitempty"`
	// Front reports whether the slide was made of the deck's own title, subtitle, author and date.
	Front bool `json:"front,omitempty"`
	// Background is the URL of the picture behind the slide. BackgroundFit shows all of it, at the
	// cost of margins.
	Background    string  `json:"background,omitempty"`
	BackgroundFit bool    `json:"backgroundFit,omitempty"`
	Known         Date    `json:"known,omitempty"` // the headline's known=, else its latest citation's day; empty for none
	Later         bool    `json:"-"`               // the headline was not known on Deck.KnownOn and is empty
	Blocks        []Block `json:"blocks"`
	Notes         []Node  `json:"notes,omitempty"` // speaker notes
	// Steps is the number of steps of the slide; 0 if all of it shows at once.
	Steps int `json:"steps,omitempty"`
	// Seconds is how long the slide is planned to take, 1 to 86400; 0 if the deck does not say.
	Seconds int `json:"seconds,omitempty"`
	// Cites are the passages cited by headline, blocks and figures, one entry a source and
	// locator, in order of first appearance; NoteCites those that only the notes cite.
	Cites     []Cite `json:"cites,omitempty"`
	NoteCites []Cite `json:"noteCites,omitempty"`
	Line      int    `json:"-"` // of the heading in deck.md
	Pos       int    `json:"-"` // where it begins, as Node.Pos
}

// Block is one part of a slide's body; exactly one of Text, Figure and Columns is set.
type Block struct {
	Text    []Node   `json:"text,omitempty"`
	Figure  string   `json:"figure,omitempty"` // a Figure's ID
	Columns []Column `json:"columns,omitempty"`
	// Step is the step at which the whole block appears; 0 means at once. Parts of Text that
	// appear later have a step of their own.
	Step int `json:"step,omitempty"`
}

// Column is one of several columns that stand side by side.
type Column struct {
	Width  int     `json:"width,omitempty"` // percent of the row, 1 to 99; 0 for an equal share
	Blocks []Block `json:"blocks"`
}

// Cite names passages of one source.
type Cite struct {
	Source string `json:"source"`          // a Source's ID
	Label  string `json:"label"`           // the Source's Label
	Spots  []Spot `json:"spots,omitempty"` // those that can be looked up
	// Locator is the place as a reader sees it: "¶9", "¶16, 70", "¶23–25", "¶9, item 2" or "pp. 3–5", also one that no check can look up; empty
	// for none.
	Locator string `json:"locator"`
}

// Source is one entry of the bibliography.
type Source struct {
	ID     string `json:"id"`
	Type   string `json:"type"`  // a CSL type such as post-weblog
	Label  string `json:"label"` // short name for citation marks
	Title  string `json:"title"`
	Author string `json:"author,omitempty"` // names joined with "and"; empty when the text names none
	Issued Date   `json:"issued,omitempty"` // empty when the text carries no date
	// IssuedText is the date as its bibliography gives it, where that is a range, a season or words.
	IssuedText string    `json:"issuedText,omitempty"`
	Available  Date      `json:"available,omitempty"` // the day by which an undated text existed, by its content
	Container  string    `json:"container,omitempty"`
	Part       string    `json:"part,omitempty"` // where in the container: volume, issue and pages, as "12(3), 45–67"
	Publisher  string    `json:"publisher,omitempty"`
	URL        string    `json:"url,omitempty"`    // http or https
	Kind       string    `json:"kind,omitempty"`   // CSL genre
	Stance     string    `json:"stance,omitempty"` // CSL annote: viewpoint and reliability
	Rights     Rights    `json:"rights,omitzero"`
	Creators   []Creator `json:"-"` // the authors, or editors, that Author names
	Language   string    `json:"-"` // a BCP 47 tag; empty where the bibliography says none
	File       string    `json:"-"` // name of the text among the sources; empty for none
	List       string    `json:"-"` // the file of the bibliography that has it
	Line       int       `json:"-"` // there
}

// IsData reports whether the source is a set of data.
func (s *Source) IsData() bool { return s.Type == "dataset" }

// Creator is an author: a person, or an organisation.
type Creator struct {
	Name         string
	Organization bool
}

// Rights say how much of a source's own text a deck may show; see package bibliography.
type Rights struct {
	Name     string `json:"name,omitempty"` // of the licence: "CC BY 4.0"; empty for none to name
	URL      string `json:"-"`              // of the licence
	Own      bool   `json:"own,omitempty"`  // it is of the authors of the deck
	Words    int    `json:"-"`              // the most words in a row of a passage; 0 for no more than a short quotation
	Open     bool   `json:"-"`              // the whole text may be handed on
	Reserved bool   `json:"-"`              // nothing is kept but what the deck quotes
}

// Figure is a chart and the records behind it.
type Figure struct {
	ID    string  `json:"id"`
	Type  string  `json:"type"` // one of FigureTypes
	Data  string  `json:"data"` // file name below data/
	Title string  `json:"title"`
	Alt   string  `json:"alt"`
	Unit  string  `json:"unit,omitempty"`
	Note  string  `json:"note,omitempty"`
	XName string  `json:"x,omitempty"`
	YName string  `json:"y,omitempty"`
	From  Date    `json:"from,omitempty"` // the dates covered; empty for those of the records
	To    Date    `json:"to,omitempty"`
	Zoom  [2]Date `json:"zoom,omitzero"` // the dates that a control enlarges; zero for no control
	// Box is the width and the height, in px of a slide of 1280 x 720, of the box that the drawing has on its
	// slide; zero where that is not known.
	Box [2]int `json:"box,omitzero"`
	// Enlarged is whether text and marks are set larger than usual: of a figure with few records.
	Enlarged bool `json:"enlarged,omitempty"`
	// Scale and XScale are the scales of the values and of the numbers along x: one of Scales; empty for linear.
	Scale  string `json:"scale,omitempty"`
	XScale string `json:"xScale,omitempty"`
	// Middle is the number at which a scale of colours changes its hue; nil for a scale of one hue.
	Middle *float64 `json:"middle,omitempty"`
	// Arrange is how the series of bars or areas stand: one of Arrangements; empty for side by side.
	Arrange  string `json:"arrange,omitempty"`
	SizeName string `json:"sizeName,omitempty"` // what Record.Size counts
	Curve    string `json:"curve,omitempty"`    // Steps, or empty for straight from value to value
	Fit      string `json:"fit,omitempty"`      // Linear for a least-squares line through a scatter; else empty
	// Bins are the edges of the bins of a histogram, or one number: about how many there are; nil for as many as the values suggest.
	Bins []float64 `json:"bins,omitempty"`
	// Highlight chooses the records to see, beside which the others are grey, as FigureStep.Highlight does; nil
	// for all.
	Highlight   map[string][]string `json:"highlight,omitempty"`
	Annotations []Annotation        `json:"annotations,omitempty"`
	// Map is the map that a figure of type map draws, one of Maps; empty for the other types. Places are all of
	// its places, whether or not a record is about them.
	Map    string  `json:"map,omitempty"`
	Places []Place `json:"places,omitempty"`
	// Extent is the first and the last date of all records if a filter has removed some; zero
	// otherwise.
	Extent [2]Date  `json:"-"`
	Lanes  []string `json:"lanes,omitempty"`
	Later  int      `json:"-"` // number of records removed because they were not known on Deck.KnownOn
	// Steps show and highlight records while the slide is presented. After is the number of
	// the slide's steps before the first of them.
	Steps []FigureStep `json:"steps,omitempty"`
	After int          `json:"after,omitempty"`
	// Options are options of ECharts, data alone, that are merged into those of the drawing; nil for none.
	Options json.RawMessage `json:"options,omitempty"`
	// Hidden and Dim are the records, by index, that are not shown yet and those that are
	// dimmed; see At.
	Hidden  map[int]bool `json:"-"`
	Dim     map[int]bool `json:"-"`
	Records []Record     `json:"records"`
	// Many is set in a browser, where a large figure is without most of its records; see Light.
	Many *Many  `json:"many,omitempty"`
	File string `json:"-"` // the text of the deck that has it
	Line int    `json:"-"` // of the fenced block in File
	// Span is where the lines of the fenced block begin and end, as Node.Pos.
	Span [2]int `json:"-"`
}

// FigureTypes are the kinds of chart a figure can be.
var FigureTypes = []string{"bar", "range", "waterfall", "sparklines", "line", "area", "scatter", "strip", "histogram", "box", "dumbbell", "slope", "heatmap", "revisions", "establishment", "timeline", "disagreement", "flow", "diagram", "map"}

// Arrangements are the ways in which series of bars and areas can stand: on each other, on each other as shares of
// 100 percent, and to both sides of zero.
var Arrangements = []string{Stacked, Share, Diverging}

// The values of Figure.Arrange.
const (
	Stacked   = "stacked"
	Share     = "share"
	Diverging = "diverging"
)

// Steps is the value of Figure.Curve of a line that keeps a value until the next, and Linear that of Figure.Fit.
const (
	Steps  = "step"
	Linear = "linear"
)

// Maps are the maps that there are: tiles of one size for the states of the US, and the outlines of those states and
// of the countries of the world.
var Maps = []string{"us-tiles", "us", "world"}

// Place is a place of a map.
type Place struct {
	Code string `json:"code"` // short, and printed where there is no room for the name: "CA", "KEN"
	Name string `json:"name"`
	// Rings are its outlines, each as x and y of its corners in turn, y downward, in a unit of its map; nil on a map
	// of tiles.
	Rings [][]int `json:"rings,omitempty"`
	// Tile is its column and its row on a map of tiles.
	Tile [2]int `json:"tile,omitzero"`
}

// Greatest is the greatest absolute value of a number that a chart can show, and 1/Greatest the least besides 0: sums,
// differences and squares of such numbers are numbers.
const Greatest = 1e100

// Log is the scale on which equal ratios are equally far apart. It has no zero and no negative numbers.
const Log = "log"

// Scales are the scales that the numbers of a figure can have.
var Scales = []string{"linear", Log}

// Total is the category of records of a waterfall that are totals; the others are changes.
const Total = "total"

// Annotation is a remark in a figure at a place of it: a date, a label or a number along x, a value, or a range from
// one to another. What it does not have does not bound it: a value alone is a line across the whole figure.
type Annotation struct {
	Date  Date     `json:"date,omitempty"`
	End   Date     `json:"end,omitempty"`   // of a range of dates that begins with Date
	Label string   `json:"label,omitempty"` // of a record
	X     *float64 `json:"x,omitempty"`     // where the figure has numbers along x
	ToX   *float64 `json:"toX,omitempty"`   // of a range of them that begins with X
	Value *float64 `json:"value,omitempty"`
	To    *float64 `json:"to,omitempty"` // of a range of values that begins with Value
	Text  string   `json:"text"`
	Cite  *Cite    `json:"cite,omitempty"` // the passage that bears it out
}

// The relations are the categories of the records of a disagreement: whether the values that
// sources give for one point, which is a series, agree.
const (
	Agree        = "agree"
	Differ       = "differ"
	Incomparable = "incomparable" // their units or scopes differ
)

// Signs are the marks after a contested number or date, by relation: those of footnotes, which nobody reads as a
// part of the number. All fonts for Western languages have them.
var Signs = map[string]string{Differ: "‡", Incomparable: "*"}

// Along is the number of a record along the horizontal axis, which is called Name.
type Along struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit,omitempty"`
}

// Record is one row of a figure's data: a statement with its owner and passage.
type Record struct {
	Series  string `json:"series,omitempty"`
	Label   string `json:"label"`
	LabelZh string `json:"labelZh,omitempty"`
	// Target is where a channel or a flow leads that begins at Series; empty for other records.
	Target   string   `json:"target,omitempty"`
	Place    string   `json:"place,omitempty"` // the Code of the place on a map that the record is about
	Lane     string   `json:"lane,omitempty"`
	Category string   `json:"category,omitempty"`
	Key      bool     `json:"key,omitempty"`
	Value    *float64 `json:"value,omitempty"` // nil when the record carries no number
	// Low and High are the ends of the range in which the value lies; nil for none.
	Low  *float64 `json:"low,omitempty"`
	High *float64 `json:"high,omitempty"`
	// Size is the number that the area of a bubble stands for; nil but in a scatter of three numbers.
	Size       *float64  `json:"size,omitempty"`
	Panel      string    `json:"panel,omitempty"` // the one of several small charts that has the record
	Approx     string    `json:"approx,omitempty"`
	Unit       string    `json:"unit,omitempty"`
	Along      *Along    `json:"along,omitempty"` // nil but in a scatter, a line or areas over numbers
	Date       Date      `json:"date,omitempty"`  // empty when the source gives none
	End        Date      `json:"end,omitempty"`   // empty when the record is not a span
	Precision  Precision `json:"precision,omitempty"`
	Basis      string    `json:"basis,omitempty"`
	AssertedBy string    `json:"assertedBy"`
	Cite       Cite      `json:"cite"`
	Token      string    `json:"token,omitempty"`
	Note       string    `json:"note,omitempty"`
	// Known is the date from which the record was known, if the author gives one.
	Known Date `json:"known,omitempty"`
	// Contested is Differ or Incomparable if a disagreement of the deck has another value for
	// the same point; empty otherwise.
	Contested string `json:"contested,omitempty"`
	// Others names the other values, as in "How many elements? Others say: Three parts
	// (Knake ¶8)". Dispute is the path of the figure that shows them. Both are empty if the
	// record is not contested.
	Others  string `json:"others,omitempty"`
	Dispute string `json:"dispute,omitempty"`
	// OthersKnown is the date from which all values in Others were known.
	OthersKnown Date   `json:"othersKnown,omitempty"`
	Fact        string `json:"-"`
	Line        int    `json:"line"` // in the CSV file
}

// Slide returns the slide with the given slug and its index, or nil and -1.
func (d *Deck) Slide(slug string) (*Slide, int) {
	for i := range d.Slides {
		if d.Slides[i].Slug == slug {
			return &d.Slides[i], i
		}
	}
	return nil, -1
}

// Opens reports whether the slide opens the deck or a part of it: such slides need no source.
func (s *Slide) Opens() bool {
	classes := strings.Fields(s.Class)
	return slices.Contains(classes, "title") || slices.Contains(classes, "part")
}

// Figures lists the IDs of the figures on a slide, in order of appearance.
func (s *Slide) Figures() []string { return figuresIn(s.Blocks) }

func figuresIn(blocks []Block) (ids []string) {
	for _, b := range blocks {
		if b.Figure != "" {
			ids = append(ids, b.Figure)
		}
		for _, c := range b.Columns {
			ids = append(ids, figuresIn(c.Blocks)...)
		}
	}
	return ids
}

// Counted is the unit as it stands behind a figure's title: empty where the title or the name of the value's axis
// says it already.
func (f *Figure) Counted() string {
	if strings.EqualFold(f.Unit, f.YName) || says(strings.ToLower(f.Title), strings.ToLower(f.Unit)) {
		return ""
	}
	return f.Unit
}

// says reports whether a text has words that no letter continues: "g" is not in "weight". Scripts without spaces between
// words have no such bounds.
func says(text, words string) bool {
	const firstUnspaced = '\u2e80' // the radicals of Chinese; what follows are the scripts of East Asia
	continues := func(r rune, _ int) bool { return r < firstUnspaced && unicode.IsLetter(r) }
	for from := 0; words != ""; from += len(words) {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return false
		}
		from += at
		if !continues(utf8.DecodeLastRuneInString(text[:from])) && !continues(utf8.DecodeRuneInString(text[from+len(words):])) {
			return true
		}
	}
	return true
}

// Figure returns the figure with the given ID, or nil.
func (d *Deck) Figure(id string) *Figure {
	for i := range d.Figures {
		if d.Figures[i].ID == id {
			return &d.Figures[i]
		}
	}
	return nil
}

// Source returns the source with the given ID, or nil.
func (d *Deck) Source(id string) *Source {
	for i := range d.Sources {
		if d.Sources[i].ID == id {
			return &d.Sources[i]
		}
	}
	return nil
}

// String is the passage as a reader sees it, such as "Knake ¶9".
func (c Cite) String() string { return strings.TrimSpace(c.Label + " " + c.Locator) }
