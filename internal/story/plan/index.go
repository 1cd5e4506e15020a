package plan

import (
	"cmp"
	"maps"
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
	near   map[string][]int // where a pronoun can stand for a word
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
// account; likelyWords is how many words of a plan lead to accounts, mostLikely how
// many accounts are weighed for it.
const (
	commonWord  = 400
	likelyWords = 16
	mostLikely  = 120
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
	out := &accounts{of: map[string][]int{}, near: map[string][]int{}, read: map[int]*account{}}
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

// Keys of the index that are no words: a name, and a day that the sentence names.
const (
	nameKey = "@"
	dayKey  = "#"
)

// enter notes the words, the names and the days of a sentence.
func (a *accounts) enter(p place) {
	n := len(a.places)
	a.places = append(a.places, p)
	sent := &p.rep.Sentences[p.at]
	note := func(lists map[string][]int, key string) {
		if list := lists[key]; len(list) == 0 || list[len(list)-1] != n {
			lists[key] = append(list, n)
		}
	}
	stands := false
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		stands = stands || tok.UPOS == "VERB" && fateVerbs()[lower(tok.Lemma)] || tok.UPOS == "PRON" && pronouns[lower(tok.Form)]
		w := wordOf(tok)
		switch {
		case w == "":
		case tok.UPOS == "PROPN":
			note(a.of, nameKey+w)
		default:
			note(a.of, w)
		}
	}
	for _, tx := range timesIn(p.rep, sent.Span) {
		if isDay(&tx) && tx.Earliest != "" && tx.Earliest == tx.Latest {
			note(a.of, dayKey+tx.Earliest)
		}
	}
	if !stands {
		return
	}
	full := readAccount(p.rep, p.at)
	full.lookBehind()
	for _, w := range full.near {
		note(a.near, w)
	}
}

// weight is how much it tells that two sentences of the story share a word, 0 to 1.
func (a *accounts) weight(word string) float64 {
	n := len(a.of[word]) + len(a.of[nameKey+word])
	if n == 0 {
		n = 1
	}
	inStory := 1 - math.Log2(float64(n))/math.Log2(float64(max(len(a.places), 16)))
	return min(inStory, float64(lineage.Rarity(word)+1)/6)
}

// likely gives the accounts that share most with a plan: words, names and the day,
// the rarer the more.
func (w *work) likely(s *sought) []int {
	keys := map[string]float64{}
	for l, weight := range s.about.words {
		keys[l] = weight
	}
	for _, l := range slices.Concat(s.about.roots, s.about.lines, s.about.outs) {
		if !light(l) && len(w.accounts.of[l]) > 0 {
			keys[l] = max(keys[l], w.accounts.weight(l))
		}
	}
	for l := range s.about.names {
		keys[nameKey+l] = w.accounts.weight(l) / 2
	}
	if s.dated && s.due.Len() == 1 {
		keys[dayKey+s.due.Last.String()] = 1
	}
	words := sorted(keys)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(keys[b], keys[a]) })
	shares := map[int]float64{}
	for i, used := 0, 0; i < len(words) && used < likelyWords; i++ {
		list := w.accounts.of[words[i]]
		if len(list) == 0 || len(list) > commonWord {
			continue
		}
		used++
		for _, n := range list {
			shares[n] += keys[words[i]]
		}
		for _, n := range w.accounts.near[words[i]] {
			shares[n] += keys[words[i]] * aside
		}
	}
	out := slices.Collect(maps.Keys(shares))
	slices.SortFunc(out, func(a, b int) int { return cmp.Or(cmp.Compare(shares[b], shares[a]), cmp.Compare(a, b)) })
	return out[:min(len(out), mostLikely)]
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
