//go:build browser

package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

// exported writes a deck as PDF, the embedded one unless args name another. It returns all objects of the
// file in one text, and the text of its pages, without spaces.
func exported(t *testing.T, args ...string) (string, []string) {
	t.Helper()
	objects, pages, _ := told(t, args...)
	return objects, pages
}

// told is exported, with what export said.
func told(t *testing.T, args ...string) (string, []string, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "deck.pdf")
	code, stdout, stderr := exhibit(t.Context(), append([]string{"export", "-pdf", file}, args...)...)
	if code != fine || !strings.HasPrefix(stdout, "Wrote "+file) || stderr != "" && !strings.HasPrefix(stderr, "exhibit: The deck does not pass the check: 1 warning") {
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
	return objects(t, b), pages, stdout
}

// objects are the objects of a PDF as text, with what is in streams that are not drawings or fonts.
func objects(t *testing.T, b []byte) string {
	t.Helper()
	api.DisableConfigDir()
	ctx, err := api.ReadContext(bytes.NewReader(b), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, entry := range ctx.Table {
		if entry == nil || entry.Object == nil {
			continue
		}
		fmt.Fprintln(&all, entry.Object.PDFString())
		if stream, ok := entry.Object.(types.StreamDict); ok && stream.Dict["Subtype"] == types.Name("XML") {
			if err := stream.Decode(); err != nil {
				t.Fatal(err)
			}
			all.Write(stream.Content)
		}
	}
	return all.String()
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
		"no tags": "/StructTreeRoot", "no mark of tags": "/Marked true", "no outline": "/Outlines", "no language": "/Lang(" + deck.Lang + ")", "no title in the window": "/DisplayDocTitle true",
		"another paper": "/MediaBox[0 0 960 540]", "no serif of ours": "+SourceSerif4-SemiBold", "no sans of ours": "+SourceSans3-Regular", "no title": `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + deck.Title,
		"no subtitle": `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + deck.Subtitle, "no heading of a slide": "/S/H1", "no figure": "/S/Figure",
	} {
		if !strings.Contains(b, mark) {
			t.Errorf("the PDF has %s", what)
		}
	}
	for what, mark := range map[string]string{"a link to the server that is gone": "127.0.0.1", "the browser's name as its program": "HeadlessChrome", "elements that mean nothing": "/NonStruct"} {
		if strings.Contains(b, mark) {
			t.Errorf("the PDF has %s", what)
		}
	}
	if fonts, files := strings.Count(b, "/Subtype/CIDFontType2"), strings.Count(b, "/FontFile2"); fonts == 0 || files < fonts {
		t.Errorf("%d of %d fonts are in the PDF", files, fonts)
	}
}

func TestEachPageButTheOpeningOneHasItsNumber(t *testing.T) {
	deck := embedded(t)
	_, pages := exported(t)
	for i := range deck.Slides {
		if has := strings.Contains(pages[i], fmt.Sprintf("%d/%d", i+1, len(deck.Slides))); has != (i > 0) {
			t.Errorf("page %d: its number is there: %v", i+1, has)
		}
	}
	if last := len(pages); !strings.Contains(pages[last-1], strconv.Itoa(last)) {
		t.Errorf("the sources on page %d have no number", last)
	}
}

func TestThePagesHaveTheSizeThatIsAskedFor(t *testing.T) {
	dir := t.TempDir()
	text := "---\ntitle: A talk\nauthor: A. Reader\n---\n\n## One\n\n" + strings.Repeat("- a line that has its words\n", 24) + "\n::: notes\nsaid aloud\n:::\n\n## Two\n\nand the end\n"
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for size, want := range map[string][2]float64{"4:3": {720, 540}, "A4": {841.9, 595.3}, "200x100mm": {566.9, 283.5}} {
		b, pages := exported(t, "-deck", dir, "-size", size)
		var width, height float64
		if _, box, has := strings.Cut(b, "/MediaBox[0 0 "); has {
			fmt.Sscan(box, &width, &height)
		}
		if math.Abs(width-want[0]) > 0.75 || math.Abs(height-want[1]) > 0.75 { // a browser counts in pixels
			t.Errorf("%s: the pages are %g by %g points, want %g", size, width, height, want)
		}
		if len(pages) != 3 || !strings.Contains(pages[1], "One") || !strings.Contains(pages[2], "andtheend") || strings.Contains(strings.Join(pages, ""), "saidaloud") {
			t.Errorf("%s: the pages are %.80q", size, pages)
		}
		if n := strings.Count(pages[1], "alinethathasitswords"); n != 24 {
			t.Errorf("%s: %d of 24 lines are on their page", size, n)
		}
	}
	if b, pages := exported(t, "-deck", dir, "-handout", "-size", "letter"); !strings.Contains(b, "/MediaBox[0 0 792 612") || !strings.Contains(strings.Join(pages, ""), "saidaloud") {
		t.Error("the handout has no notes, or another size")
	}
	for args, want := range map[string]string{"-size wide": `-size: there is no size "wide"`, "-handout -size 16:9": "-size: a handout is on paper"} {
		if code, _, stderr := exhibit(t.Context(), append([]string{"export", "-deck", dir, "-pdf", filepath.Join(dir, "x.pdf")}, strings.Fields(args)...)...); code != misuse || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, %s", args, code, stderr)
		}
	}
	for _, flag := range []string{"-handout", "-size=4:3"} {
		if code, _, stderr := exhibit(t.Context(), "export", "-deck", dir, "-o", filepath.Join(dir, "site"), flag); code != misuse || !strings.Contains(stderr, "add -pdf FILE") {
			t.Errorf("%s: exit %d, %s", flag, code, stderr)
		}
	}
	onlyFiles(t, dir, "deck.md")
}

func TestTheStarterAsPDFIsMarkedAsPDFUA(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "talk")
	if code, _, stderr := exhibit(t.Context(), "new", dir); code != fine {
		t.Fatal(stderr)
	}
	for _, args := range [][]string{{"-deck", dir}, {"-deck", dir, "-handout"}} {
		b, _, said := told(t, args...)
		if !strings.Contains(b, "<pdfuaid:part>1</pdfuaid:part>") || !strings.Contains(said, "PDF/UA-1") || strings.Contains(said, "not") {
			t.Errorf("%q: %s", args, said)
		}
		if want := "<dc:creator><rdf:Seq><rdf:li>Your name</rdf:li>"; !strings.Contains(b, want) {
			t.Errorf("the PDF has no author")
		}
	}
}

func TestAPDFThatDoesNotMeetARuleIsNotMarkedAsPDFUA(t *testing.T) {
	dir := t.TempDir()
	text := "---\ntitle: A talk\n---\n\n## A character that no typeface has: \U0010FFF0\n"
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	b, _, said := told(t, "-deck", dir)
	if strings.Contains(b, "pdfuaid:part>") {
		t.Error("the PDF is marked as PDF/UA")
	}
	for _, want := range []string{"not marked as PDF/UA-1", "7.21.8: page 2: no typeface here has all its characters"} {
		if !strings.Contains(said, want) {
			t.Errorf("%s\nit does not say %q", said, want)
		}
	}
}

// A label with a halo of the ground's colour is drawn twice, and written once.
func TestTheTextOfAChartStandsInThePDFOnce(t *testing.T) {
	deck := embedded(t)
	_, pages := exported(t)
	checked := 0
	for i, s := range deck.Slides {
		for _, id := range s.Figures() {
			f := deck.Figure(id)
			if f.Type != "timeline" && f.Type != "establishment" {
				continue
			}
			said := map[string]int{}
			for _, r := range f.Records {
				said[dense(r.Label)]++
			}
			for label, n := range said {
				within := 0
				for other := range said {
					if other != label && strings.Contains(other, label) {
						within++
					}
				}
				if got := strings.Count(pages[i], label); len(label) > 8 && within == 0 && got > 0 && !strings.Contains(dense(s.Title), label) {
					if checked++; got > n {
						t.Errorf("page %d: %q is there %d times, want %d", i+1, label, got, n)
					}
				}
			}
		}
	}
	if checked < 10 {
		t.Errorf("only %d labels were found", checked)
	}
}

func TestLettersOfSeveralTypefacesAreWholeInAPDF(t *testing.T) {
	dir := t.TempDir()
	text := "---\ntitle: Zażółć gęślą jaźń\nlang: pl\n---\n\n## Świętość życia w Łodzi\n\nGęś lądem, *źdźbło trawy*, **ćma nocą**. Čeština, Ελληνικά, Привет.\n"
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	_, pages := exported(t, "-deck", dir)
	all := strings.Join(pages, "")
	for _, want := range []string{"Zażółćgęśląjaźń", "ŚwiętośćżyciawŁodzi", "Gęślądem", "źdźbłotrawy", "ćmanocą", "Čeština", "Ελληνικά", "Привет"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %q", want, all)
		}
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
	const fits = `curl -s -d '' "${url%/print}/fitted"; `
	for script, want := range map[string]string{
		"echo no display >&2; exit 3": " did not print: exit status 3:\nno display",
		"exit 0":                      " did not print: it did not fetch the deck",
		output + `printf '%%PDF-1.4 nowhere %%%%EOF' >"$file"`:                                   " did not print: it did not fetch the deck",
		output + `curl -s "$url" >"$file"`:                                                       " did not print: it did not fit the slides to their pages",
		output + fits + `curl -s "$url" >"$file"`:                                                " did not print: it wrote no whole PDF",
		output + fits + `curl -s "$url" >/dev/null; printf '%%PDF-1.4 half' >"$file"`:            " did not print: it wrote no whole PDF",
		output + fits + `curl -s "$url" >/dev/null; printf '%%PDF-1.4 nothing %%%%EOF' >"$file"`: ": reading the PDF: ",
		output + `curl -s -d 'no font' "${url%/print}/fitted"; curl -s "$url" >"$file"`:          " did not print: fitting slides to their pages failed: no font",
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
		if code != failed || stdout != "" || !strings.Contains(stderr, "no PDF was written: ") || !strings.Contains(stderr, want) {
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

func TestAnExportThatIsKilledLeavesTheOldFileAndWhatTheNextOneRemoves(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	begun := filepath.Join(dir, "begun")
	if err := syscall.Mkfifo(begun, 0o600); err != nil {
		t.Fatal(err)
	}
	hangs := filepath.Join(dir, "chromium")
	if err := os.WriteFile(hangs, []byte("#!/bin/sh\necho $$ >"+begun+"\nexec sleep 3600\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(out, "deck [draft].pdf")
	if err := os.WriteFile(file, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "export", "-pdf", file)
	cmd.Env = append(os.Environ(), asExhibit+"=1", "CHROMIUM="+hangs, "TMPDIR="+t.TempDir())
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid, err := os.ReadFile(begun) // waits for the browser
	if err != nil {
		t.Fatal(err)
	}
	cmd.Process.Kill()
	cmd.Wait()
	if browser, err := strconv.Atoi(strings.TrimSpace(string(pid))); err == nil {
		syscall.Kill(browser, syscall.SIGKILL)
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != "old" {
		t.Errorf("the old file is gone or changed: %q, %v", b, err)
	}
	left := files(t, out)
	if len(left) != 2 || !regexp.MustCompile(`^deck \[draft\]\.unfinished-\d+\.pdf$`).MatchString(left[1]) {
		t.Fatalf("it left %q", left)
	}
	removeUnfinished(file, time.Now()) // another export may be writing it
	onlyFiles(t, out, left...)
	removeUnfinished(file, time.Now().Add(time.Hour))
	onlyFiles(t, out, "deck [draft].pdf")
}
