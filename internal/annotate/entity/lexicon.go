package entity

import (
	"fmt"
	"io/fs"
	"strings"
)

// pronoun classes.
const (
	notPronoun = iota
	proHe
	proShe
	proIt
	proThey
	proI
	proWe
)

var proClasses = map[string]int{"he": proHe, "she": proShe, "it": proIt, "they": proThey, "i": proI, "we": proWe}

// roleNoun is what the lexicon says of a noun for persons.
type roleNoun struct {
	class string // leader, office, trade, plain, bond
	sex   byte
}

// thingNoun is what the lexicon says of a noun for organisations or places.
type thingNoun struct {
	place bool
	any   bool
	words map[string]bool
}

// seat is a house or city that stands for a government.
type seat struct {
	code  string // of the country, "" where it stands for an organisation
	org   string
	house bool
}

// set is a set of words.
type set map[string]bool

// lexicon holds all that the stage knows of one language.
type lexicon struct {
	given    map[string]byte // sex by folded given name
	short    map[string]int  // group of a given name
	title    set
	pronoun  map[string]int
	sexTitle map[string]byte
	role     map[string]roleNoun
	ended    set
	split    set
	heading  set
	fresh    set // words that make a noun phrase new to the report
	become   set
	region   set
	thing    map[string]thingNoun
	country  map[string]string // code by folded name
	demonym  map[string]string // code by folded word
	city     set
	seats    map[string]seat
	being, telling, bond,
	facing, facingOf, locus set
	words   map[string]set // the rest of entity-words.txt
	orgID   map[string]int // row of gazetteer-organisations by folded name
	orgHead set
}

// readLexicon reads all files below folder of fsys.
func readLexicon(fsys fs.FS, folder string) (*lexicon, error) {
	lex := &lexicon{
		given: map[string]byte{}, short: map[string]int{}, title: set{}, pronoun: map[string]int{},
		sexTitle: map[string]byte{}, role: map[string]roleNoun{}, ended: set{}, split: set{}, heading: set{}, fresh: set{}, become: set{}, region: set{},
		thing: map[string]thingNoun{}, country: map[string]string{}, demonym: map[string]string{}, city: set{},
		seats: map[string]seat{}, being: set{}, telling: set{}, bond: set{}, facing: set{}, facingOf: set{},
		locus: set{}, words: map[string]set{}, orgID: map[string]int{}, orgHead: set{},
	}
	groups, rows := 0, 0
	for _, list := range []struct {
		file string
		cols int
		add  func(col []string)
	}{
		{"entity-given", 2, func(col []string) { lex.given[fold(col[0])] = col[1][0] }},
		{"names-short", 1, func(col []string) { groups++; lex.shortRow(col[0], groups) }},
		{"names-titles", 1, func(col []string) { lex.title[strings.TrimSuffix(col[0], ".")] = true }},
		{"names-heads", 2, func(col []string) {
			if col[0] == "organisation" {
				lex.orgHead.add(col[1])
			}
		}},
		{"role-people", 3, func(col []string) { lex.roleRow(col) }},
		{"role-words", 2, func(col []string) {
			map[string]set{"ended": lex.ended, "split": lex.split, "head": lex.heading, "fresh": lex.fresh, "become": lex.become}[col[0]].add(col[1])
		}},
		{"entity-nouns", 2, func(col []string) { lex.thingRow(col) }},
		{"gazetteer-countries", 2, func(col []string) { lex.countryRow(col) }},
		{"gazetteer-cities", 1, func(col []string) { lex.city[fold(col[0])] = true }},
		{"gazetteer-places", 1, func(col []string) { lex.region[fold(col[0])] = true }},
		{"gazetteer-organisations", 1, func(col []string) {
			rows++
			for _, n := range col {
				lex.orgID[fold(n)] = rows
			}
		}},
		{"entity-seats", 2, func(col []string) { lex.seatRow(col) }},
		{"entity-words", 2, func(col []string) { lex.wordRow(col) }},
	} {
		if err := readRows(fsys, folder+"/"+list.file+".txt", list.cols, list.add); err != nil {
			return nil, err
		}
	}
	return lex, nil
}

// readRows calls add with the columns of each row of a file.
func readRows(fsys fs.FS, file string, cols int, add func([]string)) error {
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("read words of entities: %w", err)
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimRight(line, "\r\n"); line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) < cols {
			return fmt.Errorf("read words of %s: line %q has fewer than %d columns", file, line, cols)
		}
		add(col)
	}
	return nil
}

// add enters words with spaces between.
func (s set) add(words string) {
	for _, w := range strings.Fields(words) {
		s[strings.ReplaceAll(w, "_", " ")] = true
	}
}

// shortRow enters the forms of one given name; those whose sex is not listed
// have that of most of the others.
func (lex *lexicon) shortRow(row string, group int) {
	names := strings.Fields(fold(row))
	m, f := 0, 0
	for _, n := range names {
		lex.short[n] = group
		switch lex.given[n] {
		case 'm':
			m++
		case 'f':
			f++
		}
	}
	sex := byte('m')
	if f > m {
		sex = 'f'
	}
	for _, n := range names {
		if lex.given[n] == 0 && (m == 0 || f == 0 || m > 3*f || f > 3*m) && m != f {
			lex.given[n] = sex
		}
	}
}

func (lex *lexicon) roleRow(col []string) {
	for _, n := range strings.Fields(col[2]) {
		noun := roleNoun{class: col[0]}
		if col[1] != "-" {
			noun.sex = col[1][0]
		}
		n = strings.ReplaceAll(n, "_", " ")
		if old, ok := lex.role[n]; ok {
			noun.class = old.class
			if old.sex != 0 {
				noun.sex = old.sex
			}
		}
		lex.role[n] = noun
	}
}

func (lex *lexicon) thingRow(col []string) {
	n := thingNoun{place: col[0] == "place", words: set{col[1]: true}}
	if len(col) > 2 {
		for _, w := range strings.Split(col[2], ",") {
			if w == "*" {
				n.any = true
			} else if w != "" {
				n.words[strings.ReplaceAll(w, "_", " ")] = true
			}
		}
	}
	lex.thing[col[1]] = n
}

// countryRow enters a row of gazetteer-countries: code, names, capitals, demonyms.
func (lex *lexicon) countryRow(col []string) {
	for _, n := range strings.Split(col[1], ",") {
		lex.country[fold(n)] = col[0]
	}
	if len(col) > 2 {
		for _, n := range strings.Split(col[2], ",") {
			lex.city[fold(n)] = true
			if _, ok := lex.country[fold(n)]; !ok && lex.seats[fold(n)] == (seat{}) {
				lex.seats[fold(n)] = seat{code: col[0]}
			}
		}
	}
	if len(col) > 3 {
		for _, n := range strings.Split(col[3], ",") {
			n = fold(n)
			for _, form := range []string{n, n + "s"} {
				if _, ok := lex.demonym[form]; !ok {
					lex.demonym[form] = col[0]
				}
			}
		}
	}
}

func (lex *lexicon) seatRow(col []string) {
	if col[0] != "seat" {
		map[string]set{"being": lex.being, "telling": lex.telling, "bond": lex.bond, "facing": lex.facing, "locus": lex.locus}[col[0]].addOr(col[1], lex.facingOf)
		return
	}
	s := seat{house: len(col) > 3}
	if len(col) > 2 {
		if len(col[2]) == 2 {
			s.code = col[2]
		} else {
			s.org = col[2]
		}
	}
	lex.seats[fold(col[1])] = s
}

// addOr enters words into s; where s is nil, pairs of words into pairs.
func (s set) addOr(words string, pairs set) {
	if s != nil {
		s.add(words)
		return
	}
	f := strings.Fields(words)
	for i := 0; i+1 < len(f); i += 2 {
		pairs[f[i]+" "+f[i+1]] = true
	}
}

func (lex *lexicon) wordRow(col []string) {
	if class, ok := proClasses[col[0]]; ok {
		for _, w := range strings.Fields(col[1]) {
			lex.pronoun[w] = class
		}
		return
	}
	for _, w := range strings.Fields(col[1]) {
		switch col[0] {
		case "mister":
			lex.sexTitle[w] = 'm'
		case "madam":
			lex.sexTitle[w] = 'f'
		}
	}
	if lex.words[col[0]] == nil {
		lex.words[col[0]] = set{}
	}
	lex.words[col[0]].add(col[1])
}
