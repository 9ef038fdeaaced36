package web

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// ServeTLS is [Site.Serve] over TLS: it answers HTTP/2 and HTTP/1.1 with the certificates of config, under the
// same limits. Browsers are told to use nothing but https with this host for a year (HSTS).
func (s *Site) ServeTLS(ctx context.Context, l net.Listener, config *tls.Config) error {
	return s.serveTLS(ctx, l, standardLimits(), config)
}

// LeadTo is a handler that leads GET and HEAD requests to the same address below an origin, as
// "https://briefings.example", for good.
func LeadTo(origin string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			refuseMethod(w, r)
			return
		}
		redirect(w, r, origin+r.URL.RequestURI())
	})
}

// Serve has a handler answer over http on a listener until ctx is done, under the limits of [Site.Serve].
func Serve(ctx context.Context, l net.Listener, handler http.Handler) error {
	return serve(ctx, handler, l, standardLimits(), nil)
}

// strictly adds to each answer that the host is to be asked over https only.
func strictly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()[strictTransport[0]] = []string{strictTransport[1]}
		next.ServeHTTP(w, r)
	})
}

// http2Limits bound what a connection over HTTP/2 takes of memory. Nothing that a client sends is
// kept, so what it may send unread is as little as the protocol lets it be.
func http2Limits() *http.HTTP2Config {
	return &http.HTTP2Config{
		MaxConcurrentStreams:          32, // browsers keep further requests back
		MaxReadFrameSize:              16 << 10,
		MaxReceiveBufferPerConnection: 64 << 10,
		MaxReceiveBufferPerStream:     16 << 10,
	}
}

// sharedKey is the key of the *connection below TLS in the context of its requests.
type sharedKey struct{}

// watchSharing has answers over HTTP/2 fail when the client takes nothing, as [connection] does it
// for HTTP/1.1: there a client can read on and allow no byte of any answer (flow control), so that
// writing to the connection does not fail, it does not happen.
func watchSharing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, ok := r.Context().Value(sharedKey{}).(*connection)
		if !ok || r.ProtoMajor < 2 {
			next.ServeHTTP(w, r)
			return
		}
		watched := &watchedWriter{w, c}
		next.ServeHTTP(watched, r)
		watched.FlushError() // what net/http would send after this handler, unwatched
	})
}

// watchedWriter is a ResponseWriter that closes the connection when nothing of what it writes is
// taken.
type watchedWriter struct {
	http.ResponseWriter
	c *connection
}

// Unwrap is for http.ResponseController.
func (w *watchedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Write writes b as a part of the body.
func (w *watchedWriter) Write(b []byte) (int, error) {
	defer w.c.watch()()
	return w.ResponseWriter.Write(b)
}

// FlushError sends what has been written.
func (w *watchedWriter) FlushError() error {
	defer w.c.watch()()
	return http.NewResponseController(w.ResponseWriter).Flush()
}

// watch closes the connection once it has taken nothing for as long as listener.progress says,
// unless stop is called before.
func (c *connection) watch() (stop func()) {
	begun := sinceStart()
	var stopped atomic.Bool
	var look func()
	look = func() {
		if stopped.Load() {
			return
		}
		if left := max(begun, time.Duration(c.moved.Load())) + c.listener.progress - sinceStart(); left > 0 {
			time.AfterFunc(left, look)
			return
		}
		c.Close()
	}
	timer := time.AfterFunc(c.listener.progress, look)
	return func() {
		stopped.Store(true)
		timer.Stop()
	}
}
