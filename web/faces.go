package web

import "unicode"

// letters are kinds of letters that are not in the typefaces of every page.
type letters int

const (
	italic letters = 1 << iota
	latinExtended
	vietnamese
	greek
	cyrillic
	everyLetter = 1<<iota - 1
)

// faces are the style sheets with the typefaces for letters.
var faces = []struct {
	letters letters
	sheet   string
}{
	{italic, "italic.css"}, {latinExtended, "latin-ext.css"}, {vietnamese, "vietnamese.css"}, {greek, "greek.css"}, {cyrillic, "cyrillic.css"},
}

// facesOf returns the names of the style sheets for letters.
func facesOf(of letters) (names []string) {
	for _, f := range faces {
		if of&f.letters != 0 {
			names = append(names, f.sheet)
		}
	}
	return names
}

// lettersOf returns what letters a text has.
func lettersOf(text string) (of letters) {
	for _, r := range text {
		switch {
		case r < 0x100:
		case r >= 0x1EA0 && r < 0x1EFA || r == 0x1A1 || r == 0x1B0 || r == 0x1A0 || r == 0x1AF:
			of |= vietnamese
		case r < 0x2BB || r >= 0x1E00 && r < 0x1F00:
			of |= latinExtended
		case unicode.Is(unicode.Greek, r):
			of |= greek
		case unicode.Is(unicode.Cyrillic, r):
			of |= cyrillic
		}
	}
	return of
}
