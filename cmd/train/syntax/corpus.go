// Package syntax trains the models of internal/annotate/syntax: the tagger and
// its lexicon, the parser and the lemmatiser. It is called by cmd/train.
package syntax

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax/conllu"
	"dateline/internal/annotate/token"
)

// sent is one sentence of a treebank. The slices have a place a word.
type sent struct {
	form, lemma, upos, xpos, deprel []string
	head                            []int // 1-based, 0 for the root
}

// readBank reads a treebank.
func readBank(path string) ([]*sent, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	bank, err := conllu.ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []*sent
	for _, s := range bank {
		out = append(out, sentOf(s))
	}
	return out, nil
}

func sentOf(s *conllu.Sentence) *sent {
	t := &sent{}
	for _, row := range s.Words() {
		head, _ := strconv.Atoi(row[conllu.Head])
		t.form = append(t.form, row[conllu.Form])
		t.lemma = append(t.lemma, row[conllu.Lemma])
		t.upos = append(t.upos, row[conllu.UPOS])
		t.xpos = append(t.xpos, row[conllu.XPOS])
		t.deprel = append(t.deprel, row[conllu.Deprel])
		t.head = append(t.head, head)
	}
	return t
}

// recased gives copies of some sentences in the ways in which pages write
// them: every twentieth in capitals, another without any, and of the
// short ones a third as a headline. The models learn from them that
// capitals can mean nothing.
func recased(bank []*sent) []*sent {
	var out []*sent
	for i, s := range bank {
		var change func(string) string
		switch {
		case i%20 == 0:
			change = strings.ToUpper
		case i%20 == 7:
			change = strings.ToLower
		case i%20 == 14 && len(s.form) <= 20:
			change = capitalise
		default:
			continue
		}
		t := *s
		t.form = make([]string, len(s.form))
		for k, f := range s.form {
			t.form[k] = change(f)
		}
		out = append(out, &t)
	}
	return out
}

// capitalise gives w as a headline has it.
func capitalise(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	if strings.HasPrefix(w, "n't") || strings.HasPrefix(w, "n’t") {
		return w
	}
	return string(unicode.ToUpper(r)) + w[n:]
}

// runningText gives the sentences of the corpora without syntax whose
// statistics may ship: agency reports, GMB without its last tenth, and ECB+.
// Only words are read, never labels.
func runningText(corpora string) ([][]string, error) {
	var out [][]string
	for _, read := range []func(string) ([][]string, error){agencyText, gmbText, ecbText} {
		sents, err := read(corpora)
		if err != nil {
			return nil, err
		}
		out = append(out, sents...)
	}
	return out, nil
}

// cut splits and tokenises text as the program does.
func cut(text string) [][]string {
	var out [][]string
	for _, span := range sentence.Split(text, nil) {
		var forms []string
		for _, tok := range token.Tokens(text, span) {
			forms = append(forms, tok.Form)
		}
		out = append(out, forms)
	}
	return out
}

func agencyText(corpora string) ([][]string, error) {
	f, err := os.Open(filepath.Join(corpora, "running-text/agency-2000s.txt.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	return cut(string(raw)), nil
}

// gmbText rebuilds the text of the first nine tenths of GMB, whose words are
// cut as in the Penn Treebank, and cuts it anew.
func gmbText(corpora string) ([][]string, error) {
	f, err := os.Open(filepath.Join(corpora, "names-ner/gmb_ner.csv.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(bufio.NewReader(z))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	var texts []string
	var b strings.Builder
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if len(row) < 2 || row[0] == "Sentence #" {
			continue
		}
		if row[0] != "" && b.Len() > 0 {
			texts = append(texts, b.String())
			b.Reset()
		}
		glue(&b, latin1(row[1]))
	}
	texts = append(texts, b.String())
	var out [][]string
	for _, t := range texts[:len(texts)*9/10] {
		out = append(out, cut(t)...)
	}
	return out, nil
}

// latin1 gives s, whose bytes are Latin-1, in UTF-8.
func latin1(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// glue adds a word to a text, without a blank where none stands in print.
func glue(b *strings.Builder, w string) {
	switch w {
	case ".", ",", ";", ":", "?", "!", ")", "%", "'", "''", "n't", "'s", "'re", "'ve", "'ll", "'d", "'m":
	default:
		if b.Len() > 0 && !strings.HasSuffix(b.String(), "(") && !strings.HasSuffix(b.String(), "$") {
			b.WriteByte(' ')
		}
	}
	if w == "``" || w == "''" {
		w = `"`
	}
	b.WriteString(w)
}

// ecbText reads the tokens of the ECB+ files.
func ecbText(corpora string) ([][]string, error) {
	files, err := filepath.Glob(filepath.Join(corpora, "event-coreference/*/*.xml"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var out [][]string
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var doc struct {
			Tokens []struct {
				Sentence int    `xml:"sentence,attr"`
				Word     string `xml:",chardata"`
			} `xml:"token"`
		}
		if err := xml.Unmarshal(raw, &doc); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		var b strings.Builder
		last := 0
		for _, tok := range doc.Tokens {
			if tok.Sentence != last && b.Len() > 0 {
				out = append(out, cut(b.String())...)
				b.Reset()
			}
			last = tok.Sentence
			glue(&b, tok.Word)
		}
		out = append(out, cut(b.String())...)
	}
	return out, nil
}
