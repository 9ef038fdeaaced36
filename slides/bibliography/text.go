package bibliography

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// invisible are a soft hyphen, a space and a joiner without width, and a byte order mark.
const invisible = "\u00ad\u200b\u2060\ufeff"

// clean is a text on one line: spaces and line breaks become one space, control characters,
// what is invisible, and marks that turn the direction of what follows are dropped.
func clean(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c), strings.ContainsRune(invisible, c), c >= '\u202a' && c <= '\u202e', c >= '\u2066' && c <= '\u2069':
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// clip is at most n characters of a text, cut between words if it has some.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := n
	for i := n; i > n/2; i-- {
		if unicode.IsSpace(runes[i]) {
			cut = i
			break
		}
	}
	return strings.TrimRight(string(runes[:cut]), " ,;:.–—-") + "…"
}

// quote is a text of the bibliography, shortened for a message.
func quote(s string) string { return clip(clean(s), 60) }

var (
	raised = strings.NewReplacer(pairs("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")...)
	// lowered has no letters: those that Unicode has are too few to be of use.
	lowered = strings.NewReplacer(pairs("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")...)
)

// pairs are the characters of from, each before the one at its place in to.
func pairs(from, to string) (list []string) {
	target := []rune(to)
	for i, c := range []rune(from) {
		list = append(list, string(c), string(target[i]))
	}
	return list
}

// script writes a text in superscript or subscript characters. It reports false, with the text as
// it was, if Unicode does not have them all.
func script(s string, to *strings.Replacer) (string, bool) {
	out := to.Replace(s)
	for _, c := range out {
		if c < 0x80 && c != ' ' || unicode.IsLetter(c) && c != 'ⁿ' && c != 'ⁱ' {
			return s, false
		}
	}
	return out, true
}

// pageRange matches a hyphen between the ends of a range of pages.
var pageRange = regexp.MustCompile(`([\pL\pN])\s*[-–—]+\s*([\pL\pN])`)

// pages has en dashes in ranges of pages.
func pages(s string) string { return pageRange.ReplaceAllString(clean(s), "$1–$2") }

// doiPrefix matches what people write before a DOI.
var doiPrefix = regexp.MustCompile(`^(?i:https?://(?:dx\.)?doi\.org/|doi:\s*)`)

// address leaves out a URL that is none, and makes one of a DOI.
func (r *reader) address(e *Entry) {
	e.DOI = doiPrefix.ReplaceAllString(e.DOI, "")
	if e.URL != "" && !isWeb(e.URL) {
		r.warnf(e.Line, "source %q: %q is not a web address and is left out; write one that starts with https://", e.ID, quote(e.URL))
		e.URL = ""
	}
	if e.URL == "" && strings.HasPrefix(e.DOI, "10.") {
		// A slash of the DOI stays, as doi.org has it.
		e.URL = (&url.URL{Scheme: "https", Host: "doi.org", Path: "/" + e.DOI}).String()
	}
}

// isWeb reports whether a text is an absolute address of the web.
func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// fileName is a path as it is written, or its last element if it is absolute.
func fileName(s string) string {
	if strings.HasPrefix(s, "/") || strings.HasPrefix(s, `\\`) || len(s) > 2 && s[1] == ':' {
		return s[strings.LastIndexAny(s, `/\`)+1:]
	}
	return s
}
