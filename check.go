//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"exhibit/slides/evidence"

	"exhibit/web"
)

// errFindings makes check exit with 1 after it has printed its findings.
var errFindings = errors.New("the check found something")

// check prints the findings of a deck, of its seal and, for the embedded deck, of the binary.
func check(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	texts := flags.String("sources", "", "")
	asJSON := flags.Bool("json", false, "")
	var want sealed
	flags.Var(&want, "seal", "")
	dir, err := parseDir(flags, args)
	if err != nil {
		return err
	}
	deck, err := openDeck(dir)
	if err != nil {
		return err
	}
	defer deck.close()
	var sources fs.FS
	if *texts != "" {
		root, err := openFolder(*texts, "sources", "-sources wants the folder that holds the source texts")
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
		if *asJSON {
			return file
		}
		return deck.path(file)
	}
	for i := range findings {
		findings[i].File = name(findings[i].File)
	}
	if dir == "" {
		found, err := checkBuild(name)
		if err != nil {
			return err
		}
		findings = append(findings, found...)
	}
	if want.given() {
		now, err := web.Manifest(evidence.Files(deck.folder, deck.name))
		if err != nil {
			return err
		}
		findings = append(findings, want.check(now, name)...)
	}
	if *asJSON {
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
	if !*asJSON && len(findings) > 1 {
		fmt.Fprintln(stdout, tally(findings))
	}
	return errFindings
}
