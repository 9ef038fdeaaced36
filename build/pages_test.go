package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write docs/LAYOUTS.md and docs/CHARTS.md anew")

// docs is the folder of the pages.
const docs = "../docs"

var (
	slideHead  = regexp.MustCompile(`(?m)^##? .*\{#([a-z-]+)`)
	slideNotes = regexp.MustCompile(`(?s)\n::: notes\n(.*?)\n:::\n`)
	pictures   = regexp.MustCompile(`\((\S+\.webp)\)`)
)

// slide is a slide of a deck's text: its identifier, its notes, and its Markdown without them.
type slide struct{ name, notes, markdown string }

// slidesOf parts the text of a deck: what stands before the first slide that has an identifier, and the slides that
// have one.
func slidesOf(deck string) (front string, all []slide) {
	starts := slideHead.FindAllStringSubmatchIndex(deck, -1)
	for i, at := range starts {
		end := len(deck)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		text, notes := deck[at[0]:end], ""
		if found := slideNotes.FindStringSubmatch(text); found != nil {
			notes = found[1]
		}
		all = append(all, slide{deck[at[2]:at[3]], notes, slideNotes.ReplaceAllString(text, "")})
	}
	return deck[:starts[0][0]], all
}

// read is the text of a file.
func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// holdPage fails a test if a page of docs has another text than wanted, which -update writes, or if its pictures are
// missing or have more bytes together than most. target makes the pictures.
func holdPage(t *testing.T, name, want, target string, most int64) {
	t.Helper()
	page := filepath.Join(docs, name)
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if read(t, page) != want {
		t.Errorf("%s is not what its deck says; run make golden", page)
	}
	total := int64(0)
	for _, found := range pictures.FindAllStringSubmatch(want, -1) {
		picture, err := os.Stat(filepath.Join(docs, found[1]))
		if err != nil {
			t.Errorf("%v; run make %s", err, target)
			continue
		}
		total += picture.Size()
	}
	if total > most {
		t.Errorf("the pictures of %s have %d bytes together, at most %d are wanted", page, total, most)
	}
}
