// Package words holds what the interface says, in each language that it speaks. A deck's
// lang chooses; the words of the deck itself are its author's.
//
// A part of the interface has a struct of its own in a file of its own, so that a word
// that a language lacks does not go unseen: a test looks at every field.
package words

import (
	"strings"
	"sync"
)

// Words are the words of one language.
type Words struct {
	Lang     string            `json:"lang"` // its BCP 47 tag
	App      App               `json:"app"`
	Charts   Charts            `json:"charts"` // what drawings say
	Pages    Pages             `json:"-"`
	Commands map[string]string `json:"-"` // what a command does, by its name in app's table of keys
	Loader   map[string]string `json:"-"` // what the scripts say, by name; {0} and {1} stand for what is put in
	Share    map[string]string `json:"-"` // what sharing says
	Tools    map[string]string `json:"-"` // what the presenter's tools say, as Loader
	Offline  map[string]string `json:"-"` // what keeping the deck on the device says, likewise
	Speaker  map[string]string `json:"-"` // the speaker view and the way to it, likewise
}

var (
	languages []*Words
	once      sync.Once
)

// In returns the words of the language that a BCP 47 tag names, or English.
func In(lang string) *Words {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	all := All()
	for _, w := range all {
		if own, _, _ := strings.Cut(w.Lang, "-"); own == base {
			return w
		}
	}
	return all[0]
}

// All returns the words of every language, English first. They are put together when first
// asked for, so that the front end, which reads those of its deck, links none.
func All() []*Words {
	once.Do(func() {
		languages = []*Words{
			{Lang: "en", App: appEnglish, Charts: chartsEnglish, Pages: pagesEnglish, Commands: commandsEnglish, Loader: loaderEnglish, Share: shareEnglish, Tools: toolsEnglish, Offline: offlineEnglish, Speaker: speakerEnglish},
			{Lang: "zh-Hans", App: appChinese, Charts: chartsChinese, Pages: pagesChinese, Commands: commandsChinese, Loader: loaderChinese, Share: shareChinese, Tools: toolsChinese, Offline: offlineChinese, Speaker: speakerChinese},
		}
	})
	return languages
}
