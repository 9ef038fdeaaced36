package results

import (
	"crypto/sha256"
	"sync"
)

// maxKept is how many bytes of files the process remembers what they hold, for other figures and for the next check of the same files.
const maxKept = 4 * MaxSize

// kept are the results that were read, by the digest of their file and its ending. Nothing changes them.
var kept = struct {
	sync.Mutex
	files map[keptKey]Results
	size  int
}{files: map[keptKey]Results{}}

type keptKey struct {
	sum    [sha256.Size]byte
	ending string
}

// remember reads a file, or returns what was read of the same bytes before. A file that cannot be read is read each time.
func remember(ending string, b []byte, read func([]byte) (Results, error)) (Results, error) {
	key := keptKey{sha256.Sum256(b), ending}
	kept.Lock()
	r := kept.files[key]
	kept.Unlock()
	if r != nil {
		return r, nil
	}
	r, err := read(b)
	if err != nil {
		return nil, err
	}
	kept.Lock()
	defer kept.Unlock()
	if kept.size += len(b); kept.size > maxKept {
		clear(kept.files)
		kept.size = len(b)
	}
	kept.files[key] = r
	return r, nil
}
