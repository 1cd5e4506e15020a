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

// mend puts right what the parser gets wrong of what news writes every day.
func mend(toks []news.Token) {
	for i := range toks {
		mendWorks(toks, i)
		mendTimeBetween(toks, i)
		mendRelative(toks, i)
	}
	mendPredicate(toks)
	mendSubject(toks)
}

// mendWorks makes a noun of a word in -s that was read as the verb of a clause, where a
// noun alone can stand: after an article and a name that follow a verb which takes no
// clause, "had entered the Sella works on Monday". What hung on it hangs on that verb.
func mendWorks(toks []news.Token, i int) {
	if i < 3 {
		return
	}
	tok, name, det, verb := &toks[i], &toks[i-1], &toks[i-2], &toks[i-3]
	if tok.XPOS != "VBZ" || tok.UPOS != "VERB" || !strings.HasSuffix(tok.Form, "s") || tok.Head != i-2 || tok.Deprel != "ccomp" && tok.Deprel != "xcomp" && tok.Deprel != "parataxis" ||
		name.UPOS != "PROPN" || name.Head != i+1 || det.UPOS != "DET" || verb.UPOS != "VERB" || clauseVerbs()[verb.Lemma] {
		return
	}
	for k := range toks {
		if toks[k].Head == i+1 && k != i-1 {
			toks[k].Head = i - 2
		}
	}
	tok.UPOS, tok.XPOS, tok.Deprel = "NOUN", "NNS", "obj"
	name.Deprel, det.Head, det.Deprel = "compound", i+1, "det"
}

// mendTimeBetween gives a verb back to its subject where a time between the two was read
// as the head of both: "The Assembly last night voted to set up a committee".
func mendTimeBetween(toks []news.Token, i int) {
	if i < 2 || i+1 >= len(toks) || !timeNouns[strings.ToLower(toks[i].Form)] {
		return
	}
	time, last, subject, verb := &toks[i], &toks[i-1], &toks[i-2], &toks[i+1]
	if last.Head != i+1 || !strings.EqualFold(last.Form, "last") || subject.Head != i+1 || subject.Deprel != "compound" {
		return
	}
	switch {
	case time.Deprel == "nsubj" && time.Head == i+2 && verb.XPOS == "VBD":
	case verb.Head == i+1 && verb.Deprel == "acl" && (verb.XPOS == "VBN" || verb.XPOS == "VBD"):
		verb.Head, verb.Deprel, verb.XPOS = time.Head, time.Deprel, "VBD"
	default:
		return
	}
	for k := range toks {
		switch {
		case toks[k].Head != i+1 || k == i-1:
		case k < i-2:
			toks[k].Head = i - 1 // "the" of the subject
		default:
			toks[k].Head = i + 2
		}
	}
	subject.Deprel, time.Head, time.Deprel = "nsubj", i+2, "obl:unmarked"
}

// timeNouns are units of time that "last" makes a time of.
var timeNouns = map[string]bool{"night": true, "week": true, "month": true, "year": true, "weekend": true, "summer": true, "winter": true, "spring": true, "autumn": true}

// mendRelative makes a relative clause of what was read as the main clause, where the verb
// of the main clause was joined to it: "The findings, which the firm had promised to
// publish by May, appeared only on Monday".
func mendRelative(toks []news.Token, i int) {
	root := &toks[i]
	if root.Head != 0 || root.UPOS != "VERB" || toks[len(toks)-1].Form == "?" {
		return
	}
	who, noun, main := -1, -1, -1
	for k := range toks {
		if toks[k].Head != i+1 {
			continue
		}
		switch rel := toks[k].Deprel; {
		case k < i && (toks[k].XPOS == "WDT" || toks[k].XPOS == "WP" || strings.EqualFold(toks[k].Form, "where")) && k > 1 && toks[k-1].Form == ",":
			who = k
		case k < i && who < 0 && strings.HasPrefix(rel, "nsubj") && toks[k].UPOS != "PRON":
			noun = k
		case k > i && rel == "conj" && toks[k].UPOS == "VERB" && toks[k-1].Form == "," && main < 0 && (toks[k].XPOS == "VBD" || toks[k].XPOS == "VBZ" || toks[k].XPOS == "VBP"):
			main = k
		}
	}
	if who < 0 || noun < 0 || main < 0 {
		return
	}
	for k := range toks {
		if toks[k].Head == i+1 && k != main && (k <= noun || k > main) {
			toks[k].Head = main + 1
		}
	}
	toks[noun].Deprel, toks[main].Head, toks[main].Deprel = "nsubj", 0, "root"
	root.Head, root.Deprel = noun+1, "acl:relcl"
}
