package results

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// plainBook is a workbook of one sheet as small programs write it, with the rows and the styles of its parts.
func plainBook(t *testing.T, numFmts, xfs, rows string) string {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const packages = "http://schemas.openxmlformats.org/package/2006"
	const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + packages + `/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + kind + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kind + `worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="` + kind + `styles+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packages + `/relationships"><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + main + ` xmlns:r="` + office + `"><sheets><sheet name="Quarters" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packages + `/relationships"><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + office + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet ` + main + `><numFmts>` + numFmts + `</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs>` + xfs + `</cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + main + `><sheetData>` + rows + `</sheetData></worksheet>`},
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range parts {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, head+part[1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFormatThatAWorkbookWritesOutCountsBeforeTheBuiltInOfItsNumber(t *testing.T) {
	t.Parallel()
	book := plainBook(t, `<numFmt numFmtId="56" formatCode="&quot;上午/下午 &quot;hh&quot;時&quot;mm&quot;分&quot;ss&quot;秒 &quot;"/><numFmt numFmtId="60" formatCode="yyyy-mm-dd"/><numFmt numFmtId="61" formatCode="0.0%"/><numFmt numFmtId="14" formatCode="0.00"/>`,
		`<xf numFmtId="0"/><xf numFmtId="60"/><xf numFmtId="61"/><xf numFmtId="14"/>`,
		`<row r="1"><c r="A1" t="str"><v>day</v></c><c r="B1" t="str"><v>share</v></c><c r="C1" t="str"><v>mean</v></c><c r="D1" t="str"><v>code</v></c><c r="E1" t="str"><v>noted</v></c></row>`+
			`<row r="2"><c r="A2" s="1"><v>48000</v></c><c r="B2" s="2"><v>0.164</v></c><c r="C2" s="3"><v>31.8</v></c><c r="D2" t="str"><v>12</v></c><c r="E2" t="d"><v>2031-06-01T00:00:00.000Z</v></c></row>`)
	r := read(t, "quarters.xlsx", book)
	for place, want := range map[string]Value{
		"A2": {Text: "2031-06-01"}, "B2": {Text: "0.164", Number: "0.164", Percent: true}, "C2": {Text: "31.8", Number: "31.8"}, "D2": {Text: "12"}, "E2": {Text: "2031-06-01"},
	} {
		if got, err := r.At(place); err != nil || got != want {
			t.Errorf("%s is %+v (%v), not %+v", place, got, err, want)
		}
	}
}

func TestTheCodeOfAFormatSaysWhatANumberIs(t *testing.T) {
	t.Parallel()
	for kind, codes := range map[cellKind]string{
		dateCell:    "yyyy-mm-dd|d/m/yy|mmm|MMMM YYYY|dddd|hh:mm|h:mm AM/PM|[$-407]d. mmmm yyyy;@|yyyy\"年\"m\"月\"|dd\\.mm\\.yyyy|ss.0|[Red]d-mmm;d-mmm",
		percentCell: "0%|0.0%|0.00 %|#,##0.0%;[Red]-0.0%|0\\ %|[Blue]0%",
		plainCell:   "General|Standard|0.00|#,##0|0.00E+00|0\"%\"|0\\%|0 \"days\"|\\d0|_d0|*d0|[Red]0.0|[$-409]0|[h]:mm|[mm]:ss|0;\"y\"|@|$#,##0|[$€-407] #,##0|# ?/?|g/通用格式|",
	} {
		for code := range strings.SplitSeq(codes, "|") {
			if got := codeKind(code); got != kind {
				t.Errorf("%q is of kind %d, not %d", code, got, kind)
			}
		}
	}
}
