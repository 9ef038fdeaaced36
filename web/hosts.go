package web

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// IsLoopback reports whether only this computer reaches a listener's address.
func IsLoopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// OnlyOwnHosts passes on what is asked of one of a loopback site's own hosts, and answers the rest
// with 421 Misdirected Request and the address to open. origin is where the site is reached, as
// "https://briefings.example"; empty for nowhere else.
func OnlyOwnHosts(next http.Handler, listening net.Addr, origin string) http.Handler {
	public := ""
	if u, err := url.Parse(origin); err == nil {
		public = u.Host
	}
	_, port, _ := net.SplitHostPort(listening.String())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isOwnHost(r.Host, public) {
			next.ServeHTTP(w, r)
			return
		}
		sendText(w, r, http.StatusMisdirectedRequest, fmt.Sprintf(
			"This deck is served to this computer only: open http://localhost:%s/. "+
				"If it is to be reached by another name, serve it with that name as its address: -url http://NAME.", port))
	})
}

// isOwnHost reports whether a Host header names this computer as no other site can: as localhost
// or a name below it, by an IP address, or as the host of the site's public address. Ports do not
// matter: a proxy or a tunnel has another. Nothing is as good as these, since every browser sends a host.
func isOwnHost(host, public string) bool {
	name := hostname(host)
	if address, err := netip.ParseAddr(name); err == nil && address.Zone() == "" || name == "" {
		return true
	}
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || name == hostname(public)
}

// hostname is a host in lower case without port, brackets and final dot.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(host, "."))
}
