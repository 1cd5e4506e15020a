package cast

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// called is one name of a set of things that no list knows.
type called struct {
	name   string
	key    string
	digits string // of the key
	words  []string
	at     int // the first bearer of that name in the set
}

// sameThings joins things that share no key: places and bodies whose names are
// spellings of one, long names with a part of them, and abbreviations with the
// one name around whose first letters they are.
func (w *work) sameThings() {
	names := w.called()
	w.spelledThings(names)
	w.shortThings(names)
}

// called lists the names of things that no list knows, each once a set.
func (w *work) called() []called {
	var out []called
	for i := range w.bearers {
		if w.forest.root(i) != i {
			continue
		}
		seen := map[string]bool{}
		for _, m := range slices.Sorted(slices.Values(w.forest.members[i])) {
			b := w.bearers[m]
			if b.kind == news.Person {
				continue
			}
			for _, n := range b.names {
				k := w.lex.key(n.name)
				if k == "" || seen[k] || w.lex.known[k] != "" || w.generic(k) {
					continue
				}
				seen[k] = true
				out = append(out, called{n.name, k, digits(k), strings.Fields(k), m})
			}
		}
	}
	return out
}

// spelledThings joins names of as many words of which each is a spelling of the
// other's.
func (w *work) spelledThings(names []called) {
	texts := make([]string, len(names))
	for n := range names {
		texts[n] = names[n].name
	}
	w.neighbours(texts, blocksOfThing, func(i, j int) {
		a, b := names[i], names[j]
		if w.forest.root(a.at) != w.forest.root(b.at) && len(a.words) == len(b.words) && w.spelledAlike(a, b) {
			w.nearThings(a, b, func() []string { return w.reasons(a.name, b.name) })
		}
	})
}

// blocksOfThing gives the keys of a name of one word or more.
func blocksOfThing(p *spelling.Name, most int) []string {
	if p.Words() == 1 {
		return p.WordBlocksOf(0, most)
	}
	return p.BlocksOf(most)
}

// longWord is how many letters a word has beside which one of four may be
// respelled.
const longWord = 7

// spelledAlike says whether two names of things are spellings of one: rare
// words of five letters or more, or of four beside a long one, no cities of the
// list.
func (w *work) spelledAlike(a, b called) bool {
	if w.lex.cities[a.key] || w.lex.cities[b.key] || a.digits != b.digits {
		return false
	}
	long := false // a word that tells more than a short one
	for i := range a.words {
		long = long || min(utf8.RuneCountInString(a.words[i]), utf8.RuneCountInString(b.words[i])) >= longWord
	}
	for i := range a.words {
		if n := min(utf8.RuneCountInString(a.words[i]), utf8.RuneCountInString(b.words[i])); a.words[i] != b.words[i] && n < 5 && (n < 4 || !long) {
			return false
		}
	}
	x, y := w.prepare(a.name), w.prepare(b.name)
	k := pairOf(x, y)
	alike, ok := w.memo.alike[k]
	if !ok {
		if w.lex.matcher.MayScore(x.Name, y.Name, fits) {
			v := w.compare(a.name, b.name)
			alike = v.says == same && v.score >= fits
		}
		w.memo.alike[k] = alike
	}
	return alike
}

// digits gives the digits of a name.
func digits(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, name)
}

// nearThings joins two things, unless one report names both, or their reports
// have nothing else in common.
func (w *work) nearThings(a, b called, why func() []string) {
	i, j := w.forest.root(a.at), w.forest.root(b.at)
	if meet(w.set(i).named, w.set(j).named) {
		return // a report that names both means two
	}
	if w.others(i, j) {
		w.link(a.at, b.at, a.name, b.name, append(why(), "their reports name other things in common, and none names both"))
		return
	}
	w.doubts = append(w.doubts, doubt{i, j, why()})
}

// others says whether the reports of two sets name a thing that is none of the two.
func (w *work) others(i, j int) bool {
	own := map[string]bool{}
	for _, root := range []int{i, j} {
		for _, k := range w.bearers[root].keys {
			own[k.text] = true
		}
	}
	found := false
	w.set(i).around.common(&w.set(j).around, func(k string) bool {
		found = !own[k]
		return !found
	})
	return found
}

// shortThings joins a name with the one longer name around that it is a part
// of, or whose first letters it is.
func (w *work) shortThings(names []called) {
	long := map[string][]int{}
	for n := range names {
		words := names[n].words
		for i := 1; i < len(words); i++ {
			tail := strings.Join(words[i:], " ")
			long[tail] = append(long[tail], n)
		}
		if s := initials(names[n].name); len(s) >= minInitials {
			long[s] = append(long[s], n)
		}
	}
	for _, short := range names {
		list := long[short.key]
		if len(list) == 0 || abbreviation(short.name) && utf8.RuneCountInString(short.key) < minInitials {
			continue
		}
		var fit []called
		for _, n := range list {
			root := w.forest.root(names[n].at)
			if w.thingsAgree(short, names[n]) && !slices.ContainsFunc(fit, func(c called) bool { return w.forest.root(c.at) == root }) {
				fit = append(fit, names[n])
			}
		}
		w.shortThing(short, fit)
	}
}

// minInitials is how many letters an abbreviation needs that no report spells
// out.
const minInitials = 3

// thingsAgree says whether two names may be of one kind of thing.
func (w *work) thingsAgree(a, b called) bool {
	x, y := w.bearers[a.at].kind, w.bearers[b.at].kind
	body := func(k news.NameKind) bool { return k == news.Organisation || k == news.OtherName || k == news.Work }
	return w.forest.root(a.at) != w.forest.root(b.at) && body(x) && body(y)
}

// shortThing joins a short name with the only long one, or keeps doubts.
func (w *work) shortThing(short called, fit []called) {
	for _, l := range fit {
		reasons := []string{fmt.Sprintf("%q is a part of %q", short.name, l.name)}
		if abbreviation(short.name) {
			reasons[0] = fmt.Sprintf("%q is the first letters of %q", short.name, l.name)
		}
		if len(fit) == 1 && (len(short.words) > 1 || abbreviation(short.name)) && !w.spelledOutElse(short) {
			w.nearThings(short, l, func() []string { return append(reasons, "no other name around is") })
		} else {
			w.doubts = append(w.doubts, doubt{short.at, l.at, reasons})
		}
	}
}

// spelledOutElse says whether an abbreviation is spelled out by its own reports.
func (w *work) spelledOutElse(short called) bool {
	return abbreviation(short.name) && w.spelledOut(w.forest.root(short.at))
}

// initials gives the first letters of the words of a name that begin with a
// capital, in small letters; "" for a name of fewer than three.
func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(name, func(c rune) bool { return unicode.IsSpace(c) || c == '-' }) {
		if c, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	if utf8.RuneCountInString(b.String()) < minInitials {
		return ""
	}
	return b.String()
}

// notPersons joins a single word that one report takes for a person with the
// thing of that name in the reports around, where no person has it.
func (w *work) notPersons(short []int) {
	things := map[string]int{}
	for i, b := range w.bearers {
		if b.kind != news.Person {
			for _, n := range b.names {
				if k := w.lex.key(n.name); k != "" {
					if _, ok := things[k]; !ok {
						things[k] = i
					}
				}
			}
		}
	}
	for _, i := range short {
		b := w.bearers[i]
		j, ok := things[w.lex.key(b.names[0].name)]
		if !ok || !w.alone(i) || len(b.ent.Roles) > 0 || w.forest.root(i) == w.forest.root(j) {
			continue
		}
		if w.others(i, j) {
			w.link(j, i, w.bearers[j].names[0].name, b.names[0].name, []string{fmt.Sprintf("%q names a thing in the reports around, and no person", b.names[0].name)})
		}
	}
}
