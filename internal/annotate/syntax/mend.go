package syntax

import (
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// clauseVerbs are the verbs that can have a clause for their object.
var clauseVerbs = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, line := range wordlist.Lines("en/attribution-verbs.txt") {
		_, verbs, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(verbs) {
			out[w] = true
		}
	}
	return out
})

// mend makes a noun of a word in -s that was read as the verb of a clause, where a noun
// alone can stand: after an article and a name that follow a verb which takes no clause,
// "had entered the Sella works on Monday". What hung on it hangs on that verb.
func mend(toks []news.Token) {
	for i := 3; i < len(toks); i++ {
		tok, name, det, verb := &toks[i], &toks[i-1], &toks[i-2], &toks[i-3]
		if tok.XPOS != "VBZ" || tok.UPOS != "VERB" || !strings.HasSuffix(tok.Form, "s") || tok.Head != i-2 || tok.Deprel != "ccomp" && tok.Deprel != "xcomp" && tok.Deprel != "parataxis" ||
			name.UPOS != "PROPN" || name.Head != i+1 || det.UPOS != "DET" || verb.UPOS != "VERB" || clauseVerbs()[verb.Lemma] {
			continue
		}
		tok.UPOS, tok.XPOS, tok.Deprel = "NOUN", "NNS", "obj"
		name.Deprel = "compound"
		det.Head, det.Deprel = i+1, "det"
		for k := range toks {
			if k != i-1 && k != i-2 && toks[k].Head == i+1 {
				toks[k].Head = i - 2
			}
		}
	}
}
