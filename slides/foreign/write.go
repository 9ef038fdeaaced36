//go:build !js

package foreign

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// slideLink begins the address of a link to a slide whose identifier is not known yet.
const slideLink = "\x00slide:"

var (
	slideNumber = regexp.MustCompile(`^/\d{1,4}$`)
	slideRef    = regexp.MustCompile(slideLink + `([^\s)\x00]*)`)
	notInID     = regexp.MustCompile(`[^a-z0-9]+`)
)

// newSlide begins a slide.
func (c *converter) newSlide(no int) *slide {
	if len(c.slides) >= maxSlides {
		c.fail(fmt.Errorf("%s: more than %d slides; split the deck", c.file, maxSlides))
	}
	s := &slide{line: no}
	c.slides = append(c.slides, s)
	return s
}

// identify gives a slide the identifier that the deck has for it, in lower-case letters, digits
// and hyphens. Links by the name that the deck has lead to it. A slide without a heading has no
// identifier.
func (c *converter) identify(s *slide, name string) {
	id := strings.Trim(notInID.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if id == "" || s.id != "" {
		return
	}
	for _, other := range c.slides {
		if other.id == id {
			return
		}
	}
	s.id = id
	c.targets[name], c.targets[id] = id, id
}

// markdown writes the deck.
func (c *converter) markdown() string {
	c.settleFeet()
	var shown []*slide
	for _, s := range c.slides {
		s.finish()
		if s.titled || len(s.attrs)+len(s.body)+len(s.notes)+len(s.side.pictures) > 0 {
			shown = append(shown, s)
		}
	}
	c.slides = shown
	if len(shown) > 0 && shown[0].titled {
		first := shown[0]
		c.front.set("title", plain(first.title))
		first.opens = first.opens || c.tool != Present && first.titleLike()
	}
	c.front.set("title", strings.TrimSuffix(c.includes[0], ".md"))
	if c.tool != Present && (len(shown) == 0 || !shown[0].titled || !shown[0].opens) {
		c.front.rename("title", "pagetitle") // no slide is to be made of it
	}
	c.numberLinks()
	var out strings.Builder
	out.WriteString(c.front.markdown())
	for i, s := range shown {
		out.WriteString("\n" + s.markdown(i == 0))
		if out.Len() > maxDeck+1 {
			break
		}
	}
	return slideRef.ReplaceAllStringFunc(out.String(), func(ref string) string {
		name := ref[len(slideLink):]
		if id, ok := c.targets[name]; ok {
			return "#" + id
		}
		return "#" + name
	})
}

// titleLike reports whether a slide is a heading with no more than a few lines of text.
func (s *slide) titleLike() bool {
	for _, b := range s.body {
		switch {
		case b.mark == paragraph && !strings.HasPrefix(b.lines[0], "|"):
		case b.mark == html && strings.HasPrefix(strings.ToLower(b.lines[0]), "<div"):
		default:
			return false
		}
	}
	return len(s.body) <= 4 && len(s.side.pictures) == 0
}

// numberLinks gives each slide that is linked to by its number an identifier.
func (c *converter) numberLinks() {
	linked := map[string]bool{}
	note := func(text string) {
		for _, m := range slideRef.FindAllStringSubmatch(text, -1) {
			linked[m[1]] = true
		}
	}
	for _, s := range c.slides {
		note(s.title)
		for _, b := range s.body {
			for _, l := range b.lines {
				note(l)
			}
		}
	}
	for i, s := range c.slides {
		name := fmt.Sprint(i + 1)
		if !linked[name] || c.targets[name] != "" {
			continue
		}
		if s.id == "" && s.titled {
			c.identify(s, "slide-"+name)
		}
		if s.id != "" {
			c.targets[name] = s.id
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.links)) {
		if l := c.links[name]; c.targets[name] == "" && len(c.lost) < maxLost {
			l.What = oneLine(fmt.Sprintf("link to #%s; no slide has this name, so the link stays as it is", name))
			c.lost = append(c.lost, l)
		}
	}
}

var (
	markup   = regexp.MustCompile("[*_`]+|\\\\([[:punct:]])")
	linkText = regexp.MustCompile(`!?\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})`)
	anyTag   = regexp.MustCompile(`<[^<>]*>`)
)

// plain is a line of Markdown without its marks, as far as a title has them.
func plain(text string) string {
	text = linkText.ReplaceAllString(anyTag.ReplaceAllString(text, " "), "$1")
	return strings.Join(strings.Fields(markup.ReplaceAllString(text, "$1")), " ")
}

// finish settles the steps of a slide when all its blocks are known. A step becomes a pause if
// nothing behind it is shown from the start, else a div of class fragment. A pause is left out
// where nothing follows, or where it stands in something else.
func (s *slide) finish() {
	body := s.body
	top := len(s.side.pictures) == 0
	plainAfter := make([]bool, len(body)+1) // shown from the start, and stands in no step
	inside := 0
	for i := len(body) - 1; i >= 0; i-- {
		plainAfter[i] = plainAfter[i+1]
		switch b := body[i]; {
		case b.mark == leave && (b.ends == step || b.ends == steps):
			inside++
		case b.mark == step || b.mark == steps:
			inside--
		case b.mark < columns && inside == 0:
			plainAfter[i] = true
		}
	}
	var out []block
	var unwrapped []bool // for each open mark: its end is not written
	some := s.titled     // something was written since the last pause
	for i, b := range body {
		switch {
		case b.mark == pause:
			if b.top && top && some {
				out, some = append(out, b), false
			}
			continue
		case b.mark == step && b.top && top && !plainAfter[i]:
			unwrapped = append(unwrapped, true)
			out = append(out, block{mark: pause})
			continue
		case b.mark == leave:
			last := len(unwrapped) - 1
			if last >= 0 && unwrapped[last] {
				unwrapped = unwrapped[:last]
				continue
			}
			unwrapped = unwrapped[:max(0, last)]
			if n := len(out) - 1; n >= 0 && out[n].mark >= columns && out[n].mark < leave { // empty
				out = out[:n]
				continue
			}
		case b.mark >= columns:
			unwrapped = append(unwrapped, b.mark == steps)
			if b.mark == steps {
				continue
			}
		default:
			some = true
		}
		out = append(out, b)
	}
	for n := len(out) - 1; n >= 0 && out[n].mark == pause; n-- {
		out = out[:n]
	}
	s.body = out
}

// markdown writes a slide. The first needs no rule before it.
func (s *slide) markdown(first bool) string {
	var parts []string
	if head := s.heading(); head != "" {
		parts = append(parts, head)
	} else if !first {
		parts = append(parts, "---")
	}
	body := s.blocks()
	if side := s.side; len(side.pictures) > 0 && len(body) == 0 {
		body = side.pictures
	} else if len(side.pictures) > 0 {
		width := side.width
		if width < 1 || width > 99 {
			width = 50
		}
		text := []string{fmt.Sprintf(`::: {.column width="%d%%"}`, 100-width)}
		text = append(append(text, body...), ":::")
		pictures := []string{fmt.Sprintf(`::: {.column width="%d%%"}`, width)}
		pictures = append(append(pictures, side.pictures...), ":::")
		if side.left {
			text, pictures = pictures, text
		}
		body = append(append(append([]string{":::: columns"}, text...), pictures...), "::::")
	}
	parts = append(parts, body...)
	for _, n := range s.notes {
		parts = append(parts, "::: notes\n"+n+"\n:::")
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// heading is the line that begins a slide; empty for a slide that a rule begins.
func (s *slide) heading() string {
	var attrs []string
	if s.id != "" {
		attrs = append(attrs, "#"+s.id)
	}
	switch {
	case s.opens && s.titled:
		attrs = append(attrs, ".title")
	case s.centre:
		attrs = append(attrs, ".center")
	}
	for _, a := range s.attrs {
		if a[0] == "background-color" && s.attr("background-image") != "" && s.attr("background-size") == "" {
			continue // the picture covers it
		}
		attrs = append(attrs, a[0]+`="`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(a[1])+`"`)
	}
	head := ""
	if s.titled {
		head = " " + s.title
	}
	if len(attrs) > 0 {
		head += " {" + strings.Join(attrs, " ") + "}"
	}
	if head == "" {
		return ""
	}
	return "#" + head
}

// blocks writes the blocks of a slide's body.
func (s *slide) blocks() (parts []string) {
	for _, b := range s.body {
		switch b.mark {
		case columns:
			parts = append(parts, ":::: columns")
		case column:
			if b.arg != "" {
				parts = append(parts, `::: {.column width="`+b.arg+`"}`)
			} else {
				parts = append(parts, "::: column")
			}
		case step:
			parts = append(parts, "::: fragment")
		case aside:
			parts = append(parts, "::: aside")
		case div:
			parts = append(parts, b.arg)
		case leave:
			if b.ends == columns {
				parts = append(parts, "::::")
			} else {
				parts = append(parts, ":::")
			}
		case pause:
			parts = append(parts, ". . .")
		case steps, notes, footer:
		default:
			text := strings.Join(b.lines, "\n")
			if b.steps {
				text = "::: incremental\n" + text + "\n:::"
			}
			parts = append(parts, text)
		}
	}
	return parts
}
