package abbrev

import "testing"

func TestOf(t *testing.T) {
	for word, want := range map[string]Class{
		"Mr": Title, "MR": Title, "mr": None, "No": Number, "Sept": Month, "SEPT": Month,
		"Calif": Place, "Inc": Company, "e.g": Never, "E.g": Never, "etc": End, "p.m": Hour, "P.M": Hour,
		"dept": General, "Kremlin": None, "": None, "sun": None,
	} {
		if got := Of(word); got != want {
			t.Errorf("Of(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestDotted(t *testing.T) {
	for word, want := range map[string]bool{
		"U.S": true, "Ph.D": true, "a.k.a": true, "U.S.A": true, "troops.Putin": false, "3.5": false, "U": false, ".": false, "": false, "a..b": false,
	} {
		if got := Dotted(word); got != want {
			t.Errorf("Dotted(%q) = %v, want %v", word, got, want)
		}
	}
}
