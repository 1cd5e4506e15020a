package event

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// planWords are the lemmas that put something forward: data/en/plan-words.txt.
var planWords = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/plan-words.txt") })

// Announces says whether a mention announces something: what will be done, what a
// word of planning governs, or what has a day to come. A purpose of a deed ("met to
// discuss") and a mere possibility announce nothing.
func (m *Mention) Announces() bool {
	switch m.Factuality {
	case news.Planned:
		switch {
		case m.Tense == "future", governed(m):
			return true
		case purpose(m):
			return false
		}
		return m.Sent < 0 || m.aheadOfReport()
	case news.Possible:
		return governed(m)
	}
	return false
}

// ByTheWay says whether the predicate only describes something that the sentence tells
// of ("the houses promised to the villagers were finished"), or is a happening of no
// coded kind in someone's very words.
func (m *Mention) ByTheWay() bool {
	i := headOf(m)
	if i < 0 {
		return false
	}
	switch rel := m.Report.Sentences[m.Sent].Tokens[i].Deprel; rel {
	case "acl", "amod":
		return true
	}
	if m.Type != "OTHER" || m.Mode != "" {
		return false
	}
	for k := range m.Report.Attributions {
		att := &m.Report.Attributions[k]
		if att.ID == m.Attribution {
			return att.Kind == "direct"
		}
	}
	return false
}

// Described says whether the predicate is a noun of which the sentence only says what
// it is: "the visit will be the first".
func (m *Mention) Described() bool {
	i := headOf(m)
	if i < 0 || !m.noun {
		return false
	}
	toks := m.Report.Sentences[m.Sent].Tokens
	h := toks[i].Head - 1
	return h >= 0 && strings.HasPrefix(toks[i].Deprel, "nsubj") &&
		slices.ContainsFunc(toks, func(t news.Token) bool { return t.Head == h+1 && t.Deprel == "cop" }) && toks[h].UPOS != "VERB"
}

// Foretold says whether the predicate stands in somebody's very words about what
// others will do: who speaks of himself says "I", "we" or "our".
func (m *Mention) Foretold() bool {
	if m.Tense != "future" {
		return false // "all are ready to be signed"
	}
	for k := range m.Report.Attributions {
		att := &m.Report.Attributions[k]
		if att.ID != m.Attribution || att.Kind != "direct" && att.Kind != "mixed" {
			continue
		}
		for i := range m.Report.Sentences[max(m.Sent, 0)].Tokens {
			tok := &m.Report.Sentences[max(m.Sent, 0)].Tokens[i]
			if !m.Clause.Contains(tok.Span) || !strings.HasPrefix(tok.Deprel, "nsubj") {
				continue
			}
			switch strings.ToLower(tok.Form) {
			case "i", "we":
				return false
			}
		}
		return m.Sent >= 0 && slices.ContainsFunc(att.Content, func(c news.Span) bool { return quotedIn(m, c) })
	}
	return false
}

// quotedIn says whether the predicate lies in a part of content between quotation marks.
func quotedIn(m *Mention, content news.Span) bool {
	if !content.Contains(m.Span) {
		return false
	}
	before := m.Report.Text[content.Start:m.Start]
	if content.Start > 0 {
		before = m.Report.Text[max(0, int(content.Start)-3):m.Start]
	}
	return strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, `"`)%2 == 1
}

// headOf gives the index of the predicate's head token in its sentence: the one
// whose own head lies outside of it.
func headOf(m *Mention) int {
	if m.Sent < 0 {
		return -1
	}
	sent := &m.Report.Sentences[m.Sent]
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if !m.Span.Overlaps(tok.Span) {
			continue
		}
		if tok.Head == 0 || !m.Span.Overlaps(sent.Tokens[tok.Head-1].Span) {
			return i
		}
	}
	return -1
}

// Head gives the index of the predicate's head token in its sentence, -1 for none.
func (m *Mention) Head() int { return headOf(m) }

// Recalled says that the mention's own time ended long before its report.
func (m *Mention) Recalled() bool { return m.recalled }

// Main says whether the predicate is what its sentence tells: its root, or joined
// to it, or the subject of its root.
func (m *Mention) Main() bool {
	i := headOf(m)
	if i < 0 {
		return false
	}
	sent := &m.Report.Sentences[m.Sent]
	for range climb {
		tok := &sent.Tokens[i]
		if tok.Head == 0 {
			return true
		}
		switch rel, _, _ := strings.Cut(tok.Deprel, ":"); rel {
		case "conj", "nsubj", "obj", "cop":
			i = tok.Head - 1
		case "ccomp", "xcomp", "parataxis":
			i = tok.Head - 1
		default:
			return false
		}
	}
	return false
}

// After says whether something is told to have been since or after the predicate: what
// it names is past.
func (m *Mention) After() bool {
	i := headOf(m)
	return i >= 0 && slices.ContainsFunc(m.Report.Sentences[m.Sent].Tokens, func(tok news.Token) bool {
		form := strings.ToLower(tok.Form)
		return tok.Head == i+1 && tok.Deprel == "case" && (form == "since" || form == "after" || form == "following")
	})
}

// Since says whether the predicate only tells from when or till when something else
// was: "since the election", "a day after the vote".
func (m *Mention) Since() bool {
	i := headOf(m)
	if i < 0 {
		return false
	}
	for _, tok := range m.Report.Sentences[m.Sent].Tokens {
		if tok.Head == i+1 && tok.Deprel == "case" {
			switch strings.ToLower(tok.Form) {
			case "since", "after", "before", "until", "till", "ahead", "following":
				return true
			}
		}
	}
	return false
}

// During says whether the predicate stands within what o tells: "during their
// meeting, he confirmed …", "at the talks".
func (m *Mention) During(o *Mention) bool {
	i, k := headOf(m), headOf(o)
	if i < 0 || k < 0 || m.Report != o.Report || m.Sent != o.Sent {
		return false
	}
	sent := &m.Report.Sentences[m.Sent]
	within := slices.ContainsFunc(sent.Tokens, func(tok news.Token) bool {
		return tok.Head == k+1 && tok.Deprel == "case" && (tok.Lemma == "during" || tok.Lemma == "at" || tok.Lemma == "in")
	})
	if !within {
		return false
	}
	return sent.Tokens[k].Head-1 == i && sent.Tokens[i].UPOS == "VERB"
}

// Joined says whether the predicate begins a second statement of its sentence,
// with a subject of its own: "…, and the ministries discussed it".
func (m *Mention) Joined() bool {
	i := headOf(m)
	if i < 0 || m.Report.Sentences[m.Sent].Tokens[i].Deprel != "conj" {
		return false
	}
	return slices.ContainsFunc(m.Report.Sentences[m.Sent].Tokens, func(tok news.Token) bool {
		return tok.Head == i+1 && strings.HasPrefix(tok.Deprel, "nsubj")
	})
}

// climb is how many words above a predicate can govern it.
const climb = 3

// governed says whether a word of planning governs the predicate, or hangs on it
// ("scheduled talks").
func governed(m *Mention) bool {
	i := headOf(m)
	if i < 0 {
		return false
	}
	sent := &m.Report.Sentences[m.Sent]
	for k := range sent.Tokens {
		tok := &sent.Tokens[k]
		if tok.Head == i+1 && (tok.Deprel == "amod" || tok.Deprel == "acl") && planWords()[strings.ToLower(tok.Lemma)] {
			return true
		}
	}
	for range climb {
		up := sent.Tokens[i].Head - 1
		if up < 0 || up >= len(sent.Tokens) {
			return false
		}
		if planWords()[strings.ToLower(sent.Tokens[up].Lemma)] {
			return true
		}
		if rel := sent.Tokens[i].Deprel; rel == "parataxis" || strings.HasPrefix(rel, "acl:relcl") {
			return false
		}
		i = up
	}
	return false
}

// purpose says whether the predicate is an infinitive that tells what a deed was
// meant for.
func purpose(m *Mention) bool {
	i := headOf(m)
	if i < 0 {
		return false
	}
	sent := &m.Report.Sentences[m.Sent]
	if rel := sent.Tokens[i].Deprel; !strings.HasPrefix(rel, "advcl") && rel != "acl" && rel != "conj" {
		return false
	}
	return sent.Tokens[i].XPOS == "VB"
}

// aheadOfReport says whether the mention's own time can lie ahead of its report:
// "the summit next month".
func (m *Mention) aheadOfReport() bool {
	if m.Time == nil {
		return false
	}
	for i := range m.Report.Times {
		if tx := &m.Report.Times[i]; tx.Overlaps(m.Time.Span) {
			return strings.HasPrefix(tx.Shift, ">") || strings.HasPrefix(tx.Shift, "+") || tx.Earliest != "" && tx.Earliest >= m.Report.Published.Earliest
		}
	}
	return false
}
