package document

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	edgeLines = 2 // running heads and feet are among so many lines at the top and the bottom of a page
	often     = 3 // pages on which a line makes it a running head; in a document of four pages or fewer, two
)

var (
	digits = regexp.MustCompile(`\d+`)
	// romanEnd matches a Roman number at the beginning or the end of a line.
	romanEnd = regexp.MustCompile(`^[ivxlc]+\b|\b[ivxlc]+$`)
	// pageNumber matches a line with nothing but the number of a page.
	pageNumber = regexp.MustCompile(`^(?i)[-–—|\[( ]*(?:(?:page|seite|página|p\.|第)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?(?:\s*页)?[-–—|\]). ]*$`)
	// numbered matches a number at the beginning or the end of a line.
	numbered = regexp.MustCompile(`^(\d{1,4})\b|\b(\d{1,4})$`)
)

// dropFurniture takes running heads, running feet and page numbers from pages: lines at an edge that stand there
// on other pages too, but for their numbers, those with a number that counts the pages, and page numbers alone.
func dropFurniture(pages []page) {
	if len(pages) < 2 {
		return
	}
	least := min(often, max(2, len(pages)-1))
	like := func(l *line) string {
		return digits.ReplaceAllString(romanEnd.ReplaceAllString(strings.ToLower(l.text()), "#"), "#")
	}
	on, ahead := map[string]int{}, map[int]int{} // pages, by the text of a line at an edge, and by how far its number is ahead
	for i := range pages {
		texts, offsets := map[string]bool{}, map[int]bool{}
		for _, at := range edges(&pages[i]) {
			l := &pages[i].lines[at]
			texts[like(l)] = true
			for _, n := range numbersOf(l) {
				offsets[n-i] = true
			}
		}
		for text := range texts {
			on[text]++
		}
		for offset := range offsets {
			ahead[offset]++
		}
	}
	offset := 0
	for o, n := range ahead {
		if n > ahead[offset] || n == ahead[offset] && o < offset {
			offset = o
		}
	}
	counts := ahead[offset] >= max(least, len(pages)/3)
	for i := range pages {
		p := &pages[i]
		drop := map[int]bool{}
		for k, at := range edges(p) {
			l := &p.lines[at]
			drop[at] = pageNumber.MatchString(l.text()) || on[like(l)] >= least && len(p.lines) > 1 ||
				counts && k%edgeLines == 0 && slices.Contains(numbersOf(l), i+offset) && len(strings.Fields(l.text())) < columnWords*3
		}
		kept := p.lines[:0:0]
		for j := range p.lines {
			if !drop[j] {
				kept = append(kept, p.lines[j])
			}
		}
		p.lines = kept
	}
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

// numbersOf are the numbers at the ends of a line.
func numbersOf(l *line) (numbers []int) {
	for _, m := range numbered.FindAllStringSubmatch(l.text(), -1) {
		n, _ := strconv.Atoi(m[1] + m[2])
		numbers = append(numbers, n)
	}
	return numbers
}
