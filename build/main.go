// Build makes web/dist: what the browser and the server load that is not Go.
//
// It runs in the module's root, after npm ci and after web/dist/app.wasm is built. The command
// manifest writes web/dist/manifest.sha256 of what is there and of the embedded deck, bill lists
// what third-party software is inside, vulnerable looks for known vulnerabilities, and release packs
// binaries:
//
//	bin/build
//	bin/build manifest
//	bin/build bill linux/amd64 …
//	bin/build vulnerable linux/amd64 …
//	bin/build release -version v1.2.0 -time 1767225600 -from bin/release linux/amd64 …
//
// With the tag dev there is one more: dev.go.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/build/wasm"
	"exhibit/seal"
	"exhibit/slides/briefing"
)

const dist = "web/dist"

// commands are what the program does, by its first argument; they are given the others.
var commands = map[string]func(args []string) error{
	"":           func([]string) error { return build() },
	"manifest":   func([]string) error { return manifest() },
	"bill":       writeBill,
	"vulnerable": vulnerable,
	"release":    release,
}

func main() {
	name, args := "", os.Args[1:]
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	run, ok := commands[name]
	if !ok {
		fmt.Fprintf(os.Stderr, "build: there is no command %s\n", name)
		os.Exit(2)
	}
	if err := run(args); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

// build fills dist, and removes from it what an earlier build has left there.
func build() error {
	const program = "app.wasm"
	if _, err := os.Stat(filepath.Join(dist, program)); err != nil {
		return errors.New("web/dist/app.wasm is missing; run make, which builds it first")
	}
	if err := joinData(filepath.Join(dist, program)); err != nil {
		return err
	}
	made, err := bundle()
	if err != nil {
		return err
	}
	fonts, err := copyFonts(dist)
	if err != nil {
		return err
	}
	if err := removeOthers(slices.Concat(made, fonts, []string{program, "README"})); err != nil {
		return err
	}
	return compress(append(fetched(), program)...)
}

// joinData joins the data of a program in place, so that there is less to send. One whose data is joined stays.
func joinData(path string) error {
	linked, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	joined, err := wasm.JoinData(linked)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if bytes.Equal(joined, linked) {
		return nil
	}
	return os.WriteFile(path, joined, 0o644)
}

// removeOthers removes from dist all but the named files and their compressed forms.
func removeOthers(keep []string) error {
	files, err := listDist()
	if err != nil {
		return err
	}
	for _, name := range files {
		if slices.Contains(keep, plainName(name)) {
			continue
		}
		if err := os.Remove(filepath.Join(dist, name)); err != nil {
			return err
		}
	}
	return nil
}

// listDist returns the names of the files of dist that are embedded.
func listDist() (names []string, err error) {
	entries, err := os.ReadDir(dist)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") { // go:embed leaves these out
			names = append(names, e.Name())
		}
	}
	return names, err
}

// plainName returns the name of the file that a file of dist is a compressed form of, or its own.
func plainName(name string) string {
	switch ext := filepath.Ext(name); ext {
	case ".br", ".zst", ".gz":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

// manifest writes manifest.sha256 into dist. By it the binary knows whether it holds what was
// built together.
func manifest() error {
	const own = "manifest.sha256"
	names, err := listDist()
	if err != nil {
		return err
	}
	var assets seal.Manifest
	for _, name := range names {
		if name == "README" || name == own || name != plainName(name) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dist, name))
		if err != nil {
			return err
		}
		assets = append(assets, seal.Of(name, b))
	}
	m := seal.New(append(evidence.Files(briefing.FS, pandoc.DeckFile).Below("deck"), assets.Below("assets")...)...)
	return os.WriteFile(filepath.Join(dist, own), []byte(m.String()), 0o644)
}
