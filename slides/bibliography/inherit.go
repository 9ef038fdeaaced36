package bibliography

import "strings"

// inherit gives the items the fields of those that their crossref and xdata name.
func (b *bibFile) inherit() {
	byKey := map[string]*bibItem{}
	for _, it := range b.items {
		if byKey[it.key] == nil {
			byKey[it.key] = it
		}
	}
	for _, it := range b.items {
		b.inheritTo(it, byKey, maxDepth)
	}
}

// The states of bibItem.inherited.
const (
	notYet = iota
	underWay
	done
)

func (b *bibFile) inheritTo(it *bibItem, byKey map[string]*bibItem, depth int) {
	if it.inherited != notYet || b.left < 0 {
		return
	}
	it.inherited = underWay
	for _, name := range []string{"xdata", "crossref"} {
		link, ok := it.fields[name]
		if !ok {
			continue
		}
		for _, key := range strings.FieldsFunc(link.text, func(c rune) bool { return c == ',' || c < 0x80 && isSpace(byte(c)) }) {
			parent := byKey[key]
			if parent == nil {
				b.warnf(link.line, "source %s: %s names %q, which is not in the bibliography; add it or correct the name", quoted(it.key), name, quote(key))
				continue
			}
			if depth > 0 {
				b.inheritTo(parent, byKey, depth-1)
			}
			if parent.inherited != done {
				b.warnf(link.line, "source %s: %s leads through too many sources or back to this one; name another", quoted(it.key), name)
				continue
			}
			b.copyFields(it, parent, name == "crossref")
		}
	}
	it.inherited = done
}

// copyFields gives an item the fields of its parent that it does not have. Of a crossref, the
// title of the parent becomes that of what the item is in, unless the parent has a field for it.
func (b *bibFile) copyFields(it, parent *bibItem, crossref bool) {
	b.left -= 64 // a long list of parents costs time, even if they have nothing to give
	for _, renamed := range []bool{false, true} {
		for name, f := range parent.fields {
			target := name
			if crossref {
				target = nameInChild(name, parent.kind, it.kind)
			}
			if _, has := it.fields[target]; has || target == "" || own[name] || renamed != (target != name) {
				continue
			}
			b.left -= len(f.text)
			it.fields[target] = f
		}
	}
}

// own are the fields that are not inherited.
var own = map[string]bool{
	"crossref": true, "xdata": true, "shorthand": true, "label": true, "options": true, "entrysubtype": true,
}

// nameInChild is the field that a parent's field is in the item that inherits it; empty for none.
func nameInChild(name, parent, child string) string {
	prefix := ""
	switch {
	case strings.HasPrefix(parent, "mv"):
		prefix = "main"
	case parent == "periodical":
		prefix = "journal"
	case chapters[child]:
		prefix = "book"
	}
	switch {
	case prefix == "":
		return name
	case name == "title" || name == "subtitle" || name == "titleaddon":
		return prefix + name
	case name == "shorttitle":
		return ""
	}
	return name
}
