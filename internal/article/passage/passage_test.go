package passage

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/article/block"
	"dateline/internal/article/plain"
	"dateline/internal/news"
)

// roles reads lines as a plain text and gives each passage as "role: words".
func roles(text string, meta block.Meta) []string {
	res := Read(block.Page{Meta: meta, Blocks: plain.Blocks(text)})
	var out []string
	for _, p := range res.Passages {
		out = append(out, string(p.Role)+": "+p.In(res.Text))
	}
	return out
}

const (
	one = "The ports of Sella and Brand agreed on Monday to sell grain at one price, ending a long quarrel."
	two = "Dockers welcomed the deal but said that they would not unload at night before the lamps were mended."
	tri = "The price will be reviewed after the next harvest, and either side may leave the deal in a year."
)

func TestRoles(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{"a short text is all story", "Nine days.\n\nThat was all.", []string{"story: Nine days.", "story: That was all."}},
		{"editor's note in brackets", "[Editor's note: This text was shortened by us.]\n\n" + one + "\n\n" + two,
			[]string{"remark: [Editor's note: This text was shortened by us.]", "story: " + one, "story: " + two}},
		{"my comment", one + "\n\n" + two + "\n\nSource: Sella Herald\n\nMy comment: nobody asked the dockers.",
			[]string{"story: " + one, "story: " + two, "credit: Source: Sella Herald", "remark: My comment: nobody asked the dockers."}},
		{"first person behind the credit", one + "\n\n" + two + "\n\n" + tri + "\n\nSource: Sella Herald\n\nI do not believe a word of it, and my cat agrees.",
			[]string{"story: " + one, "story: " + two, "story: " + tri, "credit: Source: Sella Herald",
				"remark: I do not believe a word of it, and my cat agrees."}},
		{"first person within the story stays", one + "\n\nI asked the harbour master why, and he shook his head.\n\n" + two,
			[]string{"story: " + one, "story: I asked the harbour master why, and he shook his head.", "story: " + two}},
		{"caption with credit", one + "\n\nThe quay of Sella at night. (Photo: Nils Abend)\n\n" + two,
			[]string{"story: " + one, "caption: The quay of Sella at night. (Photo: Nils Abend)", "story: " + two}},
		{"caption twice", one + "\n\nA ship leaving the quay of Sella.\n\nA ship leaving the quay of Sella.Credit...Nils Abend/Reuters\n\n" + two,
			[]string{"story: " + one, "caption: A ship leaving the quay of Sella.",
				"caption: A ship leaving the quay of Sella.Credit...Nils Abend/Reuters", "story: " + two}},
		{"links within the story", one + "\n\nRead also:\n\n• Ferry line closed\n\n• Captains ask for help\n\n" + two + "\n\n" + tri,
			[]string{"story: " + one, "furniture: Read also:", "furniture: • Ferry line closed", "furniture: • Captains ask for help", "story: " + two, "story: " + tri}},
		{"list of the story", one + "\n\nThey agreed on:\n\n• one price\n\n• two lamps\n\n" + two,
			[]string{"story: " + one, "story: They agreed on:", "story: • one price", "story: • two lamps", "story: " + two}},
		{"subscription", one + "\n\n" + two + "\n\nSubscribe to continue reading",
			[]string{"story: " + one, "story: " + two, "furniture: Subscribe to continue reading"}},
		{"correction", one + "\n\n" + two + "\n\nThis article was amended on 4 May 2021 to correct the name of a quay.",
			[]string{"story: " + one, "story: " + two, "remark: This article was amended on 4 May 2021 to correct the name of a quay."}},
		{"printed on paper too", one + "\n\n" + two + "\n\nA version of this article appears in print on May 4, 2021, on Page 3 with the headline: Grain.",
			[]string{"story: " + one, "story: " + two, "furniture: A version of this article appears in print on May 4, 2021, on Page 3 with the headline: Grain."}},
		{"marks of a wire", "PORTS-GRAIN, 2nd lead\n\n" + one + "\n\n" + two + "\n\nbur-ab/cde",
			[]string{"furniture: PORTS-GRAIN, 2nd lead", "story: " + one, "story: " + two, "byline: bur-ab/cde"}},
		{"headline of a repost", "From the Northgate Observer:\n\n“Ports Agree on One Price”\n\nBy Ann Example\n\n" + one + "\n\n" + two,
			[]string{"credit: From the Northgate Observer:", "headline: “Ports Agree on One Price”", "byline: By Ann Example", "story: " + one, "story: " + two}},
		{"outlet under a credit", one + "\n\n" + two + "\n\nWith reporting by dpa\n\nRadio Brand",
			[]string{"story: " + one, "story: " + two, "credit: With reporting by dpa", "credit: Radio Brand"}},
		{"subheading that a box might bear", one + "\n\nBackground\n\n" + two, []string{"story: " + one, "story: Background", "story: " + two}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, roles(tc.in, block.Meta{})); diff != "" {
				t.Errorf("passages (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDateline(t *testing.T) {
	for in, want := range map[string]string{
		"MOSCOW — The mayor spoke.":                    "MOSCOW —",
		"EASTPORT (Reuters) - The mayor spoke.":        "EASTPORT (Reuters) -",
		"ST. PETERSBURG, Fla. (AP) — The mayor spoke.": "ST. PETERSBURG, Fla. (AP) —",
		"MINSK, Sept 14 (Reuters) - The mayor spoke.":  "MINSK, Sept 14 (Reuters) -",
		"Mexico City (AFP) – The mayor spoke.":         "Mexico City (AFP) –",
		"Sella, 14 September 2020 — The mayor spoke.":  "Sella, 14 September 2020 —",
		"(Lisbon) The mayor spoke.":                    "(Lisbon)",
		"(Reuters) - The mayor spoke.":                 "(Reuters) -",
		"NEW DELHI, May 3: The mayor spoke.":           "NEW DELHI, May 3:",
		"JAKE TAPPER: Where is the mayor?":             "",
		"UPDATE: The mayor spoke.":                     "",
		"The mayor — who is ill — spoke.":              "",
		"Sella — and Brand too — agreed.":              "",
		"A NATO — or EU — army is far off.":            "",
		"“MOSCOW — no” is a slogan.":                   "",
		"MOSCOW — the mayor spoke.":                    "",
	} {
		n := datelineEnd(in)
		if got := strings.TrimSpace(in[:n]); got != want {
			t.Errorf("dateline of %q is %q, want %q", in, got, want)
		}
	}
}

func TestTruncated(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want bool
	}{
		{one + "\n\n" + two, false},
		{one + "\n\n" + two + "\n\n" + tri[:60], true},
		{one + "\n\nThe strategy changed in spring. After a few days the ministry turned to Mr.", true},
		{one + "\n\n" + two + " [...]", true},
		{one + "\n\n" + two + "\n\nContinue reading", true},
		{one + "\n\n" + two + " – Reuters", false},
		{one + "\n\n" + two + " (Reuters)", false},
		{one + "\n\n" + two + "\n\nThis text was translated by a machine and the first version holds. Legal notice - Privacy - Contact", false},
		{one + "\n\nThe list is on its page: https://vale.example/list", false},
		{one + "\n\nSella: 14 ships\n\nBrand: 9 ships", false},
	} {
		if res := Read(block.Page{Blocks: plain.Blocks(tc.in)}); res.Truncated != tc.want {
			t.Errorf("%q: truncated %v (%s), want %v", tc.in[len(one):], res.Truncated, res.TruncatedWhy, tc.want)
		}
	}
}

// TestHTML holds what is left out of an HTML page, and what its boxes are.
func TestHTML(t *testing.T) {
	page := block.Page{Meta: block.Meta{Title: "Ports agree"}, Blocks: []block.Block{
		{Text: "Home", Kind: block.Item, Links: 1},
		{Text: "Ports agree", Kind: block.Heading, Level: 1, Main: true},
		{Text: one, Kind: block.Paragraph, Main: true},
		{Text: "The quay.", Kind: block.Caption, Main: true},
		{Text: two, Kind: block.Paragraph, Main: true, Aside: true},
		{Text: tri, Kind: block.Paragraph, Main: true},
		{Text: "A reader says that he likes it all very much indeed.", Kind: block.Paragraph},
	}}
	res := Read(page)
	var got []string
	for _, p := range res.Passages {
		got = append(got, string(p.Role)+": "+p.In(res.Text))
	}
	want := []string{"headline: Ports agree", "story: " + one, "caption: The quay.", "context: " + two, "story: " + tri}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passages (-want +got):\n%s", diff)
	}
}

// TestAboveHeadline has rubrics and names above the headline.
func TestAboveHeadline(t *testing.T) {
	const title = "Two ports agree on a price for grain"
	for _, tc := range []struct{ row, want string }{
		{"Town hall", "furniture: Town hall"},
		{"THE SELLA LANTERN", "furniture: THE SELLA LANTERN"},
		{"By Ann Example", "byline: By Ann Example"},
		{"3 May 2021", "byline: 3 May 2021"},
		{"(Reuters)", "credit: (Reuters)"},
	} {
		got := roles(tc.row+"\n\n"+title+"\n\n"+one+"\n\n"+two, block.Meta{Title: title})
		want := []string{tc.want, "headline: " + title, "story: " + one, "story: " + two}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.row, diff)
		}
	}
}

// TestAroundAQuotedReport tells a reposter's words from the report that he sets
// in a block quotation.
func TestAroundAQuotedReport(t *testing.T) {
	const intro, mine, other = "I do not like grain. The Lantern had this yesterday:", "I shall go to the quay on Sunday and look at the lamps myself, with my cat.",
		"The ministers signed it on Tuesday, and the ships sailed on the day after that."
	page := func(intro, quoted, after string) string {
		in := block.Page{Meta: block.Meta{Title: "Grain"}, Blocks: []block.Block{{Text: "Grain", Kind: block.Heading, Level: 1, Main: true},
			{Text: intro, Kind: block.Paragraph, Main: true}}}
		for _, s := range []string{quoted, two, tri, one} {
			in.Blocks = append(in.Blocks, block.Block{Text: s, Kind: block.Paragraph, Main: true, Quoted: true})
		}
		in.Blocks = append(in.Blocks, block.Block{Text: after, Kind: block.Paragraph, Main: true})
		in.Blocks = append(in.Blocks, block.Block{Text: after + " Or not.", Kind: block.Paragraph, Main: true})
		var out []string
		for _, p := range Read(in).Passages {
			out = append(out, string(p.Role))
		}
		return strings.Join(out, " ")
	}
	const remarks, story = "headline remark story story story story remark remark", "headline story story story story story story story"
	for _, tc := range []struct{ name, got, want string }{
		{"a reposter", page(intro, one, mine), remarks},
		{"a paper that prints a statement", page("The ministry wrote to the dockers on Monday:", one, other), story},
		{"nothing hands over", page("I do not like grain, and I never did like it at all.", one, mine), story},
		{"a speech", page(intro, "“"+one+"”", mine), story},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, tc.got, tc.want)
		}
	}
}

// FuzzRead holds that passages follow each other, that nothing but blanks is
// between them, and that a plain text keeps all its blocks.
func FuzzRead(f *testing.F) {
	f.Add("Title here\n\nBy A B\n\n"+one+"\n\nComments", "Title here")
	f.Add("^ a\n\nb ^\n\nUnderstand the X\nA b. C.\n\nSource: AFP", "")
	f.Add("MOSCOW — X\n\n(Y) Z", "Z")
	f.Fuzz(func(t *testing.T, text, title string) {
		blocks := plain.Blocks(text)
		res := Read(block.Page{Meta: block.Meta{Title: title}, Blocks: blocks})
		at := news.Byte(0)
		for _, p := range res.Passages {
			if p.Start < at || p.End < p.Start || int(p.End) > len(res.Text) || strings.TrimSpace(res.Text[at:p.Start]) != "" {
				t.Fatalf("passage %v behind %d", p, at)
			}
			at = p.End
		}
		if strings.TrimSpace(res.Text[at:]) != "" {
			t.Fatalf("words behind the last passage")
		}
		for _, b := range blocks {
			if !strings.Contains(res.Text, b.Text) {
				t.Fatalf("block %q is not in the text", b.Text)
			}
		}
		if len(res.Why) != len(res.Passages) {
			t.Fatalf("%d reasons for %d passages", len(res.Why), len(res.Passages))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	blocks := plain.Blocks(strings.Repeat(one+"\n\n"+two+"\n\nRelated\n\nA link\n\n", 20))
	for b.Loop() {
		Read(block.Page{Blocks: blocks})
	}
}

// TestBoxes reads boxes of HTML pages: with an element of their own, and
// without any mark.
func TestBoxes(t *testing.T) {
	par := func(s string) block.Block { return block.Block{Text: s, Kind: block.Paragraph, Main: true} }
	boxed := func(s string, kind block.Kind) block.Block {
		return block.Block{Text: s, Kind: kind, Level: 3, Main: true, Aside: true}
	}
	dam := "The quay. It was built by dockers who were never paid for the last three stones of it."
	law := "The law. A law of 1974 gave the two ports a price each, and neither kept to its own."
	for _, tc := range []struct {
		name   string
		blocks []block.Block
		want   []string
	}{
		{"the heading of a box belongs to it", []block.Block{par(one), boxed("Grain in numbers", block.Heading), boxed(dam, block.Paragraph), par(two)},
			[]string{"story", "context", "context", "story"}},
		{"a box without a mark", []block.Block{par(one), par("What to Know About the Quarrel"), par(dam), par(law), par(two)},
			[]string{"story", "context", "context", "context", "story"}},
		{"one paragraph makes no box", []block.Block{par(one), par("What to Know About the Quarrel"), par(dam), par(two), par(tri)},
			[]string{"story", "story", "story", "story", "story"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, p := range Read(block.Page{Blocks: tc.blocks}).Passages {
				got = append(got, string(p.Role))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("roles (-want +got):\n%s", diff)
			}
		})
	}
}
