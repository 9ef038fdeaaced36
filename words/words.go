// Package words holds what the interface says, in each language that it speaks. A deck's
// lang chooses; the words of the deck itself are its author's.
//
// A part of the interface has a struct of its own in a file of its own, so that a word
// that a language lacks does not go unseen: a test looks at every field.
package words

import "strings"

// Words are the words of one language.
type Words struct {
	Lang     string            // its BCP 47 tag
	Commands map[string]string // what a command does, by its name in app's table of keys
	Loader   map[string]string // what the scripts say, by name; {0} and {1} stand for what is put in
	Speaker  map[string]string // the speaker view and the way to it, likewise
}

var languages = []*Words{
	{Lang: "en", Commands: commandsEnglish, Loader: loaderEnglish, Speaker: speakerEnglish},
	{Lang: "zh-Hans", Commands: commandsChinese, Loader: loaderChinese, Speaker: speakerChinese},
}

// In returns the words of the language that a BCP 47 tag names, or English.
func In(lang string) *Words {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for _, w := range languages {
		if own, _, _ := strings.Cut(w.Lang, "-"); own == base {
			return w
		}
	}
	return languages[0]
}

// All returns the words of every language, English first.
func All() []*Words { return languages }
