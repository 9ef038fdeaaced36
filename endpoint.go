//go:build !js

package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"syscall"
)

// endpoint is where a deck is served, open and not yet answered at.
type endpoint struct {
	listener net.Listener
	https    *https // nil for http
	here     string // the URL to open
}

// presented is a deck that can be served: a web.Site or a web.Live.
type presented interface {
	Serve(ctx context.Context, l net.Listener) error
	ServeTLS(ctx context.Context, l net.Listener, config *tls.Config) error
}

// open opens the ports. base is the path below which the deck is reached.
func (s serving) open(base string) (*endpoint, error) {
	listener, err := listen("-addr", s.addr)
	if err != nil {
		return nil, err
	}
	d := &endpoint{listener: listener, here: address(s.addr, listener.Addr(), base)}
	if !s.secured.asked() {
		return d, nil
	}
	if d.https, err = s.secured.prepare(s.at.url.origin); err != nil {
		listener.Close()
		return nil, err
	}
	d.here = s.at.url.origin + folderOf(base)
	return d, nil
}

// serve serves a deck there until ctx is done.
func (d *endpoint) serve(ctx context.Context, deck presented, stdout io.Writer) error {
	if d.https != nil {
		return d.https.serve(ctx, deck, d.listener, stdout)
	}
	return deck.Serve(ctx, d.listener)
}

// listen listens at the value of a flag.
func listen(flag, addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use; stop what listens there, or choose another with %s localhost:0", addr, flag)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("cannot listen on %s: %w; ports below 1024 need a right: sudo setcap cap_net_bind_service=+ep exhibit, AmbientCapabilities=CAP_NET_BIND_SERVICE in a unit of systemd, "+
			"or sudo sysctl net.ipv4.ip_unprivileged_port_start=80; or choose another with %s HOST:PORT", addr, err, flag)
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %s: %w; choose another with %s HOST:PORT", addr, err, flag)
	}
	return l, nil
}

// address returns the URL to open: with the host of -addr, the port that the listener has, and the base path.
func address(asked string, got net.Addr, base string) string {
	host, _, _ := net.SplitHostPort(asked)
	if host == "" || host == "0.0.0.0" || host == "::" {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(got.String())
	return "http://" + net.JoinHostPort(host, port) + folderOf(base)
}

// folderOf is a base path with the slash that the address of the deck ends with; empty for the root.
func folderOf(base string) string {
	if base == "" {
		return ""
	}
	return base + "/"
}
