package lineage

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/news"
)

// words is a vocabulary for made-up reports: syllables put together, most of
// which no table of words lists.
func words(r *rand.Rand, n int) []string {
	const syllables = "ba ko li mer tun sal vor eth nim gra pol ush dri fen ao ick"
	list := strings.Fields(syllables)
	out := make([]string, n)
	for i := range out {
		for range 2 + r.IntN(2) {
			out[i] += list[r.IntN(len(list))]
		}
	}
	return out
}

// makeUp writes a report of made-up sentences with names and numbers, as long
// as reports are.
func makeUp(r *rand.Rand, vocabulary []string, sentences int) string {
	var b strings.Builder
	for s := range sentences {
		for i := range 18 {
			w := vocabulary[r.IntN(len(vocabulary))]
			switch {
			case i == 0 || r.IntN(9) == 0:
				w = strings.ToUpper(w[:1]) + w[1:]
			case r.IntN(14) == 0:
				w = fmt.Sprint(10 + r.IntN(9000))
			case r.IntN(3) == 0:
				w = []string{"the", "of", "and", "to", "in"}[r.IntN(5)]
			}
			b.WriteString(w + " ")
		}
		b.WriteString("end.")
		if s%3 == 0 {
			b.WriteString("\n\n")
		} else {
			b.WriteString(" ")
		}
	}
	return strings.TrimSpace(b.String())
}

// makeStory makes n reports, of which every other one is a copy of an earlier
// one with words changed and sentences left out.
func makeStory(seed uint64, n int) []*news.Annotated {
	r := rand.New(rand.NewPCG(seed, 7))
	vocabulary := words(r, 4000)
	var texts []string
	var out []*news.Annotated
	for i := range n {
		text := makeUp(r, vocabulary, 18+r.IntN(8))
		if i%2 == 1 {
			list := strings.Fields(texts[r.IntN(len(texts))])
			for range len(list) / 6 {
				list[r.IntN(len(list))] = vocabulary[r.IntN(len(vocabulary))]
			}
			text = "A made-up headline\n\n" + strings.Join(list[len(list)/8:], " ")
		}
		texts = append(texts, text)
		out = append(out, report(fmt.Sprintf("r-%05d", (i*7919)%100000), text, on(fmt.Sprintf("2024-05-%02d", 1+i%28))))
	}
	return out
}

func TestAnyOrderGivesTheSameEdges(t *testing.T) {
	reps := makeStory(1, 60)
	want := Find(reps)
	if len(want) < 25 {
		t.Fatalf("%d edges of 30 copies: the test tests little", len(want))
	}
	r := rand.New(rand.NewPCG(2, 2))
	for range 5 {
		mixed := slices.Clone(reps)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if diff := cmp.Diff(want, Find(mixed)); diff != "" {
			t.Fatalf("another order gives other edges:\n%s", diff)
		}
	}
}

func TestRemovedAndAddedAgain(t *testing.T) {
	reps := makeStory(3, 40)
	x := NewIndex()
	near := func() string {
		var b strings.Builder
		for _, rep := range reps {
			fmt.Fprintln(&b, rep.ID, x.Near(Fingerprint(rep)))
		}
		return b.String()
	}
	for _, rep := range reps {
		x.Add(Fingerprint(rep))
	}
	want := near()
	for _, i := range []int{7, 20, 39, 7} {
		x.Remove(reps[i].ID)
		if strings.Contains(near(), " "+string(reps[i].ID)+" ") {
			t.Errorf("%s is found after it was removed", reps[i].ID)
		}
		x.Add(Fingerprint(reps[i]))
	}
	x.Add(Fingerprint(reps[3])) // twice changes nothing
	if diff := cmp.Diff(want, near()); diff != "" {
		t.Errorf("taking out and adding again changes what is near:\n%s", diff)
	}
}

// TestMemo adds, changes and removes reports at random: a Memo that has seen all of
// it gives the edges that are found from nothing.
func TestMemo(t *testing.T) {
	reps := makeStory(5, 40)
	rnd := rand.New(rand.NewPCG(3, 4))
	in, marks := map[int]*news.Annotated{}, map[news.ReportID]string{}
	var memo Memo
	edges := 0
	for step := range 60 {
		for range 1 + rnd.IntN(6) {
			i := rnd.IntN(len(reps))
			switch {
			case in[i] == nil:
				in[i] = reps[i]
			case rnd.IntN(3) == 0: // the same report as it would be read again
				other := *reps[i]
				other.Published = reps[rnd.IntN(len(reps))].Published
				other.Outlet = reps[rnd.IntN(len(reps))].Outlet
				in[i] = &other
			default:
				delete(in, i)
				continue
			}
			marks[in[i].ID] = fmt.Sprint(step, in[i].Published, in[i].Outlet)
		}
		list := slices.Collect(maps.Values(in))
		got := memo.Find(list, func(id news.ReportID) string { return marks[id] })
		want := Find(list)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("step %d, %d reports (-from nothing +kept):\n%s", step, len(list), diff)
		}
		edges += len(want)
	}
	if edges < 100 {
		t.Errorf("%d edges", edges)
	}
}

// BenchmarkMemo finds the edges of a story twice: when one report was taken out, and
// when it was added again.
func BenchmarkMemo(b *testing.B) {
	reps := makeStory(6, 300)
	mark := func(id news.ReportID) string { return "same" }
	var memo Memo
	memo.Find(reps, mark)
	b.ResetTimer()
	for i := range b.N {
		n := i % len(reps)
		memo.Find(slices.Concat(reps[:n], reps[n+1:]), mark)
		memo.Find(reps, mark)
	}
}

func TestPairsAreThoseOfTheIndex(t *testing.T) {
	reps := makeStory(4, 40)
	var prints []Print
	for _, rep := range reps {
		prints = append(prints, Fingerprint(rep))
	}
	want := Pairs(prints)
	x := NewIndex()
	var got [][2]news.ReportID
	slices.Reverse(prints)
	for _, p := range prints {
		for _, id := range x.Add(p) {
			got = append(got, [2]news.ReportID{min(id, p.ID), max(id, p.ID)})
		}
	}
	slices.SortFunc(got, func(a, b [2]news.ReportID) int { return strings.Compare(string(a[0]+a[1]), string(b[0]+b[1])) })
	if diff := cmp.Diff(want, got); diff != "" || len(got) < 15 {
		t.Errorf("%d pairs (-want +got):\n%s", len(got), diff)
	}
}

func TestAStrangerChangesNothing(t *testing.T) {
	reps := makeStory(5, 40)
	before := Find(reps)
	after := Find(append(slices.Clone(reps), report("r-stranger", wireText, on("2024-05-01"))))
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("a report that resembles none changes edges:\n%s", diff)
	}
}

func TestCompareCountsAndQuotes(t *testing.T) {
	from, to := report("r-2", strings.ReplaceAll(firstParas(wireText, 5), "9,300", "3,900")+"\n\nThe baker of Amber sold out by noon.", nil), report("r-1", wireText, nil)
	side := Compare(from, to)
	if side.Altered != 1 || side.Added != 1 || side.Dropped == 0 || side.Kept < 4 {
		t.Errorf("kept %d, altered %d, dropped %d, added %d", side.Kept, side.Altered, side.Dropped, side.Added)
	}
	if n := side.Kept + side.Altered + side.Dropped + side.Added; n != len(side.Rows) {
		t.Errorf("%d rows, %d counted", len(side.Rows), n)
	}
	for _, row := range side.Rows {
		if row.From != nil && row.From.In(from.Text) != row.From.Quote || row.To != nil && row.To.In(to.Text) != row.To.Quote {
			t.Errorf("a row does not quote its reports: %+v", row)
		}
		if row.Change != Altered {
			continue
		}
		want := []string{"dropped 9,300", "added 3,900"}
		var got []string
		for _, p := range row.Words {
			text := from.Text
			if p.Change == Dropped {
				text = to.Text
			}
			if p.Span.In(text) != p.Text {
				t.Errorf("piece %+v does not quote its report", p)
			}
			if p.Change != Kept {
				got = append(got, p.Change+" "+p.Text)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("words (-want +got):\n%s", diff)
		}
	}
}

func TestStemAndSkeleton(t *testing.T) {
	for a, b := range map[string]string{"carries": "carried", "meetings": "meet", "planned": "plan", "Veldrić’s": "veldric", "closed": "close"} {
		if Stem(a) != Stem(b) {
			t.Errorf("stems of %q and %q are %q and %q", a, b, Stem(a), Stem(b))
		}
	}
	for a, b := range map[string]string{"Khoroshar": "Horochar", "Poutine": "Putin", "Veldritch": "Veldrich", "Ejdar": "Ezhdar"} {
		if skeleton(fold(a)) != skeleton(fold(b)) {
			t.Errorf("skeletons of %q and %q are %q and %q", a, b, skeleton(fold(a)), skeleton(fold(b)))
		}
	}
	for a, b := range map[string]string{"1,500": "15", "1.5": "15", "2019": "2019", "0": "0", "46": "46"} {
		if got, _ := significant(digitsOnly(a)); got != b {
			t.Errorf("significant digits of %q are %q, want %q", a, got, b)
		}
	}
}

func digitsOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func FuzzFind(f *testing.F) {
	f.Add(wireText, rewritten, translation)
	f.Add("", "a", "“\n\n\xff\x00 «1,2.3’s")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		reps := []*news.Annotated{report("r-a", a, nil), report("r-b", b, on("2024-05-01")), report("r-c", c, credited("", "XPD", ""))}
		edges := Find(reps)
		slices.Reverse(reps)
		if diff := cmp.Diff(edges, Find(reps)); diff != "" {
			t.Fatalf("order changes edges:\n%s", diff)
		}
		for _, x := range reps {
			for _, y := range reps {
				for _, row := range Compare(x, y).Rows {
					if row.From != nil && row.From.In(x.Text) != row.From.Quote || row.To != nil && row.To.In(y.Text) != row.To.Quote {
						t.Fatal("a row does not quote its report")
					}
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	rep := report("r", wireText, nil)
	b.SetBytes(int64(len(rep.Text)))
	for b.Loop() {
		Read(rep)
	}
}

func BenchmarkJudge(b *testing.B) {
	x, y := Read(report("r-1", wireText, nil)), Read(report("r-2", rewritten, nil))
	for b.Loop() {
		Judge(x, y)
	}
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		reps := makeStory(6, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(reps)
			}
		})
	}
}

func BenchmarkAddOne(b *testing.B) {
	reps := makeStory(6, 10000)
	x := NewIndex()
	for _, rep := range reps {
		x.Add(Fingerprint(rep))
	}
	p := Fingerprint(reps[777])
	b.ResetTimer()
	for b.Loop() {
		x.Remove(p.ID)
		x.Add(p)
	}
}
