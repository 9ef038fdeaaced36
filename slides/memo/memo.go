// Package memo remembers what was read of files, so that the next reading of the same bytes takes no time.
package memo

import "sync"

// Memo remembers values by keys that tell the bytes which they were read from. Its zero value remembers the last one alone; it may be used by several
// goroutines at once, none of which may change a value.
type Memo[K comparable, V any] struct {
	Most int // how many bytes of files it remembers the values of; it then begins anew

	mutex  sync.Mutex
	values map[K]V
	size   int
}

// Read returns the value of a key, which read reads from so many bytes if it is not remembered. What cannot be read is read each time.
func (m *Memo[K, V]) Read(key K, size int, read func() (V, error)) (V, error) {
	m.mutex.Lock()
	value, known := m.values[key]
	m.mutex.Unlock()
	if known {
		return value, nil
	}
	value, err := read()
	if err != nil {
		return value, err
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.size += size; m.values == nil || m.size > m.Most {
		m.values, m.size = map[K]V{}, size
	}
	m.values[key] = value
	return value, nil
}
