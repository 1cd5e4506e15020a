package fetch

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"
	"time"
)

// maxRobots is how much of a robots.txt is read: RFC 9309 wants at least 500
// KiB, and what comes after is as if it were not there.
const maxRobots = 512 << 10

// rules are what one robots.txt asks of this program (RFC 9309).
type rules struct {
	list  []robotsRule
	delay time.Duration // Crawl-delay, which is not in the RFC but in many files
}

// robotsRule allows or disallows the paths that a pattern matches.
type robotsRule struct {
	allow bool
	// parts are the pattern cut at its stars; the first stands at the start of
	// the path.
	parts []string
	// end says that the pattern reaches to the end of the path ("$").
	end bool
	// weight is the length of the pattern: the longest that matches decides.
	weight int
}

// maxDelay is the longest Crawl-delay that is heeded; longer ones are written
// for engines that fetch whole sites.
const maxDelay = 30 * time.Second

// parseRobots reads the groups of a robots.txt that are for product, or, where
// there is none, those for all ("*").
func parseRobots(text []byte, product string) *rules {
	text = bytes.TrimPrefix(text[:min(len(text), maxRobots)], []byte("\ufeff"))
	g := groups{product: product}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, maxRobots+1)
	lines.Split(scanLines)
	for lines.Scan() {
		g.line(robotsLine(lines.Text()))
	}
	if g.named {
		return &g.mine
	}
	return &g.all
}

// groups is a robots.txt being read.
type groups struct {
	product   string
	mine, all rules
	named     bool     // some group is for product
	here      []*rules // whom the current group is for
	agents    bool     // the last line that counts was a user-agent line
}

// line takes in one line.
func (g *groups) line(key, value string) {
	switch key {
	case "user-agent":
		if !g.agents {
			g.here = nil
		}
		g.agents = true
		switch name := productToken(value); {
		case name == "*":
			g.here = append(g.here, &g.all)
		case strings.EqualFold(name, g.product):
			g.here, g.named = append(g.here, &g.mine), true
		}
	case "allow", "disallow":
		g.agents = false
		for _, r := range g.here {
			r.add(key == "allow", value)
		}
	case "crawl-delay":
		g.agents = false
		for _, r := range g.here {
			r.slow(value)
		}
	}
}

// scanLines cuts at CR, LF or both, which robots.txt may mix (RFC 9309, EOL).
func scanLines(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexAny(data, "\r\n"); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// robotsLine gives the key, in lower case, and the value of a line, without
// its comment; "" where it is none.
func robotsLine(line string) (key, value string) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok := strings.Cut(line, ":")
	if !ok {
		return "", ""
	}
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
}

// productToken gives the name in a user-agent line: letters, hyphen and
// underscore count, what follows ("/1.0") does not. RFC 9309, section 2.2.1.
func productToken(value string) string {
	if strings.HasPrefix(value, "*") {
		return "*"
	}
	end := strings.IndexFunc(value, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return value
	}
	return value[:end]
}

// add keeps a rule. An empty pattern matches nothing.
func (r *rules) add(allow bool, pattern string) {
	if pattern == "" {
		return
	}
	rule := robotsRule{allow: allow, weight: len(pattern)}
	if p, ok := strings.CutSuffix(pattern, "$"); ok {
		pattern, rule.end = p, true
	}
	rule.parts = strings.Split(escape(pattern), "*")
	r.list = append(r.list, rule)
}

// slow keeps a Crawl-delay in seconds, of which the longest holds.
func (r *rules) slow(value string) {
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(seconds > 0) {
		return
	}
	delay := maxDelay
	if seconds < maxDelay.Seconds() {
		delay = time.Duration(seconds * float64(time.Second))
	}
	r.delay = max(r.delay, delay)
}

// allows says whether a path with its query may be fetched: the longest rule
// that matches decides, allowing wins between two of one length, and what no
// rule matches is allowed. RFC 9309, section 2.2.2.
func (r *rules) allows(path string) bool {
	path = escape(path)
	allow, weight := true, -1
	for _, rule := range r.list {
		if rule.weight < weight || rule.weight == weight && allow {
			continue
		}
		if rule.matches(path) {
			allow, weight = rule.allow, rule.weight
		}
	}
	return allow
}

// matches says whether the pattern matches from the start of the path. Each
// part is looked for once, so that no pattern takes long.
func (r *robotsRule) matches(path string) bool {
	rest, ok := strings.CutPrefix(path, r.parts[0])
	if !ok {
		return false
	}
	later := r.parts[1:]
	for i, part := range later {
		if i == len(later)-1 && r.end {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return !r.end || rest == ""
}

// escape writes a path so that the same path is always written alike: bytes
// beyond ASCII and white space are percent-encoded, hexadecimal digits are in
// upper case, and what need not be encoded is not. RFC 9309, section 2.2.2.
func escape(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(path))
	for i := 0; i < len(path); i++ {
		c, encoded := path[i], false
		if c == '%' && i+2 < len(path) {
			if n, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				c, encoded = byte(n), true
				i += 2
			}
		}
		// A percent sign that encodes nothing stands for itself.
		if unreserved(c) || !encoded && c > ' ' && c < 0x7f && c != '%' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

// unreserved are the characters that mean the same encoded or not (RFC 3986,
// section 2.3).
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}
