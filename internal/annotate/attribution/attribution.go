// Package attribution finds who is given as saying or thinking what: source,
// cue and content of direct, indirect and mixed speech, and of reported
// thought (PARC, PolNeAR).
//
// In: a report with sentences, tokens and dependencies. Out: attributions in
// text order. Of
//
//	“We will sign,” Mr Adeyi told reporters, adding that a date was set.
//
// they are {source "Mr Adeyi", cue "told", content "“We will sign,”", direct}
// and {source "Mr Adeyi", cue "adding", content "that a date was set",
// indirect}.
//
// The steps: quotations are paired (mark.go, quote.go); each word that can be a
// cue (data/en/attribution-*.txt) looks for its content and its source in the
// dependencies (verb.go, clause.go, phrase.go, noun.go), and around the
// quotations beside it (speech.go); quotations left over go to the cue of
// their paragraph or of the one before (join.go). Quotations that no cue
// claims are no one's speech.
package attribution

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// The kinds of attributions.
const (
	Direct   = "direct"   // all of the content stands between quotation marks
	Indirect = "indirect" // none of it does
	Mixed    = "mixed"    // some of it does
)

// finding is one attribution before it is numbered.
type finding struct {
	rule    string
	cue     news.Span
	source  *news.Span
	content []news.Span
	// para is the paragraph of the cue, depth how deep in quotations it stands.
	para, depth int
	// tells says that the cue is a verb of speech, told as done, with a source
	// that is named: it may report within what another says.
	tells bool
	// gapped says that the cue is that of another before it: "and the police 8,000".
	gapped bool
	sent   int // index of the sentence of the cue
}

// reader reads one report.
type reader struct {
	lex    *lexicon
	ann    *news.Annotated
	paras  []paragraph
	quotes []quote
	trees  []*tree
	found  []finding
	from   int // the first finding of the sentence at hand
}

// Find gives the attributions of the report, in order of their cues. It reads
// Text, Passages, Sentences and Names; Speaker is left open.
func Find(ann *news.Annotated) []news.Attribution {
	found, _ := Trace(ann)
	return found
}

// Trace is Find, with the name of the rule that found each.
func Trace(ann *news.Annotated) ([]news.Attribution, []string) {
	r := &reader{lex: english(), ann: ann, paras: paragraphs(ann)}
	r.quotes = quotes(ann, r.paras)
	r.plant()
	for i := range r.trees {
		r.sentence(i)
	}
	r.join()
	return r.finish()
}

// plant makes the trees and says of each token in which quotation it stands.
func (r *reader) plant() {
	para, next := 0, 0
	var open []int
	for i := range r.ann.Sentences {
		sent := &r.ann.Sentences[i]
		t := newTree(sent)
		for para < len(r.paras) && r.paras[para].End <= sent.Start {
			para++
		}
		t.para = -1
		if para < len(r.paras) && r.paras[para].Start <= sent.Start {
			t.para, t.role = para, r.paras[para].role
		}
		for k := range t.toks {
			at := t.toks[k].Start
			for next < len(r.quotes) && r.quotes[next].Start <= at {
				open = append(open, next)
				next++
			}
			for len(open) > 0 && r.quotes[open[len(open)-1]].End <= at {
				open = open[:len(open)-1]
			}
			if len(open) > 0 {
				t.quote[k] = open[len(open)-1]
			}
		}
		r.trees = append(r.trees, t)
	}
}

// depth is how many quotations quote q lies in, counting itself.
func (r *reader) depth(q int) int {
	if q < 0 {
		return 0
	}
	return r.quotes[q].depth + 1
}

// sentence applies the rules to the words of one sentence.
func (r *reader) sentence(i int) {
	t := r.trees[i]
	if t.para < 0 {
		return
	}
	from := len(r.found)
	r.from = from
	for k := range t.toks {
		switch t.toks[k].UPOS {
		case "VERB", "AUX":
			r.verb(t, k)
		case "NOUN", "ADJ", "ADV", "PROPN":
			r.noun(t, k)
		}
	}
	r.phrases(t)
	r.label(t)
	r.colon(t, from)
	for k := from; k < len(r.found); k++ {
		r.found[k].para, r.found[k].sent = t.para, i
	}
}

// add records a finding of token cue, unless it has no content.
func (r *reader) add(t *tree, rule string, cue news.Span, at int, source *news.Span, content ...news.Span) {
	if rule == "ahead" && r.relatively(source, cue) || source != nil && (nobody(source.In(r.ann.Text)) || !strings.HasPrefix(rule, "speech") && subordinate(source.In(r.ann.Text))) {
		return
	}
	f := finding{rule: rule, cue: cue, depth: r.depth(t.quote[at])}
	for _, c := range content {
		if c.Start < cue.Start && (r.relatively(source, cue) || t.compared(at, source)) {
			continue
		}
		c = r.balance(t, at, t.withNot(c))
		if c.Len() > 0 && (source == nil || !source.Contains(c)) {
			f.content = append(f.content, c)
		}
	}
	if len(f.content) == 0 || f.depth > 0 && !r.reported(r.quotes[t.quote[at]].Span, rule, source) {
		return
	}
	if source != nil {
		s := r.tidy(*source)
		if text := s.In(r.ann.Text); strings.HasPrefix(text, "with ") {
			s.Start += news.Byte(len("with ")) // with polls showing that S
		}
		if s.Len() > 0 {
			f.source = &s
			f.tells = r.tells(t, at, s, rule)
		}
	}
	r.found = append(r.found, f)
}

// withNot widens content that begins with an infinitive to the negation before it:
// "were advised not to use the powder" does not tell them to use it.
func (t *tree) withNot(c news.Span) news.Span {
	for i := 1; i < len(t.toks) && t.toks[i].Start <= c.Start; i++ {
		if t.toks[i].Start == c.Start && t.toks[i].XPOS == "TO" {
			if f := t.form(i - 1); f == "not" || f == "never" {
				c.Start = t.toks[i-1].Start
			}
		}
	}
	return c
}

// relatively says whether the source is a relative pronoun, whose clause says
// nothing of what stands before it: "Holm, who testified, was given two years".
func (r *reader) relatively(source *news.Span, cue news.Span) bool {
	return source != nil && source.End <= cue.Start && relatives[strings.ToLower(source.In(r.ann.Text))]
}

// compared says whether a cue stands in a comparison, which says nothing of the
// sentence before it: "four were hurt, one fewer than the union has claimed".
// "More than 200 doctors say" is none.
func (t *tree) compared(at int, source *news.Span) bool {
	if source == nil {
		return false
	}
	for k := at - 1; k >= 0 && k > at-reach; k-- {
		if t.isMark(k) {
			break
		}
		if t.form(k) == "than" && k+1 < at {
			first := &t.toks[k+1]
			return first.UPOS != "NUM" && t.form(k+1) != "half" && source.Start <= first.Start
		}
	}
	return false
}

// tells says whether the cue at token at tells what someone else said, so that
// it counts within another's words too: "He said the mayor had told him so".
func (r *reader) tells(t *tree, at int, source news.Span, rule string) bool {
	if !speaks(rule) || rule == "label" {
		return false
	}
	if rule == "according-to" {
		return true
	}
	if _, e := r.lex.verb(t.lemma(at), t.form(at)); !e.has(fSay|fAddr) || e.has(fMind) || !t.asserted(at) {
		return false
	}
	return !vague[strings.ToLower(source.In(r.ann.Text))]
}

// vague are sources that name no one else than the one who speaks already, or
// no one at all.
var vague = map[string]bool{"i": true, "we": true, "you": true, "they": true, "it": true, "that": true, "this": true, "which": true,
	"who": true, "people": true, "some": true, "what": true, "anyone": true, "everyone": true}

// apart ends what one source is said to say where another's number begins
// behind a comma: "by the data of the police 2,000 came, the organisers speak
// about 6,000".
func (r *reader) apart() {
	for i := range r.found {
		other := &r.found[i]
		if other.rule != "spoke-of" || other.source == nil {
			continue
		}
		for k := range r.found {
			f := &r.found[k]
			if k == i || f.para != other.para || f.source == nil {
				continue
			}
			for n := range f.content {
				c := &f.content[n]
				if c.Start >= other.source.Start || c.End < other.cue.End {
					continue
				}
				head := strings.TrimRight(news.Span{Start: c.Start, End: other.source.Start}.In(r.ann.Text), " ")
				for _, link := range []string{" and", " but", " while", " whereas"} {
					head = strings.TrimRight(strings.TrimSuffix(head, link), " ")
				}
				if cut := strings.TrimRight(head, ",;"); cut != head && cut != "" {
					c.End = c.Start + news.Byte(len(cut))
				}
			}
		}
	}
}

// inner drops what is found within another's words, unless it tells what a
// third one said: whose wish or praise a speaker speaks of is the speaker's to
// say, and part of that statement.
func (r *reader) inner() {
	var pieces []news.Span
	for _, f := range r.found {
		pieces = append(pieces, f.content...)
	}
	sort.Slice(pieces, func(a, b int) bool { return pieces[a].Start < pieces[b].Start })
	kept, next, end := r.found[:0], 0, news.Byte(-1)
	for _, f := range r.found { // in order of their cues
		for ; next < len(pieces) && pieces[next].Start <= f.cue.Start; next++ {
			end = max(end, pieces[next].End)
		}
		if f.tells || end < f.cue.End {
			kept = append(kept, f)
		}
	}
	r.found = kept
}

// reported says whether an attribution within a quotation is of another's
// words, told by the one who is quoted, and not of the speaker's own thoughts
// ("I think that ...") or of some doing of theirs.
func (r *reader) reported(within news.Span, rule string, source *news.Span) bool {
	if source == nil || !speaks(rule) || !within.Contains(*source) {
		return false
	}
	return !vague[strings.ToLower(source.In(r.ann.Text))]
}

// finish orders the findings, drops those that say the same twice, and gives
// each its kind, identifier and parent.
func (r *reader) finish() ([]news.Attribution, []string) {
	sort.SliceStable(r.found, func(a, b int) bool { return r.found[a].cue.Start < r.found[b].cue.Start })
	r.apart()
	r.inner()
	out := make([]news.Attribution, 0, len(r.found))
	rules := make([]string, 0, len(r.found))
	var last news.Span
	for _, f := range r.found {
		if f.cue == last && !f.gapped {
			continue
		}
		cue, place := f.cue, f.cue
		if f.gapped {
			place = *f.source
		} else {
			last = f.cue
		}
		rules = append(rules, f.rule)
		out = append(out, news.Attribution{
			ID:     news.NewRecordID(r.ann.ID, "attribution", place),
			Source: f.source, Cue: &cue, Content: f.content, Kind: r.kind(f),
		})
	}
	r.parents(out)
	return out, rules
}

// kind says how much of the content is quoted.
func (r *reader) kind(f finding) string {
	quoted, plain := false, false
	for _, c := range f.content {
		k := sort.Search(len(r.quotes), func(i int) bool { return r.quotes[i].End > c.Start })
		at := c.Start
		for ; k < len(r.quotes) && r.quotes[k].Start < c.End && !(quoted && plain); k++ {
			q := r.quotes[k]
			if q.depth < f.depth || q.End <= at {
				continue
			}
			quoted = true
			plain = plain || wordsIn(r.ann.Text, at, q.Start)
			at = min(q.End, c.End)
		}
		plain = plain || wordsIn(r.ann.Text, at, c.End)
	}
	switch {
	case quoted && !plain:
		return Direct
	case quoted:
		return Mixed
	}
	return Indirect
}

// parents gives each attribution the innermost one whose content its cue
// stands in.
func (r *reader) parents(out []news.Attribution) {
	type piece struct {
		news.Span
		owner int
	}
	var pieces []piece
	for i := range out {
		for _, c := range out[i].Content {
			pieces = append(pieces, piece{c, i})
		}
	}
	sort.SliceStable(pieces, func(a, b int) bool {
		if pieces[a].Start != pieces[b].Start {
			return pieces[a].Start < pieces[b].Start
		}
		return pieces[a].End > pieces[b].End
	})
	var open []piece
	next := 0
	for i := range out {
		at := *out[i].Cue
		for next < len(pieces) && pieces[next].Start <= at.Start {
			for len(open) > 0 && open[len(open)-1].End <= pieces[next].Start {
				open = open[:len(open)-1]
			}
			open = append(open, pieces[next])
			next++
		}
		for k := len(open) - 1; k >= 0 && k >= len(open)-deepest; k-- {
			if open[k].owner != i && open[k].Contains(at) {
				out[i].Parent = out[open[k].owner].ID
				break
			}
		}
	}
}
