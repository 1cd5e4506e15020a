package markup

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/fault"
	"dateline/internal/news"
)

// TestReadNames wants bad pages to be named, with a hint.
func TestReadNames(t *testing.T) {
	for _, tc := range []struct{ name, page, want string }{
		{"empty", "", "empty"},
		{"blank", " \n\t ", "empty"},
		{"binary", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"},
		{"control", "<html>" + strings.Repeat("\x00\x01\x02\x03", 900), "binary"},
		{"large", strings.Repeat("<p>word", (MaxBytes+8)/7), "the limit is 64 MiB"},
		{"scripts only", "<html><body><script>document.write('x')</script></body></html>", "no text"},
		{"no body text", "<html><head><title>A</title></head></html>", "no text"},
	} {
		_, err := Read(news.Capture{Bytes: []byte(tc.page)})
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got error %v, want one with %q", tc.name, err, tc.want)
			continue
		}
		if fault.HintOf(err) == "" || fault.StatusOf(err) != fault.Partial {
			t.Errorf("%s: hint %q, status %d", tc.name, fault.HintOf(err), fault.StatusOf(err))
		}
	}
}

// TestReadDeep wants the text of a page that nests deeper than the parser goes,
// paragraph by paragraph.
func TestReadDeep(t *testing.T) {
	for _, open := range []string{"<div>", "<b><i>", "<ul><li>", "<table><tr><td>", "<blockquote><p>", "<svg><g>", "<font><u>"} {
		page, err := Read(news.Capture{Bytes: []byte("<html><body><h1>Ferry stops</h1><p>The ferry stopped on Monday, the harbour master said in a note.</p>" +
			strings.Repeat(open, 20_000) + "<p>Two hundred people had waited in the town.</p><div>It will <b>go again</b> on Friday, they were told.</div>")})
		if err != nil {
			t.Errorf("%s: %v", open, err)
			continue
		}
		var texts []string
		for _, b := range page.Blocks {
			texts = append(texts, b.Text)
		}
		got := strings.Join(texts, "\n") + "\n"
		if !strings.Contains(got, "Two hundred people had waited in the town.") || !strings.Contains(got, "It will go again on Friday, they were told.") {
			t.Errorf("%s: %q", open, got[:min(len(got), 400)])
		}
	}
}

// TestReadHostile wants pages that are made to harm to give text and no
// markup.
func TestReadHostile(t *testing.T) {
	page := `<html><body onload="x()"><svg onload=alert(1)><text>drawn</text></svg><article><h1>Ferry runs again</h1>
<p onclick="steal()" style="background:url(javascript:x)">The ferry to the outer islands runs again after nine days of storm, the harbour office said on Tuesday.</p>
<script>alert("<p>no</p>")</script><style>p{content:"no"}</style><iframe srcdoc="<p>no</p>"></iframe>
<img src="data:text/html,<script>x</script>" onerror="x()"><p>Two hundred people had waited in the town; <a href="javascript:x()">most</a> were on the first boat.</p>
<template><p>no</p></template><noscript><p>no</p></noscript></article></body></html>`
	got, err := Read(news.Capture{Bytes: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	text := textOfBlocks(got.Blocks)
	for _, bad := range []string{"<", "alert", "javascript", "drawn", "no\n"} {
		if strings.Contains(text, bad) {
			t.Errorf("the text holds %q:\n%s", bad, text)
		}
	}
	if !strings.Contains(text, "nine days of storm") || !strings.Contains(text, "most were on the first boat") {
		t.Errorf("the text lacks its paragraphs:\n%s", text)
	}
}

// TestLinear wants a page of many siblings and of many links to be read
// without quadratic work; the test's own time limit is the measure.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"<p>A short line of words here.</p>", "<li><a href=x>word word</a>", "<div class='a b c'>w", "<br>x", "<b><i>x"} {
		page := "<html><body>" + strings.Repeat(unit, 40_000)
		got, _ := Read(news.Capture{Bytes: []byte(page)})
		if len(got.Blocks) > maxSegments {
			t.Errorf("%q: %d blocks", unit, len(got.Blocks))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(valePage))
	f.Add([]byte("<p>x<p>y<table><tr><td>z<a href=q>w"))
	f.Add([]byte("<html lang=de><meta charset=latin1><h1>\xfcber</h1><p>3. M\xe4rz 2021"))
	f.Add([]byte(`<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@id":"#a"}],"datePublished":1568024400,}</script><time datetime="2021-13-45">`))
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00a\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		IsHTML(b)
		page, err := Read(news.Capture{Bytes: b})
		if err != nil && fault.HintOf(err) == "" {
			t.Errorf("error without hint: %v", err)
		}
		for _, s := range append([]string{page.Title, page.Outlet, page.Section}, page.Bylines...) {
			if !utf8.ValidString(s) {
				t.Errorf("metadata is not UTF-8: %q", s)
			}
		}
		for _, blk := range page.Blocks {
			if !utf8.ValidString(blk.Text) || blk.Text == "" || strings.TrimSpace(blk.Text) != blk.Text || blk.Links < 0 || blk.Links > 1 {
				t.Errorf("bad block %+v", blk)
			}
			if strings.ContainsFunc(blk.Text, func(r rune) bool { return r < ' ' && r != '\n' }) {
				t.Errorf("control characters in %q", blk.Text)
			}
		}
		again, _ := Read(news.Capture{Bytes: bytes.Clone(b)})
		if textOfBlocks(again.Blocks) != textOfBlocks(page.Blocks) || again.Published.Value != page.Published.Value {
			t.Error("two readings differ")
		}
	})
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2021-09-09T10:00:00Z", "9 Sept. 2021", "3/4/2021", "1.2.21", "20210909", "Thu Sep 09 10:00:00 CEST 2021", "2021年9月9日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, ord := range []order{orderUnknown, dayFirst, monthFirst} {
			for _, d := range findDates(s, ord) {
				if !validDay(d.year, d.month, d.day) || d.at < 0 || d.at > len(s) {
					t.Errorf("%q gives %+v", s, d)
				}
			}
			if d := parseDate(s, ord); d.ok() && d.month != 0 {
				if a, b := d.span(); a > b {
					t.Errorf("%q gives %s..%s", s, a, b)
				}
			}
		}
	})
}
