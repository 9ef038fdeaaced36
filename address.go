//go:build !js

package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// reached is where a site is reached: the values of -url and -base.
type reached struct {
	url  publicURL
	base basePath
}

// addTo adds the flags.
func (r *reached) addTo(flags *flag.FlagSet) {
	flags.Var(&r.url, "url", "where people reach it, `URL`, as https://briefings.example or https://briefings.example/decks/talk: for link cards, shared links and QR codes")
	flags.Var(&r.base, "base", "below which path it is reached, `PATH`, as /decks/talk (default: the path of -url)")
}

// path is that of -base, else that of -url; empty for the root. The error is about two that differ.
func (r *reached) path() (string, error) {
	if r.url.base.given && r.base.given && r.url.base.path != r.base.path {
		return "", misused("-url has the path %s and -base %s; leave one of them out, or write the same path in both", r.url.base.path, cmp.Or(r.base.path, "/"))
	}
	return cmp.Or(r.base.path, r.url.base.path), nil
}

// publicURL is the value of -url: an origin, "https://briefings.example", and the path there. "/" is
// none.
type publicURL struct {
	origin string
	base   basePath
}

func (p *publicURL) String() string { return p.origin + p.base.path }

func (p *publicURL) Set(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return errors.New("not where a site is reached; write https://briefings.example, or with a path https://briefings.example/decks/talk")
	}
	host, err := asciiHost(u)
	if err != nil {
		return err
	}
	*p = publicURL{origin: u.Scheme + "://" + host}
	if u.Path == "" || u.Path == "/" {
		return nil
	}
	return p.base.Set(u.EscapedPath())
}

// lookup makes names of hosts what browsers make of them, and keeps those that only a private network knows, as my_host.
var lookup = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false))

var hostOfURL = regexp.MustCompile(`^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$`)

// asciiHost is the host of a URL with its port as browsers ask for it: xn--mnchen-3ya.example for münchen.example.
func asciiHost(u *url.URL) (string, error) {
	host := u.Hostname()
	if address, err := netip.ParseAddr(host); err == nil && address.Is6() {
		host = "[" + host + "]"
	} else if host, err = lookup.ToASCII(host); err != nil || !hostOfURL.MatchString(host) {
		return "", fmt.Errorf("%q is no host; write https://briefings.example", u.Host)
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return "", fmt.Errorf("%s is no port; write one from 1 to 65535", port)
		}
		host += ":" + port
	}
	return host, nil
}

// basePath is the value of -base: the path below which a site is reached, as in a URL and without a
// slash at its end; empty for the root. It tells whether the flag was given.
type basePath struct {
	path  string
	given bool
}

func (b *basePath) String() string { return b.path }

func (b *basePath) Set(text string) error {
	const remedy = "write it as /decks/talk"
	if !strings.HasPrefix(text, "/") {
		return errors.New("a path begins with a slash; " + remedy)
	}
	if strings.ContainsAny(text, "?#") {
		return errors.New("a path has no query and no fragment; " + remedy)
	}
	path := strings.TrimSuffix(text, "/")
	if path == "" {
		*b = basePath{given: true}
		return nil
	}
	for _, part := range strings.Split(path[1:], "/") {
		decoded, err := url.PathUnescape(part)
		switch {
		case err != nil:
			return fmt.Errorf("%q is not encoded as in a URL; write a percent sign as %%25", part)
		case decoded == "":
			return errors.New("two slashes follow each other; " + remedy)
		case decoded == "." || decoded == "..":
			return fmt.Errorf("%q would leave the path; %s", decoded, remedy)
		case strings.ContainsAny(decoded, `/\`) || strings.ContainsFunc(decoded, isControl):
			return fmt.Errorf("%q has a character that no path can have; %s", part, remedy)
		}
	}
	decoded, err := url.PathUnescape(path)
	if err != nil {
		return err
	}
	*b = basePath{(&url.URL{Path: decoded}).EscapedPath(), true}
	return nil
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// frameOrigins is the value of -frame, which may be given several times: origins such as
// "https://intranet.example".
type frameOrigins []string

func (f *frameOrigins) String() string { return strings.Join(*f, " ") }

func (f *frameOrigins) Set(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Path != "" || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return errors.New("not an origin; write https://intranet.example, with its port if it has one of its own, and without a path")
	}
	if address, err := netip.ParseAddr(u.Hostname()); err == nil && address.Is6() {
		return errors.New("browsers know no IPv6 address here; write a name, or an IPv4 address")
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil || host == "" {
		return fmt.Errorf("%q is no host; write https://intranet.example", u.Host)
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	*f = append(*f, u.Scheme+"://"+host)
	return nil
}
