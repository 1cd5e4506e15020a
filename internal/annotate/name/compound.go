package name

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// compounds makes one name of two that a hyphen joins, where the first never
// stands alone in the document: "Norland-Weber denied it" is one firm. Countries
// and peoples that are known are two ("the Berlin-Paris train").
func (s *settler) compounds() {
	alone := map[uint32]bool{}
	for i := range s.lines {
		l := &s.lines[i]
		for k := range l.toks {
			if !l.compound(k) {
				alone[l.sh.words[k].hash] = true
			}
		}
	}
	for i := range s.lines {
		l := &s.lines[i]
		for k := range l.toks {
			if l.compound(k) && !alone[l.sh.words[k].hash] {
				l.unite(k, k+3, s.f.r.bits(l.sh.words[k:k+3])&gazPlace != 0)
			}
		}
	}
}

// compound says whether a word with a capital that no list knows, a hyphen and
// another such word stand without blanks from word k on, and nothing else is
// joined to them.
func (l *line) compound(k int) bool {
	if k+2 >= len(l.toks) || l.toks[k+1].Form != "-" || l.toks[k].End != l.toks[k+1].Start || l.toks[k+1].End != l.toks[k+2].Start {
		return false
	}
	if k > 0 && l.toks[k-1].End == l.toks[k].Start || k+3 < len(l.toks) && l.toks[k+3].Form == "-" && l.toks[k+3].Start == l.toks[k+2].End {
		return false
	}
	a, b := &l.sh.words[k], &l.sh.words[k+2]
	return a.shape == shapeCapital && b.shape == shapeCapital && (a.gaz|b.gaz)&(gazPlace|gazDemonym) == 0 && l.sh.mode == running
}

// unite makes one of the names that lie within some words, if there is one: of
// an organisation where either is one, or a place that no list knows and no word
// of place stands before, else of the kind of the first.
func (l *line) unite(lo, hi int, listed bool) {
	at := slices.IndexFunc(l.names, func(n found) bool { return n.lo < hi && n.hi > lo })
	if at < 0 {
		return
	}
	one := l.names[at]
	l.names = slices.DeleteFunc(l.names, func(n found) bool {
		if n.lo >= hi || n.hi <= lo {
			return false
		}
		one.lo, one.hi = min(one.lo, n.lo, lo), max(one.hi, n.hi, hi)
		if n.kind == news.Organisation {
			one.kind = n.kind
		}
		return true
	})
	if one.kind == news.Place && !listed && (one.lo == 0 || !whereabouts[strings.ToLower(l.toks[one.lo-1].Form)]) {
		one.kind = news.Organisation
	}
	l.names = slices.Insert(l.names, at, one)
}

// whereabouts are the words before the name of a place.
var whereabouts = map[string]bool{"in": true, "at": true, "near": true, "of": true, "from": true, "to": true, "towards": true, "outside": true}
