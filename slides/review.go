//go:build !js

package slides

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// review is an entry of the front matter's list reviewed.
type review struct {
	Review
	passage passage
	slide   string // the slide that was reviewed; empty for all
	text    string // the first digits of the passage's digest when it was signed; empty for none
	place   place
}

var (
	reviewKeys     = []string{"passage", "by", "on", "verdict", "slide", "note", "text"}
	reviewPassage  = regexp.MustCompile(`^@?(\S+?),? +¶([1-9]\d{0,3})$`)
	reviewText     = regexp.MustCompile(`^[0-9a-f]{8,64}$`)
	reviewRequired = reviewKeys[:4]
)

// reviews reads the signatures in the front matter.
func (y yamlText) reviews(n *yaml.Node) []review {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "reviewed must be a list; write each as - passage: source ¶9, with by, on and verdict")
		return nil
	}
	var all []review
	for _, item := range n.Content {
		f := y.fields(item)
		if f == nil {
			continue
		}
		y.onlyKeys(f, reviewKeys)
		r := review{place: place{deckFile, y.before + item.Line, item.Column}}
		complete := true
		for _, key := range reviewRequired {
			if f[key] == nil {
				y.errorf(item, "the review has no %s; add a line %s: …", key, key)
				complete = false
			}
		}
		r.By, r.On = y.text(f["by"], "by"), y.date(f["on"], "on")
		r.Verdict, r.Note = y.text(f["verdict"], "verdict"), y.text(f["note"], "note")
		r.slide = y.text(f["slide"], "slide")
		if f["verdict"] != nil && !slices.Contains(ReviewVerdicts, r.Verdict) {
			y.errorf(f["verdict"], "verdict %q%s; write %s", r.Verdict, hint(r.Verdict, ReviewVerdicts), oneOf(ReviewVerdicts))
		}
		r.text = strings.ToLower(y.text(f["text"], "text"))
		if f["text"] != nil && !reviewText.MatchString(r.text) {
			y.errorf(f["text"], "text: %q is not 8 to 64 hexadecimal digits; copy the beginning of the passage's sha256 from sources.lock", r.text)
		}
		if !complete {
			continue
		}
		m := reviewPassage.FindStringSubmatch(y.text(f["passage"], "passage"))
		if m == nil {
			y.errorf(f["passage"], "passage: %q is not one paragraph of a source; write it as source ¶9", y.text(f["passage"], "passage"))
			continue
		}
		paragraph, _ := strconv.Atoi(m[2])
		r.passage = passage{m[1], paragraph}
		all = append(all, r)
	}
	return all
}

// changed reports whether the lock has another text for the passage than was signed. Without
// text or lock it is false.
func (r *review) changed(l *lock) bool {
	return r.text != "" && l != nil && l.passages[r.passage] != nil && !strings.HasPrefix(l.passages[r.passage].sum, r.text)
}

// checkReviews reports reviews of passages that the deck, or the slide, does not cite, passages
// reviewed twice and, unless l is nil, passages that changed since.
func (c *checker) checkReviews(l *lock) {
	type key struct {
		passage passage
		slide   string
	}
	seen := map[key]bool{}
	for _, r := range c.r.reviews {
		leans := c.leaning()
		slides, cited := leans[r.passage]
		_, known := c.r.slugs[r.slide]
		switch {
		case !cited:
			c.find(r.place, "review", "%s is reviewed but nothing cites it; correct the passage or remove the review", r.passage)
		case r.slide != "" && !known:
			c.find(r.place, "review", "no slide has the identifier #%s%s", r.slide, hint(r.slide, slices.Sorted(maps.Keys(c.r.slugs))))
		case r.slide != "" && !slices.Contains(slides, r.slide):
			c.find(r.place, "review", "slide #%s does not cite %s; correct one of the two", r.slide, r.passage)
		case seen[key{r.passage, r.slide}]:
			c.find(r.place, "review", "%s is reviewed twice; keep one", r.passage)
		}
		seen[key{r.passage, r.slide}] = true
		if r.changed(l) {
			c.find(r.place, "review", "%s has changed since %s signed it on %s; read it again and sign it with text: %.12s", r.passage, r.By, r.On, l.passages[r.passage].sum)
		}
	}
}

// leaning returns the slugs of the slides that cite a passage, in the deck's order, by passage.
func (c *checker) leaning() map[passage][]string {
	all := map[passage][]string{}
	for _, s := range c.r.deck.Slides {
		for _, cites := range [][]Cite{s.Cites, s.NoteCites} {
			for _, p := range passagesOf(cites) {
				if !slices.Contains(all[p], s.Slug) {
					all[p] = append(all[p], s.Slug)
				}
			}
		}
	}
	return all
}

// evidence returns the evidence of each cited passage, by source and paragraph. l may be nil.
func (c *checker) evidence(l *lock) []Evidence {
	if l != nil {
		c.checkClaims(l)
	}
	leans := c.leaning()
	var all []Evidence
	for _, p := range slices.SortedFunc(maps.Keys(leans), comparePassages) {
		e := Evidence{Source: p.source, Paragraph: p.paragraph, Slides: leans[p], Missing: c.missing[p]}
		if l != nil && l.passages[p] != nil {
			e.Locked = true
			for _, f := range l.passages[p].mentions {
				e.Found = append(e.Found, f.String())
			}
			for _, s := range l.passages[p].phrases {
				e.Found = append(e.Found, "“"+s+"”")
			}
		}
		for _, r := range c.r.reviews {
			if r.passage == p && (e.Review == nil || r.slide == "") {
				r.Void = r.changed(l)
				e.Review = &r.Review
			}
		}
		all = append(all, e)
	}
	return all
}
