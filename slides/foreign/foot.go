//go:build !js

package foreign

import (
	"slices"
	"strings"
)

// foot is what stands at the foot of a slide, in Markdown, and the line on which it begins.
type foot struct {
	texts []string
	line  int
}

func (f foot) text() string { return strings.Join(strings.Fields(strings.Join(f.texts, " ")), " ") }

// settleFeet makes the text at the foot of most slides the footer of the deck, if no slide has
// another there. Else each stands at the end of its slide, before the first step.
func (c *converter) settleFeet() {
	one, no := "", 0
	same, count := true, 0
	for _, s := range c.slides {
		text := s.foot.text()
		if text == "" {
			continue
		}
		if count++; count == 1 {
			one, no = text, s.foot.line
		}
		same = same && text == one
	}
	if same && 2*count > len(c.slides) && c.front.get("footer") == "" {
		if text := footerText(one); text != "" {
			c.front.set("footer", text)
			c.footerLoss(one, no)
			if count < len(c.slides) {
				c.lose(no, "the footer %q; it stands on all slides here", brief(text))
			}
			return
		}
	}
	for _, s := range c.slides {
		text := s.foot.text()
		if text == "" {
			continue
		}
		text = lineStart((&builder{converter: c, s: s}).inline(text, s.foot.line))
		at := slices.IndexFunc(s.body, func(b block) bool { return b.mark == pause && b.top })
		if at < 0 {
			at = len(s.body)
		}
		s.body = slices.Insert(s.body, at, block{mark: aside, top: true},
			block{mark: paragraph, lines: []string{text}}, block{mark: leave, ends: aside, top: true})
	}
}

var footerMarks = strings.NewReplacer("*", "", "`", "")

// footerText is Markdown as the deck's footer, which is a text.
func footerText(md string) string {
	text := linkText.ReplaceAllString(anyTag.ReplaceAllString(md, " "), "$1")
	return strings.Join(strings.Fields(footerMarks.Replace(text)), " ")
}

// footerLoss notes what a footer loses as it becomes a text.
func (c *converter) footerLoss(md string, no int) {
	if linkText.MatchString(md) || anyTag.MatchString(md) {
		c.lose(no, "links, pictures and HTML in the footer %s; it is a text here", brief(md))
	}
}
