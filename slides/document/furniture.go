package document

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	edgeLines     = 2   // running heads and feet are among so many lines at the top and the bottom of a page
	often         = 3   // pages on which a line makes it a running head; in a document of three pages or fewer, two
	sentenceOften = 4   // pages on which a whole sentence makes it one, whatever the document
	sentenceWords = 4   // of a line that is a sentence if it ends as one
	maxFurniture  = 300 // bytes of a line whose numbers may be those of pages
	countedOften  = 3   // pages that a number counts before it is one of pages, where nothing else says so
	yearOften     = 5   // the same of one that looks like a year
)

var (
	// pageNumber matches a line with nothing but the number of a page.
	pageNumber = regexp.MustCompile(`^(?i)[-–—|\[( ]*(?:(?:page|seite|página|p\.|第)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?(?:\s*页)?[-–—|\]). ]*$`)
	// namedPage matches a number that is said to be of a page.
	namedPage = regexp.MustCompile(`(?i)(?:\b(?:page|seite|página|p\.|pp?)|第)\s*$`)
	// numeral matches what may be the number of a page: digits, or a Roman number at the beginning or the end of a line.
	numeral = regexp.MustCompile(`\b\d{1,4}\b|^[ivxlc]{1,6}\b|\b[ivxlc]{1,6}$`)
	// figures matches digits with what stands between those of one number.
	figures = regexp.MustCompile(`\d[\d.,]*`)
)

// Left is a line that was left out, as a running head or foot.
type Left struct {
	Text  string // as the first page has it
	Pages int    // on which it stands
}

// counter is a line but for one number, which counts the pages: on page i, counted from 0, it is i + ahead.
type counter struct {
	before, after string
	ahead         int
	roman         bool
}

// furniture is what stands at the edges of the pages of a document.
type furniture struct {
	pages   int             // of the document
	least   int             // pages that make a line a running head
	on      map[string]int  // pages, by the text of a line at an edge
	counted map[counter]int // pages, by a line with a number that may count them
	ahead   map[counter]int // pages, by how far a number at the edge is ahead; the lines are empty
}

// dropFurniture takes running heads, running feet and page numbers from pages, and returns them: lines at an edge that stand
// there on other pages too, and are equal but for a number that counts the pages. Whether others differ in one digit
// only is no matter, since that digit may be what is cited. A document keeps the lines if it has no others.
func dropFurniture(pages []page) (left []Left) {
	if len(pages) < 2 {
		return nil
	}
	f := furniture{len(pages), min(often, max(2, len(pages)-1)), map[string]int{}, map[counter]int{}, map[counter]int{}}
	for i := range pages {
		f.note(i, &pages[i])
	}
	kept, some := make([][]line, len(pages)), false
	at := map[string]int{} // what is left out, by its text but for the number
	for i := range pages {
		p := &pages[i]
		drop := map[int]bool{}
		for _, n := range edges(p) {
			if key, is := f.is(i, &p.lines[n]); is {
				drop[n] = true
				if _, known := at[key]; !known {
					at[key] = len(left)
					left = append(left, Left{Text: breaks.Replace(p.lines[n].text())})
				}
				left[at[key]].Pages++
			}
		}
		for j := range p.lines {
			if !drop[j] {
				kept[i] = append(kept[i], p.lines[j])
			}
		}
		some = some || len(kept[i]) > 0
	}
	if !some {
		return nil
	}
	for i := range pages {
		pages[i].lines = kept[i]
	}
	return left
}

// note counts the lines at the edges of a page.
func (f *furniture) note(i int, p *page) {
	texts, counters, ahead := map[string]bool{}, map[counter]bool{}, map[counter]bool{}
	for _, at := range edges(p) {
		text := strings.ToLower(p.lines[at].text())
		texts[text] = true
		for _, c := range countersOf(i, text) {
			counters[c] = true
			ahead[counter{ahead: c.ahead, roman: c.roman}] = true
		}
	}
	for text := range texts {
		f.on[text]++
	}
	for c := range counters {
		f.counted[c]++
	}
	for c := range ahead {
		f.ahead[c]++
	}
}

// is reports whether a line at the edge of page i is a running head or foot, or a page number, and which.
func (f *furniture) is(i int, l *line) (key string, is bool) {
	text := strings.ToLower(l.text())
	sentence := endsAsSentence(text)
	if n := f.on[text]; n >= f.least && (!sentence || n >= sentenceOften) {
		return text, true
	}
	for _, c := range countersOf(i, text) {
		own := c.before == "" && c.after == "" || inOwnCell(l, text[len(c.before):len(text)-len(c.after)])
		named := namedPage.MatchString(c.before)
		n, all := f.counted[c], f.ahead[counter{ahead: c.ahead, roman: c.roman}]
		year := !c.roman && i+c.ahead >= firstYear && i+c.ahead <= lastYear && !named
		switch {
		case year && all < yearOften:
		case pageNumber.MatchString(text) && (named || all >= 2):
			return "#", true
		case own && all >= max(f.least, countedOften):
			return c.before + "#" + c.after, true
		case sentence:
		case n >= f.least && (n >= countedOften || named || own || c.ahead == 1), n >= 2 && all >= max(countedOften, f.pages/3):
			return c.before + "#" + c.after, true
		}
	}
	return "", false
}

const firstYear, lastYear = 1900, 2100

// endsAsSentence reports whether a line is a sentence, or the end of one.
func endsAsSentence(text string) bool {
	text = strings.TrimRight(text, " \"'”’»)]¹²³⁴⁵⁶⁷⁸⁹⁰")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…。！？", last) && (len(strings.Fields(text)) >= sentenceWords || last > unicode.MaxLatin1)
}

// inOwnCell reports whether a number stands at one end of a line, apart from all else.
func inOwnCell(l *line, number string) bool {
	is := func(c run) bool { return strings.EqualFold(strings.TrimSpace(c.text), number) }
	return len(l.cells) > 1 && (is(l.cells[0]) || is(l.cells[len(l.cells)-1]))
}

// countersOf are the ways to read a line of page i as one with a number that counts the pages.
func countersOf(i int, text string) (all []counter) {
	if len(text) > maxFurniture {
		return nil
	}
	for _, m := range numeral.FindAllStringIndex(text, -1) {
		n, err := strconv.Atoi(text[m[0]:m[1]])
		roman := err != nil
		if roman {
			n = romanValue(text[m[0]:m[1]])
		}
		part := slices.ContainsFunc(figures.FindAllStringIndex(text, -1), func(whole []int) bool {
			return whole[0] <= m[0] && m[1] <= whole[1] && strings.TrimRight(text[whole[0]:whole[1]], ".,") != text[m[0]:m[1]]
		})
		if n > 0 && !part {
			all = append(all, counter{text[:m[0]], text[m[1]:], n - i, roman})
		}
	}
	return all
}

// romanValue is the value of a Roman number in small letters.
func romanValue(s string) (n int) {
	values := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}
	for i := range len(s) {
		if v := values[s[i]]; i+1 < len(s) && values[s[i+1]] > v {
			n -= v
		} else {
			n += v
		}
	}
	return n
}

// edges are the lines at the edges of a page: from the top inwards, then from the bottom.
func edges(p *page) (all []int) {
	order := make([]int, len(p.lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.lines[b].base(), p.lines[a].base()) })
	n := len(order)
	for i := range min(edgeLines, n) {
		all = append(all, order[i])
	}
	for i := range min(edgeLines, n-len(all)) {
		all = append(all, order[n-1-i])
	}
	return all
}
