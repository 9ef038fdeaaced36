// Package stylesheet reads a style sheet that a deck brings along, and leaves out of it what could reach beyond
// the deck's slides: rules of other files and hosts, and what would undo the bounds that a page puts around it.
package stylesheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// maxDepth is how deep rules may nest.
const maxDepth = 10

// Problem is a part of a style sheet that is left out: "what is wrong; what to do".
type Problem struct {
	Line int // from 1
	Msg  string
}

// Confine returns the rules of a style sheet that can stand in a page, between the braces of another rule: each
// brace and bracket of theirs is closed, and nothing in them fetches a file but by an address that the function
// returns. It is asked for each name in url(), with the line, and is false for one that cannot be used, which it
// has reported itself. Rules within @media, @supports, @container and @layer are kept, other at-rules are not.
func Confine(sheet []byte, address func(name string, line int) (string, bool)) (safe string, problems []Problem) {
	c := confiner{lexer: css.NewLexer(parse.NewInputBytes(bytes.Clone(sheet))), line: 1, address: address}
	c.next()
	for c.token.TokenType != css.ErrorToken {
		c.rules(0)
		if c.token.TokenType == css.RightBraceToken {
			c.leaveOut("a } that closes nothing is left out; remove it")
			c.next()
		}
	}
	return c.out.String(), c.problems
}

// confiner reads a style sheet token by token.
type confiner struct {
	lexer    *css.Lexer
	token    css.Token // the next one; css.ErrorToken at the end
	line     int       // of the token
	at       int       // line of the rule or declaration that is being read
	address  func(name string, line int) (string, bool)
	out      strings.Builder
	problems []Problem
}

func (c *confiner) next() {
	c.line += bytes.Count(c.token.Data, []byte("\n"))
	kind, data := c.lexer.Next()
	c.token = css.Token{TokenType: kind, Data: data}
}

// reported is what is wrong with what has been reported already.
const reported = "reported"

func (c *confiner) leaveOut(format string, args ...any) {
	if len(args) > 0 && args[0] == reported {
		return
	}
	c.problems = append(c.problems, Problem{c.at, fmt.Sprintf(format, args...)})
}

// blank skips white space, comments and the brackets of HTML comments.
func (c *confiner) blank() {
	for slices.Contains([]css.TokenType{css.WhitespaceToken, css.CommentToken, css.CDOToken, css.CDCToken, css.SemicolonToken}, c.token.TokenType) {
		c.next()
	}
	c.at = c.line
}

// rules reads rules up to the end or a closing brace.
func (c *confiner) rules(depth int) {
	for c.blank(); c.token.TokenType != css.ErrorToken && c.token.TokenType != css.RightBraceToken; c.blank() {
		c.rule(depth, false)
	}
}

// isSlide reports whether a selector names the root of the scope that the page puts around the rules.
func isSlide(selector []css.Token) bool {
	return slices.ContainsFunc(selector, func(t css.Token) bool {
		return string(t.Data) == "&" || strings.Contains(strings.ToLower(string(t.Data)), "scope") || strings.Contains(string(t.Data), `\`)
	})
}

// groups are the at-rules that hold rules and say when they count.
var groups = []string{"@media", "@supports", "@container", "@layer"}

// rule reads a rule, or an at-rule. Within a rule an at-rule holds declarations as well.
func (c *confiner) rule(depth int, within bool) {
	name := ""
	if c.token.TokenType == css.AtKeywordToken {
		name = strings.ToLower(string(c.token.Data))
	}
	prelude, end := c.until()
	if end != css.LeftBraceToken {
		switch name {
		case "@charset", "@layer":
		case "@import":
			c.leaveOut("@import is left out; put the rules of that file into this one")
		default:
			c.leaveOut("%.60q is no rule; it is left out", written(prelude))
		}
		c.next()
		return
	}
	text, wrong := c.write(prelude)
	switch {
	case name == "@font-face":
		wrong = "@font-face is left out; name the file in theme.yaml, below typefaces"
	case name != "" && !slices.Contains(groups, name):
		wrong = fmt.Sprintf("%.40s is left out; only @media, @supports, @container and @layer are kept", name)
	case depth >= maxDepth:
		wrong = fmt.Sprintf("rules that nest deeper than %d are left out", maxDepth)
	case strings.TrimSpace(text) == "" && wrong == "":
		wrong = "a rule without a selector is left out"
	case name == "" && isSlide(prelude):
		wrong = fmt.Sprintf("%.60s is the slide itself, which the page lays out; style .headline, .body or what is in them", written(prelude))
	}
	if wrong != "" {
		c.leaveOut("%s", wrong)
		c.skip()
		return
	}
	c.next()
	c.out.WriteString(text + "{")
	if name != "" && !within {
		c.rules(depth + 1)
	} else {
		c.declarations(depth + 1)
	}
	c.out.WriteString("}")
	c.next()
}

// declarations reads the block of a rule up to its closing brace: declarations, and rules within.
func (c *confiner) declarations(depth int) {
	for c.blank(); c.token.TokenType != css.ErrorToken && c.token.TokenType != css.RightBraceToken; c.blank() {
		if c.token.TokenType == css.AtKeywordToken {
			c.rule(depth, true)
			continue
		}
		switch tokens, end := c.until(); end {
		case css.LeftBraceToken:
			c.nested(tokens, depth)
		case css.ErrorToken:
			c.leaveOut("%.60q is not closed; end it with ;}", written(tokens))
		default:
			c.declaration(tokens)
		}
	}
}

// nested reads a rule within another, whose selector has been read.
func (c *confiner) nested(selector []css.Token, depth int) {
	text, wrong := c.write(selector)
	if strings.Contains(strings.ToLower(text), ":scope") {
		wrong = ":scope is left out; write the selector by itself"
	}
	if depth >= maxDepth {
		wrong = fmt.Sprintf("rules that nest deeper than %d are left out", maxDepth)
	}
	if wrong != "" {
		c.leaveOut("%s", wrong)
		c.skip()
		return
	}
	c.next()
	c.out.WriteString(text + "{")
	c.declarations(depth + 1)
	c.out.WriteString("}")
	c.next()
}

// bounds are the properties by which a page keeps the style sheet within a slide.
var bounds = []string{"all", "contain", "content-visibility", "behavior", "-moz-binding"}

func (c *confiner) declaration(tokens []css.Token) {
	if len(tokens) == 0 {
		return
	}
	property := strings.ToLower(string(tokens[0].Data))
	if slices.Contains(bounds, property) {
		c.leaveOut("%s is left out, because a page keeps a slide's style within the slide by it", property)
		return
	}
	if property == "display" && slices.ContainsFunc(tokens[1:], hasNoBox) {
		c.leaveOut("%.60q is left out, because a box is what a page keeps a slide's style by; write display: block", written(tokens))
		return
	}
	if strings.HasPrefix(property, "overflow") || property == "position" || property == "z-index" { // the page's own must hold
		if i := slices.IndexFunc(tokens, func(t css.Token) bool { return string(t.Data) == "!" }); i > 0 {
			tokens = tokens[:i]
		}
	}
	text, wrong := c.write(tokens)
	if wrong == "" && (len(tokens) < 2 || !strings.Contains(text, ":") || strings.Contains(property, `\`)) {
		wrong = fmt.Sprintf("%.60q is no declaration; write property: value", written(tokens))
	}
	if wrong != "" {
		c.leaveOut("%s", wrong)
		return
	}
	c.out.WriteString(text + ";")
}

// hasNoBox reports whether a token of a value of display may be contents: an element without a box is bound by
// nothing.
func hasNoBox(t css.Token) bool {
	return t.TokenType == css.FunctionToken || strings.EqualFold(string(t.Data), "contents") || strings.Contains(string(t.Data), `\`)
}

// until reads tokens up to a brace or semicolon that stands outside of brackets, which it returns and leaves to be
// read, but for a semicolon.
func (c *confiner) until() (tokens []css.Token, end css.TokenType) {
	depth := 0
	for {
		kind := c.token.TokenType
		switch kind {
		case css.ErrorToken, css.LeftBraceToken, css.RightBraceToken:
			return tokens, kind
		case css.SemicolonToken:
			if depth <= 0 {
				return tokens, kind
			}
		case css.LeftParenthesisToken, css.FunctionToken, css.LeftBracketToken:
			depth++
		case css.RightParenthesisToken, css.RightBracketToken:
			depth--
		}
		tokens = append(tokens, css.Token{TokenType: kind, Data: c.token.Data})
		c.next()
	}
}

// skip reads past a block that begins with the next token.
func (c *confiner) skip() {
	for depth := 0; c.token.TokenType != css.ErrorToken; c.next() {
		switch c.token.TokenType {
		case css.LeftBraceToken:
			depth++
		case css.RightBraceToken:
			if depth--; depth == 0 {
				c.next()
				return
			}
		}
	}
}

// fetchers are the functions of CSS, besides url, that fetch what they name.
var fetchers = []string{"image-set(", "-webkit-image-set(", "image(", "cross-fade(", "-webkit-cross-fade(", "src(", "element(", "-moz-element(", "paint(", "url-prefix(", "expression("}

// write writes tokens as they can stand in a page. wrong says why they cannot.
func (c *confiner) write(tokens []css.Token) (text, wrong string) {
	var b strings.Builder
	var open []css.TokenType // the tokens that close what is open
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		data := string(t.Data)
		switch t.TokenType {
		case css.BadStringToken, css.BadURLToken, css.CDOToken, css.CDCToken, css.SemicolonToken:
			return "", fmt.Sprintf("%.40q cannot be read; close its quotes and brackets", data)
		case css.URLToken:
			to, ok := c.address(inURL(data), c.at)
			if !ok {
				return "", reported
			}
			b.WriteString(quoted(to))
			continue
		case css.FunctionToken:
			name := strings.ToLower(data)
			if strings.Contains(name, `\`) || slices.Contains(fetchers, name) {
				return "", fmt.Sprintf("%.40s) is left out; write url(\"picture.svg\") for a file of the deck", name)
			}
			if name == "url(" {
				return "", "url() cannot be read; write url(\"picture.svg\")"
			}
			open = append(open, css.RightParenthesisToken)
		case css.LeftParenthesisToken:
			open = append(open, css.RightParenthesisToken)
		case css.LeftBracketToken:
			open = append(open, css.RightBracketToken)
		case css.RightParenthesisToken, css.RightBracketToken:
			if len(open) == 0 || open[len(open)-1] != t.TokenType {
				return "", fmt.Sprintf("%.60q has a bracket too many; correct it", written(tokens))
			}
			open = open[:len(open)-1]
		case css.AtKeywordToken:
			if i > 0 || strings.Contains(data, `\`) {
				return "", fmt.Sprintf("%.40q cannot be read; remove it", data)
			}
		case css.WhitespaceToken:
			data = " "
		case css.CommentToken: // without it the tokens beside it would be one, such as u/**/rl(
			data = "/**/"
		case css.StringToken:
			data = strings.ReplaceAll(data, "<", `\3c `) // </style> ends the page's style wherever it stands
		}
		if strings.Contains(data, "<") && t.TokenType != css.DelimToken {
			return "", fmt.Sprintf("%.40q cannot be read; remove it", data)
		}
		b.WriteString(data)
	}
	if len(open) > 0 {
		return "", fmt.Sprintf("%.60q has a bracket that is not closed; close it", written(tokens))
	}
	if text = b.String(); strings.Contains(text, "</") || strings.Contains(text, "<!") {
		return "", fmt.Sprintf("%.40q cannot be read; remove it", text)
	}
	return text, ""
}

// inURL is the name within url("…").
func inURL(token string) string {
	name := strings.TrimSpace(strings.TrimSuffix(token[strings.IndexByte(token, '(')+1:], ")"))
	if len(name) > 1 && (name[0] == '"' || name[0] == '\'') && name[len(name)-1] == name[0] {
		name = name[1 : len(name)-1]
	}
	return name
}

// quoted is url() with an address, which has no letter that ends it.
func quoted(address string) string {
	return `url("` + strings.NewReplacer(`"`, "%22", `\`, "%5C", "\n", "%0A", "<", "%3C").Replace(address) + `")`
}

func written(tokens []css.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.Write(t.Data)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
