package pandoc

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/seal"
	"exhibit/slides/colour"
)

// parseFiles reads a deck of files by name; deck.md has one slide where it is not given.
func parseFiles(t *testing.T, files map[string]string) *Parsed {
	t.Helper()
	folder := fstest.MapFS{"deck.md": &fstest.MapFile{Data: []byte("# One\n\nText\n")}}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Parse(folder, DeckFile)
}

func TestEachThemeThatComesAlongIsReadable(t *testing.T) {
	for _, name := range Themes {
		p := parseFiles(t, map[string]string{"deck.md": "---\ntheme: " + name + "\n---\n# One\n"})
		if len(p.Errors)+len(p.Warnings) > 0 {
			t.Errorf("%s: %v %v", name, p.Errors, p.Warnings)
			continue
		}
		theme := p.Deck.Theme
		if theme.Base != name {
			t.Errorf("%s has the base %s", name, theme.Base)
		}
		for scheme, series := range map[string][]string{"light": theme.Light.Series, "dark": theme.Dark.Series} {
			if len(series) != 6 {
				t.Errorf("%s, %s: %d colours of series", name, scheme, len(series))
			}
			for i, a := range series {
				for _, b := range series[:i] {
					x, _ := colour.Parse(a)
					y, _ := colour.Parse(b)
					if d := colour.Distance(x, y); d < colour.Apart {
						t.Errorf("%s, %s: %s and %s are %.3f apart", name, scheme, a, b, d)
					}
				}
			}
		}
	}
}

func TestAThemeGivesWhatItsBaseDoesNot(t *testing.T) {
	p := parseFiles(t, map[string]string{"theme.yaml": "base: evening\nscheme: light\ncover: navy\nlight:\n  accent: \"#7a1020\"\n  series: [\"#1f66b4\"]\nfooter: Office of\n  counting\n"})
	if len(p.Errors)+len(p.Warnings) > 0 {
		t.Fatal(p.Errors, p.Warnings)
	}
	theme := p.Deck.Theme
	if theme.Light.Accent != "#7a1020" || theme.Light.Page != "#f5f7f9" || theme.Light.Series[0] != "#1f66b4" || theme.Light.Series[1] != "#a26100" || theme.Scheme != "light" || theme.Cover != "#000080" {
		t.Errorf("%+v", theme)
	}
	if p.Deck.Footer != "Office of counting" {
		t.Errorf("the footer is %q", p.Deck.Footer)
	}
	if !slices.ContainsFunc(p.Deck.Files, func(f seal.File) bool { return f.Path == "theme.yaml" }) {
		t.Error("the theme is not among the deck's files")
	}
}

func TestFaultsOfAThemeAreNamedWithTheirLineAndRemedy(t *testing.T) {
	for _, tc := range []struct{ theme, err, warning string }{
		{"light:\n  muted: \"#999999\"\n", `theme.yaml:2: light.muted #999999 on light.raised #f2efe8 has a contrast of 2.48, and text needs 4.5; use "#6d6d6d"`, ""},
		{"dark:\n  page: \"#446688\"\n", `theme.yaml:2: dark.muted #aaa59b on dark.page #446688 has a contrast of 2.44, and text needs 4.5; write dark.muted: "#e4dfd4"`, ""},
		{"light:\n  text: \"#6b6b6b\"\n", `theme.yaml:2: light.text #6b6b6b on marked text in a box`, ""},
		{"light:\n  page: \"#101010\"\n  text: \"#ffffff\"\n", "theme.yaml:2: light.page #101010 must be lighter than light.text #ffffff; write these colours below dark:", ""},
		{"light:\n  page: reddish\n", `theme.yaml:2: light.page: "reddish" is not a colour; write one such as "#0b5c78", in quotes`, ""},
		{"light:\n  series: [\"#111111\", \"#eeeeee\"]\n", `theme.yaml:2: light.series 2 #eeeeee on light.page #fbfaf7 has a contrast of 1.11`, ""},
		{"light:\n  series: [a, b, c, d, e, f, g]\n", "theme.yaml:2: light.series must be a list of 6 colours at most", ""},
		{"light: red\n", "theme.yaml:1: expected lines of the form key: value", ""},
		{"scheme: drak\n", `theme.yaml:1: scheme: "drak" is unknown; did you mean "dark"?; use auto, light or dark`, ""},
		{"base: evning\n", `theme.yaml:1: base: there is no theme "evning"; did you mean "evening"?; use default, evening or vivid`, ""},
		{"cover: [1]\n", "theme.yaml:1: cover must be a text", ""},
		{"light:\n  acent: \"#123456\"\n", "", `theme.yaml:2: unknown key light.acent; did you mean "accent"?; it is left out`},
		{"light:\n  text: #112233 # ink\n", "", `theme.yaml:2: text has no value, because # begins a comment in YAML; write "#112233", in quotes`},
		{"cover: # the ground\n", "", ""},
		{"colors: 1\n", "", "theme.yaml:1: unknown key colors"},
		{"light:\n  series: [\"#2a63ab\", \"#2b64ac\"]\n", "", "look the same to some readers"},
		{"logo: none.png\n", "", "theme.yaml:1: logo: \"none.png\""},
		{"typefaces:\n  text: none.woff2\n", "", "theme.yaml:2: typefaces.text: \"none.woff2\""},
		{"typefaces:\n  text: deck.txt\n", "", "theme.yaml:2: typefaces.text: \"deck.txt\" is no font that can be read"},
		{"typefaces:\n  text: ../x.woff2\n", "theme.yaml:2: typefaces.text", ""},
		{": :\n- a", "theme.yaml:1: not valid YAML", ""},
	} {
		p := parseFiles(t, map[string]string{"theme.yaml": tc.theme, "deck.txt": "no font"})
		for _, want := range []struct {
			text string
			in   Errors
		}{{tc.err, p.Errors}, {tc.warning, p.Warnings}} {
			if !strings.Contains(want.in.Error(), want.text) || (want.text == "") != (len(want.in) == 0) {
				t.Errorf("%s\nwant %q\n got %s", tc.theme, want.text, want.in.Error())
			}
		}
	}
}

// The names are those of Marp, reveal.js, Beamer, Quarto and Slidev.
func TestThemesOfOtherToolsAreLeftToThem(t *testing.T) {
	for _, name := range []string{"gaia", "uncover", "black", "white", "night", "serif", "sky", "metropolis", "Madrid", "default", "cosmo", "vapor", "zephyr", "seriph", "apple-basic", "[default, custom.scss]", "{light: flatly, dark: darkly}", "custom.scss"} {
		p := parseFiles(t, map[string]string{"deck.md": "---\ntheme: " + name + "\n---\n# One\n"})
		if len(p.Errors)+len(p.Warnings) > 0 {
			t.Errorf("%s: %v %v", name, p.Errors, p.Warnings)
		}
	}
	if p := parseFiles(t, map[string]string{"deck.md": "---\ntheme: evning\n---\n# One\n"}); !strings.Contains(p.Warnings.Error(), `deck.md:2: theme: there is no theme "evning"; did you mean "evening"?`) {
		t.Error(p.Warnings)
	}
	if p := parseFiles(t, map[string]string{"deck.md": "---\ntheme: brand.yml\n---\n# One\n"}); !strings.Contains(p.Warnings.Error(), "deck.md:2: theme: there is no file brand.yml") {
		t.Error(p.Warnings)
	}
	if p := parseFiles(t, map[string]string{"deck.md": "---\ntheme: ../brand.yml\n---\n# One\n"}); !strings.Contains(p.Errors.Error(), "leads out") {
		t.Error(p.Errors)
	}
}

func TestTitleAndPartSlidesStandOnTheCoverUnlessTheyHaveAGroundOfTheirOwn(t *testing.T) {
	p := parseFiles(t, map[string]string{"deck.md": "---\ntitle: A\ntheme: vivid\n---\n# Part\n\n## Slide\n\nText\n\n# Other {background-color=\"#ffffff\"}\n\n## Last\n\nText\n"})
	var classes []string
	for _, s := range p.Deck.Slides {
		classes = append(classes, s.Class)
	}
	want := []string{"title on-dark bg-3d20a6", "part on-dark bg-3d20a6", "statement", "on-light bg-ffffff part", "statement"}
	if !slices.Equal(classes, want) {
		t.Errorf("got %q, want %q", classes, want)
	}
}

const sansFile = "../../node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2"

func TestTypefacesOfTheDeckAreMadeSmallAndMeasured(t *testing.T) {
	font, err := os.ReadFile(sansFile)
	if err != nil {
		t.Skip("node_modules is not there")
	}
	p := parseFiles(t, map[string]string{"theme.yaml": "typefaces:\n  text: a.woff2\n", "a.woff2": string(font)})
	if strings.Contains(p.Warnings.Error(), "built without") {
		t.Skip("the subsetter is not there")
	}
	if len(p.Errors)+len(p.Warnings) > 0 {
		t.Fatal(p.Errors, p.Warnings)
	}
	var uses []string
	for _, f := range p.Deck.Faces {
		uses = append(uses, f.Use)
		if f.Use == "text" && (f.Wide < 0.99 || f.Wide > 1.01) {
			t.Errorf("Source Sans is %.3f times as wide as itself", f.Wide)
		}
	}
	if !slices.Equal(uses, []string{"text", "headline"}) {
		t.Errorf("faces for %v", uses)
	}
}

func TestStyleSheetsAreBoundedTogether(t *testing.T) {
	p := parseFiles(t, map[string]string{
		"deck.md": "---\ncss: [" + strings.Repeat("a.css, ", 3000) + "a.css]\n---\n# One\n\nText\n", "a.css": strings.Repeat("p { color: red }\n", 1500),
	})
	if len(p.Deck.Style) > 2*maxStyle || len(p.Warnings) != 1 || !strings.Contains(p.Warnings.Error(), "deck.md:2: css: a.css and those before it have more than 65536 bytes together") {
		t.Errorf("%d bytes, %v", len(p.Deck.Style), p.Warnings)
	}
}

func TestTheStyleOfADeckIsKeptAndItsFaultsAreNamed(t *testing.T) {
	p := parseFiles(t, map[string]string{
		"deck.md":       "---\ncss: [look/own.css, none.css, https://example.org/a.css, a.scss]\n---\n# One\n\nText\n",
		"look/own.css":  "li { color: red }\n@import 'b.css';\np { background: url(dot.svg) }\np { background: url(https://example.org/a.png) }\n",
		"look/dot.svg":  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`,
		"other/own.css": "p { color: red }",
	})
	if want := `li {color: red ;}p {background: url("/media/look/dot.svg") ;}p {}`; p.Deck.Style != want {
		t.Errorf("got %s, want %s", p.Deck.Style, want)
	}
	got := p.Warnings.Error()
	for _, want := range []string{"look/own.css:2: @import is left out", "look/own.css:4: url(https://example.org/a.png) is on another host", "deck.md:2: css: there is no file none.css", `deck.md:2: css: "https://example.org/a.css" is on another host`, `deck.md:2: css: "a.scss" is not a style sheet`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if len(p.Errors) > 0 || len(p.Deck.Media) != 1 {
		t.Error(p.Errors, p.Deck.Media)
	}
	if used := p.Deck.WithoutNotes().Media; len(used) != 1 {
		t.Errorf("without notes the picture of the style is lost: %v", used)
	}
}
