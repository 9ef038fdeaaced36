//go:build !js

package foreign

import "strings"

// inherit gives a slide what its template or layout has: properties that it does not set itself,
// and its lines, before the slide's own or around them. A heading with which the slide begins comes
// first, unless the template has one before it.
func (c *converter) inherit(s remarkSlide, layout *remarkSlide, named map[string]remarkSlide) remarkSlide {
	from := layout
	if t := s.props["template"].value; t != "" {
		named, ok := named[t]
		if !ok {
			c.lose(s.props["template"].line, "template: %s; there is no slide of this name before it", brief(t))
		} else {
			from = &named
		}
	}
	if sets := s.props["layout"].value; from == nil || from == layout && (sets == "false" || sets == "true") {
		return s
	}
	size := 0
	for _, l := range from.lines {
		size += len(l.text) + 1
	}
	for _, p := range from.props {
		size += len(p.value)
	}
	if err := c.spend(size); err != nil {
		c.fail(err)
		return s
	}
	for key, p := range from.props {
		own, has := s.props[key]
		switch {
		case key == "name" || key == "layout" || key == "template":
		case !has:
			s.props[key] = p
		case key == "class": // a slide has those of its template as well
			own.value += ", " + p.value
			s.props[key] = own
		}
	}
	before, after := c.templateLines(from.lines)
	heading := 0
	if !hasHeading(before) {
		heading = headingSize(s.lines)
	}
	lines := make([]line, 0, len(from.lines)+len(s.lines)+1)
	lines = append(append(lines, s.lines[:heading]...), before...)
	if heading > 0 {
		lines = append(lines, line{no: s.lines[heading-1].no})
	}
	s.lines = append(append(lines, s.lines[heading:]...), after...)
	return s
}

// contentMark is where a template has the lines of its slides, if they do not follow it.
const contentMark = "{{content}}"

// templateLines are the lines of a template before and behind those of its slides, without its notes.
func (c *converter) templateLines(lines []line) (before, after []line) {
	filled := false
	add := func(l line) {
		if filled {
			after = append(after, l)
		} else {
			before = append(before, l)
		}
	}
	for _, l := range lines {
		if l.code == notCode && strings.TrimRight(l.text, " \t") == "???" {
			c.loseOnce(l.no, "notes of a template; left out")
			break
		}
		if l.comments != nil {
			c.loseOnce(l.no, "notes of a template; left out")
			l.comments = nil
		}
		start, end, here := strings.Cut(l.text, contentMark)
		if l.code != notCode || filled || !here {
			add(l)
			continue
		}
		if l.text = start; !l.blank() {
			add(l)
		}
		filled = true
		if l.text = end; !l.blank() {
			add(l)
		}
	}
	return before, after
}

// hasHeading reports whether a heading is among lines.
func hasHeading(lines []line) bool {
	for i := range lines {
		if headingSize(lines[i:min(len(lines), i+2)]) > 0 {
			return true
		}
	}
	return false
}

// headingSize is how many lines the heading takes with which lines begin, with those before it that
// show nothing; 0 if they do not begin with one.
func headingSize(lines []line) int {
	for i, l := range lines {
		switch {
		case l.blank() || l.void:
		case l.code != notCode:
			return 0
		case atx.MatchString(l.text):
			return i + 1
		case i+1 < len(lines) && lines[i+1].code == notCode && setextAt(lines, i+1):
			return i + 2
		default:
			return 0
		}
	}
	return 0
}
