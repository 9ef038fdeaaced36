package document

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// Bounds of the cache.
const (
	maxCache  = 256 << 20 // bytes of all entries; the ones that were not read for the longest time go first
	maxEntry  = 64 << 20  // bytes of one, unpacked
	entryMark = ".passages"
)

// cache is where the passages of PDFs are kept from one run to the next, since reading one takes seconds. What is wrong with an entry, or
// with the folder, only costs the time of reading the PDF.
type cache struct {
	folder  string
	program string // what reads PDFs: another version may read them otherwise
}

// kept is the cache of the process; nil for none.
var kept atomic.Pointer[cache]

// Keep makes the process keep the passages of PDFs in a folder, which it makes, for other runs of the same program. The program is named
// so that another version reads anew.
func Keep(folder, program string) {
	kept.Store(&cache{folder, program})
}

// entry is what the cache has of a PDF.
type entry struct {
	Pages    int
	Blank    []int
	Left     []Left
	Passages []Passage
}

// path is that of the entry of a PDF.
func (c *cache) path(b []byte) string {
	sum := sha256.Sum256(b)
	key := sha256.Sum256(fmt.Appendf(nil, "%q %x %d %d", c.program, sum, maxPages, maxLetters))
	return filepath.Join(c.folder, hex.EncodeToString(key[:])+entryMark)
}

// read is what the entry of a PDF says; nil if there is none that is whole.
func (c *cache) read(path string) *Text {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxEntry {
		return nil
	}
	stored, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	sum, packed, _ := bytes.Cut(stored, []byte("\n"))
	if hexSum(packed) != string(sum) {
		return nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(unpacked, maxEntry+1))
	var e entry
	if err != nil || len(b) > maxEntry || json.Unmarshal(b, &e) != nil || !e.sound() {
		return nil
	}
	now := time.Now()
	os.Chtimes(path, now, now) // it is the latest that was read; an entry whose time stays goes sooner
	return &Text{Pages: e.Pages, Blank: e.Blank, Left: e.Left, Passages: e.Passages}
}

// sound reports whether an entry can be what was read of a PDF.
func (e *entry) sound() bool {
	page := 1
	for _, p := range e.Passages {
		if p.Text == "" || p.Name != "" || p.Page < page || p.Last < p.Page || p.Last > e.Pages {
			return false
		}
		page = p.Page
	}
	return len(e.Passages) > 0 && e.Pages <= maxPages
}

// write writes the entry of a PDF.
func (c *cache) write(path string, t *Text) {
	b, err := json.Marshal(entry{t.Pages, t.Blank, t.Left, t.Passages})
	if err != nil || len(b) > maxEntry || os.MkdirAll(c.folder, 0o700) != nil {
		return
	}
	var packed bytes.Buffer
	to, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return
	}
	if _, err := to.Write(b); err != nil || to.Close() != nil {
		return
	}
	f, err := os.CreateTemp(c.folder, "new-*"+entryMark) // which only its user may read
	if err != nil {
		return
	}
	defer os.Remove(f.Name()) // unless it was renamed
	_, err = fmt.Fprintf(f, "%s\n%s", hexSum(packed.Bytes()), packed.Bytes())
	if err := cmp.Or(err, f.Close()); err != nil {
		return
	}
	if os.Rename(f.Name(), path) == nil {
		c.bound(maxCache)
	}
}

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// bound removes the entries that were not read for the longest time until the others have so many bytes at most.
func (c *cache) bound(most int64) {
	found, err := os.ReadDir(c.folder)
	if err != nil {
		return
	}
	var entries []fs.FileInfo
	size := int64(0)
	for _, f := range found {
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() && strings.HasSuffix(f.Name(), entryMark) {
			entries = append(entries, info)
			size += info.Size()
		}
	}
	slices.SortFunc(entries, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, info := range entries {
		if size <= most {
			return
		}
		if os.Remove(filepath.Join(c.folder, info.Name())) == nil {
			size -= info.Size()
		}
	}
}
