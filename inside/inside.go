// Package inside says what third-party software and typefaces are in the binary and in what it
// serves, and under which licences.
package inside

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// File is the bill that make writes and the binary embeds, as seen from the root of the module.
const File = "inside/dist/bill.json.gz"

// Bill is what is inside, and the licences of that.
type Bill struct {
	Parts []Part   `json:"parts"` // by kind, then by name
	Texts []string `json:"texts"` // of licences and notices, each once
}

// Part is a Go module, an npm package, or data.
type Part struct {
	Kind    Kind     `json:"kind"`
	Name    string   `json:"name"`    // "golang.org/x/text", "echarts"; "std" is Go's standard library
	Version string   `json:"version"` // "v0.43.0", "6.1.0"; of std that of Go, "1.26.8"
	Licence string   `json:"licence"` // as SPDX expression, with AND between all that its files name
	In      []string `json:"in"`      // the platforms of the binaries that a module is in, "js/wasm" that of the program in the browser; the files of web/dist, or of another embedded folder, that a package or data is in
	Sum     string   `json:"sum"`     // digest of what was installed, as go.sum and package-lock.json have it: "h1:…", "sha512-…"; empty for std and for data
	Texts   []int    `json:"texts"`   // indexes of Bill.Texts
}

// Kind is where a part comes from.
type Kind string

// The kinds of parts.
const (
	GoModule   Kind = "go"
	NpmPackage Kind = "npm"
	Data       Kind = "data"
)

// Read reads a bill that [Bill.Encode] has written.
func Read(r io.Reader) (*Bill, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	b := new(Bill)
	return b, json.NewDecoder(z).Decode(b)
}

// Encode writes the bill as Read wants it. The same bill gives the same bytes.
func (b *Bill) Encode(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	return errors.Join(json.NewEncoder(z).Encode(b), z.Close())
}

// Count returns how many parts are of a kind. Go's standard library does not count.
func (b *Bill) Count(kind Kind) (n int) {
	for _, p := range b.Parts {
		if p.Kind == kind && p.Name != "std" {
			n++
		}
	}
	return n
}

// Add puts a text into the bill, if it is not there yet, and returns its index.
func (b *Bill) Add(text string) int {
	if i := slices.Index(b.Texts, text); i >= 0 {
		return i
	}
	b.Texts = append(b.Texts, text)
	return len(b.Texts) - 1
}

// Notices returns the bill as a text for people: all parts with version and licence, then each
// licence with the parts that it is of.
func (b *Bill) Notices() string {
	var out strings.Builder
	out.WriteString("Exhibit contains the following third-party software and typefaces.\n\n")
	titles := map[Kind]string{Data: "Data", GoModule: "Go modules", NpmPackage: "npm packages"}
	var kind Kind
	for _, p := range b.Parts {
		if p.Kind != kind {
			kind = p.Kind
			fmt.Fprintf(&out, "%s:\n", titles[kind])
		}
		fmt.Fprintf(&out, "  %s, %s\n", p.title(), p.Licence)
	}
	for i, text := range b.Texts {
		fmt.Fprintf(&out, "\n%s\n", strings.Repeat("-", 80))
		for _, p := range b.Parts {
			if slices.Contains(p.Texts, i) {
				fmt.Fprintf(&out, "%s\n", p.title())
			}
		}
		fmt.Fprintf(&out, "\n%s\n", text)
	}
	return out.String()
}

func (p Part) title() string {
	if p.Name == "std" {
		return "Go " + p.Version
	}
	return p.Name + " " + p.Version
}
