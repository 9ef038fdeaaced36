package pandoc

import (
	"exhibit/slides/fields"

	"github.com/google/jsonschema-go/jsonschema"
)

// themeKeys are the keys of theme.yaml. What they mean for the deck is [exhibit/slides.Theme].
type themeKeys struct {
	Base      themeBase   `json:"base,omitempty" jsonschema:"the theme whose values hold where this one gives none"`
	Scheme    themeScheme `json:"scheme,omitempty" jsonschema:"how the deck opens; auto is as the reader's system is set. Readers can change it all the same"`
	Light     colours     `json:"light,omitempty" jsonschema:"the colours of the light scheme; paper has them, on white"`
	Dark      colours     `json:"dark,omitempty" jsonschema:"the colours of the dark scheme"`
	Cover     fields.Text `json:"cover,omitempty" jsonschema:"the ground of title and part slides; text on it is black or white, whichever is read better"`
	Typefaces typefaces   `json:"typefaces,omitempty" jsonschema:"files of the deck, in WOFF2, WOFF, TrueType or OpenType"`
	Logo      fields.Text `json:"logo,omitempty" jsonschema:"a picture on each slide, a file of the deck; the front matter's goes before it"`
	Footer    fields.Text `json:"footer,omitempty" jsonschema:"a text at the foot of each slide; the front matter's goes before it"`
}

// colourKeys are the keys of the colours of one scheme.
type colourKeys struct {
	Page   fields.Text  `json:"page,omitempty" jsonschema:"the ground of the page; each colour is one of CSS, such as '#0b5c78'"`
	Raised fields.Text  `json:"raised,omitempty" jsonschema:"the ground of boxes and code"`
	Text   fields.Text  `json:"text,omitempty" jsonschema:"text; like muted, link, good and accent it must have a contrast of 4.5 with page and raised"`
	Muted  fields.Text  `json:"muted,omitempty" jsonschema:"captions and sources"`
	Line   fields.Text  `json:"line,omitempty" jsonschema:"rules"`
	Link   fields.Text  `json:"link,omitempty" jsonschema:"links and citations"`
	Good   fields.Text  `json:"good,omitempty" jsonschema:"what is found, and tips"`
	Accent fields.Text  `json:"accent,omitempty" jsonschema:"the mark over a headline, and the marks of lists"`
	Series colourSeries `json:"series,omitempty" jsonschema:"the colours of a chart's series in order; each must have a contrast of 4.5 with page"`
}

// typefaceKeys are the keys of the typefaces.
type typefaceKeys struct {
	Text     fields.Text `json:"text,omitempty" jsonschema:"of weight 400; a variable font serves for bold as well"`
	Bold     fields.Text `json:"bold,omitempty" jsonschema:"of weight 600 or so"`
	Italic   fields.Text `json:"italic,omitempty" jsonschema:"of weight 400"`
	Headline fields.Text `json:"headline,omitempty" jsonschema:"without one headlines are in bold, where text is given"`
	Code     fields.Text `json:"code,omitempty" jsonschema:"of which all letters are as wide"`
}

// The kinds of values that only themes have, and what they may be.
type (
	themeBase    struct{ fields.Value }
	themeScheme  struct{ fields.Value }
	colours      struct{ fields.Value }
	colourSeries struct{ fields.Value }
	typefaces    struct{ fields.Value }
)

func (themeBase) Schema() *jsonschema.Schema { return fields.Choice(Themes...) }

func (themeScheme) Schema() *jsonschema.Schema { return fields.Choice(schemes...) }

func (colours) Schema() *jsonschema.Schema { return fields.Schema(colourKeys{}) }

func (typefaces) Schema() *jsonschema.Schema { return fields.Schema(typefaceKeys{}) }

// mostSeries is how many colours of series a theme has.
const mostSeries = 6

func (colourSeries) Schema() *jsonschema.Schema {
	s := fields.List(&jsonschema.Schema{Type: "string"})
	s.MaxItems = new(mostSeries)
	return s
}

// ThemeSchema is the JSON Schema of theme.yaml.
func ThemeSchema() *jsonschema.Schema {
	s := fields.Schema(themeKeys{})
	s.Title, s.Description = "Theme of an Exhibit deck", "theme.yaml in the deck's folder, or the file that theme: in the front matter names"
	s.Examples = []any{map[string]any{
		"base": "evening", "scheme": "dark", "cover": "#12324a", "light": map[string]any{"accent": "#8a4b00"}, "dark": map[string]any{"accent": "#f0b95c", "series": []any{"#87c5f9", "#f0b95c"}},
		"typefaces": map[string]any{"text": "fonts/Brand.woff2", "headline": "fonts/BrandDisplay.woff2"}, "logo": "logo.svg", "footer": "Office of counting",
	}}
	return s
}
