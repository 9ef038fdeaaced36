//go:build !js

package foreign

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	definition = regexp.MustCompile(`^ {0,3}\[[^\]\s^][^\]]*\]:\s*(\S+)`)
	autolink   = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^{|}~-]+@[\w.-]+)>`)
	bareURL    = regexp.MustCompile(`^https?://[^\s<>"` + "`" + `]+`)
	tagStart   = regexp.MustCompile(`^</?[A-Za-z][\w:.-]*(?:[\s/>]|$)`)
	prose      = regexp.MustCompile(` [A-Za-z]{2,}`)
	destStart  = regexp.MustCompile(`^\(\s*(?:<([^<>]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+("[^"]*"|'[^']*'|\([^()]*\)))?\s*\)`)
)

// inline rewrites the text of one line: what only Pandoc would read gets a backslash, pictures
// and links lead to the files that are copied, addresses become links. Code stays as it is.
func (b *builder) inline(text string, no int) string {
	if m := definition.FindStringSubmatchIndex(text); m != nil {
		return text[:m[2]] + b.local(text[m[2]:m[3]], no) + text[m[3]:]
	}
	raw := b.cur != nil && b.cur.mark == html
	ends := codeEnds(text)
	lastClick := strings.LastIndex(text, "</v-click>")
	var out strings.Builder
	open := 0 // brackets
	for i := 0; i < len(text); {
		rest := text[i:]
		size := 1
		switch c := text[i]; {
		case c == '`':
			if end, ok := ends[i]; ok {
				size = end - i
			} else {
				size = len(rest) - len(strings.TrimLeft(rest, "`"))
			}
		case c == '\\' && len(rest) > 1:
			_, n := utf8.DecodeRuneInString(rest[1:])
			size += n
		case c == '!' && strings.HasPrefix(rest, "![") && !b.math:
			if alt, n := bracketed(rest[1:]); n > 0 {
				if m := destStart.FindStringSubmatch(rest[1+n:]); m != nil {
					out.WriteString(b.picture(alt, m[1]+m[2], m[3], no))
					i += 1 + n + len(m[0])
					continue
				}
			}
		case c == '[':
			open++
		case c == ']' && open > 0:
			open--
			if !strings.HasPrefix(rest, "](") {
				break
			}
			if m := destStart.FindStringSubmatch(rest[1:]); m != nil {
				out.WriteString("](" + b.link(m[1]+m[2], no))
				if m[3] != "" {
					out.WriteString(" " + m[3])
				}
				out.WriteString(")")
				i += 1 + len(m[0])
				continue
			}
		case c == '<':
			if m := autolink.FindString(rest); m != "" {
				size = len(m)
				break
			}
			if !tagStart.MatchString(rest) {
				break
			}
			if t, n := parseTag(rest); n > 0 {
				out.WriteString(b.inlineTag(t, rest[:n], no, lastClick > i, raw))
				i += n
				continue
			}
		case raw || b.math && c != '$':
		case c == 'h' && (i == 0 || !wordBefore(text[:i])) && bareURL.MatchString(rest):
			u := bareURL.FindString(rest)
			if size = len(u); size > 2000 {
				break
			}
			u = trimURL(u)
			size = len(u)
			if i == 0 || !strings.ContainsRune(`("'=<[`, rune(text[i-1])) || text[i-1] == '(' && (i < 2 || text[i-2] != ']') {
				out.WriteString("<" + u + ">")
				i += size
				continue
			}
		case c == '@' && !wordBefore(text[:i]) && len(rest) > 1 && (rest[1] == '{' || rest[1] == '_' || letterOrDigit(rest[1:])):
			out.WriteByte('\\')
		case c == '$':
			n, escape := b.dollar(text, i)
			if escape {
				out.WriteByte('\\')
			}
			size = n
		case c == '~' || c == '^':
			if strings.HasPrefix(rest, "~~") {
				size = len(rest) - len(strings.TrimLeft(rest, "~"))
				break
			}
			if scripted(rest) && !(c == '^' && i > 0 && text[i-1] == '[') {
				out.WriteByte('\\')
			}
		}
		out.WriteString(rest[:size])
		i += size
	}
	s := out.String()
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// wordBefore reports whether a text ends with a letter or a digit.
func wordBefore(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func letterOrDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// scripted reports whether Pandoc would read the text as sub- or superscript, or as a note in
// the line: its mark, no space, its mark again; or ^[.
func scripted(text string) bool {
	if strings.HasPrefix(text, "^[") {
		return true
	}
	for i := 1; i < len(text) && i < 200; i++ {
		switch c := text[i]; {
		case c == text[0]:
			return i > 1
		case c == ' ' || c == '\t':
			return false
		}
	}
	return false
}

// dollar is how many bytes from a dollar sign on are to be kept as they are, and whether the
// sign needs a backslash because it is money that Pandoc would read as a formula.
func (b *builder) dollar(text string, i int) (size int, escape bool) {
	rest := text[i:]
	if strings.HasPrefix(rest, "$$") {
		if end := strings.Index(rest[2:], "$$"); end >= 0 && !b.math {
			return end + 4, false
		}
		b.math = !b.math
		return 2, false
	}
	if b.math || len(rest) < 2 || rest[1] == ' ' || rest[1] == '\t' {
		return 1, false
	}
	for j := 1; j < len(rest) && j < 500; j++ {
		if rest[j] == '\\' {
			j++
			continue
		}
		if rest[j] != '$' || rest[j-1] == ' ' || j+1 < len(rest) && rest[j+1] >= '0' && rest[j+1] <= '9' {
			continue
		}
		inside := rest[1:j]
		money := b.tool == Present || inside[0] >= '0' && inside[0] <= '9' && prose.MatchString(inside) && !strings.ContainsAny(inside, `\^_=`)
		if money {
			return 1, true
		}
		return j + 1, false
	}
	return 1, false
}

// trimURL is an address without the punctuation of the sentence that it ends.
func trimURL(u string) string {
	for u != "" {
		last := u[len(u)-1]
		switch {
		case strings.IndexByte(".,;:!?*_~'\"|]", last) >= 0, last == ')' && strings.Count(u, "(") < strings.Count(u, ")"):
			u = u[:len(u)-1]
		default:
			return u
		}
	}
	return u
}

// bracketed is the text in the brackets that a text begins with, and its size with them; 0 if
// they do not close within 1000 bytes.
func bracketed(text string) (inside string, size int) {
	depth := 0
	for i := 0; i < len(text) && i < 1000; i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return text[1:i], i + 1
			}
		}
	}
	return "", 0
}
