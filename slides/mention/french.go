package mention

// frenchNumbers has numerals, of which soixante-dix and quatre-vingts are put together.
var frenchNumbers = Language{
	numeral: func(word string) int64 { return frenchNumerals[word] },
	ones:    WordSet("un une"),
	joined: func(part, n int64) int64 {
		switch {
		case part == 4 && n == 20:
			return 80 - 4
		case (part == 60 || part == 80) && n >= 10 && n < 20:
			return n
		}
		return 0
	},
	ordinals: inflected(map[string]int64{"troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11, "douzième": 12}, "", "s"),
	magnitudes: map[string]int{
		"cent": 2, "cents": 2, "mille": 3, "million": 6, "millions": 6, "M": 6, "milliard": 9, "milliards": 9, "Md": 9, "Mds": 9, "billion": 12, "billions": 12,
	},
}

var frenchNumerals = map[string]int64{
	"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
	"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "mille": 1000,
}
