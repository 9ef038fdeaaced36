package mention

// Sought is phrases that are looked for in a text all at once. The text is read once for each length that
// they have, which [PhraseLength] bounds.
type Sought struct {
	found map[int]map[string]bool // by the number of words, whether the phrase has been found
}

// Add adds the words of a phrase, as [Spoken] returns them.
func (s *Sought) Add(words []string) {
	same := s.found[len(words)]
	if same == nil {
		same = map[string]bool{}
		if s.found == nil {
			s.found = map[int]map[string]bool{}
		}
		s.found[len(words)] = same
	}
	if key := string(joined(nil, words)); !same[key] {
		same[key] = false
	}
}

// Look finds the phrases that the words of a text contain, in order and without a gap.
func (s *Sought) Look(text []string) {
	var key []byte
	for length, same := range s.found {
		for i := 0; i+length <= len(text); i++ {
			key = joined(key[:0], text[i:i+length])
			if found, sought := same[string(key)]; sought && !found {
				same[string(key)] = true
			}
		}
	}
}

// Found reports whether a phrase that was added has been found.
func (s *Sought) Found(words []string) bool { return s.found[len(words)][string(joined(nil, words))] }

// joined appends words with spaces behind them.
func joined(b []byte, words []string) []byte {
	for _, w := range words {
		b = append(append(b, w...), ' ')
	}
	return b
}
