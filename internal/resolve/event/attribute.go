package event

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// Attribute says whether span is the date of a thing of which the sentence tells: "the
// judgment of 23 September", "sent its letter of 27 May". That of a subject is the day of
// the sentence: "the fire of 5 May killed two".
func Attribute(sent *news.Sentence, span news.Span) bool {
	i := slices.IndexFunc(sent.Tokens, func(t news.Token) bool { return t.End > span.Start })
	if i < 2 || !strings.EqualFold(sent.Tokens[i-1].Form, "of") {
		return false
	}
	noun := &sent.Tokens[i-2]
	return (noun.XPOS == "NN" || noun.XPOS == "NNS") && !strings.ContainsAny(noun.Form, "0123456789") && !strings.HasPrefix(noun.Deprel, "nsubj") && !timeNouns()[noun.Lemma]
}

// timeNouns are nouns of which a day is a part or the name: "the morning of 3 May".
var timeNouns = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range wordlist.Labelled("en/story-starts.txt")["unit"] {
		out[w] = true
	}
	return out
})
