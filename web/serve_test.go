package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
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
		if err := <-ended; err != nil {
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
		{"a question with a body", "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nGET /GET /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 2 * page, "200 OK"},
		{"a question with a huge one", "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + strings.Repeat("x", 1000000), 20, "413 Request Entity Too Large"},
		{"a header without end", "GET /page HTTP/1.1\r\nHost: x\r\nCookie: " + strings.Repeat("x", 2*maxHeader), 20, "431 Request Header Fields Too Large"},
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

// The pages' tests ask ServeHTTP; what people ask is Serve.
func TestServeAnswersAsServeHTTPDoes(t *testing.T) {
	s := bigSite()
	url, _ := serving(t, s)
	tag := ask(s, "GET", "/", "Accept-Encoding", "br").Header.Get("Etag")
	client := &http.Client{
		Transport:     &http.Transport{DisableCompression: true, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS"} {
		for _, path := range []string{"/", "/s/one", "/s/one/?known=2015", "/s/one?known=2015-13", "/page", "/big", "/healthz", "/nowhere", "/s/o%6Ee"} {
			for _, headers := range [][]string{
				nil, {"Accept-Encoding", "gzip, deflate, br, zstd"}, {"Accept-Encoding", "zstd"},
				{"Accept-Encoding", "br", "If-None-Match", tag}, {"Accept-Encoding", "gzip;q=0.5", "Accept-Encoding", "br", "If-None-Match", `"x"`, "If-None-Match", tag},
			} {
				want := ask(s, method, path, headers...)
				r, err := http.NewRequest(method, url+path, nil)
				if err != nil {
					t.Fatal(err)
				}
				for i := 0; i < len(headers); i += 2 {
					r.Header.Add(headers[i], headers[i+1])
				}
				got, err := client.Do(r)
				if err != nil {
					t.Fatal(err)
				}
				sent, err := io.ReadAll(got.Body)
				got.Body.Close()
				meant, _ := io.ReadAll(want.Body)
				if err != nil || got.StatusCode != want.StatusCode || !bytes.Equal(sent, meant) {
					t.Errorf("%s %s %q: %v, status %d, want %d; %d bytes, want %d", method, path, headers, err, got.StatusCode, want.StatusCode, len(sent), len(meant))
				}
				for _, of := range []string{"Date", "Connection"} { // the server's own
					got.Header.Del(of)
				}
				if want.Header.Get("Content-Length") == "" { // as everywhere where it is not ready
					got.Header.Del("Content-Length")
				}
				if !maps.EqualFunc(got.Header, want.Header, slices.Equal) {
					t.Errorf("%s %s %q:\n%v, want\n%v", method, path, headers, got.Header, want.Header)
				}
			}
		}
	}
}

func TestAFailureIsAnAnswerAndTheServerGoesOn(t *testing.T) {
	log.SetOutput(io.Discard)
	defer log.SetOutput(os.Stderr)
	s := testSite()
	s.resources["/broken"] = &resource{make: func(context.Context, lane) (content, error) { panic("a test") }}
	url, _ := serving(t, s)
	for path, want := range map[string]int{"/broken": 500, "/healthz": 200} {
		r, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("%s: status %d, want %d", path, r.StatusCode, want)
		}
	}
}

func TestAConnectionThatHasSentNothingDoesNotHoldTheEndUp(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- testSite().Serve(ctx, l) }()
	silent, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	r, err := http.Get("http://" + l.Addr().String() + "/healthz") // when that is answered, the one before has been accepted
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	stop()
	silent.SetReadDeadline(time.Now().Add(4 * time.Second)) // fasthttp gives it 5
	if _, err := silent.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("the server waits for a connection that has sent nothing: %v", err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
