//go:build !linux && !darwin

package web

import "net"

// maxConnections is how many connections may be open at a time.
func maxConnections(most int) int { return most }

// limitUnsent does nothing here; see system_unix.go.
func limitUnsent(net.Listener) {}
