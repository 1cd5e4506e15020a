package cast

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// Bounds in hundredths from which two full names that are only somewhat alike
// are one person's where the reports give both one office and the story has
// nobody closer: machine translations respell both words of a name. An office of
// one word ("judge") is held by many.
const (
	officeLikely = 60
	singleLikely = 75
)

// officeSmall are words that an office is written with or without.
var officeSmall = map[string]bool{"of": true, "the": true, "a": true, "an": true, "and": true, "for": true, "to": true, "in": true, "on": true,
	"former": true, "ex": true, "acting": true, "interim": true, "own": true, "late": true}

// officesOf gives the offices that a set's reports give it, each as its sorted
// words: "minister of transport" and "Transport Minister" are one. Names of whose
// office it is are left out.
func (w *work) officesOf(root int) []string {
	var out []string
	for _, m := range w.forest.members[root] {
		for _, role := range w.bearers[m].ent.Roles {
			if o := w.office(role.Role); o != "" && !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// office gives the sorted words of an office, "" where they say none.
func (w *work) office(role string) string {
	var words []string
	holder := false
	for _, word := range strings.FieldsFunc(role, func(c rune) bool { return c == ' ' || c == '-' || c == ',' || c == '\n' }) {
		if bare(word) != word {
			continue // "Sarvenia's"
		}
		k := w.lex.key(word)
		known := w.lex.offices[k] || w.lex.generic[k]
		if k == "" || officeSmall[k] || capital(word) && !known {
			continue
		}
		if k == "premier" {
			words = append(words, "prime")
			k = "minister"
		}
		holder = holder || w.lex.offices[k]
		words = append(words, k)
	}
	if !holder {
		return ""
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// sameOffice gives the office that makes one person of two whose names are
// somewhat alike, "" where none does: no report names both, and no other pair of
// the story is as near.
func (w *work) sameOffice(p pair, all []pair) string {
	if p.score < officeLikely {
		return ""
	}
	i, j := w.forest.root(p.a.at), w.forest.root(p.b.at)
	if meet(w.set(i).named, w.set(j).named) {
		return ""
	}
	theirs := w.officesOf(j)
	office := ""
	for _, o := range w.officesOf(i) {
		if slices.Contains(theirs, o) && (strings.Contains(o, " ") || p.score >= singleLikely) {
			office = max(office, o)
		}
	}
	if office == "" {
		return ""
	}
	for _, q := range all {
		if q.score < p.score {
			break // the best come first
		}
		x, y := w.forest.root(q.a.at), w.forest.root(q.b.at)
		if x != y && (x == i || x == j) != (y == i || y == j) {
			return ""
		}
	}
	return office
}

// oneKind gives bearers of one name of several words, which some reports take
// for a person and others for a thing, one kind: that of a person where they are
// as many and some report says what the person is, or that of the thing where
// none does and things are a third or more of the mentions. A body and a person
// that are as many are the person.
func (w *work) oneKind() {
	type tally struct {
		at     []int
		person int
		thing  int
		roles  bool
		things map[news.NameKind]int
	}
	by := map[string]*tally{}
	for i, b := range w.bearers {
		k := ""
		for n := range b.names {
			other := w.lex.key(b.names[n].name)
			if n > 0 && other != k || !strings.Contains(other, " ") || w.lex.known[other] != "" {
				k = ""
				break
			}
			k = other
		}
		if k == "" {
			continue
		}
		t := by[k]
		if t == nil {
			t = &tally{things: map[news.NameKind]int{}}
			by[k] = t
		}
		t.at = append(t.at, i)
		count := 0
		for _, n := range b.names {
			count += n.count
		}
		if b.kind != news.Person {
			t.things[b.kind] += count
			t.thing += count
			continue
		}
		t.person += count
		t.roles = t.roles || len(b.ent.Roles) > 0
	}
	for _, t := range by {
		best, most := news.Person, 0
		switch {
		case t.person > 0 && t.person == t.things[news.Organisation] && t.person == t.thing:
		case t.person == 0 || t.thing == 0, t.roles && t.person < t.thing, !t.roles && t.person > 2*t.thing:
			continue
		case !t.roles:
			for _, kind := range Kinds {
				if t.things[kind] > most {
					best, most = kind, t.things[kind]
				}
			}
		}
		for _, i := range t.at {
			if b := w.bearers[i]; (b.kind == news.Person) != (best == news.Person) {
				b.kind = best
			}
		}
	}
}
