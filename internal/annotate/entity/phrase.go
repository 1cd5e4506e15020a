package entity

import "dateline/internal/news"

// phraseAfter reads the noun phrase that begins at token k: its head, and the
// token after what follows it up to the next mark. ok is false where a verb
// stands before that mark.
func (s *sentence) phraseAfter(k int) (head, end int, ok bool) {
	head = -1
	for ; k < len(s.toks); k++ {
		switch s.toks[k].UPOS {
		case "NOUN", "PROPN":
			head = k
			continue
		case "DET", "ADJ", "NUM", "PRON", "PART", "ADV":
			if head < 0 || s.toks[k].UPOS == "PART" || s.toks[k].UPOS == "ADJ" {
				if s.toks[k].UPOS == "PART" {
					head = -1
				}
				continue
			}
		case "VERB":
			if x := s.toks[k].XPOS; head < 0 && (x == "VBN" || x == "VBG") {
				continue
			}
		case "PUNCT":
			if s.toks[k].Form == "-" {
				continue
			}
		case "CCONJ":
			if head >= 0 && k+1 < len(s.toks) && s.toks[k+1].UPOS == "NOUN" {
				return s.closePhrase(head, k)
			}
		}
		break
	}
	if head < 0 {
		return -1, k, false
	}
	return s.closePhrase(head, k)
}

// closePhrase runs from token k to the next mark or verb.
func (s *sentence) closePhrase(head, k int) (int, int, bool) {
	for ; k < len(s.toks); k++ {
		switch s.toks[k].UPOS {
		case "PUNCT":
			if s.toks[k].Form != "-" {
				return head, k, true
			}
		case "AUX", "SCONJ":
			return head, k, false
		case "PRON":
			if w := s.low(k); w == "who" || w == "which" || w == "that" {
				return head, k, true
			}
		case "VERB":
			switch s.toks[k].XPOS {
			case "VBD", "VBZ", "VBP", "VB", "MD":
				return head, k, false
			}
		}
	}
	return head, k, true
}

// maxItem bounds the words of one item of a list.
const maxItem = 8

// listed says whether what looks like an apposition, which ends at token k, is
// one item of a list ("Kern, her husband, Holm and another woman").
func (s *sentence) listed(k int) bool {
	if s.low(k) != "," || k+1 >= len(s.toks) {
		return false
	}
	switch s.toks[k+1].UPOS {
	case "PROPN", "DET", "NOUN", "PRON":
	default:
		return false
	}
	for t := k + 1; t < len(s.toks) && t <= k+maxItem; t++ {
		switch s.toks[t].UPOS {
		case "VERB", "AUX":
			return false
		case "CCONJ":
			return true
		}
	}
	return false
}

// plural says whether a noun is in the plural.
func plural(tok *news.Token) bool { return tok.XPOS == "NNS" || tok.XPOS == "NNPS" }

// phraseStart gives the first token of the noun phrase whose head (or the
// first word of whose head) is token k: its nearest modifiers before it.
func (s *sentence) phraseStart(k int) int {
	lo := k
	for lo > 0 {
		p := lo - 1
		if s.toks[p].UPOS == "PART" && p > 0 {
			p-- // "Latvia's"
		}
		h := int(s.head[p])
		if h <= p || h > k+2 {
			break
		}
		switch s.rel(p) {
		case "det", "amod", "compound", "nummod", "nmod", "case", "punct", "flat", "advmod", "conj", "cc":
		default:
			return lo
		}
		if s.rel(p) == "case" && s.toks[p].UPOS != "PART" {
			return lo
		}
		lo = p
	}
	for lo < k && (s.toks[lo].UPOS == "PUNCT" || s.toks[lo].UPOS == "CCONJ") {
		lo++
	}
	return lo
}

// negated says whether a predicate is denied, asked or only possible.
func (s *sentence) negated(h int) bool {
	for c := s.first[h]; c >= 0; c = s.next[c] {
		switch w := s.lemma(int(c)); s.toks[c].Deprel {
		case "advmod", "det":
			if w == "not" || w == "n't" || w == "no" || w == "never" {
				return true
			}
		case "mark":
			if w == "if" || w == "whether" {
				return true
			}
		case "aux":
			if w != "have" {
				return true
			}
		}
	}
	return false
}
