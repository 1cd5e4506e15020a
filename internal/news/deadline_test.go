package news

import (
	"strings"
	"testing"
)

func TestLastDay(t *testing.T) {
	for text, want := range map[string]string{
		"They will pay by | the end of June.": "by",
		"It is due no later than | 5 May.":    "no later than",
		"It will open before | Easter.":       "before",
		"It will be shut until | May.":        "until",
		"It will not open until | May.":       "",
		"It was put off until | 18 July.":     "",
		"Buses will run until | then.":        "",
		"They stood nearby | on Monday.":      "",
		"They pay in | June.":                 "",
		"| June was cold.":                    "",
	} {
		at := strings.Index(text, "|")
		if got := LastDay(strings.Replace(text, "|", "", 1), Byte(at)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
