package bill

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"exhibit/inside"
)

// module is a Go module of which packages are linked, or the standard library.
type module struct {
	name, version string
	root          string
	folders       map[string]bool // those of the linked packages
	platforms     []string
	sum           string
}

// listed is what go list tells of a package.
type listed struct {
	Dir      string
	Standard bool
	Module   *listedModule
}

type listedModule struct {
	Path, Version, Dir string
	Main               bool
	Replace            *listedModule
}

// linked lists the modules that the program is linked of on some platforms, by name.
func linked(platforms []string) ([]*module, error) {
	std, err := standard()
	if err != nil {
		return nil, err
	}
	sums, err := goSums("go.sum")
	if err != nil {
		return nil, err
	}
	all := map[string]*module{std.name: std}
	for _, platform := range platforms {
		packages, err := list(platform)
		if err != nil {
			return nil, err
		}
		for _, p := range packages {
			if p.Standard || p.Module == nil || p.Module.Main {
				continue
			}
			from := p.Module
			if from.Replace != nil {
				from = from.Replace
			}
			m := all[from.Path]
			if m == nil {
				m = &module{name: from.Path, version: from.Version, root: from.Dir, folders: map[string]bool{}, sum: sums[from.Path+" "+from.Version]}
				if m.sum == "" {
					return nil, fmt.Errorf("go.sum has no digest of %s %s; run go mod tidy", m.name, m.version)
				}
				all[m.name] = m
			}
			m.folders[p.Dir] = true
			if !slices.Contains(m.platforms, platform) {
				m.platforms = append(m.platforms, platform)
			}
		}
	}
	std.platforms = platforms
	return slices.SortedFunc(maps.Values(all), func(a, b *module) int { return strings.Compare(a.name, b.name) }), nil
}

// list returns all packages that the program is linked of on a platform.
func list(platform string) (packages []listed, err error) {
	system, machine, _ := strings.Cut(platform, "/")
	cmd := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", ".")
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w", platform, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		var p listed
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages, nil
		case err != nil:
			return nil, fmt.Errorf("reading what go list says for %s: %w", platform, err)
		}
		packages = append(packages, p)
	}
}

// standard is Go's standard library, with the modules that are vendored in it.
func standard() (*module, error) {
	out, err := exec.Command("go", "env", "GOROOT", "GOVERSION").Output()
	if err != nil {
		return nil, fmt.Errorf("asking go for its root: %w", err)
	}
	root, version, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return &module{name: "std", version: strings.TrimPrefix(version, "go"), root: root, folders: map[string]bool{root: true}}, nil
}

// goSums reads the digests of go.sum, by "PATH VERSION".
func goSums(file string) (map[string]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sums := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if fields := strings.Fields(lines.Text()); len(fields) == 3 {
			sums[fields[0]+" "+fields[1]] = fields[2]
		}
	}
	return sums, lines.Err()
}

// part finds the licences of a module: in the folders of the linked packages and above them.
func (m *module) part(b *inside.Bill) (inside.Part, error) {
	part := inside.Part{Kind: inside.GoModule, Name: m.name, Version: m.version, In: m.platforms, Sum: m.sum}
	folders := map[string]bool{m.root: true}
	for folder := range m.folders {
		for folder != m.root && strings.HasPrefix(folder, m.root) {
			folders[folder] = true
			folder = filepath.Dir(folder)
		}
	}
	var files []string
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		found, err := notices(folder)
		if err != nil {
			return part, err
		}
		files = append(files, found...)
	}
	var err error
	if part.Licence, part.Texts, err = licence(files, b); err != nil {
		return part, fmt.Errorf("%s %s: %w", m.name, m.version, err)
	}
	return part, nil
}
