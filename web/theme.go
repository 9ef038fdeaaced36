package web

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"exhibit/cards"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/slides/colour"
)

// themeStyle is the style of a deck's theme: its colours where they differ from those of values.css, how it opens,
// and its typefaces.
func themeStyle(deck *slides.Deck, faces []deckFace) string {
	t := deck.Theme
	if t == nil {
		return ""
	}
	var css strings.Builder
	// What stands on a surface of its own on a coloured slide has the page's colours again (values.css).
	const everywhere = ":root,:is(.on-dark,.on-light) :is(.figure,.evidence-panel)"
	if rules := colourRules(t); rules != "" {
		fmt.Fprintf(&css, "%s{%s}:root{%s}", everywhere, rules, chartRules(t))
		fmt.Fprintf(&css, "@media print{:root:root{--color-page:#fff;--color-raised:#fff;--color-evidence:%s;--color-signal:%s;--color-good:%s;%s:#fff}}", t.Light.Link, t.Light.Accent, t.Light.Good, charts.Names[charts.Surface])
	}
	if scheme := schemeOf(t); scheme != "" {
		fmt.Fprintf(&css, "@media screen{:root:not([data-theme]){--scheme:%s}}", scheme)
	}
	if len(faces) > 0 {
		css.WriteString(faceRules(faces, everywhere))
	}
	return css.String()
}

// schemeOf is the scheme that a deck opens in: "light", "dark", or empty for that of the reader's system.
func schemeOf(t *slides.Theme) string {
	if t == nil || t.Scheme == "auto" {
		return ""
	}
	return t.Scheme
}

// usual are the colours of the page without a theme, as values.css has them; a test keeps them equal.
var usual = [2]slides.Colours{
	{Page: "#fbfaf7", Raised: "#f2efe8", Text: "#1d1c1a", Muted: "#5e5a52", Line: "#d8d3c7", Link: "#0b5c78", Good: "#1f6b45", Accent: "#b23a1d", Series: charts.Light[charts.Series1:]},
	{Page: "#15171c", Raised: "#1f2229", Text: "#ebe8e1", Muted: "#aaa59b", Line: "#3a3d45", Link: "#84c5de", Good: "#7fc8a0", Accent: "#ef8a65", Series: charts.Dark[charts.Series1:]},
}

// isColoured reports whether a theme has other colours than pages without one.
func isColoured(t *slides.Theme) bool {
	same := func(a, b slides.Colours) bool {
		return a.Page == b.Page && a.Raised == b.Raised && a.Text == b.Text && a.Muted == b.Muted && a.Line == b.Line && a.Link == b.Link &&
			a.Good == b.Good && a.Accent == b.Accent && slices.Equal(a.Series, b.Series)
	}
	return t != nil && !(same(t.Light, usual[0]) && same(t.Dark, usual[1]))
}

// colourRules are the custom properties of a theme's colours; empty for the usual ones.
func colourRules(t *slides.Theme) string {
	if !isColoured(t) {
		return ""
	}
	var css strings.Builder
	l, d := t.Light, t.Dark
	for _, p := range [][3]string{
		{"page", l.Page, d.Page}, {"raised", l.Raised, d.Raised}, {"text", l.Text, d.Text}, {"muted", l.Muted, d.Muted}, {"line", l.Line, d.Line},
		{"evidence", l.Link, d.Link}, {"good", l.Good, d.Good}, {"signal", l.Accent, d.Accent},
	} {
		fmt.Fprintf(&css, "--color-%s:light-dark(%s,%s);", p[0], p[1], p[2])
	}
	return css.String()
}

// chartRules are the custom properties of a theme's charts, and of code whose colours could not be read on its
// ground.
func chartRules(t *slides.Theme) string {
	var css strings.Builder
	palettes := palettesOf(t)
	for i, name := range charts.Names {
		fmt.Fprintf(&css, "%s:light-dark(%s,%s);", name, palettes[0][i], palettes[1][i])
	}
	for _, c := range codeColours {
		light, dark := readOn(c.light, t.Light.Raised), readOn(c.dark, t.Dark.Raised)
		if light != c.light || dark != c.dark {
			fmt.Fprintf(&css, "--code-%s:light-dark(%s,%s);", c.name, light, dark)
		}
	}
	return css.String()
}

// codeColours are those of code.css; a test keeps them equal.
var codeColours = []struct{ name, light, dark string }{
	{"keyword", "#8a2d74", "#d9a0d1"}, {"type", "#7a5300", "#d9b66b"}, {"function", "#1f4fa3", "#92b6f5"}, {"variable", "#85401c", "#e3a884"},
	{"string", "#2c6a2e", "#98cb8c"}, {"escape", "#0b6660", "#6fc9bf"}, {"number", "#a3262f", "#f09c9c"}, {"meta", "#5b4b9e", "#b8acf2"},
}

// readOn is the colour nearest to one that can be read on a ground.
func readOn(text, ground string) string {
	c, _ := colour.Parse(text)
	behind, _ := colour.Parse(ground)
	nearest, _ := colour.Nearest(c, []colour.Colour{behind}, colour.Readable)
	return nearest.String()
}

// palettesOf are the colours of a theme's charts, light and dark; nil for the usual ones.
func palettesOf(t *slides.Theme) *[2]charts.Palette {
	if !isColoured(t) {
		return nil
	}
	of := func(c slides.Colours) (p charts.Palette) {
		p[charts.Text], p[charts.Muted], p[charts.Line], p[charts.Surface] = c.Text, c.Muted, c.Line, c.Page
		copy(p[charts.Series1:], c.Series)
		return p
	}
	return &[2]charts.Palette{of(t.Light), of(t.Dark)}
}

// opening are the colours that a deck opens in, for what has one scheme alone: those of dark where its theme says
// so, else of light.
func opening(t *slides.Theme) slides.Colours {
	switch {
	case t == nil:
		return usual[0]
	case t.Scheme == "dark":
		return t.Dark
	}
	return t.Light
}

// openingPalette is the palette of charts in these colours; nil for that of light drawings of decks without a theme.
func openingPalette(t *slides.Theme) *charts.Palette {
	palettes := palettesOf(t)
	switch {
	case t != nil && t.Scheme == "dark" && palettes == nil:
		return &charts.Dark
	case palettes == nil:
		return nil
	case t.Scheme == "dark":
		return &palettes[1]
	}
	return &palettes[0]
}

// cardColours are the colours of a deck's link cards.
func cardColours(t *slides.Theme) cards.Colours {
	c := opening(t)
	return cards.Colours{Page: c.Page, Text: c.Text, Muted: c.Muted, Rule: c.Line, Signal: c.Accent}
}

// deckFace is a typeface of the deck as it is served.
type deckFace struct {
	slides.Face
	url string
}

// faceUse is how the typeface of a use stands in the style sheet.
var faceUse = map[string]struct {
	family, name string
	weight       int
	style        string
}{
	"text": {"Deck Sans", "sans", 400, "normal"}, "bold": {"Deck Sans", "sans", 600, "normal"}, "italic": {"Deck Sans", "sans", 400, "italic"},
	"headline": {"Deck Serif", "serif", 600, "normal"}, "code": {"Deck Code", "code", 400, "normal"},
}

// stands are what every system has in place of ours, each with the width of text in ours as a share of its width
// there, in percent (values.css).
var stands = []struct {
	use, family, local string
	weight             int
	percent            float64
}{
	{"text", "Deck System Sans", `local("Arial"),local("Liberation Sans")`, 400, 92},
	{"bold", "Deck System Sans", `local("Arial Bold"),local("Liberation Sans Bold")`, 600, 89},
	{"text", "Deck Android Sans", `local("Roboto")`, 400, 93},
	{"bold", "Deck Android Sans", `local("Roboto Bold"),local("Roboto")`, 600, 94},
	{"headline", "Deck System Serif", `local("Times New Roman Bold"),local("Liberation Serif Bold")`, 600, 112},
}

// faceRules are the rules of a deck's typefaces, of what stands in for them in their size, and of charts, whose
// texts are laid out as wide as they are in Arial and must not be wider.
func faceRules(faces []deckFace, everywhere string) string {
	var css, properties strings.Builder
	wide := map[string]float64{}
	for _, f := range faces {
		wide[f.Use] = f.Wide
		of := faceUse[f.Use]
		rule := fmt.Sprintf("font-weight:%d;font-style:%s;font-display:optional;src:url(%s)", of.weight, of.style, f.url)
		fmt.Fprintf(&css, `@font-face{font-family:"%s";%s}`, of.family, rule)
		if percent := f.inCharts(); percent > 0 {
			fmt.Fprintf(&css, `@font-face{font-family:"Deck Chart";%s;size-adjust:%.0f%%}`, rule, percent)
		}
	}
	if wide["text"] > 0 && wide["bold"] == 0 {
		wide["bold"] = wide["text"]
	}
	for _, s := range stands {
		if wide[s.use] > 0 {
			fmt.Fprintf(&css, `@font-face{font-family:"%s";font-weight:%d;src:%s;size-adjust:%.0f%%}`, s.family, s.weight, s.local, s.percent*wide[s.use])
		}
	}
	if wide["text"] > 0 {
		properties.WriteString(`--system-sans:"Deck System Sans","Deck Android Sans",sans-serif;--sans:"Deck Sans",var(--system-sans);`)
		css.WriteString(`:root:not([data-type]) .chart{font-family:"Deck Chart",var(--system-sans)}`)
	}
	if wide["headline"] > 0 {
		properties.WriteString(`--system-serif:"Deck System Serif",serif;--serif:"Deck Serif",var(--system-serif);`)
	}
	if wide["code"] > 0 {
		css.WriteString(`pre,code,kbd{font-family:"Deck Code",monospace}`)
	}
	fmt.Fprintf(&css, "%s{%s}", everywhere, properties.String())
	return css.String()
}

// facesIn are the typefaces of a deck as they are served.
func facesIn(deck *slides.Deck) (faces []deckFace) {
	for _, f := range deck.Faces {
		ending := ".ttf"
		if strings.HasPrefix(string(f.Font), "OTTO") {
			ending = ".otf"
		}
		of := faceUse[f.Use]
		faces = append(faces, deckFace{f, fmt.Sprintf("/assets/deck-%s-%d-%s.%s%s", of.name, of.weight, of.style, digest(f.Font), ending)})
	}
	return faces
}

// inCharts is the size of the typeface in charts, in percent, so that a text is no wider than in Arial; 0 for one
// that charts do not use.
func (f deckFace) inCharts() float64 {
	for _, s := range stands {
		if s.use == f.Use && strings.Contains(s.local, "Arial") {
			return min(100, 100*100/(s.percent*f.Wide))
		}
	}
	return 0
}

// serve is the typeface as it is sent.
func (f deckFace) serve() *resource {
	return &resource{contentType: contentTypes[path.Ext(f.url)], cache: immutable, make: func(context.Context, lane) (content, error) {
		return content{plain: f.Font}, nil
	}}
}

// isEarly reports whether pages ask for the typeface before they are painted.
func (f deckFace) isEarly() bool { return f.Use == "text" || f.Use == "bold" || f.Use == "headline" }

// withoutOurs is a style without the rules of those typefaces of ours in whose place a deck has others.
func withoutOurs(css string, faces []deckFace) string {
	for _, f := range faces {
		switch f.Use {
		case "text":
			css = sansFace.ReplaceAllString(css, "")
		case "headline":
			css = serifFace.ReplaceAllString(css, "")
		}
	}
	return css
}

// sansFace and serifFace match the rules of our typefaces.
var (
	sansFace  = regexp.MustCompile(`@font-face ?\{[^{}]*/source-sans-[^{}]*\}`)
	serifFace = regexp.MustCompile(`@font-face ?\{[^{}]*/source-serif-[^{}]*\}`)
)
