// Package identifier makes the identifiers of headings as Pandoc's extension auto_identifiers
// does.
package identifier

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxChars is how many characters an identifier that an author writes may have.
	maxChars = 100
	// maxBytes is how long an identifier may be in UTF-8. With a number and an extension behind
	// it, it still is the name of a file.
	maxBytes = 200
)

// Set holds the identifiers that are taken in a document. The zero value is an empty set.
type Set struct {
	taken map[string]bool
	next  map[string]int // by identifier without a number, the first number that may be free
}

// Take takes an identifier; it is false if that was taken before.
func (s *Set) Take(id string) bool {
	if s.taken[id] {
		return false
	}
	if s.taken == nil {
		s.taken = map[string]bool{}
	}
	s.taken[id] = true
	return true
}

// Make takes and returns the identifier of a heading with the given text: the text in lower
// case without punctuation other than "_", "-" and ".", with hyphens for spaces, from its first
// letter on; "section" if nothing is left, and with -1, -2 and so on behind it if it is taken.
// Marks that are characters of their own, as the vowels of Devanagari, count as punctuation.
// Text is as an audience sees it: without markup, with smart punctuation. An identifier of more
// than 200 bytes is cut, which is the one thing that Pandoc does otherwise.
func (s *Set) Make(text string) string {
	base := identifier(text)
	id := base
	for !s.Take(id) {
		if s.next == nil {
			s.next = map[string]int{}
		}
		s.next[base]++
		id = base + "-" + strconv.Itoa(s.next[base])
	}
	return id
}

func identifier(text string) string {
	words := strings.FieldsFunc(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isWord(r) || r == '_' || r == '-' || r == '.' {
			return r
		}
		return -1
	}, strings.ToLower(text)), unicode.IsSpace)
	id := strings.TrimLeftFunc(strings.Join(words, "-"), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(id) > maxBytes {
		id = id[:maxBytes]
		for !utf8.ValidString(id) {
			id = id[:len(id)-1]
		}
	}
	if id == "" {
		return "section"
	}
	return id
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// Valid is true for an identifier that an author may write, as in {#name}: letters, marks and
// numbers of any script, "-", "_", "." and ":", with at least one that is no dot, of at most 100
// characters and 200 bytes. It is safe as one segment of a path once it is escaped by
// url.PathEscape.
func Valid(id string) bool {
	if strings.Trim(id, ".") == "" || len(id) > maxBytes || utf8.RuneCountInString(id) > maxChars {
		return false
	}
	for _, r := range id {
		if r == utf8.RuneError || !isWord(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_.:", r) {
			return false
		}
	}
	return true
}
