package fetch

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

// maxAddress is how long an address may be, in bytes; servers refuse longer
// ones (RFC 9110, section 4.1, recommends that 8000 be understood).
const maxAddress = 8000

// Clean gives an address as it is asked for: http or https, the host in lower
// case, without fragment and without the port that is usual anyway, with what
// may not stand in an address as percent and digits. What cannot be fetched gives an *Error of kind Address.
func Clean(raw string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || len(raw) > maxAddress {
		return "", badAddress(raw, "look at the spelling", "it is no address of a page")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	host := strings.ToLower(strings.TrimRight(u.Hostname(), "."))
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return "", badAddress(raw, "an address begins with http:// or https://", "it is no address of the web")
	case host == "":
		return "", badAddress(raw, "look at the spelling", "it names no host")
	case u.User != nil:
		return "", badAddress(u.Redacted(), "leave them out; a story file is no place for a password",
			"it has a user name or a password in it")
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port := u.Port(); port != "" && port != usualPorts[u.Scheme] {
		host += ":" + port
	}
	u.Host, u.Fragment, u.RawFragment = host, "", ""
	u.RawQuery = escapeQuery(u.RawQuery)
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), nil
}

// escapeQuery writes the signs of a query that may not stand in one as browsers
// do; package net/url leaves a query as it is, and a blank in it breaks the
// request. https://url.spec.whatwg.org/#special-query-percent-encode-set
func escapeQuery(q string) string {
	foreign := func(c byte) bool { return c <= ' ' || c >= 0x7f || strings.IndexByte(`"#<>'`, c) >= 0 }
	var b strings.Builder
	for i := range len(q) {
		if foreign(q[i]) {
			fmt.Fprintf(&b, "%%%02X", q[i])
		} else {
			b.WriteByte(q[i])
		}
	}
	return b.String()
}

// usualPorts are those that need not be said.
var usualPorts = map[string]string{"http": "80", "https": "443"}

func badAddress(address, hint, what string) *Error {
	e := fail(Address, address, "%s", what)
	e.Hint = hint
	return e
}

// privateError is a connection that was refused before it was made.
type privateError struct{ ip netip.Addr }

func (e *privateError) Error() string { return fmt.Sprintf("%s is not a public address", e.ip) }

// refusePrivate is asked with the very address that a connection is about to
// be made to, after names were looked up, so that no name can be made to lead
// elsewhere in between.
func refusePrivate(_ context.Context, _, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return err
	}
	if !Public(ip) {
		return &privateError{ip}
	}
	return nil
}

// special are the addresses that are not of the public internet: private,
// loopback, link-local, shared, documentation, benchmarks, multicast, reserved.
// https://www.iana.org/assignments/iana-ipv4-special-registry
// https://www.iana.org/assignments/iana-ipv6-special-registry
var special = prefixes("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
	"172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
	"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "3fff::/20")

// global is the only part of IPv6 that is given out for the public internet.
// https://www.iana.org/assignments/ipv6-address-space
var global = netip.MustParsePrefix("2000::/3")

// Both of these carry an IPv4 address, which a gateway may take out again.
var (
	nat64 = netip.MustParsePrefix("64:ff9b::/96") // RFC 6052: the last 32 bits
	sixTo = netip.MustParsePrefix("2002::/16")    // RFC 3056: bits 16 to 47
)

func prefixes(list ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// Public says whether ip is an address of the public internet. An IPv4 address
// that is written within an IPv6 one is judged as what it is.
func Public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if ip.Is6() {
		b := ip.As16()
		switch {
		case nat64.Contains(ip):
			ip = netip.AddrFrom4([4]byte(b[12:16]))
		case sixTo.Contains(ip):
			ip = netip.AddrFrom4([4]byte(b[2:6]))
		case !global.Contains(ip):
			return false
		}
	}
	for _, p := range special {
		if p.Contains(ip) {
			return false
		}
	}
	return ip.IsValid()
}

// dialAny connects to the first address of a name that takes the connection.
func dialAny(lookup func(context.Context, string) ([]netip.Addr, error), d *net.Dialer) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		ips, err := lookup(ctx, host)
		if err != nil {
			return nil, err
		}
		err = &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
		for _, ip := range ips {
			conn, e := d.DialContext(ctx, network, net.JoinHostPort(ip.String(), port))
			if e == nil {
				return conn, nil
			}
			err = e
		}
		return nil, err
	}
}
