package evidence

import (
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// This file finds claims that count what their slide shows: six regions beside a chart of six, third in its ranking.

// shownThings are nouns for parts of a slide.
var shownThings = mention.WordSet("item row column bar line point step reason part thing question lesson finding chart picture map table slide group category series source account figure photo card number example case")

// countsItself reports whether a claim of a slide counts what the slide itself shows.
func (c *checker) countsItself(claim claim) bool {
	m := claim.mention
	if claim.kind != mentionClaim || m.Kind != mention.Number || claim.slug == "" {
		return false
	}
	s := c.slideOf(claim.slug)
	if s == nil {
		return false
	}
	if place, isOrdinal := strings.CutSuffix(m.Value, "th"); isOrdinal {
		n, err := strconv.Atoi(place)
		return err == nil && claim.prose != nil && c.ranks(s, claim.prose, claim.start, n)
	}
	n, err := strconv.Atoi(m.Value)
	if err != nil || m.Counted == "" || mention.IsUnit(m.Counted) {
		return false
	}
	noun := mention.Singular(m.Counted)
	return c.shows(s.Blocks, noun, n)
}

// slideOf is the slide with a slug; nil for none.
func (c *checker) slideOf(slug string) *slides.Slide {
	if c.slides == nil {
		c.slides = map[string]*slides.Slide{}
		for i := range c.deck.Slides {
			c.slides[c.deck.Slides[i].Slug] = &c.deck.Slides[i]
		}
	}
	return c.slides[slug]
}

// shows reports whether blocks show so many of a thing: a chart of so many, a table with a column of them, a list if the thing is a part
// of a slide.
func (c *checker) shows(blocks []slides.Block, noun string, n int) bool {
	for i := range blocks {
		b := &blocks[i]
		if f := c.deck.Figure(b.Figure); f != nil && figureShows(f, noun, n) {
			return true
		}
		for j := range b.Text {
			if nodeShows(&b.Text[j], noun, n) {
				return true
			}
		}
		for _, column := range b.Columns {
			if c.shows(column.Blocks, noun, n) {
				return true
			}
		}
	}
	return false
}

// figureShows reports whether a figure shows so many of a thing: records, series or lanes, if a text of the figure names the thing.
func figureShows(f *slides.Figure, noun string, n int) bool {
	series, labels := map[string]bool{}, map[string]bool{}
	for _, rec := range f.Records {
		series[rec.Series], labels[rec.Label] = true, true
	}
	if n != len(f.Records) && n != len(series) && n != len(labels) && n != len(f.Lanes) {
		return false
	}
	return shownThings[noun] || slices.ContainsFunc([]string{f.XName, f.YName, f.Unit, f.Title, f.Alt, f.Note}, func(text string) bool { return names(text, noun) })
}

// names reports whether a text has a noun, in whatever number.
func names(text, noun string) bool {
	return slices.ContainsFunc(mention.Spoken(text), func(word string) bool { return mention.SameNoun(word, noun) })
}

// nodeShows reports whether a list has so many items, or a table so many rows below a head that names the thing.
func nodeShows(n *slides.Node, noun string, count int) bool {
	switch n.Kind {
	case "ul", "ol":
		return shownThings[noun] && len(n.Children) == count
	case "table":
		rows, named := 0, shownThings[noun]
		for i := range n.Children {
			part := &n.Children[i]
			switch part.Kind {
			case "caption":
				named = named || names(plainText(part.Children), noun)
			case "thead":
				for j := range part.Children {
					named = named || slices.ContainsFunc(part.Children[j].Children, func(cell slides.Node) bool { return names(plainText(cell.Children), noun) })
				}
			case "tbody":
				rows += len(part.Children)
			}
		}
		return named && rows == count
	}
	for i := range n.Children {
		if n.IsBlock() && nodeShows(&n.Children[i], noun, count) {
			return true
		}
	}
	return false
}

// ranks reports whether a sentence names a record of a figure of the slide that is the n-th by its value, from the most or from the least.
func (c *checker) ranks(s *slides.Slide, p *prose, at, n int) bool {
	from, to := p.sentence(at)
	sentence := strings.ToLower(string(p.text[from:to]))
	for _, id := range s.Figures() {
		f := c.deck.Figure(id)
		if f == nil {
			continue
		}
		for _, rec := range f.Records {
			if rec.Value == nil || len(rec.Label) < 3 || !strings.Contains(sentence, strings.ToLower(rec.Label)) {
				continue
			}
			more, less := 1, 1
			for _, other := range f.Records {
				switch {
				case other.Value == nil || other.Series != rec.Series:
				case *other.Value > *rec.Value:
					more++
				case *other.Value < *rec.Value:
					less++
				}
			}
			if n == more || n == less {
				return true
			}
		}
	}
	return false
}

// named reports whether a passage has a numbered name.
func (l *lock) named(name mention.Mention) bool {
	if l == nil {
		return false
	}
	for _, p := range l.passages {
		if slices.ContainsFunc(p.mentions, func(m mention.Mention) bool { return m.Kind == mention.Name && strings.EqualFold(m.Value, name.Value) }) {
			return true
		}
	}
	return false
}
