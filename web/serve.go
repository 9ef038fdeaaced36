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
	"time"
)

// ServeHTTP answers from memory. Only GET and HEAD are known.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		secure(w.Header())
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This is a deck to read: only GET and HEAD are answered.", http.StatusMethodNotAllowed)
		return
	}
	res, ok := s.resources[r.URL.Path]
	if card, err := s.cards.get(r.URL.Path); err != nil {
		secure(w.Header())
		http.Error(w, "The card of that slide could not be drawn: "+err.Error(), http.StatusInternalServerError)
		return
	} else if card != nil {
		res = card
	} else if !ok {
		if to := strings.TrimRight(r.URL.Path, "/"); s.resources[to] != nil { // /s/x/ -> /s/x
			if r.URL.RawQuery != "" {
				to += "?" + r.URL.RawQuery
			}
			secure(w.Header())
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusPermanentRedirect)
			return
		}
		res = s.missing
	} else if r.URL.RawQuery != "" && dependsOnDay(r.URL.Path) {
		w.Header().Set(versionHeader, s.version)
		switch day, err := day(r.URL.RawQuery); {
		case err != nil:
			res = s.badDay
		case day != "":
			if res, err = s.past.get(r.URL.Path, day); err != nil {
				secure(w.Header())
				http.Error(w, "The deck of that day could not be made: "+err.Error(), http.StatusInternalServerError)
				return
			}
		}
	}
	res.serve(w, r)
}

// Limits on a connection. A slow reader may take its time over the wasm; a client that
// does not send its request, or sends a huge one, may not.
const (
	headerTimeout   = 10 * time.Second
	readTimeout     = 30 * time.Second
	writeTimeout    = 10 * time.Minute
	idleTimeout     = 2 * time.Minute
	maxHeader       = 32 << 10 // bytes
	shutdownTimeout = 10 * time.Second
)

// Serve answers on the listener until ctx is done, then lets running requests finish
// for a while. It closes the listener.
func (s *Site) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(io.Discard, "", 0), // what clients do wrong is not our news
		ConnState:         sendGathered,
	}
	debug.FreeOSMemory() // making the pages took much more than serving them does
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(gathering{l}) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	err := server.Shutdown(ending)
	if errors.Is(err, context.DeadlineExceeded) { // somebody still reads: cut them off
		return server.Close()
	}
	return err
}
