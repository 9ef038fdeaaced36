package charts

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"exhibit/slides"
	"exhibit/words"
)

// middles are the middles of a drawing's marks along x, in px, by the label of their record, as ECharts puts them:
// by the grids, axes and values of the option.
func middles(t *testing.T, f slides.Figure, theme Theme) map[string]float64 {
	t.Helper()
	var o struct {
		Grid   []struct{ Left, Width string }
		XAxis  []struct{ Min, Max float64 }
		Series []struct {
			Type       string
			XAxisIndex int
			Data       []struct {
				Name  string
				Value []any
			}
		}
	}
	if err := json.Unmarshal(option(t, f, theme), &o); err != nil {
		t.Fatal(err)
	}
	at := map[string]float64{}
	for _, s := range o.Series {
		left, err := strconv.ParseFloat(o.Grid[s.XAxisIndex].Left, 64)
		width, err2 := strconv.ParseFloat(o.Grid[s.XAxisIndex].Width, 64)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		x := o.XAxis[s.XAxisIndex]
		for _, item := range s.Data {
			label, _, _ := strings.Cut(item.Name, ":")
			label, _, _ = strings.Cut(label, "\n")
			v := item.Value[0].(float64)
			if s.Type == "custom" { // a bar from here to there
				v = (v + item.Value[1].(float64)) / 2
			}
			at[label] = left + (v-x.Min)/(x.Max-x.Min)*width
		}
	}
	return at
}

// dated is a figure of a type with records at dates, which are labelled m0, m1 and so on.
func dated(kind string, dates ...slides.Date) slides.Figure {
	f := slides.Figure{ID: "f", Type: kind, Unit: "m"}
	for i, d := range dates {
		v := float64(1 + i%7)
		f.Records = append(f.Records, slides.Record{Label: fmt.Sprint("m", i), Value: &v, Date: d, Precision: d.Precision()})
	}
	return f
}

// timed are the types of figures with a time scale, with one piece.
var timed = []string{"line", "scatter", "establishment", "timeline"}

// off is the greatest distance in px of a mark from where its time is on the drawing, if the first and the last of the
// times are right.
func off(t *testing.T, f slides.Figure, moment func(slides.Date) float64) (worst float64) {
	t.Helper()
	at := middles(t, f, Theme{})
	if len(at) != len(f.Records) {
		t.Fatalf("%s: %d marks of %d records", f.Type, len(at), len(f.Records))
	}
	first, last := f.Records[0], f.Records[0]
	for _, r := range f.Records {
		if moment(r.Date) < moment(first.Date) {
			first = r
		}
		if moment(r.Date) > moment(last.Date) {
			last = r
		}
	}
	x0, x1 := at[first.Label], at[last.Label]
	if x1 < x0+300 {
		t.Errorf("%s from %s to %s takes %v px", f.Type, first.Date, last.Date, x1-x0)
	}
	for _, r := range f.Records {
		share := (moment(r.Date) - moment(first.Date)) / (moment(last.Date) - moment(first.Date))
		worst = max(worst, math.Abs(at[r.Label]-(x0+share*(x1-x0))))
	}
	return worst
}

// beginning and middle are the moments at which records stand whose dates are all of one length, and those of others.
func beginning(d slides.Date) float64 { return float64(d.Start().Unix()) }
func middle(d slides.Date) float64    { return float64(d.Start().Unix()+d.End().Unix()) / 2 }

// standing is where a type of figure has its records.
func standing(kind string) func(slides.Date) float64 {
	if kind == "line" || kind == "scatter" {
		return beginning
	}
	return middle
}

const tolerance = 0.1 // px

func TestDistancesAreProportionalToTimeForEveryPrecisionAndEverySpan(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	layouts := map[slides.Precision]string{slides.Minute: "2006-01-02T15:04", slides.Day: "2006-01-02", slides.Month: "2006-01", slides.Year: "2006"}
	lengths := map[slides.Precision]time.Duration{slides.Minute: time.Minute, slides.Day: 24 * time.Hour, slides.Month: 31 * 24 * time.Hour, slides.Year: 366 * 24 * time.Hour}
	spans := 0
	for _, kind := range timed {
		for precision, layout := range layouts {
			for range 60 {
				// A span from 10 to 10^9.4 minutes, which are 5,000 years.
				span := math.Pow(10, 1+8.4*random.Float64())
				if span < 20*lengths[precision].Minutes() {
					continue
				}
				start := time.Date(1+random.Intn(4900), 1, 1, 0, random.Intn(525_600), 0, 0, time.UTC)
				var dates []slides.Date
				for i := range 12 {
					part := random.Float64()
					if i < 2 {
						part = float64(i) // both ends
					}
					dates = append(dates, slides.Date(start.Add(time.Minute*time.Duration(part*span)).Format(layout)))
				}
				// A time.Duration holds 292 years: longer spans are made of years.
				if span > 290*365*24*60 {
					dates = nil
					for i := range 12 {
						year := start.Year() + i*int(span/525_600)/11
						dates = append(dates, slides.Date(fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", year, 1+random.Intn(12), 1+random.Intn(28), random.Intn(24), random.Intn(60))).Cut(precision))
					}
				}
				spans++
				if worst := off(t, dated(kind, dates...), standing(kind)); worst > tolerance {
					t.Errorf("%s of %ss from %s, %.0f minutes: a mark is %v px off: %v", kind, precision, dates[0], span, worst, dates)
				}
			}
		}
	}
	if spans < 400 {
		t.Errorf("only %d spans", spans)
	}
}

func TestFiveDaysOfOneMonthStandAsFarApartAsTheyAre(t *testing.T) {
	for _, kind := range timed {
		at := middles(t, dated(kind, "2011-05-03", "2011-05-04", "2011-05-05", "2011-05-06", "2011-05-11"), Theme{})
		day := at["m1"] - at["m0"]
		for i, want := range []float64{1, 1, 1, 5} {
			if got := (at[fmt.Sprint("m", i+1)] - at[fmt.Sprint("m", i)]) / day; math.Abs(got-want) > 0.001 {
				t.Errorf("%s: from m%d to m%d are %v days, want %v", kind, i, i+1, got, want)
			}
		}
	}
}

func TestMonthsAndYearsHaveTheirRealLengths(t *testing.T) {
	for _, dates := range [][]slides.Date{
		{"2012-01-31", "2012-02-28", "2012-02-29", "2012-03-01", "2012-12-31", "2013-01-01"}, // a leap year
		{"1900-02-28", "1900-03-01", "2000-02-28", "2000-02-29", "2000-03-01"},               // one that is none, one that is
		{"2012-01", "2012-02", "2012-03", "2013-02", "2013-03"},
		{"0001-01-01", "0001-12-31", "0002-03-01"},
		{"0001", "0004", "0005", "9999"},
		{"9999-12-30", "9999-12-31"},
		{"2011-05-03T16:05", "2011-05-03T16:06", "2011-05-03T17:05"},
		{"2011-05-03T23:59", "2011-05-04T00:01", "2011-05-04T00:04"},
	} {
		for _, kind := range timed {
			if worst := off(t, dated(kind, dates...), standing(kind)); worst > tolerance {
				t.Errorf("%s of %v: a mark is %v px off", kind, dates, worst)
			}
		}
	}
}

func TestDatesOfSeveralLengthsStandInTheirMiddle(t *testing.T) {
	for _, kind := range timed {
		if kind == "timeline" || kind == "establishment" {
			continue // years are bars there
		}
		if worst := off(t, dated(kind, "2010", "2011-05", "2011-07-04", "2011-07-04T16:05", "2012"), middle); worst > tolerance {
			t.Errorf("%s: a mark is %v px off", kind, worst)
		}
	}
}

// tickTexts are ticks as one line: "Nov (2011) Dec Jan (2012)".
func tickTexts(ticks []timeTick) string {
	var all []string
	for _, k := range ticks {
		if all = append(all, k.text); k.under != "" {
			all = append(all, "("+k.under+")")
		}
	}
	return strings.Join(all, " ")
}

// ticksFrom are the ticks of a scale of some width between two dates.
func ticksFrom(lang string, from, to slides.Date, width float64) []timeTick {
	d := newDrawing(&slides.Figure{}, Theme{Words: &words.In(lang).Charts})
	grain := grainOf([]*slides.Record{{Date: from}, {Date: to}})
	return d.timeTicks(piece{minutes(from.Start()), minutes(to.Start()), 0, width}, -20, width+20, grain)
}

func TestTicksAreOfTheUnitThatTheSpanAndTheRoomCallFor(t *testing.T) {
	for _, c := range []struct {
		lang     string
		from, to slides.Date
		width    float64
		want     string
	}{
		{"en", "2011-05-03T16:05", "2011-05-03T16:15", 1000, "16:05 (3 May 2011) 16:06 16:07 16:08 16:09 16:10 16:11 16:12 16:13 16:14 16:15"},
		{"en", "2011-05-03T16:05", "2011-05-03T17:00", 320, "16:15 (3 May 2011) 16:30 16:45 17:00"},
		{"en", "2011-05-03T16:05", "2011-05-04T04:00", 320, "18:00 (3 May 2011) 21:00 00:00 (4 May) 03:00"},
		{"zh", "2011-12-31T16:05", "2012-01-01T04:00", 320, "18:00 (2011年12月31日) 21:00 00:00 (2012年1月1日) 03:00"},
		{"en", "2011-05-03T16:05", "2011-05-04T04:00", 120, "18:00 00:00 (4 May 2011)"}, // no room for 3 May
		{"en", "2011-05-03", "2011-05-11", 1000, "3 May (2011) 4 5 6 7 8 9 10 11"},
		{"zh", "2011-05-03", "2011-05-11", 1000, "5月3日 (2011年) 4日 5日 6日 7日 8日 9日 10日 11日"},
		{"en", "2011-12-20", "2012-01-09", 1000, "20 Dec (2011) 22 24 26 28 30 1 Jan (2012) 3 5 7 9"},
		{"en", "2011-05-03", "2011-07-11", 1000, "9 May (2011) 16 23 30 6 Jun 13 20 27 4 Jul 11"}, // Mondays
		{"en", "2011-11", "2012-04", 1000, "Nov (2011) Dec Jan (2012) Feb Mar Apr"},
		{"zh", "2011-11", "2012-04", 1000, "11月 (2011年) 12月 1月 (2012年) 2月 3月 4月"},
		{"en", "2011-05-03", "2013-07-11", 1000, "Jul (2011) Oct Jan (2012) Apr Jul Oct Jan (2013) Apr Jul"}, // quarters
		{"en", "2010-05", "2015-07", 320, "2011 2012 2013 2014 2015"},
		{"en", "2010-05", "2015-07", 120, "2011 2015"}, // the ends, where one tick alone would be left
		{"en", "2014", "2016", 1000, "2014 2015 2016"}, // no months, which the dates do not have
		{"en", "1990", "2015", 1000, "1990 1995 2000 2005 2010 2015"},
		{"en", "1066", "2015", 1000, "1100 1200 1300 1400 1500 1600 1700 1800 1900 2000"},
		{"en", "0100", "0130", 320, "100 105 110 115 120 125 130"},
		{"en", "0001", "9999", 320, "2000 4000 6000 8000"},
	} {
		if got := tickTexts(ticksFrom(c.lang, c.from, c.to, c.width)); got != c.want {
			t.Errorf("%s, from %s to %s on %v px:\n got %q\nwant %q", c.lang, c.from, c.to, c.width, got, c.want)
		}
	}
}

func TestTicksStandAtTheBeginningOfAUnitAndTheirLabelsApart(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for range 4000 {
		span := math.Pow(10, 0.5+8.8*random.Float64()) // from 3 minutes to 4,000 years
		from := minutes(time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)) + math.Floor(random.Float64()*2e9)
		width := 90 + 1100*random.Float64()
		lang := words.All()[random.Intn(len(words.All()))].Lang
		d := newDrawing(&slides.Figure{}, Theme{Phone: width < 400, Words: &words.In(lang).Charts})
		p := piece{from, from + span, 30, 30 + width}
		ticks := d.timeTicks(p, 0, width+60, 1)
		where := fmt.Sprintf("%s, %.0f minutes from %s on %.0f px: %s", lang, span, moment(from).Format("2006-01-02T15:04"), width, tickTexts(ticks))
		if len(ticks) < 2 {
			t.Errorf("%s: %d ticks", where, len(ticks))
			continue
		}
		if ticks[0].under == "" && ticks[1].under == "" && !strings.ContainsAny(ticks[0].text, "0123456789") {
			t.Errorf("%s: the first labels do not say when", where)
		}
		end, underEnd, before := 0.0, 0.0, math.Inf(-1)
		for _, k := range ticks {
			if k.x < p.x0 || k.x > p.x1 || k.x <= before {
				t.Errorf("%s: a tick at %v", where, k.x)
			}
			before = k.x
			v := p.v0 + (k.x-p.x0)/(p.x1-p.x0)*(p.v1-p.v0)
			if math.Abs(v-math.Round(v)) > 1e-3 {
				t.Errorf("%s: %q stands at %v, between minutes", where, k.text, v)
			}
			for _, text := range []struct {
				text string
				at   float64
				end  *float64
			}{{k.text, k.at, &end}, {k.under, k.underAt, &underEnd}} {
				if text.text == "" {
					continue
				}
				half := d.small.width(text.text) / 2
				if text.at-half < *text.end || text.at+half > width+60+hair || math.Abs(text.at-k.x) > half {
					t.Errorf("%s: %q at %v", where, text.text, text.at)
				}
				*text.end = text.at + half
			}
		}
	}
}

func TestTicksOfQuartersAndHalvesAreCalledSoWhereTheDatesAreSuch(t *testing.T) {
	of := func(spans ...[2]slides.Date) (all []string) {
		f := dated("line")
		for i, s := range spans {
			v := float64(i)
			f.Records = append(f.Records, slides.Record{Label: fmt.Sprint(i), Value: &v, Date: s[0], End: s[1], Precision: slides.Range})
		}
		for _, s := range texts(draw(f, Theme{})) {
			all = append(all, s.text)
		}
		return all
	}
	quarters := of([2]slides.Date{"2011-07", "2011-09"}, [2]slides.Date{"2011-10", "2011-12"}, [2]slides.Date{"2012-01", "2012-03"})
	for _, want := range []string{"Q3", "Q4", "Q1", "2011", "2012"} {
		if !slices.Contains(quarters, want) {
			t.Errorf("quarters are called %q, without %q", quarters, want)
		}
	}
	halves := of([2]slides.Date{"2011-07", "2011-12"}, [2]slides.Date{"2012-01", "2012-06"}, [2]slides.Date{"2012-07", "2012-12"})
	for _, want := range []string{"1st half", "2nd half", "2011", "2012"} {
		if !slices.Contains(halves, want) {
			t.Errorf("halves are called %q, without %q", halves, want)
		}
	}
}

func TestEachPieceOfABrokenScaleIsProportionalToTime(t *testing.T) {
	f := dated("timeline", "2001-02-03", "2004-05-06", "2009-07-08", "2015-03-01", "2015-04-01", "2015-09-25", "2016-05-01", "2016-07-02", "2017-01-01")
	f.Zoom = [2]slides.Date{"2015", "2015"}
	at := middles(t, f, Theme{})
	for piece := range 3 {
		x := func(i int) float64 { return at[f.Records[3*piece+i].Label] }
		moment := func(i int) float64 { return middle(f.Records[3*piece+i].Date) }
		want := (moment(1) - moment(0)) / (moment(2) - moment(0))
		if got := (x(1) - x(0)) / (x(2) - x(0)); math.Abs(got-want)*(x(2)-x(0)) > tolerance {
			t.Errorf("piece %d: %v of the way, want %v", piece, got, want)
		}
	}
	if x0, x1 := at["m3"], at["m6"]; x1 < x0+400 {
		t.Errorf("the year that is zoomed takes %v px", x1-x0)
	}
}
