package pandoc

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/language"
)

// maxTag bounds a language tag in bytes: parsing takes longer than in proportion to its
// length. RFC 5646, section 4.4.1, sees no need for more than 35.
const maxTag = 100

var (
	// localeID is what the browser's Intl takes: a Unicode locale identifier (UTS 35,
	// section 3) of language, script, region, variants and keywords. The other extensions and
	// private parts are left out: no browser uses them, and Intl refuses some.
	localeID = regexp.MustCompile(`^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*` +
		`(?:-u(?:-(?:[a-z0-9][a-z]|[a-z0-9]{3,8}))+)?$`)

	// extended matches a tag whose second part is three letters, a language by itself.
	// withExtended are the languages that RFC 5646 lets it follow; behind any other it
	// is a region by mistake, as in en-USA.
	extended     = regexp.MustCompile(`^[A-Za-z]+[-_][A-Za-z]{3}(?:[-_]|$)`)
	withExtended = regexp.MustCompile(`^(?i:ar|kok|ms|sgn|sw|uz|zh)[-_]`)
)

// languageTag returns a BCP 47 language tag in its canonical form: en_us is en-US, EN is
// en, cmn is zh. It accepts no tag that the browser's Intl refuses, though fewer than
// Intl: the language must be a registered one. The error quotes the text and says what to
// write instead.
func languageTag(text string) (string, error) {
	if tag, ok := canonicalTag(text); ok {
		return tag, nil
	}
	meant := ""
	// The name of a POSIX locale has a character set and a modifier behind its language.
	if tag, ok := canonicalTag(strings.Trim(text[:strings.IndexAny(text+".", ".@")], "-_ ")); ok {
		meant = fmt.Sprintf("; did you mean %q?", tag)
	}
	return "", fmt.Errorf("%.*q is not a language tag; write one such as en or zh-Hans%s", maxTag, text, meant)
}

// canonicalTag is false for a text that languageTag refuses.
func canonicalTag(text string) (string, bool) {
	if len(text) > maxTag || extended.MatchString(text) && !withExtended.MatchString(text) {
		return "", false
	}
	parsed, err := language.Parse(text)
	if base, _ := parsed.Base(); base.String() != "nb" { // Bokmål is known by its own code
		parsed, _ = language.Macro.Canonicalize(parsed)
	}
	tag := parsed.String()
	return tag, err == nil && localeID.MatchString(tag)
}
