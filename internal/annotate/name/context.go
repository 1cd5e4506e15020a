package name

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// ContextsFile is where the patterns lie in data.FS.
const ContextsFile = "en/names-contexts.txt"

// weightKinds are the kinds that words around a name can speak for.
var weightKinds = [...]news.NameKind{news.Person, news.Organisation, news.Place, news.Country, news.Demonym, news.OtherName}

// Places of weightKinds in weights.
const (
	forPerson = iota
	forOrganisation
	forPlace
	forCountry
	forDemonym
	forOther // ships and the like
)

// weights is how much speaks for each of weightKinds, in the file's unit.
type weights [len(weightKinds)]int32

// contexts are the patterns of names-contexts.txt: what stands around a name
// and tells its kind ("the parliament of _", "_ 's shareholders").
type contexts struct {
	sets  map[uint32]bitset // folded word to the sets that hold it
	names map[string]int    // set to its bit
	rules []contextRule
}

// contextRule is one pattern; before stands from the name to the left.
type contextRule struct {
	kind          int
	weight        int32
	before, after []slot
}

// slot is one word of a pattern: any of a set, or none of it.
type slot struct {
	set bitset
	not bool
}

// bitset is up to maxSets sets and single words of the file.
type bitset [2]uint64

// maxSets is the number of bits of a bitset.
const maxSets = 128

func (b bitset) or(o bitset) bitset  { return bitset{b[0] | o[0], b[1] | o[1]} }
func (b bitset) meets(o bitset) bool { return b[0]&o[0]|b[1]&o[1] != 0 }
func (b bitset) empty() bool         { return b[0]|b[1] == 0 }

// bitAt is the set with one bit.
func bitAt(at int) (b bitset) {
	b[at/64] = 1 << (at % 64)
	return b
}

// numbers is the set of all numbers; the other sets have the bits below it.
var numbers = bitAt(maxSets - 1)

// contextReach is the most words that a pattern has on one side of the name.
const contextReach = 5

func loadContexts(fsys fs.FS) (*contexts, error) {
	raw, err := fs.ReadFile(fsys, ContextsFile)
	if err != nil {
		return nil, fmt.Errorf("read words around names: %w", err)
	}
	c := &contexts{sets: map[uint32]bitset{}, names: map[string]int{}}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := c.row(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("read %s: %q: %w", ContextsFile, line, err)
		}
	}
	if len(c.names) >= maxSets {
		return nil, fmt.Errorf("read %s: %d sets and single words, %d is the most", ContextsFile, len(c.names), maxSets-1)
	}
	return c, nil
}

// row enters one line of the file.
func (c *contexts) row(col []string) error {
	if len(col) != 3 {
		return fmt.Errorf("%d columns, want 3", len(col))
	}
	if col[0] == "set" {
		for w := range strings.FieldsSeq(col[2]) {
			c.put(w, "@"+col[1])
		}
		return nil
	}
	r := contextRule{kind: -1}
	for k, kind := range weightKinds {
		if string(kind) == col[0] {
			r.kind = k
		}
	}
	n, err := strconv.Atoi(col[1])
	if err != nil || r.kind < 0 || n < 1 || n > 6 {
		return fmt.Errorf("want a kind and a weight from 1 to 6")
	}
	r.weight = int32(n)
	left, right, ok := strings.Cut(" "+col[2]+" ", " _ ")
	if !ok {
		return fmt.Errorf("no place for the name")
	}
	before := strings.Fields(left)
	for i := len(before) - 1; i >= 0; i-- {
		r.before = append(r.before, c.slot(before[i]))
	}
	for w := range strings.FieldsSeq(right) {
		r.after = append(r.after, c.slot(w))
	}
	if max(len(r.before), len(r.after)) > contextReach {
		return fmt.Errorf("more than %d words on one side", contextReach)
	}
	c.rules = append(c.rules, r)
	return nil
}

// slot reads one word of a pattern.
func (c *contexts) slot(w string) slot {
	if w == "#" {
		return slot{set: numbers}
	}
	w, not := strings.CutPrefix(w, "!")
	if !strings.HasPrefix(w, "@") {
		c.put(w, w)
	}
	return slot{c.bit(w), not}
}

// put enters a word into a set.
func (c *contexts) put(w, set string) {
	h := foldHash(w)
	c.sets[h] = c.sets[h].or(c.bit(set))
}

// bit is the bit of a set, or of a word that stands for itself.
func (c *contexts) bit(name string) bitset {
	at, ok := c.names[name]
	if !ok {
		at = len(c.names)
		c.names[name] = at
	}
	return bitAt(min(at, maxSets-1))
}

// masks are the sets that hold the words on one side of a name, the nearest
// first, as far as the sentence goes.
type masks struct {
	at [contextReach]bitset
	n  int
}

// mask gives the sets that hold a word.
func (c *contexts) mask(w *word) bitset {
	if w.shape == shapeDigit {
		return numbers
	}
	return c.sets[w.hash]
}

// weigh adds to w what the words around tokens [lo, hi) of a sentence say.
func (c *contexts) weigh(w *weights, words []word, lo, hi int) {
	var before, after masks
	for ; before.n < contextReach && lo-1-before.n >= 0; before.n++ {
		before.at[before.n] = c.mask(&words[lo-1-before.n])
	}
	for ; after.n < contextReach && hi+after.n < len(words); after.n++ {
		after.at[after.n] = c.mask(&words[hi+after.n])
	}
	if before.at[0].empty() && after.at[0].empty() {
		return // every pattern has a word beside the name
	}
	for i := range c.rules {
		if r := &c.rules[i]; before.fit(r.before) && after.fit(r.after) {
			w[r.kind] += r.weight
		}
	}
}

// fit says whether the words on one side of a name are those of a pattern.
func (m *masks) fit(slots []slot) bool {
	for k, s := range slots {
		if k >= m.n && s.not {
			continue
		}
		if k >= m.n || m.at[k].meets(s.set) == s.not {
			return false
		}
	}
	return true
}

// holds says whether a word stands in a set of the file.
func (c *contexts) holds(set string, w *word) bool {
	at, ok := c.names["@"+set]
	return ok && c.sets[w.hash].meets(bitAt(at))
}
