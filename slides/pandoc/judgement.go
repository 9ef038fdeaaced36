package pandoc

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"

	"exhibit/slides"
	"exhibit/slides/fields"

	"github.com/google/jsonschema-go/jsonschema"
	"go.yaml.in/yaml/v3"
)

// ReviewFile is the name of the file of reviews in a deck's folder, which exhibit review writes.
const ReviewFile = "reviews.yaml"

// Judgement is an entry of the file of reviews: one person's verdict on one statement of the deck, read beside
// its passages.
type Judgement struct {
	slides.Review
	Slide     string   // the slug of the slide that had the statement; empty of data
	Statement string   // as the deck had it
	Passages  []string // as "survey ¶9"
	Texts     []string // the first digits of the digests of the passages, in their order
	Place     Place
}

// judgedText are the first digits of a passage's digest, as many as exhibit review writes or more.
var judgedText = regexp.MustCompile(`^[0-9a-f]{16,64}$`)

// readJudgements reads the file of reviews, if there is one. An entry that is not whole is an error.
func (r *reader) readJudgements() []Judgement {
	b, err := r.file(ReviewFile, maxData)
	if errors.Is(err, fs.ErrNotExist) || err != nil {
		return nil // what is wrong with it has been said
	}
	y := yamlText{r, ReviewFile, 0}
	values := y.parse(b)
	if values == nil {
		return nil
	}
	var file reviewFileKeys
	y.fill(&file, fields.Keys(file), values)
	n := file.Reviews.Node
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "reviews must be a list; exhibit review writes its entries")
		return nil
	}
	var all []Judgement
	for _, item := range n.Content {
		values := y.fields(item)
		if values == nil {
			continue
		}
		var f judgementKeys
		y.fill(&f, fields.Keys(f), values)
		if !y.complete(item, f) {
			continue
		}
		j := Judgement{
			Slide: y.text(f.Slide.Value), Statement: y.text(f.Statement.Value),
			Passages: y.texts(f.Passages.Value), Texts: y.texts(f.Texts.Value), Place: y.place(item),
		}
		j.By, j.On, j.Verdict, j.Note = y.text(f.By.Value), y.reviewDay(f.On.Value), y.verdict(f.Verdict), y.text(f.Note.Value)
		if len(j.Passages) != len(j.Texts) {
			y.errorf(item, "the review has %d passages and %d texts; it wants the digest of each passage", len(j.Passages), len(j.Texts))
			continue
		}
		if i := slices.IndexFunc(j.Texts, func(text string) bool { return !judgedText.MatchString(text) }); i >= 0 {
			y.errorf(item, "texts: %q is not 16 to 64 hexadecimal digits; have the statement read again with exhibit review, which writes those of the passage", j.Texts[i])
			continue
		}
		all = append(all, j)
	}
	return all
}

// ReviewsSchema is the JSON Schema of the file of reviews.
func ReviewsSchema() *jsonschema.Schema {
	s := fields.Schema(reviewFileKeys{})
	s.Title, s.Description = "Reviews of an Exhibit deck", "reviews.yaml in the deck's folder, which exhibit review writes"
	s.Examples = []any{map[string]any{"reviews": []any{map[string]any{
		"slide": "seals", "statement": "188 seals lay on the north beach.", "passages": []any{"warden ¶2"}, "texts": []any{"0123456789abcdef"},
		"by": "Ana Rey", "on": "2026-06-30", "verdict": "supports",
	}}}}
	return s
}
