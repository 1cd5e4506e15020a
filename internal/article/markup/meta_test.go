package markup

import (
	"slices"
	"testing"

	"dateline/internal/news"
)

func TestSplitNames(t *testing.T) {
	for in, want := range map[string][]string{
		"By Ida Brandt and Jon Hale":                 {"Ida Brandt", "Jon Hale"},
		"Ida Brandt, Jon Hale and Lea Moss":          {"Ida Brandt", "Jon Hale", "Lea Moss"},
		"Ida Brandt, chief reporter":                 {"Ida Brandt"},
		"Von Ida Brandt":                             {"Ida Brandt"},
		"https://courier.example/ida":                nil,
		"ida@courier.example":                        nil,
		"admin":                                      nil,
		"By Jon Hale; Lea Moss":                      {"Jon Hale", "Lea Moss"},
		"Written by: Jon Hale":                       {"Jon Hale"},
		"This is not a name but a sentence of words": nil,
		"": nil,
	} {
		if got := splitNames(in); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCutOutlet(t *testing.T) {
	for _, tc := range []struct{ title, outlet, want string }{
		{"Ferry runs again | Vale Post", "Vale Post", "Ferry runs again"},
		{"Ferry runs again - Vale Post", "The Vale Post", "Ferry runs again"},
		{"Ferry runs again - News - ValePost.com", "Vale Post", "Ferry runs again - News"},
		{"Vale Post - Ferry runs again", "Vale Post", "Ferry runs again"},
		{"Ferry - the long wait", "Vale Post", "Ferry - the long wait"},
		{"Ferry runs again", "Vale Post", "Ferry runs again"},
		{"", "", ""},
	} {
		if got := cutOutlet(tc.title, tc.outlet); got != tc.want {
			t.Errorf("%q of %q: got %q, want %q", tc.title, tc.outlet, got, tc.want)
		}
	}
}

func TestLanguageCode(t *testing.T) {
	for in, want := range map[string]string{"en-GB": "en", "EN": "en", "de_AT": "de", "eng": "en", "pt-BR, en": "pt", "": "", "x-none": "", "english": ""} {
		if got := languageCode(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, tc := range []struct{ fetched, head, address, canonical string }{
		{"", `<meta property="og:url" content="https://vale.example/a#top">`, "https://vale.example/a", ""},
		{"https://vale.example/a?x=1", `<link rel=canonical href="/a">`, "https://vale.example/a", "https://vale.example/a"},
		{"", `<link rel=canonical href="/a">`, "", ""},
		{"", `<link rel=canonical href="javascript:alert(1)">`, "", ""},
		{"", `<link rel=canonical href="https://web.archive.org/web/20130101000000/http://vale.example/a">`, "http://vale.example/a", "http://vale.example/a"},
	} {
		page, err := Read(news.Capture{Address: tc.fetched, Bytes: []byte(body(tc.head, ""))})
		if err != nil {
			t.Fatal(err)
		}
		if page.Address != tc.address || page.Canonical != tc.canonical {
			t.Errorf("%s: got %q and %q", tc.head, page.Address, page.Canonical)
		}
	}
}
