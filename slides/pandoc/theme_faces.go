package pandoc

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/media"
	"exhibit/slides/room"
	"exhibit/slides/typeface"
)

// Weights of typefaces, as CSS numbers them.
const (
	regular  = 400
	semibold = 600
)

// faceFile is a typeface of the deck, and where the theme names it.
type faceFile struct {
	use, path string
	at        Place
	face      *typeface.Face
}

// readFaces reads the files of the theme's typefaces. One that cannot be read is left out, with a warning.
func (r *reader) readFaces(t *themeReader) {
	of := t.theme.Typefaces
	read := func(use, name string, weight int) *typeface.Face {
		if name == "" {
			return nil
		}
		at := Place{File: t.file, Line: t.line(t.given("typefaces." + use))}
		m, err := media.Read(r.fsys, name)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) || r.isInside(name) {
				r.warnf(at.File, at.Line, "typefaces.%s: %.100q: %v; text is set in the usual typeface", use, name, err)
			} else {
				r.errorf(at.File, at.Line, "typefaces.%s: %.100q: %v", use, name, err)
			}
			return nil
		}
		face, err := typeface.Parse(m.Content, weight)
		if err != nil {
			r.warnf(at.File, at.Line, "typefaces.%s: %.100q %v; text is set in the usual typeface", use, name, err)
			return nil
		}
		r.files[m.Path] = seal.File{Path: m.Path, Sum: m.Sum}
		r.faces = append(r.faces, faceFile{use, m.Path, at, face})
		return face
	}
	text := read("text", of.Text, regular)
	bold := of.Bold
	if bold == "" && text != nil && text.IsVariable() {
		bold = of.Text
	}
	heavy := read("bold", bold, semibold)
	read("italic", of.Italic, regular)
	headline := of.Headline
	if headline == "" && text != nil { // one family for all
		headline = bold
		if headline == "" {
			headline = of.Text
		}
	}
	head, code := read("headline", headline, semibold), read("code", of.Code, regular)
	// An interface that holds a nil pointer is not nil.
	for _, f := range []struct {
		into *room.Face
		face *typeface.Face
	}{{&r.widths.Text, text}, {&r.widths.Bold, heavy}, {&r.widths.Headline, head}, {&r.widths.Code, code}} {
		if f.face != nil {
			*f.into = f.face
		}
	}
	if r.widths.Bold == nil {
		r.widths.Bold = r.widths.Text
	}
}

// keptLetters are what a deck's typefaces have besides its letters: those of the interface, of dates and numbers,
// and what a reader may search for.
var keptLetters = func() string {
	var letters strings.Builder
	for r := ' '; r < 0x100; r++ {
		if unicode.IsPrint(r) {
			letters.WriteRune(r)
		}
	}
	letters.WriteString("\u00a0–—‘’‚“”„†‡•…‰′″‹›€™−≈≠≤≥→←↑↓×÷ŒœŠšŸŽž")
	return letters.String()
}()

// makeFaces makes the deck's typefaces, with the letters that it needs.
func (r *reader) makeFaces() {
	if len(r.faces) == 0 {
		return
	}
	letters := r.deck.Letters()
	var faces []*typeface.Face
	for _, f := range r.faces {
		faces = append(faces, f.face)
	}
	fonts, err := typeface.Subset(faces, keptLetters+string(slices.Sorted(maps.Keys(letters))))
	if err != nil {
		r.warnf(r.faces[0].at.File, r.faces[0].at.Line, "the typefaces cannot be used: %v; text is set in the usual ones", err)
		return
	}
	for i, f := range r.faces {
		r.deck.Faces = append(r.deck.Faces, slides.Face{Use: f.use, Path: f.path, Font: fonts[i], Wide: room.Wide(letters, f.use, f.face)})
	}
}
