package plan

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// wordOf is what a token counts as: the stem of its lemma, of a number its digits, ""
// for function words, parts of dates and small numbers.
func wordOf(tok *news.Token) string {
	l := lower(tok.Lemma)
	switch tok.UPOS {
	case "NOUN", "VERB", "ADJ":
		if len(l) > 2 && !is("plain", l) {
			return root(l)
		}
	case "PROPN":
		if len(l) > 2 && !calendarNames()[l] {
			return l
		}
	case "NUM":
		if n := spelled[l]; n != "" {
			return n
		}
		if d := strings.ReplaceAll(l, ",", ""); len(d) > 2 && !isYear(d) && d[0] >= '1' && d[0] <= '9' {
			return d
		}
	}
	return ""
}

// spelled are the numbers of two digits that a text spells: rare enough to tell of one
// thing twice. As digits they are days of a month too often.
var spelled = map[string]string{"eleven": "11", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
	"eighteen": "18", "nineteen": "19", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}

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

var (
	looksBack  = regexp.MustCompile(`(?i)\bpromised\b|\bpledged\b|\bas (agreed|planned|promised|announced|scheduled|expected)\b|\bhad (said|announced|promised|pledged|threatened|wanted|planned|vowed|insisted|agreed|demanded|undertaken)\b|\b(first|originally|once|at first|initially) (set|planned|scheduled|appointed|due|fixed)\b|\b(was|were) (to have|planned|due|scheduled|set|announced|expected|supposed|meant) \b|\bhad been (set|planned|due|scheduled|announced|promised|expected|told|assured)\b|\b(should|ought to) have\b|\b(meant|hoped|sworn|feared|expected|intended) to\b.{0,40}\b(by|in|on|before)\b|\bpencill?ed in\b|\bto have been\b|\b(long-)?awaited\b|\bfinally\b|\bat last\b|\b(the|its|their|a) deadline\b|\bplanned for\b`)
	asArranged = regexp.MustCompile(`(?i)\bas (planned|arranged|agreed|promised|announced|scheduled|expected|foreseen|threatened|warned|intended)\b|\b(on|ahead of|in good|right on|inside|within) (the |its |his |her |their )?(\w+ )?(time|schedule|target|cue|deadline|limit)\b|\bto the (day|hour|minute)\b|\b(days?|hours?|weeks?|fortnight|month) (early|ahead of|before the (\w+ )?(deadline|limit|date))|\bat the (appointed|announced|agreed) (day|hour|time)\b|\b(went|go|gone) ahead\b|\b(kept|keep|honoured|honored|made good on|made good|true to) (its|his|her|their|the) (word|promise|pledge|threat|appointment|date)\b`)
	wasToHave  = regexp.MustCompile(`(?i)\b(was|were|ought|supposed|meant) to have\b|\b(was|were) (meant|supposed) to\b|\bhad been (due|to|pencill?ed in)\b`)
	longer     = regexp.MustCompile(`(?i)\b(days?|weeks?|months?|years?) (more|longer|later|late)\b|\bextra (days?|weeks?|months?)\b`)
	passedBy   = regexp.MustCompile(`(?i)\b(came and went|passed (without|with no|in silence|quietly)|(went|gone) by (without|with no)|expired|ran out|run out|lapsed)\b`)
	insteadOf  = regexp.MustCompile(`(?i)\b(instead of|rather than|and not)( on)?( the)? [\d]`)
	stillSo    = regexp.MustCompile(`(?i)\bstill\b|\bnot yet\b|\bno sign of\b`)
	lateTold   = regexp.MustCompile(`(?i)\b(days?|weeks?|months?|hours?|years?|fortnight) (late|later than|after the (date|day|deadline))\b|\b(days?|weeks?|months?) of delay\b|\blater than (planned|announced|promised|scheduled)\b|\bbehind (schedule|time|target|plan)\b|\boverdue\b|\b(days?|weeks?|months?|fortnight) (behind|after (it|they|that|she|he) (was|were|had been) (due|to|promised))\b|\bdelay of\b|\btook (longer|until|till)\b|\bonly (in|after)\b|\bnot until\b|\bdragged on\b|\bmissed (its|the|their|a) deadline\b|\bpast (its|the) deadline\b|\bnot quite on time\b|\bonly on (the )?\w+day\b|\bfinally\b|\bat (long )?last\b|\bdid not (open|begin|start) until\b`)
)

// setFor ends in words by which something was set for the day that follows.
var setFor = regexp.MustCompile(`(?i)\b(set|planned|scheduled|fixed|appointed|due|promised|pledged)( first| originally)? (for|on|by)( the)? $`)

// plannedFor ends in words by which the day that follows was planned for something.
var plannedFor = regexp.MustCompile(`(?i)\b(set|planned|scheduled|fixed|due)( first| originally)? for( the)? $`)

// speaksOfAnotherDay says whether text speaks of another day.
func speaksOfAnotherDay(text string) bool {
	return slices.ContainsFunc(moving, func(s string) bool { return strings.Contains(text, s) })
}

// moving are words by which something is set for another day.
var moving = []string{"postponed", "delayed until", "delayed to", "reschedul", "put off", "moved to", "pushed back", "put back", "brought forward", "now set for", "new date"}

// sorted gives the keys of a map in order.
func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// lower writes words in small letters.
func lower(s string) string { return strings.ToLower(s) }

// calendarNames are the months and the days of the week, which date a sentence and are
// no names in it.
var calendarNames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for m := time.January; m <= time.December; m++ {
		name := lower(m.String())
		out[name], out[name[:3]+"."] = true, true
	}
	out["sept."] = true
	for d := time.Sunday; d <= time.Saturday; d++ {
		out[lower(d.String())] = true
	}
	return out
})

// classes are those of data/en/plan-verbs.txt.
var classes = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for name, words := range wordlist.Labelled("en/plan-verbs.txt") {
		out[name] = map[string]bool{}
		for _, w := range words {
			out[name][w] = true
		}
	}
	return out
})

// is says whether a lemma is of a class of data/en/plan-verbs.txt.
func is(class, lemma string) bool { return classes()[class][lemma] }

// roots are the roots of the classes of data/en/plan-verbs.txt.
var roots = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for name, words := range classes() {
		out[name] = map[string]bool{}
		for w := range words {
			out[name][root(w)] = true
		}
	}
	return out
})

// light says whether a root tells no act of its own, ends whether it says that what its
// subject names is over.
func light(root string) bool { return roots()["light"][root] }
func ends(root string) bool  { return roots()["ending"][root] }
