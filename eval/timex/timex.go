// Package timex scores time expressions on TimeML documents the way TempEval-3
// did (task A): spans strictly and relaxed, type and value of those that meet.
//
// The documents are split by a hash of their names, fixed before a rule was
// written: see Checking. The development part may be looked at; the checking
// part is opened once, at the end of a round of work.
package timex

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"dateline/eval/score"
	"dateline/internal/annotate/when"
	"dateline/internal/calendar"
	"dateline/internal/news"
)

// Folder is where the TimeML documents lie below the corpora folder.
const Folder = "time/TBAQ-cleaned"

// Scorer measures the development and the checking part.
var Scorer = score.Scorer{Name: "timex", Needs: []string{Folder}, Run: Run}

// Checking says whether a document belongs to the third that is opened once:
// the first byte of the SHA-256 of its name (without ".tml") is a multiple of 3.
func Checking(name string) bool {
	return sha256.Sum256([]byte(name))[0]%3 == 0
}

// Doc is one TimeML document.
type Doc struct {
	Name string
	DCT  string // value of the creation time
	Text string
	Gold []Gold
}

// Gold is one TIMEX3 of the text.
type Gold struct {
	news.Span
	Type, Value, Mod string
}

// Parse reads a TimeML document.
func Parse(name string, b []byte) (Doc, error) {
	doc := Doc{Name: name}
	dec := xml.NewDecoder(strings.NewReader(string(b)))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	var text strings.Builder
	var open []int // of doc.Gold
	inText, inDCT := false, false
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return doc, fmt.Errorf("read %s: %w", name, err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "TEXT":
				inText = true
			case "DCT":
				inDCT = true
			case "TIMEX3":
				if inDCT {
					doc.DCT = attr(t, "value")
				}
				if inText {
					open = append(open, len(doc.Gold))
					doc.Gold = append(doc.Gold, Gold{
						Span: news.Span{Start: news.Byte(text.Len())},
						Type: attr(t, "type"), Value: attr(t, "value"), Mod: attr(t, "mod"),
					})
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "TEXT":
				inText = false
			case "DCT":
				inDCT = false
			case "TIMEX3":
				if inText && len(open) > 0 {
					doc.Gold[open[len(open)-1]].End = news.Byte(text.Len())
					open = open[:len(open)-1]
				}
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
	doc.Text = text.String()
	return doc, nil
}

// attr gives an attribute's value.
func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Load reads the documents of the folder; checking chooses the part.
func Load(dir string, checking bool) ([]Doc, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.tml"))
	if err != nil {
		return nil, fmt.Errorf("list TimeML documents: %w", err)
	}
	sort.Strings(paths)
	var docs []Doc
	for _, p := range paths {
		name := strings.TrimSuffix(filepath.Base(p), ".tml")
		if Checking(name) != checking {
			continue
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, fmt.Errorf("read TimeML document: %w", err)
		}
		doc, err := Parse(name, b)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// Annotated makes a report of the document, as the program would read it: each
// paragraph a passage of the story, published on the creation day.
func (d *Doc) Annotated() *news.Annotated {
	ann := &news.Annotated{}
	ann.ID = news.NewReportID("", news.DigestOf([]byte(d.Text)))
	ann.Text = d.Text
	ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(d.Text))}}}
	if day, ok := calendar.Parse(d.DCT); ok {
		ann.Published = news.Dating{Value: day.String(), Earliest: day.String(), Latest: day.String(), Basis: news.Stated}
	}
	return ann
}

// Read adds sentences with tags and trees before times are looked for; nil
// leaves them out.
var Read = Syntax

// Tally counts as TempEval-3 does.
type Tally struct {
	Gold, Found, Strict, Relaxed, Type, Value int
}

// Scores gives strict F1, relaxed F1, type F1 and value F1.
func (t Tally) Scores() (strict, relaxed, typ, value float64) {
	f := func(n int) float64 { return score.F1(score.Ratio(n, t.Found), score.Ratio(n, t.Gold)) }
	return f(t.Strict), f(t.Relaxed), f(t.Type), f(t.Value)
}

// Score reads one document and adds to t; miss is called for each difference.
func Score(d *Doc, t *Tally, miss func(kind string, gold *Gold, got *news.Timex)) {
	ann := d.Annotated()
	if Read != nil {
		Read(ann)
	}
	found := when.Find(ann)
	t.Gold += len(d.Gold)
	t.Found += len(found)
	used := make([]bool, len(found))
	for i := range d.Gold {
		g := &d.Gold[i]
		k := partner(g.Span, found, used)
		if k < 0 {
			miss("missed", g, nil)
			continue
		}
		used[k] = true
		got := &found[k]
		t.Relaxed++
		if got.Span == g.Span {
			t.Strict++
		} else {
			miss("span", g, got)
		}
		if string(got.Type) == g.Type {
			t.Type++
		} else {
			miss("type", g, got)
		}
		if got.Value == g.Value {
			t.Value++
		} else {
			miss("value", g, got)
		}
	}
	for k := range found {
		if !used[k] {
			miss("extra", nil, &found[k])
		}
	}
}

// partner finds the expression with the same span, else the first that
// overlaps and is free.
func partner(s news.Span, found []news.Timex, used []bool) int {
	best := -1
	for k := range found {
		if used[k] {
			continue
		}
		if found[k].Span == s {
			return k
		}
		if best < 0 && found[k].Overlaps(s) {
			best = k
		}
	}
	return best
}

// Run measures both parts.
func Run(corpora string, details func(format string, args ...any)) ([]score.Row, error) {
	var rows []score.Row
	for _, part := range []struct {
		set      string
		checking bool
	}{{"TimeBank+AQUAINT, two thirds", false}, {"TimeBank+AQUAINT, one third", true}} {
		docs, err := Load(filepath.Join(corpora, Folder), part.checking)
		if err != nil {
			return nil, err
		}
		t := measure(docs, details)
		if details != nil {
			details("%s", Count(docs).Table())
		}
		s, r, ty, v := t.Scores()
		for _, m := range []struct {
			name, target string
			value        float64
		}{{"strict F1", "≥ 0.85", s}, {"relaxed F1", "≥ 0.92", r}, {"type F1", "", ty}, {"value F1", "≥ 0.80", v}} {
			rows = append(rows, score.Row{Scorer: "timex", Set: part.set, Measure: m.name, Value: m.value, N: t.Gold, Target: m.target})
		}
	}
	return rows, nil
}

// measure scores docs and prints the differences.
func measure(docs []Doc, details func(format string, args ...any)) Tally {
	var t Tally
	for i := range docs {
		d := &docs[i]
		Score(d, &t, func(kind string, gold *Gold, got *news.Timex) {
			if details == nil {
				return
			}
			details("%s", Line(d, kind, gold, got))
		})
	}
	return t
}

// Line writes one difference for a person to read.
func Line(d *Doc, kind string, gold *Gold, got *news.Timex) string {
	at := news.Span{}
	g, f := "-", "-"
	if got != nil {
		at = got.Span
		f = fmt.Sprintf("%q %s %s %s %s", got.In(d.Text), got.Type, got.Value, got.Mod, got.Rule)
	}
	if gold != nil {
		at = gold.Span
		g = fmt.Sprintf("%q %s %s %s", gold.In(d.Text), gold.Type, gold.Value, gold.Mod)
	}
	lo, hi := max(0, int(at.Start)-50), min(len(d.Text), int(at.End)+40)
	around := strings.Join(strings.Fields(d.Text[lo:at.Start]+"⟦"+at.In(d.Text)+"⟧"+d.Text[at.End:hi]), " ")
	return fmt.Sprintf("%s\t%s\tgold %s\tgot %s\t%s\t%s", kind, d.DCT, g, f, around, d.Name)
}
