package pandoc

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"exhibit/slides"
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
	n := front.field("theme")
	if n != nil && n.Kind == yaml.ScalarNode {
		switch name := front.textIn("theme"); {
		case slices.Contains(Themes, name):
			base = name
		case isYAML(name):
			file = path.Clean(strings.TrimPrefix(name, "./"))
		case spelling.Hint(name, Themes) != "" && !slices.Contains(otherThemes, strings.ToLower(name)):
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
	fields := t.parse(text)
	if fields == nil {
		return
	}
	if n := fields["base"]; n != nil {
		base = t.text(n, "base")
		if !slices.Contains(Themes, base) {
			t.errorf(n, "base: there is no theme %q%s; use %s", base, spelling.Hint(base, Themes), spelling.OneOf(Themes))
			base = ""
		}
	}
	for _, name := range slices.Compact([]string{defaultTheme, cmp.Or(base, defaultTheme)}) {
		if err := t.alongside(name); err != nil {
			panic(err) // a test reads them all
		}
	}
	t.read(fields, reflect.ValueOf(&t.theme).Elem(), "")
	t.theme.Base = cmp.Or(base, defaultTheme)
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

// alongside reads a theme that comes along.
func (t *themeReader) alongside(name string) error {
	text, err := themes.ReadFile("themes/" + name + ".yaml")
	if err != nil {
		return err
	}
	return yaml.Unmarshal(text, &t.theme)
}

// read reads the fields of a mapping into a struct, by the names in the tags of its fields. A value that is not
// given stays as it is.
func (t *themeReader) read(fields map[string]*yaml.Node, into reflect.Value, within string) {
	names := map[string]reflect.Value{}
	for i := range into.NumField() {
		names[into.Type().Field(i).Tag.Get("yaml")] = into.Field(i)
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		n, name := fields[key], within+key
		field, known := names[key]
		if !known {
			t.warnf(n, "unknown key %s%s; it is left out (known: %s)", name, spelling.Hint(key, slices.Sorted(maps.Keys(names))), strings.Join(slices.Sorted(maps.Keys(names)), ", "))
			continue
		}
		t.at[name] = n
		switch field.Kind() {
		case reflect.Struct:
			if inner := t.fields(n); inner != nil {
				t.read(inner, field, name+".")
			}
		case reflect.Slice:
			if n.Kind != yaml.SequenceNode || len(n.Content) > field.Len() {
				t.errorf(n, "%s must be a list of %d colours at most; write [\"#1b62a5\", \"#915a00\"]", name, field.Len())
				continue
			}
			for i, item := range n.Content {
				at := fmt.Sprintf("%s %d", name, i+1)
				t.at[at] = item
				field.Index(i).SetString(t.text(item, at))
			}
		default:
			field.SetString(t.text(n, name))
		}
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
	d.Footer = cmp.Or(d.Footer, strings.Join(strings.Fields(t.theme.Footer), " "))
	if d.Logo != "" || t.theme.Logo == "" {
		return
	}
	n := t.at["logo"]
	if m := t.r.fileAt(t.theme.Logo, Place{File: t.file, Line: t.line(n)}, "logo: "); m != nil && m.IsPicture() {
		d.Logo = m.URL()
	} else if m != nil {
		t.warnf(n, "logo: %q is not a picture; it is left out", t.theme.Logo)
	}
}
