package pandoc

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
)

const (
	statementText = 140 // characters of a slide's text, at most, that are set as large as a headline
	numberText    = 12  // characters of a headline, at most, that is a number by itself
	quotedText    = 420 // characters of a quotation, at most, that has a slide for itself
)

// has reports whether a slide has a class.
func (s *slideReader) has(class string) bool {
	return slices.Contains(strings.Fields(s.Class), class)
}

// layOut gives a slide the classes of its layout, by what stands on it or by what its heading asks for: "statement"
// for what stands in the middle of the screen, a sentence, a quotation ("quote") or a number ("number"); "comparison"
// for two columns under headings. Others have a size by the room that there is.
func (s *slideReader) layOut() {
	asked := ""
	for _, class := range []string{"statement", "number", "quote"} {
		if s.has(class) {
			asked = class
		}
	}
	if s.isComparison() && !s.has("comparison") {
		s.addClass("comparison")
	}
	quoted := s.isQuotation()
	length, alone := s.words()
	switch {
	case asked != "" && !(alone && length <= quotedText || quoted):
		s.deckWarnf(s.Pos, "class %q is for a slide of %d characters at most, without lists, pictures and the like; shorten it, or take the class away", asked, quotedText)
		s.Class = strings.Join(slices.DeleteFunc(strings.Fields(s.Class), func(class string) bool { return class == asked }), " ")
		s.sizeText()
	case quoted || asked == "quote":
		s.stands("quote", length)
	case asked != "" || s.isStatement(length, alone):
		class := ""
		if asked == "number" || isNumber(s.Title) && !s.Opens() {
			class = "number"
		}
		s.stands(class, length)
	default:
		s.sizeText()
	}
}

// stands puts a slide in the middle of the screen, in a size by the length of its text.
func (s *slideReader) stands(class string, length int) {
	for _, class := range []string{"statement", class} {
		if class != "" && !s.has(class) {
			s.addClass(class)
		}
	}
	if length > statementText {
		s.addClass("size-" + strconv.Itoa(80-10*((length-statementText)/statementText)))
	}
}

// words counts the characters of a slide's text. alone reports whether nothing on it has a shape of its own: it is
// one or two paragraphs, headings or quotations.
func (s *slideReader) words() (length int, alone bool) {
	blocks := 0
	for _, b := range s.Blocks {
		if b.Text == nil {
			return 0, false
		}
		for i := range b.Text {
			n := &b.Text[i]
			if !slices.Contains([]slides.Kind{"p", "h2", "h3", "blockquote"}, n.Kind) || n.Attr("class") != "" || hasPicture(n) {
				return 0, false
			}
			blocks++
			length += utf8.RuneCountInString(slides.Plain(n.Children))
		}
	}
	return length, blocks <= 2 && !hasPicture(&slides.Node{Children: s.Headline})
}

// isStatement reports whether all that a slide says is a headline or a few words.
func (s *slideReader) isStatement(length int, alone bool) bool {
	if len(s.Blocks) == 0 && (s.Opens() || len(s.Headline) == 0) || s.Opens() && s.has("part") {
		return false
	}
	return alone && length <= statementText
}

func hasPicture(of *slides.Node) (found bool) {
	slides.Walk(of.Children, func(n *slides.Node) bool {
		found = found || n.Kind == "img" || n.Kind == "video" || n.Attr("class") == "missing"
		return !found
	})
	return found
}

// isNumber reports whether a headline is a number with what it counts: 31%, €61 or 1.2 million.
func isNumber(title string) bool {
	return title != "" && utf8.RuneCountInString(title) <= numberText && strings.ContainsFunc(title, unicode.IsDigit) && len(strings.Fields(title)) <= 2
}

// isQuotation reports whether all that a slide says is what somebody has said: a block quote, or a headline in
// quotation marks, and who it was. The paragraph that says so gets the class "by", and its dash goes.
func (s *slideReader) isQuotation() bool {
	if s.Opens() || len(s.Blocks) != 1 || s.Blocks[0].Step > 0 {
		return false
	}
	text := s.Blocks[0].Text
	last := len(text) - 1
	switch {
	case last < 0 || last > 1:
		return false
	case text[0].Kind == "blockquote":
		quote := &text[0]
		within := len(quote.Children) - 1
		switch {
		case utf8.RuneCountInString(slides.Plain(quote.Children)) > quotedText || !ofParagraphs(quote.Children):
			return false
		case last == 1 && text[1].Kind == "p":
			return says(&text[1], true)
		case last == 0 && within > 0:
			says(&quote.Children[within], false)
		}
		return last == 0
	case text[0].Kind == "p" && last == 0 && isQuoted(s.Title):
		return says(&text[0], true)
	}
	return false
}

func ofParagraphs(nodes []slides.Node) bool {
	return !slices.ContainsFunc(nodes, func(n slides.Node) bool { return n.Kind != "p" || hasPicture(&n) })
}

// isQuoted reports whether a headline stands in quotation marks.
func isQuoted(title string) bool {
	first, _ := utf8.DecodeRuneInString(title)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(title, ".,;"))
	return strings.ContainsRune("“„«»‘‚「『\"", first) && strings.ContainsRune("”“»«’‘」』\"", last)
}

// dashes stand before the name of who said something.
const dashes = "—–―-"

// speakerText is how many characters a paragraph has, at most, that says who said something.
const speakerText = 120

// says makes a paragraph that which says who said something, if it begins with a dash or, where that is enough, is short
// and no sentence.
func says(p *slides.Node, short bool) bool {
	if len(p.Children) == 0 || p.Step > 0 {
		return false
	}
	plain := slides.Plain(p.Children)
	if first := p.Children[0]; len(p.Children) > 1 && first.Kind == slides.Text && first.Text != "" && strings.Trim(first.Text, dashes) == "" && p.Children[1].Kind == slides.Text {
		p.Children = p.Children[1:] // -- has become a dash by itself
		p.Children[0].Text = first.Text + p.Children[0].Text
	}
	if p.Children[0].Kind == slides.Text {
		text := p.Children[0].Text
		name := strings.TrimLeft(text, dashes)
		if cut := len(text) - len(name); cut > 0 && strings.HasPrefix(name, " ") || strings.HasPrefix(text, "—") || strings.HasPrefix(text, "―") {
			name = strings.TrimLeft(name, " ")
			p.Children[0].Pos += len(text) - len(name)
			p.Children[0].Text = name
			p.Attrs = append(p.Attrs, slides.Attr{Name: "class", Value: "by"})
			return true
		}
	}
	if short && utf8.RuneCountInString(plain) <= speakerText {
		p.Attrs = append(p.Attrs, slides.Attr{Name: "class", Value: "by"})
		return true
	}
	return false
}

// isComparison reports whether a slide sets two things beside each other: two columns that each begin with a heading.
func (s *slideReader) isComparison() bool {
	return slices.ContainsFunc(s.Blocks, func(b slides.Block) bool {
		return len(b.Columns) == 2 && !slices.ContainsFunc(b.Columns, func(c slides.Column) bool {
			return len(c.Blocks) == 0 || len(c.Blocks[0].Text) == 0 || !slices.Contains([]slides.Kind{"h2", "h3", "h4"}, c.Blocks[0].Text[0].Kind)
		})
	})
}
