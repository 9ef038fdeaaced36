package evidence

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
)

// This file reads what readers see and what is no prose by its form, and notes what of it is not read.

// hover collects the claims of the text that a node shows while it is pointed at, such as the title of a link. What its block cites
// bears them out, else what its slide does.
func (c *checker) hover(n *slides.Node, outer *scope) {
	text := n.Attr("title")
	if text == "" {
		return
	}
	if outer == nil {
		outer = c.onSlide
	}
	at := c.parsed.Place(n.Pos)
	c.read(text, nil, func(start int, _ bool) standing {
		word, _, _ := strings.Cut(text[start:], " ")
		if r, found := c.parsed.Find(at, word); found {
			return standing{scope: outer, place: r.Place}
		}
		return standing{scope: outer, place: at}
	})
}

// maxListStart is the highest number with which a list begins that goes on from another: beyond it, it may be a figure.
const maxListStart = 100

// listStart tells of a list that begins with a number which may be a figure of its first item.
func (c *checker) listStart(n *slides.Node) {
	start, err := strconv.Atoi(n.Attr("start"))
	if n.Attr("type") == "" && err == nil && start > maxListStart {
		c.tell(Look, c.parsed.Place(n.Pos), "uncited", fault.Say(`the number with which a list begins, %d, is not checked; if it is a figure, write \. behind it so that it is text, and cite it`, start))
	}
}

// proseInCode matches code of which every character may be prose.
var proseInCode = regexp.MustCompile(`^[\p{L}\p{M}\p{N}\s,.:;!?’'“”%‰$€£¥–—-]+$`)

// readsAsProse reports whether code is a statement with a figure that is only set like code: words without a sign of any language for
// programs, and a number that counts something, or is written as text writes it.
func readsAsProse(code string) bool {
	if !proseInCode.MatchString(code) || len(strings.Fields(code)) < 2 {
		return false
	}
	for _, m := range mention.Read(code) {
		if m.Kind == mention.Number && (m.Counted != "" || strings.ContainsAny(m.Value, "%$€£¥") || strings.ContainsAny(code[m.Start:m.End], ",\u00a0\u202f")) {
			return true
		}
	}
	return false
}

var (
	// figureInTeX matches a number of a formula that is no exponent, index or factor.
	figureInTeX = regexp.MustCompile(`\d{3}|\d[.,]\d`)
	// textInSVG matches the beginning of a text in a drawing.
	textInSVG = regexp.MustCompile(`(?i)<(?:[a-z]+:)?(?:text|foreignobject)[\s>]`)
)

// noteUnread notes what has figures, or may have, and is not read: formulas, blocks of code that read as prose, and pictures with text.
func (c *checker) noteUnread() {
	var formulas, code []string
	see := func(nodes []slides.Node) {
		slides.Walk(nodes, func(n *slides.Node) bool {
			line := fmt.Sprint(c.parsed.Place(n.Pos).Line)
			switch {
			case n.Kind == slides.Formula && figureInTeX.MatchString(n.Attr("alttext")):
				formulas = append(formulas, line)
			case n.Kind == "pre" && readsAsProse(slides.Plain(n.Children)):
				code = append(code, line)
			}
			return true
		})
	}
	for i := range c.deck.Slides {
		s := &c.deck.Slides[i]
		see(s.Headline)
		for j := range s.Blocks {
			s.Blocks[j].EachText(see)
		}
		see(s.Notes)
	}
	var drawn []string
	for i := range c.deck.Media {
		if m := &c.deck.Media[i]; strings.HasSuffix(strings.ToLower(m.Path), ".svg") && textInSVG.Match(m.Content) {
			drawn = append(drawn, m.Path)
		}
	}
	var all []string
	for _, of := range []struct {
		one, more, at string
		where         []string
	}{{"formula with figures", "formulas with figures", "line ", formulas}, {"block of code that reads as prose", "blocks of code that read as prose", "line ", code}, {"picture with text", "pictures with text", "", drawn}} {
		if n := len(of.where); n > 0 {
			what, more := "1 "+of.one, ""
			if n > 1 {
				what = fmt.Sprint(n, " ", of.more)
			}
			if n > maxOwnLines {
				more = ", …"
			}
			all = append(all, fmt.Sprintf("%s (%s%s%s)", what, of.at, strings.Join(of.where[:min(maxOwnLines, n)], ", "), more))
		}
	}
	if len(all) > 0 {
		c.tell(Unchecked, place{File: c.parsed.Place(0).File}, "own", fault.Say("%s unchecked, which no check reads", strings.Join(all, ", ")))
	}
}
