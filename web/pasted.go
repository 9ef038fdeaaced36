package web

import (
	"net/url"
	"strings"
	"unicode"

	"exhibit/slides"
)

// intendedPath returns the path that was meant by one that leads nowhere: a key of known, or empty
// for none. Forgiven are what a mail program or a hand adds at the end, as a
// slash, a point or a bracket, other capitals, and doubled slashes.
func intendedPath[V any](path string, known map[string]V) string {
	if strings.Contains(path, "/../") || strings.HasSuffix(path, "/..") {
		return ""
	}
	for strings.Contains(path, "//") {
		path = strings.ReplaceAll(path, "//", "/")
	}
	meant := ""
	for p := range known {
		if len(p) > len(path) || !strings.EqualFold(path[:len(p)], p) || !isAdded(path[len(p):]) {
			continue
		}
		exact, before := strings.HasPrefix(path, p), strings.HasPrefix(path, meant)
		if meant == "" || len(p) > len(meant) || len(p) == len(meant) && (exact && !before || exact == before && p < meant) {
			meant = p
		}
	}
	return meant
}

// intendedDay returns a query whose known= is no date, without what was added to the date; empty
// if it is none without that either.
func intendedDay(query string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	date := strings.TrimRightFunc(values.Get("known"), func(r rune) bool { return !isText(r) })
	if _, err := slides.ParseDay(date); err != nil {
		return ""
	}
	values.Set("known", date)
	return values.Encode()
}

// isAdded reports whether a text has nothing of a name.
func isAdded(text string) bool { return strings.IndexFunc(text, isText) < 0 }

// isText reports whether a character is a letter, a mark on one, or a digit.
func isText(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) }
