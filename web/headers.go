package web

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
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
	".ttf":   "font/ttf",
	".otf":   "font/otf",

	".jsonld":      `application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"`,
	".webmanifest": "application/manifest+json",
}

// securityHeaders go with every response of a Site.
var securityHeaders = [][2]string{
	{"X-Content-Type-Options", "nosniff"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// pageHeaders go with documents besides. For a script or a picture they mean nothing, and would
// only delay it on a slow line. Cross-Origin-Opener-Policy is not among them: with it the browser
// starts another process when the answer comes, which took 0.2 s, and a deck has nothing to hide
// from a window that opens it.
var pageHeaders = [][2]string{
	{"Referrer-Policy", "no-referrer"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
}

// strictTransport goes with every answer over TLS. It is said of the one host, not of those below it.
var strictTransport = [2]string{"Strict-Transport-Security", "max-age=31536000"}

// secure adds the security headers.
func secure(h http.Header) {
	for _, s := range securityHeaders {
		h[s[0]] = []string{s[1]}
	}
}

// securePage adds those of a document with a Content-Security-Policy.
func securePage(h http.Header, policy string) {
	for _, s := range pageHeaders {
		h[s[0]] = []string{s[1]}
	}
	h["Content-Security-Policy"] = []string{policy}
}

// contentSecurityPolicy is the policy of a page: it lets the page use its own server alone. The
// inline scripts and the one inline style are named by their hashes. Style attributes are
// allowed because ECharts writes them; WebAssembly needs 'wasm-unsafe-eval'. client/lib/trusted.js
// has the one policy of Trusted Types. framing is as frameAncestors returns it; empty for what a page
// says itself, which browsers heed in a header alone.
func contentSecurityPolicy(scripts []string, style, framing string) string {
	var own strings.Builder
	for _, script := range scripts {
		own.WriteString(" '" + inline(script) + "'")
	}
	return fmt.Sprintf("default-src 'none'; script-src 'self'%s 'wasm-unsafe-eval'; "+
		"style-src 'self' '%s'; style-src-attr 'unsafe-inline'; "+
		"img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "+
		"base-uri 'none'; form-action 'self'; %srequire-trusted-types-for 'script'; trusted-types default", own.String(), inline(style), framing)
}

// frameAncestors is the directive that says which pages may show another inside them, with a
// semicolon behind it: those of origins such as "https://intranet.example", or none.
func frameAncestors(origins []string) string {
	if len(origins) == 0 {
		return "frame-ancestors 'none'; "
	}
	return "frame-ancestors " + strings.Join(origins, " ") + "; "
}

// inline returns the hash by which a policy names a script or style inside the page.
func inline(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// workerPolicy is that of the service worker, which only fetches.
const workerPolicy = "default-src 'none'; connect-src 'self'"

// drawingPolicy is that of a drawing, which is opened as a document: it shows what it has inside,
// runs no script and reaches nothing. framing is as frameAncestors returns it, or empty.
func drawingPolicy(framing string) string {
	return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; " + framing + "sandbox"
}
