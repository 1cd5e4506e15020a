package figure

import (
	"strings"

	"dateline/internal/news"
)

// phrase is a noun phrase: words [from, to), without its determiner; head is
// the last noun of its first part ("loans" of "loans from Russia").
type phrase struct {
	from, to, head int
}

// ok says that there is one.
func (ph phrase) ok() bool { return ph.to > ph.from }

// widest is how many words a noun phrase is looked for.
const widest = 14

// nounAfter reads the noun phrase that starts at word k, with the phrases
// that "of", "from", "in" and the like add to it.
func (p *parser) nounAfter(k int) phrase {
	ph := p.nounGroup(p.skipDet(k))
	if !ph.ok() {
		return ph
	}
	for range 3 {
		ext := p.extension(ph)
		if ext == 0 {
			break
		}
		ph.to = ext
	}
	return ph
}

// skipDet passes determiners, possessive pronouns and "more", "other".
func (p *parser) skipDet(k int) int {
	for n := 0; n < 3 && (p.has(k, cDet) || p.is(k, "same") || p.is(k, "own")); n++ {
		k++
	}
	return k
}

// nounGroup reads adjectives and nouns from word k on.
func (p *parser) nounGroup(k int) phrase {
	from, head := k, -1
	j := k
	for ; j < len(p.ws) && j < k+widest; j++ {
		if j > k && !p.sameSent(j, k) {
			break
		}
		if !p.inGroup(j, head) {
			break
		}
		if p.nominal(j) {
			head = j
		}
	}
	if head < 0 {
		return phrase{}
	}
	for head+2 < j && p.hyphen(head+1) { // cut at a hyphen: keep what follows
		break
	}
	for p.kind(from) == mark && from < head {
		from++
	}
	return phrase{from, head + 1, head}
}

// nominal says that word j can be the head of a noun phrase.
func (p *parser) nominal(j int) bool {
	if p.kind(j) != letters || p.own(j) || p.ws[j].quant {
		return false
	}
	switch p.at(j) {
	case posNoun, posProper:
		return true
	case posVerb, posAdj: // a tagger's slip: "strikes", "detained"
		return p.has(j, cPeople|cPerson)
	}
	return p.has(j, cPeople|cPerson) && p.at(j) != posPron
}

// own says that word j is the "s" of an owner ("Lukashenka's").
func (p *parser) own(j int) bool {
	return p.is(j, "s") && p.tight(j-1) && (p.str(j-1) == "'" || p.str(j-1) == "’")
}

// inGroup says that word j goes on a group of adjectives and nouns.
func (p *parser) inGroup(j, head int) bool {
	if p.inTime(j) || p.ws[j].quant {
		return false
	}
	if p.kind(j) == mark {
		return p.groupMark(j, head)
	}
	if p.own(j) {
		return true
	}
	if p.has(j, cStop) && p.at(j) != posNoun && p.at(j) != posProper {
		return (head < 0 || p.hyphen(j-1) || p.origins(j)) && (p.is(j, "and") || p.is(j, "or")) && p.joins(j)
	}
	switch p.at(j) {
	case posNoun, posProper:
		return !(head >= 0 && p.has(j, cDet))
	case posAdj:
		return head < 0 || p.nominal(j) || p.at(j+1) == posNoun && p.tightGroup(j)
	case posVerb: // "disputed", "leading"
		return head < 0 && p.participle(j) && (p.at(j+1) == posNoun || p.at(j+1) == posAdj || p.at(j+1) == posProper) || head < 0 && p.has(j, cPeople)
	case posAdv:
		return head < 0 && (p.at(j+1) == posAdj || p.participle(j+1))
	case posNum:
		return head < 0 && p.hyphen(j+1)
	case posDet, posPron:
		return false
	}
	return p.has(j, cPeople|cPerson)
}

// tightGroup says that an adjective after a noun belongs to a name or compound.
func (p *parser) tightGroup(j int) bool { return p.hyphen(j-1) || p.own(j-1) }

// groupMark says that the mark at word j lies within a noun phrase: a hyphen
// between words, an apostrophe, quotation marks and brackets around a word.
func (p *parser) groupMark(j, head int) bool {
	switch s := p.str(j); s {
	case "'", "’":
		return p.tight(j-1) && (p.own(j+1) || head >= 0 && (p.at(j+1) == posNoun || p.at(j+1) == posAdj)) || head < 0
	case "[", "]", "\"", "“", "‘", "`":
		return p.at(j+1) == posNoun || p.at(j+1) == posAdj || p.at(j+1) == posProper
	case "”":
		return head < 0 || p.at(j+1) == posNoun
	case ".":
		return p.tight(j-1) && p.capital(j-1) && len(p.str(j-1)) <= 3 && (p.at(j+1) == posNoun || p.at(j+1) == posProper || p.at(j+1) == posAdj) && p.sameSent(j, j+1)
	case ",":
		return head < 0 && p.at(j-1) == posAdj && p.at(j+1) == posAdj
	}
	return p.hyphen(j) && p.tight(j-1) && (p.tight(j) || p.is(j+1, "and") || p.is(j+1, "or"))
}

// joins says that the "and" at word j joins two adjectives before a noun
// ("Russian and Belarusian troops").
func (p *parser) joins(j int) bool {
	a, b := p.at(j-1), p.at(j+1)
	return p.hyphen(j-1) || a == posAdj && b == posAdj || a == posProper && b == posProper || p.origins(j)
}

// origins says that the "and" at word j joins two words for peoples before a
// noun, whatever a tagger takes them for ("Russian and Belarusian troops").
func (p *parser) origins(j int) bool {
	for _, k := range []int{j - 1, j + 1} {
		if name := p.nameAt(k); name == nil || name.Kind != news.Demonym || p.plural(k) {
			return false
		}
	}
	return p.at(j+2) == posNoun || p.at(j+2) == posAdj
}

// participle says that word j has the form of a participle.
func (p *parser) participle(j int) bool {
	s := p.str(j)
	return strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "ing") || strings.HasSuffix(s, "en")
}

// extension gives the end of the phrase that a preposition adds to ph, 0 if
// there is none.
func (p *parser) extension(ph phrase) int {
	k := ph.to
	if p.str(k) == "”" || p.str(k) == "\"" || p.str(k) == "]" {
		k++
	}
	if !p.has(k, cPrep) || !p.sameSent(k, ph.from) {
		return 0
	}
	switch p.str(k) {
	case "of", "from", "in", "for", "to", "against", "between", "among", "on", "at", "with", "inside", "across", "near", "within":
	default:
		return 0
	}
	if p.is(k, "to") && (p.at(k+1) == posVerb || p.at(k+1) == posAux || p.has(k+1, cVerb)) {
		return 0
	}
	from := p.skipDet(k + 1)
	if from < len(p.ws) && (p.inTime(from) || p.kind(from) == digits) {
		return 0
	}
	obj := p.nounGroup(from)
	if !obj.ok() {
		return 0
	}
	if p.is(k, "between") && p.is(obj.to, "and") {
		if more := p.nounGroup(p.skipDet(obj.to + 1)); more.ok() {
			return more.to
		}
	}
	return obj.to
}

// nounBefore reads the noun phrase whose last word is e, with what it is part
// of: of "the cost of the line" at "line", all of it.
func (p *parser) nounBefore(e int) phrase {
	ph := p.groupBefore(e)
	for n := 0; ph.ok() && n < 3; n++ {
		k := ph.from - 1
		for n := 0; n < 3 && p.has(k, cDet); n++ {
			k--
		}
		if !p.has(k, cPrep) || !p.sameSent(k, e) || p.at(k) == posVerb {
			break
		}
		prev := p.groupBefore(k - 1)
		if !prev.ok() || p.inTime(k-1) {
			break
		}
		ph.from, ph.head = prev.from, prev.head
	}
	return ph
}

// groupBefore reads the adjectives and nouns that end with word e.
func (p *parser) groupBefore(e int) phrase {
	if e >= 0 && (p.str(e) == "”" || p.str(e) == "\"" || p.str(e) == "]") {
		e--
	}
	if !p.nominal(e) && !p.own(e) || p.inTime(e) {
		return phrase{}
	}
	from := e
	for k := e - 1; k >= 0 && k > e-widest && p.sameSent(k, e); k-- {
		if p.inTime(k) || p.ws[k].quant {
			break
		}
		if p.kind(k) == mark {
			if p.hyphen(k) && p.tight(k-1) && p.tight(k) || (p.str(k) == "'" || p.str(k) == "’") && p.own(k+1) ||
				p.str(k) == "." && p.tight(k-1) && p.capital(k-1) && len(p.str(k-1)) <= 2 {
				continue
			}
			break
		}
		if p.has(k, cStop|cDet) && p.at(k) != posNoun && p.at(k) != posProper || p.has(k, cPrep) && p.at(k) != posNoun {
			break
		}
		switch p.at(k) {
		case posNoun, posProper, posAdj, posNum, posPart:
			if p.has(k, cCard|cHundred|cScale) || p.kind(k) == digits {
				break
			}
			from = k
			continue
		case posVerb:
			if p.participle(k) && (p.has(k-1, cDet) || p.at(k-1) == posAdj) {
				from = k
				continue
			}
		}
		break
	}
	return phrase{from, e + 1, e}
}

// span gives the words of a noun phrase.
func (p *parser) span(ph phrase) *news.TextSpan {
	if !ph.ok() {
		return nil
	}
	s := news.Span{Start: news.Byte(p.ws[ph.from].start), End: news.Byte(p.ws[ph.to-1].end)}
	return &news.TextSpan{Text: s.In(p.text), Span: s}
}
