package attribution

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"dateline/data"
)

// frame is a set of the ways in which a word takes what it attributes; the
// heads of data/en/attribution-*.txt explain them.
type frame uint32

const (
	fSay frame = 1 << iota
	fQuote
	fThat
	fTo
	fObj
	fPrep
	fAddr
	fWho
	fAs
	fShow
	fSoft
	fLight
	fAdj
	fAdjTo
	fAdverb
	fWords
	fPaper
	fSpeaker
	fCount
	fDay
	fMind
	fSum
)

// entry is what the lexicon says of one lemma (or phrase, joined by "_").
type entry struct {
	frame frame
	// preps open the content of frame prep, who those of frame who.
	preps, who []string
}

// has says whether one of the frames of f is the entry's.
func (e entry) has(f frame) bool { return e.frame&f != 0 }

// lexicon holds the cues of one language.
type lexicon struct {
	verbs, nouns map[string]entry
	// forms leads from inflected forms of verbs to the verbs.
	forms map[string]string
	// sources are the phrases that open a source, as words.
	sources [][]string
}

var frames = map[string]frame{
	"say": fSay, "quote": fQuote, "that": fThat, "to": fTo, "obj": fObj, "prep": fPrep,
	"addr": fAddr, "who": fWho, "as": fAs, "show": fShow, "soft": fSoft, "light": fLight,
	"adj": fAdj, "adjto": fAdjTo, "adverb": fAdverb, "words": fWords, "paper": fPaper, "speaker": fSpeaker, "count": fCount, "day": fDay, "mind": fMind, "sum": fSum,
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

// readLexicon reads the cues below folder of fsys.
func readLexicon(fsys fs.FS, folder string) (*lexicon, error) {
	lex := &lexicon{verbs: map[string]entry{}, nouns: map[string]entry{}}
	for name, into := range map[string]map[string]entry{"verbs": lex.verbs, "nouns": lex.nouns} {
		file := folder + "/attribution-" + name + ".txt"
		raw, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read cues: %w", err)
		}
		lines := bufio.NewScanner(bytes.NewReader(raw))
		for lines.Scan() {
			if err := lex.line(lines.Text(), into); err != nil {
				return nil, fmt.Errorf("read cues of %s: %w", file, err)
			}
		}
	}
	lex.inflect()
	return lex, nil
}

// inflect lists the regular forms of the verbs of one word, for words whose
// lemma was worked out wrongly. A form that two verbs share stands for the one
// that comes first in the alphabet.
func (lex *lexicon) inflect() {
	lex.forms = map[string]string{}
	for verb := range lex.verbs {
		if strings.Contains(verb, "_") {
			continue
		}
		stem := strings.TrimSuffix(verb, "e")
		double := verb + verb[len(verb)-1:]
		soft := strings.TrimSuffix(verb, "y") + "i"
		for _, form := range []string{verb + "s", verb + "es", soft + "es", stem + "ed", stem + "ing", double + "ed", double + "ing", soft + "ed"} {
			if old, ok := lex.forms[form]; !ok || verb < old {
				lex.forms[form] = verb
			}
		}
	}
}

// verb looks a verb up, by its lemma, or else by its form.
func (lex *lexicon) verb(lemma, form string) (string, entry) {
	if e, ok := lex.verbs[lemma]; ok {
		return lemma, e
	}
	if base, ok := lex.forms[form]; ok {
		return base, lex.verbs[base]
	}
	return lemma, entry{}
}

// line reads one line of a lexicon.
func (lex *lexicon) line(line string, into map[string]entry) error {
	if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
		return nil
	}
	head, words, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("line %q has no colon", line)
	}
	var f frame
	var preps []string
	for _, name := range strings.Fields(head) {
		name, list, has := strings.Cut(name, "/")
		if name == "source" {
			for _, phrase := range strings.Fields(words) {
				lex.sources = append(lex.sources, strings.Split(phrase, "_"))
			}
			return nil
		}
		if frames[name] == 0 {
			return fmt.Errorf("no frame is called %q", name)
		}
		f |= frames[name]
		if has {
			preps = strings.Split(list, ",")
		}
	}
	for _, w := range strings.Fields(words) {
		e := into[w]
		e.frame |= f
		if f&fWho != 0 {
			e.who = append(e.who, preps...)
		} else {
			e.preps = append(e.preps, preps...)
		}
		into[w] = e
	}
	return nil
}
