package pdf

import (
	"encoding/binary"
	"math"
	"regexp"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// font is a font of the document, and what the pages show in it.
type font struct {
	name    string
	dict    types.Dict
	type3   bool           // its glyphs are drawings
	bytes   int            // of a code: 2 for a composite font
	unicode map[int]string // what its codes stand for, from ToUnicode
	used    map[int]int    // codes that are shown, and on which page first
}

// font returns the font of an object.
func (d *document) font(o types.Object) *font {
	number := objectNumber(o)
	if f := d.fonts[number]; f != nil && number > 0 {
		return f
	}
	dict := d.dict(o)
	if dict == nil {
		return nil
	}
	f := &font{dict: dict, name: d.name(dict["BaseFont"]), bytes: 1, used: map[int]int{}}
	switch d.name(dict["Subtype"]) {
	case "Type0":
		f.bytes = 2
	case "Type3":
		f.type3 = true
	}
	if _, cmap := d.stream(dict["ToUnicode"]); cmap != nil {
		f.unicode = toUnicode(cmap)
	}
	d.fonts[number] = f
	return f
}

// codes splits a string that is shown into the codes of glyphs.
func (f *font) codes(b []byte) (codes []int) {
	for i := 0; i+f.bytes <= len(b); i += f.bytes {
		if f.bytes == 2 {
			codes = append(codes, int(binary.BigEndian.Uint16(b[i:])))
		} else {
			codes = append(codes, int(b[i]))
		}
	}
	return codes
}

var (
	mapSection = regexp.MustCompile(`(?s)begin(bfchar|bfrange)(.*?)endbf`)
	mapToken   = regexp.MustCompile(`<[0-9A-Fa-f\s]*>|\[|\]`)
)

// toUnicode reads a ToUnicode CMap.
func toUnicode(cmap []byte) map[int]string {
	codes := map[int]string{}
	number := func(token []byte) int {
		n := 0
		for _, b := range decodeString(token) {
			n = n<<8 | int(b)
		}
		return n
	}
	for _, section := range mapSection.FindAllSubmatch(cmap, -1) {
		tokens := mapToken.FindAll(section[2], -1)
		if string(section[1]) == "bfchar" {
			for i := 0; i+1 < len(tokens); i += 2 {
				codes[number(tokens[i])] = fromUTF16(decodeString(tokens[i+1]))
			}
			continue
		}
		for i := 0; i+2 < len(tokens); {
			first, last := number(tokens[i]), min(number(tokens[i+1]), math.MaxUint16)
			i += 2
			if tokens[i][0] == '[' {
				for i++; i < len(tokens) && tokens[i][0] != ']'; i++ {
					codes[first] = fromUTF16(decodeString(tokens[i]))
					first++
				}
				i++
				continue
			}
			to := decodeString(tokens[i])
			for code := first; code <= last && len(to) >= 2; code++ {
				codes[code] = fromUTF16(to)
				low := to[len(to)-2:]
				binary.BigEndian.PutUint16(low, binary.BigEndian.Uint16(low)+1)
			}
			i++
		}
	}
	return codes
}

func fromUTF16(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, binary.BigEndian.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

// widths returns what the font's dictionary says of the widths of the codes that are used, in
// thousandths of an em; false for a font that is not composite.
func (d *document) widths(f *font) (widths map[int]float64, descendant types.Dict) {
	fonts := d.array(f.dict["DescendantFonts"])
	if f.bytes != 2 || len(fonts) != 1 {
		return nil, nil
	}
	descendant = d.dict(fonts[0])
	widths = map[int]float64{}
	for code := range f.used {
		widths[code] = d.number(descendant["DW"], 1000)
	}
	w := d.array(descendant["W"])
	for i := 0; i+1 < len(w); {
		first := int(d.number(w[i], 0))
		if each := d.array(w[i+1]); each != nil {
			for j, o := range each {
				if _, used := widths[first+j]; used {
					widths[first+j] = d.number(o, 0)
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last, width := int(d.number(w[i+1], 0)), d.number(w[i+2], 0)
		for code := range f.used {
			if code >= first && code <= last {
				widths[code] = width
			}
		}
		i += 3
	}
	return widths, descendant
}

// advances returns the widths of the glyphs in a TrueType font program, in thousandths of an em; nil
// for a file that is none.
func advances(file []byte) (widths []float64) {
	table := func(tag string) []byte {
		if len(file) < 12 {
			return nil
		}
		for i := range int(binary.BigEndian.Uint16(file[4:])) {
			entry := 12 + 16*i
			if entry+16 > len(file) {
				return nil
			}
			if string(file[entry:entry+4]) == tag {
				from, size := int(binary.BigEndian.Uint32(file[entry+8:])), int(binary.BigEndian.Uint32(file[entry+12:]))
				if from > len(file) || size > len(file)-from {
					return nil
				}
				return file[from : from+size]
			}
		}
		return nil
	}
	head, hhea, hmtx, maxp := table("head"), table("hhea"), table("hmtx"), table("maxp")
	if len(head) < 20 || len(hhea) < 36 || len(maxp) < 6 {
		return nil
	}
	em, long := float64(binary.BigEndian.Uint16(head[18:])), int(binary.BigEndian.Uint16(hhea[34:]))
	glyphs := int(binary.BigEndian.Uint16(maxp[4:]))
	if em == 0 || long == 0 || len(hmtx) < 4*long {
		return nil
	}
	for i := range glyphs {
		at := 4 * min(i, long-1)
		widths = append(widths, 1000*float64(binary.BigEndian.Uint16(hmtx[at:]))/em)
	}
	return widths
}
