package pandoc

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
)

// blocks reads the body of a slide, or of a column if column is not nil.
func (s *slideReader) blocks(nodes []ast.Node, column *divNode) []slides.Block {
	l := &layout{s: s, t: s.text(), column: column, all: []slides.Block{}}
	l.read(nodes)
	l.flush()
	l.endPause()
	return l.all
}

// layout reads what stands one below the other: prose, figures and rows of columns.
type layout struct {
	s      *slideReader
	t      *textReader
	column *divNode // nil for the slide itself
	prose  []ast.Node
	all    []slides.Block
	pause  ast.Node // the last one; nil for none
	paused int      // how many blocks there were then
}

func (l *layout) add(b slides.Block) {
	if l.column == nil {
		b.Step = l.s.at
	}
	l.all = append(l.all, b)
}

// flush adds the prose that was met since the last other block.
func (l *layout) flush() {
	if len(l.prose) == 0 {
		return
	}
	text := l.t.container(l.prose)
	l.prose = nil
	if len(text) > 0 {
		l.add(slides.Block{Text: text})
	}
}

func (l *layout) endPause() {
	if l.pause != nil && len(l.all) == l.paused {
		l.s.deckWarnf(l.pause.Pos(), "nothing follows this pause; remove it")
		if l.s.Steps > 0 && l.s.at == l.s.Steps {
			l.s.Steps--
			l.s.at--
		}
	}
	l.pause = nil
}

func (l *layout) read(nodes []ast.Node) {
	for _, n := range nodes {
		div, _ := n.(*divNode)
		figure := l.s.figureAttributes(n)
		switch {
		case figure != nil:
			l.flush()
			l.add(slides.Block{Figure: l.s.addFigure(n.(*ast.FencedCodeBlock), figure)})
		case div != nil && l.column == nil && div.columns() > 0:
			l.flush()
			if columns := l.s.columns(div); len(columns) > 0 {
				l.add(slides.Block{Columns: columns})
			}
		case div != nil && div.isNotes():
			l.flush()
			l.s.addNotes(div)
		case l.s.isPause(n):
			l.flush()
			if l.column != nil {
				l.s.deckWarnf(n.Pos(), "a pause within a column has no effect; put it between the blocks of the slide, or write ::: incremental around a list")
				continue
			}
			l.endPause()
			l.s.Steps++
			l.s.at = l.s.Steps
			l.pause, l.paused = n, len(l.all)
		case div != nil && l.holdsLayout(div):
			l.flush()
			l.t.openDiv(div)
			l.read(children(div))
		default:
			l.prose = append(l.prose, n)
		}
	}
}

// holdsLayout reports whether a div holds what cannot stand in prose: a chart, columns, notes or a
// pause. Its own effect is then lost, but nothing of its content.
func (l *layout) holdsLayout(div *divNode) bool {
	return slices.ContainsFunc(children(div), func(n ast.Node) bool {
		inner, _ := n.(*divNode)
		return l.s.figureAttributes(n) != nil || l.s.isPause(n) ||
			inner != nil && (inner.columns() > 0 && l.column == nil || inner.isNotes() || l.holdsLayout(inner))
	})
}

func children(parent ast.Node) (all []ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, n)
	}
	return all
}

// isPause reports whether a node is the paragraph ". . .".
func (r *reader) isPause(n ast.Node) bool {
	p, ok := n.(*ast.Paragraph)
	return ok && p.Lines().Len() == 1 && strings.TrimSpace(string(p.Lines().Value(r.src))) == ". . ."
}

// addFigure adds a figure to the deck and its citations to the slide, and returns its ID.
func (s *slideReader) addFigure(n *ast.FencedCodeBlock, a *attributes) string {
	s.text().closedFence(n)
	before := len(s.errs)
	f := s.figure(n, a)
	if len(s.errs) > before {
		s.failed(&f, s.line(n.Pos()), s.errs[before:])
	}
	f.After = s.Steps
	s.Steps += len(f.Steps)
	s.deck.Figures = append(s.deck.Figures, f)
	for _, rec := range f.Records {
		if rec.Cite.Source != "" {
			s.addCite(rec.Cite, false)
		}
	}
	for _, a := range f.Annotations {
		if a.Cite != nil {
			s.addCite(*a.Cite, false)
		}
	}
	return f.ID
}

// columns is the number of columns of a div that is a row of them; 0 for another div. It is one of
// class columns, or one that Quarto lays out in columns.
func (n *divNode) columns() int {
	if slices.Contains(n.Classes, "columns") {
		return max(1, n.ChildCount())
	}
	for _, key := range []string{"layout-ncol", "layout-nrow"} {
		if count, err := strconv.Atoi(n.value(key)); err == nil && count > 0 {
			if key == "layout-nrow" {
				count = (n.ChildCount() + count - 1) / count
			}
			return min(max(count, 1), maxColumns)
		}
	}
	return 0
}

// maxColumns is the most columns that fit on a slide.
const maxColumns = 6

// columns reads the columns of a div.
func (s *slideReader) columns(div *divNode) []slides.Column {
	s.text().openDiv(div)
	if !slices.Contains(div.Classes, "columns") {
		return s.dealt(div)
	}
	var columns []slides.Column
	var stray []ast.Node // outside of all columns
	end := func() {
		if len(stray) > 0 {
			s.deckWarnf(stray[0].Pos(), "only ::: column may stand directly in columns; this is shown as a column of its own")
			columns = append(columns, slides.Column{Blocks: s.blocks(stray, div)})
			stray = nil
		}
	}
	total := 0.0
	for _, n := range children(div) {
		d, ok := n.(*divNode)
		if ok && d.isNotes() {
			s.addNotes(d)
			continue
		}
		if !ok || !slices.Contains(d.Classes, "column") {
			stray = append(stray, n)
			continue
		}
		end()
		s.text().openDiv(d)
		width := s.width(d)
		total += width
		columns = append(columns, slides.Column{Width: int(math.Round(width)), Blocks: s.blocks(children(d), d)})
	}
	end()
	if total > 0 && total < 100 {
		shareRest(columns, total)
	}
	if total > 100.5 {
		s.deckWarnf(div.Pos(), "the columns take up %g%% of the width; they are made narrower in proportion", math.Round(total))
		for i := range columns {
			columns[i].Width = int(math.Floor(float64(columns[i].Width) * 100 / total))
		}
	}
	return columns
}

// shareRest gives columns without a width what the others, which take up total percent, leave.
func shareRest(columns []slides.Column, total float64) {
	rest := 0
	for _, c := range columns {
		if c.Width == 0 {
			rest++
		}
	}
	for i := range columns {
		if columns[i].Width == 0 {
			columns[i].Width = max(1, int(math.Round((100-total)/float64(rest))))
		}
	}
}

// dealt deals the blocks of a div out to its columns, one after the other.
func (s *slideReader) dealt(div *divNode) []slides.Column {
	columns := make([]slides.Column, min(div.columns(), div.ChildCount()))
	dealt := make([][]ast.Node, len(columns))
	for i, n := range children(div) {
		dealt[i%len(columns)] = append(dealt[i%len(columns)], n)
	}
	for i := range columns {
		columns[i].Blocks = s.blocks(dealt[i], div)
	}
	return columns
}

// width is the share of the row that a column takes up, in percent; 0 for an equal share.
func (s *slideReader) width(d *divNode) float64 {
	text := d.value("width")
	if text == "" {
		return 0
	}
	number, isPercent := strings.CutSuffix(text, "%")
	width, err := strconv.ParseFloat(number, 64)
	if !isPercent || err != nil || !(width >= 1 && width <= 100) {
		s.deckWarnf(d.Pos(), "width %q is not a share of the slide; write one such as \"40%%\"", text)
		return 0
	}
	return min(width, 99)
}

func (s *slideReader) addNotes(div *divNode) {
	t := s.text()
	t.inNotes = true
	t.openDiv(div)
	s.Notes = append(s.Notes, t.blocks(div)...)
}
