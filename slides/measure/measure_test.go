package measure

import (
	"math/big"
	"testing"
)

func TestUnitsAreFoundByNamesAndSymbols(t *testing.T) {
	for name, want := range map[string]string{
		"kg": "kilogram", "Kilograms": "kilogram", "tonnes": "tonne", "metric tons": "tonne", "Tonnen": "tonne", "吨": "tonne", "heures": "hour", "Stunden": "hour",
		"小时": "hour", "km/h": "kilometer-per-hour", "miles per hour": "mile-per-hour", "MW": "megawatt", "mW": "milliwatt", "°C": "celsius", "平方公里": "square-kilometer",
		"gulls": "", "in": "", "second": "", "": "",
	} {
		if got := Named(name); got != want {
			t.Errorf("%q is %q, not %q", name, got, want)
		}
	}
	if MostWords() < 3 || !Is("tonne") || Is("gulls") {
		t.Error("the table is not whole")
	}
}

func TestUnitsOfOneKindAreConverted(t *testing.T) {
	for _, tc := range []struct{ value, from, to, want string }{
		{"7400", "kilogram", "tonne", "37/5"}, {"3", "day", "hour", "72/1"}, {"1", "mile", "kilometer", "25146/15625"}, {"100", "celsius", "fahrenheit", "212/1"},
		{"-40", "fahrenheit", "celsius", "-40/1"}, {"3", "year", "month", "36/1"}, {"1", "hectare", "square-meter", "10000/1"}, {"1", "kilowatt-hour", "joule", "3600000/1"},
		{"1", "day", "month", ""}, {"1", "kilogram", "meter", ""}, {"1", "gulls", "meter", ""},
	} {
		v, _ := new(big.Rat).SetString(tc.value)
		got, ok := Convert(v, tc.from, tc.to)
		if ok != (tc.want != "") || ok && got.String() != tc.want {
			t.Errorf("%s %s in %s: %v, want %s", tc.value, tc.from, tc.to, got, tc.want)
		}
	}
	if !Same("gram", "tonne") || Same("gram", "meter") || Same("", "") {
		t.Error("what measures the same is not told")
	}
}
