package figure

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline/data"
)

// class is a set of what a word can be: "second" is an ordinal and a unit.
type class uint64

const (
	cCard class = 1 << iota
	cHundred
	cScale
	cVague
	cFew
	cOrd
	cFrac
	cGlued
	cTimes
	cUnit   // starts a form of a unit
	cSymbol // starts a symbol of a currency
	cNation // starts an adjective of a currency
	cPeople
	cPerson
	cVictim
	cLabel
	cStreet
	cContest
	cRise
	cRate
	cCost
	cBe
	cWhole
	cNoof
	cStop
	cDet
	cPrep
	cVerb
	cFirsts
	cNocount
	cAges
	cCrowd
	cDeed
	cMonth
	cStand
	cTeller
	cPage
	cLife
)

// numeric are the classes by which a word can start a numeral.
const numeric = cCard | cHundred | cScale | cVague | cFew | cOrd | cFrac | cTimes

// wordClasses are the classes of figure-words.txt by name.
var wordClasses = map[string]class{
	"people": cPeople, "person": cPerson, "victim": cVictim, "label": cLabel, "street": cStreet,
	"contest": cContest, "rise": cRise, "rate": cRate, "cost": cCost, "be": cBe, "whole": cWhole,
	"noof": cNoof, "stop": cStop, "det": cDet, "prep": cPrep, "verb": cVerb, "firsts": cFirsts,
	"nocount": cNocount, "ages": cAges, "crowd": cCrowd, "deed": cDeed,
	"month": cMonth, "stand": cStand, "teller": cTeller, "page": cPage, "life": cLife,
}

// numberClasses are the classes of figure-numbers.txt by name.
var numberClasses = map[string]class{
	"card": cCard, "hundred": cHundred, "scale": cScale, "vague": cVague, "few": cFew,
	"ord": cOrd, "frac": cFrac, "glued": cGlued, "times": cTimes,
}

// entry is what the lexicon says of one word form, in lower case.
type entry struct {
	form  string
	class class
	// value is that of a cardinal, hundred, scale, vague plural or count of
	// times; ord of an ordinal; frac of a denominator; glued of letters after
	// digits; low and high of an indefinite word.
	value, ord, frac, glued, low, high float64
	units                              []unitForm   // that start with this word, longest first
	nations                            []nation     // that start with this word, longest first
	before                             []hedgeForm  // hedges that end with this word
	after                              []hedgeForm  // hedges that start with this word
	phrases                            []phraseForm // forms of several words of figure-words.txt
}

// unit is a row of figure-units.txt, or a currency.
type unit struct {
	code   string
	kind   string
	factor float64
	money  bool
	// of are the currencies of countries that a noun of several can stand for,
	// nil where it names one.
	of []*unit
}

// country is the code of the country of a currency, "" where it is no
// country's.
func (u *unit) country() string {
	if !u.money || len(u.code) != 3 || u.code != strings.ToUpper(u.code) || u.code[0] == 'X' {
		return ""
	}
	return u.code[:2]
}

// unitForm is one way in which a unit is written.
type unitForm struct {
	*unit
	parts []string // its words, lower case unless exact
	raw   string   // the form as it stands in the table
	// tight forms are read only directly after digits; exact ones only as
	// spelled; rare ones are common words as well.
	tight, exact, rare bool
	symbol             bool
}

// nation is an adjective of a currency.
type nation struct {
	parts []string
	// money maps the nouns, in lower case, to the unit.
	money map[string]*unit
}

// hedgeForm is a hedge, its words in lower case.
type hedgeForm struct {
	parts []string
	text  string
	sense string
}

// phraseForm is a form of several words with its class.
type phraseForm struct {
	parts []string
	class class
}

// lexicon maps lower-case words and marks to entries.
type lexicon struct {
	words  map[string]*entry
	maxLen int
	// shared are the units of nouns that several countries use for their money.
	shared map[string]*unit
	// countries maps the names of countries and of their people, in lower case,
	// to codes.
	countries map[string]string
}

// english is the lexicon of data/en, read once.
var english = sync.OnceValues(func() (*lexicon, error) { return loadLexicon(data.FS, "en") })

// tables are the files of a language with the reader of their rows.
var tables = []struct {
	name string
	add  func(*lexicon, []string) error
}{
	{"figure-numbers.txt", (*lexicon).addNumber},
	{"figure-units.txt", (*lexicon).addUnit},
	{"figure-currencies.txt", (*lexicon).addCurrency},
	{"figure-hedges.txt", (*lexicon).addHedge},
	{"figure-words.txt", (*lexicon).addWords},
	{"gazetteer-countries.txt", (*lexicon).addCountry},
}

// loadLexicon reads the tables of one language.
func loadLexicon(fsys fs.FS, language string) (*lexicon, error) {
	lex := &lexicon{words: map[string]*entry{}, shared: map[string]*unit{}, countries: map[string]string{}}
	for _, table := range tables {
		b, err := fs.ReadFile(fsys, language+"/"+table.name)
		if err != nil {
			return nil, fmt.Errorf("read table of figures: %w", err)
		}
		n := 0
		for line := range strings.Lines(string(b)) {
			n++
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if err := table.add(lex, strings.Split(line, "\t")); err != nil {
				return nil, fmt.Errorf("%s line %d: %w", table.name, n, err)
			}
		}
	}
	return lex, nil
}

// entry gives the entry of a form, made if it is not there.
func (lex *lexicon) entry(form string) *entry {
	form = strings.ToLower(form)
	e := lex.words[form]
	if e == nil {
		e = &entry{form: form}
		lex.words[form] = e
		lex.maxLen = max(lex.maxLen, len(form))
	}
	return e
}

// addNumber adds a row of class, value and forms.
func (lex *lexicon) addNumber(cells []string) error {
	cl, ok := numberClasses[cells[0]]
	if !ok || len(cells) != 3 {
		return fmt.Errorf("want class, value, forms: %q", cells)
	}
	low, high, _ := strings.Cut(cells[1], "-")
	v, err := strconv.ParseFloat(low, 64)
	if err != nil {
		return fmt.Errorf("read value: %w", err)
	}
	for _, form := range strings.Fields(cells[2]) {
		e := lex.entry(form)
		e.class |= cl
		switch cl {
		case cOrd:
			e.ord = v
		case cFrac:
			e.frac = v
		case cGlued:
			e.glued = v
		case cFew:
			e.low = v
			if e.high, err = strconv.ParseFloat(high, 64); err != nil {
				return fmt.Errorf("read range: %w", err)
			}
		default:
			e.value = v
		}
	}
	return nil
}

// addUnit adds a row of code, kind, factor and forms.
func (lex *lexicon) addUnit(cells []string) error {
	if len(cells) != 4 {
		return fmt.Errorf("want code, kind, factor, forms: %q", cells)
	}
	factor, err := strconv.ParseFloat(cells[2], 64)
	if err != nil {
		return fmt.Errorf("read factor: %w", err)
	}
	u := &unit{code: cells[0], kind: cells[1], factor: factor}
	for _, form := range strings.Split(cells[3], "|") {
		form, tight := strings.CutSuffix(form, "!")
		lex.addForm(u, form, cUnit, unitForm{tight: tight, exact: form != strings.ToLower(form)})
	}
	return nil
}

// addForm adds one form of a unit under its first word.
func (lex *lexicon) addForm(u *unit, form string, cl class, f unitForm) {
	parts := lexemes(form)
	if len(parts) == 0 {
		return
	}
	if !f.exact {
		for k := range parts {
			parts[k] = strings.ToLower(parts[k])
		}
	}
	f.unit, f.parts, f.raw = u, parts, form
	for _, part := range parts {
		lex.entry(part)
	}
	e := lex.entry(parts[0])
	e.class |= cl
	at := len(e.units)
	for at > 0 && len(e.units[at-1].parts) < len(parts) {
		at--
	}
	e.units = append(e.units[:at], append([]unitForm{f}, e.units[at:]...)...)
}

// addCurrency adds a row of code, factor, symbols, nouns and adjectives.
func (lex *lexicon) addCurrency(cells []string) error {
	for len(cells) < 5 {
		cells = append(cells, "")
	}
	factor, err := strconv.ParseFloat(cells[1], 64)
	if err != nil || len(cells) != 5 {
		return fmt.Errorf("want code, factor, symbols, nouns, adjectives: %q", cells)
	}
	u := &unit{code: cells[0], kind: kindAmount, factor: factor, money: true}
	shared := u.code == strings.ToLower(u.code)
	for _, form := range split(cells[2]) {
		v := u
		if len(form) == 4 && form[0] == 'M' && form[1:] == u.code {
			v = &unit{code: u.code, kind: kindAmount, factor: 1e6, money: true} // "120 MEUR"
		}
		lex.addForm(v, form, cSymbol, unitForm{exact: true, symbol: true})
	}
	money := map[string]*unit{}
	for _, form := range split(cells[3]) {
		form, rare := strings.CutSuffix(form, "!")
		form, past := strings.CutSuffix(form, "~")
		money[form] = u
		switch {
		case past:
			continue
		case shared:
			lex.shared[form] = u
		case lex.shared[form] != nil && factor == 1:
			if of := &lex.shared[form].of; !slices.Contains(*of, u) {
				*of = append(*of, u)
			}
			continue
		}
		lex.addForm(u, form, cUnit, unitForm{rare: rare})
	}
	for _, form := range split(cells[4]) {
		parts := lexemes(form)
		for _, part := range parts {
			lex.entry(part)
		}
		e := lex.entry(parts[0])
		e.class |= cNation
		e.nations = append(e.nations, nation{parts, money})
	}
	return nil
}

// addCountry adds a row of code, names, capitals, and words for people.
func (lex *lexicon) addCountry(cells []string) error {
	for len(cells) < 4 {
		cells = append(cells, "")
	}
	for _, form := range strings.Split(cells[1]+","+cells[3], ",") {
		if form = strings.ToLower(strings.TrimSpace(form)); form != "" {
			lex.countries[form] = cells[0]
		}
	}
	return nil
}

// split cuts at "|"; of "" it gives nothing.
func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// addHedge adds a row of sense, place and forms.
func (lex *lexicon) addHedge(cells []string) error {
	if len(cells) != 3 {
		return fmt.Errorf("want sense, place, forms: %q", cells)
	}
	for _, form := range split(cells[2]) {
		h := hedgeForm{parts: lexemes(form), text: form, sense: cells[0]}
		for _, part := range h.parts {
			lex.entry(part)
		}
		switch cells[1] {
		case "before":
			e := lex.entry(h.parts[len(h.parts)-1])
			e.before = append(e.before, h)
		case "after":
			e := lex.entry(h.parts[0])
			e.after = append(e.after, h)
		default:
			return fmt.Errorf("want before or after: %q", cells[1])
		}
	}
	return nil
}

// addWords adds a row "class: forms ...".
func (lex *lexicon) addWords(cells []string) error {
	name, forms, _ := strings.Cut(cells[0], ":")
	cl, ok := wordClasses[name]
	if !ok {
		if name == "by" {
			return nil
		}
		return fmt.Errorf("no class %q", name)
	}
	for _, form := range strings.Fields(forms) {
		parts := lexemes(strings.ReplaceAll(form, "_", " "))
		if len(parts) == 1 {
			lex.entry(parts[0]).class |= cl
			continue
		}
		for _, part := range parts {
			lex.entry(part)
		}
		e := lex.entry(parts[0])
		e.phrases = append(e.phrases, phraseForm{parts, cl})
	}
	return nil
}
