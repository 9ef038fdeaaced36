package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// file is a PDF with objects, of which the first is the catalog.
func file(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return []byte(b.String())
}

func stream(dict, content string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

// asPrinted is a page as Chromium prints it: a heading of the second level, a list whose items are
// marked by drawings, a chart with a label that has a halo, and a link.
func asPrinted() []byte {
	const cmap = "1 beginbfchar\n<%s> <0041>\nendbfchar"
	return file(
		"<</Type /Catalog /Pages 2 0 R /StructTreeRoot 9 0 R /Outlines 22 0 R>>",
		"<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Annots [8 0 R] /StructParents 0 /Tabs /S /Resources <</Font <</F1 5 0 R /F2 6 0 R>>>>>>",
		stream("", "0 0 100 100 re f\n"+
			"/NonStruct <</MCID 0 >>BDC BT /F2 10 Tf 1 0 0 1 0 90 Tm <0001> Tj ET BT /F2 10 Tf 1 0 0 1 0 80 Tm <0001> Tj ET EMC\n"+
			"/LI <</MCID 1 >>BDC 0 70 1 10 re f EMC\n"+
			"/NonStruct <</MCID 2 >>BDC BT /F2 10 Tf 1 0 0 1 5 70 Tm <0001> Tj ET EMC\n"+
			"q 1 0 0 1 0 20 cm 0 0 50 40 re f\n"+
			"/NonStruct <</MCID 3 >>BDC BT /F1 10 Tf 1 0 0 1 9 0 Tm <01> Tj ET BT /F2 10 Tf 1 0 0 1 9 0 Tm <0001> Tj ET EMC Q\n"+
			"/NonStruct <</MCID 4 >>BDC BT /F2 10 Tf 1 0 0 1 0 10 Tm <0001> Tj ET EMC\n"+
			"BT /F2 8 Tf 1 0 0 1 90 0 Tm <0001> Tj ET"),
		"<</Type /Font /Subtype /Type3 /FontBBox [0 0 700 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar 1 /Widths [500] /CharProcs <</g1 7 0 R>> /Encoding <</Differences [1 /g1]>> /ToUnicode 20 0 R>>",
		"<</Type /Font /Subtype /Type0 /BaseFont /Serif /Encoding /Identity-H /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /DW 500 /FontDescriptor <</Type /FontDescriptor>>>>] /ToUnicode 21 0 R>>",
		stream("", "500 0 0 0 400 700 d1 0 0 400 700 re f"),
		"<</Type /Annot /Subtype /Link /Rect [0 10 10 20] /StructParent 1>>",
		"<</Type /StructTreeRoot /K 10 0 R>>",
		"<</Type /StructElem /S /Document /P 9 0 R /K [11 0 R 12 0 R 15 0 R 18 0 R]>>",
		"<</Type /StructElem /S /H2 /P 10 0 R /K <</Type /StructElem /S /NonStruct /Pg 3 0 R /K 0>>>>",
		"<</Type /StructElem /S /L /P 10 0 R /K 13 0 R>>",
		"<</Type /StructElem /S /LI /P 12 0 R /Pg 3 0 R /K [1 14 0 R]>>",
		"<</Type /StructElem /S /Strong /P 13 0 R /K <</Type /StructElem /S /NonStruct /Pg 3 0 R /K 2>>>>",
		"<</Type /StructElem /S /Figure /P 10 0 R /K [16 0 R]>>",
		"<</Type /StructElem /S /Figure /P 15 0 R /Alt (Bars) /K 17 0 R>>",
		"<</Type /StructElem /S /NonStruct /P 16 0 R /Pg 3 0 R /K [3]>>",
		"<</Type /StructElem /S /Link /P 10 0 R /Pg 3 0 R /K [19 0 R <</Type /OBJR /Obj 8 0 R>>]>>",
		"<</Type /StructElem /S /NonStruct /P 18 0 R /Pg 3 0 R /K [<</Type /MCR /MCID 4>>]>>",
		stream("", fmt.Sprintf(cmap, "01")),
		stream("", fmt.Sprintf(cmap, "0001")),
		"<</Type /Outlines /First 23 0 R /Last 23 0 R /Count 1>>",
		"<</Title (AA) /Parent 22 0 R /SE 11 0 R /Dest [3 0 R /Fit]>>",
	)
}

// shape is an element in a line: its type, then what it holds; * is content, @ an annotation.
func shape(e *element) string {
	var kids []string
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			kids = append(kids, shape(k.element))
		case k.content != nil:
			kids = append(kids, "*")
		default:
			kids = append(kids, "@")
		}
	}
	return e.kind + "(" + strings.Join(kids, " ") + ")"
}

func finished(t *testing.T) (*document, []string) {
	t.Helper()
	b, unmet, err := Finish(asPrinted(), About{Title: "Talk <1>", Author: "Łukasz", Lang: "en", Program: "Exhibit"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := read(b)
	if err != nil {
		t.Fatal(err)
	}
	return d, unmet
}

func TestTheStructureIsRepaired(t *testing.T) {
	d, _ := finished(t)
	if got, want := shape(d.root), "Document(H1(*) L(LI(LBody(Span(*)))) Div(Figure(* *)) P(Link(* @)))"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	annotation := d.dict(d.array(d.pages[0].dict["Annots"])[0])
	if got := d.text(annotation["Contents"]); got != "A" {
		t.Errorf("the link is described as %q", got)
	}
	catalog, _ := d.ctx.Catalog()
	item := d.dict(d.dict(catalog["Outlines"])["First"])
	if got := d.text(item["Title"]); got != "A A" || d.name(d.dict(item["SE"])["S"]) != "H1" {
		t.Errorf("the outline has %q, which leads to %v", got, d.dict(item["SE"]))
	}
}

func TestEachPartOfAPageIsContentOrArtifact(t *testing.T) {
	d, _ := finished(t)
	content, err := d.content(d.pages[0])
	if err != nil {
		t.Fatal(err)
	}
	parts, err := d.parts(d.pages[0], content, d.dict(d.pages[0].dict["Resources"]))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range parts {
		switch {
		case !p.painted():
		case p.artifact:
			got = append(got, "artifact")
		case p.mcid == none:
			got = append(got, "nothing")
		default:
			got = append(got, map[partKind]string{drawing: "drawing", writing: "text", picture: "picture"}[p.kind])
		}
	}
	// The ground, two lines, the item's mark, its text, the chart's ground, a halo and its label, the link, the page's number.
	if want := []string{"artifact", "text", "text", "artifact", "text", "drawing", "picture", "text", "text", "artifact"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestALabelWithAHaloIsWrittenOnce(t *testing.T) {
	d, _ := finished(t)
	content, _ := d.content(d.pages[0])
	if n := strings.Count(string(content), "/F1"); n > 0 {
		t.Errorf("the halo is text in\n%s", content)
	}
	if !strings.Contains(string(content), "q 0.01 0 0 0.01 9 0 cm /Glyph") {
		t.Errorf("the halo is not drawn in\n%s", content)
	}
}

func TestTheRulesThatAreNotMetAreNamed(t *testing.T) {
	d, unmet := finished(t)
	if want := []string{"7.21.4.1: Serif is not in the document"}; !slices.Equal(unmet, want) {
		t.Errorf("%q, want %q", unmet, want)
	}
	e := func(kind string, kids ...*element) *element {
		e := &element{kind: kind, dict: types.Dict{}}
		for _, k := range kids {
			e.add(k)
		}
		return e
	}
	with := func(e *element, key string, value types.Object) *element {
		e.dict["A"] = types.Array{types.Dict{"O": types.Name("Table"), key: value}}
		return e
	}
	th := func(scope string) *element { return with(e("TH"), "Scope", types.Name(scope)) }
	for name, tc := range map[string]struct {
		e    *element
		want string
	}{
		"a picture":           {e("Figure"), "7.3: the document: a figure has no alternative text"},
		"a formula":           {e("Formula"), "7.7: the document: a formula has no alternative text"},
		"a list":              {e("L", e("P")), "7.2: the document: L holds P"},
		"an item":             {e("P", e("LI")), "7.2: the document: LI is not in L"},
		"a type":              {e("Strong"), "7.1: the document has the type Strong, which is not one of PDF 1.7"},
		"no header":           {e("Table", e("TR", e("TD"), e("TD"))), "7.5: the document: cells of the table have no header"},
		"header of another":   {e("Table", e("TR", th("Column"), e("TD"))), "7.5: the document: cells of the table have no header"},
		"rows of two lengths": {e("Table", e("TR", th("Column"), th("Column")), e("TR", e("TD"))), "7.2: the document: the rows of the table have 2 and 1 columns"},
		"a caption amid rows": {e("Table", e("TR", th("Row")), e("Caption"), e("TR", th("Row"))), "7.2: the document: the caption is amid its Table"},
		"too long a cell":     {e("Table", e("TR", with(th("Row"), "RowSpan", types.Integer(2)))), ""},
		"a table":             {e("Table", e("Caption"), e("TR", th("Column"), th("Column")), e("TR", th("Row"), e("TD"))), ""},
	} {
		var got []string
		say := func(clause, format string, args ...any) {
			got = append(got, clause+": "+fmt.Sprintf(format, args...))
		}
		tc.e.walk(func(e *element) { d.unmetBy(e, say) })
		if tc.want == "" && len(got) > 0 && name == "a table" || tc.want != "" && !slices.Contains(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestHeadingsSkipNoLevel(t *testing.T) {
	d := &document{root: &element{kind: "Document", dict: types.Dict{}}}
	for _, kind := range []string{"H2", "H4", "H3", "H1", "H6"} {
		d.root.kids = append(d.root.kids, kid{element: &element{kind: kind, parent: d.root, dict: types.Dict{}, kids: []kid{{content: &content{}}}}})
	}
	d.tidy()
	if got, want := shape(d.root), "Document(H1(*) H2(*) H3(*) H1(*) H2(*))"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestTheMetadataSaysWhatTheDocumentIs(t *testing.T) {
	d, _ := finished(t)
	catalog, _ := d.ctx.Catalog()
	_, xmp := d.stream(catalog["Metadata"])
	for _, want := range []string{`<rdf:li xml:lang="x-default">Talk &lt;1&gt;</rdf:li>`, "<dc:creator><rdf:Seq><rdf:li>Łukasz</rdf:li>", "<rdf:li>en</rdf:li>"} {
		if !strings.Contains(string(xmp), want) {
			t.Errorf("no %s in\n%s", want, xmp)
		}
	}
	if strings.Contains(string(xmp), "pdfuaid:part>") {
		t.Error("it says that it is PDF/UA")
	}
	info := d.dict(*d.ctx.Info)
	if d.text(info["Title"]) != "Talk <1>" || d.text(info["Author"]) != "Łukasz" || d.text(catalog["Lang"]) != "en" {
		t.Errorf("%v, %v", info, catalog)
	}
}

func TestWhatIsNoPDFWithStructureIsAnError(t *testing.T) {
	for name, b := range map[string][]byte{
		"nothing":          nil,
		"a page of HTML":   []byte("<!doctype html>"),
		"no structure":     file("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>", "<</Type /Page /Parent 2 0 R /MediaBox [0 0 1 1]>>"),
		"a structure loop": file("<</Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>", "<</Type /Page /Parent 2 0 R /MediaBox [0 0 1 1]>>", "<</Type /StructTreeRoot /K 5 0 R>>", "<</Type /StructElem /S /P /K 5 0 R>>"),
	} {
		if _, _, err := Finish(b, About{Title: "Talk"}); err == nil {
			t.Errorf("%s is no error", name)
		}
	}
}
