package statement

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// How much two contents must have in common, in hundredths. Set together on
// stories of our own writing; do not tune one alone.
const (
	likeWords   = 70 // of the words of the shorter, in order: the same words
	likeMeaning = 67 // of the content words of the shorter: one speaker's statement
	maybe       = 40 // the same: possibly one
	// translatedBack is the same for quotations of which one was translated.
	translatedBack = 30
	// fresh is for how many days news repeats what somebody said.
	fresh    = 21
	fewest   = 4 // words that a content needs to be compared at all
	fewStems = 3 // content words that must be shared for one statement
)

// window bounds how many attributions that share a word are compared.
const window = 32

// pair is two attributions, by index, that may be one statement.
type pair struct {
	a, b   int
	reason string
}

// links is which attributions are one statement.
type links struct {
	groups   [][]int
	possibly []pair
	reasons  map[*said][]string
}

// match compares what shares a word or a number.
func match(set *given.Set, saids []*said) links {
	root := make([]int, len(saids))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	out := links{reasons: map[*said][]string{}}
	for i, others := range candidates(saids) {
		for _, j := range others {
			switch verdict, reason := compare(set, saids[i], saids[j]); verdict {
			case same:
				ri, rj := find(i), find(j)
				root[max(ri, rj)] = min(ri, rj)
				out.reasons[saids[j]] = append(out.reasons[saids[j]], reason)
			case perhaps:
				out.possibly = append(out.possibly, pair{i, j, reason})
			}
		}
	}
	slices.SortFunc(out.possibly, func(p, q pair) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	at := map[int]int{}
	for i := range saids {
		r := find(i)
		if _, ok := at[r]; !ok {
			at[r] = len(out.groups)
			out.groups = append(out.groups, nil)
		}
		out.groups[at[r]] = append(out.groups[at[r]], i)
	}
	return out
}

// candidates gives for each attribution those after it, by index, that are
// worth comparing, until the next is asked for: they share one of its longest words, or a number or a name
// with a speaker. Where very many share a word, each meets those whose
// contents are most alike.
func candidates(saids []*said) iter.Seq2[int, []int] {
	at := map[string][]int{}
	keys := make([][]string, len(saids))
	for i, s := range saids {
		keys[i] = s.keys()
		for _, key := range keys[i] {
			at[key] = append(at[key], i)
		}
	}
	place := map[string]map[int]int{} // of full buckets
	for key, members := range at {
		if len(members) <= window {
			continue
		}
		slices.SortStableFunc(members, func(i, j int) int { return cmp.Compare(saids[i].alike, saids[j].alike) })
		place[key] = make(map[int]int, len(members))
		for p, i := range members {
			place[key][i] = p
		}
	}
	return func(yield func(int, []int) bool) {
		var near []int
		for i := range saids {
			near = near[:0]
			for _, key := range keys[i] {
				members := at[key]
				if p, full := place[key][i]; full {
					members = members[max(0, p-window/2):min(len(members), p+window/2)]
				}
				for _, j := range members {
					if j > i {
						near = append(near, j)
					}
				}
			}
			slices.Sort(near)
			if !yield(i, slices.Compact(near)) {
				return
			}
		}
	}
}

// longest is how many of the words of a content others are looked for by.
const longest = 5

// keys are those by which others are looked for.
func (s *said) keys() []string {
	stems := slices.Clone(s.stems)
	slices.SortFunc(stems, func(a, b string) int { return cmp.Or(-cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	keys := slices.Clone(stems[:min(longest, len(stems))])
	for _, num := range append(slices.Clone(s.nums), s.names...) {
		for _, who := range s.who {
			keys = append(keys, num+"|"+who)
		}
	}
	if len(stems) < 2 { // few words of its own: by its beginning
		keys = append(keys, "^"+strings.Join(s.words[:min(4, len(s.words))], " "))
	}
	return keys
}

type verdict int

const (
	different verdict = iota
	perhaps
	same
)

// compare says whether two attributions are one statement, and why.
func compare(set *given.Set, a, b *said) (verdict, string) {
	if min(len(a.words), len(b.words)) < fewest || overlap(a, b) {
		return different, ""
	}
	one := len(given.Shared(a.who, b.who)) > 0
	if a.named && b.named && !one {
		return different, ""
	}
	if v, reason := sameWords(a, b, one || set.Kin(a.doc.ID, b.doc.ID) != ""); v != different {
		return v, reason
	}
	if !one || a.doc == b.doc {
		return different, ""
	}
	stems, nums, names := given.Shared(a.stems, b.stems), given.Shared(a.nums, b.nums), given.Shared(a.names, b.names)
	least := min(len(a.stems)+len(a.nums)+len(a.names), len(b.stems)+len(b.nums)+len(b.names))
	both := len(stems) + len(nums) + len(names)
	reason := func() string { return "one speaker; both have " + list(a, append(stems, nums...)) }
	near := !a.doc.Dated || !b.doc.Dated || a.doc.Day.First <= b.doc.Day.Last+fresh && b.doc.Day.First <= a.doc.Day.Last+fresh
	switch {
	case least == 0 || !near:
		return different, ""
	case len(stems)+len(nums) >= fewStems && 100*both >= likeMeaning*least:
		return same, reason()
	case len(stems)+len(nums) >= 2 && both >= 3 && 100*both >= maybe*least:
		return perhaps, reason()
	case translated(set, a, b) && a.quote && b.quote && len(stems)+2*len(nums) >= 3 && 100*both >= translatedBack*least:
		return perhaps, reason() + ", and one of the reports is translated"
	}
	return different, ""
}

// sameWords compares the words of two contents in order. known says that
// something besides the words links the two: the speaker, or the reports.
func sameWords(a, b *said, known bool) (verdict, string) {
	if stems := min(len(a.stems), len(b.stems)); 2*len(given.Shared(a.stems, b.stems)) < stems {
		return different, ""
	}
	run := common(a.words, b.words)
	short, long := min(len(a.words), len(b.words)), max(len(a.words), len(b.words))
	if run < fewest || 100*run < likeWords*short {
		return different, ""
	}
	reason := fmt.Sprintf("%d of %d words agree, in order", run, short)
	whole := 100*run >= 90*long
	switch {
	case short < 8 && 2*short < long && !(known && a.quote && b.quote && 100*run >= 90*short):
		return different, "" // a few words of another sentence
	case known, whole && short >= fewest+1, short >= 12:
		return same, reason
	case len(given.Shared(a.stems, b.stems)) < 2:
		return different, ""
	}
	return perhaps, reason + ", and the speakers are not known to be one"
}

// translated says whether one of two reports went through another language.
func translated(set *given.Set, a, b *said) bool {
	return a.doc.TranslatedFrom != "" || b.doc.TranslatedFrom != "" || set.Kin(a.doc.ID, b.doc.ID) == "translation"
}

// overlap says whether two attributions of one report share words: one within
// the other is a statement of its own.
func overlap(a, b *said) bool {
	if a.doc != b.doc {
		return false
	}
	for _, s := range a.att.Content {
		for _, t := range b.att.Content {
			if s.Overlaps(t) {
				return true
			}
		}
	}
	return false
}

// most is how many words of a content are compared in order.
const most = 200

// common is the length of the longest common subsequence of two lists of
// words.
func common(a, b []string) int {
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	if slices.Equal(a, b) {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for _, w := range a {
		diag := 0
		for j, v := range b {
			up := row[j+1]
			if w == v {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diag = up
		}
	}
	return row[len(b)]
}

// letters gives the words of a text in lower case, without marks.
func letters(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', 12, 64) }

// list writes what two contents share as the first writes it, at most five.
func list(a *said, shared []string) string {
	var quoted []string
	for _, w := range shared[:min(5, len(shared))] {
		quoted = append(quoted, "“"+news.Plain(a.written(w))+"”")
	}
	return strings.Join(quoted, ", ")
}
