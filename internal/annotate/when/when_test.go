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
