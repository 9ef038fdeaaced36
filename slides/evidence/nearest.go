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

// nearestMention is the part of a message that names the passages' closest mention of the
// same kind; empty if there is none. Numbers are compared by their ratio, others by spelling.
func nearestMention(want mention.Mention, passages []*lockedPassage) string {
	best, least, compared := "", math.Inf(1), 0
	for _, p := range passages {
		for _, f := range p.mentions {
			if f.Kind != want.Kind {
				continue
			}
			if compared++; compared > maxNear {
				return ""
			}
			if d := apart(f, want, least); d < least {
				best, least = f.String(), d
			}
		}
	}
	if best == "" {
		return ""
	}
	return "nearest there: " + best + "; "
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

// nearestPhrase is the part of a message that names the locked phrase with the most words in
// common, two at least; empty if there is none.
func nearestPhrase(phrase string, passages []*lockedPassage) string {
	want := mention.Spoken(phrase)
	best, most, compared := "", 1, 0
	for _, p := range passages {
		for _, s := range p.phrases {
			if compared++; compared > maxNearPhrases {
				return ""
			}
			shared := 0
			for _, w := range mention.Spoken(s) {
				if slices.Contains(want, w) {
					shared++
				}
			}
			if shared > most {
				best, most = s, shared
			}
		}
	}
	if best == "" {
		return ""
	}
	return "nearest there: “" + best + "”; "
}
