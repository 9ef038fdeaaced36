// Package document reads the sources that a deck cites as passages: paragraphs, headings, rows of tables and
// notes, in the order in which they are read.
package document

import (
	"fmt"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/results"
)

// Passage is a part of a source that a citation can name.
type Passage struct {
	Page int // on which it begins, counted from 1; 0 in a source without pages
	Last int // the page on which it ends
	Kind Kind
	Text string
	Name string // of its place in results, such as B12; empty in other sources
	// Cells are the words of a row's cells without their heads, in their order in Text: what stands together in the source.
	Cells []string
}

// Kind says what a passage is. Citations count all kinds alike.
type Kind string

// The kinds of passages.
const (
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"
	Item      Kind = "item"  // of a list
	Row       Kind = "row"   // of a table, each cell behind the head of its column
	Note      Kind = "note"  // at the foot of a page, or at the end
	Value     Kind = "value" // of results
)

// Text is what a source says.
type Text struct {
	Passages []Passage
	Pages    int   // 0 for a source without pages
	Blank    []int // pages that have no text, as scanned ones
	// Results find what stands in a place of results that is named; nil for a source of another kind.
	Results results.Results
}

// Spots are where the passages stand, in their order: the first of a page is its ¶1.
func (t *Text) Spots() []slides.Spot {
	spots := make([]slides.Spot, len(t.Passages))
	page, n := 0, 0
	for i, p := range t.Passages {
		if p.Page != page {
			page, n = p.Page, 0
		}
		if p.Name != "" {
			spots[i] = slides.Spot{Name: p.Name}
			continue
		}
		n++
		spots[i] = slides.Spot{Page: page, Paragraph: n}
	}
	return spots
}

// CellsAt are the cells of the row of a table that stands in a spot; nil for anything else.
func (t *Text) CellsAt(at slides.Spot) []string {
	for i, spot := range t.Spots() {
		if spot == at {
			return t.Passages[i].Cells
		}
	}
	return nil
}

// At returns what stands in a spot: a paragraph, or all that stands on a page, from a paragraph that ends there to
// one that begins there. ok is false if nothing stands there.
func (t *Text) At(at slides.Spot) (text string, ok bool) {
	switch {
	case t.Results != nil:
		v, err := t.Results.At(at.Name)
		return v.String(), err == nil
	case at.Name != "":
		return "", false
	case at.Page == 0:
		if at.Paragraph < 1 || at.Paragraph > len(t.Passages) {
			return "", false
		}
		return t.Passages[at.Paragraph-1].Text, true
	case at.Paragraph == 0:
		var all []string
		for _, p := range t.Passages {
			if p.Page <= at.Page && at.Page <= p.Last {
				all = append(all, p.Text)
			}
		}
		return strings.Join(all, "\n\n"), len(all) > 0
	}
	n := at.Paragraph
	for _, p := range t.Passages {
		if p.Page == at.Page {
			if n--; n == 0 {
				return p.Text, true
			}
		}
	}
	return "", false
}

// Missing says why nothing stands in a spot: how much there is of what it counts.
func (t *Text) Missing(at slides.Spot) string {
	switch {
	case t.Results != nil:
		_, err := t.Results.At(at.Name)
		return fmt.Sprint(err)
	case at.Page == 0:
		return fmt.Sprintf("the text has %d paragraphs", len(t.Passages))
	case at.Page > t.Pages:
		return fmt.Sprintf("the text has %d pages", t.Pages)
	case slices.Contains(t.Blank, at.Page):
		return fmt.Sprintf("page %d has no text, as a page that was scanned; have its letters recognised (OCR), and save that", at.Page)
	}
	n := 0
	for _, p := range t.Passages {
		if p.Page == at.Page {
			n++
		}
	}
	return fmt.Sprintf("page %d has %d paragraphs", at.Page, n)
}

// String is the whole text, its passages parted by blank lines.
func (t *Text) String() string {
	var all []string
	for _, p := range t.Passages {
		all = append(all, p.Text)
	}
	return strings.Join(all, "\n\n")
}
