package document

import (
	"strings"
	"testing"

	"exhibit/slides/decktest"
)

func TestABreakOrATabJoinsNoNumber(t *testing.T) {
	const lines = "Of 1<br>240 gulls, and of 1<br/>\n500 lamps."
	cells := "<table><tr><th>Town</th><th>Gulls</th></tr><tr><td>Northfield</td><td><p>1</p><p>240</p></td></tr></table>"
	want(t, read(t, "a.html", []byte("<p>"+lines+"</p>"+cells)), "¶1 Of 1\n240 gulls, and of 1\n500 lamps.\n¶2 row Town; Gulls\n¶3 row Town: Northfield; Gulls: 1\n240\n")
	want(t, read(t, "a.md", []byte("Of 1<br>240 gulls, and\nof 1  \n500 lamps.\n")), "¶1 Of 1\n240 gulls, and of 1\n500 lamps.\n")
	document := `<w:p><w:r><w:t>Of 1</w:t><w:tab/><w:t>240</w:t><w:br/><w:t>500 gulls</w:t></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>240</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
	want(t, read(t, "a.docx", docx(t, document, "")), "¶1 Of 1\t240\n500 gulls\n¶2 row 1\n240\n")
	page := append(decktest.Lines(60, 700, "Of gulls 1"), decktest.Lines(200, 700, "240 of lamps")...)
	want(t, read(t, "a.pdf", decktest.PDF(page)), "p. 1, ¶1 Of gulls 1\t240 of lamps\n")
}

func TestWhatIsStruckOutOrHiddenIsLeftOut(t *testing.T) {
	const said = "Of 1,240 gulls"
	for name, text := range map[string]string{
		"a.html": `<p>Of <del>9,991</del><ins>1,240</ins> <s>lamps</s><strike>boats</strike>gulls<span hidden> 7</span><span style="color: red; DISPLAY : none"> 8</span>` +
			`<span style="visibility:hidden"> 9</span><span aria-hidden="true"> 10</span></p>`,
		"a.md": "Of <del>9,991</del><ins>1,240</ins> ~~lamps~~<s>boats</s>gulls<span hidden> 7</span><span style=\"display:none\"> 8</span>\n",
	} {
		if got := read(t, name, []byte(text)).String(); got != said {
			t.Errorf("%s: %q", name, got)
		}
	}
	want(t, read(t, "a.md", []byte("Of 5 <s> in a line.\n\nThe *next* one of CO~2~.\n")), "¶1 Of 5\n¶2 The next one of CO2.\n")
	document := `<w:p><w:r><w:t xml:space="preserve">Of </w:t></w:r><w:del><w:r><w:delText>9,991</w:delText></w:r></w:del><w:ins><w:r><w:t>1,240</w:t></w:r></w:ins>` +
		`<w:r><w:rPr><w:strike/></w:rPr><w:t> lamps</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> 7</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t xml:space="preserve"> gulls</w:t></w:r></w:p>`
	if got := read(t, "a.docx", docx(t, document, "")).String(); got != said {
		t.Errorf("DOCX: %q", got)
	}
}

func TestTextInUTF16WithAByteOrderMarkIsRead(t *testing.T) {
	for name, b := range map[string]string{
		"little": "\xff\xfe1\x00,\x002\x004\x000\x00 \x00\xfc\x00\n\x00", "big": "\xfe\xff\x001\x00,\x002\x004\x000\x00 \x00\xfc\x00\n", "UTF-8": "\ufeff1,240 ü\r\n",
	} {
		for _, file := range []string{"a.txt", "a.md"} {
			if got := read(t, file, []byte(b)).String(); got != "1,240 ü" {
				t.Errorf("%s %s: %q", name, file, got)
			}
		}
	}
}

func TestAFileWhoseNameSaysAnotherFormatIsToldByItsFirstBytes(t *testing.T) {
	pdf, docx := decktest.PDF(decktest.Lines(60, 700, "A page.")), docx(t, "", "")
	for _, test := range []struct {
		name string
		b    []byte
		says string
	}{
		{"a.txt", pdf, "by its first bytes it is a PDF and no .txt; rename it so that it ends in .pdf"},
		{"a.html", docx, "by its first bytes it is a DOCX and no .html; rename it so that it ends in .docx"},
		{"a.pdf", []byte("\n<!DOCTYPE html><p>Log in"), "by its first bytes it is an HTML page and no .pdf; rename it so that it ends in .html"},
		{"a.md", []byte("PK\x03\x04 and more"), "by its first bytes it is a ZIP archive; unpack it"},
		{"a.txt", []byte("\xd0\xcf\x11\xe0 and more"), "an old or encrypted document of Office; save it as .docx"},
		{"a.docx", []byte("\xd0\xcf\x11\xe0 and more"), "the document is encrypted or an old .doc"},
		{"a.docx", []byte("PK\x03\x04 and more"), "not a DOCX"},
		{"a.csv", []byte("\x1f\x8b and more"), "it is packed by gzip; unpack it"},
	} {
		if text, err := Read(test.name, test.b); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, %v; want %s", test.name, text, err, test.says)
		}
	}
	if got := read(t, "a.txt", []byte("<!DOCTYPE html>\n<p>A source text")).String(); got != "<!DOCTYPE html>\n<p>A source text" {
		t.Errorf("%q", got)
	}
}

func TestMarkdownAndTablesAreBounded(t *testing.T) {
	var list strings.Builder
	for i := range 2000 {
		list.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	cells := strings.Repeat("<tr>"+strings.Repeat("<td>7", 1000)+"</tr>", 201)
	for _, test := range []struct{ name, text, says string }{
		{"lists.md", list.String(), "more than 50 deep"},
		{"quotations.md", strings.Repeat(">", 100_000) + " a", "more than 50 deep"},
		{"lines.md", strings.Repeat("x\n\n", 300_001), "more than 300000 lines"},
		{"table.html", "<table>" + cells + "</table>", "more than 200000 cells"},
		{"tables.html", strings.Repeat("<p>x<table>"+strings.Repeat("<tr>"+strings.Repeat("<td colspan=100>7", 100)+"</tr>", 11)+"</table>", 2), "more than 200000 cells"},
		{"tags.html", strings.Repeat("<b>", 1_000_001), "more than 1000000 tags"},
		{"table.docx", string(docx(t, "<w:tbl>"+strings.Repeat("<w:tr>"+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="100"/></w:tcPr></w:tc>`, 100)+"</w:tr>", 21)+"</w:tbl>", "")), "more than 200000 cells"},
	} {
		if text, err := Read(test.name, []byte(test.text)); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v; want %s", test.name, err, test.says)
		} else if text != nil {
			t.Errorf("%s: %d passages", test.name, len(text.Passages))
		}
	}
	var shallow strings.Builder
	for i := range 20 {
		shallow.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	if got := len(read(t, "a.md", []byte(shallow.String()+strings.Repeat("\n", 1_000_000)+"b")).Passages); got != 21 {
		t.Errorf("%d passages of a list of 20 and a paragraph", got)
	}
}
