package capture_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/capture"
	"dateline/internal/news"

	"dateline/internal/capture/zst/zsttest"

	"github.com/google/go-cmp/cmp"
)

// expand gives what bytes hold, one line each, and the links that they name.
func expand(t testing.TB, cap news.Capture, o capture.Options) (caps []news.Capture, lines []string) {
	t.Helper()
	var links []string
	if o.Link == nil {
		o.Link = func(l capture.Link) {
			links = append(links, strings.TrimSpace(fmt.Sprintf("-> %s %s %s %s", l.Kind, l.URL, l.Title, l.Source)))
		}
	}
	for cap, err := range capture.Expand(t.Context(), cap, o) {
		if err != nil {
			p, ok := errors.AsType[*capture.Problem](err)
			if !ok {
				t.Fatal(err)
			}
			mark := map[capture.Kind]string{capture.Failed: "!", capture.Skipped: "-"}[p.Kind]
			lines = append(lines, fmt.Sprintf("%s %s %v", p.Name, mark, p.Err))
			continue
		}
		caps = append(caps, cap)
		when := ""
		if !cap.Retrieved.IsZero() {
			when = cap.Retrieved.Format(" 2006-01-02T15:04:05")
		}
		lines = append(lines, fmt.Sprintf("%s [%s] <%s>%s %d", cap.Name, cap.ContentType, cap.Address, when, len(cap.Bytes)))
	}
	return caps, append(lines, links...)
}

// rec writes a record of a web archive; extra are more header lines.
func rec(kind, uri, extra, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-17T10:00:00Z\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, extra, len(block), block)
}

const isHTTP = "Content-Type: application/http; msgtype=response\r\n"

func response(kind, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: " + kind + "\r\n\r\n" + body
}

func packed(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		gz := gzip.NewWriter(&b)
		gz.Write([]byte(p))
		gz.Close()
	}
	return b.String()
}

// framed makes one zstandard frame of each part, behind the dictionary that
// they are packed with, which is packed itself.
func framed(t testing.TB, dict []byte, parts ...string) string {
	t.Helper()
	b := zsttest.Frames(t, dict, parts...)
	if dict != nil {
		b = append(zsttest.Skippable(zsttest.DictionaryFrame, zsttest.Frames(t, nil, string(dict))), b...)
	}
	return string(b)
}

// dictionary makes a dictionary of pages that are alike.
func dictionary(t testing.TB) []byte {
	t.Helper()
	var texts []string
	for i := range 60 {
		texts = append(texts, rec("response", fmt.Sprintf("https://a.example/%d", i*i), isHTTP, response("text/html", fmt.Sprintf("<html><p>words of page %d</html>", i))))
	}
	return zsttest.Dictionary(t, 40_000, texts...)
}

// TestZstandard reads what is packed with zstandard as what is packed with gzip,
// and names what of it is broken.
func TestZstandard(t *testing.T) {
	page := func(i int) string {
		return rec("response", fmt.Sprintf("https://a.example/%d", i), isHTTP, response("text/html", fmt.Sprintf("<html><p>words of page %d</html>", i)))
	}
	whole := framed(t, dictionary(t), page(1), page(2), page(3))
	first := len(framed(t, dictionary(t)))
	second := len(framed(t, dictionary(t), page(1)))
	damaged := []byte(whole)
	damaged[first+20] ^= 0xff
	got := func(i int) string {
		return fmt.Sprintf(": https://a.example/%d [text/html] <https://a.example/%d> 2026-03-17T10:00:00 %d", i, i, len("<html><p>words of page 1</html>"))
	}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a.warc.zst", whole, []string{got(1), got(2), got(3)}},
		{"any name", whole, []string{got(1), got(2), got(3)}},
		{"cut.warc.zst", whole[:len(whole)-9], []string{got(1), got(2), fmt.Sprintf(": record at byte %d ! the archive ends inside this record", len(framed(t, dictionary(t), page(1), page(2))))}},
		{"early.warc.zst", whole[:second-9], []string{fmt.Sprintf(": record at byte %d ! the archive ends inside this record", first)}},
		{"damaged.warc.zst", string(damaged), []string{fmt.Sprintf(": record at byte %d ! unpack: its packed bytes are damaged", first), got(2), got(3)}},
		{"half.warc.zst", whole[:first-9], []string{" ! read archive: its dictionary cannot be read: the file ends inside it"}},
		{"a.html.zst", framed(t, nil, "<p>words"), []string{" [] <> 8"}},
		{"s.xml.zst", framed(t, nil, `<urlset><url><loc>https://quay.example/1</loc></url></urlset>`), []string{"-> page https://quay.example/1"}},
		{"twice.zst", framed(t, nil, packed("x")), []string{" ! it is packed twice"}},
		{"again.gz", packed(framed(t, nil, "x")), []string{" ! it is packed twice"}},
		{"cut.html.zst", framed(t, nil, strings.Repeat("<p>words", 100))[:20], []string{" ! it is cut off"}},
		{"a.wacz", zipped(t, "archive/data.warc.zst", whole), []string{got(1), got(2), got(3)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, lines := expand(t, news.Capture{Name: tt.name, Bytes: []byte(tt.text)}, capture.Options{})
			for i := range tt.want {
				if !strings.HasPrefix(tt.want[i], "->") {
					tt.want[i] = tt.name + tt.want[i]
				}
			}
			if diff := cmp.Diff(tt.want, lines); diff != "" {
				t.Errorf("captures (-want +got):\n%s", diff)
			}
		})
	}
	tree(t, map[string]string{"a.warc.zst": whole, "b.warc.zst": string(damaged), "p.html.zst": framed(t, nil, "<p>words"), "table.csv.zst": framed(t, nil, "a,b")})
	check(t, walk(t, capture.Options{}, "."), []string{
		"a.warc.zst: https://a.example/1", "a.warc.zst: https://a.example/2", "a.warc.zst: https://a.example/3",
		fmt.Sprintf("b.warc.zst: record at byte %d ! unpack: its packed bytes are damaged", first), "b.warc.zst: https://a.example/2", "b.warc.zst: https://a.example/3",
		"p.html.zst", "table.csv.zst - it is no web page and no plain text"})
}

func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(files[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestArchive reads the kinds of records, and names what it leaves.
func TestArchive(t *testing.T) {
	page := "<html><p>words</html>"
	a := []string{
		"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n",
		rec("request", "https://a.example/1", "", "GET / HTTP/1.1\r\n\r\n"),
		rec("response", "https://a.example/1", isHTTP+"WARC-Payload-Digest: sha1:AAAA\r\n", response("text/html; charset=koi8-r", page)),
		rec("resource", "https://a.example/2", "Content-Type: text/html\r\n", page+"2"),
		rec("conversion", "https://a.example/3", "Content-Type: text/plain\r\n", "words of a page"),
		rec("conversion", "https://a.example/1", "Content-Type: text/plain\r\n", "words"),
		rec("revisit", "https://a.example/1", "WARC-Payload-Digest: sha1:AAAA\r\n", "HTTP/1.1 304 Not Modified\r\n\r\n"),
		rec("revisit", "https://a.example/4", "WARC-Payload-Digest: sha1:AAAA\r\n", ""),
		rec("revisit", "https://a.example/5", "WARC-Payload-Digest: sha1:BBBB\r\n", ""),
		rec("response", "https://a.example/gone", isHTTP, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno"),
		rec("response", "https://a.example/i.png", isHTTP, response("image/png", "\x89PNG")),
		rec("response", "https://a.example/big", isHTTP, response("text/html", strings.Repeat("x", 5000))),
		rec("response", "https://a.example/part", isHTTP+"WARC-Segment-Number: 1\r\n", response("text/html", page)),
		rec("response", "dns:a.example", "Content-Type: text/dns\r\n", "x"),
		rec("response", "https://a.example/odd", isHTTP, "no response"),
	}
	want := []string{
		"a.warc: https://a.example/1 [text/html; charset=koi8-r] <https://a.example/1> 2026-03-17T10:00:00 21",
		"a.warc: https://a.example/2 [text/html] <https://a.example/2> 2026-03-17T10:00:00 22",
		"a.warc: https://a.example/3 [text/plain] <https://a.example/3> 2026-03-17T10:00:00 15",
		"a.warc: https://a.example/4 [text/html; charset=koi8-r] <https://a.example/4> 2026-03-17T10:00:00 21",
		"a.warc: https://a.example/big ! it has more than the limit of 3.0 KiB",
		"a.warc: https://a.example/part ! it is a part of a record",
		"a.warc: https://a.example/odd ! it holds no HTTP response",
		"a.warc - 6 records are no pages (image: 1, no address of the web: 1, page that had not changed: 1, page that had not changed, whose bytes are in another archive: 1, status 404: 1, text of a page that is here: 1)",
	}
	o := capture.Options{Limit: 3 << 10}
	for _, text := range []string{strings.Join(a, ""), packed(a...), framed(t, nil, a...), framed(t, dictionary(t), a...)} {
		_, got := expand(t, news.Capture{Name: "a.warc", Bytes: []byte(text)}, o)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("captures (-want +got):\n%s", diff)
		}
	}
}

// TestDamagedFirst reads an archive on from behind its first record, where that
// cannot be unpacked.
func TestDamagedFirst(t *testing.T) {
	a := []byte(packed(
		rec("response", "https://a.example/1", isHTTP, response("text/html", "<p>one")),
		rec("response", "https://a.example/2", isHTTP, response("text/html", "<p>two"))))
	a[10] |= 7 // a block of no kind that there is: https://www.rfc-editor.org/rfc/rfc1951
	_, got := expand(t, news.Capture{Name: "a.warc.gz", Bytes: a}, capture.Options{})
	if len(got) != 2 || !strings.HasPrefix(got[0], "a.warc.gz: record at byte 0 ! unpack: ") || !strings.HasPrefix(got[1], "a.warc.gz: https://a.example/2 ") {
		t.Errorf("captures: %q", got)
	}
}

// TestBundle reads the pages that a bundle lists, and where they lead.
func TestBundle(t *testing.T) {
	page := "<html><p>words</html>"
	one := packed(
		rec("response", "https://a.example/old", isHTTP, "HTTP/1.1 301 Moved\r\nLocation: /new\r\n\r\n"),
		rec("response", "https://a.example/new", isHTTP, response("text/html", page)),
		rec("response", "https://a.example/frame", isHTTP, response("text/html", page)))
	list := "{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://a.example/old/\", \"ts\": \"x\"}\nnot json\n"
	_, got := expand(t, news.Capture{Name: "a.wacz", Bytes: []byte(zipped(t, "datapackage.json", "{}", "archive/data.warc.gz", one, "pages/pages.jsonl", list))}, capture.Options{})
	want := []string{
		"a.wacz: https://a.example/new [text/html] <https://a.example/new> 2026-03-17T10:00:00 21",
		"a.wacz - 2 records are no pages (frame or other page that is not in its list: 1, status 301: 1)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("captures (-want +got):\n%s", diff)
	}
	_, got = expand(t, news.Capture{Name: "b.wacz", Bytes: []byte(zipped(t, "archive/data.warc.gz", one))}, capture.Options{})
	if len(got) != 3 {
		t.Errorf("without a list: %q", got)
	}
}

// TestExpand reads each other form.
func TestExpand(t *testing.T) {
	long := "<p>" + strings.Repeat("The council of Tolm voted on Monday to keep the harbour. ", 10) + "</p>"
	feed := `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title><item><title>One</title><link>https://quay.example/1</link><content:encoded><![CDATA[` + long + `]]></content:encoded></item><item><title>Two</title><link>https://quay.example/2</link><source url="https://w.example/">Wire</source><description>Short.</description></item><item/></channel></rss>`
	docx := zipped(t, "word/document.xml", "<w:document/>")
	mail := "From: a@b.example\nDate: Tue, 17 Mar 2026 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: application/pdf; name=c.pdf\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("%PDF-1.4")) + "\n--b\nContent-Type: application/pdf; name=d.pdf\n\nnone\n--b--\n"
	word := "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"f.xml", feed, []string{
			"f.xml: https://quay.example/1 [application/rss+xml] <https://quay.example/1> " + fmt.Sprint(len(itemOf(t, feed))),
			"f.xml: item 3 ! it has neither a text nor a link",
			"-> page https://quay.example/2 Two Wire"}},
		{"f.xml.gz", packed(feed), []string{
			"f.xml.gz: https://quay.example/1 [application/rss+xml] <https://quay.example/1> " + fmt.Sprint(len(itemOf(t, feed))),
			"f.xml.gz: item 3 ! it has neither a text nor a link",
			"-> page https://quay.example/2 Two Wire"}},
		{"s.xml", `<urlset><url><loc>https://quay.example/1</loc></url></urlset>`, []string{"-> page https://quay.example/1"}},
		{"s.xml.gz", packed(`<sitemapindex><sitemap><loc>https://quay.example/1</loc></sitemap></sitemapindex>`), []string{"-> sitemap https://quay.example/1"}},
		{"l.opml", `<opml><outline xmlUrl="https://quay.example/rss" text="Quay"/></opml>`, []string{"-> feed https://quay.example/rss Quay"}},
		{"a.html.gz", packed("<p>words"), []string{"a.html.gz [] <> 8"}},
		{"c.docx", docx, []string{"c.docx [" + word + "] <> " + fmt.Sprint(len(docx))}},
		{"c.zip", zipped(t, "a.html", "x"), []string{"c.zip ! it is a zip archive, and no web archive or Word document"}},
		{"c.pdf", "%PDF-1.4", []string{"c.pdf [application/pdf] <> 8"}},
		{"m.eml", mail, []string{
			"m.eml [message/rfc822] <> " + fmt.Sprint(len(mail)), "m.eml: c.pdf [application/pdf] <> 8",
			"m.eml: d.pdf ! its bytes are not what its name says"}},
		{"box", "From a@b.example Tue Mar 17 10:00:00 2026\nFrom: a@b.example\n\nx\n\nFrom a@b.example Tue Mar 17 10:00:00 2026\n\n", []string{
			"box: message 1 [message/rfc822] <> 21", "box: message 2 ! it is empty"}},
		{"p.mhtml", "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/1\r\nDate: Tue, 17 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db\r\n--b--\r\n", []string{
			"p.mhtml [text/html; charset=utf-8] <https://quay.example/1> 2026-03-17T09:00:00 6"}},
		{"p.mht", "words", []string{"p.mht ! it holds no page"}},
		{"w.html", `<script>__wm.wombat("http://quay.example/","20260317101112","")</script><p>x`, []string{"w.html [] <http://quay.example/> 2026-03-17T10:11:12 76"}},
		{"cut.xml.gz", packed(feed)[:200], nil},
		{"twice.gz", packed(packed("x")), []string{"twice.gz ! it is packed twice"}},
		{"note.txt", "From here on, nothing.\nDate: tomorrow", []string{"note.txt [] <> 37"}},
		{"data.json", `{"a": "https://jsonfeed.example"}`, []string{"data.json [] <> 33"}},
		{"j.json", `{"items":[{"id":"1","url":"https://quay.example/1","summary":"s"}],` + strings.Repeat(" ", 5000) + `"version":"https://jsonfeed.org/version/1.1"}`, []string{"-> page https://quay.example/1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got := expand(t, news.Capture{Name: tt.name, Bytes: []byte(tt.text)}, capture.Options{})
			if tt.name == "cut.xml.gz" {
				if len(got) == 0 || !strings.Contains(strings.Join(got, ""), "!") {
					t.Errorf("a cut file is not named: %q", got)
				}
				return
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("captures (-want +got):\n%s", diff)
			}
		})
	}
}

// itemOf gives the document of the first item of a feed.
func itemOf(t *testing.T, feed string) []byte {
	t.Helper()
	for cap, err := range capture.Expand(t.Context(), news.Capture{Name: "f", Bytes: []byte(feed)}, capture.Options{Link: func(capture.Link) {}}) {
		if err == nil {
			return cap.Bytes
		}
	}
	return nil
}

// TestSameItem gives an item the same bytes in another edition of its feed.
func TestSameItem(t *testing.T) {
	item := `<item><title>One</title><description>` + strings.Repeat("words ", 200) + `</description><link>https://quay.example/1</link></item>`
	a := itemOf(t, `<?xml version="1.0"?><rss version="2.0" xmlns:a="urn:a"><channel><title>Quay</title><lastBuildDate>Mon</lastBuildDate>`+item+`</channel></rss>`)
	b := itemOf(t, `<rss version="2.0" xmlns:b="urn:b"><channel><lastBuildDate>Tue</lastBuildDate><title>Quay</title>`+item+item+`</channel></rss>`)
	if len(a) == 0 || !bytes.Equal(a, b) {
		t.Errorf("two editions:\n%s\n%s", a, b)
	}
}

// TestRelative reads an address against that of the feed, where the feed gives
// no other.
func TestRelative(t *testing.T) {
	_, got := expand(t, news.Capture{Name: "f", Address: "https://quay.example/news/rss", Bytes: []byte(`<rss><channel><item><title>One</title><link>1.html</link></item></channel></rss>`)}, capture.Options{})
	check(t, got, []string{"-> page https://quay.example/news/1.html One"})
}

// TestUnfollowed counts links that nobody follows.
func TestUnfollowed(t *testing.T) {
	tree(t, map[string]string{"s.xml": `<urlset><url><loc>https://quay.example/1</loc></url><url><loc>https://quay.example/2</loc></url></urlset>`})
	check(t, walk(t, capture.Options{}, "s.xml"), []string{"s.xml ! it holds 2 links to pages that are not in it"})
}

// TestBomb ends at what a small file unpacks to.
func TestBomb(t *testing.T) {
	zeros := packed(string(make([]byte, 80<<20)))
	_, got := expand(t, news.Capture{Name: "b.html.gz", Bytes: []byte(zeros)}, capture.Options{})
	if len(got) != 1 || !strings.Contains(got[0], "limit") {
		t.Errorf("a page: %q", got)
	}
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + zeros
	_, got = expand(t, news.Capture{Name: "b.warc", Bytes: []byte(rec("response", "https://a.example/", isHTTP, block))}, capture.Options{})
	if len(got) != 1 || !strings.Contains(got[0], "limit") {
		t.Errorf("a record: %q", got)
	}
}

// FuzzExpand checks that no bytes under any name make the readers fail, and
// that what they give keeps to the limit.
func FuzzExpand(f *testing.F) {
	f.Add("a.warc", rec("response", "https://a.example/1", isHTTP, response("text/html", "<p>x")))
	f.Add("a.gz", packed(rec("revisit", "https://a.example/1", "WARC-Payload-Digest: sha1:A\r\n", "")))
	f.Add("a.warc.zst", framed(f, dictionary(f), rec("response", "https://a.example/1", isHTTP, response("text/html", "<p>x")), rec("revisit", "https://a.example/2", "WARC-Payload-Digest: sha1:A\r\n", "")))
	f.Add("a.zst", framed(f, nil, "<p>words"))
	f.Add("a.wacz", zipped(f, "archive/a.warc", rec("resource", "https://a.example/1", "Content-Type: text/html\r\n", "<p>x"), "pages/pages.jsonl", `{"url":"https://a.example/1"}`))
	f.Add("a.xml", `<rss><channel><item><title>x</title></item></channel></rss>`)
	f.Add("a.mht", "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>\n--b--")
	f.Add("a.eml", "From: a\n\nx")
	f.Add("a", "From a@b.example Tue Mar 17 10:00:00 2026\nFrom: a\n\nx")
	f.Fuzz(func(t *testing.T, name, text string) {
		const limit = 10_000
		n := 0
		for cap, err := range capture.Expand(t.Context(), news.Capture{Name: name, Bytes: []byte(text)}, capture.Options{Limit: limit}) {
			if n++; n > 20*len(text)+20 {
				t.Fatal("reading does not end")
			}
			if err == nil && (len(cap.Bytes) == 0 || len(cap.Bytes) > limit+5000 && !strings.HasPrefix(cap.ContentType, "application/")) {
				t.Fatalf("%d bytes", len(cap.Bytes))
			}
		}
	})
}
