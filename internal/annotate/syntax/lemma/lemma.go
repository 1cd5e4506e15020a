// Package lemma gives the dictionary form of a tagged word, by the conventions
// of UD English: "Talks" as NNS is "talk", "went" is "go", "Lind" as a name
// stays "Lind".
//
// Rules were learnt from treebanks (data/en/weights/lemma.txt): for a part of
// speech and an ending, how many letters to strip and what to add; the longest
// ending wins. Irregular forms that the treebanks may lack stand in
// data/en/lemma-irregular.txt, written by hand.
package lemma

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxSuffix is the longest ending of a rule in bytes; a rule for a whole word
// has "^" before it and may be longer.
const MaxSuffix = 6

// Rule turns a form into a lemma.
type Rule struct {
	Strip int    // bytes to take off the end
	Add   string // what to put there
	Keep  bool   // keep the capitals of the form
}

// Apply gives the lemma of form, whose small form is low.
func (r Rule) Apply(form, low string) string {
	from := low
	if r.Keep {
		from = form
	}
	if r.Strip > len(from) {
		return from
	}
	if r.Strip == 0 && r.Add == "" {
		return from
	}
	stem := from[:len(from)-r.Strip]
	if !utf8.ValidString(stem) {
		return from
	}
	return stem + r.Add
}

// Model is the rules. It is read-only and may be shared.
type Model struct {
	tags  map[string]*endings // by "UPOS|XPOS"
	forms map[string]string   // irregular: "XPOS form" → lemma
}

// endings are the rules of one part of speech.
type endings struct {
	rules   map[string]Rule
	longest int // of the endings, without those of whole words
	whole   bool
}

// Read reads the learnt rules and the irregular forms.
//
// A line of the rules is the part of speech ("NOUN|NNS"), the ending, the
// number of bytes to strip, what to add ("-" for nothing) and "keep" or "low",
// parted by tabs. A line of the irregular forms is "verb: base past
// participle", with "/" between variants, or "noun: singular plural".
func Read(rules string, irregular []string) (*Model, error) {
	m := &Model{tags: map[string]*endings{}, forms: map[string]string{}}
	for line := range strings.Lines(rules) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		if err := m.rule(line); err != nil {
			return nil, fmt.Errorf("read lemma rules: %w", err)
		}
	}
	for _, line := range irregular {
		if err := m.irregular(line); err != nil {
			return nil, fmt.Errorf("read irregular forms: %w", err)
		}
	}
	return m, nil
}

func (m *Model) rule(line string) error {
	f := strings.Split(line, "\t")
	var r Rule
	if len(f) != 5 {
		return fmt.Errorf("line %q: %d columns instead of 5", line, len(f))
	}
	if _, err := fmt.Sscanf(f[2], "%d", &r.Strip); err != nil || r.Strip < 0 {
		return fmt.Errorf("line %q: number of bytes to strip", line)
	}
	if f[3] != "-" {
		r.Add = f[3]
	}
	r.Keep = f[4] == "keep"
	e := m.tags[f[0]]
	if e == nil {
		e = &endings{rules: map[string]Rule{}}
		m.tags[f[0]] = e
	}
	e.rules[f[1]] = r
	if strings.HasPrefix(f[1], "^") {
		e.whole = true
	} else {
		e.longest = max(e.longest, len(f[1]))
	}
	return nil
}

func (m *Model) irregular(line string) error {
	kind, words, ok := strings.Cut(line, ":")
	f := strings.Fields(words)
	if !ok || kind == "verb" && len(f) != 3 || kind == "noun" && len(f) != 2 || kind != "verb" && kind != "noun" {
		return errors.New("line " + line)
	}
	if kind == "noun" {
		m.forms["NNS "+f[1]] = f[0]
		return nil
	}
	for _, w := range strings.Split(f[1], "/") {
		m.forms["VBD "+w] = f[0]
	}
	for _, w := range strings.Split(f[2], "/") {
		m.forms["VBN "+w] = f[0]
	}
	return nil
}

// Of gives the lemma of a form with its parts of speech.
func (m *Model) Of(form, upos, xpos string) string {
	low := lower(form)
	var buf [128]byte
	if e := m.tags[string(append(append(append(buf[:0], upos...), '|'), xpos...))]; e != nil {
		if e.whole && len(low) < 64 {
			if r, ok := e.rules[string(append(append(buf[:0], '^'), low...))]; ok {
				return r.Apply(form, low)
			}
		}
		if xpos == "VBD" || xpos == "VBN" || xpos == "NNS" {
			if len(low) < 64 {
				if l, ok := m.forms[string(append(append(append(buf[:0], xpos...), ' '), low...))]; ok {
					return l
				}
			}
		}
		for n := min(e.longest, len(low)); n >= 0; n-- {
			if r, ok := e.rules[low[len(low)-n:]]; ok {
				return r.Apply(form, low)
			}
		}
	}
	if upos == "PROPN" {
		return form
	}
	return low
}

// lower is strings.ToLower with straight apostrophes, without a copy where
// nothing changes.
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80 {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}

// Lower gives the small form that the rules' endings are held against.
func Lower(s string) string { return lower(s) }
