package pandoc

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/results"
)

// Row is a record with its cells as written and their places, by the columns of the format.
type Row struct {
	slides.Record
	cells  []cell
	plan   *plan
	source *sheetRow
}

// File is the path in the deck's folder of the file that has the row.
func (row *Row) File() string { return row.plan.sheet.file }

// cell is what a row has in a column of the format. There are hundreds of thousands of them: a map for each row would
// take ten times the room.
type cell struct {
	text   string
	at     spot
	column int8 // an index of cellColumns
	cited  bool // it stands in the figure's block: at is that of plan.citeAt
}

// cellColumns are the columns that a cell can be of.
var cellColumns = append(slices.Clone(columns), "along")

// Cell is the text in a column of the format, without white space around it; empty for none.
func (row *Row) Cell(column string) string {
	if c := row.cell(column); c != nil {
		return c.text
	}
	return ""
}

// Place is where the cell of a column stands, or what stands for it: the zero Place for none.
func (row *Row) Place(column string) Place {
	c := row.cell(column)
	switch {
	case c == nil:
		return Place{}
	case c.cited:
		return row.plan.citeAt
	}
	return Place{row.plan.sheet.file, int(c.at.line), int(c.at.column)}
}

func (row *Row) cell(column string) *cell {
	for i := range row.cells {
		if cellColumns[row.cells[i].column] == column {
			return &row.cells[i]
		}
	}
	return nil
}

// reading is a row that is being read. Only cells with text are in it.
type reading struct {
	Row
	Cells map[string]string
	At    map[string]Place
}

// rowReader makes the rows of a sheet as a figure reads it.
type rowReader struct {
	r *reader
	*plan
	named  []string          // the columns of the format that the sheet has, sorted
	marks  map[int]byte      // the decimal mark of each column of values
	orders map[int]dayOrder  // the order of day and month of each column of dates
	timed  map[string]bool   // the columns of the format that have times of day, other than midnight
	zones  map[string]string // the time zone that the first of them is in, by column
	faults tally
	broken bool // nothing can be read
	rows   []Row
	row    reading // its maps, and cells, are used for all rows
	cells  []cell
}

// rows returns the rows of a sheet. It makes and checks them once, however many figures read
// them in the same way. The rows of a file that figures read in several ways are all in
// reader.data.
func (r *reader) rows(p *plan, name string) ([]Row, bool) {
	key := p.String()
	rows, made := p.sheet.plans[key]
	if !made {
		rows = r.makeRows(p)
		p.sheet.plans[key] = rows
		if r.data[name] == nil {
			r.data[name] = slices.Clip(rows)
		} else {
			r.data[name] = append(r.data[name], rows...)
		}
	}
	return rows, rows != nil
}

// makeRows returns nil after an error that leaves nothing to go on with.
func (r *reader) makeRows(p *plan) []Row {
	perRow := max(1, len(p.values))
	if !within(&r.rowCount, len(p.sheet.rows)*perRow) {
		r.errorf(p.sheet.file, 0, "the figures of the deck have more than %d records with this file; show less of it, or sum it up", maxRecords)
		return nil
	}
	b := rowReader{r: r, plan: p, named: slices.Sorted(maps.Keys(p.column)), marks: map[int]byte{}, orders: map[int]dayOrder{}, timed: map[string]bool{}, zones: map[string]string{}, rows: make([]Row, 0, len(p.sheet.rows)*perRow)}
	for _, i := range p.valueColumns() {
		b.marks[i] = b.decimalMark(i)
	}
	if p.along >= 0 {
		b.marks[p.along] = b.decimalMark(p.along)
	}
	for _, column := range numberColumns {
		if i, ok := p.column[column]; ok {
			b.marks[i] = b.decimalMark(i)
		}
	}
	for _, column := range []string{"date", "end", "known"} {
		if i, ok := p.column[column]; ok {
			b.orders[i] = b.dayOrder(column, i)
			b.timed[column] = slices.ContainsFunc(p.sheet.rows, func(row sheetRow) bool { return isTimed(row.Cells[i]) })
		} else if column == "date" && p.dated {
			b.timed[column] = slices.ContainsFunc(p.values, func(i int) bool { return isTimed(p.sheet.names[i]) })
		}
	}
	if b.broken {
		return nil
	}
	for i := range p.sheet.rows {
		source := &p.sheet.rows[i]
		if p.values == nil {
			b.add(source, -1)
		}
		for _, value := range p.values {
			b.add(source, value)
		}
	}
	b.faults.report(r, p.sheet.file)
	return b.rows
}

// maxRecords bounds the rows that are read of all files of a deck, and the records of all its figures. As many take
// 8 s of processor time and 1.3 GB while the deck is read and checked; a line of 100,000 takes 2.5 s and 0.6 GB.
const maxRecords = 250_000

// within reports whether so many more are within maxRecords, and counts them.
func within(count *int, more int) bool {
	if *count+more > maxRecords {
		return false
	}
	*count += more
	return true
}

// wrong reports a fault of a row, once for all rows with the same cause.
func (b *rowReader) wrong(source *sheetRow, cause, format string, args ...any) {
	b.faults.add(false, source.line, cause, format, args...)
}

// add adds the record of a row; with a column of values, of one of its cells.
func (b *rowReader) add(source *sheetRow, value int) {
	s := b.sheet
	row := &b.row
	if row.Cells == nil {
		row.Cells, row.At = map[string]string{}, map[string]Place{}
	}
	clear(row.Cells)
	clear(row.At)
	row.Row = Row{plan: b.plan, source: source}
	fill := func(column string, i int) {
		if text := source.Cells[i]; text != "" {
			row.Cells[column], row.At[column] = text, s.place(source, i)
		}
	}
	for _, column := range b.named {
		fill(column, b.column[column])
	}
	if value >= 0 {
		fill("value", value)
		name, _ := nameAndUnit(s.names[value])
		head := Place{s.file, s.head, 0}
		switch _, series := row.Cells["series"]; {
		case b.dated:
			row.Cells["date"], row.At["date"] = name, head
		case series && row.Cells["label"] == "":
			row.Cells["label"], row.At["label"] = name, head
		default:
			row.Cells["series"], row.At["series"] = name, head
		}
	}
	b.record(row, value)
	b.keep()
}

// keep adds the row that has been read to the others.
func (b *rowReader) keep() {
	row, cells := &b.row, b.cells[:0]
	for i, column := range cellColumns {
		text, written := row.Cells[column]
		at, placed := row.At[column]
		if !written && !placed {
			continue
		}
		cells = append(cells, cell{text, spot{int32(at.Line), int32(at.Column)}, int8(i), placed && at == b.citeAt})
	}
	b.cells, row.cells = cells, slices.Clone(cells)
	b.rows = append(b.rows, row.Row)
}

// record fills in the record of a row and reports what is wrong in any figure; the rest depends
// on the figure, see yamlText.records.
func (b *rowReader) record(row *reading, value int) {
	source, cells := row.source, row.Cells
	row.Record = slides.Record{
		Series:     cells["series"],
		Label:      cells["label"],
		LabelZh:    cells["label_zh"],
		Lane:       cells["lane"],
		Category:   cells["category"],
		Approx:     cells["approx"],
		Unit:       cells["unit"],
		Basis:      cells["basis"],
		AssertedBy: cells["asserted_by"],
		Token:      cells["token"],
		Note:       cells["note"],
		Fact:       cells["fact"],
		Panel:      cells["panel"],
		Target:     cells["target"],
		Line:       source.line,
	}
	switch key := cells["key"]; strings.ToLower(key) {
	case "yes":
		row.Key = true
	case "", "no":
	default:
		b.wrong(source, "key", "key: %q is neither yes nor no; write yes or leave the cell empty", key)
	}
	for _, column := range []string{"label", "asserted_by"} {
		if _, ok := b.column[column]; ok && cells[column] == "" {
			b.faults.add(true, source.line, column, "no %s; fill in the cell", column)
		}
	}
	if value < 0 {
		value = b.column["value"]
	}
	b.value(row, value)
	for _, column := range numberColumns {
		b.readNumber(row, column)
	}
	b.readAlong(row)
	b.dates(row)
	b.cited(row)
}

// value reads the number of a row.
func (b *rowReader) value(row *reading, column int) {
	text := row.Cells["value"]
	if isMissing(text) {
		delete(row.Cells, "value")
		return
	}
	if v, unit, ok := b.number(row.source, text, column); ok {
		row.Value = &v
		row.Unit = cmp.Or(row.Unit, unit)
	}
}

// readNumber reads the number of a row in one of numberColumns.
func (b *rowReader) readNumber(row *reading, column string) {
	text, ok := row.Cells[column]
	if !ok {
		return
	}
	if isMissing(text) {
		delete(row.Cells, column)
		return
	}
	v, _, ok := b.number(row.source, text, b.column[column])
	if !ok {
		return
	}
	switch column {
	case "low":
		row.Low = &v
	case "high":
		row.High = &v
	case "size":
		row.Size = &v
	}
}

// readAlong reads the number along x of a row, which has the name and the unit of its column.
func (b *rowReader) readAlong(row *reading) {
	if b.along < 0 {
		return
	}
	text := row.source.Cells[b.along]
	if isMissing(text) {
		return
	}
	if v, unit, ok := b.number(row.source, text, b.along); ok {
		name, columnUnit := nameAndUnit(b.sheet.names[b.along])
		row.Along = &slides.Along{Name: name, Value: v, Unit: cmp.Or(unit, columnUnit)}
		row.Cells["along"], row.At["along"] = text, b.sheet.place(row.source, b.along)
	}
}

// number reads a number in a cell of a column, and the unit that stands behind it.
func (b *rowReader) number(source *sheetRow, text string, column int) (v float64, unit string, ok bool) {
	name := b.sheet.name(column)
	n, ok := results.ReadNumeral(text)
	if !ok {
		b.wrong(source, "number "+name, "%s: %q %v", name, text, errNoNumber)
		return 0, "", false
	}
	v, err := chartNumber(n, b.marks[column])
	if err != nil {
		b.wrong(source, "number "+name+err.Error(), "%s: %q %v", name, text, err)
		return 0, "", false
	}
	return v, n.Unit, true
}
