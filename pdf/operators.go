package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// operator is one of a content stream with its operands, as it is written: text[from:to].
type operator struct {
	name     string
	operands [][]byte
	from, to int
}

var errContent = errors.New("its content cannot be read")

// operators reads a content stream.
func operators(text []byte) (all []operator, err error) {
	var operands [][]byte
	from := -1
	for at := 0; ; {
		at = skipSpace(text, at)
		if at >= len(text) {
			if len(operands) > 0 {
				return nil, errContent
			}
			return all, nil
		}
		end := tokenEnd(text, at)
		if end < 0 {
			return nil, errContent
		}
		if from < 0 {
			from = at
		}
		token := text[at:end]
		at = end
		if isOperand(token) {
			operands = append(operands, token)
			continue
		}
		name := string(token)
		if name == "BI" { // an image of its own, with its data, up to EI
			stop := imageEnd(text, at)
			if stop < 0 {
				return nil, errContent
			}
			at = stop
		}
		all = append(all, operator{name, operands, from, at})
		operands, from = nil, -1
	}
}

func isSpace(b byte) bool {
	return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0
}

// skipSpace returns where the next token begins: behind white space and comments.
func skipSpace(text []byte, at int) int {
	for at < len(text) {
		switch {
		case isSpace(text[at]):
			at++
		case text[at] == '%':
			for at < len(text) && text[at] != '\n' && text[at] != '\r' {
				at++
			}
		default:
			return at
		}
	}
	return at
}

// tokenEnd returns where the token ends that begins at a place; -1 for one that does not end.
func tokenEnd(text []byte, at int) int {
	switch {
	case text[at] == '(':
		return stringEnd(text, at)
	case bytes.HasPrefix(text[at:], []byte("<<")):
		return nestedEnd(text, at+2, ">>")
	case text[at] == '[':
		return nestedEnd(text, at+1, "]")
	case text[at] == '<':
		if n := bytes.IndexByte(text[at:], '>'); n >= 0 {
			return at + n + 1
		}
		return -1
	case bytes.IndexByte([]byte(">])}{"), text[at]) >= 0:
		return -1
	}
	end := at + 1
	for end < len(text) && !isSpace(text[end]) && bytes.IndexByte([]byte("()<>[]{}/%"), text[end]) < 0 {
		end++
	}
	return end
}

func stringEnd(text []byte, at int) int {
	depth := 0
	for ; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	return -1
}

// nestedEnd returns where an array or dictionary ends, whose content begins at a place.
func nestedEnd(text []byte, at int, closing string) int {
	for {
		at = skipSpace(text, at)
		if at >= len(text) {
			return -1
		}
		if bytes.HasPrefix(text[at:], []byte(closing)) {
			return at + len(closing)
		}
		if at = tokenEnd(text, at); at < 0 {
			return -1
		}
	}
}

// imageEnd returns where an inline image ends whose BI ends at a place.
func imageEnd(text []byte, at int) int {
	for {
		n := bytes.Index(text[at:], []byte("EI"))
		if n < 0 {
			return -1
		}
		at += n + 2
		if isSpace(text[at-3]) && (at == len(text) || isSpace(text[at])) {
			return at
		}
	}
}

func isOperand(token []byte) bool {
	switch c := token[0]; {
	case c == '/' || c == '(' || c == '<' || c == '[':
		return true
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return true
	}
	return bytes.Equal(token, []byte("true")) || bytes.Equal(token, []byte("false")) || bytes.Equal(token, []byte("null"))
}

// float returns the operand at an index as a number; 0 where there is none.
func (o operator) float(i int) float64 {
	if i >= len(o.operands) {
		return 0
	}
	f, _ := strconv.ParseFloat(string(o.operands[i]), 64)
	return f
}

// nameAt returns the operand at an index as a name, without its slash; empty where there is none.
func (o operator) nameAt(i int) string {
	if i >= len(o.operands) || o.operands[i][0] != '/' {
		return ""
	}
	return string(o.operands[i][1:])
}

// shown returns the strings that an operator shows, decoded: of Tj, ', " and TJ.
func (o operator) shown() (all [][]byte) {
	for _, operand := range o.operands {
		switch operand[0] {
		case '(', '<':
			all = append(all, decodeString(operand))
		case '[':
			for at := skipSpace(operand, 1); at < len(operand)-1; at = skipSpace(operand, at) {
				end := tokenEnd(operand, at)
				if end < 0 {
					break
				}
				if operand[at] == '(' || operand[at] == '<' {
					all = append(all, decodeString(operand[at:end]))
				}
				at = end
			}
		}
	}
	return all
}

// decodeString returns the bytes of a string in parentheses or of hexadecimal digits.
func decodeString(token []byte) (b []byte) {
	if token[0] == '<' {
		var digits []byte
		for _, c := range token[1 : len(token)-1] {
			if !isSpace(c) {
				digits = append(digits, c)
			}
		}
		if len(digits)%2 == 1 {
			digits = append(digits, '0')
		}
		for i := 0; i < len(digits); i += 2 {
			n, _ := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
			b = append(b, byte(n))
		}
		return b
	}
	escapes := map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}
	text := token[1 : len(token)-1]
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b = append(b, text[i])
			continue
		}
		i++
		switch c := text[i]; {
		case c >= '0' && c <= '7':
			n := 0
			for j := 0; j < 3 && i < len(text) && text[i] >= '0' && text[i] <= '7'; j++ {
				n = n*8 + int(text[i]-'0')
				i++
			}
			i--
			b = append(b, byte(n))
		case c == '\n':
		case escapes[c] != 0:
			b = append(b, escapes[c])
		default:
			b = append(b, c)
		}
	}
	return b
}
