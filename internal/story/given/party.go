package given

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/internal/news"
)

// Party is a mention of somebody or something that bears a name.
type Party struct {
	news.Span
	// Key is one for all mentions of one entity across reports.
	Key  string
	Kind news.NameKind
}

// Parties gives the mentions within a span, in text order.
func (d *Doc) Parties(span news.Span) []Party {
	i := sort.Search(len(d.parties), func(i int) bool { return d.parties[i].Start >= span.Start })
	j := i
	for j < len(d.parties) && d.parties[j].Start < span.End {
		j++
	}
	return d.parties[i:j]
}

// Keys gives the keys of the mentions within a span, sorted, each once.
func (d *Doc) Keys(span news.Span) []string {
	var keys []string
	for _, p := range d.Parties(span) {
		keys = append(keys, p.Key)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Key gives the key of a report's entity: that of the story's entity, else one
// from its name, "" for an unknown one.
func (d *Doc) Key(ent news.EntityID) string {
	if ent == "" {
		return ""
	}
	if d.in.Of != nil {
		if id := d.in.Of(d.ID, ent); id != "" {
			return string(id)
		}
	}
	for i := range d.Entities {
		if d.Entities[i].ID == ent {
			return nameKey(d.Entities[i].Name, d.Entities[i].Kind)
		}
	}
	return ""
}

// partiesOf gives the mentions of a report in text order: those of its
// entities, and the names that belong to none.
func partiesOf(ann *news.Annotated, in Inputs) []Party {
	var out []Party
	taken := map[news.Span]bool{}
	for i := range ann.Entities {
		ent := &ann.Entities[i]
		key := ""
		if in.Of != nil {
			key = string(in.Of(ann.ID, ent.ID))
		}
		if key == "" && named(ent) {
			key = nameKey(ent.Name, ent.Kind)
		}
		if len(ent.Members) > 0 {
			out = append(out, membersOf(ann, in, ent)...)
			continue
		}
		if key == "" {
			continue
		}
		for _, m := range ent.Mentions {
			if m.In(ann.Text) != "" {
				out = append(out, Party{m.Span, key, ent.Kind})
				taken[m.Span] = true
			}
		}
	}
	for i := range ann.Names {
		name := &ann.Names[i]
		if words := name.In(ann.Text); words != "" && !taken[name.Span] {
			out = append(out, Party{name.Span, nameKey(words, name.Kind), name.Kind})
		}
	}
	slices.SortFunc(out, func(a, b Party) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Key, b.Key))
	})
	return tight(slices.Compact(out))
}

// membersOf gives, for each mention of a set ("the two leaders"), one of each
// of its members.
func membersOf(ann *news.Annotated, in Inputs, set *news.Entity) []Party {
	var out []Party
	for _, id := range set.Members {
		for i := range ann.Entities {
			ent := &ann.Entities[i]
			if ent.ID != id {
				continue
			}
			key := nameKey(ent.Name, ent.Kind)
			if in.Of != nil {
				if of := in.Of(ann.ID, id); of != "" {
					key = string(of)
				}
			}
			for _, m := range set.Mentions {
				if m.In(ann.Text) != "" {
					out = append(out, Party{m.Span, key, ent.Kind})
				}
			}
		}
	}
	return out
}

// named says whether an entity has a mention by name.
func named(ent *news.Entity) bool {
	return slices.ContainsFunc(ent.Mentions, func(m news.EntityMention) bool { return m.Form == news.ByName })
}

// nameKey is the key of a name where nobody has resolved it: of a person the
// family name, written so that usual habits of romanisation agree.
func nameKey(name string, kind news.NameKind) string {
	fields := strings.Fields(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
	if len(fields) == 0 {
		return ""
	}
	if kind == news.Person {
		fields = fields[len(fields)-1:]
	}
	return "~" + skeleton(strings.Join(fields, ""))
}

// romanised folds spellings that differ by the habit of transcription.
var romanised = strings.NewReplacer("dzh", "j", "dj", "j", "tch", "c", "tsch", "c", "ch", "s", "sch", "s", "sh", "s",
	"kh", "h", "zh", "j", "ph", "f", "ck", "k", "q", "k", "ou", "u", "oo", "u", "w", "v", "y", "i", "z", "s", "x", "ks")

// skeleton is a name in lower case without marks, its vowels dropped but for
// the first letter, and doubled letters written once.
func skeleton(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	var out []rune
	for i, r := range []rune(romanised.Replace(b.String())) {
		vowel := strings.ContainsRune("aeiou", r)
		if vowel && i > 0 || len(out) > 0 && out[len(out)-1] == r {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}
