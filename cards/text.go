package cards

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/math/fixed"
)

// style is one of the typefaces of a card.
type style int

const (
	sans style = iota
	bold
	serif
	styles
)

// typesetter shapes text. It is not safe for concurrent use.
type typesetter struct {
	faces  [styles][]*font.Face // the first with a character draws it
	shaper shaping.HarfbuzzShaper
}

// newTypesetter reads fonts in WOFF or OpenType, one a style. A Go font is the fallback of each,
// for Greek, Cyrillic and signs such as ≠.
func newTypesetter(fonts [styles][]byte) (*typesetter, error) {
	t := &typesetter{}
	behind := [styles][]byte{sans: goregular.TTF, bold: gomedium.TTF, serif: gomedium.TTF}
	for s := range styles {
		for _, file := range [][]byte{fonts[s], behind[s]} {
			face, err := font.ParseTTF(bytes.NewReader(file))
			if err != nil {
				return nil, fmt.Errorf("reading a font of the cards: %w", err)
			}
			t.faces[s] = append(t.faces[s], face)
		}
	}
	return t, nil
}

// has reports whether every character of a text can be drawn.
func (t *typesetter) has(text string, s style) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && t.face(r, s) == nil {
			return false
		}
	}
	return true
}

// face is the first font of a style with a character; nil for none.
func (t *typesetter) face(r rune, s style) *font.Face {
	for _, f := range t.faces[s] {
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return nil
}

// line is one line of shaped text.
type line struct {
	runs  []shaping.Output
	width float64 // pixels
	size  float64 // of the type, in pixels
}

// shape shapes text as one line, without the characters that no font has.
func (t *typesetter) shape(text string, s style, size float64) line {
	var runes []rune
	for _, r := range text {
		if unicode.IsSpace(r) {
			r = ' '
		}
		if t.face(r, s) != nil {
			runes = append(runes, r)
		}
	}
	l := line{size: size}
	for start := 0; start < len(runes); {
		face := t.face(runes[start], s)
		end := start + 1
		for end < len(runes) && t.face(runes[end], s) == face {
			end++
		}
		run := t.shaper.Shape(shaping.Input{
			Text: runes, RunStart: start, RunEnd: end, Face: face, Size: fixed.Int26_6(math.Round(size * 64)),
			Direction: di.DirectionLTR, Script: language.LookupScript(runes[start]), Language: "en",
		})
		l.runs = append(l.runs, run)
		l.width += float64(run.Advance) / 64
		start = end
	}
	return l
}

// wrap breaks a text into as few lines as the width allows, of about the same length.
func (t *typesetter) wrap(text string, s style, size, width float64) []line {
	lines := t.fill(text, s, size, width)
	if len(lines) < 2 {
		return lines
	}
	for low := width / 2; width-low > 4; { // pixels
		middle := (low + width) / 2
		if even := t.fill(text, s, size, middle); len(even) == len(lines) {
			lines, width = even, middle
		} else {
			low = middle
		}
	}
	return lines
}

// fill puts as many words on each line as fit.
func (t *typesetter) fill(text string, s style, size, width float64) []line {
	var lines []line
	last := ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		longer := strings.TrimLeft(last+" "+word, " ")
		l := t.shape(longer, s, size)
		if last == "" || l.width > width {
			lines = append(lines, t.shape(word, s, size))
			last = word
		} else {
			lines[len(lines)-1] = l
			last = longer
		}
	}
	return lines
}

// fit wraps a text in the first of the sizes in which it takes no more than most lines, none of
// them wider than width. In the last size it cuts the text off with an ellipsis.
func (t *typesetter) fit(text string, s style, sizes []float64, width float64, most int) []line {
	var lines []line
	for _, size := range sizes {
		lines = t.wrap(text, s, size, width)
		if len(lines) <= most && widest(lines) <= width {
			return lines
		}
	}
	words := strings.Fields(text)
	for n := len(words) - 1; n > 0; n-- {
		if cut := t.fill(strings.TrimRight(strings.Join(words[:n], " "), ",;:")+" …", s, sizes[len(sizes)-1], width); len(cut) <= most {
			return cut
		}
	}
	return lines[:min(most, len(lines))]
}

func widest(lines []line) (width float64) {
	for _, l := range lines {
		width = max(width, l.width)
	}
	return width
}

// middle is the distance from the baseline up to the middle of the type, in pixels: that of
// dominant-baseline: central.
func (t *typesetter) middle(s style, size float64) float64 {
	f := t.faces[s][0]
	extents, _ := f.FontHExtents()
	return float64(extents.Ascender+extents.Descender) / 2 * size / float64(f.Upem())
}

// outline adds the outlines of a line to a path, from (x, y) on the baseline.
func (l line) outline(p *path, x, y float64) {
	for _, run := range l.runs {
		scale := l.size / float64(run.Face.Upem())
		for _, g := range run.Glyphs {
			gx, gy := x+float64(g.XOffset)/64, y-float64(g.YOffset)/64
			at := func(s opentype.SegmentPoint) (float64, float64) {
				return gx + float64(s.X)*scale, gy - float64(s.Y)*scale
			}
			if shape, ok := run.Face.GlyphDataOutline(g.GlyphID); ok {
				for _, segment := range shape.Segments {
					var points [6]float64
					for i := range 3 {
						points[2*i], points[2*i+1] = at(segment.Args[i])
					}
					switch segment.Op {
					case opentype.SegmentOpMoveTo:
						p.move(points[0], points[1])
					case opentype.SegmentOpLineTo:
						p.line(points[0], points[1])
					case opentype.SegmentOpQuadTo:
						p.quad(points[0], points[1], points[2], points[3])
					case opentype.SegmentOpCubeTo:
						p.cube(points)
					}
				}
				p.close()
			}
			x += float64(g.Advance) / 64
		}
	}
}
