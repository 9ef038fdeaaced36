//go:build !js

package foreign

import (
	"regexp"
	"strings"
)

var (
	lineTag    = regexp.MustCompile(`^\s*</?[A-Za-z]`)
	gridCols   = regexp.MustCompile(`(?:^|\s|~)(?:grid-)?cols-[2-6]\b`)
	widthShare = regexp.MustCompile(`(?i)(?:^|[;\s])(?:width|flex(?:-basis)?)\s*:\s*(?:[\d.]+\s+[\d.]+\s+)?(\d{1,2}(?:\.\d+)?%)`)
)

// openTag is an element that is open between lines.
type openTag struct {
	name string
	mark mark // aLine if its tags stay in the text
	drop bool // its tags are left out
}

// structure reads the elements of HTML, and components, that say how the lines between their
// tags are laid out: columns, steps and notes. Their tags stand at the beginning of a line.
// Other tags stay in the text.
type structure struct {
	*converter
	open []openTag
	out  []item
	deep int // tags of the line that were read already
}

// items are the lines of a slide, and marks for the structure that its HTML has.
func (c *converter) items(lines []item) []item {
	s := &structure{converter: c}
	for i := 0; i < len(lines); i++ {
		it := lines[i]
		if it.mark != aLine || it.line.code != notCode || !lineTag.MatchString(it.line.text) {
			s.out = append(s.out, it)
			continue
		}
		text := it.line.text
		if !strings.Contains(text, ">") { // a tag that goes on over lines
			for j := i + 1; j < len(lines) && j <= i+40 && lines[j].mark == aLine && lines[j].line.code == notCode; j++ {
				text += " " + strings.TrimSpace(lines[j].line.text)
				if strings.Contains(lines[j].line.text, ">") {
					it.line.text, i = text, j
					break
				}
			}
		}
		s.deep = 0
		s.line(it)
	}
	for len(s.open) > 0 {
		s.pop()
	}
	return s.out
}

func (s *structure) line(it item) {
	text := strings.TrimSpace(it.line.text)
	t, size := parseTag(text)
	if size == 0 {
		s.out = append(s.out, it)
		return
	}
	rest := strings.TrimSpace(text[size:])
	if t.end {
		if !s.close(t) {
			it.line.text = text[:size]
			s.out = append(s.out, it)
		}
		s.text(it, rest)
		return
	}
	o, arg := s.role(t, it.line.no)
	if o.mark == aLine && !o.drop {
		if paired(t) && rest == "" {
			s.open = append(s.open, o)
		}
		s.out = append(s.out, it)
		return
	}
	if t.self {
		s.text(it, rest)
		return
	}
	end := "</" + t.name + ">"
	inside, after, closed := strings.Cut(rest, end)
	if !closed {
		s.push(o, arg, it)
		s.text(it, rest)
		return
	}
	if o.mark == step && strings.TrimSpace(after) != "" { // within a sentence
		s.out = append(s.out, it)
		return
	}
	s.push(o, arg, it)
	s.text(it, inside)
	s.pop()
	s.text(it, after)
}

// text reads what stands on a line beside a tag.
func (s *structure) text(it item, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	it.line.text = text
	if s.deep++; lineTag.MatchString(text) && s.deep < 50 {
		s.line(it)
		return
	}
	s.out = append(s.out, it)
}

// paired reports whether an element has an end tag that may be on a line of its own.
func paired(t tag) bool {
	return !t.self && blockTags[strings.ToLower(t.name)] && !t.is("hr") && !t.is("link") && !t.is("col") && !t.is("track")
}

func (s *structure) push(o openTag, arg string, it item) {
	s.open = append(s.open, o)
	if o.mark != aLine {
		s.out = append(s.out, item{mark: o.mark, arg: arg, line: line{no: it.line.no}})
	}
}

func (s *structure) pop() {
	o := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	if o.mark != aLine {
		s.out = append(s.out, item{mark: leave, ends: o.mark})
	}
}

// close handles an end tag. It reports whether its element's tags are left out.
func (s *structure) close(t tag) bool {
	at := len(s.open) - 1
	for at >= 0 && at >= len(s.open)-20 && !strings.EqualFold(s.open[at].name, t.name) {
		at--
	}
	if at < 0 || at < len(s.open)-20 {
		return s.tool == Slidev && t.component()
	}
	o := s.open[at]
	for len(s.open) > at {
		s.pop()
	}
	return o.mark != aLine || o.drop
}

// role is what an element means for the layout.
func (s *structure) role(t tag, no int) (openTag, string) {
	o := openTag{name: t.name}
	class := t.attrs["class"]
	inside := aLine
	if len(s.open) > 0 {
		inside = s.open[len(s.open)-1].mark
	}
	box := t.is("div") || t.is("section")
	switch {
	case t.is("aside") && hasWord(class, "notes"):
		o.mark = notes
	case s.tool == Remark && (t.is("footer") || box && strings.Contains(class, "footer")):
		o.mark = footer
	case s.tool == Slidev && (t.is("v-click") || t.is("v-after")):
		o.mark = step
	case s.tool == Slidev && (t.is("v-clicks") || t.is("v-click-gap")):
		o.mark = steps
	case (box || t.is("p")) && t.clicks():
		o.mark = step
	case box && (hasWord(class, "columns", "multicolumn", "multi-columns", "two-columns", "twocolumn", "twocols", "cols", "row") ||
		hasWord(class, "grid") && gridCols.MatchString(class) || gridCols.MatchString(t.attrs["grid"]+" "+t.attrs["grid-cols"])):
		o.mark = columns
	case box && inside == columns:
		o.mark = column
		width := ""
		if m := widthShare.FindStringSubmatch(t.attrs["style"]); m != nil {
			width = m[1]
		}
		return o, width
	case s.tool == Slidev && t.component() && !t.is("img"):
		o.drop = true
		s.component(t, no)
	}
	return o, ""
}
