package web

import (
	"container/list"
	"sync"
)

// recent keeps values up to a number of bytes. Where a new one has no room, those that were used
// the longest ago go. It is safe for concurrent use.
type recent[T comparable] struct {
	most int // bytes

	mutex   sync.Mutex
	bytes   int
	entries map[string]*list.Element
	order   list.List // of *entry[T], the last used first
}

type entry[T comparable] struct {
	key   string
	value T
	bytes int
}

// entryBytes is about what an entry takes besides its value: its key, its places in map and list,
// and the header fields of a resource.
const entryBytes = 4 << 10

func newRecent[T comparable](most int) *recent[T] {
	return &recent[T]{most: most, entries: map[string]*list.Element{}}
}

// get returns the value of a key, and whether there is one.
func (r *recent[T]) get(key string) (value T, ok bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	e := r.entries[key]
	if e == nil {
		return value, false
	}
	r.order.MoveToFront(e)
	return e.Value.(*entry[T]).value, true
}

// add keeps a value of a size, in place of an older one with the same key. A value that is larger
// than all the room is not kept.
func (r *recent[T]) add(key string, value T, bytes int) {
	kept := &entry[T]{key, value, bytes + entryBytes}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if old := r.entries[key]; old != nil {
		r.remove(old)
	}
	element := r.order.PushFront(kept)
	r.entries[key], r.bytes = element, r.bytes+kept.bytes
	r.shrink(element)
}

// grow counts bytes that a value takes since it was added, if it is still kept.
func (r *recent[T]) grow(key string, value T, bytes int) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	element := r.entries[key]
	if element == nil || element.Value.(*entry[T]).value != value {
		return
	}
	element.Value.(*entry[T]).bytes += bytes
	r.bytes += bytes
	r.shrink(element)
}

// shrink makes room after an entry has come or grown. The caller holds the mutex.
func (r *recent[T]) shrink(grown *list.Element) {
	if grown.Value.(*entry[T]).bytes > r.most { // it would drive out all others first
		r.remove(grown)
	}
	for r.bytes > r.most {
		r.remove(r.order.Back())
	}
}

func (r *recent[T]) remove(e *list.Element) {
	gone := r.order.Remove(e).(*entry[T])
	delete(r.entries, gone.key)
	r.bytes -= gone.bytes
}
