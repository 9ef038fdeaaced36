package bill

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"

	"exhibit/inside"
)

// allowed are the licences, by SPDX identifier, under which software may be inside.
var allowed = []string{"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "OFL-1.1", "Unicode-3.0", "Unlicense", "Zlib"}

// permitted returns an error for a licence that is not among those.
func permitted(id string) error {
	if slices.Contains(allowed, id) {
		return nil
	}
	return fmt.Errorf("its licence %s is not among those that may be inside (%s); do without it, or decide on the licence in build/bill/licence.go", id, strings.Join(allowed, ", "))
}

var (
	// licenceFile matches names of files that must be a known licence.
	licenceFile = regexp.MustCompile(`(?i)^(?:un)?licen[cs]es?(?:[-_.].*)?$|^copying(?:[-_.].*)?$`)
	// noticeFile matches names of files that go along with the licence.
	noticeFile = regexp.MustCompile(`(?i)^(?:notice|patents|copyright|copyrightnotice)(?:[-_.].*)?$`)
	program    = regexp.MustCompile(`\.(?:go|js|mjs|cjs|ts|json)$`)
)

// notices returns the files of licences and notices in a folder, sorted.
func notices(folder string) (files []string, err error) {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && !program.MatchString(name) && (licenceFile.MatchString(name) || noticeFile.MatchString(name)) {
			files = append(files, filepath.Join(folder, name))
		}
	}
	return files, err
}

// finding is what a person has found of a text: what SPDX expressions call it, and the file beside it that has the
// licence itself, with slashes; empty where the text is all.
type finding struct{ id, text string }

// looked are texts that a person has found permissive and that are in no list of licences, by the
// SHA-256 of the trimmed text.
var looked = map[string]finding{
	"038f0832ea422b3d468aebce7e300b736181b9ecf8c30ae6957193dad57feb76": {id: "LicenseRef-Lucent"},   // goja/ftoa, as Netlib's dtoa: use, copy, modify, distribute, with the notice
	"f8b0ebb31ed481ff4ba44a86a4340bae7ed1a23070d0dfd700cd3e5eae1bccc3": {id: "Unicode-3.0"},         // CLDR: use, copy, modify, distribute, with the notice or in the documentation
	"bea063e27fa56566b613ef9bdd9a19e6083b57719b9ca6647877b0a1613a3a09": {"FTL", "licenses/ftl.txt"}, // golang/freetype, which leaves the choice to us: as BSD, with a word of thanks in the documentation
}

// known is how much of a file, in percent, must be the text of known licences.
const known = 75

// licence reads files of licences and notices into the bill. It returns the SPDX identifiers of all
// licences, with AND between them, and the texts' indexes.
func licence(files []string, b *inside.Bill) (expression string, texts []int, err error) {
	var ids []string
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return "", nil, err
		}
		text := trimmed(content)
		texts = append(texts, b.Add(text))
		if !licenceFile.MatchString(filepath.Base(file)) {
			continue
		}
		sum := sha256.Sum256([]byte(text))
		if found := looked[hex.EncodeToString(sum[:])]; found.id != "" {
			ids = append(ids, found.id)
			if found.text == "" {
				continue
			}
			content, err := os.ReadFile(filepath.Join(filepath.Dir(file), filepath.FromSlash(found.text)))
			if err != nil {
				return "", nil, err
			}
			texts = append(texts, b.Add(trimmed(content)))
			continue
		}
		found := licensecheck.Scan([]byte(text))
		if found.Percent < known {
			return "", nil, fmt.Errorf("%s is no licence that is known: %.0f %% of it are one; read it, and do without the software if it is not permissive", file, found.Percent)
		}
		for _, m := range found.Match {
			if err := permitted(m.ID); err != nil {
				return "", nil, fmt.Errorf("%s: %w", file, err)
			}
			ids = append(ids, m.ID)
		}
	}
	if ids == nil {
		return "", nil, errors.New("it has no file with its licence; find out under which it is, and do without the software if there is none")
	}
	slices.Sort(ids)
	slices.Sort(texts)
	return strings.Join(slices.Compact(ids), " AND "), slices.Compact(texts), nil
}

// trimmed is the text of a file without space around it, with the line ends of Unix.
func trimmed(content []byte) string {
	return strings.TrimSpace(strings.ReplaceAll(string(content), "\r\n", "\n"))
}
