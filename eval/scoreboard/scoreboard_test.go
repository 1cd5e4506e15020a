package scoreboard

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/internal/news"
)

// Two reports of our own on one meeting: a plain text with wrapped lines, and
// an HTML page.
const (
	pageA = "Ministers to meet\nSARN - The ministers of Orland and Vask will meet in Sarn on\n" +
		"Friday, the Orland government said.\n\"We expect two treaties,\" said minister Ada Lund.\nShare this page\n"
	pageB = "<html><head><title>Site</title><script>var Friday = 1</script></head><body><nav>Home</nav>" +
		"<h1>Ministers met</h1><p>Ada Lund met her Vask colleague in Sarn on Friday.</p></body></html>"
	goldStory = `{"name":"talks","reports":["a","b"],
"entities":[{"id":"lund","kind":"person","names":["Ada Lund"]},{"id":"orland","kind":"country","names":["Orland"]},
 {"id":"vask","kind":"country","names":["Vask"]},{"id":"sarn","kind":"place","names":["Sarn","SARN"]}],
"lineage":[{"from":"a","to":"wire:OPA","kind":["copy","rewrite"]}],
"events":[{"id":"talks","type":["CONSULT"],"when":{"value":"2030-03-01"},"factuality":["happened"],"independent_sources":[2],
 "mentions":[{"report":"a","event":"meet"},{"report":"b","event":"met"}]}],
"figures":[{"label":"treaties","unit":"treaties","values":[2],"mentions":[{"report":"a","at":"two"}]}],
"plans":[{"announced":[{"report":"a","event":"meet"}],"outcome":["kept"],"event":"talks"}],
"disputes":[{"kind":["count"],"about":"treaties","sides":[[{"report":"a","at":"two"}]]}],
"state":[{"about":"the meeting","evidence":[{"report":"b","event":"met"}]}]}`
	goldA = `{"file":"a.txt","title":["Ministers to meet"],"outlet":[""],"credits":[],"wires":["OPA"],
"published":{"earliest":"2030-02-24","latest":"2030-02-28"},"truncated":false,"translated_from":"",
"passages":[{"role":"headline","at":"Ministers to meet"},{"role":"dateline","at":"SARN -"},
 {"role":"story","from":"The ministers of Orland","to":"minister Ada Lund."},{"role":"furniture","at":"Share this page"}],
"times":[{"at":"Friday","type":"DATE","value":"2030-03-01","accept":["XXXX-WXX-5"]}],
"figures":[{"at":"two","value":2,"unit":[],"kind":["count"],"of":["treaties"]}],
"attributions":[{"source":"the Orland government","cue":"government [[said]]","content":["The ministers of Orland and Vask will meet in Sarn on Friday"],"kind":"indirect"},
 {"source":"minister Ada Lund","cue":"[[said]] minister","content":["\"We expect two treaties,\""],"speaker":"lund","kind":"direct"}],
"events":[{"id":"meet","at":"will [[meet]]","type":["CONSULT"],"factuality":["planned"],"actors":[{"role":"any","entity":"orland"}]}]}`
	goldB = `{"file":"b.html","title":["Ministers met"],"outlet":["Site"],"credits":[],"wires":[],
"published":{"value":"2030-03-02","stated":true},"truncated":false,"translated_from":"",
"passages":[{"role":"furniture","at":"Home"},{"role":"headline","at":"Ministers met"},
 {"role":"story","from":"Ada Lund met","to":"Friday."}],
"times":[{"at":"Friday","type":"DATE","value":"2030-03-01"}],"figures":[],"attributions":[],
"events":[{"id":"met","at":"Lund [[met]]","type":["CONSULT"],"factuality":["happened"],"actors":[{"role":"any","entity":"lund"}]}]}`
)

func pages(file string) ([]byte, error) {
	switch file {
	case "a.txt":
		return []byte(pageA), nil
	case "b.html":
		return []byte(pageB), nil
	}
	return nil, errors.New("no such page")
}

func goldFiles(a string) fstest.MapFS {
	return fstest.MapFS{"story.json": {Data: []byte(goldStory)}, "a.json": {Data: []byte(a)}, "b.json": {Data: []byte(goldB)}}
}

func talks(t *testing.T) *Story {
	t.Helper()
	story, err := LoadWith(goldFiles(goldA), pages)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

func TestSeedsGoldIsWellFormed(t *testing.T) {
	story := &Story{}
	if err := decode(Seeds(), "story.json", story); err != nil {
		t.Fatal(err)
	}
	if len(story.Reports) != 5 {
		t.Errorf("%d reports", len(story.Reports))
	}
	for _, id := range story.Reports {
		rep := &Report{}
		if err := decode(Seeds(), id+".json", rep); err != nil {
			t.Error(err)
		}
		if len(rep.SHA256) != 64 {
			t.Errorf("%s: no hash of its page", id)
		}
	}
}

// The gold of the seeds must not hold their words.
func TestSeedsGoldHoldsNoQuotes(t *testing.T) {
	for _, id := range []string{"000", "001", "002", "003", "004"} {
		rep := &Report{}
		if err := decode(Seeds(), id+".json", rep); err != nil {
			t.Fatal(err)
		}
		raw, err := json.Marshal(rep)
		if err != nil {
			t.Fatal(err)
		}
		if bytesHold(raw, `"quote"`) {
			t.Errorf("%s holds a quote", id)
		}
		for _, e := range rep.Events {
			if e.At.Hash == "" {
				t.Errorf("%s: event by its words: %q", id, e.At.Quote)
			}
		}
	}
}

func bytesHold(raw []byte, s string) bool { return strings.Contains(string(raw), s) }

func TestOracleScoresOne(t *testing.T) {
	story := talks(t)
	prog := newOracle(story).program()
	board := Score(story, prog, t.Logf)
	if mean, n := board.Total(); mean != 1 || n < 20 {
		t.Errorf("total %.4f of %d kinds\n%s", mean, n, board.Table())
	}
}

func TestSilentProgramScoresLittle(t *testing.T) {
	story := talks(t)
	board := Score(story, Program{}, nil)
	if mean, _ := board.Total(); mean > 0.01 {
		t.Errorf("total %.3f of nothing said\n%s", mean, board.Table())
	}
}

// spoil changes one thing that the oracle says, and expects one kind to fall.
func TestEachKindCanFall(t *testing.T) {
	cases := []struct {
		kind  string
		spoil func(*Program)
	}{
		{"title", func(p *Program) { p.Reports[0].Title = "Other" }},
		{"outlet", func(p *Program) { p.Reports[1].Outlet = "Other" }},
		{"wires", func(p *Program) { p.Story.Reports[0].Wires = []string{"OPA", "XPA"} }},
		{"published", func(p *Program) { p.Reports[1].Published.Value = "2030-03-03" }},
		{"published", func(p *Program) { p.Reports[0].Published.Basis = news.Stated }},
		{"truncated", func(p *Program) { p.Reports[0].Truncated = true }},
		{"translated_from", func(p *Program) { p.Reports[0].TranslatedFrom = "fr" }},
		{"passages", func(p *Program) { p.Reports[0].Passages[3].Role = news.StoryText }},
		{"roles", func(p *Program) { p.Reports[0].Passages[1].Role = news.StoryText }},
		{"names", func(p *Program) { p.Reports[0].Names = p.Reports[0].Names[1:] }},
		{"names", func(p *Program) { p.Reports[0].Names[0].Kind = news.Work }},
		{"entities", func(p *Program) { p.Story.Entities = p.Story.Entities[1:] }},
		{"timex spans", func(p *Program) { p.Reports[0].Times = nil }},
		{"timex values", func(p *Program) { p.Reports[0].Times[0].Value = "2030-03-08" }},
		{"attributions", func(p *Program) { p.Reports[0].Attributions[0].Content = nil }},
		{"speakers", func(p *Program) {
			p.Reports[0].Attributions[1].Source, p.Reports[0].Attributions[1].Speaker = nil, "orland"
		}},
		{"figures", func(p *Program) { p.Reports[0].Figures[0].Value = 3 }},
		{"counted", func(p *Program) { p.Reports[0].Figures[0].Of = nil }},
		{"events", func(p *Program) { p.Reports[0].Events[0].Type = "ASSAULT" }},
		{"events", func(p *Program) {
			p.Reports[0].Events = append(p.Reports[0].Events, news.EventMention{Span: news.Span{Start: 0, End: 9}})
		}},
		{"actors", func(p *Program) { p.Reports[0].Events[0].Actors = nil }},
		{"factuality", func(p *Program) { p.Reports[0].Events[0].Factuality = news.Happened }},
		{"lineage", func(p *Program) { p.Story.Lineage[0].Kind = "translation" }},
		{"cross-report events", func(p *Program) { p.Story.Events[0].Mentions = p.Story.Events[0].Mentions[:1] }},
		{"event days", func(p *Program) { p.Story.Events[0].When = news.Dating{Value: "2030-03"} }},
		{"independence", func(p *Program) { p.Story.Events[0].IndependentSources = 1 }},
		{"undated days", func(p *Program) { p.Story.Reports[0].Published.Latest = "2030-03-09" }},
		{"figure rows", func(p *Program) { p.Story.Figures = nil }},
		{"plans", func(p *Program) { p.Story.Plans[0].Outcome = "lapsed" }},
		{"disputes", func(p *Program) { p.Story.Disputes[0].Kind = "revision" }},
		{"state", func(p *Program) { p.State = nil }},
	}
	for _, c := range cases {
		t.Run(c.kind, func(t *testing.T) {
			story := talks(t)
			prog := newOracle(story).program()
			prog.Story.Reports = append([]news.Annotated(nil), prog.Reports...)
			c.spoil(&prog)
			board := Score(story, prog, nil)
			if got, _ := board.sum(c.kind); got.Score() >= 1 {
				t.Errorf("%s is %.3f still", c.kind, got.Score())
			}
			for _, kind := range []string{"title", "truncated", "translated_from"} {
				if got, _ := board.sum(kind); kind != c.kind && got.Score() < 1 {
					t.Errorf("%s fell to %.3f too", kind, got.Score())
				}
			}
		})
	}
}

// A program whose text lacks the furniture and has its lines rejoined scores
// the same.
func TestTextNeedNotBeThePage(t *testing.T) {
	story := talks(t)
	p := &pair{gold: story.Gold[0], got: &news.Annotated{}}
	p.got.Text = "Ministers to meet\n\nSARN - The ministers of Orland and Vask will meet in Sarn on Friday, the Orland " +
		"government said.\n\n\"We expect two treaties,\" said minister Ada Lund."
	p.al = newAlignment(p.gold.base.dense, p.got.Text)
	for _, want := range []string{"meet in Sarn on Friday", "two treaties", "Ada Lund"} {
		at, ok := p.at(&Anchor{Quote: want})
		if got := at.In(p.got.Text); !ok || got != want {
			t.Errorf("%q is carried to %q", want, got)
		}
	}
	if at, ok := p.at(&Anchor{Quote: "Share this page"}); ok {
		t.Errorf("dropped words are found at %v", at)
	}
}

func TestAnchors(t *testing.T) {
	b, err := newBase("a.txt", []byte("on Friday he said\non  Friday, again; Fridays"))
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		json, want, fault string
	}{
		{`"he said"`, "he said", ""},
		{`"said on Friday"`, "said\non  Friday", ""},
		{`"on [[Friday]] he"`, "Friday", ""},
		{`{"quote":"Friday","occurrence":2}`, "Friday", ""},
		{`"Friday"`, "", "occurs 2 times"},
		{`{"quote":"Friday","occurrence":3}`, "", "occurrence 3 of 2"},
		{`"Monday"`, "", "not found"},
		{`"Frid"`, "", "not found"},
		{`"@3-9:` + Pin(b.raw, 3, 9).Hash + `"`, "Friday", ""},
		{`"@3-10:` + Pin(b.raw, 3, 9).Hash + `"`, "", "hash to"},
		{`"@3-900:` + Pin(b.raw, 3, 9).Hash + `"`, "", "bytes"},
	}
	for _, c := range cases {
		var a Anchor
		if err := json.Unmarshal([]byte(c.json), &a); err != nil {
			t.Errorf("%s: %v", c.json, err)
			continue
		}
		start, end, err := b.find(a)
		if c.fault == "" && (err != nil || b.text[start:end] != c.want) {
			t.Errorf("%s: %q, %v; want %q", c.json, b.text[start:end], err, c.want)
		}
		if c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
			t.Errorf("%s: %v; want %q", c.json, err, c.fault)
		}
		again, err := json.Marshal(a)
		var b2 Anchor
		if err != nil || json.Unmarshal(again, &b2) != nil || b2 != a {
			t.Errorf("%s is written %s", c.json, again)
		}
	}
	for _, bad := range []string{`""`, `"@1-2"`, `"@2-1:12345678"`, `"@a-b:12345678"`, `{"occurrence":1}`, `7`} {
		var a Anchor
		if json.Unmarshal([]byte(bad), &a) == nil {
			t.Errorf("%s is taken for an anchor", bad)
		}
	}
}

func TestLoadNamesFaults(t *testing.T) {
	cases := map[string][2]string{
		"an unknown key":      {`"wires"`, `"wire"`},
		"words not there":     {`"at":"two"`, `"at":"three"`},
		"an unknown kind":     {`"kind":"direct"`, `"kind":"shouted"`},
		"an unknown role":     {`"role":"headline"`, `"role":"title"`},
		"an unknown speaker":  {`"speaker":"lund"`, `"speaker":"lind"`},
		"a gap":               {`{"role":"dateline","at":"SARN -"},`, ``},
		"an end left out":     {`,{"role":"furniture","at":"Share this page"}`, ``},
		"an unknown event":    {`"id":"meet"`, `"id":"greet"`},
		"an unknown type":     {`"type":["CONSULT"]`, `"type":["TALK"]`},
		"another page":        {`"file":"a.txt"`, `"file":"a.txt","sha256":"00"`},
		"a page that is lost": {`"file":"a.txt"`, `"file":"c.txt"`},
	}
	for name, c := range cases {
		bad := strings.Replace(goldA, c[0], c[1], 1)
		if bad == goldA {
			t.Fatalf("%s: nothing to spoil", name)
		}
		if _, err := LoadWith(goldFiles(bad), pages); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

func TestPinAll(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	story := strings.NewReplacer(`"reports":["a","b"]`, `"reports":["a"]`, `,{"report":"b","event":"met"}`, ``,
		`{"report":"b","event":"met"}`, `{"report":"a","at":"two"}`).Replace(goldStory)
	for name, text := range map[string]string{"a.txt": pageA} {
		if err := os.WriteFile(filepath.Join(from, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	gold := fstest.MapFS{"story.json": {Data: []byte(story)}, "a.json": {Data: []byte(goldA)}}
	if err := PinAll(gold, from, to); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(to, "a.json"))
	if err != nil || strings.Contains(string(raw), "treaties") || strings.Contains(string(raw), "Friday") {
		t.Errorf("%v; words are left in\n%s", err, raw)
	}
	pinned, err := Load(os.DirFS(to), from)
	if err != nil {
		t.Fatal(err)
	}
	board := Score(pinned, newOracle(pinned).program(), t.Logf)
	if mean, _ := board.Total(); mean != 1 {
		t.Errorf("pinned gold scores %.3f\n%s", mean, board.Table())
	}
}

func TestDays(t *testing.T) {
	cases := map[string]int{"2021-09-09": 1, "2021-02": 28, "2020": 366, "2021-02-01/2021-03-31": 59,
		"2021-09-09T10:00Z": 1, "2021-21": 0, "": 0, "XXXX-WXX-5": 0, "2021-03-31/2021-02-01": 0, "../2021-02-01": 0}
	for s, want := range cases {
		d, ok := parseDays(s)
		if ok != (want > 0) || ok && d.len() != want {
			t.Errorf("%q: %v, %d days, want %d", s, ok, d.len(), want)
		}
	}
	a, _ := parseDays("2021-02")
	b, _ := parseDays("2021-02-20/2021-03-10")
	if a.meet(b) != 9 || b.meet(a) != 9 || a.within(b) {
		t.Errorf("meet %d and %d, within %v", a.meet(b), b.meet(a), a.within(b))
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("one two three", "one  three")
	f.Add("the same words and the same words", "same words the")
	f.Add("\xff\x00 a", "é")
	f.Fuzz(func(t *testing.T, page, text string) {
		al := newAlignment(newDense(page), text)
		last := int32(-1)
		for i, j := range al.to {
			if j < 0 {
				continue
			}
			if j <= last || int(j) >= len(al.rep.b) || al.rep.b[j] != al.page.b[i] {
				t.Fatalf("byte %d goes to %d after %d", i, j, last)
			}
			last = j
		}
		for start := 0; start < len(page); start += 1 + len(page)/32 {
			span, ok := al.carry(start, len(page))
			if ok && (span.Start < 0 || span.End <= span.Start || int(span.End) > len(text)) {
				t.Fatalf("carried to %v of %d bytes", span, len(text))
			}
		}
	})
}

func BenchmarkAlign(b *testing.B) {
	page := strings.Repeat(pageA+"a line that stands here only once: %d\n", 50)
	d := newDense(page)
	text := strings.ReplaceAll(page, "\n", " ")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		newAlignment(d, text)
	}
}
