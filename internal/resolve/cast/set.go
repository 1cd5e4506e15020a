package cast

import (
	"slices"

	"dateline/internal/news"
)

// set is what is known of the bearers of one set of the forest.
type set struct {
	// full are the full names of its persons, each once.
	full []string
	// facts are what the reports say of its bearers, around the keys of the
	// things that those reports name.
	facts, around map[string]bool
	// reports are those that give it a full name.
	reports map[news.ReportID]bool
	// named are all reports that name it, "ID".
	named map[string]bool
}

// set gives the set of bearer i, worked out when first asked for and kept up
// to date by join.
func (w *work) set(i int) *set {
	i = w.forest.root(i)
	s := w.sets[i]
	if s == nil {
		s = &set{facts: map[string]bool{}, around: map[string]bool{}, reports: map[news.ReportID]bool{}, named: map[string]bool{}}
		w.sets[i] = s
		for _, m := range w.forest.members[i] {
			s.add(w.bearers[m])
		}
	}
	return s
}

// add adds a bearer.
func (s *set) add(b *bearer) {
	for f := range b.told {
		s.facts[f] = true
	}
	for _, k := range b.around {
		s.around[k] = true
	}
	s.named[string(b.ref.Report)] = true
	if b.kind != news.Person || len(b.full) == 0 {
		return
	}
	s.reports[b.ref.Report] = true
	for _, n := range b.full {
		if !slices.Contains(s.full, n) {
			s.full = append(s.full, n)
		}
	}
}

// join makes one set of those of i and j.
func (w *work) join(i, j int) {
	i, j = w.forest.root(i), w.forest.root(j)
	if len(w.forest.members[i]) < len(w.forest.members[j]) {
		i, j = j, i
	}
	s := w.sets[i]
	delete(w.sets, i)
	delete(w.sets, j)
	if s != nil {
		for _, m := range w.forest.members[j] {
			s.add(w.bearers[m])
		}
	}
	w.forest.join(i, j)
	if s != nil {
		w.sets[w.forest.root(i)] = s
	}
}

// shared lists, sorted, the facts that hold of both sets.
func (w *work) shared(i, j int) []string {
	a, b := w.set(i).facts, w.set(j).facts
	if len(b) < len(a) {
		a, b = b, a
	}
	var out []string
	for f := range a {
		if b[f] {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

// meet says whether two sets of words share one.
func meet(a, b map[string]bool) bool {
	if len(b) < len(a) {
		a, b = b, a
	}
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}
