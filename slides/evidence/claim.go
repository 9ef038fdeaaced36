package evidence

import "exhibit/slides/mention"

type claimKind int

const (
	mentionClaim claimKind = iota
	phraseClaim            // words said to stand in the passage
	derivedClaim           // a figure of our own, with its arithmetic
)

// claim is a part of the deck that one of its passages must bear out.
type claim struct {
	place
	slug     string // of the slide; empty in data
	kind     claimKind
	text     string // as the deck has it
	mention  mention.Mention
	scope    *scope       // the passages that it leans on; nil for none
	cited    place        // where these are cited, if in one place; else zero
	prose    *prose       // the text that it is part of; nil for none
	start    int          // where it begins there
	whole    string       // of a claim without prose, the text that it is part of
	counts   []string     // the words behind a mention that can say what it counts
	weekday  *namedDay    // beside a date; nil for none
	also     *records     // bear the mention out besides the passages, such as the records of its chart
	bound    *mention.Set // of arithmetic: the values of results that go into it; nil for none
	unplain  bool         // a text alternative, in which nothing can be cited or marked
	optional bool         // no citation is needed, because the mention is a name and no statement
	beside   *beside      // what stands by it besides its block; nil for nothing
	size     int          // the power of ten that the head of its cell, or the unit of its record, names; 0 for none
	looked   *answer      // the author has looked at it; nil if not
	note     bool         // it stands in speaker notes
	missed   bool         // its passages do not bear it out
}

// quotes reports whether a claim is words that can be looked for in the passages which it leans on.
func (c *checker) quotes(claim claim) bool {
	return claim.kind == phraseClaim && mention.PhraseLength(claim.text) <= c.mostQuoted(claim) && len(claim.scope.list()) <= maxQuoted
}

// mostQuoted is how many words a quotation may have: few, unless the rights in a source that it leans on allow more.
func (c *checker) mostQuoted(claim claim) int {
	most := mention.MaxPhrase
	for _, p := range claim.scope.list() {
		if s := c.sources[p.source]; s != nil {
			most = max(most, s.Rights.Words)
		}
	}
	return most
}

// quoted is a claim's text as a message shows it.
func quoted(claim claim) string {
	if claim.kind == phraseClaim {
		return "“" + claim.text + "”"
	}
	return claim.text
}
