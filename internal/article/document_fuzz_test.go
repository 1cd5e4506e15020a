package article_test

import (
	"testing"
	"time"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/news"
)

// FuzzDocument checks that a capture of any form is read without failing, and
// that the text is UTF-8 with its passages in it.
func FuzzDocument(f *testing.F) {
	kinds := []string{"application/rss+xml", "application/atom+xml", "application/feed+json", "message/rfc822", "application/pdf",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ""}
	f.Add(byte(0), []byte(`<rss><channel><title>q</title><item><title>a</title><source>w</source><description>words</description></item></channel></rss>`))
	f.Add(byte(1), []byte(`<feed><entry><title>a</title><content type="xhtml"><p>words</p></content></entry></feed>`))
	f.Add(byte(2), []byte(`{"items":[{"id":1,"content_html":"<p>words</p>"}]}`))
	f.Add(byte(3), []byte("Subject: a\nContent-Type: text/html\n\n<body><p>words</p>"))
	f.Add(byte(4), []byte("%PDF-1.4 1 0 obj <</Type/Catalog/Pages 2 0 R>>"))
	f.Add(byte(6), []byte(`<script>__wm.wombat("http://q.example/","20260317101112","")</script><p>words`))
	f.Fuzz(func(t *testing.T, kind byte, b []byte) {
		rep := article.Read(news.Capture{ContentType: kinds[int(kind)%len(kinds)], Bytes: b, Retrieved: time.Date(2026, 3, 17, 0, 0, 0, 0, time.UTC)})
		if rep.Error == "read page: the reader gave up" {
			t.Fatal(rep.Error)
		}
		if !utf8.ValidString(rep.Text) {
			t.Fatalf("text %q", rep.Text)
		}
		for _, p := range rep.Passages {
			if p.Start < 0 || int(p.End) > len(rep.Text) || p.Start > p.End {
				t.Fatalf("passage %v", p)
			}
		}
	})
}
