//go:build !js

package foreign

import (
	"regexp"
	"strings"
)

var (
	cssURL   = regexp.MustCompile(`^url\(\s*['"]?([^'")]*)['"]?\s*\)$`)
	cssColor = regexp.MustCompile(`^(?:#[0-9A-Fa-f]{3,8}|(?:rgb|hsl)a?\([^()]*\)|[a-z]{3,20})$`)
	noColor  = regexp.MustCompile(`^(?:|none|transparent|inherit|initial|unset|revert)$`)
)

// backgroundColor gives a slide the colour that a setting has.
func (c *converter) backgroundColor(s *slide, key, value string, no int) {
	switch value = strings.TrimSpace(value); {
	case noColor.MatchString(value):
		s.set("background-color", "")
	case cssColor.MatchString(value):
		s.set("background-color", value)
	default:
		c.loseSetting(key, value, no)
	}
}

// backgroundImage gives a slide the picture that a setting names, in url() or not.
func (c *converter) backgroundImage(s *slide, key, value string, no int) {
	value = strings.TrimSpace(value)
	if u := cssURL.FindStringSubmatch(value); u != nil {
		value = u[1]
	} else if strings.Contains(value, "gradient(") || strings.HasPrefix(value, "var(") {
		c.loseSetting(key, value, no)
		return
	}
	if value == "none" {
		value = ""
	}
	s.set("background-image", c.local(value, no))
}

// anyBackground gives a slide the colour or the picture that a setting has.
func (c *converter) anyBackground(s *slide, key, value string, no int) {
	switch value = strings.TrimSpace(value); {
	case value == "":
	case cssColor.MatchString(value):
		c.backgroundColor(s, key, value, no)
	default:
		c.backgroundImage(s, key, value, no)
	}
}

// backgroundSize says how the picture behind a slide is sized. A size that has no counterpart stays
// for other readers of the deck.
func (c *converter) backgroundSize(s *slide, key, value string, no int) {
	switch value = strings.TrimSpace(value); value {
	case "", "cover":
		s.set("background-size", "")
	case "contain", "fit":
		s.set("background-size", "contain")
	default:
		s.set("background-size", value)
		c.lose(no, "%s: %s; a background fills its slide here, or is contained in it", key, brief(value))
	}
}
