//go:build !js

package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
	"golang.org/x/net/idna"

	"exhibit/web"
)

// secured is what serve is asked for about https.
type secured struct {
	host      hostName
	directory directoryURL // of the certificate authority
	plain     string       // HOST:PORT where http leads to https; empty for port 80, noPlain for nowhere
}

// noPlain is the value of -http for no listening there.
const noPlain = "none"

func (s *secured) flags(flags *flag.FlagSet) {
	s.directory = autocert.DefaultACMEDirectory
	flags.Var(&s.host, "tls", "serve https as `HOST`, a name that leads here, with certificates that are fetched from Let's Encrypt, whose terms are agreed to by this (then -addr is :443 by default, and -url https://HOST)")
	flags.Var(&s.directory, "acme", "with -tls, the certificate authority to use in place of Let's Encrypt, as the `URL` of its ACME directory: for a company's own")
	flags.StringVar(&s.plain, "http", "", "with -tls, where http is answered by leading to https, as `HOST:PORT` (default port 80 of the host of -addr; none for nowhere)")
}

// asked reports whether https is asked for.
func (s secured) asked() bool { return s.host != "" }

// complete fills in what follows from -tls in other flags, or returns an error for flags that do
// not go together.
func (s *secured) complete(addr, origin *string) error {
	if !s.asked() {
		if s.plain != "" || s.directory != autocert.DefaultACMEDirectory {
			return misused("-http and -acme are of no use without -tls HOST")
		}
		return nil
	}
	if strings.HasPrefix(*origin, "http:") {
		return misused("-tls serves https, and -url %s is http; write https there", *origin)
	}
	*addr = cmp.Or(*addr, ":443")
	*origin = cmp.Or(*origin, "https://"+string(s.host))
	if s.plain == "" {
		host, _, _ := net.SplitHostPort(*addr)
		s.plain = net.JoinHostPort(host, "80")
	}
	if s.plain != noPlain {
		return checkAddr("-http", s.plain)
	}
	return nil
}

// https is what serves over TLS, ready to begin.
type https struct {
	secured
	origin       string // where people reach it
	certificates *autocert.Manager
	plain        net.Listener // leads to https; nil for none
}

// prepare opens what serving over TLS needs besides the port of https.
func (s secured) prepare(origin string) (*https, error) {
	cache, err := s.cache()
	if err != nil {
		return nil, fmt.Errorf("certificates cannot be kept, and would be fetched too often: %w; set XDG_CACHE_HOME to a folder that can be written", err)
	}
	h := &https{secured: s, origin: origin, certificates: &autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: cache, HostPolicy: s.only, Client: &acme.Client{DirectoryURL: string(s.directory), UserAgent: "exhibit"},
	}}
	if s.plain != noPlain {
		if h.plain, err = listen("-http", s.plain); err != nil {
			return nil, fmt.Errorf("%w, or leave it out with -http none", err)
		}
	}
	return h, nil
}

// serve serves a deck over TLS, and leads http to it, until ctx is done or one of them fails.
func (h *https) serve(ctx context.Context, deck presented, l net.Listener, stdout io.Writer) error {
	servers := []func(context.Context) error{func(ctx context.Context) error {
		config := h.certificates.TLSConfig()
		config.GetCertificate = h.told(h.certificates.GetCertificate, stdout)
		return deck.ServeTLS(ctx, l, config)
	}}
	if h.plain != nil {
		servers = append(servers, func(ctx context.Context) error {
			return web.Serve(ctx, h.plain, h.certificates.HTTPHandler(web.LeadTo(h.origin)))
		})
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, len(servers))
	for _, server := range servers {
		go func() { ended <- server(ctx) }()
	}
	go h.fetch(ctx, stdout)
	var err error
	for range servers {
		err = errors.Join(err, <-ended)
		stop()
	}
	return err
}

// only is the policy of which names are answered to, with whatever port: -tls has them without.
func (s secured) only(_ context.Context, name string) error {
	if host, _, err := net.SplitHostPort(name); err == nil {
		name = host
	}
	if !strings.EqualFold(name, string(s.host)) {
		return fmt.Errorf("%q is not %s", name, s.host)
	}
	return nil
}

// cache is the folder with the certificates and the key of the account: one for each authority,
// and for this user's eyes only.
func (s secured) cache() (autocert.DirCache, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	u, err := url.Parse(string(s.directory))
	if err != nil {
		return "", err
	}
	folder = filepath.Join(folder, "exhibit", "acme", strings.ReplaceAll(u.Host, ":", "_"))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		return "", err
	}
	probe, err := os.CreateTemp(folder, "probe")
	if err != nil {
		return "", err
	}
	probe.Close()
	return autocert.DirCache(folder), os.Remove(probe.Name())
}

// fetch gets the certificate before the first visitor wants it, and says how that went.
func (h *https) fetch(ctx context.Context, stdout io.Writer) {
	within, stop := context.WithTimeout(ctx, 10*time.Second)
	defer stop()
	if _, err := net.DefaultResolver.LookupHost(within, string(h.host)); err != nil && ctx.Err() == nil {
		fmt.Fprintf(stdout, "%s does not resolve on this computer (%v); it must lead here before there can be a certificate.\n", h.host, err)
	}
	// What a browser of today says of itself.
	certificate, err := h.certificates.GetCertificate(&tls.ClientHelloInfo{
		ServerName: string(h.host), SignatureSchemes: []tls.SignatureScheme{tls.ECDSAWithP256AndSHA256},
		SupportedCurves: []tls.CurveID{tls.CurveP256}, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256},
	})
	switch {
	case ctx.Err() != nil:
	case err != nil:
		fmt.Fprintln(stdout, h.refused(err))
	default:
		fmt.Fprintf(stdout, "The certificate for %s is there, valid until %s; it is renewed in time.\n", h.host, certificate.Leaf.NotAfter.Format(time.DateOnly))
	}
}

func (s secured) refused(err error) string {
	return fmt.Sprintf("There is no certificate for %s yet: %v. %s must reach this computer under that name, at port 443 or 80; it is asked again when somebody connects.", s.host, err, s.directory.host())
}

// told tells of a certificate that a visitor does not get, once in ten minutes. Who connects under
// another name is told nothing, and nobody is told of it.
func (s secured) told(get func(*tls.ClientHelloInfo) (*tls.Certificate, error), stdout io.Writer) func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	var mutex sync.Mutex
	var last time.Time
	return func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
		certificate, err := get(hello)
		if err != nil && strings.EqualFold(hello.ServerName, string(s.host)) {
			mutex.Lock()
			defer mutex.Unlock()
			if now := time.Now(); now.Sub(last) > 10*time.Minute {
				last = now
				fmt.Fprintln(stdout, s.refused(err))
			}
		}
		return certificate, err
	}
}

// hostName is the value of -tls: a name of the DNS in ASCII and lower case.
type hostName string

func (h *hostName) String() string { return string(*h) }

// Set reads the value of -tls. A name of which no public authority makes a certificate is an error.
func (h *hostName) Set(text string) error {
	name, err := idna.Lookup.ToASCII(strings.TrimSuffix(text, "."))
	labels := strings.Split(name, ".")
	last := labels[len(labels)-1]
	if err != nil || net.ParseIP(text) != nil || len(labels) < 2 || len(name) > 253 || last == "localhost" || strings.Trim(last, "0123456789") == "" || strings.ContainsAny(name, ":/_*") {
		return errors.New("not a name that a certificate is made for; write a name of the DNS with a dot in it, as briefings.example, without port or https://")
	}
	*h = hostName(name)
	return nil
}

// directoryURL is the value of -acme: the https address of an ACME directory.
type directoryURL string

func (d *directoryURL) String() string { return string(*d) }

func (d *directoryURL) Set(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		return errors.New("not the address of an ACME directory; write https://ca.example/acme/directory")
	}
	*d = directoryURL(text)
	return nil
}

// host names the authority.
func (d directoryURL) host() string {
	u, err := url.Parse(string(d))
	if err != nil {
		return string(d)
	}
	return u.Host
}
