package spelling

import "slices"

// Values of two words' agreement.
const (
	equal     = 100
	spelled   = 90 // at the threshold of the same; more above it
	shortForm = 88 // forms of one name in names-short.txt
	perhaps   = 50 // at the threshold of possibly
	faint     = 30 // from the threshold of faint on: counts beside better ones only
	byInitial = 60
)

// word says how far two words agree, 0 to 100, and how.
func (m *Matcher) word(x, y *token, sc *scratch) (int32, how) {
	if x.word == y.word {
		return equal, equally
	}
	if x.initial != y.initial {
		if x.script == y.script && x.letters[0] == y.letters[0] {
			return byInitial, byInitials
		}
		return 0, notAtAll
	}
	if x.script < 0 || y.script < 0 || x.initial {
		return 0, notAtAll
	}
	if x.script != 0 {
		x, y = y, x
	}
	if x.script != 0 {
		return m.otherScripts(x, y, sc), byScript
	}
	s := &m.scripts[y.script]
	value := int32(0)
	if y.script != 0 || x.tally.alike(y.tally) {
		value = s.value(x, y, sc, s.possibly)
	}
	if y.script != 0 {
		if y.rest != nil {
			value = max(value, m.scripts[y.script].value(x, y.rest, sc, s.possibly))
		}
		return value, byScript
	}
	if value < shortForm && meet(x.groups, y.groups) {
		return shortForm, byShortForm
	}
	if value < perhaps && x.tally.near(y.tally) {
		if near := damaged(x.letters, y.letters); near > 0 {
			return near, byDamage
		}
	}
	return value, bySpelling
}

// damaged gives a value to two words that differ by one letter, or two in long
// words, whatever the letters: a slip, or a copy that lost one.
func damaged(x, y []rune) int32 {
	long := max(len(x), len(y))
	if long < 5 || len(x)-len(y) > 2 || len(y)-len(x) > 2 {
		return 0
	}
	switch d := distance(x, y); {
	case d == 1:
		return perhaps + 15
	case d == 2 && long >= 7:
		return perhaps + 5
	}
	return 0
}

// distance is the number of letters inserted, dropped, changed or swapped with
// the next between x and y, of which neither is above maxToken letters.
func distance(x, y []rune) int {
	var rows [3][maxToken + 1]int
	for j := range len(y) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		now, last, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j-1]+cost, last[j]+1, now[j-1]+1)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
	}
	return rows[len(x)%3][len(y)]
}

// value is how far Latin x agrees with y, which is in script s; 0 where that is
// below a weight of least a letter.
func (s *script) value(x, y *token, sc *scratch, least int32) int32 {
	n := int32(len(x.letters) + len(y.letters))
	if y.script == 0 && slices.Compare(x.letters, y.letters) > 0 {
		x, y = y, x // one answer, whichever comes first
	}
	first := &x.first
	if y.script == 0 {
		if d := len(x.letters) - len(y.letters); d > band || d < -band || !s.table.mayBegin(x.letters[0], y.letters[0]) {
			return 0
		}
	} else {
		sc.x = sc.x.cut(&s.table.x, x.letters, maxX)
		first = &sc.x
	}
	w := 2 * s.table.score(first, &y.second, sc, least*n/2)
	switch {
	case w >= s.same*n:
		return min(equal-1, spelled+(w-s.same*n)/n)
	case w >= s.possibly*n:
		return perhaps + (spelled-perhaps)*(w-s.possibly*n)/((s.same-s.possibly)*n+1)
	case w >= least*n && w >= s.faint*n:
		return faint + (perhaps-faint)*(w-s.faint*n)/((s.possibly-s.faint)*n+1)
	}
	return 0
}

// otherScripts says how far two words agree of which neither is in Latin
// letters: the one in Latin letters, each by the likeliest, with the other; in
// one script, also where a letter or two differ.
func (m *Matcher) otherScripts(x, y *token, sc *scratch) int32 {
	if y.script < x.script || y.script == x.script && y.word < x.word {
		x, y = y, x // one answer, whichever comes first
	}
	if x.script == y.script {
		if near := damaged(x.letters, y.letters); near > 0 {
			return near
		}
	}
	latin := token{letters: []rune(m.plainLatin(x.letters))}
	if len(latin.letters) == 0 || len(latin.letters) > maxToken {
		return 0
	}
	s := &m.scripts[y.script]
	return s.value(&latin, y, sc, s.possibly)
}

// meet says whether two rising lists share a number.
func meet(a, b []uint16) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return true
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return false
}
