package plan

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/lineage"
)

// account is a sentence in which a report can tell what became of a plan, whether
// or not an event was read from it: "Families have still seen nothing of the money".
type account struct {
	rep *news.Annotated
	at  int // number of its sentence
	// words are the roots of its content words and its numbers, lemmas their lemmas.
	words  map[string]bool
	lemmas []string
	names  map[string]bool
	// told says that it tells of what was or came about, and does not only look
	// ahead; looks that it looks back at what was to be, late that something came
	// later than it was to.
	told, looks, late bool
	fates             []fateWord
	looked            []string // what it says was promised, planned or threatened
	// done are the roots of the verbs that tell, ahead those of verbs that look
	// ahead or leave open ("would ship", "to be finished").
	done, ahead []string
	doneTo      []string // what the verbs that tell act on
	near        []string // words of the sentences before for which "it" can stand
	still       bool     // it says that something still is as it was
	mentions    []*event.Mention
}

// fateWord is a word by which something is put off, called off or denied its
// coming about, with the words that it says so of.
type fateWord struct {
	outcome string
	word    string // its root
	of      []string
	// soft says that it only did not come about yet.
	soft bool
}

// What an account adds up to. Found on the stories of our own and on stories that
// editors wrote; the words are weighed from 0 to 1 by how few sentences of the story
// have them.
const (
	accountFrom = 3.2
	accountSure = 5.0 // from here on it goes before what events alone tell

	forLook     = 1.5 // it looks back at what was promised or planned
	forNamedDue = 2.0 // it names the day for which the plan was set
	forFate     = 1.2 // it says of a word of the plan that it was put off or called off
	forOwner    = 1.4 // it names who was to act
	forName     = 1.0 // another name that both have
	forNumber   = 0.6 // a shared number, besides its weight as a word
	forWords    = 1.6 // the weight of one shared word
	forAct      = 1.2 // it says the word of the act
	forActWord  = 1.2 // and the more, the fewer say it
	forLine     = 1.5 // another word for the act
	forBoth     = 0.6 // who was to act, and the word of the act
	mostWords   = 3.0 // the most that shared words can weigh
	lateAbout   = 0.5 // what it must share of words to be late with the thing that was planned
	muchShared  = 2.4 // what an account of another act must share of words and names
)

// commonWord is the number of sentences with a word above which it leads to no
// account, rareWord that up to which it does so alone; likelyWords is how many words of
// a plan lead to accounts.
const (
	commonWord  = 400
	rareWord    = 40
	likelyWords = 12
)

var (
	looksBack = regexp.MustCompile(`(?i)\bpromised\b|\bpledged\b|\bas (agreed|planned|promised|announced|scheduled|expected)\b|\bhad (said|announced|promised|pledged|threatened|wanted|planned|vowed|insisted|agreed|demanded)\b|\b(first|originally|once|at first|initially) (set|planned|scheduled|appointed|due|fixed)\b|\b(was|were) (to have|planned|due|scheduled|set|announced|expected|supposed|meant) \b|\bhad been (set|planned|due|scheduled|announced|promised|expected)\b|\bshould have\b|\b(long-)?awaited\b|\bfinally\b|\bat last\b|\b(the|its|their|a) deadline\b|\bplanned for\b`)
	insteadOf = regexp.MustCompile(`(?i)\b(instead of|rather than)( the)? [\d]`)
	stillSo   = regexp.MustCompile(`(?i)\bstill\b|\bnot yet\b|\bno sign of\b`)
	lateTold  = regexp.MustCompile(`(?i)\b(days?|weeks?|months?|hours?|years?|fortnight) (late|later than|after the (date|day|deadline))\b|\b(days?|weeks?|months?) of delay\b|\blater than (planned|announced|promised|scheduled)\b|\bbehind schedule\b|\bmissed (its|the|their|a) deadline\b|\bpast (its|the) deadline\b|\bnot quite on time\b|\bdid not (open|begin|start) until\b`)
)

// fates are words by which a thing is put off or called off: a lemma, or a lemma with
// a particle, and what becomes of its object, or of its subject in the passive.
var fates = map[string]string{
	"postpone": Changed, "defer": Changed, "delay": Changed, "reschedule": Changed, "put off": Changed, "put back": Changed,
	"push back": Changed, "move": Changed, "transfer": Changed, "shift": Changed, "bring forward": Changed, "suspend": Changed,
	"cancel": Cancelled, "call off": Cancelled, "scrap": Cancelled, "abandon": Cancelled, "give up": Cancelled, "drop": Cancelled,
	"shelve": Cancelled, "withdraw": Cancelled, "revoke": Cancelled, "rescind": Cancelled, "rule out": Cancelled, "abort": Cancelled,
}

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

// fateVerbs are the verbs of fates without their particles.
var fateVerbs = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for name := range fates {
		verb, _, _ := strings.Cut(name, " ")
		out[verb] = true
	}
	return out
})

// readAccount reads the words of a sentence and how it speaks of what was to be.
func readAccount(rep *news.Annotated, at int) *account {
	a := &account{rep: rep, at: at, words: map[string]bool{}, names: map[string]bool{}}
	sent := &rep.Sentences[at]
	text := sent.In(rep.Text)
	a.still = stillSo.MatchString(text)
	a.looks, a.late = looksBack.MatchString(text), lateTold.MatchString(text)
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		switch l := wordOf(tok); {
		case l == "":
		case tok.UPOS == "PROPN":
			a.names[l] = true
		default:
			a.words[l] = true
			a.lemmas = append(a.lemmas, lower(tok.Lemma))
		}
		if tok.UPOS != "VERB" || tok.Deprel == "amod" {
			continue
		}
		switch name := root(lower(tok.Lemma)); {
		case tells(sent, i):
			a.told = true
			a.done, a.doneTo = append(a.done, name), append(a.doneTo, acted(sent, i)...)
		case looksAhead(sent, i):
			a.ahead = append(a.ahead, name)
		}
		if f, ok := fateOf(sent, i); ok {
			a.fates = append(a.fates, f)
		}
		if setting[lower(tok.Lemma)] && (tok.XPOS == "VBN" || tok.XPOS == "VBD") {
			a.looked = append(a.looked, acted(sent, i)...)
		}
	}
	return a
}

// behind is how many sentences before its own "it" can stand for something of.
const behind = 3

// lookBehind gives the words by which "it" was put off or called off those of the
// sentences before: "What happened to the strike? … Drozen called it off."
func (a *account) lookBehind() {
	for k := range a.fates {
		if f := &a.fates[k]; len(f.of) == 0 && f.word != "" {
			for i := max(0, a.at-behind); i < a.at; i++ {
				for t := range a.rep.Sentences[i].Tokens {
					if tok := &a.rep.Sentences[i].Tokens[t]; tok.UPOS == "NOUN" {
						if l := wordOf(tok); l != "" {
							f.of = append(f.of, l)
							a.near = append(a.near, l)
						}
					}
				}
			}
		}
	}
}

// wordOf is what a token counts as: the stem of its lemma, of a number its digits, ""
// for function words, parts of dates and small numbers.
func wordOf(tok *news.Token) string {
	l := lower(tok.Lemma)
	switch tok.UPOS {
	case "NOUN", "VERB", "ADJ":
		if len(l) > 2 && !months[l] && !plainVerbs[l] {
			return root(l)
		}
	case "PROPN":
		if len(l) > 2 && !months[l] {
			return l
		}
	case "NUM":
		if d := strings.ReplaceAll(l, ",", ""); len(d) > 2 && !isYear(d) && d[0] >= '1' && d[0] <= '9' {
			return d
		}
	}
	return ""
}

// derived are endings by which nouns are made of verbs, the longest first.
var derived = []string{"isation", "ization", "ation", "ition", "ement", "ment", "sion", "tion", "ion", "ance", "ence", "ing", "al"}

// root takes off a lemma the ending that makes a noun of a verb: "publication" and
// "publish" do not meet, "resignation" and "resign" do.
func root(lemma string) string {
	for _, end := range derived {
		if head, ok := strings.CutSuffix(lemma, end); ok && len(head) >= 4 {
			lemma = head
			break
		}
	}
	return strings.TrimSuffix(lemma, "e")
}

// isYear says whether digits look like a year of a date.
func isYear(d string) bool {
	return len(d) == 4 && (strings.HasPrefix(d, "19") || strings.HasPrefix(d, "20"))
}

// plainVerbs say nothing of what a plan is about.
var plainVerbs = map[string]bool{"say": true, "tell": true, "have": true, "be": true, "do": true, "make": true, "get": true, "go": true,
	"come": true, "take": true, "give": true, "put": true, "set": true, "plan": true, "promise": true, "announce": true, "expect": true,
	"due": true, "last": true, "next": true, "new": true, "other": true, "first": true, "late": true, "same": true, "own": true, "place": true,
	"add": true, "call": true, "want": true, "hold": true, "begin": true, "start": true, "would": true, "could": true, "should": true, "let": true}

// tells says whether verb i of a sentence tells of what was or has come about.
func tells(sent *news.Sentence, i int) bool {
	tok := &sent.Tokens[i]
	if l := lower(tok.Lemma); speech[l] || l == "threaten" || l == "pledge" || l == "vow" || l == "schedule" || l == "expect" {
		return false
	}
	past, modal := tok.XPOS == "VBD", false
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		if c.Head != i+1 || !strings.HasPrefix(c.Deprel, "aux") && c.Deprel != "cop" {
			continue
		}
		past = past || c.XPOS == "VBD" || lower(c.Lemma) == "have" && (c.XPOS == "VBZ" || c.XPOS == "VBP")
		modal = modal || c.XPOS == "MD"
	}
	return past && !modal || tok.XPOS == "VBN" && strings.HasPrefix(tok.Deprel, "acl") && !setting[lower(tok.Lemma)]
}

// looksAhead says whether verb i of a sentence has a modal or is an infinitive.
func looksAhead(sent *news.Sentence, i int) bool {
	for k := range sent.Tokens {
		if c := &sent.Tokens[k]; c.Head == i+1 && (c.XPOS == "MD" || c.XPOS == "TO") {
			return true
		}
	}
	return false
}

// speech are verbs of saying, which tell of no outcome.
var speech = map[string]bool{"say": true, "tell": true, "add": true, "announce": true, "state": true, "declare": true, "insist": true, "warn": true,
	"claim": true, "explain": true, "promise": true, "confirm": true, "stress": true, "write": true, "note": true, "plan": true, "want": true}

// fateOf reads verb i as one by which something is put off, called off, or has not
// come about: "never reopened", "has still not cancelled".
func fateOf(sent *news.Sentence, i int) (fateWord, bool) {
	tok := &sent.Tokens[i]
	name := lower(tok.Lemma)
	not, never, modal, perfect, prt, able := false, false, false, false, "", ""
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		if c.Head != i+1 {
			continue
		}
		switch form := lower(c.Form); {
		case c.Deprel == "compound:prt" || c.Deprel == "advmod" && (form == "off" || form == "back" || form == "up"):
			prt = " " + form
		case form == "never":
			never = true
		case form == "not" || form == "n't" || form == "n’t":
			not = true
		case c.XPOS == "MD":
			modal, able = true, lower(c.Lemma)
		case strings.HasPrefix(c.Deprel, "aux") && lower(c.Lemma) == "have":
			perfect = true
		}
	}
	out, ok := fates[name+prt]
	switch {
	case ok && not && perfect:
		return fateWord{outcome: Lapsed, of: []string{root(name)}, soft: true}, true // "has still not cancelled its contract"
	case ok && (not || never || modal):
		return fateWord{}, false
	case ok:
		return fateWord{outcome: out, word: root(name) + prt, of: acted(sent, i)}, true
	case not && able == "can" || lower(tok.Form) != name && not && able == "could":
		return fateWord{outcome: Changed, word: root(name), of: append(acted(sent, i), root(name))}, true // "cannot be raised in May"
	case never && !modal:
		return fateWord{outcome: Cancelled, of: []string{root(name)}}, true
	case not && !modal && (name == "take" && hasPlace(sent, i) || name == "happen" || name == "occur"):
		return fateWord{outcome: Cancelled, of: acted(sent, i)}, true // "the strike did not take place"
	case not && !modal && !perfect && tok.XPOS == "VB" && !speech[name] && didNot(sent, i):
		return fateWord{outcome: Cancelled, of: []string{root(name)}, soft: true}, true
	case not && !modal && !speech[name]:
		return fateWord{outcome: Lapsed, of: []string{root(name)}, soft: true}, true
	}
	return fateWord{}, false
}

// didNot says whether verb i is denied in the past tense ("did not meet").
func didNot(sent *news.Sentence, i int) bool {
	return slices.ContainsFunc(sent.Tokens, func(c news.Token) bool { return c.Head == i+1 && lower(c.Form) == "did" })
}

// hasPlace says whether the object of verb i is "place".
func hasPlace(sent *news.Sentence, i int) bool {
	return slices.ContainsFunc(sent.Tokens, func(c news.Token) bool {
		return c.Head == i+1 && c.Deprel == "obj" && lower(c.Lemma) == "place"
	})
}

// setting are verbs by which something is said to have been meant.
var setting = map[string]bool{"promise": true, "pledge": true, "plan": true, "schedule": true, "threaten": true, "announce": true, "vow": true,
	"demand": true, "call": true, "set": true, "fix": true, "appoint": true, "expect": true, "agree": true, "offer": true}

// acted are the words of the object of verb i, of its subject in the passive or
// where it has no object, and of what these hold.
func acted(sent *news.Sentence, i int) []string {
	var heads, subjects []int
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		switch {
		case c.Head != i+1:
		case c.Deprel == "obj" || strings.HasSuffix(c.Deprel, "subj:pass") || c.Deprel == "xcomp":
			heads = append(heads, k)
		case strings.HasPrefix(c.Deprel, "nsubj") || strings.HasPrefix(c.Deprel, "csubj"):
			subjects = append(subjects, k)
		}
	}
	if len(heads) == 0 {
		heads = subjects
	}
	for k := range heads {
		if sent.Tokens[heads[k]].UPOS == "PRON" { // "elections were planned for May, but they were moved"
			heads[k] = subjectBefore(sent, heads[k])
		}
	}
	if h := sent.Tokens[i].Head - 1; h >= 0 && strings.HasPrefix(sent.Tokens[i].Deprel, "acl") {
		heads = append(heads, h) // "the march that was cancelled"
	}
	var out []string
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		if h := c.Head - 1; slices.Contains(heads, k) || slices.Contains(heads, h) && ofNoun(sent, k) || h >= 0 && slices.Contains(heads, sent.Tokens[h].Head-1) && ofNoun(sent, h) && ofNoun(sent, k) {
			if l := wordOf(c); l != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// ofNoun says whether token k belongs to the noun above it: "trial of the driver",
// "confidence vote", and not "a ruling on the complaint".
func ofNoun(sent *news.Sentence, k int) bool {
	switch rel := sent.Tokens[k].Deprel; rel {
	case "compound", "amod", "nummod", "nmod:poss", "flat", "acl", "acl:relcl", "conj":
		return true
	case "nmod":
		return slices.ContainsFunc(sent.Tokens, func(c news.Token) bool {
			return c.Head == k+1 && c.Deprel == "case" && lower(c.Form) == "of"
		})
	}
	return false
}

// subjectBefore is the noun nearest before token k that is a subject, or k.
func subjectBefore(sent *news.Sentence, k int) int {
	for i := k - 1; i >= 0; i-- {
		if tok := &sent.Tokens[i]; tok.UPOS == "NOUN" && strings.HasPrefix(tok.Deprel, "nsubj") {
			return i
		}
	}
	return k
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

// matter is what a plan is about: its act, the other words of its clause, the names.
type matter struct {
	act   []string           // lemmas of the predicate
	roots []string           // and their roots
	lines []string           // roots of other words for it,
	outs  []string           // and of those that tell its outcome
	words map[string]float64 // the roots of the other words, with their weights
	names map[string]bool
	owner map[string]bool // words of the names of who is to act
}

// has says whether one of the roots is a word of the plan that tells much, or tells
// its act.
func (m *matter) has(roots []string) bool {
	return slices.ContainsFunc(roots, func(l string) bool {
		return m.words[l] >= telling0 && !lightRoot[l] || slices.Contains(m.roots, l) && !lightRoot[l] || slices.Contains(m.lines, l)
	})
}

// tellsAct says whether one of the roots is a word for the act of the plan.
func (m *matter) tellsAct(roots []string) bool {
	return slices.ContainsFunc(roots, func(l string) bool {
		return !lightRoot[l] && (slices.Contains(m.roots, l) || slices.Contains(m.lines, l) || slices.Contains(m.outs, l))
	})
}

// does says whether one of the roots is the word of the act, or another for it.
func (m *matter) does(roots []string) bool {
	return slices.ContainsFunc(roots, func(l string) bool {
		return !lightRoot[l] && (slices.Contains(m.roots, l) || slices.Contains(m.lines, l))
	})
}

// telling0 is the weight from which a word alone ties something to a plan.
const telling0 = 0.3

// carrying are verbs that say of their subject only that it comes about.
var carrying = map[string]bool{"deliver": true, "hold": true, "give": true, "issue": true, "announce": true, "take": true, "start": true,
	"begin": true, "open": true, "expect": true, "publish": true, "come": true, "go": true, "happen": true, "make": true}

// aside is the weight of a word that stands in the sentence of an announcement, but
// not in its clause.
const aside = 0.5

// matterOf reads the announcement; of a promise that was given, what was promised. Where "it" is announced, the noun before it is meant.
func (w *work) matterOf(said *event.Mention) matter {
	out := matter{words: map[string]float64{}, names: map[string]bool{}, owner: map[string]bool{}}
	sent := &said.Report.Sentences[said.Sent]
	enter := func(tok *news.Token, share float64) {
		switch l := wordOf(tok); {
		case l == "":
		case tok.UPOS == "PROPN":
			out.names[l] = true
		default:
			out.words[l] = max(out.words[l], share*w.accounts.weight(l))
		}
	}
	pronoun, promised, act := false, promises(said), -1
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if promised && act < 0 && tok.Start >= said.End && tok.UPOS == "VERB" {
			act = i
		}
		if i == act || !promised && said.Span.Overlaps(tok.Span) {
			if l := lower(tok.Lemma); tok.UPOS == "NOUN" || tok.UPOS == "VERB" || tok.UPOS == "ADJ" {
				out.act, out.roots = append(out.act, l), append(out.roots, root(l))
			}
			continue
		}
		if said.Clause.Contains(tok.Span) || promised && tok.Start >= said.End {
			enter(tok, 1)
			pronoun = pronoun || tok.UPOS == "PRON" && (lower(tok.Form) == "it" || lower(tok.Form) == "they")
		} else {
			enter(tok, aside)
		}
	}
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		h, l := tok.Head-1, lower(tok.Lemma)
		if h < 0 || tok.UPOS != "NOUN" || slices.Contains(out.act, l) || !said.Span.Contains(sent.Tokens[h].Span) && h != act {
			continue
		}
		if strings.HasPrefix(tok.Deprel, "nsubj") && carrying[lower(sent.Tokens[h].Lemma)] || // "the verdict will be delivered"
			(tok.Deprel == "obj" || tok.Deprel == "obl") && event.Known(l) { // "called for a demonstration"
			out.act, out.roots = append(out.act, l), append(out.roots, root(l))
		}
	}
	if said.Mode != "" && !slices.Contains(out.act, said.Mode) && event.Known(said.Mode) {
		out.act = append(out.act, said.Mode) // "stop the work": a strike
	}
	for _, l := range event.SameAct(out.act) {
		out.lines = append(out.lines, root(l))
	}
	for _, l := range event.OutcomeOf(out.act) {
		out.outs = append(out.outs, root(l))
	}
	if pronoun && said.Sent > 0 {
		before := &said.Report.Sentences[said.Sent-1]
		for i := range before.Tokens {
			if tok := &before.Tokens[i]; tok.UPOS == "NOUN" && strings.HasPrefix(tok.Deprel, "nsubj") {
				enter(tok, 1)
			}
		}
	}
	for _, actor := range said.Actors {
		if actor.Role != "source" {
			continue
		}
		for i := range sent.Tokens {
			if tok := &sent.Tokens[i]; actor.Contains(tok.Span) && tok.UPOS == "PROPN" {
				out.owner[lower(tok.Lemma)] = true
			}
		}
	}
	return out
}

// accountOf looks among the sentences of the story for the one that tells best what
// became of the plan, with a score of at least from.
func (w *work) accountOf(p *news.Plan, said *event.Mention, due calendar.Span, isDated bool, from float64) bool {
	if said.Sent < 0 {
		return false
	}
	about := w.matterOf(said)
	if w.undoneAtOnce(p, said, about) {
		return true
	}
	var best verdict
	for _, n := range w.likely(about) {
		a := w.accounts.account(n)
		if !w.mayAccount(a, said, due, isDated) {
			continue
		}
		if v := w.judge(a, said, about, due, isDated); v.score > best.score {
			best, v.account = v, a
			best.account = a
		}
	}
	if best.score < accountFrom || best.score < from && !best.plain {
		return false
	}
	p.Outcome = best.outcome
	p.Reasons = append(p.Reasons, best.reason)
	sent := best.account.rep.Sentences[best.account.at].Span
	ev := news.Evidence{Report: best.account.rep.ID, Span: sent, Quote: sent.In(best.account.rep.Text), Role: best.account.rep.RoleAt(sent.Start)}
	if m := best.mention; m != nil {
		ev = quote(m)
		if o := w.eventOf[m]; o != nil {
			p.OutcomeEvent = o.ID
		}
	}
	p.Evidence = append(p.Evidence, ev)
	return true
}

// undoneAtOnce says whether the sentence that tells for which day something was set
// says itself that it was put off or called off: "a visit scheduled for Wednesday had
// been put off by a week".
func (w *work) undoneAtOnce(p *news.Plan, said *event.Mention, about matter) bool {
	a := readAccount(said.Report, said.Sent)
	for _, f := range a.fates {
		if f.soft || f.word == "" || slices.Contains(about.roots, f.word) || !slices.ContainsFunc(f.of, func(l string) bool { return slices.Contains(about.roots, l) }) {
			continue
		}
		p.Outcome, p.Reasons = f.outcome, append(p.Reasons, "the report that names the day tells that it was put off or called off")
		p.Evidence = append(p.Evidence, quote(said))
		if o := w.eventOf[said]; o != nil {
			p.OutcomeEvent = o.ID
		}
		return true
	}
	return false
}

// likely gives the accounts that share words of a plan: two of those that tell most,
// or one that few have.
func (w *work) likely(about matter) []int {
	keys := map[string]float64{}
	for l, weight := range about.words {
		keys[l] = weight
	}
	for _, l := range slices.Concat(about.roots, about.lines, about.outs) {
		if !lightRoot[l] && len(w.accounts.of[l]) > 0 {
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

// mayAccount says whether a sentence can know what became of a plan: it stands in a
// report that is not older than the announcement, or below it in the same report
// where the day had come; and it tells, or says what the fate of something was.
func (w *work) mayAccount(a *account, said *event.Mention, due calendar.Span, isDated bool) bool {
	if !a.told && len(a.fates) == 0 {
		return false
	}
	own := &said.Report.Sentences[said.Sent]
	sent := &a.rep.Sentences[a.at]
	if a.rep == said.Report {
		from, ok := w.in.Published(a.rep.ID).Hull()
		return sent.Start > own.Start && ok && isDated && due.First <= from.Last
	}
	if news.Plain(sent.In(a.rep.Text)) == news.Plain(own.In(said.Report.Text)) {
		return false
	}
	mine, ok1 := w.in.Published(said.Report.ID).Hull()
	its, ok2 := w.in.Published(a.rep.ID).Hull()
	return ok1 && ok2 && its.Last >= mine.First && (its.First > mine.Last || its.Len() > 1 || mine.Len() > 1)
}

// verdict is what an account says of a plan.
type verdict struct {
	account *account
	mention *event.Mention
	score   float64
	outcome string
	reason  string
	plain   bool // it says in so many words what became of it
}

// lightRoot are the roots of verbs that tell no act of their own.
var lightRoot = map[string]bool{"hold": true, "mak": true, "tak": true, "giv": true, "hav": true, "go": true, "com": true, "be": true, "do": true,
	"get": true, "put": true, "set": true, "keep": true, "run": true, "begin": true, "start": true, "call": true, "plan": true, "end": true}

// sorted gives the keys of a map in order.
func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// judge weighs an account as the one of what became of a plan, and reads which
// outcome it tells.
func (w *work) judge(a *account, said *event.Mention, about matter, due calendar.Span, isDated bool) verdict {
	v := verdict{outcome: Kept, reason: "a later report tells of it"}
	words, numbers := 0.0, 0.0
	for _, l := range sorted(about.words) {
		if !a.words[l] && slices.Contains(a.near, l) {
			words += forWords * about.words[l] * aside
		} else if a.words[l] && !slices.Contains(about.roots, l) {
			words += forWords * about.words[l]
			if l[0] >= '1' && l[0] <= '9' {
				numbers = forNumber
			}
		}
	}
	names, owner := 0.0, 0.0
	for _, l := range sorted(about.names) {
		switch {
		case !a.names[l]:
		case about.owner[l]:
			owner = max(owner, forOwner*w.accounts.weight(l))
		default:
			names += forName * w.accounts.weight(l)
		}
	}
	names = min(names, 2*forName)
	act, sameWord := 0.0, false
	for _, l := range about.roots {
		if (a.words[l] || slices.Contains(a.near, l)) && !lightRoot[l] {
			act, sameWord = max(act, forAct+forActWord*w.accounts.weight(l)), true
		}
	}
	if said.Tells(a.lemmas) || slices.ContainsFunc(about.lines, func(l string) bool { return a.words[l] }) {
		act = max(act, forLine)
	} else if event.LeadsTo(about.act, a.lemmas) {
		act = max(act, forOutcome)
	}
	content := words + names
	v.score = min(words, mostWords) + numbers + names + owner + act
	if sameWord && owner > 0 {
		v.score += forBoth
	}
	looks := about.has(a.looked) || a.late && words >= lateAbout
	switch {
	case looks:
		v.score += forLook
	case a.looks:
		v.score += forLook / 2
	}
	// The day.
	day, told, same := w.dayOf(a, said)
	v.mention = told
	named := isDated && namesDay(a, due)
	// What ties the two: things and people, the day, the very word of the act. The same
	// people may do something of the kind at any time.
	tie := content
	if named {
		tie += 1.5
	}
	if looks {
		tie += 0.4
	}
	switch {
	case isDated && due.Len() == 1 && day == due:
		tie++
	case isDated && due.Len() <= narrowTold && day.Len() > 0 && day.First >= due.First && day.Last <= due.Last:
		tie += 0.5
	}
	switch {
	case act == 0 && tie < 1.2:
		return verdict{}
	case act > 0 && !sameWord && tie-names < 0.4:
		return verdict{}
	case sameWord && tie < 0.4 && owner == 0:
		return verdict{}
	}
	switch {
	case !isDated:
	case named:
		v.score += forNamedDue
	case day.Len() == 0:
	case due.Len() == 1 && day == due:
		v.score += forDue
	case day.Last >= due.First && day.First <= due.Last:
		v.score += forDeadline
	case day.Last < due.First && deadline(said):
		v.score += forSoon
	case day.First > due.Last+lateDays && !a.late && !about.has(a.looked):
		return verdict{}
	case day.First > due.Last:
		v.score += forSoon
	}
	if isDated && !named && setForAnotherDay(a) {
		return verdict{} // what was set for March 22 is not what is due in May
	}
	// What became of it. What was called off long after its day had begun by then.
	fate := ""
	offLate := isDated && day.Len() > 0 && day.First > due.Last+offSlack && !looks && !named
	for _, f := range a.fates {
		own := f.word != "" && (slices.Contains(about.roots, f.word) || about.words[f.word] > 0) // to cancel was the plan
		if f.soft && a.late {
			continue // "did not open until 18 March"
		}
		if !own && !(offLate && f.word != "") && about.has(f.of) && (fate == "" || !f.soft) {
			fate = f.outcome
		}
	}
	if fate == "" && isDated && due.Last < day.First || fate == "" && day.Len() == 0 {
		for _, m := range a.mentions {
			if m.Factuality == news.Planned && m.Tense == "past" && said.Tells(wordingOf(m).act) {
				fate = Lapsed // "of 310 houses that the state was to build 96 have roofs"
			}
		}
	}
	v.plain = fate != "" || looks || named
	switch {
	case fate == Cancelled:
		v.outcome, v.reason = Cancelled, "a later report tells that it was called off, or never came about"
		v.score += forFate
	case fate == Changed:
		v.outcome, v.reason = Changed, "a later report tells that it was put off"
		v.score += forFate
	case fate == Lapsed:
		v.outcome, v.reason = Lapsed, "a later report says that it has not come about"
	case numbers > 0 && insteadOf.MatchString(a.rep.Sentences[a.at].In(a.rep.Text)):
		v.outcome, v.reason = Changed, "a later report tells of another number instead"
	case about.tellsAct(a.ahead) && !about.does(a.done) && !looks:
		return verdict{} // "says that the annexes shall be completed"
	case named && sameWord && !about.tellsAct(a.ahead) && w.publishedAfter(a.rep, due.Last): // "the rally on April 21"
	case !a.told, !same && !about.tellsAct(a.done) && !about.tellsAct(a.doneTo) && (about.tellsAct(a.ahead) || told == nil && !looks || told != nil && (content < muchShared || !about.has(a.doneTo)) && !(isDated && due.Len() == 1 && day == due)):
		return verdict{} // it says once more what is to be
	case a.late && looks, isDated && day.Len() > 0 && day.First > due.Last:
		v.outcome, v.reason = Changed, "a later report tells that it came late"
		if isDated && day.Len() > 0 && day.First > due.Last {
			v.reason = "a later report tells of it " + days(day.First-due.Last) + " after the day for which it was announced"
		}
	}
	if v.outcome == Kept && a.still && !about.tellsAct(a.done) {
		v.outcome, v.reason = Lapsed, "a later report says that it has not come about"
	}
	if w.doneByOthers(a, said, about) {
		return verdict{}
	}
	return v
}

// dayOf gives the days of what the account tells of the act of the plan, and the
// mention that tells it: of the same act before others; same says whether it is.
func (w *work) dayOf(a *account, said *event.Mention) (days calendar.Span, told *event.Mention, isSame bool) {
	none := calendar.Span{First: 0, Last: -1}
	for _, m := range a.mentions {
		if !m.Past() {
			continue
		}
		act := wordingOf(m).act
		same := said.Tells(act) || event.LeadsTo(wordingOf(said).act, act)
		if told == nil || same && !isSame {
			told, isSame = m, same
		}
	}
	if told == nil {
		return none, nil, false
	}
	can := told.Days
	if ev := w.eventOf[told]; ev != nil {
		if both := can.Meet(ev.Days); len(both) > 0 {
			can = both
		}
	}
	hull, ok := can.Hull()
	if !ok || hull.Len() > narrowTold {
		return none, told, isSame
	}
	return hull, told, isSame
}

// publishedAfter says whether a report surely came after a day.
func (w *work) publishedAfter(rep *news.Annotated, day calendar.Day) bool {
	from, ok := w.in.Published(rep.ID).Hull()
	return ok && from.First > day
}

// setFor ends in words by which something was set for the day that follows.
var setFor = regexp.MustCompile(`(?i)\b(set|planned|scheduled|fixed|appointed|due|promised|pledged)( first| originally)? (for|on|by)( the)? $`)

// setForAnotherDay says whether a sentence says of something that it was set for a
// certain day.
func setForAnotherDay(a *account) bool {
	sent := &a.rep.Sentences[a.at]
	for i := range a.rep.Times {
		tx := &a.rep.Times[i]
		if tx.Start >= sent.End {
			break
		}
		if sent.Contains(tx.Span) && (tx.Type == news.TimexDate || tx.Type == news.TimexTime) && setFor.MatchString(a.rep.Text[sent.Start:tx.Start]) {
			return true
		}
	}
	return false
}

// namesDay says whether a sentence names the day for which a plan was set, or the
// month of its deadline: "first set for March 22", "pledged for the end of June".
func namesDay(a *account, due calendar.Span) bool {
	sent := &a.rep.Sentences[a.at]
	last := due.Last.String()
	for i := range a.rep.Times {
		tx := &a.rep.Times[i]
		if tx.Start >= sent.End {
			break
		}
		if !sent.Contains(tx.Span) || tx.Type != news.TimexDate && tx.Type != news.TimexTime || len(tx.Value) < 7 {
			continue
		}
		if strings.HasPrefix(tx.Value, "XXXX-") && len(tx.Value) >= 7 && tx.Value[5] != 'W' && strings.HasPrefix(last[4:], tx.Value[4:min(len(tx.Value), 10)]) {
			return due.Len() > 1 || len(tx.Value) >= 10
		}
		first, ok1 := calendar.Parse(tx.Earliest)
		end, ok2 := calendar.Parse(tx.Latest)
		if ok1 && ok2 && first == due.First && end == due.Last {
			return true
		}
	}
	return false
}

// doneByOthers says whether the sentence tells the act of the plan of others than
// those who were to do it.
func (w *work) doneByOthers(a *account, said *event.Mention, about matter) bool {
	if len(said.Sources) == 0 || a.looks {
		return false
	}
	for l := range about.owner {
		if a.names[l] {
			return false
		}
	}
	other := false
	for _, m := range a.mentions {
		if len(m.Sources) == 0 || !m.Past() || !said.Tells(wordingOf(m).act) {
			continue
		}
		if w.meet(said.Parties, m.Parties) {
			return false
		}
		other = true
	}
	return other
}
