//go:build linux || darwin

package web

import (
	"net"
	"syscall"

	"golang.org/x/sys/unix"
)

// maxConnections is how many connections may be open at a time: most, or fewer where the process
// may not have as many descriptors and some for itself.
func maxConnections(most int) int {
	var files unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &files); err != nil {
		return most
	}
	own := min(64, files.Cur/2) // descriptors that are no connections
	return int(max(1, min(uint64(most), files.Cur-own)))
}

// unsent is how many bytes of an answer wait in the system before more are taken, beside those on
// their way to the client.
const unsent = 128 << 10

// limitUnsent has writing to the listener's connections go on when the client takes something.
// Otherwise the system waits until a third of its buffer is free, which has megabytes: a slow
// client would seem to take nothing for a minute. The buffer itself keeps its size, which decides
// how fast distant clients are served. Where this cannot be set, only that is lost.
func limitUnsent(l net.Listener) {
	socket, ok := l.(syscall.Conn)
	if !ok {
		return
	}
	if raw, err := socket.SyscallConn(); err == nil {
		raw.Control(func(fd uintptr) { // connections inherit it
			unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_NOTSENT_LOWAT, unsent)
		})
	}
}
