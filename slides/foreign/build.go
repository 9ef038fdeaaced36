//go:build !js

package foreign

import (
	"regexp"
	"strings"
)

// slide is a slide on its way into deck.md. Its texts are Pandoc's Markdown.
type slide struct {
	line   int // where it begins
	titled bool
	title  string
	level  int // of the heading that became the title
	id     string
	opens  bool        // it opens the deck or a part of it: class title
	centre bool        // its text is centred: class center
	attrs  [][2]string // of the heading: background-image and the like
	foot   foot
	side   side
	body   []block
	late   []string // blocks that follow the body
	notes  []string
}

// side is pictures that stand beside a slide's text.
type side struct {
	pictures []string
	left     bool
	width    int // per cent; 0 for half
}

// set gives an attribute of the slide's heading a value; none takes it away.
func (s *slide) set(name, value string) {
	for i, a := range s.attrs {
		if a[0] == name {
			s.attrs = append(s.attrs[:i:i], s.attrs[i+1:]...)
			break
		}
	}
	if value != "" {
		s.attrs = append(s.attrs, [2]string{name, value})
	}
}

// attr is an attribute of the slide's heading; empty for none.
func (s *slide) attr(name string) string {
	for _, a := range s.attrs {
		if a[0] == name {
			return a[1]
		}
	}
	return ""
}

// mark says what an item or a block is.
type mark int

const (
	aLine mark = iota // of items only

	// Blocks of text.
	paragraph
	list
	quote
	html
	code

	// Marks that begin something, and leave, which ends the innermost of the kind in arg.
	columns
	column // arg: its width, or empty
	step   // what is inside comes by a step of its own
	steps  // each list item or block inside does
	notes
	footer // what is inside stands at the foot of the slide
	aside
	div // a fenced div of the deck's own; arg: its opening line
	leave

	pause // what follows comes by a step
)

// item is a line, or a mark between lines.
type item struct {
	mark mark
	line line
	arg  string
	ends mark // of leave: what ends
	step bool // of a line: what it belongs to comes by a step of its own
}

// block is a block of a slide's body, or a mark between blocks.
type block struct {
	mark  mark
	arg   string
	lines []string
	ends  mark
	steps bool // a list whose items come one by one
	top   bool // a mark that stands in nothing else
}

// maxDepth is how deep columns, steps and divs may nest. The reader takes ten divs.
const maxDepth = 8

// builder makes blocks of a slide's items.
type builder struct {
	*converter
	s      *slide
	cur    *block           // the block that the next line may continue
	no     int              // the line on which it begins
	gap    bool             // a blank line follows it
	step   bool             // it comes by a step
	items  int              // list items at the outer level,
	taken  int              // and those of them that come by a step
	kind   string           // of the list's marks: "-", "*", "+", "." or ")"
	open   []mark           // what is open, outermost first
	over   int              // marks that are open but have no effect: too deep, or inside notes
	note   *strings.Builder // of notes or a footer that is open
	math   bool             // in a block of $$
	noted  bool             // its text is a speaker note
	backed bool             // the slide has a background of its own
}

var (
	atx     = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*))?$`)
	setext  = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
	rule    = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	divRow  = regexp.MustCompile(`^ {0,3}:{3,}[ \t]*(.*)$`)
	divName = regexp.MustCompile(`^[^\s:]`)
)

// build adds the items to the slide.
func (c *converter) build(s *slide, items []item) {
	b := &builder{converter: c, s: s}
	for _, it := range items {
		switch it.mark {
		case aLine:
			b.add(it)
		case leave:
			b.end(it.ends)
		case pause:
			b.flush()
			b.s.body = append(b.s.body, block{mark: pause, top: len(b.open) == 0})
			if len(b.open) > 0 {
				b.lose(it.line.no, "a step inside columns; its content is shown at once")
			}
		default:
			b.begin(it.mark, it.arg, it.line.no)
		}
	}
	for len(b.open) > 0 {
		b.over = 0
		b.end(b.open[len(b.open)-1])
	}
	b.flush()
	for _, text := range s.late {
		s.body = append(s.body, block{mark: paragraph, lines: []string{text}})
	}
	s.late = nil
}

// begin opens columns, a column, a step, notes or a div.
func (b *builder) begin(m mark, arg string, no int) {
	b.flush()
	if m == notes && b.isOpen(footer) { // what is for the speaker is not for the foot
		b.over = 0
		b.end(footer)
	}
	if b.note != nil {
		b.over++
		return
	}
	if m == column {
		if b.isOpen(column) && b.innermost(columns, column) == column {
			b.end(column)
		}
		if b.innermost(columns, column) != columns {
			b.begin(columns, "", no)
		}
	}
	if len(b.open) >= maxDepth {
		b.over++
		b.loseOnce(no, "blocks nested more than %d deep; the inner ones are part of the outer", maxDepth)
		return
	}
	if m == footer {
		b.s.foot.line = no
	}
	if m == notes || m == footer {
		b.note = &strings.Builder{}
	} else {
		b.s.body = append(b.s.body, block{mark: m, arg: arg, top: len(b.open) == 0})
	}
	b.open = append(b.open, m)
}

// end closes the innermost of a kind, with what is open inside it.
func (b *builder) end(m mark) {
	b.flush()
	if b.over > 0 {
		b.over--
		return
	}
	if !b.isOpen(m) {
		return
	}
	for {
		last := b.open[len(b.open)-1]
		b.open = b.open[:len(b.open)-1]
		switch last {
		case notes:
			b.addNote(b.note.String())
			b.note = nil
		case footer:
			b.s.foot.texts = append(b.s.foot.texts, b.note.String())
			b.note = nil
		default:
			b.s.body = append(b.s.body, block{mark: leave, ends: last, top: len(b.open) == 0})
		}
		if last == m {
			return
		}
	}
}

func (b *builder) isOpen(m mark) bool {
	for _, o := range b.open {
		if o == m {
			return true
		}
	}
	return false
}

// innermost is which of two kinds was opened last; aLine for none.
func (b *builder) innermost(x, y mark) mark {
	for i := len(b.open) - 1; i >= 0; i-- {
		if b.open[i] == x || b.open[i] == y {
			return b.open[i]
		}
	}
	return aLine
}

// flush ends the current block.
func (b *builder) flush() {
	cur := b.cur
	b.cur, b.gap, b.math = nil, false, false
	if cur == nil {
		return
	}
	inSteps := b.isOpen(steps)
	switch {
	case cur.mark == list:
		cur.steps = inSteps || b.taken > 0 || b.tool == Marp && (b.kind == "*" || b.kind == ")")
		if b.taken > 0 && b.taken < b.items && !inSteps {
			b.lose(b.no, "steps of some items of a list; all its items come one by one")
		}
		b.s.body = append(b.s.body, *cur)
	case b.step || inSteps:
		top := len(b.open) == 0 || inSteps && len(b.open) == 1
		b.s.body = append(b.s.body, block{mark: step, top: top}, *cur, block{mark: leave, ends: step, top: top})
	default:
		b.s.body = append(b.s.body, *cur)
	}
	b.step, b.items, b.taken = false, 0, 0
}
