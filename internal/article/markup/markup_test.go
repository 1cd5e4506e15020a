package markup

import (
	"strings"
	"testing"

	"dateline/internal/article/block"
	"dateline/internal/news"
)

const valePage = `<!doctype html><html lang="en-GB"><head><title>Dam opens at Torvik | Vale Post</title>
<meta property="og:site_name" content="Vale Post"><link rel="canonical" href="https://vale.example/dam">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Dam opens at Torvik",
"datePublished":"2019-03-04T23:30:00-05:00","author":{"name":"Ida Brandt"}}]}</script></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Dam opens at Torvik</h1><p>The dam above Torvik opened on Monday after six years of work, the ministry of water said in a statement.</p>
<p>It will hold the melt water of three valleys, and is meant to end the floods that closed the road in each of the last four springs.</p>
<p>Farmers below the dam said that they had not been told when the gates would open, and asked for a timetable.</p></article>
<div class="related-posts"><a href="/x">Bridge closes at Torvik</a></div></body></html>`

func TestReadPage(t *testing.T) {
	page, err := Read(news.Capture{Bytes: []byte(valePage)})
	if err != nil {
		t.Fatal(err)
	}
	if page.Title != "Dam opens at Torvik" || page.Outlet != "Vale Post" || page.Published.Value != "2019-03-04" {
		t.Errorf("meta: %+v", page.Meta)
	}
	if len(page.Blocks) != 4 {
		t.Errorf("got %d blocks, want the headline and three paragraphs: %+v", len(page.Blocks), page.Blocks)
	}
}

func textOfBlocks(blocks []block.Block) string {
	var b strings.Builder
	for _, blk := range blocks {
		b.WriteString(blk.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
