package pandoc

import (
	"slices"
	"strings"

	"exhibit/slides"
)

// acyclic reports flows of less than nothing, and a circle of flows, which leads back to where it begins.
func (r *reader) acyclic(f *slides.Figure, file string) {
	faults := tally{}
	for i := range f.Records {
		if rec := &f.Records[i]; rec.Value != nil && *rec.Value < 0 {
			faults.add(false, rec.Line, "less than nothing", "a flow of %v, but figure #%s (flow) draws widths, which are not below 0; turn the flow round: swap its ends", *rec.Value, f.ID)
		}
	}
	if circle, line := circleOf(f.Records); circle != nil {
		faults.add(false, line, "circle", "this flow closes a circle, %s, which figure #%s (flow) cannot draw; omit it, or name its end apart, as %q", strings.Join(circle, " → "), f.ID, circle[len(circle)-1]+" (again)")
	}
	faults.report(r, file)
}

// circleOf returns the names along a circle of flows, of which the last is the first, and the line of the flow that
// closes it; nil if there is none.
func circleOf(records []slides.Record) (circle []string, line int) {
	into, from := map[string]int{}, map[string][]*slides.Record{}
	for i := range records {
		rec := &records[i]
		into[rec.Target]++
		from[rec.Series] = append(from[rec.Series], rec)
	}
	var free []string // names into which no flow leads that is left
	for name := range from {
		if into[name] == 0 {
			free = append(free, name)
		}
	}
	for len(free) > 0 {
		name := free[len(free)-1]
		free = free[:len(free)-1]
		for _, rec := range from[name] {
			if into[rec.Target]--; into[rec.Target] == 0 {
				free = append(free, rec.Target)
			}
		}
	}
	// A flow is left if one leads into where it begins. So is one before it: back along them lies a circle.
	before := map[string]*slides.Record{}
	var last *slides.Record
	for i := range records {
		if rec := &records[i]; into[rec.Series] > 0 && into[rec.Target] > 0 {
			before[rec.Target], last = rec, rec
		}
	}
	if last == nil {
		return nil, 0
	}
	seen, at := map[string]bool{}, last.Target
	for !seen[at] {
		seen[at] = true
		at = before[at].Series
	}
	circle = []string{at}
	for name := at; ; {
		rec := before[name]
		circle, line = append(circle, rec.Series), max(line, rec.Line)
		if name = rec.Series; name == at {
			break
		}
	}
	slices.Reverse(circle)
	return circle, line
}
