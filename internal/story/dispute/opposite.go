package dispute

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// opposite finds two who are said, in one sentence or in two that follow each
// other, to say and to deny one thing: "The minister said they had never met. His
// clerk told the court that they had met in May".
func (f *finder) opposite(doc *given.Doc, sent int) {
	from := doc.Sentences[max(0, sent-1)].Start
	for i := range doc.Attributions {
		b := &doc.Attributions[i]
		if len(b.Content) == 0 || b.Content[0].Start < from || b.Source == nil || !claims(doc, b) || !doc.Sentences[sent].Contains(b.Content[0]) {
			continue
		}
		for k := range doc.Attributions {
			a := &doc.Attributions[k]
			if len(a.Content) == 0 || a.Content[0].Start < from || a.Source == nil || !claims(doc, a) || a.Content[0].Start >= b.Content[0].Start || pronouns[speakerKey(doc, b)] || speakerKey(doc, a) == speakerKey(doc, b) {
				continue
			}
			at := doc.Sentence(a.Content[0].Start)
			if at < 0 || sent-at > 1 || !told(doc, at) || !opposed(doc, a.Content[0], b.Content[0]) {
				continue
			}
			f.add(Contradiction, "told otherwise: "+f.title(doc.Evidence(a.Content[0])), []string{"the one says what the other denies"},
				[]news.Evidence{doc.Evidence(a.Content[0])}, []news.Evidence{doc.Evidence(b.Content[0])})
			return
		}
	}
}

// opposed says whether two spans have one verb, which is denied in one of them
// alone, of the same: they share another word, or the later takes it up with a
// pronoun.
func opposed(doc *given.Doc, a, b news.Span) bool {
	verbA, notA := predicate(doc, a)
	verbB, notB := predicate(doc, b)
	if verbA == "" || verbA != verbB || notA == notB {
		return false
	}
	stem := given.Stem(verbA)
	more := slices.DeleteFunc(given.Shared(stemsIn(doc, a), stemsIn(doc, b)), func(s string) bool { return s == stem })
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimPrefix(b.In(doc.Text), "that ")), " ")
	return len(more) > 0 || pronouns[first]
}

// plain are verbs that say too little for two to speak of one deed.
var plain = map[string]bool{"be": true, "have": true, "do": true, "say": true, "go": true, "get": true, "make": true, "take": true, "know": true, "see": true, "come": true, "want": true}

// predicate is the lemma of the verb on which the words of a span hang, and
// whether it is denied; "" where there is none.
func predicate(doc *given.Doc, span news.Span) (lemma string, not bool) {
	sent := doc.Sentence(span.Start)
	if sent < 0 {
		return "", false
	}
	toks := doc.Sentences[sent].Tokens
	root := slices.IndexFunc(toks, func(t news.Token) bool {
		return span.Contains(t.Span) && t.UPOS == "VERB" && (t.Head < 1 || t.Head > len(toks) || !span.Contains(toks[t.Head-1].Span))
	})
	if root < 0 || plain[toks[root].Lemma] {
		return "", false
	}
	if strings.Contains(strings.ToLower(span.In(doc.Text)), " until ") {
		return "", false // what is not so until then is so later
	}
	for i, t := range toks {
		if !span.Contains(t.Span) || t.Head != root+1 || i == root {
			continue
		}
		switch strings.ToLower(t.In(doc.Text)) {
		case "not", "n't", "never", "nobody", "nothing", "none":
			not = true
		}
	}
	return toks[root].Lemma, not
}
