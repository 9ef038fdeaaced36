package bill

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/CycloneDX/cyclonedx-go"

	"exhibit/inside"
)

// mit returns the text of the MIT licence as SPDX has it.
func mit(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile("../../node_modules/spdx-license-list/licenses/MIT.json")
	if err != nil {
		t.Fatalf("%v; npm ci installs it", err)
	}
	var spdx struct{ LicenseText string }
	if err := json.Unmarshal(content, &spdx); err != nil {
		t.Fatal(err)
	}
	return spdx.LicenseText
}

// folder is one with files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAModuleHasTheLicencesAboveItsLinkedPackages(t *testing.T) {
	text := mit(t)
	root := folder(t, map[string]string{
		"LICENSE":         text,
		"NOTICE.txt":      "written by gulls",
		"used/LICENSE":    text + "\nand by terns",
		"unused/LICENSE":  "Nobody may do anything with this.",
		"used/license.go": "package used",
	})
	m := &module{name: "example.org/gulls", version: "v1.0.0", root: root, folders: map[string]bool{filepath.Join(root, "used", "deep"): true}, platforms: []string{"linux/amd64"}}
	if err := os.MkdirAll(filepath.Join(root, "used", "deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	b := new(inside.Bill)
	part, err := m.part(b)
	if err != nil || part.Licence != "MIT" || len(part.Texts) != 3 || len(b.Texts) != 3 {
		t.Errorf("%+v, %v", part, err)
	}
	again, err := m.part(b)
	if err != nil || len(b.Texts) != 3 || again.Licence != "MIT" {
		t.Errorf("the same texts are there twice: %d, %v", len(b.Texts), err)
	}
}

func TestWhatHasNoKnownPermissiveLicenceFailsTheRelease(t *testing.T) {
	var gpl struct{ LicenseText string }
	content, err := os.ReadFile("../../node_modules/spdx-license-list/licenses/GPL-3.0-only.json")
	if err == nil {
		err = json.Unmarshal(content, &gpl)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		files map[string]string
		want  string
	}{
		"none":              {map[string]string{"README.md": "Gulls"}, "it has no file with its licence"},
		"a notice alone":    {map[string]string{"NOTICE": "Gulls"}, "it has no file with its licence"},
		"an unknown one":    {map[string]string{"LICENSE": "Look at it, but do not touch it."}, "LICENSE is no licence that is known: 0 % of it are one"},
		"one with more":     {map[string]string{"LICENSE": mit(t) + strings.Repeat("\nNot for gulls, nor for terns, nor for auks.", 40)}, "LICENSE is no licence that is known"},
		"not a permissive":  {map[string]string{"COPYING": gpl.LicenseText}, "among those that may be inside"},
		"one beside others": {map[string]string{"LICENSE": mit(t), "LICENSE-data": gpl.LicenseText}, "among those that may be inside"},
	} {
		root := folder(t, tc.files)
		m := &module{name: "example.org/gulls", version: "v1.0.0", root: root, folders: map[string]bool{root: true}}
		if part, err := m.part(new(inside.Bill)); err == nil || !strings.HasPrefix(err.Error(), "example.org/gulls v1.0.0: ") || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %+v, %v, want %s", name, part, err, tc.want)
		}
	}
}

func TestAnNpmPackageIsHeldAgainstWhatItDeclares(t *testing.T) {
	for declared, want := range map[string]string{"MIT": "", "ISC": "package.json says ISC, and the files of licences MIT"} {
		p := &npmPackage{name: "gulls", version: "1.0.0", declared: declared, root: folder(t, map[string]string{"LICENSE.md": mit(t)})}
		part, err := p.part(new(inside.Bill))
		if want == "" && (err != nil || part.Licence != "MIT") || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %+v, %v", declared, part, err)
		}
	}
}

func TestTheFolderOfAnNpmPackageIsToldFromItsFiles(t *testing.T) {
	for file, want := range map[string]string{
		"node_modules/echarts/lib/a.js":                         "node_modules/echarts",
		"node_modules/@fontsource/source-sans-3/files/a.woff2":  "node_modules/@fontsource/source-sans-3",
		"node_modules/echarts/node_modules/tslib/tslib.es6.js":  "node_modules/echarts/node_modules/tslib",
		"node_modules/echarts/node_modules/@scope/name/a/b.mjs": "node_modules/echarts/node_modules/@scope/name",
		"client/main.js": "",
	} {
		if got := packageRoot(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

func TestAnSBOMNamesEachPartAndIsTheSameEachTime(t *testing.T) {
	b := &inside.Bill{Parts: []inside.Part{
		{Kind: inside.GoModule, Name: "golang.org/x/text", Version: "v0.43.0", Licence: "BSD-3-Clause", In: []string{"linux/amd64", "js/wasm"}, Sum: "h1:1QivrlhwAsnMOcqgOdl9my7s9OyZl8O5/UGUTJVXoWc="},
		{Kind: inside.GoModule, Name: "std", Version: "1.26.8", Licence: "BSD-3-Clause"},
		{Kind: inside.NpmPackage, Name: "@fontsource/source-sans-3", Version: "5.3.1", Licence: "OFL-1.1 AND MIT", Sum: "sha512-" + strings.Repeat("AAAA", 21) + "AA=="},
		{Kind: inside.Data, Name: "Unicode CLDR", Version: "48.0", Licence: "Unicode-3.0", In: []string{"formats.json"}},
	}}
	r := Release{"v1.0.0+gulls", time.Unix(1767225600, 0)}
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := WriteSBOM(w, r, b); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Error("two SBOMs of the same differ")
	}
	var doc cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(&first, cyclonedx.BOMFileFormatJSON).Decode(&doc); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range *doc.Components {
		got = append(got, c.PackageURL)
	}
	if want := "pkg:golang/golang.org/x/text@v0.43.0 pkg:golang/std@1.26.8 pkg:npm/%40fontsource/source-sans-3@5.3.1 pkg:generic/Unicode%20CLDR@48.0"; strings.Join(got, " ") != want {
		t.Errorf("got %s", got)
	}
	text := (*doc.Components)[0]
	if (*text.Licenses)[0].License.ID != "BSD-3-Clause" || len((*text.Hashes)[0].Value) != 64 || (*text.Properties)[1].Value != "js/wasm" {
		t.Errorf("%+v", text)
	}
	if fonts := (*doc.Components)[2]; (*fonts.Licenses)[0].Expression != "OFL-1.1 AND MIT" || fonts.Group != "@fontsource" {
		t.Errorf("%+v", fonts)
	}
	if doc.Metadata.Timestamp != "2026-01-01T00:00:00Z" || doc.Metadata.Component.Version != "v1.0.0+gulls" {
		t.Errorf("%+v", doc.Metadata)
	}
	b.Parts[0].Sum = "md5-0"
	if err := WriteSBOM(&first, r, b); err == nil || !strings.Contains(err.Error(), "golang.org/x/text") {
		t.Errorf("an unknown digest: %v", err)
	}
}
