package app

import (
	"fmt"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/words"
)

// named is how many letters the line of sources on a projector holds, where it is as wide as at 1280x720.
const named = 90

// sources lists the passages a slide leans on, one entry a source, and below them the
// evidence: passage by passage, what was found there. On a slide's own page its
// citation marks lead here (target). On a projector the entries are their short names in one line:
// without locators (brief) where they need more than that; behind the last that has room, data-more counts the others.
func (briefing *Briefing) sources(cites []slides.Cite, slug string, target bool) string {
	d, say := &briefing.Deck, briefing.say()
	var order []string
	passages, places := map[string][]slides.Spot{}, map[string]string{}
	for _, c := range cites {
		if d.Source(c.Source) == nil {
			continue
		}
		if !slices.Contains(order, c.Source) {
			order = append(order, c.Source)
		}
		passages[c.Source] = append(passages[c.Source], c.Spots...)
		if len(c.Spots) == 0 && c.Locator != "" {
			places[c.Source] += "; " + c.Locator
		}
	}
	room, class := named, "sources"
	for _, id := range order {
		places[id] = strings.TrimPrefix(Locator(passages[id])+places[id], "; ")
		if room -= letters(d.Source(id).Label + places[id]); room < 0 {
			class = "sources brief"
		}
	}
	var b strings.Builder
	b.WriteString(`<footer class="` + class + `">`)
	if len(order) > 0 {
		b.WriteString(`<h2>` + slides.Escape(say.SourcesHere) + `</h2><ul>`)
		left := named
		for i, id := range order {
			s := d.Source(id)
			anchor := ""
			if target {
				anchor = fmt.Sprintf(` id="src-%s" tabindex="-1"`, slides.Escape(s.ID))
			}
			left -= letters(s.Label)
			if rest := len(order) - i - 1; rest > 0 && left >= 0 && left < letters(d.Source(order[i+1]).Label) {
				anchor += fmt.Sprintf(` data-more="+%d"`, rest)
			}
			fmt.Fprintf(&b, `<li%s><b>%s</b> <span class="locators">%s</span> <span class="full">%s</span></li>`,
				anchor, slides.Escape(s.Label), slides.Escape(places[id]), slides.Escape(briefing.reference(s)))
		}
		b.WriteString(`</ul>`)
		if target {
			briefing.evidenceList(&b, order, passages, slug)
		}
	}
	b.WriteString(`</footer>`)
	return b.String()
}

// letters is about how many letters wide a name is with what parts it from the next: a Chinese character is as
// wide as two.
func letters(name string) int {
	n := 3
	for _, r := range name {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}

// evidenceList is the disclosure with a slide's evidence. Where the program runs it
// opens beside the slide, elsewhere at the foot of the page.
func (briefing *Briefing) evidenceList(b *strings.Builder, order []string, passages map[string][]slides.Spot, slug string) {
	d, say := &briefing.Deck, briefing.say()
	b.WriteString(`<details class="evidence"><summary>` + slides.Escape(say.Evidence) + `</summary><div class="evidence-panel">` +
		`<button type="button" class="evidence-close" data-close="evidence" aria-label="` + slides.Escape(say.CloseEvidence) + `">×</button>`)
	for _, id := range order {
		s := d.Source(id)
		fmt.Fprintf(b, `<section><h3>%s</h3><p>%s</p>`, slides.Escape(s.Label), slides.Escape(briefing.reference(s)))
		if s.Kind != "" || s.Stance != "" {
			fmt.Fprintf(b, `<p class="stance">%s</p>`, slides.Escape(strings.TrimSpace(strings.TrimSuffix(s.Kind, ".")+". "+s.Stance)))
		}
		if places := ordered(passages[id]); len(places) > 0 {
			b.WriteString(`<ul>`)
			for _, at := range places {
				briefing.passage(b, s.ID, at, slug)
			}
			b.WriteString(`</ul>`)
		}
		b.WriteString(`</section>`)
	}
	if s, _ := d.Slide(slug); s != nil {
		own := slices.Concat(slides.OwnStatements(s.Headline), slides.OwnIn(s.Blocks))
		if len(own) > 0 {
			b.WriteString(`<section class="own-list"><h3>` + slides.Escape(say.OwnSaid) + `</h3><ul>`)
			for _, n := range own {
				b.WriteString(`<li>` + slides.Escape(slides.Plain(n.Children)) + `</li>`)
			}
			b.WriteString(`</ul></section>`)
		}
	}
	b.WriteString(`</div></details>`)
}

// passage is the evidence for one place in a source: what the machine found, what a person
// signed, and which other slides lean on it.
func (briefing *Briefing) passage(b *strings.Builder, source string, at slides.Spot, slug string) {
	d, say := &briefing.Deck, briefing.say()
	fmt.Fprintf(b, `<li id="ev-%s-%s" tabindex="-1"><b>%s</b> `, slides.Escape(source), slides.Escape(at.Key()), slides.Escape(Locator([]slides.Spot{at})))
	e := d.EvidenceFor(source, at)
	if e == nil {
		e = &slides.Evidence{}
	}
	verdict, class := say.Unchecked, "open"
	missing, found := slides.TakenOn(slug, e.Missing), slides.TakenOn(slug, e.Found)
	switch {
	case len(missing) > 0:
		verdict, class = fmt.Sprintf(say.Missing, list(e, missing, say)), "bad"
	case e.Locked && at.Name == slides.AllValues && !e.Withheld:
		verdict, class = say.AllThere, "good"
	case e.Locked && len(found) > 0:
		verdict, class = fmt.Sprintf(say.Found, list(e, found, say)), "good"
	case e.Locked:
		verdict, class = say.FoundNothing, "good"
	}
	fmt.Fprintf(b, `<span class="machine" data-verdict="%s">%s</span> `, class, slides.Escape(verdict))
	said, class := say.Unreviewed, "open"
	if r := e.ReviewOn(slug); r != nil && r.Void {
		said, class = fmt.Sprintf(say.SignedVoid, r.By, briefing.date(r.On)), "void"
	} else if r != nil {
		said, class = briefing.signature(r), r.Verdict
	}
	fmt.Fprintf(b, `<span class="person" data-verdict="%s">%s</span>`, slides.Escape(class), slides.Escape(said))
	b.WriteString(briefing.html(e.PassageOn(slug)))
	var others []string
	for _, other := range e.Slides {
		if _, i := d.Slide(other); i >= 0 && other != slug {
			others = append(others, fmt.Sprintf(`<a href="%s">%d</a>`, slides.Escape(Address(d, URL(other))), i+1))
		}
	}
	if len(others) > 0 {
		fmt.Fprintf(b, `<span class="also">%s</span>`, fmt.Sprintf(slides.Escape(say.AlsoOn), strings.Join(others, ", ")))
	}
	b.WriteString(`</li>`)
}

// list is what was found in a passage or not, or what stands for it where the passage is of
// a later text.
func list(e *slides.Evidence, items []string, say *words.App) string {
	if e.Withheld {
		return say.Withheld
	}
	return strings.Join(items, "; ")
}

// signature is a person's verdict in words.
func (b *Briefing) signature(r *slides.Review) string {
	text := fmt.Sprintf(b.say().Signed[slices.Index(slides.ReviewVerdicts, r.Verdict)], r.By, b.date(r.On))
	if r.Note != "" {
		text += " " + r.Note
	}
	return text
}
