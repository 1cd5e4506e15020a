package feed

import (
	"encoding/base64"
	"html"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/capture/cut"
)

// fold makes white space single blanks.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// titleText gives a title of RSS, which may be text or escaped HTML, as text.
func titleText(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = PlainText(s)
	}
	return fold(s)
}

// PlainText gives the text of HTML, blocks apart by blanks, scripts and styles
// left out.
func PlainText(markup string) string {
	var b strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(markup))
	z.SetMaxBuf(cut.MaxItem)
	hidden := 0
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			if hidden == 0 {
				b.WriteString(html.UnescapeString(string(z.Text())))
			}
		case nethtml.StartTagToken:
			name, _ := z.TagName()
			switch atom.Lookup(name) {
			case atom.Script, atom.Style:
				hidden++
			case atom.A, atom.B, atom.I, atom.Em, atom.Strong, atom.Span, atom.Font, atom.Sup, atom.Sub, atom.U:
			default:
				b.WriteByte(' ')
			}
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			switch atom.Lookup(name) {
			case atom.Script, atom.Style:
				hidden = max(0, hidden-1)
			case atom.P, atom.Div, atom.Li, atom.H1, atom.H2, atom.H3, atom.Td:
				b.WriteByte(' ')
			}
		}
	}
}

// htmlOf gives the markup of description and content:encoded: HTML escaped,
// in a CDATA section, or as elements.
func htmlOf(c *child) string {
	if len(c.kids) > 0 {
		return strings.TrimSpace(uncdata(c.inner))
	}
	s := strings.TrimSpace(c.text)
	if !strings.Contains(s, "<") && strings.Contains(s, "&lt;") {
		s = html.UnescapeString(s) // escaped twice
	}
	if !strings.Contains(s, "<") {
		return paragraphs(html.UnescapeString(s))
	}
	return s
}

// uncdata takes the marks of CDATA sections off.
func uncdata(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "<![CDATA[", ""), "]]>", "")
}

// paragraphs makes HTML of plain text: an empty line ends a paragraph.
func paragraphs(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			b.WriteString("<p>" + html.EscapeString(part) + "</p>\n")
		}
	}
	return b.String()
}

// textConstruct gives the text of an Atom text construct:
// https://www.rfc-editor.org/rfc/rfc4287#section-3.1
func textConstruct(c *child) string {
	switch t := strings.ToLower(c.attr("type")); {
	case t == "html", t == "text/html", t == "" && c.attr("mode") == "escaped":
		return titleText(c.text)
	case t == "" && c.space == "" && strings.ContainsAny(c.text, "<&"):
		return titleText(c.text) // RSS, which has no types
	case strings.EqualFold(c.attr("mode"), "base64"):
		return decode64(c.text)
	}
	return c.text
}

// contentHTML gives the HTML of an Atom content or summary, "" where it
// stands elsewhere (src) or is no text.
// https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3
func contentHTML(c *child) string {
	t, mode := strings.ToLower(c.attr("type")), strings.ToLower(c.attr("mode"))
	text := c.text
	if mode == "base64" {
		text = decode64(text)
	}
	switch {
	case c.attr("src") != "":
		return ""
	case t == "xhtml", t == "application/xhtml+xml", mode == "xml" && len(c.kids) > 0:
		return strings.TrimSpace(uncdata(c.inner))
	case t == "html", strings.HasPrefix(t, "text/html"):
		if len(c.kids) > 0 {
			return strings.TrimSpace(uncdata(c.inner))
		}
		return strings.TrimSpace(text)
	case t == "", t == "text", strings.HasPrefix(t, "text/plain"):
		if len(c.kids) > 0 {
			return strings.TrimSpace(uncdata(c.inner))
		}
		if t == "" && strings.Contains(text, "</") {
			return strings.TrimSpace(text) // Atom 0.3, and feeds that forget the type
		}
		return paragraphs(text)
	}
	return ""
}

func decode64(s string) string {
	b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
	if err != nil {
		return ""
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}
