package document

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// word is letters without a space between them that have one box.
type word struct {
	run
	angle     int  // in quarters of a turn
	first     bool // it begins a line
	space     bool // one stands before it
	unseen    bool // it stands outside the page, or in letters that nobody can read
	unpainted bool // its letters have a place, and are not painted
}

// pdfWords reads the words of a page. A call of PDFium costs microseconds, so that words are asked for their box, and
// only the first of a line, and letters of a word with several typefaces, for their size.
type pdfWords struct {
	reader pdfium.Pdfium
	page   references.FPDF_TEXTPAGE
	all    []word
	sight  *pdfSight
	size   float64 // of the first word of the line
	err    error   // the first
}

// wordsOn reads the words of a page with most letters at most, and how many letters there are.
func wordsOn(reader pdfium.Pdfium, page requests.Page, most int) (words []word, letters int, err error) {
	text, err := reader.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, 0, err
	}
	defer reader.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := reader.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, 0, err
	}
	if count.Count > most {
		return nil, 0, errLetters
	}
	p := &pdfWords{reader: reader, page: text.TextPage, sight: sightOf(reader, page, text.TextPage)}
	all, err := p.letters(count.Count)
	if err != nil {
		return nil, 0, err
	}
	var said []rune
	first, space := true, false
	for i, letter := range append(all, ' ') {
		if !unicode.IsSpace(letter) && letter != 0 {
			said = append(said, letter)
			continue
		}
		if len(said) > 0 {
			if p.add(said, i-len(said), first, space); p.err != nil {
				return nil, 0, p.err
			}
			said, first, space = nil, false, false
		}
		first = first || letter == '\n' || letter == '\r'
		space = space || letter != 0
	}
	return p.sight.seen(p.all), count.Count, nil
}

// letters are those of the page, by their index.
func (p *pdfWords) letters(count int) ([]rune, error) {
	if count == 0 {
		return nil, nil
	}
	if whole, err := p.reader.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: p.page, Count: count}); err == nil {
		if letters := []rune(whole.Text); len(letters) == count {
			return letters, nil
		}
	}
	letters := make([]rune, count) // some have no text, or several letters
	for i := range letters {
		got, err := p.reader.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: p.page, Index: i})
		if err != nil {
			return nil, err
		}
		letters[i] = rune(got.Unicode)
	}
	return letters, nil
}

// add adds the word that begins at an index of the page's letters.
func (p *pdfWords) add(said []rune, at int, first, space bool) {
	rects, err := p.reader.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: p.page, StartIndex: at, Count: len(said)})
	if err != nil {
		p.err = err
		return
	}
	if rects.Count == 1 {
		r, err := p.reader.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: p.page})
		if err == nil {
			w := word{run: run{text: opened(string(said)), left: r.Left, right: r.Right, top: r.Top, bottom: r.Bottom}, first: first, space: space}
			p.put(w, at, false)
		}
		return
	}
	for i, letter := range said {
		box, err := p.reader.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: p.page, Index: at + i})
		if err != nil {
			continue // a letter without a place
		}
		w := word{run: run{text: opened(string(letter)), left: box.Left, right: box.Right, top: box.Top, bottom: box.Bottom}, first: first && i == 0, space: space && i == 0}
		p.put(w, at+i, true)
	}
}

// put adds a word with its size and angle: those of the word before it on its line, unless it is to be asked for its own or stands behind a
// raised mark.
func (p *pdfWords) put(w word, at int, ask bool) {
	if w.text == "" {
		return
	}
	w.top, w.bottom = max(w.top, w.bottom), min(w.top, w.bottom)
	w.unseen = !p.sight.shows(&w.run)
	bold := false
	if n := len(p.all); n > 0 && !w.first && !ask && beside(&p.all[n-1].run, &w.run) && p.levels(&p.all[n-1], &w) {
		last := &p.all[n-1]
		w.size, w.angle, bold, w.unpainted = last.size, last.angle, last.bold > 0, last.unpainted
		if p.sight.hides || last.unpainted || strings.ContainsFunc(w.text, unicode.IsDigit) {
			w.unpainted = !p.sight.paints(at)
		}
	} else {
		w.size, w.angle, bold = p.looks(at)
		w.unseen = w.unseen || w.size > 0 && w.size < leastSize
		w.unpainted = !p.sight.paints(at)
	}
	if w.first {
		p.size = w.size
	}
	for range w.angle {
		w.left, w.right, w.top, w.bottom = w.bottom, w.top, -w.left, -w.right
	}
	w.left, w.right = min(w.left, w.right), max(w.left, w.right)
	w.bottom, w.top = min(w.bottom, w.top), max(w.bottom, w.top)
	if w.size <= 0 {
		w.size = w.top - w.bottom
	}
	if bold {
		w.bold = len(w.text)
	}
	w.base = standsOn(w.text, w.bottom, w.size)
	p.all = append(p.all, w)
}

// levels reports whether a word stands as the one before it, which is no raised or lowered mark.
func (p *pdfWords) levels(last, w *word) bool {
	if !areMarks(last.text) {
		return true
	}
	base := standsOn(w.text, w.bottom, last.size)
	return last.size > smallMark*p.size && !(math.Abs(base-last.base) > raisedBy*last.size)
}

// looks returns the size in points, the angle in quarters of a turn and whether the typeface is bold, of a letter.
func (p *pdfWords) looks(at int) (size float64, angle int, bold bool) {
	if f, err := p.reader.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: p.page, Index: at}); err == nil {
		size = f.FontSize
	}
	if m, err := p.reader.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: p.page, Index: at}); err == nil {
		size *= math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
	}
	if a, err := p.reader.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: p.page, Index: at}); err == nil {
		angle = int(math.Round(float64(a.CharAngle)/(math.Pi/2))) & 3
	}
	if w, err := p.reader.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: p.page, Index: at}); err == nil && w.FontWeight >= boldWeight {
		return size, angle, true
	}
	f, err := p.reader.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: p.page, Index: at})
	return size, angle, err == nil && strings.Contains(f.FontName, "Bold")
}

const (
	boldWeight = 600  // the least weight of a bold typeface
	descent    = 0.21 // how far letters such as g reach below the line that they stand on, in sizes of type
)

// standsOn is the height on which the letters of a word stand that has a box; NaN where none of them tells.
func standsOn(text string, bottom, size float64) float64 {
	switch {
	case strings.ContainsAny(text, "gjpqyQJ"):
		return bottom + descent*size
	case strings.ContainsAny(text, ",;()[]{}/|_@$") || !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return math.NaN()
	}
	return bottom
}

// runsOf puts words together that stand beside one another in one typeface. Words that stand at another angle than
// most, such as a stamp on the margin, are left out.
func runsOf(words []word) (runs []run) {
	var count [4]int
	usual := 0
	for _, w := range words {
		if count[w.angle]++; count[w.angle] > count[usual] {
			usual = w.angle
		}
	}
	words = withMarks(words)
	for i := range words {
		w := &words[i]
		if w.angle != usual {
			continue
		}
		n := len(runs)
		if n > 0 && w.space {
			runs[n-1].text += " "
		}
		if n > 0 && !w.first && runs[n-1].size == w.size && (runs[n-1].bold > 0) == (w.bold > 0) && beside(&runs[n-1], &w.run) &&
			(w.left-runs[n-1].right < wordGap*w.size || w.space && w.left-runs[n-1].right < wideGap*w.size) {
			last := &runs[n-1]
			last.text += w.text
			last.right, last.top, last.bottom = max(last.right, w.right), max(last.top, w.top), min(last.bottom, w.bottom)
			last.bold += w.bold
			if math.IsNaN(last.base) {
				last.base = w.base
			}
		} else {
			runs = append(runs, w.run)
		}
	}
	return runs
}

// maxStray is for how many marks of a page it is looked where they stand.
const maxStray = 500

// withMarks puts raised digits that were written out of their order, as browsers print them that a style moves upwards, behind the words at
// which they stand.
func withMarks(words []word) []word {
	largest := 0.0
	for i := range words {
		largest = max(largest, words[i].size)
	}
	tried := 0
	for i := 1; i < len(words) && tried < maxStray; i++ {
		mark := words[i]
		if mark.size > smallMark*largest || !areMarks(mark.text) || beside(&words[i-1].run, &mark.run) && mark.near(&words[i-1].run) {
			continue
		}
		tried++
		last := i // of the word of the mark, whose letters may be words of their own
		for last+1 < len(words) && !words[last+1].first && !words[last+1].space && areMarks(words[last+1].text) && words[last+1].size == mark.size {
			last++
		}
		at := slices.IndexFunc(words, func(w word) bool {
			return mark.raisedOver(&w.run) && beside(&w.run, &mark.run) && mark.near(&w.run) && mark.left > w.right-w.size/4
		})
		if at < 0 {
			continue
		}
		stray := slices.Clone(words[i : last+1])
		stray[0].first, stray[0].space = false, false
		if last+1 < len(words) {
			words[last+1].first = words[last+1].first || mark.first
		}
		words = slices.Delete(words, i, last+1)
		words = slices.Insert(words, at+1, stray...)
		i = last
	}
	return words
}
