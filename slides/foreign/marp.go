//go:build !js

package foreign

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// marpDirectives are the names of Marp's directives. Only a comment with one of them is none of
// the speaker's notes.
var marpDirectives = strings.Fields(`marp theme style headingDivider lang size math title author description keywords url image
	paginate header footer class backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize color transition
	date subtitle logo`)

// marpReader is the state of reading a deck of Marp: directives hold from their slide on.
type marpReader struct {
	*converter
	lasting  slide // what the slides from here on have: background, class and footer
	dividers []string
}

// marp reads a deck of Marp. Rules separate slides, and headings do where headingDivider says so.
func (c *converter) marp(src string) {
	m := &marpReader{converter: c}
	front, rest, first := frontBlock(src)
	all, _ := settings(front, 1)
	lines := c.scan(rest, first)
	for _, s := range all {
		if s.key == "headingDivider" {
			m.dividers = m.dividerLevels(s)
		}
	}
	for _, l := range lines {
		for _, n := range l.comments {
			if d, ok := marpComment(n); ok && m.dividers == nil {
				for _, s := range d {
					if s.key == "headingDivider" {
						m.dividers = m.dividerLevels(s)
					}
				}
			}
		}
	}
	var slide []line
	no := first
	for i, l := range lines {
		isRule := l.code == notCode && rule.MatchString(l.text) && !setextAt(lines, i)
		divides := m.divides(l) && slices.ContainsFunc(slide, func(x line) bool { return !x.blank() && !x.void })
		if isRule || divides {
			m.slide(slide, no, all)
			slide, no, all = nil, l.no, nil
			if isRule {
				continue
			}
		}
		slide = append(slide, l)
	}
	m.slide(slide, no, all)
}

func (m *marpReader) dividerLevels(s setting) []string {
	if len(s.items) > 0 {
		return s.items
	}
	if s.value >= "1" && s.value <= "6" && len(s.value) == 1 {
		return strings.Split("123456"[:s.value[0]-'0'], "")
	}
	return nil
}

// divides reports whether a line is a heading that begins a slide.
func (m *marpReader) divides(l line) bool {
	if len(m.dividers) == 0 || l.code != notCode {
		return false
	}
	h := atx.FindStringSubmatch(l.text)
	return h != nil && slices.Contains(m.dividers, string('0'+byte(len(h[1]))))
}

// setextAt reports whether a line of dashes makes a heading of the paragraph above it.
func setextAt(lines []line, i int) bool {
	if !setext.MatchString(lines[i].text) || i == 0 {
		return false
	}
	above := lines[i-1]
	return above.code == notCode && !above.void && !above.blank() && !atx.MatchString(above.text) && !rule.MatchString(above.text) &&
		!anyList.MatchString(above.text) && !strings.HasPrefix(strings.TrimLeft(above.text, " "), ">") && !strings.HasPrefix(above.text, "  ") &&
		!startsHTML(above.text) && !(strings.Contains(above.text, "|") && strings.Contains(above.text, "-"))
}

// marpComment reads a comment as directives.
func marpComment(n comment) ([]setting, bool) {
	text := n.text
	if strings.HasPrefix(text, " ") {
		text = strings.TrimLeft(text, " ")
	}
	all, ok := settings(text, n.no)
	known := slices.ContainsFunc(all, func(s setting) bool {
		return slices.Contains(marpDirectives, strings.TrimLeft(s.key, "_$"))
	})
	return all, ok && known
}

// slide reads one slide. Those of the front matter belong to the first.
func (m *marpReader) slide(lines []line, no int, front []setting) {
	s := m.newSlide(no)
	if m.err != nil {
		return
	}
	s.attrs, s.centre, s.foot = slices.Clone(m.lasting.attrs), m.lasting.centre, m.lasting.foot
	m.directives(s, front)
	var items []item
	for _, l := range lines {
		for _, n := range l.comments {
			switch all, ok := marpComment(n); {
			case ok:
				m.directives(s, all)
			case strings.TrimSpace(n.text) == "fit":
				m.lose(n.no, "<!-- fit -->; left out, for headings are sized by themselves")
			default:
				m.note(s, n.text)
			}
		}
		items = append(items, item{line: l})
	}
	m.build(s, m.items(items))
	if s.attr("background-image") == "" {
		s.set("background-size", "")
	}
}

// directives carries directives out. One with an underscore is for this slide only, the others are for
// those that follow as well.
func (m *marpReader) directives(s *slide, all []setting) {
	for _, d := range all {
		name := strings.TrimPrefix(d.key, "$")
		spot := strings.HasPrefix(name, "_")
		name = strings.TrimPrefix(name, "_")
		if !spot && name != "footer" && m.deckSetting(setting{key: name, value: d.value, line: d.line}) {
			continue
		}
		lasting := &m.lasting
		if spot {
			lasting = &slide{}
		}
		switch name {
		case "marp", "math", "headingDivider":
		case "footer":
			s.foot = foot{[]string{d.value}, d.line}
			lasting.foot = s.foot
		case "class":
			s.centre = false
			m.classes(s, d.key, d.value, d.line)
			lasting.centre = s.centre
		case "backgroundColor":
			m.backgroundColor(s, d.key, d.value, d.line)
			lasting.set("background-color", s.attr("background-color"))
		case "backgroundImage":
			m.backgroundImage(s, d.key, d.value, d.line)
			lasting.set("background-image", s.attr("background-image"))
		case "backgroundSize":
			m.backgroundSize(s, d.key, d.value, d.line)
			lasting.set("background-size", s.attr("background-size"))
		default:
			m.loseSetting(d.key, d.value, d.line)
		}
	}
}

// pictureWords are the words in the alternative text of a picture that are settings in Marp.
type pictureWords struct {
	background, filters bool
	left, right         bool
	width               string // of the side, "40%"
	scale               string // of a background: cover, contain or a length
	opacity             string // of a background
	size                []string
}

var (
	marpSize   = regexp.MustCompile(`^(w|width|h|height):(\S+)$`)
	marpSide   = regexp.MustCompile(`^(left|right)(?::(\d{1,2})(?:\.\d+)?%)?$`)
	marpFilter = regexp.MustCompile(`^(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?$`)
	marpOpaque = regexp.MustCompile(`^opacity(?::(\d*\.?\d+%?))?$`)
	percentage = regexp.MustCompile(`^\d{1,3}%$`)
)

// marpPicture takes the settings out of an alternative text.
func marpPicture(alt string) (w pictureWords, rest string) {
	var left []string
	fields := strings.Fields(alt)
	w.background = slices.Contains(fields, "bg")
	for _, f := range fields {
		size, side, opaque := marpSize.FindStringSubmatch(f), marpSide.FindStringSubmatch(f), marpOpaque.FindStringSubmatch(f)
		switch {
		case f == "bg":
		case size != nil:
			name := map[byte]string{'w': "width", 'h': "height"}[size[1][0]]
			if d := dimension(name, size[2]); d != "" {
				w.size = append(w.size, d)
			}
		case opaque != nil && w.background:
			w.opacity = cmp.Or(opaque[1], "0.5")
		case marpFilter.MatchString(f):
			w.filters = true
		case !w.background:
			left = append(left, f)
		case side != nil:
			w.left, w.right, w.width = side[1] == "left", side[1] == "right", side[2]
		case f == "cover" || f == "contain" || f == "fit" || f == "auto" || percentage.MatchString(f):
			w.scale = strings.Replace(f, "fit", "contain", 1)
		case f == "vertical": // of several backgrounds, which stand in the text
		default:
			left = append(left, f)
		}
	}
	return w, strings.Join(left, " ")
}

// background carries out a picture that is a background, or stands at a side. The second
// background of a slide stands in its text.
func (b *builder) background(w pictureWords, ref string, no int) {
	if w.filters {
		b.lose(no, "a filter of a background; the picture is shown as it is")
	}
	s := b.s
	if w.left || w.right {
		if w.opacity != "" {
			b.lose(no, "opacity of a picture beside the text; the picture is shown as it is")
		}
		s.side.left = w.left
		s.side.width, _ = strconv.Atoi(w.width) // 0 without one
		s.side.pictures = append(s.side.pictures, b.image("", ref, "", nil, no))
		return
	}
	if cssColor.MatchString(ref) && !strings.Contains(ref, ".") {
		s.set("background-color", ref)
		return
	}
	for _, a := range s.attrs {
		if a[0] == "background-image" && b.backed {
			b.lose(no, "a further background of a slide; the picture stands in the text")
			s.late = append(s.late, b.image("", ref, "", nil, no))
			return
		}
	}
	b.backed = true
	s.set("background-image", b.local(ref, no))
	b.backgroundSize(s, "size of a background", w.scale, no)
	s.set("background-opacity", w.opacity)
}
