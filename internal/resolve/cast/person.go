package cast

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// prepare makes a name ready for comparing, once.
func (w *work) prepare(name string) *prepared {
	p := w.memo.prepared[name]
	if p == nil {
		p = &prepared{w.lex.matcher.Prepare(name), uint32(len(w.memo.prepared))}
		w.memo.prepared[name] = p
	}
	return p
}

// pairOf gives the number of a pair of names.
func pairOf(a, b *prepared) pairID {
	return pairID(min(a.id, b.id))<<32 | pairID(max(a.id, b.id))
}

// compare compares two names, once.
func (w *work) compare(a, b string) verdict {
	if b < a {
		a, b = b, a
	}
	x, y := w.prepare(a), w.prepare(b)
	k := pairOf(x, y)
	v, ok := w.memo.verdicts[k]
	if !ok {
		if w.lex.matcher.MayAgree(x.Name, y.Name) {
			v = verdictOf(w.lex.matcher.Verdict(x.Name, y.Name))
		}
		w.memo.verdicts[k] = v
	}
	return v
}

// full is one full name of a set of persons.
type full struct {
	name string
	at   int // the first bearer of that name in the set
}

// fulls lists the full names of each set of persons, each once a set, in order
// of sets.
func (w *work) fulls() []full {
	var out []full
	for i := range w.bearers {
		if w.forest.root(i) != i {
			continue
		}
		seen := map[string]bool{}
		for _, m := range slices.Sorted(slices.Values(w.forest.members[i])) {
			for _, n := range w.bearers[m].full {
				if w.bearers[m].kind == news.Person && !seen[n] {
					seen[n] = true
					out = append(out, full{n, m})
				}
			}
		}
	}
	return out
}

// pair is two full names that may be one person's.
type pair struct {
	a, b  full
	score int
}

// samePersons joins persons whose full names are spellings of one name, the
// best agreement first.
func (w *work) samePersons() {
	all := w.near()
	for _, p := range all {
		i, j := w.forest.root(p.a.at), w.forest.root(p.b.at)
		if i == j {
			continue
		}
		common := w.shared(i, j)
		office := ""
		if !w.enough(p, common) {
			office = w.sameOffice(p, all)
		}
		if len(common) == 0 && office == "" && w.compare(p.a.name, p.b.name).says != same {
			continue
		}
		reasons := w.reasons(p.a.name, p.b.name)
		for _, f := range common[:min(3, len(common))] {
			reasons = append(reasons, "for: "+sayFact(f))
		}
		if office != "" {
			reasons = append(reasons, "for: both have one office ("+office+"), and no other name of the story is as near")
		}
		against := w.against(i, j)
		if against == "" && (office != "" || w.enough(p, common)) {
			w.link(p.a.at, p.b.at, p.a.name, p.b.name, reasons)
			continue
		}
		if against != "" {
			reasons = append(reasons, "against: "+against)
		}
		w.doubts = append(w.doubts, doubt{i, j, reasons})
	}
}

// near lists the pairs of full names of different sets that are the same or
// possibly so, the best first.
func (w *work) near() []pair {
	names := w.fulls()
	texts := make([]string, len(names))
	for n := range names {
		texts[n] = names[n].name
	}
	var out []pair
	w.neighbours(texts, (*spelling.Name).BlocksOf, func(i, j int) {
		a, b := names[i], names[j]
		if w.forest.root(a.at) == w.forest.root(b.at) {
			return
		}
		if v := w.compare(a.name, b.name); v.says != different {
			out = append(out, pair{a, b, int(v.score)})
		}
	})
	slices.SortFunc(out, func(a, b pair) int {
		if a.score != b.score {
			return b.score - a.score
		}
		if n := strings.Compare(a.a.name+"\x00"+a.b.name, b.a.name+"\x00"+b.b.name); n != 0 {
			return n
		}
		if a.a.at != b.a.at {
			return a.a.at - b.a.at
		}
		return a.b.at - b.b.at
	})
	return slices.Compact(out)
}

// enough says whether the spelling, with what the reports say of both, makes
// two persons one. A name that many bear, an initial or a pet name needs
// something that the reports say of both.
func (w *work) enough(p pair, common []string) bool {
	if w.compare(p.a.name, p.b.name).says != same {
		return false
	}
	a, b := w.prepare(p.a.name), w.prepare(p.b.name)
	weak := a.Common() || b.Common() || a.Initials() || b.Initials() || p.score < sure
	return !weak || len(common) > 0 && p.score >= likely
}

// likely is the score below which two full names are not called one, whatever
// the reports say: one of the words is only somewhat alike.
const likely = 80

// sure is the score in hundredths from which two full names are one without
// more; chosen on the persons of US government lists, where of the pairs that
// are called the same those below are wrong three times as often.
const sure = 92

// against gives what speaks against two sets being one person: full names that
// cannot be one, or countries of which none is both's; "" where nothing does.
func (w *work) against(i, j int) string {
	for _, m := range w.set(i).full {
		for _, n := range w.set(j).full {
			if w.compare(m, n).says == different {
				return fmt.Sprintf("%q and %q are two names", m, n)
			}
		}
	}
	a, b := w.states(i), w.states(j)
	if len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(c string) bool { return slices.Contains(b, c) }) {
		return "one is of " + strings.Join(a, ", ") + ", the other of " + strings.Join(b, ", ")
	}
	return ""
}

// states lists the codes of the countries that a set is said to be of.
func (w *work) states(root int) []string {
	var out []string
	for f := range w.set(root).facts {
		if code, ok := strings.CutPrefix(f, "country "); ok {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// reasons says in words how two names agree.
func (w *work) reasons(a, b string) []string {
	return w.lex.matcher.CompareNames(w.prepare(a).Name, w.prepare(b).Name).Reasons
}
