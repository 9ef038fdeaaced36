package document

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// page is a page of a PDF: what is written there, in the order in which its program wrote it, which is mostly that of
// reading.
type page struct {
	runs  []run
	lines []line
}

// run is letters of one size and typeface on a line. Lengths are in points, from the page's lower left corner.
type run struct {
	text                     string
	left, right, top, bottom float64
	base                     float64 // the height on which its letters stand; NaN where none of them tells
	size                     float64 // of the typeface
	bold                     int     // letters in a bold typeface
	stepped                  bool    // it ends with raised or lowered digits
}

func (r *run) empty() bool { return strings.TrimSpace(r.text) == "" }

// line is what stands on one line of one column: cells with wide gaps between them, mostly one.
type line struct {
	cells []run
}

func (l *line) left() float64  { return l.cells[0].left }
func (l *line) right() float64 { return l.cells[len(l.cells)-1].right }

// base is the height on which the letters of the line stand.
func (l *line) base() float64 {
	if b := l.cells[0].base; !math.IsNaN(b) {
		return b
	}
	return l.cells[0].bottom
}

func (l *line) size() float64 { return l.cells[0].size }
func (l *line) bold() bool    { return 2*l.cells[0].bold > len(l.cells[0].text) }

func (l *line) text() string {
	text := ""
	for _, c := range l.cells {
		text = apart(text, strings.TrimSpace(c.text))
	}
	return text
}

// apart puts a text behind another from which a wide gap parts it, so that the digits of both are no number.
func apart(text, next string) string {
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case text == "":
		return next
	case unicode.IsDigit(last) && unicode.IsDigit(first):
		return text + tabStop + next
	}
	return text + " " + next
}

const (
	wideGap   = 1.4 // sizes of type between two cells of a row; words are nearer
	wordGap   = 0.4 // sizes of type between two words without a space of their own
	smallMark = 0.9 // of the size of a line: digits that are not larger, and stand higher, are raised
	raisedBy  = 0.2 // sizes of type that they stand higher at least, and lowered ones half of that lower
	markGap   = 0.3 // sizes of type between a raised digit and what it stands behind, at most, if no space was written
)

// layLines puts the runs of a page together as lines.
func (p *page) layLines() {
	var cells []run
	for _, r := range p.runs {
		if r.empty() {
			if n := len(cells); n > 0 && beside(&cells[n-1], &r) {
				cells[n-1].text += " "
			}
			continue
		}
		if n := len(cells); n > 0 && beside(&cells[n-1], &r) && r.left-cells[n-1].right < wideGap*max(cells[n-1].size, r.size) {
			cells[n-1].append(r)
		} else {
			cells = append(cells, r)
		}
	}
	for _, c := range cells {
		if n := len(p.lines); n > 0 {
			last := &p.lines[n-1].cells[len(p.lines[n-1].cells)-1]
			if beside(last, &c) && c.left > last.right {
				p.lines[n-1].cells = append(p.lines[n-1].cells, c)
				continue
			}
		}
		p.lines = append(p.lines, line{[]run{c}})
	}
	p.lines = inColumns(p.lines)
}

// beside reports whether a run stands on the line of another, behind it.
func beside(a, b *run) bool {
	overlap := min(a.top, b.top) - max(a.bottom, b.bottom)
	least := 0.4
	if b.near(a) && b.raisedOver(a) {
		least = 0 // above small letters
	}
	return overlap > least*min(a.top-a.bottom, b.top-b.bottom) && b.left > a.left-a.size/2 && b.left > a.right-a.size
}

// stands is the height on which the letters of a run stand.
func (r *run) stands() float64 {
	if math.IsNaN(r.base) {
		return r.bottom
	}
	return r.base
}

// raisedOver reports whether a run is digits that are smaller than another run and stand higher.
func (r *run) raisedOver(of *run) bool {
	return r.size <= smallMark*of.size && r.stands() > of.stands()+raisedBy*of.size && areMarks(r.text)
}

// loweredUnder reports whether a run is digits that are smaller than another run and stand lower: 2 of CO₂.
func (r *run) loweredUnder(of *run) bool {
	return r.size <= smallMark*of.size && r.stands() < of.stands()-raisedBy/2*of.size && areMarks(r.text)
}

// near reports whether a run begins where another ends.
func (r *run) near(behind *run) bool { return r.left-behind.right < markGap*behind.size }

// afterRaised matches a text that ends with a raised digit, behind which a word begins.
var afterRaised = regexp.MustCompile(`[⁰¹²³⁴⁵⁶⁷⁸⁹]$`)

// append puts a run behind another on its line.
func (a *run) append(b run) {
	text := b.text
	higher, lower := b.raisedOver(a), b.loweredUnder(a)
	parted := strings.HasSuffix(a.text, " ") || strings.HasPrefix(text, " ")
	switch {
	case (higher || lower) && b.near(a): // the space between, if any, is one that PDFium makes of the step
		a.text = strings.TrimRight(a.text, " ")
		if text = strings.TrimLeft(text, " "); higher {
			text = superscript(text)
		}
	case higher:
		text = superscript(text)
	case a.raisedOver(&b): // the mark with which a note begins
		a.base = b.base
		a.text = superscript(strings.TrimRight(a.text, " ")) + " "
		text = strings.TrimLeft(text, " ")
	case parted:
		if a.stepped && !beginsWord(text) && b.near(a) {
			a.text = strings.TrimRight(a.text, " ") // km².
		}
	case b.left-a.right > wordGap*b.size || afterRaised.MatchString(a.text) && beginsWord(text):
		text = " " + text
	}
	a.stepped = higher || lower
	a.text += text
	a.right = max(a.right, b.right)
	if math.IsNaN(a.base) {
		a.base = b.base
	}
	if !higher {
		a.top, a.bottom = max(a.top, b.top), min(a.bottom, b.bottom)
	}
	a.size = max(a.size, b.size)
	a.bold += b.bold
}

const (
	columnWords = 4 // a cell with as many words, on average, is a line of a column
	columnLines = 4 // so many lines in a row with as many cells make columns
)

// inColumns parts lines that a program has written across columns: the lines of the first column come before those
// of the next.
func inColumns(lines []line) (all []line) {
	for i := 0; i < len(lines); {
		n, j := len(lines[i].cells), i
		words := 0
		for ; j < len(lines) && len(lines[j].cells) == n && aligned(&lines[i], &lines[j]); j++ {
			words += len(strings.Fields(lines[j].text()))
		}
		if n < 2 || j-i < columnLines || words < columnWords*n*(j-i) {
			all = append(all, lines[i:max(j, i+1)]...)
			i = max(j, i+1)
			continue
		}
		for column := range n {
			for _, l := range lines[i:j] {
				all = append(all, line{[]run{l.cells[column]}})
			}
		}
		i = j
	}
	return all
}

// aligned reports whether the cells of two lines begin at the same places, or nearly.
func aligned(a, b *line) bool {
	for i := range a.cells {
		if math.Abs(a.cells[i].left-b.cells[i].left) > 2*a.size() {
			return false
		}
	}
	return true
}

// bodySize is the size of type of most of the text.
func bodySize(pages []page) float64 {
	letters := map[float64]int{}
	for i := range pages {
		for j := range pages[i].lines {
			l := &pages[i].lines[j]
			letters[math.Round(l.size()*2)/2] += len(l.text())
		}
	}
	size, most := 0.0, 0
	for s, n := range letters {
		if n > most || n == most && s > size {
			size, most = s, n
		}
	}
	return size
}

// pitch is how far lines are apart on a page, where most of them are.
func pitch(lines []line) float64 {
	var all []float64
	for i := 1; i < len(lines); i++ {
		if d := lines[i-1].base() - lines[i].base(); d > 0.5*lines[i].size() && d < 2*lines[i].size() {
			all = append(all, math.Round(d*2)/2)
		}
	}
	if len(all) == 0 {
		return 0
	}
	counts := map[float64]int{}
	for _, d := range all {
		counts[d]++
	}
	return slices.MaxFunc(all, func(a, b float64) int { return cmp.Or(cmp.Compare(counts[a], counts[b]), cmp.Compare(b, a)) })
}
