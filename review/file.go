package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"exhibit/slides/pandoc"

	"github.com/moby/sys/atomicwriter"
	"go.yaml.in/yaml/v3"
)

// head begins a new file of reviews.
const head = "# Who has read which statement of the deck beside its passages. exhibit review adds entries;\n" +
	"# the last of a reviewer on a statement counts.\n"

// entry is an entry of the file, with its keys as the file has them.
type entry struct {
	Slide     string   `yaml:"slide,omitempty"`
	Statement string   `yaml:"statement"`
	Passages  []string `yaml:"passages,flow"`
	Texts     []string `yaml:"texts,flow"`
	By        string   `yaml:"by"`
	On        string   `yaml:"on"`
	Verdict   string   `yaml:"verdict"`
	Note      string   `yaml:"note,omitempty"`
}

// entryOf is the entry of a verdict.
func entryOf(j pandoc.Judgement) entry {
	return entry{j.Slide, j.Statement, j.Passages, j.Texts, j.By, string(j.On), j.Verdict, j.Note}
}

// attempts is how often a file that somebody else writes meanwhile is read anew.
const attempts = 5

// errNotThere is the error of taking back an entry that the file does not have as it was written.
var errNotThere = errors.New("the entry is not there as it was written")

// add adds an entry to a file of reviews.
func add(file string, j pandoc.Judgement) error {
	return rewrite(file, func(was []byte) ([]byte, error) { return with(was, j) })
}

// remove takes the last entry of a file of reviews that is equal to one away. The error is errNotThere where there is none, or where
// somebody has written a comment beside it.
func remove(file string, j pandoc.Judgement) error {
	return rewrite(file, func(was []byte) ([]byte, error) { return without(was, j) })
}

// commented reports whether somebody has written a comment in a node.
func commented(n *yaml.Node) bool {
	return n.HeadComment+n.LineComment+n.FootComment != "" || slices.ContainsFunc(n.Content, commented)
}

// rewrite changes the entries of a file of reviews. The file is replaced in one move, by one program at a time; what
// somebody else has written in between, by hand too, stays.
func rewrite(file string, change func(was []byte) ([]byte, error)) error {
	unlock, err := lock(file)
	if err != nil {
		return err
	}
	defer unlock()
	for range attempts {
		was, err := read(file)
		if err != nil {
			return err
		}
		is, err := change(was)
		if errors.Is(err, errNotThere) {
			return err
		}
		if err != nil {
			return fmt.Errorf("%s: %w; mend it, nothing was written", filepath.Base(file), err)
		}
		if now, err := read(file); err != nil || !bytes.Equal(now, was) {
			continue
		}
		if err := atomicwriter.WriteFile(file, is, 0o644); err != nil {
			return fmt.Errorf("%s was not written: %w", filepath.Base(file), err)
		}
		return nil
	}
	return fmt.Errorf("%s is written again and again by somebody else; nothing was written, try once more", filepath.Base(file))
}

// Writable returns an error if a file of reviews cannot be written, so that nobody reads in vain.
func Writable(file string) error {
	unlock, err := lock(file)
	if err != nil {
		return err
	}
	unlock()
	return nil
}

// read returns the content of the file, nothing where there is none.
func read(file string) ([]byte, error) {
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// with returns the content of a file of reviews with one entry more. What was there stays letter for letter, but for the empty value of
// a list that had no entries.
func with(was []byte, j pandoc.Judgement) ([]byte, error) {
	list, err := reviewsOf(was)
	if err != nil {
		return nil, err
	}
	if len(was) == 0 {
		was = []byte(head)
	}
	lines := strings.SplitAfter(string(was), "\n")
	if last := lines[len(lines)-1]; last == "" {
		lines = lines[:len(lines)-1]
	} else {
		lines[len(lines)-1] = last + "\n"
	}
	at, indent := len(lines), 2
	switch {
	case list == nil:
		lines, at = append(lines, "reviews:\n"), len(lines)+1
	case len(list.Content) > 0 && list.Style&yaml.FlowStyle != 0:
		return nil, errors.New("its reviews stand in brackets; write each on a line that begins with - instead")
	case len(list.Content) > 0:
		indent = list.Column - 1
	case list.Line > 0 && list.Value+list.Anchor == "" && list.Kind == yaml.ScalarNode: // nothing behind the colon
		at = list.Line
	case list.Line > 0:
		at = list.Line
		line := []rune(lines[at-1])
		from := list.Column - 1
		for _, empty := range []string{"[]", "null", "Null", "NULL", "~"} {
			if strings.HasPrefix(string(line[from:]), empty) {
				lines[at-1] = string(line[:from]) + string(line[from+len(empty):])
				break
			}
		}
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode([]entry{entryOf(j)}); err != nil {
		return nil, err
	}
	var added []string
	for line := range strings.Lines(b.String()) {
		added = append(added, strings.Repeat(" ", indent)+line)
	}
	is := []byte(strings.Join(slices.Insert(lines, at, added...), ""))
	before := 0
	if list != nil {
		before = len(list.Content)
	}
	if now, err := reviewsOf(is); err != nil || now == nil || len(now.Content) != before+1 {
		return nil, errors.New("an entry cannot be put behind its reviews; write reviews: last, each entry on a line that begins with -")
	}
	return is, nil
}

// without returns the content of a file of reviews without the last entry that is equal to one; what stands around it stays letter for
// letter.
func without(was []byte, j pandoc.Judgement) ([]byte, error) {
	list, err := reviewsOf(was)
	if err != nil {
		return nil, err
	}
	if list == nil || list.Style&yaml.FlowStyle != 0 {
		return nil, errNotThere
	}
	for i := len(list.Content) - 1; i >= 0; i-- {
		n := list.Content[i]
		var e entry
		if n.Decode(&e) != nil || !reflect.DeepEqual(e, entryOf(j)) || commented(n) {
			continue
		}
		lines := strings.SplitAfter(string(was), "\n")
		start := n.Line - 1
		end := start + 1
		for at := end; at < len(lines); at++ {
			text := strings.TrimRight(lines[at], "\r\n")
			inside := len(text)-len(strings.TrimLeft(text, " ")) >= list.Column // deeper than the dash
			if text != "" && !inside {
				break
			}
			if inside {
				end = at + 1
			}
		}
		is := []byte(strings.Join(slices.Delete(lines, start, end), ""))
		left := 0
		now, err := reviewsOf(is)
		if now != nil {
			left = len(now.Content)
		}
		if err != nil || left != len(list.Content)-1 {
			return nil, errNotThere
		}
		return is, nil
	}
	return nil, errNotThere
}

// reviewsOf returns the value of reviews in a file of them; nil for a file that has none.
func reviewsOf(text []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var doc, more yaml.Node
	if err := decoder.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, errors.New("it has a second YAML document, behind a line ---; put all reviews into one list")
	}
	if doc.Kind == 0 || len(doc.Content) == 0 || doc.Content[0].Tag == "!!null" {
		return nil, nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode || len(top.Content) != 2 || top.Content[0].Value != "reviews" || top.Style&yaml.FlowStyle != 0 {
		return nil, errors.New("it does not begin with reviews, or has more than that")
	}
	if list := top.Content[1]; list.Kind == yaml.SequenceNode || list.Tag == "!!null" {
		return list, nil
	}
	return nil, errors.New("reviews is no list")
}

// A program that writes the file holds a lock of the system on a second one, which ends with the program, however that ends. A second
// file that is left behind is taken over at once.
const (
	lockEnding = ".lock"
	patience   = 8 * time.Second // less than a request waits
	pause      = 20 * time.Millisecond
)

// lock waits until no other program writes the file.
func lock(file string) (unlock func(), err error) {
	name := file + lockEnding
	for began := time.Now(); ; time.Sleep(pause) {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be written: %w; make the folder writable", filepath.Base(file), err)
		}
		held, err := tryLock(f)
		if held && isAt(f, name) {
			return func() { release(f, name) }, nil
		}
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("the verdict was not written: %s cannot be locked: %w", name, err)
		}
		if time.Since(began) > patience {
			return nil, fmt.Errorf("another program is writing %s and holds %s; end it, or wait, and give the verdict again", filepath.Base(file), filepath.Base(name))
		}
	}
}

// isAt reports whether an open file is still the one with a name: another program may have removed it before it was locked.
func isAt(f *os.File, name string) bool {
	is, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(name)
	return err == nil && os.SameFile(is, named)
}

// digest is the SHA-256 of texts, in hexadecimal.
func digest(texts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return hex.EncodeToString(sum[:])
}
