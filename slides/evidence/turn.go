package evidence

import (
	"slices"
	"strings"

	"exhibit/slides/mention"
)

// This file looks for quotations that stop where their source goes on to qualify them, or begin behind a word that
// says the contrary.

// turns are words with which a sentence qualifies what it has said; denials are words that say the contrary of what
// follows.
var (
	turns = mention.WordSet(`but except excepting excluding unless only if not never although though however without until provided barring while
		whereas aber außer nicht sofern wenn falls obwohl jedoch mais sauf excepté pas si 但 除 不 若 虽`)
	denials  = mention.WordSet("not never no hardly scarcely nobody without denied denies nicht kein keine keinen nie ne sans 不 没 未 非")
	relative = mention.WordSet("that which who der die das qui que")
	joining  = mention.WordSet("and und et 并 和")
)

// maxDenied is how many words behind "that" are looked at for one that denies: a success that we cannot afford to repeat.
const maxDenied = 4

// maxJoined is how many words behind "and" are looked at for another figure.
const maxJoined = 4

// Where a word stands that turns a quotation, as the lock has it.
const (
	turnsBehind = "behind"
	turnsBefore = "before"
)

// turnOf returns the word that turns a phrase wherever a text has it, as the lock has it: "behind but", "before not";
// empty for none.
func turnOf(phrase, text string) (turn string) {
	words := mention.Spoken(phrase)
	for start := 0; start < len(text); {
		end := sentenceEnd(text, start)
		sentence := mention.Spoken(text[start:end])
		start = end
		for i := 0; i+len(words) <= len(sentence); i++ {
			if !slices.Equal(sentence[i:i+len(words)], words) {
				continue
			}
			if turn = turnAt(sentence[:i], words, sentence[i+len(words):]); turn == "" {
				return ""
			}
		}
	}
	return turn
}

// turnAt is the turn of words that stand between others in a sentence.
func turnAt(before, words, behind []string) string {
	switch {
	case len(behind) > 0 && turns[behind[0]]:
		return turnsBehind + " " + behind[0]
	case len(behind) > 0 && joining[behind[0]] && hasFigure(words) && hasFigure(behind[1:min(len(behind), 1+maxJoined)]):
		return turnsBehind + " " + behind[0]
	case len(behind) > 1 && relative[behind[0]] && slices.ContainsFunc(behind[1:min(len(behind), 1+maxDenied)], func(w string) bool { return denials[w] || w == "cannot" }):
		return turnsBehind + " " + behind[0]
	case len(before) > 0 && denials[before[len(before)-1]]:
		return turnsBefore + " " + before[len(before)-1]
	}
	return ""
}

func hasFigure(words []string) bool {
	return len(quantities(strings.Join(words, " "), mention.Language{})) > 0
}

// checkOrder reports quotations whose parts between marks of omission stand in another order in the texts.
func (c *checker) checkOrder(made *lock) {
	for _, claim := range c.claims {
		if claim.kind != phraseClaim || claim.missed {
			continue
		}
		pieces := mention.Pieces(claim.text)
		if len(pieces) < 2 {
			continue
		}
		there, inOrder := false, false
		for _, at := range claim.scope.list() {
			if p := made.passages[at]; p != nil {
				there, inOrder = there || p.says(claim.text), inOrder || mention.InOrder(p.text, pieces)
			}
		}
		if there && !inOrder {
			c.find(claim.place, "quotation", "the parts of %s stand in another order in %s; quote them as they stand there", quoted(claim), claim.scope)
		}
	}
}

// isTurn reports whether a line of the lock has what turnOf returns.
func isTurn(text string) bool {
	where, word, _ := strings.Cut(text, " ")
	return where == turnsBehind && (turns[word] || joining[word] || relative[word]) || where == turnsBefore && denials[word]
}

// lookTurned tells of a quotation that its passages turn, wherever they have it.
func (c *checker) lookTurned(claim claim, locked []*lockedPassage) {
	if claim.prose == nil || claim.optional {
		return
	}
	pieces := mention.Pieces(claim.text)
	for i, piece := range pieces {
		turn := ""
		for _, lp := range locked {
			if !lp.sought.Found(piece) {
				continue
			}
			if turn = lp.turns[piece]; turn == "" {
				break
			}
		}
		where, word, _ := strings.Cut(turn, " ")
		if turn == "" || where == turnsBehind && i < len(pieces)-1 || where == turnsBefore && i > 0 || claim.saysAround(word) {
			continue
		}
		said := "stops before"
		if where == turnsBefore {
			said = "begins behind"
		}
		c.look(claim, "turned", "%s %s “%s” in %s; quote that too, or %s", quoted(claim), said, word, claim.scope, claim.answer())
		return
	}
}

// saysAround reports whether the sentence of a quotation has a word outside of it.
func (claim claim) saysAround(word string) bool {
	p := claim.prose
	from, to := p.sentence(claim.start)
	behind := min(to, claim.start+len(claim.text))
	return slices.Contains(mention.Spoken(string(p.text[from:claim.start])), word) || slices.Contains(mention.Spoken(string(p.text[behind:to])), word)
}

// otherWord returns the one word in which a phrase differs from one that a text has; false if there is no such phrase,
// or if it differs in more. Either is empty where the other has a word more.
func otherWord(phrase, text string) (said, has string, found bool) {
	words, among := mention.Spoken(phrase), mention.Spoken(text)
	if len(words) < 3 {
		return "", "", false // too few to tell which words were meant
	}
	for i := range among {
		same := 0
		for same < len(words) && i+same < len(among) && words[same] == among[i+same] {
			same++
		}
		if same == 0 && !startsLike(words, among[i:]) {
			continue
		}
		rest, others := words[same:], among[i+same:]
		switch {
		case len(rest) == 0:
			return "", "", false // it is there
		case startsWith(others[min(1, len(others)):], rest[1:]) && len(others) > 0:
			return rest[0], others[0], true
		case startsWith(others, rest[1:]):
			return rest[0], "", true
		case len(others) > 0 && startsWith(others[1:], rest):
			return "", others[0], true
		}
	}
	return "", "", false
}

// startsLike reports whether other words have all but the first of words behind their own first.
func startsLike(words, others []string) bool {
	return len(others) > 0 && startsWith(others[1:], words[1:])
}

// startsWith reports whether words begin with others.
func startsWith(words, others []string) bool {
	return len(words) >= len(others) && slices.Equal(words[:len(others)], others)
}

// nameOtherWords says of quotations that the passages do not have in which word they differ.
func (c *checker) nameOtherWords(made *lock) {
	for _, u := range c.unsaid {
		for _, p := range u.claim.scope.list() {
			lp := made.passages[p]
			if lp == nil {
				continue
			}
			said, has, found := otherWord(u.claim.text, lp.text)
			if !found {
				continue
			}
			f := &c.findings[u.finding]
			what := "it has “" + has + "”, not “" + said + "”"
			switch {
			case has == "":
				what = "“" + said + "” is one word more than it has"
			case said == "":
				what = "it also has “" + has + "”"
			}
			f.Message = strings.Replace(f.Message, "; ", "; "+what+"; ", 1)
			f.Remedy = what + "; " + f.Remedy
			break
		}
	}
}

// unsaid is a quotation that the passages do not have, and the index of its finding.
type unsaid struct {
	finding int
	claim   claim
}
