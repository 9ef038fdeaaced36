package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	maxUnpacked = 64 << 20 // bytes of one part of a DOCX
	maxNesting  = 200      // elements within one another
)

var errNoDOCX = errors.New("not a DOCX that can be read; open it in a word processor and save it anew")

// readDOCX reads a document of a word processor: paragraphs, headings, items, tables and notes.
func readDOCX(b []byte) (*Text, error) {
	archive, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		if bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")) {
			return nil, errors.New("the document is encrypted or an old .doc; save it as .docx without a password")
		}
		return nil, errNoDOCX
	}
	d := &wordText{headings: map[string]bool{}, marks: map[string]bool{}}
	if styles, err := part(archive, "word/styles.xml"); err == nil {
		d.readStyles(styles)
	}
	body, err := part(archive, "word/document.xml")
	if err != nil {
		return nil, err
	}
	if err := d.read(body, Paragraph); err != nil {
		return nil, err
	}
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		notes, err := part(archive, name)
		if errors.Is(err, errNoPart) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := d.read(notes, Note); err != nil {
			return nil, err
		}
	}
	return d.done(), nil
}

var errNoPart = fmt.Errorf("%w: a part is missing", errNoDOCX)

// part unpacks a part of a document.
func part(archive *zip.Reader, name string) ([]byte, error) {
	at := slices.IndexFunc(archive.File, func(f *zip.File) bool { return f.Name == name })
	if at < 0 {
		return nil, errNoPart
	}
	f, err := archive.File[at].Open()
	if err != nil {
		return nil, errNoDOCX
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxUnpacked+1))
	switch {
	case len(b) > maxUnpacked:
		return nil, fmt.Errorf("%s in the DOCX is larger than %d MiB; save the pages that are cited as a document of their own", name, maxUnpacked>>20)
	case err != nil:
		return nil, errNoDOCX
	}
	return b, nil
}

// wordText makes passages of WordprocessingML.
type wordText struct {
	gathering
	headings map[string]bool // ids of styles of headings
	marks    map[string]bool // ids of styles whose letters stand raised

	paragraph strings.Builder
	kind      Kind
	raised    bool
	exponents int // of a formula, within one another, that are being read
	hidden    bool
	tables    []*wordTable // the one that is read, within others
}

// wordTable is a table that is being read.
type wordTable struct {
	rows  [][]string
	row   []string
	cell  strings.Builder
	span  int
	heads int
	head  bool // the row is marked as one
}

// headingName matches the names of styles of headings, which are English in every language.
var headingName = regexp.MustCompile(`^(?i)(?:heading \d|title|subtitle)$`)

// superscriptAlign is the name of letters that stand raised.
const superscriptAlign = "superscript"

// readStyles notes which styles are of headings, and which of letters that stand raised.
func (d *wordText) readStyles(b []byte) {
	decoder := xml.NewDecoder(bytes.NewReader(b))
	id := ""
	for {
		t, err := decoder.Token()
		if err != nil {
			return // without styles no paragraph is a heading
		}
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "style":
			id = value(start, "styleId")
		case start.Name.Local == "name" && headingName.MatchString(value(start, "val")):
			d.headings[id] = true
		case start.Name.Local == "vertAlign" && value(start, "val") == superscriptAlign:
			d.marks[id] = true
		}
	}
}

func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reports whether an element switches a property on.
func on(e xml.StartElement) bool {
	return !slices.Contains([]string{"0", "false", "off", "none"}, value(e, "val"))
}

// skipped are the elements that repeat what others say, or that no reader sees.
var skipped = []string{"Fallback", "del", "moveFrom", "instrText", "delText", "sectPr", "tblGrid"}

// read reads the paragraphs and tables of a part; kind is that of its paragraphs.
func (d *wordText) read(b []byte, kind Kind) error {
	decoder := xml.NewDecoder(bytes.NewReader(b))
	depth := 0
	for {
		t, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errNoDOCX
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxNesting {
				return errNoDOCX
			}
			if slices.Contains(skipped, t.Name.Local) || kind == Note && value(t, "type") != "" && strings.HasSuffix(t.Name.Local, "note") {
				if err := decoder.Skip(); err != nil {
					return errNoDOCX
				}
				depth--
				continue
			}
			d.start(t, kind)
			if t.Name.Local == "t" && !d.hidden {
				var text string
				if err := decoder.DecodeElement(&text, &t); err != nil {
					return errNoDOCX
				}
				depth--
				if d.raised || d.exponents > 0 {
					text = superscript(text)
				}
				d.paragraph.WriteString(text)
			}
		case xml.EndElement:
			depth--
			if d.end(t.Name.Local); d.cells > maxCells {
				return errCells
			}
		}
	}
}

// start reads the beginning of an element.
func (d *wordText) start(e xml.StartElement, kind Kind) {
	switch e.Name.Local {
	case "p":
		d.kind = kind
	case "pStyle":
		if d.headings[value(e, "val")] && d.kind == Paragraph {
			d.kind = Heading
		}
	case "outlineLvl":
		if n, err := strconv.Atoi(value(e, "val")); err == nil && n < 9 && d.kind == Paragraph {
			d.kind = Heading
		}
	case "numPr":
		if d.kind == Paragraph {
			d.kind = Item
		}
	case "r":
		d.raised, d.hidden = false, false
	case "rStyle":
		d.raised = d.marks[value(e, "val")]
	case "vertAlign":
		d.raised = value(e, "val") == superscriptAlign
	case "sup":
		d.exponents++
	case "vanish", "strike", "dstrike":
		d.hidden = d.hidden || on(e)
	case "tab", "ptab":
		d.paragraph.WriteString(tabStop)
	case "br", "cr":
		d.paragraph.WriteString(lineBreak)
	case "noBreakHyphen":
		d.paragraph.WriteByte('-')
	case "tbl":
		d.tables = append(d.tables, &wordTable{})
	case "tr", "tc", "gridSpan", "tblHeader":
		if n := len(d.tables); n > 0 {
			d.tables[n-1].start(e)
		}
	}
}

func (t *wordTable) start(e xml.StartElement) {
	switch e.Name.Local {
	case "tr":
		t.row, t.head = nil, false
	case "tc":
		t.span = 1
		t.cell.Reset()
	case "gridSpan":
		if n, err := strconv.Atoi(value(e, "val")); err == nil {
			t.span = max(1, min(n, maxSpan))
		}
	case "tblHeader":
		t.head = on(e)
	}
}

// end reads the end of an element.
func (d *wordText) end(name string) {
	n := len(d.tables)
	switch {
	case name == "sup":
		d.exponents--
	case name == "p" && n > 0:
		d.tables[n-1].cell.WriteString(d.paragraph.String() + lineBreak)
		d.paragraph.Reset()
	case name == "p":
		d.add(d.kind, d.paragraph.String())
		d.paragraph.Reset()
	case n == 0:
	case name == "tc":
		t := d.tables[n-1]
		if d.cells += t.span; d.cells > maxCells {
			return
		}
		for range t.span {
			t.row = append(t.row, spaced(t.cell.String()))
		}
	case name == "tr":
		t := d.tables[n-1]
		if t.head && t.heads == len(t.rows) {
			t.heads++
		}
		t.rows = append(t.rows, t.row)
	case name == "tbl":
		t := d.tables[n-1]
		d.tables = d.tables[:n-1]
		if n > 1 { // a table in a cell is text of the cell
			for _, row := range t.rows {
				d.tables[n-2].cell.WriteString(strings.Join(row, tabStop) + lineBreak)
			}
			return
		}
		d.table(t.rows, t.heads)
	}
}
