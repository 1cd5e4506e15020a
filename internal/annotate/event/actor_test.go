package event

import (
	"os"
	"strings"
	"testing"

	"dateline/internal/news"
)

// norm takes case and articles off the words of a participant.
func norm(words string) string {
	words = strings.ToLower(strings.TrimSpace(words))
	for _, article := range []string{"the ", "a ", "an ", "president ", "chancellor ", "pope "} {
		words = strings.TrimPrefix(words, article)
	}
	return words
}

// played lists the words of the participants in a role.
func played(text string, ev *news.EventMention, role string) string {
	var out []string
	for _, a := range ev.Actors {
		if a.Role == role {
			out = append(out, norm(a.In(text)))
		}
	}
	return strings.Join(out, "; ")
}

// wanted is a column of the table as played gives it.
func wanted(column string) string {
	if column == "-" {
		return ""
	}
	var out []string
	for _, part := range strings.Split(column, ";") {
		out = append(out, norm(part))
	}
	return strings.Join(out, "; ")
}

// find is the event whose predicate begins with, or holds, word.
func find(text, word string, list []news.EventMention) *news.EventMention {
	for _, exact := range []bool{true, false} {
		for i := range list {
			got := strings.ToLower(list[i].In(text))
			if exact && got == strings.ToLower(word) || !exact && strings.Contains(got, strings.ToLower(word)) {
				return &list[i]
			}
		}
	}
	return nil
}

// TestActors reads the sentences of testdata/actors.txt.
func TestActors(t *testing.T) {
	raw, err := os.ReadFile("testdata/actors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		col := strings.Split(strings.TrimSpace(line), " | ")
		if strings.HasPrefix(line, "#") || len(col) != 6 {
			continue
		}
		text := col[5]
		ev := find(text, col[0], Find(read(text, news.StoryText)))
		if ev == nil {
			t.Errorf("no event %q in %q", col[0], text)
			continue
		}
		got := []string{"", played(text, ev, "source"), played(text, ev, "target"), "", ""}
		if ev.Time != nil {
			got[3] = norm(ev.Time.In(text))
		}
		if ev.Place != nil {
			got[4] = norm(ev.Place.In(text))
		}
		for k, name := range []string{"", "source", "target", "time", "place"} {
			if k > 0 && col[k] != "*" && got[k] != wanted(col[k]) {
				t.Errorf("%s %q, not %q, of %q in %q", name, got[k], wanted(col[k]), col[0], text)
			}
		}
	}
}
