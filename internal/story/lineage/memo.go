package lineage

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"dateline/internal/inorder"
	"dateline/internal/news"
)

// Memo keeps what Find worked out of reports and of pairs of them, so that the
// next Find judges only the pairs of reports that are new. What it gives is the
// same as without it: a pair is judged by the two reports alone. The zero value
// is empty; one goroutine uses it at a time.
type Memo struct {
	texts map[news.ReportID]*Text
	marks map[news.ReportID]string
	index *Index
	// verdicts are those on pairs that came to something, by the ids in order.
	verdicts map[[2]news.ReportID]Verdict
}

// Find is the function of that name. mark gives what changes whenever a report
// does; nil where nothing is to be kept.
func (m *Memo) Find(reports []*news.Annotated, mark func(news.ReportID) string) []news.Edge {
	if m.marks == nil || mark == nil {
		*m = Memo{texts: map[news.ReportID]*Text{}, marks: map[news.ReportID]string{}, index: NewIndex(), verdicts: map[[2]news.ReportID]Verdict{}}
	}
	reports = slices.DeleteFunc(slices.Clone(reports), func(rep *news.Annotated) bool { return rep.Error != "" })
	slices.SortFunc(reports, func(a, b *news.Annotated) int { return cmp.Compare(a.ID, b.ID) })
	fresh := m.take(reports, mark)
	m.judge(fresh)
	m.judgeNamed(reports, fresh)
	out := edges(reports, slices.Collect(maps.Values(m.verdicts)))
	if mark == nil {
		*m = Memo{texts: m.texts}
	}
	return out
}

// Texts gives the reports of the last Find as they were compared. Nothing changes
// them afterwards.
func (m *Memo) Texts() map[news.ReportID]*Text { return maps.Clone(m.texts) }

// take forgets the reports that are gone or have changed, and gives those that are
// new.
func (m *Memo) take(reports []*news.Annotated, mark func(news.ReportID) string) []*news.Annotated {
	var fresh []*news.Annotated
	old := maps.Clone(m.marks)
	for _, rep := range reports {
		now := ""
		if mark != nil {
			now = mark(rep.ID)
		}
		if was, ok := old[rep.ID]; ok && was == now {
			// What was given away by Texts stays as it is.
			t := *m.texts[rep.ID]
			t.Rep = rep
			m.texts[rep.ID] = &t
			delete(old, rep.ID)
			continue
		}
		m.marks[rep.ID] = now
		fresh = append(fresh, rep)
	}
	for id := range old {
		delete(m.texts, id)
		m.index.Remove(id)
	}
	maps.DeleteFunc(m.verdicts, func(pair [2]news.ReportID, _ Verdict) bool {
		_, a := old[pair[0]]
		_, b := old[pair[1]]
		return a || b
	})
	for pair, v := range m.verdicts {
		v.From, v.To = m.texts[v.From.Rep.ID], m.texts[v.To.Rep.ID]
		m.verdicts[pair] = v
	}
	for _, rep := range fresh {
		delete(old, rep.ID)
	}
	for id := range old {
		delete(m.marks, id)
	}
	return fresh
}

// judgeNamed judges the pairs of which one names the other's outlet as a source, and
// at least one is new: of them little is enough.
func (m *Memo) judgeNamed(reports, fresh []*news.Annotated) {
	if len(fresh) == 0 {
		return
	}
	isNew := make(map[news.ReportID]bool, len(fresh))
	for _, rep := range fresh {
		isNew[rep.ID] = true
	}
	texts := make([]*Text, len(reports))
	for i, rep := range reports {
		texts[i] = m.texts[rep.ID]
	}
	for _, p := range usedPairs(texts) {
		a, b := texts[p[0]], texts[p[1]]
		if !isNew[a.Rep.ID] && !isNew[b.Rep.ID] {
			continue
		}
		if v, ok := judge(a, b, true); ok {
			m.verdicts[[2]news.ReportID{min(a.Rep.ID, b.Rep.ID), max(a.Rep.ID, b.Rep.ID)}] = v
		}
	}
}

// judge reads new reports, and judges each with those that are worth it.
func (m *Memo) judge(fresh []*news.Annotated) {
	type task struct {
		t    *Text
		near []*Text
	}
	tasks := func(yield func(task) bool) {
		for t := range inorder.Map(context.Background(), slices.Values(fresh), 0, Read) {
			m.texts[t.Rep.ID] = t
			job := task{t: t}
			for _, id := range m.index.Add(t.Print()) {
				job.near = append(job.near, m.texts[id])
			}
			if !yield(job) {
				return
			}
		}
	}
	for found := range inorder.Map(context.Background(), tasks, 0, func(job task) (found []Verdict) {
		for _, near := range job.near {
			if v, ok := Judge(near, job.t); ok {
				found = append(found, v)
			}
		}
		return found
	}) {
		for _, v := range found {
			a, b := v.From.Rep.ID, v.To.Rep.ID
			m.verdicts[[2]news.ReportID{min(a, b), max(a, b)}] = v
		}
	}
}
