package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// zipped gives n zero bytes, packed by gzip as often as layers says.
func zipped(n int64, layers int) []byte {
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	io.CopyN(z, zeros{}, n)
	z.Close()
	for range layers - 1 {
		inner := bytes.Clone(out.Bytes())
		out.Reset()
		z.Reset(&out)
		z.Write(inner)
		z.Close()
	}
	return out.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func coded(coding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", coding)
		w.Header().Set("Content-Type", "text/html")
		w.Write(body)
	}
}

// TestHostile asks for what is made to break readers.
func TestHostile(t *testing.T) {
	page := zipped(5, 1)
	s := newSite(t, map[string]http.HandlerFunc{
		"/bomb":     coded("gzip", zipped(1<<26, 1)),
		"/bombs":    coded("gzip, gzip", zipped(1<<26, 2)),
		"/bombs3":   coded("gzip, gzip, gzip", zipped(1<<26, 3)),
		"/good":     coded("gzip", page),
		"/cut":      coded("gzip", page[:len(page)-9]),
		"/liar":     coded("gzip", []byte("<p>This was never packed.</p>")),
		"/br":       coded("br", []byte("x")),
		"/circle":   to("/circle2"),
		"/circle2":  to("/circle"),
		"/self":     to("/self"),
		"/ftp":      to("ftp://news.example/"),
		"/script":   to("javascript:alert(1)"),
		"/password": to("https://ann:secret@news.example/"),
		"/nowhere":  func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) },
		"/picture": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "image/png")
			io.WriteString(w, "x")
		},
		"/empty":  text(""),
		"/none":   func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"/304":    func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) },
		"/error":  func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) },
		"/secret": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) },
		"/long": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "2000000000")
			w.WriteHeader(200)
		},
		"/endless": func(w http.ResponseWriter, r *http.Request) {
			for {
				if _, err := w.Write(make([]byte, 1<<15)); err != nil {
					return
				}
			}
		},
		"/stops": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "<p>")
		},
		"/hangs": func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/drips": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				io.WriteString(w, "x")
				w.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		},
	})
	patient, _ := client(Options{Limit: 1 << 20, Timeout: time.Minute, Pace: -1})
	hasty, _ := client(Options{Limit: 1 << 20, Timeout: 300 * time.Millisecond, Pace: -1})
	tests := []struct {
		path string
		want Kind
		says string
	}{
		{"/good", -1, ""}, {"/bomb", Size, "unpacks to more"}, {"/bombs", Size, "unpacks"},
		{"/bombs3", Content, "not asked for"}, {"/cut", Network, "stopped before its end"},
		{"/liar", Content, "unpacked"}, {"/br", Content, `"br"`},
		{"/circle", Redirects, "circle"}, {"/self", Redirects, "circle"},
		{"/ftp", Redirects, "no address of the web"}, {"/script", Redirects, "no address of the web"},
		{"/password", Redirects, "password"}, {"/nowhere", Redirects, "no address"},
		{"/picture", Content, "a picture"}, {"/empty", Content, "empty"}, {"/none", Status, "204"},
		{"/304", Status, "304"}, {"/error", Status, "500"}, {"/secret", Status, "403"}, {"/missing", Status, "404"},
		{"/long", Size, "2000000000"}, {"/endless", Size, "limit"}, {"/stops", Network, "stopped before its end"},
		{"/hangs", Timeout, "longer than"}, {"/drips", Timeout, "longer than"},
	}
	for _, test := range tests {
		c := patient
		if test.want == Timeout {
			c = hasty
		}
		page, err := c.Get(t.Context(), Request{Address: s.URL + test.path})
		if got := kindOf(t, err); got != test.want {
			t.Errorf("%s: kind %d, want %d; error %v", test.path, got, test.want, err)
		}
		if err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: error %v does not say %q", test.path, err, test.says)
		}
		if (page == nil) != (err != nil) {
			t.Errorf("%s: page %v with error %v", test.path, page, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret@") {
			t.Errorf("%s: the password is in the error: %v", test.path, err)
		}
	}
	if n := s.count("/circle"); n != 1 {
		t.Errorf("the circle was asked %d times", n)
	}
}

// TestRobotsTooLong: what comes after the limit is as if it were not there.
func TestRobotsTooLong(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nDisallow: /a\n" + strings.Repeat("#", 2<<20) + "\nDisallow: /b"),
		"/a": text("a"), "/b": text("b")})
	c, _ := client(Options{Limit: 1 << 20})
	for path, want := range map[string]Kind{"/a": Robots, "/b": -1} {
		_, err := c.Get(t.Context(), Request{Address: s.URL + path, Robots: true})
		if got := kindOf(t, err); got != want {
			t.Errorf("%s: kind %d, want %d; error %v", path, got, want, err)
		}
	}
}

// TestCookieCircle: a reader who brings the cookie is let in.
func TestCookieCircle(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/talks": func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("seen"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
			http.Redirect(w, r, "/talks", http.StatusFound)
			return
		}
		io.WriteString(w, "<p>Envoys met.</p>")
	}, "/ever": func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "n", Value: fmt.Sprint(time.Now().UnixNano())})
		http.Redirect(w, r, "/ever", http.StatusFound)
	}})
	c, _ := client(Options{Pace: -1})
	if _, err := c.Get(t.Context(), Request{Address: s.URL + "/talks"}); err != nil {
		t.Error(err)
	}
	_, err := c.Get(t.Context(), Request{Address: s.URL + "/ever"})
	if kindOf(t, err) != Redirects || s.count("/ever") != maxHops+1 {
		t.Errorf("%d requests, error %v", s.count("/ever"), err)
	}
}

// TestPrivate: no name, redirect or later answer of the name server leads to
// this machine.
func TestPrivate(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": text("private")})
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{Pace: -1, Lookup: func(context.Context, string) ([]netip.Addr, error) {
		return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
	}})
	port := u.Port()
	for _, address := range []string{s.URL, "http://rebound.example:" + port, "http://127.0.0.1:" + port,
		"http://[::1]:" + port, "http://[::ffff:127.0.0.1]:" + port, "http://169.254.169.254/latest/meta-data",
		"http://0.0.0.0:" + port, "http://localhost:" + port} {
		for _, robots := range []bool{false, true} {
			_, err := c.Get(t.Context(), Request{Address: address, Robots: robots})
			if kindOf(t, err) != Private {
				t.Errorf("%s: error %v", address, err)
			}
		}
	}
	if len(s.asked) != 0 {
		t.Errorf("it was asked all the same: %v", s.asked)
	}
	direct := New(Options{Pace: -1}) // by the system's name server
	if _, err := direct.Get(t.Context(), Request{Address: "http://localhost:" + port}); kindOf(t, err) != Private {
		t.Errorf("localhost: error %v", err)
	}
}

func TestPublic(t *testing.T) {
	for _, s := range []string{"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9",
		"169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1",
		"198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1",
		"2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::1", "3fff::1", "5f00::1", "fc00::1", "fd12::1", "fe80::1",
		"fe80::1%eth0", "fec0::1", "ff02::1"} {
		if Public(netip.MustParseAddr(s)) {
			t.Errorf("%s is taken as public", s)
		}
	}
	for _, s := range []string{"1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.0.1",
		"223.255.255.255", "::ffff:8.8.8.8", "2606:4700::1111", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1"} {
		if !Public(netip.MustParseAddr(s)) {
			t.Errorf("%s is not taken as public", s)
		}
	}
	if Public(netip.Addr{}) {
		t.Error("no address is taken as public")
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"https://News.Example":             "https://news.example/",
		"HTTP://news.example:80/a#b":       "http://news.example/a",
		" https://news.example.:443/?q=1 ": "https://news.example/?q=1",
		"http://news.example:8080/a b":     "http://news.example:8080/a%20b",
		"http://[2606:4700::1111]:80/":     "http://[2606:4700::1111]/",
		// The query is written as browsers write it.
		"http://news.example/?q=a b":                             "http://news.example/?q=a%20b",
		"http://news.example/?q=gr\u00fc\u00dfe&r=%C3%BC+\"x\"'": "http://news.example/?q=gr%C3%BC%C3%9Fe&r=%C3%BC+%22x%22%27",
		"http://news.example/?":                                  "http://news.example/?",
		"http://news.example/?a=1;b={2}|3&c=%zz^[]`":             "http://news.example/?a=1;b={2}|3&c=%zz^[]`",
	} {
		if got, err := Clean(in); err != nil || got != want {
			t.Errorf("%q: %q, error %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "news.example", "file:///etc/passwd", "ftp://news.example/", "http://", "http:///a",
		"https://ann:secret@news.example/", "http://a\nb/", "javascript:alert(1)", "http://" + strings.Repeat("a", 9000),
		"gopher://news.example/", "data:text/html,x"} {
		got, err := Clean(in)
		if kindOf(t, err) != Address {
			t.Errorf("%.40q: %.40q, error %v", in, got, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("the password is in the error: %v", err)
		}
	}
}

// FuzzUnpack: any bytes in any coding end within the limit.
func FuzzUnpack(f *testing.F) {
	f.Add("gzip", zipped(100, 1))
	f.Add("deflate, gzip", zipped(100, 2))
	f.Add("br", []byte("x"))
	f.Fuzz(func(t *testing.T, coding string, body []byte) {
		packed := &counted{r: bytes.NewReader(body), left: 1 << 16}
		r, err := unpack([]string{coding}, packed)
		if err != nil {
			return
		}
		if n, _ := io.Copy(io.Discard, io.LimitReader(r, 1<<20)); n > 1<<20 {
			t.Errorf("%d bytes", n)
		}
	})
}
