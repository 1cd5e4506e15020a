package spelling

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Verdict
	}{
		{"Lukashenko", "Loukachenko", Same},
		{"Lukashenko", "Lukaschenko", Same},
		{"Lukashenko", "Łukaszenka", Same},
		{"Lukashenko", "Лукашенко", Same},
		{"Lukashenka", "Лукашэнка", Same},
		{"Vladimir Putin", "Vladimir Poutine", Same},
		{"Vladimir Putin", "Владимир Путин", Same},
		{"Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya", Same},
		{"Aleksandr G. Orlov", "ORLOV, Alexander Grigorievich", Same},
		{"Dmitry Peskov", "Dmitry Mezentsev", Different},
		{"Ada Novak", "Karel Dvorak", Different},
		{"Peskov", "Dmitry Peskov", Possibly},
		{"Karel Dvorak Jr.", "Karel Dvorak Sr.", Different},
		{"Abd al-Latif Hasan", "Abdul Latif Hassan", Same},
		{"Mohammed al-Orfi", "Muhammad Orfi", Same},
		{"Sasha Orlov", "Alexander Orlov", Same},
		{"محمد", "Mohammed", Same},
		{"Abubakr Hasan", "Abu Bakr Hasan", Same},
		{"Nоvak", "Novak", Same}, // the first has a Cyrillic о
		{"Aleksandr Orlov", "Aleksandra Orlova", Possibly},
		{"Oleg Dvornik", "Oleg Dvorník", Same},
		{"Amir al-Katrani", "Amir Alkatrani", Same},
		{"Abu Ubaidah Dvornik", "Abuobaida Dvornik", Same},
		{"Karim Abdulkarim", "Karim Abd al-Karim", Same},
		{"Mhd Dvornik", "Mohamad Dvornik", Same},
		{"Γιώργος Παπαδάκης", "Giorgos Papadakis", Same},
		{"Νικόλαος Δημητρίου", "Nikolaos Dimitriou", Same},
		{"Νικόλαος Δημητρίου", "Petros Alexakis", Different},
		{"김정수", "Kim Jong Su", Same},
		{"김정수", "Jong-su Kim", Same},
		{"김정수", "Park Min Ho", Different},
		{"Лукашенко", "Лукашэнка", Possibly},
		{"Віктор Дворник", "Viktor Dvornik", Same},
		{"Ђорђе Марковић", "Djordje Markovic", Same},
		{"حسن الأمين", "Hassan al-Amin", Same},
		{"عبد الرحمن حسن", "Abdel Rahman Hassan", Same},
		{"علی رضا حسینی", "Ali Reza Hosseini", Same},
		{"Dvornіk", "Dvornik", Same}, // the first has a Cyrillic і
		{"A", "B", Different},
		{"", "Novak", Different},
		{"!?", "Novak", Different},
		{"😀", "😀", Different},
	} {
		if got := Compare(c.a, c.b); got.Verdict != c.want {
			t.Errorf("Compare(%q, %q) = %s %.2f %q, want %s", c.a, c.b, got.Verdict, got.Score, got.Reasons, c.want)
		}
		if ab, ba := Compare(c.a, c.b).Verdict, Compare(c.b, c.a).Verdict; ab != ba {
			t.Errorf("Compare(%q, %q) = %s, the other way round %s", c.a, c.b, ab, ba)
		}
	}
}

func TestReasons(t *testing.T) {
	r := Compare("Vladimir Putin", "Vladimir Poutine")
	got := strings.Join(r.Reasons, "; ")
	for _, want := range []string{`"Vladimir" is in both`, `"Putin" and "Poutine" are spellings of one name`} {
		if !strings.Contains(got, want) {
			t.Errorf("reasons %q lack %q", got, want)
		}
	}
	if r = Compare("Nоvak", "Novak"); !strings.Contains(strings.Join(r.Reasons, "; "), "letters of another alphabet") {
		t.Errorf("reasons %q do not tell of the look-alike", r.Reasons)
	}
}

func TestCommonNames(t *testing.T) {
	rare, common := Compare("Karel Kalachev", "Karel Kalachev"), Compare("Ali Hassan", "Ali Hassan")
	if common.Verdict != Same || common.Score >= rare.Score || !strings.Contains(strings.Join(common.Reasons, "; "), "borne by many") {
		t.Errorf("common names: %v, rare ones: %v", common, rare)
	}
}

func TestLongNames(t *testing.T) {
	long := strings.Repeat("a", 300)
	many := strings.Repeat("Orlov ", 300)
	for _, a := range []string{long, many, long + " " + many} {
		if got := Compare(a, a); got.Verdict == Different {
			t.Errorf("a name of %d bytes is not itself: %q", len(a), got.Reasons)
		}
		Compare(a, "Orlov")
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		x, y string
		want int
	}{{"novak", "novak", 0}, {"novak", "nvoak", 1}, {"novak", "novk", 1}, {"", "ab", 2}, {"orlov", "dvorak", 5}} {
		if got := distance([]rune(c.x), []rune(c.y)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.x, c.y, got, c.want)
		}
	}
}

func TestScore(t *testing.T) {
	tab, err := parseTable("# t\na\ta\t30\nb\tv\t20\nsh\tsz\t50\n\th\t-10\n", false)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		x, y string
		want int32
	}{{"ab", "av", 50}, {"ash", "asz", 80}, {"a", "ha", 20}, {"ab", "a", 30 + gap}, {"", "", 0}} {
		x, y := []rune(c.x), []rune(c.y)
		a, b := side{}.cut(&tab.x, x, maxX), side{}.cut(&tab.y, y, maxY)
		got := tab.score(&a, &b, &scratch{}, -1<<20)
		if got != c.want {
			t.Errorf("score(%q, %q) = %d, want %d", c.x, c.y, got, c.want)
		}
	}
}

func TestBadTables(t *testing.T) {
	for _, bad := range []string{"a\tb\n", "a\tb\tx\n", "abcde\tb\t1\n", "\t\t1\n", "a\tb\t-20000\n", "\tb\t3\n"} {
		if _, err := parseTable(bad, false); err == nil {
			t.Errorf("parseTable(%q) gave no error", bad)
		}
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("Load from nothing gave no error")
	}
	fsys := fstest.MapFS{
		"en/names-scripts.txt":        {Data: []byte("Latin\tlatin\t30\t40\t0\n")},
		"en/names-translit-latin.txt": {Data: []byte("a\ta\t1\n")},
	}
	if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), "thresholds") {
		t.Errorf("Load with thresholds in the wrong order: %v", err)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Vladimir Putin", "ПУТИН, Владимир")
	f.Add("Abd al- ,", "İ ẞ \xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Compare(a, b), Compare(b, a)
		if x.Verdict != y.Verdict {
			t.Errorf("%q and %q: %s, the other way round %s", a, b, x.Verdict, y.Verdict)
		}
		if x.Score < 0 || x.Score > 1 {
			t.Errorf("%q and %q: score %v", a, b, x.Score)
		}
	})
}

func FuzzParseTable(f *testing.F) {
	f.Add("a\tb\t12\n")
	f.Fuzz(func(t *testing.T, text string) {
		if tab, err := parseTable(text, true); err == nil {
			x := []rune("ab")
			a, b := side{}.cut(&tab.x, x, maxX), side{}.cut(&tab.y, x, maxY)
			tab.score(&a, &b, &scratch{}, 0)
		}
	})
}

func BenchmarkVerdict(b *testing.B) {
	m, err := New()
	if err != nil {
		b.Fatal(err)
	}
	var names []*Name
	for _, n := range []string{"Aleksandr Grigorievich Orlov", "ORLOV, Alexander", "Ada Novak", "Dmitry Peskov", "Dmitri Mezentsev",
		"Abd al-Rahman Hasan", "Abdul Rahman Hassan", "Jean-Pierre Lefèvre", "Karel Dvořák", "Konstantin Kalinin"} {
		names = append(names, m.Prepare(n))
	}
	pairs := 0
	for b.Loop() {
		for _, x := range names {
			for _, y := range names {
				m.Verdict(x, y)
				pairs++
			}
		}
	}
	b.ReportMetric(float64(pairs)/b.Elapsed().Seconds(), "pairs/s")
}

func BenchmarkPrepare(b *testing.B) {
	m, err := New()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Prepare("ORLOV, Aleksandr Grigorievich")
	}
}
