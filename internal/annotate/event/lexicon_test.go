package event

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"dateline/internal/annotate/name"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/annotate/when"
	"dateline/internal/news"
)

// stages are those before this one, as internal/pipeline runs them.
var stages = sync.OnceValues(func() (*syntax.Reader, *name.Finder) {
	s, err := syntax.New()
	if err != nil {
		panic(err)
	}
	n, err := name.New()
	if err != nil {
		panic(err)
	}
	return s, n
})

// read reads a text as one passage of a role.
func read(text string, role news.Role) *news.Annotated {
	syn, names := stages()
	ann := &news.Annotated{Report: news.Report{ID: "r-1", Text: text,
		Passages: []news.Passage{{Role: role, Span: news.Span{End: news.Byte(len(text))}}}}}
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	syn.Annotate(ann.Sentences)
	ann.Names = names.Find(ann.Text, ann.Passages, ann.Sentences)
	ann.Times = when.Find(ann)
	return ann
}

// show lists events on one line.
func show(text string, list []news.EventMention) string {
	var b strings.Builder
	for _, ev := range list {
		fmt.Fprintf(&b, " [%s %s %s %q", ev.Type, ev.Mode, ev.Factuality, ev.In(text))
		for _, a := range ev.Actors {
			fmt.Fprintf(&b, " %s=%q", a.Role, a.In(text))
		}
		b.WriteString("]")
	}
	return b.String()
}

// headWord says whether two predicates share their first or last word, a
// plural's ending aside.
func headWord(a, b string) bool {
	cut := func(c rune) bool { return c == ' ' || c == '-' }
	x, y := strings.FieldsFunc(a, cut), strings.FieldsFunc(b, cut)
	same := func(v, w string) bool { return singular(v) == singular(w) }
	return same(x[0], y[0]) || same(x[len(x)-1], y[len(y)-1])
}

// TestExamples reads the examples of every predicate of the lexicon: in one of
// them it must give its type.
func TestExamples(t *testing.T) {
	lex := english()
	wrong := 0
	for _, eg := range lex.examples {
		ok, got := false, ""
		for _, text := range eg.sentences {
			found := Find(read(text, news.StoryText))
			for _, ev := range found {
				ok = ok || ev.Type == eg.typ && headWord(ev.Lemma, eg.word)
			}
			got += fmt.Sprintf("\n\t%s gives%s", text, show(text, found))
		}
		if !ok {
			wrong++
			t.Errorf("%s: %s %s %q:%s", eg.file, eg.typ, eg.mode, eg.word, got)
		}
	}
	t.Logf("%d predicates, %d examples, %d wrong", lex.size, len(lex.examples), wrong)
}
