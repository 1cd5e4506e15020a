package spelling

import (
	"testing"

	"dateline/data"
)

func TestHabit(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"Loukachenko", "Taras Chevtchouk"}, "fr"},
		{[]string{"Lukaschenko", "Poroschenko", "Wolodymyr"}, "de"},
		{[]string{"Loekasjenko", "Timosjenko"}, "nl"},
		{[]string{"Łukaszenka", "Tymoszenko"}, "pl"},
		{[]string{"Lukashenko", "Shevchuk", "Taras Shevchenko"}, ""},
		{[]string{"Loukachenko"}, ""},
		{[]string{"Catherine Boutin", "Jean Poulin", "Louis Moulin"}, ""},
		{[]string{"Schumacher", "Wolfgang Tschirner"}, ""},
		{[]string{"", "😀", "a"}, ""},
	} {
		if got, reasons := Habit(c.names); got != c.want || (got == "") != (len(reasons) == 0) {
			t.Errorf("Habit(%q) = %q %q, want %q", c.names, got, reasons, c.want)
		}
	}
}

func TestHabitBeside(t *testing.T) {
	for _, c := range []struct{ theirs, english, want string }{
		{"Vladimir Poutine", "Vladimir Putin", "fr"},
		{"Alexandre Loukachenko", "Alexander Lukashenko", "fr"},
		{"Lukaschenko", "Lukashenko", "de"},
		{"Tijanóvskaya", "Tikhanovskaya", "es"},
		{"Loekasjenko", "Lukashenko", "nl"},
		{"Łukaszenka", "Lukashenka", "pl"},
		{"Zelenskyy", "Zelensky", ""},
		{"Lukashenka", "Lukashenko", ""},
		{"Sergei", "Sergey", ""},
		{"Peskov", "Peskov", ""},
	} {
		if got, reasons := HabitBeside([][2]string{{c.theirs, c.english}}); got != c.want {
			t.Errorf("HabitBeside(%q, %q) = %q %q, want %q", c.theirs, c.english, got, reasons, c.want)
		}
	}
}

func TestHabitsFile(t *testing.T) {
	if _, err := parseHabits(data.FS); err != nil {
		t.Fatal(err)
	}
}

func FuzzHabit(f *testing.F) {
	f.Add("Poutine", "Putin")
	f.Add("\xff", "ß")
	f.Fuzz(func(t *testing.T, a, b string) {
		Habit([]string{a, b})
		HabitBeside([][2]string{{a, b}})
	})
}
