package web

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/valyala/fasthttp"

	"exhibit/slides"
)

// request is what an answer depends on.
type request struct {
	method, path, query string
	accept, ifNoneMatch string // Accept-Encoding and If-None-Match; several lines are joined by commas
	version             string // Exhibit-Version
}

// answer is what a request gets, whichever server has taken it.
type answer struct {
	status int
	header []field
	body   []byte // a HEAD request does not get it
}

// text is an answer in words.
func text(status int, words string, more ...field) answer {
	h := http.Header{"Content-Type": {contentTypes[".txt"]}}
	secure(h)
	return answer{status, append(fields(h), more...), []byte(words + "\n")}
}

// notReading answers what is neither GET nor HEAD.
func notReading() answer {
	return text(http.StatusMethodNotAllowed, "This is a deck to read: only GET and HEAD are answered.", field{"Allow", []string{"GET, HEAD"}})
}

// answer answers a request, from memory where it has been answered before. Ranges and dates are
// left aside, as RFC 9110 allows: the answer is the whole, and the entity tag says more than a date.
func (s *Site) answer(ctx context.Context, r request) answer {
	if r.method != http.MethodGet && r.method != http.MethodHead {
		return notReading()
	}
	var asOf slides.Date
	var res *resource
	var err error
	dated := r.query != "" && dependsOnDay(r.path)
	if dated {
		asOf, err = day(r.query)
	}
	if err != nil && s.resources[r.path] != nil {
		res, err = s.made(ctx, "badDay", s.badDay)
	} else {
		res, err = s.get(ctx, r.path, asOf)
	}
	if err == nil && res == nil {
		if to := strings.TrimRight(r.path, "/"); s.resources[to] != nil { // /s/x/ -> /s/x
			if r.query != "" {
				to += "?" + r.query
			}
			return text(http.StatusPermanentRedirect, to, field{"Location", []string{to}})
		}
		res, err = s.made(ctx, "missing", s.missing)
	}
	var form *representation
	if err == nil {
		form, err = res.as(ctx, res.choose(r.accept))
	}
	var version []field
	if err == nil && dated && r.version != "" {
		var own string
		own, err = s.versionOf(ctx)
		version = []field{{versionHeader, []string{own}}}
	}
	switch {
	case ctx.Err() != nil: // nobody waits for the answer
		return text(http.StatusServiceUnavailable, "The request has been given up.")
	case err != nil:
		log.Printf("%s: %v", r.path, err)
		return text(http.StatusInternalServerError, "This could not be made. The server's log says why.")
	}
	a := answer{form.status, form.header, form.body}
	if form.etag != "" && matches(r.ifNoneMatch, form.etag) {
		a = answer{http.StatusNotModified, form.notModified, nil}
	}
	if version != nil {
		a.header = append(version, a.header...)
	}
	return a
}

// ServeHTTP lets another program's server, or a test's, answer for the site.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	joined := func(name string) string { return strings.Join(r.Header[name], ",") }
	a := s.answer(r.Context(), request{r.Method, r.URL.Path, r.URL.RawQuery, joined("Accept-Encoding"), joined("If-None-Match"), r.Header.Get(versionHeader)})
	header := w.Header()
	for _, f := range a.header {
		header[f.name] = f.values
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		w.Write(a.body)
	}
}

// Limits on a connection. A slow reader may take its time over the wasm; a client that
// does not send its request, or sends a huge one, may not.
const (
	readTimeout     = 10 * time.Second
	writeTimeout    = 10 * time.Minute
	idleTimeout     = 2 * time.Minute
	maxHeader       = 16 << 10 // bytes
	gathered        = 16 << 10 // bytes of an answer that are sent in one piece: a page with its header. A connection keeps as much
	maxBody         = 4 << 10  // bytes; nothing is done with one
	shutdownTimeout = 10 * time.Second
)

// Serve answers on the listener until ctx is done, then lets running requests finish
// for a while. It closes the listener.
//
// It does so with fasthttp, which takes about half of net/http's time for a page, and as much as
// nginx (journeys/testdata/nginx.sh compares them).
func (s *Site) Serve(ctx context.Context, l net.Listener) error {
	server := &fasthttp.Server{
		Handler:                      s.serve,
		ErrorHandler:                 refuse,
		GetOnly:                      true, // and HEAD; the others' bodies are not read
		MaxRequestBodySize:           maxBody,
		ReadTimeout:                  readTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		ReadBufferSize:               maxHeader,
		WriteBufferSize:              gathered,
		NoDefaultServerHeader:        true,
		DisablePreParseMultipartForm: true,
		NoDefaultContentType:         true,
		CloseOnShutdown:              true,
		Logger:                       log.New(io.Discard, "", 0), // what clients do wrong is not our news
	}
	// A browser keeps a connection ready that has sent nothing yet: fasthttp would wait for it.
	var silent sync.Map // of net.Conn
	server.ConnState = func(c net.Conn, state fasthttp.ConnState) {
		switch state {
		case fasthttp.StateNew:
			silent.Store(c, nil)
		case fasthttp.StateActive, fasthttp.StateClosed:
			silent.Delete(c)
		}
	}
	ahead, stop := context.WithCancel(ctx)
	defer stop()
	go s.makeAhead(ahead)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	silent.Range(func(c, _ any) bool {
		c.(net.Conn).Close()
		return true
	})
	ending, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	err := server.ShutdownWithContext(ending)
	if errors.Is(err, context.DeadlineExceeded) { // somebody still reads: the program's end cuts them off
		return nil
	}
	return err
}

// serve is ServeHTTP for fasthttp.
func (s *Site) serve(ctx *fasthttp.RequestCtx) {
	defer func() { // fasthttp would end with us
		if failure := recover(); failure != nil {
			ctx.Response.Reset()
			send(ctx, text(http.StatusInternalServerError, "This page could not be made."))
			log.Printf("%s: %v\n%s", ctx.RequestURI(), failure, debug.Stack())
		}
	}()
	joined := func(name string) string {
		lines := ctx.Request.Header.PeekAll(name)
		if len(lines) == 0 {
			return ""
		}
		all := string(lines[0])
		for _, line := range lines[1:] {
			all += "," + string(line)
		}
		return all
	}
	send(ctx, s.answer(ctx, request{
		string(ctx.Method()), string(ctx.Path()), string(ctx.URI().QueryString()), joined("Accept-Encoding"), joined("If-None-Match"), joined(versionHeader),
	}))
}

// refuse answers what is no request that we take.
func refuse(ctx *fasthttp.RequestCtx, err error) {
	var tooLarge *fasthttp.ErrSmallBuffer
	switch {
	case errors.Is(err, fasthttp.ErrGetOnly):
		send(ctx, notReading())
	case errors.As(err, &tooLarge):
		send(ctx, text(http.StatusRequestHeaderFieldsTooLarge, "The request's header is too large."))
	case errors.Is(err, fasthttp.ErrBodyTooLarge):
		send(ctx, text(http.StatusRequestEntityTooLarge, "This is a deck to read: it takes nothing in."))
	default:
		send(ctx, text(http.StatusBadRequest, "This is no request that the server understands."))
	}
}

func send(ctx *fasthttp.RequestCtx, a answer) {
	ctx.SetStatusCode(a.status)
	for _, f := range a.header {
		ctx.Response.Header.Set(f.name, f.values[0])
	}
	ctx.Response.SetBodyRaw(a.body)
}
