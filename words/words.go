// Package words holds the texts of the interface in every language that it has. The deck's
// lang selects one; the deck's own text is its author's.
//
// Each part of the interface has a table of its own, a struct or a map, in a file of its own. A
// test compares every language's tables with the English ones, so that none lacks a text.
//
// Placeholders are those of the program that fills them in: %s and %d of package fmt in App,
// Charts and Pages, {0} and {1} in the tables of the scripts (client/lib/words.js).
package words

import (
	"strings"
	"sync"
)

// Words are the texts of one language.
type Words struct {
	Lang     string            `json:"lang"` // its BCP 47 tag
	App      App               `json:"app"`
	Charts   Charts            `json:"charts"`
	Pages    Pages             `json:"-"`
	Commands map[string]string `json:"-"` // descriptions of commands, by their name in app's table of keys
	Front    map[string]string `json:"-"` // the scripts of the slides' pages, by the scripts' own names
	Share    map[string]string `json:"-"` // sharing, by name
	Tools    map[string]string `json:"-"` // the presenter's tools, by name
	Offline  map[string]string `json:"-"` // storing the deck on the device, by name
	Speaker  map[string]string `json:"-"` // the speaker view and its window, by name
	Watch    map[string]string `json:"-"` // problems of a deck that is being written, by name
	Review   map[string]string `json:"-"` // the page of exhibit review, by name
}

var (
	languages []*Words
	once      sync.Once
)

// In returns the words of a BCP 47 tag's language, whatever its script and region; of English
// if there are none. Numbers and dates in them are written as that language writes them even then.
func In(lang string) *Words {
	made.Lock()
	defer made.Unlock()
	if made.words[lang] == nil {
		if made.words == nil || len(made.words) >= mostTags {
			made.words = map[string]*Words{}
		}
		made.words[lang] = written(spoken(lang), lang)
	}
	return made.words[lang]
}

// made are words that In has returned, so that equal tags have the same.
var made struct {
	sync.Mutex
	words map[string]*Words
}

// mostTags is how many tags are kept; a process serves few decks.
const mostTags = 100

// spoken are the words of a tag's language, of English if there are none.
func spoken(lang string) *Words {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	all := All()
	for _, w := range all {
		if own, _, _ := strings.Cut(w.Lang, "-"); own == base {
			return w
		}
	}
	return all[0]
}

// All returns the words of every language, English first. The first call makes them, so that
// the wasm, whose deck.json has those of its language, does not link the tables.
func All() []*Words {
	once.Do(func() {
		languages = []*Words{
			{Lang: "en", App: appEnglish, Charts: chartsEnglish, Pages: pagesEnglish, Commands: commandsEnglish, Front: frontEnglish, Share: shareEnglish, Tools: toolsEnglish, Offline: offlineEnglish, Speaker: speakerEnglish, Watch: watchEnglish, Review: reviewEnglish},
			{Lang: "zh-Hans", App: appChinese, Charts: chartsChinese, Pages: pagesChinese, Commands: commandsChinese, Front: frontChinese, Share: shareChinese, Tools: toolsChinese, Offline: offlineChinese, Speaker: speakerChinese, Watch: watchChinese, Review: reviewChinese},
		}
	})
	return languages
}
