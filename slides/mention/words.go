package mention

import (
	"strings"
)

var (
	Months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

	// months are the names of German, and those of French, which are not capital: Mars is a planet. They are in
	// English too where they are the same.
	months = map[string]int{
		"Januar": 1, "Jänner": 1, "Februar": 2, "März": 3, "Mai": 5, "Juni": 6, "Juli": 7, "August": 8, "Oktober": 10, "Okt": 10, "Dezember": 12, "Dez": 12, "September": 9, "November": 11, "April": 4,
		"janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
	}

	// numerals are the words for numbers below a hundred. One is not among them, nor are
	// first and second: they are more often pronoun, order and unit of time.
	numerals = map[string]int64{
		"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
		"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
		"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "twice": 2, "thrice": 3,
	}
	ordinals = map[string]int64{
		"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
		"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "hundredth": 100,
	}
	small = map[string]int64{"one": 1, "first": 1, "second": 2} // only within twenty-one, one million and the like

	magnitudes = map[string]int{
		"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
		"k": 3, "K": 3, "M": 6, "m": 6, "mn": 6, "mln": 6, "b": 9, "B": 9, "bn": 9, "tn": 12,
		"万": 4, "亿": 8,
	}
	yearParts   = map[string]string{"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "0"}
	partLetters = map[string]string{"half": "H", "quarter": "Q"}

	Currencies = map[string]string{"dollars": "$", "dollar": "$", "euros": "€", "euro": "€", "pounds": "£", "yen": "¥", "yuan": "¥", "renminbi": "¥"}

	// notNames are words that, capitalised at the start of a sentence, do not make the number
	// after them a name.
	notNames = WordSet(`a about above after all almost also among an and any around as at before below between both but by
		ci circa down during each even every exactly fewer for from if in iqr its last later less more most nearly next no nor not
		now of on once only or other over per roughly she he it some since so still than that the their then there these they
		this those through to under until up was were what when where while with within we our you your`)

	// places are words for a place in a text or the deck: "note 8" is no quantity.
	places = WordSet("paragraph paragraphs para item items note notes footnote page pages p pp line lines row column table figure fig slide slides section chapter step no nos")
)

func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
