// Package watch tells when files that were read are different, so that what was made of them is made
// anew.
//
// Watched is exactly what was read: a [Reading] notes each name that it is asked for, those that are not
// there too. So nothing is bounded or left out by guess, and what else changes beside a deck, such as an
// editor's own files, wakes nobody.
//
//	reading.go  what was read, and whether it is as it was
//	wait.go     waiting until it is not
//	notices.go  what the system tells of changes
package watch

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Reading is a file system over a folder that notes what is asked of it. It is safe for concurrent use.
type Reading struct {
	dir      string
	fsys     fs.FS
	patience time.Duration // how long an empty or missing file may take to come back
	poll     bool          // the system's notices are left alone; for tests

	mutex   sync.Mutex
	files   map[string]stamp  // what Open and Stat were asked for, by name
	folders map[string]string // what ReadDir was asked for: its listing, by name
}

// stamp tells the states of a file apart. The zero value is that of a file which is not there.
type stamp struct {
	there bool
	mode  fs.FileMode // its type
	size  int64       // of a plain file
	time  time.Time   // when a plain file was changed last
}

// Read returns the folder dir, whose files fsys has, for one reading. fsys must be that of [os.Root.FS].
func Read(dir string, fsys fs.FS) *Reading {
	r := &Reading{dir: filepath.Clean(dir), fsys: fsys, patience: patience, files: map[string]stamp{}, folders: map[string]string{}}
	r.note(".")
	return r
}

// Absent returns the reading of a folder or file that is not there.
func Absent(path string) *Reading {
	r := &Reading{dir: filepath.Dir(filepath.Clean(path)), patience: patience, files: map[string]stamp{}, folders: map[string]string{}}
	r.files[filepath.Base(path)] = stamp{}
	return r
}

// Open opens a file, as [fs.FS] has it.
func (r *Reading) Open(name string) (fs.File, error) {
	r.note(name)
	return r.fsys.Open(name)
}

// Stat describes a file, as [fs.StatFS] has it.
func (r *Reading) Stat(name string) (fs.FileInfo, error) {
	r.note(name)
	return fs.Stat(r.fsys, name)
}

// ReadDir lists a folder, as [fs.ReadDirFS] has it.
func (r *Reading) ReadDir(name string) ([]fs.DirEntry, error) {
	now := listing(r.fsys, name)
	r.mutex.Lock()
	if _, noted := r.folders[name]; !noted {
		r.folders[name] = now
	}
	r.mutex.Unlock()
	return fs.ReadDir(r.fsys, name)
}

// note notes how a file is before it is read. What has been noted stays: a file that changes while the
// folder is read is then different.
func (r *Reading) note(name string) {
	now := stampOf(r.fsys, name)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if _, noted := r.files[name]; !noted {
		r.files[name] = now
	}
}

func stampOf(fsys fs.FS, name string) stamp {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return stamp{}
	}
	s := stamp{there: true, mode: info.Mode().Type()}
	if s.mode.IsRegular() {
		s.size, s.time = info.Size(), info.ModTime()
	}
	return s
}

// listing is the names in a folder. Hidden files and an editor's copies are left out. What is no folder any more
// has none: to open a pipe waits for who writes it.
func listing(fsys fs.FS, name string) string {
	if info, err := fs.Stat(fsys, name); err != nil || !info.IsDir() {
		return ""
	}
	entries, err := fs.ReadDir(fsys, name)
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if n := e.Name(); !strings.HasPrefix(n, ".") && !strings.HasSuffix(n, "~") {
			names = append(names, n)
		}
	}
	return strings.Join(names, "\n")
}

// state is how everything that was read is at one time.
type state struct {
	files   map[string]stamp
	folders map[string]string
}

// look returns the state of now. The folder is opened anew: another may have its name.
func (r *Reading) look() state {
	now := state{map[string]stamp{}, map[string]string{}}
	var fsys fs.FS
	if root, err := os.OpenRoot(r.dir); err == nil {
		defer root.Close()
		fsys = root.FS()
	}
	r.mutex.Lock()
	names, folders := slices.Collect(maps.Keys(r.files)), slices.Collect(maps.Keys(r.folders))
	r.mutex.Unlock()
	for _, name := range names {
		now.files[name] = stamp{}
		if fsys != nil {
			now.files[name] = stampOf(fsys, name)
		}
	}
	for _, name := range folders {
		now.folders[name] = ""
		if fsys != nil {
			now.folders[name] = listing(fsys, name)
		}
	}
	return now
}

func (s state) equal(other state) bool {
	same := func(a, b stamp) bool { return a.equal(b) }
	return maps.EqualFunc(s.files, other.files, same) && maps.Equal(s.folders, other.folders)
}

func (s stamp) equal(other stamp) bool {
	return s.there == other.there && s.mode == other.mode && s.size == other.size && s.time.Equal(other.time)
}

// different returns the names of what is not as it was read, in order. touched are those that the
// system says were written: a second save within one tick of the clock leaves no other trace.
func (r *Reading) different(now state, touched map[string]bool) (names []string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for name, was := range r.files {
		if !was.equal(now.files[name]) || touched[name] {
			names = append(names, name)
		}
	}
	for name, was := range r.folders {
		if was != now.folders[name] && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// isLost reports whether a file that had content is empty or gone, as it is for a moment while some
// editors save it.
func (r *Reading) isLost(now state) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for name, was := range r.files {
		if is := now.files[name]; was.there && (!is.there || was.size > 0 && is.size == 0) {
			return true
		}
	}
	return false
}

// places are the folders in which something was read, as paths of the system, and the folder above
// them all.
func (r *Reading) places() []string {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	all := map[string]bool{r.dir: true, filepath.Dir(r.dir): true}
	for name := range r.files {
		all[filepath.Join(r.dir, filepath.FromSlash(path.Dir(name)))] = true
	}
	for name := range r.folders {
		all[filepath.Join(r.dir, filepath.FromSlash(name))] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// concerns reports whether a change of a path may be one of what was read, and the name of the file if
// it is one that was.
func (r *Reading) concerns(changed string) (file string, concerned bool) {
	name, err := filepath.Rel(r.dir, changed)
	if err != nil {
		return "", false
	}
	name = filepath.ToSlash(name)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if _, noted := r.files[name]; noted && name != "." {
		return name, true
	}
	if _, listed := r.folders[path.Dir(name)]; listed || name == "." {
		return "", true
	}
	for noted := range r.files { // a folder on the way to a file
		if strings.HasPrefix(noted, name+"/") {
			return "", true
		}
	}
	return "", false
}
