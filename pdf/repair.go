package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// known are the structure types of PDF 1.7 that stand where a browser's page has its elements.
var known = []string{
	"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "Note", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6",
	"L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form",
}

// groups are the types that hold paragraphs and the like, and no text of their own.
var groups = []string{"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}

// inline are the types that stand in a line of text.
var inline = []string{"Span", "Quote", "Reference", "Code", "Link", "Annot", "Lbl"}

// repair turns the browser's elements into those of PDF 1.7, nested as PDF/UA wants them.
func (d *document) repair() {
	d.mend(d.root)
	for _, p := range d.pages {
		clear(p.owners)
		p.next = 0
	}
	d.root.walk(func(e *element) {
		for _, k := range e.kids {
			if k.content != nil {
				k.content.page.owners[k.content.id] = e
				k.content.page.next = max(k.content.page.next, k.content.id+1)
			}
		}
	})
}

// mend repairs what is below an element, then the element.
func (d *document) mend(e *element) {
	var kids []kid
	for _, k := range e.kids {
		if k.element == nil {
			kids = append(kids, k)
			continue
		}
		d.mend(k.element)
		if k.element.kind == "NonStruct" { // an element of the page that means nothing: what it holds is its parent's
			kids = append(kids, k.element.kids...)
		} else {
			kids = append(kids, k)
		}
	}
	e.kids = kids
	switch {
	case e.kind == "NonStruct":
	case e.kind == "Figure" && e.dict["Alt"] == nil && slices.ContainsFunc(e.kids, func(k kid) bool { return k.element != nil }):
		e.kind = "Div" // a picture with its caption, of which the picture is an element of its own
	case !slices.Contains(known, e.kind) && holdsBlocks(e):
		e.kind = "Div"
	case !slices.Contains(known, e.kind):
		e.kind = "Span" // Strong, Em
	}
	switch e.kind {
	case "LI":
		e.gather(func(k kid) bool { return k.is("Lbl", "LBody") }, "LBody")
	case "L":
		e.gather(func(k kid) bool { return k.is("LI", "L", "Caption") }, "LI", "LBody")
	}
	if slices.Contains(groups, e.kind) {
		e.gather(func(k kid) bool { return k.element != nil && !slices.Contains(inline, k.element.kind) }, "P")
	}
	for i := range e.kids {
		if child := e.kids[i].element; child != nil {
			child.parent = e
		}
	}
}

func (k kid) is(kinds ...string) bool {
	return k.element != nil && slices.Contains(kinds, k.element.kind)
}

func holdsBlocks(e *element) bool {
	return slices.ContainsFunc(e.kids, func(k kid) bool { return k.element != nil && !slices.Contains(inline, k.element.kind) })
}

// gather puts what does not belong among an element's kids into new elements of the given kinds, the
// first around the others: neighbours into one.
func (e *element) gather(belongs func(kid) bool, kinds ...string) {
	var kids []kid
	var open *element
	for _, k := range e.kids {
		if belongs(k) {
			kids, open = append(kids, k), nil
			continue
		}
		if open == nil {
			outer := &element{kind: kinds[0], dict: types.Dict{}, parent: e}
			kids, open = append(kids, kid{element: outer}), outer
			for _, kind := range kinds[1:] {
				inner := &element{kind: kind, dict: types.Dict{}}
				open.add(inner)
				open = inner
			}
		}
		if k.element != nil {
			k.element.parent = open
		}
		open.kids = append(open.kids, k)
	}
	e.kids = kids
}

// tidy leaves out the elements that hold nothing, once the pages are marked, and corrects the levels
// of headings: the first is 1, and none is skipped.
func (d *document) tidy() {
	d.root.prune()
	before, notes := 0, 0
	d.root.walk(func(e *element) {
		if level := headingLevel(e.kind); level > 0 {
			before = min(level, before+1)
			e.kind = "H" + strconv.Itoa(before)
		}
		if e.kind == "Note" {
			notes++
			e.dict = types.Dict(e.dict.Clone().(types.Dict))
			e.dict["ID"] = types.StringLiteral(fmt.Sprintf("note%06d", notes))
		}
	})
}

// headingLevel returns the level of a kind of headings; 0 for others.
func headingLevel(kind string) int {
	if len(kind) == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '6' {
		return int(kind[1] - '0')
	}
	return 0
}

// prune leaves out the elements below e that hold nothing, but for the cells of tables.
func (e *element) prune() {
	e.kids = slices.DeleteFunc(e.kids, func(k kid) bool {
		if k.element == nil {
			return false
		}
		k.element.prune()
		return len(k.element.kids) == 0 && !k.is("TD", "TH")
	})
}

// describeLinks gives each link its text as description, else where it leads.
func (d *document) describeLinks() {
	d.root.walk(func(e *element) {
		for _, k := range e.kids {
			if k.object == nil {
				continue
			}
			annotation := d.dict(k.object.ref)
			if annotation == nil || annotation["Contents"] != nil {
				continue
			}
			if text := d.textOf(e); text != "" {
				annotation["Contents"] = textString(text)
			} else if uri := d.text(d.dict(annotation["A"])["URI"]); uri != "" {
				annotation["Contents"] = textString(uri)
			}
		}
	})
}

// textOf returns the text that an element holds; that of a picture is its alternative text.
func (d *document) textOf(e *element) (text string) {
	if alt := d.text(e.dict["Alt"]); alt != "" {
		return alt
	}
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			text += d.textOf(k.element)
		case k.content != nil:
			text += k.content.page.texts[k.content.id]
		}
	}
	return text
}
