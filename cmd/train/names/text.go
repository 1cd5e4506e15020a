package names

import (
	"bufio"
	"compress/gzip"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"

	"dateline/eval/names/gold"
)

// runningText gives the sentences of every corpus whose statistics may ship,
// as word forms: agency reports, GMB, the training parts of the treebanks and
// ECB+. Only words are read, never labels; the development parts of the
// treebanks are left out.
func runningText(corpora string) ([][]string, error) {
	var out [][]string
	add := func(sents [][]string, err error) error {
		out = append(out, sents...)
		return err
	}
	if err := add(agencyText(filepath.Join(corpora, "running-text/agency-2000s.txt.gz"))); err != nil {
		return nil, err
	}
	if err := add(gmbText(filepath.Join(corpora, "names-ner/gmb_ner.csv.gz"))); err != nil {
		return nil, err
	}
	for _, name := range []string{"en_ewt-train.conllu", "en_gum-open-train.conllu"} {
		if err := add(conlluText(filepath.Join(corpora, "treebank", name))); err != nil {
			return nil, err
		}
	}
	if err := add(ecbText(filepath.Join(corpora, "event-coreference"))); err != nil {
		return nil, err
	}
	return out, nil
}

// agencyText reads paragraphs of plain text; each is one "sentence", with the
// marks that end sentences kept as words.
func agencyText(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	var out [][]string
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		if words := roughWords(sc.Text()); len(words) > 0 {
			out = append(out, splitAtStops(words)...)
		}
	}
	return out, sc.Err()
}

// roughWords splits plain text well enough to count words: at spaces, with
// punctuation and the clitics of UD English split off.
func roughWords(text string) []string {
	var out []string
	for _, f := range strings.Fields(text) {
		var tail []string
		for f != "" {
			r, n := utf8.DecodeRuneInString(f)
			if !strings.ContainsRune("\"'`([{“‘«$€£", r) || n == len(f) {
				break
			}
			out = append(out, f[:n])
			f = f[n:]
		}
		for f != "" {
			r, n := utf8.DecodeLastRuneInString(f)
			stop := r == '.' && !abbreviated(f)
			if n == len(f) || !stop && !strings.ContainsRune("\"')]},;:?!”’»%", r) {
				break
			}
			tail = append(tail, f[len(f)-n:])
			f = f[:len(f)-n]
		}
		out = append(out, splitClitic(f)...)
		for i := len(tail) - 1; i >= 0; i-- {
			out = append(out, tail[i])
		}
	}
	return out
}

// abbreviated says whether the full stop of f belongs to the word.
func abbreviated(f string) bool {
	body := strings.TrimSuffix(f, ".")
	if strings.Contains(body, ".") || utf8.RuneCountInString(body) == 1 {
		return true
	}
	switch body {
	case "Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Sgt", "Capt", "Sen", "Rep", "Gov",
		"St", "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Jan", "Feb", "Aug", "Sept", "Oct",
		"Nov", "Dec", "No", "vs":
		return true
	}
	return false
}

// splitClitic splits "Wan's" into "Wan", "'s" and "don't" into "do", "n't".
func splitClitic(f string) []string {
	low := strings.ToLower(f)
	if n := len(f) - 3; n > 0 && strings.HasSuffix(low, "n't") {
		return []string{f[:n], f[n:]}
	}
	for _, c := range []string{"'s", "'re", "'ve", "'ll", "'d", "'m", "’s", "’re", "’ve", "’ll", "’d", "’m"} {
		if n := len(f) - len(c); n > 0 && strings.HasSuffix(low, c) {
			return []string{f[:n], f[n:]}
		}
	}
	return []string{f}
}

// splitAtStops cuts a paragraph's words after each full stop.
func splitAtStops(words []string) [][]string {
	var out [][]string
	start := 0
	for i, w := range words {
		if w == "." || w == "?" || w == "!" {
			out = append(out, words[start:i+1])
			start = i + 1
		}
	}
	if start < len(words) {
		out = append(out, words[start:])
	}
	return out
}

// gmbText reads the words of GMB's sentences, those kept for scoring too: their
// labels are not looked at.
func gmbText(path string) ([][]string, error) {
	train, held, err := gold.GMB(path)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, d := range append(train, held...) {
		for _, sent := range d.Sentences {
			words := make([]string, len(sent.Tokens))
			for i, tok := range sent.Tokens {
				words[i] = tok.Form
			}
			out = append(out, words)
		}
	}
	return out, nil
}

// conlluText reads the words of a treebank.
func conlluText(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]string
	var cur []string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		line := sc.Text()
		if line == "" {
			if cur != nil {
				out = append(out, cur)
			}
			cur = nil
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) == 10 && !strings.ContainsAny(col[0], "-.") {
			cur = append(cur, col[1])
		}
	}
	if cur != nil {
		out = append(out, cur)
	}
	return out, sc.Err()
}

// ecbText reads the words of ECB+'s documents, in order of their paths. The
// sentence numbered 0 of the "plus" files is an address and is left out.
func ecbText(dir string) ([][]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var out [][]string
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var doc struct {
			Tokens []struct {
				Sentence int    `xml:"sentence,attr"`
				Form     string `xml:",chardata"`
			} `xml:"token"`
		}
		if err := xml.Unmarshal(raw, &doc); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		skip0 := strings.HasSuffix(path, "plus.xml")
		last := -1
		for _, tok := range doc.Tokens {
			if tok.Sentence == 0 && skip0 {
				continue
			}
			if tok.Sentence != last {
				out = append(out, nil)
				last = tok.Sentence
			}
			// The tokens keep clitics and quotation marks on.
			out[len(out)-1] = append(out[len(out)-1], roughWords(tok.Form)...)
		}
	}
	return out, nil
}
