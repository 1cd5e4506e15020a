package when

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"dateline/data"
)

// class is a set of what a word can be; "may" is a month, "second" an ordinal
// and a unit.
type class uint64

const (
	cMonth class = 1 << iota
	cAbbr
	cWeekday
	cWeekdays
	cUnit
	cUnits
	cCard
	cScale
	cOrd
	cPart
	cParts
	cSeason
	cDecade
	cZone
	cPhrase  // starts a phrase of time-phrases.txt
	cHoliday // starts a name of time-holidays.txt
	cEdge
	cOf // starts a noun of the class "of"
	cQuant
	cRel
	cRelt
	cAfter
	cSet
	cVague
	cDet // the, a, an
	cLetter
	cLabel
	cCounted
	cPast
	cFuture
	cThing
	cPlan
	cAdj
	cSay
	cConvene  // participles that set a day ahead: "has called a march on Sunday"
	cDecree   // verbs in the past that set from when something is: "declared ... beginning on Sunday"
	cAssembly // nouns of gatherings that are called for a day: "a rally on Saturday"
	cSitting  // nouns of what is done once: "the March summit"
	cRegular  // plural nouns that a weekday makes a habit: "the Sunday marches"
	cMove     // verbs in the past that move something to another day: "adjourned the trial to Monday"
	cKeep     // what is done to a day that was set: "the 3 May vote could be delayed"
	cLast     // verbs in the past of what goes on, and is over: "ran the firm until May"
	cNot      // starts a phrase that is no time, in this spelling
)

// entry is what the lexicon says of one word form.
type entry struct {
	class    class
	month    int8
	weekday  int8
	rel      int8
	relt     int8
	unit     unit
	num      int32  // of a cardinal, ordinal, scale or decade
	zone     int16  // minutes east of UTC
	part     string // TIMEX3 part of day, or "Thh:mm"
	season   string
	edge     string // modifier
	phrases  []phrase
	holidays []phrase
	ofs      []phrase
	quants   []phrase
	afters   []phrase
	nots     []phrase // with the first word, as spelled
}

// phrase is several words with one value; rest are the words after the first.
type phrase struct {
	rest  []string
	value string
}

// lexicon maps lower-case word forms to entries. Words are the tokens of
// split: letters only, or digits only, or one mark.
type lexicon struct {
	words  map[string]*entry
	maxLen int
}

// english is the lexicon of data/en, read once.
var english = sync.OnceValues(func() (*lexicon, error) { return loadLexicon(data.FS, "en") })

// files are the tables of a language, in its folder.
var files = []string{"time-words.txt", "time-modifiers.txt", "time-phrases.txt", "time-holidays.txt", "time-contexts.txt"}

// loadLexicon reads the tables of one language.
func loadLexicon(fsys fs.FS, language string) (*lexicon, error) {
	lex := &lexicon{words: map[string]*entry{}}
	for _, name := range files {
		b, err := fs.ReadFile(fsys, language+"/"+name)
		if err != nil {
			return nil, fmt.Errorf("read time table: %w", err)
		}
		sc := bufio.NewScanner(bytes.NewReader(b))
		for n := 1; sc.Scan(); n++ {
			line := sc.Text()
			if line == "" || line[0] == '#' {
				continue
			}
			if err := lex.addRow(name, line); err != nil {
				return nil, fmt.Errorf("%s line %d: %w", name, n, err)
			}
		}
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return lex, nil
}

// addRow adds one row of a table.
func (lex *lexicon) addRow(file, line string) error {
	cells := strings.Split(line, "\t")
	switch {
	case file == "time-phrases.txt" && len(cells) == 2:
		e, rest := lex.head(cells[1])
		if len(rest) > 0 {
			lex.head(rest[0]) // so that an article before it is no dead end
		}
		e.class |= cPhrase
		e.phrases = append(e.phrases, phrase{rest, cells[0]})
		return nil
	case file == "time-holidays.txt" && len(cells) == 2:
		e, rest := lex.head(cells[1])
		e.class |= cHoliday
		e.holidays = append(e.holidays, phrase{rest, cells[0]})
		return nil
	case len(cells) == 3:
		return lex.addWord(cells[0], cells[1], cells[2])
	}
	return fmt.Errorf("want columns separated by tabs: %q", line)
}

// addWord adds a row of class, form and value.
func (lex *lexicon) addWord(cl, form, value string) error {
	e, rest := lex.head(strings.ToLower(form))
	if cl == "not" {
		rest = nil
		for _, w := range split(form, 0, nil) {
			rest = append(rest, form[w.start:w.end])
		}
	}
	n, numErr := strconv.Atoi(value)
	var err error
	number := func(to *int32) { *to, err = int32(n), numErr }
	small := func(to *int8) { *to, err = int8(n), numErr }
	switch cl {
	case "month":
		e.class |= cMonth
		small(&e.month)
	case "abbr":
		e.class |= cAbbr
	case "weekday", "weekdays":
		e.class |= map[string]class{"weekday": cWeekday, "weekdays": cWeekdays}[cl]
		small(&e.weekday)
	case "unit", "units":
		e.class |= map[string]class{"unit": cUnit, "units": cUnits}[cl]
		e.unit, err = parseUnit(value)
	case "card":
		e.class |= cCard
		number(&e.num)
	case "scale":
		e.class |= cScale
		number(&e.num)
	case "ord":
		e.class |= cOrd
		number(&e.num)
	case "decade":
		e.class |= cDecade
		number(&e.num)
	case "part", "parts":
		e.class |= map[string]class{"part": cPart, "parts": cParts}[cl]
		e.part = value
	case "season":
		e.class |= cSeason
		e.season = value
	case "zone":
		e.class |= cZone
		e.zone, err = int16(n), numErr
	case "rel":
		e.class |= cRel
		small(&e.rel)
	case "relt":
		e.class |= cRelt
		small(&e.relt)
	default:
		err = e.addContext(cl, rest, value)
	}
	return err
}

// addContext adds a row of the classes that work by their neighbours.
func (e *entry) addContext(cl string, rest []string, value string) error {
	p := phrase{rest, value}
	switch cl {
	case "edge":
		e.class |= cEdge
		e.edge = value
	case "of":
		e.class |= cOf
		e.ofs = append(e.ofs, p)
	case "quant":
		e.class |= cQuant
		e.quants = append(e.quants, p)
	case "after":
		e.class |= cAfter
		e.afters = append(e.afters, p)
	case "set":
		e.class |= cSet
	case "vague":
		e.class |= cVague
	case "det":
		e.class |= cDet
	case "counted":
		e.class |= cCounted
	case "past":
		e.class |= cPast
	case "future":
		e.class |= cFuture
	case "thing":
		e.class |= cThing
	case "say":
		e.class |= cSay
	case "adj":
		e.class |= cAdj
	case "convene":
		e.class |= cConvene
	case "decree":
		e.class |= cDecree
	case "assembly":
		e.class |= cAssembly
	case "move":
		e.class |= cMove
	case "keep":
		e.class |= cKeep
	case "last":
		e.class |= cLast
	case "sitting":
		e.class |= cSitting
	case "regular":
		e.class |= cRegular
	case "letter":
		e.class |= cLetter
	case "label":
		e.class |= cLabel
	case "plan":
		e.class |= cPlan
	case "not":
		e.class |= cNot
		e.nots = append(e.nots, p)
	default:
		return fmt.Errorf("unknown class %q", cl)
	}
	return nil
}

// head gives the entry of the first word of form, made if missing, and the
// other words.
func (lex *lexicon) head(form string) (*entry, []string) {
	var parts []string
	for _, w := range split(form, 0, nil) {
		parts = append(parts, form[w.start:w.end])
	}
	if len(parts) == 0 {
		parts = []string{form}
	}
	e := lex.words[parts[0]]
	if e == nil {
		e = &entry{num: -1}
		lex.words[parts[0]] = e
		lex.maxLen = max(lex.maxLen, len(parts[0]))
	}
	return e, parts[1:]
}

// find gives the entry of a form in any case, nil if it has none.
func (lex *lexicon) find(form string) *entry {
	if len(form) > lex.maxLen {
		return nil
	}
	var buf [32]byte
	if len(form) > len(buf) {
		return nil
	}
	for i := range len(form) {
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return lex.words[string(buf[:len(form)])]
}
