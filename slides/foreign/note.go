//go:build !js

package foreign

import (
	"regexp"
	"slices"
	"strings"
)

// breaks are separators of slides in a text that turned out to be a comment.
var breaks = regexp.MustCompile(breakMark + "[hv]")

var anyColons = regexp.MustCompile(`^\s*:{3,}`)

// addNote adds a text to the slide's speaker notes. Nothing in it can end the notes or begin a
// slide: headings are of level 3 at least, rules are left out, code blocks are closed.
func (b *builder) addNote(text string) {
	lines := strings.Split(dedent(breaks.ReplaceAllString(text, "")), "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return
	}
	// The lines of a note are no lines of the slide, so they leave its state alone.
	n := &builder{converter: b.converter, s: b.s, noted: true}
	var out []string
	fence := ""
	for _, l := range lines {
		if fence != "" {
			if m := fenceClose.FindStringSubmatch(l); m != nil && m[1][0] == fence[0] && len(m[1]) >= len(fence) {
				fence = ""
			}
			out = append(out, l)
			continue
		}
		if m := fenceMark.FindStringSubmatch(l); m != nil && !(m[2][0] == '`' && strings.Contains(m[3], "`")) {
			fence = m[2]
			out = append(out, strings.TrimLeft(m[1], " \t")+m[2]+codeWord.FindString(strings.TrimSpace(m[3])))
			continue
		}
		if rule.MatchString(l) || setext.MatchString(l) {
			continue
		}
		if m := atx.FindStringSubmatch(l); m != nil {
			if len(out) > 0 && out[len(out)-1] != "" {
				out = append(out, "")
			}
			out = append(out, strings.Repeat("#", max(3, len(m[1])))+" "+n.inline(strings.TrimSpace(m[2]), b.s.line), "")
			continue
		}
		if len(out) > 0 && out[len(out)-1] != "" && listMark.MatchString(l) && !listMark.MatchString(out[len(out)-1]) && !strings.HasPrefix(out[len(out)-1], " ") {
			out = append(out, "")
		}
		text := n.inline(l, b.s.line)
		if anyColons.MatchString(text) {
			text = `\` + strings.TrimLeft(text, " \t")
		}
		out = append(out, strings.ReplaceAll(text, "<!--", `\<!--`))
	}
	if fence != "" {
		out = append(out, fence)
	}
	out = slices.CompactFunc(out, func(a, b string) bool { return a == "" && b == "" })
	if note := strings.TrimRight(strings.Join(out, "\n"), "\n"); strings.TrimSpace(note) != "" {
		b.s.notes = append(b.s.notes, note)
	}
}

// note adds a comment or another text that is a speaker note to a slide.
func (c *converter) note(s *slide, text string) {
	(&builder{converter: c, s: s}).addNote(text)
}

// dedent takes away the indentation that all lines have, but the first, which may follow a mark.
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	least := -1
	for _, l := range lines[1:] {
		if t := strings.TrimLeft(l, " \t"); t != "" && (least < 0 || len(l)-len(t) < least) {
			least = len(l) - len(t)
		}
	}
	lines[0] = strings.TrimSpace(lines[0])
	for i := range lines[1:] {
		if l := lines[i+1]; least > 0 {
			lines[i+1] = l[min(len(l), least):]
		}
		lines[i+1] = strings.TrimRight(lines[i+1], " \t")
	}
	return strings.Join(lines, "\n")
}
