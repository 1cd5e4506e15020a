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
	"dateline/internal/annotate/syntax/super"
	"dateline/internal/annotate/syntax/tag"
	"dateline/internal/annotate/syntax/weight"
	"dateline/internal/annotate/wordclass"
	"dateline/internal/lexicon/wordlist"
)

// Sizes of the tables, by the number of features that are kept. Twice as many
// moved no score by more than 0.001.
const (
	tagLimit   = 170_000
	superLimit = 150_000
	foldLimit  = 300_000 // of models that are only used in training
	moveLimit  = 600_000
	labelLimit = 200_000
)

// seeds is how many models are trained, in different orders, and averaged.
const seeds = 4

// effort is how much is trained.
type effort struct{ seeds, lexEpochs, foldEpochs, tagEpochs, parseEpochs int }

var (
	full  = effort{seeds, 3, 3, tagEpochs, parseEpochs}
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
	attested       vocabulary
	data           []tagged
	tagger         *tag.Model
	super          *super.Model
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
	for _, step := range []func() error{t.read, t.induceLexicon, t.trainLemmas, t.trainTagger, t.trainParser} {
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

// trainLemmas learns the lemma rules.
func (t *trainer) trainLemmas() error {
	head := "# Rules from forms to lemmas, learnt by cmd/train: see lemma.Read.\n" +
		"# Source and licence: manifest.json.\n"
	rules := head + lemmaRules(t.plain, t.attested)
	m, err := lemma.Read(rules, wordlist.Lines("en/lemma-irregular.txt"))
	if err != nil {
		return err
	}
	score := func(bank []*sent) float64 {
		return lemmaScore(m, bank, func(s, i int) (string, string) { return bank[s].upos[i], bank[s].xpos[i] })
	}
	return t.put("lemma.txt", "rules from forms to lemmas", []byte(rules), allText, map[string]float64{
		"EWT dev, gold tags": score(t.ewtDev), "GUM-open dev, gold tags": score(t.gumDev),
	})
}

// induceLexicon trains a tagger without lexicon, tags the running text with
// it, and notes the tags of each word.
func (t *trainer) induceLexicon() error {
	data := prepare(t.train, t.tags, t.classes, nil)
	m := trainTagger(data, len(t.tags.pairs), 1, t.lexEpochs, lexMargin)
	tm, err := tag.Read(taggerFile(t.tags, fixedWords(data), m.Averaged(), math.MaxInt))
	if err != nil {
		return err
	}
	counts := countTags(tm, t.text, t.classes)
	t.attested = attested(t.plain, tm, counts)
	t.lexText = "# Tags that words had in running text, learnt by cmd/train: see tag.ReadLexicon.\n" +
		"# Source and licence: manifest.json.\n" + writeLexicon(tm, counts)
	if t.lex, err = tag.ReadLexicon(t.lexText); err != nil {
		return err
	}
	t.data = prepare(t.train, t.tags, t.classes, t.lex)
	return t.put("tag-lexicon.txt", "tags of words in running text", []byte(t.lexText), allText, nil)
}

// averaged trains models of several seeds, up to four at a time, and gives their mean.
func averaged(n int, train func(seed uint64) []weight.Feature) []weight.Feature {
	models := make([][]weight.Feature, n)
	var wg sync.WaitGroup
	turn := make(chan bool, 4)
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
		return trainTagger(t.data, len(t.tags.pairs), seed, t.tagEpochs, tagMargin).Averaged()
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
const folds = 2

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
		m := trainTagger(others, len(t.tags.pairs), seed, t.foldEpochs, tagMargin)
		tm, err := tag.Read(taggerFile(t.tags, fixedWords(others), m.Averaged(), foldLimit))
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

// crossSuper gives each sentence of the training data its supertags by a model
// that was trained on the other parts.
func (t *trainer) crossSuper(tags [][]uint8) (*superSet, [][]int, [][]uint8) {
	set := newSuperSet(t.plain)
	gold := make([][]int, len(t.train))
	for i, s := range t.train {
		gold[i] = set.of(s)
	}
	supers := make([][]uint8, len(t.data))
	right, n := 0, 0
	averaged(folds, func(seed uint64) []weight.Feature {
		inPart := func(i int) bool { return i/10%folds == int(seed-1) }
		m := trainSuper(t.data, tags, gold, len(set.names), seed, t.foldEpochs, func(i int) bool { return !inPart(i) })
		sm, err := super.Read(superFile(set, m.Averaged(), foldLimit))
		if err != nil {
			return nil
		}
		for i, d := range t.data {
			if inPart(i) {
				supers[i] = sm.Tag(d.words, tags[i], nil)
			}
		}
		return nil
	})
	for i := range supers {
		for k, s := range supers[i] {
			n++
			if int(s) == gold[i][k] {
				right++
			}
		}
	}
	t.say("supertagged the training data crosswise: %.4f of %d classes", float64(right)/float64(n), len(set.names))
	return set, gold, supers
}

// trainSuper trains the supertagger.
func (t *trainer) trainSuper(tags [][]uint8, set *superSet, gold [][]int) error {
	feats := averaged(t.seeds, func(seed uint64) []weight.Feature {
		return trainSuper(t.data, tags, gold, len(set.names), seed, t.tagEpochs, func(int) bool { return true }).Averaged()
	})
	raw := superFile(set, feats, superLimit)
	var err error
	if t.super, err = super.Read(raw); err != nil {
		return err
	}
	return t.put("parse-super.bin", "supertagger", raw, allText, nil)
}

// trainParser trains the supertagger and the parser.
func (t *trainer) trainParser() error {
	tags := t.jackknife()
	t.say("tagged the training data crosswise")
	set, gold, supers := t.crossSuper(tags)
	if err := t.trainSuper(tags, set, gold); err != nil {
		return err
	}
	return t.finishParser(t.trainMoves(tags, supers))
}

// trainMoves trains the models of moves and of relations on the sentences with
// these tags and supertags.
func (t *trainer) trainMoves(tags, supers [][]uint8) (moves, relations []weight.Feature) {
	trees := prepareTrees(t.train, t.data, tags, supers, t.labels)
	filter := goldFeatures(trees, t.labels.number["root"])
	labels := make([][]weight.Feature, t.seeds)
	moves = averaged(t.seeds, func(seed uint64) []weight.Feature {
		p := trainParser(trees, t.labels, filter, seed, t.parseEpochs)
		labels[seed-1] = p.labels.Averaged()
		t.say("parser of seed %d: %d and %d features", seed, p.moves.Rows(), p.labels.Rows())
		return p.moves.Averaged()
	})
	return moves, linear.Mean(labels)
}

// finishParser lays out the parser's file and measures it.
func (t *trainer) finishParser(moves, relations []weight.Feature) error {
	raw := parserFile(t.labels, moves, relations, moveLimit, labelLimit)
	m, err := parse.Read(raw)
	if err != nil {
		return err
	}
	scores := map[string]float64{}
	for name, bank := range map[string][]*sent{"EWT dev": t.ewtDev, "GUM-open dev": t.gumDev} {
		data := prepare(bank, t.tags, t.classes, t.lex)
		var tags, supers [][]uint8
		for _, d := range data {
			tags = append(tags, t.tagger.Tag(d.words, nil))
			supers = append(supers, t.super.Tag(d.words, tags[len(tags)-1], nil))
		}
		scores[name+", UAS"], scores[name+", LAS"] = parseScores(m, bank, data, tags, supers)
	}
	return t.put("parse.bin", "parser", raw, allText, scores)
}
