package pandoc

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
)

// Review is an entry of the front matter's list reviewed: a verdict on one passage.
type Review struct {
	slides.Review
	Source    string // the id of the source
	Paragraph int
	Slide     string // the slug of the slide that was reviewed; empty for all
	Text      string // the first digits of the passage's digest when it was signed; empty for none
	Place     Place
}

var (
	reviewKeys     = []string{"passage", "by", "on", "verdict", "slide", "note", "text"}
	reviewPassage  = regexp.MustCompile(`^@?(\S+?),? +¶([1-9]\d{0,3})$`)
	reviewText     = regexp.MustCompile(`^[0-9a-f]{8,64}$`)
	reviewRequired = reviewKeys[:4]
)

// reviews reads the signatures in the front matter.
func (y yamlText) reviews(n *yaml.Node) []Review {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "reviewed must be a list; write each as - passage: source ¶9, with by, on and verdict")
		return nil
	}
	var all []Review
	for _, item := range n.Content {
		f := y.fields(item)
		if f == nil {
			continue
		}
		y.onlyKeys(f, reviewKeys)
		r := Review{Place: Place{y.file, y.line(item), item.Column}}
		complete := true
		for _, key := range reviewRequired {
			if f[key] == nil {
				y.errorf(item, "the review has no %s; add a line %s: …", key, key)
				complete = false
			}
		}
		r.By, r.On = y.text(f["by"], "by"), y.date(f["on"], "on")
		r.Verdict, r.Note = y.text(f["verdict"], "verdict"), y.text(f["note"], "note")
		r.Slide = y.text(f["slide"], "slide")
		if f["verdict"] != nil && !slices.Contains(slides.ReviewVerdicts, r.Verdict) {
			y.errorf(f["verdict"], "verdict %q%s; write %s", r.Verdict, spelling.Hint(r.Verdict, slides.ReviewVerdicts), spelling.OneOf(slides.ReviewVerdicts))
		}
		r.Text = strings.ToLower(y.text(f["text"], "text"))
		if f["text"] != nil && !reviewText.MatchString(r.Text) {
			y.errorf(f["text"], "text: %q is not 8 to 64 hexadecimal digits; copy the beginning of the passage's sha256 from sources.lock", r.Text)
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
		r.Source, r.Paragraph = m[1], paragraph
		all = append(all, r)
	}
	return all
}
