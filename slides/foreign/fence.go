//go:build !js

package foreign

import (
	"regexp"
	"slices"
	"strings"
)

var (
	codeWord  = regexp.MustCompile(`^[\w+#./-]+`)
	braces    = regexp.MustCompile(`\{([^{}]*)\}`)
	brackets  = regexp.MustCompile(`\[([^\][]*)\]`)
	lineSteps = regexp.MustCompile(`^(?:\d+:)?[ \t]*(?:all|hide|none|\*|[\d,\-| \t])*$`)
	startLine = regexp.MustCompile(`startLine\s*:\s*(\d{1,6})`)
	numbered  = regexp.MustCompile(`lines\s*:\s*true`)
	offset    = regexp.MustCompile(`^(\d{1,6}):`)
)

// fenceLine rewrites the line that opens a code block. Which lines come when, ts {1|2-3} in
// Slidev and js [1|2-3] in reveal.js, becomes {.ts code-line-numbers="1|2-3"}; a language alone
// stays as it is.
func (c *converter) fenceLine(l line) string {
	m := fenceMark.FindStringSubmatch(l.text)
	if m == nil {
		return l.text
	}
	info := strings.TrimSpace(m[3])
	if i := c.codeInfo(info, l.no); i != "" {
		return m[1] + m[2] + i
	}
	return m[1] + m[2]
}

// codeInfo is the info string of a code block in Pandoc's Markdown.
func (c *converter) codeInfo(info string, no int) string {
	language := codeWord.FindString(info)
	rest := info[len(language):]
	if rest == "" {
		return language
	}
	attributes := braces.FindAllStringSubmatch(rest, -1)
	if c.tool == Marp || c.tool == Present {
		if len(attributes) == 1 && strings.ContainsAny(attributes[0][1], ".#=") { // Pandoc's own form
			return info
		}
		c.lose(no, "%q behind the language of a code block; left out", brief(rest))
		return language
	}
	var steps, more []string
	if c.tool == Reveal {
		for _, m := range brackets.FindAllStringSubmatch(rest, 1) {
			if strings.TrimSpace(m[1]) == "" {
				more = append(more, ".numberLines")
			} else if lineSteps.MatchString(m[1]) {
				numbers, from := m[1], ""
				if o := offset.FindStringSubmatch(numbers); o != nil {
					numbers, from = numbers[len(o[0]):], o[1]
					more = append(more, ".numberLines", `startFrom="`+from+`"`)
				}
				steps = append(steps, numbers)
			} else {
				c.lose(no, "%q behind the language of a code block; left out", m[0])
			}
		}
	} else {
		for _, m := range brackets.FindAllStringSubmatch(rest, 1) {
			more = append(more, `filename="`+strings.ReplaceAll(m[1], `"`, `'`)+`"`)
		}
	}
	for _, m := range attributes {
		inside := strings.TrimSpace(m[1])
		from, lines := startLine.FindStringSubmatch(inside), numbered.MatchString(inside)
		switch {
		case inside != "" && lineSteps.MatchString(inside):
			if strings.Trim(inside, "*") != "" && inside != "all" {
				steps = append(steps, inside)
			}
		case from != nil:
			more = append(more, ".numberLines", `startFrom="`+from[1]+`"`)
		case lines:
			more = append(more, ".numberLines")
		default:
			c.lose(no, "%q behind the language of a code block; left out", brief(m[0]))
		}
	}
	if left := strings.Fields(brackets.ReplaceAllString(braces.ReplaceAllString(rest, ""), "")); len(left) > 0 {
		c.lose(no, "%q behind the language of a code block; left out", brief(strings.Join(left, " ")))
	}
	if len(steps)+len(more) == 0 {
		return language
	}
	all := more
	if language != "" {
		all = append([]string{"." + strings.Trim(strings.NewReplacer("#", "sharp", "+", "p", "/", "-").Replace(language), ".")}, more...)
	}
	if len(steps) > 0 {
		s := strings.NewReplacer("all", "", "*", "", "hide", "", "none", "", " ", "", "\t", "").Replace(steps[0])
		all = append(all, emphasis(s, c.tool == Reveal || slices.Contains(more, ".numberLines"))...)
	}
	return " {" + strings.Join(all, " ") + "}"
}

// emphasis is the attributes of code whose lines are emphasised by steps such as "1|2-3". In Quarto's
// attribute the lines are numbered, which the second takes back.
func emphasis(steps string, numbers bool) []string {
	all := []string{`code-line-numbers="` + steps + `"`}
	if !numbers {
		all = append(all, `data-line-numbers="false"`)
	}
	return all
}

// magicMove takes away the outer fence of a block of Slidev that moves from one code to the
// next: a fence of four backticks around fences of three.
func (c *converter) magicMove(lines []line) []line {
	out := make([]line, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		m := fenceMark.FindStringSubmatch(l.text)
		if l.code != fenceStart || m == nil || !strings.Contains(m[3], "magic-move") {
			out = append(out, l)
			continue
		}
		c.lose(l.no, "magic-move; its code blocks stand one under the other")
		var inner strings.Builder
		from := i + 1
		for i++; i < len(lines) && lines[i].code != fenceEnd; i++ {
			inner.WriteString(lines[i].text + "\n")
		}
		if from < i {
			out = append(out, c.scan(inner.String(), lines[from].no)...)
		}
	}
	return out
}
