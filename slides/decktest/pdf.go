package decktest

import (
	"bytes"
	"fmt"
	"strings"
)

// Print is a line of text on a page of [PDF]. Lengths are in points from the lower left corner of a page of A4.
type Print struct {
	X, Y, Size float64
	Bold       bool
	Text       string // in Latin-1; \x01 is the ligature fi
}

// Lines prints lines below one another, from a height downwards, in a size of 10 and a pitch of 12.
func Lines(x, y float64, lines ...string) (all []Print) {
	for i, line := range lines {
		all = append(all, Print{X: x, Y: y - 12*float64(i), Size: 10, Text: line})
	}
	return all
}

// PDF is a document with pages of text in Helvetica. A page without any stands for one that was scanned.
func PDF(pages ...[]Print) []byte {
	var objects []string
	add := func(format string, args ...any) int {
		objects = append(objects, fmt.Sprintf(format, args...))
		return len(objects)
	}
	const catalog, tree, plain, bold = 1, 2, 3, 4
	add("<< /Type /Catalog /Pages %d 0 R >>", tree)
	add("") // the tree of pages, which comes last
	for _, name := range []string{"Helvetica", "Helvetica-Bold"} {
		add("<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >> >>", name)
	}
	var kids []string
	for _, prints := range pages {
		var content strings.Builder
		for _, p := range prints {
			font := "R"
			if p.Bold {
				font = "B"
			}
			text := strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`).Replace(p.Text)
			fmt.Fprintf(&content, "BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", font, p.Size, p.X, p.Y, latin1(text))
		}
		stream := add("<< /Length %d >>\nstream\n%sendstream", content.Len(), content.String())
		page := add("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /R %d 0 R /B %d 0 R >> >> >>", tree, stream, plain, bold)
		kids = append(kids, fmt.Sprintf("%d 0 R", page))
	}
	objects[tree-1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, object := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, catalog, start)
	return b.Bytes()
}

// latin1 has a byte for each letter.
func latin1(text string) string {
	var b []byte
	for _, r := range text {
		b = append(b, byte(r))
	}
	return string(b)
}
