package pandoc

import (
	"fmt"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
)

// columns are the columns of the formAt: what a row of data can say of its record.
var columns = []string{
	"series", "label", "label_zh", "lane", "category", "key", "value", "approx", "unit", "date", "end",
	"precision", "basis", "asserted_by", "source", "paragraph", "token", "note", "known", "fact", "low", "high", "size", "panel", "target", "looked",
}

// numberColumns are the columns of the format that have numbers besides the value.
var numberColumns = []string{"low", "high", "size"}

// ownColumns are those that other data may have with a meaning of its own.
var ownColumns = []string{"key", "precision", "basis", "token", "known", "fact", "paragraph", "looked"}

// plan is how a figure reads a sheet.
type plan struct {
	sheet  *sheet
	column map[string]int // a column of the sheet by the column of the format that it stands for
	// along is the column of the numbers along x of a scatter, a line or areas; -1 for none.
	along int
	// values are the columns of a table with a column a series. If dated is set, their names
	// are dates, and each row is a series.
	values []int
	dated  bool
	cite   slides.Cite // of rows that name no source
	citeAt Place       // in deck.md
	mark   byte        // the decimal mark, 0 for that of the data
	order  dayOrder
	taken  []string // what the block does not say, as it would say it
}

// String tells plans apart that read the same sheet in different ways.
func (p *plan) String() string {
	return fmt.Sprint(p.column, p.along, p.values, p.dated, p.cite, p.citeAt, p.mark, p.order)
}

// planning is the state of finding out how a figure reads a sheet.
type planning struct {
	yamlText
	*plan
	figure *slides.Figure
	keys   *figureKeys
	failed bool
	// xColumn and yColumn say that the axis has the name of a column.
	xColumn, yColumn bool
}

// plan returns how a figure reads a sheet, and fills in the names of its axes and its unit where
// columns give them; nil after an error.
func (y yamlText) plan(f *slides.Figure, keys *figureKeys, s *sheet) *plan {
	p := planning{yamlText: y, plan: &plan{sheet: s, column: map[string]int{}, along: -1}, figure: f, keys: keys}
	p.named()
	p.ofFormat()
	p.axes()
	p.source()
	p.writing()
	if p.failed {
		return nil
	}
	p.guess()
	if p.failed {
		return nil
	}
	p.describe()
	return p.plan
}

func (p *planning) fail(n *yaml.Node, format string, args ...any) {
	p.errorf(n, format, args...)
	p.failed = true
}

// columnOf is the column that a key of the block names, -1 if it names none.
func (p *planning) columnOf(n *yaml.Node, key, name string) int {
	found := p.sheet.find(name)
	if len(found) > 1 {
		p.fail(n, "%s: %d columns of %s are called %q; rename one", key, len(found), p.sheet.file, name)
	}
	if found == nil {
		return -1
	}
	return found[0]
}

// named reads the keys that can only name columns.
func (p *planning) named() {
	for _, v := range p.keys.naming() {
		if !v.Given() {
			continue
		}
		key, n, names := v.Key, v.Node, p.texts(v)
		if len(names) > 1 && key == "value" {
			p.several(n, key, names)
			continue
		}
		if len(names) != 1 {
			p.fail(n, "%s must name one column of %s (columns: %s)", key, p.sheet.file, p.sheet.known())
			continue
		}
		if i := p.columnOf(n, key, names[0]); i >= 0 {
			p.column[key] = i
		} else {
			p.fail(n, "%s: %s has no column %q%s (columns: %s)", key, p.sheet.file, names[0], spelling.Hint(names[0], p.sheet.names), p.sheet.known())
		}
	}
}

// several reads a list of columns, each of which is a series.
func (p *planning) several(n *yaml.Node, key string, names []string) {
	for _, name := range names {
		i := p.columnOf(n, key, name)
		if i < 0 {
			p.fail(n, "%s: %s has no column %q%s (columns: %s)", key, p.sheet.file, name, spelling.Hint(name, p.sheet.names), p.sheet.known())
		} else if !slices.Contains(p.values, i) {
			p.values = append(p.values, i)
		}
	}
}

// known lists the names of a sheet's columns for a message, the first twenty.
func (s *sheet) known() string {
	var names []string
	for _, name := range s.names {
		if name != "" {
			names = append(names, name)
		}
	}
	if more := len(names) - 20; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:20], ", "), more)
	}
	return strings.Join(names, ", ")
}

// ofFormat finds the columns that are called as in the format. A file is of the format if it
// says who asserts what, or where, or has labels with values or dates; other files may use some of the
// names in another sense.
func (p *planning) ofFormat() {
	s := p.sheet
	has := func(name string) bool { return s.find(name) != nil }
	own := has("asserted_by") || has("source") && has("paragraph") || has("label") && (has("value") || has("date"))
	var unknown []string
	for i, name := range s.names {
		at := slices.IndexFunc(columns, func(c string) bool { return columnKey(c) == columnKey(name) })
		if at < 0 {
			if name != "" && !p.uses(i) {
				unknown = append(unknown, name)
			}
			continue
		}
		column := columns[at]
		if !columnUses(p.figure.Type, column) {
			continue
		}
		if _, given := p.column[column]; given || p.uses(i) || !own && slices.Contains(ownColumns, column) {
			continue
		}
		if again := s.find(name); len(again) > 1 {
			p.r.errorf(s.file, s.head, "column %s is there twice; keep one", column)
			p.failed = true
			return
		}
		p.column[column] = i
	}
	if len(unknown) > 0 && own && !p.keys.X.Given() && !p.keys.Y.Given() && !slices.ContainsFunc(p.keys.naming(), fields.Value.Given) {
		p.r.warnf(s.file, s.head, "%s left out, which no figure shows%s (known: %s)", strings.Join(inQuotes(unknown), ", "), spelling.Hint(unknown[0], columns), strings.Join(slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return !columnUses(p.figure.Type, c) }), ", "))
	}
}

// uses reports whether a column has a part in the figure.
func (p *planning) uses(column int) bool {
	for _, i := range p.column {
		if i == column {
			return true
		}
	}
	return column == p.along || slices.Contains(p.values, column)
}

func inQuotes(words []string) []string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = fmt.Sprintf("%q", word)
	}
	return all
}

// source reads the source of rows that do not name theirs: a citation, or a column.
func (p *planning) source() {
	n := p.keys.Source.Node
	if n == nil {
		return
	}
	text := p.text(p.keys.Source.Value)
	if found := p.sheet.find(text); len(found) == 1 && p.r.sources[text] == nil && !strings.Contains(text, "@") {
		p.column["source"] = found[0]
		return
	}
	cite, err := p.r.readCite(text)
	if err != nil {
		p.fail(n, "source: %v", err)
		return
	}
	line := p.before + n.Line
	s := p.r.source(cite.Source, p.file, line)
	if s == nil {
		p.failed = p.r.hasSources // reported
		if p.r.bibliographyFile == "" {
			p.r.warnf(p.file, line, "source: %q is left out, for the deck has no bibliography; name one in the front matter with bibliography: …", text)
		}
		return
	}
	cite = p.r.ofOwnData(lookedUp(cite, s), p.sheet.file)
	cite.Label = s.Label
	p.cite, p.citeAt = cite, Place{p.file, line, 0}
	if found := p.sheet.find("paragraph"); cite.Locator == "" && len(found) == 1 && !p.uses(found[0]) {
		p.column["paragraph"] = found[0] // of that source
	}
}

// writing reads how the data writes numbers and dates, where it does not tell.
func (p *planning) writing() {
	if n := p.keys.Decimal.Node; n != nil {
		switch mark := p.text(p.keys.Decimal.Value); mark {
		case ",", ".":
			p.mark = mark[0]
		default:
			p.fail(n, `decimal: %q is not a decimal mark; write "," or "."`, mark)
		}
	}
	if n := p.keys.Dates.Node; n != nil {
		switch order := p.text(p.keys.Dates.Value); order {
		case "dmy", "mdy":
			p.order = dayOrder(order)
		default:
			p.fail(n, "dates: %q is not an order; write dmy for day, month and year, or mdy", order)
		}
	}
}
