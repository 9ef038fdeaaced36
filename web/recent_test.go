package web

import (
	"slices"
	"strings"
	"testing"
)

// keys are the keys of what is kept, the last used first.
func keys(r *recent[string]) (all []string) {
	for e := r.order.Front(); e != nil; e = e.Next() {
		all = append(all, e.Value.(*entry[string]).key)
	}
	return all
}

func TestWhatWasUsedTheLongestAgoGoesFirst(t *testing.T) {
	const each = 1000
	r := newRecent[string](3 * (each + entryBytes))
	for _, step := range []struct{ does, leaves string }{
		{"add a", "a"}, {"add b", "b a"}, {"add c", "c b a"},
		{"get a", "a c b"}, {"add d", "d a c"}, {"get b", "d a c"},
		{"add a", "a d c"}, {"grow d", "a d"}, {"grow c", "a d"},
		{"large e", "a d"}, {"grow a", "a d"}, {"huge a", "d"}, {"add b", "b d"},
	} {
		does, key, _ := strings.Cut(step.does, " ")
		switch does {
		case "add":
			r.add(key, "value of "+key, each)
		case "grow":
			r.grow(key, "value of "+key, each)
		case "large", "huge":
			r.add(key, "value of "+key, r.most)
		case "get":
			if value, ok := r.get(key); ok != slices.Contains(keys(r), key) || ok && value != "value of "+key {
				t.Errorf("%s: %q, %v", step.does, value, ok)
			}
		}
		if got := strings.Join(keys(r), " "); got != step.leaves {
			t.Errorf("%s leaves %q, want %q", step.does, got, step.leaves)
		}
		bytes := 0
		for e := r.order.Front(); e != nil; e = e.Next() {
			bytes += e.Value.(*entry[string]).bytes
		}
		if bytes != r.bytes || bytes > r.most || len(r.entries) != r.order.Len() {
			t.Errorf("%s: %d bytes are counted of %d, at most %d; %d keys of %d", step.does, r.bytes, bytes, r.most, len(r.entries), r.order.Len())
		}
	}
}

func TestOnlyTheValueThatIsKeptGrows(t *testing.T) {
	r := newRecent[string](1 << 20)
	r.add("a", "old", 1)
	r.add("a", "new", 1)
	r.grow("a", "old", 100)
	if r.bytes != 1+entryBytes {
		t.Errorf("%d bytes are counted", r.bytes)
	}
}
