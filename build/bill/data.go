package bill

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"exhibit/inside"
)

const (
	formatsFile = "words/dist/formats.json" // which build/formats.mjs writes
	cldrLicence = "Unicode-3.0"
)

// cldr is the part of the Unicode CLDR, of whose data the formats of languages are made. Its version is that of the Node
// that make has found.
func cldr(b *inside.Bill) (inside.Part, error) {
	var formats struct{ CLDR string }
	content, err := os.ReadFile(formatsFile)
	if err == nil {
		err = json.Unmarshal(content, &formats)
	}
	if err == nil && formats.CLDR == "" {
		err = errors.New("it does not say the version of CLDR; remove it, and make makes it anew")
	}
	if err != nil {
		return inside.Part{}, fmt.Errorf("%s: %w", formatsFile, err)
	}
	text, err := spdx(cldrLicence)
	return inside.Part{
		Kind: inside.Data, Name: "Unicode CLDR", Version: formats.CLDR, Licence: cldrLicence,
		In: []string{filepath.Base(formatsFile)}, Texts: []int{b.Add(text)},
	}, err
}

// pdfiumModule is the module that carries PDFium as WebAssembly, without its licences.
const pdfiumModule = "github.com/klippa-app/go-pdfium"

// pdfiumLicences are those of PDFium's own code.
var pdfiumLicences = []string{"Apache-2.0", "BSD-3-Clause"}

// pdfium is PDFium, in the version of the module that carries it.
func pdfium(b *inside.Bill, carrier *module) (inside.Part, error) {
	part := inside.Part{
		Kind: inside.Data, Name: "PDFium as WebAssembly", Version: "of go-pdfium " + carrier.version, Licence: strings.Join(pdfiumLicences, " AND "),
		In: []string{"pdfium.wasm"},
	}
	for _, id := range pdfiumLicences {
		text, err := spdx(id)
		if err != nil {
			return part, err
		}
		part.Texts = append(part.Texts, b.Add(text))
	}
	return part, nil
}
