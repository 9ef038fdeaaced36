//go:build !js

package main

import (
	"embed"
	"errors"
	"io"
	"io/fs"

	"exhibit/inside"
)

// insideDist is the folder into which make writes what is inside the binary.
//
//go:embed inside/dist
var insideDist embed.FS

// errUnlisted is the error of a binary that make has not built.
var errUnlisted = errors.New("this binary was built without the list of what is inside; build it with make")

// whatIsInside returns what third-party software is in this binary. The error may be errUnlisted.
func whatIsInside() (*inside.Bill, error) {
	f, err := insideDist.Open(inside.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errUnlisted
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return inside.Read(f)
}

// printLicences prints what third-party software is inside, and its licences.
func printLicences(stdout io.Writer) error {
	bill, err := whatIsInside()
	if err != nil {
		return err
	}
	_, err = io.WriteString(stdout, bill.Notices())
	return err
}
