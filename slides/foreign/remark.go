//go:build !js

package foreign

import (
	"regexp"
	"slices"
	"strings"
)

var (
	remarkProperty = regexp.MustCompile(`^([A-Za-z][-\w]*):[ \t]*(.*)$`)
	remarkClass    = regexp.MustCompile(`(\\)?((?:\.[A-Za-z_-][\w-]*)+)\[`)
)

// remarkProperties are those that remark knows. Another word with a colon is text.
var remarkProperties = []string{"class", "name", "template", "layout", "background-image", "background-color", "background-size",
	"background-position", "count", "exclude", "title"}

// remarkSlide is a slide of remark, and a template for others.
type remarkSlide struct {
	no    int
	props map[string]setting
	lines []line
}

// remark reads a deck of remark: --- separates slides, and -- steps of one slide.
func (c *converter) remark(src string) {
	front, rest, first := "", src, 1
	if f, r, n := frontBlock(src); f != "" {
		if all, ok := settings(f, 1); ok && !slices.ContainsFunc(all, func(s setting) bool { return s.key == "class" || s.key == "layout" || s.key == "template" }) {
			front, rest, first = f, r, n
		}
	}
	all, _ := settings(front, 1)
	for _, s := range all {
		if !c.deckSetting(s) {
			c.loseSetting(s.key, s.value, s.line)
		}
	}
	lines := c.scan(rest, first)
	now := remarkSlide{no: first}
	named := map[string]remarkSlide{}
	var layout *remarkSlide
	end := func() {
		now.properties()
		now = c.inherit(now, layout, named)
		if name := now.props["name"].value; name != "" {
			named[name] = now
		}
		switch now.props["layout"].value {
		case "true":
			as := now
			layout = &as
			return
		case "false":
			layout = nil
		}
		c.remarkSlide(now)
	}
	for _, l := range lines {
		if l.code == notCode && !l.void && strings.TrimRight(l.text, " \t") == "---" {
			end()
			now = remarkSlide{no: l.no}
			continue
		}
		now.lines = append(now.lines, l)
	}
	end()
}

// properties takes the properties from the beginning of a slide.
func (r *remarkSlide) properties() {
	r.props = map[string]setting{}
	for i, l := range r.lines {
		r.lines[i].comments = slices.DeleteFunc(slices.Clone(l.comments), func(n comment) bool {
			m := remarkProperty.FindStringSubmatch(strings.TrimSpace(n.text))
			if m == nil || !slices.Contains(remarkProperties, m[1]) {
				return false
			}
			r.props[m[1]] = setting{key: m[1], value: strings.TrimSpace(m[2]), line: n.no}
			return true
		})
	}
	for i, l := range r.lines {
		m := remarkProperty.FindStringSubmatch(l.text)
		switch {
		case l.blank() || l.void:
		case l.code == notCode && m != nil && slices.Contains(remarkProperties, m[1]):
			r.props[m[1]] = setting{key: m[1], value: strings.TrimSpace(m[2]), line: l.no}
			r.lines[i].void, r.lines[i].text = true, ""
		default:
			return
		}
	}
}

// remarkSlide reads one slide.
func (c *converter) remarkSlide(r remarkSlide) {
	if c.err != nil {
		return
	}
	if r.props["exclude"].value == "true" {
		c.lose(r.no, "a hidden slide; left out")
		return
	}
	s := c.newSlide(r.no)
	for _, key := range remarkProperties {
		p, ok := r.props[key]
		if !ok {
			continue
		}
		switch key {
		case "name":
			c.identify(s, p.value)
		case "background-image":
			if u := cssURL.FindStringSubmatch(p.value); u != nil {
				s.set(key, c.local(u[1], p.line))
			} else {
				c.loseSetting(key, p.value, p.line)
			}
		case "background-color":
			c.backgroundColor(s, key, p.value, p.line)
		case "background-size":
			c.backgroundSize(s, key, p.value, p.line)
		case "class":
			c.classes(s, key, p.value, p.line)
		case "template":
		case "layout":
			if p.value != "false" {
				c.loseSetting(key, p.value, p.line)
			}
		default:
			c.loseSetting(key, p.value, p.line)
		}
	}
	var items []item
	var note strings.Builder
	noting, properties := false, false
	for _, l := range r.lines {
		for _, n := range l.comments {
			c.note(s, n.text)
		}
		text := strings.TrimRight(l.text, " \t")
		m := remarkProperty.FindStringSubmatch(text)
		switch {
		case l.code == notCode && text == "--":
			noting, properties = false, true
			items = append(items, item{mark: pause, line: l})
			continue
		case l.code == notCode && text == "???":
			noting = true
		case noting:
			note.WriteString(l.text + "\n")
		case properties && l.code == notCode && m != nil && slices.Contains(remarkProperties, m[1]):
			if m[1] != "count" {
				c.loseSetting(m[1], m[2], l.no)
			}
		case properties && (l.blank() || l.void):
			items = append(items, item{line: l})
		default:
			properties = false
			items = append(items, item{line: l})
		}
	}
	c.build(s, c.items(c.contentClasses(items)))
	c.note(s, note.String())
}

// contentClass is a .class[ that is open.
type contentClass struct {
	mark  mark // column, aside or footer; aLine for a class without a meaning here
	depth int  // brackets that are open inside
}

// contentClasses reads remark's .left-column[…], .footnote[…] and the like.
func (c *converter) contentClasses(items []item) (out []item) {
	total := 0 // closing brackets that follow
	for _, it := range items {
		if it.mark == aLine && it.line.code == notCode {
			total += strings.Count(it.line.text, "]")
		}
	}
	var open []contentClass
	inColumns := false
	for _, it := range items {
		if it.mark != aLine || it.line.code != notCode || it.line.void {
			out = append(out, it)
			continue
		}
		c.remarkLine(&out, &open, &inColumns, &total, it)
	}
	if inColumns {
		out = append(out, item{mark: leave, ends: columns})
	}
	return out
}

// classMark is what the classes of a .class[ mean.
func classMark(names string) mark {
	for _, n := range strings.Split(strings.TrimPrefix(names, "."), ".") {
		switch {
		case strings.Contains(n, "footer"):
			return footer
		case n == "footnote" || n == "aside":
			return aside
		case n == "left" || n == "right": // these align text
		case strings.Contains(n, "column") || n == "col" || strings.HasPrefix(n, "col-") || strings.HasPrefix(n, "pull-") ||
			strings.HasPrefix(n, "left-") || strings.HasPrefix(n, "right-") || n == "split-left" || n == "split-right":
			return column
		}
	}
	return aLine
}

// remarkLine reads the classes of one line.
func (c *converter) remarkLine(out *[]item, open *[]contentClass, inColumns *bool, total *int, it item) {
	text := it.line.text
	if v := vueText.FindString(text); v != "" {
		c.loseOnce(it.line.no, "%s is filled in by remark; it stands as it is written", brief(v))
	}
	macros := map[int][]string{}
	for _, m := range remarkMacro.FindAllStringSubmatchIndex(text, -1) {
		macros[m[0]] = remarkMacro.FindStringSubmatch(text[m[0]:m[1]])
	}
	var now strings.Builder
	emit := func() {
		if strings.TrimSpace(now.String()) != "" || it.line.blank() {
			l := it
			l.line.text, l.line.comments = now.String(), nil
			if anyList.MatchString(l.line.text) && !anyList.MatchString(text) { // a star in a class is a star
				l.line.text = `\` + strings.TrimLeft(l.line.text, " ")
			}
			if *inColumns && len(*open) == 0 && !l.line.blank() {
				*out = append(*out, item{mark: leave, ends: columns})
				*inColumns = false
			}
			*out = append(*out, l)
		}
		now.Reset()
	}
	ends := codeEnds(text)
	starts := map[int][2]string{}
	for _, m := range remarkClass.FindAllStringSubmatchIndex(text, -1) {
		if m[2] < 0 && (m[0] == 0 || !wordBefore(text[:m[0]])) {
			starts[m[0]] = [2]string{text[m[4]:m[5]], text[m[0]:m[1]]}
		}
	}
	for i := 0; i < len(text); {
		if end, ok := ends[i]; ok {
			now.WriteString(text[i:end])
			*total -= strings.Count(text[i:end], "]")
			i = end
			continue
		}
		if m, ok := macros[i]; ok {
			now.WriteString(c.macro(m, it.line.no))
			*total -= strings.Count(m[0], "]")
			i += len(m[0])
			continue
		}
		if s, ok := starts[i]; ok && *total > 0 && len(*open) < maxDepth {
			class := contentClass{mark: classMark(s[0])}
			switch class.mark {
			case aLine:
				c.loseOnce(it.line.no, "class %s; left out, the text in it is kept", s[0])
			case column:
				emit()
				if !*inColumns {
					*out = append(*out, item{mark: columns, line: it.line})
					*inColumns = true
				}
				*out = append(*out, item{mark: column, line: it.line})
			default:
				emit()
				if *inColumns && len(*open) == 0 {
					*out = append(*out, item{mark: leave, ends: columns})
					*inColumns = false
				}
				*out = append(*out, item{mark: class.mark, line: it.line})
			}
			*open = append(*open, class)
			i += len(s[1])
			continue
		}
		switch ch := text[i]; {
		case ch == '\\' && i+1 < len(text):
			if text[i+1] == ']' {
				*total--
			}
			now.WriteByte(ch)
			i++
		case ch == '[' && len(*open) > 0:
			(*open)[len(*open)-1].depth++
		case ch == ']':
			*total--
			if n := len(*open) - 1; n >= 0 && (*open)[n].depth == 0 {
				if class := (*open)[n]; class.mark != aLine {
					emit()
					*out = append(*out, item{mark: leave, ends: class.mark})
				}
				*open = (*open)[:n]
				i++
				continue
			} else if n >= 0 {
				(*open)[n].depth--
			}
		}
		now.WriteByte(text[i])
		i++
	}
	emit()
}
