package web

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestOnlyTheHostsOfThisComputerAreItsOwn(t *testing.T) {
	const public = "briefings.example:8443"
	for host, want := range map[string]bool{
		"localhost":                  true,
		"localhost:8080":             true,
		"LOCALHOST:80":               true,
		"localhost.":                 true,
		"deck.localhost:8080":        true,
		"127.0.0.1:8080":             true,
		"127.1.2.3":                  true,
		"[::1]:8080":                 true,
		"[::1]":                      true,
		"192.0.2.7:8080":             true, // no name, so that nobody can point it elsewhere
		"briefings.example":          true,
		"Briefings.Example.:80":      true,
		"":                           true, // no browser
		"evil.example":               false,
		"evil.example:8080":          false,
		"localhost.evil.example":     false,
		"notlocalhost":               false,
		"127.0.0.1.evil.example":     false,
		"sub.briefings.example":      false,
		"briefings.example.evil.com": false,
		"0x7f.1":                     false,
		"2130706433":                 false,
		"[evil.example]":             false,
	} {
		if got := isOwnHost(host, public); got != want {
			t.Errorf("%q: %v, want %v", host, got, want)
		}
	}
	if isOwnHost("evil.example", "") {
		t.Error("without a public address every host is an own one")
	}
}

// elsewhere is a listener that says it has another address.
type elsewhere struct {
	net.Listener
	address net.Addr
}

func (l elsewhere) Addr() net.Addr { return l.address }

func TestAForeignHostIsSentToTheAddressOfThisComputer(t *testing.T) {
	for _, c := range []struct {
		listening string
		host      string
		want      int
	}{
		{"127.0.0.1:8080", "evil.example", 421},
		{"[::1]:8080", "evil.example:8080", 421},
		{"127.0.0.1:8080", "localhost:1", 200},
		{"127.0.0.1:8080", "talks.example", 200}, // where the site is reached
		{"192.0.2.1:8080", "evil.example", 200},
		{"0.0.0.0:8080", "evil.example", 200},
		{"[::]:8080", "evil.example", 200},
	} {
		inner, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		listening, err := net.ResolveTCPAddr("tcp", c.listening)
		if err != nil {
			t.Fatal(err)
		}
		s := testSite()
		s.docs.origin = "https://talks.example"
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- s.serve(ctx, elsewhere{inner, listening}, patient()) }()
		r, err := http.NewRequest("GET", "http://"+inner.Addr().String()+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = c.host
		got, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(got.Body)
		got.Body.Close()
		if err != nil || got.StatusCode != c.want {
			t.Errorf("%s at %s: %v, status %d, want %d", c.host, c.listening, err, got.StatusCode, c.want)
		}
		if got.StatusCode == 421 && (!strings.Contains(string(text), "open http://localhost:8080/.") || strings.Contains(string(text), "first") || got.Header.Get("X-Content-Type-Options") != "nosniff") {
			t.Errorf("%s at %s: %q", c.host, c.listening, text)
		}
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}
