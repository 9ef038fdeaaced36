package evidence

import "exhibit/slides/fault"

// Rule is a kind of findings.
type Rule struct {
	Name    string
	Means   string  // in a line
	Example Example // a deck that breaks it
}

// Example is a change of a sound deck after which the check finds something of the rule. The deck is in
// testdata/linted.
type Example struct {
	File  string // empty for a rule that needs a command line
	Right string // a text that the file has once; empty for its end
	Wrong string // what stands there instead
}

// Rules are all kinds of findings.
var Rules = []Rule{
	{fault.Format, "a part of the deck that cannot be read, or is left out, or will not look as meant",
		Example{"deck.md", "- Of 86 lamps", "The warden writes:\n- Of 86 lamps"}},
	{fault.Unknown, "a key, class, identifier, source or file that there is not; mostly a misspelling",
		Example{"deck.md", "type: bar", "type: bars"}},
	{fault.Data, "a file of data that cannot be read, or a row that its figure cannot show",
		Example{"data/gulls.csv", "explicit,the warden", "explicit,"}},
	{"uncited", "a figure, date or quotation without a citation, or a slide without one",
		Example{"deck.md", "Unit 44.", "Unit 44 and 7 boats."}},
	{"absent", "the cited passage does not have the figure, the date or the words",
		Example{"deck.md", "1 240 gulls", "1 420 gulls"}},
	{"context", "the cited passage has the figure and says something else with it: unit, noun, currency, bound, direction, first or last",
		Example{"deck.md", "1 240 gulls", "1 240 tonnes"}},
	{"nearer", "a figure that stands in the passage, but beside other words: those of another figure there",
		Example{"deck.md", "Of 86 lamps, 12 to 15 fail in a storm", "The pier has 15 lamps"}},
	{"order", "before for after, or first for last, of the same and with the same words as in the passage",
		Example{"deck.md", "before the gulls come", "after the gulls come"}},
	{"turned", "a quotation that stops where its source goes on to qualify it, or begins behind a denial",
		Example{"sources.lock", "phrase: They sleep on the lamps", "phrase: They sleep on the lamps\n  turned: behind but"}},
	{"speaker", "somebody named as the speaker, whom neither the passage nor the bibliography names",
		Example{"deck.md", "Ada Brook, warden", "Ada Stone, warden"}},
	{"look", "a mark of having looked where nothing has to be looked at",
		Example{"deck.md", "Of 86 lamps", "Of [86 lamps]{.looked}"}},
	{"passage", "a citation of a paragraph that the source does not have, or of none",
		Example{"deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶9]"}},
	{"quotation", "words in quotation marks that cannot be checked, or too many of them",
		Example{"deck.md", "lamps”", "lamps"}},
	{"record", "a row of data that contradicts its own token",
		Example{"data/gulls.csv", "Before,310,", "Before,301,"}},
	{"derived", "arithmetic that does not compute, or does not start from cited figures",
		Example{"deck.md", "= 4, exactly", "= 5, exactly"}},
	{"date", "a day of the week that is not that of its date, or a date that a source's own text contradicts",
		Example{"deck.md", "on May 3, 2011", "on Monday, May 3, 2011"}},
	{"own", "what the deck says of itself, of which nothing was checked",
		Example{"deck.md", "Unit 44.", "Unit 44 and [7 boats]{.own}."}},
	{"source", "a source that nothing cites, a label that two sources have, a title that its text has in other words, or a deck without a bibliography",
		Example{"sources.yaml", "label: Letter", "label: LOG"}},
	{"review", "a signature under nothing, or under a passage that has changed since",
		Example{"deck.md", "- passage: log ¶2", "- passage: log ¶4"}},
	{"lock", "the lock is missing, incomplete or stale, or not true to the texts",
		Example{"deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶1]"}},
	{"seal", "not the bytes that were sealed, or not those that make has built; told by the command alone",
		Example{}},
}
