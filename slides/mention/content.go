package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
)

// stemmers take the endings of words away, by the base of a language's tag.
var stemmers = map[string]func(*snowballstem.Env) bool{otherwise: english.Stem, "de": german.Stem, "fr": french.Stem}

// otherwise is the language whose stemmer and function words stand in for those of others: it leaves most of their
// words as they are.
const otherwise = "en"

// baseOf is the base of a language's tag, otherwise for a language without a stemmer.
func baseOf(lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if stemmers[base] == nil {
		return otherwise
	}
	return base
}

// stem is a word in lower case without its ending.
func stem(word, base string) string {
	env := snowballstem.NewEnv(strings.ToLower(word))
	stemmers[base](env)
	return env.Current()
}

// functionWords are words that say nothing of what a sentence is about, by the base of a language's tag.
var functionWords = map[string]map[string]bool{
	"en": WordSet(`a about after again all almost also among an and any are around as at be because been before being below
		between both but by can could did do does doing during each either else even ever every few for from further get gets
		got had has have having he her here hers him his how i if in into is it its itself just last least less like many may
		me might more most much must my nearly neither never next no nor not now of off on once one only or other our out over
		own per put rather same she should since so some still such than that the their them then there these they this those
		though through till to too under until up upon us very was we were what when where whether which while who whom whose
		why will with within without would yet you your s t d ll re ve
		first second about roughly over above`),
	"de": WordSet(`aber alle als also am an auch auf aus bei bis da damit dann das dass dem den der des die dies diese dieser dieses doch
		dort du durch ein eine einem einen einer eines er es für gegen hat hatte hatten haben hier ich ihr ihre im in ins ist
		ja je jede jeder kann kein keine man mehr mit nach nicht noch nur ob oder ohne sehr sein seine seit sich sie sind so
		sowie über um und uns unter vom von vor war waren was weil wenn wer werden wie wieder wir wird wo wurde wurden zu zum
		zur zwar zwischen`),
	"fr": WordSet(`au aux avec ce ces cet cette chez comme dans de depuis des dont du elle en est et était étaient été être eux il ils la
		le les leur leurs lui mais même moins ne nos notre nous on ont où ou par pas plus pour qu que qui sa sans se selon ses
		si son sont sous sur tous tout toute toutes très un une vers vos votre vous l n c j m y`),
}

// hanFunction are Chinese characters that say nothing of what a sentence is about.
const hanFunction = "的了在是和与及而为于也都就又把被从到对由以其之这那个年月日有共约近至则均比占达仅中"

// IsFunction reports whether a word says nothing of what a sentence is about, in any of the languages.
func IsFunction(word string) bool {
	for _, words := range functionWords {
		if words[strings.ToLower(word)] {
			return true
		}
	}
	return false
}

// isContent reports whether a word says what a sentence is about.
func isContent(word, base string) bool {
	lower := strings.ToLower(word)
	return utf8.RuneCountInString(word) > 1 && !functionWords[base][lower] && numerals[lower] == 0 && magnitudes[lower] == 0
}

func isCapital(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(c)
}
