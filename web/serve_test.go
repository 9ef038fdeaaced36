package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// observed is a listener that counts what its connections write and tells of each that is closed.
type observed struct {
	net.Listener
	writes atomic.Int64
	closed chan string // the client's address; nil if nobody waits for it
	idle   chan string // the same of a connection that waits for its next request, of a server with longIdle; nil if nobody does
}

// longIdle is a limit of idle connections by which an observed listener tells them from others.
const longIdle = 10 * time.Hour

func (l *observed) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return &observedConn{Conn: c, by: l}, err
}

type observedConn struct {
	net.Conn
	by   *observed
	once sync.Once
}

func (c *observedConn) Write(b []byte) (int, error) {
	c.by.writes.Add(1)
	return c.Conn.Write(b)
}

// SetReadDeadline is called with the limit of idle connections once a connection counts as waiting.
func (c *observedConn) SetReadDeadline(t time.Time) error {
	if c.by.idle != nil && time.Until(t) > longIdle/2 {
		c.by.idle <- c.RemoteAddr().String()
	}
	return c.Conn.SetReadDeadline(t)
}

func (c *observedConn) Close() error {
	if c.by.closed != nil {
		c.once.Do(func() { c.by.closed <- c.RemoteAddr().String() })
	}
	return c.Conn.Close()
}

// serving serves a site on loopback until the test ends, and returns its address and listener.
func serving(t *testing.T, s *Site, most limits) (address string, l *observed) {
	t.Helper()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l = &observed{Listener: inner, closed: make(chan string, 1000)}
	if most.idle == longIdle {
		l.idle = make(chan string, 1000)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- s.serve(ctx, l, most) }()
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return inner.Addr().String(), l
}

// patient are limits that no test reaches, with an end at once.
func patient() limits {
	return limits{header: time.Hour, progress: time.Hour, idle: time.Hour, ending: time.Millisecond, connections: 1000}
}

// dial opens a connection to a site and sends what there is of a request.
func dial(t *testing.T, address, request string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	return c
}

// get asks a site for a path over a connection of its own, and returns the status.
func get(t *testing.T, address, path string) int {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	r, err := client.Get("http://" + address + path)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	return r.StatusCode
}

// closedInSilence fails the test if the server says anything before it closes a connection.
func closedInSilence(t *testing.T, what string, c net.Conn) {
	t.Helper()
	got, err := io.ReadAll(c)
	if errors.Is(err, syscall.ECONNRESET) {
		err = nil
	}
	if err != nil || len(got) > 0 {
		t.Errorf("%s: %v, %q", what, err, got)
	}
}

// logged collects the log until the test ends.
func logged(t *testing.T) *bytes.Buffer {
	var b bytes.Buffer
	log.SetOutput(&b)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	return &b
}

// bigSite has a page of 10 KB and a file of 20 MB, neither of which gets smaller.
func bigSite() *Site {
	s := testSite()
	for path, size := range map[string]int{"/page": 10 << 10, "/big": 20 << 20} {
		s.resources[path] = &resource{contentType: contentTypes[".png"], cache: revalidate, plain: []byte(strings.Repeat("0123456789abcdef", size/16))}
		s.resources[path].pack()
	}
	return s
}

// heldSite has /held, whose answer begins to be made when begun is sent to and is there once release is closed.
func heldSite() (s *Site, begun chan struct{}, release chan struct{}) {
	s, begun, release = testSite(), make(chan struct{}, 10), make(chan struct{})
	s.resources["/held"] = &resource{contentType: contentTypes[".txt"], cache: never, make: func(context.Context, lane) (content, error) {
		begun <- struct{}{}
		<-release
		return content{plain: []byte("held\n")}, nil
	}}
	return s, begun, release
}

func TestAPageIsSentInOnePiece(t *testing.T) {
	s := bigSite()
	address, l := serving(t, s, patient())
	for i := range 3 {
		r, err := http.Get("http://" + address + "/page")
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || string(got) != string(s.resources["/page"].plain) {
			t.Fatalf("%v, %d bytes", err, len(got))
		}
		if n := l.writes.Load(); n != int64(i+1) {
			t.Errorf("%d pages took %d writes", i+1, n)
		}
	}
}

func TestEveryAnswerArrivesHoweverTheConnectionEnds(t *testing.T) {
	t.Parallel()
	s := bigSite()
	address, _ := serving(t, s, patient())
	big, page := len(s.resources["/big"].plain), len(s.resources["/page"].plain)
	for _, c := range []struct {
		what, request string
		least         int // bytes of the answer
		says          string
	}{
		{"closed after it", "GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", page, "200 OK"},
		{"a large one", "GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", big, "200 OK"},
		{"HTTP/1.0", "GET /page HTTP/1.0\r\n\r\n", page, "200 OK"},
		{"several at once", strings.Repeat("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n", 9) + "GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 9*page + big, "200 OK"},
		{"what is no request", "nonsense\r\n\r\n", 20, "400 Bad Request"},
		{"no request for a path", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 20, "405 Method Not Allowed"},
		{"a question with a body", "GET /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nGET /GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 2 * page, "200 OK"},
		{"a question with a huge one", "GET /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + strings.Repeat("x", 1000000), page, "Connection: close"},
		{"a header without end", "GET /page HTTP/1.1\r\nHost: localhost\r\nCookie: " + strings.Repeat("x", 2*maxHeader), 20, "431 Request Header Fields Too Large"},
		{"a body that nobody wants", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + strings.Repeat("x", 1000000), 20, "405 Method Not Allowed"},
	} {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		go fmt.Fprint(conn, c.request)
		got, err := io.ReadAll(conn)
		conn.Close()
		if errors.Is(err, syscall.ECONNRESET) { // how a server stops a client that sends on
			err = nil
		}
		if err != nil || len(got) < c.least || !strings.Contains(string(got), c.says) {
			t.Errorf("%s: %v, %d bytes: %.40q", c.what, err, len(got), got)
		}
	}
}

func TestAFailureIsAnAnswerThatTellsNothingAndTheServerGoesOn(t *testing.T) {
	told := logged(t)
	s := testSite()
	s.resources["/broken"] = &resource{make: func(context.Context, lane) (content, error) { panic("a panic") }}
	s.resources["/failed"] = &resource{make: func(context.Context, lane) (content, error) { return content{}, errors.New("a failure") }}
	own := &Site{docs: s.docs, resources: s.resources} // without the page for what is missing
	for path, want := range map[string]string{"/broken": "a panic", "/failed": "a failure", "/nowhere": "nil pointer"} {
		r := ask(own, "GET", path)
		if got := body(t, r); r.StatusCode != 500 || got != "This could not be made. The server's log says why.\n" {
			t.Errorf("%s: status %d, %q", path, r.StatusCode, got)
		}
		if !strings.Contains(told.String(), path+": ") || !strings.Contains(told.String(), want) {
			t.Errorf("%s: the log has no %q: %.200s", path, want, told)
		}
	}
	address, _ := serving(t, s, patient())
	for path, want := range map[string]int{"/broken": 500, "/failed": 500, "/healthz": 200} {
		if got := get(t, address, path); got != want {
			t.Errorf("%s: status %d, want %d", path, got, want)
		}
	}
}

func TestSilentAndSlowClientsAreClosedInSilence(t *testing.T) {
	told := logged(t)
	short := patient()
	short.header, short.idle, short.progress = 50*time.Millisecond, 50*time.Millisecond, 50*time.Millisecond
	address, _ := serving(t, testSite(), short)
	for what, request := range map[string]string{
		"nothing":          "",
		"half a line":      "GET /heal",
		"half a header":    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nAccept",
		"a header, no end": "GET /healthz HTTP/1.1\r\nHost: localhost\r\n",
	} {
		closedInSilence(t, what, dial(t, address, request))
	}
	for what, request := range map[string]string{
		"no second request": "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"no body":           "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
		"half a body":       "POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nx",
	} {
		got, err := io.ReadAll(dial(t, address, request))
		if err != nil || strings.Count(string(got), "HTTP/1.1 ") != 1 {
			t.Errorf("%s: %v, %q", what, err, got)
		}
	}
	if told.Len() > 0 {
		t.Errorf("the log is told: %s", told)
	}
}

func TestAClientThatTakesNothingOfAnAnswerIsCutOff(t *testing.T) {
	short := patient()
	short.progress = 50 * time.Millisecond
	address, l := serving(t, bigSite(), short)
	c := dial(t, address, "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n")
	if got := <-l.closed; got != c.LocalAddr().String() {
		t.Errorf("%s was closed, not %s", got, c.LocalAddr())
	}
	if n, _ := io.Copy(io.Discard, c); n == 0 || n > 20<<20 {
		t.Errorf("%d bytes had been sent", n)
	}
}

// sluggish is a client that takes at each look as many bytes as pattern says, over and over.
type sluggish struct {
	net.Conn
	pattern []int
	writes  int
}

func (c *sluggish) SetWriteDeadline(time.Time) error { return nil }

func (c *sluggish) Write(b []byte) (int, error) {
	n := c.pattern[c.writes%len(c.pattern)]
	if c.writes++; n >= len(b) {
		return len(b), nil
	}
	return n, &net.OpError{Op: "write", Err: os.ErrDeadlineExceeded}
}

func TestAClientThatMovesIsNeverCutOff(t *testing.T) {
	for _, c := range []struct {
		pattern []int
		want    int // bytes taken of 1000
	}{
		{[]int{1000}, 1000},
		{[]int{1}, 1000},
		{[]int{1, 0, 0, 0}, 1000}, // as slow as can be
		{[]int{0, 0, 0, 7}, 1000},
		{[]int{1, 0, 0, 0, 0}, 1},
		{[]int{0}, 0},
	} {
		client := &connection{Conn: &sluggish{pattern: c.pattern}, listener: &listener{progress: time.Hour}}
		n, err := client.Write(make([]byte, 1000))
		if n != c.want || (err == nil) != (n == 1000) || err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%v: %d bytes, %v", c.pattern, n, err)
		}
	}
}

func TestANewVisitorTakesThePlaceOfTheConnectionThatHasWaitedLongest(t *testing.T) {
	few := patient()
	few.connections, few.idle = 3, longIdle
	address, l := serving(t, testSite(), few)
	answered := func(c net.Conn) {
		t.Helper()
		if _, err := io.ReadFull(c, make([]byte, 15)); err != nil {
			t.Errorf("a visitor is not answered: %v", err)
		}
		if got := <-l.idle; got != c.LocalAddr().String() { // the client hears the end of an answer before its connection counts as waiting
			t.Errorf("%s waits, not %s", got, c.LocalAddr())
		}
	}
	silent := dial(t, address, "")
	idle := dial(t, address, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
	answered(idle)
	slow := dial(t, address, "GET /healthz HTTP/1.1\r\n")
	for _, longest := range []net.Conn{silent, idle, slow} {
		answered(dial(t, address, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
		if got := <-l.closed; got != longest.LocalAddr().String() {
			t.Errorf("%s was closed, not %s", got, longest.LocalAddr())
		}
	}
}

func TestWhileAllConnectionsAreBusyANewOneWaits(t *testing.T) {
	few := patient()
	few.connections = 2
	s, begun, release := heldSite()
	address, l := serving(t, s, few)
	for range 2 {
		dial(t, address, "GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n")
	}
	<-begun // one call for both
	visitor := dial(t, address, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
	close(release)
	if got, err := io.ReadAll(visitor); err != nil || !strings.Contains(string(got), "200 OK") {
		t.Errorf("%v, %q", err, got)
	}
	if n := len(l.closed); n == 0 {
		t.Error("a connection more than there may be was answered")
	}
}

func TestTheServerEndsWhateverClientsHold(t *testing.T) {
	s, begun, release := heldSite()
	defer close(release)
	big := bigSite().resources["/big"]
	s.resources["/big"] = big
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- s.serve(ctx, inner, patient()) }()
	address := inner.Addr().String()
	dial(t, address, "")          // silent
	dial(t, address, "GET /heal") // half a request
	dial(t, address, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
	idle := dial(t, address, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
	io.ReadFull(idle, make([]byte, 15))
	half := dial(t, address, "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n")
	io.ReadFull(half, make([]byte, 15)) // and nothing more
	dial(t, address, "GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n")
	<-begun
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if c, err := net.Dial("tcp", address); err == nil {
		c.Close()
		t.Error("it still listens")
	}
}

func TestARunningAnswerIsGivenTimeAtTheEnd(t *testing.T) {
	s, begun, release := heldSite()
	kind := patient()
	kind.ending = time.Hour
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- s.serve(ctx, inner, kind) }()
	silent := dial(t, inner.Addr().String(), "")
	c := dial(t, inner.Addr().String(), "GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n")
	<-begun
	stop()
	closedInSilence(t, "silent", silent) // it is ending
	close(release)
	if got, err := io.ReadAll(c); err != nil || !strings.Contains(string(got), "held") {
		t.Errorf("%v, %q", err, got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
