//go:build browser

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"github.com/ledongthuc/pdf"

	"exhibit/slides"
	"exhibit/slides/briefing"
)

// exported writes the embedded deck as PDF and returns the file and its text, page by page,
// without spaces.
func exported(t *testing.T, args ...string) ([]byte, []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "deck.pdf")
	if code, stdout, stderr := exhibit(t.Context(), append([]string{"export", "-pdf", file}, args...)...); code != fine || !strings.HasPrefix(stdout, "Wrote "+file) || stderr != "" {
		t.Fatalf("exit %d, %q, %q", code, stdout, stderr)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	onlyFiles(t, filepath.Dir(file), "deck.pdf")
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for i := 1; i <= r.NumPage(); i++ {
		text, err := r.Page(i).GetPlainText(nil)
		if err != nil {
			t.Fatalf("page %d: %v", i, err)
		}
		pages = append(pages, dense(text))
	}
	return b, pages
}

// dense is a text without white space, of which a PDF knows little. Nor does it know which of
// the characters that look like an apostrophe was meant.
func dense(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), ""), "ʼ", "’")
}

func embedded(t *testing.T) *slides.Deck {
	t.Helper()
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return deck
}

var sentence = regexp.MustCompile(`>([A-Z][^<.]{30,}\.)`)

// noted are sentences of a slide's notes, without those that have a citation inside.
func noted(s slides.Slide) (all []string) {
	for _, m := range sentence.FindAllStringSubmatch(slides.HTML(s.Notes, "", ""), -1) {
		if !strings.ContainsAny(m[1], "&") {
			all = append(all, dense(m[1]))
		}
	}
	return all
}

func TestAnExportedDeckHasAPageASlideAndTheSources(t *testing.T) {
	deck := embedded(t)
	b, pages := exported(t)
	if len(pages) <= len(deck.Slides) || len(pages) > len(deck.Slides)+3 {
		t.Fatalf("%d pages for %d slides and the sources", len(pages), len(deck.Slides))
	}
	for i, s := range deck.Slides {
		if !strings.Contains(pages[i], dense(s.Title)) {
			t.Errorf("page %d is without the headline %q: %.200s", i+1, s.Title, pages[i])
		}
		for _, text := range noted(s) {
			if strings.Contains(pages[i], text) {
				t.Errorf("page %d has the note %q", i+1, text)
			}
		}
	}
	sources := strings.Join(pages[len(deck.Slides):], "")
	for _, s := range deck.Sources {
		if !strings.Contains(sources, dense(s.Title)) {
			t.Errorf("the sources are without %q", s.Title)
		}
	}
	for _, f := range deck.Figures { // drawings are text too
		if r := f.Records[0]; f.Type == "bar" || f.Type == "revisions" {
			if !strings.Contains(strings.Join(pages, ""), dense(r.Label)) {
				t.Errorf("the drawing of %s is without %q", f.ID, r.Label)
			}
		}
	}
	for what, mark := range map[string]string{
		"no tags": "/StructTreeRoot", "no mark of tags": "/Marked true", "no outline": "/Outlines", "no language": "/Lang (" + deck.Lang + ")",
		"another paper": "/MediaBox [0 0 841.", "no serif of ours": "+SourceSerif4-SemiBold", "no sans of ours": "+SourceSans3-Regular", "no title": "/Title",
	} {
		if !bytes.Contains(b, []byte(mark)) {
			t.Errorf("the PDF has %s", what)
		}
	}
	if bytes.Contains(b, []byte("127.0.0.1")) {
		t.Error("a link leads to the server that is gone")
	}
	if fonts, files := bytes.Count(b, []byte("/Subtype /CIDFontType2")), bytes.Count(b, []byte("/FontFile2")); fonts == 0 || files < fonts {
		t.Errorf("%d of %d fonts are in the PDF", files, fonts)
	}
}

func TestAHandoutHasTheNotes(t *testing.T) {
	deck := embedded(t)
	_, pages := exported(t, "-handout")
	all := strings.Join(pages, "")
	sentences, found := 0, 0
	for _, s := range deck.Slides {
		for _, text := range noted(s) {
			sentences++
			if strings.Contains(all, text) {
				found++
			}
		}
	}
	if sentences < 10 || found < sentences {
		t.Errorf("%d of %d sentences of notes are in the handout", found, sentences)
	}
}

func TestWithoutABrowserItSaysHowToPrintByHand(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deck.pdf")
	if err := os.WriteFile(file, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if len(browsers) == 0 {
		t.Fatal("no browser is looked for")
	}
	for name, want := range map[string]string{"/nowhere/chromium": `CHROMIUM names "/nowhere/chromium", which cannot be run`, "": "there is no Chromium, Chrome or Edge to print with"} {
		t.Setenv("CHROMIUM", name)
		t.Setenv("PATH", t.TempDir())
		code, stdout, stderr := exhibit(t.Context(), "export", "-pdf", file)
		if code != failed || stdout != "" || !strings.Contains(stderr, want) || !strings.Contains(stderr, "open /print, press Ctrl+P") || !strings.Contains(stderr, "A4, landscape") {
			t.Errorf("exit %d, %q, %q", code, stdout, stderr)
		}
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != "old" {
		t.Errorf("the old file is gone or changed: %q, %v", b, err)
	}
}

func TestABrowserThatDoesNotPrintIsToldAndLeavesTheOldFile(t *testing.T) {
	const output = `for a in "$@"; do case $a in --print-to-pdf=*) file=${a#--print-to-pdf=};; http*) url=$a;; esac; done; `
	for script, want := range map[string]string{
		"echo no display >&2; exit 3": " did not print: exit status 3:\nno display",
		"exit 0":                      " did not print: it did not fetch the deck",
		output + `printf '%%PDF-1.4 nowhere %%%%EOF' >"$file"`:                 " did not print: it did not fetch the deck",
		output + `curl -s "$url" >"$file"`:                                     " did not print: it wrote no whole PDF",
		output + `curl -s "$url" >/dev/null; printf '%%PDF-1.4 half' >"$file"`: " did not print: it wrote no whole PDF",
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "deck.pdf")
		if err := os.WriteFile(file, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		broken := filepath.Join(t.TempDir(), "chromium")
		if err := os.WriteFile(broken, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		t.Setenv("CHROMIUM", broken)
		code, stdout, stderr := exhibit(t.Context(), "export", "-pdf", file)
		if code != failed || stdout != "" || !strings.Contains(stderr, "no PDF was written: "+broken+want) {
			t.Errorf("%s: exit %d, %q, %q", script, code, stdout, stderr)
		}
		if b, err := os.ReadFile(file); err != nil || string(b) != "old" {
			t.Errorf("%s: the old file is gone or changed: %q, %v", script, b, err)
		}
		onlyFiles(t, dir, "deck.pdf")
	}
}

func TestABrowserThatHangsIsEnded(t *testing.T) {
	dir := t.TempDir()
	begun := filepath.Join(dir, "begun")
	if err := syscall.Mkfifo(begun, 0o600); err != nil {
		t.Fatal(err)
	}
	hangs := filepath.Join(dir, "chromium")
	if err := os.WriteFile(hangs, []byte("#!/bin/sh\necho begun >"+begun+"\nexec sleep 3600\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("CHROMIUM", hangs)
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		os.ReadFile(begun) // waits for the browser
		stop()
	}()
	out := t.TempDir()
	code, _, stderr := exhibit(ctx, "export", "-pdf", filepath.Join(out, "deck.pdf"))
	if code != failed || !strings.Contains(stderr, "did not print: context canceled") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	onlyFiles(t, out)
}
