package charts

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// timeTick is a tick of a time scale with its label.
type timeTick struct {
	x           float64
	text        string  // the label
	under       string  // below it: the larger unit, where it begins; else empty
	at, underAt float64 // the middles of both, which at the ends of a scale stand beside x
}

// timeStep is the time from tick to tick: some minutes, or some months.
type timeStep struct{ minutes, months int }

// Lengths of time in minutes. Months and years are as long as the longest are.
const (
	oneHour    = 60
	oneDay     = 24 * oneHour
	oneWeek    = 7 * oneDay
	oneMonth   = 31 * oneDay
	oneQuarter = 3 * oneMonth
	oneYear    = 12 * oneMonth
)

// timeSteps are the steps from the smallest: minutes, hours, days, weeks, months, quarters and
// years up to thousands.
var timeSteps = []timeStep{
	{1, 0}, {5, 0}, {15, 0}, {30, 0}, {oneHour, 0}, {3 * oneHour, 0}, {6 * oneHour, 0}, {12 * oneHour, 0},
	{oneDay, 0}, {2 * oneDay, 0}, {oneWeek, 0}, {2 * oneWeek, 0}, {0, 1}, {0, 3}, {0, 6},
	{0, 12}, {0, 2 * 12}, {0, 5 * 12}, {0, 10 * 12}, {0, 20 * 12}, {0, 50 * 12}, {0, 100 * 12},
	{0, 200 * 12}, {0, 500 * 12}, {0, 1000 * 12}, {0, 2000 * 12}, {0, 5000 * 12},
}

// firstMonday is a Monday in minutes since 1970, from which weeks are counted.
const firstMonday = 4 * oneDay

// length is the longest time of a step, in minutes.
func (s timeStep) length() float64 { return float64(s.minutes + s.months*oneMonth) }

// nth is the n-th tick of a step, in minutes, counted from the year 0 or from 1970.
func (s timeStep) nth(n int) float64 {
	switch {
	case s.months > 0:
		return minutes(time.Date(0, time.Month(1+n*s.months), 1, 0, 0, 0, 0, time.UTC))
	case s.minutes%oneWeek == 0:
		return float64(firstMonday + n*s.minutes)
	}
	return float64(n * s.minutes)
}

// before is the last tick of a step that is not after a moment, in minutes.
func (s timeStep) before(v float64) float64 { return s.nth(s.count(v)) }

// after is the first tick of a step that is not before a moment, in minutes.
func (s timeStep) after(v float64) float64 {
	n := s.count(v)
	if s.nth(n) < v {
		n++
	}
	return s.nth(n)
}

// count is the number of the last tick that is not after a moment.
func (s timeStep) count(v float64) int {
	if s.months > 0 {
		t := moment(v)
		return (12*t.Year() + int(t.Month()) - 1) / s.months
	}
	return int(math.Floor((v - s.nth(0)) / float64(s.minutes)))
}

// Air around the labels of ticks, in sizes of their type.
const (
	tickPitch = 4.0 // from tick to tick at least
	tickAir   = 0.8 // between two labels
)

// timeTicks are the ticks of a piece of a time scale with labels between left and right px: of the
// smallest step that is no shorter than grain, to which the dates are exact, and has room for its
// labels. Without room there are none.
func (d *drawing) timeTicks(p piece, left, right, grain float64) []timeTick {
	pitch := min(tickPitch*d.small.size, (p.x1-p.x0)/2)
	for _, s := range timeSteps {
		if s.length() < grain || s.length()/(p.v1-p.v0)*(p.x1-p.x0) < pitch {
			continue
		}
		if ticks, ok := d.stepTicks(s, p, left, right, grain); ok {
			return ticks
		}
	}
	return nil
}

// stepTicks are the ticks of one step. It is false if their labels have no room.
func (d *drawing) stepTicks(s timeStep, p piece, left, right, grain float64) (ticks []timeTick, ok bool) {
	air := tickAir * d.small.size
	end, underEnd := left-air, left-air // where labels end so far
	var before time.Time
	unders := 0 // labels of a larger unit so far, the first of them that of the first tick
	for v := s.after(p.v0); v <= p.v1; v = s.after(v + 1) {
		t := moment(v)
		k := timeTick{x: p.at(v)}
		k.text, k.under = d.tickLabel(s, t, before, grain)
		before = t
		half := d.small.width(k.text) / 2
		k.at = min(max(k.x, left+half), right-half)
		if k.at-half < end+air-hair {
			return nil, false
		}
		end = k.at + half
		if k.under != "" {
			half = d.small.width(k.under) / 2
			k.underAt = min(max(k.x, left+half), right-half)
			switch room := k.underAt-half >= underEnd+air-hair; {
			case !room && unders == 1: // the unit before the one that begins here goes without saying
				ticks[0].under = ""
			case !room:
				return nil, false
			}
			unders++
			underEnd = k.underAt + half
		}
		ticks = append(ticks, k)
	}
	return ticks, true
}

// tickLabel is the label of a tick, and of the larger unit where that begins or is not known yet.
// before is the tick before, zero for the first.
func (d *drawing) tickLabel(s timeStep, t, before time.Time, grain float64) (text, under string) {
	newYear := before.IsZero() || t.Year() != before.Year()
	newMonth := newYear || t.Month() != before.Month()
	if newYear {
		under = strconv.Itoa(t.Year())
	}
	switch {
	case s.months >= 12:
		return strconv.Itoa(t.Year()), ""
	case s.months == 6 && grain > oneQuarter:
		return d.HalfInYear[int(t.Month())/6], under
	case s.months == 3 && grain > oneMonth:
		return fmt.Sprintf(d.Quarter, 1+int(t.Month())/3), under
	case s.months > 0:
		return t.Format(d.InYear[1]), under
	case s.minutes >= oneDay && newMonth:
		return t.Format(d.InYear[2]), under
	case s.minutes >= oneDay:
		return t.Format(d.InMonth), under
	case newYear:
		return t.Format(d.Clock), t.Format(d.ShortDates[2])
	case newMonth || t.Day() != before.Day():
		return t.Format(d.Clock), t.Format(d.InYear[2])
	}
	return t.Format(d.Clock), ""
}

// tickLine is the height of a line of labels at ticks.
func (d *drawing) tickLine() float64 { return d.small.size + 4 }

// tickLines is the height of the labels of ticks: of one line, or of two.
func (d *drawing) tickLines(ticks []timeTick) float64 {
	for _, k := range ticks {
		if k.under != "" {
			return 2 * d.tickLine()
		}
	}
	return d.tickLine()
}

// drawTicks draws ticks with rules from top to bottom and the middle of their first line of labels
// at y.
func (d *drawing) drawTicks(ticks []timeTick, y, top, bottom float64) {
	for _, k := range ticks {
		d.line(k.x, top, k.x, bottom+4, Line, 1)
		d.text(k.at, y, k.text, label{font: d.small, align: "center"})
		d.text(k.underAt, y+d.tickLine(), k.under, label{font: d.small, color: Muted, align: "center"})
	}
}
