package charts

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"exhibit/slides"
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
	tickPitch = 5.0 // from tick to tick at least
	tickAir   = 0.8 // between two labels
)

// leastTicks is how many ticks a scale has at least that is so small that tickPitch would leave
// fewer, if their labels have room.
const leastTicks = 6

// timeTicks are the ticks of a piece of a time scale with labels between left and right px: of the
// smallest step that is no shorter than grain, to which the dates are exact, and has room for its
// labels. Where that leaves one tick, which says no scale, they are the first and the last tick of a
// smaller step. Without room there are none.
func (d *drawing) timeTicks(p piece, left, right, grain float64) []timeTick {
	width := p.x1 - p.x0
	pitch := min(tickPitch*d.small.size, width/leastTicks)
	for i, s := range timeSteps {
		if s.length() < grain || s.length()/(p.v1-p.v0)*width < pitch {
			continue
		}
		ticks, ok := d.stepTicks(s, 1, p, left, right, grain)
		if !ok {
			continue
		}
		for i--; len(ticks) < 2 && i >= 0 && timeSteps[i].length() >= grain; i-- {
			s = timeSteps[i]
			ends := s.count(p.v1) - s.count(s.after(p.v0))
			if two, ok := d.stepTicks(s, max(ends, 1), p, left, right, grain); ok {
				ticks = two
			}
		}
		return ticks
	}
	return nil
}

// stepTicks are the ticks of every n-th step from the first. It is false if their labels have no room.
func (d *drawing) stepTicks(s timeStep, n int, p piece, left, right, grain float64) (ticks []timeTick, ok bool) {
	air := tickAir * d.small.size
	end, underEnd := left-air, left-air // where labels end so far
	unders := 0                         // labels of a larger unit so far, the first of them that of the first tick
	var before time.Time
	for i := s.count(s.after(p.v0)); s.nth(i) <= p.v1; i += n {
		t := moment(s.nth(i))
		k := timeTick{x: p.at(s.nth(i))}
		k.text, k.under = d.tickLabel(s, t, before, grain)
		before = t
		if k.at, end, ok = d.fitTick(k.text, k.x, end+air, left, right); !ok {
			return nil, false
		}
		if k.under != "" {
			from := underEnd + air
			if unders == 1 && k.x-d.small.width(k.under)/2 < from { // the unit before the one that begins here goes without saying
				ticks[0].under, from = "", left
				_, k.under = d.tickLabel(s, t, time.Time{}, grain)
			}
			if k.underAt, underEnd, ok = d.fitTick(k.under, k.x, from, left, right); !ok {
				return nil, false
			}
			unders++
		}
		ticks = append(ticks, k)
	}
	return ticks, true
}

// fitTick places a label at x, or a little beside it to stay between left and right. It returns its
// middle and where it ends, and is false if it begins before from.
func (d *drawing) fitTick(text string, x, from, left, right float64) (at, end float64, ok bool) {
	half := d.small.width(text) / 2
	at = min(max(x, left+half), right-half)
	return at, at + half, at-half >= max(from, left)-hair
}

// tickLabel is the label of a tick, and of the larger unit where that begins or has not been said yet.
// before is the tick before it; zero if nothing has been said.
func (d *drawing) tickLabel(s timeStep, t, before time.Time, grain float64) (text, under string) {
	newYear := before.IsZero() || t.Year() != before.Year()
	newMonth := newYear || t.Month() != before.Month()
	year, part := strconv.Itoa(t.Year()), int(t.Month())-1
	if newYear {
		under = strings.Replace(d.ShortDates[0], "2006", year, 1)
	}
	of := d.Clock
	switch {
	case s.months >= 12:
		return year, ""
	case s.months == 6 && grain > oneQuarter:
		return d.HalfInYear[part/6], under
	case s.months == 3 && grain > oneMonth:
		return fmt.Sprintf(d.Quarter, 1+part/3), under
	case s.months > 0:
		of = d.InYear[1]
	case s.minutes >= oneDay && newMonth:
		of = d.InYear[2]
	case s.minutes >= oneDay:
		of = d.InMonth
	case newYear:
		under = slides.Format(t, d.ShortDates[2])
	case newMonth || t.Day() != before.Day():
		under = slides.Format(t, d.InYear[2])
	}
	return slides.Format(t, of), under
}

// tickMark is the length in px of a tick below its axis, so that the labels below it are clear of the
// lowest label of an axis of values.
const tickMark = 6.0

// tickLines is the height of ticks and their labels, of which there are one line or two.
func (d *drawing) tickLines(ticks []timeTick) float64 {
	h := tickMark + d.small.line()
	for _, k := range ticks {
		if k.under != "" {
			return h + d.small.line()
		}
	}
	return h
}

// drawTicks draws ticks with rules from top to bottom, and their labels from y down.
func (d *drawing) drawTicks(ticks []timeTick, y, top, bottom float64) {
	for _, k := range ticks {
		d.rule(k.x, top, k.x, bottom+tickMark, Line, 1)
		d.text(k.at, y+d.small.line()*0.5, k.text, label{font: d.small, align: "center"})
		d.muted(k.underAt, y+d.small.line()*1.5, k.under, "center")
	}
}

// scaleTicks are the ticks of a time scale, piece by piece, and the height of them with their labels.
func (d *drawing) scaleTicks(s timeScale, grain float64) (ticks [][]timeTick, height float64) {
	for i, p := range s {
		left, right := 0.0, d.w
		if i > 0 {
			left = (s[i-1].x1 + p.x0) / 2
		}
		if i < len(s)-1 {
			right = (p.x1 + s[i+1].x0) / 2
		}
		ticks = append(ticks, d.timeTicks(p, left, right, grain))
		height = max(height, d.tickLines(ticks[i]))
	}
	return ticks, height
}

// timeAxis draws a time scale along y: an axis for each piece, its ticks with rules from top on, and
// a zigzag at each gap.
func (d *drawing) timeAxis(s timeScale, ticks [][]timeTick, top, y float64) {
	for i, p := range s {
		d.rule(p.x0-tickMark, y, p.x1+tickMark, y, Muted, 1)
		d.drawTicks(ticks[i], y+tickMark, top, y)
		if i == 0 {
			continue
		}
		var zigzag [][2]float64
		for n, at := 0, top; at <= y+7; n, at = n+1, at+5 {
			zigzag = append(zigzag, [2]float64{round((s[i-1].x1+p.x0)/2 - 2.5 + 5*float64(n%2)), at})
		}
		d.shapes = append(d.shapes, shape{
			Type: "polyline", Silent: true, Shape: geometry{Points: zigzag},
			Style: paint{Stroke: d.Palette[Muted], LineWidth: 1},
		})
	}
}
