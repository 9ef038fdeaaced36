package pdf

import (
	"errors"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// writeOutline has the items of the outline lead to the headings of the structure as it is written, and
// gives them their text: the browser leaves out the space where a heading goes on in another line.
func (d *document) writeOutline() error {
	headings := map[int]*element{} // by the browser's object number
	d.root.walk(func(e *element) {
		if headingLevel(e.kind) > 0 {
			headings[e.object] = e
		}
	})
	catalog, err := d.ctx.Catalog()
	if err != nil {
		return err
	}
	seen := map[int]bool{}
	var items func(o types.Object) error
	items = func(o types.Object) error {
		for o != nil {
			number := objectNumber(o)
			if number == 0 || seen[number] {
				return errors.New("the PDF's outline cannot be read")
			}
			seen[number] = true
			item := d.dict(o)
			if item == nil {
				return nil
			}
			if e := headings[objectNumber(item["SE"])]; e != nil {
				item["SE"] = e.ref
				if text := strings.Join(strings.Fields(d.textOf(e)), " "); text != "" {
					item["Title"] = textString(text)
				}
			} else {
				delete(item, "SE")
			}
			if err := items(item["First"]); err != nil {
				return err
			}
			o = item["Next"]
		}
		return nil
	}
	return items(d.dict(catalog["Outlines"])["First"])
}
