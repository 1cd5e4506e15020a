package event

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"sort"
	"strings"
	"sync"

	"dateline/data"
)

// entry is one way in which an act is worded: the head of data/en/events.txt
// explains the format.
type entry struct {
	typ, mode, cameo string
	// words are the predicate, the word that it is looked up by first: for a
	// verb "crack", "down"; for a noun "landing", "forced".
	words []string
	noun  bool
	conds []cond
	// target and source name the preposition that marks the actor, "" for the
	// general rules.
	target, source string
	// patient nouns take their "of" and their possessor as target, mixed ones
	// their "of" as target and their possessor as source.
	patient, mixed bool
	// swap says that the subject undergoes what the object does.
	swap bool
	// weak entries count only between actors of public life.
	weak bool
	// recip: the subjects act on one another.
	recip bool
	// bare nouns name an act that nobody does to anybody ("the election").
	bare bool
	// plain entries are those of no list: see otherAct.
	plain bool
	name  string
}

// cond is one restriction of an entry.
type cond struct {
	slot  string // "obj", "subj", "inf", "that", "mod", "pass" or a preposition
	neg   bool
	any   bool // no words given: the slot must be there
	words map[string]bool
	// actor, human, place: the word is one of a class that names decide.
	actor, human, place bool
}

// lexicon holds the predicates of one language.
type lexicon struct {
	verbs, nouns map[string][]*entry
	// forms leads from inflected forms of verbs to the verbs.
	forms   map[string]string
	classes map[string]map[string]bool
	// examples lists the sentences that the entries promise to be found in.
	examples []example
	fact     factLexicon
	size     int
}

// example is a predicate with the sentences that are given for it: in one of
// them it must be found.
type example struct {
	file      string
	sentences []string
	word      string
	typ, mode string
}

// english is the embedded lexicon; it is part of the program, so that a fault
// in it is one of the build, which the tests find.
var english = sync.OnceValue(func() *lexicon {
	lex, err := readLexicon(data.FS, "en")
	if err != nil {
		panic(err)
	}
	return lex
})

// readLexicon reads events*.txt and factuality-*.txt below folder.
func readLexicon(fsys fs.FS, folder string) (*lexicon, error) {
	lex := &lexicon{verbs: map[string][]*entry{}, nouns: map[string][]*entry{},
		forms: map[string]string{}, classes: map[string]map[string]bool{}}
	if err := eachLine(fsys, folder+"/events-classes.txt", lex.class); err != nil {
		return nil, err
	}
	files, err := fs.Glob(fsys, folder+"/events*.txt")
	if err != nil {
		return nil, fmt.Errorf("list events: %w", err)
	}
	sort.Strings(files)
	for _, file := range files {
		if strings.HasSuffix(file, "-classes.txt") {
			continue
		}
		b := &builder{lex: lex, file: file}
		if err := eachLine(fsys, file, b.line); err != nil {
			return nil, err
		}
		if err := b.flush(); err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
	}
	lex.inflect()
	if err := eachLine(fsys, folder+"/lemma-irregular.txt", lex.irregular); err != nil {
		return nil, err
	}
	return lex, lex.fact.read(fsys, folder)
}

// eachLine gives the lines of a file that are no comments to read.
func eachLine(fsys fs.FS, file string, read func(string) error) error {
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), " \t")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := read(line); err != nil {
			return fmt.Errorf("read %s, line %d: %w", file, n, err)
		}
	}
	return lines.Err()
}

// class reads "name: word word", which may name classes before it.
func (lex *lexicon) class(line string) error {
	name, words, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("no colon in %q", line)
	}
	set := lex.classes[name]
	if set == nil {
		set = map[string]bool{}
		lex.classes[name] = set
	}
	return lex.fill(set, strings.Fields(words))
}

// fill adds words to set, "$name" standing for a class.
func (lex *lexicon) fill(set map[string]bool, words []string) error {
	for _, w := range words {
		if !strings.HasPrefix(w, "$") {
			set[w] = true
			continue
		}
		class := lex.classes[w[1:]]
		if class == nil {
			return fmt.Errorf("no class is called %q", w)
		}
		for k := range class {
			set[k] = true
		}
	}
	return nil
}

// builder reads one file of predicates.
type builder struct {
	lex              *lexicon
	file             string
	typ, mode, cameo string
	// open are the predicates since the last example, egs the examples that
	// follow them.
	open []waiting
	egs  []string
}

// waiting is a predicate that needs an example.
type waiting struct {
	word      string
	noun      bool
	typ, mode string
}

// types are the names that events can bear: PLOVER's, and OTHER.
var types = map[string]bool{"ACCUSE": true, "AGREE": true, "AID": true, "ASSAULT": true, "COERCE": true,
	"CONSULT": true, "COOPERATE": true, "MOBILIZE": true, "PROTEST": true, "REJECT": true, "REQUEST": true,
	"SANCTION": true, "SUPPORT": true, "THREATEN": true, "YIELD": true, "OTHER": true}

// line reads a head ("CONSULT meet 040") or a line below one.
func (b *builder) line(line string) error {
	if line[0] != ' ' && line[0] != '\t' {
		f := strings.Fields(line)
		if len(f) != 3 || !types[f[0]] {
			return fmt.Errorf("%q is no type, mode and code", line)
		}
		b.typ, b.mode, b.cameo = f[0], f[1], f[2]
		if b.mode == "-" {
			b.mode = ""
		}
		if b.cameo == "-" {
			b.cameo = ""
		}
		return nil
	}
	kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch kind {
	case "v", "n":
		return b.entries(kind == "n", rest)
	case "eg":
		b.egs = append(b.egs, rest)
		return nil
	}
	return fmt.Errorf("%q opens no line", kind)
}

// entries reads "word word ; cond cond".
func (b *builder) entries(noun bool, rest string) error {
	if len(b.egs) > 0 {
		if err := b.flush(); err != nil {
			return err
		}
	}
	words, conds, _ := strings.Cut(rest, ";")
	for _, w := range strings.Fields(words) {
		e := &entry{typ: b.typ, mode: b.mode, cameo: b.cameo, noun: noun, words: strings.Split(w, "_")}
		e.name = strings.ReplaceAll(w, "_", " ")
		for _, c := range strings.Fields(conds) {
			if err := b.lex.cond(e, c); err != nil {
				return err
			}
		}
		into, last := b.lex.verbs, 0
		if noun {
			e.words = strings.FieldsFunc(w, func(c rune) bool { return c == '_' || c == '-' })
			into, last = b.lex.nouns, len(e.words)-1
			e.words[0], e.words[last] = e.words[last], e.words[0]
		}
		into[e.words[0]] = append(into[e.words[0]], e)
		if noun && strings.Contains(w, "-") && !strings.Contains(w, "_") {
			one := *e // some words with a hyphen are one token
			one.words = []string{w}
			into[w] = append(into[w], &one)
		}
		b.open = append(b.open, waiting{e.name, noun, e.typ, e.mode})
		b.lex.size++
	}
	return nil
}

// cond reads one restriction.
func (lex *lexicon) cond(e *entry, c string) error {
	switch c {
	case "patient":
		e.patient = true
		return nil
	case "mixed":
		e.mixed = true
		return nil
	case "swap":
		e.swap = true
		return nil
	case "weak":
		e.weak = true
		return nil
	case "recip":
		e.recip = true
		return nil
	case "bare":
		e.bare = true
		return nil
	}
	if p, ok := strings.CutPrefix(c, "target="); ok {
		e.target = p
		return nil
	}
	if p, ok := strings.CutPrefix(c, "source="); ok {
		e.source = p
		return nil
	}
	k := cond{words: map[string]bool{}}
	c, k.neg = strings.CutPrefix(c, "-")
	slot, list, _ := strings.Cut(c, ":")
	k.slot, k.any = slot, list == ""
	if slot == "" {
		return fmt.Errorf("%q restricts nothing", c)
	}
	for _, w := range strings.Split(list, ",") {
		switch w {
		case "":
		case "@actor":
			k.actor = true
		case "@human":
			k.human = true
		case "@place":
			k.place = true
		default:
			if err := lex.fill(k.words, []string{w}); err != nil {
				return err
			}
		}
	}
	e.conds = append(e.conds, k)
	return nil
}

// slotMark is where a template takes the predicate.
var slotMark = regexp.MustCompile(`\{[VN]\}`)

// flush gives the predicates so far their examples: of several, those that
// have a place for the predicate, or name it.
func (b *builder) flush() error {
	for _, w := range b.open {
		eg := example{b.file, nil, w.word, w.typ, w.mode}
		for _, text := range b.egs {
			mark := slotMark.FindString(text)
			switch {
			case mark == "{V}" && !w.noun, mark == "{N}" && w.noun:
				eg.sentences = append(eg.sentences, strings.Replace(text, mark, w.word, 1))
			}
			rest := slotMark.ReplaceAllString(text, "_")
			if strings.Contains(strings.ToLower(rest), stemOf(w.word)) {
				eg.sentences = append(eg.sentences, strings.ReplaceAll(rest, "_", "begin"))
			}
		}
		if eg.sentences == nil {
			return fmt.Errorf("predicate %q has no example", w.word)
		}
		b.lex.examples = append(b.lex.examples, eg)
	}
	b.open, b.egs = nil, nil
	return nil
}

// irregular reads the forms of an irregular verb ("verb: flee fled fled").
func (lex *lexicon) irregular(line string) error {
	f := strings.Fields(line)
	if len(f) < 3 || f[0] != "verb:" || lex.verbs[f[1]] == nil {
		return nil
	}
	for _, forms := range f[2:] {
		for form := range strings.SplitSeq(forms, "/") {
			if lex.forms[form] == "" {
				lex.forms[form] = f[1]
			}
		}
	}
	return nil
}

// stemOf is the beginning of a predicate that its inflected forms share.
func stemOf(word string) string {
	first := strings.Fields(word)[0]
	if len(first) > 4 {
		first = strings.TrimSuffix(strings.TrimSuffix(first, "y"), "e")
	}
	return first
}

// inflect lists the regular forms of the verbs, for words whose lemma was
// worked out wrongly. A form that two verbs share stands for the one that
// comes first in the alphabet.
func (lex *lexicon) inflect() {
	for verb := range lex.verbs {
		stem := strings.TrimSuffix(verb, "e")
		double := verb + verb[len(verb)-1:]
		soft := strings.TrimSuffix(verb, "y") + "i"
		for _, form := range []string{verb, verb + "s", verb + "es", soft + "es", stem + "ed", stem + "ing", double + "ed", double + "ing", soft + "ed"} {
			if old, ok := lex.forms[form]; !ok || verb < old {
				lex.forms[form] = verb
			}
		}
	}
}
