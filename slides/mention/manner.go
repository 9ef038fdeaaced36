package mention

import "slices"

// Change says what a number that rose or fell is: where it began, where it came to, or by how much.
type Change string

const (
	From Change = "from"
	To   Change = "to"
	By   Change = "by"
)

// Changes are all of them.
var Changes = []Change{From, To, By}

// Average says of which kind an average is.
type Average string

const (
	Median Average = "median"
	Mean   Average = "mean"
)

// manner fills in how a number is meant whose first token is at.
func (r *mentionReader) manner(m *Mention, at, behind int) {
	if slices.Contains(moneySigns, r.word(at-1)) {
		at--
	}
	if m.Change = r.change(at); m.Trend == "" && (m.Change != From || !r.leadsTo(behind)) {
		m.Change = ""
	}
	m.Per, m.Average = r.per(at, behind), r.average(at, behind)
}

// changeWords are words before a number that rose or fell.
var changeWords = map[string]Change{
	"from": From, "to": To, "by": By, "von": From, "auf": To, "um": By, "à": To, "从": From, "由": From, "到": To, "至": To, "了": By,
}

// changeNouns are nouns before "of" and by how much something rose or fell.
var changeNouns = WordSet("rise increase growth gain decrease decline drop fall reduction cut jump surge anstieg rückgang hausse baisse")

// besideChange are words between them and the number.
var besideChange = WordSet("about nearly almost some around roughly over under just only more less fewer than at least most approximately a an the rund etwa fast gut knapp über unter mehr weniger als environ près plus moins de 约 近")

// change is what a number is whose first token is at, of something that rose or fell.
func (r *mentionReader) change(at int) Change {
	for i := at - 1; i >= at-maxBoundWords-1; i-- {
		w := r.word(i)
		if c := changeWords[w]; c != "" {
			return c
		}
		if w == "of" && changeNouns[r.word(i-1)] {
			return By
		}
		if !besideChange[w] && !slices.Contains(moneySigns, w) {
			return ""
		}
	}
	return ""
}

// maxLead is how many tokens behind a number are looked at for where it comes to.
const maxLead = 8

// leadsTo reports whether what stands behind a number says where it came to.
func (r *mentionReader) leadsTo(behind int) bool {
	for i := behind; i < behind+maxLead && !ends(r.tok(i)); i++ {
		if changeWords[r.word(i)] == To {
			return true
		}
	}
	return false
}

// periods are words for how often, each with the unit of time that it is per.
var periods = map[string]string{
	"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "täglich": "day", "wöchentlich": "week", "monatlich": "month", "jährlich": "year",
	"mensuel": "month", "mensuels": "month", "annuel": "year", "annuels": "year",
}

// timeUnits are units of time after "per", in the singular.
var timeUnits = map[string]string{
	"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "stunde": "hour", "tag": "day", "woche": "week", "monat": "month", "jahr": "year",
	"heure": "hour", "jour": "day", "semaine": "week", "mois": "month", "an": "year",
}

// hanPeriods are the characters of Chinese behind 每.
var hanPeriods = map[string]string{"时": "hour", "天": "day", "日": "day", "周": "week", "月": "month", "年": "year"}

// per is the unit of time that a number is per, whose first token is at and behind which, with what it counts, the token behind stands.
func (r *mentionReader) per(at, behind int) string {
	for i := at - 1; i >= at-maxAverageAhead && r.tok(i).isHan(); i-- {
		if unit := hanPeriods[r.word(i)]; unit != "" && r.word(i-1) == "每" {
			return unit
		}
	}
	if unit := periods[r.word(behind)]; unit != "" {
		return unit
	}
	if !slices.Contains([]string{"per", "a", "an", "each", "every", "pro", "je", "par"}, r.word(behind)) {
		return ""
	}
	switch r.word(behind + 2) {
	case "later", "ago", "earlier", "after", "before", "long", "more", "less", "or":
		return ""
	}
	return timeUnits[r.word(behind+1)]
}

// averages are words for an average.
var averages = map[string]Average{
	"median": Median, "mean": Mean, "average": Mean, "averaged": Mean, "averages": Mean, "durchschnitt": Mean, "durchschnittlich": Mean, "schnitt": Mean, "mittel": Mean,
	"médiane": Median, "moyenne": Mean, "moyen": Mean,
}

const (
	maxAverageAhead = 8 // tokens between the word for an average and its number
	maxAverageAfter = 4
)

// average is the kind of average that a number is said to be: the word before it that is nearest in its clause, else one behind it.
func (r *mentionReader) average(at, behind int) Average {
	for i := at - 1; i >= max(0, at-maxAverageAhead) && !ends(r.tok(i)) && r.tok(i).kind != 'n'; i-- {
		if a := averages[r.word(i)]; a != "" {
			return a
		}
		if r.word(i) == "均" && r.word(i-1) == "平" {
			return Mean
		}
	}
	for i := behind; i < behind+maxAverageAfter && !ends(r.tok(i)) && r.tok(i).kind != ',' && r.tok(i).kind != 'n'; i++ {
		if a := averages[r.word(i)]; a != "" {
			return a
		}
	}
	return ""
}
