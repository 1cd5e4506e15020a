package lineage

import (
	"regexp"
	"strings"
)

// variant is a way of making a copy.
type variant struct {
	name string
	// kinds are the kinds of edges that are right for it.
	kinds []string
	make  func(m *maker, src, other *source) made
}

// made is what a variant made.
type made struct {
	paras   [][]string
	remarks []string
	// mixed says that it is made of other, too.
	mixed bool
}

// maker makes copies: the same for the same seed.
type maker struct {
	*dice
	lex *lexicon
	// strange gives sentences of an article of another group.
	strange []string
}

// variants are all ways of making a copy.
var variants = []variant{
	{"copy", []string{"copy", "rewrite"}, func(m *maker, src, _ *source) made {
		return made{paras: m.edited(src.paras, 3, 5)}
	}},
	{"cut", []string{"excerpt", "copy"}, func(m *maker, src, _ *source) made {
		return made{paras: m.cut(src.paras, 35+m.below(40))}
	}},
	{"repost", []string{"repost", "copy"}, func(m *maker, src, _ *source) made {
		return made{paras: m.edited(src.paras, 0, 8), remarks: m.some(remarks, 2)}
	}},
	{"rewrite, light", []string{"rewrite", "copy"}, func(m *maker, src, _ *source) made {
		return made{paras: m.rewritten(src.paras, 35, 60)}
	}},
	{"rewrite, half", []string{"rewrite"}, func(m *maker, src, _ *source) made {
		return made{paras: m.rewritten(src.paras, 65, 60)}
	}},
	{"rewrite, heavy", []string{"rewrite"}, func(m *maker, src, _ *source) made {
		return made{paras: m.rewritten(src.paras, 90, 50)}
	}},
	{"mixture", []string{"rewrite", "copy", "excerpt", "cites"}, func(m *maker, src, other *source) made {
		return made{paras: m.mixed(src.paras, other.paras), mixed: true}
	}},
	{"translation", []string{"translation", "rewrite"}, func(m *maker, src, _ *source) made {
		return made{paras: m.translated(src.paras)}
	}},
}

// remarks are what republishers say, of our own writing.
var remarks = []string{
	"I have been saying this for years, and here it is in black and white.",
	"Read it twice, then ask yourself who profits.",
	"Posted without comment, except for this one.",
	"My guess is that nothing will come of it before the winter.",
	"More on this tomorrow, if the connection holds.",
}

// some gives n of a list, in order.
func (m *maker) some(list []string, n int) []string {
	at := m.below(len(list) - n + 1)
	return list[at : at+n]
}

// edited is a copy that passed a desk: words replaced and sentences left out,
// the headline written anew.
func (m *maker) edited(paras [][]string, words, drop int) [][]string {
	out := each(thin(m.dice, paras, drop), func(s string) string { return m.lex.reword(m.dice, s, words, 100) })
	if len(out[0]) == 1 {
		out[0] = []string{m.lex.reword(m.dice, out[0][0], 60, 0)}
	}
	return out
}

// cut keeps the first part of the sentences, the last of them broken off.
func (m *maker) cut(paras [][]string, percent int) [][]string {
	left := max(4, count(paras)*percent/100)
	var out [][]string
	for _, p := range paras {
		if left <= 0 {
			break
		}
		n := min(left, len(p))
		out = append(out, append([]string(nil), p[:n]...))
		left -= n
	}
	last := out[len(out)-1]
	if s := last[len(last)-1]; len(s) > 40 {
		if at := strings.LastIndex(s[:len(s)/2], " "); at > 0 {
			last[len(last)-1] = s[:at]
		}
	}
	return out
}

// rewritten is another writer's version: words replaced, sentences turned
// round, put into the passive, moved and left out, and some of the writer's
// own added.
func (m *maker) rewritten(paras [][]string, words, keepQuotes int) [][]string {
	out := each(shuffle(m.dice, thin(m.dice, paras, 15), 20), func(s string) string {
		return m.lex.reword(m.dice, passive(m.dice, turnRound(m.dice, s)), words, keepQuotes)
	})
	for n := count(out) / 10; n > 0 && len(m.strange) > 0; n-- {
		at := 1 + m.below(len(out)-1)
		out[at] = append(out[at], m.strange[m.below(len(m.strange))])
	}
	return out
}

// mixed takes half of the sentences of two articles, run after run.
func (m *maker) mixed(a, b [][]string) [][]string {
	var out [][]string
	for i := 0; i < max(len(a), len(b)); i += 3 {
		from := a
		if i/3%2 == 1 {
			from = b
		}
		for j := i; j < min(i+3, len(from)); j++ {
			out = append(out, from[j])
		}
	}
	return each(out, func(s string) string { return m.lex.reword(m.dice, s, 12, 80) })
}

// translated is a text that went through another language and back: nearly
// all words that can be others are, also in quotations; names and numbers are
// written in another way; the order stays.
func (m *maker) translated(paras [][]string) [][]string {
	return each(thin(m.dice, paras, 5), func(s string) string {
		return respell(m.dice, grammar(m.dice, m.lex.reword(m.dice, s, 88, 0)))
	})
}

// active is a plain sentence that can be put into the passive.
var active = regexp.MustCompile(`^((?:The|A|An) [a-z]+|(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+) ([a-z]{3,}ed) ((?:the|a|an|its|his|her|their) [a-z]+(?: [a-z]+)?)\b(.*)$`)

// passive puts a sentence into the passive where it can.
func passive(d *dice, s string) string {
	m := active.FindStringSubmatch(s)
	if m == nil || !d.chance(80) {
		return s
	}
	subject := m[1]
	if strings.HasPrefix(subject, "The ") || strings.HasPrefix(subject, "A ") || strings.HasPrefix(subject, "An ") {
		subject = strings.ToLower(subject[:1]) + subject[1:]
	}
	return likeCase("A", m[3]) + " was " + m[2] + " by " + subject + m[4]
}
