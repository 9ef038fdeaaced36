package web

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
)

// How long a response may be kept without asking.
const (
	immutable  = "public, max-age=31536000, immutable" // the URL carries a hash of the content
	aDay       = "public, max-age=86400"               // small, and hardly ever another
	revalidate = "no-cache"                            // may be kept, but must be asked about
	never      = "no-store"
)

// contentTypes by file name extension.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".csv":   "text/csv; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".wasm":  "application/wasm",
	".woff2": "font/woff2",

	".webmanifest": "application/manifest+json",
}

// securityHeaders go with every response.
var securityHeaders = [][2]string{
	{"X-Content-Type-Options", "nosniff"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// pageHeaders go with pages besides. They mean nothing for what a page is made of, where
// they would only delay it on a slow line. A Cross-Origin-Opener-Policy is not among them: it
// has the browser begin anew in another process once it has the answer, which took a fifth of
// a second, and a deck has nothing to hide from a window that opens it.
var pageHeaders = [][2]string{
	{"Referrer-Policy", "no-referrer"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
}

// secure adds the security headers.
func secure(h http.Header) {
	for _, s := range securityHeaders {
		h[s[0]] = []string{s[1]}
	}
}

// securePage adds those of a page with a Content-Security-Policy.
func securePage(h http.Header, policy string) {
	for _, s := range pageHeaders {
		h[s[0]] = []string{s[1]}
	}
	h["Content-Security-Policy"] = []string{policy}
}

// contentSecurityPolicy lets a page use nothing but its own server, and no other host. The one
// inline script and the one inline style are named by their hashes. Style attributes are
// allowed because ECharts writes them; 'wasm-unsafe-eval' is what WebAssembly needs.
func contentSecurityPolicy(script, style string) string {
	return fmt.Sprintf("default-src 'none'; script-src 'self' '%s' 'wasm-unsafe-eval'; "+
		"style-src 'self' '%s'; style-src-attr 'unsafe-inline'; "+
		"img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "+
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'", inline(script), inline(style))
}

// inline is how a policy names what stands inside a page.
func inline(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// workerPolicy is that of the service worker, which only fetches.
const workerPolicy = "default-src 'none'; connect-src 'self'"
