package credit

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/internal/article/phrase"
	"dateline/internal/news"
)

// Source is an outlet or a wire that words name.
type Source struct {
	// Outlet is the name that the outlet's readers use, "" for a wire.
	Outlet string
	// Wire is the agency's canonical name, "" for an outlet.
	Wire string
	// Language is the ISO 639-1 code of the outlet's language, "" for English
	// and for wires.
	Language string
	// Why says how a name was recognised that is not a known spelling, or "".
	Why string
}

// hit is a known name in a text; start and end are bytes.
type hit struct {
	start, end int
	Source
}

// spelling is one way to write a name.
type spelling struct {
	words string // as written
	fold  string
	alone bool // counts only where a line or brackets hold nothing else
	src   Source
}

// names is the tables of agencies and outlets.
type names struct {
	byFirst map[string][]spelling // first word, folded
	whole   map[string]spelling   // folded name
	compact []compactName         // outlets for garbled names, in the table's order
	initial map[string][]Source   // initials to outlets, in the table's order
}

// compactName is a name without blanks, marks and accents.
type compactName struct {
	text string
	src  Source
}

var table = sync.OnceValue(func() *names {
	t := &names{byFirst: map[string][]spelling{}, whole: map[string]spelling{}, initial: map[string][]Source{}}
	for _, f := range rows("credit-agencies.txt") {
		t.add(f[0], Source{Wire: f[0]}, len([]rune(f[0])) <= 4)
		t.addList(f, 1, Source{Wire: f[0]}, false)
		t.addList(f, 2, Source{Wire: f[0]}, true)
	}
	for _, f := range rows("outlet-names.txt") {
		t.addOutlet(f)
	}
	return t
})

// rows reads a table of the data folder: the fields of each line.
func rows(name string) [][]string {
	b, err := data.FS.ReadFile("en/" + name)
	if err != nil {
		panic(err) // the tables are embedded
	}
	var out [][]string
	for row := range strings.Lines(string(b)) {
		row = strings.TrimRight(row, "\r\n")
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		out = append(out, strings.Split(row, "\t"))
	}
	return out
}

func (t *names) addList(f []string, i int, src Source, alone bool) {
	if i >= len(f) {
		return
	}
	for s := range strings.SplitSeq(f[i], "|") {
		if s = strings.TrimSpace(s); s != "" {
			t.add(s, src, alone)
		}
	}
}

func (t *names) addOutlet(f []string) {
	src := Source{Outlet: f[0]}
	if len(f) > 3 {
		src.Language = f[3]
	}
	bare := strings.TrimPrefix(f[0], "The ")
	// One word alone may be any word ("Time", "Salon"): it counts in brackets
	// and in lines of credit only.
	t.add(f[0], src, phrase.Words(f[0]) < 2)
	t.add(bare, src, phrase.Words(bare) < 2)
	t.addList(f, 1, src, true)
	t.addList(f, 2, src, true)
	t.compact = append(t.compact, compactName{compact(bare), src})
	if phrase.Words(bare) >= 2 {
		key := initials(bare)
		t.initial[key] = append(t.initial[key], src)
	}
}

func (t *names) add(words string, src Source, alone bool) {
	s := spelling{words: words, fold: phrase.Fold(words), alone: alone, src: src}
	if _, known := t.whole[s.fold]; !known {
		t.whole[s.fold] = s
	}
	first, _, _ := strings.Cut(s.fold, " ")
	t.byFirst[first] = append(t.byFirst[first], s)
}

// scan finds known names in s, the longest at each place. line says that s is
// a line of credit, where names count that elsewhere may be common words, and
// case does not matter.
func (t *names) scan(s string, line bool) []hit {
	var hits []hit
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			i += size
			continue
		}
		end := i + wordLen(s[i:])
		if h, ok := t.at(s, i, line); ok {
			hits = append(hits, h)
			end = h.end
		}
		i = end
	}
	return hits
}

// at finds the longest known name that begins at byte i of s.
func (t *names) at(s string, i int, line bool) (best hit, ok bool) {
	word := s[i : i+wordLen(s[i:])]
	if len(word) > maxField {
		return best, false
	}
	try := func(first string) {
		for _, c := range t.byFirst[first] {
			end := i + len(c.words)
			if end > len(s) || c.alone && !line || end-i <= best.end-best.start || !wordEnd(s, end) {
				continue
			}
			got := s[i:end]
			if got == c.words || got == strings.ToUpper(c.words) || line && strings.EqualFold(got, c.words) {
				best, ok = hit{i, end, c.src}, true
			}
		}
	}
	fold := phrase.Fold(word)
	try(fold)
	// Names such as "RFE/RL" and "L.A. Times" have marks in their first word.
	if long := s[i : i+fieldLen(s[i:])]; long != word {
		if f := phrase.Fold(strings.TrimRight(long, ")].,;:\"'”’")); f != fold {
			try(f)
		}
	}
	return best, ok
}

// Lookup recognises a name that stands alone: a known spelling, initials of a
// known outlet that the page supports, or a garbled spelling with one letter
// wrong. page is the text in which evidence for initials is looked for.
func Lookup(name, page string) (Source, bool) {
	t := table()
	fold := strings.Trim(phrase.Fold(name), `"'()[]*_ `)
	for _, f := range [...]string{fold, strings.TrimPrefix(fold, "the ")} {
		if s, ok := t.whole[f]; ok {
			return s.src, true
		}
	}
	if src, ok := t.byInitials(name, page); ok {
		return src, true
	}
	return t.garbled(fold)
}

// maxEvidence is how many bytes of a page are searched for an outlet's place.
const maxEvidence = 64 << 10

// byInitials reads "the MT" as The Moscow Times where the page speaks of
// Moscow, and no other known outlet with these initials has such support.
func (t *names) byInitials(name, page string) (Source, bool) {
	name = strings.TrimSpace(strings.Trim(name, " :.,;()[]"))
	name = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	if len(name) < 2 || len(name) > 5 || strings.ToUpper(name) != name || strings.Contains(name, " ") {
		return Source{}, false
	}
	page = page[:min(len(page), maxEvidence)]
	var found []Source
	for _, src := range t.initial[name] {
		if strings.Contains(page, firstWord(strings.TrimPrefix(src.Outlet, "The "))) {
			found = append(found, src)
		}
	}
	if len(found) != 1 {
		return Source{}, false
	}
	found[0].Why = "initials of an outlet whose place the page names"
	return found[0], true
}

// garbled reads a name of six letters or more with one wrong.
func (t *names) garbled(fold string) (Source, bool) {
	c := compact(fold)
	if len(c) < 6 || len(c) > 40 {
		return Source{}, false
	}
	var found Source
	for _, n := range t.compact {
		if len(n.text) >= 6 && nearly(c, n.text) {
			if found.Outlet != "" && found.Outlet != n.src.Outlet {
				return Source{}, false
			}
			found = n.src
		}
	}
	found.Why = "a known name with one letter wrong"
	return found, found.Outlet != ""
}

// nearly says that a and b are one edit apart, or alike.
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		if i == len(a) || a[i+1:] == b[i+1:] {
			return true
		}
		return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	}
	return a[i:] == b[i+1:]
}

// LanguageOf gives the language of the outlets that credits name, if they are
// known and agree, "" otherwise.
func LanguageOf(credits []news.Credit) string {
	code := ""
	for _, c := range credits {
		if c.Outlet == "" {
			continue
		}
		src, _ := Lookup(c.Outlet, "")
		if src.Language == "" || code != "" && code != src.Language {
			return ""
		}
		code = src.Language
	}
	return code
}

// notAgencies are words in capitals that stand in brackets and credits and are
// no agencies.
var notAgencies = map[string]bool{"UPDATE": true, "NEWS": true, "USA": true, "FILE": true, "NATO": true,
	"LIVE": true, "VIDEO": true, "PHOTO": true, "PHOTOS": true, "OPINION": true, "ANALYSIS": true, "EXCLUSIVE": true}

// callSignRE is a North American radio or television station's call sign.
var callSignRE = regexp.MustCompile(`^[KW][A-Z]{2,3}$`)

// agencyLike says that a word is made as agencies that the table lacks name
// themselves: three letters or more, at least two of them capitals, or a name
// that ends in "News Agency" or "Press Agency".
func agencyLike(s string) bool {
	if phrase.Words(s) > 1 {
		f := phrase.Fold(s)
		return phrase.Words(s) <= 4 && (strings.HasSuffix(f, " news agency") || strings.HasSuffix(f, " press agency"))
	}
	caps, all := 0, 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
		all++
		if unicode.IsUpper(r) {
			caps++
		}
	}
	return all >= 3 && all <= 8 && caps >= 2 && caps*2 > all && !notAgencies[s] && !callSignRE.MatchString(s)
}

// madeLike is the reason of an agency that the tables lack.
const madeLike = "made like an agency's name"

// unknownAgencies gives the words of s that are made like an agency's name and
// stand in no hit.
func unknownAgencies(s string, hits []hit) []Source {
	var out []Source
	from := 0
	take := func(part string) {
		for w := range strings.FieldsFuncSeq(part, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			if agencyLike(w) {
				out = append(out, Source{Wire: w, Why: madeLike})
			}
		}
	}
	for _, h := range hits {
		take(s[from:h.start])
		from = h.end
	}
	take(s[from:])
	return out
}
