package document

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"exhibit/slides/decktest"
)

// keeping makes the process keep passages in a folder for the time of a test, and returns the folder.
func keeping(t *testing.T, program string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "cache")
	before := kept.Load()
	t.Cleanup(func() { kept.Store(before) })
	Keep(folder, program)
	return folder
}

// entriesOf are the paths of the entries in a folder.
func entriesOf(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func TestThePassagesOfAPDFAreKeptForTheNextRun(t *testing.T) {
	folder := keeping(t, "one")
	b := between([2]string{"Harbour Office", "1"}, [2]string{"Harbour Office", "2"})
	first := read(t, "a.pdf", b)
	paths := entriesOf(t, folder)
	if len(paths) != 1 {
		t.Fatalf("kept are %v", paths)
	}
	for path, mode := range map[string]os.FileMode{paths[0]: 0o600, folder: 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if again := kept.Load().read(paths[0]); !reflect.DeepEqual(again, first) {
		t.Errorf("kept is\n%+v\nread was\n%+v", again, first)
	}
	if again := read(t, "a.pdf", b); !reflect.DeepEqual(again, first) {
		t.Errorf("again it is\n%+v", again)
	}
	Keep(folder, "two")
	read(t, "a.pdf", b)
	if paths := entriesOf(t, folder); len(paths) != 2 {
		t.Errorf("another program has kept %v", paths)
	}
	if _, err := Read("a.pdf", []byte("%PDF-1.7 and no more")); err == nil {
		t.Error("a broken PDF was read")
	}
	if paths := entriesOf(t, folder); len(paths) != 2 {
		t.Errorf("of a broken PDF is kept %v", paths)
	}
}

func TestABrokenCacheIsNoMatter(t *testing.T) {
	folder := keeping(t, "one")
	b := decktest.PDF(decktest.Lines(60, 700, "The warden counted 1,240 gulls."))
	first := read(t, "a.pdf", b)
	path := entriesOf(t, folder)[0]
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"empty": nil, "cut off": whole[:len(whole)/2], "text": []byte("gulls"), "turned": append(bytes.Clone(whole[:len(whole)-1]), whole[len(whole)-1]^1),
		"no packed part": []byte(hexSum([]byte("x")) + "\nx"),
	} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if again := read(t, "a.pdf", b); !reflect.DeepEqual(again, first) {
			t.Errorf("%s: %+v", name, again)
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, whole) {
			t.Errorf("%s: it was not written anew: %v", name, err)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if again := read(t, "a.pdf", b); !reflect.DeepEqual(again, first) {
		t.Errorf("a folder in its place: %+v", again)
	}
	Keep(filepath.Join(folder, "none\x00"), "one")
	if again := read(t, "a.pdf", b); !reflect.DeepEqual(again, first) {
		t.Errorf("no folder: %+v", again)
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	folder := keeping(t, "one")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"b" + entryMark, "a" + entryMark, "c" + entryMark, "other"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(time.Duration(i-10) * time.Hour)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	kept.Load().bound(150)
	if got := entriesOf(t, folder); !reflect.DeepEqual(got, []string{filepath.Join(folder, "c"+entryMark), filepath.Join(folder, "other")}) {
		t.Errorf("left are %v", got)
	}
}
