// Package spelling says whether two written names can be one person's: two
// strings go in, same, possibly or different comes out, with a score and the
// reasons in words.
//
//	r := spelling.Compare("Aliaksandr Lukashenka", "Loukachenko")
//	r.Verdict // possibly: the second lacks a given name
//
// The words of the two names are aligned in any order. How well two words
// agree is read from tables of how chunks of letters are spelled in another
// romanisation or script, learned from Wikidata's names (names-translit-*);
// so a script is added as data. Particles may be missing, initials stand for
// names, patronymics may be left out. Only the spelling is looked at: who bears
// a name is the resolver's question.
package spelling

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"dateline/data"
)

// Verdict is the answer.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "same"
	Possibly  Verdict = "possibly"
	Different Verdict = "different"
)

// Result is a verdict with its grounds.
type Result struct {
	Verdict Verdict `json:"verdict"`
	// Score is between 0 and 1: how far the words of the names agree.
	Score   float64  `json:"score"`
	Reasons []string `json:"reasons"`
}

// Matcher compares names. It is read-only and safe for concurrent use.
type Matcher struct {
	scripts []script
	words   words
	common  map[string]bool
	short   map[string][]uint16
	// latin gives a letter of another script the Latin ones that stand for it
	// most.
	latin map[rune]string
	rooms sync.Pool
}

// New gives the matcher with the embedded tables, which are loaded once.
var New = sync.OnceValues(func() (*Matcher, error) { return Load(data.FS) })

// Load reads the tables and lists from fsys.
func Load(fsys fs.FS) (*Matcher, error) {
	m := &Matcher{common: map[string]bool{}, latin: map[rune]string{}, rooms: sync.Pool{New: func() any { return &scratch{} }}}
	var err error
	if m.scripts, err = loadScripts(fsys); err != nil {
		return nil, err
	}
	for i := range m.scripts[1:] {
		m.scripts[i+1].table.likeliest(m.latin)
	}
	if m.words, err = loadWords(fsys); err != nil {
		return nil, err
	}
	rows, err := tabbed(fsys, "names-common.txt", 1)
	if err != nil {
		return nil, err
	}
	for _, col := range rows {
		m.common[Normal(col[0])] = true
	}
	if rows, err = tabbed(fsys, "names-short.txt", 1); err != nil {
		return nil, err
	}
	m.short = map[string][]uint16{}
	for i, col := range rows {
		for _, w := range strings.Fields(col[0]) {
			w = Normal(w)
			m.short[w] = append(m.short[w], uint16(i))
		}
	}
	return m, nil
}

// Compare compares two names with the embedded tables. Where those cannot be
// read, only equal names are the same, and the reason says so.
func Compare(a, b string) Result {
	m, err := New()
	if err != nil {
		v := Different
		if a == b {
			v = Same
		}
		return Result{Verdict: v, Reasons: []string{err.Error()}}
	}
	return m.Compare(a, b)
}

// Compare compares two names.
func (m *Matcher) Compare(a, b string) Result {
	return m.CompareNames(m.Prepare(a), m.Prepare(b))
}

// CompareNames compares two names that were made ready.
func (m *Matcher) CompareNames(a, b *Name) Result {
	var c comparison
	m.compare(&c, a, b)
	return Result{c.verdict, float64(c.score) / 100, c.reasons()}
}

// Verdict is CompareNames without the reasons, for many pairs: the verdict and
// the score in hundredths.
func (m *Matcher) Verdict(a, b *Name) (Verdict, int) {
	var c comparison
	m.compare(&c, a, b)
	return c.verdict, int(c.score)
}

// Likeliest gives the place of the word of full that is likest to the single
// word of one, and how like it is, in hundredths; -1 where none is.
func (m *Matcher) Likeliest(one, full *Name) (at, value int) {
	at = -1
	if len(one.tokens) != 1 {
		return at, 0
	}
	sc := m.rooms.Get().(*scratch)
	defer m.rooms.Put(sc)
	for j := range full.tokens {
		if full.tokens[j].initial {
			continue
		}
		if v, _ := m.word(&one.tokens[0], &full.tokens[j], sc); int(v) > value {
			at, value = j, int(v)
		}
	}
	return at, value
}

// pairing is one word of the first name with its best partner in the second.
type pairing struct {
	i, j  int
	value int32 // 0 to 100
	how   how
}

// how is the way in which two words agree.
type how uint8

// The ways.
const (
	notAtAll how = iota
	equally
	byInitials
	bySpelling
	byScript
	byShortForm
	writtenTogether
	byDamage
)

// comparison is two names being compared.
type comparison struct {
	a, b    *Name
	room    [maxTokens]pairing
	pairs   []pairing
	roomA   [maxTokens]int
	roomB   [maxTokens]int
	onlyA   []int // words without partner
	onlyB   []int
	verdict Verdict
	score   int32 // 0 to 100
	why     string
	one     bool // the names were compared as one word each
}

func (m *Matcher) compare(c *comparison, a, b *Name) {
	c.a, c.b = a, b
	c.pairs, c.onlyA, c.onlyB = c.room[:0], c.roomA[:0], c.roomB[:0]
	if len(a.tokens) == 0 || len(b.tokens) == 0 {
		c.verdict, c.why = Different, "one of the names holds no letters"
		return
	}
	sc := m.rooms.Get().(*scratch)
	if !m.whole(c, sc) {
		m.align(c, sc)
	}
	m.rooms.Put(sc)
	c.judge()
}

// align pairs the words of the two names: those that are equal, then the best
// agreement first, then words that one name writes together and the other
// apart.
func (m *Matcher) align(c *comparison, sc *scratch) {
	var usedA, usedB [maxTokens]bool
	equals(c, &usedA, &usedB, c.a.comma && c.b.comma)
	equals(c, &usedA, &usedB, false)
	m.others(c, sc, &usedA, &usedB)
	before := len(c.pairs)
	m.together(c, sc, c.a, c.b, &usedA, &usedB, false)
	m.together(c, sc, c.b, c.a, &usedB, &usedA, true)
	if len(c.pairs) > before {
		slices.SortStableFunc(c.pairs, func(p, q pairing) int { return int(q.value - p.value) })
	}
	if m.faintly(c, sc, &usedA, &usedB) {
		slices.SortStableFunc(c.pairs, func(p, q pairing) int { return int(q.value - p.value) })
	}
	c.onlyA, c.onlyB = left(c.onlyA, len(c.a.tokens), &usedA), left(c.onlyB, len(c.b.tokens), &usedB)
}

// left appends the words that have no partner.
func left(only []int, n int, used *[maxTokens]bool) []int {
	for i := range n {
		if !used[i] {
			only = append(only, i)
		}
	}
	return only
}

// faintly pairs the last word of one name with a word of the other that is only
// somewhat like it, where a rare word of both agrees or two do.
func (m *Matcher) faintly(c *comparison, sc *scratch, usedA, usedB *[maxTokens]bool) bool {
	full, rare := 0, 0
	for _, p := range c.pairs {
		if p.value >= shortForm {
			full++
			if !c.a.tokens[p.i].common && !c.b.tokens[p.j].common {
				rare++
			}
		}
	}
	leftA, leftB := 0, 0
	for i := range c.a.tokens {
		if !usedA[i] {
			leftA++
		}
	}
	for j := range c.b.tokens {
		if !usedB[j] {
			leftB++
		}
	}
	if min(leftA, leftB) != 1 || rare == 0 && full < 2 {
		return false
	}
	s := &m.scripts[0]
	best := pairing{value: faint - 1, how: bySpelling}
	for i := range c.a.tokens {
		for j := range c.b.tokens {
			x, y := &c.a.tokens[i], &c.b.tokens[j]
			if usedA[i] || usedB[j] || x.script != 0 || y.script != 0 || x.initial || y.initial || !x.tally.alike(y.tally) {
				continue
			}
			if v := s.value(x, y, sc, s.faint); v > best.value {
				best.i, best.j, best.value = i, j, v
			}
		}
	}
	if best.value < faint {
		return false
	}
	usedA[best.i], usedB[best.j] = true, true
	c.pairs = append(c.pairs, best)
	return true
}

// equals pairs words that are equal; with sides only where both stand on one
// side of their commas.
func equals(c *comparison, usedA, usedB *[maxTokens]bool, sides bool) {
	for i := range c.a.tokens {
		x := &c.a.tokens[i]
		for j := range c.b.tokens {
			y := &c.b.tokens[j]
			if usedA[i] || usedB[j] || x.word != y.word || sides && x.family != y.family {
				continue
			}
			usedA[i], usedB[j] = true, true
			c.pairs = append(c.pairs, pairing{i, j, equal, equally})
		}
	}
}

// others pairs the words that are left, the best agreement first.
func (m *Matcher) others(c *comparison, sc *scratch, usedA, usedB *[maxTokens]bool) {
	var room [maxTokens * maxTokens]pairing
	found := room[:0]
	for i := range c.a.tokens {
		for j := range c.b.tokens {
			if usedA[i] || usedB[j] {
				continue
			}
			if v, how := m.word(&c.a.tokens[i], &c.b.tokens[j], sc); v > 0 {
				found = append(found, pairing{i, j, v, how})
			}
		}
	}
	for {
		best, top := -1, int32(0)
		for k, p := range found {
			v := 2 * p.value
			if usedA[p.i] || usedB[p.j] {
				continue
			}
			if c.a.comma && c.b.comma && c.a.tokens[p.i].family != c.b.tokens[p.j].family {
				v--
			}
			if v > top {
				best, top = k, v
			}
		}
		if best < 0 {
			return
		}
		p := found[best]
		usedA[p.i], usedB[p.j] = true, true
		c.pairs = append(c.pairs, p)
	}
}

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
