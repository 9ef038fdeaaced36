package room

import (
	"strings"
	"unicode"

	"exhibit/slides"
)

// flow fills lines with inline text, word by word, as a browser does.
type flow struct {
	width float64 // of a line, in rem

	lines   int     // that are full
	at      float64 // where the current line ends
	word    float64 // the width of the word that is being read
	longest float64 // the widest word
	widest  float64 // the widest line that ends by itself: the width that the text wants
	extra   float64 // height beyond that of the lines, in rem
	empty   bool    // nothing has been read
}

// leastWidth is the width of a line, in rem, however deep its block stands in others.
const leastWidth = 1

func newFlow(width float64) *flow { return &flow{width: max(width, leastWidth), empty: true} }

// read reads inline nodes.
func (f *flow) read(nodes []slides.Node, s style) {
	for i := range nodes {
		n := &nodes[i]
		switch n.Kind {
		case slides.Text:
			f.text(n.Text, s)
		case slides.Cites:
			mark := s.sized(max(0.6*s.em, s.small)).as(sans)
			for i := range n.Children {
				c := &n.Children[i]
				if c.Cite == nil {
					f.read(n.Children[i:i+1], mark)
					continue
				}
				if c.Cite.Label == "" {
					continue
				}
				said := c.Cite.Locator
				if c.Attr("short") == "" {
					said = c.Cite.Label + " " + said
				}
				if i > 0 {
					said = " · " + said
				}
				f.piece(mark.width(said)) // does not break
				f.endWord()
			}
		case slides.Contested:
			f.piece(0.6 * s.em)
		case slides.Formula:
			f.formula(n, s)
		case "br":
			f.endLine()
		case "img", "video":
			f.picture(n)
		case "strong", "b", "th":
			f.read(n.Children, s.as(bold))
		case "code", "kbd":
			f.read(n.Children, s.sized(max(s.em*0.9, s.small)).as(mono))
		case "sub", "sup":
			f.read(n.Children, s.sized(max(s.em*0.7, s.small)))
		default:
			f.read(n.Children, s)
		}
	}
}

func (f *flow) text(text string, s style) {
	for _, r := range text {
		switch {
		case r == '\u00a0':
			f.piece(s.advance(' '))
		case unicode.IsSpace(r):
			f.endWord()
			f.at += s.advance(' ')
		case isWide(r):
			f.endWord()
			f.piece(s.advance(r))
			f.endWord()
		default:
			f.piece(s.advance(r))
			if r == '-' || r == '–' || r == '—' || r == '/' {
				f.endWord()
			}
		}
	}
}

// piece adds a part of a word.
func (f *flow) piece(width float64) {
	f.word += width
	f.empty = false
}

// endWord puts a word that is whole into the line, or into the next one. A word that is wider than
// a line is broken.
func (f *flow) endWord() {
	if f.word == 0 {
		return
	}
	f.longest = max(f.longest, f.word)
	if f.at > 0 && f.at+f.word > f.width {
		f.lines++
		f.widest = max(f.widest, f.at+f.word) // it wants to be wider
		f.at = 0
	}
	for f.word > f.width {
		f.lines++
		f.word -= f.width
	}
	f.at += f.word
	f.word = 0
}

// endLine ends a line by itself.
func (f *flow) endLine() {
	f.endWord()
	f.widest = max(f.widest, f.at)
	f.lines++
	f.at = 0
}

// height ends the text and returns its height in rem, in lines of the given height.
func (f *flow) height(line float64) float64 {
	f.endWord()
	f.widest = max(f.widest, f.at)
	if f.empty {
		return f.extra
	}
	return float64(f.lines+1)*line + f.extra
}

// formula reads a formula: its letters side by side, and what fractions and the like need in height.
func (f *flow) formula(n *slides.Node, s style) {
	letters, tall := 0, 0.0
	slides.Walk(n.Children, func(c *slides.Node) bool {
		letters += len([]rune(strings.TrimSpace(c.Text)))
		switch c.Kind {
		case "mfrac", "munderover":
			tall = max(tall, 1.3)
		case "munder", "mover":
			tall = max(tall, 0.4)
		case "mtr":
			tall += 1.7
		}
		return true
	})
	f.piece(float64(letters) * 0.62 * s.em)
	f.endWord()
	f.extra += tall * s.em
}

// picture reads a picture in a line of text, which is not higher than slide.css lets it be.
func (f *flow) picture(n *slides.Node) {
	w, h := pictureSize(n, f.width)
	if most := 16.0; h > most {
		w, h = w*most/h, most
	}
	f.piece(w)
	f.endWord()
	f.extra += max(0, h-1.5)
}
