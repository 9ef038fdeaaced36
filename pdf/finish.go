package pdf

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// About is what a document says of itself.
type About struct {
	Title, Subtitle, Author string
	Lang                    string // BCP 47
	Program                 string // that has made it
}

// Finish returns a PDF that a browser has printed with metadata and with its structure repaired. It
// is marked as PDF/UA-1 if unmet is empty; else unmet says which rules are not met, and where. The
// error is about a file that is no PDF, or one without structure.
func Finish(printed []byte, about About) (whole []byte, unmet []string, err error) {
	d, err := read(printed)
	if err != nil {
		return nil, nil, err
	}
	d.repair()
	for _, p := range d.pages {
		if err := d.mark(p); err != nil {
			return nil, nil, fmt.Errorf("page %d: %w", p.number, err)
		}
	}
	d.tidy()
	d.describeLinks()
	if err := d.writeStructure(); err != nil {
		return nil, nil, err
	}
	if err := d.writeOutline(); err != nil {
		return nil, nil, err
	}
	unmet = d.unmet(about)
	if err := d.writeMetadata(about, len(unmet) == 0); err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	if err := api.WriteContext(d.ctx, &b); err != nil {
		return nil, nil, fmt.Errorf("writing the PDF: %w", err)
	}
	return b.Bytes(), unmet, nil
}

// document is a PDF with its pages and its structure.
type document struct {
	ctx   *model.Context
	pages []*page
	root  *element // of the structure tree
	fonts map[int]*font
	forms map[int]bool // XObjects that are painted, by object number: whether they have marked content of their own

	glyphs map[int]types.Object // XObjects with the drawings of glyphs, by the object number of the glyph's procedure
}

// read reads a PDF and its structure tree.
func read(b []byte) (*document, error) {
	api.DisableConfigDir() // no folder for settings is made at the user's
	conf := model.NewDefaultConfiguration()
	ctx, err := api.ReadContext(bytes.NewReader(b), conf)
	if err != nil {
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	d := &document{ctx: ctx, fonts: map[int]*font{}, forms: map[int]bool{}, glyphs: map[int]types.Object{}}
	byObject := map[int]*page{}
	for n := 1; n <= ctx.PageCount; n++ {
		dict, ref, _, err := ctx.PageDict(n, false)
		if err != nil || dict == nil || ref == nil {
			return nil, fmt.Errorf("reading page %d of the PDF: %w", n, errors.Join(err, errors.New("it has no dictionary")))
		}
		p := &page{number: n, dict: dict, ref: *ref, owners: map[int]*element{}, texts: map[int]string{}}
		d.pages = append(d.pages, p)
		byObject[ref.ObjectNumber.Value()] = p
	}
	catalog, err := ctx.Catalog()
	if err != nil {
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	tree, err := ctx.DereferenceDict(catalog["StructTreeRoot"])
	if err != nil || tree == nil {
		return nil, errors.New("the PDF has no structure; the browser is too old to write one")
	}
	d.root, err = (&treeReader{d, byObject}).read(tree)
	return d, err
}

// dict returns the dictionary that an object is or refers to; nil for none.
func (d *document) dict(o types.Object) types.Dict {
	found, err := d.ctx.DereferenceDict(o)
	if err != nil {
		return nil
	}
	return found
}

// array is dict for arrays.
func (d *document) array(o types.Object) types.Array {
	found, err := d.ctx.DereferenceArray(o)
	if err != nil {
		return nil
	}
	return found
}

// name returns the name that an object is or refers to; empty for none.
func (d *document) name(o types.Object) string {
	if found, err := d.ctx.Dereference(o); err == nil {
		if name, ok := found.(types.Name); ok {
			return name.Value()
		}
	}
	return ""
}

// number returns the number that an object is or refers to, else fallback.
func (d *document) number(o types.Object, fallback float64) float64 {
	found, err := d.ctx.Dereference(o)
	if err != nil {
		return fallback
	}
	switch n := found.(type) {
	case types.Integer:
		return float64(n.Value())
	case types.Float:
		return n.Value()
	}
	return fallback
}

// text returns the string that an object is or refers to; empty for none.
func (d *document) text(o types.Object) string {
	if o == nil {
		return ""
	}
	s, err := d.ctx.DereferenceText(o)
	if err != nil {
		return ""
	}
	return s
}

// stream returns the decoded content of a stream; nil for what is none.
func (d *document) stream(o types.Object) (*types.StreamDict, []byte) {
	s, _, err := d.ctx.DereferenceStreamDict(o)
	if err != nil || s == nil || s.Decode() != nil {
		return nil, nil
	}
	return s, s.Content
}

// objectNumber returns the number of the object that is referred to; 0 for a direct object.
func objectNumber(o types.Object) int {
	switch ref := o.(type) {
	case types.IndirectRef:
		return ref.ObjectNumber.Value()
	case *types.IndirectRef:
		return ref.ObjectNumber.Value()
	}
	return 0
}

// textString is a text as PDF writes one that may have any letters.
func textString(s string) types.HexLiteral {
	return types.NewHexLiteral([]byte(types.EncodeUTF16String(s)))
}
