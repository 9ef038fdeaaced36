package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// counting is a listener that counts what its connections write.
type counting struct {
	net.Listener
	writes *atomic.Int64
}

func (l counting) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return countingConn{c, l.writes}, err
}

type countingConn struct {
	net.Conn
	writes *atomic.Int64
}

func (c countingConn) Write(b []byte) (int, error) {
	c.writes.Add(1)
	return c.Conn.Write(b)
}

// serving serves a site on loopback until the test ends. It returns the site's URL and the
// number of writes so far.
func serving(t *testing.T, s *Site) (url string, writes *atomic.Int64) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	writes = new(atomic.Int64)
	go func() { ended <- s.Serve(ctx, counting{l, writes}) }()
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		stop()
		if err := <-ended; err != nil && err != http.ErrServerClosed {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String(), writes
}

// bigSite has a page of 10 KB and a file of 3 MB, neither of which gets smaller.
func bigSite() *Site {
	s := testSite()
	for path, size := range map[string]int{"/page": 10 << 10, "/big": 3 << 20} {
		s.resources[path] = &resource{contentType: contentTypes[".png"], cache: revalidate, plain: []byte(strings.Repeat("0123456789abcdef", size/16))}
		s.resources[path].pack()
	}
	return s
}

func TestAPageIsSentInOnePiece(t *testing.T) {
	s := bigSite()
	url, writes := serving(t, s)
	for i := range 3 {
		r, err := http.Get(url + "/page")
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || string(got) != string(s.resources["/page"].plain) {
			t.Fatalf("%v, %d bytes", err, len(got))
		}
		if n := writes.Load(); n != int64(i+1) {
			t.Errorf("%d pages took %d writes", i+1, n)
		}
	}
}

func TestEveryAnswerArrivesHoweverTheConnectionEnds(t *testing.T) {
	s := bigSite()
	url, _ := serving(t, s)
	host := strings.TrimPrefix(url, "http://")
	big, page := len(s.resources["/big"].plain), len(s.resources["/page"].plain)
	for _, c := range []struct {
		what, request string
		least         int // bytes of the answer
		says          string
	}{
		{"closed after it", "GET /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", page, "200 OK"},
		{"a large one", "GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", big, "200 OK"},
		{"HTTP/1.0", "GET /page HTTP/1.0\r\n\r\n", page, "200 OK"},
		{"several at once", strings.Repeat("GET /page HTTP/1.1\r\nHost: x\r\n\r\n", 9) + "GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 9*page + big, "200 OK"},
		{"what is no request", "nonsense\r\n\r\n", 20, "400 Bad Request"},
		{"a body that nobody wants", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + strings.Repeat("x", 1000000), 20, "405 Method Not Allowed"},
	} {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		go fmt.Fprint(conn, c.request)
		got, err := io.ReadAll(conn)
		conn.Close()
		if errors.Is(err, syscall.ECONNRESET) { // how a server stops who sends on
			err = nil
		}
		if err != nil || len(got) < c.least || !strings.Contains(string(got), c.says) {
			t.Errorf("%s: %v, %d bytes: %.40q", c.what, err, len(got), got)
		}
	}
}
