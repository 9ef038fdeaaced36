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
	text  string // as the deck would write it; empty where it is too far off to have been meant
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
				best, least = near{shown: f.String()}, d
				if mistaken(f, want, d) {
					best.text = f.In(want.Size)
				}
			}
		}
	}
	return best
}

// mistaken reports whether a mention may have been written for another that is so far apart: a number of the same
// kind (a share, an ordinal, an amount of money) that is at most twice as much, or half, or has the same
// digits; a date or name of which at most half the letters differ.
func mistaken(a, b mention.Mention, apart float64) bool {
	if a.Kind != mention.Number {
		return apart <= float64(len(b.String()))/2
	}
	suffix := func(value string) string { return value[len(strings.TrimRight(value, "%th")):] }
	digits := func(value string) string { return strings.Trim(strings.ReplaceAll(mention.Bare(value), ".", ""), "0") }
	return suffix(a.Value) == suffix(b.Value) && mention.Currency(a.Value) == mention.Currency(b.Value) &&
		(apart <= math.Ln2 || digits(a.Value) == digits(b.Value))
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
				best, most = near{shown: "“" + s + "”"}, shared
				if 2*shared >= len(want) {
					best.text = s
				}
			}
		}
	}
	return best
}
