package evidence

import (
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// picture collects the claims of a picture or film with its caption. What it cites bears out the caption and the
// text alternative, else what the block around it cites; the alternative, in which nobody can cite, may lean on
// all that its slide cites.
func (c *checker) picture(n *slides.Node, outer *scope) {
	said := ""
	if own := newScope(cited(n, true)); own != nil {
		outer = own
	}
	for i := range n.Children {
		if part := &n.Children[i]; part.Kind == "figcaption" {
			said = slides.Plain(part.Children)
			c.blocks(part.Children, outer)
		}
	}
	slides.Walk(n.Children, func(part *slides.Node) bool {
		c.alt(part, outer, said)
		return part.Kind != "figcaption"
	})
}

// alt collects the claims of the text alternative of a picture or film. said is its caption, which is not read
// twice.
func (c *checker) alt(n *slides.Node, outer *scope, said string) {
	text := n.Attr("alt")
	if n.Kind == "video" || n.Kind == "audio" {
		text = n.Attr("aria-label")
	} else if n.Kind != "img" {
		return
	}
	if text == "" || strings.Join(strings.Fields(text), " ") == said {
		return
	}
	if outer == nil {
		outer = c.onSlide
	}
	at := c.parsed.Place(n.Pos)
	first := len(c.claims)
	c.read(text, nil, func(start int, _ bool) standing {
		word, _, _ := strings.Cut(text[start:], " ")
		if r, found := c.parsed.Find(at, word); found {
			return standing{scope: outer, place: r.Place}
		}
		return standing{scope: outer, place: at}
	})
	for i := first; i < len(c.claims); i++ {
		claim := &c.claims[i]
		claim.unplain = true
		claim.optional = claim.optional || describes(claim) || claim.kind == phraseClaim
		if claim.optional {
			claim.scope = nil
		}
	}
}

// maxSeen is the highest number that says how many things are seen in a picture: beyond it nobody counts by eye.
const maxSeen = "20"

// describes reports whether a claim of a text alternative says what is seen, such as two boats: a small number of
// things. A share, an amount of money, a measure or a date is a statement.
func describes(claim *claim) bool {
	m := claim.mention
	return claim.kind == mentionClaim && m.Kind == mention.Number && unitAmong(claim.counts) == "" &&
		strings.Trim(m.Value, "0123456789th") == "" && !mention.Less(maxSeen, mention.Bare(m.Value))
}
