package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// writeMetadata writes what the document says of itself: as XMP, and in the information dictionary
// for readers that look only there. universal is whether it is PDF/UA-1.
func (d *document) writeMetadata(about About, universal bool) error {
	var info types.Dict
	if d.ctx.Info != nil {
		info = d.dict(*d.ctx.Info)
	}
	if info == nil {
		info = types.Dict{}
		ref, err := d.ctx.IndRefForNewObject(info)
		if err != nil {
			return err
		}
		d.ctx.Info = ref
	}
	for key, text := range map[string]string{"Title": about.Title, "Subject": about.Subtitle, "Author": about.Author, "Creator": about.Program} {
		if text == "" {
			delete(info, key)
		} else {
			info[key] = textString(text)
		}
	}
	catalog, err := d.ctx.Catalog()
	if err != nil {
		return err
	}
	stream, err := d.ctx.NewStreamDictForBuf(xmp(about, universal, time.Now()))
	if err != nil {
		return err
	}
	stream.Dict["Type"], stream.Dict["Subtype"] = types.Name("Metadata"), types.Name("XML")
	delete(stream.Dict, "Filter") // programs that know nothing of PDF look for it in the file
	stream.FilterPipeline = nil
	if err := stream.Encode(); err != nil {
		return err
	}
	ref, err := d.ctx.IndRefForNewObject(*stream)
	if err != nil {
		return err
	}
	catalog["Metadata"] = *ref
	if about.Lang != "" {
		catalog["Lang"] = types.StringLiteral(about.Lang)
	}
	preferences := d.dict(catalog["ViewerPreferences"])
	if preferences == nil {
		preferences = types.Dict{}
		catalog["ViewerPreferences"] = preferences
	}
	preferences["DisplayDocTitle"] = types.Boolean(true)
	catalog["MarkInfo"] = types.Dict{"Marked": types.Boolean(true)}
	return nil
}

// xmp returns an XMP packet.
func xmp(about About, universal bool, now time.Time) []byte {
	var b bytes.Buffer
	escaped := func(text string) string {
		var e bytes.Buffer
		xml.EscapeText(&e, []byte(text)) // a buffer takes all
		return e.String()
	}
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", escaped(about.Title))
	if about.Author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escaped(about.Author))
	}
	if about.Subtitle != "" {
		fmt.Fprintf(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", escaped(about.Subtitle))
	}
	if about.Lang != "" {
		fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escaped(about.Lang))
	}
	fmt.Fprintf(&b, "<xmp:CreatorTool>%s</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate>\n", escaped(about.Program), now.UTC().Format(time.RFC3339))
	if universal {
		b.WriteString("<pdfuaid:part>1</pdfuaid:part>\n")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}
