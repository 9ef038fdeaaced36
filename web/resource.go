package web

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// encoding is a content coding we keep bytes in, smallest first.
type encoding int

const (
	brotliEncoding encoding = iota
	zstdEncoding
	gzipEncoding
	identityEncoding
	encodings
)

// name is the token of HTTP.
func (e encoding) name() string { return [...]string{"br", "zstd", "gzip", "identity"}[e] }

// suffix is what make appends to the names of files in this encoding.
func (e encoding) suffix() string { return [...]string{".br", ".zst", ".gz", ""}[e] }

// resource is one thing that is served, in every encoding, with its headers ready.
type resource struct {
	contentType string
	cache       string // Cache-Control
	policy      string // Content-Security-Policy; empty for what is not a page
	status      int    // 0 for 200
	anywhere    bool   // other sites may show it
	deck        string // identity of the deck, see deckIdentity; empty for what tells nothing of the deck
	plain       []byte
	packed      [encodings][]byte // bytes by encoding; nil where plain is as good

	whole [encodings][]field // headers of the whole response
	known [encodings][]field // headers of the answer to who has it already
	etags [encodings]string
}

// field is a header field as [http.Header] has it.
type field struct {
	name   string // in canonical form
	values []string
}

// pageQuality is the brotli level for what is compressed at start: nearly as small as
// the highest, at a tenth of its time.
const pageQuality = 9

// pack compresses what is not compressed yet and prepares the headers. After it the
// resource does not change.
func (r *resource) pack() {
	if r.packed[zstdEncoding] == nil && compressible(r.contentType) {
		if r.packed[brotliEncoding] == nil {
			r.packed[brotliEncoding] = packBrotli(r.plain)
		}
		r.packed[zstdEncoding] = packZstd(r.plain)
		r.packed[gzipEncoding] = packGzip(r.plain)
	}
	r.packed[identityEncoding] = r.plain
	tag := digest(r.plain)
	for e := range encodings {
		if r.packed[e] == nil {
			continue
		}
		h := http.Header{"Cache-Control": {r.cache}}
		secure(h)
		if r.anywhere {
			h["Cross-Origin-Resource-Policy"] = []string{"cross-origin"}
		}
		if r.policy != "" {
			securePage(h, r.policy)
		}
		if r.deck != "" {
			h[deckHeader] = []string{r.deck}
		}
		if r.packed[brotliEncoding] != nil {
			h["Vary"] = []string{"Accept-Encoding"}
		}
		if r.cache != never {
			r.etags[e] = `"` + tag + "-" + e.name() + `"`
			h["Etag"] = []string{r.etags[e]}
		}
		r.known[e] = fields(h)
		h["Content-Type"] = []string{r.contentType}
		h["Content-Length"] = []string{strconv.Itoa(len(r.packed[e]))}
		if e != identityEncoding {
			h["Content-Encoding"] = []string{e.name()}
		}
		r.whole[e] = fields(h)
	}
}

// fields lists a header, which is walked through faster than a map.
func fields(h http.Header) (all []field) {
	for name, values := range h {
		all = append(all, field{name, values})
	}
	return all
}

// compressible reports whether a type is text or wasm, which compression helps.
func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasPrefix(contentType, "image/svg") ||
		contentType == "application/json" || contentType == "application/wasm"
}

// The encoders that are not in use. Their tables are large, so one is used for many
// resources; the garbage collector takes them once nothing is left to compress.
var (
	brotliEncoders = sync.Pool{New: func() any { return brotli.NewWriterLevel(nil, pageQuality) }}
	zstdEncoders   = sync.Pool{New: func() any { return newZstd() }}
)

// newZstd makes an encoder whose output takes no more of a browser's memory than RFC 9659
// allows.
func newZstd() *zstd.Encoder {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err) // a bad option
	}
	return z
}

func packBrotli(plain []byte) []byte {
	w := brotliEncoders.Get().(*brotli.Writer)
	defer brotliEncoders.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	w.Write(plain) // a bytes.Buffer does not fail
	w.Close()
	return bytes.Clone(b.Bytes())
}

func packZstd(plain []byte) []byte {
	z := zstdEncoders.Get().(*zstd.Encoder)
	defer zstdEncoders.Put(z)
	return slices.Clip(z.EncodeAll(plain, nil))
}

func packGzip(plain []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(plain)
	w.Close()
	return bytes.Clone(b.Bytes())
}

// answer answers a GET or HEAD request. Ranges and dates are left aside, as RFC 9110 allows:
// the answer is the whole, and the entity tag says more than a date.
func (r *resource) answer(to request) answer {
	e := r.choose(to.accept)
	if r.etags[e] != "" && matches(to.known, r.etags[e]) {
		return answer{http.StatusNotModified, r.known[e], nil}
	}
	return answer{cmp.Or(r.status, http.StatusOK), r.whole[e], r.packed[e]}
}

// choose returns the encoding that the client gives the most weight, the smallest of several.
// Who takes none that we have gets the plain bytes.
func (r *resource) choose(accept string) encoding {
	best, most := identityEncoding, 0.0
	if r.packed[brotliEncoding] == nil || accept == "" {
		return best
	}
	for e, w := range weights(accept) {
		if w > most && r.packed[e] != nil {
			best, most = encoding(e), w
		}
	}
	return best
}

// weights is what Accept-Encoding says of each encoding. One that is not named has the weight
// of "*", and without that none.
func weights(accept string) (all [encodings]float64) {
	var named [encodings]bool
	others := 0.0
	for len(accept) > 0 {
		var item string
		item, accept, _ = strings.Cut(accept, ",")
		name, parameter, _ := strings.Cut(item, ";")
		name = strings.TrimSpace(name)
		if name == "*" {
			others = weight(parameter)
		}
		for e := range encodings {
			if strings.EqualFold(name, e.name()) {
				all[e], named[e] = weight(parameter), true
			}
		}
	}
	for e := range encodings {
		if !named[e] {
			all[e] = others
		}
	}
	return all
}

// weight reads a parameter such as "q=0.5": from 0 to 1, and 1 where it does not stand. What
// cannot be read counts as 0.
func weight(parameter string) float64 {
	parameter = strings.TrimSpace(parameter)
	if parameter == "" {
		return 1
	}
	if len(parameter) < 3 || !strings.EqualFold(parameter[:2], "q=") {
		return 0
	}
	q, err := strconv.ParseFloat(parameter[2:], 64)
	if err != nil || q < 0 || q > 1 {
		return 0
	}
	return q
}

// matches reports whether If-None-Match names an entity tag.
func matches(known, tag string) bool {
	for len(known) > 0 {
		var item string
		item, known, _ = strings.Cut(known, ",")
		item = strings.TrimSpace(item)
		if item == "*" || strings.TrimPrefix(item, "W/") == tag {
			return true
		}
	}
	return false
}
