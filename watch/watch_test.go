package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// folder is a deck's folder that tests change.
type folder struct {
	*testing.T
	dir string
}

func newFolder(t *testing.T, files map[string]string) folder {
	t.Helper()
	f := folder{t, filepath.Join(t.TempDir(), "talk")}
	for name, text := range files {
		f.write(name, text)
	}
	return f
}

func (f folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f folder) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f folder) write(name, text string) {
	f.Helper()
	f.must(os.MkdirAll(filepath.Dir(f.path(name)), 0o755))
	f.must(os.WriteFile(f.path(name), []byte(text), 0o644))
}

// read reads files as a reader of decks does; a name that ends in a slash is listed.
func (f folder) read(poll bool, names ...string) *Reading {
	f.Helper()
	root, err := os.OpenRoot(f.dir)
	f.must(err)
	defer root.Close()
	r := Read(f.dir, root.FS())
	r.poll = poll
	for _, name := range names {
		if listed, ok := strings.CutSuffix(name, "/"); ok {
			fs.ReadDir(r, listed)
		} else {
			fs.ReadFile(r, name)
		}
	}
	return r
}

// differs waits until what was read is different, and checks which names are.
func (f folder) differs(r *Reading, want ...string) {
	f.Helper()
	ctx, cancel := context.WithTimeout(f.Context(), 20*time.Second)
	defer cancel()
	names, err := r.Wait(ctx)
	if err != nil || !slices.Equal(names, want) {
		f.Errorf("%q have changed, with error %v; want %q", names, err, want)
	}
}

// ways are the two ways in which changes are noticed.
func ways(t *testing.T, test func(t *testing.T, poll bool)) {
	for name, poll := range map[string]bool{"told by the system": false, "by looking alone, as on a drive of the network": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, poll)
		})
	}
}

func TestAWrittenFileIsNoticed(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A", "data/a.csv": "x"})
		r := f.read(poll, "deck.md", "data/a.csv")
		go f.write("data/a.csv", "xyz")
		f.differs(r, "data/a.csv")
	})
}

func TestAChangeBetweenReadingAndWaitingIsNoticed(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A"})
		r := f.read(poll, "deck.md")
		f.write("deck.md", "# A longer")
		f.differs(r, "deck.md")
	})
}

func TestASaveByRenameIsNoticed(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A"})
		r := f.read(poll, "deck.md")
		f.write(".deck.md.new", "# B, which is longer")
		f.must(os.Rename(f.path("deck.md"), f.path("deck.md~")))
		f.must(os.Rename(f.path(".deck.md.new"), f.path("deck.md")))
		f.differs(r, "deck.md")
	})
}

func TestAFileThatAppearsWhereOneWasSoughtIsNoticed(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A"})
		r := f.read(poll, "deck.md", "pictures/shore.png")
		go f.write("pictures/shore.png", "png")
		f.differs(r, "pictures/shore.png")
	})
}

func TestAFileInAListedFolderIsNoticedAndAnEditorsOwnIsNot(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A", "data/a.csv": "x"})
		r := f.read(poll, "deck.md", "data/")
		f.write(".deck.md.swp", "swap")
		f.write("data/a.csv~", "copy")
		f.write("export/deck.pdf", "pdf")
		if names := r.different(r.look(), nil); len(names) > 0 {
			t.Errorf("%q have changed", names)
		}
		f.write("data/b.csv", "y")
		f.differs(r, "data")
	})
}

// A file that is emptied and then written is read once it has its text.
func TestAPipeInPlaceOfAListedFolderStopsNothing(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "a", "data/a.csv": "1"})
		r := f.read(poll, "deck.md", "data/")
		f.must(os.RemoveAll(f.path("data")))
		f.must(syscall.Mkfifo(f.path("data"), 0o600))
		f.differs(r, "data")
	})
}

func TestAFileIsNotReadWhileItIsEmpty(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A"})
		r := f.read(poll, "deck.md")
		f.must(os.Truncate(f.path("deck.md"), 0))
		empty := r.look()
		if !r.isLost(empty) {
			t.Error("an empty file is not taken as one that is being written")
		}
		r.patience = time.Minute
		go f.write("deck.md", "# B, written")
		f.differs(r, "deck.md")
		if text, _ := os.ReadFile(f.path("deck.md")); string(text) != "# B, written" {
			t.Errorf("it was read as %q", text)
		}
	})
}

func TestAFileThatStaysAwayIsNoticedAndThatItIsBackToo(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A"})
		r := f.read(poll, "deck.md")
		f.must(os.Remove(f.path("deck.md")))
		f.differs(r, "deck.md")
		r = f.read(poll, "deck.md")
		go f.write("deck.md", "# A")
		f.differs(r, "deck.md")
	})
}

func TestAFolderThatIsMovedAwayAndBackIsNoticed(t *testing.T) {
	ways(t, func(t *testing.T, poll bool) {
		f := newFolder(t, map[string]string{"deck.md": "# A", "data/a.csv": "x"})
		r := f.read(poll, "deck.md", "data/a.csv")
		f.must(os.Rename(f.dir, f.dir+" elsewhere"))
		f.differs(r, ".", "data/a.csv", "deck.md")

		r = Absent(f.dir)
		r.poll = poll
		f.must(os.Rename(f.dir+" elsewhere", f.dir))
		f.differs(r, "talk")

		r = f.read(poll, "deck.md", "data/a.csv")
		go f.write("deck.md", "# Another")
		f.differs(r, "deck.md")
	})
}

// A second save of the same size within one tick of the file system's clock leaves the same stamp.
func TestASecondSaveWithTheSameStampIsNoticed(t *testing.T) {
	t.Parallel()
	f := newFolder(t, map[string]string{"deck.md": "# A"})
	info, err := os.Stat(f.path("deck.md"))
	f.must(err)
	r := f.read(false, "deck.md")
	w := &waiting{Reading: r, touched: map[string]bool{}}
	w.listen()
	defer w.notices.close()
	f.write("deck.md", "# B")
	f.must(os.Chtimes(f.path("deck.md"), info.ModTime(), info.ModTime()))
	if names := r.different(r.look(), nil); len(names) > 0 {
		t.Fatalf("%q have another stamp", names)
	}
	events, _ := w.notices.events()
	for !w.take(<-events) {
	}
	if names := r.different(r.look(), w.touched); !slices.Equal(names, []string{"deck.md"}) {
		t.Errorf("%q have changed", names)
	}
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	t.Parallel()
	f := newFolder(t, map[string]string{"deck.md": "# A"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.read(false, "deck.md").Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
