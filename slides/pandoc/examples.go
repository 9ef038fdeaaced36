package pandoc

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
	"exhibit/slides/syntax"
)

// examples are the numbered examples of a deck.
type examples struct {
	count   int
	byLabel map[string]int // the numbers of those that have a label
}

// numberExamples numbers the lists of examples, (@) and (@label), through the whole document. An item
// whose label has a number already has that one again.
func (r *reader) numberExamples(doc ast.Node) {
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		list, ok := n.(*ast.List)
		if !ok || !entering || syntax.StyleOf(list) != syntax.Example {
			return ast.WalkContinue, nil
		}
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			label := syntax.LabelOf(item)
			number, again := r.examples.byLabel[label]
			if !again {
				number = r.examples.add(label)
			}
			if item == list.FirstChild() {
				list.Start = number
			}
			if r.sources[label] != nil && !again {
				r.deckWarnf(item.Pos(), "(@%s) begins a numbered example, as Pandoc reads it, and @%[1]s is then its number; to cite the source, write [@%[1]s], or another word first", label)
			}
		}
		return ast.WalkContinue, nil
	})
}

// add counts an example, whose label may be empty, and returns its number.
func (e *examples) add(label string) int {
	e.count++
	if label != "" {
		if e.byLabel == nil {
			e.byLabel = map[string]int{}
		}
		e.byLabel[label] = e.count
	}
	return e.count
}

// exampleNumber is what stands for @label in the text: the number of the example, and what is written behind
// the label; nil where no example has the label.
func (t *textReader) exampleNumber(n ast.Node, label, behind string) []slides.Node {
	number, ok := t.s.examples.byLabel[label]
	if !ok {
		return nil
	}
	pos := t.pos(n)
	return []slides.Node{
		{Kind: "span", Claim: slides.Own, Pos: pos, Children: []slides.Node{{Text: strconv.Itoa(number) + behind, Pos: pos}}},
	}
}
