//go:build !js

package foreign

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	presentLink = regexp.MustCompile(`\[\[([^\]\s]+)\](?:\[([^\]]+)\])?\]`)
	entity      = regexp.MustCompile(`^&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	startsBlock = regexp.MustCompile(`^(?:#{1,6}(?:\s|$)|[-+*>|%]|=+$|:|\d{1,9}[.)](?:\s|$)|~~~)`)
)

// markedUp is a text in present's older markup as Markdown: *bold*, _italic_ and `code` words,
// in which the mark stands for a space, and links [[url][label]].
func markedUp(text string) string {
	var out strings.Builder
	last := 0
	for _, m := range presentLink.FindAllStringSubmatchIndex(text, -1) {
		out.WriteString(words(text[last:m[0]]))
		url := text[m[2]:m[3]]
		if m[4] < 0 {
			out.WriteString("[" + escapeText(url) + "](" + escaped.Replace(url) + ")")
		} else {
			out.WriteString("[" + words(text[m[4]:m[5]]) + "](" + escaped.Replace(url) + ")")
		}
		last = m[1]
	}
	out.WriteString(words(text[last:]))
	return out.String()
}

// words are a text's words with their fonts, and the space between them as it is.
func words(text string) string {
	var out strings.Builder
	for text != "" {
		at := strings.IndexFunc(text, unicode.IsSpace)
		if at < 0 {
			at = len(text)
		}
		out.WriteString(font(text[:at]))
		text = text[at:]
		rest := strings.TrimLeftFunc(text, unicode.IsSpace)
		out.WriteString(text[:len(text)-len(rest)])
		text = rest
	}
	return out.String()
}

// font is one word, with the font that its marks give it. The marks stand at the word's ends, or
// next to punctuation.
func font(word string) string {
	first := strings.IndexAny(word, "_*`")
	if first < 0 || len(word) < 2 {
		return escapeText(word)
	}
	if r, _ := utf8.DecodeLastRuneInString(word[:first]); first > 0 && !unicode.IsPunct(r) {
		return escapeText(word)
	}
	before, rest := word[:first], word[first:]
	char := rest[0]
	last := strings.LastIndexByte(rest, char)
	if last == 0 {
		return escapeText(word)
	}
	if r, _ := utf8.DecodeRuneInString(rest[last+1:]); last+1 < len(rest) && !unicode.IsPunct(r) {
		return escapeText(word)
	}
	inside, after := rest[1:last], rest[last+1:]
	double := string([]byte{char, char})
	inside = strings.NewReplacer(double, string(char), string(char), " ").Replace(inside)
	if strings.TrimSpace(inside) == "" || inside != strings.TrimSpace(inside) {
		return escapeText(word)
	}
	switch char {
	case '*':
		inside = "**" + escapeText(inside) + "**"
	case '_':
		inside = "*" + escapeText(inside) + "*"
	default:
		if strings.Contains(inside, "`") {
			inside = "`` " + inside + " ``"
		} else {
			inside = "`" + inside + "`"
		}
	}
	return escapeText(before) + inside + escapeText(after)
}

// escapeText puts a backslash before what Markdown would read in plain text. What [builder.inline]
// looks after stays as it is.
func escapeText(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\', c == '`', c == '*', c == '[',
			c == '_' && !(wordBefore(text[:i]) && letterOrDigit(text[i+1:])),
			c == '<' && i+1 < len(text) && (text[i+1] == '/' || text[i+1] == '!' || text[i+1] == '?' || letterOrDigit(text[i+1:])),
			c == '&' && entity.MatchString(text[i:]),
			strings.HasPrefix(text[i:], "~~"):
			out.WriteByte('\\')
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// lineStart puts a backslash before what would begin a block in Markdown.
func lineStart(text string) string {
	m := startsBlock.FindString(text)
	if m == "" || strings.HasPrefix(text, "**") || text[0] == '*' && !strings.HasPrefix(text, "* ") {
		return text
	}
	if text[0] >= '0' && text[0] <= '9' {
		end := strings.IndexAny(text, ".)")
		return text[:end] + `\` + text[end:]
	}
	return `\` + text
}
