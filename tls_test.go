//go:build built && !js && !windows

package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/letsencrypt/challtestsrv"
	"github.com/letsencrypt/pebble/v2/ca"
	"github.com/letsencrypt/pebble/v2/db"
	"github.com/letsencrypt/pebble/v2/va"
	"github.com/letsencrypt/pebble/v2/wfe"
)

const secureHost = "briefings.example"

// freePort is a port of 127.0.0.1 that nobody listens on.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// authority is an ACME certificate authority, for which every name leads to 127.0.0.1.
type authority struct {
	*httptest.Server
	directory string
	trusted   string         // file with the certificate of the ACME server
	roots     *x509.CertPool // what clients trust
}

// newAuthority starts an authority that proves names at these ports.
func newAuthority(t *testing.T, httpPort, tlsPort int) *authority {
	t.Helper()
	t.Setenv("PEBBLE_VA_NOSLEEP", "1")
	t.Setenv("PEBBLE_WFE_NONCEREJECT", "0")
	quiet := log.New(io.Discard, "", 0)
	resolver := net.JoinHostPort("127.0.0.1", strconv.Itoa(freePort(t)))
	names, err := challtestsrv.New(challtestsrv.Config{Log: quiet, DNSAddrs: []string{resolver}})
	if err != nil {
		t.Fatal(err)
	}
	names.SetDefaultDNSIPv4("127.0.0.1")
	names.SetDefaultDNSIPv6("")
	go names.Run()
	t.Cleanup(names.Shutdown)

	store := db.NewMemoryStore()
	issuer := ca.New(quiet, store, "", "ecdsa", 0, 1, map[string]ca.Profile{"default": {Description: "the only one"}})
	front := wfe.New(quiet, store, va.New(quiet, httpPort, tlsPort, false, resolver, store), issuer, []string{"pebble.example"}, false, false, 1, 1)
	a := &authority{Server: httptest.NewTLSServer(front.Handler()), roots: x509.NewCertPool()}
	t.Cleanup(a.Close)
	a.directory = a.URL + wfe.DirectoryPath
	a.trusted = write(t, filepath.Join(t.TempDir(), "ca.pem"), string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.Certificate().Raw})))
	root, err := x509.ParseCertificate(issuer.GetRootCert(0).DER)
	if err != nil {
		t.Fatal(err)
	}
	a.roots.AddCert(root)
	return a
}

// secureServer is the built binary serving https, and where.
type secureServer struct {
	*exec.Cmd
	https, http string // HOST:PORT
	client      *http.Client
	serial      string // of the certificate that the client has seen last
}

// serveSecurely starts serve -tls with a cache folder, and returns it when it has said a text.
func serveSecurely(t *testing.T, a *authority, cache string, httpPort, tlsPort int, says string, more ...string) *secureServer {
	t.Helper()
	s := &secureServer{https: net.JoinHostPort("127.0.0.1", strconv.Itoa(tlsPort)), http: net.JoinHostPort("127.0.0.1", strconv.Itoa(httpPort))}
	s.Cmd = built(t, append([]string{"serve", "-tls", secureHost, "-acme", a.directory, "-addr", s.https, "-http", s.http}, more...)...)
	s.Env = append(os.Environ(), "SSL_CERT_FILE="+a.trusted, "XDG_CACHE_HOME="+cache)
	out, err := s.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatalf("%v; make builds it", err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), " certificate for ") {
	}
	if !strings.Contains(lines.Text(), says) {
		t.Fatalf("it says %q, not %q", lines.Text(), says)
	}
	go io.Copy(io.Discard, out)
	transport := &http.Transport{
		ForceAttemptHTTP2: true,
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, s.https)
		},
		TLSClientConfig: &tls.Config{RootCAs: a.roots, VerifyConnection: func(state tls.ConnectionState) error {
			s.serial = state.PeerCertificates[0].SerialNumber.String()
			return nil
		}},
	}
	t.Cleanup(transport.CloseIdleConnections)
	s.client = &http.Client{Transport: transport}
	return s
}

// stop tells the server to end, and waits for it.
func (s *secureServer) stop(t *testing.T) {
	t.Helper()
	if err := s.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

func TestServeFetchesACertificateServesHTTP2AndLeadsHTTPThere(t *testing.T) {
	httpPort, tlsPort := freePort(t), freePort(t)
	a := newAuthority(t, httpPort, tlsPort)
	cache := t.TempDir()
	s := serveSecurely(t, a, cache, httpPort, tlsPort, "The certificate for "+secureHost+" is there, valid until ")
	r, err := s.client.Get("https://" + secureHost + "/print")
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(r.Body)
	r.Body.Close()
	if err != nil || r.StatusCode != 200 || r.Proto != "HTTP/2.0" || r.Header.Get("Strict-Transport-Security") == "" || !strings.Contains(string(page), "https://"+secureHost+"/print") {
		t.Errorf("%v, %d, %s, %v", err, r.StatusCode, r.Proto, r.Header)
	}
	first := s.serial

	plain := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	r, err = plain.Get("http://" + s.http + "/print?known=2015-09-25")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if got := r.Header.Get("Location"); r.StatusCode != http.StatusPermanentRedirect || got != "https://"+secureHost+"/print?known=2015-09-25" {
		t.Errorf("http: %d, %q", r.StatusCode, got)
	}
	if c, err := tls.Dial("tcp", s.https, &tls.Config{ServerName: "elsewhere.example", RootCAs: a.roots}); err == nil {
		c.Close()
		t.Error("it has a certificate for another name")
	}
	for dir := filepath.Join(cache, "exhibit", "acme"); ; {
		kept := files(t, dir)
		if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", dir, err, info.Mode())
		}
		if len(kept) != 1 {
			if len(kept) < 2 {
				t.Errorf("%s holds %q", dir, kept)
			}
			break
		}
		dir = filepath.Join(dir, kept[0])
	}
	s.stop(t)

	a.Close() // the next start needs no authority
	s = serveSecurely(t, a, cache, httpPort, tlsPort, "The certificate for "+secureHost+" is there")
	if r, err = s.client.Get("https://" + secureHost + "/healthz"); err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if s.serial != first {
		t.Errorf("another certificate: %s, not %s", s.serial, first)
	}
	s.stop(t)
}

func TestWhereHTTPSIsNotReachedHTTPProvesTheNameAndADeckIsWatchedOverHTTP2(t *testing.T) {
	httpPort := freePort(t)
	a := newAuthority(t, httpPort, freePort(t)) // nobody listens there
	deck := write(t, filepath.Join(t.TempDir(), "deck.md"), "# The ice is late\n")
	s := serveSecurely(t, a, t.TempDir(), httpPort, freePort(t), "The certificate for "+secureHost+" is there", "-watch", "-deck", deck, "-base", "/talk")
	r, err := s.client.Get("https://" + secureHost + "/talk/watch")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	for lines := bufio.NewScanner(r.Body); !strings.HasPrefix(lines.Text(), "data: "); {
		if !lines.Scan() {
			t.Fatalf("no news: %v", lines.Err())
		}
	}
	if r.Proto != "HTTP/2.0" {
		t.Errorf("over %s", r.Proto)
	}
	s.stop(t)
}

func TestACertificateThatIsNotToBeHadIsTold(t *testing.T) {
	a := newAuthority(t, freePort(t), freePort(t)) // nobody listens there
	a.Close()
	s := serveSecurely(t, a, t.TempDir(), freePort(t), freePort(t), "There is no certificate for "+secureHost+" yet: ")
	s.stop(t)
}

func TestFlagsOfHTTPSThatMakeNoSenseAreRefused(t *testing.T) {
	for _, tc := range []struct {
		args []string
		want string
	}{
		{[]string{"-tls", "localhost"}, `invalid value "localhost" for flag -tls: not a name that a certificate is made for`},
		{[]string{"-tls", "127.0.0.1"}, `invalid value "127.0.0.1" for flag -tls: not a name`},
		{[]string{"-tls", "::1"}, `invalid value "::1" for flag -tls: not a name`},
		{[]string{"-tls", "1.2"}, `invalid value "1.2" for flag -tls: not a name`},
		{[]string{"-tls", "briefings"}, `invalid value "briefings" for flag -tls: not a name`},
		{[]string{"-tls", "briefings.localhost"}, `invalid value "briefings.localhost" for flag -tls: not a name`},
		{[]string{"-tls", "briefings.example:443"}, `invalid value "briefings.example:443" for flag -tls: not a name`},
		{[]string{"-tls", "https://briefings.example"}, `invalid value "https://briefings.example" for flag -tls: not a name`},
		{[]string{"-tls", "*.example.org"}, `invalid value "*.example.org" for flag -tls: not a name`},
		{[]string{"-tls", ""}, `invalid value "" for flag -tls: not a name`},
		{[]string{"-tls", "briefings.example", "-acme", "http://ca.example"}, `invalid value "http://ca.example" for flag -acme: not the address of an ACME directory`},
		{[]string{"-tls", "briefings.example", "-http", "80"}, `-http "80" is not HOST:PORT`},
		{[]string{"-tls", "briefings.example", "-url", "http://briefings.example"}, "-tls serves https, and -url http://briefings.example is http"},
		{[]string{"-http", ":8080"}, "-http and -acme are of no use without -tls HOST"},
		{[]string{"-acme", "https://ca.example/directory"}, "-http and -acme are of no use without -tls HOST"},
	} {
		if code, _, stderr := exhibit(t.Context(), append([]string{"serve"}, tc.args...)...); code != misuse || !strings.HasPrefix(stderr, "exhibit: "+tc.want) {
			t.Errorf("%v: exit %d, %q", tc.args, code, stderr)
		}
	}
	var h hostName
	for text, want := range map[string]hostName{"Briefings.Example.": "briefings.example", "bücher.example": "xn--bcher-kva.example"} {
		if err := h.Set(text); err != nil || h != want {
			t.Errorf("%s: %v, %q", text, err, h)
		}
	}
}
