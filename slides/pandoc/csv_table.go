package pandoc

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/results"
	"exhibit/slides/spelling"
)

// Bounds of a table: the rows and columns of a file that it shows, and what a cell counts besides its text among
// what may be there again.
const (
	maxTableRows    = 100
	maxTableColumns = 50
	cellSize        = 8
)

// asideColumns are columns of a file that a table shows only where it names them: what they say stands in the
// citation of a row, or is for the author.
var asideColumns = append([]string{"source", "asserted_by", "note", "label_zh"}, ownColumns...)

// isTableBlock reports whether a fenced code block is a table of a CSV file.
func (r *reader) isTableBlock(n *ast.FencedCodeBlock) bool {
	if n.Info == nil {
		return false
	}
	info := n.Info.Segment.Value(r.src)
	a, size := parseAttributes(info)
	return a != nil && size == len(info) && slices.Equal(a.Classes, []string{"table"}) && len(a.Values) == 0
}

// csvTable reads a table of a CSV file: the cells as they are written, numbers at the right. The columns source and
// paragraph of a row are its citation.
type csvTable struct {
	*textReader
	yamlText
	node   *ast.FencedCodeBlock
	sheet  *sheet
	shown  []int // columns
	own    slides.Cite
	source int // the column with the source of a row; -1 for none
	places int // the column with its paragraph; -1 for none
}

// csvTable returns the table of a fenced code block; nothing after an error.
func (t *textReader) csvTable(n *ast.FencedCodeBlock) []slides.Node {
	at := t.s.position(n.Pos())
	y := yamlText{t.s.reader, at.File, at.Line}
	values := y.parse(n.Lines().Value(t.s.src))
	if values == nil {
		return nil
	}
	var keys tableKeys
	y.fill(&keys, fields.Keys(keys), values)
	if !keys.Data.Given() {
		t.errorf(n, "the table has no data; add a line data: with the name of a CSV file")
		return nil
	}
	of := slides.Figure{Data: y.text(keys.Data.Value)}
	file := y.dataFile(&of, keys.Data.Node)
	if file == "" {
		return nil
	}
	if _, used := t.s.data[of.Data]; !used {
		t.s.data[of.Data] = nil
	}
	c := csvTable{textReader: t, yamlText: y, node: n, sheet: t.s.sheet(file), source: -1, places: -1}
	if c.sheet == nil || !c.choose(keys.Columns.Value) || !c.cite(keys.Source.Value) {
		return nil
	}
	switch all := len(c.shown); {
	case all == 0:
		t.errorf(n, "the table shows no column of %s; name those that it shall show below columns:", file)
		return nil
	case all > maxTableColumns:
		t.warnf(n, "the table shows %d of %d columns; show less of them", maxTableColumns, all)
		c.shown = c.shown[:maxTableColumns]
	}
	rows := c.sorted(keys.Sort.Value)
	if len(rows) == 0 {
		t.warnf(n, "%s has no rows below the names of its columns; add some", file)
	}
	if len(rows) > maxTableRows {
		t.warnf(n, "the table shows %d of the %d rows of %s; show less of them", maxTableRows, len(rows), file)
		rows = rows[:maxTableRows]
	}
	return []slides.Node{c.table(y.text(keys.Caption.Value), rows)}
}

// choose finds the columns that are shown. It is false after an error.
func (c *csvTable) choose(v fields.Value) bool {
	if !v.Given() {
		for i, name := range c.sheet.names {
			if name != "" && !slices.Contains(asideColumns, columnKey(name)) {
				c.shown = append(c.shown, i)
			}
		}
		return true
	}
	for _, name := range c.texts(v) {
		i := c.column(v, name)
		if i < 0 {
			return false
		}
		c.shown = append(c.shown, i)
	}
	return true
}

// column is the column that a key names; -1 after an error.
func (c *csvTable) column(v fields.Value, name string) int {
	found := c.sheet.find(name)
	if len(found) == 0 {
		c.yamlText.errorf(v.Node, "%s: %s has no column %q%s (columns: %s)", v.Key, c.sheet.file, name, spelling.Hint(name, c.sheet.names), c.sheet.known())
		return -1
	}
	return found[0]
}

// cite reads the source of the whole table, and finds the columns with those of its rows. It is false after an error.
func (c *csvTable) cite(v fields.Value) bool {
	for i, name := range c.sheet.names {
		switch columnKey(name) {
		case "source":
			c.source = i
		case "paragraph":
			c.places = i
		}
	}
	if !v.Given() {
		return true
	}
	cite, err := c.s.readCite(c.text(v))
	if err != nil {
		c.yamlText.errorf(v.Node, "source: %v", err)
		return false
	}
	c.own = c.s.ofOwnData(cite, c.sheet.file)
	return true
}

// sorted are the rows in the order that the block asks for: by a column, or with - before its name the other way
// round.
func (c *csvTable) sorted(v fields.Value) []sheetRow {
	rows := c.sheet.rows
	if !v.Given() {
		return rows
	}
	name, down := strings.CutPrefix(c.text(v), "-")
	by := c.column(v, strings.TrimSpace(name))
	if by < 0 {
		return rows
	}
	key := c.sheet.sortKey(by)
	type keyed struct {
		sortKey
		row sheetRow
	}
	all := make([]keyed, len(rows))
	for i, row := range rows {
		all[i] = keyed{key(row.Cells[by]), row}
	}
	slices.SortStableFunc(all, func(a, b keyed) int {
		switch order := cmp.Or(cmp.Compare(a.number, b.number), strings.Compare(a.text, b.text)); {
		case a.missing != b.missing: // rows without a value come last either way
			if a.missing {
				return 1
			}
			return -1
		case down:
			return -order
		default:
			return order
		}
	})
	rows = make([]sheetRow, len(all))
	for i := range all {
		rows[i] = all[i].row
	}
	return rows
}

// sortKey is that by which rows are sorted.
type sortKey struct {
	missing bool
	number  float64
	text    string
}

// sortKey reads the cells of a column by what it is: numbers, dates or text.
func (s *sheet) sortKey(column int) func(cell string) sortKey {
	kind, mark, order := s.kind(column), byte('.'), dayOrder("dmy")
	switch kind {
	case numberKind:
		mark = cmp.Or(s.decimalMark(s.marks(column)), mark)
	case dateKind:
		if o := s.orders(column); o.mdy > 0 && o.dmy == 0 {
			order = "mdy"
		}
	}
	return func(cell string) sortKey {
		if isMissing(cell) {
			return sortKey{missing: true}
		}
		switch kind {
		case numberKind:
			if n, ok := results.ReadNumeral(cell); ok {
				if v, err := chartNumber(n, mark); err == nil {
					return sortKey{number: v}
				}
			}
			return sortKey{missing: true, text: cell}
		case dateKind:
			if d, ok := readDate(cell, order); ok {
				return sortKey{text: string(d.date)}
			}
			return sortKey{missing: true, text: cell}
		}
		return sortKey{text: cell}
	}
}

// table is the table with its caption, names of columns and rows.
func (c *csvTable) table(caption string, rows []sheetRow) slides.Node {
	table := c.textReader.node("table", c.node, nil)
	ofRows := c.source >= 0 || c.places >= 0
	var said []slides.Node
	if caption != "" {
		said = append(said, c.plain(caption))
	}
	if c.own.Source != "" && !(ofRows && c.places >= 0) {
		said = append(said, c.mark(c.own, c.before)...)
	}
	if len(said) > 0 {
		table.Children = append(table.Children, c.statement("caption", c.node, said))
	}
	if !c.counts(&table, c.sheet.names) {
		return table
	}
	head := c.textReader.node("tr", c.node, nil)
	for _, i := range c.shown {
		cell := c.cell("th", i, c.sheet.names[i], nil)
		cell.Attrs = append(cell.Attrs, slides.Attr{Name: "scope", Value: "col"})
		head.Children = append(head.Children, cell)
	}
	addRow(&table, "thead", head)
	for _, row := range rows {
		if !c.counts(&table, row.Cells) {
			break
		}
		tr := c.textReader.node("tr", c.node, nil)
		for at, i := range c.shown {
			var marks []slides.Node
			if at == 0 && ofRows {
				marks = c.ofRow(row)
			}
			tr.Children = append(tr.Children, c.cell("td", i, row.Cells[i], marks))
		}
		addRow(&table, "tbody", tr)
	}
	c.tableDays(&table)
	return table
}

// counts counts a row of a table among what may be there again. It is false where that is too much.
func (c *csvTable) counts(table *slides.Node, cells []string) bool {
	size := 0
	for _, i := range c.shown {
		size += len(cells[i]) + cellSize
	}
	return c.s.repeat(table.Pos, size)
}

func (c *csvTable) plain(text string) slides.Node {
	return slides.Node{Text: text, Pos: c.pos(c.node)}
}

// cell is a cell with a text and the citations behind it. Numbers stand at the right.
func (c *csvTable) cell(kind slides.Kind, column int, text string, marks []slides.Node) slides.Node {
	cell := c.textReader.node(kind, c.node, nil)
	if text != "" {
		cell.Children = append(cell.Children, c.plain(text))
	}
	cell.Children = append(cell.Children, marks...)
	if k := c.sheet.kind(column); k == numberKind || k == yearKind {
		cell.Attrs = append(cell.Attrs, slides.Attr{Name: "class", Value: "align-right"})
	}
	return cell
}

// ofRow is the citation of a row by its columns source and paragraph; nothing where it has none.
func (c *csvTable) ofRow(row sheetRow) []slides.Node {
	text := c.own.Source
	if c.source >= 0 && row.Cells[c.source] != "" {
		text = row.Cells[c.source]
	}
	if text == "" {
		return nil
	}
	if c.places >= 0 && row.Cells[c.places] != "" {
		text += ", ¶" + strings.ReplaceAll(row.Cells[c.places], ";", ",")
	}
	cite, err := c.s.readCite(text)
	if err != nil {
		c.s.warnf(c.sheet.file, row.line, "%v; the row has no citation", err)
		return nil
	}
	return c.mark(cite, row.line)
}

// mark is the mark of a citation, with a space before it; nothing for a source that no bibliography has.
func (c *csvTable) mark(cite slides.Cite, line int) []slides.Node {
	s := c.s.source(cite.Source, c.sheet.file, line)
	if s == nil {
		return nil
	}
	cite.Label = s.Label
	c.s.addCite(cite, c.inNotes)
	pos := c.pos(c.node)
	return []slides.Node{{Text: " ", Pos: pos}, {Kind: slides.Cites, Pos: pos, Children: []slides.Node{{Kind: slides.CiteMark, Pos: pos, Cite: &cite}}}}
}
