package pandoc

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// parseLocator reads the text after the paragraph mark, separated by commas: paragraphs and
// ranges, then optionally a place within them in words.
func parseLocator(s string) (paragraphs []int, locator string, err error) {
	parts := strings.Split(s, ",")
	var words []string
	for i, part := range parts {
		part = strings.TrimSpace(part)
		first, _ := utf8.DecodeRuneInString(part)
		if i > 0 && (len(words) > 0 || part == "" || !unicode.IsDigit(first)) {
			if part == "" {
				return nil, "", errors.New("a comma without anything after it; remove it")
			}
			words = append(words, part)
			continue
		}
		from, to, err := ParseRange(part)
		if err != nil {
			return nil, "", err
		}
		for p := from; p <= to; p++ {
			if slices.Contains(paragraphs, p) {
				return nil, "", fmt.Errorf("paragraph %d is named twice; keep one", p)
			}
			paragraphs = append(paragraphs, p)
		}
		if len(paragraphs) > maxRange {
			return nil, "", fmt.Errorf("more than %d paragraphs; name those that carry the statement", maxRange)
		}
		if i > 0 {
			locator += ", "
		}
		locator += strconv.Itoa(from)
		if to > from {
			locator += "–" + strconv.Itoa(to)
		}
	}
	return paragraphs, strings.Join(append([]string{"¶" + locator}, words...), ", "), nil
}

const (
	maxParagraph = 9999 // no text cited in a briefing is longer
	maxRange     = 100  // a wider range is not a passage one can check
)

// ParseRange reads one paragraph or a range such as 23-25.
func ParseRange(s string) (from, to int, err error) {
	first, last, isRange := strings.Cut(strings.ReplaceAll(s, "–", "-"), "-")
	number := func(s string) int {
		n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 32)
		if err != nil || n < 1 || n > maxParagraph {
			return 0
		}
		return int(n)
	}
	from = number(first)
	to = from
	if isRange {
		to = number(last)
	}
	switch {
	case from == 0 || to == 0:
		return 0, 0, fmt.Errorf("%q is not a paragraph; write its number, counted from 1, or a range such as 23-25", s)
	case isRange && to <= from:
		return 0, 0, fmt.Errorf("the range %s runs backwards; write the lower paragraph first", s)
	case to-from >= maxRange:
		return 0, 0, fmt.Errorf("the range %s is wider than %d paragraphs; name those that carry the statement", s, maxRange)
	}
	return from, to, nil
}
