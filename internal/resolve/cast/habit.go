package cast

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// Habit is the language in whose way a report writes names that others write as
// English does: where it may be translated from.
type Habit struct {
	Language string // ISO 639-1
	Reasons  []string
}

// maxHabitPairs is how many names of a report are looked at for its habit.
const maxHabitPairs = 20

// maxHabitNames is how many names of one bearer are held against each other.
const maxHabitNames = 24

// habits finds the habit of each report that does not say from which language it
// was translated: by its names alone, and by those that other reports write
// otherwise.
func (w *work) habits(r *Result) {
	pairs := map[news.ReportID][][2]string{}
	names := map[news.ReportID][]string{}
	reports := map[news.ReportID]*news.Annotated{}
	for i := range w.bearers {
		if w.forest.root(i) != i {
			continue
		}
		telling := w.tellingNames(i)
		for _, m := range w.forest.members[i] {
			b := w.bearers[m]
			reports[b.ref.Report] = b.rep
			for _, n := range b.names {
				names[b.ref.Report] = append(names[b.ref.Report], n.name)
				if other := telling[n.name]; other != "" {
					pairs[b.ref.Report] = append(pairs[b.ref.Report], [2]string{n.name, other})
				}
			}
		}
	}
	for id, rep := range reports {
		if rep.TranslatedFrom != "" {
			continue
		}
		list := pairs[id]
		slices.SortFunc(list, func(a, b [2]string) int { return strings.Compare(a[0]+"\x00"+a[1], b[0]+"\x00"+b[1]) })
		lang, reasons := spelling.HabitBeside(list[:min(maxHabitPairs, len(list))])
		if lang == "" {
			lang, reasons = spelling.Habit(names[id])
		}
		if lang != "" && lang != rep.Language {
			r.Habits[id] = Habit{lang, reasons}
		}
	}
}

// tellingNames gives, for each name of a set that is written in another
// language's way, a name of the set beside which that shows.
func (w *work) tellingNames(root int) map[string]string {
	var all []string
	for _, m := range w.forest.members[root] {
		for _, n := range w.bearers[m].names {
			if !slices.Contains(all, n.name) {
				all = append(all, n.name)
			}
		}
	}
	if len(all) < 2 {
		return nil
	}
	slices.Sort(all)
	all = all[:min(maxHabitNames, len(all))]
	out := map[string]string{}
	for _, name := range all {
		for _, other := range all {
			if lang, _ := spelling.HabitBeside([][2]string{{name, other}}); lang != "" {
				out[name] = other
				break
			}
		}
	}
	return out
}
