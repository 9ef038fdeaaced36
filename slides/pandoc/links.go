package pandoc

import (
	"bytes"
	"regexp"
	"strings"

	"exhibit/slides"
)

// leadLinks leads the links of a text to the slides that have their identifiers. One that leads
// nowhere becomes its text, with a warning.
func (r *reader) leadLinks(nodes []slides.Node) {
	for i := range nodes {
		slides.Walk(nodes[i:i+1], func(n *slides.Node) bool {
			id, ok := strings.CutPrefix(n.Attr("href"), anchorPrefix)
			if !ok {
				return true
			}
			if slug, ok := r.anchors[id]; ok {
				n.Attrs[0].Value = slideURL(slug)
				return true
			}
			hint := r.hint(id, func() (known []string) {
				for _, s := range r.deck.Slides {
					known = append(known, s.Slug)
				}
				return known
			}).After("#")
			r.deckWarnf(n.Pos, "link to #%s, but no slide has this identifier%s; correct the link, or give a heading {#%s}", id, hint, id)
			n.Kind, n.Attrs = "span", nil
			return true
		})
	}
}

// checkLinks leads the links of all slides.
func (r *reader) checkLinks() {
	for i := range r.deck.Slides {
		s := &r.deck.Slides[i]
		r.leadLinks(s.Headline)
		r.leadBlocks(s.Blocks)
		r.leadLinks(s.Notes)
	}
}

func (r *reader) leadBlocks(blocks []slides.Block) {
	for _, b := range blocks {
		r.leadLinks(b.Text)
		for _, c := range b.Columns {
			r.leadBlocks(c.Blocks)
		}
	}
}

// spacedName matches the destination of a link or picture that is the name of a file, perhaps with spaces, in parentheses.
var spacedName = regexp.MustCompile(`\]\([^()<>\n"']*[^()<>\n"' ] [^()<>\n"']*\.[\pL\pN]{2,5}\)`)

// joined stands for a space in a name while Markdown is parsed, which would end there: a byte that no text has.
const joined = '\xff'

// joinNames returns a text in which names of files have no spaces, as long as the text.
func joinNames(source []byte) []byte {
	found := spacedName.FindAllIndex(source, -1)
	if found == nil {
		return source
	}
	source = bytes.Clone(source)
	for _, at := range found {
		name := source[at[0]+2 : at[1]-1]
		for i := range name {
			if inner := len(bytes.TrimSpace(name[:i])) > 0; name[i] == ' ' && inner {
				name[i] = joined
			}
		}
	}
	return source
}

// splitName is a destination with its spaces.
func splitName(dest []byte) string {
	return strings.ReplaceAll(string(dest), string([]byte{joined}), "%20")
}
