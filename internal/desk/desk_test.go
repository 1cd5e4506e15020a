package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/examples"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store/memory"
)

// pages gives the pages of the example story as inputs.
func pages(t testing.TB) []Input {
	t.Helper()
	entries, err := fs.ReadDir(examples.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	var ins []Input
	for _, entry := range entries {
		b, err := fs.ReadFile(examples.FS, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		ins = append(ins, Input{Capture: news.Capture{Name: entry.Name(), Bytes: b}})
	}
	return ins
}

// clock is a fixed time: nothing that is printed may depend on it.
func clock() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }

// build makes a desk over the inputs, added in their order.
func build(t testing.TB, ins []Input, workers int) *Desk {
	t.Helper()
	d := New(memory.New("test"), pipeline.Shared, clock)
	if _, err := d.Add(t.Context(), slices.Values(ins), AddOptions{Workers: workers}); err != nil {
		t.Fatal(err)
	}
	return d
}

// export gives the bytes of the whole story.
func export(t testing.TB, d *Desk) []byte {
	t.Helper()
	story, err := d.Story(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(story)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSameReportsSameBytes(t *testing.T) {
	ins := pages(t)
	want := export(t, build(t, ins, 1))
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 1))
		mixed := slices.Clone(ins)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		for _, workers := range []int{2, 8} {
			if got := export(t, build(t, mixed, workers)); !bytes.Equal(got, want) {
				t.Fatalf("order %d with %d workers gives another story", seed, workers)
			}
		}
	}
}

func TestRemovingAndAddingAgainChangesNothing(t *testing.T) {
	ins := pages(t)
	d := build(t, ins, 2)
	want := export(t, d)
	list, err := d.Reports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, rep := range list.Reports[:4] {
		if _, err := d.Remove(t.Context(), string(rep.ID), rep.ID[3] > '7'); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(export(t, d), []byte(rep.ID)) {
			t.Errorf("%s was removed and is still named", rep.ID)
		}
	}
	sum, err := d.Add(t.Context(), slices.Values(ins), AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if sum.Added+sum.NotRead != 4 || sum.Already != len(ins)-4 {
		t.Errorf("summary %+v, want 4 added and the rest already there", *sum)
	}
	if got := export(t, d); !bytes.Equal(got, want) {
		t.Error("removing and adding again gives another story")
	}
}

func TestNothingWithoutItsWords(t *testing.T) {
	d := build(t, pages(t), 2)
	story, err := d.Story(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	texts := map[news.ReportID]string{}
	for i := range story.Reports {
		texts[story.Reports[i].ID] = story.Reports[i].Text
	}
	if len(story.Chronology) < 40 {
		t.Errorf("%d lines from the example story, want at least 40", len(story.Chronology))
	}
	for _, line := range story.Chronology {
		if len(line.Evidence) == 0 || len(line.Reports) == 0 {
			t.Errorf("line %s cites nothing", line.ID)
		}
		for _, ev := range line.Evidence {
			if got := ev.In(texts[ev.Report]); got != ev.Quote || got == "" {
				t.Errorf("line %s quotes %q, the report has %q", line.ID, ev.Quote, got)
			}
		}
		if got := strings.Join(strings.Fields(line.Evidence[0].Quote), " "); got != line.Line {
			t.Errorf("line %s prints %q, its words are %q", line.ID, line.Line, got)
		}
	}
}

func TestEveryRecordExplainsItself(t *testing.T) {
	d := build(t, pages(t), 2)
	story, err := d.Story(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, line := range story.Chronology {
		ids = append(ids, string(line.ID), string(line.Time))
	}
	for i := range story.Reports {
		ids = append(ids, string(story.Reports[i].ID), string(story.Reports[i].ID[:8]))
	}
	for _, id := range ids {
		ex, err := d.Explain(t.Context(), id)
		if err != nil {
			t.Errorf("explain %s: %v", id, err)
			continue
		}
		if len(ex.Facts) == 0 {
			t.Errorf("explain %s gives no facts", id)
		}
	}
	if _, err := d.Explain(t.Context(), "t-000000000000"); !errors.Is(err, ErrUnknown) {
		t.Errorf("an unknown record gives %v", err)
	}
}

func TestUndatedReportsGiveNoGuessedDay(t *testing.T) {
	d := build(t, pages(t), 2)
	tl, err := d.Timeline(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	undated := map[news.ReportID]bool{}
	for _, h := range tl.Undated {
		undated[h.ID] = true
	}
	if len(undated) == 0 {
		t.Fatal("no report is undated: the test checks nothing")
	}
	for _, line := range tl.Lines {
		for _, id := range line.Reports {
			if undated[id] && strings.HasPrefix(strings.ToLower(line.When.Source), "on ") {
				t.Errorf("undated %s dates %q by %q", id, line.Line, line.When.Source)
			}
		}
	}
}

func TestBadInputsAreOutcomes(t *testing.T) {
	d := New(memory.New("test"), pipeline.Shared, clock)
	text := "Bridge of Tolm closed\n\nThe bridge of Tolm was closed on Monday, the city said in a statement to its citizens.\n"
	ins := []Input{
		{Capture: news.Capture{Name: "gone.html"}, Error: "no such file", Hint: "look again"},
		{Capture: news.Capture{Name: "empty.html", Bytes: []byte{}}},
		{Capture: news.Capture{Name: "binary", Bytes: bytes.Repeat([]byte{0, 1, 2, 0xff}, 500)}},
		{Capture: news.Capture{Name: "good.txt", Bytes: []byte(text)}},
		{Capture: news.Capture{Name: "picture.png"}, Error: "a picture", Skipped: true},
	}
	var names []string
	sum, err := d.Add(t.Context(), slices.Values(ins), AddOptions{Each: func(o Outcome) { names = append(names, o.Name) }})
	if err != nil {
		t.Fatal(err)
	}
	if sum.Failed != 3 || sum.Added != 1 || sum.Skipped != 1 {
		t.Errorf("summary %+v", *sum)
	}
	if !slices.Equal(names, []string{"gone.html", "empty.html", "binary", "good.txt", "picture.png"}) {
		t.Errorf("outcomes came as %v", names)
	}
	for _, o := range sum.Outcomes {
		if o.Status == StatusError && (o.Error == "" || o.Hint == "") {
			t.Errorf("%s has error %q, hint %q", o.Name, o.Error, o.Hint)
		}
	}
}

func TestCorrectionSurvivesRereadAndUndo(t *testing.T) {
	text := "Bridge of Tolm closed\n\nThe bridge of Tolm was closed on Monday, the city said in a statement to its citizens.\n"
	d := build(t, []Input{{Capture: news.Capture{Name: "a.txt", Bytes: []byte(text)}}}, 1)
	before := export(t, d)
	list, err := d.Reports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	id := string(list.Reports[0].ID)
	for _, bad := range []string{"2023-02-30", "23-01-01", "May", "2023-13", ""} {
		if _, err := d.SetPublished(t.Context(), id, bad, "a"); err == nil {
			t.Errorf("%q was taken for a day", bad)
		}
	}
	corr, err := d.SetPublished(t.Context(), id, "2023-05-16", "an editor")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Reread(t.Context(), true, nil); err != nil {
		t.Fatal(err)
	}
	tl, err := d.Timeline(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(tl.Lines) != 1 || tl.Lines[0].When.Value != "2023-05-15" {
		t.Fatalf("lines %+v, want Monday 15 May", tl.Lines)
	}
	if err := d.Undo(t.Context(), corr); err != nil {
		t.Fatal(err)
	}
	if got := export(t, d); !bytes.Equal(got, before) {
		t.Error("undoing a correction does not give the story before it")
	}
}
