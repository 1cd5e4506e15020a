package syntax

import (
	"fmt"
	"sort"
	"strings"

	"dateline/internal/annotate/syntax/lemma"
)

// lemmaRules learns, for each part of speech, which ending is treated how, and
// gives the file of rules (lemma.Read).
func lemmaRules(bank []*sent, voc vocabulary) string {
	byTag := map[string]map[[2]string]int{} // of (form, lemma)
	for _, s := range bank {
		for i, f := range s.form {
			if s.lemma[i] == "_" || strings.ContainsAny(f+s.lemma[i], " \t") {
				continue
			}
			key := s.upos[i] + "|" + s.xpos[i]
			if byTag[key] == nil {
				byTag[key] = map[[2]string]int{}
			}
			byTag[key][[2]string{f, s.lemma[i]}]++
		}
	}
	keys := make([]string, 0, len(byTag))
	for k := range byTag {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		writeRules(&b, k, byTag[k], voc)
	}
	return b.String()
}

// seen is a form with its lemma's rule and how often it occurred.
type seen struct {
	form, low string
	rule      lemma.Rule
	n         int
}

// writeRules writes the rules of one part of speech.
func writeRules(b *strings.Builder, key string, pairs map[[2]string]int, voc vocabulary) {
	list := make([][2]string, 0, len(pairs))
	for p := range pairs {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i][0]+"\t"+list[i][1] < list[j][0]+"\t"+list[j][1] })
	var all []seen
	for _, p := range list {
		low := lemma.Lower(p[0])
		all = append(all, seen{p[0], low, ruleOf(p[0], low, p[1]), pairs[p]})
	}
	rules := map[string]lemma.Rule{}
	for n := 0; n <= lemma.MaxSuffix; n++ {
		endingRules(all, n, rules)
	}
	voc.addRules(key, rules)
	wholeRules(all, rules)
	if plainTag(key) {
		rules = map[string]lemma.Rule{"": {}}
	}
	names := make([]string, 0, len(rules))
	for n := range rules {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		r := rules[n]
		add, how := r.Add, "low"
		if add == "" {
			add = "-"
		}
		if r.Keep {
			how = "keep"
		}
		fmt.Fprintf(b, "%s\t%s\t%d\t%s\t%s\n", key, n, r.Strip, add, how)
	}
}

// plainTag says whether the lemma of a part of speech is the form: numbers,
// marks, foreign words, and the parts of words written apart, whose lemma in
// the treebanks is that of the whole.
func plainTag(key string) bool {
	upos, xpos, _ := strings.Cut(key, "|")
	return upos == "NUM" || upos == "SYM" || upos == "X" || xpos == "GW" || xpos == "AFX" || xpos == "FW"
}

// ruleOf gives the shortest change that makes lem of form: of its small form
// where that will do.
func ruleOf(form, low, lem string) lemma.Rule {
	shared := func(a string) int {
		n := 0
		for n < len(a) && n < len(lem) && a[n] == lem[n] {
			n++
		}
		for n > 0 && n < len(a) && a[n]&0xc0 == 0x80 {
			n--
		}
		return n
	}
	if a, b := shared(low), shared(form); b > a {
		return lemma.Rule{Strip: len(form) - b, Add: lem[b:], Keep: true}
	} else if form == low || a > 0 || b == 0 {
		return lemma.Rule{Strip: len(low) - a, Add: lem[a:]}
	}
	return lemma.Rule{Strip: len(low), Add: lem}
}

// minEnding is how many different forms an ending needs for a rule.
const minEnding = 3

// endingRules adds the rules for endings of n bytes that decide otherwise than
// the shorter ones do. Different forms are counted, not places, so that one
// frequent word does not make a rule; the frequent word gets its own.
func endingRules(all []seen, n int, rules map[string]lemma.Rule) {
	votes := map[string]map[lemma.Rule]int{}
	for _, s := range all {
		if len(s.low) <= n && n > 0 {
			continue
		}
		end := s.low[len(s.low)-n:]
		if votes[end] == nil {
			votes[end] = map[lemma.Rule]int{}
		}
		votes[end][s.rule]++
	}
	for end, v := range votes {
		best, count, total := lemma.Rule{}, 0, 0
		for r, c := range v {
			total += c
			if c > count || c == count && ruleLess(r, best) {
				best, count = r, c
			}
		}
		if n > 0 && (total < minEnding || count*2 <= total) {
			continue
		}
		if old, ok := lookup(rules, end, n-1); !ok || old != best {
			rules[end] = best
		}
	}
}

func ruleLess(a, b lemma.Rule) bool {
	if a.Strip != b.Strip {
		return a.Strip < b.Strip
	}
	if a.Add != b.Add {
		return a.Add < b.Add
	}
	return !a.Keep && b.Keep
}

// lookup gives the rule of the longest known ending of at most n bytes.
func lookup(rules map[string]lemma.Rule, low string, n int) (lemma.Rule, bool) {
	for n = min(n, len(low)); n >= 0; n-- {
		if r, ok := rules[low[len(low)-n:]]; ok {
			return r, true
		}
	}
	return lemma.Rule{}, false
}

// wholeRules adds a rule for each form whose lemma the endings get wrong: the
// rule that most places of the small form have. It comes after the guesses of
// the vocabulary, and takes back those for forms that the treebanks have.
func wholeRules(all []seen, rules map[string]lemma.Rule) {
	votes := map[string]map[lemma.Rule]int{}
	for _, s := range all {
		if votes[s.low] == nil {
			votes[s.low] = map[lemma.Rule]int{}
		}
		votes[s.low][s.rule] += s.n
	}
	for low, v := range votes {
		best, count := lemma.Rule{}, 0
		for r, c := range v {
			if c > count || c == count && ruleLess(r, best) {
				best, count = r, c
			}
		}
		r, _ := lookup(rules, low, lemma.MaxSuffix)
		if r.Apply(low, low) != best.Apply(low, low) || r.Keep != best.Keep && count > 1 {
			rules["^"+low] = best
		} else {
			delete(rules, "^"+low) // a guess of the vocabulary, where the treebanks know
		}
	}
}

// lemmaScore gives the share of right lemmas for given parts of speech.
func lemmaScore(m *lemma.Model, bank []*sent, tags func(s, i int) (upos, xpos string)) float64 {
	right, n := 0, 0
	for k, s := range bank {
		for i, f := range s.form {
			upos, xpos := tags(k, i)
			n++
			if m.Of(f, upos, xpos) == s.lemma[i] {
				right++
			}
		}
	}
	return float64(right) / float64(n)
}
