package mention

import "strings"

// germanNumbers has numerals up to 999,999, which are one word in German: zweihunderteinundzwanzig.
var germanNumbers = Language{
	capitals: true,
	numeral:  germanNumeral,
	ones:     WordSet("ein eine einer einem einen eines"),
	ordinals: inflected(map[string]int64{"dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7, "neunte": 9, "zehnte": 10, "elfte": 11, "zwölfte": 12}, "", "n", "r", "s", "m"),
	magnitudes: map[string]int{
		"Tausend": 3, "tausend": 3, "Tsd": 3, "Million": 6, "Millionen": 6, "Mio": 6, "Milliarde": 9, "Milliarden": 9, "Mrd": 9, "Billion": 12, "Billionen": 12, "Bio": 12,
	},
}

var germanSmall = map[string]int64{
	"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
	"sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}

// germanNumeral is the number that a word in small letters is; 0 for none.
func germanNumeral(word string) int64 {
	if n := germanSmall[word]; n > 0 {
		return n
	}
	for _, size := range []struct {
		word string
		is   int64
	}{{"tausend", 1000}, {"hundert", 100}} {
		if before, behind, is := strings.Cut(word, size.word); is {
			many, rest := germanNumeral(before), germanNumeral(behind)
			if before == "" || before == "ein" {
				many = 1
			}
			if many == 0 || many >= 1000 || rest == 0 && behind != "" {
				return 0
			}
			return many*size.is + rest
		}
	}
	if unit, tens, is := strings.Cut(word, "und"); is {
		n, of := germanSmall[unit], germanSmall[tens]
		if unit == "ein" {
			n = 1
		}
		if n > 0 && n < 10 && of >= 20 {
			return of + n
		}
	}
	return 0
}

// inflected are words with their endings.
func inflected(words map[string]int64, endings ...string) map[string]int64 {
	all := map[string]int64{}
	for word, n := range words {
		for _, ending := range endings {
			all[word+ending] = n
		}
	}
	return all
}
