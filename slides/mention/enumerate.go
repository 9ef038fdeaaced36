package mention

import "strings"

// markEnumerations marks ordinals that number what is said, as Third beside First and Second does: alone, before a comma or colon at
// the beginning of a sentence, or each behind the one before it in one text.
func (r *mentionReader) markEnumerations() {
	r.at = 0
	begins := func(i int) bool { return ends(r.tok(i-1)) || r.tok(i-1).kind == ',' || r.word(i-1) == "and" }
	counted, k := int64(0), 0 // the ordinals that have stood in order, each at the beginning of a clause
	for i, t := range r.toks {
		word := strings.ToLower(t.text)
		value := r.ordinalOf(strings.TrimSuffix(word, "ly"))
		if value == 0 {
			value = small[strings.TrimSuffix(word, "ly")]
		}
		if t.kind != 'w' || value == 0 || word == "one" {
			continue
		}
		inOrder := value == counted+1 && begins(i)
		if inOrder {
			counted = value
		}
		for k < len(r.found) && r.found[k].Start < t.start {
			k++
		}
		if k == len(r.found) || r.found[k].Start != t.start || r.found[k].Kind != Number {
			continue
		}
		next := r.tok(i + 1)
		alone := r.tok(i-1).kind == 0 && (next.kind == 0 || next.kind == '.' || next.kind == ':') && r.tok(i+2).kind == 0
		opens := ends(r.tok(i-1)) && (next.kind == ',' || next.kind == ':')
		r.found[k].Enumerates = alone || opens || inOrder && value > 2
	}
}
