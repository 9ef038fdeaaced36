package slides

import "slices"

// Relations are the relations of a point's values in the order in which a disagreement shows points.
var Relations = []string{Differ, Incomparable, Agree, ""}

// Points are the records of a disagreement by point, which is their series, in the order in which they are shown: by
// relation; points with a single value last; those with values of one unit one after the other, so that they share
// an axis.
func (f *Figure) Points() (points [][]*Record) {
	var all [][]*Record
	for i := range f.Records {
		r := &f.Records[i]
		at := 0
		for at < len(all) && all[at][0].Series != r.Series {
			at++
		}
		if at == len(all) {
			all = append(all, nil)
		}
		all[at] = append(all[at], r)
	}
	add := func(keep func(p []*Record) bool) {
		for i, p := range all {
			if p != nil && keep(p) {
				points = append(points, p)
				all[i] = nil
			}
		}
	}
	for _, relation := range Relations {
		for _, alone := range []bool{false, true} {
			for i := range all {
				p := all[i]
				if p == nil || (len(p) == 1) != alone || relationOf(p) != relation {
					continue
				}
				unit := unitOf(p)
				add(func(o []*Record) bool {
					return o[0] == p[0] || unit != "" && (len(o) == 1) == alone && relationOf(o) == relation && unitOf(o) == unit
				})
			}
		}
	}
	return points
}

// relationOf is the relation of a point's values.
func relationOf(point []*Record) string {
	if c := point[0].Category; slices.Contains(Relations, c) {
		return c
	}
	return ""
}

// unitOf is the unit of a point's first value; empty for a point of words.
func unitOf(point []*Record) string {
	for _, r := range point {
		if r.Value != nil {
			return r.Unit
		}
	}
	return ""
}

// The room that points take in lines of a drawing, and how many lines one drawing has.
const (
	pointLines = 3
	pageLines  = 9
)

// Pages are the steps of a disagreement with more points than can be read at once: each but the first page of points
// in place of the one before. They are nil where one page is enough, and for a single point, which is never divided.
func (f *Figure) Pages() (steps []FigureStep) {
	points := f.Points()
	lines := func(p []*Record) int {
		if slices.ContainsFunc(p, func(r *Record) bool { return r.Value != nil }) {
			return max(2, len(p))
		}
		return pointLines
	}
	total := 0
	for _, p := range points {
		total += lines(p)
	}
	pages := (total + pageLines - 1) / pageLines
	before, page := 0, 0
	for _, p := range points {
		if at := (before + lines(p)/2) * pages / max(total, 1); at > page && before > 0 {
			page = at
			steps = append(steps, FigureStep{Only: map[string][]string{"series": nil}})
		}
		if page > 0 {
			names := steps[len(steps)-1].Only
			names["series"] = append(names["series"], p[0].Series)
		}
		before += lines(p)
	}
	return steps
}
