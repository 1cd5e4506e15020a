package events

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"dateline/eval/score"
	"dateline/internal/news"
)

// ecbFolder is where ECB+ lies below the corpora folder.
const ecbFolder = "event-coreference"

// ecbDoc is a document of ECB+ as the program reads it: its selected sentences,
// and the spans that are marked in them.
type ecbDoc struct {
	name                   string
	text                   string
	sentences              []news.Span
	actions, times, places []news.Span
}

// ecbXML is what is read of a file.
type ecbXML struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence string `xml:"sentence,attr"`
		Word     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		List []struct {
			XMLName xml.Name
			Anchors []struct {
				ID string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:",any"`
	} `xml:"Markables"`
}

// selected reads which sentences of which files were annotated with care:
// "1/1_10ecbplus" and the number of the sentence.
func selected(root string) (map[string]map[string]bool, error) {
	f, err := os.Open(filepath.Join(root, "ECBplus_coreference_sentences.csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read sentences: %w", err)
	}
	out := map[string]map[string]bool{}
	for _, row := range rows[1:] {
		name := row[0] + "/" + row[0] + "_" + row[1]
		if out[name] == nil {
			out[name] = map[string]bool{}
		}
		out[name][row[2]] = true
	}
	return out, nil
}

// loadECB reads the selected sentences of all documents, in order of names.
func loadECB(root string) ([]ecbDoc, error) {
	chosen, err := selected(root)
	if err != nil {
		return nil, err
	}
	var names []string
	for name := range chosen {
		names = append(names, name)
	}
	sort.Strings(names)
	var docs []ecbDoc
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)+".xml"))
		if os.IsNotExist(err) {
			continue // topics 36 and over are not there
		}
		if err != nil {
			return nil, err
		}
		var doc ecbXML
		if err := xml.Unmarshal(raw, &doc); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		docs = append(docs, join(name, &doc, chosen[name]))
	}
	return docs, nil
}

// join makes the text of the chosen sentences, words divided by blanks.
func join(name string, doc *ecbXML, chosen map[string]bool) ecbDoc {
	out := ecbDoc{name: name}
	var b strings.Builder
	at := map[string]news.Span{}
	last := ""
	for _, tok := range doc.Tokens {
		if !chosen[tok.Sentence] {
			continue
		}
		if tok.Sentence != last {
			if last != "" {
				b.WriteByte('\n')
			}
			last = tok.Sentence
			out.sentences = append(out.sentences, news.Span{Start: news.Byte(b.Len())})
		} else {
			b.WriteByte(' ')
		}
		start := news.Byte(b.Len())
		b.WriteString(tok.Word)
		at[tok.ID] = news.Span{Start: start, End: news.Byte(b.Len())}
		out.sentences[len(out.sentences)-1].End = news.Byte(b.Len())
	}
	out.text = b.String()
	for _, m := range doc.Markables.List {
		var span news.Span
		for _, a := range m.Anchors {
			if s, ok := at[a.ID]; ok {
				if span.End == 0 {
					span = s
				}
				span.Start, span.End = min(span.Start, s.Start), max(span.End, s.End)
			}
		}
		switch kind := m.XMLName.Local; {
		case span.End == 0:
		case strings.HasPrefix(kind, "ACTION"), strings.HasPrefix(kind, "NEG_ACTION"):
			out.actions = append(out.actions, span)
		case strings.HasPrefix(kind, "TIME"):
			out.times = append(out.times, span)
		case strings.HasPrefix(kind, "LOC"):
			out.places = append(out.places, span)
		}
	}
	return out
}

// hits says whether span overlaps one of the list.
func hits(span news.Span, list []news.Span) bool {
	for _, s := range list {
		if s.Overlaps(span) {
			return true
		}
	}
	return false
}

// ecb measures how many marked actions the program finds, how many of its
// events are at marked actions, and whether their times and places are at words
// that are marked as such.
func ecb(corpora string, details func(string, ...any)) ([]score.Row, error) {
	docs, err := loadECB(filepath.Join(corpora, ecbFolder))
	if err != nil {
		return nil, err
	}
	rd, err := NewReader()
	if err != nil {
		return nil, err
	}
	var gold, got, found, right, times, timesRight, places, placesRight int
	for i := range docs {
		doc := &docs[i]
		ann := rd.Read(doc.text, doc.sentences)
		var spans []news.Span
		for k := range ann.Events {
			ev := &ann.Events[k]
			spans = append(spans, ev.Span)
			found++
			if hits(ev.Span, doc.actions) {
				right++
			} else {
				details("ecb: %s: no action is marked at %q (%s)", doc.name, ev.In(ann.Text), ev.Type)
			}
			if ev.Time != nil {
				times++
				if hits(ev.Time.Span, doc.times) {
					timesRight++
				} else {
					details("ecb: %s: no time is marked at %q of %q: %s", doc.name, ev.Time.In(ann.Text), ev.In(ann.Text), ev.Clause.In(ann.Text))
				}
			}
			if ev.Place != nil {
				places++
				if hits(ev.Place.Span, doc.places) {
					placesRight++
				}
			}
		}
		for _, a := range doc.actions {
			gold++
			if hits(a, spans) {
				got++
			} else {
				details("ecb: %s: no event at %q", doc.name, a.In(doc.text))
			}
		}
	}
	p, r := score.Ratio(right, found), score.Ratio(got, gold)
	row := func(measure string, value float64, n int) score.Row {
		return score.Row{Scorer: "events", Set: "ECB+ actions", Measure: measure, Value: value, N: n}
	}
	return []score.Row{row("F1", score.F1(p, r), gold), row("precision", p, found), row("recall", r, gold),
		row("time is a marked time", score.Ratio(timesRight, times), times),
		row("place is a marked place", score.Ratio(placesRight, places), places)}, nil
}
