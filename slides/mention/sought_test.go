package mention

import "testing"

func TestAQuotationHasTheNumbersOfItsTextWithTheirSigns(t *testing.T) {
	const text = "The rate rose to 3.5 percent, or $2.5 million, and fell by 4% on 3/4/2011, while 10-12 ships sailed with 1,240 gulls at −5 °C."
	for phrase, is := range map[string]bool{
		"rose to 3.5 percent": true, "$2.5 million": true, "fell by 4%": true, "fell by 4%, on": true, "10-12 ships": true, "10–12 ships": true, "1240 gulls": true, "1,240 gulls at −5": true, "-5 °C": true,
		"rose to 3-5 percent": false, "rose to −3.5 percent": false, "€2.5 million": false, "fell by −4% on": false, "fell by $4 on": false, "10.12 ships": false, "10,12 ships sailed": false, "fell by 4 on": false,
		"with $1,240 gulls": false, "at 5 °C": false, "1.240 gulls": false,
	} {
		for _, piece := range Pieces(phrase) {
			var s Sought
			s.Add(piece)
			s.Look(text)
			if s.Found(piece) != is {
				t.Errorf("%q is found: %v", phrase, !is)
			}
		}
	}
}

func TestThePiecesOfAQuotationStandInTheOrderOfTheText(t *testing.T) {
	const text = "The warden counted 1,240 gulls and wrote that a boat is a poor lamp."
	if !InOrder(text, Pieces("The warden … wrote that […] a poor lamp")) || InOrder(text, Pieces("a poor lamp … the warden")) {
		t.Error("the order of pieces is not told")
	}
}
