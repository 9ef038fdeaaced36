package document

import (
	"strings"
	"testing"

	"exhibit/slides/decktest"
)

// raisedIn is a line of text in which parts stand raised, as programs print it: a print for each part, or with a space of PDFium's making.
func raisedIn(y float64, size, by float64, parts ...string) (all []decktest.Print) {
	x := 60.0
	for i, part := range parts {
		p := decktest.Print{X: x, Y: y, Size: 10, Text: part}
		if i%2 == 1 {
			p.Size, p.Y = size, y+by
		}
		all = append(all, p)
		x += width(part) * p.Size
	}
	return all
}

// width is that of letters of Helvetica, of the size of type.
func width(text string) (w float64) {
	for _, r := range text {
		switch {
		case strings.ContainsRune(" ,.ft", r):
			w += 0.278
		case strings.ContainsRune("ijl", r):
			w += 0.222
		case r == 'r':
			w += 0.333
		case r == 'w':
			w += 0.722
		case r == 'm':
			w += 0.833
		case r == '%':
			w += 0.889
		case strings.ContainsRune("cskvxyz", r):
			w += 0.5
		default:
			w += 0.556
		}
	}
	return w
}

func TestRaisedDigitsOfAPDFJoinNoNumberWhateverTheirSizeAndHeight(t *testing.T) {
	for _, test := range []struct {
		name     string
		size, by float64
	}{
		{"a browser's sup", 8.33, 4.1}, {"seven points", 7, 4}, {"TeX", 7, 3.6}, {"small", 5, 4.5}, {"a word processor's", 6.5, 3.3},
	} {
		var page []decktest.Print
		for i, parts := range [][]string{
			{"We lost 7,400", "12", " cubic units, in all of it."},
			{"A share of 18.6%", "7", " of it, in all."},
			{"Over 25 km", "2", ", in all of it."},
			{"And 10", "6", " tonnes of it."},
			{"Of 7,400", "12", ""},
		} {
			page = append(page, raisedIn(700-30*float64(i), test.size, test.by, parts...)...)
		}
		text := read(t, "raised.pdf", decktest.PDF(page))
		want(t, text, `
p. 1, ¶1 We lost 7,400¹² cubic units, in all of it.
p. 1, ¶2 A share of 18.6%⁷ of it, in all.
p. 1, ¶3 Over 25 km², in all of it.
p. 1, ¶4 And 10⁶ tonnes of it.
p. 1, ¶5 Of 7,400¹²
`)
		if t.Failed() {
			t.Fatal(test.name)
		}
	}
}

func TestRaisedDigitsThatAreWrittenOutOfOrderStandWhereTheyStand(t *testing.T) {
	line := raisedIn(700, 7.5, 4, "There were 9,100", "4", " tonnes of it in the harbour.")
	page := append([]decktest.Print{line[0], line[2]}, decktest.Lines(60, 670, "Another paragraph has no mark at all.")...)
	page = append(page, line[1])
	want(t, read(t, "late.pdf", decktest.PDF(page)), `
p. 1, ¶1 There were 9,100⁴ tonnes of it in the harbour.
p. 1, ¶2 Another paragraph has no mark at all.
`)
}

func TestLoweredDigitsAndTheMarkOfANoteStandForWhatTheyAre(t *testing.T) {
	page := raisedIn(700, 7, -2, "They let out CO", "2", ", 31 tonnes, and more.")
	page = append(page, decktest.Lines(60, 688, "That is what the warden said of it.")...)
	for i, p := range raisedIn(90, 6, 0, "", "12", " ") {
		if i == 1 {
			p.Y, p.Size = 92.5, 5
			page = append(page, p)
		}
	}
	page = append(page, decktest.Print{X: 67, Y: 90, Size: 8, Text: "40 tonnes are left out of it."})
	want(t, read(t, "lowered.pdf", decktest.PDF(page)), `
p. 1, ¶1 They let out CO2, 31 tonnes, and more. That is what the warden said of it.
p. 1, ¶2 ¹² 40 tonnes are left out of it.
`)
}

func TestRaisedDigitsOfMarkdownHTMLAndDOCXJoinNoNumber(t *testing.T) {
	want(t, read(t, "notes.md", []byte("We lost 7,400^12^ units, and 7,500<sup>3</sup> on 25 km<sup>2</sup>, the 5^th^ of 10^−6^ and CO~2~; `7^12^` is code. A <b>bold</b> word.\n")), `
¶1 We lost 7,400¹² units, and 7,500³ on 25 km², the 5th of 10⁻⁶ and CO2; 7^12^ is code. A bold word.
`)
	want(t, read(t, "notes.html", []byte("<html><body><p>We lost 7,400<sup>12</sup> units on 25 km<sup>2</sup>, of 10<sup>-6</sup>, marks <sup>12-14</sup>.</p></body></html>")), `
¶1 We lost 7,400¹² units on 25 km², of 10⁻⁶, marks ¹²-¹⁴.
`)
	body := written("", `<w:t>We lost 7,400</w:t>`, `<w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:t>12</w:t>`, `<w:t xml:space="preserve"> units, </w:t>`, `<w:t>10</w:t>`, `<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>-6</w:t>`, `<w:t xml:space="preserve"> of it, </w:t>`) +
		`<w:p><w:r><w:t xml:space="preserve">and </w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath><w:r><w:t xml:space="preserve"> more.</w:t></w:r></w:p>`
	want(t, read(t, "notes.docx", docx(t, body, "")), `
¶1 We lost 7,400¹² units, 10⁻⁶ of it,
¶2 and 10⁶ more.
`)
}
