// Package conllu reads and writes CoNLL-U, the format of Universal
// Dependencies (https://universaldependencies.org/format.html), and annotates
// it.
//
// In: lines of ten columns with comments and empty lines between sentences.
// Out: sentences whose rows are kept as they stood, multiword-token ranges
// ("3-4") and empty nodes ("5.1") included, so that writing a sentence that
// was read gives the same lines.
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The columns of a row.
const (
	ID = iota
	Form
	Lemma
	UPOS
	XPOS
	Feats
	Head
	Deprel
	Deps
	Misc
	columns
)

// Row is one line: a word, a multiword-token range or an empty node.
type Row [columns]string

// IsWord says whether the row is a word of the tree: its ID is a number.
func (row *Row) IsWord() bool {
	id := row[ID]
	for i := range len(id) {
		if id[i] < '0' || id[i] > '9' {
			return false
		}
	}
	return id != ""
}

// Sentence is the lines between two empty lines.
type Sentence struct {
	// Comments are the lines that start with "#", without their line break.
	Comments []string
	Rows     []Row
}

// Words gives the rows that are words, in order.
func (sent *Sentence) Words() []*Row {
	var words []*Row
	for i := range sent.Rows {
		if sent.Rows[i].IsWord() {
			words = append(words, &sent.Rows[i])
		}
	}
	return words
}

// Comment gives the value of the comment "# key = value", and whether it is
// there.
func (sent *Sentence) Comment(key string) (string, bool) {
	for _, c := range sent.Comments {
		k, v, ok := strings.Cut(strings.TrimPrefix(c, "#"), "=")
		if strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), ok || v == ""
		}
	}
	return "", false
}

// Reader reads one sentence at a time.
type Reader struct {
	in   *bufio.Reader
	line int
}

// maxLine is the length in bytes at which a line is refused. The longest line
// of a treebank is below 10,000.
const maxLine = 1 << 20

// maxRows is the number of rows at which a sentence is refused.
const maxRows = 1 << 20

// NewReader reads from in.
func NewReader(in io.Reader) *Reader {
	return &Reader{in: bufio.NewReaderSize(in, 1<<16)}
}

// Read gives the next sentence, and io.EOF after the last. Comments at the end
// of the input that belong to no sentence are given as a sentence without rows.
func (r *Reader) Read() (*Sentence, error) {
	sent := &Sentence{}
	for {
		line, err := r.next()
		if errors.Is(err, io.EOF) {
			if len(sent.Rows)+len(sent.Comments) == 0 {
				return nil, io.EOF
			}
			return sent, nil
		}
		if err != nil {
			return nil, err
		}
		switch {
		case line == "":
			if len(sent.Rows)+len(sent.Comments) > 0 {
				return sent, nil
			}
		case line[0] == '#':
			sent.Comments = append(sent.Comments, line)
		default:
			row, err := parseRow(line)
			if err != nil {
				return nil, fmt.Errorf("read CoNLL-U line %d: %w", r.line, err)
			}
			if len(sent.Rows) == maxRows {
				return nil, fmt.Errorf("read CoNLL-U line %d: sentence of more than %d rows", r.line, maxRows)
			}
			sent.Rows = append(sent.Rows, row)
		}
	}
}

// next gives the next line without its line break.
func (r *Reader) next() (string, error) {
	var long []byte
	for {
		part, err := r.in.ReadSlice('\n')
		long = append(long, part...)
		if len(long) > maxLine {
			return "", fmt.Errorf("read CoNLL-U line %d: line of more than %d bytes", r.line+1, maxLine)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && !(errors.Is(err, io.EOF) && len(long) > 0) {
			return "", err
		}
		r.line++
		line := strings.TrimRight(string(long), "\r\n")
		if r.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		return line, nil
	}
}

// parseRow cuts a line into its ten columns.
func parseRow(line string) (Row, error) {
	var row Row
	rest := line
	for i := range columns {
		field, after, more := strings.Cut(rest, "\t")
		if more != (i < columns-1) {
			return row, fmt.Errorf("%d tab-separated columns instead of %d", strings.Count(line, "\t")+1, columns)
		}
		row[i], rest = field, after
	}
	if row[ID] == "" || row[Form] == "" {
		return row, errors.New("empty ID or FORM")
	}
	return row, nil
}

// ReadAll gives all sentences of in.
func ReadAll(in io.Reader) ([]*Sentence, error) {
	r := NewReader(in)
	var out []*Sentence
	for {
		sent, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, sent)
	}
}

// Write writes the sentence and the empty line after it.
func (sent *Sentence) Write(w io.Writer) error {
	var b strings.Builder
	for _, c := range sent.Comments {
		b.WriteString(c)
		b.WriteByte('\n')
	}
	for i := range sent.Rows {
		b.WriteString(strings.Join(sent.Rows[i][:], "\t"))
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}
