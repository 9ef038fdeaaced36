package room

import (
	"maps"
	"slices"
	"unicode"
)

// Face is a typeface: Advance is the width of a character in em, and false for one that it does not have.
type Face interface {
	Advance(r rune) (em float64, ok bool)
}

// Faces are the typefaces of a deck. One that is nil is that which comes along.
type Faces struct{ Text, Bold, Headline, Code Face }

// style is how a run of text is set.
type style struct {
	em   float64 // the size of its letters, in rem
	face face
	in   *Faces // nil for those that come along
	// small is the smallest size of letters, in rem.
	small float64
}

// sized is the style with letters of another size.
func (s style) sized(em float64) style {
	s.em = em
	return s
}

// as is the style in another typeface.
func (s style) as(f face) style {
	s.face = f
	return s
}

type face int

const (
	sans face = iota
	bold
	serif // of headlines, in its semibold
	mono
)

// advances are the widths of the characters from space to tilde in thousandths of an em, as Chromium
// measures them in Source Sans 3 of weight 400 and 600 and Source Serif 4 of weight 600. The fallbacks
// of client/css/values.css are as wide.
var advances = [mono][95]float64{
	sans:  {200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497},
	bold:  {200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500, 549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513},
	serif: {228, 314, 423, 544, 538, 949, 739, 206, 384, 384, 458, 548, 307, 335, 307, 364, 547, 547, 547, 547, 547, 547, 547, 547, 547, 547, 307, 307, 548, 548, 548, 430, 867, 712, 668, 663, 744, 634, 610, 725, 809, 387, 394, 726, 616, 930, 757, 742, 637, 742, 707, 560, 650, 757, 706, 1020, 678, 667, 592, 356, 364, 356, 548, 528, 400, 554, 630, 527, 623, 540, 374, 573, 650, 336, 313, 615, 337, 961, 652, 590, 632, 613, 475, 475, 368, 640, 581, 850, 585, 592, 497, 365, 301, 365, 548},
}

// own returns the deck's own typeface for a use; nil for none.
func (f *Faces) own(use face) Face {
	if f == nil {
		return nil
	}
	return [...]Face{sans: f.Text, bold: f.Bold, serif: f.Headline, mono: f.Code}[use]
}

// uses are the names of the faces that slides.Face.Use has.
var uses = map[string]face{"text": sans, "italic": sans, "bold": bold, "headline": serif, "code": mono}

// Wide is the width of a text in a typeface as a share of its width in the one that comes along for the same
// use, by the number of times that each character stands in it. Characters that the face does not have do not count.
func Wide(letters map[rune]int, use string, f Face) float64 {
	var own, ours float64
	for _, r := range slices.Sorted(maps.Keys(letters)) {
		if w, ok := f.Advance(r); ok && !unicode.IsControl(r) {
			n := float64(letters[r])
			own += n * w
			ours += n * style{em: 1, face: uses[use]}.glyph(r)
		}
	}
	if own == 0 || ours == 0 {
		return 1
	}
	return min(max(own/ours, 0.3), 3) // what a typeface can be
}

// tight is by how much letters of headlines stand closer than their typeface has it, in em.
const tight = 0.01

// advance is the width of a character as it is set, in rem.
func (s style) advance(r rune) float64 {
	w := s.glyph(r)
	if s.face == serif && w > 0 {
		w -= tight * s.em
	}
	return w
}

// glyph is the width of a character in its typeface, in rem.
func (s style) glyph(r rune) float64 {
	if own := s.in.own(s.face); own != nil {
		if w, ok := own.Advance(r); ok {
			return w * s.em
		}
	}
	switch {
	case isWide(r):
		return s.em
	case s.face == mono:
		return 0.6 * s.em
	case r >= ' ' && r <= '~':
		return advances[s.face][r-' '] / 1000 * s.em
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.IsUpper(r):
		return 0.64 * s.em
	}
	return 0.54 * s.em
}

// isWide reports whether a character is as wide as a Chinese one, and lines may break beside it.
func isWide(r rune) bool {
	return r >= 0x2E80 && r < 0xFB00 || r >= 0xFE30 && r < 0xFF61 || r >= 0x1F000
}

// width is the width of a text in one line, in rem.
func (s style) width(text string) (w float64) {
	for _, r := range text {
		w += s.advance(r)
	}
	return w
}
