package web

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// encoding is a content coding of HTTP in which bytes are kept. The one that makes them smallest
// comes first.
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

// resource is one thing that is served: what is known of it from the beginning, and its content
// once it has been made. It is safe for concurrent use.
type resource struct {
	contentType string
	cache       string // Cache-Control
	policy      string // Content-Security-Policy; empty for what is no document
	status      int    // 0 for 200
	anywhere    bool   // other sites may show it
	saved       bool   // browsers save it and do not show it
	passing     bool   // its content is another soon, so that nothing is compressed
	ranges      bool   // parts of it are sent to who asks for them, and it is never compressed
	deck        string // identity of the deck, see deckIdentity; empty for what tells nothing of the deck

	make func(context.Context, lane) (content, error) // makes the content; nil for what is there from the beginning
	grew func(bytes int)                              // counts the bytes of an encoding that was made later; nil where nobody counts

	ready atomic.Bool // what follows is there
	plain []byte      // nil for what is only read from dist when somebody asks for it
	file  string      // of dist, which may have it in other encodings too; empty for what is made
	size  int         // of the content, in bytes
	sum   [sha256.Size]byte
	forms [encodings]atomic.Pointer[representation]
}

// content is what has been made of a resource.
type content struct {
	plain  []byte
	brotli []byte // nil where it has yet to be compressed
}

// representation is a resource in one encoding, with its headers ready.
type representation struct {
	status      int
	header      []field // headers of the whole response
	notModified []field // headers of a 304 Not Modified
	etag        string  // empty for what must not be kept
	body        []byte
}

// field is a header field as [http.Header] has it.
type field struct {
	name   string // in canonical form
	values []string
}

// pack prepares what most clients get of a resource: the plain bytes, and those in brotli. After
// it the content does not change.
func (r *resource) pack() { r.put(content{plain: r.plain}) }

// put is pack for content that has just been made.
func (r *resource) put(c content) {
	r.plain, r.size, r.sum = c.plain, len(c.plain), sha256.Sum256(c.plain)
	r.forms[identityEncoding].Store(r.represent(identityEncoding, r.plain))
	if r.compresses() {
		if c.brotli == nil {
			c.brotli = packBrotli(r.plain)
		}
		r.forms[brotliEncoding].Store(r.represent(brotliEncoding, c.brotli))
	}
	r.ready.Store(true)
}

// held is how many bytes a resource takes that has just been made.
func (r *resource) held() int {
	held := len(r.plain)
	if b := r.forms[brotliEncoding].Load(); b != nil {
		held += len(b.body)
	}
	return held
}

// represent prepares the headers of a body.
func (r *resource) represent(e encoding, body []byte) *representation {
	f := &representation{status: cmp.Or(r.status, http.StatusOK), body: body}
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
	if r.saved {
		h["Content-Disposition"] = []string{"attachment"}
	}
	if r.ranges {
		h["Accept-Ranges"] = []string{"bytes"}
	}
	if r.compresses() {
		h["Vary"] = []string{"Accept-Encoding"}
	}
	if r.cache != never {
		f.etag = `"` + shortDigest(r.sum) + "-" + e.name() + `"`
		h["Etag"] = []string{f.etag}
	}
	f.notModified = fields(h)
	h["Content-Type"] = []string{r.contentType}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	if e != identityEncoding {
		h["Content-Encoding"] = []string{e.name()}
	}
	f.header = fields(h)
	return f
}

// fields lists a header, which is walked through faster than a map.
func fields(h http.Header) (all []field) {
	for name, values := range h {
		all = append(all, field{name, values})
	}
	return all
}

// compressing lets one encoder run at a time: their tables take megabytes.
var compressing = newLane()

// as returns a resource that is ready in an encoding. zstd and gzip are made when a client first
// asks for them.
func (r *resource) as(ctx context.Context, e encoding) (*representation, error) {
	if b := r.forms[e].Load(); b != nil {
		return b, nil
	}
	err := compressing.do(ctx, func() error {
		if r.forms[e].Load() != nil { // another request has waited for the same
			return nil
		}
		body, err := r.encode(e)
		if err != nil {
			return err
		}
		r.forms[e].Store(r.represent(e, body))
		if r.grew != nil {
			r.grew(len(body))
		}
		return nil
	})
	return r.forms[e].Load(), err
}

// encode returns the content in an encoding, as dist has it or else made now.
func (r *resource) encode(e encoding) ([]byte, error) {
	plain := r.plain
	if r.file != "" {
		packed, err := dist.ReadFile("dist/" + r.file + e.suffix())
		if err == nil || e == identityEncoding {
			return packed, err
		}
		if plain, err = dist.ReadFile("dist/" + r.file); err != nil {
			return nil, err
		}
	}
	switch e {
	case brotliEncoding:
		return encodeBrotli(plain), nil
	case zstdEncoding:
		return encodeZstd(plain)
	case gzipEncoding:
		return encodeGzip(plain), nil
	}
	return plain, nil
}

// compresses reports whether the resource is kept, and sent, compressed.
func (r *resource) compresses() bool { return !r.ranges && !r.passing && compressible(r.contentType) }

// compressible reports whether compression helps a content type: text, wasm, and fonts that are not packed.
func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasPrefix(contentType, "image/svg") ||
		contentType == contentTypes[".json"] || contentType == contentTypes[".jsonld"] || contentType == "application/wasm" || contentType == contentTypes[".ttf"] || contentType == contentTypes[".otf"]
}

// brotliOptions are for what is compressed while we run. At this window the encoder
// takes 2 MB and not 32, and a third of the time. Pages get no larger by it, deck.json by 4 %.
// The highest quality would make pages a tenth smaller, in fifty times the time.
var brotliOptions = brotli.WriterOptions{Quality: 9, LGWin: 16}

// brotliEncoder is for who has the lane compressing.
var brotliEncoder = brotli.NewWriterOptions(nil, brotliOptions)

// packBrotli compresses when its turn has come.
func packBrotli(plain []byte) (packed []byte) {
	compressing.do(context.Background(), func() error {
		packed = encodeBrotli(plain)
		return nil
	})
	return packed
}

// packPage compresses a page. One that does not quite come in one round trip is compressed at
// quality 10, which makes it a tenth smaller in three times the time.
func packPage(plain []byte) []byte {
	packed := packBrotli(plain)
	if len(packed) <= roundTrip || len(packed) > roundTrip*10/9 {
		return packed
	}
	compressing.do(context.Background(), func() error {
		var b bytes.Buffer
		w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 10, LGWin: brotliOptions.LGWin})
		w.Write(plain) // a bytes.Buffer does not fail
		w.Close()
		packed = b.Bytes()
		return nil
	})
	return packed
}

// encodeBrotli compresses; the caller has the lane compressing.
func encodeBrotli(plain []byte) []byte {
	var b bytes.Buffer
	brotliEncoder.Reset(&b)
	brotliEncoder.Write(plain) // a bytes.Buffer does not fail
	brotliEncoder.Close()
	return bytes.Clone(b.Bytes())
}

// zstdWindow is the largest window of what is compressed while we run, in bytes: the size of a
// large page. RFC 9659 allows 8 MB, which costs an encoder ten times as much memory.
const zstdWindow = 1 << 20

func encodeZstd(plain []byte) ([]byte, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithWindowSize(zstdWindow), zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, err
	}
	return slices.Clip(z.EncodeAll(plain, nil)), nil
}

func encodeGzip(plain []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(plain)
	w.Close()
	return bytes.Clone(b.Bytes())
}

// choose returns the encoding that the client gives the most weight, the smallest of several.
// A client that takes none of ours gets the plain bytes.
func (r *resource) choose(accept string) encoding {
	best, most := identityEncoding, 0.0
	if accept == "" || !r.compresses() {
		return best
	}
	for e, w := range weights(accept) {
		if w > most {
			best, most = encoding(e), w
		}
	}
	return best
}

// weights reads the weight of each encoding from Accept-Encoding. An encoding that is not named
// has the weight of "*", and without that 0.
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

// weight reads a parameter such as "q=0.5": from 0 to 1. An empty parameter counts as 1, one that
// cannot be read as 0.
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
func matches(ifNoneMatch, tag string) bool {
	for len(ifNoneMatch) > 0 {
		var item string
		item, ifNoneMatch, _ = strings.Cut(ifNoneMatch, ",")
		item = strings.TrimSpace(item)
		if item == "*" || strings.TrimPrefix(item, "W/") == tag {
			return true
		}
	}
	return false
}
