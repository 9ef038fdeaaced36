package charts

import (
	"cmp"
	"fmt"
	"slices"

	"exhibit/slides"
)

// whiskerReach is how many times the height of the box a whisker reaches beyond it at most (Tukey).
const whiskerReach = 1.5

// distribution is what a box shows of values.
type distribution struct {
	low, q1, median, q3, high float64 // low and high are the ends of the whiskers
	n                         int
}

// quantile is the value below which a share of sorted values lies, by linear interpolation between the two next to
// it (Hyndman and Fan's seventh definition, the default of R and NumPy).
func quantile(sorted []float64, share float64) float64 {
	at := share * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// valuesOf are the values of records, sorted.
func valuesOf(records []*slides.Record) (values []float64) {
	records = slices.Clone(records)
	slices.SortStableFunc(records, func(a, b *slides.Record) int { return cmp.Compare(value(a), value(b)) })
	for _, r := range records {
		if v, ok := finite(r); ok {
			values = append(values, v)
		}
	}
	return values
}

// distributionOf sums values up, which are sorted and at least one.
func distributionOf(sorted []float64) (s distribution) {
	s.n = len(sorted)
	s.q1, s.median, s.q3 = quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)
	reach := whiskerReach * (s.q3 - s.q1)
	s.low, s.high = s.q1, s.q3
	for _, v := range sorted {
		if v >= s.q1-reach && v <= s.q3+reach {
			s.low, s.high = min(s.low, v), max(s.high, v)
		}
	}
	return s
}

// boxes is the distribution of the values of each series: a box over the middle half of them with a line at the
// median, whiskers to the last value within 1.5 times its length, and a mark for each record beyond.
func (d *drawing) boxes(f *figure) {
	note := d.noteLines(d.Quartiles)
	foot := d.small.line() * float64(len(note))
	p := d.rowFrame(f, f.YName, foot, nil)
	d.note(note)
	var beyond []*trace
	var outlines []outline
	half := min((p.row-p.head)*rowMark, d.small.size*tallestBox) / 2
	for n, g := range p.groups {
		own := inSeries(f.records, g.name)
		values := valuesOf(own)
		if len(values) == 0 {
			continue
		}
		s, y := distributionOf(values), p.middle(n)
		low, q1, median, q3, high := p.across(s.low), p.across(s.q1), p.across(s.median), p.across(s.q3), p.across(s.high)
		w := &path{}
		for _, l := range [][4]float64{
			{low, y, q1, y}, {q3, y, high, y}, {low, y - half/2, low, y + half/2}, {high, y - half/2, high, y + half/2},
			{median, y - half, median, y + half},
		} {
			w.to('M', l[0], l[1]).to('L', l[2], l[3])
		}
		w.to('M', q1, y-half).to('L', q3, y-half, q3, y+half, q1, y+half).to('Z')
		look := &style{Color: d.Palette[Surface], BorderColor: d.Palette[series(n)], BorderWidth: d.small.size * lineShare, Opacity: 1}
		outlines = append(outlines, outline{own[0], w.String(), look, d.summary(g.name, s, clean(own[0].Unit)), own})
		p.taken = append(p.taken, box{low, y - half, high - low, 2 * half})
		t := &trace{name: clean(g.name), n: n}
		for _, r := range own {
			if v, ok := finite(r); ok && (v < s.low || v > s.high) {
				t.points = append(t.points, &point{Record: r, x: p.across(v), y: y})
			}
		}
		beyond = append(beyond, t)
		d.about(own...)
		text := d.number(tidyNumber(s.median))
		if wide := d.strong.width(text); p.row-p.head-2*half > 2*d.strong.size {
			x := min(max(median-wide/2, p.x), d.w-wide)
			d.text(x, y-half-d.strong.size*0.6, text, label{font: d.strong, halo: true})
			p.taken = append(p.taken, box{x, y - half - d.strong.line(), wide, d.strong.line()})
		}
		d.about()
	}
	d.outlines(outlines, 2)
	grid := d.plane()
	for _, t := range beyond {
		d.plotted("scatter", grid, t)
	}
	d.obstacles(&p.frame, beyond, false, false)
	p.traces = beyond
	d.annotate(f, &p.ground)
	d.scatterNames(f, &p.frame, beyond, 0)
}

// summary says what a box shows.
func (d *drawing) summary(series string, s distribution, unit string) string {
	say := func(v float64) string { return d.speech.measure("", tidyNumber(v), unit) }
	return join(d.Dash, clean(series), fmt.Sprintf(d.Distribution, say(s.median), say(s.q1), say(s.q3), say(s.low), say(s.high), s.n))
}
