package spelling

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestMayScore holds MayScore against Verdict over names that are nearly alike: it
// never says no to a pair that has the score, and says no to most others.
func TestMayScore(t *testing.T) {
	m, err := New()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("Orlov Orlow Orloff Orlova Putin Poutine Putine Petrov Petroff Sasha Alexander Aleksandr Oleksandr Sascha " +
		"Tikhanovskaya Tsikhanouskaya Lukashenko Loukachenko Lukaschenko Marlburg Marlborg Marleburg Vienna Vena Kabecidu Kabesidu Kabekidu " +
		"Hasan Hassan Jean Jeanpaul Paul Al Madina Almadina Medina J Karel Carel Dvorak Dworzak Ngozi Nguyen Wien Łukaszenka Müller Mueller")
	rnd := rand.New(rand.NewPCG(1, 2))
	pick := func() string { return words[rnd.IntN(len(words))] }
	no, all := 0, 0
	for range 60_000 {
		n := 1 + rnd.IntN(3)
		var a, b []string
		for range n {
			w := pick()
			a = append(a, w)
			if rnd.IntN(3) > 0 {
				w = pick()
			}
			b = append(b, w)
		}
		if rnd.IntN(20) == 0 {
			b = append(b, pick())
		}
		x, y := m.Prepare(strings.Join(a, " ")), m.Prepare(strings.Join(b, " "))
		for _, least := range []int{90, 80} {
			may := m.MayScore(x, y, least)
			v, score := m.Verdict(x, y)
			if v == Same && score >= least && !may {
				t.Fatalf("%q and %q have %d, and MayScore(%d) says no", a, b, score, least)
			}
			if least == 90 && !(v == Same && score >= least) {
				all++
				if !may {
					no++
				}
			}
		}
	}
	if 10*no < 7*all {
		t.Errorf("no to %d of %d that do not have the score", no, all)
	}
}

// BenchmarkMayScore compares pairs of names that fall into one block.
func BenchmarkMayScore(b *testing.B) {
	m, err := New()
	if err != nil {
		b.Fatal(err)
	}
	var names []*Name
	for _, w := range []string{"Kabecidu", "Kapezimo", "Gabesifa", "Kobatiru", "Kubosada", "Kabutesi"} {
		names = append(names, m.Prepare(w+" "+"Madegilo"))
	}
	for i := range b.N {
		m.MayScore(names[i%6], names[i/6%6], 90)
	}
}
