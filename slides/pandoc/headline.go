package pandoc

import (
	"slices"

	"exhibit/slides"
	"exhibit/slides/identifier"
	"exhibit/slides/rawhtml"
)

// takeHeadline makes the heading that a slide's blocks begin with its headline, where it has none of its own:
// below a heading without text, or after a rule, in Markdown or in HTML.
func (s *slideReader) takeHeadline() {
	if len(s.Headline) > 0 || len(s.Blocks) == 0 || s.Blocks[0].Step > 0 {
		return
	}
	first, rest := firstHeading(s.Blocks[0].Text)
	if first == nil {
		return
	}
	s.Headline, s.Title = first.Children, slides.Plain(first.Children)
	if s.Known == "" {
		s.Known = slides.Date(first.Known)
	}
	if n := s.innerHeading; n != nil && n.Pos() == first.Pos {
		a := headingAttributes(n)
		s.options(n, &a)
		if s.Slug == "" && identifier.Valid(a.ID) && s.ids.Take(a.ID) {
			s.Slug, s.slugs[a.ID] = a.ID, s.Line
		}
	}
	if s.Blocks[0].Text = rest; len(rest) == 0 {
		s.Blocks = s.Blocks[1:]
	}
}

// firstHeading returns the heading that nodes begin with, perhaps within a section or the like of HTML, and
// the nodes without it; nil for none.
func firstHeading(nodes []slides.Node) (heading *slides.Node, rest []slides.Node) {
	if len(nodes) == 0 {
		return nil, nodes
	}
	first := nodes[0]
	switch {
	case slices.Contains([]slides.Kind{"h2", "h3", "h4", "h5", "h6"}, first.Kind):
		if first.Step > 0 || len(first.Children) == 0 || rawhtml.HoldsBlock(first.Children) {
			return nil, nodes
		}
		return &first, nodes[1:]
	case (first.Kind == "section" || first.Kind == "div") && first.Raw && first.Step == 0:
		heading, inner := firstHeading(first.Children)
		if heading == nil {
			return nil, nodes
		}
		if first.Children = inner; len(inner) == 0 {
			return heading, nodes[1:]
		}
		return heading, append([]slides.Node{first}, nodes[1:]...)
	}
	return nil, nodes
}
