package evidence

import (
	"cmp"
	"slices"
	"strings"

	"exhibit/slides/measure"
	"exhibit/slides/mention"
)

// This file keeps in the lock what a passage says with its figures: what is counted, the currency, the bound, the direction,
// first or last. A line is "said: 7,400; of kilogram; more than; fell". A lock of the first version has none, and nothing is
// told of what it does not say.

// saidKey is the key of such a line.
const saidKey = "said"

// saidOf returns the numbers and dates of a passage that are said with something, and those of the same value that are not,
// each once.
func saidOf(mentions []mention.Mention) []mention.Mention {
	told := map[string]bool{}
	for _, m := range mentions {
		if m.Context != (mention.Context{}) {
			told[m.Value] = true
		}
	}
	var all []mention.Mention
	for _, m := range mentions {
		if m.Kind != mention.Name && told[m.Value] {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b mention.Mention) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareNumbers(a.Value, b.Value), cmp.Compare(saidLine(a), saidLine(b)))
	})
	return slices.CompactFunc(all, func(a, b mention.Mention) bool { return saidLine(a) == saidLine(b) })
}

// saidLine is what stands in the lock behind the key.
func saidLine(m mention.Mention) string {
	parts := []string{m.In(0)}
	for _, part := range [][2]string{{"of ", m.Counted}, {"in ", m.Money}, {"", string(m.Bound)}, {"", string(m.Trend)}, {"", string(m.Rank)}, {"", string(m.Change)}, {"per ", m.Per}, {"", string(m.Average)}} {
		if part[1] != "" {
			parts = append(parts, part[0]+part[1])
		}
	}
	return strings.Join(parts, "; ")
}

// readSaid reads such a line; false for one that saidLine does not write.
func readSaid(line string) (mention.Mention, bool) {
	parts := strings.Split(line, "; ")
	var m mention.Mention
	if found := mention.Read(parts[0]); len(found) == 1 {
		m = found[0]
	} else if m, _ = mention.Locked(mention.Number, parts[0]); m.Value == "" {
		return m, false
	}
	m.Context = mention.Context{}
	for _, part := range parts[1:] {
		counted, isCounted := strings.CutPrefix(part, "of ")
		money, isMoney := strings.CutPrefix(part, "in ")
		per, isPer := strings.CutPrefix(part, "per ")
		switch {
		case isCounted:
			m.Counted = counted
		case isMoney:
			m.Money = money
		case slices.Contains(mention.Bounds, mention.Bound(part)):
			m.Bound = mention.Bound(part)
		case part == string(mention.Rose), part == string(mention.Fell):
			m.Trend = mention.Trend(part)
		case part == string(mention.First), part == string(mention.Last):
			m.Rank = mention.Rank(part)
		case isPer:
			m.Per = per
		case slices.Contains(mention.Changes, mention.Change(part)):
			m.Change = mention.Change(part)
		case part == string(mention.Median), part == string(mention.Mean):
			m.Average = mention.Average(part)
		}
	}
	return m, m.Kind != mention.Name && saidLine(m) == line && !strings.Contains(m.Counted+m.Per, " ")
}

// figures are the numbers and dates of the passage with what is said with them, where the lock tells that.
func (p *lockedPassage) figures() []mention.Mention {
	if p.told == nil {
		p.told = slices.Clone(p.said)
		of := map[string]bool{}
		for _, m := range p.said {
			of[m.Value] = true
		}
		for _, m := range p.mentions {
			if m.Kind != mention.Name && !of[m.Value] {
				m.Context = mention.Context{}
				p.told = append(p.told, m)
			}
		}
	}
	return p.told
}

// asSaid is a figure with what is said with it, as a message shows it.
func asSaid(m mention.Mention) string {
	var parts []string
	if m.Trend != "" {
		parts = append(parts, string(m.Trend)+":")
	}
	for _, part := range []string{string(m.Average), string(m.Rank), string(m.Change)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if m.Bound != "" {
		parts = append(parts, string(m.Bound))
	}
	figure := m.In(m.Size)
	if m.Money != "" {
		figure = m.Money + " " + strings.TrimPrefix(figure, mention.Currency(m.Value))
	}
	parts = append(parts, figure)
	switch {
	case m.Counted == "":
	case isPartOf(m):
		parts = append(parts, "of", m.Counted)
	default:
		parts = append(parts, unitWord(m.Counted))
	}
	if m.Per != "" {
		parts = append(parts, "per", m.Per)
	}
	return strings.Join(parts, " ")
}

// isPartOf reports whether a figure is a share or a fraction of what is counted.
func isPartOf(m mention.Mention) bool {
	return strings.HasSuffix(m.Value, "%") || isFraction(m) && !mention.IsUnit(m.Counted)
}

// unitWord is what is counted as a text has it: the symbol or the plural of a unit.
func unitWord(counted string) string {
	if name := measure.Plural(counted); name != "" {
		return name
	}
	return strings.ReplaceAll(counted, "-", " ")
}
