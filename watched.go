//go:build !js

package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/pandoc"
	"exhibit/watch"
	"exhibit/web"
)

// unhurried is how long a deck is left alone before it is checked: its windows come first.
const unhurried = 300 * time.Millisecond

// withheld is what windows are told in place of a problem with -no-notes: a message may quote a note.
const withheld = "what is wrong here is said in the terminal, because it may quote speaker notes"

// watched presents a deck that is being written: it reads the deck anew whenever a file of it is
// different, shows each version, and prints a line for it, until ctx is done or the process is told to
// end. A deck with errors is shown as far as it can be read. base is where the deck is reached.
func watched(ctx context.Context, s serving, base string, options []web.Option, stdout io.Writer) error {
	d, err := openDeck(s.deck) // a deck that is not there at first is a slip of the command line
	if err != nil {
		return err
	}
	d.close()
	if d.root == nil {
		return misused("-watch wants a deck on disk: -deck DIR, or the path of its text")
	}
	live, err := web.NewLive(options...)
	if err != nil {
		return err
	}
	w := &watcher{serving: s, live: live, stdout: stdout}
	reading, first := w.read()
	w.show(first)
	ctx, stop := untilStopped(ctx)
	defer stop()
	open, err := s.open(base)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Presenting “%s”, %s, at %s, and each save of it\n", fault.Line(first.title()), first.said(), open.here)
	w.sayErrors(first)
	s.begin(open, stdout)
	go w.follow(ctx, reading, first)
	return open.serve(ctx, live, stdout)
}

// watcher reads a deck again and again.
type watcher struct {
	serving
	live   *web.Live
	stdout io.Writer

	mutex    sync.Mutex
	shown    *edition      // the newest that could be read; nil before the first
	findings []web.Problem // of the check that ended last
}

// edition is a deck as it was read at one time.
type edition struct {
	draft    *evidence.Draft // nil where the deck could not be opened
	deck     *slides.Deck    // nil where there is nothing to show
	problems []web.Problem   // errors and warnings
	withheld []web.Problem   // those whose message windows are not told
	took     time.Duration   // to read
}

// read reads the deck, as far as it can be read.
func (w *watcher) read() (*watch.Reading, *edition) {
	began := time.Now()
	d, err := openDeck(w.deck)
	if err != nil {
		return watch.Absent(w.deck), &edition{problems: []web.Problem{{Severity: string(evidence.Fault), File: filepath.Base(w.deck), Message: err.Error()}}}
	}
	defer d.close()
	reading := watch.Read(cmp.Or(d.dir, "."), d.folder)
	name := d.name
	if d.sought {
		name = textOf(reading) // which the reading notes
	}
	draft := evidence.ReadDraft(reading, name)
	v := &edition{draft: draft, deck: draft.Deck}
	if v.deck != nil && w.noNotes {
		v.deck = v.deck.WithoutNotes()
		v.deck.WithholdFaults(withheld)
	}
	for _, e := range draft.Errors {
		v.add(evidence.Fault, e.Error, e.Slug != "")
	}
	for _, e := range draft.Warnings {
		v.add(evidence.Warning, e, false)
	}
	v.problems, v.withheld = w.public(v.problems)
	v.took = time.Since(began)
	return reading, v
}

func (v *edition) add(severity evidence.Severity, e *pandoc.Error, placed bool) {
	v.problems = append(v.problems, web.Problem{
		Severity: string(severity), File: e.File, Line: e.Line, Message: e.Text, Slug: v.draft.Slide(e.File, e.Line), Placed: placed,
	})
}

// public are problems as windows may be told them, and those of which they are not told what is wrong.
func (w *watcher) public(problems []web.Problem) (public, private []web.Problem) {
	if !w.noNotes {
		return problems, nil
	}
	public = slices.Clone(problems)
	for i := range public {
		public[i].Message = withheld
	}
	return public, problems
}

// say prints problems, one a line.
func (w *watcher) say(problems []web.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w.stdout, "          %s: %s: %s\n", at(p), p.Severity, p.Message)
	}
}

// show shows a version; of one that cannot be read, the problems over the last that could be.
func (w *watcher) show(v *edition) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.shown != nil && (v.deck == nil || v.draft.FrontLost) {
		v.problems = slices.DeleteFunc(v.problems, func(p web.Problem) bool { return p.Severity != string(evidence.Fault) })
		for i := range v.problems { // none of them stands on a slide that is shown
			v.problems[i].Placed = false
		}
		w.live.Tell(slices.Concat(v.problems, w.findings), true)
		return
	}
	if v.deck == nil {
		v.deck = unreadable(w.deck, v.problems)
	} else {
		w.shown = v
	}
	known := len(v.problems)
	v.problems = w.live.Show(v.deck, slices.Concat(v.problems, w.findings))
	v.problems = slices.Concat(v.problems[:known], v.problems[known+len(w.findings):])
}

// unreadable is the deck that stands for one of which nothing could be read yet.
func unreadable(path string, problems []web.Problem) *slides.Deck {
	s := slides.Slide{Slug: "deck", Title: filepath.Base(path), Headline: []slides.Node{{Text: filepath.Base(path)}}}
	for _, p := range problems {
		if p.Severity == string(evidence.Fault) {
			s.Blocks = append(s.Blocks, slides.Block{Text: []slides.Node{slides.Fault(at(p), p.Message, "")}})
		}
	}
	return &slides.Deck{Title: s.Title, Lang: "en", Slides: []slides.Slide{s}}
}

// at is where a problem is: "file:line".
func at(p web.Problem) string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// follow shows each further version, and checks it once its windows have it, until ctx is done.
func (w *watcher) follow(ctx context.Context, reading *watch.Reading, v *edition) {
	for {
		unchecked, cancel := context.WithCancel(ctx)
		go w.check(unchecked, v)
		names, err := reading.Wait(ctx)
		cancel()
		if err != nil {
			return
		}
		reading, v = w.read()
		w.show(v)
		fmt.Fprintf(w.stdout, "%s  %s: %s, read in %d ms\n", time.Now().Format(time.TimeOnly), named(names), v.said(), v.took.Milliseconds())
		w.sayErrors(v)
	}
}

// check adds the findings of the check to the problems that are shown, unless ctx is done before.
func (w *watcher) check(ctx context.Context, v *edition) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(unhurried):
	}
	d, err := openDeck(w.deck)
	if err != nil || v.draft == nil {
		return
	}
	defer d.close()
	var sources fs.FS
	if own := d.ownSources(); own != "" {
		root, err := openFolder(own, "sources", "the source texts are in a folder")
		if err != nil {
			return
		}
		defer root.Close()
		sources = root.FS()
	}
	all, err := evidence.Check(d.folder, d.name, sources)
	if err != nil {
		return
	}
	var findings []web.Problem
	for _, f := range all {
		if f.Severity != evidence.Fault && f.Severity != evidence.Warning {
			findings = append(findings, web.Problem{
				Severity: string(f.Severity), File: f.File, Line: f.Line, Column: f.Column, Message: f.Message + offered(f.Passages), Slug: f.Slide,
			})
		}
	}
	findings, private := w.public(findings)
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if ctx.Err() != nil || slices.Equal(findings, w.findings) {
		return
	}
	w.findings = findings
	w.say(private)
	w.live.Tell(slices.Concat(v.problems, findings), v != w.shown)
}

// offered is the part of a problem that names the passages which have what is lacking; empty for none.
func offered(passages []evidence.Passage) string {
	var cites []string
	for _, p := range passages {
		cites = append(cites, p.Cite)
	}
	if len(cites) == 0 {
		return ""
	}
	return "; it stands in " + strings.Join(cites, ", ")
}

func (v *edition) title() string {
	if v.deck == nil {
		return ""
	}
	return v.deck.Title
}

// said is what a line of the terminal says of a version: "21 slides, 1 error, 2 warnings".
func (v *edition) said() string {
	said := "nothing can be shown"
	if v.draft != nil && v.draft.Deck != nil {
		said = count(len(v.draft.Deck.Slides), "slide")
	}
	for _, severity := range []evidence.Severity{evidence.Fault, evidence.Warning} {
		n := 0
		for _, p := range v.problems {
			if p.Severity == string(severity) {
				n++
			}
		}
		if n > 0 {
			said += ", " + count(n, string(severity))
		}
	}
	return said
}

// sayErrors prints what is wrong with a version: the first of its errors, and all that windows are not told.
func (w *watcher) sayErrors(v *edition) {
	if w.noNotes {
		w.say(v.withheld)
		return
	}
	errors := slices.DeleteFunc(slices.Clone(v.problems), func(p web.Problem) bool { return p.Severity != string(evidence.Fault) })
	w.say(errors[:min(len(errors), maxNames)])
	if more := len(errors) - maxNames; more > 0 {
		fmt.Fprintf(w.stdout, "          and %d more, which exhibit check lists\n", more)
	}
}

// maxNames is how many errors the terminal shows of a version, and how many files a line of the terminal names.
const maxNames = 3

// named lists the names of files, some of many.
func named(names []string) string {
	if more := len(names) - maxNames; more > 0 {
		return strings.Join(names[:maxNames], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}
