package syntax

import (
	"fmt"
	"io"
	"math"
	"path/filepath"
	"sync"
	"time"

	"dateline/cmd/train/linear"
	"dateline/cmd/train/manifest"
	"dateline/internal/annotate/syntax/lemma"
	"dateline/internal/annotate/syntax/parse"
	"dateline/internal/annotate/syntax/tag"
	"dateline/internal/annotate/syntax/weight"
	"dateline/internal/annotate/token/wordlist"
	"dateline/internal/annotate/wordclass"
)

// Sizes of the tables, by the number of features that are kept. Twice as many
// moved no score by more than 0.001.
const (
	tagLimit   = 170_000
	moveLimit  = 520_000
	labelLimit = 130_000
)

// seeds is how many models are trained, in different orders, and averaged.
const seeds = 3

// effort is how much is trained.
type effort struct{ seeds, lexEpochs, foldEpochs, tagEpochs, parseEpochs int }

var (
	full  = effort{seeds, 5, 4, tagEpochs, parseEpochs}
	quick = effort{1, 3, 2, 4, 5}
)

// trainer holds what the steps share.
type trainer struct {
	corpora, out   string
	log            io.Writer
	start          time.Time
	train          []*sent // with recased copies
	plain          []*sent // without
	ewtDev, gumDev []*sent
	text           [][]string
	tags           *tagSet
	labels         *labelSet
	classes        *wordclass.Table
	lex            *tag.Lexicon
	lexText        string
	data           []tagged
	tagger         *tag.Model
	effort
}

// Run trains all models of syntax from the corpora and writes them into the
// folder out, with their entries in the manifest. The word classes of package
// wordclass are to be embedded already. The same corpora give the same bytes.
// With fast, one seed and few epochs are trained, to try the way through.
func Run(corpora, out string, fast bool, log io.Writer) error {
	t := &trainer{corpora: corpora, out: out, log: log, start: time.Now(), effort: full}
	if fast {
		t.effort = quick
	}
	for _, step := range []func() error{t.read, t.trainLemmas, t.induceLexicon, t.trainTagger, t.trainParser} {
		if err := step(); err != nil {
			return fmt.Errorf("train syntax: %w", err)
		}
	}
	return nil
}

// say reports progress.
func (t *trainer) say(format string, args ...any) {
	fmt.Fprintf(t.log, "%6.0fs  %s\n", time.Since(t.start).Seconds(), fmt.Sprintf(format, args...))
}

// read reads the corpora.
func (t *trainer) read() error {
	banks := []*[]*sent{&t.plain, nil, &t.ewtDev, &t.gumDev}
	for i, name := range []string{"en_ewt-train", "en_gum-open-train", "en_ewt-dev", "en_gum-open-dev"} {
		bank, err := readBank(filepath.Join(t.corpora, "treebank", name+".conllu"))
		if err != nil {
			return err
		}
		if i == 1 {
			t.plain = append(t.plain, bank...)
			continue
		}
		*banks[i] = bank
	}
	t.train = append(append(t.train, t.plain...), recased(t.plain)...)
	var err error
	if t.text, err = runningText(t.corpora); err != nil {
		return err
	}
	if t.classes, err = wordclass.New(); err != nil {
		return err
	}
	t.tags, t.labels = newTagSet(t.train), newLabelSet(t.train)
	t.say("read %d sentences of treebanks, %d of running text", len(t.plain), len(t.text))
	return nil
}

// The corpora, as the manifest names them.
var (
	ewt     = manifest.Corpus{Name: "UD English EWT, training part", Licence: "CC BY-SA 4.0"}
	gum     = manifest.Corpus{Name: "GUM, open documents, training part", Licence: "annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain"}
	gmb     = manifest.Corpus{Name: "Groningen Meaning Bank, first nine tenths, words only", Licence: "public-domain texts"}
	ecb     = manifest.Corpus{Name: "ECB+, topics 1-35, words only", Licence: "CC BY 3.0"}
	agency  = manifest.Corpus{Name: "agency reports of the 2000s, statistics only", Licence: "text of agencies; statistics may ship"}
	banks   = []manifest.Corpus{ewt, gum}
	allText = []manifest.Corpus{ewt, gum, gmb, ecb, agency}
)

// put writes a file and its manifest entry.
func (t *trainer) put(file, what string, raw []byte, corpora []manifest.Corpus, scores map[string]float64) error {
	for k, v := range scores {
		scores[k] = math.Round(v*1e4) / 1e4
	}
	t.say("%s: %d bytes, %v", file, len(raw), scores)
	return manifest.Put(t.out, raw, manifest.Entry{
		File: file, What: what, MadeBy: "go run ./cmd/train", Corpora: corpora, Scores: scores,
	})
}

// trainLemmas learns the lemma rules. They do not depend on anything else.
func (t *trainer) trainLemmas() error {
	head := "# Rules from forms to lemmas, learnt by cmd/train: see lemma.Read.\n" +
		"# Source and licence: manifest.json.\n"
	rules := head + lemmaRules(t.plain)
	m, err := lemma.Read(rules, wordlist.Lines("en/lemma-irregular.txt"))
	if err != nil {
		return err
	}
	score := func(bank []*sent) float64 {
		return lemmaScore(m, bank, func(s, i int) (string, string) { return bank[s].upos[i], bank[s].xpos[i] })
	}
	return t.put("lemma.txt", "rules from forms to lemmas", []byte(rules), banks, map[string]float64{
		"EWT dev, gold tags": score(t.ewtDev), "GUM-open dev, gold tags": score(t.gumDev),
	})
}

// induceLexicon trains a tagger without lexicon, tags the running text with
// it, and notes the tags of each word.
func (t *trainer) induceLexicon() error {
	data := prepare(t.train, t.tags, t.classes, nil)
	m := trainTagger(data, len(t.tags.pairs), 1, t.lexEpochs)
	tm, err := tag.Read(taggerFile(t.tags, fixedWords(data), m.Averaged(), math.MaxInt))
	if err != nil {
		return err
	}
	t.lexText = "# Tags that words had in running text, learnt by cmd/train: see tag.ReadLexicon.\n" +
		"# Source and licence: manifest.json.\n" + tagLexicon(tm, t.text, t.classes, nil)
	if t.lex, err = tag.ReadLexicon(t.lexText); err != nil {
		return err
	}
	t.data = prepare(t.train, t.tags, t.classes, t.lex)
	return t.put("tag-lexicon.txt", "tags of words in running text", []byte(t.lexText), allText, nil)
}

// averaged trains models of several seeds, two at a time, and gives their mean.
func averaged(n int, train func(seed uint64) []weight.Feature) []weight.Feature {
	models := make([][]weight.Feature, n)
	var wg sync.WaitGroup
	turn := make(chan bool, 2)
	for i := range n {
		wg.Go(func() {
			turn <- true
			models[i] = train(uint64(i + 1))
			<-turn
		})
	}
	wg.Wait()
	return linear.Mean(models)
}

// trainTagger trains the tagger.
func (t *trainer) trainTagger() error {
	feats := averaged(t.seeds, func(seed uint64) []weight.Feature {
		return trainTagger(t.data, len(t.tags.pairs), seed, t.tagEpochs).Averaged()
	})
	raw := taggerFile(t.tags, fixedWords(t.data), feats, tagLimit)
	var err error
	if t.tagger, err = tag.Read(raw); err != nil {
		return err
	}
	u1, x1 := tagScores(t.tagger, t.ewtDev, t.classes, t.lex)
	u2, x2 := tagScores(t.tagger, t.gumDev, t.classes, t.lex)
	return t.put("tag.bin", "tagger", raw, allText, map[string]float64{
		"EWT dev, UPOS": u1, "EWT dev, XPOS": x1, "GUM-open dev, UPOS": u2, "GUM-open dev, XPOS": x2,
	})
}

// folds is into how many parts the training data is cut, so that the parser
// learns from tags as wrong as those it will see.
const folds = 4

// jackknife tags each part with a tagger that was trained on the others.
func (t *trainer) jackknife() [][]uint8 {
	tags := make([][]uint8, len(t.data))
	part := func(i int) int { return i / 10 % folds }
	averaged(folds, func(seed uint64) []weight.Feature {
		var others []tagged
		for i, d := range t.data {
			if part(i) != int(seed-1) {
				others = append(others, d)
			}
		}
		m := trainTagger(others, len(t.tags.pairs), seed, t.foldEpochs)
		tm, err := tag.Read(taggerFile(t.tags, fixedWords(others), m.Averaged(), math.MaxInt))
		if err != nil {
			return nil
		}
		for i, d := range t.data {
			if part(i) == int(seed-1) {
				tags[i] = tm.Tag(d.words, nil)
			}
		}
		return nil
	})
	return tags
}

// trainParser trains the models of moves and of relations.
func (t *trainer) trainParser() error {
	trees := prepareTrees(t.train, t.data, t.jackknife(), t.labels)
	t.say("tagged the training data crosswise")
	filter := goldFeatures(trees, t.labels.number["root"])
	labels := make([][]weight.Feature, t.seeds)
	moves := averaged(t.seeds, func(seed uint64) []weight.Feature {
		p := trainParser(trees, t.labels, filter, seed, t.parseEpochs)
		labels[seed-1] = p.labels.Averaged()
		t.say("parser of seed %d: %d and %d features", seed, p.moves.Rows(), p.labels.Rows())
		return p.moves.Averaged()
	})
	raw := parserFile(t.labels, moves, linear.Mean(labels), moveLimit, labelLimit)
	m, err := parse.Read(raw)
	if err != nil {
		return err
	}
	scores := map[string]float64{}
	for name, bank := range map[string][]*sent{"EWT dev": t.ewtDev, "GUM-open dev": t.gumDev} {
		data := prepare(bank, t.tags, t.classes, t.lex)
		var tags [][]uint8
		for _, d := range data {
			tags = append(tags, t.tagger.Tag(d.words, nil))
		}
		scores[name+", UAS"], scores[name+", LAS"] = parseScores(m, bank, data, tags)
	}
	return t.put("parse.bin", "parser", raw, allText, scores)
}
