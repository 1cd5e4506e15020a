package event

import (
	"fmt"
	"io/fs"
	"strings"
)

// effect is what a word does to the factuality of what depends on it.
type effect uint8

// The effects; the heads of data/en/factuality-*.txt explain them.
const (
	none effect = iota
	same
	not
	plan
	possible
	called
	denied
	own
	fact
)

var effects = map[string]effect{"same": same, "not": not, "plan": plan, "possible": possible,
	"called": called, "denied": denied, "own": own, "fact": fact}

// frame is what a governing word does by the place that the dependent fills.
type frame struct {
	inf, that, noun, subj effect
}

// factLexicon holds the words that decide on factuality.
type factLexicon struct {
	verbs map[string]frame
	// adjectives govern infinitives and clauses ("ready to", "likely that").
	adjectives map[string]frame
	nouns      map[string]effect
	// modifiers stand before a noun ("alleged", "planned"); adverbs beside a
	// verb ("allegedly", "never").
	modifiers, adverbs map[string]effect
	// marks open adverbial clauses, cases stand before nouns.
	marks, cases map[string]effect
}

// read reads the files below folder.
func (l *factLexicon) read(fsys fs.FS, folder string) error {
	*l = factLexicon{map[string]frame{}, map[string]frame{}, map[string]effect{}, map[string]effect{},
		map[string]effect{}, map[string]effect{}, map[string]effect{}}
	for name, into := range map[string]map[string]frame{"verbs": l.verbs, "adjectives": l.adjectives} {
		err := eachLine(fsys, folder+"/factuality-"+name+".txt", func(line string) error { return readFrames(line, into) })
		if err != nil {
			return err
		}
	}
	kinds := map[string]map[string]effect{"noun": l.nouns, "modifier": l.modifiers, "adverb": l.adverbs,
		"mark": l.marks, "case": l.cases}
	return eachLine(fsys, folder+"/factuality-words.txt", func(line string) error {
		head, words, ok := strings.Cut(line, ":")
		kind, name, two := strings.Cut(head, " ")
		into, eff := kinds[kind], effects[name]
		if !ok || !two || into == nil || eff == none {
			return fmt.Errorf("%q is no kind and effect", head)
		}
		for _, w := range strings.Fields(words) {
			into[w] = eff
		}
		return nil
	})
}

// readFrames reads "inf=plan noun=plan: plan intend".
func readFrames(line string, into map[string]frame) error {
	head, words, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("no colon in %q", line)
	}
	var f frame
	for _, part := range strings.Fields(head) {
		slot, name, _ := strings.Cut(part, "=")
		eff := effects[name]
		if eff == none {
			return fmt.Errorf("no effect is called %q", name)
		}
		switch slot {
		case "inf":
			f.inf = eff
		case "that":
			f.that = eff
		case "noun":
			f.noun = eff
		case "subj":
			f.subj = eff
		default:
			return fmt.Errorf("no place is called %q", slot)
		}
	}
	for _, w := range strings.Fields(words) {
		into[w] = f
	}
	return nil
}
