package statement

import (
	"cmp"
	"fmt"
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
const window = 64

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
	seen := map[[2]int]bool{}
	for _, members := range buckets(saids) {
		for x, i := range members {
			for _, j := range members[x+1 : min(len(members), x+1+window)] {
				a, b := min(i, j), max(i, j)
				if a == b || seen[[2]int{a, b}] {
					continue
				}
				seen[[2]int{a, b}] = true
				switch verdict, reason := compare(set, saids[a], saids[b]); verdict {
				case same:
					ra, rb := find(a), find(b)
					root[max(ra, rb)] = min(ra, rb)
					out.reasons[saids[b]] = append(out.reasons[saids[b]], reason)
				case perhaps:
					out.possibly = append(out.possibly, pair{a, b, reason})
				}
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

// buckets gives the attributions that share a long word, a number or a name
// with a speaker. A word that very many share is read in the order of the
// contents, so that what is alike meets.
func buckets(saids []*said) [][]int {
	at := map[string][]int{}
	for i, s := range saids {
		stems := slices.Clone(s.stems)
		slices.SortFunc(stems, func(a, b string) int { return cmp.Or(-cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
		for _, stem := range stems[:min(8, len(stems))] {
			at[stem] = append(at[stem], i)
		}
		for _, num := range append(slices.Clone(s.nums), s.names...) {
			for _, who := range s.who {
				at[num+"|"+who] = append(at[num+"|"+who], i)
			}
		}
	}
	keys := make([]string, 0, len(at))
	for key, members := range at {
		if len(members) > 1 {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	out := make([][]int, 0, len(keys))
	for _, key := range keys {
		members := at[key]
		if len(members) > window {
			slices.SortStableFunc(members, func(i, j int) int {
				return cmp.Compare(strings.Join(saids[i].stems, " "), strings.Join(saids[j].stems, " "))
			})
		}
		out = append(out, members)
	}
	return out
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
	reason := "one speaker; both have " + list(a, append(stems, nums...))
	near := !a.doc.Dated || !b.doc.Dated || a.doc.Day.First <= b.doc.Day.Last+fresh && b.doc.Day.First <= a.doc.Day.Last+fresh
	switch {
	case least == 0 || !near:
		return different, ""
	case len(stems)+len(nums) >= fewStems && 100*both >= likeMeaning*least:
		return same, reason
	case len(stems)+len(nums) >= 2 && both >= 3 && 100*both >= maybe*least:
		return perhaps, reason
	case translated(set, a, b) && a.quote && b.quote && len(stems)+2*len(nums) >= 3 && 100*both >= translatedBack*least:
		return perhaps, reason + ", and one of the reports is translated"
	}
	return different, ""
}

// sameWords compares the words of two contents in order. known says that
// something besides the words links the two: the speaker, or the reports.
func sameWords(a, b *said, known bool) (verdict, string) {
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
		quoted = append(quoted, "“"+news.Plain(a.written[w])+"”")
	}
	return strings.Join(quoted, ", ")
}
