package excerpt

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// Address returns the address of a source's page that opens it at a passage: for a PDF at a page, 0 for none; else at a
// run of words, by a text fragment (https://wicg.github.io/scroll-to-text-fragment/). A fragment that the address has
// stays. It is empty for an empty address.
func Address(address string, page int, words string) string {
	if address == "" {
		return ""
	}
	if u, err := url.Parse(address); err == nil && strings.EqualFold(path.Ext(u.Path), ".pdf") {
		if page > 0 && u.Fragment == "" {
			return address + fmt.Sprintf("#page=%d", page)
		}
		return address
	}
	if words == "" || strings.Contains(address, directive) {
		return address
	}
	if !strings.Contains(address, "#") {
		address += "#"
	}
	return address + directive + "text=" + Encoded(words)
}

// directive parts a fragment from what is said to the browser alone.
const directive = ":~:"

// Encoded is a text as a text fragment has it: besides what a URL asks for, "-", "," and "&" are written in percent,
// which part its pieces from each other.
func Encoded(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
