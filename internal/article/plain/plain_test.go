package plain

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/article/block"
	"dateline/internal/news"
)

func texts(blocks []block.Block) []string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.Text)
	}
	return out
}

func TestBlocks(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{"one paragraph a line", "The ports agreed.\nThe dockers did not.\n", []string{"The ports agreed.", "The dockers did not."}},
		{"every kind of line end", "A b.\r\nC d.\rE f.\u2028G h.\fI j.\vK l.", []string{"A b.", "C d.", "E f.", "G h.", "I j.", "K l."}},
		{"white space and marks without width", "\ufeffThe \t ports\u00a0agreed\u200b.", []string{"The ports agreed."}},
		{"stray breaks in mid-sentence", "The\n\nquay\n\nof Sella is also a reminder of the years before the flood, they said.\n",
			[]string{"The quay of Sella is also a reminder of the years before the flood, they said."}},
		{"a sentence that goes on behind a semicolon", "Both leaders met for the third time since the dockers began their strike;\n\nand more are planned.",
			[]string{"Both leaders met for the third time since the dockers began their strike; and more are planned."}},
		{"a byline is no continuation", "Two ports agree on one price for grain after long years of strife\n\nby Ann Example\n",
			[]string{"Two ports agree on one price for grain after long years of strife", "by Ann Example"}},
		{"a drawn line and the day of a letter", "GRAIN LETTER\nFor the members of the exchange at Brand who send their own ships\nNo. 7 / Friday, 3 September 2021\nThe ports of Sella and Brand agreed to sell their grain at one price,\nending a quarrel that had kept forty ships out of the strait for months\nand made the bread dearer than it had been since the flood in the year\nbefore last, and dockers welcomed it with a march along the quay.\n=======\nPrivate.\n",
			[]string{"GRAIN LETTER", "For the members of the exchange at Brand who send their own ships", "No. 7 / Friday, 3 September 2021",
				"The ports of Sella and Brand agreed to sell their grain at one price, ending a quarrel that had kept forty ships out of the strait for months and made the bread dearer than it had been since the flood in the year before last, and dockers welcomed it with a march along the quay.",
				"=======", "Private."}},
		{"an item that goes on in a second line", "The dockers have told their members what is to come in the weeks ahead and when\nit will come, so that nobody can say that he had not been told of the dates in\ntime, and have asked those who live far from the quay to set out early, because\nthe ferry will not run.\n  * Saturday 6 May: we walk from the old station to the lamps of the grain quay\n    and back. Bring bread.\n  * Monday: work.\n",
			[]string{"The dockers have told their members what is to come in the weeks ahead and when it will come, so that nobody can say that he had not been told of the dates in time, and have asked those who live far from the quay to set out early, because the ferry will not run.",
				"* Saturday 6 May: we walk from the old station to the lamps of the grain quay and back. Bring bread.", "* Monday: work."}},
		{"list", "They want:\n- grain\n- lamps on the quay\n", []string{"They want:", "- grain", "- lamps on the quay"}},
		{"wrapped", wrapped, []string{
			"The ports of Sella and Brand agreed on Monday to sell their grain at one price, ending a quarrel that had kept forty ships out of the strait.",
			"Dockers welcomed it. They said that they would not unload at night, however, before all the lamps had been mended.",
			"Nobody was hurt.",
		}},
		{"first lines indented", indented, []string{
			"The ports of Sella and Brand agreed on Monday to sell their grain at one single price, ending a quarrel at last that all were tired of by then.",
			"Dockers welcomed it. They said that they would not unload at night, however, before all the lamps had been mended for good.",
		}},
		{"hyphens at line ends", "The ministers of the two states met a high-\nranking envoy in Sella who had come from the\ncapital by train to hear about the strait and the\nfees at the locks, which all the captains hate, and\nabout the long co\u00ad\noperation of the two old ports on either side of it.\n",
			[]string{"The ministers of the two states met a high-ranking envoy in Sella who had come from the capital by train to hear about the strait and the fees at the locks, which all the captains hate, and about the long cooperation of the two old ports on either side of it."}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, texts(Blocks(tc.in))); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

const wrapped = `The ports of Sella and Brand agreed on Monday to sell
their grain at one price, ending a quarrel that had
kept forty ships out of the strait.
Dockers welcomed it. They said that they would not
unload at night, however, before all the lamps had
been mended.
Nobody was hurt.
`

const indented = `   The ports of Sella and Brand agreed on Monday to
sell their grain at one single price, ending a quarrel
at last that all were tired of by then.
   Dockers welcomed it. They said that they would not
unload at night, however, before all the lamps had
been mended for good.
`

func TestDecode(t *testing.T) {
	for _, tc := range []struct {
		name, in, contentType, text, charset, from string
	}{
		{"utf-8", "Brücke", "", "Brücke", "utf-8", "utf-8"},
		{"utf-8 with mark", "\xef\xbb\xbfBrücke", "", "Brücke", "utf-8", "declared"},
		{"utf-16 with mark", "\xff\xfeP\x00o\x00r\x00t\x00", "", "Port", "utf-16le", "declared"},
		{"utf-16 without mark", "\x00T\x00h\x00e\x00 \x00p\x00o\x00r\x00t", "", "The port", "utf-16be", "detected"},
		{"declared", "Br\xfccke", "text/plain; charset=ISO-8859-1", "Brücke", "windows-1252", "declared"},
		{"lying utf-8", "Sie haben sich \xfcber den Preis f\xfcr das Getreide geeinigt, sagte die Beh\xf6rde am Montag. Die Schiffe k\xf6nnen wieder fahren.",
			"text/plain; charset=utf-8", "Sie haben sich über den Preis für das Getreide geeinigt, sagte die Behörde am Montag. Die Schiffe können wieder fahren.", "iso-8859-1", "detected"},
		{"cut in mid-character", "Les ports ont été fermés\xc3", "", "Les ports ont été fermés\ufffd", "utf-8", "detected"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text, charset, from, err := Decode([]byte(tc.in), tc.contentType)
			if err != nil || text != tc.text || charset != tc.charset || from != tc.from {
				t.Errorf("got %q, %s %s, %v; want %q, %s %s", text, charset, from, err, tc.text, tc.charset, tc.from)
			}
		})
	}
}

const story = "\n\nThe ports of Sella and Brand agreed on Monday to sell grain at one price, ending a quarrel that had kept forty ships waiting.\n\nDockers welcomed the deal but said that they would not unload at night before the lamps had been mended.\n"

func TestPublished(t *testing.T) {
	for _, tc := range []struct{ name, in, value, earliest, latest, modified string }{
		{"weekday, month first", "Ports agree on price for grain\n\nFriday, September 10, 2021" + story, "2021-09-10", "2021-09-10", "2021-09-10", ""},
		{"abbreviated", "Ports agree on price for grain\n\nSept. 9, 2021" + story, "2021-09-09", "2021-09-09", "2021-09-09", ""},
		{"time stamp", "Ports agree on price for grain\n\n2021-05-31T02:35:26.710Z" + story, "2021-05-31", "2021-05-31", "2021-05-31", ""},
		{"label and time", "Ports agree on price for grain\n\nPublished 3 May 2021 14:02" + story, "2021-05-03", "2021-05-03", "2021-05-03", ""},
		{"changed later", "Ports agree on price for grain\n\nPublished: May 3, 2021\n\nUpdated: May 5, 2021" + story, "2021-05-03", "2021-05-03", "2021-05-03", "2021-05-05"},
		{"order unknown", "Ports agree on price for grain\n\n12/05/2021" + story, "2021", "2021-05-12", "2021-12-05", ""},
		{"order by another date", "Ports agree on price for grain\n\n12/05/2021" + story + "\nMost read\n\n28/04/2021\n", "2021-05-12", "2021-05-12", "2021-05-12", ""},
		{"day first with stops", "Ports agree on price for grain\n\n12.05.2021" + story, "2021-05-12", "2021-05-12", "2021-05-12", ""},
		{"only in the furniture", "Ports agree on price for grain" + story + "\nTrending\n\nOther news 2024-02-21\n\n© 2019 Herald\n", "", "", "", ""},
		{"only in a sentence", "Ports agree on price for grain\n\nThe old treaty of May 3, 1999 has lapsed, and the two ports agreed on Monday to sell grain at one price for now." + story, "", "", "", ""},
		{"the day of today above the navigation", "Monday, June 2, 2025\n\nHome\n\nNews\n\nSign in\n\nPorts agree on price for grain" + story, "", "", "", ""},
		{"the head of a letter", "GRAIN LETTER\nFor the members of the exchange at Brand, out every other Friday by post\nNo. 7 / Friday, 3 September 2021\nEditor: A. Example\n=====================\n\nPorts agree on price for grain" + story, "2021-09-03", "2021-09-03", "2021-09-03", ""},
		{"a chronicle", "What went wrong with the bridge\n\nOct. 31, 2012 The flood.\n\nThe river rose by six metres and took the piers along.\n\nSept. 9, 2013 The first plan.\n\nThe council asked for a bridge of steel.\n\nJune 16, 2015 The vote.\n" + story, "", "", "", ""},
		{"two dates are no chronicle", "Ports agree on price for grain\n\nSept. 9, 2021 | Reuters" + story + "\nSept. 7, 2021 | Reuters\n", "2021-09-09", "2021-09-09", "2021-09-09", ""},
		{"no such day", "Ports agree on price for grain\n\n31 April 2021" + story, "", "", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page, err := Read(news.Capture{Bytes: []byte(tc.in)})
			if err != nil {
				t.Fatal(err)
			}
			p := page.Published
			if p.Value != tc.value || p.Earliest != tc.earliest || p.Latest != tc.latest || page.Modified != tc.modified {
				t.Errorf("got %q (%q..%q), modified %q; want %q (%q..%q), %q",
					p.Value, p.Earliest, p.Latest, page.Modified, tc.value, tc.earliest, tc.latest, tc.modified)
			}
			if (p.Basis == news.Unknown) != (tc.value == "") {
				t.Errorf("basis %q for %q", p.Basis, p.Value)
			}
		})
	}
}

func TestBylines(t *testing.T) {
	for in, want := range map[string]string{
		"By Ann Example": "Ann Example",
		"By Ann Example and Bo Sample, Staff Writers":    "Ann Example|Bo Sample",
		"By ANN EXAMPLE, May 3, 2021":                    "ANN EXAMPLE",
		"by Ann van der Berg | Sella Herald":             "Ann van der Berg",
		"By the time they met, the ships had gone":       "",
		"By Monday the strait was open":                  "",
		"By Ann Example in Sella and Bo Sample in Brand": "Ann Example",
		"By Ann Example, our special envoy in Sella":     "Ann Example",
		"By Christmas, the reporter had left the town.":  "",
		"Par Anne Exemple, envoyée spéciale à Sella":     "Anne Exemple",
		"Par ailleurs, le port est fermé":                "",
		"Bystanders Watched The Ships Come In":           "",
		"By Ann Example and agencies":                    "Ann Example",
		"By Ann Example, with wire reports":              "Ann Example",
		"By Ann Example and agencies\nPublished: 3 May":  "Ann Example",
		"By our labour correspondent, Ann Example":       "Ann Example",
		"By our people we are judged":                    "",
	} {
		if got := strings.Join(Bylines(in), "|"); got != want {
			t.Errorf("Bylines(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzBlocks holds that no letter or digit of a text is lost or added, and
// that blocks are as package block wants them.
func FuzzBlocks(f *testing.F) {
	f.Add("a\nb\n\nc")
	f.Add(wrapped)
	f.Add(indented)
	f.Add("\u00ad\n00000")
	f.Add("> quoted\n> text\n\n- item\n\u00ad\nx\u00ad\ny")
	f.Fuzz(func(t *testing.T, text string) {
		blocks := Blocks(text)
		var got strings.Builder
		for _, b := range blocks {
			got.WriteString(b.Text)
			if !utf8.ValidString(b.Text) && utf8.ValidString(text) {
				t.Fatalf("block %q is not UTF-8", b.Text)
			}
			if strings.TrimSpace(b.Text) != b.Text || strings.Contains(b.Text, "  ") || strings.ContainsAny(b.Text, "\n\r\f\v\t\x00") {
				t.Fatalf("block %q has loose white space or control characters", b.Text)
			}
		}
		if utf8.ValidString(text) && letters(got.String()) != letters(text) {
			t.Fatalf("letters of %q became %q", text, got.String())
		}
	})
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, s)
}

func wordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// FuzzRead holds for any bytes that reading does not panic.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Title here now\nBy A B\n12/05/2021 and 2021-31-12" + story))
	f.Add([]byte("\xff\xfe\x00\x00a"))
	f.Fuzz(func(t *testing.T, b []byte) {
		page, err := Read(news.Capture{Bytes: b})
		if err == nil && page.Published.Basis == "" {
			t.Fatal("no basis for the day of publication")
		}
	})
}

func BenchmarkBlocks(b *testing.B) {
	text := strings.Repeat(wrapped+"\n", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Blocks(text)
	}
}

// TestOutletOfMenu reads the outlet off a line that goes on with the menu.
func TestOutletOfMenu(t *testing.T) {
	body := "Ferry to Brand runs again after eleven days\n\n" +
		"The ferry between Sella and Brand left the quay at seven on Monday, with forty passengers and a cow on board.\n\n" +
		"The captain, who had spent the days painting the rail, said that the engine had never been the trouble.\n\n"
	for _, tc := range []struct{ head, foot, want string }{
		{"Brand Lantern   [Search]   Log in", "About us   Imprint   (c) Brand Lantern cooperative", "Brand Lantern"},
		{"Brand Lantern   [Search]   Log in", "About us   Imprint", ""},
		{"Brand Lantern   [Search]   Log in", "© 2021 Nils Abend", ""},
	} {
		m := readMeta(Blocks(tc.head + "\n\n" + body + tc.foot + "\n"))
		if got := m.Outlet; got != tc.want {
			t.Errorf("%q ... %q: outlet %q, want %q", tc.head, tc.foot, got, tc.want)
		}
	}
}

// TestMasthead reads the outlet off the first line, where nothing else tells it.
func TestMasthead(t *testing.T) {
	const title = "Ferry to Brand runs again after eleven days"
	body := "The ferry between Sella and Brand left the quay at seven on Monday, with forty passengers and a cow on board.\n\n" +
		"The captain, who had spent the days painting the rail, said that the engine had never been the trouble.\n\n"
	for _, tc := range []struct{ head, want string }{
		{"Quay Seven\n2021-05-03 06:30\n\n" + title, "Quay Seven"},
		{"THE BRAND LANTERN\n\n" + title + "\n\nBy our ferry correspondent, Nils Abend", "THE BRAND LANTERN"},
		{"Quay Seven\n\n" + title, ""},
		{"Ann Example\n3 May 2021\n\n" + title, ""},
		{"Press Release\n3 May 2021\n\n" + title, ""},
		{"Town Hall\n3 May 2021\n\n" + title, ""},
		{"Agence France-Presse\n3 May 2021\n\n" + title, ""},
		{"The ferry sails\n3 May 2021\n\n" + title, ""},
		{"Sold at last!\n3 May 2021\n\n" + title, ""},
	} {
		if got := readMeta(Blocks(tc.head + "\n\n" + body)).Outlet; got != tc.want {
			t.Errorf("%q: outlet %q, want %q", tc.head, got, tc.want)
		}
	}
}
