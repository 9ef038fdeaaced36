package mention

import (
	"slices"
	"testing"
)

func TestNumbersAreReadAsTheirLanguageWritesThem(t *testing.T) {
	for _, tc := range []struct {
		tag, text string
		want      []string
	}{
		{"de", "12,5 Millionen Euro und 12 Prozent", []string{"€12500000", "12%"}},
		{"de", "1.234.567,5 Tonnen, 1.234 Betten, 0,5 %, 3 Mio. Euro, 2,5 Mrd. €, 5 €", []string{"1234567.5", "1234", "0.5%", "€3000000", "€2500000000", "€5"}},
		{"de", "am 14.8.2003 um 10.30 Uhr, am 3.2.2011, Version 1.2", []string{"2003-08-14", "10:30", "2011-02-03", "1.2"}},
		{"de", "zweihundertfünfzig, einundzwanzig, zwölf Städte, zwei Millionen, eine Million, der dritte Ort", []string{"250", "21", "12", "2000000", "1000000", "3th"}},
		{"de", "die Elf, die Acht", nil},
		{"de-CH", "1'234.50 Franken", []string{"1234.5"}},
		{"de-AT", "1 234,5", []string{"1234.5"}},
		{"fr", "12 pour cent de 3,5 millions d’euros", []string{"12%", "€3500000"}},
		{"fr", "mille deux cents lits, soixante et onze, quatre-vingt-dix, quatre-vingts, vingt-trois, soixante-dix", []string{"1200", "71", "90", "80", "23", "70"}},
		{"fr", "neuf hôpitaux, un hôpital neuf", []string{"9"}},
		{"zh", "三家医院，十二名医生，两万人，九成，三成五，百分之四十二，四川，统一，三年级，十分", []string{"3", "12", "20000", "90%", "35%", "42%"}},
		{"zh", "二〇一八年七月十四日和十六日，7月14日至16日，7月", []string{"2018-07-14", "2018-07-16", "--07-14", "--07-16"}},
		{"zh", "5000元，5000美元，零下5度，翻番，翻两番，增加了两倍", []string{"¥5000", "$5000", "-5", "2", "4", "3"}},
		{"en", "12,5 and 0,5 and 1.234,5 and 1.234.567 and 1,234.5", []string{"12", "5", "0.5", "1234.5", "1234567", "1234.5"}},
		{"en", "10⁶ tonnes, 10^6 tonnes, 10⁻⁶ m, and 10² with a note", []string{"1000000", "1000000", "0.000001", "10"}},
		{"en", "2e-05, 1.5e6, 3 × 10^6, 3 × 10⁶, 5 × 10⁻³ and 2e5", []string{"0.00002", "1500000", "3000000", "3000000", "0.005", "2"}},
		{"zh", "共有９９９只，３１０人", []string{"999", "310"}},
		{"ar", "٩٩ 𝟡𝟡", []string{"99", "99"}},
		{"en", "€5 bn, 5 m people", []string{"€5000000000", "5"}},
	} {
		var got []string
		for _, m := range LanguageOf(tc.tag).Read(tc.text) {
			got = append(got, m.Value)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q: %q, want %q", tc.tag, tc.text, got, tc.want)
		}
	}
}

func TestTheLanguageOfATextIsThatOfItsWordsAndNumbers(t *testing.T) {
	for _, tc := range []struct{ text, tag, want string }{
		{"Die Stadt hat 12,5 Millionen Einwohner und der Hafen ist für die Region sehr wichtig, so wie auch der Fluss.", "en", "12500000"},
		{"The city has 1,234 inhabitants, and the share of the port is 12.5 % of that.", "de", "1234"},
		{"Der Anteil ist 12,5.", "de", "12.5"},
		{"Le port a 3,5 millions de tonnes dans les docks de la ville, et il est pour nous une chance.", "en", "3500000"},
	} {
		if got := Guess(tc.text, tc.tag).Read(tc.text); len(got) == 0 || got[0].Value != tc.want {
			t.Errorf("%q: %v, want %s", tc.text, got, tc.want)
		}
	}
}

func TestChemicalFormulasAreWordsAndRoadsAreNames(t *testing.T) {
	for text, want := range map[string]int{"CO2 and PM10 fell, with CO2e": 0, "N2 was shortened": 1} {
		if got := Read(text); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
