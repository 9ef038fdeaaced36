package pandoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
)

// locatorTerms are the words that name the kind of a place in a source: those of Pandoc for English,
// and ch. for a chapter.
var locatorTerms = termSet(`bk. bks. book books   chap. chaps. ch. chs. chapter chapters   col. cols. column columns
	fig. figs. figure figures   fol. fols. folio folios   no. nos. number numbers issue issues   l. ll. line lines
	n. nn. note notes   op. opp. opus opera   p. pp. p pp page pages   para. paras. paragraph paragraphs ¶ ¶¶
	pt. pts. part parts   sec. secs. section sections § §§   s.v. s.vv. sub~verbo sub~verbis   v. vv. verse verses   vol. vols. volume volumes`)

// termSet returns the words of a list, in which a tilde is a space.
func termSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[strings.ReplaceAll(w, "~", " ")] = true
	}
	return set
}

// paragraphTerms are the words that say the same as ¶.
var paragraphTerms = termSet("para. paras. paragraph paragraphs ¶ ¶¶")

// locate reads the place in a source that is named at the start of what stands behind its key: paragraphs,
// pages, paragraphs of a page, or a place in words as Pandoc reads it. size is how many bytes name the place;
// the rest are words of the author. problem says what is wrong with the paragraphs; it is empty for nothing.
func locate(source, s string) (places []slides.Spot, locator string, size int, problem string) {
	rest := strings.TrimLeftFunc(s, unicode.IsSpace)
	if after, comma := strings.CutPrefix(rest, ","); comma {
		rest = strings.TrimLeftFunc(after, unicode.IsSpace)
	}
	skipped := len(s) - len(rest)
	switch {
	case strings.HasPrefix(rest, "¶"):
		places, locator, size, problem = paragraphsOf(source, rest, 0)
		return places, locator, skipped + size, problem
	case strings.HasPrefix(rest, "{"):
		inner, ok := braced(rest)
		if !ok {
			return nil, "", 0, ""
		}
		places, locator = bracedPlace(inner)
		return places, locator, skipped + len(inner) + len("{}"), ""
	}
	w := &placeWords{tokens: placeTokens(rest)}
	label, numbers, ok := w.read()
	if !ok || strings.Count(rest[:w.size()], "*")%2 > 0 { // emphasis goes on behind the place
		return nil, "", 0, ""
	}
	if label != "" && paragraphTerms[strings.ToLower(label)] {
		if places, locator, err := parseLocator(numbers, 0); err == nil {
			return places, locator, skipped + w.size(), ""
		}
	}
	places = pagesOf(label, numbers)
	if behind := rest[w.size():]; len(places) == 1 {
		if mark := paragraphBehind.FindString(behind); mark != "" {
			at := len(mark) - len("¶")
			places, locator, size, problem = paragraphsOf(source, behind[at:], places[0].Page)
			return places, locator, skipped + w.size() + at + size, problem
		}
	}
	return places, placeText(label, numbers), skipped + w.size(), ""
}

// paragraphBehind matches what stands between a page and the numbers of its paragraphs.
var paragraphBehind = regexp.MustCompile(`^\s*,?\s*¶`)

// paragraphsOf reads paragraphs of a page, 0 for none, at the start of a text that begins with their mark.
func paragraphsOf(source, s string, page int) (places []slides.Spot, locator string, size int, problem string) {
	list := strings.TrimLeft(s, "¶")
	end := passageEnd(list)
	size = len(s) - len(list) + end
	list = strings.TrimSpace(list[:end])
	places, locator, err := parseLocator(list, page)
	if err != nil {
		locator = "¶" + list
		if page > 0 {
			locator = slides.Spot{Page: page}.String() + ", " + locator
		}
		problem = fmt.Sprintf("citation [@%.100s, %.100s]: %v", source, locator, err)
	}
	return places, locator, size, problem
}

// pageTerms are the words for pages; what has no label is a page as well.
var pageTerms = termSet("p. pp. p pp page pages")

// pagesOf are the pages that a label and numbers name; nil for other places.
func pagesOf(label, numbers string) []slides.Spot {
	if label != "" && !pageTerms[strings.ToLower(label)] {
		return nil
	}
	return parsePages(numbers)
}

var (
	// passageHead matches paragraphs that words follow without a comma.
	passageHead = regexp.MustCompile(`^\s*\d+(?:\s*[-–]\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]\s*\d+)?)*\s+[^\s,\d–-]`)
	// withinPassage matches a place within paragraphs: item 2, items 1-3.
	withinPassage = regexp.MustCompile(`^\pL[\pL.]*\s+\d+\pL?(?:\s*[-–]\s*\d+\pL?)?$`)
)

// passageEnd is the length of the text behind ¶ that names the passage: paragraphs, and a place within
// them.
func passageEnd(s string) int {
	if m := passageHead.FindString(s); m != "" {
		return len(strings.TrimRightFunc(m[:strings.LastIndexFunc(m, unicode.IsSpace)], unicode.IsSpace))
	}
	end := 0
	for i, part := range strings.SplitAfter(s, ",") {
		words := strings.TrimSpace(strings.TrimSuffix(part, ","))
		if first, _ := utf8.DecodeRuneInString(words); i > 0 && words != "" && !unicode.IsDigit(first) && !withinPassage.MatchString(words) {
			end-- // the comma before it
			break
		}
		end += len(part)
	}
	return end
}

// braced is what stands in the braces that begin a text.
func braced(s string) (inner string, ok bool) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return s[1:i], s[i] == '}'
			}
		}
	}
	return "", false
}

// bracedPlace reads the place that braces hold, which may be any text.
func bracedPlace(inner string) (places []slides.Spot, locator string) {
	text := strings.TrimSpace(unescaped(inner))
	label := ""
	for i := range text {
		if term := strings.TrimSpace(text[:i]); locatorTerms[strings.ToLower(term)] {
			label = term
		}
		if i > len("paragraphs ") {
			break
		}
	}
	numbers := strings.TrimSpace(text[len(label):])
	if paragraphTerms[strings.ToLower(label)] {
		if places, locator, err := parseLocator(numbers, 0); err == nil {
			return places, locator
		}
	}
	if first, _ := utf8.DecodeRuneInString(numbers); label != "" || unicode.IsDigit(first) {
		return pagesOf(label, numbers), placeText(label, numbers)
	}
	return nil, ranges(text)
}

// placeText is a place as a reader sees it. What has no label is a page.
func placeText(label, numbers string) string {
	numbers = ranges(strings.TrimSpace(numbers))
	switch last, _ := utf8.DecodeLastRuneInString(label); {
	case label == "" && strings.ContainsAny(numbers, "–,;"):
		return "pp. " + numbers
	case label == "":
		return "p. " + numbers
	case last == '§' || last == '¶':
		return label + "\u00a0" + numbers
	}
	return label + " " + numbers
}

// hyphen matches a hyphen between the ends of a range.
var hyphen = regexp.MustCompile(`([\pL\pN)\]])-+\s*([\pL\pN(\[])`)

// ranges has en dashes in ranges, and single spaces.
func ranges(s string) string {
	s = hyphen.ReplaceAllString(s, "$1–$2")
	return strings.Join(strings.Fields(s), " ")
}

// unescaped is a text without the backslashes of Markdown and the marks of emphasis.
func unescaped(s string) string {
	var b strings.Builder
	for _, t := range placeTokens(s) {
		b.WriteString(t.text)
	}
	return b.String()
}

// placeToken is a word, a run of spaces or a character of punctuation.
type placeToken struct {
	text string
	end  int // in the text that was split
}

func (t placeToken) isSpace() bool { return strings.TrimFunc(t.text, unicode.IsSpace) == "" }

// is reports whether the token is one of several characters.
func (t placeToken) is(characters string) bool {
	return utf8.RuneCountInString(t.text) == 1 && strings.Contains(characters, t.text)
}

// isMark reports whether the token is punctuation that ends a number.
func (t placeToken) isMark() bool {
	c, size := utf8.DecodeRuneInString(t.text)
	return size == len(t.text) && unicode.IsPunct(c) && !t.is("-–:")
}

// placeTokens splits a text. The marks of emphasis are no tokens.
func placeTokens(s string) []placeToken {
	var all []placeToken
	word := false
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		i += size
		text := s[i-size : i]
		if c == '\\' && i < len(s) {
			c, size = utf8.DecodeRuneInString(s[i:])
			i += size
			text = s[i-size : i]
		} else if c == '*' {
			if word = false; len(all) > 0 {
				all[len(all)-1].end = i
			}
			continue
		}
		isWord := !unicode.IsSpace(c) && (!unicode.IsPunct(c) || c == ':')
		if isSpace := unicode.IsSpace(c); len(all) > 0 && (isWord && word || isSpace && all[len(all)-1].isSpace()) {
			last := &all[len(all)-1]
			last.text, last.end = last.text+text, i
		} else {
			all = append(all, placeToken{text, i})
		}
		word = isWord
	}
	return all
}

// placeWords reads a place as Pandoc does: a label, and the numbers behind it up to other words.
type placeWords struct {
	tokens []placeToken
	at     int // of the next token
}

// size is the length of the text that was read.
func (w *placeWords) size() int {
	if w.at == 0 {
		return 0
	}
	return w.tokens[w.at-1].end
}

// maxTerm is how many tokens a label may have: "s.vv." has four.
const maxTerm = 4

// read reads a place. ok is false if there is none.
func (w *placeWords) read() (label, numbers string, ok bool) {
	text, term := "", 0
	for i, t := range w.tokens[:min(len(w.tokens), maxTerm)] {
		text += t.text
		w.at = i + 1
		if _, number, found := w.number(true); locatorTerms[strings.ToLower(strings.TrimSpace(text))] && found && number {
			label, term = strings.TrimSpace(text), i+1
		}
	}
	w.at = term
	for {
		before := w.at
		s, number, found := w.number(w.at == term)
		if found && label == "" {
			number = strings.ContainsFunc(s, unicode.IsDigit)
		}
		if !found || !number {
			w.at = before
			return label, numbers, numbers != ""
		}
		numbers += s
	}
}

// number reads one number, such as 123(4), xi or 33-35, with the separator before it unless it is the
// first. It reports whether it has digits or is a Roman number.
func (w *placeWords) number(first bool) (text string, number, ok bool) {
	if !first && w.has(func(t placeToken) bool { return t.is(",;") }) {
		text += w.take()
	}
	if w.has(placeToken.isSpace) {
		w.take()
		text += " "
	}
	parts := 0
	for ; ; parts++ {
		s, digits, ok := w.enclosed()
		if !ok {
			break
		}
		text += s
		number = number || digits
	}
	return text, number, parts > 0
}

func (w *placeWords) has(what func(placeToken) bool) bool {
	return w.at < len(w.tokens) && what(w.tokens[w.at])
}

func (w *placeWords) take() string {
	w.at++
	return w.tokens[w.at-1].text
}

// enclosed reads a part of a number, in brackets or not.
func (w *placeWords) enclosed() (text string, number, ok bool) {
	before := w.at
	for _, pair := range []string{"()", "[]", "{}"} {
		if !w.has(func(t placeToken) bool { return t.is(pair[:1]) }) {
			continue
		}
		text = w.take()
		if inner, digits, ok := w.sequence(); ok {
			text += inner
			number = digits
		}
		if !w.has(func(t placeToken) bool { return t.is(pair[1:]) }) {
			w.at = before
			return "", false, false
		}
		return text + w.take(), number, true
	}
	return w.sequence()
}

// sequence reads units with full stops between them: 1.2.3.
func (w *placeWords) sequence() (text string, number, ok bool) {
	text, number, ok = w.unit()
	for {
		before := w.at
		if !w.has(func(t placeToken) bool { return t.is(".") }) {
			return text, number, ok
		}
		stop := w.take()
		s, digits, found := w.unit()
		if !found {
			w.at = before
			return text, number, ok
		}
		text += stop + s
		number = number || digits
		ok = true
	}
}

// roman matches a Roman number.
var roman = regexp.MustCompile(`^(?i)m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$`)

// unit reads a Roman number, or tokens up to a space or punctuation.
func (w *placeWords) unit() (text string, number, ok bool) {
	if w.at < len(w.tokens) && roman.MatchString(w.tokens[w.at].text) {
		return w.take(), true, true
	}
	for w.has(func(t placeToken) bool { return !t.isSpace() && !t.isMark() }) {
		text += w.take()
	}
	return text, strings.ContainsFunc(text, unicode.IsDigit), text != ""
}
