package evidence

import (
	"fmt"
	"slices"
	"strings"
)

// maxOfAKind is how many findings of a rule are told of a file of data; more of them have one cause.
const maxOfAKind = 20

// fewOfAKind returns findings of which those of a rule in a file of data are told maxOfAKind times, the first with how many
// more there are.
func fewOfAKind(all []Finding) []Finding {
	type kind struct{ file, rule string }
	count := map[kind]int{}
	all = slices.DeleteFunc(all, func(f Finding) bool {
		if f.Severity != Unproven || !isData(f.File) {
			return false
		}
		k := kind{f.File, f.Rule}
		count[k]++
		return count[k] > maxOfAKind
	})
	for i := range all {
		f := &all[i]
		k := kind{f.File, f.Rule}
		if more := count[k] - maxOfAKind; more > 0 && f.Severity == Unproven {
			f.Message += fmt.Sprintf(" (and %d more of this kind in the file)", more)
			delete(count, k) // told once
		}
	}
	return all
}

// isData reports whether a file of the deck has the data of charts and tables.
func isData(file string) bool {
	return strings.HasPrefix(file, "data/") || strings.HasSuffix(strings.ToLower(file), ".csv")
}
