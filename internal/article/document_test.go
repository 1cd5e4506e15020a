package article_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/internal/article"
	"dateline/internal/news"
)

// vote is the text of the samples.
var vote = []string{
	"The city council of Tolm put off its vote on the new harbour on Monday after two members walked out of the chamber.",
	"The vote will now be held on May 30, the speaker of the council said in a statement that was read to reporters.",
	"The harbour has been planned since 2015, when the old one was closed to ships of more than two thousand tonnes.",
}

func html() string { return "<p>" + strings.Join(vote, "</p><p>") + "</p>" }

// word makes a Word document.
func word(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
		"docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Document1</dc:title><dcterms:created>2026-03-17T09:00:00Z</dcterms:created></cp:coreProperties>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDocuments reads what is neither a page nor a text.
func TestDocuments(t *testing.T) {
	paras := ""
	for _, p := range vote {
		paras += "<w:p><w:r><w:t>" + p[:20] + "</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t xml:space=\"preserve\">" + p[20:] + "</w:t></w:r></w:p>"
	}
	tests := []struct {
		name      string
		cap       news.Capture
		outlet    string
		published string
		source    string
		credit    string
	}{
		{"rss item", news.Capture{ContentType: "application/rss+xml", Bytes: []byte(`<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay Courier</title><item><title>Harbour vote put off</title><link>https://quay.example/vote</link><pubDate>Tue, 16 May 2023 00:30:00 +0200</pubDate><source url="https://wire.example/rss">Example Wire</source><content:encoded><![CDATA[` + html() + `]]></content:encoded></item></channel></rss>`)},
			"Quay Courier", "2023-05-16", "feed pubDate", "Source: Example Wire"},
		{"item of an aggregator", news.Capture{ContentType: "application/rss+xml", Bytes: []byte(`<rss><channel><title>All News</title><link>https://all.example/</link><item><title>Harbour vote put off</title><link>https://www.wire.example/vote</link><source url="https://wire.example">Example Wire</source><description><![CDATA[` + html() + `]]></description></item></channel></rss>`)},
			"Example Wire", "", "", ""},
		{"atom entry", news.Capture{ContentType: "application/atom+xml", Bytes: []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Courier</title><entry><title>Harbour vote put off</title><link href="https://quay.example/vote"/><published>2023-05-15T23:30:00-05:00</published><updated>2023-05-17T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">` + html() + `</div></content></entry></feed>`)},
			"Quay Courier", "2023-05-15", "feed published", ""},
		{"mail", news.Capture{ContentType: "message/rfc822", Bytes: []byte("From: \"Ann from Quay Courier\" <news@quay.example>\r\nTo: you@home.example\r\nSubject: [daily] =?utf-8?q?Harbour_vote_put_off?=\r\nDate: Tue, 16 May 2023 08:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1; format=flowed\r\n\r\n" + strings.Join(vote, "\r\n\r\n") + "\r\n")},
			"Quay Courier", "2023-05-16", "mail Date", ""},
		{"mail in two forms", news.Capture{ContentType: "message/rfc822", Bytes: []byte("From: Quay Courier <news@quay.example>\nSubject: Harbour vote put off\nDate: Tue, 16 May 2023 08:00:00 +0200\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the web.\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<html><head><title>x</title></head><body><h1>Harbour vote put off</h1>" + strings.ReplaceAll(html(), "=", "=3D") + "</body></html>\n--b--\n")},
			"Quay Courier", "2023-05-16", "mail Date", ""},
		{"word", news.Capture{Bytes: word(t, `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Harbour vote put off</w:t></w:r></w:p>`+paras)},
			"", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rep := article.Read(tt.cap)
			if rep.Error != "" {
				t.Fatalf("error %s", rep.Error)
			}
			if rep.Title != "Harbour vote put off" || rep.Outlet != tt.outlet || rep.Published.Value != tt.published || rep.Published.Source != tt.source {
				t.Errorf("title %q, outlet %q, published %+v", rep.Title, rep.Outlet, rep.Published)
			}
			for _, p := range vote {
				if !strings.Contains(rep.Text, p) {
					t.Errorf("not in the text: %s\n%s", p, rep.Text)
				}
			}
			credit := ""
			for _, c := range rep.Credits {
				credit += c.Text
			}
			if credit != tt.credit {
				t.Errorf("credits %q, want %q; text:\n%s\n%v", credit, tt.credit, rep.Text, rep.Passages)
			}
			if strings.Contains(rep.Text, "gone") || strings.Contains(rep.Text, "<") {
				t.Errorf("text:\n%s", rep.Text)
			}
		})
	}
}

// TestWayback reads a page that was saved from the archive without its
// toolbar, and no day after its capture.
func TestWayback(t *testing.T) {
	page := `<!DOCTYPE html><html><head><script>__wm.init("https://web.archive.org/web");__wm.wombat("https://quay.example/vote","20230520101112","https://web.archive.org/","web","/_static/");</script>
<!-- End Wayback Rewrite JS Include --><title>Harbour vote put off</title></head><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp">42 captures<p>The archive's toolbar speaks of itself at some length here, which is nothing that a reporter of the paper wrote.</p></div><!-- END WAYBACK TOOLBAR INSERT -->
<article><h1>Harbour vote put off</h1><p class=date>June 3, 2024</p>` + html() + `<p><a href="https://web.archive.org/web/20230520101112/https://quay.example/more">More of this</a></p></article></body></html>`
	rep := article.Read(news.Capture{Bytes: []byte(page), Retrieved: time.Date(2023, 5, 20, 10, 11, 12, 0, time.UTC)})
	if strings.Contains(rep.Text, "toolbar") || strings.Contains(rep.Text, "42 captures") || !strings.Contains(rep.Text, vote[0]) {
		t.Errorf("text:\n%s", rep.Text)
	}
	if rep.Published.Value != "" {
		t.Errorf("published %+v, after the capture", rep.Published)
	}
}

// TestFrame leaves out what programs put around a mail and an item.
func TestFrame(t *testing.T) {
	lines := []string{"View this email in your browser", strings.Join(vote, "\n\n"), "You are receiving this email because you signed up.", "Unsubscribe | Manage preferences", "-- \nSecretary of the council"}
	rep := article.Read(news.Capture{ContentType: "message/rfc822", Bytes: []byte("From: Quay Courier <news@quay.example>\nSubject: Harbour vote put off\n\n" + strings.Join(lines, "\n\n") + "\n")})
	for _, gone := range []string{"browser", "receiving", "Unsubscribe", "Secretary"} {
		if strings.Contains(rep.Text, gone) {
			t.Errorf("%s is in the text:\n%s", gone, rep.Text)
		}
	}
	item := `<rss><channel><title>%s</title><item><title>Harbour vote put off</title><description><![CDATA[` + html() + `<p>The post Harbour vote put off appeared first on Quay Courier.</p>]]></description></item></channel></rss>`
	for outlet, want := range map[string]bool{"Quay Courier": false, "All the News": true} {
		rep := article.Read(news.Capture{ContentType: "application/rss+xml", Bytes: fmt.Appendf(nil, item, outlet)})
		if strings.Contains(rep.Text, "appeared first on") != want {
			t.Errorf("in the feed of %s:\n%s", outlet, rep.Text)
		}
	}
}
