package spelling

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestMayAgree holds MayAgree against Verdict over names that are nearly alike: it
// never says no to a pair that is not different, and says no to many others.
func TestMayAgree(t *testing.T) {
	m, err := New()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("Orlov Orlow Orloff Orlova Putin Poutine Putine Petrov Petroff Sasha Alexander Aleksandr Oleksandr Sascha " +
		"Tikhanovskaya Tsikhanouskaya Lukashenko Loukachenko Lukaschenko Marlburg Marlborg Marleburg Vienna Vena Kabecidu Kabesidu Kabekidu " +
		"Hasan Hassan Jean Jeanpaul Paul Al Madina Almadina Medina J Karel Carel Dvorak Dworzak Ngozi Nguyen Wien Łukaszenka Müller Mueller " +
		"A P M. Ali Ivan Ivanov Ivanow Abu Bakr Abubakr Li Na Lina Kim Gim Путин Орлов Jr de Zhou Chou Elena Yelena Ma Mo")
	rnd := rand.New(rand.NewPCG(3, 4))
	pick := func() string { return words[rnd.IntN(len(words))] }
	no, all := 0, 0
	for range 120_000 {
		var a, b []string
		for range 1 + rnd.IntN(4) {
			w := pick()
			a = append(a, w)
			if rnd.IntN(3) > 0 {
				w = pick()
			}
			b = append(b, w)
		}
		if rnd.IntN(4) == 0 {
			b = append(b, pick())
		}
		if rnd.IntN(4) == 0 {
			b = b[1:]
		}
		rnd.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
		x, y := m.Prepare(strings.Join(a, " ")), m.Prepare(strings.Join(b, " "))
		may := m.MayAgree(x, y) && m.MayAgree(y, x) // either no is right
		v, score := m.Verdict(x, y)
		if v != Different && !may {
			t.Fatalf("%q and %q are %s (%d), and MayAgree says no", a, b, v, score)
		}
		if v == Different && min(len(x.tokens), len(y.tokens)) > 1 && x.latin && y.latin {
			all++
			if !may {
				no++
			}
		}
	}
	if 4*no < all {
		t.Errorf("no to %d of %d that are different", no, all)
	}
}
