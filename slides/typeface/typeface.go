// Package typeface reads the typefaces that a deck brings along: WOFF2, WOFF, TrueType or OpenType. It knows how
// wide their letters are, and makes them small by leaving out what the deck does not need.
package typeface

import (
	"bytes"
	"errors"
	"fmt"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/tdewolff/font"
)

// MaxFile is how large the file of a typeface may be, in bytes.
const MaxFile = 10 << 20

// Face is a typeface of one weight and slope. It is not safe for concurrent use.
type Face struct {
	file     []byte // TrueType or OpenType
	face     *gotext.Face
	weight   int
	variable bool
}

// Parse reads the file of a typeface. Of a variable one it takes the instance with a weight, as CSS numbers
// them (400 is regular, 600 semibold). The error is one line: "what is wrong; what to do".
func Parse(file []byte, weight int) (f *Face, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errDamaged
		}
	}()
	if bytes.HasPrefix(file, []byte("dfon")) || len(file) < 4 {
		return nil, errDamaged
	}
	if len(file) > MaxFile {
		return nil, fmt.Errorf("is larger than %d MB; save it with fewer characters", MaxFile>>20)
	}
	if bytes.HasPrefix(file, []byte("ttcf")) {
		return nil, errors.New("is a collection of fonts; save the one that is meant as a file of its own")
	}
	if err := bounded(file); err != nil {
		return nil, err
	}
	plain, err := font.ToSFNT(file)
	if err != nil || !whole(plain) {
		return nil, errDamaged
	}
	face, err := gotext.ParseTTF(bytes.NewReader(plain))
	if err != nil {
		return nil, errDamaged
	}
	if face.Upem() == 0 {
		return nil, errDamaged
	}
	f = &Face{file: plain, face: face, weight: weight}
	loader, err := opentype.NewLoader(bytes.NewReader(plain))
	if err != nil {
		return nil, errDamaged
	}
	if f.variable = loader.HasTable(opentype.MustNewTag("fvar")); f.variable {
		face.SetVariations([]gotext.Variation{{Tag: opentype.Tag(weightAxis), Value: float32(weight)}})
	}
	return f, nil
}

var errDamaged = errors.New("is no font that can be read; save it as WOFF2, WOFF, TTF or OTF")

// IsVariable reports whether the file has several weights, from which Parse took one.
func (f *Face) IsVariable() bool { return f.variable }

// Advance is the width of a character in em. It is false for one that the face does not have.
func (f *Face) Advance(r rune) (em float64, ok bool) {
	defer func() {
		if recover() != nil { // a damaged font, whose tables do not go together
			em, ok = 0, false
		}
	}()
	glyph, ok := f.face.NominalGlyph(r)
	if !ok {
		return 0, false
	}
	em = float64(f.face.HorizontalAdvance(glyph)) / float64(f.face.Upem())
	return em, em >= 0 && em <= maxAdvance
}

// maxAdvance is how wide a character may be, in em, that is believed.
const maxAdvance = 10

// Width is the width of a text in one line, in em, and the number of its characters that the face does not
// have, which count nothing.
func (f *Face) Width(text string) (em float64, missing int) {
	for _, r := range text {
		if w, ok := f.Advance(r); ok {
			em += w
		} else {
			missing++
		}
	}
	return em, missing
}
