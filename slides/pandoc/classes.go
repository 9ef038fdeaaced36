package pandoc

import "exhibit/slides"

// Class is a class that means something in a deck.
type Class struct {
	Name  string
	On    string // what carries it: heading, block or text
	Holds string // what a block of it must hold, a list or a table; empty for anything
	Means string
}

// What carries a class.
const (
	onHeading = "heading"
	onBlock   = "block"
	onText    = "text"
)

// Classes are all of them. The reader warns of others.
var Classes = []Class{
	{"title", onHeading, "", "the slide opens the deck"},
	{"center", onHeading, "", "the slide's text stands in the middle"},
	{"part", onHeading, "", "a part of the deck begins"},
	{"statement", onHeading, "", "a sentence or two in the middle of the screen"},
	{"number", onHeading, "", "a number, large, and what it counts"},
	{"quote", onHeading, "", "what somebody has said, large, and who it was"},
	{"comparison", onHeading, "", "columns beside each other with a rule between"},
	{"notes", onBlock, "", "speaker notes, which no audience sees"},
	{"columns", onBlock, "", "columns side by side"},
	{"column", onBlock, "", "one of the columns, perhaps with width=\"40%\""},
	{"incremental", onBlock, "list", "a list whose items come one by one"},
	{"nonincremental", onBlock, "list", "a list that comes at once, in a deck whose lists come item by item"},
	{"tiles", onBlock, "list", "a list as a row of tiles, in a column below each other: first the figure in strong type, then what it counts"},
	{"matrix", onBlock, "table", "a table whose citations show only their paragraph, because the column names the source"},
	{"lede", onBlock, "", "an opening paragraph in larger type"},
	{"aside", onBlock, "", "a remark set apart from the main text"},
	{"callout", onBlock, "", "a remark in a box; callout-note, -tip, -important, -warning and -caution have a title"},
	{"lines", onBlock, "", "lines that stay lines"},
	{"seal", onBlock, "", "the seal of the briefing"},
	{slides.Own, onBlock, "", "what the deck says about itself, which needs no source"},
	{"fragment", onBlock, "", "comes at the next step"},
	{"fragment", onText, "", "comes at the next step"},
	{slides.Derived, onText, "", "a figure of our own, with its arithmetic: 21.5 / 4 = 5.4"},
	{slides.Own, onText, "", "a statement of the deck about itself, which needs no source"},
	{slides.Looked, onText, "", "what the check asked its author to look at, who has: it is right as it stands"},
	{slides.Inferred, onText, "", "a speaker whom the cited passage does not name"},
	{"mark", onText, "", "highlighted; highlight too"},
	{"underline", onText, "", "underlined; ul too"},
	{"smallcaps", onText, "", "small capitals"},
	{"kbd", onText, "", "a key of the keyboard"},
}

// classNames are the names of the classes that something may carry.
func classNames(on string) (names []string) {
	for _, c := range Classes {
		if c.On == on {
			names = append(names, c.Name)
		}
	}
	return names
}

// blockClasses are the classes of blocks, each with what it must hold.
var blockClasses = func() map[string]string {
	all := map[string]string{}
	for _, c := range Classes {
		if c.On == onBlock {
			all[c.Name] = c.Holds
		}
	}
	return all
}()
