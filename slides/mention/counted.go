package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides/measure"
)

const (
	Times  = "times"             // what a multiple counts: 4 times, 4-fold
	Points = "percentage-points" // what differences of shares are in
	// Degrees are what temperatures and angles are in where their text does not say more.
	Degrees = "degrees"
)

// fixed are what numbers count that is neither a unit of measure nor a noun, by the words behind them.
var fixed = map[string]string{
	"times": Times, "fold": Times, "x": Times, "×": Times, "mal": Times, "fach": Times, "fache": Times, "fois": Times, "倍": Times, "degrees": Degrees, "degree": Degrees, "°": Degrees, "grad": Degrees, "degrés": Degrees,
	"percentage points": Points, "percentage point": Points, "percentage - points": Points, "percentage - point": Points, "pp": Points, "p . p .": Points, "prozentpunkte": Points, "prozentpunkten": Points,
	"prozentpunkt": Points, "points de pourcentage": Points, "point de pourcentage": Points, "个 百 分 点": Points,
}

// maxFixed is how many tokens the words for them have.
const maxFixed = 4

// counted is what a number counts whose tokens end at end, and the token behind that.
func (r *mentionReader) counted(m *Mention, end int) (what string, behind int) {
	if !strings.HasSuffix(m.Value, "%") {
		from := end
		if r.tok(from).kind == '-' && r.tok(from).glued && r.tok(from+1).glued {
			from++ // 17-year, 4-fold
		}
		if what, behind := r.unit(m.End, from); what != "" {
			return what, behind
		}
		for n := maxFixed; n > 0; n-- {
			if what := fixed[r.phrase(from, from+n)]; what != "" {
				return what, from + n
			}
		}
	}
	if t := r.tok(end); t.isHan() {
		if one := classifiers[t.text]; one != "" && r.tok(end+1).text != "分" {
			return one, end + 1
		}
		return "", end
	}
	noun := end
	if r.word(end) == "of" || r.word(end) == "de" || r.word(end) == "der" || r.word(end) == "des" {
		noun++
		for articles[r.word(noun)] {
			noun++
		}
	} else if strings.HasSuffix(m.Value, "%") || strings.Contains(m.Value, "/") {
		return "", end
	}
	what, behind = r.noun(noun, end)
	if behind > noun {
		m.named = r.phrase(noun, behind)
	}
	return what, behind
}

// classifiers are the words of Chinese that tell what kind of thing a number counts, each with one of its meaning.
var classifiers = map[string]string{
	"人": "人", "名": "人", "位": "人", "张": "张", "家": "家", "所": "家", "间": "家", "辆": "辆", "台": "台", "艘": "艘", "座": "座", "栋": "座", "条": "条", "件": "件", "份": "份", "块": "块",
	"棵": "棵", "株": "棵", "头": "头", "只": "只", "户": "户", "篇": "篇", "本": "本", "册": "本", "次": "次",
}

var articles = WordSet("the its his her our their all these those this les la le l der die das")

// maxUnit bounds the bytes in which the name of a unit is looked for.
const maxUnit = 40

// unit is the unit of measure whose name stands behind a byte of the text, where the token from begins, and the
// token behind it.
func (r *mentionReader) unit(at, from int) (id string, behind int) {
	t := r.tok(from)
	if t.kind == 0 || t.kind != 'w' && t.kind != '?' || t.start-at > 4 {
		return "", 0
	}
	var stops []int // where a name may end, in order
	for i := from; i < len(r.toks) && r.toks[i].end <= t.start+maxUnit && r.toks[i].kind != 'n'; i++ {
		next := r.tok(i)
		if next.kind != 'w' && next.kind != '?' && next.kind != '-' && next.kind != '/' {
			break
		}
		stops = append(stops, next.end)
	}
	for n := len(stops); n > 0; n-- {
		name := r.text[t.start:stops[n-1]]
		if after := r.tok(from + n); after.kind == 'w' && after.glued && !after.isHan() {
			continue
		}
		if after := r.tok(from + n); name == "m" && after.kind == 'w' && isPlural(strings.ToLower(after.text)) {
			continue // 5 m people
		}
		if id := measure.Named(name); id != "" {
			return id, from + n
		}
	}
	return "", 0
}

// noun is the noun that the words from a token on count, and the token behind it: the last of the first
// plurals that stand together, or what a language with capital nouns writes with one. It is empty, with none, where
// there is no such word.
func (r *mentionReader) noun(from, none int) (what string, behind int) {
	found, at := "", none
	capital := ""
	for i := from; i < from+maxNounWords; i++ {
		t := r.tok(i)
		if t.kind == '-' && t.glued && r.tok(i+1).glued {
			continue
		}
		word := strings.ToLower(t.text)
		if t.kind != 'w' || i > from && r.toks[i-1].kind != '-' && t.glued || t.isHan() || stops[word] || !isUnit(word) {
			break
		}
		switch {
		case r.tok(i+1).kind == '\'' && r.tok(i+1).glued: // the maps' public
			i++
		case isPlural(word):
			found, at = word, i+1
		case found != "":
			i = from + maxNounWords
		default:
			if c, _ := utf8.DecodeRuneInString(t.text); unicode.IsUpper(c) && utf8.RuneCountInString(word) > 3 && word[1:] == t.text[1:] && capital == "" && (strings.HasSuffix(word, "en") || strings.HasSuffix(word, "er")) {
				capital, at = word, i+1
			}
		}
	}
	if found == "" {
		found = capital
	}
	if id := measure.Named(found); id != "" { // three academic years
		found = id
	}
	return found, at
}

// CountedBy is what numbers with a unit count, as [Context] has it.
func CountedBy(unit string) string {
	found := Read("2 " + unit)
	if len(found) != 1 || found[0].Start != 0 {
		return ""
	}
	return found[0].Counted
}

// SameUnit reports whether what two numbers count is one unit, or may be: degrees may be of any kind.
func SameUnit(a, b string) bool {
	if a == Degrees {
		a, b = b, a
	}
	return a == b || b == Degrees && (measure.Same(a, "kelvin") || a == "degree")
}

// IsUnit reports whether what a number counts is measured and not a noun: a unit of measure, times or percentage points.
func IsUnit(counted string) bool {
	return counted == Times || counted == Points || counted == Degrees || measure.Is(counted)
}

// stops are words that end what a number counts: verbs, which may look like plurals, and what is not told by notNames.
var stops = WordSet(`is was has does means says shows gives makes comes goes takes needs leaves wants remains stands rests covers seems becomes includes requires
	can could should must might may per de des du pour dans sur avec par et ou en au aux plus moins und oder von vor nach aus mit für auf in im bis als zu wie
	celles ceux celui celle those ones others the deren dessen
	against across among amongst without towards toward upon onto via versus vs following including as off out about her its his`)

// isPlural reports whether a word in small letters looks like a plural.
func isPlural(word string) bool {
	if singulars[word] != "" {
		return true
	}
	for _, end := range []string{"ss", "us", "is", "ous", "'s", "news"} {
		if strings.HasSuffix(word, end) {
			return false
		}
	}
	return len(word) > 3 && strings.HasSuffix(word, "s") || strings.HasSuffix(word, "aux") && len(word) > 4
}

// singulars are plurals that do not end in s.
var singulars = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "criteria": "criterion", "phenomena": "phenomenon",
	"data": "data", "media": "medium", "police": "police", "staff": "staff", "fish": "fish", "sheep": "sheep", "cattle": "cattle", "aircraft": "aircraft", "species": "species", "series": "series",
	"households": "household", "bacteria": "bacterium", "lives": "life", "wives": "wife", "halves": "half", "wolves": "wolf", "leaves": "leaf", "policemen": "policeman", "firemen": "fireman",
}

// Singular is a noun in the singular, as far as endings tell.
func Singular(noun string) string {
	if one := singulars[noun]; one != "" {
		return one
	}
	switch {
	case strings.HasSuffix(noun, "ies") && len(noun) > 4:
		return noun[:len(noun)-3] + "y"
	case strings.HasSuffix(noun, "aux"):
		return noun[:len(noun)-3] + "al"
	case strings.HasSuffix(noun, "sses"), strings.HasSuffix(noun, "xes"), strings.HasSuffix(noun, "ches"), strings.HasSuffix(noun, "shes"):
		return noun[:len(noun)-2]
	case strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss"):
		return noun[:len(noun)-1]
	}
	return noun
}

// synonyms are nouns, in the singular, of which many write one for another.
var synonyms = []string{
	"person individual human inhabitant resident citizen", "firm company business enterprise corporation", "worker employee staff", "pupil student schoolchild", "child kid minor",
	"country state nation", "death fatality casualty", "house home household dwelling", "car vehicle automobile", "town municipality city", "killed dead death", "paper study article publication",
	"respondent participant subject", "organization organisation", "soldier troop", "woman female", "man male", "hospital clinic", "doctor physician", "road street", "boat ship vessel", "passenger rider traveller traveler", "reader user borrower visitor", "job post position",
}

// Synonyms reports whether two nouns are often written for each other.
func Synonyms(a, b string) bool {
	a, b = Singular(a), Singular(b)
	return slices.ContainsFunc(synonyms, func(group string) bool {
		words := strings.Fields(group)
		return slices.Contains(words, a) && slices.Contains(words, b)
	})
}

// Names reports whether the words between a number and what it counts have a noun: of five bug fixes, bugs.
func (m Mention) Names(noun string) bool {
	return slices.ContainsFunc(strings.Fields(m.named), func(word string) bool { return SameNoun(word, noun) })
}

// anybody are nouns, in the singular, that say no more than that people are counted.
var anybody = WordSet("person people individual human one mensch personne other")

// Anybody reports whether a noun says no more than that people are counted, whoever they are.
func Anybody(noun string) bool { return anybody[Singular(noun)] }

// minHead is how many letters the last part of a compound noun has.
const minHead = 4

// SameNoun reports whether two nouns are one, in whatever number, or one is a compound of the other: sandbags, bags.
func SameNoun(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) >= minHead && strings.HasSuffix(Singular(b), Singular(a)) {
		return true
	}
	return a == b || Singular(a) == Singular(b) || strings.ReplaceAll(Singular(a), "isation", "ization") == strings.ReplaceAll(Singular(b), "isation", "ization")
}
