package app

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// attr prepares a value for an attribute of a go-app element. go-app quotes
// attributes with strconv.Quote when it prerenders, which is not HTML: a quote would
// end the attribute. On the server everything that strconv.Quote or HTML would
// change becomes a character reference; in the browser setAttribute needs nothing.
func attr(s string) string {
	if app.IsClient {
		return s
	}
	if s == "true" { // go-app writes the bare attribute name for it
		return "&#116;rue"
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("&<>\"\\", r) || !unicode.IsPrint(r) {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
