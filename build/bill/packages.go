package bill

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"exhibit/inside"
)

// npmPackage is an npm package of which files are built into the front end.
type npmPackage struct {
	name, version string
	declared      string // the licence that its package.json names
	root          string
	in            []string
	sum           string
}

// installed lists the npm packages that files of node_modules are of, by name.
func installed(files map[string][]string) ([]*npmPackage, error) {
	sums, err := npmSums("package-lock.json")
	if err != nil {
		return nil, err
	}
	all := map[string]*npmPackage{}
	for file, in := range files {
		root := packageRoot(file)
		if root == "" {
			return nil, fmt.Errorf("%s is of no npm package", file)
		}
		p := all[root]
		if p == nil {
			if p, err = readPackage(root); err != nil {
				return nil, err
			}
			if p.sum = sums[root]; p.sum == "" {
				return nil, fmt.Errorf("package-lock.json has no digest of %s", root)
			}
			all[root] = p
		}
		p.in = append(p.in, in...)
	}
	for _, p := range all {
		slices.Sort(p.in)
		p.in = slices.Compact(p.in)
	}
	return slices.SortedFunc(maps.Values(all), func(a, b *npmPackage) int { return strings.Compare(a.root, b.root) }), nil
}

var inPackage = regexp.MustCompile(`^(?:.*/)?node_modules/(?:@[^/]+/)?[^/@]+`)

// packageRoot returns the folder of the npm package that a file is of; empty for none.
func packageRoot(file string) string { return inPackage.FindString(filepath.ToSlash(file)) }

func readPackage(root string) (*npmPackage, error) {
	content, err := os.ReadFile(filepath.Join(root, "package.json"))
	if err != nil {
		return nil, err
	}
	var p struct{ Name, Version, License string }
	if err := json.Unmarshal(content, &p); err != nil {
		return nil, fmt.Errorf("%s/package.json: %w", root, err)
	}
	return &npmPackage{name: p.Name, version: p.Version, declared: p.License, root: root}, nil
}

// npmSums reads the digests of package-lock.json, by the folder of the package.
func npmSums(file string) (map[string]string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct{ Integrity string }
	}
	if err := json.Unmarshal(content, &lock); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	sums := map[string]string{}
	for root, p := range lock.Packages {
		sums[root] = p.Integrity
	}
	return sums, nil
}

// part finds the licences of a package: in its folder and that for licences of what it contains.
func (p *npmPackage) part(b *inside.Bill) (part inside.Part, err error) {
	part = inside.Part{Kind: inside.NpmPackage, Name: p.name, Version: p.version, In: p.in, Sum: p.sum}
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s %s: %w", p.name, p.version, err)
		}
	}()
	files, err := notices(p.root)
	if err != nil {
		return part, err
	}
	more, err := notices(filepath.Join(p.root, "licenses"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return part, err
	}
	files = append(files, more...)
	if source := openings[p.name]; source != "" && len(files) == 0 {
		text, err := opening(filepath.Join(p.root, source), p.declared)
		if err != nil {
			return part, err
		}
		part.Licence, part.Texts = p.declared, []int{b.Add(text)}
		return part, permitted(p.declared)
	}
	if part.Licence, part.Texts, err = licence(files, b); err != nil {
		return part, err
	}
	if !slices.Contains(strings.Split(part.Licence, " AND "), p.declared) {
		return part, fmt.Errorf("package.json says %s, and the files of licences %s; find out which is right", p.declared, part.Licence)
	}
	return part, nil
}

// openings are the files of packages without a file for their licence that begin with a comment
// that has the copyright and the name of the licence, by package.
var openings = map[string]string{"qrcode-generator": "dist/qrcode.mjs"}

var copyright = regexp.MustCompile(`(?i)copyright (?:\(c\)|©) `)

// opening returns the comment that a script begins with, and behind it the text of the licence
// that the package declares and the comment names.
func opening(file, declared string) (string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	var comment []string
	for line := range strings.Lines(string(content)) {
		text, ok := strings.CutPrefix(strings.TrimSpace(line), "//")
		if !ok {
			break
		}
		comment = append(comment, strings.TrimSpace(strings.Trim(text, "-")))
	}
	notice := strings.TrimSpace(strings.Join(comment, "\n"))
	if !copyright.MatchString(notice) || !strings.Contains(notice, declared) {
		return "", fmt.Errorf("%s does not begin with a copyright and the licence %s any more; look where they are now, and correct openings in build/bill/packages.go", file, declared)
	}
	text, err := spdx(declared)
	return notice + "\n\n" + text, err
}

// spdx is the text of a licence as SPDX has it, with <placeholders> where the copyright stands.
func spdx(id string) (string, error) {
	var list struct{ LicenseText string }
	content, err := os.ReadFile(filepath.Join("node_modules/spdx-license-list/licenses", id+".json"))
	if err == nil {
		err = json.Unmarshal(content, &list)
	}
	if err != nil {
		return "", fmt.Errorf("the text of the licence %s: %w", id, err)
	}
	return strings.TrimSpace(list.LicenseText), nil
}
