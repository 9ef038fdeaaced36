package evidence

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides/mention"
	"exhibit/slides/spelling"
)

// Of more mentions or phrases than these none is named as the nearest: to compare a wrong claim with all that
// may have been meant takes time, and helps no reader.
const (
	maxNear        = 500
	maxNearPhrases = 50
)

// near is what passages have that is nearest to a claim which they do not have.
type near struct {
	shown string // as a message names it; empty for none
	text  string // as the deck would write it; empty where it is of another kind, as 8th is to 8
	close bool   // at most twice as much, or half
}

// String is the part of a message that names it.
func (n near) String() string {
	if n.shown == "" {
		return ""
	}
	return "nearest there: " + n.shown + "; "
}

// nearestMention is the passages' closest mention of the same kind. Numbers are compared by their ratio, others
// by spelling.
func nearestMention(want mention.Mention, passages []*lockedPassage) (best near) {
	least, compared := math.Inf(1), 0
	for _, p := range passages {
		for _, f := range p.mentions {
			if f.Kind != want.Kind {
				continue
			}
			if compared++; compared > maxNear {
				return near{}
			}
			if d := apart(f, want, least); d < least {
				best, least = near{shown: f.String(), close: d < math.Ln2}, d
				if sameSigns(f.Value, want.Value) {
					best.text = f.In(want.Size)
				}
			}
		}
	}
	return best
}

// sameSigns reports whether two canonical numbers are of one kind: both shares, ordinals or money, or neither.
func sameSigns(a, b string) bool {
	return strings.HasSuffix(a, "%") == strings.HasSuffix(b, "%") && strings.HasSuffix(a, "th") == strings.HasSuffix(b, "th") && mention.Currency(a) == mention.Currency(b)
}

// apart is how far two mentions of one kind are apart; limit, or more, where it is not less.
func apart(a, b mention.Mention, limit float64) float64 {
	if a.Kind == mention.Number {
		x, errX := strconv.ParseFloat(mention.Bare(a.Value), 64)
		y, errY := strconv.ParseFloat(mention.Bare(b.Value), 64)
		if errX == nil && errY == nil && (x > 0 && y > 0 || x < 0 && y < 0) {
			d := math.Abs(math.Log(x / y))
			if strings.HasSuffix(a.Value, "th") != strings.HasSuffix(b.Value, "th") {
				d += 10
			}
			return d
		}
	}
	return float64(spelling.Distance(a.String(), b.String(), int(math.Ceil(min(limit, 100)))))
}

// nearestPhrase is the locked phrase with the most words in common, two at least.
func nearestPhrase(phrase string, passages []*lockedPassage) (best near) {
	want := mention.Spoken(phrase)
	most, compared := 1, 0
	for _, p := range passages {
		for _, s := range p.phrases {
			if compared++; compared > maxNearPhrases {
				return near{}
			}
			shared := 0
			for _, w := range mention.Spoken(s) {
				if slices.Contains(want, w) {
					shared++
				}
			}
			if shared > most {
				best, most = near{shown: "“" + s + "”", text: s}, shared
			}
		}
	}
	return best
}
