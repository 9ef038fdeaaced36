package results

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/spelling"
)

// step is one part of a path: the key of a field, or what stands in brackets.
type step struct {
	key     string
	bracket bool
}

var errPath = errors.New("not a path; write one such as overall.total, regions[0].n or regions[name=North].n")

// steps reads a path: keys with full stops between, in quotes if they have some themselves, and in brackets the number of an item from
// 0, or a field of the item and its value.
func steps(path string) (all []step, err error) {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, "$"), ".")
	for rest != "" {
		switch {
		case rest[0] == '[':
			inner, after, ok := strings.Cut(rest[1:], "]")
			if !ok || inner == "" {
				return nil, errPath
			}
			all, rest = append(all, step{inner, true}), after
		case rest[0] == '"':
			inner, after, ok := strings.Cut(rest[1:], `"`)
			if !ok {
				return nil, errPath
			}
			all, rest = append(all, step{key: inner}), after
		default:
			end := strings.IndexAny(rest, `.["`)
			if end < 0 {
				end = len(rest)
			}
			if end == 0 {
				return nil, errPath
			}
			all, rest = append(all, step{key: strings.TrimSpace(rest[:end])}), rest[end:]
		}
		if after, dot := strings.CutPrefix(rest, "."); dot {
			if rest = after; rest == "" {
				return nil, errPath
			}
		}
	}
	return all, nil
}

// find is the value at a path.
func (n *node) find(path string) (*node, error) {
	if len(path) > maxName {
		return nil, errLongName
	}
	all, err := steps(path)
	if err != nil {
		return nil, fmt.Errorf("%q is %w", path, err)
	}
	for _, s := range all {
		if s.bracket {
			n, err = n.item(s.key)
		} else {
			n, err = n.field(s.key)
		}
		if err != nil {
			return nil, err
		}
	}
	return n, nil
}

// field is the field with a key.
func (n *node) field(key string) (*node, error) {
	switch found := n.fields[key]; {
	case found != nil:
		return found, nil
	case n.items != nil:
		return nil, fmt.Errorf("%q is looked for in a list of %d; write which, as in [0] or [name=North]", key, len(n.items))
	}
	return nil, fmt.Errorf("there is no %q%s", key, spelling.Hint(key, n.keys))
}

// item is the item that brackets name: a number from 0, or a field and its value.
func (n *node) item(which string) (*node, error) {
	if n.items == nil {
		return nil, fmt.Errorf("[%s] stands behind what is no list", which)
	}
	key, value, named := strings.Cut(which, "=")
	if !named {
		i, err := strconv.Atoi(which)
		if err != nil || i < 0 || i >= len(n.items) {
			return nil, fmt.Errorf("there is no item [%s]; the list has %d, counted from 0", which, len(n.items))
		}
		return n.items[i], nil
	}
	var found *node
	var known []string
	key, value = strings.TrimSpace(key), strings.Trim(strings.TrimSpace(value), `"`)
	for _, item := range n.items {
		field := item.fields[key]
		if field == nil {
			continue
		}
		if known = append(known, field.value.Text); field.value.Text == value {
			if found != nil {
				return nil, fmt.Errorf("several items have %s=%s; name one by another field, or by its number", key, value)
			}
			found = item
		}
	}
	if found == nil {
		return nil, fmt.Errorf("no item has %s=%s%s", key, value, meant(value, known))
	}
	return found, nil
}

// At finds the scalar at a path.
func (n *node) At(path string) (Value, error) {
	if path == slides.AllValues {
		return all(n), nil
	}
	found, err := n.find(path)
	switch {
	case err != nil:
		return Value{}, err
	case found.fields != nil:
		return Value{}, fmt.Errorf("%q holds several values; name one of them, such as %s", path, join(path, found.keys[:min(1, len(found.keys))]...))
	case found.items != nil:
		return Value{}, fmt.Errorf("%q is a list of %d; name one of them, such as %s[0]", path, len(found.items), path)
	case found.value.Text == "":
		return Value{}, fmt.Errorf("%q is empty; write a value there", path)
	case found.value.wrong != "":
		return Value{}, fmt.Errorf("%q %s", path, found.value.wrong)
	}
	return found.value, nil
}

// join is a path with keys behind it.
func join(path string, keys ...string) string {
	for _, key := range keys {
		if strings.ContainsAny(key, `.[]", `) || key == "" {
			key = `"` + key + `"`
		}
		if path != "" {
			path += "."
		}
		path += key
	}
	return path
}

// Each calls fn for all scalars.
func (n *node) Each(fn func(path string, v Value)) { n.each("", fn) }

func (n *node) each(path string, fn func(path string, v Value)) {
	for _, key := range n.keys {
		n.fields[key].each(join(path, key), fn)
	}
	for i, item := range n.items {
		item.each(path+"["+strconv.Itoa(i)+"]", fn)
	}
	if n.value.Text != "" {
		fn(path, n.value)
	}
}

// Table is a list of objects, one a row, or an object whose fields are lists of one length, one a column. Fields that are no scalars are
// left out.
func (n *node) Table(path string) (Table, error) {
	found, err := n.find(path)
	if err != nil {
		return nil, err
	}
	if found.fields != nil {
		return found.columns()
	}
	if len(found.items) == 0 {
		return nil, errors.New("not a list of objects; name one, as in file.json#regions")
	}
	var keys []string
	seen := map[string]bool{}
	for i, item := range found.items {
		if item.fields == nil {
			return nil, fmt.Errorf("item [%d] is not an object; write each as {\"name\": …, \"value\": …}", i)
		}
		for _, key := range item.keys {
			if f := item.fields[key]; !seen[key] && f.fields == nil && f.items == nil {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	if len(keys)*len(found.items) > maxValues {
		return nil, errTooMany
	}
	table := Table{{1, slices.Clone(keys)}}
	for i, item := range found.items {
		row := TableRow{Line: i + 2, Cells: make([]string, len(keys))}
		for j, key := range keys {
			if f := item.fields[key]; f != nil {
				row.Cells[j] = f.value.cell()
			}
		}
		table = append(table, row)
	}
	return table, nil
}

// columns is the table of an object whose fields are lists.
func (n *node) columns() (Table, error) {
	var keys, lists []string
	length := -1
	for _, key := range n.keys {
		switch f := n.fields[key]; {
		case f.items == nil:
		case slices.ContainsFunc(f.items, func(item *node) bool { return item.fields != nil || item.items != nil }):
			lists = append(lists, key)
		case length >= 0 && len(f.items) != length:
			return nil, fmt.Errorf("the lists %q and %q are of different lengths; write one value each row", keys[0], key)
		default:
			keys, length = append(keys, key), len(f.items)
		}
	}
	switch {
	case length > 0:
	case len(lists) > 0:
		return nil, fmt.Errorf("an object; name the list of objects in it, as in file.json#%s", lists[0])
	default:
		return nil, errors.New("an object without a list; write a list of objects")
	}
	table := Table{{1, keys}}
	for i := range length {
		row := TableRow{Line: i + 2}
		for _, key := range keys {
			row.Cells = append(row.Cells, n.fields[key].items[i].value.cell())
		}
		table = append(table, row)
	}
	return table, nil
}
