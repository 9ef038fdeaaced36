package pandoc

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/spelling"
)

// ThemeFile is the name of a deck's theme in its folder, where the front matter names no other.
const ThemeFile = "theme.yaml"

const defaultTheme = "default"

// Themes are the names of the themes that come along. Each is a file of themes.
var Themes = []string{defaultTheme, "evening", "vivid"}

//go:embed themes
var themes embed.FS

// maxTheme is how large a theme may be, in bytes.
const maxTheme = 256 << 10

// theme reads how the deck looks: the file that the front matter names, else theme.yaml, on the theme that comes
// along and is named by the front matter or by the file. A theme of another tool is left to it.
func (r *reader) theme(front yamlText) {
	base, file := "", ThemeFile
	n := r.front.Theme.Node
	if n != nil && n.Kind == yaml.ScalarNode {
		switch name := strings.TrimSpace(n.Value); {
		case slices.Contains(Themes, name):
			base = name
		case isYAML(name):
			file = path.Clean(strings.TrimPrefix(name, "./"))
		case spelling.Hint(name, Themes).Meant != "" && !slices.Contains(otherThemes, strings.ToLower(name)):
			front.warnf(n, "theme: there is no theme %q%s", name, spelling.Hint(name, Themes))
		}
	}
	if !fs.ValidPath(file) {
		front.errorf(n, "theme: %q leads out of the deck's folder; put the file into it", file)
		return
	}
	text, err := r.file(file, maxTheme)
	switch {
	case errors.Is(err, fs.ErrNotExist) && file != ThemeFile:
		front.warnf(n, "theme: there is no file %s, so that the deck has the usual look; create it or correct the name", file)
		return
	case errors.Is(err, fs.ErrNotExist) && base == "", err != nil && !errors.Is(err, fs.ErrNotExist):
		return
	}
	t := themeReader{yamlText: yamlText{r: r, file: file}, at: map[string]*yaml.Node{}}
	t.own(text, base)
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// otherThemes are themes of other tools whose names are near to those that come along.
var otherThemes = []string{"even", "void", "vie"}

// themeReader reads a theme.
type themeReader struct {
	yamlText
	theme slides.Theme
	at    map[string]*yaml.Node // where the deck's own file gives a value, by its path: "light.page"
}

// own reads the deck's own theme, which is empty where there is only a base, and gives it to the deck.
func (t *themeReader) own(text []byte, base string) {
	values := t.parse(text)
	if values == nil {
		return
	}
	if v := values["base"]; v.Given() {
		base = t.text(v)
		if !slices.Contains(Themes, base) {
			t.errorf(v.Node, "base: there is no theme %q%s; use %s", base, spelling.Hint(base, Themes), spelling.OneOf(Themes))
			base = ""
		}
	}
	t.theme = alongside(cmp.Or(base, defaultTheme))
	t.take(values)
	before := len(t.r.errs)
	t.checkScheme()
	t.checkColours()
	if len(t.r.errs) > before {
		return
	}
	t.r.deck.Theme = &t.theme
	t.r.readFaces(t)
	t.sign()
}

// alongside is a theme that comes along, with all its values.
func alongside(name string) slides.Theme {
	none := newReader(themes, "themes")
	t := themeReader{yamlText: yamlText{r: none, file: name}, at: map[string]*yaml.Node{}}
	t.theme.Light.Series, t.theme.Dark.Series = make([]string, mostSeries), make([]string, mostSeries)
	for _, of := range slices.Compact([]string{defaultTheme, name}) {
		text, err := themes.ReadFile("themes/" + of + ".yaml")
		if err != nil {
			panic(err) // a test reads them all
		}
		t.take(t.parse(text))
	}
	t.theme.Base = name
	return t.theme
}

// take takes over the values of a mapping. One that is not given stays as it is.
func (t *themeReader) take(values map[string]fields.Value) {
	var k themeKeys
	t.only(&k, fields.Keys(k), "", values)
	t.set(&t.theme.Scheme, k.Scheme.Value, "")
	t.colours(&t.theme.Light, k.Light)
	t.colours(&t.theme.Dark, k.Dark)
	t.set(&t.theme.Cover, k.Cover.Value, "")
	t.set(&t.theme.Logo, k.Logo.Value, "")
	t.set(&t.theme.Footer, k.Footer.Value, "")
	if k.Typefaces.Given() {
		const within = "typefaces."
		var f typefaceKeys
		t.only(&f, fields.Keys(f), within, t.fields(k.Typefaces.Node))
		into := &t.theme.Typefaces
		t.set(&into.Text, f.Text.Value, within)
		t.set(&into.Bold, f.Bold.Value, within)
		t.set(&into.Italic, f.Italic.Value, within)
		t.set(&into.Headline, f.Headline.Value, within)
		t.set(&into.Code, f.Code.Value, within)
	}
}

// colours takes over those of a scheme.
func (t *themeReader) colours(into *slides.Colours, v colours) {
	if !v.Given() {
		return
	}
	within := v.Key + "."
	var k colourKeys
	t.only(&k, fields.Keys(k), within, t.fields(v.Node))
	t.set(&into.Page, k.Page.Value, within)
	t.set(&into.Raised, k.Raised.Value, within)
	t.set(&into.Text, k.Text.Value, within)
	t.set(&into.Muted, k.Muted.Value, within)
	t.set(&into.Line, k.Line.Value, within)
	t.set(&into.Link, k.Link.Value, within)
	t.set(&into.Good, k.Good.Value, within)
	t.set(&into.Accent, k.Accent.Value, within)
	series := k.Series.Items()
	if len(series) > mostSeries {
		t.errorf(k.Series.Node, "%sseries must be a list of %d colours at most; leave out the others", within, mostSeries)
		return
	}
	for i, n := range series {
		name := fmt.Sprintf("%sseries %d", within, i+1)
		t.at[name] = n
		into.Series[i] = t.scalar(n, name)
	}
}

// set takes over a text, if it is given.
func (t *themeReader) set(into *string, v fields.Value, within string) {
	if v.Given() {
		name := within + v.Key
		t.at[name] = v.Node
		*into = t.scalar(v.Node, name)
	}
}

// only fills in a struct of keys, and warns of others.
func (t *themeReader) only(into any, keys []string, within string, values map[string]fields.Value) {
	for _, v := range fields.Fill(into, values) {
		t.warnf(v.Name, "unknown key %s%s%s; it is left out (known: %s)", within, v.Key, spelling.Hint(v.Key, keys), strings.Join(keys, ", "))
	}
}

// schemes are the accepted values of scheme.
var schemes = []string{"auto", "light", "dark"}

func (t *themeReader) checkScheme() {
	if s := t.theme.Scheme; !slices.Contains(schemes, s) {
		t.errorf(t.at["scheme"], "scheme: %q is unknown%s; use %s", s, spelling.Hint(s, schemes), spelling.OneOf(schemes))
	}
}

// sign gives the deck the theme's logo and footer, where the front matter has none.
func (t *themeReader) sign() {
	d := t.r.deck
	if n := t.at["footer"]; d.Footer == "" && n != nil {
		t.r.footer = Field{t.theme.Footer, t.place(n)}
	}
	d.Footer = cmp.Or(d.Footer, strings.Join(strings.Fields(t.theme.Footer), " "))
	if d.Logo != "" || t.theme.Logo == "" {
		return
	}
	n := t.at["logo"]
	if m := t.r.fileAt(t.theme.Logo, t.place(n), "logo: "); m != nil && m.IsPicture() {
		d.Logo = m.URL()
	} else if m != nil {
		t.warnf(n, "logo: %q is not a picture; it is left out", t.theme.Logo)
	}
}
