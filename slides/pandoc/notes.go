package pandoc

import (
	"bytes"
	"regexp"

	"exhibit/slides/syntax"
)

// headingLine matches a line that is a heading, and its marks.
var headingLine = regexp.MustCompile(`^(#{1,6})(?:\s|$)`)

// ruleLine matches a line that is a rule.
var ruleLine = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$`)

// separateNotes finds the speaker notes that other tools begin with a line such as Note: or ???,
// and end with the slide. It returns the source without them, and the notes with the beginnings of
// all slides, so that the notes of a slide stand where the slide does. Both are as long as the
// source. notes is nil where there are none.
func (r *reader) separateNotes() (source, notes []byte) {
	shown := r.showsNoteLines()
	source = r.src
	level := 0                     // of headings that begin slides; found when the first note is
	noting, hidden := false, false // in notes to the end of the slide; in a comment within a list or quote
	aside := false                 // in an aside of notes that goes on behind the beginning of a slide
	begin := func() {
		if notes != nil {
			return
		}
		if len(source) > 0 && &source[0] == &r.src[0] {
			source = bytes.Clone(r.src)
		}
		notes = blanked(r.src)
		level = r.slideLevel()
		r.keepStarts(notes, level)
	}
	var literal literals
	tableEnd := 0 // the line behind the last table in notes
	for i := range r.lines[:len(r.lines)-1] {
		start, end := r.lines[i], r.lines[i+1]
		line := bytes.TrimRight(r.src[start:end], "\n")
		commented := literal.comment
		inside := literal.inside(line)
		if !noting && (hidden || !commented && literal.comment && containerLine.Match(line)) {
			// A comment that begins in a list or quote would end with it.
			from := start
			if !hidden {
				from += bytes.LastIndex(line, []byte("<!--"))
			}
			hidden = literal.comment
			begin()
			if !commented {
				r.deckWarnf(from, "a comment is read as speaker notes, which no audience sees; write ::: notes around it, or remove it")
				copy(notes[from+len("<!--"):end], r.src[from+len("<!--"):end])
			} else if at := bytes.Index(line, []byte("-->")); at >= 0 {
				copy(notes[start:start+at], r.src[start:start+at])
			} else {
				copy(notes[start:end], r.src[start:end])
			}
			overwrite(source, from, end)
			continue
		}
		if inside && !noting {
			continue
		}
		if commentLine.Match(line) && !noting {
			if len(source) > 0 && &source[0] == &r.src[0] {
				source = bytes.Clone(r.src)
			}
			overwrite(source, start, end)
			continue
		}
		if !noting && !inside && !aside && asideOpening.Match(line) && r.spansSlides(i, level) {
			aside = true
			begin()
			r.deckWarnf(start, "this is read as speaker notes to its </aside>, which no audience sees; write ::: notes around it")
		}
		if aside {
			aside = !asideClosing.Match(line)
			if text := asideTag.ReplaceAllFunc(line, func(tag []byte) []byte { return bytes.Repeat([]byte(" "), len(tag)) }); len(text) == len(line) {
				copy(notes[start:end], bytes.TrimLeft(text, "#"))
			}
			overwrite(source, start, end)
			continue
		}
		if mark := noteMarkOf(line); mark != nil && !noting && !shown {
			noting = true
			begin()
			r.deckWarnf(start, "%q begins speaker notes, which no audience sees; write ::: notes around them, or **%s** to show the text", bytes.TrimSpace(mark), bytes.TrimSpace(mark))
			copy(notes[start+len(mark):end], r.src[start+len(mark):end])
			if start+len(mark) < end {
				notes[start+len(mark)-1] = '\n' // or what follows would be indented, and so be code
			}
			overwrite(source, start, end)
			continue
		}
		if !noting {
			continue
		}
		if !inside && i >= tableEnd && ruleLine.Match(line) {
			tableEnd = i + syntax.TableLength(r.src[start:])
		}
		if !inside && i >= tableEnd && r.startsSlide(line, i, level) {
			noting = false
			continue
		}
		copy(notes[start:end], r.src[start:end])
		overwrite(source, start, end)
	}
	return source, notes
}

// An aside of speaker notes as it is written in HTML.
var (
	asideOpening = regexp.MustCompile(`(?i)<aside\b[^>]*\bclass\s*=[^>]*\bnotes?\b`)
	asideClosing = regexp.MustCompile(`(?i)</aside\s*>`)
	asideTag     = regexp.MustCompile(`(?i)</?aside\b[^>]*>`)
)

// maxAside is how many lines behind its beginning the end of an aside is looked for.
const maxAside = 1000

// spansSlides reports whether the aside that begins on a line ends behind the beginning of a slide.
func (r *reader) spansSlides(first, level int) bool {
	if level == 0 {
		level = r.slideLevel()
	}
	spans := false
	for i := first; i < min(len(r.lines)-1, first+maxAside); i++ {
		line := []byte(r.lineText(i + 1))
		if asideClosing.Match(line) {
			return spans
		}
		spans = spans || i > first && r.startsSlide(line, i, level)
	}
	return false
}

// containerLine matches a line of a list or of a quote.
var containerLine = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])|[ \t]{2,})`)

// startsSlide reports whether a line begins a slide: a heading of the level of slides or above, or
// a rule with nothing before it. A line that may belong to a table is none, for it may be one of notes.
func (r *reader) startsSlide(line []byte, i, level int) bool {
	if m := headingLine.FindSubmatch(line); m != nil {
		return len(m[1]) <= level
	}
	return ruleLine.Match(line) && len(bytes.TrimSpace([]byte(r.lineText(i)))) == 0 && !syntax.IsColumnLine(line)
}

// keepStarts copies the lines that begin slides from the source.
func (r *reader) keepStarts(to []byte, level int) {
	var literal literals
	for i := range r.lines[:len(r.lines)-1] {
		start, end := r.lines[i], r.lines[i+1]
		line := bytes.TrimRight(r.src[start:end], "\n")
		if !literal.inside(line) && r.startsSlide(line, i, level) {
			copy(to[start:end], r.src[start:end])
		}
	}
}

// blanked is a text of spaces with the line feeds of another.
func blanked(src []byte) []byte {
	b := bytes.Clone(src)
	overwrite(b, 0, len(b))
	return b
}

// overwrite puts spaces in the place of all characters between two offsets but line feeds.
func overwrite(b []byte, from, to int) {
	for i := from; i < to; i++ {
		if b[i] != '\n' {
			b[i] = ' '
		}
	}
}

// literals follows the code blocks and HTML comments of a text, line by line.
type literals struct {
	fence   []byte // that opened the code block; nil outside
	comment bool
}

// inside reports whether a line belongs to a code block, its fences included, or to a comment of
// several lines.
func (l *literals) inside(line []byte) bool {
	text := bytes.TrimLeft(line, " ")
	run := 0
	for run < len(text) && (text[run] == '`' || text[run] == '~') && text[run] == text[0] {
		run++
	}
	switch {
	case l.fence != nil:
		if run >= len(l.fence) && text[0] == l.fence[0] && len(bytes.TrimSpace(text[run:])) == 0 {
			l.fence = nil
		}
		return true
	case l.comment:
		l.comment = !bytes.Contains(line, []byte("-->"))
		return true
	case run >= 3 && len(line)-len(text) < 4:
		l.fence = text[:run]
		return true
	}
	if at := bytes.LastIndex(line, []byte("<!--")); at >= 0 && !bytes.Contains(line[at:], []byte("-->")) {
		l.comment = true
		return true
	}
	return false
}
