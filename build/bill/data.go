package bill

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

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
