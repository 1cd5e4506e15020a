package entity_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/internal/annotate/attribution"
	"dateline/internal/annotate/entity"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// kinds are the letters of testdata/cases.txt.
var kinds = map[string]news.NameKind{
	"p": news.Person, "o": news.Organisation, "l": news.Place, "c": news.Country,
	"d": news.Demonym, "g": news.Group, "w": news.Work, "x": news.OtherName,
}

// write adds a paragraph to the text, and the names marked in it, as
// [words/kind].
func write(ann *news.Annotated, para string) {
	for para != "" {
		before, rest, ok := strings.Cut(para, "[")
		ann.Text += before
		if para = rest; !ok {
			break
		}
		marked, rest, _ := strings.Cut(para, "]")
		words, kind, _ := strings.Cut(marked, "/")
		at := news.Byte(len(ann.Text))
		ann.Text += words
		ann.Names = append(ann.Names, news.Name{Span: news.Span{Start: at, End: at + news.Byte(len(words))}, Kind: kinds[kind]})
		para = rest
	}
}

// read makes a report of paragraphs with marked names; one that starts with
// "% " is furniture.
func read(t testing.TB, paras []string) *news.Annotated {
	t.Helper()
	ann := &news.Annotated{}
	ann.ID = "r-test"
	for i, para := range paras {
		role := news.StoryText
		if rest, ok := strings.CutPrefix(para, "% "); ok {
			role, para = news.Furniture, rest
		}
		if i > 0 {
			ann.Text += "\n\n"
		}
		start := news.Byte(len(ann.Text))
		write(ann, para)
		ann.Passages = append(ann.Passages, news.Passage{Role: role, Span: news.Span{Start: start, End: news.Byte(len(ann.Text))}})
	}
	annotate(t, ann)
	return ann
}

// annotate runs the stages before, and this one.
func annotate(t testing.TB, ann *news.Annotated) {
	t.Helper()
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	syn, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	syn.Annotate(ann.Sentences)
	ann.Attributions = attribution.Find(ann)
	finder(t).Find(ann)
}

func finder(t testing.TB) *entity.Finder {
	t.Helper()
	f, err := entity.New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// find gives the span of words, "words#2" their second occurrence as whole
// words.
func find(t *testing.T, text, words string) news.Span {
	t.Helper()
	words, count, _ := strings.Cut(words, "#")
	n := 1
	fmt.Sscan(count, &n)
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			t.Fatalf("%q holds no %q (%d)", text, words, n)
		}
		lo, hi := from+i, from+i+len(words)
		from = lo + 1
		if inWord(text, lo) || inWord(text, hi) {
			continue
		}
		if n--; n == 0 {
			return news.Span{Start: news.Byte(lo), End: news.Byte(hi)}
		}
	}
}

// inWord says whether a word runs over byte i of text.
func inWord(text string, i int) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] >= 'A' && text[i] <= 'Z' || text[i] >= 0x80)
	}
	return letter(i-1) && letter(i)
}

// of gives the entity that has a mention of just these words, or nil.
func of(ann *news.Annotated, at news.Span) *news.Entity {
	for i := range ann.Entities {
		for _, m := range ann.Entities[i].Mentions {
			if m.Span == at {
				return &ann.Entities[i]
			}
		}
	}
	return nil
}

func byID(ann *news.Annotated, id news.EntityID) string {
	for i := range ann.Entities {
		if ann.Entities[i].ID == id {
			return ann.Entities[i].Name
		}
	}
	return "-"
}

// holds says what is wrong with one expectation, "" if it holds.
func holds(t *testing.T, ann *news.Annotated, line string) string {
	verb, rest, _ := strings.Cut(line, " ")
	a, b, _ := strings.Cut(rest, " | ")
	if verb == "speaker" {
		n := 0
		fmt.Sscan(a, &n)
		if n < 1 || n > len(ann.Attributions) {
			return fmt.Sprintf("there are %d attributions", len(ann.Attributions))
		}
		if got := byID(ann, ann.Attributions[n-1].Speaker); got != b {
			return fmt.Sprintf("the speaker is %s", got)
		}
		return ""
	}
	e := of(ann, find(t, ann.Text, a))
	if verb == "?" {
		if e != nil {
			return fmt.Sprintf("%q is %s", a, e.Name)
		}
		return ""
	}
	if e == nil {
		return fmt.Sprintf("%q has no entity", a)
	}
	switch verb {
	case "=", "!":
		other := of(ann, find(t, ann.Text, b))
		if other == nil {
			return fmt.Sprintf("%q has no entity", b)
		}
		if (e == other) != (verb == "=") {
			return fmt.Sprintf("%q is %s, %q is %s", a, e.Name, b, other.Name)
		}
	case "role", "no-role":
		var got []string
		for _, r := range e.Roles {
			if r.Ended {
				r.Role += " (ended)"
			}
			got = append(got, r.Role)
		}
		if s := strings.Join(got, "; "); s != b {
			return fmt.Sprintf("the roles of %q are %q", a, s)
		}
	case "for":
		if got := byID(ann, e.For); got != b {
			return fmt.Sprintf("%q acts for %s", a, got)
		}
	case "kind":
		if string(e.Kind) != b {
			return fmt.Sprintf("%q is of kind %s", a, e.Kind)
		}
	case "name":
		if e.Name != b {
			return fmt.Sprintf("%q is called %s", a, e.Name)
		}
	case "members":
		var got []string
		for _, m := range e.Members {
			got = append(got, byID(ann, m))
		}
		if s := strings.Join(got, ", "); s != b {
			return fmt.Sprintf("the members of %q are %q", a, s)
		}
	default:
		return "no such expectation"
	}
	return ""
}

func TestCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(raw), "\n\n")
	for _, part := range strings.Split(body, "## ")[1:] {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		t.Run(lines[0], func(t *testing.T) {
			var paras, wants []string
			for _, line := range lines[1:] {
				switch first, _, _ := strings.Cut(line, " "); first {
				case "=", "!", "?", "role", "no-role", "for", "kind", "name", "members", "speaker":
					wants = append(wants, line)
				default:
					paras = append(paras, line)
				}
			}
			if len(paras) == 0 || len(wants) == 0 {
				t.Fatal("a case needs a text and an expectation")
			}
			ann := read(t, paras)
			for _, want := range wants {
				if fault := holds(t, ann, want); fault != "" {
					t.Errorf("%s: %s", want, fault)
				}
			}
		})
	}
}
