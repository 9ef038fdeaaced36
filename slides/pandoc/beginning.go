package pandoc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
)

const (
	// maxBeginning is how many words of a slide's text stand for its title, or are its identifier.
	maxBeginning = 8
	// leastName is how many words are enough for an identifier, if a paragraph, an item or a row ends there.
	leastName = 3
	// maxName is how many characters an identifier made of text may have.
	maxName = 60
)

// said returns the texts of the paragraphs, items and rows of tables of the first block that has any, up to the
// first maxBeginning words; of one without, what stands for its picture or chart.
func (s *slideReader) said(blocks []slides.Block) (texts []string) {
	words := 0
	for _, b := range blocks {
		eachText(b.Text, func(text string) bool {
			if text != "" {
				texts = append(texts, text)
				words += len(strings.Fields(text))
			}
			return words <= maxBeginning
		})
		slides.Walk(b.Text, func(n *slides.Node) bool {
			if alt := strings.Join(strings.Fields(n.Attr("alt")), " "); len(texts) == 0 && alt != "" {
				texts = []string{alt}
			}
			return len(texts) == 0
		})
		if len(texts) == 0 && b.Figure != "" {
			if title := s.deck.Figure(b.Figure).Title; title != "" {
				return []string{title}
			}
		}
		for _, c := range b.Columns {
			if len(texts) == 0 {
				texts = s.said(c.Blocks)
			}
		}
		if len(texts) > 0 {
			break
		}
	}
	return texts
}

// eachText calls add with the plain text of each paragraph, item of a list, row of a table and the like, until it
// returns false.
func eachText(nodes []slides.Node, add func(text string) bool) bool {
	for i := 0; i < len(nodes); i++ {
		start := i
		for i < len(nodes) && !nodes[i].IsBlock() {
			i++
		}
		if i > start && !add(slides.Plain(nodes[start:i])) {
			return false
		}
		switch {
		case i == len(nodes):
		case nodes[i].Kind == "tr" || nodes[i].IsBlock() && len(nodes[i].Children) == 0:
			if !add(slides.Plain(nodes[i : i+1])) {
				return false
			}
		case !eachText(nodes[i].Children, add):
			return false
		}
	}
	return true
}

// beginning is the first words of texts, which stand for a title.
func beginning(texts []string) string {
	words := strings.Fields(strings.Join(texts, " "))
	if len(words) > maxBeginning {
		words = append(words[:maxBeginning], "…")
	}
	return strings.Join(words, " ")
}

// shortName is the first words of texts as an identifier is made of them: apart where anything stands between them,
// such as the parts of an address.
func shortName(texts []string) string {
	var words []string
	length := 0
	for _, text := range texts {
		if len(words) >= leastName {
			break
		}
		for _, word := range strings.Fields(strings.Map(apart, text)) {
			word = strings.Trim(word, "._-")
			length += 1 + utf8.RuneCountInString(word)
			if len(words) == maxBeginning || length > maxName && len(words) > 0 {
				return strings.Join(words, " ")
			}
			if length > maxName {
				word = string([]rune(word)[:maxName])
			}
			if word != "" {
				words = append(words, word)
			}
		}
	}
	return strings.Join(words, " ")
}

// apart makes a space of what stands between words; apostrophes stand within one.
func apart(r rune) rune {
	switch {
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || strings.ContainsRune("._-", r):
		return r
	case r == '\'' || r == '’':
		return -1
	}
	return ' '
}
