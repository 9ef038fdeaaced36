//go:build !js

package foreign

import (
	"regexp"
	"slices"
	"strings"
)

// line is one line of a deck.
type line struct {
	no       int
	text     string // without comments
	code     codeKind
	void     bool // held only a comment, or a part of one or of a style sheet: it is no blank line either
	comments []comment
}

// codeKind says how a line is code.
type codeKind int

const (
	notCode    codeKind = iota
	fenceStart          // opens a fenced block
	inFence
	fenceEnd
	indented // code by four spaces
)

// comment is an HTML comment without its marks. It belongs to the line on which it begins.
type comment struct {
	no   int
	text string
}

func (l line) blank() bool { return l.code == notCode && !l.void && strings.TrimSpace(l.text) == "" }

var (
	fenceMark  = regexp.MustCompile("^([ \t]*(?:(?:[-*+]|\\d{1,9}[.)])[ \t]+)?[ \t]*(?:>[ \t]*)*)(`{3,}|~{3,})(.*)$")
	fenceClose = regexp.MustCompile("^[ \t>]*(`{3,}|~{3,})[ \t]*$")
	listMark   = regexp.MustCompile(`^( {0,3})([-*+]|\d{1,9}[.)])(?:[ \t]+|$)`)
	anyList    = regexp.MustCompile(`^\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)`)
	hiddenTag  = regexp.MustCompile(`(?i)^\s*<(style|script)(?:\s[^>]*)?>`)
)

// breakMark stands for a separator that was found before the scan. No deck has a NUL.
const breakMark = "\x00"

// scanner tells code, comments and text apart.
type scanner struct {
	c       *converter
	lines   []string
	first   int                 // the number of the first line
	closers map[string][]closer // by the fence's character
	breaks  []int               // the lines with breakMark
	never   map[string]int      // for what has no end from here on: the least length of a fence by its character, or a tag
}

// closer is a line that can close a fence.
type closer struct{ index, length int }

// scan reads lines of which the first has the number first. Comments are taken out of the text,
// style sheets and scripts are lost. A fence without an end is no code but text, so that notes
// after it stay notes; so is a comment, except that all after it belongs to it.
func (c *converter) scan(text string, first int) []line {
	s := &scanner{c: c, lines: strings.Split(strings.TrimSuffix(text, "\n"), "\n"), first: first, never: map[string]int{}}
	out := make([]line, 0, len(s.lines))
	blankBefore, inList := true, false
	for i := 0; i < len(s.lines); i++ {
		raw := s.lines[i]
		if m := fenceMark.FindStringSubmatch(raw); m != nil && !(m[2][0] == '`' && strings.Contains(m[3], "`")) {
			if end := s.fenceEnd(i, m[2]); end > 0 {
				for j := i; j <= end; j++ {
					out = append(out, line{no: first + j, text: s.lines[j], code: inFence})
				}
				out[len(out)-1-(end-i)].code, out[len(out)-1].code = fenceStart, fenceEnd
				i, blankBefore = end, false
				continue
			}
			c.lose(first+i, "a code block without an end; its lines are read as text")
			out = append(out, line{no: first + i, void: true})
			continue
		}
		indent := len(raw) - len(strings.TrimLeft(raw, " "))
		if strings.HasPrefix(raw, "\t") {
			indent = 4
		}
		switch blank := strings.TrimSpace(raw) == ""; {
		case blank:
		case blankBefore && !inList && indent >= 4 && !strings.Contains(raw, "<!--"):
			out = append(out, line{no: first + i, text: raw, code: indented})
			continue
		case anyList.MatchString(raw):
			inList = true
		case blankBefore && indent == 0:
			inList = false
		}
		if m := hiddenTag.FindStringSubmatch(raw); m != nil {
			if end := s.tagEnd(i, strings.ToLower(m[1])); end >= 0 {
				c.lose(first+i, "<%s>; left out", strings.ToLower(m[1]))
				for ; i < end; i++ {
					out = append(out, line{no: first + i, void: true})
				}
				out = append(out, line{no: first + i, void: true})
				continue
			}
		}
		l, last := s.comments(i)
		blankBefore = l.blank()
		out = append(out, l)
		for i < last {
			i++
			out = append(out, line{no: first + i, void: true})
		}
	}
	return out
}

// fenceEnd is the index of the line that closes a fence; 0 for none.
func (s *scanner) fenceEnd(from int, mark string) int {
	char := mark[:1]
	if least, ok := s.never[char]; ok && len(mark) >= least {
		return 0
	}
	if s.closers == nil {
		s.closers = map[string][]closer{}
		for i, text := range s.lines {
			if strings.Contains(text, breakMark) {
				s.breaks = append(s.breaks, i)
			}
			if m := fenceClose.FindStringSubmatch(text); m != nil {
				s.closers[m[1][:1]] = append(s.closers[m[1][:1]], closer{i, len(m[1])})
			}
		}
	}
	stop := len(s.lines) // no fence goes beyond the separator of two slides that is known already
	if at, _ := slices.BinarySearch(s.breaks, from+1); at < len(s.breaks) {
		stop = s.breaks[at]
	}
	all := s.closers[char]
	at, _ := slices.BinarySearchFunc(all, from+1, func(c closer, line int) int { return c.index - line })
	for _, c := range all[at:] {
		if c.index > stop {
			return 0
		}
		if c.length >= len(mark) {
			return c.index
		}
	}
	s.never[char] = len(mark)
	return 0
}

// tagEnd is the index of the line with the closing tag; -1 for none.
func (s *scanner) tagEnd(from int, tag string) int {
	if _, ok := s.never[tag]; ok {
		return -1
	}
	for j := from; j < len(s.lines); j++ {
		if strings.Contains(strings.ToLower(s.lines[j]), "</"+tag) {
			return j
		}
	}
	s.never[tag] = 0
	return -1
}

// comments takes the comments out of a line. It returns the index of the line on which the last
// of them ends; text after that end stands on the line on which the comment began.
func (s *scanner) comments(i int) (line, int) {
	l := line{no: s.first + i}
	last, now := i, s.lines[i]
	var text strings.Builder
	ends := codeEnds(now)
	for at := 0; at < len(now); {
		if end, ok := ends[at]; ok {
			text.WriteString(now[at:end])
			at = end
			continue
		}
		if !strings.HasPrefix(now[at:], "<!--") {
			text.WriteByte(now[at])
			at++
			continue
		}
		from := s.first + last
		var inside strings.Builder
		at += len("<!--")
		end := strings.Index(now[at:], "-->")
		for end < 0 && last+1 < len(s.lines) {
			inside.WriteString(now[at:] + "\n")
			last++
			now, at = s.lines[last], 0
			if end = strings.Index(now, "-->"); end >= 0 {
				ends = codeEnds(now)
			}
		}
		if end < 0 {
			s.c.lose(from, "a comment without an end; all after it is a speaker note")
			inside.WriteString(now[at:])
			at = len(now)
		} else {
			inside.WriteString(now[at : at+end])
			at += end + len("-->")
		}
		l.comments = append(l.comments, comment{from, inside.String()})
	}
	l.text = text.String()
	if len(l.comments) > 0 {
		l.text = strings.TrimRight(l.text, " \t")
	}
	if len(l.comments) > 0 && strings.TrimSpace(l.text) == "" {
		l.text, l.void = "", true
	}
	return l, last
}

// codeEnds maps the offset of each run of backticks in a line to the end of the inline code that
// begins there. A run without a partner of its length, and one behind a backslash, begins none.
func codeEnds(text string) map[int]int {
	if !strings.Contains(text, "`") {
		return nil
	}
	ends := map[int]int{}
	later := map[int]int{} // the end of the next run by its length
	for j := len(text); j > 0; {
		if text[j-1] != '`' {
			j--
			continue
		}
		i := j
		for i > 0 && text[i-1] == '`' {
			i--
		}
		if end, ok := later[j-i]; ok && (i == 0 || text[i-1] != '\\') {
			ends[i] = end
		}
		later[j-i] = j
		j = i
	}
	return ends
}
