package spelling

import (
	"testing"

	"dateline/internal/resolve/spelling"
)

func TestPersons(t *testing.T) {
	m, err := spelling.New()
	if err != nil {
		t.Fatal(err)
	}
	rows := Persons(m, "persons-dev", []Pair{
		{"Ada Novak", "Ada Novak", true}, {"Ada Novak", "Karel Dvorak", true},
		{"Ada Novak", "NOVAK, Ada", false}, {"Ada Novak", "Karel Dvorak", false},
	}, nil)
	for i, want := range []float64{0.5, 0.5, 0.5} {
		if rows[i].Value != want {
			t.Errorf("%s = %v, want %v", rows[i].Measure, rows[i].Value, want)
		}
	}
}

func TestTokens(t *testing.T) {
	m, err := spelling.New()
	if err != nil {
		t.Fatal(err)
	}
	rows := Tokens(m, "set", "", []Token{{"novak", "новак"}, {"orlov", "орлов"}, {"ivanov", "петров"}}, nil)
	if rows[0].Value < 0.66 || rows[0].Value > 0.67 || rows[1].Value != 1 {
		t.Errorf("right %v, wrong %v; want 2/3 and 1", rows[0].Value, rows[1].Value)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		x, y  string
		limit int
		want  int
	}{{"novak", "novak", 9, 0}, {"novak", "nowack", 9, 2}, {"novak", "orlov", 2, 2}, {"a", "abcdef", 3, 3}} {
		if got := distance([]rune(c.x), []rune(c.y), c.limit); got != c.want {
			t.Errorf("distance(%s, %s, %d) = %d, want %d", c.x, c.y, c.limit, got, c.want)
		}
	}
}
