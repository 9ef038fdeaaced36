package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/moby/sys/atomicwriter"

	"exhibit/build/bill"
	"exhibit/inside"
)

// writeBill writes the bill of what is inside for package inside to embed. Its arguments are the
// platforms for which the program is built.
func writeBill(platforms []string) error {
	if len(platforms) == 0 {
		return errors.New("bill wants the platforms of a release, as linux/amd64")
	}
	files, err := npmFiles()
	if err != nil {
		return err
	}
	b, err := bill.Collect(append(platforms, "js/wasm"), files)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := b.Encode(&out); err != nil {
		return err
	}
	return atomicwriter.WriteFile(inside.File, out.Bytes(), 0o644)
}

// copies are the files of node_modules that make copies into folders that Go packages embed, as they are or, of maps,
// simplified, by where they are then.
var copies = map[string]string{
	"slides/texmath/dist/temml.min.js":          "node_modules/temml/dist/temml.min.js",
	"slides/typeface/dist/harfbuzz-subset.wasm": "node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm",
	"slides/geography/dist/us.json":             "node_modules/us-atlas/states-albers-10m.json",
	"slides/measure/dist/units.json":            "node_modules/cldr-units-full/main/en/units.json", // and of cldr-core, which has the same licence
	"slides/geography/dist/world.json":          "node_modules/world-atlas/countries-50m.json",
}

// copied returns the files of node_modules that make copies. A file in such a folder that
// is not among copies is an error.
func copied() (map[string][]string, error) {
	embedded, err := filepath.Glob("slides/*/dist/*")
	if err != nil {
		return nil, err
	}
	files := map[string][]string{}
	for _, file := range embedded {
		from, ok := copies[filepath.ToSlash(file)]
		switch {
		case ok:
			files[from] = append(files[from], filepath.Base(file))
		case filepath.Base(file) != "README":
			return nil, fmt.Errorf("%s is embedded, and not known to be of a package; add it to copies in build/inside.go", file)
		}
	}
	return files, nil
}

// npmFiles returns the files of node_modules that go into the binary, each with the files of dist,
// or of another embedded folder, that they are in.
func npmFiles() (map[string][]string, error) {
	files, err := copied()
	if err != nil {
		return nil, err
	}
	for name, from := range staticFonts {
		file := "node_modules/@fontsource/" + from
		files[file] = append(files[file], name)
	}
	all, err := bundles(dist, true)
	if err != nil {
		return nil, err
	}
	for _, options := range all {
		options.Write, options.Metafile = false, true
		result := api.Build(options)
		if _, err := outputs(result); err != nil {
			return nil, err
		}
		var meta struct {
			Outputs map[string]struct {
				Inputs map[string]struct{ BytesInOutput int }
			}
		}
		if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil {
			return nil, fmt.Errorf("what was bundled: %w", err)
		}
		for output, o := range meta.Outputs {
			for input, i := range o.Inputs {
				if i.BytesInOutput > 0 && strings.HasPrefix(input, "node_modules/") {
					files[input] = append(files[input], filepath.Base(output))
				}
			}
		}
	}
	return files, nil
}
