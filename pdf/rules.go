package pdf

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
)

// unmet returns which rules of PDF/UA-1 a document does not meet once its structure is written, each
// with the number of its clause in ISO 14289-1, and what is wrong. What Finish itself sees to is not
// looked at again: metadata, title, language of texts.
func (d *document) unmet(about About) (all []string) {
	say := func(clause, format string, args ...any) {
		if s := clause + ": " + fmt.Sprintf(format, args...); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if strings.TrimSpace(about.Title) == "" {
		say("7.1", "the document has no title")
	}
	if !language.MatchString(about.Lang) {
		say("7.2", "%q is no language", about.Lang)
	}
	d.root.walk(func(e *element) { d.unmetBy(e, say) })
	for _, p := range d.pages {
		d.unmetOn(p, say)
	}
	for _, number := range slices.Sorted(maps.Keys(d.forms)) {
		if d.forms[number] {
			say("7.20", "XObject %d has marked content", number)
		}
	}
	for _, number := range slices.Sorted(maps.Keys(d.fonts)) {
		d.unmetIn(d.fonts[number], say)
	}
	return all
}

var language = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

// parents are the types that an element of a type must be in.
var parents = map[string][]string{
	"TR": {"Table", "THead", "TBody", "TFoot"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TH": {"TR"}, "TD": {"TR"},
	"LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}

// children are the types that an element of a type may hold.
var children = map[string][]string{
	"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
	"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"},
}

// unmetBy says what is wrong with an element.
func (d *document) unmetBy(e *element, say func(clause, format string, args ...any)) {
	where := d.place(e)
	if !slices.Contains(known, e.kind) {
		say("7.1", "%s has the type %s, which is not one of PDF 1.7", where, e.kind)
	}
	if in := parents[e.kind]; in != nil && (e.parent == nil || !slices.Contains(in, e.parent.kind)) {
		say("7.2", "%s: %s is not in %s", where, e.kind, strings.Join(in, " or "))
	}
	if may := children[e.kind]; may != nil {
		for i, k := range e.kids {
			switch {
			case k.element != nil && !slices.Contains(may, k.element.kind):
				say("7.2", "%s: %s holds %s", where, e.kind, k.element.kind)
			case k.is("Caption") && e.kind != "Table" && i > 0, k.is("Caption") && i > 0 && i < len(e.kids)-1:
				say("7.2", "%s: the caption is amid its %s", where, e.kind)
			}
		}
	}
	switch e.kind {
	case "Figure", "Formula":
		if d.text(e.dict["Alt"]) == "" && d.text(e.dict["ActualText"]) == "" {
			say(map[string]string{"Figure": "7.3", "Formula": "7.7"}[e.kind], "%s: a %s has no alternative text", where, strings.ToLower(e.kind))
		}
	case "H":
		say("7.4.4", "%s: a heading has no level", where)
	case "Form":
		say("7.18.4", "%s: a form is not described", where)
	case "Table":
		d.unmetByTable(e, where, say)
	}
	for _, k := range e.kids {
		if k.object == nil {
			continue
		}
		annotation := d.dict(k.object.ref)
		if subtype := d.name(annotation["Subtype"]); subtype == "Link" && e.kind != "Link" || subtype != "Link" && e.kind != "Annot" {
			say("7.18", "%s: an annotation of type %s is in %s", where, subtype, e.kind)
		}
	}
}

// unmetByTable says which cells of a table have no header, and whether its rows are of one length.
func (d *document) unmetByTable(table *element, where string, say func(clause, format string, args ...any)) {
	type cell struct {
		*element
		columns, rows int
	}
	grid := map[[2]int]*cell{} // by row and column
	row := 0
	width := -1
	var rows func(*element)
	rows = func(e *element) {
		for _, k := range e.kids {
			switch {
			case k.is("THead", "TBody", "TFoot"):
				rows(k.element)
			case k.is("TR"):
				column := 0
				for _, c := range k.element.kids {
					if !c.is("TH", "TD") {
						continue
					}
					for grid[[2]int{row, column}] != nil {
						column++
					}
					at := &cell{c.element, d.span(c.element, "ColSpan"), d.span(c.element, "RowSpan")}
					for y := range at.rows {
						for x := range at.columns {
							place := [2]int{row + y, column + x}
							if grid[place] != nil {
								say("7.2", "%s: cells of the table lie on one another", where)
							}
							grid[place] = at
						}
					}
				}
				row++
			}
		}
	}
	rows(table)
	for y := range row {
		columns := 0
		for grid[[2]int{y, columns}] != nil {
			columns++
		}
		if width >= 0 && columns != width {
			say("7.2", "%s: the rows of the table have %d and %d columns", where, width, columns)
		}
		width = columns
	}
	headed := func(scopes ...string) func(*cell) bool {
		return func(c *cell) bool {
			return c != nil && c.kind == "TH" && slices.Contains(scopes, d.name(d.attribute(c.element, "Scope")))
		}
	}
	byColumn, byRow := headed("Column", "Both"), headed("Row", "Both")
	for place, c := range grid { // says a thing once, in whatever order
		if place[0] >= row {
			say("7.2", "%s: a cell of the table goes beyond its rows", where)
		}
		if c.kind != "TD" || d.attribute(c.element, "Headers") != nil {
			continue
		}
		has := false
		for y := range row {
			has = has || byColumn(grid[[2]int{y, place[1]}])
		}
		for x := range max(width, 0) {
			has = has || byRow(grid[[2]int{place[0], x}])
		}
		if !has {
			say("7.5", "%s: cells of the table have no header", where)
		}
	}
}

// mostSpan bounds how many rows or columns a cell may take.
const mostSpan = 1000

func (d *document) span(cell *element, attribute string) int {
	return min(max(1, int(d.number(d.attribute(cell, attribute), 1))), mostSpan)
}

// unmetOn says what is wrong with a page.
func (d *document) unmetOn(p *page, say func(clause, format string, args ...any)) {
	if len(d.array(p.dict["Annots"])) > 0 && d.name(p.dict["Tabs"]) != "S" {
		say("7.18.3", "page %d: the order of its links is not that of the structure", p.number)
	}
	for _, o := range d.array(p.dict["Annots"]) {
		annotation := d.dict(o)
		if annotation["StructParent"] == nil {
			say("7.18.1", "page %d: a link is not in the structure", p.number)
		}
		if d.text(annotation["Contents"]) == "" {
			say("7.18.5", "page %d: a link has no description", p.number)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.texts)) {
		text := p.texts[id]
		if p.owners[id] == nil && strings.TrimSpace(text) != "" {
			say("7.1", "page %d: “%.40s” is not in the structure", p.number, text)
		}
	}
}

// unmetIn says what is wrong with a font.
func (d *document) unmetIn(f *font, say func(clause, format string, args ...any)) {
	if len(f.used) == 0 {
		return
	}
	name := f.name
	if name == "" {
		name = "a font of drawings"
	}
	if on := f.used[0]; on > 0 && (f.unicode[0] == "" || !f.type3) { // the glyph of what a font does not have
		say("7.21.8", "page %d: no typeface here has all its characters; install one, or write them otherwise", on)
	}
	for _, code := range slices.Sorted(maps.Keys(f.used)) {
		switch text, known := f.unicode[code]; {
		case code == 0:
		case !known || text == "":
			say("7.21.7", "page %d: nothing says what a glyph of %s stands for (%x)", f.used[code], name, code)
		case strings.ContainsAny(text, "\x00\uFEFF\uFFFE"):
			say("7.21.7", "page %d: a glyph of %s stands for no character (%x)", f.used[code], name, code)
		}
	}
	if f.type3 {
		return
	}
	widths, descendant := d.widths(f)
	if descendant == nil {
		say("7.21.3", "%s is not a composite font", name)
		return
	}
	if encoding := d.name(f.dict["Encoding"]); encoding != "Identity-H" && encoding != "Identity-V" {
		say("7.21.3.3", "%s has the encoding %s", name, encoding)
	}
	descriptor := d.dict(descendant["FontDescriptor"])
	if descriptor["CIDSet"] != nil {
		say("7.21.4.2", "%s has a list of its glyphs, which is not looked at", name)
	}
	if d.name(descendant["Subtype"]) != "CIDFontType2" {
		if descriptor["FontFile3"] == nil {
			say("7.21.4.1", "%s is not in the document", name)
		}
		return
	}
	if d.name(descendant["CIDToGIDMap"]) != "Identity" {
		say("7.21.3.2", "%s has a map of glyphs that is not looked at", name)
	}
	_, file := d.stream(descriptor["FontFile2"])
	real := advances(file)
	if real == nil {
		say("7.21.4.1", "%s is not in the document", name)
		return
	}
	for _, code := range slices.Sorted(maps.Keys(widths)) {
		width := widths[code]
		if code >= len(real) {
			say("7.21.4.1", "page %d: %s has no glyph %x", f.used[code], name, code)
		} else if math.Abs(real[code]-width) > 1 {
			say("7.21.5", "page %d: the glyph %x of %s is %g wide, and said to be %g", f.used[code], code, name, real[code], width)
		}
	}
}

// place names where an element is: by the page of its first content.
func (d *document) place(e *element) string {
	number := 0
	e.walk(func(e *element) {
		for _, k := range e.kids {
			if k.content != nil && number == 0 {
				number = k.content.page.number
			}
		}
	})
	if number == 0 {
		return "the document"
	}
	return fmt.Sprintf("page %d", number)
}
