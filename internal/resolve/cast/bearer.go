package cast

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// bearer is a named entity of one report.
type bearer struct {
	ref Ref
	// from is the entity that a person split the bearer off, else empty.
	from Ref
	rep  *news.Annotated
	ent  *news.Entity
	kind news.NameKind
	// mentions are those of the entity that are the bearer's: all, unless a
	// person split some off.
	mentions []news.EntityMention
	names    []written
	// full are its names of several words, where it is a person; else all.
	full []string
	// keys are what it shares with others that are the same for sure.
	keys []key
	// facts are what the report says of it alone: "country BY", "role president
	// of belarus".
	facts []string
	// bones are how others know a person who is named beside them: "with ptn".
	bones []string
	// beside is what the report says of all its persons: the bones of each.
	beside []string
	// around are the keys of the things that the report names.
	around []string
}

// told calls yield with what the report says of the bearer: its facts, and who
// is named beside it.
func (b *bearer) told(yield func(string) bool) {
	for _, f := range b.facts {
		if !yield(f) {
			return
		}
	}
	for _, f := range b.beside {
		if !slices.Contains(b.bones, f) && !yield(f) {
			return
		}
	}
}

// written is a spelling of a bearer with how often its report has it.
type written struct {
	name  string
	count int
	span  news.Span // the first
}

// key is a name by which things are one, and the words for it.
type key struct {
	text, why string
	// short says that it is an abbreviation.
	short bool
}

// castable says whether entities of a kind are entities of a story.
func castable(kind news.NameKind) bool {
	return kind != news.Demonym && kind != ""
}

// maxName is the longest name in bytes that is looked at; what is longer is no
// name.
const maxName = 400

// collect lists the named entities of the reports, which are sorted.
func collect(reports []*news.Annotated, lex *lists) []*bearer {
	var out []*bearer
	for _, rep := range reports {
		from := len(out)
		for i := range rep.Entities {
			ent := &rep.Entities[i]
			if !castable(ent.Kind) || len(ent.Members) > 0 {
				continue
			}
			b := &bearer{ref: Ref{rep.ID, ent.ID}, rep: rep, ent: ent, kind: ent.Kind, mentions: ent.Mentions}
			if b.read(); len(b.names) > 0 {
				out = append(out, b)
			}
		}
		likePersons(out[from:], lex)
		slices.SortFunc(out[from:], func(a, b *bearer) int { return a.ref.compare(b.ref) })
		own := out[from:]
		own = slices.CompactFunc(own, func(a, b *bearer) bool { return a.ref == b.ref })
		out = out[:from+len(own)]
	}
	return out
}

// likePersons makes a person of each body of one word, in no list, that is the last or the
// last but one word of a person's name in the same report ("Eleonora Marchetti
// Rossi", "Marchetti").
func likePersons(own []*bearer, lex *lists) {
	words := map[string]bool{}
	for _, b := range own {
		if b.kind != news.Person {
			continue
		}
		for _, n := range b.names {
			f := strings.Fields(n.name)
			for _, w := range f[min(1, len(f)):] {
				words[w] = true
			}
		}
	}
	for _, b := range own {
		if (b.kind == news.Organisation || b.kind == news.OtherName) && len(b.names) == 1 && words[b.names[0].name] && lex.known[lex.key(b.names[0].name)] == "" {
			b.kind = news.Person
		}
	}
}

// read finds the spellings of the bearer's mentions.
func (b *bearer) read() {
	b.names = nil
	for _, m := range b.mentions {
		if m.Form != news.ByName || m.Len() > maxName {
			continue
		}
		name := strings.TrimFunc(bare(news.Plain(m.In(b.rep.Text))), loose)
		if !strings.ContainsFunc(name, unicode.IsLetter) {
			continue
		}
		if at := slices.IndexFunc(b.names, func(w written) bool { return w.name == name }); at >= 0 {
			b.names[at].count++
		} else {
			b.names = append(b.names, written{name, 1, m.Span})
		}
	}
}

// loose says whether c at the end of a name is no part of it.
func loose(c rune) bool {
	return unicode.IsSpace(c) || strings.ContainsRune(",;:!?()[]{}«»“”\"", c)
}

// first is the span of the bearer's first mention by name.
func (b *bearer) first() news.Span { return b.names[0].span }

// describe works out names, keys and facts of every bearer.
func (w *work) describe() {
	for _, b := range w.bearers {
		b.full = nil
		for _, n := range b.names {
			if b.kind != news.Person || len(strings.Fields(n.name)) > 1 && w.prepare(n.name).Words() > 1 {
				b.full = append(b.full, n.name)
			}
		}
	}
	for from := 0; from < len(w.bearers); {
		to := from
		for to < len(w.bearers) && w.bearers[to].rep == w.bearers[from].rep {
			to++
		}
		w.describeReport(w.bearers[from:to])
		from = to
	}
}

// describeReport finds the facts of the bearers of one report.
func (w *work) describeReport(own []*bearer) {
	var beside []string
	for _, b := range own {
		if b.kind == news.Person {
			b.bones = w.bones(b)
			beside = append(beside, b.bones...)
		}
	}
	slices.Sort(beside)
	beside = slices.Compact(beside)
	for _, b := range own {
		var facts []string
		for _, role := range b.ent.Roles {
			facts = append(facts, w.roleFacts(role.Role)...)
		}
		for _, m := range b.mentions {
			if m.Form == news.ByNominal && m.Len() <= maxName {
				facts = append(facts, w.countries(m.In(b.rep.Text))...)
			}
		}
		facts = append(facts, w.before(b)...)
		slices.Sort(facts)
		b.facts = slices.Compact(facts)
		if b.kind == news.Person {
			b.beside = beside
		}
	}
	var around []string
	for _, b := range own {
		if w.key(b); b.kind != news.Person {
			for _, k := range b.keys {
				around = append(around, k.text)
			}
		}
	}
	slices.Sort(around)
	around = slices.Compact(around)
	for _, b := range own {
		b.around = around
	}
}

// bones gives the consonants of the last words of a person's names: how
// others know who is named beside them, however the name is spelled.
func (w *work) bones(b *bearer) []string {
	var out []string
	for _, n := range b.names {
		if s := w.prepare(n.name).Bones(); len(s) > 1 && !slices.Contains(out, "with "+s) {
			out = append(out, "with "+s)
		}
	}
	return out
}

// before gives the country that stands right before a mention of a thing:
// "Belarusian Foreign Ministry", "Russia's Supreme Court".
func (w *work) before(b *bearer) []string {
	if b.kind == news.Country {
		return nil
	}
	var out []string
	for _, m := range b.mentions {
		if m.Form != news.ByName || m.Start <= 0 || int(m.Start) > len(b.rep.Text) {
			continue
		}
		from := max(0, int(m.Start)-60)
		text := b.rep.Text[from:m.Start]
		if at := strings.LastIndexAny(text, ".\n;:("); at >= 0 {
			text = text[at+1:]
		}
		words := strings.Fields(text)
		for n := 1; n <= min(3, len(words)); n++ {
			phrase := bare(strings.Join(words[len(words)-n:], " "))
			if strings.HasSuffix(phrase, ",") {
				break
			}
			if code := w.lex.people[w.lex.key(phrase)]; code != "" && capital(phrase) {
				out = append(out, "country "+code)
				break
			}
		}
	}
	return out
}

// capital says whether text begins with a capital letter.
func capital(text string) bool {
	c, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(c)
}

// roleFacts gives what a role says: the countries that it names, and itself
// where it says more than an office does.
func (w *work) roleFacts(role string) []string {
	facts := w.countries(role)
	words := strings.Fields(w.lex.key(role))
	telling := false
	for _, word := range words {
		telling = telling || !w.lex.offices[word]
	}
	if telling {
		facts = append(facts, "role "+strings.Join(words, " "))
	}
	return facts
}

// countries gives the countries that are named in a phrase, or whose people
// are.
func (w *work) countries(phrase string) []string {
	var out []string
	words := strings.FieldsFunc(phrase, func(c rune) bool { return unicode.IsSpace(c) || c == '-' || c == ',' })
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			part := bare(strings.Join(words[i:i+n], " "))
			if code := w.lex.people[w.lex.key(part)]; code != "" && capital(part) {
				out = append(out, "country "+code)
				break
			}
		}
	}
	return out
}

// key finds the keys of a bearer.
func (w *work) key(b *bearer) {
	add := func(text, why string, short bool) {
		if !slices.ContainsFunc(b.keys, func(k key) bool { return k.text == text }) {
			b.keys = append(b.keys, key{text, why, short})
		}
	}
	for _, n := range b.names {
		k := w.lex.key(n.name)
		if k == "" {
			continue
		}
		if b.kind == news.Person {
			w.personKeys(b, n.name, k, add)
			continue
		}
		if id := w.lex.known[k]; id != "" && !(w.lex.shared[k] && b.kind != news.Country) {
			add(id, "“"+n.name+"” is a name of "+id[strings.IndexByte(id, ' ')+1:], false)
			continue
		}
		if w.generic(k) {
			for _, f := range b.facts {
				if strings.HasPrefix(f, "country ") {
					add("thing "+k+" "+f, "both are called “"+n.name+"”, of one country", false)
				}
			}
			continue
		}
		add("thing "+k, "both are called “"+n.name+"”", abbreviation(n.name))
		if words := strings.Fields(k); len(words) > 2 {
			slices.Sort(words)
			add("words "+strings.Join(words, " "), "“"+n.name+"” in another order of words", false)
		}
	}
}

// personKeys gives the keys of a person's name: a full name that not many bear
// is one; of one that many bear, the name with each fact.
func (w *work) personKeys(b *bearer, name, k string, add func(string, string, bool)) {
	if !slices.Contains(b.full, name) {
		return
	}
	if p := w.prepare(name); !p.Common() && !p.Initials() {
		add("person "+k, "both are called “"+name+"”", false)
		return
	}
	for f := range b.told {
		add("person "+k+" "+f, "both are called “"+name+"”, "+sayFact(f), false)
	}
}

// sayFact says a shared fact in words.
func sayFact(fact string) string {
	kind, rest, _ := strings.Cut(fact, " ")
	switch kind {
	case "country":
		return "both of one country (" + rest + ")"
	case "role":
		return "both called “" + rest + "”"
	}
	return "both named beside one other person"
}

// generic says whether a key is made of words that bodies of every country are
// named with ("foreign ministry", "supreme court").
func (w *work) generic(k string) bool {
	for word := range strings.FieldsSeq(k) {
		if !w.lex.generic[word] {
			return false
		}
	}
	return true
}

// abbreviation says whether a name is one word of capitals, two to eight.
func abbreviation(name string) bool {
	letters := 0
	for _, c := range name {
		switch {
		case unicode.IsUpper(c):
			letters++
		case c == '.', c == '-', unicode.IsDigit(c):
		default:
			return false
		}
	}
	return letters > 1 && letters <= 8
}
