package pipeline

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"dateline/examples"
	"dateline/internal/news"
)

func TestAStageBeforeWhatItNeedsIsRefused(t *testing.T) {
	good := []Stage{{Name: "a", Needs: []string{"text"}, Adds: []string{"x"}}, {Name: "b", Needs: []string{"x"}}}
	if err := check(good); err != nil {
		t.Error(err)
	}
	err := check([]Stage{good[1], good[0]})
	if err == nil || !strings.Contains(err.Error(), "stage b needs x") {
		t.Errorf("the wrong order gives %v", err)
	}
}

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := Shared()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const note = `Bridge of Tolm closed

By Ann Marl
16 May 2023

The bridge of Tolm was closed on Monday, Mayor Ivo Kern said in a statement to its citizens.
`

func TestReadFillsTheLayers(t *testing.T) {
	ann := reader(t).Read(news.Capture{Name: "note.txt", Bytes: []byte(note)}, Options{})
	if ann.Published.Value != "2023-05-16" || ann.Published.Basis != news.Stated {
		t.Errorf("published %+v", ann.Published)
	}
	var found []string
	for _, sent := range ann.Sentences {
		for _, tok := range sent.Tokens {
			if tok.Deprel == "root" || tok.UPOS == "" {
				found = append(found, tok.Form+"/"+tok.UPOS)
			}
		}
	}
	if got := strings.Join(found, " "); !strings.Contains(got, "/VERB") || strings.Contains(got, "/ ") {
		t.Errorf("roots and untagged words: %s", got)
	}
	monday := false
	for _, tim := range ann.Times {
		monday = monday || tim.Value == "2023-05-15" && tim.In(ann.Text) == "Monday"
	}
	if !monday {
		t.Errorf("times %+v lack Monday", ann.Times)
	}
	person := false
	for _, m := range ann.Names {
		person = person || m.Kind == news.Person && m.In(ann.Text) == "Ivo Kern"
	}
	if !person {
		t.Errorf("names %+v lack the mayor", ann.Names)
	}
}

func TestAPersonsDayOutranksThePage(t *testing.T) {
	cap := news.Capture{Name: "note.txt", Bytes: []byte(note)}
	for _, rep := range []news.Report{Extract(cap, Options{Published: "2023-05-17"}), reader(t).Read(cap, Options{Published: "2023-05-17"}).Report} {
		if rep.Published.Value != "2023-05-17" || rep.Published.Basis != news.Corrected {
			t.Errorf("published %+v", rep.Published)
		}
		if !strings.Contains(strings.Join(rep.Published.Reasons, " "), "2023-05-16") {
			t.Errorf("reasons %q do not say what the page states", rep.Published.Reasons)
		}
	}
}

func TestUnreadPagesHaveEmptyLayers(t *testing.T) {
	french := "Le pont fermé\n\nLe pont de la ville a été fermé lundi, a déclaré le maire aux habitants qui attendaient devant la mairie depuis le matin avec leurs enfants.\n"
	for _, b := range [][]byte{nil, []byte(french), bytes.Repeat([]byte{0, 1, 255}, 300)} {
		ann := reader(t).Read(news.Capture{Name: "x", Bytes: b}, Options{})
		if len(ann.Sentences)+len(ann.Times)+len(ann.Names) != 0 {
			t.Errorf("%.20q has layers", b)
		}
		out, err := json.Marshal(ann)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(out, []byte("null")) {
			t.Errorf("%.20q gives null: %s", b, out)
		}
	}
}

func TestVersionIsOneWord(t *testing.T) {
	if v := Version(); v != Version() || !strings.HasPrefix(v, rules+"+") || strings.ContainsAny(v, " \n") {
		t.Errorf("version %q", v)
	}
}

// BenchmarkRead reads the example story: words a second, all layers.
func BenchmarkRead(b *testing.B) {
	r := reader(b)
	var caps []news.Capture
	entries, err := fs.ReadDir(examples.FS, ".")
	if err != nil {
		b.Fatal(err)
	}
	for _, entry := range entries {
		data, err := fs.ReadFile(examples.FS, entry.Name())
		if err != nil {
			b.Fatal(err)
		}
		caps = append(caps, news.Capture{Name: entry.Name(), Bytes: data})
	}
	words := 0
	for b.Loop() {
		for _, cap := range caps {
			words += len(strings.Fields(r.Read(cap, Options{}).Text))
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
