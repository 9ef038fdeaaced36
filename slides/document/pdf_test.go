package document

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"exhibit/slides"
	"exhibit/slides/decktest"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// read reads a document that can be read.
func read(t *testing.T, name string, b []byte) *Text {
	t.Helper()
	text, err := Read(name, b)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return text
}

// listed has a line a passage: its spot, its kind unless it is a paragraph, and its text.
func listed(text *Text) string {
	var b strings.Builder
	for i, at := range text.Spots() {
		p := text.Passages[i]
		fmt.Fprintf(&b, "%s ", at)
		if p.Kind != Paragraph {
			fmt.Fprintf(&b, "%s ", p.Kind)
		}
		if p.Last > p.Page {
			fmt.Fprintf(&b, "to p. %d ", p.Last)
		}
		fmt.Fprintf(&b, "%s\n", p.Text)
	}
	return b.String()
}

func want(t *testing.T, got *Text, want string) {
	t.Helper()
	if got, want := listed(got), strings.TrimLeft(want, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// withHeads has a running head and a page number on each page.
func withHeads(pages ...[]decktest.Print) []byte {
	for i := range pages {
		pages[i] = slices.Concat([]decktest.Print{{X: 60, Y: 800, Size: 9, Text: "Harbour Office"}, {X: 300, Y: 800, Size: 9, Text: fmt.Sprintf("Annual report 2014, page %d", i+7)}},
			pages[i], []decktest.Print{{X: 290, Y: 40, Size: 9, Text: fmt.Sprint(i + 7)}})
	}
	return decktest.PDF(pages...)
}

func TestParagraphsAreJoinedAndFurnitureIsDropped(t *testing.T) {
	pages := [][]decktest.Print{
		slices.Concat([]decktest.Print{{X: 60, Y: 760, Size: 16, Bold: true, Text: "The storm of 2014"}},
			decktest.Lines(60, 730, "In the night to 5 May 2014 a storm crossed the island. Of 1,240 gulls the war-", "den counted afterwards, 310 had lost their nest, and the long-standing walls", "of the harbour broke."),
			decktest.Lines(60, 682, "A second paragraph is parted by space. Its \x01gures are 21.5 million and", "it does not end on this page, because the")),
		slices.Concat(decktest.Lines(60, 760, "storm went on for 14 hours."),
			decktest.Lines(60, 730, "The damage was long-standing. It is said to have cost 86 lamps.")),
		decktest.Lines(60, 760, "A third page says that nothing else was lost."),
	}
	text := read(t, "report.pdf", withHeads(pages...))
	want(t, text, `
p. 1, ¶1 heading The storm of 2014
p. 1, ¶2 In the night to 5 May 2014 a storm crossed the island. Of 1,240 gulls the warden counted afterwards, 310 had lost their nest, and the long-standing walls of the harbour broke.
p. 1, ¶3 to p. 2 A second paragraph is parted by space. Its figures are 21.5 million and it does not end on this page, because the storm went on for 14 hours.
p. 2, ¶1 The damage was long-standing. It is said to have cost 86 lamps.
p. 3, ¶1 A third page says that nothing else was lost.
`)
	for at, begins := range map[slides.Spot]string{
		{Paragraph: 2}: "In the night", {Page: 2, Paragraph: 1}: "The damage", {Page: 2}: "A second paragraph", {Page: 3}: "A third",
	} {
		if said, ok := text.At(at); !ok || !strings.HasPrefix(said, begins) {
			t.Errorf("%s: %q", at, said)
		}
	}
	for at, says := range map[slides.Spot]string{
		{Paragraph: 9}: "the text has 5 paragraphs", {Page: 4}: "the text has 3 pages", {Page: 2, Paragraph: 2}: "page 2 has 1 paragraphs",
	} {
		if _, ok := text.At(at); ok || text.Missing(at) != says {
			t.Errorf("%s: %s", at, text.Missing(at))
		}
	}
}

func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	left := []string{"The first column says that 12 people", "lived in Northfield, where the river", "is wide and the fields are low, and", "that nobody has counted them since."}
	right := []string{"The second column says that 31 more", "lived in Southwold behind the hills,", "where the woods are old and nobody", "but the forester had ever been."}
	var across, along []decktest.Print
	for i := range left {
		across = append(across, decktest.Lines(60, 700-12*float64(i), left[i])...)
		across = append(across, decktest.Lines(320, 700-12*float64(i), right[i])...)
	}
	along = slices.Concat(decktest.Lines(60, 700, left...), decktest.Lines(320, 700, right...))
	for name, page := range map[string][]decktest.Print{"written across": across, "written column by column": along} {
		text := read(t, name+".pdf", decktest.PDF(page))
		want(t, text, `
p. 1, ¶1 The first column says that 12 people lived in Northfield, where the river is wide and the fields are low, and that nobody has counted them since.
p. 1, ¶2 The second column says that 31 more lived in Southwold behind the hills, where the woods are old and nobody but the forester had ever been.
`)
	}
}

func TestMarksOfNotesArePartOfNoFigureAndNotesComeLast(t *testing.T) {
	page := slices.Concat(
		decktest.Lines(60, 700, "There were 7,400"),
		[]decktest.Print{{X: 138.5, Y: 704, Size: 6, Text: "12"}, {X: 146, Y: 700, Size: 10, Text: "tonnes of it in the harbour, and a square"}},
		decktest.Lines(60, 688, "of 5 m held the rest of what had been brought from the far islands."),
		[]decktest.Print{{X: 60, Y: 90, Size: 8, Text: "12 Counted by the warden in 2013, who left out"}, {X: 60, Y: 80, Size: 8, Text: "40 tonnes."}},
	)
	want(t, read(t, "notes.pdf", decktest.PDF(page)), `
p. 1, ¶1 There were 7,400¹² tonnes of it in the harbour, and a square of 5 m held the rest of what had been brought from the far islands.
p. 1, ¶2 note 12 Counted by the warden in 2013, who left out 40 tonnes.
`)
}

func TestARowOfATableIsAPassageWithItsHead(t *testing.T) {
	var page []decktest.Print
	page = append(page, decktest.Lines(60, 740, "Table 3 has what each town has reported of its schools in 2014.")...)
	for i, row := range [][]string{{"Town", "Schools", "Share"}, {"Northfield", "52", "12 %"}, {"Southwold", "7", "31 %"}} {
		for j, cell := range row {
			page = append(page, decktest.Print{X: 60 + 150*float64(j), Y: 710 - 14*float64(i), Size: 10, Bold: i == 0, Text: cell})
		}
	}
	want(t, read(t, "table.pdf", decktest.PDF(page)), `
p. 1, ¶1 Table 3 has what each town has reported of its schools in 2014.
p. 1, ¶2 row Town; Schools; Share
p. 1, ¶3 row Town: Northfield; Schools: 52; Share: 12 %
p. 1, ¶4 row Town: Southwold; Schools: 7; Share: 31 %
`)
}

func TestPagesWithoutTextAreNamed(t *testing.T) {
	text := read(t, "half.pdf", decktest.PDF(nil, decktest.Lines(60, 700, "A page with text."), nil))
	if !slices.Equal(text.Blank, []int{1, 3}) {
		t.Errorf("blank are %v", text.Blank)
	}
	if _, ok := text.At(slides.Spot{Page: 3}); ok || !strings.Contains(text.Missing(slides.Spot{Page: 3}), "scanned") {
		t.Errorf("page 3: %s", text.Missing(slides.Spot{Page: 3}))
	}
	if _, err := Read("scan.pdf", decktest.PDF(nil, nil)); err == nil || !strings.Contains(err.Error(), "scanned") {
		t.Errorf("a scan: %v", err)
	}
}

func TestAPDFThatIsEncryptedOrBrokenSaysSo(t *testing.T) {
	whole := decktest.PDF(decktest.Lines(60, 700, "A page with text."))
	var locked bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(whole), &locked, model.NewAESConfiguration("secret", "owner", 256)); err != nil {
		t.Fatal(err)
	}
	loop := bytes.Replace(whole, []byte("/Kids [6 0 R]"), []byte("/Kids [2 0 R]"), 1)
	if bytes.Equal(loop, whole) {
		t.Fatal("the tree of pages was not found")
	}
	for name, test := range map[string]struct {
		b    []byte
		says string
	}{
		"encrypted":        {locked.Bytes(), "encrypted; save a copy without a password"},
		"empty":            {nil, "not a PDF"},
		"text":             {[]byte("a text"), "not a PDF"},
		"a loop of pages":  {loop, ""},
		"only a beginning": {whole[:60], "not a PDF"},
	} {
		if text, err := Read("a.pdf", test.b); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, %v", name, text, err)
		}
	}
	for n := 100; n < len(whole); n += 97 { // what was cut off is read or refused
		Read("a.pdf", whole[:n])
		turned := bytes.Clone(whole)
		turned[n] ^= 0x55
		Read("a.pdf", turned)
	}
}

// packed is a PDF of one page whose content unpacks to a part many times over. It has no table of its objects, so that
// they are looked for.
func packed(t *testing.T, part string, times int) []byte {
	t.Helper()
	var stream bytes.Buffer
	z := zlib.NewWriter(&stream)
	for range times {
		if _, err := io.WriteString(z, part); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [5 0 R] /Count 1 >>\nendobj\n"+
		"3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n"+
		"5 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /R 3 0 R >> >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n",
		stream.Len(), stream.String())
}

func TestAPDFThatUnpacksToMoreThanItMayIsRefused(t *testing.T) {
	const line = "BT /R 10 Tf 1 0 0 1 60 700 Tm (gulls) Tj ET\n"
	if got := read(t, "small.pdf", packed(t, line, 1)).String(); got != "gulls" {
		t.Errorf("one line is read as %q", got)
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, b := range map[string][]byte{
		"states": packed(t, strings.Repeat("q ", 1<<19), 100), "spaces": packed(t, strings.Repeat(" ", 1<<20), 400),
	} {
		if text, err := Read("a.pdf", b); err == nil {
			t.Errorf("%s: %d passages", name, len(text.Passages))
		}
	}
}

func TestAPDFThatTakesLongerThanItMayIsRefusedInThatTime(t *testing.T) {
	if _, err := engine(); err != nil { // which takes seconds to compile, once
		t.Fatal(err)
	}
	const most, least = 50 * time.Millisecond, 10 * time.Second
	long := packed(t, strings.Repeat("BT /R 10 Tf 1 0 0 1 60 700 Tm (gulls) Tj ET\n", 1000), 400)
	begin := time.Now()
	text, err := readPDFWithin(long, most, 0)
	if !errors.Is(err, errTooLong) {
		t.Errorf("%v, %v", text, err)
	}
	if took := time.Since(begin); took > least {
		t.Errorf("it took %s", took)
	}
	if got := read(t, "small.pdf", packed(t, "BT /R 10 Tf 1 0 0 1 60 700 Tm (gulls) Tj ET\n", 1)).String(); got != "gulls" {
		t.Errorf("the next one is read as %q", got)
	}
}
