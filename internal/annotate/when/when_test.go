package when

import (
	"testing"

	"dateline/internal/news"
)

// report makes a report of one story passage, published on day ("" unknown).
func report(text, day string) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID = news.NewReportID("", news.DigestOf([]byte(text)))
	ann.Text = text
	ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	if day != "" {
		ann.Published = news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Stated}
	}
	return ann
}

// Every rule finds the whole of its example, by itself.
func TestExamples(t *testing.T) {
	lex, err := loadLexiconForTest()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		text := r.example
		if r.name == "day-of-pair" || r.name == "unit-edge" || r.name == "weekday-beside" {
			continue // their examples need the words around them; see testdata/spec.txt
		}
		p := &parser{text: text, lex: lex}
		p.read(news.Span{End: news.Byte(len(text))})
		found := false
		for i := range p.ws {
			if e, ok := r.parse(p, i); ok && e.j == len(p.ws) {
				found = true
			}
		}
		if !found {
			t.Errorf("rule %s does not read its example %q", r.name, r.example)
		}
	}
}

func loadLexiconForTest() (*lexicon, error) { return english() }

// page is a text of our own with as many times as news has.
const page = `The ministers met on Monday, Sept. 13, to discuss the road that was closed last month. ` +
	`Nobody had expected an agreement, and the talks, which began in the early 1990s, have gone on for 26 years. ` +
	`A spokesman for the larger of the two towns said that work would begin next week, weather permitting. ` +
	`The mayor, 66, told reporters that the bridge had been safe until the winter of 2020, when the river rose. ` +
	`Engineers who looked at the piers found cracks in three of them and asked for more money. `

func BenchmarkFind(b *testing.B) {
	text := ""
	for range 200 {
		text += page
	}
	ann := report(text, "2021-09-15")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(ann)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{page, "", "9/9/", "0000-0-0", "1/1/0000", "the 1st", "'90s", "'00s", "from 5 to 9 May", "2021-05-31T02:35:26.710Z", "one hundred and", "the end of the end of the end of the end of May", "\xff\xfe May", "May-May-May", "99999999999 years ago", "two million years ago", "9999-12-31 the next day"} {
		f.Add(s, "2021-09-15")
		f.Add(s, "")
		f.Add(s, "9999-12-31")
		f.Add(s, "000")
	}
	f.Fuzz(func(t *testing.T, text, day string) {
		last := news.Byte(0)
		for _, tx := range Find(report(text, day)) {
			if tx.Start < last || tx.End <= tx.Start || int(tx.End) > len(text) {
				t.Fatalf("bad span %v after %d in %q", tx.Span, last, text)
			}
			last = tx.End
			if tx.Earliest != "" && tx.Earliest > tx.Latest && len(tx.Earliest) == len(tx.Latest) {
				t.Fatalf("%q: %s..%s", tx.In(text), tx.Earliest, tx.Latest)
			}
			if tx.Value == "" || tx.Type == "" || tx.Rule == "" {
				t.Fatalf("%q has no value, type or rule", tx.In(text))
			}
		}
	})
}
