package evidence

import (
	"cmp"
	"fmt"
	"slices"

	"exhibit/slides"
	"exhibit/slides/pandoc"
	"exhibit/slides/spelling"
)

// passage is one place of one source.
type passage struct {
	source string // its id
	at     slides.Spot
}

// wholeSource is the place of a citation that names none.
var wholeSource = slides.Spot{}

// String is the passage as an author writes it, such as "chen-lim ¶16".
func (p passage) String() string { return p.source + " " + p.at.String() }

func comparePassages(a, b passage) int {
	return cmp.Or(cmp.Compare(a.source, b.source), slides.CompareSpots(a.at, b.at))
}

// apart is how many paragraphs lie between two passages of one source, about.
func (p passage) apart(q passage) int {
	const onPage = 10 // paragraphs, about
	n := (p.at.Page-q.at.Page)*onPage + p.at.Paragraph - q.at.Paragraph
	return max(n, -n)
}

// passagesOf lists the places that citations name, wholeSource for a citation that names none.
func passagesOf(cites []slides.Cite) []passage {
	var all []passage
	for _, c := range cites {
		if len(c.Spots) == 0 && c.Source != "" {
			all = append(all, passage{c.Source, wholeSource})
		}
		for _, at := range c.Spots {
			all = append(all, passage{c.Source, at})
		}
	}
	return distinct(all)
}

// passageOf is the passage that was reviewed.
func passageOf(r *pandoc.Review) passage { return passage{r.Source, r.At} }

// distinct returns passages without those that are there twice.
func distinct(passages []passage) []passage {
	if len(passages) < 2 {
		return passages
	}
	all, seen := make([]passage, 0, len(passages)), make(map[passage]bool, len(passages))
	for _, p := range passages {
		if !seen[p] {
			seen[p] = true
			all = append(all, p)
		}
	}
	return all
}

// maxNamed is how many passages a message names.
const maxNamed = 10

// passageList names passages, maxNamed of them at most: "chen-lim ¶16, 70 or liquidvpn ¶11".
func passageList(passages []passage) string {
	sorted := slices.SortedFunc(slices.Values(passages), comparePassages)
	var parts []string
	var last passage
	for _, p := range sorted[:min(maxNamed, len(sorted))] {
		if p.source == last.source && p.at.Page == last.at.Page && p.at.Paragraph > 0 && last.at.Paragraph > 0 {
			parts[len(parts)-1] += fmt.Sprintf(", %d", p.at.Paragraph)
		} else {
			parts = append(parts, p.String())
		}
		last = p
	}
	list := spelling.OneOf(parts)
	if more := len(sorted) - maxNamed; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return list
}
