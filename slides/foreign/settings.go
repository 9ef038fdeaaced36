//go:build !js

package foreign

import "strings"

// lostSettings says what becomes of settings that mean nothing here, by tool and key. What is not
// listed is left out without a reason.
var lostSettings = map[Tool]map[string]string{
	Marp: {
		"paginate":           "left out, for slides are numbered by themselves",
		"theme":              "left out, for a deck has the look of all decks here",
		"style":              "left out, for a deck has the look of all decks here",
		"class":              "left out, for it belongs to Marp's themes",
		"header":             "left out, for there is a footer and the title in the bar",
		"size":               "left out, for slides fill the window",
		"backgroundSize":     "kept where a slide has a background",
		"backgroundPosition": "left out",
		"backgroundRepeat":   "left out",
		"color":              "left out, for text is readable on any background",
	},
	Slidev: {
		"theme":       "left out, for a deck has the look of all decks here",
		"themeConfig": "left out, for a deck has the look of all decks here",
		"class":       "left out, for it belongs to Slidev's styles",
		"clicks":      "left out, for steps are counted by themselves",
		"highlighter": "left out, for code is coloured by itself",
		"fonts":       "left out, for a deck has the look of all decks here",
		"layout":      "left out, for a slide is laid out by what is on it",
	},
	Reveal: {
		"theme":          "left out, for a deck has the look of all decks here",
		"highlightTheme": "left out, for code is coloured by itself",
		"revealOptions":  "left out",
		"css":            "left out, for a deck has the look of all decks here",
		"scripts":        "left out, for a deck has no scripts",
	},
	Remark: {
		"class":  "left out, for it belongs to the deck's style sheet",
		"count":  "left out, for slides are numbered by themselves",
		"layout": "left out",
	},
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
