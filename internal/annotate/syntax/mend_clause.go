package syntax

import "dateline/internal/news"

// mendPredicate makes a clause of a noun or adverb that has a copula and a subject of its
// own and was read as no more than a part of the clause around it: in "the list will be on
// our page by Friday, she said" it is what she said, and what stands before the comma
// hangs on it.
func mendPredicate(toks []news.Token) {
	for i := range toks {
		tok := &toks[i]
		h := tok.Head - 1
		switch tok.Deprel {
		case "obl", "advmod", "nmod", "obj":
		default:
			continue
		}
		if h < 0 || toks[h].UPOS != "VERB" || !clauseVerbs()[toks[h].Lemma] || !has(toks, i, "cop") || !has(toks, i, "nsubj") {
			continue
		}
		tok.Deprel = "ccomp"
		comma := i + 1
		for comma < h && toks[comma].Form != "," {
			comma++
		}
		for k := 0; k < comma && comma < h; k++ {
			if k != i && toks[k].Head == h+1 && toks[k].UPOS != "PUNCT" {
				toks[k].Head = i + 1
			}
		}
	}
}

// has says whether a token has a child of a relation.
func has(toks []news.Token, i int, deprel string) bool {
	for k := range toks {
		if toks[k].Head == i+1 && toks[k].Deprel == deprel {
			return true
		}
	}
	return false
}

// mendSubject gives a clause with a modal and no subject the noun that was read as
// something else: "the road, she said, would open" (the road), "told us that work on the
// line would stop" (work, which was read as a verb).
func mendSubject(toks []news.Token) {
	for i := range toks {
		tok := &toks[i]
		h := tok.Head - 1
		if tok.Deprel != "ccomp" || h < 0 || h > i || toks[h].UPOS != "VERB" || !clauseVerbs()[toks[h].Lemma] || !has(toks, i, "aux") || hasSubject(toks, i) {
			continue
		}
		for k := range i {
			c := &toks[k]
			switch {
			case c.Head == h+1 && k < h && c.UPOS == "NOUN" && comma(toks, k, h) && (c.Deprel == "obl:unmarked" || c.Deprel == "nsubj" && subjectAfter(toks, k, h)):
				c.Head, c.Deprel = i+1, "nsubj"
			case k > h+1 && c.UPOS == "VERB" && c.XPOS == "VBP" && c.Deprel == "acl:relcl" && toks[k-1].Lemma == "that" && toks[k-1].Head == k+1 && toks[k-1].Deprel == "nsubj" && c.Head > 0 && toks[c.Head-1].Head == h+1:
				c.UPOS, c.XPOS, c.Deprel, c.Head = "NOUN", "NN", "nsubj", i+1
				toks[k-1].UPOS, toks[k-1].XPOS, toks[k-1].Deprel, toks[k-1].Head = "SCONJ", "IN", "mark", i+1
				for m := range toks {
					if toks[m].Head == k+1 && toks[m].Deprel == "obl" {
						toks[m].Deprel = "nmod"
					}
				}
			default:
				continue
			}
			break
		}
	}
}

// subjectAfter says whether a verb has another subject behind token k.
func subjectAfter(toks []news.Token, k, verb int) bool {
	for i := k + 1; i < verb; i++ {
		if toks[i].Head == verb+1 && toks[i].Deprel == "nsubj" {
			return true
		}
	}
	return false
}

// hasSubject says whether a clause has a subject.
func hasSubject(toks []news.Token, i int) bool {
	return has(toks, i, "nsubj") || has(toks, i, "nsubj:pass") || has(toks, i, "csubj") || has(toks, i, "expl")
}

// comma says whether one stands between two tokens.
func comma(toks []news.Token, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if toks[k].Form == "," {
			return true
		}
	}
	return false
}
