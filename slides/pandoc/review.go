package pandoc

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
)

// Review is an entry of the front matter's list reviewed: a verdict on one passage.
type Review struct {
	slides.Review
	Source string // the id of the source
	At     slides.Spot
	Slide  string // the slug of the slide that was reviewed; empty for all
	Text   string // the first digits of the passage's digest when it was signed; empty for none
	Place  Place
}

var (
	reviewPassage = regexp.MustCompile(`^@?(\S+?),? +(.+)$`)
	reviewText    = regexp.MustCompile(`^[0-9a-f]{8,64}$`)
)

// reviews reads the signatures in the front matter.
func (y yamlText) reviews(v reviewed) []Review {
	n := v.Node
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "reviewed must be a list; write each as - passage: source ¶9, with by, on and verdict")
		return nil
	}
	var all []Review
	for _, item := range n.Content {
		values := y.fields(item)
		if values == nil {
			continue
		}
		var f reviewKeys
		y.fill(&f, fields.Keys(f), values)
		r := Review{Place: Place{y.file, y.line(item), item.Column}}
		complete := y.complete(item, f)
		r.By, r.On = y.text(f.By.Value), y.reviewDay(f.On.Value)
		r.Verdict, r.Note = y.verdict(f.Verdict), y.text(f.Note.Value)
		r.Slide = y.text(f.Slide.Value)
		r.Text = strings.ToLower(y.text(f.Text.Value))
		if f.Text.Given() && !reviewText.MatchString(r.Text) {
			y.errorf(f.Text.Node, "text: %q is not 8 to 64 hexadecimal digits; copy the beginning of the passage's sha256 from sources.lock", r.Text)
		}
		if !complete {
			continue
		}
		m := reviewPassage.FindStringSubmatch(y.text(f.Passage.Value))
		known := false
		if m != nil {
			r.Source = m[1]
			r.At, known = ParseSpot(m[2])
		}
		if !known {
			y.errorf(f.Passage.Node, "passage: %q is not one paragraph of a source; write it as source ¶9", y.text(f.Passage.Value))
			continue
		}
		all = append(all, r)
	}
	return all
}

// complete reports keys that an entry must have and has not.
func (y yamlText) complete(item *yaml.Node, keys any) bool {
	complete := true
	fields.Each(keys, func(v fields.Value, required bool) {
		if required && (!v.Given() || isBlank(v.Node)) {
			y.errorf(item, "the review has no %s; add a line %s: …", v.Key, v.Key)
			complete = false
		}
	})
	return complete
}

// isBlank reports whether a value is a text without a letter or digit.
func isBlank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && !strings.ContainsFunc(n.Value, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// reviewDay is the day of a review, of which none is still to come, wherever on Earth it is given.
func (y yamlText) reviewDay(v fields.Value) slides.Date {
	d := y.date(v)
	if tomorrow := slides.Date(time.Now().UTC().AddDate(0, 0, 1).Format(time.DateOnly)); d.Cut(slides.Day) > tomorrow {
		y.errorf(v.Node, "on: %s is still to come; write the day on which the passage was read", d)
	}
	return d
}

// verdict is one of [slides.ReviewVerdicts]; others are reported.
func (y yamlText) verdict(v verdict) string {
	said := y.text(v.Value)
	if v.Given() && !slices.Contains(slides.ReviewVerdicts, said) {
		y.errorf(v.Node, "verdict %q%s; write %s", said, spelling.Hint(said, slides.ReviewVerdicts), spelling.OneOf(slides.ReviewVerdicts))
	}
	return said
}
