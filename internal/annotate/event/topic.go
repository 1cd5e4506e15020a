package event

import (
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// topicShare is how many words of a topic a text must have, per hundred words,
// before acts in it count only between actors of public life. Found by reading
// match reports and weather reports of our own beside political ones.
const topicShare = 2

// publicShare is how many words of public life a page has, per thousand, if it
// is about it at all: of the state and politics ("public" among the classes) or
// of companies, courts, disasters and health ("civic"), and publicKinds how many
// different ones. Pages under it are of travel, homes, hobbies or machines. A
// text of fewer words than longText is not judged. Found by reading 190 pages of
// all kinds: with it they give as many events as before on pages of hobbies.
const (
	publicShare = 6
	publicKinds = 4
	longText    = 150
)

// topics are the classes of words that tell what a page is about where that is
// not public life.
var topics = []string{"topic-sport", "topic-weather", "topic-screen", "topic-kitchen"}

// judge finds out whether the page is about sport, weather, films or food: more
// than topicShare of its words are of that class, and more than are of public
// life; or about nothing public at all.
func (r *reader) judge() {
	words, public := 0, 0
	kinds := map[string]bool{}
	counts := make([]int, len(topics))
	for i := range r.ann.Sentences {
		for k := range r.ann.Sentences[i].Tokens {
			tok := &r.ann.Sentences[i].Tokens[k]
			if tok.UPOS == "PUNCT" {
				continue
			}
			words++
			lemma := tok.Lemma
			if r.lex.classes["public"][lemma] || r.lex.classes["civic"][lemma] {
				public++
				kinds[lemma] = true
			}
			for n, name := range topics {
				if r.lex.classes[name][lemma] {
					counts[n]++
				}
			}
		}
	}
	if words >= longText && (public*1000 < publicShare*words || len(kinds) < publicKinds) {
		r.topic = "private"
	}
	for n, name := range topics {
		if counts[n] >= 3 && counts[n]*100 >= topicShare*words && counts[n] > public {
			r.topic = name
		}
	}
}

// official says whether noun i stands for an entity that the report calls an
// office or body of public life.
func (r *reader) official(t *tree, i int) bool {
	m := t.ment[i]
	if m < 0 {
		return false
	}
	return r.offices[r.ments[m].entity]
}

// hold notes which entities hold an office, by what the report says they are
// and by their own names ("Ministry of Health").
func (r *reader) hold() {
	r.offices = map[news.EntityID]bool{}
	for i := range r.ann.Entities {
		ent := &r.ann.Entities[i]
		words := strings.ToLower(ent.Name)
		for _, role := range ent.Roles {
			words += " " + strings.ToLower(role.Role)
		}
		for word := range strings.FieldsSeq(words) {
			if r.lex.classes["public"][word] {
				r.offices[ent.ID] = true
			}
		}
	}
}

// private says whether an act on a page about sport, weather, films or food is
// not one of public life: none of its actors is a body of the state, a force
// or a leader.
func (r *reader) private(t *tree, c *coding) bool {
	if r.topic == "" {
		return false
	}
	for _, i := range [...]int{c.source, c.target} {
		if i < 0 {
			continue
		}
		if r.lex.classes["public"][t.lemma[i]] || r.official(t, i) {
			return false
		}
		if k := t.name[i]; k >= 0 && r.ann.Names[k].Kind == news.Country && r.topic != "topic-sport" {
			return false
		}
		for d := t.first[i]; d >= 0; d = t.next[d] {
			if deptree.Is(t.toks[d].Deprel, "nmod:desc", "compound", "appos") && r.lex.classes["public"][t.lemma[d]] {
				return false
			}
		}
	}
	return true
}
