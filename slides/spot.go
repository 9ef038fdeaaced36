package slides

import (
	"strconv"
	"strings"
)

// Spot is where in a source a passage stands. The zero value is the source as a whole.
type Spot struct {
	Page      int    `json:"page,omitempty"`      // of a source with pages, counted from 1; 0 for none
	Paragraph int    `json:"paragraph,omitempty"` // counted from 1, on the page if there is one, else in the whole text; 0 for the whole page
	Name      string `json:"name,omitempty"`      // of a place that is no paragraph, such as a cell; empty for none
}

// String is the place as an author writes it: "¶9", "p. 4", "p. 4, ¶2", or its name; empty for the source as
// a whole.
func (p Spot) String() string { return p.join("p. ", ", ¶", "¶") }

// Key is the place without spaces, as a part of an identifier: "9", "p4", "p4-2".
func (p Spot) Key() string { return p.join("p", "-", "") }

// join writes the parts of a spot: what stands before a page, and before a paragraph behind a page and without one.
func (p Spot) join(page, behind, alone string) string {
	switch {
	case p.Page > 0 && p.Paragraph > 0:
		return page + strconv.Itoa(p.Page) + behind + strconv.Itoa(p.Paragraph)
	case p.Page > 0:
		return page + strconv.Itoa(p.Page)
	case p.Paragraph > 0:
		return alone + strconv.Itoa(p.Paragraph)
	}
	return p.Name
}

// CompareSpots orders spots as they stand in a source, and those with a name behind the others.
func CompareSpots(a, b Spot) int {
	if n := strings.Compare(a.Name, b.Name); n != 0 {
		return n
	}
	if a.Page != b.Page {
		return a.Page - b.Page
	}
	return a.Paragraph - b.Paragraph
}
