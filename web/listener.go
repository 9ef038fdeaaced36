package web

import (
	"bytes"
	"container/list"
	"context"
	"crypto/tls"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// listener is a listener for net/http that limits the number of open connections. When there are
// too many, it closes the one that has waited longest for a request: a connection that a browser
// keeps open for later never keeps a new visitor out. While all connections have a request under
// way, new ones stay in the system's queue.
type listener struct {
	net.Listener
	most     int           // connections
	progress time.Duration // see connection

	mutex   sync.Mutex
	changes *sync.Cond // a connection has begun to wait, or has been closed
	open    int        // connections
	waiting list.List  // of *connection: those without a request under way, the longest first
	closed  bool
	told    time.Time // when the log was last told that no connection can be accepted
}

func newListener(l net.Listener, most int, progress time.Duration) *listener {
	limited := &listener{Listener: l, most: most, progress: progress}
	limited.changes = sync.NewCond(&limited.mutex)
	limitUnsent(l)
	return limited
}

// Accept returns the next connection once there is room for it. The error of a system that has no
// descriptor left is temporary: net/http then calls Accept again after a while.
func (l *listener) Accept() (net.Conn, error) {
	accepted, err := l.Listener.Accept()
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if err != nil {
		l.refused(err)
		return nil, err
	}
	c := &connection{Conn: accepted, listener: l}
	l.open++
	for l.open > l.most && !l.closed {
		if !l.closeLongest() {
			l.changes.Wait()
		}
	}
	if l.closed {
		c.closeLocked()
		return nil, net.ErrClosed
	}
	c.place = l.waiting.PushBack(c)
	return c, nil
}

// refused frees a descriptor when the system has none left for a connection, and tells the log
// once a minute. The caller holds the mutex.
func (l *listener) refused(err error) {
	if !errors.Is(err, syscall.EMFILE) && !errors.Is(err, syscall.ENFILE) {
		return
	}
	l.closeLongest()
	if now := time.Now(); now.Sub(l.told) >= time.Minute {
		l.told = now
		log.Printf("no connection can be accepted now: %v; raise the limit of open files (ulimit -n) if this comes again", err)
	}
}

// closeLongest closes the connection that has waited longest for a request, and reports whether
// there was one. The caller holds the mutex.
func (l *listener) closeLongest() bool {
	first := l.waiting.Front()
	if first != nil {
		first.Value.(*connection).closeLocked()
	}
	return first != nil
}

// Close closes the listener and all connections that wait for a request.
func (l *listener) Close() error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.closed = true
	for l.closeLongest() {
	}
	l.changes.Signal()
	return l.Listener.Close()
}

// changed is the ConnState function of the server: a connection waits until a request's header
// has come whole, and again from the end of the answer.
func (l *listener) changed(changed net.Conn, state http.ConnState) {
	if secure, ok := changed.(*tls.Conn); ok {
		changed = secure.NetConn()
	}
	c, ok := changed.(*connection)
	if !ok {
		return
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	switch {
	case c.closed:
	case state == http.StateActive && c.place != nil:
		l.waiting.Remove(c.place)
		c.place = nil
	case state == http.StateIdle && c.place == nil:
		c.place = l.waiting.PushBack(c)
		l.changes.Signal()
	}
}

// connectionKey is the key of a request's *connection in its context, where the connection is its
// own while it is answered: not over TLS, where several answers may share it; see sharedKey.
type connectionKey struct{}

// withConnection is the ConnContext function of the server.
func withConnection(ctx context.Context, c net.Conn) context.Context {
	if secure, ok := c.(*tls.Conn); ok {
		return context.WithValue(ctx, sharedKey{}, secure.NetConn())
	}
	return context.WithValue(ctx, connectionKey{}, c)
}

// connection is a connection whose writing fails when the client takes nothing for as long as
// listener.progress says, however long the whole takes.
type connection struct {
	net.Conn
	listener *listener

	place  *list.Element // in listener.waiting; nil while a request is under way. listener.mutex guards it and closed
	closed bool

	moved    atomic.Int64  // sinceStart when the client last took something
	gathered *bytes.Buffer // what is written between gather and send; nil outside. Only the goroutine that answers uses it
}

var start = time.Now()

// sinceStart is the time since the program started, by a clock that nobody sets.
func sinceStart() time.Duration { return time.Since(start) }

// Read reads. Where a request does not come in time it closes the connection: net/http would answer
// half a line of one.
func (c *connection) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		c.listener.mutex.Lock()
		defer c.listener.mutex.Unlock()
		if c.place != nil {
			c.closeLocked()
		}
	}
	return n, err
}

// Write writes b. Its error is os.ErrDeadlineExceeded when the client has stopped taking it.
func (c *connection) Write(b []byte) (written int, err error) {
	if c.gathered != nil {
		return c.gathered.Write(b)
	}
	for idle := 0; idle < looks; {
		if err = c.SetWriteDeadline(time.Now().Add(c.listener.progress / looks)); err != nil {
			return written, err
		}
		var n int
		n, err = c.Conn.Write(b[written:])
		written += n
		if n > 0 {
			c.moved.Store(int64(sinceStart()))
		}
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			return written, err
		}
		if n > 0 { // slow, but moving
			idle = 0
		} else {
			idle++
		}
	}
	return written, err
}

// looks is how often Write looks for progress within listener.progress.
const looks = 4

// buffers are those of gather, between two uses.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// gather keeps what is written until send sends all of it in one piece. net/http alone sends what
// fills its buffer of 4 KB and then the rest, which takes a quarter more CPU time for a page.
func (c *connection) gather() { c.gathered = buffers.Get().(*bytes.Buffer) }

func (c *connection) send() {
	all := c.gathered
	c.gathered = nil
	if _, err := c.Write(all.Bytes()); err != nil {
		c.Close() // net/http takes it as written
	}
	all.Reset()
	buffers.Put(all)
}

// Close closes the connection; a second call does nothing.
func (c *connection) Close() error {
	c.listener.mutex.Lock()
	defer c.listener.mutex.Unlock()
	return c.closeLocked()
}

// closeLocked is Close for who holds the mutex.
func (c *connection) closeLocked() error {
	if c.closed {
		return nil
	}
	l := c.listener
	c.closed = true
	l.open--
	if c.place != nil {
		l.waiting.Remove(c.place)
		c.place = nil
	}
	l.changes.Signal()
	return c.Conn.Close()
}
