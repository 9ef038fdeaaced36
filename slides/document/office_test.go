package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// docx is a document of a word processor with a body and notes in WordprocessingML.
func docx(t *testing.T, body, notes string) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8"?><w:%s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"word/styles.xml", fmt.Sprintf(head, "styles") + `<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="character" w:styleId="Mark"><w:name w:val="Mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`},
		{"word/document.xml", fmt.Sprintf(head, "document") + "<w:body>" + body + "</w:body></w:document>"},
		{"word/footnotes.xml", fmt.Sprintf(head, "footnotes") + notes + "</w:footnotes>"},
	} {
		f, err := archive.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// written is a paragraph with properties and runs.
func written(properties string, runs ...string) string {
	text := "<w:p><w:pPr>" + properties + "</w:pPr>"
	for _, r := range runs {
		text += "<w:r>" + r + "</w:r>"
	}
	return text + "</w:p>"
}

// row is a row of cells in a table, with the properties of the row.
func row(properties string, cells ...string) string {
	text := "<w:tr><w:trPr>" + properties + "</w:trPr>"
	for _, c := range cells {
		text += "<w:tc>" + written("", "<w:t>"+c+"</w:t>") + "</w:tc>"
	}
	return text + "</w:tr>"
}

func TestADocumentOfAWordProcessorIsReadAsItShowsIt(t *testing.T) {
	body := written(`<w:pStyle w:val="berschrift1"/>`, "<w:t>The storm</w:t>") +
		written("", "<w:t>In 2014 there were 7,4</w:t>", "<w:t>00</w:t>", `<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t>`, `<w:t xml:space="preserve"> gulls</w:t><w:noBreakHyphen/><w:t>or so.</w:t>`, `<w:footnoteReference w:id="2"/>`) +
		"<w:p/>" +
		"<w:p><w:del><w:r><w:delText>Of 99 lamps</w:delText></w:r></w:del><w:ins><w:r><w:t>Of 86 lamps</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:tab/><w:t>none broke.</w:t></w:r></w:p>" +
		written(`<w:numPr><w:numId w:val="1"/></w:numPr>`, "<w:t>An item of a list</w:t>") +
		"<w:tbl>" + row("<w:tblHeader/>", "Town", "Schools", "Share") + row("", "Northfield", "52", "12 %") + row("", "Southwold", "7", "31 %") + "</w:tbl>" +
		"<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>A box.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>A box.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
	notes := `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>no note</w:t></w:r></w:p></w:footnote><w:footnote w:id="2">` + written("", "<w:t>Counted by the warden.</w:t>") + "</w:footnote>"
	want(t, read(t, "Report.DOCX", docx(t, body, notes)), `
¶1 heading The storm
¶2 In 2014 there were 7,400² gulls-or so.
¶3 Of 86 lamps	none broke.
¶4 item An item of a list
¶5 row Town; Schools; Share
¶6 row Town: Northfield; Schools: 52; Share: 12 %
¶7 row Town: Southwold; Schools: 7; Share: 31 %
¶8 A box.
¶9 note Counted by the warden.
`)
}

func TestADocumentOfAWordProcessorIsBounded(t *testing.T) {
	for name, test := range map[string]struct {
		b    []byte
		says string
	}{
		"empty":          {nil, "not a DOCX"},
		"text":           {[]byte("a text"), "not a DOCX"},
		"cut off":        {docx(t, "", "")[:200], "not a DOCX"},
		"old":            {[]byte("\xd0\xcf\x11\xe0 and more"), "save it as .docx"},
		"no XML":         {docx(t, "<w:p>", ""), "not a DOCX"},
		"entities":       {docx(t, "<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>", ""), "not a DOCX"},
		"deep":           {docx(t, strings.Repeat("<w:tbl>", 10_000)+strings.Repeat("</w:tbl>", 10_000), ""), "not a DOCX"},
		"far too large":  {docx(t, strings.Repeat(" ", maxUnpacked+1), ""), "word/document.xml in the DOCX is larger than 64 MiB"},
		"large in notes": {docx(t, "", strings.Repeat(" ", maxUnpacked+1)), "word/footnotes.xml in the DOCX is larger than 64 MiB"},
	} {
		if text, err := Read("a.docx", test.b); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, %v", name, text, err)
		}
	}
}

func TestDocumentsOfOtherProgramsSayWhatToDo(t *testing.T) {
	for _, name := range []string{"a.doc", "A.ODT", "a.rtf", "a.epub", "a.pptx"} {
		if _, err := Read(name, []byte("x")); err == nil || !strings.Contains(err.Error(), "; ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
