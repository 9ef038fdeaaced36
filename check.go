//go:build !js

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"

	"exhibit/report"
	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/spelling"

	"exhibit/web"
)

// errFindings makes check exit with 1 after it has printed its findings.
var errFindings = errors.New("the check found something")

// checking is what check is asked for.
type checking struct {
	deck, texts string
	want        sealed
	format      string
	reviews     bool // are required
	partial     bool // texts of sources may be missing
}

func checkCommand() *command {
	c := &command{name: "check", args: "[DIR]", most: 1, does: "lint a deck, its lock against the texts, its seal", flags: newFlags("check")}
	c.more = "check prints one line a finding, file:line:column: message, errors before warnings before the rest, and exits with\n" +
		"1 if there is any but looks. Without DIR it checks the deck inside the binary, and that the binary is as make built it.\n"
	var k checking
	var asJSON bool
	c.flags.StringVar(&k.texts, "sources", "", "`SRC`, the folder with the source texts that sources.yaml names with file: (default DIR/sources, where it is there)")
	c.flags.BoolVar(&k.reviews, "require-review", false, "find statements that nobody has read beside their passages, or that these do not support (exhibit review)")
	c.flags.BoolVar(&k.partial, "partial", false, "with -sources, note texts that are not there, which is an error otherwise: for an audit pack, which has those that may be handed on")
	k.want.flags(c.flags)
	c.flags.StringVar(&k.format, "format", "text", "how findings are written: `F` is text, json, github (commands of a workflow) or sarif")
	c.flags.BoolVar(&asJSON, "json", false, "the same as -format json; exhibit schema check describes it")
	c.run = func(_ context.Context, args []string, stdout io.Writer) error {
		k.deck = only(args)
		if err := k.want.complete(); err != nil {
			return err
		}
		if asJSON {
			k.format = "json"
		}
		if report.Formats[k.format] == nil {
			known := slices.Sorted(maps.Keys(report.Formats))
			return misused("-format %q is unknown%s; write %s", k.format, spelling.Hint(k.format, known), spelling.OneOf(known))
		}
		return check(k, stdout)
	}
	return c
}

// check prints the findings of a deck, of its seal and, for the embedded deck, of the binary.
func check(k checking, stdout io.Writer) error {
	deck, err := openDeck(k.deck)
	if err != nil {
		return err
	}
	defer deck.close()
	if k.partial && k.texts == "" {
		return misused("-partial is about the texts of -sources; name their folder with -sources, or leave it out")
	}
	if k.texts == "" {
		k.texts = deck.ownSources()
	}
	var sources fs.FS
	if k.texts != "" {
		root, err := openFolder(k.texts, "sources", "-sources wants the folder that holds the source texts")
		if err != nil {
			return err
		}
		defer root.Close()
		sources = root.FS()
	}
	lint := evidence.Examine
	if k.want.given() { // the question is whether it is what was sealed
		lint = evidence.Check
	}
	sealed := "" // what is said of a seal that is right
	var options []evidence.Option
	if k.partial {
		options = append(options, evidence.Partial)
	}
	findings, err := lint(deck.folder, deck.name, sources, options...)
	if err != nil {
		return err
	}
	if k.reviews && !slices.ContainsFunc(findings, func(f evidence.Finding) bool { return f.Severity == evidence.Fault }) {
		unread, err := evidence.Unreviewed(deck.folder, deck.name)
		if err != nil {
			return err
		}
		findings = evidence.Sorted(slices.Concat(findings, unread))
	}
	k.nameLock(findings, deck)
	if k.deck == "" {
		found, err := checkBuild()
		if err != nil {
			return err
		}
		findings = append(findings, found...)
	}
	if k.want.given() {
		now, err := web.Manifest(evidence.Files(deck.folder, deck.name))
		if err != nil {
			return err
		}
		signed, err := k.want.checkSignature(time.Now())
		if err != nil {
			return err
		}
		unlike := slices.Concat(k.want.check(now), signed)
		if findings = slices.Concat(findings, unlike); len(unlike) == 0 {
			sealed = fmt.Sprintf("The seal is right: %s, of %d files.", now.Seal(), len(now))
		}
	}
	if err := report.Formats[k.format](report.New(k.deck, findings, deck.path), stdout); err != nil {
		return err
	}
	if k.format == "text" && len(findings) > 1 {
		fmt.Fprintln(stdout, tally(findings))
	}
	if k.format == "text" && sealed != "" {
		fmt.Fprintln(stdout, sealed)
	}
	if !slices.ContainsFunc(findings, func(f evidence.Finding) bool { return f.Severity.Fails() }) {
		return nil
	}
	return errFindings
}

// nameLock completes the commands with which findings say that the lock is made anew: with the deck's folder,
// and that of the texts. Where there are no texts it takes them away.
func (k *checking) nameLock(findings []evidence.Finding, deck *deckSource) {
	lock := []string{"lock", cmp.Or(deck.dir, ".")}
	if k.texts != "" {
		lock = append(lock, "-sources", k.texts)
	}
	_, err := os.Stat(cmp.Or(k.texts, deck.path("sources")))
	there := err == nil && deck.root != nil
	for i := range findings {
		f := &findings[i]
		f.Fixes = slices.DeleteFunc(f.Fixes, func(fix fault.Fix) bool { return fix.Run != nil && !there })
		for j := range f.Fixes {
			if f.Fixes[j].Run != nil {
				f.Fixes[j].Run = lock
			}
		}
	}
}
