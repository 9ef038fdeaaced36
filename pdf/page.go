package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// page is a page of the document.
type page struct {
	number int // from 1
	dict   types.Dict
	ref    types.IndirectRef

	owners map[int]*element // of marked content, by MCID
	texts  map[int]string   // of marked content, by MCID
	next   int              // the first MCID that is free
}

// part is a stretch of a page's content.
type part struct {
	kind     partKind
	from, to int
	mcid     int    // of the marked content that it is in or begins; none for none
	artifact bool   // it is in an artifact, or begins one
	text     string // that it shows
	font     *font  // it shows it in, if in one alone
	line     string // the height at which it begins, as it is written
	instead  []byte // what is written in its place; nil for the part as it is
}

type partKind int

const (
	setting partKind = iota // of the graphics state, or a path that only clips
	begins                  // marked content
	ends                    // marked content
	drawing                 // a path, a shading
	picture                 // an image or another XObject
	writing                 // a text object
)

// none is the MCID of what is in no marked content.
const none = -1

func (p *part) painted() bool { return p.kind >= drawing }

// mark has each part of a page's content belong to an element of the structure or be an artifact, and
// turns outlines of text that is written once more behind it into drawings.
func (d *document) mark(p *page) error {
	content, err := d.content(p)
	if err != nil {
		return err
	}
	resources := d.dict(p.dict["Resources"])
	parts, err := d.parts(p, content, resources)
	if err != nil {
		return err
	}
	d.unwriteOutlines(parts, content, resources)
	p.dropEmptyMarks(parts)
	p.markRest(parts, content)
	var b bytes.Buffer
	for _, part := range parts {
		if part.instead != nil {
			b.Write(part.instead)
		} else {
			b.Write(content[part.from:part.to])
		}
		b.WriteByte('\n')
	}
	stream, err := d.ctx.NewStreamDictForBuf(b.Bytes())
	if err != nil {
		return err
	}
	if err := stream.Encode(); err != nil {
		return err
	}
	ref, err := d.ctx.IndRefForNewObject(*stream)
	if err != nil {
		return err
	}
	p.dict["Contents"] = *ref
	return nil
}

// content returns the content of a page, which may be in several streams.
func (d *document) content(p *page) (all []byte, err error) {
	streams := types.Array{p.dict["Contents"]}
	if several := d.array(p.dict["Contents"]); several != nil {
		streams = several
	}
	for _, o := range streams {
		stream, content := d.stream(o)
		if stream == nil {
			return nil, errContent
		}
		all = append(append(all, content...), '\n')
	}
	return all, nil
}

// parts splits a page's content.
func (d *document) parts(p *page, content []byte, resources types.Dict) ([]*part, error) {
	all, err := operators(content)
	if err != nil {
		return nil, err
	}
	var parts []*part
	type open struct {
		mcid     int
		artifact bool
	}
	marks := []open{{mcid: none}}
	fonts := d.dict(resources["Font"])
	objects := d.dict(resources["XObject"])
	var current *font // at the end of the last text object
	line := ""        // of the last text
	add := func(kind partKind, from, to int) *part {
		in := marks[len(marks)-1]
		part := &part{kind: kind, from: from, to: to, mcid: in.mcid, artifact: in.artifact}
		parts = append(parts, part)
		return part
	}
	for i := 0; i < len(all); i++ {
		o := all[i]
		switch o.name {
		case "BDC", "BMC":
			in := marks[len(marks)-1]
			if id, has := mcidOf(o); has {
				in.mcid = id
			}
			in.artifact = in.artifact || o.nameAt(0) == "Artifact"
			marks = append(marks, in)
			add(begins, o.from, o.to)
		case "EMC":
			add(ends, o.from, o.to)
			if marks = marks[:len(marks)-1]; len(marks) == 0 {
				return nil, errContent
			}
		case "m", "l", "c", "v", "y", "h", "re":
			j := i
			for j < len(all) && !slices.Contains(paintsPath, all[j].name) {
				j++
			}
			if j == len(all) {
				return nil, errContent
			}
			kind := drawing
			if all[j].name == "n" {
				kind = setting
			}
			add(kind, o.from, all[j].to)
			i = j
		case "sh", "BI":
			add(drawing, o.from, o.to)
		case "Do":
			add(picture, o.from, o.to)
			if err := d.seeForm(objects[o.nameAt(0)], p.number); err != nil {
				return nil, err
			}
		case "BT":
			j := i
			for j < len(all) && all[j].name != "ET" {
				j++
			}
			if j == len(all) {
				return nil, errContent
			}
			text := add(writing, o.from, all[j].to)
			if current, err = d.readText(text, all[i:j], fonts, current, p.number); err != nil {
				return nil, err
			}
			if text.mcid != none {
				if before := p.texts[text.mcid]; text.line != line && spaced(before, text.text) {
					p.texts[text.mcid] += " "
				}
				p.texts[text.mcid] += text.text
				line = text.line
			}
			i = j
		default:
			add(setting, o.from, o.to)
		}
	}
	if len(marks) != 1 {
		return nil, errContent
	}
	return parts, nil
}

// spaced reports whether a space is between two lines, which a PDF does not have: not behind a hyphen,
// and not in scripts without spaces.
func spaced(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return before != "" && after != "" && !strings.ContainsRune(" -/‐", last) && first != ' ' && (last < 0x2E80 || first < 0x2E80)
}

var paintsPath = []string{"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"}

// mcidOf returns the MCID in the properties of a marked-content operator.
func mcidOf(o operator) (id int, has bool) {
	if len(o.operands) < 2 {
		return 0, false
	}
	_, rest, has := strings.Cut(string(o.operands[1]), "/MCID")
	if !has {
		return 0, false
	}
	_, err := fmt.Sscan(rest, &id)
	return id, err == nil && id >= 0 && id < mostElements
}

// readText notes what a text object shows, in which font, on which page. It returns the font that is set at its end.
func (d *document) readText(text *part, all []operator, fonts types.Dict, current *font, on int) (*font, error) {
	actual := 0 // the depth of marks whose text is given
	depth := 0
	shown := map[*font]bool{}
	for _, o := range all {
		switch o.name {
		case "Tm":
			if text.line == "" && len(o.operands) == 6 {
				text.line = string(o.operands[5])
			}
		case "Tf":
			if current = d.font(fonts[o.nameAt(0)]); current == nil {
				return nil, fmt.Errorf("its font %s is missing", o.nameAt(0))
			}
		case "BDC", "BMC":
			if _, has := mcidOf(o); has {
				return nil, errors.New("a text object has the content of several elements")
			}
			depth++
			if given, has := actualText(o); has && actual == 0 {
				text.text += given
				actual = depth
			}
		case "EMC":
			if depth == actual {
				actual = 0
			}
			depth--
		case "Tj", "TJ", "'", `"`:
			for _, b := range o.shown() {
				if current == nil {
					return nil, errContent
				}
				shown[current] = true
				for _, code := range current.codes(b) {
					if current.used[code] == 0 {
						current.used[code] = on
					}
					if actual == 0 {
						text.text += current.unicode[code]
					}
				}
			}
		}
	}
	if len(shown) == 1 {
		text.font = current
	}
	return current, nil
}

// actualText returns the text that a mark gives in place of what its glyphs say.
func actualText(o operator) (string, bool) {
	if len(o.operands) < 2 {
		return "", false
	}
	_, rest, has := bytes.Cut(o.operands[1], []byte("/ActualText"))
	if !has {
		return "", false
	}
	at := skipSpace(rest, 0)
	if at == len(rest) || rest[at] != '<' && rest[at] != '(' {
		return "", false
	}
	end := tokenEnd(rest, at)
	if end < 0 {
		return "", false
	}
	b := decodeString(rest[at:end])
	if !bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return string(b), true
	}
	return fromUTF16(b[2:]), true
}

// seeForm notes an XObject that is painted on a page, and the fonts of those in it.
func (d *document) seeForm(o types.Object, on int) error {
	number := objectNumber(o)
	if _, seen := d.forms[number]; seen {
		return nil
	}
	d.forms[number] = false
	stream, content := d.stream(o)
	if stream == nil || d.name(stream.Dict["Subtype"]) != "Form" {
		return nil
	}
	all, err := operators(content)
	if err != nil {
		return err
	}
	resources := d.dict(stream.Dict["Resources"])
	fonts, objects := d.dict(resources["Font"]), d.dict(resources["XObject"])
	var current *font
	for i, o := range all {
		switch o.name {
		case "BDC":
			_, marked := mcidOf(o)
			d.forms[number] = d.forms[number] || marked
		case "Do":
			if err := d.seeForm(objects[o.nameAt(0)], on); err != nil {
				return err
			}
		case "BT":
			j := i
			for j < len(all) && all[j].name != "ET" {
				j++
			}
			if current, err = d.readText(&part{}, all[i:j], fonts, current, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// unwriteOutlines turns text whose glyphs are drawings into drawings where the next text is the same
// once more: the outline behind the label of a chart, which is no text of its own.
func (d *document) unwriteOutlines(parts []*part, content []byte, resources types.Dict) {
	objects := d.dict(resources["XObject"])
	if objects == nil {
		objects = types.Dict{}
	}
	var texts []*part
	for _, p := range parts {
		if p.kind == writing {
			texts = append(texts, p)
		}
	}
	for i, outline := range texts[:max(0, len(texts)-1)] {
		f, text := outline.font, texts[i+1]
		if f == nil || !f.type3 || outline.text == "" || outline.text != text.text || text.font != nil && text.font.type3 {
			continue
		}
		if drawn := d.drawn(f, content[outline.from:outline.to], objects); drawn != nil {
			outline.kind, outline.text, outline.instead = drawing, "", drawn
		}
	}
	if len(objects) > 0 && resources["XObject"] == nil {
		resources["XObject"] = objects
	}
}

// dropEmptyMarks leaves out the marks of content that is none: nothing is painted, or only the
// borders and grounds of an element whose text is elsewhere. What they have painted is artifact.
func (p *page) dropEmptyMarks(parts []*part) {
	holds := map[int]bool{}
	for _, part := range parts {
		if part.mcid == none || !part.painted() {
			continue
		}
		owner := p.owners[part.mcid]
		if owner == nil { // the rules name its text
			continue
		}
		if part.kind != drawing || owner.within("Figure") != nil || owner.within("Formula") != nil || owner.within("Lbl") != nil {
			holds[part.mcid] = true
		}
	}
	depth, dropped := 0, none // how deep in the mark that is left out
	for _, part := range parts {
		switch {
		case dropped == none && part.kind == begins && part.mcid != none && !holds[part.mcid]:
			depth, dropped = 1, part.mcid
			part.instead = []byte{}
		case dropped != none && part.kind == begins:
			depth++
		case dropped != none && part.kind == ends:
			if depth--; depth == 0 {
				dropped = none
				part.instead = []byte{}
				part.mcid = none
			}
		}
		if dropped != none {
			part.mcid = none
		}
	}
	for id, owner := range p.owners {
		if !holds[id] {
			owner.kids = slices.DeleteFunc(owner.kids, func(k kid) bool { return k.content != nil && k.content.page == p && k.content.id == id })
			delete(p.owners, id)
		}
	}
}

// markRest marks what is in no mark: a drawing as content of the figure whose content is next to it,
// all else as artifact.
func (p *page) markRest(parts []*part, stream []byte) {
	var before *element // the figure of the last content
	for i := 0; i < len(parts); i++ {
		here := parts[i]
		if here.mcid != none && here.painted() {
			before = p.owners[here.mcid].within("Figure")
		}
		if here.mcid != none || here.artifact || !here.painted() {
			if here.kind == begins && here.mcid != none && here.instead == nil {
				if owner := p.owners[here.mcid]; owner != nil {
					here.instead = fmt.Appendf(nil, "/%s <</MCID %d>> BDC", owner.kind, here.mcid)
				}
			}
			continue
		}
		last, next := i, i+1 // of the run of what is in no mark
		for next < len(parts) && parts[next].mcid == none && !parts[next].artifact && parts[next].kind != begins {
			if parts[next].painted() && (parts[next].kind == writing) != (here.kind == writing) {
				break
			}
			if parts[next].painted() {
				last = next
			}
			next++
		}
		var after *element
		for _, part := range parts[next:] {
			if part.mcid != none && part.painted() {
				after = p.owners[part.mcid].within("Figure")
				break
			}
		}
		opening := []byte("/Artifact BMC\n")
		if figure := before; here.kind != writing && (figure != nil || after != nil) {
			if figure == nil {
				figure = after
			}
			id := p.next
			p.next++
			p.owners[id] = figure
			figure.kids = append(figure.kids, kid{content: &content{p, id}})
			opening = fmt.Appendf(nil, "/%s <</MCID %d>> BDC\n", figure.kind, id)
		}
		here.instead = append(opening, here.written(stream)...)
		parts[last].instead = append(slices.Clone(parts[last].written(stream)), "\nEMC"...)
		i = last
	}
}

// written is a part as it is written.
func (p *part) written(content []byte) []byte {
	if p.instead != nil {
		return p.instead
	}
	return content[p.from:p.to]
}
