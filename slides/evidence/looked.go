package evidence

import (
	"fmt"

	"exhibit/slides"
	"exhibit/slides/fault"
)

// lookedColumn is the column of data in which an author says that a record has been looked at.
const lookedColumn = "looked"

// answer is a part of the deck of which its author says that it has been looked at, or inferred.
type answer struct {
	place
	class      string // slides.Looked or slides.Inferred
	start, end int    // bytes of the text of its prose
	used       bool   // something there had to be looked at
}

// answered returns the answer of a class around a byte of the text; nil for none.
func (p *prose) answered(class string, at int) *answer {
	for _, a := range p.answers {
		if a.class == class && a.start <= at && at < a.end {
			return a
		}
	}
	return nil
}

// answer is how an author says that a claim has been looked at.
func (claim claim) answer() string {
	if claim.prose == nil {
		return "write yes in the column " + lookedColumn + " if it is right"
	}
	return fmt.Sprintf("write [%s]{.%s} if it is right", quoted(claim), slides.Looked)
}

// look adds a look at a claim, and returns it; nil if the author has looked, or cannot say so there.
func (c *checker) look(claim claim, rule, format string, args ...any) *Finding {
	switch {
	case claim.looked != nil:
		claim.looked.used = true
		return nil
	case claim.prose == nil && claim.cited == place{}:
		return nil // a text of a chart, which has no marks: its records are looked at
	}
	f := c.tell(Look, claim.place, rule, fault.Say(format, args...))
	if said, found := c.parsed.Find(claim.place, claim.text); found {
		f.reach(c.withMarks(f, said))
	}
	return f
}

// checkAnswers warns of answers to what need not be looked at.
func (c *checker) checkAnswers() {
	for _, a := range c.answers {
		if a.class == slides.Looked && !a.used {
			c.tell(Warning, a.place, "look", fault.Say("nothing here has to be looked at; take %s away", a.mark()))
		}
	}
}

// mark is what an author has written.
func (a *answer) mark() string {
	if a.end == 0 {
		return "what is in the column " + lookedColumn
	}
	return "{." + a.class + "}"
}
