package name

import (
	"strings"
	"sync"
	"testing"

	"dateline/internal/news"
)

// doc makes a text of one sentence a line, words apart by spaces, with tokens.
func doc(lines ...string) (string, []news.Sentence) {
	text := strings.Join(lines, "\n")
	var sents []news.Sentence
	at := 0
	for _, l := range lines {
		sent := news.Sentence{Span: news.Span{Start: news.Byte(at), End: news.Byte(at + len(l))}}
		pos := 0
		for _, f := range strings.Fields(l) {
			pos += strings.Index(l[pos:], f)
			start := news.Byte(at + pos)
			sent.Tokens = append(sent.Tokens, news.Token{Span: news.Span{Start: start, End: start + news.Byte(len(f))}, Form: f})
			pos += len(f)
		}
		sents = append(sents, sent)
		at += len(l) + 1
	}
	return text, sents
}

// show writes names as "kind:words", one after the other.
func show(text string, names []news.Name) string {
	var out []string
	for _, n := range names {
		out = append(out, string(n.Kind)+":"+n.In(text))
	}
	return strings.Join(out, " | ")
}

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The sentences are of our own writing, with invented people. They hold what
// every release must get right; how often the finder is right is measured in
// eval/names.
func TestFind(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"Prime Minister Karel Dvorak met Estonian officials in Tallinn on Monday ."},
			"person:Karel Dvorak | demonym:Estonian | place:Tallinn"},
		{[]string{"Mr. Dvorak 's visit to Finland was his first ."},
			"person:Dvorak | country:Finland"},
		{[]string{"The United Nations and the European Union condemned the attack in Mali ."},
			"organisation:United Nations | organisation:European Union | country:Mali"},
		{[]string{"She studied at the University of Minsk before the war ."},
			"organisation:University of Minsk | place:Minsk"},
		{[]string{"He spoke at the Carnegie Moscow Center ."},
			"organisation:Carnegie Moscow Center"},
		{[]string{"A report by the Institute for Coastal Studies ( ICS ) was published in March ."},
			"organisation:Institute for Coastal Studies | organisation:ICS"},
		{[]string{"The Russians and the Belarusians have talked since mid-September ."},
			"demonym:Russians | demonym:Belarusians"},
		{[]string{"Thousands of Kurds fled to Turkey ."},
			"group:Kurds | country:Turkey"},
		{[]string{"His novel \" The Long Harvest \" sold well ."},
			"work:The Long Harvest"},
		{[]string{"The committee chose J. - P. Dvorak and Ada B. Novak for the task ."},
			"person:J. - P. Dvorak | person:Ada B. Novak"},
		{[]string{"karel dvorak met the president of france in paris on monday , officials said ."},
			"person:karel dvorak | country:france | place:paris"},
		{[]string{"The report , which Judge Karel Dvorak handed over , names Engineer Ada Brel Novak and Sister Mila Brel ."},
			"person:Karel Dvorak | person:Ada Brel Novak | person:Mila Brel"},
		{[]string{"The Commission on Coastal Trade met near Port Saltmarsh ."},
			"organisation:Commission on Coastal Trade | place:Port Saltmarsh"},
		{[]string{"The plan was rejected , said Deputy Governor Karel Dvorak on Monday ."},
			"person:Karel Dvorak"},
		{[]string{"FOOD PLANT SHUT OVER BOTULISM", "The town closed it after botulism was found ."}, ""},
		{[]string{"The visit follows its accession to the World Trade Organization ."},
			"organisation:World Trade Organization"},
		{[]string{"It was one of the last raids of World War II on the coast ."},
			"other:World War II"},
		{[]string{"Coastal News | Politics | Karel Dvorak | Obituaries | Log in"}, ""},
		{[]string{"The route has not reopened , as the company had said it would at Easter ."},
			"other:Easter"},
		{[]string{"the prices of the goods rose by 3 percent ."}, ""},
	} {
		text, sents := doc(c.lines...)
		if got := show(text, f.Find(text, nil, sents)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.lines, got, c.want)
		}
	}
}

// TestMemory has names that one sentence alone does not show.
func TestMemory(t *testing.T) {
	f := finder(t)
	text, sents := doc(
		"VIKTAR HRYNEVICH TO MEET LAWMAKERS IN MINSK",
		"The mayor , Viktar Hrynevich , said on Monday that he would resign .",
		"Hrynevich told reporters that he was tired .",
		"Critics of Hrynevich welcomed the decision .",
		"A court freed the brother of Mr. Hrynevich in June .")
	got := f.Find(text, nil, sents)
	persons := 0
	for _, n := range got {
		if n.Kind == news.Person && strings.HasSuffix(strings.ToLower(n.In(text)), "hrynevich") {
			persons++
		}
	}
	if persons != 5 {
		t.Errorf("found Hrynevich %d times as a person, want 5: %s", persons, show(text, got))
	}
}

// TestNested checks order and nesting: outer before inner, none across another.
func TestNested(t *testing.T) {
	f := finder(t)
	text, sents := doc("Students of the Technical University of Riga met the Bank of Latvia in Riga .")
	var open []news.Span
	last := news.Byte(0)
	for _, n := range f.Find(text, nil, sents) {
		if n.Start < last {
			t.Errorf("%q out of order", n.In(text))
		}
		last = n.Start
		for len(open) > 0 && open[len(open)-1].End <= n.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && !open[len(open)-1].Contains(n.Span) {
			t.Errorf("%q lies across %q", n.In(text), open[len(open)-1].In(text))
		}
		open = append(open, n.Span)
	}
}

func TestFurnitureIsNotRead(t *testing.T) {
	f := finder(t)
	text, sents := doc("Karel Dvorak spoke in Prague .", "Karel Dvorak spoke in Prague .")
	passages := []news.Passage{{Role: news.StoryText, Span: sents[0].Span}, {Role: news.Furniture, Span: sents[1].Span}}
	for _, n := range f.Find(text, passages, sents) {
		if n.Start >= sents[1].Start {
			t.Errorf("found %q in furniture", n.In(text))
		}
	}
}

// TestConcurrent runs one finder in many goroutines and wants one answer.
func TestConcurrent(t *testing.T) {
	f := finder(t)
	text, sents := doc("President Karel Dvorak met Ada Novak in Prague .", "Dvorak and Novak spoke .")
	want := show(text, f.Find(text, nil, sents))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := show(text, f.Find(text, nil, sents)); got != want {
					t.Errorf("got %s, want %s", got, want)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestShapeOf(t *testing.T) {
	for form, want := range map[string]uint8{
		"said": shapeSmall, "Novak": shapeCapital, "NATO": shapeUpper, "G.": shapeInitial, "A": shapeInitial,
		"U.S.": shapeDotted, "McCain": shapeInner, "al-Masri": shapeInner, "1994": shapeDigit, "G20": shapeDigit,
		",": shapeMark, "Jean-Paul": shapeHyphen, "": shapeMark, "Łódź": shapeCapital,
	} {
		if got := shapeOf(form); got != want {
			t.Errorf("shapeOf(%q) = %d, want %d", form, got, want)
		}
	}
}

func TestFoldHash(t *testing.T) {
	for _, pair := range [][2]string{{"Lukashenko", "LUKASHENKO"}, {"Wałęsa", "Walesa"}, {"Sana’a", "Sana'a"}, {"São", "Sao"}} {
		if foldHash(pair[0]) != foldHash(pair[1]) {
			t.Errorf("%q and %q do not fold into one", pair[0], pair[1])
		}
	}
	if foldHash("Putin") == foldHash("Poutine") {
		t.Error("different words fold into one")
	}
}

func TestLabels(t *testing.T) {
	for _, kind := range labelKinds {
		for n := 1; n <= 3; n++ {
			for k := range n {
				l := labelOf(kind, k, n)
				if l == Outside || labelKinds[l.kindIndex()] != kind || l.inside() != (k > 0) {
					t.Errorf("labelOf(%s, %d, %d) = %d", kind, k, n, l)
				}
				if k > 0 && !follows(labelOf(kind, k-1, n), l) {
					t.Errorf("label %d may not follow its own beginning", l)
				}
			}
			if !ends(labelOf(kind, n-1, n)) {
				t.Errorf("a %s of %d tokens may not end", kind, n)
			}
		}
	}
	if follows(Outside, labelOf(news.Person, 1, 2)) {
		t.Error("a name may begin in its middle")
	}
}

func TestSegmentsAreBounded(t *testing.T) {
	words := make([]word, 5*maxSegment+7)
	for i := range words {
		words[i].cand = true
	}
	at := 0
	for _, s := range segments(nil, words) {
		if s.lo != at || s.hi-s.lo > maxSegment || s.hi <= s.lo {
			t.Fatalf("segment %v after %d", s, at)
		}
		at = s.hi
	}
	if at != len(words) {
		t.Errorf("segments end at %d of %d", at, len(words))
	}
}

// TestModelRoundTrip writes weights and reads them again.
func TestModelRoundTrip(t *testing.T) {
	w := &Weights{Features: map[uint32][Labels]float32{0: {1: 0.5}, 7: {0: -1, 15: 3}, 1 << 31: {2: 100}, 9: {}}}
	w.Trans[1][0][3] = -0.25
	m, err := ParseModel(w.Encode())
	if err != nil {
		t.Fatal(err)
	}
	var sum [Labels]int32
	m.score(&sum, []uint32{7, 1 << 31, 12345})
	if sum[0] != -Unit || sum[15] != 3*Unit || sum[2] != 127 || sum[1] != 0 {
		t.Errorf("scores %v", sum)
	}
	if got := m.trans[1][0][3]; got != -Unit/4 {
		t.Errorf("transition %d, want %d", got, -Unit/4)
	}
	raw := w.Encode()
	for n := range raw {
		if _, err := ParseModel(raw[:n]); err == nil {
			t.Fatalf("a model cut to %d of %d bytes was read", n, len(raw))
		}
	}
}

func TestFilter(t *testing.T) {
	f, err := parseFilter(NewFilter([4][]string{{"orlov", "dvorak", "novak"}, {"novak"}, {"ada"}, {"novak", "ada"}}))
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string]uint8{"Novak": 2, "ORLOV": 1, "Dvořák": 1, "saidthat": 0} {
		if got := f.tier(foldHash(w)); got != want {
			t.Errorf("tier(%q) = %d, want %d", w, got, want)
		}
	}
	for w, want := range map[string]uint8{"Ada": 3, "Novak": 2, "Orlov": 0} {
		if got := f.forename(foldHash(w)); got != want {
			t.Errorf("forename(%q) = %d, want %d", w, got, want)
		}
	}
	for _, bad := range []string{"", "DLNF", "DLNF\xff\xff\xff\xff", "xxxx\x01\x00\x00\x00"} {
		if _, err := parseFilter([]byte(bad)); err == nil {
			t.Errorf("parseFilter(%q) gave no error", bad)
		}
	}
}

// TestLongSentence has 100,000 capitalised words in one sentence.
func TestLongSentence(t *testing.T) {
	f := finder(t)
	text, sents := doc(strings.Repeat("Novak Orlov of the ", 25000))
	if names := f.Find(text, nil, sents); len(names) == 0 {
		t.Error("found no name")
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Mr. Novak met the U.N. in Paris", "ALL CAPS AND \"The Film\" ( ABC )", "\xff\xfe of of of", "ибо İ ẞ", "( ) ' 's ’s"} {
		f.Add(s)
	}
	find := finder(f)
	f.Fuzz(func(t *testing.T, in string) {
		text, sents := doc(strings.Split(in, "\n")...)
		last := news.Byte(0)
		for _, n := range find.Find(text, nil, sents) {
			if n.Start < last || n.End <= n.Start || int(n.End) > len(text) || n.Kind == "" {
				t.Fatalf("name %v in %q", n, text)
			}
			last = n.Start
		}
	})
}

func FuzzParseModel(f *testing.F) {
	w := &Weights{Features: map[uint32][Labels]float32{7: {0: -1, 15: 3}}}
	f.Add(w.Encode())
	f.Fuzz(func(t *testing.T, raw []byte) {
		if m, err := ParseModel(raw); err == nil {
			var sum [Labels]int32
			m.score(&sum, []uint32{7})
		}
	})
}

func FuzzParseFilter(f *testing.F) {
	f.Add(NewFilter([4][]string{{"orlov"}}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if x, err := parseFilter(raw); err == nil {
			x.tier(7)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	f := finder(b)
	text, sents := doc(
		"MINSK , Belarus -- President Karel Dvorak of the Czech Republic met the head of the Nordic Council on Thursday to discuss trade .",
		"Mr. Dvorak , who has led the country for six years , said after the talks that both sides had agreed on a plan .",
		"It was not clear when the plan would be put to a vote , but officials said that it could take months .",
		"Analysts at the Institute for Coastal Studies in Riga said that the price of gas would decide the matter .")
	words := 0
	for i := range sents {
		words += len(sents[i].Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		f.Find(text, nil, sents)
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := load(); err != nil {
			b.Fatal(err)
		}
	}
}
