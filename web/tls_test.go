package web

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// certified is the configuration of a server at 127.0.0.1, and that of a client who trusts it and
// speaks a protocol, as "h2".
func certified(t *testing.T) (server *tls.Config, client func(protocol string) *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}},
		func(protocol string) *tls.Config { return &tls.Config{RootCAs: roots, NextProtos: []string{protocol}} }
}

// servingTLS is serving over TLS.
func servingTLS(t *testing.T, s *Site, most limits) (address string, l *observed, client func(protocol string) *tls.Config) {
	t.Helper()
	config, client := certified(t)
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l = &observed{Listener: inner, closed: make(chan string, 1000)}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- s.serveTLS(ctx, l, most, config) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return inner.Addr().String(), l, client
}

// framed is a client of HTTP/2 that does what it is told and nothing by itself.
type framed struct {
	net.Conn
	*http2.Framer
	t *testing.T
}

// dialHTTP2 opens a connection and sends its preface, with what it lets be sent of each answer, in bytes.
func dialHTTP2(t *testing.T, address string, config *tls.Config, window uint32) *framed {
	t.Helper()
	c, err := tls.Dial("tcp", address, config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	f := &framed{c, http2.NewFramer(c, c), t}
	if _, err := io.WriteString(c, http2.ClientPreface); err != nil {
		t.Fatal(err)
	}
	if err := f.WriteSettings(http2.Setting{ID: http2.SettingInitialWindowSize, Val: window}); err != nil {
		t.Fatal(err)
	}
	return f
}

// ask asks for a path.
func (f *framed) ask(stream uint32, path string) {
	f.t.Helper()
	var block bytes.Buffer
	encoder := hpack.NewEncoder(&block)
	for _, field := range []hpack.HeaderField{{Name: ":method", Value: "GET"}, {Name: ":scheme", Value: "https"}, {Name: ":authority", Value: "localhost"}, {Name: ":path", Value: path}} {
		encoder.WriteField(field)
	}
	if err := f.WriteHeaders(http2.HeadersFrameParam{StreamID: stream, BlockFragment: block.Bytes(), EndStream: true, EndHeaders: true}); err != nil {
		f.t.Fatal(err)
	}
}

// answered waits until the header of an answer has come.
func (f *framed) answered(stream uint32) {
	f.t.Helper()
	for {
		frame, err := f.ReadFrame()
		if err != nil {
			f.t.Fatal(err)
		}
		if h, ok := frame.(*http2.HeadersFrame); ok && h.StreamID == stream {
			return
		}
	}
}

func TestOverTLSBothProtocolsAreAnsweredAndTheBrowserIsToKeepToIt(t *testing.T) {
	s := bigSite()
	address, _, config := servingTLS(t, s, patient())
	for protocol, want := range map[string]string{"h2": "HTTP/2.0", "http/1.1": "HTTP/1.1"} {
		transport := &http.Transport{TLSClientConfig: config(protocol), ForceAttemptHTTP2: protocol == "h2"}
		client := &http.Client{Transport: transport}
		for path, status := range map[string]int{"/page": 200, "/big": 200, "/healthz": 200, "/nowhere": 404} {
			r, err := client.Get("https://" + address + path)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r.Body)
			r.Body.Close()
			if err != nil || r.StatusCode != status || r.Proto != want || r.Header.Get("Strict-Transport-Security") != "max-age=31536000" {
				t.Errorf("%s: %v, %d, %s, %v", path, err, r.StatusCode, r.Proto, r.Header)
			}
			if res := s.resources[path]; res != nil && len(res.plain) > 0 && string(got) != string(res.plain) {
				t.Errorf("%s over %s: %d bytes, want %d", path, protocol, len(got), len(res.plain))
			}
		}
		r, err := client.Post("https://"+address+"/page", "text/plain", bytes.NewReader(make([]byte, 1<<20)))
		if err == nil { // over HTTP/1.1 the connection may be gone before the body is sent
			if r.Body.Close(); r.StatusCode != 405 {
				t.Errorf("POST over %s: %d", protocol, r.StatusCode)
			}
		}
		transport.CloseIdleConnections()
	}
}

func TestAClientThatAllowsNothingOfAnAnswerIsCutOff(t *testing.T) {
	short := patient()
	short.progress = 50 * time.Millisecond
	address, l, config := servingTLS(t, bigSite(), short)
	for _, tc := range []struct {
		path   string
		window uint32
	}{{"/big", 0}, {"/big", 70000}, {"/page", 0}, {"/page", 9000}, {"/healthz", 0}} {
		f := dialHTTP2(t, address, config("h2"), tc.window)
		f.ask(1, tc.path)
		f.answered(1)
		if got := <-l.closed; got != f.LocalAddr().String() {
			t.Errorf("%s: %s was closed, not %s", tc.path, got, f.LocalAddr())
		}
	}
}

func TestAClientOverTLSThatTakesNothingOfAnAnswerIsCutOff(t *testing.T) {
	short := patient()
	short.progress = 50 * time.Millisecond
	address, l, config := servingTLS(t, bigSite(), short)
	c, err := tls.Dial("tcp", address, config("http/1.1"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if got := <-l.closed; got != c.LocalAddr().String() {
		t.Errorf("%s was closed, not %s", got, c.LocalAddr())
	}
}

func TestWatchingEndsWithWhatIsWrittenAndGoesOnWhileSomethingIsTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		closed := make(chan string, 1)
		ours, theirs := net.Pipe()
		defer theirs.Close()
		limited := newListener(&observed{}, 1, 30*time.Second)
		c := &connection{Conn: &observedConn{Conn: ours, by: &observed{closed: closed}}, listener: limited}
		c.watch()() // ended at once
		stop := c.watch()
		for range 100 {
			time.Sleep(29 * time.Second)
			c.moved.Store(int64(sinceStart()))
		}
		stop()
		time.Sleep(time.Hour)
		if len(closed) > 0 {
			t.Error("a connection that moves, or that nothing is written to, was closed")
		}
		begun := sinceStart()
		c.watch()
		<-closed
		if took := sinceStart() - begun; took != 30*time.Second {
			t.Errorf("it was closed after %v", took)
		}
	})
}

func TestSilentClientsOverTLSAreClosedInSilence(t *testing.T) {
	told := logged(t)
	short := patient()
	short.header, short.idle = 50*time.Millisecond, 50*time.Millisecond
	address, l, config := servingTLS(t, testSite(), short)
	closedInSilence(t, "no handshake", dial(t, address, ""))
	closedInSilence(t, "half a handshake", dial(t, address, "\x16\x03\x01\x00\xff\x01"))
	f := dialHTTP2(t, address, config("h2"), 1<<16)
	f.ask(1, "/healthz")
	f.answered(1)
	for range 3 {
		<-l.closed
	}
	if told.Len() > 0 {
		t.Errorf("the log is told: %s", told)
	}
}

func TestANewVisitorTakesThePlaceOfAConnectionOverHTTP2ThatWaits(t *testing.T) {
	few := patient()
	few.connections = 2
	s, begun, release := heldSite()
	address, l, config := servingTLS(t, s, few)
	busy := dialHTTP2(t, address, config("h2"), 1<<16)
	busy.ask(1, "/held")
	<-begun
	idle := dialHTTP2(t, address, config("h2"), 1<<16)
	idle.ask(1, "/healthz")
	idle.answered(1)
	visitor := dialHTTP2(t, address, config("h2"), 1<<16)
	visitor.ask(1, "/healthz")
	visitor.answered(1)
	if got := <-l.closed; got != idle.LocalAddr().String() {
		t.Errorf("%s was closed, not %s", got, idle.LocalAddr())
	}
	close(release)
	busy.answered(1)
}

func TestTheServerEndsWhateverClientsHoldOverTLS(t *testing.T) {
	s, begun, release := heldSite()
	defer close(release)
	s.resources["/big"] = bigSite().resources["/big"]
	address, l, config := servingTLS(t, s, patient()) // ends when the test does
	dial(t, address, "")                              // no handshake
	idle := dialHTTP2(t, address, config("h2"), 1<<16)
	idle.ask(1, "/healthz")
	idle.answered(1)
	stalled := dialHTTP2(t, address, config("h2"), 0)
	stalled.ask(1, "/big")
	stalled.answered(1)
	held := dialHTTP2(t, address, config("h2"), 1<<16)
	held.ask(1, "/held")
	<-begun
	if n := len(l.closed); n > 0 {
		t.Errorf("%d connections were closed before", n)
	}
}

func TestHTTPLeadsToTheSameAddressOverHTTPS(t *testing.T) {
	handler := LeadTo("https://briefings.example")
	for target, want := range map[string]string{
		"/":                              "https://briefings.example/",
		"/s/ice?known=2015-09-25":        "https://briefings.example/s/ice?known=2015-09-25",
		"//elsewhere.example/":           "https://briefings.example//elsewhere.example/",
		"http://elsewhere.example/print": "https://briefings.example/print",
	} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if got := w.Header().Get("Location"); w.Code != http.StatusPermanentRedirect || got != want {
			t.Errorf("%s: %d, %q, want %q", target, w.Code, got, want)
		}
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest("POST", "/", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}
