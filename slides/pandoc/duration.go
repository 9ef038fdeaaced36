package pandoc

import (
	"maps"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"
)

// otherSlides is the key of durations for all slides without a key of their own.
const otherSlides = "default"

// durations sets Slide.Seconds from the front matter. The slides must have been read.
func (y yamlText) durations(v durations) {
	n := v.Node
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		y.warnf(n, "durations must name slides; write each on a line of its own, as in the-slide: 90s, and default: 1m for the others")
		return
	}
	planned := map[string]int{}
	for slug, value := range y.fields(n) {
		planned[slug] = y.seconds(value.Node, slug)
		if _, ok := y.r.slugs[slug]; !ok && slug != otherSlides {
			y.warnf(value.Name, "durations: no slide has the identifier #%s%s", slug, y.r.hint(slug, func() []string { return slices.Sorted(maps.Keys(y.r.slugs)) }))
		}
	}
	for i := range y.r.deck.Slides {
		s := &y.r.deck.Slides[i]
		seconds, ok := planned[s.Slug]
		if !ok {
			seconds = planned[otherSlides]
		}
		s.Seconds = seconds
	}
}

// seconds is a scalar as a number of seconds, 1 to 86400; 0 after an error.
func (y yamlText) seconds(n *yaml.Node, slug string) int {
	if n.Kind != yaml.ScalarNode {
		y.warnf(n, "durations: %s has no duration; write one such as 90s, 2m or 1m30s", slug)
		return 0
	}
	d, err := time.ParseDuration(n.Value)
	if err != nil || d < time.Second || d > 24*time.Hour || d%time.Second != 0 {
		y.warnf(n, "durations: %s: %q is not a duration; write one such as 90s, 2m or 1m30s", slug, n.Value)
		return 0
	}
	return int(d / time.Second)
}
