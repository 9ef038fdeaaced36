package web

import (
	"bytes"
	"context"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"exhibit/slides"
)

// ServeHTTP answers a GET or HEAD request, from memory where it has been answered before. It
// answers whatever host is asked for: [Site.Serve] is what refuses foreign ones. Dates are ignored,
// as RFC 9110 allows: the entity tag says more. So are ranges, but for those of pictures, video,
// audio and documents of the deck.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer recoverAnswer(w, r)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		refuseMethod(w, r)
		return
	}
	ctx := r.Context()
	path := s.below(r.URL.Path)
	res, to, err := s.find(ctx, path, r.URL.RawQuery)
	if to != "" {
		redirect(w, r, to)
		return
	}
	var form *representation
	if err == nil {
		form, err = res.as(ctx, res.choose(joined(r.Header, "Accept-Encoding")))
	}
	header := w.Header()
	if err == nil && !s.docs.watched && r.Header[versionHeader] != nil && r.URL.RawQuery != "" && dependsOnDay(path) {
		var version string
		version, err = s.versionOf(ctx)
		header[versionHeader] = []string{version}
	}
	switch {
	case ctx.Err() != nil: // nobody waits for the answer
		sendText(w, r, http.StatusServiceUnavailable, "The request has been given up.")
	case err != nil:
		log.Printf("%s: %v", r.URL.Path, err)
		sendText(w, r, http.StatusInternalServerError, "This could not be made. The server's log says why.")
	case form.etag != "" && matches(joined(r.Header, "If-None-Match"), form.etag):
		for _, f := range form.notModified {
			header[f.name] = f.values
		}
		w.WriteHeader(http.StatusNotModified)
	case res.ranges && r.Header["Range"] != nil:
		for _, f := range form.header {
			header[f.name] = f.values
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(form.body))
	default:
		for _, f := range form.header {
			header[f.name] = f.values
		}
		send(w, r, form.status, form.body)
	}
}

// refuseMethod answers a request that asks for something else than to read.
func refuseMethod(w http.ResponseWriter, r *http.Request) {
	w.Header()["Allow"] = []string{"GET, HEAD"}
	w.Header()["Connection"] = []string{"close"} // nothing of a body is waited for
	sendText(w, r, http.StatusMethodNotAllowed, "This is a deck to read: only GET and HEAD are answered.")
}

// below returns a request's path without the base, where it has that: a proxy may have taken it
// away. It is empty for the base itself.
func (s *Site) below(path string) string {
	rest, ok := strings.CutPrefix(path, s.docs.basePath)
	if !ok || rest != "" && rest[0] != '/' || s.resources[rest] == nil && s.resources[path] != nil { // as /s/x is, below the base /s
		return path
	}
	return rest
}

// find returns the resource at a path below the base, ready to be sent, or else the address that
// was meant. The error is that of ctx or of making the resource.
func (s *Site) find(ctx context.Context, path, query string) (res *resource, to string, err error) {
	if path == "" {
		return nil, s.docs.address("/", query), nil
	}
	var asOf slides.Date
	if query != "" && dependsOnDay(path) && s.resources[path] != nil {
		var bad error
		if asOf, bad = day(query); bad != nil {
			if query := intendedDay(query); query != "" {
				return nil, s.docs.address(path, query), nil
			}
			res, err = s.made(ctx, "badDay", s.badDay)
			return res, "", err
		}
	}
	if path == evidenceURL && asksForDay(query) {
		return s.onlyToday, "", nil
	}
	if res, err = s.get(ctx, path, asOf); res != nil || err != nil {
		return res, "", err
	}
	if meant := intendedPath(path, s.resources); meant != "" {
		return nil, s.docs.address(meant, query), nil
	}
	res, err = s.made(ctx, "missing", s.missing)
	return res, "", err
}

// address is where a path of the site is reached, with a query; empty for none.
func (d *documents) address(path, query string) string {
	return d.base + (&url.URL{Path: path, RawQuery: query}).String()
}

// joined returns the lines of a header field as one list.
func joined(h http.Header, name string) string {
	if lines := h[name]; len(lines) == 1 {
		return lines[0]
	}
	return strings.Join(h[name], ",")
}

// redirect sends a client to another address of this site. A browser asks again the next time:
// another deck may be served here then.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	w.Header()["Location"] = []string{to}
	w.Header()["Cache-Control"] = []string{revalidate}
	sendText(w, r, http.StatusPermanentRedirect, to)
}

// sendText answers in words.
func sendText(w http.ResponseWriter, r *http.Request, status int, words string) {
	h := w.Header()
	h["Content-Type"] = []string{contentTypes[".txt"]}
	h["Content-Length"] = []string{strconv.Itoa(len(words) + 1)}
	secure(h)
	send(w, r, status, []byte(words+"\n"))
}

// inOnePiece is how large a body may be that is sent in one piece with its header, in bytes: any page.
const inOnePiece = 64 << 10

// send sends a body behind a header that is complete. A HEAD request does not get it.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	if c, ok := r.Context().Value(connectionKey{}).(*connection); ok && len(body) <= inOnePiece {
		c.gather()
		defer c.send()
		defer http.NewResponseController(w).Flush()
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// recoverAnswer, deferred, turns a panic into an answer and a line in the log.
func recoverAnswer(w http.ResponseWriter, r *http.Request) {
	if failure := recover(); failure != nil {
		log.Printf("%s: panic: %v\n%s", r.URL.Path, failure, debug.Stack())
		sendText(w, r, http.StatusInternalServerError, "This could not be made. The server's log says why.")
	}
}

// limits are how long a client may take and how many may be connected.
type limits struct {
	header      time.Duration // for the header of a request, from its first byte or the connection's opening
	progress    time.Duration // without a byte that the client sends of a body or takes of an answer
	idle        time.Duration // between two requests on one connection
	ending      time.Duration // for running answers once the server is to end
	connections int           // open at one time
}

// maxHeader is how long a request's header may be, in bytes. net/http reads 4 KB more.
const maxHeader = 16 << 10

// standardLimits are those of [Site.Serve]. A connection takes about 20 KB of memory.
func standardLimits() limits {
	return limits{
		header: 30 * time.Second, progress: 30 * time.Second, idle: 2 * time.Minute, ending: time.Second,
		connections: maxConnections(4096),
	}
}

// Serve answers on the listener until ctx is done, then gives running answers a second to be
// taken and cuts off the others. It closes the listener. Its error is that of accepting
// connections; it goes on when the system has no descriptor left for another one.
//
// A connection is closed, without a word, when its client sends no header or takes nothing of an
// answer for 30 s. A slow client that goes on reading is never cut off.
//
// A listener on a loopback address is for this computer. A page of another site could read the
// deck there under a name of its own that it has pointed at the loopback address (DNS rebinding).
// So only requests for localhost, an IP address, or the host that [At] names are answered.
func (s *Site) Serve(ctx context.Context, l net.Listener) error {
	return s.serve(ctx, l, standardLimits())
}

func (s *Site) serve(ctx context.Context, l net.Listener, most limits) error {
	return s.serveTLS(ctx, l, most, nil)
}

// serveTLS serves over TLS, or over http where config is nil.
func (s *Site) serveTLS(ctx context.Context, l net.Listener, most limits, config *tls.Config) error {
	ahead, stop := context.WithCancel(ctx)
	defer stop()
	go s.makeAhead(ahead)
	return serve(ctx, ownHosts(s, l, s.docs.origin), l, most, config)
}

// ownHosts is a handler that has [OnlyOwnHosts] before it where the listener is on a loopback address. origin is
// where it is reached besides; empty for nowhere.
func ownHosts(handler http.Handler, l net.Listener, origin string) http.Handler {
	if IsLoopback(l.Addr()) {
		return OnlyOwnHosts(handler, l.Addr(), origin)
	}
	return handler
}

// serve has a handler answer on the listener as [Site.Serve] says; over TLS if there is a config.
func serve(ctx context.Context, handler http.Handler, l net.Listener, most limits, config *tls.Config) error {
	listener := newListener(l, most.connections, most.progress)
	server := &http.Server{
		Handler:                      limitBody(handler, most.progress),
		ReadHeaderTimeout:            most.header,
		IdleTimeout:                  most.idle,
		MaxHeaderBytes:               maxHeader,
		DisableGeneralOptionsHandler: true,
		ConnState:                    listener.changed,
		ConnContext:                  withConnection,
		ErrorLog:                     log.New(io.Discard, "", 0), // tells what clients do wrong, as often as they do it
	}
	accept := func() error { return server.Serve(listener) }
	if config != nil {
		server.TLSConfig, server.HTTP2 = config, http2Limits()
		server.Handler = watchSharing(strictly(server.Handler))
		accept = func() error { return server.ServeTLS(listener, "", "") }
	}
	failed := make(chan error, 1)
	go func() { failed <- accept() }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), most.ending)
	defer cancel()
	if server.Shutdown(ending) != nil { // a client still reads
		server.Close()
	}
	<-failed // says that the server was closed
	return nil
}

// limitBody limits the time for a body. Nothing is done with one, but net/http reads what is
// left of it before the next request.
func limitBody(next http.Handler, patience time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength != 0 {
			http.NewResponseController(w).SetReadDeadline(time.Now().Add(patience))
		}
		next.ServeHTTP(w, r)
	})
}
