package cast

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/data"
	"dateline/internal/lexicon/wordlist"
	"dateline/internal/resolve/spelling"
)

// lists is what the lists of data/en say of names.
type lists struct {
	// known gives a name's key the name of what it stands for: "country BY",
	// "organisation United Nations", "place Kyiv".
	known map[string]string
	// usual gives what a name stands for the name that the lists give first.
	usual map[string]string
	// seats holds the keys of capitals: places, also where a government is meant.
	seats map[string]bool
	// shared holds the keys of countries that are also names of other places.
	shared map[string]bool
	// people gives a demonym or the name of a country its code.
	people map[string]string
	// alike gives a word the one that it is compared as ("centre", "center").
	alike map[string]string
	// generic are words that organisations of every country are named with.
	generic map[string]bool
	// offices are words of roles that say nothing about who bears them.
	offices map[string]bool
	// cities holds the keys of cities.
	cities  map[string]bool
	given   map[string]bool
	common  map[string]bool
	matcher *spelling.Matcher
}

// lexicon reads the lists, once.
var lexicon = sync.OnceValue(func() *lists {
	l := &lists{known: map[string]string{}, usual: map[string]string{}, seats: map[string]bool{}, shared: map[string]bool{}, people: map[string]string{}, alike: map[string]string{},
		generic: map[string]bool{}, offices: map[string]bool{}, cities: map[string]bool{}, given: map[string]bool{}, common: map[string]bool{}}
	l.matcher, _ = spelling.New()
	l.words()
	for _, row := range rows("gazetteer-countries.txt") {
		l.country(row)
	}
	for _, row := range rows("gazetteer-organisations.txt") {
		l.enter("organisation "+row[0], row)
	}
	for _, row := range rows("credit-agencies.txt") {
		names := []string{row[0]}
		for _, col := range row[1:] {
			names = append(names, strings.Split(col, "|")...)
		}
		l.enter("organisation "+row[0], names)
	}
	for _, row := range rows("names-places.txt") {
		l.enter("place "+row[0], row)
	}
	for _, row := range rows("gazetteer-places.txt") {
		if k := l.key(row[0]); strings.HasPrefix(l.known[k], "country ") {
			l.shared[k] = true
		}
	}
	for _, row := range rows("gazetteer-cities.txt") {
		l.cities[l.key(row[0])] = true
	}
	for _, w := range wordlist.Lines("en/names-given.txt") {
		l.given[spelling.Normal(w)] = true
	}
	for _, w := range wordlist.Lines("en/names-common.txt") {
		l.common[spelling.Normal(w)] = true
	}
	return l
})

// rows gives the rows of a list of data/en, each cut at its tabs.
func rows(file string) [][]string {
	raw, err := data.FS.ReadFile("en/" + file)
	if err != nil {
		return nil
	}
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// words reads names-things.txt.
func (l *lists) words() {
	for _, row := range rows("names-things.txt") {
		if len(row) != 2 {
			continue
		}
		words := strings.Fields(row[1])
		for _, w := range words {
			switch row[0] {
			case "generic":
				l.generic[w] = true
			case "office":
				l.offices[w] = true
			case "alike":
				l.alike[w] = words[0]
			}
		}
	}
}

// enter enters names of one thing. A thing that shares a name with one that is
// there already is that one.
func (l *lists) enter(id string, names []string) {
	for _, n := range names {
		if have := l.known[l.key(n)]; n != "" && have != "" && !strings.HasPrefix(have, "country ") {
			id = have
			break
		}
	}
	if l.usual[id] == "" {
		l.usual[id] = names[0]
	}
	for _, n := range names {
		if k := l.key(n); k != "" && l.known[k] == "" {
			l.known[k] = id
		}
	}
}

// country enters a row of gazetteer-countries.txt: code, names, capitals,
// demonyms.
func (l *lists) country(row []string) {
	if len(row) < 2 {
		return
	}
	names := strings.Split(row[1], ",")
	l.enter("country "+row[0], names)
	for _, n := range names {
		l.people[l.key(n)] = row[0]
	}
	if len(row) > 2 {
		for _, n := range strings.Split(row[2], ",") {
			l.seats[l.key(n)] = true
		}
	}
	if len(row) > 3 {
		for _, n := range strings.Split(row[3], ",") {
			if k := l.key(n); l.people[k] == "" {
				l.people[k] = row[0]
			}
		}
	}
}

// key folds a name for comparison: small letters without marks, stops and
// apostrophes; no article before it and no possessive behind it; words that
// are spelled in two ways as one of them.
func (l *lists) key(name string) string {
	var b strings.Builder
	for _, c := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, c), unicode.Is(unicode.Cf, c), c == '.', c == '\'', c == '’', c == '‘', c == 'ʼ', c == '`', c == '"', c == '“', c == '”':
		case c == '&':
			b.WriteString(" and ")
		case unicode.IsLetter(c), unicode.IsDigit(c):
			b.WriteRune(unicode.ToLower(c))
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for i, w := range words {
		if to := l.alike[w]; to != "" {
			words[i] = to
		}
	}
	return strings.Join(words, " ")
}

// bare gives a name without the possessive behind it.
func bare(name string) string {
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(name, end); ok && cut != "" {
			return cut
		}
	}
	return name
}
