package syntax

import (
	"sort"
	"strings"

	"dateline/internal/annotate/syntax/lemma"
	"dateline/internal/annotate/syntax/tag"
)

// vocabulary is what was seen in running text: inflected forms, and how often
// a word stood there in its base form. It decides where endings cannot:
// "hoped" is from "hope", "stopped" from "stop", "applauded" from "applaud".
type vocabulary struct {
	forms map[string][]string       // by "UPOS|XPOS", sorted
	bases map[string]map[string]int // by UPOS
}

// attested collects the vocabulary from the tags of running text and from the
// lemmas of the treebanks.
func attested(bank []*sent, m *tag.Model, counts map[string]map[int]int) vocabulary {
	voc := vocabulary{map[string][]string{}, map[string]map[string]int{"VERB": {}, "NOUN": {}}}
	for form, c := range counts {
		for t, n := range c {
			p := m.Pair(t)
			switch p.XPOS {
			case "VB", "VBP", "NN":
				if voc.bases[p.UPOS] != nil {
					voc.bases[p.UPOS][form] += n
				}
			case "VBD", "VBN", "VBG", "VBZ", "NNS":
				if n >= 2 {
					key := p.UPOS + "|" + p.XPOS
					voc.forms[key] = append(voc.forms[key], form)
				}
			}
		}
	}
	for _, s := range bank {
		for i, u := range s.upos {
			if voc.bases[u] != nil {
				voc.bases[u][s.lemma[i]] += 3
			}
		}
	}
	for _, forms := range voc.forms {
		sort.Strings(forms)
	}
	return voc
}

// inflections are the ways in which a base form is made of an inflected one: what
// to strip, and what to add.
var inflections = map[string][][2]string{
	"VBD": {{"ed", ""}, {"d", ""}, {"ied", "y"}},
	"VBN": {{"ed", ""}, {"d", ""}, {"ied", "y"}},
	"VBG": {{"ing", ""}, {"ing", "e"}, {"ying", "ie"}},
	"VBZ": {{"s", ""}, {"es", ""}, {"ies", "y"}},
	"NNS": {{"s", ""}, {"es", ""}, {"ies", "y"}, {"ves", "f"}, {"ves", "fe"}},
}

// addRules adds a rule for each form of the vocabulary whose base form by the
// rules was seen less often than another that it can be from.
func (voc vocabulary) addRules(key string, rules map[string]lemma.Rule) {
	upos, xpos, _ := strings.Cut(key, "|")
	bases := voc.bases[upos]
	if bases == nil {
		return
	}
	for _, form := range voc.forms[key] {
		r, _ := lookup(rules, form, lemma.MaxSuffix)
		best, most := r, bases[r.Apply(form, form)]
		for _, c := range candidates(form, xpos) {
			if n := bases[c.Apply(form, form)]; n > most && n >= 2 {
				best, most = c, n
			}
		}
		if best != r {
			rules["^"+form] = best
		}
	}
}

// candidates gives the rules by which form may be made of a base form.
func candidates(form, xpos string) []lemma.Rule {
	var out []lemma.Rule
	for _, e := range inflections[xpos] {
		stem, ok := strings.CutSuffix(form, e[0])
		if !ok || len(stem) < 2 {
			continue
		}
		out = append(out, lemma.Rule{Strip: len(e[0]), Add: e[1]})
		if n := len(stem); e[1] == "" && n > 2 && stem[n-1] == stem[n-2] && (xpos == "VBD" || xpos == "VBN" || xpos == "VBG") {
			out = append(out, lemma.Rule{Strip: len(e[0]) + 1})
		}
	}
	return out
}
