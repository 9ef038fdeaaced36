package pdf

import (
	"bytes"
	"errors"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// element is one of the structure tree: a heading, a paragraph, a list.
type element struct {
	kind   string     // its structure type
	dict   types.Dict // as the browser wrote it: Alt, attributes, identifier
	parent *element   // nil for the root
	kids   []kid

	object int               // its number as the browser wrote it
	ref    types.IndirectRef // as it is written
}

// kid is what an element holds, one of three: an element, marked content of a page, or an annotation.
type kid struct {
	element *element
	content *content
	object  *object
}

// content is a marked-content sequence of a page.
type content struct {
	page *page
	id   int // MCID
}

// object is an annotation of a page.
type object struct {
	page *page
	ref  types.IndirectRef
}

// mostDepth and mostElements bound the tree: a browser writes one as deep as its page.
const mostDepth, mostElements = 200, 500_000

type treeReader struct {
	*document
	pages map[int]*page // by object number
}

// read returns the tree below its root dictionary, with one element at its top.
func (r *treeReader) read(tree types.Dict) (*element, error) {
	top := &element{kind: "Document", dict: types.Dict{}}
	count := 0
	if err := r.kids(top, tree["K"], nil, 0, &count); err != nil {
		return nil, err
	}
	if len(top.kids) == 1 && top.kids[0].element != nil && top.kids[0].element.kind == "Document" {
		top = top.kids[0].element
		top.parent = nil
	}
	return top, nil
}

// kids reads what the entry K of an element holds. on is the element's page.
func (r *treeReader) kids(e *element, k types.Object, on *page, depth int, count *int) error {
	if *count++; depth > mostDepth || *count > mostElements {
		return errors.New("the PDF's structure is too large")
	}
	value, err := r.ctx.Dereference(k)
	if err != nil || value == nil {
		return err
	}
	switch value := value.(type) {
	case types.Integer:
		if on == nil {
			return errors.New("the PDF's structure has content that is on no page")
		}
		e.kids = append(e.kids, kid{content: &content{on, value.Value()}})
	case types.Array:
		for _, o := range value {
			if err := r.kids(e, o, on, depth+1, count); err != nil {
				return err
			}
		}
	case types.Dict:
		if pg := r.pages[objectNumber(value["Pg"])]; pg != nil {
			on = pg
		}
		switch r.name(value["Type"]) {
		case "MCR":
			if value["Stm"] != nil {
				return errors.New("the PDF's structure has content of an XObject")
			}
			return r.kids(e, value["MCID"], on, depth+1, count)
		case "OBJR":
			if ref, ok := value["Obj"].(types.IndirectRef); ok && on != nil {
				e.kids = append(e.kids, kid{object: &object{on, ref}})
			}
		default:
			child := &element{kind: r.name(value["S"]), dict: value, parent: e, object: objectNumber(k)}
			e.kids = append(e.kids, kid{element: child})
			return r.kids(child, value["K"], on, depth+1, count)
		}
	}
	return nil
}

// walk calls do for an element and all below, parents first.
func (e *element) walk(do func(*element)) {
	do(e)
	for _, k := range e.kids {
		if k.element != nil {
			k.element.walk(do)
		}
	}
}

// within returns the nearest element of a kind that e is or is in; nil for none.
func (e *element) within(kind string) *element {
	for ; e != nil; e = e.parent {
		if e.kind == kind {
			return e
		}
	}
	return nil
}

// add puts an element behind the others that e holds.
func (e *element) add(child *element) {
	child.parent = e
	e.kids = append(e.kids, kid{element: child})
}

// writeStructure writes the tree, and from the pages and annotations to its elements.
func (d *document) writeStructure() error {
	var failure error
	d.root.walk(func(e *element) {
		ref, err := d.ctx.IndRefForNewObject(types.Dict{})
		if err != nil {
			failure = err
			return
		}
		e.ref = *ref
	})
	if failure != nil {
		return failure
	}
	tree := types.Dict{"Type": types.Name("StructTreeRoot"), "K": d.root.ref}
	treeRef, err := d.ctx.IndRefForNewObject(tree)
	if err != nil {
		return err
	}
	annotations := map[int]*element{} // by object number
	type named struct{ id, ref types.Object }
	var names []named
	d.root.walk(func(e *element) {
		dict := types.Dict{"Type": types.Name("StructElem"), "S": types.Name(e.kind)}
		for _, key := range []string{"Alt", "ActualText", "Lang", "E", "T", "A"} {
			if v := e.dict[key]; v != nil {
				dict[key] = v
			}
		}
		if id := e.dict["ID"]; id != nil && (e.kind == "TH" || e.kind == "Note") { // by which cells name their headers
			dict["ID"] = id
			names = append(names, named{id, e.ref})
		}
		dict["P"] = *treeRef
		if e.parent != nil {
			dict["P"] = e.parent.ref
		}
		var on *page
		kids := types.Array{}
		for _, k := range e.kids {
			switch {
			case k.element != nil:
				kids = append(kids, k.element.ref)
			case k.content != nil && (on == nil || on == k.content.page):
				on = k.content.page
				kids = append(kids, types.Integer(k.content.id))
			case k.content != nil:
				kids = append(kids, types.Dict{"Type": types.Name("MCR"), "Pg": k.content.page.ref, "MCID": types.Integer(k.content.id)})
			case k.object != nil:
				annotations[objectNumber(k.object.ref)] = e
				kids = append(kids, types.Dict{"Type": types.Name("OBJR"), "Pg": k.object.page.ref, "Obj": k.object.ref})
			}
		}
		if on != nil {
			dict["Pg"] = on.ref
		}
		if len(kids) > 0 {
			dict["K"] = kids
		}
		entry, _ := d.ctx.FindTableEntryForIndRef(&e.ref)
		entry.Object = dict
	})

	// The parent tree: by the pages' numbers, then by those of annotations.
	var numbers types.Array
	key := 0
	for _, p := range d.pages {
		last := -1
		for id := range p.owners {
			last = max(last, id)
		}
		owners := make(types.Array, last+1)
		for id := range owners {
			if owner := p.owners[id]; owner != nil {
				owners[id] = owner.ref
			}
		}
		ref, err := d.ctx.IndRefForNewObject(owners)
		if err != nil {
			return err
		}
		numbers = append(numbers, types.Integer(key), *ref)
		p.dict["StructParents"] = types.Integer(key)
		key++
	}
	for _, p := range d.pages {
		for _, o := range d.array(p.dict["Annots"]) {
			annotation := d.dict(o)
			if owner := annotations[objectNumber(o)]; owner != nil {
				numbers = append(numbers, types.Integer(key), owner.ref)
				annotation["StructParent"] = types.Integer(key)
				key++
			} else if annotation != nil {
				delete(annotation, "StructParent")
			}
		}
	}
	parents, err := d.ctx.IndRefForNewObject(types.Dict{"Nums": numbers})
	if err != nil {
		return err
	}
	tree["ParentTree"], tree["ParentTreeNextKey"] = *parents, types.Integer(key)
	if len(names) > 0 {
		slices.SortFunc(names, func(a, b named) int { return bytes.Compare([]byte(d.text(a.id)), []byte(d.text(b.id))) })
		var all types.Array
		for _, n := range names {
			all = append(all, n.id, n.ref)
		}
		ids, err := d.ctx.IndRefForNewObject(types.Dict{"Names": all})
		if err != nil {
			return err
		}
		tree["IDTree"] = *ids
	}
	catalog, err := d.ctx.Catalog()
	if err != nil {
		return err
	}
	catalog["StructTreeRoot"] = *treeRef
	return nil
}

// attribute returns one of an element's attributes, of whatever owner; nil for none.
func (d *document) attribute(e *element, name string) types.Object {
	all := d.array(e.dict["A"])
	if all == nil {
		all = types.Array{e.dict["A"]}
	}
	for _, o := range all {
		if v := d.dict(o)[name]; v != nil {
			return v
		}
	}
	return nil
}
