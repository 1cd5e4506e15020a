// Package names makes the weights of the name finder and the word classes from
// the corpora: folders of corpora go in, files below data/en/weights come out.
//
//	err := names.Train("corpora", "data/en/weights")
//
// The same corpora give the same bytes.
package names

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/cmd/train/manifest"
	"dateline/data"
	evalnames "dateline/eval/names"
	"dateline/eval/names/gold"
	"dateline/internal/annotate/name"
	"dateline/internal/news"
)

// The weight of GUM's sentences among GMB's: GUM was marked by people, GMB by
// machines and corrected in part.
const gumWeight = 4

// Train makes every file of this package below out, with its entry in the
// manifest: wordclass.txt, names-tokens.bin, names-first.bin,
// names-second.bin. The models read the embedded classes, filter and lists; so
// when one of those changes, the program is built and run once more.
func Train(corpora, out string) error {
	if err := WordClasses(corpora, out); err != nil {
		return fmt.Errorf("induce word classes: %w", err)
	}
	if err := TokenFilter(corpora, out); err != nil {
		return fmt.Errorf("make filter of name tokens: %w", err)
	}
	if err := Weights(corpora, out); err != nil {
		return fmt.Errorf("train names: %w", err)
	}
	return nil
}

// TokenFilter makes the filter of parts of persons' names: from the Wikidata
// name tokens (CC0) of four scripts, their Latin side, all and those with four
// bearers or more; and the given and family names of data/en.
func TokenFilter(corpora, out string) error {
	bearers, err := allTokens(corpora)
	if err != nil {
		return err
	}
	var lists [4][]string
	for w, n := range bearers {
		if utf8.RuneCountInString(w) < 3 {
			continue
		}
		lists[0] = append(lists[0], w)
		if n >= 4 {
			lists[1] = append(lists[1], w)
		}
	}
	for k, file := range []string{"en/names-given.txt", "en/names-family.txt"} {
		raw, err := data.FS.ReadFile(file)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(raw)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				lists[2+k] = append(lists[2+k], line)
			}
		}
	}
	return manifest.Put(out, name.NewFilter(lists), manifest.Entry{File: "names-tokens.bin",
		What: "parts of persons' names (Bloom filters)", MadeBy: madeBy, Corpora: []manifest.Corpus{wikidata, faker}})
}

// allTokens gives the Latin name tokens of the Wikidata files with their bearers.
func allTokens(corpora string) (map[string]int, error) {
	files, err := filepath.Glob(filepath.Join(corpora, "names-spelling", "wikidata_*_64.txt"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	bearers := map[string]int{}
	for _, f := range files {
		if err := tokenCounts(f, bearers); err != nil {
			return nil, err
		}
	}
	return bearers, nil
}

// tokenCounts adds the rows "latin, letters of the other script, bearers".
func tokenCounts(path string, bearers map[string]int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		col := strings.Split(sc.Text(), "\t")
		if len(col) != 3 {
			return fmt.Errorf("read %s: row %q has %d columns, want 3", path, sc.Text(), len(col))
		}
		n, err := strconv.Atoi(col[2])
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		bearers[col[0]] = max(bearers[col[0]], n)
	}
	return sc.Err()
}

// Weights trains both passes and writes their files into out.
func Weights(corpora, out string) error {
	gmb, _, err := gold.GMB(filepath.Join(corpora, "names-ner/gmb_ner.csv.gz"))
	if err != nil {
		return err
	}
	gum, err := gold.GUM(filepath.Join(corpora, "treebank/en_gum-open-train.conllu"))
	if err != nil {
		return err
	}
	x, err := name.NewExtractor()
	if err != nil {
		return err
	}
	t := &trainer{x: x}
	t.add(gmb, 1)
	t.add(gum, gumWeight)
	t.vary()
	if err := t.fold(); err != nil {
		return err
	}
	first := t.fit("first pass", all, nil).Encode()
	second := t.fit("second pass", all, t.firsts).Encode()
	scores, err := judge(corpora, first, second)
	if err != nil {
		return err
	}
	entry := manifest.Entry{File: "names-first.bin", What: "labels of names, first pass", MadeBy: madeBy,
		Corpora: []manifest.Corpus{gmbCorpus, gumCorpus}}
	if err := manifest.Put(out, first, entry); err != nil {
		return err
	}
	entry.File, entry.What, entry.Scores = "names-second.bin", "labels of names, second pass", scores
	return manifest.Put(out, second, entry)
}

// judge scores both passes together on the sets kept for it.
func judge(corpora string, first, second []byte) (map[string]float64, error) {
	m1, err := name.ParseModel(first)
	if err != nil {
		return nil, err
	}
	m2, err := name.ParseModel(second)
	if err != nil {
		return nil, err
	}
	f, err := name.With(m1, m2)
	if err != nil {
		return nil, err
	}
	gum, err := gold.GUM(filepath.Join(corpora, "treebank/en_gum-open-dev.conllu"))
	if err != nil {
		return nil, err
	}
	_, held, err := gold.GMB(filepath.Join(corpora, "names-ner/gmb_ner.csv.gz"))
	if err != nil {
		return nil, err
	}
	scores := map[string]float64{}
	for set, docs := range map[string][]gold.Doc{"GUM-open dev": gum, "GMB last tenth": held} {
		row := evalnames.Score(f, set, "", docs, nil)[0]
		scores[set+", "+row.Measure] = math.Round(row.Value*1000) / 1000
	}
	return scores, nil
}

// The corpora of this package's files, for the manifest.
var (
	gmbCorpus = manifest.Corpus{Name: "Groningen Meaning Bank, first nine tenths", Licence: "public-domain texts, ODbL copy"}
	gumCorpus = manifest.Corpus{Name: "GUM, open documents, training part", Licence: "annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain"}
	wikidata  = manifest.Corpus{Name: "Wikidata name tokens, training parts", Licence: "CC0"}
	faker     = manifest.Corpus{Name: "names-given.txt and names-family.txt, from @faker-js/faker 10.6.0", Licence: "MIT"}
)

const madeBy = "go run ./cmd/train"

// trainer holds the training documents.
type trainer struct {
	x       *name.Extractor
	docs    []gold.Doc
	weights []float32
	// firsts are passes one of which number k was trained on the documents i
	// with i%folds != k.
	firsts []*name.Model
}

func (t *trainer) add(docs []gold.Doc, weight float32) {
	for _, d := range docs {
		d.Names = t.x.Standard(d.Sentences, d.Names)
		t.docs = append(t.docs, d)
		t.weights = append(t.weights, weight)
	}
}

func all(int) bool { return true }

// folds is the number of parts for judging documents by models that were not
// trained on them.
const folds = 2

// fold trains the passes one of the parts.
func (t *trainer) fold() error {
	for k := range folds {
		w := t.fit(fmt.Sprintf("first pass without part %d", k+1), func(i int) bool { return i%folds != k }, nil)
		m, err := name.ParseModel(w.Encode())
		if err != nil {
			return err
		}
		t.firsts = append(t.firsts, m)
	}
	return nil
}

// Settings for the machine-made labels of GMB: where a model that was not
// trained on a segment is sure, by doubtMargin, of other labels, the segment
// counts doubtWeight.
const (
	doubtMargin = 3 * name.Unit / 2
	doubtWeight = 0.35
)

// finalSeeds is how many models the shipped ones are the mean of: names recur
// in a document, and one model's luck with one name moves whole points.
const finalSeeds = 3

// Features none of whose weights reaches these are left out, of pass one and
// of pass two: the first only feeds the second's memory, and may be coarser.
const (
	minFirst  = 0.3
	minSecond = 0.2
)

// fit trains on the documents that use picks. With firsts, document i is read
// for pass two by firsts[i%folds], so that its memory is as imperfect as it
// will be when the finder runs.
func (t *trainer) fit(what string, use func(i int) bool, firsts []*name.Model) *name.Weights {
	p := &pool{}
	for i, d := range t.docs {
		if !use(i) {
			continue
		}
		var first *name.Model
		if firsts != nil {
			first = firsts[i%folds]
		}
		exs := t.x.Examples(d.Sentences, d.Names, first)
		for _, ex := range exs {
			weight := t.weights[i]
			if t.firsts != nil && weight == 1 && t.firsts[i%folds].Doubt(ex, doubtMargin) {
				weight = doubtWeight
			}
			p.add(ex, weight)
		}
	}
	seeds, minWeight := finalSeeds, float32(minFirst)
	if t.firsts == nil {
		seeds = 1
	}
	if firsts != nil {
		minWeight = minSecond
	}
	return p.train(what, seeds, minWeight)
}

// vary rewrites a share of the sentences as the web has them: in each run of
// 32 documents one wholly in small letters, and in the others every 16th
// sentence in capitals, every 16th as a headline.
func (t *trainer) vary() {
	for i := range t.docs {
		d := &t.docs[i]
		for s := range d.Sentences {
			var change func(k int, form string) string
			switch {
			case i%32 == 31:
				change = func(_ int, form string) string { return strings.ToLower(form) }
			case (s+i)%16 == 5:
				change = func(_ int, form string) string { return strings.ToUpper(form) }
			case (s+i)%16 == 13:
				change = headline
			default:
				continue
			}
			toks := append([]news.Token(nil), d.Sentences[s].Tokens...)
			for k := range toks {
				toks[k].Form = change(k, toks[k].Form)
			}
			d.Sentences[s].Tokens = toks
		}
	}
}

// headline writes a word as headlines do: with a capital, unless it is short.
func headline(k int, form string) string {
	c, n := utf8.DecodeRuneInString(form)
	switch form {
	case "of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "by", "'s", "n't":
		if k > 0 {
			return form
		}
	}
	return string(unicode.ToUpper(c)) + form[n:]
}
