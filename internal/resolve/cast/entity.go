package cast

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// result makes the entities of the sets.
func (w *work) result(decisions []Decision) *Result {
	r := &Result{Entities: []news.StoryEntity{}, Of: map[Ref]news.EntityID{}, Links: map[news.EntityID][]Link{},
		Doubts: map[[2]news.EntityID][]string{}, Reports: map[news.EntityID][]news.ReportID{}, Habits: map[news.ReportID]Habit{}, carved: map[Ref][]carving{}}
	for i := range w.bearers {
		if w.forest.root(i) != i {
			continue
		}
		id := w.bearers[i].ref.Entity
		members := slices.Sorted(slices.Values(w.forest.members[i]))
		for _, m := range members {
			b := w.bearers[m]
			r.Of[b.ref] = id
			if b.from != (Ref{}) {
				r.carved[b.from] = append(r.carved[b.from], carving{spans(b.mentions), id})
			}
			if reps := r.Reports[id]; len(reps) == 0 || reps[len(reps)-1] != b.ref.Report {
				r.Reports[id] = append(reps, b.ref.Report)
			}
		}
		r.Entities = append(r.Entities, w.entity(id, members))
	}
	w.rename(r, decisions)
	count := map[news.EntityID]int{}
	for _, l := range w.links {
		count[r.Of[l.A]]++
	}
	for _, l := range w.links {
		id := r.Of[l.A]
		if r.Links[id] == nil {
			r.Links[id] = make([]Link, 0, count[id])
		}
		r.Links[id] = append(r.Links[id], l)
	}
	w.possibly(r)
	w.habits(r)
	slices.SortFunc(r.Entities, func(a, b news.StoryEntity) int {
		return cmp.Or(Order(a.Kind)-Order(b.Kind), strings.Compare(a.Name, b.Name), strings.Compare(string(a.ID), string(b.ID)))
	})
	return r
}

// Kinds are the kinds of entities in the order of lists.
var Kinds = []news.NameKind{news.Person, news.Organisation, news.Country, news.Place, news.Group, news.Work, news.OtherName}

// Order is the place of a kind in Kinds; others come last.
func Order(kind news.NameKind) int {
	if at := slices.Index(Kinds, kind); at >= 0 {
		return at
	}
	return len(Kinds)
}

func spans(ms []news.EntityMention) []news.Span {
	out := make([]news.Span, len(ms))
	for i, m := range ms {
		out[i] = m.Span
	}
	return out
}

// entity makes one entity of bearers, which are sorted.
func (w *work) entity(id news.EntityID, members []int) news.StoryEntity {
	ent := news.StoryEntity{ID: id, Names: []news.Spelling{}, Roles: []news.EntRole{}, Possibly: []news.EntityID{}, Evidence: []news.Evidence{}}
	ent.Kind = w.kind(members)
	counts := map[string]int{}
	var first, last day
	for _, m := range members {
		b := w.bearers[m]
		for _, n := range b.names {
			counts[n.name] += n.count
		}
		ent.Evidence = append(ent.Evidence, evidence(b.rep, b.first()))
		d := dayOf(b.rep.Published)
		first, last = first.earlier(d), last.later(d)
	}
	ent.First, ent.Last = first.value, last.value
	for name, n := range counts {
		ent.Names = append(ent.Names, news.Spelling{Name: name, Script: script(name), Count: n})
	}
	slices.SortFunc(ent.Names, func(a, b news.Spelling) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name))
	})
	ent.Name = w.best(ent.Kind, ent.Names)
	ent.Roles = w.roles(members)
	return ent
}

// kind is what most bearers are, by mentions; of equals the first in order. A
// capital is a place, also where it stands for a government, and a word that is
// a thing in some reports is no person in others.
func (w *work) kind(members []int) news.NameKind {
	votes := map[news.NameKind]int{}
	for _, m := range members {
		b := w.bearers[m]
		for _, n := range b.names {
			if k := w.lex.key(n.name); b.kind == news.Organisation && w.lex.seats[k] {
				return news.Place
			}
			votes[b.kind] += n.count
			if id := w.lex.known[w.lex.key(n.name)]; strings.HasPrefix(id, "country ") && b.kind == news.Country {
				votes[b.kind] += n.count // the list says so too
			}
		}
	}
	if len(votes) > 1 && !slices.ContainsFunc(members, func(m int) bool { return w.bearers[m].kind == news.Person && len(w.bearers[m].full) > 0 }) {
		delete(votes, news.Person)
	}
	best := news.NameKind("")
	for k, n := range votes {
		if best == "" || n > votes[best] || n == votes[best] && Order(k) < Order(best) {
			best = k
		}
	}
	return best
}

// best gives the name to show: the most frequent of the full ones. A name is
// full where it has several words and no initials, or where it is a thing's
// and no abbreviation; names in Latin letters come before others, and before
// all what the lists give as the usual name.
func (w *work) best(kind news.NameKind, names []news.Spelling) string {
	rank := func(s news.Spelling) int {
		n := 0
		if s.Script == "Latin" {
			n += 4
		}
		if kind == news.Person {
			p := w.prepare(s.Name)
			if p.Words() > 1 {
				n += 2
			}
			if !p.Initials() {
				n++
			}
			return n
		}
		if id := w.lex.known[w.lex.key(s.Name)]; id != "" && w.lex.usual[id] == s.Name {
			n += 8
		}
		if !abbreviation(s.Name) {
			n += 2
		}
		return n
	}
	best := names[0]
	for _, s := range names[1:] {
		if c := cmp.Or(rank(s)-rank(best), s.Count-best.Count, len(s.Name)-len(best.Name), strings.Compare(best.Name, s.Name)); c > 0 {
			best = s
		}
	}
	return best.Name
}

// roles gives what the reports say that the bearers are, as facts of their
// days: each role once a day, in order of days, then as they come.
func (w *work) roles(members []int) []news.EntRole {
	type mark struct{ role, when string }
	at := map[mark]int{}
	out := []news.EntRole{}
	for _, m := range members {
		b := w.bearers[m]
		when := b.rep.Published.Value
		for _, role := range b.ent.Roles {
			text := strings.TrimFunc(news.Plain(role.Role), loose)
			k := mark{w.lex.key(text), when}
			if k.role == "" {
				continue
			}
			n, ok := at[k]
			if !ok {
				n = len(out)
				at[k] = n
				out = append(out, news.EntRole{Role: text, When: when})
			}
			out[n].Evidence = append(out[n].Evidence, evidence(b.rep, role.Span))
		}
	}
	slices.SortStableFunc(out, func(a, b news.EntRole) int {
		return cmp.Or(strings.Compare(a.When, b.When), strings.Compare(a.Role, b.Role))
	})
	return out
}

// rename gives entities the names that a person chose; the latest holds.
func (w *work) rename(r *Result, decisions []Decision) {
	for _, d := range decisions {
		i, _ := w.find(d.Of)
		name := news.Plain(d.Name)
		if d.Kind != Rename || i < 0 || name == "" {
			continue
		}
		id := r.Of[w.bearers[i].ref]
		for k := range r.Entities {
			if r.Entities[k].ID == id {
				r.Entities[k].Name = name
			}
		}
	}
}

// possibly tells entities that may be one of each other.
func (w *work) possibly(r *Result) {
	at := map[news.EntityID]int{}
	for k := range r.Entities {
		at[r.Entities[k].ID] = k
	}
	for _, d := range w.doubts {
		a, b := r.Of[w.bearers[d.a].ref], r.Of[w.bearers[d.b].ref]
		if b < a {
			a, b = b, a
		}
		if a == b || r.Doubts[[2]news.EntityID{a, b}] != nil || w.split(d.a, d.b) {
			continue
		}
		r.Doubts[[2]news.EntityID{a, b}] = d.reasons
		x, y := &r.Entities[at[a]], &r.Entities[at[b]]
		x.Possibly = append(x.Possibly, b)
		y.Possibly = append(y.Possibly, a)
	}
	for k := range r.Entities {
		slices.Sort(r.Entities[k].Possibly)
	}
}

// evidence cites a span of a report.
func evidence(rep *news.Annotated, span news.Span) news.Evidence {
	ev := news.Evidence{Report: rep.ID, Span: span, Quote: span.In(rep.Text)}
	for _, p := range rep.Passages {
		if p.Start <= span.Start && span.Start < p.End {
			ev.Role = p.Role
		}
	}
	return ev
}

// script is Unicode's name of the script of a name's first letter, "" where it
// has none.
func script(name string) string {
	for _, c := range name {
		if !unicode.IsLetter(c) {
			continue
		}
		for _, s := range scripts {
			if unicode.Is(unicode.Scripts[s], c) {
				return s
			}
		}
		all := make([]string, 0, len(unicode.Scripts))
		for s, table := range unicode.Scripts {
			if unicode.Is(table, c) {
				all = append(all, s)
			}
		}
		return slices.Min(append(all, "~"))
	}
	return ""
}

// scripts are those that are asked first.
var scripts = []string{"Latin", "Cyrillic", "Arabic", "Greek", "Hebrew", "Han", "Hangul"}

// day is a day of publication with its bounds.
type day struct{ value, from, to string }

// dayOf is the day of a report, empty where its year is not known.
func dayOf(d news.Dating) day {
	if c, _ := utf8.DecodeRuneInString(d.Value); !unicode.IsDigit(c) {
		return day{}
	}
	return day{d.Value, cmp.Or(d.Earliest, d.Value), cmp.Or(d.Latest, d.Value)}
}

// earlier gives the day that begins first; an empty one is none.
func (d day) earlier(o day) day {
	if d.value == "" || o.value != "" && (o.from < d.from || o.from == d.from && o.value < d.value) {
		return o
	}
	return d
}

// later gives the day that ends last; an empty one is none.
func (d day) later(o day) day {
	if d.value == "" || o.value != "" && (o.to > d.to || o.to == d.to && o.value > d.value) {
		return o
	}
	return d
}
