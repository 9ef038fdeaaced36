package web

import (
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// gathered is how much of a response is gathered: a page with its header. What is larger
// gains nothing by it.
const gathered = 32 << 10 // bytes

// gathering is a listener whose connections send a response at once. net/http gathers only
// 4 KB, and so sends a page in two or three parts, each of which costs as much as all the rest
// of a request. A server with such a listener must have sendGathered as its ConnState.
type gathering struct{ net.Listener }

func (l gathering) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &gatheringConn{Conn: c}, nil
}

// sendGathered sends what a connection has gathered when its response is complete.
func sendGathered(c net.Conn, state http.ConnState) {
	if c, ok := c.(*gatheringConn); ok && state == http.StateIdle {
		c.send() // the next read meets its error
	}
}

// gatheringConn keeps what is written until it is told to send it, is closed, or has more
// than it keeps. One goroutine writes; any may close.
type gatheringConn struct {
	net.Conn
	mutex sync.Mutex // of held alone: a server must be able to close what a slow reader holds up
	held  []byte     // in an array of the pool; nil for none
}

// bufferPool has arrays and not slices, which would cost an allocation each time.
var bufferPool = sync.Pool{New: func() any { return new([gathered]byte) }}

func (c *gatheringConn) Write(b []byte) (int, error) {
	if c.keep(b) {
		return len(b), nil
	}
	if err := c.send(); err != nil {
		return 0, err
	}
	return c.Conn.Write(b)
}

// keep adds to what is held. It reports whether there was room.
func (c *gatheringConn) keep(b []byte) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if len(c.held)+len(b) > gathered {
		return false
	}
	if c.held == nil {
		c.held = bufferPool.Get().(*[gathered]byte)[:0]
	}
	c.held = append(c.held, b...)
	return true
}

// send writes what is held, and holds nothing then.
func (c *gatheringConn) send() error {
	c.mutex.Lock()
	held := c.held
	c.held = nil
	c.mutex.Unlock()
	if held == nil {
		return nil
	}
	defer bufferPool.Put((*[gathered]byte)(held[:gathered]))
	// net/http has lifted its own limit when a response is complete.
	c.Conn.SetWriteDeadline(time.Now().Add(writeTimeout))
	_, err := c.Conn.Write(held)
	return err
}

// CloseWrite is how net/http ends a connection on which a client may still be sending.
func (c *gatheringConn) CloseWrite() error {
	err := c.send()
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		err = errors.Join(err, half.CloseWrite())
	}
	return err
}

func (c *gatheringConn) Close() error {
	return errors.Join(c.send(), c.Conn.Close())
}
