//go:build !js

package foreign

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	slidevSign = regexp.MustCompile(`^\s*(?:::(?:left|right|default)::\s*$|</?v-clicks?(?:\s[^>]*)?>|<<<\s*@/)`)
	slidevKeys = []string{"highlighter", "drawings", "mdc", "routerMode", "colorSchema", "canvasWidth", "themeConfig", "monaco", "twoslash", "addons"}
	slideKey   = regexp.MustCompile(`^(?:layout|src|background|clicks|routeAlias|class|hide|transition|image): \S`)
	marpImage  = regexp.MustCompile(`!\[(?:[^\]]*\s)?bg(?:\s[^\]]*)?\]\(`)
	marpKey    = regexp.MustCompile(`^\s*_(?:class|paginate|backgroundColor|backgroundImage|color|header|footer):`)
	remarkSign = regexp.MustCompile(`^\s*\.(?:left-column|right-column|pull-left|pull-right|footnote|center|middle)(?:\.[\w-]+)*\[|!\[:\w+[^\]]*\]\(`)
)

// Detect returns the tool that a file was certainly written for, by signs that no other tool has.
// It is empty for Pandoc's Markdown, and where the signs are not certain.
func Detect(name string, src []byte) Tool {
	if strings.EqualFold(path.Ext(name), ".slide") {
		return Present
	}
	src = src[:min(len(src), maxSource)]
	if !utf8.Valid(src) && len(src) < maxSource || strings.Contains(string(src), breakMark) {
		return ""
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(src), "\ufeff"))
	front, rest, first := frontBlock(text)
	all, _ := settings(front, 1)
	has := func(keys ...string) bool {
		return slices.ContainsFunc(all, func(s setting) bool { return slices.Contains(keys, s.key) })
	}
	switch {
	case has("slide-level"): // Pandoc's, as in all decks that Convert writes
		return ""
	case slices.ContainsFunc(all, func(s setting) bool { return s.key == "marp" && s.value == "true" }):
		return Marp
	case has("revealOptions", "verticalSeparator", "notesSeparator"):
		return Reveal
	case has(slidevKeys...):
		return Slidev
	}
	c := &converter{once: map[string]bool{}}
	lines := c.scan(rest, first)
	after := true // a line of dashes stands before the line
	for i, l := range lines {
		for _, n := range l.comments {
			switch {
			case revealComment.MatchString(n.text):
				return Reveal
			case marpKey.MatchString(n.text):
				return Marp
			}
		}
		if l.code != notCode {
			after = false
			continue
		}
		l.text = withoutCode(l.text)
		switch {
		case marpImage.MatchString(l.text):
			return Marp
		case slidevSign.MatchString(l.text), after && i > 0 && slideKey.MatchString(l.text) && closes(lines[i:]):
			return Slidev
		case l.text == "???", remarkSign.MatchString(l.text), after && strings.HasPrefix(l.text, "layout: true"):
			return Remark
		}
		after = strings.TrimRight(l.text, " \t") == "---"
	}
	return ""
}

// withoutCode is a line without its inline code.
func withoutCode(text string) string {
	ends := codeEnds(text)
	if len(ends) == 0 {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		if end, ok := ends[i]; ok {
			i = end
			continue
		}
		out.WriteByte(text[i])
		i++
	}
	return out.String()
}

// closes reports whether lines are settings up to a line of dashes.
func closes(lines []line) bool {
	for _, l := range lines[:min(len(lines), 20)] {
		switch {
		case strings.TrimRight(l.text, " \t") == "---":
			return true
		case !looseKey.MatchString(l.text):
			return false
		}
	}
	return false
}
