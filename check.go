//go:build !js

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"exhibit/slides/evidence"

	"exhibit/web"
)

// errFindings makes check exit with 1 after it has printed its findings.
var errFindings = errors.New("the check found something")

// checking is what check is asked for.
type checking struct {
	deck, texts string
	want        sealed
	asJSON      bool
}

func checkCommand() *command {
	c := &command{name: "check", args: "[DIR]", most: 1, does: "lint a deck, its lock against the texts, its seal", flags: newFlags("check")}
	c.more = "check prints one line a finding, file:line:column: message, errors before warnings before the rest, and exits with\n" +
		"1 if there is any. Without DIR it checks the deck inside the binary, and that the binary is as make built it.\n"
	var k checking
	c.flags.StringVar(&k.texts, "sources", "", "`SRC`, the folder with the source texts that sources.yaml names with file:")
	k.want.flags(c.flags)
	c.flags.BoolVar(&k.asJSON, "json", false, "findings as a JSON array")
	c.run = func(_ context.Context, args []string, stdout io.Writer) error {
		k.deck = only(args)
		if err := k.want.complete(); err != nil {
			return err
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
	var sources fs.FS
	if k.texts != "" {
		root, err := openFolder(k.texts, "sources", "-sources wants the folder that holds the source texts")
		if err != nil {
			return err
		}
		defer root.Close()
		sources = root.FS()
	}
	findings, err := evidence.Check(deck.folder, deck.name, sources)
	if err != nil {
		return err
	}
	name := func(file string) string {
		if k.asJSON {
			return file
		}
		return deck.path(file)
	}
	for i := range findings {
		findings[i].File = name(findings[i].File)
	}
	if k.deck == "" {
		found, err := checkBuild(name)
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
		findings = slices.Concat(findings, k.want.check(now, name), signed)
	}
	if k.asJSON {
		encoder := json.NewEncoder(stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if findings == nil {
			findings = []evidence.Finding{}
		}
		if err := encoder.Encode(findings); err != nil {
			return err
		}
	} else {
		for _, f := range findings {
			if _, err := fmt.Fprintln(stdout, f); err != nil {
				return err
			}
		}
	}
	if !slices.ContainsFunc(findings, func(f evidence.Finding) bool { return f.Severity != evidence.Unchecked }) {
		return nil
	}
	if !k.asJSON && len(findings) > 1 {
		fmt.Fprintln(stdout, tally(findings))
	}
	return errFindings
}
