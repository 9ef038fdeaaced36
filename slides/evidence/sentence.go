package evidence

import (
	"exhibit/slides/mention"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations are words whose full stop does not end a sentence.
var abbreviations = mention.WordSet("Mr Mrs Ms Dr St No Nos vs cf Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec e.g i.e pp p ed eds vol Inc Co Ltd")

// sentence returns the bounds of the sentence around a byte of the text.
func (p *prose) sentence(at int) (start, end int) {
	if p.ends == nil {
		text := string(p.text)
		for end := 0; end < len(text); {
			end = sentenceEnd(text, end)
			p.ends = append(p.ends, end)
		}
	}
	i, _ := slices.BinarySearch(p.ends, at+1)
	if i > 0 {
		start = p.ends[i-1]
	}
	return start, p.ends[min(i, len(p.ends)-1)]
}

// asked returns what is read beside the citation of the sentence that has a byte of the text: that sentence, those before it that
// have no citation, and those behind the last citation of all. Without citations it is the whole text.
func (p *prose) asked(at int) (start, end int) {
	last := len(p.marks) - 1
	if last < 0 {
		return 0, len(p.text)
	}
	// first is the first citation behind the beginning of a sentence.
	first := func(at int) int {
		from, _ := p.sentence(at)
		i, _ := slices.BinarySearchFunc(p.marks, from, func(m citeMark, at int) int { return m.at - at })
		return i
	}
	next := first(at)
	if next > last {
		next = first(p.marks[last].at)
	}
	if next > 0 {
		_, start = p.sentence(p.marks[next-1].at)
	}
	if _, end = p.sentence(p.marks[next].at); end > p.marks[last].at {
		end = len(p.text)
	}
	return start, end
}

// sentenceEnd returns the end of the sentence that starts at a byte of the text, after its
// citations and white space.
func sentenceEnd(text string, start int) int {
	for i := start; i < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) < 0 {
			continue
		}
		mark := i
		rest := strings.TrimLeft(text[i:], ".!?”’\")]")
		i = len(text) - len(rest) - 1
		next := strings.TrimLeft(rest, " \u00a0")
		for strings.HasPrefix(next, citeRune) { // a citation behind the full stop
			rest = next[len(citeRune):]
			next = strings.TrimLeft(rest, " \u00a0")
		}
		if len(next) == len(rest) && next != "" {
			continue
		}
		c, _ := utf8.DecodeRuneInString(next)
		word := text[max(start, mark-20):mark]
		if j := strings.LastIndexAny(word, " \u00a0(["); j >= 0 {
			word = strings.TrimLeft(word[j:], " \u00a0([")
		}
		if text[mark] == '.' && (abbreviations[word] || isInitial(word) || strings.Contains(word, ".")) && next != "" {
			continue
		}
		if next == "" || unicode.IsUpper(c) || unicode.IsDigit(c) || strings.ContainsRune("“\"‘([", c) || unicode.Is(unicode.Han, c) {
			return len(text) - len(next)
		}
	}
	return len(text)
}

// isInitial reports whether a word is one letter, as of a name.
func isInitial(word string) bool {
	c, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLetter(c)
}
