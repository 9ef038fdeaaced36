package mention

// vagues are words for a number of which only the size is told, each with the one that it is read as.
var vagues = map[string]string{
	"tens": "tens", "dozens": "dozens", "scores": "scores", "hundreds": "hundreds", "thousands": "thousands", "millions": "millions", "billions": "billions",
	"dutzende": "dozens", "hunderte": "hundreds", "tausende": "thousands", "dizaines": "tens", "douzaines": "dozens", "centaines": "hundreds", "milliers": "thousands",
}

// span is the least and the most that such a word may stand for, the most not among them.
type span struct{ least, below float64 }

// spans are those of all that are read.
var spans = map[string]span{
	"tens": {20, 100}, "dozens": {24, 200}, "scores": {40, 200}, "hundreds": {200, 1e3}, "thousands": {2e3, 1e6}, "tens of thousands": {2e4, 1e5}, "hundreds of thousands": {1e5, 1e6},
	"millions": {2e6, 1e9}, "tens of millions": {2e7, 1e8}, "hundreds of millions": {1e8, 1e9}, "billions": {2e9, 1e12}, "tens of billions": {2e10, 1e11}, "hundreds of billions": {1e11, 1e12},
}

// vague reads dozens, scores of, thousands and hundreds of thousands at the current token, and is false if there is none.
func (r *mentionReader) vague() bool {
	value := vagues[r.word(0)]
	if value == "" || r.tok(-1).kind == 'n' || r.numeralOf(r.word(-1)) > 0 {
		return false
	}
	n := 1
	if larger := vagues[r.word(2)]; r.word(1) == "of" && spans[value+" of "+larger].below > 0 {
		value, n = value+" of "+larger, 3
	}
	if (value == "scores" || value == "tens") && r.word(1) != "of" {
		return false // test scores
	}
	r.add(Number, value, n).Recent = true
	return true
}

// Vague reports whether only the size of a number is told.
func (m Mention) Vague() bool { return spans[m.Value].below > 0 }

// Spans reports whether a vague number may stand for another.
func (m Mention) Spans(value float64) bool {
	s := spans[m.Value]
	return value >= s.least && value < s.below
}
