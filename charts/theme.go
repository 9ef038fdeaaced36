package charts

import "exhibit/words"

// Theme is how a figure is drawn.
type Theme struct {
	Dark bool
	// Phone is for a screen held in the hand: the drawing is as wide as a phone and as high as its
	// records need. Else it fills Box.
	Phone bool
	// Box is the width and the height of the box that the drawing fills on a slide, in px of a slide of 1280 x
	// 720. The zero value stands for Figure.Box.
	Box [2]float64
	// Palettes are the deck's own colours, light and dark; nil for Light and Dark.
	Palettes *[2]Palette
	// Words are those of the deck's language. On the host nil stands for English; in the browser
	// it must not be nil.
	Words *words.Charts
}

// Role is the use of a colour in a drawing: an index into a Palette.
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

// Palette holds a colour for each role as #rrggbb.
type Palette [roles]string

// Names are the CSS custom properties of the roles.
var Names = [roles]string{
	"--chart-text", "--chart-muted", "--chart-line", "--chart-surface",
	"--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6",
}

// Light and Dark are after the palette of Okabe and Ito, less bright for paper and for night.
// Text and Muted have a contrast of at least 4.5 on Surface, and the series of 3 (WCAG 2, 1.4.3
// and 1.4.11). Line is for decoration only. In each no two colours are alike: [Themed] and [In] tell roles
// apart by them.
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
	switch {
	case t.Palettes != nil && t.Dark:
		return &t.Palettes[1]
	case t.Palettes != nil:
		return &t.Palettes[0]
	case t.Dark:
		return &Dark
	}
	return &Light
}

// fontFamily is the page's without system-ui, which can be any font. In none of these is a text
// wider than in Arial, so that the layout fits with each. Its quotes are single, because
// ECharts writes it into an attribute without escaping.
const fontFamily = `'Source Sans 3','Segoe UI',Roboto,Helvetica,Arial,sans-serif`

// series is the colour role of the i-th series, lane or category.
func series(i int) Role { return Series1 + Role(i%6) }
