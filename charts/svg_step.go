//go:build !js

package charts

import "strings"

// later is the class of what a drawing shows at a later step only.
const later = `class="later"`

// Later marks in a drawing of a whole figure the elements that its drawing before the first step does not have with
// the class "later". Both are what SVG has returned, whose elements stand side by side.
func Later(whole, first string) string {
	there := map[string]int{}
	for _, e := range elements(first) {
		there[e]++
	}
	var b strings.Builder
	for _, e := range elements(whole) {
		if there[e] > 0 {
			there[e]--
		} else if end := strings.IndexAny(e, " >"); end > 1 && e[1] != '/' && !strings.HasPrefix(e, "<svg") {
			e = e[:end] + " " + later + e[end:]
		}
		b.WriteString(e)
	}
	return b.String()
}

// elements divides a drawing into its elements, each with its content and what follows it.
func elements(svg string) (all []string) {
	for svg != "" {
		end := strings.Index(svg[1:], "<")
		for end >= 0 && (strings.HasPrefix(svg[1+end:], "<tspan") || strings.HasPrefix(svg[1+end:], "</tspan")) { // a part of a text
			end += 1 + strings.Index(svg[2+end:], "<")
		}
		if end >= 0 && strings.HasPrefix(svg[1+end:], "</") && !strings.HasPrefix(svg[1+end:], "</svg") {
			if close := strings.IndexByte(svg[1+end:], '>'); close >= 0 {
				end += close + 1
			}
		}
		if end < 0 {
			end = len(svg) - 1
		}
		all = append(all, svg[:end+1])
		svg = svg[end+1:]
	}
	return all
}
