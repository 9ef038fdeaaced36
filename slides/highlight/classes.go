package highlight

import "github.com/alecthomas/chroma/v2"

// Classes are the class names of spans in coloured code. client/css/code.css has a colour for each.
var Classes = []string{"k", "t", "f", "v", "s", "e", "n", "o", "c", "m", "g", "i", "d"}

// classes are the class names of kinds of tokens. Those that are missing have the class of
// their group, or none: names that a language gives no meaning, brackets and commas are plain text.
var classes = map[chroma.TokenType]string{
	chroma.Keyword:         "k", // keywords and the names of HTML elements
	chroma.KeywordType:     "t",
	chroma.KeywordConstant: "n", // true, nil

	chroma.NameClass:         "t", // types
	chroma.NameException:     "t",
	chroma.NameFunction:      "f", // functions
	chroma.NameBuiltin:       "f",
	chroma.NameBuiltinPseudo: "v", // self, this
	chroma.NameVariable:      "v", // variables, attributes and keys where a language marks them
	chroma.NameAttribute:     "v",
	chroma.NameProperty:      "v",
	chroma.NameTag:           "k",
	chroma.NameKeyword:       "k",
	chroma.NameConstant:      "n",
	chroma.NameEntity:        "e",
	chroma.NameDecorator:     "m",
	chroma.NameLabel:         "m",

	chroma.LiteralString:         "s",
	chroma.LiteralStringEscape:   "e", // escapes, regular expressions and what is put into strings
	chroma.LiteralStringInterpol: "e",
	chroma.LiteralStringRegex:    "e",
	chroma.LiteralStringSymbol:   "n",
	chroma.LiteralNumber:         "n", // numbers and constants
	chroma.LiteralDate:           "n",

	chroma.Operator:     "o",
	chroma.OperatorWord: "k",

	chroma.Comment:         "c",
	chroma.CommentPreproc:  "m", // what is for the compiler or the shell: #include, decorators, prompts
	chroma.CommentHashbang: "m",

	chroma.GenericHeading:    "g", // headings of Markdown and of differences
	chroma.GenericSubheading: "g",
	chroma.GenericInserted:   "i",
	chroma.GenericDeleted:    "d",
	chroma.GenericError:      "d",
	chroma.GenericTraceback:  "d",
	chroma.GenericPrompt:     "m",
}

// class is the class name of a kind of tokens; empty for plain text.
func class(t chroma.TokenType) string {
	for t > 0 {
		if c, ok := classes[t]; ok {
			return c
		}
		t = t.Parent()
	}
	return ""
}
