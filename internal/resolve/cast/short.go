package cast

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// fits is how like, in hundredths, a single name must be to the family name of
// a full one to stand for it: spellings of one name.
const fits = 90

// maxDoubts is how many persons a short name is said to be possibly: of more,
// none is worth naming.
const maxDoubts = 5

// shortPersons joins persons of one word ("Orlov") to the full name that they
// are short for, where exactly one person of the reports around has it; then
// those of one word with each other.
func (w *work) shortPersons() {
	var short []int
	for i, b := range w.bearers {
		if b.kind == news.Person && len(b.full) == 0 && w.alone(i) {
			short = append(short, i)
		}
	}
	families := w.families()
	for _, i := range short {
		w.shorten(i, families)
	}
	w.notPersons(short)
	w.shortAlike(short)
}

// alone says whether no bearer of i's set has a full name.
func (w *work) alone(i int) bool {
	return !slices.ContainsFunc(w.forest.members[w.forest.root(i)], func(m int) bool { return len(w.bearers[m].full) > 0 })
}

// family is a full name that can be shortened to one of its words.
type family struct {
	full
	words []int
}

// families lists the full names by the consonants of the words that they can
// be shortened to.
func (w *work) families() map[string][]family {
	out := map[string][]family{}
	for _, f := range w.fulls() {
		p := w.prepare(f.name)
		fam := family{full: f, words: w.callable(p)}
		var keys []string
		for _, at := range fam.words {
			keys = append(keys, p.WordBlocks(at)...)
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			out[k] = append(out[k], fam)
		}
	}
	return out
}

// callable lists the words of a full name by which alone its bearer is called:
// the last; the first too where it is no given name that we know ("Xi
// Jinping"), and the one before the last ("Garcia Marquez").
func (w *work) callable(p *prepared) []int {
	last := p.Family()
	if last < 0 {
		return nil
	}
	out := []int{last}
	for at := range p.Words() {
		if at != last && !w.lex.given[p.Word(at)] && len([]rune(p.Word(at))) > 1 && (at == 0 || at == last-1 && p.Words() > 2) {
			out = append(out, at)
		}
	}
	return out
}

// choice is a set of persons that a short name may stand for.
type choice struct {
	root int
	full
	common []string
}

// shorten joins bearer i to the one person that it can be short for.
func (w *work) shorten(i int, families map[string][]family) {
	b := w.bearers[i]
	choices := w.choices(i, families)
	if len(choices) == 0 {
		return
	}
	near := choices
	if len(choices) > 1 {
		near = w.tell(choices)
	}
	if len(near) == 1 && !w.stranger(i, near[0].root) {
		c := near[0]
		reasons := []string{fmt.Sprintf("%q is short for %q", b.names[0].name, c.name)}
		if len(choices) == 1 {
			reasons = append(reasons, "no other person of the reports around has that name")
		}
		for _, f := range c.common[:min(3, len(c.common))] {
			reasons = append(reasons, "for: "+sayFact(f))
		}
		if w.supported(i, c) && w.link(c.at, i, c.name, b.names[0].name, reasons) {
			return
		}
	}
	if len(choices) > maxDoubts {
		return
	}
	for _, c := range choices {
		w.doubts = append(w.doubts, doubt{c.root, i, []string{fmt.Sprintf("%q may be short for %q", b.names[0].name, c.name)}})
	}
}

// choices lists the sets that bearer i may be short for, in order of their
// roots.
func (w *work) choices(i int, families map[string][]family) []choice {
	b := w.bearers[i]
	var out []choice
	for _, n := range b.names {
		for _, f := range w.longer(n.name, families) {
			if root := w.forest.root(f.at); !slices.ContainsFunc(out, func(c choice) bool { return c.root == root }) {
				out = append(out, choice{root, f, w.shared(root, i)})
			}
		}
	}
	slices.SortFunc(out, func(a, b choice) int { return a.root - b.root })
	return out
}

// longer lists the full names that a name of one word can be short for, worked
// out once a name.
func (w *work) longer(name string, families map[string][]family) []full {
	out, ok := w.long[name]
	if ok {
		return out
	}
	if one := w.prepare(name); one.Words() == 1 {
		for _, k := range one.WordBlocks(0) {
			for _, fam := range families[k] {
				at, value := w.lex.matcher.Likeliest(one.Name, w.prepare(fam.name).Name)
				if value >= fits && slices.Contains(fam.words, at) && !slices.Contains(out, fam.full) {
					out = append(out, fam.full)
				}
			}
		}
	}
	w.long[name] = out
	return out
}

// tell narrows several choices to those of whom the report says what others
// say: a role, a country or a person named beside.
func (w *work) tell(choices []choice) []choice {
	for _, kind := range []string{"role ", "country ", "with "} {
		var out []choice
		for _, c := range choices {
			if slices.ContainsFunc(c.common, func(f string) bool { return strings.HasPrefix(f, kind) }) {
				out = append(out, c)
			}
		}
		if len(out) == 1 {
			return out
		}
	}
	return choices
}

// stranger says whether bearer i's own report names the person in full as
// well, and yet kept the two apart, or says that they are of two countries.
func (w *work) stranger(i, root int) bool {
	b := w.bearers[i]
	if spelling.ManAndWoman(b.names[0].name, w.familyOf(root)) {
		return true
	}
	return b.ent.Kind == news.Person && w.set(root).reports[b.ref.Report] || w.against(root, i) != ""
}

// familyOf gives the last word of the first full name of a set.
func (w *work) familyOf(root int) string {
	names := w.set(root).full
	if len(names) == 0 {
		return ""
	}
	f := strings.Fields(names[0])
	return f[len(f)-1]
}

// supported says whether something that the reports say of both makes a short
// name that of a full one. A family name that many bear needs a role or a
// person named beside; another needs no more than that the reports share a
// country, a person or a thing.
func (w *work) supported(i int, c choice) bool {
	b := w.bearers[i]
	if w.set(c.root).reports[b.ref.Report] {
		return true
	}
	common := slices.ContainsFunc(b.names, func(n written) bool { return w.prepare(n.name).Common() })
	if slices.ContainsFunc(c.common, func(f string) bool { return !common || !strings.HasPrefix(f, "country ") }) {
		return true
	}
	return !common && w.meet(i, c.root)
}

// shortAlike joins short names that stand for no full one: spellings of one
// rare name, where the reports say something of both.
func (w *work) shortAlike(short []int) {
	short = slices.DeleteFunc(short, func(i int) bool { return !w.alone(i) })
	classes := w.classes(short)
	by := map[string][]int{}
	var keys []string
	for _, i := range short {
		class := classes[w.bearers[i].names[0].name]
		if w.prepare(class).Common() {
			continue
		}
		for f := range w.bearers[i].told {
			if strings.HasPrefix(f, "country ") {
				continue
			}
			k := class + "\x00" + f
			if by[k] == nil {
				keys = append(keys, k)
			}
			by[k] = append(by[k], i)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		_, fact, _ := strings.Cut(k, "\x00")
		for _, i := range by[k][1:] {
			w.shortPair(by[k][0], i, fact)
		}
	}
	first := map[string]int{}
	for _, i := range short {
		class := classes[w.bearers[i].names[0].name]
		j, ok := first[class]
		if !ok {
			first[class] = i
		} else if w.forest.root(i) != w.forest.root(j) {
			w.doubts = append(w.doubts, doubt{j, i, append(w.reasons(w.bearers[j].names[0].name, w.bearers[i].names[0].name), "nothing else that the reports say of both")})
		}
	}
}

// classes gives each short name the first of those that it is a spelling of.
func (w *work) classes(short []int) map[string]string {
	class := map[string]string{}
	blocks := map[string][]string{}
	var names []string
	for _, i := range short {
		names = append(names, w.bearers[i].names[0].name)
	}
	slices.Sort(names)
	for _, n := range slices.Compact(names) {
		class[n] = n
		keys := w.prepare(n).WordBlocks(0)
		for _, k := range keys {
			for _, m := range blocks[k] {
				if class[n] == n && w.compare(m, n).says == same {
					class[n] = class[m]
				}
			}
		}
		for _, k := range keys {
			blocks[k] = append(blocks[k], n)
		}
	}
	return class
}

// shortPair joins two short names of which the reports say one thing.
func (w *work) shortPair(i, j int, fact string) {
	if w.forest.root(i) == w.forest.root(j) || w.bearers[i].ref.Report == w.bearers[j].ref.Report || w.against(i, j) != "" {
		return
	}
	m, n := w.bearers[i].names[0].name, w.bearers[j].names[0].name
	w.link(i, j, m, n, append(w.reasons(m, n), "for: "+sayFact(fact)))
}
