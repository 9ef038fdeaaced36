package app

import (
	"fmt"
	"strings"

	"exhibit/slides"
)

// sources lists the passages a slide leans on, one entry a source, and below them the
// evidence: passage by passage, what was found there. On a slide's own page its
// citation marks lead here (target).
func sources(d *slides.Deck, cites []slides.Cite, slug string, target bool) string {
	var order []string
	paragraphs := map[string][]int{}
	for _, c := range cites {
		if paragraphs[c.Source] == nil {
			order = append(order, c.Source)
		}
		paragraphs[c.Source] = append(paragraphs[c.Source], c.Paragraphs...)
	}
	var b strings.Builder
	b.WriteString(`<footer class="sources">`)
	if len(order) > 0 {
		b.WriteString(`<h2 class="visually-hidden">Sources on this slide</h2><ul>`)
		for _, id := range order {
			s := d.Source(id)
			if s == nil {
				continue
			}
			anchor := ""
			if target {
				anchor = fmt.Sprintf(` id="src-%s" tabindex="-1"`, escape(s.ID))
			}
			fmt.Fprintf(&b, `<li%s><b>%s</b> <span class="locators">%s</span> %s</li>`,
				anchor, escape(s.Label), Locator(paragraphs[id]), escape(reference(d, s)))
		}
		b.WriteString(`</ul>`)
		if target {
			evidenceList(&b, d, order, paragraphs, slug)
		}
	}
	b.WriteString(`</footer>`)
	return b.String()
}

// evidenceList is the disclosure with a slide's evidence. Where the front end runs it
// opens beside the slide, elsewhere at the foot of the page.
func evidenceList(b *strings.Builder, d *slides.Deck, order []string, paragraphs map[string][]int, slug string) {
	b.WriteString(`<details class="evidence"><summary>Evidence</summary><div class="evidence-panel">` +
		`<button type="button" class="evidence-close" data-close="evidence" aria-label="Close the evidence">×</button>`)
	for _, id := range order {
		s := d.Source(id)
		if s == nil {
			continue
		}
		fmt.Fprintf(b, `<section><h3>%s</h3><p>%s</p>`, escape(s.Label), escape(reference(d, s)))
		if s.Kind != "" || s.Stance != "" {
			fmt.Fprintf(b, `<p class="stance">%s</p>`, escape(strings.TrimSpace(strings.TrimSuffix(s.Kind, ".")+". "+s.Stance)))
		}
		b.WriteString(`<ul>`)
		for _, n := range ordered(paragraphs[id]) {
			passage(b, d, s.ID, n, slug)
		}
		b.WriteString(`</ul></section>`)
	}
	b.WriteString(`</div></details>`)
}

// passage is the evidence for one paragraph: what the machine found, what a person
// signed, and which other slides lean on it.
func passage(b *strings.Builder, d *slides.Deck, source string, paragraph int, slug string) {
	fmt.Fprintf(b, `<li id="ev-%s-%d" tabindex="-1"><b>¶%d</b> `, escape(source), paragraph, paragraph)
	e := d.EvidenceFor(source, paragraph)
	if e == nil {
		e = &slides.Evidence{}
	}
	verdict, class := "Not checked against the text.", "open"
	switch {
	case len(e.Missing) > 0:
		verdict, class = "Not found there: "+strings.Join(e.Missing, ", ")+".", "bad"
	case e.Locked && len(e.Found) > 0:
		verdict, class = "Found there: "+strings.Join(e.Found, "; ")+".", "good"
	case e.Locked:
		verdict, class = "The passage is there; it holds no figure, date or phrase that the deck repeats.", "good"
	}
	fmt.Fprintf(b, `<span class="machine" data-verdict="%s">%s</span> `, class, escape(verdict))
	said, class := "Not reviewed by a person.", "open"
	if r := e.Review; r != nil && r.Void {
		said, class = fmt.Sprintf("Signed by %s on %s, but the passage has changed since.", r.By, r.On), "void"
	} else if r != nil {
		said, class = signature(r), r.Verdict
	}
	fmt.Fprintf(b, `<span class="person" data-verdict="%s">%s</span>`, escape(class), escape(said))
	var others []string
	for _, other := range e.Slides {
		if _, i := d.Slide(other); i >= 0 && other != slug {
			others = append(others, fmt.Sprintf(`<a href="%s">%d</a>`, escape(Address(d, URL(other))), i+1))
		}
	}
	if len(others) > 0 {
		fmt.Fprintf(b, `<span class="also">Also on slide %s</span>`, strings.Join(others, ", "))
	}
	b.WriteString(`</li>`)
}

// signature is a person's verdict in words.
func signature(r *slides.Review) string {
	verb := map[string]string{"supports": "supports the deck", "partly": "supports the deck in part", "does-not-support": "does not support the deck"}[r.Verdict]
	text := fmt.Sprintf("%s, %s: it %s.", r.By, r.On, verb)
	if r.Note != "" {
		text += " " + r.Note
	}
	return text
}
