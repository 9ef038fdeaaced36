package charts

import "exhibit/words"

// Theme is how a figure is drawn.
type Theme struct {
	Dark   bool
	Narrow bool // laid out for a phone or a slide's column
	// Words are those of the deck's language. On the host none are English; in the browser
	// there must be some.
	Words *words.Charts
}

// Role is what a colour stands for in a drawing: an index into a Palette.
type Role int

// The roles. Series1 to Series6 tell lanes, series and categories apart, always
// together with a shape or a printed name.
const (
	Text Role = iota
	Muted
	Line
	Surface
	Series1
	Series2
	Series3
	Series4
	Series5
	Series6
	roles
)

// Palette holds a colour for each role as #rrggbb, no two alike.
type Palette [roles]string

// Names are the CSS custom properties of the roles.
var Names = [roles]string{
	"--chart-text", "--chart-muted", "--chart-line", "--chart-surface",
	"--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6",
}

// Light and Dark are after Okabe and Ito, muted for paper and for night. Text and
// Muted reach a contrast of 4.5 on Surface, the series 3. Line is only ever
// decoration.
var (
	Light = Palette{
		"#1f2226", "#5c6066", "#d8d3c8", "#fbfaf7",
		"#2a63ab", "#b95207", "#2b7d6c", "#7a3d75", "#5f4a00", "#2f3b3c",
	}
	Dark = Palette{
		"#ecebe6", "#a5a9b0", "#373b43", "#15171c",
		"#7ab8f5", "#dc7d48", "#7fc4a6", "#c77bb7", "#f0cd62", "#cddfec",
	}
)

func (t Theme) palette() *Palette {
	if t.Dark {
		return &Dark
	}
	return &Light
}

// fontFamily is the page's, without system-ui, which can be any font: in none of these
// is a text wider than in Arial, so the layout holds whichever the reader has. Single
// quotes, for ECharts writes it into an attribute as it is.
const fontFamily = `'Source Sans 3','Segoe UI',Roboto,Helvetica,Arial,sans-serif`

// series is the colour role of the i-th series, lane or category.
func series(i int) Role { return Series1 + Role(i%6) }
