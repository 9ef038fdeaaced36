package mention

import (
	"strings"
)

// minTelephone is how many digits a telephone number has at least.
const minTelephone = 7

// telephones are words before one.
var telephones = WordSet("tel telephone phone fax call mobile hotline telefon tél téléphone 电 话")

// telephone reads +49 30 123456, 030-123456 and Tel. 555-0147 at the current token, as a name; and is false if there is none.
func (r *mentionReader) telephone() bool {
	n, prefix := 0, "Tel. "
	start := r.tok(0)
	if start.kind == '+' && r.tok(1).glued {
		n, prefix = 1, "+"
	} else if start.kind == '(' {
		n = 1
	}
	if r.tok(n).kind != 'n' || start.glued && r.tok(-1).kind != '(' && r.tok(-1).kind != ':' {
		return false
	}
	announced := telephones[r.word(-1)] || r.tok(-1).kind != 'w' && telephones[r.word(-2)] || strings.HasPrefix(r.tok(n).text, "0") && !strings.Contains(r.tok(n).text, ".")
	if prefix != "+" && !announced {
		return false
	}
	digits, groups := "", 0
	for {
		t := r.tok(n)
		if t.kind != 'n' || strings.ContainsAny(t.text, ".,") {
			return false
		}
		digits += digitsOf(t.text)
		groups++
		next := n + 1
		for k := r.tok(next).kind; (k == '-' || k == '/' || k == ')') && next < n+3; k = r.tok(next).kind {
			next++
		}
		if r.tok(next).kind != 'n' || strings.ContainsAny(r.tok(next).text, ".,") || r.tok(next).start-t.end > 3 {
			break
		}
		n = next
	}
	if len(digits) < minTelephone || groups == 1 && prefix != "+" && !strings.HasPrefix(digits, "0") && !telephones[r.word(-1)] && !telephones[r.word(-2)] {
		return false
	}
	r.add(Name, prefix+digits, n+1).Recent = true
	return true
}
