package charts

import (
	"testing"

	"exhibit/slides"
)

// estimates are a group of records with values; each letter of units is the unit of one, a % that of percents.
func estimates(units string, values ...float64) group {
	var g group
	for i, v := range values {
		g.records = append(g.records, &slides.Record{Value: &v, Unit: units[i : i+1]})
	}
	return g
}

func TestARevisionSaysAMultipleOrElseTheChange(t *testing.T) {
	for _, c := range []struct {
		want string
		of   group
	}{
		{"5.1 × the first, our arithmetic", estimates("aa", 1.1e6, 5.6e6)},
		{"120 × the first, our arithmetic", estimates("aa", 1, 123)},
		{"2 × the first, our arithmetic", estimates("aa", 1, 2)},
		{"+2, +0.8%, our arithmetic", estimates("aa", 250, 252)},
		{"+90,000, +1.5%, our arithmetic", estimates("aa", 6e6, 6.09e6)},
		{"+0.1, +33%, our arithmetic", estimates("aa", 0.3, 0.4)},
		{"−2, −50%, our arithmetic", estimates("aaa", 4, 9, 2)},
		{"−0.01, −0.0002%, our arithmetic", estimates("aa", 5000, 4999.99)},
		{"±0, our arithmetic", estimates("aa", 7, 7)},
		{"+3, our arithmetic", estimates("aa", 0, 3)},
		{"+4, our arithmetic", estimates("aa", -1, 3)},
		{"+2.5 points, our arithmetic", estimates("%%", 40, 42.5)},
		{"", estimates("ab", 4e6, 21.5e6)},
		{"", estimates("a", 4)},
	} {
		if got := speak(nil).factor(c.of); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got, want := speak(chinese).factor(estimates("aa", 250, 252)), "+2，+0.8%（我们的计算）"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPercentsAndCurrenciesAreSetAsTheLanguageSetsThem(t *testing.T) {
	for _, c := range []struct {
		v          float64
		unit, want string
	}{
		{12, "%", "12%"}, {-12, "percent", "−12%"}, {12, "per cent", "12%"}, {12, "km", "12 km"},
		{4e6, "$", "$4 million"}, {-5, "€", "−€5"}, {5, "US$ billion", "US$5 billion"}, {4.5, "$ billion", "$4.5 billion"}, {-4.5, "$", "−$4.50"}, {4.125, "$", "$4.125"}, {4.5e6, "$", "$4.5 million"}, {5, "euro€", "5 euro€"}, {5, "", "5"},
	} {
		if got := speak(nil).measure("", c.v, c.unit); got != c.want {
			t.Errorf("%v %s: got %q, want %q", c.v, c.unit, got, c.want)
		}
	}
}

func TestACellOfATableHasAllDigitsAndTheRange(t *testing.T) {
	number := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		want string
		of   slides.Record
	}{
		{"nearly 21,500,000 addresses", slides.Record{Value: number(21.5e6), Approx: "nearly", Unit: "addresses"}},
		{"−1,234.5 km, from −2,000 to 0", slides.Record{Value: number(-1234.5), Unit: "km", Low: number(-2000), High: number(0)}},
		{"from 3% to 5%", slides.Record{Unit: "%", Low: number(3), High: number(5)}},
		{"", slides.Record{Unit: "km"}},
	} {
		if got := Cell(&c.of, nil); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
