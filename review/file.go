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

// attempts is how often a file that somebody else writes meanwhile is read anew.
const attempts = 5

// add adds an entry to a file of reviews. The file is replaced in one move, by one program at a time; what
// somebody else has written in between, by hand too, stays.
func add(file string, j pandoc.Judgement) error {
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
		is, err := with(was, j)
		if err != nil {
			return fmt.Errorf("%s: %w; mend it, nothing was written", filepath.Base(file), err)
		}
		if now, err := read(file); err != nil || !bytes.Equal(now, was) {
			continue
		}
		if err := atomicwriter.WriteFile(file, is, 0o644); err != nil {
			return fmt.Errorf("the verdict was not written: %w", err)
		}
		return nil
	}
	return fmt.Errorf("%s is written again and again by somebody else; the verdict was not written", filepath.Base(file))
}

// read returns the content of the file, nothing where there is none.
func read(file string) ([]byte, error) {
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// with returns the content of a file of reviews with one entry more. Comments and entries stay as they are.
func with(was []byte, j pandoc.Judgement) ([]byte, error) {
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
	var n yaml.Node
	if err := n.Encode(entry{j.Slide, j.Statement, j.Passages, j.Texts, j.By, string(j.On), j.Verdict, j.Note}); err != nil {
		return nil, err
	}
	list.Content = append(list.Content, &n)
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(&doc); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// A program that writes the file holds a second one, which nobody else can make meanwhile. One that is older than
// forgotten is of a program that has ended badly.
const (
	lockEnding = ".lock"
	patience   = 10 * time.Second
	forgotten  = 30 * time.Second
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
			return nil, fmt.Errorf("the verdict was not written: %w", err)
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
