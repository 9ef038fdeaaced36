//go:build !js

package foreign

import (
	"strings"
)

// presentReader is the state of reading a file of golang.org/x/tools/present.
type presentReader struct {
	*converter
	markdownText bool // the markup is Markdown, for the title begins with "# "
	lines        []line
	at           int
	s            *slide
	items        []item
	note         strings.Builder
	heading      byte // the character of which headings are made
}

// present reads a file in the format of present, with Markdown or with its older markup.
func (c *converter) present(src string) {
	p := &presentReader{converter: c, heading: '*'}
	for i, l := range strings.Split(src, "\n") {
		p.lines = append(p.lines, line{no: i + 1, text: strings.TrimRight(l, " \t")})
	}
	for p.at < len(p.lines) && p.lines[p.at].text == "" {
		p.at++
	}
	if p.at < len(p.lines) && strings.HasPrefix(p.lines[p.at].text, "# ") {
		p.markdownText, p.heading = true, '#'
	}
	titleNotes := p.header()
	if p.markdownText && p.at < len(p.lines) {
		var rest strings.Builder
		for _, l := range p.lines[p.at:] {
			rest.WriteString(l.text + "\n")
		}
		p.lines, p.at = c.scan(rest.String(), p.lines[p.at].no), 0
	}
	p.note.WriteString(titleNotes)
	for ; p.at < len(p.lines) && c.err == nil; p.at++ {
		p.line(p.lines[p.at])
	}
	p.finish()
}

// level is the level of the heading that a line is: 1 for that of a slide. It is 0 for another
// line.
func (p *presentReader) level(text string) int {
	rest := strings.TrimLeft(text, string(p.heading))
	n := len(text) - len(rest)
	if p.markdownText {
		n--
	}
	if n < 1 || rest != "" && !strings.HasPrefix(rest, " ") {
		return 0
	}
	return n
}

// commented reports whether a line is a comment, which present ignores.
func (p *presentReader) commented(text string) bool {
	if p.markdownText {
		return strings.HasPrefix(text, "//")
	}
	return strings.HasPrefix(text, "#")
}

// header reads title, subtitle, date and authors into the front matter, up to the first slide.
// It returns the notes among them.
func (p *presentReader) header() (notes string) {
	var author []string
	var authors []string
	title := false
	inTitle := true
	for ; p.at < len(p.lines); p.at++ {
		l := p.lines[p.at]
		text := strings.TrimSpace(l.text)
		key, value, _ := strings.Cut(text, ":")
		switch {
		case title && p.level(l.text) > 0:
			p.authors(append(authors, strings.Join(author, ", ")))
			return notes
		case text == "":
			inTitle = inTitle && !title
			if len(author) > 0 {
				authors, author = append(authors, strings.Join(author, ", ")), nil
			}
		case isNote(l.text):
			notes += noteText(l.text) + "\n"
		case title && p.commented(l.text):
			p.loseOnce(l.no, "comments; left out")
		case !title:
			title = true
			p.front.set("title", plainTitle(strings.TrimPrefix(text, "# ")))
		case !inTitle:
			author = append(author, text)
		case key == "Tags":
			p.front.set("keywords", value)
		case key == "Summary":
			p.front.set("description", value)
		case key == "OldURL":
			p.lose(l.no, "OldURL; left out")
		case isoDate(text) != text:
			p.front.set("date", text)
			if clock, _, at := strings.Cut(text, " "); at && strings.Contains(clock, ":") {
				p.lose(l.no, "the time of day %s; left out, the day is kept", clock)
			}
		case p.front.get("subtitle") == "":
			p.front.set("subtitle", text)
		default:
			p.lose(l.no, "%q in the title block; left out, a deck has one subtitle", brief(text))
		}
	}
	p.authors(append(authors, strings.Join(author, ", ")))
	return notes
}

func (p *presentReader) authors(all []string) {
	var named []string
	for _, a := range all {
		if a != "" {
			named = append(named, a)
		}
	}
	p.front.set("author", strings.Join(named, "; "))
}

func plainTitle(text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return " "
	}
	return text
}

// isNote reports whether a line is one of the speaker's notes.
func isNote(text string) bool { return strings.HasPrefix(text, ": ") || text == ":" }

func noteText(text string) string { return strings.TrimPrefix(strings.TrimPrefix(text, ":"), " ") }

// line reads one line of the slides.
func (p *presentReader) line(l line) {
	if p.s == nil || l.code == notCode && p.level(l.text) == 1 {
		p.finish()
		p.s = p.newSlide(l.no)
		if p.err != nil {
			return
		}
	}
	for _, n := range l.comments {
		p.converter.note(p.s, n.text)
	}
	switch level := p.level(l.text); {
	case l.code != notCode:
		p.items = append(p.items, item{line: l})
	case isNote(l.text):
		p.note.WriteString(noteText(l.text) + "\n")
		p.items = append(p.items, item{line: line{no: l.no}})
	case p.commented(l.text):
		p.loseOnce(l.no, "comments; left out")
	case level > 0:
		text := strings.TrimSpace(strings.TrimLeft(l.text, string(p.heading)))
		if !p.markdownText {
			text = markedUp(text)
		}
		p.items = append(p.items, item{line: line{no: l.no, text: strings.Repeat("#", min(level, 6)) + " " + text}})
	case strings.HasPrefix(l.text, ".") && len(l.text) > 1 && l.text[1] >= 'a' && l.text[1] <= 'z':
		p.command(l)
	case p.markdownText:
		p.items = append(p.items, item{line: l})
	case l.text == "":
		p.items = append(p.items, item{line: l})
	default:
		p.text(l)
	}
}

// finish ends the slide that is being read.
func (p *presentReader) finish() {
	if p.s == nil {
		return
	}
	p.build(p.s, p.converter.items(p.items))
	p.converter.note(p.s, p.note.String())
	p.items = nil
	p.note.Reset()
	p.s = nil
}

// text reads a line in the older markup: preformatted, a list item or text.
func (p *presentReader) text(l line) {
	indented := l.text[0] == ' ' || l.text[0] == '\t'
	last := len(p.items) - 1
	switch {
	case strings.HasPrefix(l.text, "- "):
		p.add(l.no, "- "+markedUp(strings.TrimSpace(l.text[2:])))
	case indented && last >= 0 && strings.HasPrefix(p.items[last].line.text, "- ") && p.items[last].line.code == notCode,
		indented && last >= 0 && strings.HasPrefix(p.items[last].line.text, "  ") && p.items[last].line.code == notCode:
		p.add(l.no, "  "+markedUp(strings.TrimSpace(l.text)))
	case indented:
		p.preformatted(l)
	default:
		text := l.text
		if strings.HasPrefix(text, `\.`) { // is no command
			text = text[1:]
		}
		p.add(l.no, lineStart(markedUp(text)))
	}
}

func (p *presentReader) add(no int, text string) {
	p.items = append(p.items, item{line: line{no: no, text: text}})
}

// preformatted reads lines that are indented at least as the first of them, and blank ones.
func (p *presentReader) preformatted(l line) {
	indent := l.text[:len(l.text)-len(strings.TrimLeft(l.text, " \t"))]
	var pre []string
	for ; p.at < len(p.lines); p.at++ {
		text := p.lines[p.at].text
		if text != "" && !strings.HasPrefix(text, indent) {
			break
		}
		pre = append(pre, strings.TrimPrefix(text, indent))
	}
	p.at--
	for pre[len(pre)-1] == "" {
		pre = pre[:len(pre)-1]
	}
	for _, f := range fenced(l.no, "", pre) {
		p.items = append(p.items, item{line: f})
	}
}
