package bill

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/inside"
)

func TestPDFiumIsListedWithTheLibrariesThatItIsBuiltWith(t *testing.T) {
	t.Chdir("../..")
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", pdfiumModule).Output()
	root := strings.TrimSpace(string(out))
	if err != nil || root == "" {
		t.Skipf("%s is not here: %v", pdfiumModule, err)
	}
	b := new(inside.Bill)
	parts, err := pdfium(b, &module{name: pdfiumModule, version: "v1", root: root})
	if err != nil {
		t.Fatal(err)
	}
	b.Parts = parts
	notices := b.Notices()
	for _, want := range []string{"FreeType in PDFium", "IJG AND BSD-3-Clause AND Zlib", "Independent JPEG Group", "Marti Maria", "Anti-Grain Geometry - Version 2.3", "Unicode-3.0", "OpenJPEG", "zlib in PDFium", "Abseil"} {
		if !strings.Contains(notices, want) {
			t.Errorf("the licences do not have %q", want)
		}
	}
}

func TestAPDFiumWithOtherLibrariesIsToldAtTheBuild(t *testing.T) {
	root := t.TempDir()
	file := filepath.Join(root, filepath.FromSlash(pdfiumFile))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	for content, want := range map[string]string{"nothing": "look whether PDFium as WebAssembly still is there", "libpng warning: x": "of a library that is in no list"} {
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := pdfium(new(inside.Bill), &module{root: root}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", content, err)
		}
	}
}
