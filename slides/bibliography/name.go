package bibliography

import (
	"strings"
	"unicode"
)

// Name is the name of a person, in its parts, or of an institution, as Literal alone. A name has
// a Family or a Literal.
type Name struct {
	Family, Given string
	// DroppingParticle stands before the family name only together with the given name, as "von"
	// in "Johann Wolfgang von Goethe". NonDroppingParticle is a part of the family name, as "de"
	// in "Charles de Gaulle".
	DroppingParticle, NonDroppingParticle string
	Suffix                                string // such as "Jr."
	CommaSuffix                           bool   // a comma stands before the suffix
	Literal                               string
}

// Others ends a list that does not name everyone: "and others".
var Others = Name{Literal: "others"}

// String is the full name in the order in which it is spoken.
func (n Name) String() string {
	if n.Literal != "" {
		return n.Literal
	}
	if n.familyFirst() {
		return n.Family + n.Given
	}
	parts := []string{n.Given, n.DroppingParticle, join(n.NonDroppingParticle, n.Family)}
	name := strings.Join(notEmpty(parts), " ")
	switch {
	case n.Suffix == "":
		return name
	case n.CommaSuffix:
		return name + ", " + n.Suffix
	}
	return name + " " + n.Suffix
}

// Short is the name in a citation mark: the family name, or an institution's name. A name in
// Chinese characters or Hangul stays whole, as it is customary.
func (n Name) Short() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.familyFirst():
		return n.Family + n.Given
	}
	return join(n.NonDroppingParticle, n.Family)
}

// familyFirst reports whether the name is written in Chinese characters or Hangul, and so with
// the family name first and without a space.
func (n Name) familyFirst() bool {
	return n.DroppingParticle+n.NonDroppingParticle+n.Suffix == "" && eastAsian(n.Family+n.Given)
}

// eastAsian reports whether a text has only Chinese characters, Hangul and kana, but not kana
// alone, in which names from elsewhere are written.
func eastAsian(s string) bool {
	native := false
	for _, c := range s {
		switch {
		case unicode.In(c, unicode.Han, unicode.Hangul):
			native = true
		case !unicode.In(c, unicode.Hiragana, unicode.Katakana) && c != '々':
			return false
		}
	}
	return native
}

// join puts a particle before a family name: "de Gaulle", "d’Alembert", "al-Farabi".
func join(particle, family string) string {
	if particle == "" || family == "" {
		return particle + family
	}
	if strings.HasSuffix(particle, "’") || strings.HasSuffix(particle, "'") || strings.HasSuffix(particle, "-") {
		return particle + family
	}
	return particle + " " + family
}

func notEmpty(list []string) []string {
	var kept []string
	for _, s := range list {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// AuthorText is the names of the authors, or of the editors if there are none: "A", "A and B",
// "A, B and C", "A and B (eds.)". Of more than ten, the first seven are named, "et al." is for the
// others. It is empty if the bibliography names neither.
func (e *Entry) AuthorText() string {
	switch {
	case len(e.Authors) > 0:
		return sentence(e.Authors)
	case len(e.Editors) == 1 && e.Editors[0] != Others:
		return sentence(e.Editors) + " (ed.)"
	case len(e.Editors) > 0:
		return sentence(e.Editors) + " (eds.)"
	}
	return ""
}

func sentence(names []Name) string {
	others := false
	if last := len(names) - 1; names[last] == Others {
		names, others = names[:last], last > 0
	}
	if len(names) > 10 {
		names, others = names[:7], true
	}
	var list []string
	for _, n := range names {
		list = append(list, n.String())
	}
	w := wordsFor(names)
	if others {
		return strings.Join(list, w.comma) + w.others
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], w.comma) + w.and + list[last]
}

// joining are the words between names, and that for a text without a date.
type joining struct{ comma, and, others, undated string }

// wordsFor returns the words for a list of names: by the script that all names have.
func wordsFor(names []Name) joining {
	chinese, korean := len(names) > 0, len(names) > 0
	for _, n := range names {
		s := n.String()
		hangul := strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Hangul, c) })
		chinese = chinese && eastAsian(s) && !hangul
		korean = korean && eastAsian(s) && hangul
	}
	switch {
	case chinese:
		return joining{"、", "、", "等", "无日期"}
	case korean:
		return joining{"·", "·", " 외", "n.d."}
	}
	return joining{", ", " and ", " et al.", "n.d."}
}
