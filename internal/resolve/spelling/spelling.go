// Package spelling says whether two written names can be one person's: two
// strings go in, same, possibly or different comes out, with a score and the
// reasons in words.
//
//	r := spelling.Compare("Aliaksandr Lukashenka", "Loukachenko")
//	r.Verdict // possibly: the second lacks a given name
//
// The words of the two names are aligned in any order. How well two words
// agree is read from tables of how chunks of letters are spelled in another
// romanisation or script, learned from Wikidata's names or written by hand
// (names-translit-*);
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

// MayScore says whether two names can have a score of least (hundredths) or more.
// It is no for most names that cannot, at a fraction of what Verdict takes: names of
// equally many words have that score only where each word of the one has a partner
// in the other, of which none lacks more than all may lack together. What it cannot
// tell fast it leaves to Verdict.
func (m *Matcher) MayScore(a, b *Name, least int) bool {
	n := len(a.tokens)
	each := int32(n*least - 100*(n-1))
	if n != len(b.tokens) || n == 0 || each <= perhaps+15 { // one or two wrong letters may do
		return true
	}
	for _, name := range []*Name{a, b} {
		for i := range name.tokens {
			if t := &name.tokens[i]; t.script != 0 || t.initial {
				return true
			}
		}
	}
	s := &m.scripts[0]
	weight := s.possibly + (s.same-s.possibly)*(min(each, spelled)-perhaps)/(spelled-perhaps)
	sc := m.rooms.Get().(*scratch)
	defer m.rooms.Put(sc)
	for i := range a.tokens {
		x := &a.tokens[i]
		if !slices.ContainsFunc(b.tokens, func(y token) bool {
			return x.word == y.word || each <= shortForm && meet(x.groups, y.groups) ||
				x.tally.alike(y.tally) && s.value(x, &y, sc, weight-1) > 0 ||
				m.after(x, &y, sc) > 0 || m.after(&y, x, sc) > 0
		}) {
			return false
		}
	}
	return true
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
