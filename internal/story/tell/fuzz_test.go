package tell_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/story/tell"
)

// FuzzStory tells a story of pieces of any text: each piece between two blank
// lines is a report, some with a day. No panic; every span of the story's
// evidence lies within its report; the same story in another order.
func FuzzStory(f *testing.F) {
	f.Add("The ministers met on Monday in Sarn.\n\n\nThe ministers did not meet on Monday, Norland said.\n\n\nThey will meet on 4 May 2021.", byte(3))
	f.Add("President Mara Lind said 12 people were killed.\n\n\n“Lind said that 14 people died,” Tom Verrin said.\n\n\nPresident Mara Lind said 12 people were killed.", byte(5))
	f.Add("Norland will pay $300 million by the end of 2021.\n\n\nNorland paid 300 million dollars to Veland in June.", byte(0))
	rd, err := pipeline.Shared()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, dated byte) {
		pieces := strings.SplitN(text, "\n\n\n", 6)
		if len(text) > 3000 {
			return
		}
		var anns []news.Annotated
		seen, texts := map[news.ReportID]bool{}, map[news.ReportID]string{}
		for i, p := range pieces {
			opt := pipeline.Options{}
			if dated>>i&1 == 1 {
				opt.Published = "2021-05-0" + string(rune('1'+i))
			}
			ann := rd.Read(news.Capture{Name: "x", Bytes: []byte(p)}, opt)
			if !seen[ann.ID] {
				seen[ann.ID], texts[ann.ID] = true, ann.Text
				anns = append(anns, ann)
			}
		}
		told := tell.Story(anns, tell.Options{})
		for _, ev := range told.Events {
			for _, e := range ev.Evidence {
				if text, ok := texts[e.Report]; !ok || int(e.End) > len(text) || e.Start > e.End || e.Start < 0 {
					t.Fatalf("event %s rests on %v of %s", ev.ID, e.Span, e.Report)
				}
			}
		}
		for i, j := 0, len(anns)-1; i < j; i, j = i+1, j-1 {
			anns[i], anns[j] = anns[j], anns[i]
		}
		again := tell.Story(anns, tell.Options{})
		for _, pair := range [][2]any{{shown(told), shown(again)}, {told.Plans, again.Plans}, {told.Figures, again.Figures}, {told.Statements, again.Statements}, {told.Disputes, again.Disputes}, {told.State, again.State}} {
			a, err := json.Marshal(pair[0])
			if err != nil {
				t.Fatal(err)
			}
			if b, _ := json.Marshal(pair[1]); string(a) != string(b) {
				at := 0
				for at < min(len(a), len(b)) && a[at] == b[at] {
					at++
				}
				t.Fatalf("in another order:\n%.300s\n%.300s", a[max(0, at-100):], b[max(0, at-100):])
			}
		}
	})
}

// shown gives the events as the story exports them.
func shown(told *tell.Told) []news.Event {
	var out []news.Event
	for _, ev := range told.Events {
		out = append(out, ev.Event)
	}
	return out
}
