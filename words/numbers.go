package words

import "strings"

// Minus is the sign before negative numbers, as wide as a plus.
const Minus = "−"

// Digits writes a decimal number, such as "-1234.5", with the marks of the language and a true minus sign.
func (s *Numbers) Digits(n string) string {
	whole, fraction, _ := strings.Cut(n, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = Minus, whole[1:]
	}
	if len(whole) >= s.Grouped {
		step := 3
		for i := len(whole) - step; i > 0; i -= step {
			whole = whole[:i] + s.Group + whole[i:]
			if s.Lakhs {
				step = 2
			}
		}
	}
	if fraction != "" {
		whole += s.Decimal + fraction
	}
	return sign + whole
}
