package pandoc

import (
	"fmt"
	"math"
	"strings"

	"go.yaml.in/yaml/v3"

	"exhibit/slides"
	"exhibit/slides/colour"
)

// marked is the opacity of the accent behind marked text and what a search has found, at most (markup.css, tools.css).
const marked = 0.3

// named is a colour of a theme with its path there, as "light.page".
type named struct {
	name string
	colour.Colour
}

// checkColours brings the colours into the form #rrggbb, and refuses those that are none and texts that cannot
// be read.
func (t *themeReader) checkColours() {
	before := len(t.r.errs)
	if c := t.theme.Cover; c != "" {
		t.theme.Cover = t.colour("cover", c).String()
	}
	for _, s := range []struct {
		name string
		of   *slides.Colours
		dark bool
	}{{"light", &t.theme.Light, false}, {"dark", &t.theme.Dark, true}} {
		read := func(key string, value *string) named {
			c := named{s.name + "." + key, t.colour(s.name+"."+key, *value)}
			*value = c.String()
			return c
		}
		page, raised := read("page", &s.of.Page), read("raised", &s.of.Raised)
		read("line", &s.of.Line)
		text := read("text", &s.of.Text)
		texts := []named{read("muted", &s.of.Muted), read("link", &s.of.Link), read("good", &s.of.Good)}
		accent := read("accent", &s.of.Accent)
		texts = append(texts, accent)
		var series []named
		for i := range s.of.Series {
			series = append(series, read(fmt.Sprintf("series %d", i+1), &s.of.Series[i]))
		}
		if len(t.r.errs) > before {
			continue
		}
		if dark := page.Luminance() < text.Luminance(); dark != s.dark {
			is, other := "lighter", "dark"
			if s.dark {
				is, other = "darker", "light"
			}
			t.errorf(t.given(page.name, text.name), "%s.page %s must be %s than %s.text %s; write these colours below %s:", s.name, page, is, s.name, text, other)
			continue
		}
		grounds := []named{page, raised}
		t.checkRead(text, append(grounds, named{"marked text", colour.Mix(accent.Colour, page.Colour, marked)}, named{"marked text in a box", colour.Mix(accent.Colour, raised.Colour, marked)}))
		for _, c := range texts {
			t.checkRead(c, grounds)
		}
		for _, c := range series {
			t.checkRead(c, grounds[:1])
		}
		t.checkApart(series)
	}
}

// colour reads a colour.
func (t *themeReader) colour(name, value string) colour.Colour {
	c, ok := colour.Parse(value)
	if !ok {
		t.errorf(t.given(name), "%s: %q is not a colour; write one such as \"#0b5c78\", in quotes", name, value)
	}
	return c
}

// given is where the deck's file gives the first of some values that it gives at all.
func (t *themeReader) given(names ...string) *yaml.Node {
	for _, name := range names {
		if n := t.at[name]; n != nil {
			return n
		}
		if list, _, ok := strings.Cut(name, " "); ok && t.at[list] != nil {
			return t.at[list]
		}
	}
	return &yaml.Node{}
}

// checkRead refuses a colour in which text cannot be read on one of its grounds, and names the nearest that can be
// read on all.
func (t *themeReader) checkRead(text named, grounds []named) {
	worst, least := named{}, math.Inf(1)
	var behind []colour.Colour
	names := []string{text.name}
	for _, g := range grounds {
		behind, names = append(behind, g.Colour), append(names, g.name)
		if c := colour.Contrast(text.Colour, g.Colour); c < least {
			worst, least = g, c
		}
	}
	if least >= colour.Readable {
		return
	}
	remedy := "move the two grounds nearer to each other"
	if nearest, ok := colour.Nearest(text.Colour, behind, colour.Readable); ok {
		remedy = fmt.Sprintf("use %q", nearest)
		if t.at[text.name] == nil {
			remedy = fmt.Sprintf("write %s: %q", text.name, nearest)
		}
	}
	t.errorf(t.given(names...), "%s %s on %s %s has a contrast of %.2f, and text needs %.1f; %s", text.name, text, worst.name, worst, math.Floor(least*100)/100, colour.Readable, remedy)
}

// checkApart warns of colours of series that some readers cannot tell apart.
func (t *themeReader) checkApart(series []named) {
	for i, a := range series {
		for _, b := range series[:i] {
			if t.at[a.name] == nil && t.at[b.name] == nil {
				continue
			}
			if colour.Distance(a.Colour, b.Colour) < colour.Apart {
				t.warnf(t.given(a.name, b.name), "%s %s and %s %s look the same to some readers; make one of them lighter or darker", b.name, b, a.name, a)
			}
		}
	}
}
