package evidence

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
)

// This file looks at who is said to have said something: the speaker named at a quotation, and asserted_by of a record
// stand in the passage or in what the bibliography says of the source, or are marked as inferred.

// speaker is somebody named as the one who says what stands in passages.
type speaker struct {
	place
	name     string
	words    []string // one for each person or body, as [mention.Spoken] has it, by which they are known
	scope    *scope
	answered bool // marked as inferred
	record   bool // of data
}

const (
	personName = `(\p{Lu}[\p{L}’'.-]*(?:[ \x{a0}](?:(?:of|de|da|van|von|der|den|la|le|al|bin)[ \x{a0}])*\p{Lu}[\p{L}’'.-]*)*)`
	saying     = `(?:said|says|told|wrote|writes|argued|argues|added|adds|explained|explains|warned|warns|claimed|claims|replied|noted|notes|testified|recalled|sagte|sagt|schrieb|schreibt|dit|écrit|déclare)`
)

var (
	speaksBehind = regexp.MustCompile(`^[,.]?[”’"]?[,.]?[ \x{a0}](?:` + saying + `[ \x{a0}]` + personName + `|` + personName + `[ \x{a0}]` + saying + `\b)`)
	speaksBefore = regexp.MustCompile(personName + `(?:[ \x{a0}]` + saying + `(?:[ \x{a0}]that)?[,:]?|:)[ \x{a0}]$`)
	hanSpeaks    = regexp.MustCompile(`(\p{Han}{2,8}?)(?:说|表示|指出|认为|写道|称)[：:，,]?$`)
	dashSpeaks   = regexp.MustCompile(`^[,.]?[ \x{a0}]?[—–]{1,2}[ \x{a0}]?(?:` + personName + `|(\p{Han}{2,8}))[ \x{a0}]?(?:[,，.。;；(（\x{fffc}]|$)`)
	attribution  = regexp.MustCompile(`^[\s—–-]*` + personName)
)

// speakerAt returns the name of the speaker of a quotation of a text, and where it begins; empty for none.
func speakerAt(text string, start, end int) (name string, at int) {
	for _, form := range []*regexp.Regexp{speaksBehind, dashSpeaks} {
		if m := form.FindStringSubmatchIndex(text[end:]); m != nil {
			for i := 2; i < len(m); i += 2 {
				if m[i] >= 0 {
					return text[end+m[i] : end+m[i+1]], end + m[i]
				}
			}
		}
	}
	for _, form := range []*regexp.Regexp{speaksBefore, hanSpeaks} {
		if m := form.FindStringSubmatchIndex(text[:start]); m != nil {
			return text[m[2]:m[3]], m[2]
		}
	}
	return "", 0
}

// hanTitles are titles that stand before or behind a Chinese name.
var hanTitles = regexp.MustCompile(`^(?:` + titles + `)|(?:` + titles + `)$`)

const titles = `副?(?:局长|院长|校长|部长|市长|县长|省长|主任|主席|总统|总理|教授|博士|医生|经理|总经理|老师|先生|女士|记者|发言人|负责人|居民|工程师)`

// knownBy is the word by which a name is known: the last that is written with a capital, in Chinese the whole without a title; none for
// pronouns and other words that are no name.
func knownBy(name string) []string {
	for _, word := range slices.Backward(strings.Fields(strings.ReplaceAll(name, "’", "'"))) {
		word = strings.TrimSuffix(strings.Trim(word, ".,'"), "'s")
		if word == "" {
			continue
		}
		if c := []rune(word)[0]; (unicode.IsUpper(c) || unicode.Is(unicode.Han, c)) && !mention.IsFunction(word) {
			if unicode.Is(unicode.Han, c) {
				if name := hanTitles.ReplaceAllString(word, ""); utf8.RuneCountInString(name) > 1 {
					word = name
				}
				return []string{word}
			}
			spoken := mention.Spoken(word) // of a double name, the last
			return spoken[max(0, len(spoken)-1):]
		}
	}
	return nil
}

// addSpeaker collects a speaker of the deck's text.
func (c *checker) addSpeaker(p *prose, name string, at int, s *scope) {
	if words := knownBy(name); s != nil && len(words) > 0 {
		c.speakers = append(c.speakers, speaker{place: c.parsed.Place(p.offset(at)), name: name, words: words, scope: s, answered: p.answered(slides.Inferred, at) != nil})
	}
}

// parts of asserted_by that name somebody each, and remarks in brackets.
var (
	asserters = regexp.MustCompile(`\b(?:and|via|after|citing|by|for|in|to|und|et)\b|[,;&]`)
	remarks   = regexp.MustCompile(`\([^)]*\)`)
)

// addAsserter collects those whom a row names in asserted_by.
func (c *checker) addAsserter(at place, text, basis string, s *scope) {
	var words []string
	for _, part := range asserters.Split(remarks.ReplaceAllString(text, ""), -1) {
		words = append(words, knownBy(strings.TrimSpace(part))...)
	}
	if len(words) > 0 {
		c.speakers = append(c.speakers, speaker{place: at, name: text, words: words, scope: s, answered: strings.Contains(basis, slides.Inferred), record: true})
	}
}

// lockSpeakers keeps in the lock by which words the passages name those who speak in the deck.
func (c *checker) lockSpeakers(l *lock) {
	has := map[*lockedPassage]map[string]bool{}
	for _, s := range c.speakers {
		for _, p := range s.scope.list() {
			lp := l.passages[p]
			if lp == nil {
				continue
			}
			if has[lp] == nil {
				has[lp] = named(lp.text)
			}
			for _, w := range s.words {
				if (has[lp][w] || isHan(w) && strings.Contains(lp.text, w)) && !slices.Contains(lp.speakers, w) {
					lp.speakers = append(lp.speakers, w)
				}
			}
		}
	}
	for _, lp := range l.passages {
		slices.Sort(lp.speakers)
	}
}

// lookSpeakers tells of speakers whom neither the passages nor the bibliography name.
func (c *checker) lookSpeakers(l *lock) {
	told := map[string]bool{} // of records, or answered
	key := func(s speaker) string { return s.File + "\x00" + s.name + "\x00" + s.scope.String() }
	for _, s := range c.speakers {
		if s.answered {
			told[key(s)] = true
		}
	}
	for _, s := range c.speakers {
		locked, ok := s.scope.in(l)
		if !ok || told[key(s)] || len(locked) > maxNearer {
			continue
		}
		known := func(word string) bool {
			return slices.ContainsFunc(locked, func(lp *lockedPassage) bool { return slices.Contains(lp.speakers, word) }) ||
				slices.ContainsFunc(s.scope.list(), func(p passage) bool { return c.namedBy(p.source, word) })
		}
		i := slices.IndexFunc(s.words, func(w string) bool { return !known(w) })
		if i < 0 {
			continue
		}
		told[key(s)] = s.record
		answer := "write [" + s.name + "]{." + slides.Inferred + "}"
		if s.record {
			answer = "write " + slides.Inferred + " into the column basis"
		}
		c.tell(Look, s.place, "speaker", fault.Say("%s does not name “%s”, to whom this is given; cite the passage that does, or %s if it follows from elsewhere", s.scope, s.words[i], answer))
	}
}

// namedBy reports whether what the bibliography says of a source, its authors, titles and publisher, has a word.
func (c *checker) namedBy(id, word string) bool {
	if c.named == nil {
		c.named = map[string]map[string]bool{}
	}
	about := ""
	if s := c.sources[id]; s != nil {
		about = strings.Join([]string{s.ID, s.Author, s.Label, s.Title, s.Container, s.Publisher}, " ")
	}
	if c.named[id] == nil {
		c.named[id] = named(about)
	}
	return c.named[id][word] || isHan(word) && strings.Contains(about, word)
}

// named are the words of a text, those of names without the ending of the genitive.
func named(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range mention.Spoken(text) {
		all[strings.TrimSuffix(w, "'s")] = true
	}
	return all
}

// isHan reports whether a word is written in Chinese characters.
func isHan(word string) bool { return unicode.Is(unicode.Han, []rune(word)[0]) }
