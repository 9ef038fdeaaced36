package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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
	return rewrite(file, func(list *yaml.Node) error {
		var n yaml.Node
		if err := n.Encode(entryOf(j)); err != nil {
			return err
		}
		list.Content = append(list.Content, &n)
		return nil
	})
}

// remove takes the last entry of a file of reviews that is equal to one away. The error is errNotThere where there is none, or where
// somebody has written a comment beside it.
func remove(file string, j pandoc.Judgement) error {
	return rewrite(file, func(list *yaml.Node) error {
		for i := len(list.Content) - 1; i >= 0; i-- {
			var e entry
			if n := list.Content[i]; n.Decode(&e) == nil && reflect.DeepEqual(e, entryOf(j)) && !commented(n) {
				list.Content = slices.Delete(list.Content, i, i+1)
				return nil
			}
		}
		return errNotThere
	})
}

// commented reports whether somebody has written a comment in a node.
func commented(n *yaml.Node) bool {
	return n.HeadComment+n.LineComment+n.FootComment != "" || slices.ContainsFunc(n.Content, commented)
}

// rewrite changes the entries of a file of reviews. The file is replaced in one move, by one program at a time; what
// somebody else has written in between, by hand too, stays.
func rewrite(file string, change func(list *yaml.Node) error) error {
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
		is, err := changed(was, change)
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

// changed returns the content of a file of reviews with other entries. Comments and the other entries stay as they are.
func changed(was []byte, change func(list *yaml.Node) error) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(was, &doc); err != nil {
		return nil, err
	}
	if doc.Kind == 0 {
		doc = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
		if len(was) == 0 {
			was = []byte(head)
		}
		doc.HeadComment = strings.TrimSpace(string(was))
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, errors.New("it does not begin with reviews")
	}
	var list *yaml.Node
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value == "reviews" {
			list = top.Content[i+1]
		}
	}
	switch {
	case list == nil:
		list = &yaml.Node{Kind: yaml.SequenceNode}
		top.Content = append(top.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "reviews"}, list)
	case list.Tag == "!!null":
		*list = yaml.Node{Kind: yaml.SequenceNode}
	case list.Kind != yaml.SequenceNode:
		return nil, errors.New("reviews is no list")
	}
	list.Style = 0
	if err := change(list); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(&doc); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// A program that writes the file holds a second one, which nobody else can make meanwhile. One that is older than
// forgotten is of a program that has ended badly: to write takes far less.
const (
	lockEnding = ".lock"
	patience   = 10 * time.Second
	forgotten  = 5 * time.Second
	pause      = 20 * time.Millisecond
)

// lock waits until no other program writes the file.
func lock(file string) (unlock func(), err error) {
	name := file + lockEnding
	for began := time.Now(); ; time.Sleep(pause) {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err == nil {
			return func() { os.Remove(name) }, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("%s cannot be written: %w; make the folder writable", filepath.Base(file), err)
		}
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > forgotten {
			os.Remove(name)
		}
		if time.Since(began) > patience {
			return nil, fmt.Errorf("another program writes %s; if none does, remove %s", filepath.Base(file), name)
		}
	}
}

// digest is the SHA-256 of texts, in hexadecimal.
func digest(texts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return hex.EncodeToString(sum[:])
}
