// Package seal identifies exact bytes: a manifest lists files with their digests, and the
// digest of the manifest is its seal.
package seal

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// File is a file and the digest of its bytes.
type File struct {
	Path string // slash-separated, without line feeds
	Sum  string // SHA-256 in lower-case hexadecimal
}

// Of returns the File of some bytes.
func Of(path string, content []byte) File { return File{path, sum(content)} }

func sum(content []byte) string {
	s := sha256.Sum256(content)
	return hex.EncodeToString(s[:])
}

// Manifest is a list of files, sorted by path, each path once.
type Manifest []File

// New returns a manifest of files, whose paths must differ.
func New(files ...File) Manifest {
	m := slices.Clone(Manifest(files))
	slices.SortFunc(m, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return m
}

// Below returns the manifest with a folder put before its paths.
func (m Manifest) Below(folder string) Manifest {
	moved := make(Manifest, len(m))
	for i, f := range m {
		moved[i] = File{folder + "/" + f.Path, f.Sum}
	}
	return moved
}

// String is the manifest as sha256sum writes it: a line a file, digest and path.
func (m Manifest) String() string {
	var b strings.Builder
	for _, f := range m {
		fmt.Fprintf(&b, "%s  %s\n", f.Sum, f.Path)
	}
	return b.String()
}

// Seal is the SHA-256 of the manifest's text, in lower-case hexadecimal.
func (m Manifest) Seal() string { return sum([]byte(m.String())) }

// Sealed precedes the seal in the output of `exhibit version`, on a line before the manifest's.
const Sealed = "sealed as "

// parseLine reads a line as sha256sum writes it, in text or binary mode; false for others.
func parseLine(line string) (f File, ok bool) {
	sum, path, ok := strings.Cut(line, " ")
	digest, err := hex.DecodeString(sum)
	if !ok || err != nil || len(digest) != sha256.Size || sum != strings.ToLower(sum) || len(path) < 2 || path[0] != ' ' && path[0] != '*' || path[1] == ' ' {
		return f, false
	}
	return File{path[1:], sum}, true
}

// Parse reads a manifest with its lines in any order, and with or without the lines that
// `exhibit version` prints before it. The error is for other lines, a path that comes twice, no
// path, and a seal above that is not the manifest's.
func Parse(text string) (Manifest, error) {
	var m Manifest
	seal, n := "", 0
	for l := range strings.Lines(text) {
		n++
		l = strings.TrimRight(l, "\r\n")
		s, isSeal := strings.CutPrefix(l, Sealed)
		f, isFile := parseLine(l)
		switch {
		case isFile:
			m = append(m, f)
		case l == "", n == 1 && strings.HasPrefix(l, "exhibit "):
		case isSeal && seal == "" && m == nil:
			seal = s
		default:
			return nil, fmt.Errorf("line %d is not one of a manifest: 64 hexadecimal digits, two spaces and a path", n)
		}
	}
	m = New(m...)
	for i := 1; i < len(m); i++ {
		if m[i].Path == m[i-1].Path {
			return nil, fmt.Errorf("it names %s twice", m[i].Path)
		}
	}
	switch {
	case m == nil:
		return nil, errors.New("it names no file")
	case seal != "" && seal != m.Seal():
		return nil, fmt.Errorf("its files do not have the seal that it gives, %s; get it anew", seal)
	}
	return m, nil
}

// Change is a file that differs between two manifests: its digests, empty where the manifest
// does not have the file.
type Change struct{ Path, Then, Now string }

// Changes returns the files that differ between two manifests, sorted by path.
func Changes(then, now Manifest) []Change {
	sums := map[string]*Change{}
	var all []*Change
	at := func(path string) *Change {
		if sums[path] == nil {
			sums[path] = &Change{Path: path}
			all = append(all, sums[path])
		}
		return sums[path]
	}
	for _, f := range then {
		at(f.Path).Then = f.Sum
	}
	for _, f := range now {
		at(f.Path).Now = f.Sum
	}
	var changes []Change
	for _, c := range all {
		if c.Then != c.Now {
			changes = append(changes, *c)
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return changes
}
