package hostile

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// File is one file to add.
type File struct {
	Name string
	Body []byte
}

// Files gives pages, plain texts, feeds and mails with every hostile string in
// every place that a reader takes something from. The first of each kind is
// followed by a copy, so that lineage has something to show.
func Files() []File {
	var out []File
	for i, c := range Strings {
		out = append(out, File{FileName(i, c.Text, ".html"), Page(c.Text, i)})
		if i%3 == 0 {
			out = append(out, File{FileName(i, c.Text, "-copy.txt"), Text(c.Text, i)})
		}
		if i%9 == 4 {
			out = append(out, File{fmt.Sprintf("%02d.eml", i), Mail(c.Text, i)})
		}
	}
	return append(out, File{"items.xml", Feed()},
		File{"long.html", Page(Long(1_000_000), 90)}, File{"empty.html", nil}, File{"binary.html", []byte("\x89PNG\r\n\x1a\n\x00\x00")})
}

// FileName is a file name with as much of a hostile string as a name can have.
func FileName(i int, text, end string) string {
	text = strings.Map(func(r rune) rune {
		if r == '/' || r == 0 {
			return '_'
		}
		return r
	}, text)
	return fmt.Sprintf("%02d %s%s", i, strings.ToValidUTF8(text[:min(len(text), 120)], "_"), end)
}

// body is the story that all files of one string tell: names, quotations,
// figures, plans and events, all with the string.
func body(s string, i int) []string {
	return []string{
		fmt.Sprintf("President %s of Norland met Prime Minister Mara Lind in %s on Monday and signed a treaty on the harbour of Veland.", s, s),
		fmt.Sprintf("“We will meet %s again in Sarn on 14 June 2021,” %s said. “The %s has lost $%d million and %d people were killed.”", s, s, s, 20+i, 100+i),
		fmt.Sprintf("Tom Verrin, the head of %s, told the newspaper %s that police had arrested %d protesters on 1 May 2021 and that the %s government rejected the offer.", s, s, 40+i, s),
		fmt.Sprintf("Norland will pay Veland $%d million by the end of 2021, the ministry of %s announced on Tuesday. The two sides had agreed on the loan in April.", 300+i, s),
	}
}

// Page is an HTML report with s, escaped as a page must, in its metadata,
// structured data, headline, byline and text, and unescaped in its body.
func Page(s string, i int) []byte {
	e := html.EscapeString(s)
	ld, _ := json.Marshal(map[string]any{"@context": "https://schema.org", "@type": "NewsArticle", "headline": s,
		"author": map[string]string{"@type": "Person", "name": s}, "publisher": map[string]string{"@type": "Organization", "name": s},
		"datePublished": "2021-05-04T10:00:00Z", "url": s, "articleSection": s})
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><title>%s</title><meta property="og:title" content="%s"><meta property="og:site_name" content="%s">`, e, e, e)
	fmt.Fprintf(&b, `<meta name="author" content="%s"><link rel="canonical" href="%s"><meta property="og:url" content="%s"><meta property="article:published_time" content="2021-05-04T10:00:00Z">`, e, e, e)
	fmt.Fprintf(&b, `<script type="application/ld+json">%s</script></head><body><article><h1>%s</h1><p class="byline">By %s</p>`, ld, e, e)
	for _, p := range body(s, i) {
		fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(p))
	}
	fmt.Fprintf(&b, `<figure><img src="x" onerror="alert(9)"><figcaption>%s in Sarn. Photo: %s</figcaption></figure>`, e, e)
	fmt.Fprintf(&b, `<div onclick="alert(8)"><p>%s</p></div><p>(Reporting by %s; editing by %s)</p></article></body></html>`, short(s), e, e)
	return []byte(b.String())
}

// Text is a plain text report with s in headline, byline and text.
func Text(s string, i int) []byte {
	return []byte(s + "\n\nBy " + s + "\n\nMay 4, 2021\n\nSARN (AFP) - " + strings.Join(body(s, i), "\n\n") + "\n\nSource: " + s + "\n")
}

// Mail is a newsletter with s in every field of its head.
func Mail(s string, i int) []byte {
	word := "=?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
	return []byte("From: " + word + " <a@quay.example>\r\nSubject: " + word + "\r\nDate: Tue, 04 May 2021 10:00:00 +0000\r\nMessage-ID: <" +
		fmt.Sprint(i) + "@quay.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString([]byte(strings.Join(body(s, i), "\n\n"))) + "\r\n")
}

// Feed is an RSS feed with an item for each hostile string.
func Feed() []byte {
	e := func(s string) string {
		return html.EscapeString(strings.Map(func(r rune) rune { // what XML allows
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, "")))
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>%s</title><link>%s</link>`, e(Strings[0].Text), e(Strings[8].Text))
	for i, c := range Strings {
		if i%4 != 1 {
			continue
		}
		s := e(c.Text)
		fmt.Fprintf(&b, `<item><title>%s</title><link>https://quay.example/%d?%s</link><guid>%s</guid><author>%s</author><source url="%s">%s</source><category>%s</category><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate><content:encoded>%s</content:encoded></item>`,
			s, i, s, s, s, s, s, s, e("<p>"+strings.Join(body(html.EscapeString(c.Text), 200+i), "</p><p>")+"</p><script>alert(1)</script>"))
	}
	b.WriteString("</channel></rss>")
	return []byte(b.String())
}
