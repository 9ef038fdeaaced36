package pandoc

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
)

// parseLocator reads the text after the paragraph mark, separated by commas: paragraphs and
// ranges, then optionally a place within them in words. The paragraphs are those of a page, 0 for none.
func parseLocator(s string, page int) (places []slides.Spot, locator string, err error) {
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
			at := slides.Spot{Page: page, Paragraph: p}
			if slices.Contains(places, at) {
				return nil, "", fmt.Errorf("paragraph %d is named twice; keep one", p)
			}
			places = append(places, at)
		}
		if len(places) > maxRange {
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
	locator = "¶" + locator
	if page > 0 {
		locator = slides.Spot{Page: page}.String() + ", " + locator
	}
	return places, strings.Join(append([]string{locator}, words...), ", "), nil
}

// parsePages reads pages and ranges of them, separated by commas; nil for what is no list of numbers, or too
// long a one.
func parsePages(s string) (pages []slides.Spot) {
	for part := range strings.SplitSeq(s, ",") {
		from, to, err := ParseRange(part)
		if err != nil || to > maxPage || len(pages)+to-from >= maxPages {
			return nil
		}
		for p := from; p <= to; p++ {
			if at := (slides.Spot{Page: p}); !slices.Contains(pages, at) {
				pages = append(pages, at)
			}
		}
	}
	return pages
}

// oneSpot matches a paragraph, a page, or a paragraph of a page.
var oneSpot = regexp.MustCompile(`^(?:p\. ?([1-9]\d{0,3}))?(?:(?:^|, ?| )¶([1-9]\d{0,7}))?$`)

// ParseSpot reads one place as [slides.Spot.String] writes it. What is neither page nor paragraph is a name;
// ok is false for one that looks like a page or a paragraph and is none.
func ParseSpot(s string) (at slides.Spot, ok bool) {
	if m := oneSpot.FindStringSubmatch(s); m != nil && s != "" {
		at.Page, _ = strconv.Atoi(m[1]) // 0 for none
		at.Paragraph, _ = strconv.Atoi(m[2])
		return at, true
	}
	return slides.Spot{Name: s}, s != "" && !strings.ContainsAny(s, "¶") && !strings.HasPrefix(s, "p. ")
}

// errNoList says that a cell has more than paragraphs.
var errNoList = errors.New("not a list of paragraphs")

// parseCell reads the places in a cell, separated by semicolons: 16;70 or p. 4, ¶2; p. 6.
func parseCell(s string) (places []slides.Spot, locator string, err error) {
	if !strings.HasPrefix(s, "p") {
		if places, locator, err = parseLocator(strings.ReplaceAll(strings.TrimPrefix(s, "¶"), ";", ","), 0); err == nil && strings.Trim(s, "¶0123456789;–- ") != "" {
			err = fmt.Errorf("%q is %w; write one or several with semicolons, such as 16;70", s, errNoList)
		}
		return places, locator, err
	}
	var said []string
	for part := range strings.SplitSeq(s, ";") {
		at, _ := ParseSpot(strings.TrimSpace(part))
		if at.Page == 0 || slices.Contains(places, at) {
			return nil, "", fmt.Errorf("%q is not a list of pages, each once; write one or several with semicolons, such as p. 4;p. 6, ¶2", s)
		}
		places, said = append(places, at), append(said, at.String())
	}
	return places, strings.Join(said, "; "), nil
}

// paged reports whether a source has pages that a citation can name: a text as PDF.
func paged(s *slides.Source) bool { return s != nil && strings.EqualFold(path.Ext(s.File), ".pdf") }

// onPage reports whether a place is on a page.
func onPage(at slides.Spot) bool { return at.Page > 0 }

// lookedUp returns a citation without the pages of a source that has none. They stay in its locator.
func lookedUp(c slides.Cite, s *slides.Source) slides.Cite {
	if !paged(s) && slices.ContainsFunc(c.Spots, onPage) {
		c.Spots = nil
	}
	return c
}

const (
	maxParagraph = 64 << 20 // no text has more, since none has more bytes
	maxRange     = 100      // a wider range is not a passage one can check
	maxPages     = 20       // nor are more pages
	maxPage      = 9999     // no file has more pages
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
