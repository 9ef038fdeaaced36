package document

import (
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

const (
	leastSize   = 1   // points; nobody reads smaller type
	leastHeight = 0.5 // points of the box of a word with a letter or a digit
	scanShare   = 0.5 // of a page that pictures cover, at least, if it was scanned
	maxObjects  = 5000
	fewObjects  = 150 // of a page, which are asked one by one
)

// pdfSight tells which words of a page a reader sees.
type pdfSight struct {
	reader pdfium.Pdfium
	page   requests.Page
	text   references.FPDF_TEXTPAGE
	box    *structs.FPDF_FS_RECTF // the part of the page that is shown; nil if it is not known
	plain  bool                   // all text of the page is known to be painted
	hides  bool                   // some is known not to be
}

func sightOf(reader pdfium.Pdfium, page requests.Page, text references.FPDF_TEXTPAGE) *pdfSight {
	s := &pdfSight{reader: reader, page: page, text: text}
	if box, err := reader.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page}); err == nil {
		s.box = &box.Rect
	}
	s.plain = s.allPainted()
	return s
}

// allPainted reports whether all text of the page is known to be painted. It asks a page of few objects, since it costs less to ask each
// of them than each word; text within a form is asked by its words.
func (s *pdfSight) allPainted() bool {
	count, err := s.reader.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: s.page})
	if err != nil || count.Count > fewObjects {
		return false
	}
	for i := range count.Count {
		object, err := s.reader.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: s.page, Index: i})
		if err != nil {
			return false
		}
		mode, err := s.reader.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.PageObject})
		if err != nil {
			return false
		}
		if mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_UNKNOWN { // of an object that is no text
			if kind, err := s.reader.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject}); err != nil || kind.Type == enums.FPDF_PAGEOBJ_FORM {
				return false
			}
		} else if !painted(mode.TextRenderMode) {
			s.hides = true
			return false
		}
	}
	return true
}

// painted reports whether text of a mode is painted.
func painted(mode enums.FPDF_TEXT_RENDERMODE) bool {
	return mode != enums.FPDF_TEXTRENDERMODE_INVISIBLE && mode != enums.FPDF_TEXTRENDERMODE_CLIP
}

// shows reports whether a word stands on the part of the page that is shown, in letters that can be read.
func (s *pdfSight) shows(r *run) bool {
	if s.box != nil && s.box.Right > s.box.Left && s.box.Top > s.box.Bottom {
		x, y := (r.left+r.right)/2, (r.top+r.bottom)/2
		if x < float64(s.box.Left) || x > float64(s.box.Right) || y < float64(s.box.Bottom) || y > float64(s.box.Top) {
			return false
		}
	}
	return r.top-r.bottom >= leastHeight && r.right-r.left > 0 || !strings.ContainsFunc(r.text, isSign)
}

// isSign reports whether a character is a letter or a digit.
func isSign(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// paints reports whether the letter at an index is painted: text that programs recognised on a scanned page is not.
func (s *pdfSight) paints(at int) bool {
	if s.plain {
		return true
	}
	object, err := s.reader.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: s.text, Index: at})
	if err != nil {
		return true
	}
	mode, err := s.reader.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.TextObject})
	return err != nil || painted(mode.TextRenderMode)
}

// scanned reports whether pictures, or forms that may be of some, cover most of the page.
func (s *pdfSight) scanned() bool {
	if s.box == nil {
		return false
	}
	count, err := s.reader.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: s.page})
	if err != nil {
		return false
	}
	covered := 0.0
	for i := range min(count.Count, maxObjects) {
		object, err := s.reader.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: s.page, Index: i})
		if err != nil {
			continue
		}
		kind, err := s.reader.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE && kind.Type != enums.FPDF_PAGEOBJ_FORM {
			continue
		}
		if b, err := s.reader.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject}); err == nil {
			covered += float64(b.Right-b.Left) * float64(b.Top-b.Bottom)
		}
	}
	return covered >= scanShare*float64(s.box.Right-s.box.Left)*float64(s.box.Top-s.box.Bottom)
}

// seen are the words of a page that a reader sees. Text that is not painted is what was recognised on a page that was scanned, and hidden
// on any other.
func (s *pdfSight) seen(words []word) (all []word) {
	asked, scan := false, false
	first, space := false, false // those of words that are left out
	for i := range words {
		w := &words[i]
		if w.unpainted && !asked {
			asked, scan = true, s.scanned()
		}
		if w.unseen || w.unpainted && !scan {
			first, space = first || w.first, space || w.space
			continue
		}
		w.first, w.space = w.first || first, w.space || space
		first, space = false, false
		all = append(all, *w)
	}
	return all
}
