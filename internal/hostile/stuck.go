package hostile

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Load is one input that is made to keep a reader busy, or to fill its memory.
type Load struct {
	Name string // a few words, for a table
	File string // name of the file that it is written to
	Make func() []byte
}

// letters cut a long text into words that are not all the same.
var filler = strings.Fields("the minister of the river province met a delegation from the northern harbour towns and spoke about tolls grain bridges and schools while")

// words gives n words of text without a full stop.
func words(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(filler[(i*7+i/19)%len(filler)])
	}
	return b.String()
}

// name gives the i-th of many names of two words, all different.
func name(i int) string {
	const first, last = "BDFGHKLMNPRSTVZ", "aeiou"
	part := func(n int) string {
		var b strings.Builder
		for k := range 4 {
			c := first[n%len(first)]
			if k > 0 {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			b.WriteByte(last[(n/len(first)+k)%len(last)])
			n = n/7 + 3*k
		}
		return b.String()
	}
	return part(i) + " " + part(i*31+17)
}

// lead is read as English whatever follows it.
var lead = strings.Repeat("The ministers of the two harbour towns met on Monday and spoke about the grain that had been left there, she said. ", 20)

// text makes a plain text report with a headline and a dated line before body.
func text(body string) []byte {
	english := strings.Repeat(lead, 1+min(len(body), 1_000_000)/len(lead)/2)
	return []byte("Harbour talks go on\n\nMay 3, 2021\n\n" + english + "\n\n" + body + "\n")
}

// page makes an HTML report around body.
func page(body string) []byte {
	return []byte(`<!DOCTYPE html><html lang="en"><head><title>Harbour talks go on</title>` +
		`<meta property="article:published_time" content="2021-05-03T10:00:00Z"></head><body><article><h1>Harbour talks go on</h1>` +
		`<p>` + lead + `</p>` + body + `</article></body></html>`)
}

// repeat joins what each of 0 to n-1 gives.
func repeat(n int, each func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(each(i))
	}
	return b.String()
}

// zipped packs data with gzip, times over.
func zipped(data []byte, times int) []byte {
	for range times {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Write(data)
		w.Close()
		data = b.Bytes()
	}
	return data
}

// archive packs one file of size zeros, as parts of office documents and of
// WACZ are.
func archive(name string, size int64) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create(name)
	io.CopyN(w, zeros{}, size)
	z.Close()
	return b.Bytes()
}

// zeros gives blanks without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// entities is an XML document whose entities unfold to a billion words, in the
// place where root stands.
func entities(root string) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "talks">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	b.WriteString("]>")
	b.WriteString(root)
	return []byte(b.String())
}

const mib = 1 << 20

// Loads lists the inputs, each of one file.
var Loads = []Load{
	{"one sentence of 60 MB", "sentence60.txt", func() []byte { return text(words(60_000_000/6) + ".") }},
	{"one sentence of 100 MB", "sentence100.txt", func() []byte { return text(words(100_000_000/6) + ".") }},
	{"one sentence of 0.6 MB", "sentence.txt", func() []byte { return text(words(600_000/6) + ".") }},
	{"one word of 0.5 MB", "word.txt", func() []byte { return text(strings.Repeat("a", mib/2)) }},
	{"a title of 1 MB", "title.html", func() []byte {
		return []byte("<html><head><title>" + words(180_000) + "</title></head><body><article><p>" + lead + "</p></article></body></html>")
	}},
	{"a million quotation marks", "million.txt", func() []byte { return text(strings.Repeat("\"", 1_000_000)) }},
	{"400,000 quotation marks", "quotes.txt", func() []byte { return text(strings.Repeat("\"", 400_000)) }},
	{"80,000 quotation marks between words", "quoted.txt", func() []byte { return text(strings.Repeat("\" the ", 80_000)) }},
	{"80,000 opening quotation marks", "open.txt", func() []byte { return text(strings.Repeat("“He said ", 40_000) + strings.Repeat("“", 40_000)) }},
	{"400,000 brackets", "brackets.txt", func() []byte { return text(strings.Repeat("(", 200_000) + "x" + strings.Repeat(")", 200_000)) }},
	{"100,000 commas", "commas.txt", func() []byte { return text(strings.Repeat("the, ", 100_000)) }},
	{"80,000 sentences of two words", "stops.txt", func() []byte { return text(strings.Repeat("It is. ", 80_000)) }},
	{"a million line ends", "lines.txt", func() []byte { return text(strings.Repeat("\n", 1_000_000) + "End.") }},
	{"200,000 combining marks", "marks.txt", func() []byte { return text("a" + strings.Repeat("\u0301", 200_000)) }},
	{"ten thousand dates", "dates.txt", func() []byte {
		return text(repeat(10_000, func(i int) string {
			return fmt.Sprintf("The ministers met on %d %s %d. ", 1+i%28, months[i%12], 1900+i%150)
		}))
	}},
	{"ten thousand dates in one sentence", "dates1.txt", func() []byte {
		return text("They met on " + repeat(10_000, func(i int) string { return fmt.Sprintf("%d %s %d, ", 1+i%28, months[i%12], 1900+i%150) }) + "and left.")
	}},
	{"ten thousand weekdays", "weekdays.txt", func() []byte {
		return text(repeat(10_000, func(i int) string { return "On " + days[i%7] + " he said he would leave. " }))
	}},
	{"ten thousand names", "names.txt", func() []byte {
		return text(repeat(10_000, func(i int) string {
			return "It was " + name(i) + " who had met " + name(i+5000) + ". "
		}))
	}},
	{"ten thousand names in one sentence", "names1.txt", func() []byte {
		return text("Those who came were " + repeat(10_000, func(i int) string { return name(i) + ", " }) + "and a guard.")
	}},
	{"ten thousand pronouns", "pronouns.txt", func() []byte {
		return text("Mara Lind met Tom Verrin. " + strings.Repeat("He told her that she had seen him. ", 10_000))
	}},
	{"ten thousand statements", "said.txt", func() []byte {
		return text(repeat(10_000, func(i int) string { return "“We will meet again,” " + name(i) + " said. " }))
	}},
	{"quotations 10,000 deep", "deep.txt", func() []byte {
		return text(strings.Repeat("He said that she said that ", 10_000) + "it rains.")
	}},
	{"a table of ten thousand numbers", "table.html", func() []byte {
		return page("<table>" + repeat(1000, func(i int) string {
			return "<tr>" + repeat(10, func(k int) string { return fmt.Sprintf("<td>%d,%03d tonnes</td>", i, k*97) }) + "</tr>"
		}) + "</table>")
	}},
	{"ten thousand numbers in one sentence", "numbers.txt", func() []byte {
		return text("They counted " + repeat(10_000, func(i int) string { return fmt.Sprintf("%d tonnes, ", i*37) }) + "and more.")
	}},
	{"50,000 nested elements", "nested.html", func() []byte {
		return page(strings.Repeat("<div>", 50_000) + "<p>The ministers met in the harbour on Monday.</p>" + strings.Repeat("</div>", 50_000))
	}},
	{"50,000 nested inline elements", "inline.html", func() []byte {
		return page("<p>" + strings.Repeat("<b><i>", 25_000) + "The ministers met in the harbour on Monday.")
	}},
	{"20,000 unclosed list items", "list.html", func() []byte { return page(strings.Repeat("<ul><li>The ministers met. ", 20_000)) }},
	{"100,000 attributes", "attributes.html", func() []byte {
		return page("<p " + repeat(100_000, func(i int) string { return fmt.Sprintf("a%d='x' ", i) }) + ">The ministers met on Monday in the hall.</p>")
	}},
	{"a page of 30,000 links", "links.html", func() []byte {
		return page(repeat(30_000, func(i int) string { return fmt.Sprintf(`<a href="/%d">%s</a> `, i, name(i)) }))
	}},
	{"a page of 100,000 dates in its furniture", "furniture.html", func() []byte {
		return page("<footer>" + repeat(100_000, func(i int) string {
			return fmt.Sprintf("<time datetime='%d-%02d-%02d'>x</time> ", 1900+i%200, 1+i%12, 1+i%28)
		}) + "</footer>")
	}},
	{"JSON-LD 100,000 deep", "json.html", func() []byte {
		return []byte(`<html><head><title>Talks</title><script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 100_000) + `</script></head><body><p>The ministers met on Monday in the town hall.</p></body></html>`)
	}},
	{"gzip of 1 GiB of blanks", "bomb.html.gz", func() []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		io.CopyN(w, zeros{}, 1<<30)
		w.Close()
		return b.Bytes()
	}},
	{"gzip in gzip in gzip of 64 MiB", "bomb3.html.gz", func() []byte { return zipped(make([]byte, 64*mib), 3) }},
	{"a WARC of 1 GiB of blanks", "bomb.warc.gz", func() []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		fmt.Fprintf(w, warcHead, 1<<30)
		io.WriteString(w, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
		io.CopyN(w, zeros{}, 1<<30)
		w.Close()
		return b.Bytes()
	}},
	{"a WARC of 1 GiB of blanks in zstandard", "bomb.warc.zst", func() []byte {
		var b bytes.Buffer
		w, err := zstd.NewWriter(&b)
		if err != nil {
			panic(err) // its options are wrong
		}
		fmt.Fprintf(w, warcHead, 60<<20)
		io.WriteString(w, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
		io.CopyN(w, zeros{}, 60<<20-44)
		w.Close()
		return bytes.Repeat(b.Bytes(), 18) // 18 pages, each within the limit
	}},
	{"a WARC that stops", "cut.warc.gz", func() []byte {
		data := zipped([]byte("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://quay.example/\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n"+words(18_000)), 1)
		return data[:len(data)/2]
	}},
	{"a DOCX of 1 GiB", "bomb.docx", func() []byte { return archive("word/document.xml", 1<<30) }},
	{"a WACZ of 1 GiB", "bomb.wacz", func() []byte { return archive("archive/data.warc", 1<<30) }},
	{"a feed of a billion words by entities", "entities.xml", func() []byte {
		return entities(`<rss version="2.0"><channel><title>T</title><item><title>&a9;</title><description>&a9;</description></item></channel></rss>`)
	}},
	{"a sitemap by entities", "sitemap.xml", func() []byte {
		return entities(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&a9;</loc></url></urlset>`)
	}},
	{"a feed 100,000 deep", "deepfeed.xml", func() []byte {
		return []byte(`<rss version="2.0"><channel><item>` + strings.Repeat("<x>", 100_000) + `</item></channel></rss>`)
	}},
	{"a mail of 100,000 parts", "parts.eml", func() []byte {
		return []byte("From: a@quay.example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nThe ministers met.\r\n", 100_000) + "--b--\r\n")
	}},
	{"a mail of parts 10,000 deep", "deep.eml", func() []byte {
		return []byte("From: a@quay.example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n" + repeat(10_000, func(i int) string {
			return fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
		}))
	}},
}

// warcHead begins a record of so many bytes.
const warcHead = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/\r\nWARC-Date: 2021-05-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"

var (
	months = strings.Fields("January February March April May June July August September October November December")
	days   = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
)
