package document

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/klippa-app/go-pdfium/requests"
)

// folderOf is the folder of a module that the project uses; the test is skipped where it is not there.
func folderOf(t *testing.T, module string) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	folder := strings.TrimSpace(string(out))
	if err != nil || folder == "" {
		t.Skipf("%s is not here: %v", module, err)
	}
	return folder
}

// wordsIn counts the words of a text, without their hyphens.
func wordsIn(text string) map[string]int {
	words := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(ligatures.Replace(text)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) > 3 {
			words[w]++
		}
	}
	return words
}

// sound checks what is true of every text: its passages have text, spots lead to them, and pages come in order.
func sound(t *testing.T, name string, text *Text) {
	t.Helper()
	page := 0
	for i, at := range text.Spots() {
		p := text.Passages[i]
		if said, ok := text.At(at); !ok || said != p.Text || strings.TrimSpace(said) == "" {
			t.Errorf("%s %s: %q is %q", name, at, p.Text, said)
		}
		if p.Page < page || p.Last < p.Page || p.Last > text.Pages {
			t.Errorf("%s %s: a passage of page %d to %d behind page %d of %d", name, at, p.Page, p.Last, page, text.Pages)
		}
		page = p.Page
	}
}

// TestPDFsOfManyProgramsAreRead reads the PDFs that pdfcpu is tested with. Of the words that PDFium finds in a file in the
// order in which they are written, at least nine of ten stand in its passages: others are in running heads.
func TestPDFsOfManyProgramsAreRead(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(folderOf(t, "github.com/pdfcpu/pdfcpu"), "pkg", "testdata", "*.pdf"))
	if err != nil || len(files) < 20 {
		t.Skipf("%d files: %v", len(files), err)
	}
	read := 0
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil || testing.Short() && (info.Size() > 100_000 || read == 5) || info.Size() > 1_000_000 {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		text, err := Read(name, b)
		if err != nil {
			if err != errScanned {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		read++
		sound(t, name, text)
		all, kept, total, missing := wordsIn(plainText(t, b)), wordsIn(text.String()), 0, 0
		var lost []string
		for w, n := range all {
			total += n
			if less := n - kept[w]; less > 0 {
				missing += less
				lost = append(lost, fmt.Sprint(w, " ", less))
			}
		}
		if missing*10 > total && missing > 20 {
			t.Errorf("%s: of %d words %d are lost: %.300s", name, total, missing, strings.Join(lost, ", "))
		}
	}
	t.Logf("%d PDFs of %d", read, len(files))
}

// plainText is the text of a PDF as PDFium gives it.
func plainText(t *testing.T, b []byte) string {
	t.Helper()
	pool, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := pool.GetInstance(pdfTime)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &b})
	if err != nil {
		t.Fatal(err)
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for i := range count.PageCount {
		page, err := reader.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}}})
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(page.Text + "\n")
	}
	return strings.NewReplacer("\u0002\r\n", "", "\ufffe\r\n", "", "-\r\n", "", "\u0002", "", "\ufffe", "").Replace(all.String())
}

// TestPagesOfTheWebAreRead reads the pages that go-readability is tested with, twice: the same page gives the same
// passages.
func TestPagesOfTheWebAreRead(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(folderOf(t, "codeberg.org/readeck/go-readability/v2"), "test-pages", "*", "source.html"))
	if err != nil || len(files) < 20 {
		t.Skipf("%d files: %v", len(files), err)
	}
	if testing.Short() {
		files = files[:20]
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(filepath.Dir(file))
		text, err := Read("page.html", b)
		if err != nil || len(text.Passages) == 0 {
			t.Errorf("%s: %d passages, %v", name, len(text.Passages), err)
			continue
		}
		sound(t, name, text)
		again, err := Read("page.html", b)
		if err != nil || again.String() != text.String() {
			t.Errorf("%s reads otherwise the second time, %v", name, err)
		}
	}
}
