package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// encoding is a content coding we keep bytes in, best first.
type encoding int

const (
	brotliEncoding encoding = iota
	gzipEncoding
	identityEncoding
	encodings
)

// name is the token of HTTP.
func (e encoding) name() string { return [...]string{"br", "gzip", "identity"}[e] }

// suffix is what make appends to the names of files in this encoding.
func (e encoding) suffix() string { return [...]string{".br", ".gz", ""}[e] }

// resource is one thing that is served, in every encoding, with its headers ready.
type resource struct {
	contentType string
	cache       string // Cache-Control
	policy      string // Content-Security-Policy; empty for what is not a page
	status      int    // 0 for 200
	anywhere    bool   // other sites may show it
	plain       []byte
	packed      [encodings][]byte // bytes by encoding; nil where plain is as good

	headers [encodings]http.Header
	etags   [encodings]string
}

// pageQuality is the brotli level for what is compressed at start: nearly as small as
// the highest, at a tenth of its time.
const pageQuality = 9

// pack compresses what is not compressed yet and prepares the headers. After it the
// resource does not change.
func (r *resource) pack() {
	if r.packed[brotliEncoding] == nil && compressible(r.contentType) {
		r.packed[brotliEncoding] = packBrotli(r.plain)
		r.packed[gzipEncoding] = packGzip(r.plain)
	}
	r.packed[identityEncoding] = r.plain
	tag := digest(r.plain)
	for e := range encodings {
		if r.packed[e] == nil {
			continue
		}
		h := http.Header{
			"Content-Type":   {r.contentType},
			"Content-Length": {strconv.Itoa(len(r.packed[e]))},
			"Cache-Control":  {r.cache},
		}
		secure(h)
		if r.anywhere {
			h["Cross-Origin-Resource-Policy"] = []string{"cross-origin"}
		}
		if r.policy != "" {
			h["Content-Security-Policy"] = []string{r.policy}
		}
		if r.packed[brotliEncoding] != nil {
			h["Vary"] = []string{"Accept-Encoding"}
		}
		if e != identityEncoding {
			h["Content-Encoding"] = []string{e.name()}
		}
		if r.cache != never {
			r.etags[e] = `"` + tag + "-" + e.name() + `"`
			h["Etag"] = []string{r.etags[e]}
		}
		r.headers[e] = h
	}
}

// compressible reports whether a type is text or wasm, which compression helps.
func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasPrefix(contentType, "image/svg") ||
		contentType == "application/json" || contentType == "application/wasm"
}

func packBrotli(plain []byte) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, pageQuality)
	w.Write(plain) // a bytes.Buffer does not fail
	w.Close()
	return b.Bytes()
}

func packGzip(plain []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(plain)
	w.Close()
	return b.Bytes()
}

// serve answers a GET or HEAD request.
func (r *resource) serve(w http.ResponseWriter, req *http.Request) {
	e := r.choose(req.Header["Accept-Encoding"])
	header := w.Header()
	for k, v := range r.headers[e] {
		header[k] = v
	}
	if r.etags[e] != "" && matches(req.Header["If-None-Match"], r.etags[e]) {
		delete(header, "Content-Length")
		delete(header, "Content-Type")
		delete(header, "Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if r.status != 0 {
		w.WriteHeader(r.status)
	}
	if req.Method != http.MethodHead {
		w.Write(r.packed[e])
	}
}

// choose returns the best encoding that the client accepts and we have.
func (r *resource) choose(accept []string) encoding {
	if r.packed[brotliEncoding] == nil {
		return identityEncoding
	}
	for e := range identityEncoding {
		for _, line := range accept {
			if accepts(line, e.name()) {
				return e
			}
		}
	}
	return identityEncoding
}

// accepts reports whether an Accept-Encoding line takes a coding: named, or by "*",
// and not with a weight of zero.
func accepts(line, coding string) bool {
	star := false
	for len(line) > 0 {
		var item string
		item, line, _ = strings.Cut(line, ",")
		name, weight, _ := strings.Cut(item, ";")
		name = strings.TrimSpace(name)
		if name == "*" {
			star = !zero(weight)
		} else if strings.EqualFold(name, coding) {
			return !zero(weight)
		}
	}
	return star
}

// zero reports whether a weight such as "q=0.000" is zero.
func zero(weight string) bool {
	q, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(weight)), "q=")
	return ok && strings.Trim(q, "0.") == ""
}

// matches reports whether an If-None-Match header names an entity tag.
func matches(lines []string, tag string) bool {
	for _, line := range lines {
		for len(line) > 0 {
			var item string
			item, line, _ = strings.Cut(line, ",")
			item = strings.TrimSpace(item)
			if item == "*" || strings.TrimPrefix(item, "W/") == tag {
				return true
			}
		}
	}
	return false
}
