//go:build !js

package foreign

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	revealNote    = regexp.MustCompile(`(?i)^\s*notes?:`)
	revealComment = regexp.MustCompile(`(?s)^\s*\.(slide|element)\s*:?(.*)$`)
	breakLine     = regexp.MustCompile("^([^" + breakMark + "]*)" + breakMark + "([hv])(.*)$")
)

// Where slides end, unless the front matter says otherwise: --- on a line of its own, and for
// slides below another ---- or --.
var (
	revealAcross = regexp.MustCompile(`(?m)^---[ \t]*$`)
	revealDown   = regexp.MustCompile(`(?m)^(?:----|--)[ \t]*$`)
)

// reveal reads a Markdown file of reveal-md or reveal.js.
func (c *converter) reveal(src string) {
	front, rest, first := frontBlock(src)
	across, down, noteMark := revealAcross, revealDown, revealNote
	all, _ := settings(front, 1)
	for _, s := range all {
		switch s.key {
		case "separator":
			across = c.pattern(s, "(?m)", across)
		case "verticalSeparator":
			down = c.pattern(s, "(?m)", down)
		case "notesSeparator":
			noteMark = c.pattern(s, "(?mi)", noteMark)
		case "revealOptions":
			for _, o := range s.fields {
				if o.key != "transition" || !c.deckSetting(o) {
					c.loseSetting(o.key, o.value, o.line)
				}
			}
		default:
			if !c.deckSetting(s) {
				c.loseSetting(s.key, s.value, s.line)
			}
		}
	}
	lines := c.scan(marked(marked(rest, across, 'h'), down, 'v'), first)
	var slide []line
	no := first
	for _, l := range lines {
		for m := breakLine.FindStringSubmatch(l.text); m != nil; m = breakLine.FindStringSubmatch(l.text) {
			before := l
			before.text, l.text, l.comments = m[1], m[3], nil
			c.revealSlide(append(slide, before), no, noteMark)
			slide, no = nil, l.no
			if m[2] == "v" {
				c.loseOnce(l.no, "slides below a slide; they come one after the other")
			}
		}
		slide = append(slide, l)
	}
	c.revealSlide(slide, no, noteMark)
}

// pattern is the regular expression that a setting has.
func (c *converter) pattern(s setting, flags string, usual *regexp.Regexp) *regexp.Regexp {
	if len(s.value) < 200 {
		if r, err := regexp.Compile(flags + s.value); err == nil && s.value != "" {
			return r
		}
	}
	c.lose(s.line, "%s: %s; left out, it is no regular expression that can be read here", s.key, brief(s.value))
	return usual
}

// marked puts breakMark and a letter in the place of each separator. The count of lines stays as
// it is.
func marked(src string, separator *regexp.Regexp, kind byte) string {
	var out strings.Builder
	last := 0
	for _, m := range separator.FindAllStringIndex(src, -1) {
		if m[0] == m[1] || m[0] < last {
			continue
		}
		out.WriteString(src[last:m[0]])
		found := src[m[0]:m[1]]
		lead := found[:len(found)-len(strings.TrimLeft(found, "\n"))]
		out.WriteString(lead + breakMark + string(kind) + strings.Repeat("\n", strings.Count(found[len(lead):], "\n")))
		last = m[1]
	}
	out.WriteString(src[last:])
	return out.String()
}

// revealSlide reads one slide.
func (c *converter) revealSlide(lines []line, no int, noteMark *regexp.Regexp) {
	s := c.newSlide(no)
	if c.err != nil {
		return
	}
	var items []item
	var note strings.Builder
	noting, hidden := false, false
	for _, l := range lines {
		if l.code == notCode && !noting {
			if at := noteMark.FindStringIndex(l.text); at != nil {
				noting = true
				note.WriteString(l.text[at[1]:] + "\n")
				l.text, l.void = l.text[:at[0]], true
				if strings.TrimSpace(l.text) != "" {
					l.void = false
				}
			}
		} else if noting {
			note.WriteString(l.text + "\n")
			l.text, l.void, l.code = "", true, notCode
		}
		it := item{line: l}
		for _, n := range l.comments {
			m := revealComment.FindStringSubmatch(n.text)
			switch {
			case m == nil:
				c.note(s, n.text)
			case m[1] == "slide":
				hidden = c.slideAttributes(s, m[2], n.no) || hidden
			default:
				it.step = c.elementAttributes(m[2], n.no) || it.step
			}
		}
		items = append(items, it)
	}
	if hidden {
		c.slides = c.slides[:len(c.slides)-1]
		c.lose(no, "a hidden slide; left out")
		return
	}
	c.build(s, c.items(items))
	c.note(s, note.String())
}

// slideAttributes carries out <!-- .slide: … -->. It reports whether the slide is hidden.
func (c *converter) slideAttributes(s *slide, text string, no int) (hidden bool) {
	for name, value := range readTag("<i " + text + ">").ordered() {
		switch name {
		case "id":
			c.identify(s, value)
			continue
		case "class":
			c.classes(s, name, value, no)
			continue
		case "data-notes":
			c.note(s, value)
			continue
		case "data-background":
			c.anyBackground(s, name, value, no)
			continue
		case "data-background-image":
			c.backgroundImage(s, name, value, no)
			continue
		case "data-background-color":
			c.backgroundColor(s, name, value, no)
			continue
		case "data-background-size":
			c.backgroundSize(s, name, value, no)
			continue
		case "data-background-opacity":
			s.set("background-opacity", value)
			continue
		case "data-visibility":
			if value == "hidden" {
				hidden = true
				continue
			}
		}
		c.lose(no, "%s of a slide; left out", brief(fmt.Sprintf("%s=%q", name, value)))
	}
	return hidden
}

// elementAttributes carries out <!-- .element: … -->. It reports whether the element comes by a
// step.
func (c *converter) elementAttributes(text string, no int) (step bool) {
	for name, value := range readTag("<i " + text + ">").ordered() {
		switch {
		case name == "class" && hasWord(value, "fragment"):
			step = true
			if rest := strings.Join(strings.Fields(strings.Replace(" "+value+" ", " fragment ", " ", 1)), " "); rest != "" {
				c.loseOnce(no, "%q of a fragment; it appears plainly", brief(rest))
			}
		case name == "data-fragment-index":
			c.loseOnce(no, "the order of fragments; they come in the order of the text")
		default:
			c.lose(no, "%s of an element; left out", brief(fmt.Sprintf("%s=%q", name, value)))
		}
	}
	return step
}
