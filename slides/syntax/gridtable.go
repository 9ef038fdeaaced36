package syntax

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
)

// gridLine matches a line of a grid table between rows, or above the first, from end to end.
var gridLine = regexp.MustCompile(`^ {0,3}\+(?:[-=:]+\+)+$`)

// headLine matches the line between head and body of a grid table.
var headLine = regexp.MustCompile(`^\+(?:[=:]*=[=:]*\+)+$`)

// barPart matches a line between cells that need not go from end to end.
var barPart = regexp.MustCompile(`\+[-=:]+\+`)

// IsGridLine reports whether a line without a line feed looks like one of a grid table, from end to end.
func IsGridLine(b []byte) bool { return gridLine.Match(bytes.TrimRight(b, " \t\r")) }

// grid is a grid table, character by character.
type grid struct {
	lines   []gridRow
	xs, ys  []int // the columns and lines in which cells may end
	cells   []gridCell
	broken  bool // a wall has gaps
	headEnd int  // the line between head and body; 0 for none
	footTop int  // the line between body and foot; that of the end for none
}

// gridRow is a line of a grid: its text from the left border on, and the offset in it of what stands in
// each column. A character of two columns stands in the first of them.
type gridRow struct {
	text    []byte
	start   int
	columns []int
}

// gridCell is a cell, by the indexes of its edges in grid.xs and grid.ys.
type gridCell struct{ left, top, right, bottom int }

// at is the character in a column; 0 where none begins there.
func (r *gridRow) at(x int) byte {
	if i := r.columns[x]; i >= 0 {
		return r.text[i]
	}
	return 0
}

// gridTable finds a grid table. The borders of its cells must meet.
func gridTable(a *ahead) *layout {
	var g grid
	border := -1
	for i := 0; ; i++ {
		l, ok := a.line(i)
		if !ok {
			break
		}
		at, column := l.indent()
		rest := l.text[at:]
		if len(rest) < 2 || !isBorder(rest[0]) {
			break
		}
		row := gridRow{text: rest, start: l.start + at}
		row.measure()
		if border < 0 {
			border = column
		}
		if !isBorder(rest[len(rest)-1]) || column != border || i > 0 && len(row.columns) != len(g.lines[0].columns) {
			return nil
		}
		g.lines = append(g.lines, row)
	}
	if last := len(g.lines) - 1; last < 2 || !gridLine.Match(g.lines[last].text) {
		return nil
	}
	// A cell may hold a grid table, or a drawing, whose borders are not those of the cells. Then only lines
	// from end to end divide the table, and no cell spans rows.
	if !g.divide(barPart) && !g.divide(gridLine) {
		return nil
	}
	g.parts()
	t := g.layout()
	t.rows = slices.DeleteFunc(t.rows, func(r rowLayout) bool {
		return len(r.cells) == len(t.widths) && !slices.ContainsFunc(r.cells, cellLayout.hasRoom)
	})
	return t
}

// hasRoom reports whether a cell has lines, if only empty ones, or goes on in another row.
func (c cellLayout) hasRoom() bool { return c.high > 0 || c.rows > 1 }

func isBorder(c byte) bool { return c == '|' || c == '+' }

func (r *gridRow) measure() {
	for i := 0; i < len(r.text); {
		c, size := utf8.DecodeRune(r.text[i:])
		for k := range columnsOf(c, len(r.columns)) {
			if k == 0 {
				r.columns = append(r.columns, i)
			} else {
				r.columns = append(r.columns, -1)
			}
		}
		i += size
	}
}

// find finds the columns and lines in which cells may end: where lines that match bar have corners.
func (g *grid) find(bar *regexp.Regexp) {
	g.xs, g.ys, g.cells, g.broken = nil, nil, nil, false
	corner := make([]bool, len(g.lines[0].columns))
	for y := range g.lines {
		r := &g.lines[y]
		if !bar.Match(r.text) {
			continue
		}
		g.ys = append(g.ys, y)
		for x := range corner {
			corner[x] = corner[x] || r.at(x) == '+'
		}
	}
	for x, is := range corner {
		if is || x == 0 || x == len(corner)-1 {
			g.xs = append(g.xs, x)
		}
	}
}

// wall reports whether a wall stands at the right of the field between two neighbours of xs and of ys. One
// with gaps breaks the grid.
func (g *grid) wall(i, j int) bool {
	if i+2 == len(g.xs) {
		return true
	}
	x, top, bottom := g.xs[i+1], g.ys[j], g.ys[j+1]
	if !isBorder(g.lines[top].at(x)) || !isBorder(g.lines[bottom].at(x)) {
		return false
	}
	bars := 0
	for y := top + 1; y < bottom; y++ {
		if g.lines[y].at(x) == '|' {
			bars++
		}
	}
	whole := bars == bottom-top-1
	g.broken = g.broken || bars > 0 && !whole
	return whole
}

// floor reports whether a bar lies under the field between two neighbours of xs and of ys.
func (g *grid) floor(i, j int) bool {
	r := &g.lines[g.ys[j+1]]
	for x := g.xs[i]; x <= g.xs[i+1]; x++ {
		switch c := r.at(x); {
		case c == '-' || c == '=' || c == ':' || c == '+':
		default:
			return false
		}
	}
	return true
}

// divide finds the cells between lines that match bar. It is false if one of them is no rectangle.
func (g *grid) divide(bar *regexp.Regexp) bool {
	g.find(bar)
	wide, high := len(g.xs)-1, len(g.ys)-1
	taken := make([]bool, wide*high)
	for j := range high {
		for i := range wide {
			if taken[j*wide+i] {
				continue
			}
			c := gridCell{i, j, i + 1, j + 1}
			for !g.wall(c.right-1, j) {
				c.right++
			}
			for !g.floor(i, c.bottom-1) {
				if c.bottom++; c.bottom > high {
					return false
				}
			}
			if !g.closed(c) {
				return false
			}
			for y := c.top; y < c.bottom; y++ {
				for x := c.left; x < c.right; x++ {
					if taken[y*wide+x] {
						return false
					}
					taken[y*wide+x] = true
				}
			}
			g.cells = append(g.cells, c)
		}
	}
	return !g.broken
}

// closed reports whether a cell has walls and bars around it and none within.
func (g *grid) closed(c gridCell) bool {
	for y := c.top; y < c.bottom; y++ {
		for x := c.left; x < c.right; x++ {
			if g.wall(x, y) != (x+1 == c.right) || g.floor(x, y) != (y+1 == c.bottom) {
				return false
			}
		}
	}
	return true
}

// parts finds where head, body and foot of the table end.
func (g *grid) parts() {
	last := len(g.lines) - 1
	g.footTop = last
	var ends []int
	for y := 1; y < last; y++ {
		if headLine.Match(g.lines[y].text) {
			ends = append(ends, y)
		}
	}
	if len(ends) > 0 {
		g.headEnd = ends[0]
	}
	if len(ends) > 1 && headLine.Match(g.lines[last].text) {
		g.footTop = ends[len(ends)-1]
	}
}

// layout makes the table of the cells. Edges that no cell has do not count.
func (g *grid) layout() *layout {
	var xs, ys []int
	for _, c := range g.cells {
		xs, ys = append(xs, g.xs[c.left]), append(ys, g.ys[c.top])
	}
	slices.Sort(xs)
	slices.Sort(ys)
	xs, ys = slices.Compact(xs), slices.Compact(ys)
	last, end := len(g.lines)-1, len(g.lines[0].columns)-1
	t := &layout{lines: len(g.lines), blocks: true, rows: make([]rowLayout, len(ys))}
	for i, x := range xs {
		if i+1 < len(xs) {
			t.widths = append(t.widths, xs[i+1]-x)
		} else {
			t.widths = append(t.widths, end-x)
		}
	}
	for i, y := range ys {
		t.rows[i] = rowLayout{part: g.part(y), pos: g.lines[y+1].start}
	}
	index := func(edges []int, at, last int) int {
		if at == last {
			return len(edges)
		}
		i, _ := slices.BinarySearch(edges, at)
		return i
	}
	for _, c := range g.cells {
		left, right, top, bottom := g.xs[c.left], g.xs[c.right], g.ys[c.top], g.ys[c.bottom]
		row := index(ys, top, last)
		t.rows[row].cells = append(t.rows[row].cells, cellLayout{
			lines: g.text(left, right, top, bottom),
			align: g.alignment(left, xs, end),
			// A cell of the head ends with it, for all columns do.
			columns: index(xs, right, end) - index(xs, left, end),
			rows:    index(ys, bottom, last) - row,
			high:    bottom - top - 1,
		})
	}
	return t
}

func (g *grid) part(y int) string {
	switch {
	case y < g.headEnd:
		return "thead"
	case y >= g.footTop:
		return "tfoot"
	}
	return "tbody"
}

// alignment is what the colons say in the line under the head, or in the first line where there is none,
// of the column that begins in a column of characters.
func (g *grid) alignment(left int, xs []int, end int) string {
	right := end
	if i, _ := slices.BinarySearch(xs, left); i+1 < len(xs) {
		right = xs[i+1]
	}
	r := &g.lines[g.headEnd]
	switch from, to := r.at(left+1) == ':', r.at(right-1) == ':'; {
	case from && to:
		return "center"
	case from:
		return "left"
	case to:
		return "right"
	}
	return ""
}

// text returns the lines within the borders of a cell, without the space before all of them.
func (g *grid) text(left, right, top, bottom int) (lines []text.Segment) {
	indent := right - left - 1
	for y := top + 1; y < bottom; y++ {
		for x := left + 1; x < right; x++ {
			if g.lines[y].at(x) != ' ' {
				indent = min(indent, x-left-1)
				break
			}
		}
	}
	for y := top + 1; y < bottom; y++ {
		r := &g.lines[y]
		from, to := r.columns[left+1+indent], r.columns[right]
		b := bytes.TrimRight(r.text[from:to], " \t")
		lines = append(lines, text.NewSegment(r.start+from, r.start+from+len(b)))
	}
	for len(lines) > 0 && lines[0].IsEmpty() {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].IsEmpty() {
		lines = lines[:len(lines)-1]
	}
	return lines
}
