package tag

import (
	"fmt"
	"strings"
)

// Lexicon is the tags that words had in running text: words with the same
// choice of tags share a number. It is read-only and may be shared.
type Lexicon struct {
	slots []slot // open addressing, a power of two in length
	text  string
	// Choices is the number of different choices; numbers are 1..Choices.
	Choices int
}

type slot struct {
	start  uint32
	n      uint8
	number uint16
}

// ReadLexicon reads the text of a lexicon: lines of a choice of tags, a tab
// and the folded words that had it (word.Fold), parted by blanks. Lines that
// start with "#" and a blank say what the file is. The number of a line among
// the others, from 1, is the number of its words.
func ReadLexicon(text string) (*Lexicon, error) {
	lex := &Lexicon{text: text}
	size := 1024
	for size < 2*strings.Count(text, " ") {
		size *= 2
	}
	lex.slots = make([]slot, size)
	at := 0
	for line := range strings.Lines(text) {
		start := at
		at += len(line)
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		tags, words, ok := strings.Cut(line, "\t")
		if !ok || lex.Choices >= 1<<16-2 {
			return nil, fmt.Errorf("read tag lexicon: line %q without a tab, or too many lines", tags)
		}
		lex.Choices++
		lex.enter(words, start+len(tags)+1)
	}
	return lex, nil
}

// enter enters the words of one line, which start at byte at.
func (lex *Lexicon) enter(words string, at int) {
	for words != "" {
		w, rest, _ := strings.Cut(words, " ")
		if w != "" && len(w) < 256 {
			mask := uint32(len(lex.slots) - 1)
			i := hash(w) & mask
			for lex.slots[i].number != 0 {
				i = (i + 1) & mask
			}
			lex.slots[i] = slot{uint32(at), uint8(len(w)), uint16(lex.Choices)}
		}
		at += len(w) + 1
		words = rest
	}
}

// Find gives the number of a folded form, 0 if it is not in the lexicon.
func (lex *Lexicon) Find(folded []byte) uint16 {
	if lex == nil || len(lex.slots) == 0 || len(folded) == 0 {
		return 0
	}
	mask := uint32(len(lex.slots) - 1)
	for i := hash(folded) & mask; lex.slots[i].number != 0; i = (i + 1) & mask {
		s := lex.slots[i]
		if int(s.n) == len(folded) && lex.text[s.start:s.start+uint32(s.n)] == string(folded) {
			return s.number
		}
	}
	return 0
}

// hash is 32-bit FNV-1a.
func hash[T string | []byte](b T) uint32 {
	h := uint32(2166136261)
	for i := range len(b) {
		h = (h ^ uint32(b[i])) * 16777619
	}
	return h ^ h>>15
}
