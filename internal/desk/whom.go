package desk

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// Named is an entity that a filter's name stands for.
type Named struct {
	Entity news.EntityID `json:"entity"`
	Kind   news.NameKind `json:"kind"`
	Name   string        `json:"name"`
}

// whom gives the entities that a reader means by a name, in whatever spelling:
// those of which it is a whole known name, and the persons of whose known names
// it is a part. Where there is neither, it is those of another kind of whose name
// it is a part ("Kestrel" for a road). An id stands for its entity.
func (t *tale) whom(name string) []Named {
	asked := nameWords(name)
	words := &wordMatcher{same: map[[2]string]bool{}}
	var found, parts []Named
	for i := range t.Cast.Entities {
		ent := &t.Cast.Entities[i]
		n := Named{ent.ID, ent.Kind, ent.Name}
		switch {
		case string(ent.ID) == name:
			return []Named{n}
		case wholeName(ent, name):
			found = append(found, n)
		case len(asked) == 0 || !partOfName(ent, asked, words):
		case ent.Kind == news.Person:
			found = append(found, n)
		default:
			parts = append(parts, n)
		}
	}
	if len(found) == 0 {
		return parts
	}
	return found
}

// wholeName says whether an entity has a name that is name.
func wholeName(ent *news.StoryEntity, name string) bool {
	return strings.EqualFold(ent.Name, name) || slices.ContainsFunc(ent.Names, func(s news.Spelling) bool {
		return strings.EqualFold(s.Name, name) || spelling.Compare(s.Name, name).Verdict == spelling.Same
	})
}

// partOfName says whether each of the words stands, in some spelling, in one of
// the names of an entity.
func partOfName(ent *news.StoryEntity, asked []string, words *wordMatcher) bool {
	in := func(name string) bool {
		have := nameWords(name)
		return !slices.ContainsFunc(asked, func(a string) bool {
			return !slices.ContainsFunc(have, func(h string) bool { return words.match(a, h) })
		})
	}
	return in(ent.Name) || slices.ContainsFunc(ent.Names, func(s news.Spelling) bool { return in(s.Name) })
}

// nameWords are the words of a name that can stand for it: no initials.
func nameWords(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '\'' && r != '’'
	})
	return slices.DeleteFunc(words, func(w string) bool { return len(w) < 2 })
}

// wordMatcher compares words of names, each pair once.
type wordMatcher struct{ same map[[2]string]bool }

// match says whether two words are spellings of one.
func (w *wordMatcher) match(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	k := [2]string{a, b}
	same, known := w.same[k]
	if !known {
		same = spelling.Compare(a, b).Verdict == spelling.Same
		w.same[k] = same
	}
	return same
}

// among says whether an entity is one of those named.
func among(id news.EntityID, of []Named) bool {
	return slices.ContainsFunc(of, func(n Named) bool { return n.Entity == id })
}
