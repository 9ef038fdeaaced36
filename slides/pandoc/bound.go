package pandoc

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/results"
	"exhibit/slides/spelling"
	"exhibit/words"
)

// This file reads numbers that are bound to a place in results: [1,234]{value="@panel, overall.total"}. The text in the brackets is for
// other tools; the deck shows what stands in the place, as its language writes it.

// The attributes of a bound number.
const (
	valueKey  = "value"  // the place
	digitsKey = "digits" // how many decimals are shown
	scaleKey  = "scale"  // the size that is left out: one of scales
	groupKey  = "group"  // no: nothing stands between thousands
)

// scales are the sizes that a bound number can leave out, by name: the power of ten.
var scales = map[string]int64{"percent": -2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}

// scaleNames are the names of scales, the smallest first.
var scaleNames = []string{"percent", "thousand", "million", "billion", "trillion"}

const maxDecimals = 15

// bound makes a span the number at the place that it names. It is false for one that cannot be shown, which is reported.
func (t *textReader) bound(n *spanNode, span *slides.Node) bool {
	if t.s.bibliographyFile == "" {
		t.s.warnOnce("no bibliography", t.pos(n), "value leads nowhere, because the front matter names no bibliography; add a line bibliography: sources.yaml")
		return false
	}
	cite, err := t.s.readCite(n.value(valueKey))
	if err != nil {
		t.errorf(n, "value: %v", err)
		return false
	}
	at := t.s.position(t.pos(n))
	s := t.s.source(cite.Source, at.File, at.Line)
	switch {
	case s == nil:
		return false // reported
	case !isResults(s):
		t.errorf(n, "value: source %q is not a file of results; give it a line file: with the name of a file that ends in %s", s.ID, spelling.OneOf(results.Endings()))
		return false
	}
	v, err := t.s.valueAt(cite)
	text := ""
	if err == nil {
		text, err = t.valueText(v, n)
	}
	if err != nil {
		t.errorf(n, "value %q: %v", n.value(valueKey), err)
		return false
	}
	cite.Label = s.Label
	t.s.addCite(cite, t.inNotes)
	span.Claim, span.Cite, span.Children = slides.Value, &cite, []slides.Node{{Text: text, Pos: t.pos(n)}}
	return true
}

// valueText is a value as the deck shows it.
func (t *textReader) valueText(v results.Value, n *spanNode) (string, error) {
	if v.Number == "" {
		return v.Text, nil
	}
	number, ok := new(big.Rat).SetString(v.Number)
	if !ok {
		return v.Text, nil
	}
	scale := n.value(scaleKey)
	if scale == "" && v.Percent {
		scale = "percent"
	}
	if scale != "" && !slices.Contains(scaleNames, scale) {
		return "", fmt.Errorf("scale %q is unknown%s; write %s", scale, spelling.Hint(scale, scaleNames), spelling.OneOf(scaleNames))
	}
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(max(scales[scale], -scales[scale])), nil))
	if scales[scale] > 0 {
		number.Quo(number, power)
	} else {
		number.Mul(number, power)
	}
	_, fraction, _ := strings.Cut(v.Number, ".")
	digits := strings.TrimRight(number.FloatString(len(fraction)+int(max(scales[scale], 0))), "0")
	if !strings.Contains(digits, ".") { // the zeros were those of a whole number
		digits = number.FloatString(0)
	}
	if text := n.value(digitsKey); text != "" {
		decimals, err := strconv.Atoi(text)
		if err != nil || decimals < 0 || decimals > maxDecimals {
			return "", fmt.Errorf("digits %q is no number of decimals; write one from 0 to %d", text, maxDecimals)
		}
		digits = number.FloatString(decimals)
	}
	if digits = strings.TrimSuffix(digits, "."); strings.Trim(digits, "-0.") == "" {
		digits = strings.TrimPrefix(digits, "-")
	}
	numbers := words.In(t.s.deck.Lang).Charts.Numbers
	if n.value(groupKey) == "no" {
		numbers.Group = ""
	}
	text := numbers.Digits(digits)
	if scale == "percent" {
		text = fmt.Sprintf(numbers.Percent, text)
	}
	return text, nil
}
