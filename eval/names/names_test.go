package names

import (
	"strings"
	"testing"

	"dateline/eval/names/gold"
	"dateline/internal/news"
)

// fixed finds what it was told.
type fixed []news.Name

func (f fixed) Find(string, []news.Passage, []news.Sentence) []news.Name { return f }

func named(start, end news.Byte, kind news.NameKind) news.Name {
	return news.Name{Span: news.Span{Start: start, End: end}, Kind: kind}
}

func TestScore(t *testing.T) {
	docs := []gold.Doc{{ID: "d", Text: strings.Repeat("x", 100), Names: []news.Name{
		named(0, 5, news.Person), named(10, 20, news.Organisation), named(14, 18, news.Place),
		named(30, 35, news.Place), named(40, 45, news.Demonym)}}}
	found := fixed{named(0, 5, news.Person), named(10, 20, news.Place), named(30, 35, news.Country),
		named(40, 45, news.Demonym), named(50, 55, news.Person)}
	want := map[string]float64{
		"person, organisation, place: precision": 2.0 / 4,
		"person, organisation, place: recall":    2.0 / 3,
		"span found, any kind: recall":           1,
		"person: F1":                             2.0 / 3,
		"demonym: F1":                            1,
		"organisation: F1":                       0,
	}
	details := 0
	for _, r := range Score(found, "set", "", docs, func(string, ...any) { details++ }) {
		if v, ok := want[r.Measure]; ok && (r.Value < v-1e-9 || r.Value > v+1e-9) {
			t.Errorf("%s = %v, want %v", r.Measure, r.Value, v)
		}
		delete(want, r.Measure)
	}
	if len(want) > 0 {
		t.Errorf("no rows for %v", want)
	}
	if details != 2 {
		t.Errorf("%d differences shown, want 2", details)
	}
}
