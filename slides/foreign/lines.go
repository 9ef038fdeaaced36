//go:build !js

package foreign

import (
	"regexp"
	"strings"
)

var (
	htmlBlock = regexp.MustCompile(`^ {0,3}</?([A-Za-z][\w-]*)(?:[\s/>]|$)`)
	tagAlone  = regexp.MustCompile(`^ {0,3}</?[A-Za-z][^<>]*>\s*$`)
	headID    = regexp.MustCompile(`[ \t]*\{[^{}]*\}[ \t]*$`)
	idInside  = regexp.MustCompile(`#([A-Za-z][\w:.-]*)`)
)

// blockTags are the elements of HTML that begin a block in CommonMark, as far as decks have them.
var blockTags = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`address article aside blockquote body center col colgroup dd details dialog dir div dl dt
		fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main
		menu nav ol option p pre section source summary table tbody td tfoot th thead title tr track ul video audio`) {
		blockTags[name] = true
	}
}

// startsHTML reports whether a line begins a block of HTML: in it, Markdown is not read until a
// blank line follows.
func startsHTML(text string) bool {
	m := htmlBlock.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	name := strings.ToLower(m[1])
	return blockTags[name] || name != "img" && name != "br" && tagAlone.MatchString(text)
}

// add takes one line into the slide.
func (b *builder) add(it item) {
	l := it.line
	if b.note != nil {
		b.note.WriteString(l.text + "\n")
		return
	}
	switch {
	case l.code != notCode:
		b.addCode(l)
	case l.void:
		if it.step {
			b.takeStep(l.no)
		}
	case l.blank():
		b.gap = true
	default:
		b.addText(l)
		if it.step {
			b.takeStep(l.no)
		}
	}
}

// takeStep makes the list item or block that was added last come by a step. A slide's heading and
// columns come by none.
func (b *builder) takeStep(no int) {
	switch last := len(b.s.body) - 1; {
	case b.cur != nil && b.cur.mark == list:
		b.taken = min(b.taken+1, b.items)
	case b.cur != nil:
		b.step = true
	case last >= 0 && b.s.body[last].mark < columns:
		moved := b.s.body[last]
		top := len(b.open) == 0
		b.s.body = append(b.s.body[:last], block{mark: step, top: top}, moved, block{mark: leave, ends: step, top: top})
	default:
		b.lose(no, "a step of a heading or of columns; it is shown from the start")
	}
}

// start begins a block.
func (b *builder) start(m mark, no int) {
	b.flush()
	if len(b.open) > 0 && b.open[len(b.open)-1] == columns && b.over == 0 {
		b.begin(column, "", no)
	}
	b.cur, b.no = &block{mark: m}, no
}

func (b *builder) addCode(l line) {
	inside := b.cur != nil && b.cur.mark == list && (strings.HasPrefix(l.text, "  ") || strings.HasPrefix(l.text, "\t"))
	switch {
	case l.code == fenceStart && anyList.MatchString(l.text):
		b.addText(line{no: l.no, text: strings.Replace(l.text, strings.TrimLeft(l.text, " -*+.)0123456789\t"), "", 1)})
		if b.cur != nil {
			b.cur.lines[len(b.cur.lines)-1] = b.fenceLine(l)
		}
		return
	case l.code == fenceStart && inside:
		if b.gap {
			b.cur.lines = append(b.cur.lines, "")
		}
		b.gap = false
	case l.code == fenceStart, l.code == indented && (b.cur == nil || b.cur.mark != code):
		b.start(code, l.no)
	case l.code == indented && b.gap:
		b.cur.lines, b.gap = append(b.cur.lines, ""), false
	}
	if b.cur == nil {
		return
	}
	text := l.text
	if l.code == fenceStart {
		text = b.fenceLine(l)
	}
	b.cur.lines = append(b.cur.lines, text)
	if l.code == fenceEnd && b.cur.mark == code {
		b.flush()
	}
}

// addText takes a line that is neither code nor blank.
func (b *builder) addText(l line) {
	if m := divRow.FindStringSubmatch(l.text); m != nil && !b.math {
		b.addDiv(l, m[1])
		return
	}
	if b.gap && !b.continues(l.text) {
		b.flush()
	}
	if m := atx.FindStringSubmatch(l.text); m != nil && !b.math {
		b.heading(len(m[1]), strings.TrimRight(strings.TrimRight(strings.TrimSpace(m[2]), "#"), " \t"), l.no)
		return
	}
	if b.cur != nil && b.cur.mark == paragraph && !b.gap && !b.math {
		if m := setext.FindStringSubmatch(l.text); m != nil && !strings.Contains(b.cur.lines[len(b.cur.lines)-1], "|") {
			text := strings.ReplaceAll(strings.Join(b.cur.lines, " "), `\ `, " ")
			b.cur = nil
			b.titleOrHeading(map[byte]int{'=': 1, '-': 2}[m[1][0]], text)
			return
		}
	}
	if rule.MatchString(l.text) && !b.math {
		b.flush()
		b.lose(l.no, "a rule inside a slide; left out, for a rule begins a slide here")
		return
	}
	mark, kind := b.kindOf(l.text)
	switch {
	case b.cur == nil:
		b.start(mark, l.no)
	case b.gap: // continues says that the line belongs to the list
		b.cur.lines = append(b.cur.lines, "")
	case b.cur.mark == html || b.math:
	case b.cur.mark == paragraph && (mark == list || mark == quote || mark == html):
		b.start(mark, l.no)
	case b.cur.mark == list && mark == list && kind != b.kind && kind != "":
		b.start(mark, l.no)
	case b.cur.mark == quote && mark == list, b.cur.mark == list && mark == quote && strings.HasPrefix(l.text, ">"):
		b.start(mark, l.no)
	}
	if b.cur.mark == list && mark == list && kind != "" {
		b.items++
		b.kind = kind
	}
	b.gap = false
	text := b.inline(l.text, l.no)
	if fenceMark.MatchString(text) || divRow.MatchString(text) || rule.MatchString(text) || atx.MatchString(text) {
		// It was none in the deck: a picture was taken out of the line, or it stands in a formula.
		text = `\` + strings.TrimLeft(text, " \t")
	}
	if text == "" && strings.TrimSpace(l.text) != "" && len(b.cur.lines) == 0 {
		b.cur = nil
		return
	}
	if text == "" && strings.TrimSpace(l.text) != "" {
		return
	}
	if n := len(b.cur.lines); n > 0 && b.tool == Marp && b.cur.mark == paragraph && !b.math {
		last := b.cur.lines[n-1]
		if !strings.HasSuffix(last, `\`) && !strings.HasSuffix(last, "  ") && !strings.Contains(last, "|") && !strings.HasSuffix(last, "$$") {
			b.cur.lines[n-1] = last + `\` // Marp shows each line break
		}
	}
	b.cur.lines = append(b.cur.lines, text)
}

// kindOf is the kind of block that a line begins, and of a list the kind of its mark; empty for
// an item of an inner list.
func (b *builder) kindOf(text string) (mark, string) {
	if m := listMark.FindStringSubmatch(text); m != nil {
		if b.cur == nil || b.cur.mark != list || len(m[1]) < 2 {
			return list, m[2][len(m[2])-1:]
		}
		return list, ""
	}
	switch {
	case b.cur != nil && b.cur.mark == list && anyList.MatchString(text):
		return list, ""
	case strings.HasPrefix(strings.TrimLeft(text, " "), ">"):
		return quote, ""
	case startsHTML(text):
		return html, ""
	}
	return paragraph, ""
}

// continues reports whether a line behind a blank line belongs to the current block: a further
// item of a list, or a part of its last item.
func (b *builder) continues(text string) bool {
	if b.math {
		return true
	}
	if b.cur == nil || b.cur.mark != list {
		return false
	}
	if strings.HasPrefix(text, "  ") || strings.HasPrefix(text, "\t") {
		return true
	}
	mark, kind := b.kindOf(text)
	return mark == list && kind == b.kind
}

// addDiv takes a line of three or more colons, which only Pandoc's Markdown reads as a div.
func (b *builder) addDiv(l line, name string) {
	switch {
	case divName.MatchString(name):
		b.begin(div, strings.TrimSpace(l.text), l.no)
	case name == "" && b.isOpen(div):
		b.end(div)
	default:
		b.start(paragraph, l.no)
		b.cur.lines = append(b.cur.lines, `\`+strings.TrimSpace(l.text))
	}
}

// heading makes the first heading of a slide its title, and others headings inside it.
func (b *builder) heading(level int, text string, no int) {
	b.flush()
	b.titleOrHeading(level, b.inline(text, no))
}

func (b *builder) titleOrHeading(level int, text string) {
	id := ""
	if at := headID.FindStringIndex(text); at != nil {
		if m := idInside.FindStringSubmatch(text[at[0]:]); m != nil {
			id = m[1]
			text = text[:at[0]]
		} else {
			text = strings.Replace(text[:at[0]]+strings.Replace(text[at[0]:], "{", `\{`, 1), `\\{`, `\{`, 1)
		}
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if !b.s.titled && !b.visible() {
		b.s.titled, b.s.title, b.s.level = true, text, level
		if id != "" {
			b.identify(b.s, id)
		}
		return
	}
	base := 1
	if b.s.titled {
		base = b.s.level
	}
	b.start(paragraph, 0)
	b.cur.lines = []string{strings.Repeat("#", min(6, max(2, level-base+1))) + " " + text}
	b.flush()
}

// visible reports whether the slide has a block of text or columns already.
func (b *builder) visible() bool {
	if b.cur != nil {
		return true
	}
	for _, x := range b.s.body {
		if x.mark <= columns {
			return true
		}
	}
	return false
}
