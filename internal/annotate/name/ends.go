package name

import (
	"strings"

	"dateline/internal/news"
)

// The rules of this file settle where a name begins and ends, and what its own
// words say of its kind.

// trim takes off what is no part of a name at its ends: marks, articles, small
// linking words, a possessive, titles.
func (r *reader) trim(l *line, n found) found {
	idle := func(i int) bool {
		w := &l.sh.words[i]
		form := l.toks[i].Form
		return w.shape == shapeMark || w.shape == shapeSmall && w.link && l.sh.mode <= title || strings.EqualFold(form, "'s") || strings.EqualFold(form, "’s")
	}
	for n.lo < n.hi && (idle(n.lo) && !beginsName(l.toks[n.lo].Form) || article(l.toks[n.lo].Form)) {
		n.lo++
	}
	for n.lo < n.hi && (idle(n.hi-1) || n.hi-n.lo > 1 && linkWords[strings.ToLower(l.toks[n.hi-1].Form)]) {
		n.hi--
	}
	return r.untitle(l, n)
}

// monthDay says whether n is the short form of a month before a number
// ("Jan 5").
func (r *reader) monthDay(l *line, n found) bool {
	form := strings.TrimSuffix(l.toks[n.lo].Form, ".")
	if n.hi-n.lo > 1 || n.hi == len(l.toks) || len(form) < 3 || len(form) > 4 {
		return false
	}
	c := l.toks[n.hi].Form[0]
	return '0' <= c && c <= '9' && calendar[strings.ToLower(form[:3])]
}

// extend gives an organisation's name the words before "of" that head it
// ("Higher School of" before "Economics"), the word before such a head, and any
// name the head that follows it ("Center" after "Carnegie Moscow").
func (r *reader) extend(l *line, n found, before []found) found {
	free := 0
	if len(before) > 0 {
		free = before[len(before)-1].hi
	}
	words := l.sh.words
	plain := func(i int) bool {
		return words[i].cand && words[i].shape == shapeCapital && words[i].gaz&gazTitle == 0 && !article(l.toks[i].Form)
	}
	if next := n.hi; l.sh.mode == running && n.kind != news.Demonym && next < len(words) && l.sh.labels[next] == Outside &&
		plain(next) && words[next].gaz&gazWords == gazOrgHead {
		n.hi++
		n.kind = news.Organisation
	}
	if at := n.lo - 1; at > free && roman(l.toks[n.lo].Form) && plain(at) && l.sh.labels[at] == Outside {
		n.hi = n.lo + 1 // "World War" before "II"
		for n.lo > max(free, 1) && plain(n.lo-1) {
			n.lo--
		}
		n.kind = news.OtherName
		return n
	}
	if at := n.lo - 1; n.kind == news.Place && l.sh.mode == running && at >= max(free, 1) && l.sh.labels[at] == Outside && plain(at) && placeFirst[l.toks[at].Form] {
		n.lo-- // "Port" before "Clare"
	}
	if n.kind != news.Organisation {
		return n
	}
	lo := n.lo
	if of := n.lo - 1; of > free && l.toks[of].Form == "of" && words[of-1].gaz&gazOrgHead != 0 {
		lo = of
	}
	if lo < n.lo || words[n.lo].gaz&gazOrgHead != 0 && l.sh.mode == running {
		for lo > max(free, 1) && plain(lo-1) {
			lo--
		}
	}
	if lo < n.lo && l.toks[lo].Form != "of" {
		n.lo = lo
	}
	if at := n.lo - 1; at > free && l.sh.mode == running && numeral[l.toks[at].Form] && strings.EqualFold(l.toks[at-1].Form, "the") {
		n.lo = at // "the Two Lakes Bank"
	}
	return n
}

// placeFirst is what names of places begin with.
var placeFirst = map[string]bool{"Port": true, "Cape": true, "Lake": true, "Mount": true, "Fort": true, "Point": true, "Saint": true, "St": true, "St.": true,
	"San": true, "Santa": true, "New": true, "Upper": true, "Lower": true, "Great": true, "Little": true, "Isle": true, "Camp": true, "Villa": true, "Puerto": true}

// numeral is the small numbers that names of organisations begin with.
var numeral = map[string]bool{"One": true, "Two": true, "Three": true, "Four": true, "Five": true, "Six": true, "Seven": true, "Eight": true, "Nine": true, "Ten": true}

// beginsName says whether a small word may be the first of a name.
func beginsName(form string) bool {
	switch form {
	case "bin", "al", "el", "de", "von", "van", "ibn", "la", "le", "da", "di", "del", "du":
		return true
	}
	return false
}

func article(form string) bool {
	return strings.EqualFold(form, "the") || strings.EqualFold(form, "a") || strings.EqualFold(form, "an")
}

// untitle takes titles off a name's beginning; who bears an honorific is a
// person, and so is who bears another title before a full name.
func (r *reader) untitle(l *line, n found) found {
	if n.kind != news.Person {
		n = r.offTitle(l, n)
	}
	for n.hi-n.lo > 1 {
		w := &l.sh.words[n.lo]
		last := l.sh.words[n.hi-1].gaz & (gazOrgHead | gazPlaceHead)
		if w.place != 4 || w.gaz&gazTitle == 0 ||
			n.kind != news.Person && (w.gaz&gazHonorific == 0 || last != 0) && !r.fullName(l, n.lo+1, n.hi) {
			break
		}
		n.kind = news.Person
		n.lo++
		for n.lo < n.hi-1 && (l.sh.words[n.lo].shape == shapeMark || l.sh.words[n.lo].link) {
			n.lo++
		}
	}
	return n
}

// offTitle takes a title of several words off a full name that was taken for a
// body ("Deputy Governor Ada Novak").
func (r *reader) offTitle(l *line, n found) found {
	for k := n.lo + 1; k <= n.lo+2 && k < n.hi-2; k++ {
		w := &l.sh.words[k]
		if w.lower == 0 || l.sh.words[n.lo].lower == 0 {
			break
		}
		if w.place == 4 && w.gaz&gazTitle != 0 && r.fullName(l, k+1, n.hi) {
			return found{k + 1, n.hi, news.Person, n.margin}
		}
	}
	return n
}

// fullName says whether tokens [lo, hi), which follow a title, look like a
// person's name of two words or more: words that are no others, in no list. After
// an article the title is a part of the name ("the Captain Ada Novak", a boat).
func (r *reader) fullName(l *line, lo, hi int) bool {
	if hi-lo < 2 || hi-lo > 4 || lo > 1 && article(l.toks[lo-2].Form) || r.bits(l.sh.words[lo:hi]) != 0 {
		return false
	}
	for i := lo; i < hi; i++ {
		w := &l.sh.words[i]
		switch {
		case w.shape == shapeInitial, i > lo && i < hi-1 && w.link && beginsName(l.toks[i].Form):
		case w.shape != shapeCapital && w.shape != shapeInner && w.shape != shapeHyphen:
			return false
		case w.gaz&^gazPlace != 0 || w.lower != 0 && w.part == 0 && w.tier == 0:
			return false
		}
	}
	return true
}

// unsure is the margin below which the words of a name may overrule its label.
const unsure = 3 * Unit

// retype gives a name of several words the kind that its words speak for: its
// head ("Moscow Center", "Black Sea"), or a given name at its beginning.
func (r *reader) retype(l *line, n found) found {
	words := l.sh.words[n.lo:n.hi]
	if len(words) < 2 || r.bits(words)&^gazWords != 0 {
		return n
	}
	head := words[len(words)-1].gaz & (gazOrgHead | gazPlaceHead)
	switch {
	case n.kind == news.Place && head == gazOrgHead && n.margin < unsure:
		n.kind = news.Organisation
	case n.kind == news.Organisation && head == gazPlaceHead && n.margin < unsure:
		n.kind = news.Place
	case (n.kind == news.Organisation || n.kind == news.Place) && n.margin < unsure && bearer(words):
		n.kind = news.Person
	}
	return n
}

// bearer says whether words look like a person's full name: a given name, then
// one or two words that are no other words.
func bearer(words []word) bool {
	if len(words) > 3 || words[0].part&1 == 0 || words[0].gaz != 0 {
		return false
	}
	for i := range words[1:] {
		w := &words[1+i]
		if !w.cand || w.gaz != 0 || w.lower != 0 && w.part&2 == 0 {
			return false
		}
	}
	return true
}

// initials gives a person's surname the initials before it, and the given name
// before those ("Ada B. Novak", "J.-P. Novak"); names that it swallows are
// taken out of before, which it returns.
func (r *reader) initials(l *line, n *found, before []found) []found {
	words := l.sh.words
	initial := func(i int) bool {
		return i >= 0 && words[i].shape == shapeInitial && strings.HasSuffix(l.toks[i].Form, ".")
	}
	lo := n.lo
	for initial(lo-1) || lo > 0 && lo < n.lo && l.toks[lo-1].Form == "-" && initial(lo-2) {
		lo--
	}
	last := words[n.hi-1].gaz & (gazOrgHead | gazPlaceHead | gazPlace | gazOrg)
	if lo == n.lo || n.kind != news.Person && (last != 0 || n.margin >= unsure) {
		return before
	}
	if lo > 0 && words[lo-1].part&1 != 0 && words[lo-1].shape == shapeCapital {
		lo--
	}
	n.lo, n.kind = lo, news.Person
	for len(before) > 0 && before[len(before)-1].hi > lo {
		n.lo = min(n.lo, before[len(before)-1].lo)
		before = before[:len(before)-1]
	}
	return before
}

// credit parts the photographer from the agency in a line of credit
// ("Ada Novak/Reuters").
func (r *reader) credit(l *line, n found) []found {
	for k := n.lo + 1; k+1 < n.hi; k++ {
		if l.toks[k].Form == "/" && r.bits(l.sh.words[k+1:n.hi])&gazOrg != 0 && r.bits(l.sh.words[n.lo:n.hi]) == 0 {
			return []found{{n.lo, k, news.Person, n.margin}, {k + 1, n.hi, news.Organisation, n.margin}}
		}
	}
	if k := n.hi; n.kind != news.Person && n.hi-n.lo > 1 && n.hi-n.lo < 4 && k+1 < len(l.toks) && l.toks[k].Form == "/" &&
		l.sh.words[k+1].gaz&gazOrg != 0 && l.sh.words[n.lo].gaz == 0 && l.sh.words[n.hi-1].gaz == 0 {
		n.kind = news.Person
	}
	return []found{n}
}

// join gives an organisation's name what follows it after "of" or "for" when
// its head asks for it: a place ("Medical Journal of Estonia"), or capitalised
// words that are in no name ("Centre for Control of Rare Diseases").
func (r *reader) join(l *line) []found {
	if l.sh.mode != running {
		return l.names
	}
	var out []found
	for k := 0; k < len(l.names); k++ {
		n := l.names[k]
		for n.kind == news.Organisation && n.hi+1 < len(l.toks) && r.headed(l, n) {
			end, next := n.hi+1, found{lo: len(l.toks)}
			if k+1 < len(l.names) {
				next = l.names[k+1]
			}
			for end < next.lo && end < len(l.toks) && l.sh.words[end].shape == shapeCapital {
				end++
			}
			switch {
			case end > n.hi+1:
			case next.lo == n.hi+1 && next.kind == news.Place:
				end = next.hi
				k++
			default:
				end = 0
			}
			if end == 0 {
				break
			}
			n.hi = end
		}
		out = append(out, n)
	}
	return out
}

// headed says whether "of" or "for" follows n and n ends in the head of an
// organisation's name, or was carried over one such word already.
func (r *reader) headed(l *line, n found) bool {
	link := l.toks[n.hi].Form
	if link != "of" && link != "for" && (link != "on" || calendarWord(l.toks[n.hi+1].Form)) {
		return false
	}
	for i := n.lo; i < n.hi; i++ {
		if r.gaz.phrases[phraseKey(0, l.sh.words[i].hash)]&gazOrgHead != 0 && (i == n.hi-1 || i+1 < n.hi && linkWords[l.toks[i+1].Form]) {
			return true
		}
	}
	return false
}

// abbreviations makes the capitals in brackets after an organisation a name of
// it ("the Free Press Union (FPU)").
func abbreviations(l *line) []found {
	var out []found
	for k, n := range l.names {
		out = append(out, n)
		at := n.hi + 1
		if n.kind != news.Organisation || at+1 >= len(l.toks) || l.toks[n.hi].Form != "(" || l.toks[at+1].Form != ")" {
			continue
		}
		if shape := l.sh.words[at].shape; shape != shapeUpper && shape != shapeDotted {
			continue
		}
		if k+1 < len(l.names) && l.names[k+1].lo <= at {
			l.names[k+1].kind = news.Organisation
			continue
		}
		out = append(out, found{at, at + 1, news.Organisation, n.margin})
	}
	return out
}
