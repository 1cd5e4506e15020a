package plan

import (
	"cmp"
	"math"
	"slices"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/lineage"
)

// accounts are those of a story, and where each word stands. They are read when a plan
// asks for them: most sentences tell of none.
type accounts struct {
	places []place
	of     map[string][]int
	near   map[string][]int // where "it" can stand for a word
	named  map[string]int   // how many of them have a name
	read   map[int]*account
}

// place is a sentence of a report, with the event mentions in it.
type place struct {
	rep      *news.Annotated
	at       int
	mentions []*event.Mention
}

// mostRead is how many accounts are kept as they were read.
const mostRead = 20_000

// commonWord is the number of sentences with a word above which it leads to no
// account, rareWord that up to which it does so alone; likelyWords is how many words of
// a plan lead to accounts.
const (
	commonWord  = 400
	rareWord    = 40
	likelyWords = 12
)

// account gives account number n. One goroutine asks at a time.
func (a *accounts) account(n int) *account {
	if got := a.read[n]; got != nil {
		return got
	}
	if len(a.read) >= mostRead {
		clear(a.read)
	}
	p := a.places[n]
	got := readAccount(p.rep, p.at)
	got.lookBehind()
	got.mentions = p.mentions
	a.read[n] = got
	return got
}

// newAccounts lists the sentences of reports that a reader counts as told.
func newAccounts(reports []*news.Annotated, in map[sentence][]*event.Mention) *accounts {
	out := &accounts{of: map[string][]int{}, near: map[string][]int{}, named: map[string]int{}, read: map[int]*account{}}
	for _, rep := range reports {
		pass := 0
		for i := range rep.Sentences {
			sent := &rep.Sentences[i]
			for pass < len(rep.Passages) && rep.Passages[pass].End <= sent.Start {
				pass++
			}
			if pass == len(rep.Passages) || len(sent.Tokens) < 4 {
				continue
			}
			switch rep.Passages[pass].Role {
			case news.Headline, news.StoryText, news.Remark, news.Context:
				out.enter(place{rep, i, in[sentence{rep.ID, sent.Start}]})
			}
		}
	}
	return out
}

// enter notes the words of a sentence.
func (a *accounts) enter(p place) {
	n := len(a.places)
	a.places = append(a.places, p)
	sent := &p.rep.Sentences[p.at]
	tells := false
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		tells = tells || tok.UPOS == "VERB" && fateVerbs()[lower(tok.Lemma)]
		w := wordOf(tok)
		switch {
		case w == "":
		case tok.UPOS == "PROPN":
			a.named[w]++
		default:
			if list := a.of[w]; len(list) == 0 || list[len(list)-1] != n {
				a.of[w] = append(list, n)
			}
		}
	}
	if !tells {
		return
	}
	full := readAccount(p.rep, p.at)
	full.lookBehind()
	slices.Sort(full.near)
	for _, w := range slices.Compact(full.near) {
		if !full.words[w] {
			a.near[w] = append(a.near[w], n)
		}
	}
}

// weight is how much it tells that two sentences of the story share a word, 0 to 1.
func (a *accounts) weight(word string) float64 {
	n := len(a.of[word]) + a.named[word]
	if n == 0 {
		n = 1
	}
	inStory := 1 - math.Log2(float64(n))/math.Log2(float64(max(len(a.places), 16)))
	return min(inStory, float64(lineage.Rarity(word)+1)/6)
}

// likely gives the accounts that share words of a plan: two of those that tell most,
// or one that few have.
func (w *work) likely(about matter) []int {
	keys := map[string]float64{}
	for l, weight := range about.words {
		keys[l] = weight
	}
	for _, l := range slices.Concat(about.roots, about.lines, about.outs) {
		if !light(l) && len(w.accounts.of[l]) > 0 {
			keys[l] = max(keys[l], w.accounts.weight(l))
		}
	}
	words := sorted(keys)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(keys[b], keys[a]) })
	hits := map[int]int{}
	for i, used := 0, 0; i < len(words) && used < likelyWords; i++ {
		list := w.accounts.of[words[i]]
		if len(list) == 0 || len(list) > commonWord {
			continue
		}
		used++
		for _, n := range slices.Concat(list, w.accounts.near[words[i]]) {
			if hits[n]++; len(list) <= rareWord {
				hits[n]++
			}
		}
	}
	var out []int
	for n, times := range hits {
		if times > 1 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// sentence is a sentence of a report, by where it begins.
type sentence struct {
	report news.ReportID
	start  news.Byte
}

// bySentence are the mentions of events by their sentences.
func bySentence(events []*chronicle.Event) map[sentence][]*event.Mention {
	out := map[sentence][]*event.Mention{}
	for _, ev := range events {
		for _, m := range ev.Members {
			if m.Sent >= 0 {
				at := sentence{m.Report.ID, m.Report.Sentences[m.Sent].Start}
				out[at] = append(out[at], m)
			}
		}
	}
	return out
}
