package smart

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

const (
	single byte = '\''
	double byte = '"'
)

// quote is a quotation mark in a text, or dashes or dots, which are replaced in any case.
type quote struct {
	start, stop int    // offsets in the source
	kind        byte   // single, double, or 0 for dashes and dots
	typed       bool   // already curly in the source; it can only end a quotation
	opens       bool   // it may open a quotation
	closes      bool   // it may close one
	text        string // what it becomes; empty if it stays
	close       int    // the index of the mark that closes the quotation; -1 for none
}

// quotation is a quotation that is open.
type quotation struct {
	kind  byte
	close int
}

// scan returns the quotation marks, dashes and dots in the texts among the children of n.
func scan(n ast.Node, src []byte) []quote {
	var quotes []quote
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok || t.IsRaw() {
			continue
		}
		start, stop := t.Segment.Start, t.Segment.Stop
		before, _ := utf8.DecodeLastRune(src[:start])
		previous := t.PreviousSibling()
		afterWord := isWord(before) || previous != nil && previous.Kind() == ast.KindEmphasis
		for i := start; i < stop; {
			r, size := utf8.DecodeRune(src[i:stop])
			q := quote{start: i, stop: i + size}
			after, _ := utf8.DecodeRune(src[i+size:])
			switch {
			case r == '\\' && i+1 < stop && util.IsPunct(src[i+1]):
				size, r = 2, '\\'
			case r == '\'' || r == '"':
				q.kind = byte(r)
				q.opens = !afterWord && after != utf8.RuneError && !unicode.IsSpace(after)
				q.closes = r == '"' || !isWord(after)
				quotes = append(quotes, q)
			case r == '”', r == '’' && !isWord(after):
				q.kind, q.typed, q.closes = double, true, true
				if r == '’' {
					q.kind = single
				}
				quotes = append(quotes, q)
			case r == '-' || r == '.':
				if q.text, size = run(src[i:stop]); q.text != "" {
					q.stop, r = i+size, '…'
					quotes = append(quotes, q)
				}
			}
			afterWord = isWord(r) || r == '.'
			i += size
		}
	}
	return quotes
}

// run returns what dashes or dots at the start of b become and how many they are; "" and 1 if
// they stay.
func run(b []byte) (string, int) {
	switch {
	case bytes.HasPrefix(b, []byte("---")):
		return "—", 3
	case bytes.HasPrefix(b, []byte("--")):
		return "–", 2
	case bytes.HasPrefix(b, []byte("...")):
		return "…", 3
	}
	return "", 1
}

// isWord is true for what a quotation does not begin after. Chinese and Japanese have no spaces
// between words, so that one may begin and end anywhere in them; in Pandoc it may not.
func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !isEastAsian(r)
}

// match finds the mark that closes each quotation. Within a quotation the next mark of its kind
// closes it, but for those in quotations of the other kind.
func match(quotes []quote) {
	next := map[byte][]int{single: make([]int, len(quotes)+1), double: make([]int, len(quotes)+1)}
	next[single][len(quotes)], next[double][len(quotes)] = -1, -1
	for i := len(quotes) - 1; i >= 0; i-- {
		q := &quotes[i]
		q.close = -1
		if q.opens && !(i+1 < len(quotes) && quotes[i+1].ends(q.kind) && quotes[i+1].start == q.stop) {
			q.close = next[q.kind][i+1]
		}
		for kind, n := range next {
			switch {
			case q.ends(kind):
				n[i] = i
			case q.close >= 0 && q.kind != kind:
				n[i] = n[q.close+1]
			default:
				n[i] = n[i+1]
			}
		}
	}
}

func (q *quote) ends(kind byte) bool { return q.kind == kind && q.closes }

// set decides what the mark with the index i becomes, and returns the quotations that are open
// after it.
func (q *quote) set(i int, open []quotation) []quotation {
	within := open[len(open)-1]
	switch {
	case q.kind == 0:
	case within.close == i:
		q.text = map[byte]string{single: "’", double: "”"}[q.kind]
		open = open[:len(open)-1]
	case q.typed:
	case q.opens && within.kind != q.kind && q.close >= 0:
		q.text = map[byte]string{single: "‘", double: "“"}[q.kind]
		open = append(open, quotation{q.kind, q.close})
	case q.kind == single:
		q.text = "’"
	case q.opens && within.kind != double:
		q.text = "“"
	default:
		q.text = "”"
	}
	if q.typed {
		q.text = ""
	}
	return open
}
