package entity

import "dateline/internal/news"

// The signs by which a candidate for "he" or "she" is judged.
const (
	sameSentence = iota // its last mention stands in the pronoun's sentence
	oneBack
	twoBack
	threeBack
	asSubject // its last mention is a subject
	asObject
	asOblique
	asModifier
	asPossessor
	asOther
	sameRelation // pronoun and mention have one relation
	byPronoun    // its last mention is a pronoun
	byNominal
	sexKnown   // its sex is known, and fits
	oftenNamed // once for each mention so far, at most maxCount times
	acrossQuote
	latest // no candidate was mentioned later
	second
	earlier
	farAbove // its mention is the subject of a clause two or more above
	sameClause
	wasSubject // it was a subject in this sentence or the one before
	pronounHere
	sameParagraph
	ownerSubject // the pronoun is a possessive, its mention its clause's subject
	ownerObject
	mostNamed // no candidate has more mentions so far
	subjectAgain
	pronounNear
	subjectAbove // its mention is the subject of the clause above ("X said he")
	objectAbove  // its mention is another part of the clause above
	ownerFar
	otherQuote
	intoQuote
	signs
)

// signWeights are hundredths of the logarithm of the odds, learned as a
// softmax over the candidates of a pronoun, from the training part of GUM (open
// texts, CC BY 4.0) and from ECB+ (CC BY 3.0), read by the pipeline.
var signWeights = [signs]int{
	sameSentence: 91, oneBack: 3, twoBack: -37, threeBack: -92,
	asSubject: 14, asObject: -2, asOblique: 5, asModifier: -55, asPossessor: -19, asOther: 45,
	sameRelation: 72, byPronoun: 51, byNominal: 16, sexKnown: 67, oftenNamed: 4,
	acrossQuote: -98, latest: 32, second: -15, earlier: -34, farAbove: -59, sameClause: 8,
	wasSubject: 54, pronounHere: -68, sameParagraph: 101, ownerSubject: 50, ownerObject: -27,
	mostNamed: 85, subjectAgain: 5, pronounNear: 28, subjectAbove: -3, objectAbove: 120,
	ownerFar: -16, otherQuote: 34, intoQuote: -46,
}

// margin is by how much the best candidate must outweigh the next: among the
// examples that the weights were learned from, in five parts by document, 92
// of 100 links above it are right.
const margin = 90

// maxCount bounds the mentions that count, maxClimb the clauses that are
// climbed.
const (
	maxCount = 8
	maxClimb = 8
)

// weigh sums the signs of candidate n for the pronoun at token k of sentence i.
func (r *reader) weigh(i, k int, sex byte, all []candidate, n int) int {
	c := &all[n]
	m := c.m
	s, t := &r.sents[i], &r.sents[m.sent]
	e := r.ents[c.ent]
	rel := t.rel(m.head)
	owner := s.toks[k].XPOS == "PRP$"
	sum := signWeights[sameSentence+min(i-m.sent, 3)] + signWeights[latest+min(n, 2)] + signWeights[relationSign(t, m.head)] +
		signWeights[oftenNamed]*min(e.count, maxCount) + r.quoteSigns(s, t, k, m.head)
	on := func(sign int, yes bool) {
		if yes {
			sum += signWeights[sign]
		}
	}
	pronoun := m.form == news.ByPronoun
	on(sameRelation, s.toks[k].Deprel == t.toks[m.head].Deprel)
	on(byPronoun, pronoun)
	on(byNominal, m.form == news.ByNominal)
	on(sexKnown, e.sex == sex)
	on(wasSubject, c.subject)
	on(pronounHere, pronoun && m.sent == i)
	on(pronounNear, pronoun && i-m.sent <= 1)
	on(sameParagraph, s.para == t.para)
	on(mostNamed, r.mostNamed(all, e.count))
	on(subjectAgain, s.rel(k) == "nsubj" && rel == "nsubj" && m.sent == i-1)
	on(ownerFar, owner && rel == "nsubj" && m.sent < i)
	if m.sent != i {
		return sum
	}
	if owner && s.togetherWith(k, m.head) {
		return sum + sure
	}
	v, w := s.verb(k), s.verb(m.head)
	if v >= 0 && v == w {
		on(sameClause, true)
		on(ownerSubject, owner && rel == "nsubj")
		on(ownerObject, owner && rel == "obj")
	}
	up := v
	for step := 0; up >= 0 && step < maxClimb; step++ {
		if up == w && step > 0 {
			on(subjectAbove, rel == "nsubj" && step == 1)
			on(farAbove, rel == "nsubj" && step > 1)
			on(objectAbove, rel != "nsubj" && step == 1)
			break
		}
		up = int(s.head[up])
	}
	return sum
}

// sure outweighs all signs.
const sure = 1000

// togetherWith says whether the possessive at token k belongs to a noun that
// "and" joins to the mention at token h ("Orlov and his wife").
func (s *sentence) togetherWith(k, h int) bool {
	noun := int(s.head[k])
	return noun > h && s.rel(noun) == "conj" && int(s.head[noun]) == h
}

// relationSign gives the sign of the relation of token k.
func relationSign(s *sentence, k int) int {
	switch s.rel(k) {
	case "nsubj":
		return asSubject
	case "obj", "iobj":
		return asObject
	case "obl":
		return asOblique
	case "nmod":
		if s.toks[k].Deprel == "nmod:poss" {
			return asPossessor
		}
		return asModifier
	}
	return asOther
}

// quoteSigns weighs whether the pronoun at token k of s and the mention at
// token h of t stand in the same speech.
func (r *reader) quoteSigns(s, t *sentence, k, h int) int {
	switch in, out := s.said[k], t.said[h]; {
	case in >= 0 && out < 0:
		return signWeights[acrossQuote] + signWeights[intoQuote]
	case in < 0 && out >= 0:
		return signWeights[acrossQuote]
	case in >= 0 && in != out:
		return signWeights[otherQuote]
	}
	return 0
}

// mostNamed says whether no candidate has more mentions than count.
func (r *reader) mostNamed(all []candidate, count int) bool {
	for x := range all {
		if r.ents[all[x].ent].count > count {
			return false
		}
	}
	return true
}
