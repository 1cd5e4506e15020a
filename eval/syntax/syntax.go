// Package syntax measures the reading of English sentences on the development
// parts of the treebanks: sentences and tokens from raw text, parts of speech,
// lemmas and dependencies on gold tokens, as the scorer of the CoNLL 2018
// shared task counts them, the speed, the start, and the size of the weights.
//
// In: the folder of the corpora. Out: rows such as "syntax / EWT dev / LAS".
package syntax

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/data"
	"dateline/eval/score"
	"dateline/internal/annotate/sentence"
	reader "dateline/internal/annotate/syntax"
	"dateline/internal/annotate/syntax/conllu"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

const name = "syntax"

// set is a treebank that is measured on.
type set struct {
	name, file string
	// raw says that the treebank keeps its paragraphs, so that sentences and
	// tokens can be found from raw text.
	raw bool
}

var sets = []set{
	{"EWT dev", "treebank/en_ewt-dev.conllu", false},
	{"GUM-open dev", "treebank/en_gum-open-dev.conllu", true},
}

// Scorer measures sentences, tokens, tags, lemmas and dependencies.
var Scorer = score.Scorer{
	Name:  name,
	Needs: []string{sets[0].file, sets[1].file},
	Run:   run,
}

func run(corpora string, details func(format string, args ...any)) ([]score.Row, error) {
	if details == nil {
		details = func(string, ...any) {}
	}
	began := time.Now()
	rd, err := reader.Load(data.FS, "en")
	if err != nil {
		return nil, err
	}
	start := time.Since(began)
	var rows []score.Row
	var text string
	for _, s := range sets {
		f, err := os.Open(filepath.Join(corpora, s.file))
		if err != nil {
			return nil, fmt.Errorf("score syntax: %w", err)
		}
		bank, err := conllu.ReadAll(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("score syntax: %s: %w", s.file, err)
		}
		rows = append(rows, gold(rd, s.name, bank, details)...)
		r := rawOf(bank)
		if s.raw {
			rows = append(rows, fromRaw(s.name, r, details)...)
		}
		text += r.text
	}
	rows = append(rows, speed(rd, text))
	rows = append(rows, score.Row{Scorer: name, Set: "embedded weights", Measure: "start", Unit: "ms",
		Value: float64(start.Microseconds()) / 1000, N: 1, Target: "≤ 80 to the first result", LowerIsBetter: true, Unpinned: true})
	return append(rows, size()...), nil
}

// tally counts what is right on gold tokens.
type tally struct{ n, upos, xpos, lemma, uas, las int }

// gold measures on gold sentences and tokens.
func gold(rd *reader.Reader, setName string, bank []*conllu.Sentence, details func(string, ...any)) []score.Row {
	var t tally
	for _, sent := range bank {
		words := sent.Words()
		toks := make([]news.Token, len(words))
		for i, w := range words {
			toks[i].Form = w[conllu.Form]
		}
		rd.Annotate([]news.Sentence{{Tokens: toks}})
		id, _ := sent.Comment("sent_id")
		for i, w := range words {
			t.count(&toks[i], w, func(what, got, want string) {
				details("%s %s:%d %q: %s %s, gold %s", setName, id, i+1, w[conllu.Form], what, got, want)
			})
		}
	}
	row := func(measure string, right int, target string) score.Row {
		return score.Row{Scorer: name, Set: setName, Measure: measure, Value: score.Ratio(right, t.n), N: t.n, Target: target}
	}
	lemmaTarget := ""
	if setName == "EWT dev" {
		lemmaTarget = "≥ 0.965, aim 0.98"
	}
	return []score.Row{
		row("UPOS", t.upos, "≥ 0.955, aim 0.97"),
		row("XPOS", t.xpos, ""),
		row("lemmas", t.lemma, lemmaTarget),
		row("UAS", t.uas, ""),
		row("LAS", t.las, "≥ 0.83, aim 0.86"),
	}
}

// count holds one token against its gold row. LAS leaves out the subtypes of
// relations, as the CoNLL 2018 scorer does; a gold lemma "_" matches any.
func (t *tally) count(tok *news.Token, w *conllu.Row, miss func(what, got, want string)) {
	t.n++
	check := func(what, got, want string, right *int) bool {
		if got == want {
			*right++
			return true
		}
		miss(what, got, want)
		return false
	}
	check("UPOS", tok.UPOS, w[conllu.UPOS], &t.upos)
	check("XPOS", tok.XPOS, w[conllu.XPOS], &t.xpos)
	if w[conllu.Lemma] == "_" {
		t.lemma++
	} else {
		check("lemma", tok.Lemma, w[conllu.Lemma], &t.lemma)
	}
	if check("head", fmt.Sprint(tok.Head), w[conllu.Head], &t.uas) {
		check("relation", base(tok.Deprel), base(w[conllu.Deprel]), &t.las)
	}
}

// base is a relation without its subtype.
func base(deprel string) string {
	b, _, _ := strings.Cut(deprel, ":")
	return b
}

// fromRaw measures sentences and tokens found in raw text.
func fromRaw(setName string, r raw, details func(string, ...any)) []score.Row {
	sents, toks := readRaw(r)
	row := func(measure, target string, got, want []news.Span) score.Row {
		n := sameSpans(got, want)
		known := map[news.Span]bool{}
		for _, s := range got {
			known[s] = true
		}
		for _, s := range want {
			if !known[s] {
				details("%s missed of %s: %q", setName, measure, s.In(r.text))
			}
		}
		return score.Row{Scorer: name, Set: setName, Measure: measure, N: len(want), Target: target,
			Value: score.F1(score.Ratio(n, len(got)), score.Ratio(n, len(want)))}
	}
	return []score.Row{
		row("tokens from raw text, F1", "≥ 0.985, aim 0.995", toks, r.tokens),
		row("sentences from raw text, F1", "≥ 0.90, aim 0.95", sents, r.sentences),
	}
}

// speed measures one core on raw text: sentences, tokens, tags, lemmas and
// dependencies. The text is read in slices, several times over, and the
// fastest time of each slice counts: what else the machine does at the moment
// does not.
func speed(rd *reader.Reader, text string) score.Row {
	const slices, passes = 200, 7
	best := make([]time.Duration, slices)
	words := 0
	for pass := range passes {
		for i := range slices {
			part := text[i*len(text)/slices : (i+1)*len(text)/slices]
			began := time.Now()
			for _, span := range sentence.Split(part, nil) {
				sents := []news.Sentence{{Span: span, Tokens: token.Tokens(part, span)}}
				rd.Annotate(sents)
				if pass == 0 {
					words += len(sents[0].Tokens)
				}
			}
			if took := time.Since(began); pass == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	total := time.Duration(0)
	for _, took := range best {
		total += took
	}
	return score.Row{Scorer: name, Set: "both dev sets", Measure: "speed without names", Unit: "words/s",
		Value: float64(words) / total.Seconds(), N: words, Target: "≥ 40,000, aim 80,000 with names", Unpinned: true}
}

// size measures the embedded files, in MiB.
func size() []score.Row {
	all, weights := int64(0), int64(0)
	_ = fs.WalkDir(data.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if info, err := d.Info(); err == nil {
			all += info.Size()
			if strings.Contains(path, "/weights/") {
				weights += info.Size()
			}
		}
		return nil
	})
	row := func(measure string, bytes int64, target string) score.Row {
		return score.Row{Scorer: name, Set: "embedded", Measure: measure, Unit: "MiB", N: 1, Target: target,
			Value: float64(bytes) / (1 << 20), LowerIsBetter: true}
	}
	return []score.Row{row("weights", weights, ""), row("weights and lexicons", all, "≤ 12, aim 8")}
}
