//go:build !js

package slides

// Letters are the characters of all that a deck says, notes included, with how often each stands there.
func (d *Deck) Letters() map[rune]int {
	letters := map[rune]int{}
	add := func(texts ...string) {
		for _, text := range texts {
			for _, r := range text {
				letters[r]++
			}
		}
	}
	read := func(nodes []Node) {
		Walk(nodes, func(n *Node) bool {
			add(n.Text)
			if n.Cite != nil {
				add(n.Cite.Label, n.Cite.Locator)
			}
			for _, a := range n.Attrs {
				if a.Name == "data-file" { // shown above code
					add(a.Value)
				}
			}
			return true
		})
	}
	add(d.Title, d.Subtitle, d.Author, d.Institute, d.DateText, d.Footer)
	for i := range d.Slides {
		s := &d.Slides[i]
		add(s.Title)
		read(s.Headline)
		for j := range s.Blocks {
			s.Blocks[j].EachText(read)
		}
		read(s.Notes)
	}
	for i := range d.Figures {
		f := &d.Figures[i]
		add(f.Title, f.Unit, f.Note, f.XName, f.YName, f.SizeName)
		for _, a := range f.Annotations {
			add(a.Text)
		}
		for j := range f.Records {
			r := &f.Records[j]
			add(r.Series, r.Target, r.Panel, r.Label, r.LabelZh, r.Lane, r.Category, r.Approx, r.Unit, r.AssertedBy, r.Token, r.Note, r.Basis)
		}
	}
	for i := range d.Sources {
		s := &d.Sources[i]
		add(s.Label, s.Title, s.Author, s.IssuedText, s.Container, s.Part, s.Publisher, s.URL, s.Kind, s.Stance)
	}
	return letters
}
