// Package bill collects what third-party software goes into a release, with its licences, from the
// module cache and node_modules. A part without a licence, or under one that is not known or not
// permissive, is an error.
package bill

import (
	"cmp"
	"slices"

	"exhibit/inside"
)

// Collect returns the bill of the program in the working directory: of the Go modules that are
// linked for the platforms ("linux/amd64") PDFium and its libraries within one of them, of the data of CLDR, and of the npm packages that files of node_modules are
// of. npm has, for each such file by its path, the names of what it was built into.
func Collect(platforms []string, npm map[string][]string) (*inside.Bill, error) {
	b := new(inside.Bill)
	modules, err := linked(platforms)
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		part, err := m.part(b)
		if err != nil {
			return nil, err
		}
		b.Parts = append(b.Parts, part)
		if m.name == pdfiumModule {
			within, err := pdfium(b, m)
			if err != nil {
				return nil, err
			}
			b.Parts = append(b.Parts, within...)
		}
	}
	packages, err := installed(npm)
	if err != nil {
		return nil, err
	}
	for _, p := range packages {
		part, err := p.part(b)
		if err != nil {
			return nil, err
		}
		b.Parts = append(b.Parts, part)
	}
	data, err := cldr(b)
	if err != nil {
		return nil, err
	}
	b.Parts = append(b.Parts, data)
	slices.SortFunc(b.Parts, func(a, b inside.Part) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name)) })
	return b, nil
}
