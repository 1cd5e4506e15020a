// Package wordclass tells what kind of word a form is, from the company it
// keeps in running text: a form goes in, a class at two grains comes out.
// "Monday" and "Friday" share a class, and so do "Minsk" and "Baghdad".
// Classes are features for the tagger, the parser and the name finder; they
// mean nothing by themselves.
//
//	table, err := wordclass.New()
//	c := table.Of("Friday")        // c.Fine in 1..511, c.Coarse in 1..64
//	c == table.Of("FRIDAY")        // true: case and digits are folded
//	table.OfCased("May")           // the month, where Of gives the verb
//
// The classes are data/en/weights/wordclass.txt, induced by cmd/train/names.
package wordclass

import (
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/data"
)

// File is where the English classes lie in data.FS.
const File = "en/weights/wordclass.txt"

// Cased marks, before a folded form, the capitalised word whose small form is
// another word: "^may" is the month.
const Cased = "^"

// maxForm is the length in bytes above which a form is nobody's word: longer
// ones have class 0 without being looked at.
const maxForm = 64

// Class is the class of a word. The zero Class is that of unknown words.
type Class struct {
	// Fine is the class among about 510, numbered from 1 so that classes of
	// like words have near numbers; 0 for a word not in the table.
	Fine uint16
	// Coarse is the class among 64, numbered from 1; each fine class lies
	// wholly in one. 0 for a word not in the table.
	Coarse uint8
}

// Table is a loaded list of classes. It is read-only and may be shared.
type Table struct {
	slots  []slot // open addressing, a power of two in length
	coarse []uint8
	forms  string // all forms one after another
}

// slot is one word: where its form stands in Table.forms and its fine class,
// which is 0 in an empty slot.
type slot struct {
	start uint32
	n     uint8
	fine  uint16
}

// New gives the table that is embedded in the program. It is read once.
var New = sync.OnceValues(loadEmbedded)

func loadEmbedded() (*Table, error) { return Load(data.FS, File) }

// Of is the class of form in the embedded table (see Table.Of), and the zero
// Class if the table cannot be read; New says why.
func Of(form string) Class {
	t, err := New()
	if err != nil {
		return Class{}
	}
	return t.Of(form)
}

// Load reads a table from a file of fsys: lines of a coarse class, a tab and
// the words of one fine class with single spaces; lines with "#" say what the
// file is.
func Load(fsys fs.FS, name string) (*Table, error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read word classes: %w", err)
	}
	t, err := parse(raw)
	if err != nil {
		return nil, fmt.Errorf("read word classes %s: %w", name, err)
	}
	return t, nil
}

// parse builds the table. The slots are at most half full.
func parse(raw []byte) (*Table, error) {
	t := &Table{forms: string(raw), coarse: []uint8{0}}
	size := 1024
	for size < 2*bytes.Count(raw, []byte(" ")) {
		size *= 2
	}
	t.slots = make([]slot, size)
	line := 0
	for at := 0; at < len(t.forms); {
		text, _, _ := strings.Cut(t.forms[at:], "\n")
		line++
		if text != "" && text[0] != '#' {
			if err := t.class(text, at); err != nil {
				return nil, fmt.Errorf("line %d: %w", line, err)
			}
		}
		at += len(text) + 1
	}
	return t, nil
}

// class enters the words of one line, which starts at byte at of the file.
func (t *Table) class(text string, at int) error {
	num, words, ok := strings.Cut(text, "\t")
	coarse, err := strconv.ParseUint(num, 10, 8)
	if !ok || err != nil || coarse == 0 {
		return fmt.Errorf("parse coarse class %q: want 1..255 and a tab", num)
	}
	if len(t.coarse) > 1<<16-1 {
		return fmt.Errorf("count fine classes: more than %d", 1<<16-1)
	}
	fine := uint16(len(t.coarse))
	t.coarse = append(t.coarse, uint8(coarse))
	at += len(num) + 1
	for words != "" {
		w, rest, _ := strings.Cut(words, " ")
		if w == "" || len(w) > maxForm+len(Cased) {
			return fmt.Errorf("read word %q: want 1 to %d bytes", w, maxForm)
		}
		t.enter(w, slot{uint32(at), uint8(len(w)), fine})
		at += len(w) + 1
		words = rest
	}
	return nil
}

// enter puts s into a free slot; the first of two like words stays.
func (t *Table) enter(w string, s slot) {
	mask := uint32(len(t.slots) - 1)
	for i := hash([]byte(w)) & mask; ; i = (i + 1) & mask {
		if t.slots[i].fine == 0 {
			t.slots[i] = s
			return
		}
		if t.form(t.slots[i]) == w {
			return
		}
	}
}

func (t *Table) form(s slot) string { return t.forms[s.start : s.start+uint32(s.n)] }

// Of is the class of form with capitals and digits folded: the same for
// "Minsk", "MINSK" and "minsk", and for "1994" and "2021".
func (t *Table) Of(form string) Class {
	var buf [maxForm + 8]byte
	return t.find(fold(buf[:0], form))
}

// OfCased is as Of, but a capitalised form whose small form is another word
// ("May", "Turkey", "Bush") has the class of the capitalised word. It is the
// better one inside a sentence, Of at its start and in headlines.
func (t *Table) OfCased(form string) Class {
	var buf [maxForm + 8 + len(Cased)]byte
	key := fold(append(buf[:0], Cased...), form)
	if c, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(c) && strings.IndexFunc(form, unicode.IsLower) > 0 {
		if got := t.find(key); got != (Class{}) {
			return got
		}
	}
	if len(key) < len(Cased) {
		return Class{}
	}
	return t.find(key[len(Cased):])
}

func (t *Table) find(key []byte) Class {
	if len(key) == 0 || len(t.slots) == 0 {
		return Class{}
	}
	mask := uint32(len(t.slots) - 1)
	for i := hash(key) & mask; t.slots[i].fine != 0; i = (i + 1) & mask {
		s := t.slots[i]
		if t.form(s) == string(key) {
			return Class{s.fine, t.coarse[s.fine]}
		}
	}
	return Class{}
}

// Fold gives the key under which form is counted: small letters, every digit
// a 0, straight quotation marks for the curly and doubled ones. It is "" for
// forms above 64 bytes.
func Fold(form string) string { return string(fold(nil, form)) }

// fold appends the folded form to buf, which a form too long leaves empty.
func fold(buf []byte, form string) []byte {
	if len(form) > maxForm {
		return buf[:0]
	}
	switch form {
	case "``", "''", "“", "”", "„", "«", "»":
		return append(buf, '"')
	}
	for _, c := range form {
		switch {
		case 'A' <= c && c <= 'Z':
			buf = append(buf, byte(c)+'a'-'A')
		case '0' <= c && c <= '9':
			buf = append(buf, '0')
		case c < utf8.RuneSelf:
			buf = append(buf, byte(c))
		case c == '’' || c == '‘':
			buf = append(buf, '\'')
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(c))
		}
	}
	return buf
}

// hash is 32-bit FNV-1a.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}
