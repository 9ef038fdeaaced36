//go:build !js

package foreign

import "strings"

// lostSettings says what becomes of settings that mean nothing here, by tool and key. What is not
// listed is left out without a reason.
var lostSettings = map[Tool]map[string]string{
	Marp: {
		"paginate":           "left out, for slides are numbered by themselves",
		"theme":              lookIsOne,
		"style":              lookIsOne,
		"class":              "left out, for it belongs to Marp's themes",
		"header":             "left out, for there is a footer and the title in the bar",
		"footer":             "left out, for a deck has one footer",
		"size":               "left out, for slides fill the window",
		"backgroundSize":     "kept where a slide has a background",
		"backgroundPosition": positionIsOne,
		"backgroundRepeat":   "left out, for a background fills the slide",
		"color":              "left out, for text is readable on any background",
		"transition":         "left out, for a deck has one transition",
	},
	Slidev: {
		"theme":       lookIsOne,
		"themeConfig": lookIsOne,
		"colorSchema": "left out, for readers choose between light and dark",
		"class":       "left out, for it belongs to Slidev's styles",
		"clicks":      "left out, for steps are counted by themselves",
		"clicksStart": "left out, for steps are counted by themselves",
		"highlighter": "left out, for code is coloured by itself",
		"fonts":       lookIsOne,
		"layout":      "left out, for a slide is laid out by what is on it",
		"level":       "left out, for it is of Slidev's table of contents",
		"hideInToc":   "left out, for it is of Slidev's table of contents",
		"title":       "left out, for a slide is named by its heading",
		"name":        "left out, for a slide is named by its heading",
		"transition":  "left out, for a deck has one transition",
		"zoom":        "left out, for text is sized by itself",
		"aspectRatio": "left out, for slides fill the window",
		"canvasWidth": "left out, for slides fill the window",
		"defaults":    "left out; write what slides are to have on each of them",
	},
	Reveal: {
		"theme":          lookIsOne,
		"highlightTheme": "left out, for code is coloured by itself",
		"css":            lookIsOne,
		"template":       lookIsOne,
		"scripts":        "left out, for a deck has no scripts",
		"slideNumber":    "left out, for slides are numbered by themselves",
		"width":          "left out, for slides fill the window",
		"height":         "left out, for slides fill the window",
		"center":         "left out, for a slide is laid out by what is on it",
		"class":          "left out, for it belongs to the deck's style sheet",
	},
	Remark: {
		"class":               "left out, for it belongs to the deck's style sheet",
		"count":               "left out, for slides are numbered by themselves",
		"background-position": positionIsOne,
		"title":               "left out, for a slide is named by its heading",
	},
}

const (
	lookIsOne     = "left out, for a deck has the look of all decks here"
	positionIsOne = "left out, for a background stands in the middle of its slide"
)

// centring is the class by which a tool's slides are centred.
var centring = map[Tool]string{Marp: "lead", Slidev: "text-center", Reveal: "center", Remark: "center"}

// classes carries out the classes of a slide that mean something here.
func (c *converter) classes(s *slide, key, value string, no int) {
	var lost []string
	for _, name := range strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' }) {
		if name == centring[c.tool] {
			s.centre = true
		} else {
			lost = append(lost, name)
		}
	}
	if lost != nil {
		c.loseSetting(key, strings.Join(lost, ", "), no)
	}
}

// loseSetting notes that a setting was left out.
func (c *converter) loseSetting(key, value string, no int) {
	became := lostSettings[c.tool][strings.TrimLeft(key, "_$")]
	if became == "" {
		became = "left out"
	}
	if value = brief(value); value != "" {
		key += ": " + value
	}
	c.lose(no, "%s; %s", key, became)
}
