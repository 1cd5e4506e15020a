package wordclass

import (
	"strings"
	"testing"
	"testing/fstest"
)

// tiny is a table of our own: two coarse classes, three fine ones.
const tiny = "# words\n1\tmonday friday 0000\n1\tminsk ^turkey\n\n2\tturkey may\n"

func load(t *testing.T, text string) *Table {
	t.Helper()
	table, err := Load(fstest.MapFS{"w.txt": {Data: []byte(text)}}, "w.txt")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestOf(t *testing.T) {
	table := load(t, tiny)
	for _, c := range []struct {
		form      string
		of, cased Class
	}{
		{"Friday", Class{1, 1}, Class{1, 1}},
		{"FRIDAY", Class{1, 1}, Class{1, 1}},
		{"1994", Class{1, 1}, Class{1, 1}},
		{"19945", Class{}, Class{}},
		{"Turkey", Class{3, 2}, Class{2, 1}},
		{"turkey", Class{3, 2}, Class{3, 2}},
		{"TURKEY", Class{3, 2}, Class{3, 2}},
		{"^turkey", Class{2, 1}, Class{2, 1}},
		{"May", Class{3, 2}, Class{3, 2}},
		{"", Class{}, Class{}},
		{"words", Class{}, Class{}},
		{strings.Repeat("x", 1000), Class{}, Class{}},
		{"X" + strings.Repeat("x", 1000), Class{}, Class{}},
	} {
		if got := table.Of(c.form); got != c.of {
			t.Errorf("Of(%.20q) = %v, want %v", c.form, got, c.of)
		}
		if got := table.OfCased(c.form); got != c.cased {
			t.Errorf("OfCased(%.20q) = %v, want %v", c.form, got, c.cased)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"``": `"`, "”": `"`, "Don’t": "don't", "Łódź": "łódź", "1,234.5": "0,000.0",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, bad := range []string{"monday friday\n", "x\tmonday\n", "0\tmonday\n", "999\tmonday\n",
		"1\tmonday  friday\n", "1\t" + strings.Repeat("m", 200) + "\n"} {
		if _, err := Load(fstest.MapFS{"w.txt": {Data: []byte(bad)}}, "w.txt"); err == nil {
			t.Errorf("Load(%.20q) gave no error", bad)
		}
	}
	if _, err := Load(fstest.MapFS{}, "w.txt"); err == nil {
		t.Error("Load of a missing file gave no error")
	}
}

// TestEmbedded holds the shipped table against what classes are for: words of
// one kind stand together, and apart from words of another.
func TestEmbedded(t *testing.T) {
	table, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{{"Monday", "friday"}, {"Moscow", "BEIJING"}, {"euros", "dollars"}, {"1994", "2004"}, {"officials", "analysts"}} {
		if a, b := table.Of(pair[0]), table.Of(pair[1]); a != b || a == (Class{}) {
			t.Errorf("%s %v and %s %v, want one class", pair[0], a, pair[1], b)
		}
	}
	for _, pair := range [][2]string{{"Monday", "Moscow"}, {"said", "euros"}} {
		if a, b := table.Of(pair[0]), table.Of(pair[1]); a.Coarse == b.Coarse {
			t.Errorf("%s and %s share coarse class %d", pair[0], pair[1], a.Coarse)
		}
	}
	if table.Of("May") == table.OfCased("May") {
		t.Error("the month and the verb share a class")
	}
	if got := Of("Monday"); got != table.Of("Monday") {
		t.Errorf("Of(Monday) = %v, not the table's", got)
	}
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"Friday", "İstanbul", "\xff\xfe", "ẞ", strings.Repeat("É", 31)} {
		f.Add(s)
	}
	table, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, form string) {
		c := table.Of(form)
		if (c.Fine == 0) != (c.Coarse == 0) {
			t.Errorf("Of(%q) = %v", form, c)
		}
		table.OfCased(form)
	})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(tiny))
	f.Add([]byte("1\t \n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := parse(raw)
		if err == nil {
			table.Of("monday")
		}
	})
}

func BenchmarkOf(b *testing.B) {
	table, err := New()
	if err != nil {
		b.Fatal(err)
	}
	forms := strings.Fields("The president of a small country said on Friday that 1,200 protesters had been detained")
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range forms {
			table.OfCased(w)
		}
	}
	b.ReportMetric(float64(b.N*len(forms))/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := loadEmbedded(); err != nil {
			b.Fatal(err)
		}
	}
}
