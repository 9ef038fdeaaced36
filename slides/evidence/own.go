package evidence

import (
	"fmt"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/fault"
)

// maxOwnLines is how many lines with statements of the deck's own are named.
const maxOwnLines = 5

// noteOwn notes how much of the deck was not looked at, because its author has marked it as the deck's own.
func (c *checker) noteOwn() {
	n := 0
	var lines []string
	for i := range c.deck.Slides {
		s := &c.deck.Slides[i]
		for _, said := range slices.Concat(slides.OwnStatements(s.Headline), slides.OwnIn(s.Blocks), slides.OwnStatements(s.Notes)) {
			n++
			if at := fmt.Sprint(c.parsed.Place(said.Pos).Line); len(lines) == 0 || lines[len(lines)-1] != at {
				lines = append(lines, at)
			}
		}
	}
	if n == 0 {
		return
	}
	statements := "1 statement"
	if n > 1 {
		statements = fmt.Sprint(n, " statements")
	}
	where := "line " + lines[0]
	if len(lines) > 1 {
		where = "lines " + strings.Join(lines[:min(maxOwnLines, len(lines))], ", ")
	}
	if len(lines) > maxOwnLines {
		where += ", …"
	}
	c.tell(Unchecked, place{File: c.parsed.Place(0).File}, "own", fault.Say("%s unchecked, because the deck says so of itself, with {.own}: %s", statements, where))
}
