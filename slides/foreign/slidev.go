//go:build !js

package foreign

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	slot         = regexp.MustCompile(`^\s*::\s*([\w.:-]+?)\s*::\s*$`)
	formulaSteps = regexp.MustCompile(`^\s*\$\$\s*(\{(?:[\d,|*\s-]|all|none|hide)+\}(?:\s*\{[^{}]*\})?)\s*$`)
	vueText      = regexp.MustCompile(`\{\{[^{}]*\}\}`)
	srcRanges    = regexp.MustCompile(`^[\d,\s-]+$`)
)

// slidevPart is a slide of a file of Slidev: its settings and its lines.
type slidevPart struct {
	no       int
	settings []setting
	lines    []line
}

// value is a setting of the slide; empty if there is none.
func (p slidevPart) value(key string) string {
	for _, s := range p.settings {
		if s.key == key {
			return s.value
		}
	}
	return ""
}

// slidev reads a deck of Slidev.
func (c *converter) slidev(src string) {
	parts := c.slidevParts(src)
	for i, p := range parts {
		if i == 0 {
			var own []setting // what is the slide's own, and not the deck's
			for _, s := range p.settings {
				if !c.deckSetting(s) {
					own = append(own, s)
				}
			}
			p.settings = own
		}
		c.slidevSlide(p)
	}
}

// slidevParts splits a file at its lines of three dashes. Settings follow such a line if the next
// line is not blank, up to the next such line; or they are a block of YAML.
func (c *converter) slidevParts(src string) (parts []slidevPart) {
	raw := strings.Split(src, "\n")
	lines := c.scan(src, 1)
	now := slidevPart{no: 1}
	add := func() {
		if len(now.settings) > 0 || slices.ContainsFunc(now.lines, func(l line) bool { return !l.blank() }) {
			parts = append(parts, now)
		}
	}
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if l.code != notCode || l.void || !strings.HasPrefix(l.text, "---") {
			now.lines = append(now.lines, l)
			continue
		}
		add()
		now = slidevPart{no: l.no}
		if strings.HasPrefix(l.text, "----") || i+1 >= len(lines) || strings.TrimSpace(raw[i+1]) == "" {
			continue
		}
		end := i + 1
		for end < len(lines) && strings.TrimRight(raw[end], " \t") != "---" {
			end++
		}
		all, ok := settings(strings.Join(raw[i+1:min(end, len(raw))], "\n"), i+2)
		if end == len(lines) || !ok { // no settings but the text of the slide
			continue
		}
		now.settings = all
		i = end
	}
	add()
	for i := range parts {
		parts[i].yamlBlock()
	}
	return parts
}

// yamlBlock takes settings from a block of YAML code at the beginning of a slide.
func (p *slidevPart) yamlBlock() {
	at := slices.IndexFunc(p.lines, func(l line) bool { return !l.blank() && !l.void })
	if at < 0 || len(p.settings) > 0 || p.lines[at].code != fenceStart {
		return
	}
	if info := strings.TrimLeft(p.lines[at].text, "` "); info != "yaml" && info != "yml" {
		return
	}
	end := at + 1
	var text strings.Builder
	for end < len(p.lines) && p.lines[end].code == inFence {
		text.WriteString(p.lines[end].text + "\n")
		end++
	}
	if all, ok := settings(text.String(), p.lines[at].no+1); ok {
		p.settings = all
		p.lines = slices.Delete(slices.Clone(p.lines), at, min(end+1, len(p.lines)))
	}
}

// slidevSlide reads one slide, or the slides of the file that it names.
func (c *converter) slidevSlide(p slidevPart) {
	if c.err != nil {
		return
	}
	if p.value("hide") == "true" || p.value("disabled") == "true" {
		c.lose(p.no, "a hidden slide; left out")
		return
	}
	if src := p.value("src"); src != "" {
		c.slidevInclude(p, src)
		return
	}
	s := c.newSlide(p.no)
	c.slidevSettings(s, p)
	layout := p.value("layout")
	var items []item
	slots, noting := "", false         // noting: within a slot for notes
	add := func(name string, no int) { // begins a slot
		if slots != "" {
			items = append(items, item{mark: leave, ends: column})
		}
		if name == "bottom" || name == "default" {
			if slots != "" {
				items = append(items, item{mark: leave, ends: columns})
			}
			slots = ""
			return
		}
		if slots == "" {
			items = append(items, item{mark: columns, line: line{no: no}})
		}
		slots = name
		items = append(items, item{mark: column, line: line{no: no}})
	}
	p.lines = c.magicMove(p.lines)
	twoCols := layout == "two-cols" && slices.ContainsFunc(p.lines, func(l line) bool { return l.code == notCode && slot.MatchString(l.text) })
	for i, l := range p.lines {
		if twoCols && !l.blank() && !l.void { // a heading over the left column alone is the slide's
			twoCols = false
			if own := atx.MatchString(l.text) && l.code == notCode && !rightHeading(p.lines[i:]); own {
				items = append(items, item{line: l})
				add("left", l.no)
				continue
			}
			add("left", l.no)
		}
		for _, n := range l.comments {
			c.note(s, n.text)
		}
		if m := slot.FindStringSubmatch(l.text); m != nil && l.code == notCode {
			if noting = strings.Contains(strings.ToLower(m[1]), "note"); noting {
				continue
			}
			if m[1] != "left" || slots != "left" {
				add(m[1], l.no)
			}
			continue
		}
		if noting {
			c.note(s, l.text)
			continue
		}
		if l.code == notCode && strings.HasPrefix(strings.TrimSpace(l.text), "<<<") {
			for _, included := range c.snippet(l) {
				items = append(items, item{line: included})
			}
			continue
		}
		if l.code == notCode {
			if v := vueText.FindString(l.text); v != "" {
				c.lose(l.no, "%s is worked out by Slidev; it stands as it is written", brief(v))
			}
			if m := formulaSteps.FindStringSubmatch(l.text); m != nil {
				c.lose(l.no, "%s of a formula; it is shown whole", brief(m[1]))
				l.text = "$$"
			}
		}
		items = append(items, item{line: l})
	}
	c.build(s, c.items(items))
	for _, k := range p.settings {
		if (k.key == "title" || k.key == "name") && plain(k.value) != plain(s.title) {
			c.loseSetting(k.key, k.value, k.line)
		}
	}
}

// rightHeading reports whether the text of the slot ::right:: begins with a heading.
func rightHeading(lines []line) bool {
	right := false
	for _, l := range lines {
		m := slot.FindStringSubmatch(l.text)
		switch {
		case l.code == notCode && m != nil:
			right = m[1] == "right"
		case right && !l.blank() && !l.void:
			return l.code == notCode && atx.MatchString(l.text)
		}
	}
	return false
}

// slidevSettings carries out the settings of a slide.
func (c *converter) slidevSettings(s *slide, p slidevPart) {
	image, layout := p.value("image"), p.value("layout")
	for _, k := range p.settings {
		switch k.key {
		case "title", "name":
			continue // the slide's heading is its title, as slidevSlide sees when it is known
		case "layout":
			switch k.value {
			case "cover", "intro", "section":
				s.opens = true
			case "default", "two-cols", "two-cols-header", "image", "image-left", "image-right":
			case "center":
				s.centre = true
			case "quote", "fact", "statement", "full", "end", "none":
				c.loseSetting("layout", k.value, k.line)
			default:
				if url := p.value("url"); strings.HasPrefix(k.value, "iframe") && url != "" {
					c.lose(k.line, "layout: %s; a link to the page", k.value)
					s.late = append(s.late, "<"+escaped.Replace(url)+">")
					continue
				}
				c.lose(k.line, "layout: %s; left out, its content comes in order", brief(k.value))
			}
		case "background":
			c.anyBackground(s, k.key, k.value, k.line)
		case "backgroundSize":
			if strings.HasPrefix(layout, "image-") {
				c.loseSetting(k.key, k.value, k.line)
			} else {
				c.backgroundSize(s, k.key, k.value, k.line)
			}
		case "image":
			b := &builder{converter: c, s: s}
			switch {
			case layout == "image-left" || layout == "image-right":
				s.side.left = layout == "image-left"
				s.side.pictures = append(s.side.pictures, b.image("", image, "", nil, k.line))
			case layout == "image" || layout == "cover" || layout == "intro":
				s.set("background-image", c.local(image, k.line))
			default:
				c.loseSetting(k.key, k.value, k.line)
			}
		case "class":
			c.classes(s, k.key, k.value, k.line)
		case "routeAlias":
			c.identify(s, k.value)
		case "url":
			if !strings.HasPrefix(layout, "iframe") {
				c.loseSetting(k.key, k.value, k.line)
			}
		default:
			c.loseSetting(k.key, k.value, k.line)
		}
	}
}

// maxIncludes is how deep files of slides may name others.
const maxIncludes = 5

// slidevInclude reads the slides of a file, or those in a range such as "2,5-7" behind a #.
func (c *converter) slidevInclude(p slidevPart, src string) {
	ref, ranges, _ := strings.Cut(src, "#")
	name := c.find(ref)
	if strings.HasPrefix(ref, "/") { // from the deck's folder, unlike pictures
		name = path.Clean("." + ref)
	}
	switch {
	case name == "":
		c.lose(p.no, "src: %s leads out of the deck's folder; left out", brief(src))
		return
	case slices.Contains(c.includes, name) || len(c.includes) > maxIncludes:
		c.lose(p.no, "src: %s includes itself, or more than %d files deep; left out", brief(src), maxIncludes)
		return
	}
	text, err := c.text(name)
	if err != nil {
		if c.left < 0 {
			c.fail(err)
		}
		c.lose(p.no, "src: %s; left out", reason(err))
		return
	}
	outer := c.file
	c.file, c.includes = name, append(c.includes, name)
	for i, part := range c.slidevParts(text) {
		if !inRanges(ranges, i+1) {
			continue
		}
		for _, k := range p.settings { // the settings here go before those of the file
			if k.key != "src" {
				part.settings = append([]setting{k}, slices.DeleteFunc(part.settings, func(x setting) bool { return x.key == k.key })...)
			}
		}
		c.slidevSlide(part)
	}
	c.file, c.includes = outer, c.includes[:len(c.includes)-1]
}

// inRanges reports whether a number is in a list such as "2,5-7"; an empty list has all.
func inRanges(list string, n int) bool {
	if list == "" || !srcRanges.MatchString(list) || len(list) > 200 {
		return true
	}
	for _, r := range strings.Split(list, ",") {
		from, to, span := strings.Cut(strings.TrimSpace(r), "-")
		a, _ := strconv.Atoi(from)
		b := a
		if span {
			b, _ = strconv.Atoi(to)
		}
		if a <= n && n <= b {
			return true
		}
	}
	return false
}

var snippetLine = regexp.MustCompile(`^\s*<<<\s*([^\s#{}]+)(?:#([\w-]+))?(?:\s+([A-Za-z][\w+#-]*))?\s*(\{.*\})?\s*$`)

// snippet reads the code that a line such as <<< @/snippets/a.ts#region {2,3} names.
func (c *converter) snippet(l line) []line {
	m := snippetLine.FindStringSubmatch(l.text)
	if m == nil {
		c.lose(l.no, "%s; left out, it names no file", brief(l.text))
		return nil
	}
	name := c.find(m[1])
	if rest, ok := strings.CutPrefix(m[1], "@/"); ok {
		name = path.Clean(rest)
	}
	text, err := "", fmt.Errorf("%s leads out of the deck's folder", m[1])
	if name != "" {
		text, err = c.text(name)
	}
	if err != nil {
		if c.left < 0 {
			c.fail(err)
		}
		c.lose(l.no, "<<< %s; left out", reason(err))
		return nil
	}
	language := m[3]
	if language == "" {
		language = strings.TrimPrefix(path.Ext(name), ".")
	}
	code := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if m[2] != "" {
		code = region(code, m[2])
	}
	return fenced(l.no, language+" "+m[4], code)
}

// fenced are lines of code between fences that are longer than any in the code.
func fenced(no int, info string, code []string) []line {
	mark := "```"
	for _, l := range code {
		if t := strings.TrimLeft(l, " \t"); strings.HasPrefix(t, mark) {
			mark = strings.Repeat("`", len(t)-len(strings.TrimLeft(t, "`"))+1)
		}
	}
	out := []line{{no: no, text: mark + strings.TrimSpace(info), code: fenceStart}}
	for _, l := range code {
		out = append(out, line{no: no, text: l, code: inFence})
	}
	return append(out, line{no: no, text: mark, code: fenceEnd})
}

var regionMark = regexp.MustCompile(`#?(end)?region\b[ \t]*([\w-]*)`)

// region is the code between the marks of a region, #region name and #endregion.
func region(code []string, name string) (inside []string) {
	depth := 0
	for _, l := range code {
		m := regionMark.FindStringSubmatch(l)
		switch {
		case m == nil:
			if depth > 0 {
				inside = append(inside, l)
			}
		case m[1] == "" && (m[2] == name || depth > 0):
			depth++
		case m[1] != "" && depth > 0:
			if depth--; depth == 0 {
				return outdented(inside)
			}
		}
	}
	if inside == nil {
		return code
	}
	return outdented(inside)
}

// outdented is code without the indentation that all its lines have.
func outdented(code []string) []string {
	common, some := "", false
	for _, l := range code {
		rest := strings.TrimLeft(l, " \t")
		indent := l[:len(l)-len(rest)]
		switch {
		case rest == "":
		case !some:
			common, some = indent, true
		default:
			for !strings.HasPrefix(indent, common) {
				common = common[:len(common)-1]
			}
		}
	}
	out := make([]string, len(code))
	for i, l := range code {
		if strings.TrimSpace(l) != "" {
			out[i] = l[len(common):]
		}
	}
	return out
}
