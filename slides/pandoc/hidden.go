package pandoc

import (
	"regexp"
	"slices"
	"strings"
)

// hides reports whether attributes hide what they are of.
func hides(a *attributes) bool {
	return slices.ContainsFunc(a.Values, func(v attribute) bool {
		return v.Key == "hidden" || v.Key == "role" && v.Value == "note" || strings.HasPrefix(v.Key, "data-note") ||
			v.Key == "style" && hidingStyle.MatchString(v.Value)
	}) || slices.Contains(a.Classes, "d-none")
}

var hidingStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

// isElsewhere reports whether Quarto shows a div in formats other than slides in a browser alone.
func (n *divNode) isElsewhere() bool {
	if !slices.Contains(n.Classes, "content-visible") {
		return false
	}
	when, unless := n.value("when-format"), n.value("unless-format")
	return when != "" && !isShownFormat(when) || unless != "" && isShownFormat(unless)
}

// isShownHere reports whether Quarto hides a div in other formats alone.
func (n *divNode) isShownHere() bool {
	when, unless := n.value("when-format"), n.value("unless-format")
	return slices.Contains(n.Classes, "content-hidden") && (when != "" && !isShownFormat(when) || unless != "" && isShownFormat(unless))
}

// isShownFormat reports whether a format of Quarto's is one of slides in a browser.
func isShownFormat(format string) bool {
	return slices.Contains([]string{"html", "html5", "revealjs", "slides"}, strings.ToLower(format))
}
