package dispute

import (
	"cmp"
	"slices"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

var contest = classes("en/dispute-contests.txt")

// win is a sentence by which somebody won a vote, or says so.
type win struct {
	doc   *given.Doc
	ev    news.Evidence
	who   string // key of the winner, "" where the sentence names none
	doubt bool   // the words say that it is disputed, or only claimed
	again bool   // a re-election
	when  calendar.Span
	dated bool
}

// contests finds votes that two sides are said to have won, or that one side
// is said to have won and others call fraudulent.
func (f *finder) contests() {
	var wins []win
	for _, doc := range f.set.Docs {
		for i := range doc.Sentences {
			if w, ok := winIn(doc, i); ok && story(doc, i) {
				wins = append(wins, w)
			}
		}
	}
	for _, group := range oneVote(wins) {
		f.contest(group)
	}
}

// reachWords is how many words lie at most between a word for winning and the
// word for a vote.
const reachWords = 14

// winIn reads a sentence.
func winIn(doc *given.Doc, sent int) (win, bool) {
	words := wordsOf(doc, sent)
	at, again := -1, false
	doubt := -1
	for i, w := range words {
		switch contest()[w.text] {
		case "again":
			if at < 0 {
				at, again = i, true
			}
		case "win":
			if at < 0 && voteNear(words, i) {
				at = i
			}
		case "doubt":
			if doubt < 0 && (voteNear(words, i) || againNear(words, i)) {
				doubt = i
			}
		}
	}
	if at < 0 && doubt < 0 {
		return win{}, false
	}
	w := win{doc: doc, ev: doc.Evidence(doc.Sentences[sent].Span), again: again, doubt: doubt >= 0}
	if at >= 0 {
		w.who = winner(doc, sent, words, at)
		for _, x := range words[max(0, at-10):at] {
			if contest()[x.text] == "claim" {
				w.doubt = true
			}
		}
		w.doubt = w.doubt || ownWord(words, at)
	}
	w.when, w.dated = voteDay(doc, sent, words[max(at, doubt)])
	return w, true
}

// ownWord says whether it is the winner who says so: "says she won".
func ownWord(words []word, at int) bool {
	k := at - 1
	if k < 1 || !pronouns[words[k].text] {
		return false
	}
	if k--; k > 0 && words[k].text == "that" {
		k--
	}
	return words[k].text == "says" || words[k].text == "said" || words[k].text == "say"
}

// voteDay is the day in a sentence that stands nearest to a word.
func voteDay(doc *given.Doc, sent int, at word) (calendar.Span, bool) {
	best, day := len(doc.Text), calendar.Span{}
	for i := range doc.Times {
		t := &doc.Times[i]
		if !doc.Sentences[sent].Contains(t.Span) || t.Type != news.TimexDate {
			continue
		}
		d := max(int(t.Start-at.End), int(at.Start-t.End))
		if span, ok := given.Days("", t.Earliest, t.Latest); ok && d < best {
			best, day = d, span
		}
	}
	return day, best < len(doc.Text)
}

// voteNear says whether a word for a vote stands near a word.
func voteNear(words []word, i int) bool {
	for _, w := range words[max(0, i-reachWords):min(len(words), i+reachWords+1)] {
		if contest()[w.text] == "vote" {
			return true
		}
	}
	return false
}

func againNear(words []word, i int) bool {
	for _, w := range words[max(0, i-3):min(len(words), i+8)] {
		if contest()[w.text] == "again" {
			return true
		}
	}
	return false
}

// winner is the person or party nearest before the word for winning; after
// "the victory of" and "won by" the one behind it.
func winner(doc *given.Doc, sent int, words []word, at int) string {
	span := doc.Sentences[sent].Span
	if at+2 < len(words) && (words[at+1].text == "of" || words[at+1].text == "by") {
		for _, p := range doc.Parties(news.Span{Start: words[at+1].End, End: span.End}) {
			if p.Start-words[at+1].End < 40 && p.Kind == news.Person {
				return p.Key
			}
		}
	}
	parties := doc.Parties(news.Span{Start: span.Start, End: words[at].Start})
	for i := len(parties) - 1; i >= 0; i-- {
		if parties[i].Kind == news.Person {
			return parties[i].Key
		}
	}
	return ""
}

// oneVote groups what can be said of one vote: the days do not part them, and
// they name one winner or one that names none stands in the same report. Two
// winners are of one vote where one of them is doubted.
func oneVote(wins []win) [][]win {
	byWho := map[string][]win{}
	var keys []string
	var bare []win
	for _, w := range wins {
		if w.who == "" {
			bare = append(bare, w)
			continue
		}
		if byWho[w.who] == nil {
			keys = append(keys, w.who)
		}
		byWho[w.who] = append(byWho[w.who], w)
	}
	slices.Sort(keys)
	var groups [][]win
	var used = map[string]bool{}
	for _, k := range keys {
		if used[k] {
			continue
		}
		used[k] = true
		group := lastVote(byWho[k])
		for _, o := range keys {
			if !used[o] && rivalWinners(group, byWho[o]) {
				used[o] = true
				group = append(group, lastVote(byWho[o])...)
			}
		}
		for _, b := range bare {
			if slices.ContainsFunc(group, func(w win) bool { return w.doc == b.doc && together(w, b) }) {
				group = append(group, b)
			}
		}
		groups = append(groups, group)
	}
	return groups
}

// lastVote leaves of what is said of one winner what is not of an earlier vote
// than the last that is dated.
func lastVote(wins []win) []win {
	var last win
	for _, w := range wins {
		if w.dated && (!last.dated || w.when.First > last.when.First) {
			last = w
		}
	}
	return slices.DeleteFunc(slices.Clone(wins), func(w win) bool { return !together(w, last) })
}

// rivalWinners says whether two lists tell of one vote with two winners: some
// of them stand in one report or tell of the same days, and a side is doubted.
func rivalWinners(a, b []win) bool {
	doubted := slices.ContainsFunc(a, func(w win) bool { return w.doubt }) || slices.ContainsFunc(b, func(w win) bool { return w.doubt })
	if !doubted {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x.doc == y.doc && together(x, y) || x.dated && y.dated && together(x, y) && x.when.Len() < 400 && y.when.Len() < 400 {
				return true
			}
		}
	}
	return false
}

// together says whether the days of two sentences can be of one vote.
func together(a, b win) bool {
	return !a.dated || !b.dated || a.when.First <= b.when.Last+31 && b.when.First <= a.when.Last+31
}

// contest writes the dispute about one vote, if there is one: a side for each
// winner, and one for the sentences that doubt without another winner.
func (f *finder) contest(group []win) {
	sides := map[string][]news.Evidence{}
	var who []string
	var doubt []news.Evidence
	claims, doubts := 0, 0
	for _, w := range group {
		if w.doubt {
			doubts++
		}
		if w.who == "" {
			if w.doubt {
				doubt = append(doubt, w.ev)
			}
			continue
		}
		if sides[w.who] == nil {
			who = append(who, w.who)
		}
		sides[w.who] = append(sides[w.who], w.ev)
		claims++
	}
	if doubts == 0 || claims == 0 {
		return
	}
	slices.SortFunc(who, func(a, b string) int { return cmp.Or(-cmp.Compare(len(sides[a]), len(sides[b])), cmp.Compare(a, b)) })
	var all [][]news.Evidence
	for _, k := range who {
		all = append(all, sides[k])
	}
	switch {
	case len(who) > 1:
		all[1] = append(all[1], doubt...)
	case len(doubt) > 0:
		all = append(all, doubt)
	default:
		var firm, unsure []news.Evidence
		for _, w := range group {
			if w.doubt {
				unsure = append(unsure, w.ev)
			} else {
				firm = append(firm, w.ev)
			}
		}
		all = [][]news.Evidence{firm, unsure}
	}
	f.add(Contradiction, "who won the vote", []string{"the result is claimed by one side and doubted by another"}, all...)
}
