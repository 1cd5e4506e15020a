package hostile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// elements and attributes are all that our pages are made of. A page that
// needs another one names it here, after thought of what it can be made to do.
var (
	elements = strings.Fields(`html head meta title link style body header nav main section article aside footer
		h1 h2 h3 h4 p a b i em strong small span div mark ins del code pre time abbr q blockquote br hr ul ol li dl dt dd
		table thead tbody tr th td caption details summary svg g text tspan path rect line circle
		form input label select option button`)
	attributes = strings.Fields(`lang dir charset name content http-equiv class id href rel title role width height viewBox
		d x y x1 y1 x2 y2 cx cy r rx transform text-anchor datetime open scope colspan rowspan start value for type action
		method selected checked placeholder size min max tabindex aria-current aria-label aria-hidden aria-labelledby aria-describedby`)
)

// HTML parses a page and lists what should not be in it: elements and
// attributes that we do not use, addresses that are not of this page or of the
// web, and anything that a browser would load from elsewhere. Links that a
// person may follow (a with href) may lead to http and https.
func HTML(page []byte) []string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{"not HTML: " + err.Error()}
	}
	var bad []string
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			bad = append(bad, fmt.Sprintf("a comment %q", short(n.Data)))
		case html.TextNode:
			bad = append(bad, style(n)...)
		case html.ElementNode:
			bad = append(bad, element(n)...)
		}
	}
	return bad
}

// element lists what is wrong with one element.
func element(n *html.Node) []string {
	var bad []string
	if !slices.Contains(elements, n.Data) {
		bad = append(bad, "an element <"+n.Data+">")
	}
	for _, a := range n.Attr {
		if !slices.Contains(attributes, a.Key) {
			bad = append(bad, fmt.Sprintf("an attribute <%s %s=%q>", n.Data, a.Key, short(a.Val)))
		}
		if a.Key == "href" || a.Key == "action" {
			if why := address(n.Data, a.Val); why != "" {
				bad = append(bad, why)
			}
		}
		if a.Key == "http-equiv" && a.Val != "Content-Security-Policy" {
			bad = append(bad, "http-equiv "+a.Val)
		}
	}
	return bad
}

// style lists what is wrong with a style sheet: that it loads
// something.
func style(n *html.Node) []string {
	if n.Parent != nil && n.Parent.Data == "style" {
		if s := strings.ToLower(n.Data); strings.Contains(s, "url(") || strings.Contains(s, "@import") || strings.Contains(s, "expression(") {
			return []string{"a style sheet that loads something"}
		}
	}
	return nil
}

// address says what is wrong with an address in an element.
func address(element, value string) string {
	u, err := url.Parse(value)
	switch {
	case err != nil:
		return fmt.Sprintf("an address %q", short(value))
	case u.Scheme == "" && u.Host == "" && !strings.HasPrefix(value, "//"):
		return ""
	case element == "a" && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
		return ""
	}
	return fmt.Sprintf("<%s> leads to %q", element, short(value))
}

// Local lists the addresses of pages of the same server that a page links,
// without what follows "#".
func Local(page []byte) []string {
	var out []string
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key != "href" {
				continue
			}
			if path, _, _ := strings.Cut(a.Val, "#"); strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") {
				out = append(out, path)
			}
		}
	}
	return out
}

// colours is what the terminal face writes to colour words.
var colours = regexp.MustCompile(`\x1b\[(0|1|2|31|32|33|36)m`)

// Terminal lists the characters that should not reach a terminal: all controls
// but line feeds and our own colours, and all that is invisible or turns text
// around.
func Terminal(out []byte, colour bool) []string {
	s := string(out)
	if colour {
		s = colours.ReplaceAllString(s, "")
	}
	return controls(s, "\n")
}

// controls lists control and format characters other than those allowed.
func controls(s, allowed string) []string {
	var bad []string
	for i, r := range s {
		switch {
		case strings.ContainsRune(allowed, r) || strings.HasPrefix(s[i:], "\ufffd"):
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
			bad = append(bad, fmt.Sprintf("%U near %q", r, near(s, i)))
		}
		if len(bad) == 5 {
			break
		}
	}
	return bad
}

// near gives what stands around a place.
func near(s string, i int) string { return s[max(0, i-30):min(len(s), i+30)] }

// foreign is a run of foreign text in our Markdown: nothing that CommonMark or
// GitHub's tables, strikes and mentions take for markup stands there but behind
// a backslash.
const foreign = "(?:[^\\\\`*_\\[\\]<>&#|!~\\n]|\\\\[\\\\`*_\\[\\]<>&#|!~]|&lt;|&amp;)*"

// lines are all lines that the Markdown export is made of.
var lines = regexp.MustCompile("^(?:#{1,3} " + foreign +
	"|- (?:\\*\\*" + foreign + "\\*\\*)?,?[: ]?(?:\\*[a-z; ]+:\\* )?" + foreign +
	"|[0-9]+\\. " + foreign + "(?:, `[^`\\n]*`)?" +
	"|" + foreign + ")$")

// Markdown lists the lines that have markup which is not ours.
func Markdown(out []byte) []string {
	bad := controls(string(out), "\n")
	for line := range strings.SplitSeq(string(out), "\n") {
		if !lines.MatchString(line) {
			bad = append(bad, "markup in "+short(line))
		}
		if indented := strings.TrimLeft(line, " "); line != indented {
			bad = append(bad, "an indented line "+short(line))
		}
	}
	return bad
}

// TSV lists what a program for tables would take for a formula, for a quoted
// cell, or for another number of cells. Numbers are no formulas.
func TSV(out []byte) []string {
	bad := controls(string(out), "\n\t")
	rows := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	want := strings.Count(rows[0], "\t")
	for _, row := range rows {
		if n := strings.Count(row, "\t"); n != want {
			bad = append(bad, fmt.Sprintf("a row of %d cells, not %d", n+1, want+1))
		}
		for cell := range strings.SplitSeq(row, "\t") {
			if cell != "" && strings.ContainsRune("=+-@\"", rune(cell[0])) && !number.MatchString(cell) {
				bad = append(bad, fmt.Sprintf("a cell %q", short(cell)))
			}
		}
	}
	return bad
}

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// JSON lists what is wrong with one value, or several of them one a line.
func JSON(out []byte) []string {
	dec := json.NewDecoder(bytes.NewReader(out))
	for n := 0; ; n++ {
		var v any
		err := dec.Decode(&v)
		if err == io.EOF && n > 0 {
			return nil
		}
		if err != nil {
			return []string{"not JSON: " + err.Error()}
		}
		if !utf8.Valid(out) {
			return []string{"JSON that is not UTF-8"}
		}
	}
}

// short is the beginning of a long text.
func short(s string) string { return s[:min(len(s), 120)] }
