// Package names measures the name finder: corpora of named mentions go in,
// precision, recall and F1 by exact span and kind come out.
//
//	rows, err := names.Scorer.Run("corpora", nil)
//
// The sets are the development part of GUM (open texts) and the last tenth of
// GMB's sentences, on which nothing is trained, and the named mentions of ECB+,
// other news, of which only some are marked: there the share found is counted.
// gold/ says what counts as a name in them. Names are compared outermost only, since GMB does not nest
// them. The corpora do not tell countries from other places, so the finder's
// countries count as places.
package names

import (
	"path/filepath"
	"time"

	"dateline/eval/names/gold"
	"dateline/eval/score"
	"dateline/internal/annotate/name"
	"dateline/internal/news"
)

// Scorer measures names on both sets.
var Scorer = score.Scorer{
	Name:  "names",
	Needs: []string{"treebank/en_gum-open-dev.conllu", "names-ner/gmb_ner.csv.gz", "event-coreference"},
	Run:   run,
}

// set is one set with what is asked of it.
type set struct {
	name, target string
	docs         []gold.Doc
}

func run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	gum, err := gold.GUM(filepath.Join(corpora, "treebank/en_gum-open-dev.conllu"))
	if err != nil {
		return nil, err
	}
	_, gmb, err := gold.GMB(filepath.Join(corpora, "names-ner/gmb_ner.csv.gz"))
	if err != nil {
		return nil, err
	}
	f, err := name.New()
	if err != nil {
		return nil, err
	}
	var rows []score.Row
	for _, s := range []set{{"GUM-open dev", "≥ 0.72, aim 0.82", gum}, {"GMB last tenth", "≥ 0.82, aim 0.88", gmb}} {
		rows = append(rows, Score(f, s.name, s.target, s.docs, details)...)
	}
	ecb, err := gold.ECB(filepath.Join(corpora, "event-coreference"))
	if err != nil {
		return nil, err
	}
	// Precision means nothing where only some names are marked.
	for _, r := range Score(f, "ECB+ named mentions", "", ecb, nil) {
		if r.Measure == threeKinds+": recall" || r.Measure == anyKind {
			rows = append(rows, r)
		}
	}
	return append(rows, speed(f, gmb)), nil
}

// Finder is what is measured.
type Finder interface {
	Find(text string, passages []news.Passage, sents []news.Sentence) []news.Name
}

// Measures that are named twice.
const (
	threeKinds = "person, organisation, place"
	anyKind    = "span found, any kind: recall"
)

// three are the kinds that the floor counts together.
var three = []news.NameKind{news.Person, news.Organisation, news.Place}

// tally counts one kind.
type tally struct{ found, gold, right int }

func (t tally) f1() float64 {
	return score.F1(score.Ratio(t.right, t.found), score.Ratio(t.right, t.gold))
}

// Score measures f on documents. details gets one line for each name missed,
// invented or given another kind.
func Score(f Finder, name, target string, docs []gold.Doc, details func(string, ...any)) []score.Row {
	kinds := map[news.NameKind]*tally{}
	of := func(k news.NameKind) *tally {
		if kinds[k] == nil {
			kinds[k] = &tally{}
		}
		return kinds[k]
	}
	var spans tally // of the three kinds, whatever the kind
	for _, d := range docs {
		want, have := flat(d.Names), flat(f.Find(d.Text, nil, d.Sentences))
		at := map[news.Span]news.NameKind{}
		for _, n := range have {
			at[n.Span] = n.Kind
			of(n.Kind).found++
		}
		wanted := map[news.Span]news.NameKind{}
		for _, n := range want {
			wanted[n.Span] = n.Kind
			of(n.Kind).gold++
			if at[n.Span] == n.Kind {
				of(n.Kind).right++
			}
			if isThree(n.Kind) {
				spans.gold++
				if _, ok := at[n.Span]; ok {
					spans.right++
				}
			}
		}
		if details != nil {
			differences(details, name, d, want, have, at, wanted)
		}
	}
	var sum tally
	for _, k := range three {
		sum.found += of(k).found
		sum.gold += of(k).gold
		sum.right += of(k).right
	}
	row := func(measure string, t tally, v float64, target string) score.Row {
		return score.Row{Scorer: "names", Set: name, Measure: measure, Value: v, N: t.gold, Target: target}
	}
	rows := []score.Row{
		row(threeKinds+": F1", sum, sum.f1(), target),
		row(threeKinds+": precision", sum, score.Ratio(sum.right, sum.found), ""),
		row(threeKinds+": recall", sum, score.Ratio(sum.right, sum.gold), ""),
		row(anyKind, spans, score.Ratio(spans.right, spans.gold), ""),
	}
	for _, k := range []news.NameKind{news.Person, news.Organisation, news.Place, news.Demonym, news.OtherName} {
		if t := of(k); t.gold > 0 {
			rows = append(rows, row(string(k)+": F1", *t, t.f1(), ""))
		}
	}
	return rows
}

func isThree(k news.NameKind) bool {
	return k == news.Person || k == news.Organisation || k == news.Place
}

// flat keeps the outermost names, with what the corpora do not tell apart in
// one: countries are places, works are others, groups are demonyms.
func flat(names []news.Name) []news.Name {
	var out []news.Name
	for _, n := range names {
		if len(out) > 0 && out[len(out)-1].Overlaps(n.Span) {
			if out[len(out)-1].Contains(n.Span) {
				continue
			}
		}
		switch n.Kind {
		case news.Country:
			n.Kind = news.Place
		case news.Work:
			n.Kind = news.OtherName
		case news.Group:
			n.Kind = news.Demonym
		}
		out = append(out, n)
	}
	return out
}

// differences reports each name that is in one list only.
func differences(details func(string, ...any), set string, d gold.Doc, want, have []news.Name, at, wanted map[news.Span]news.NameKind) {
	for _, n := range want {
		switch got := at[n.Span]; {
		case got == "":
			details("%s: %s: missed %s %q in %q", set, d.ID, n.Kind, n.In(d.Text), around(d.Text, n.Span))
		case got != n.Kind:
			details("%s: %s: %s %q taken for %s in %q", set, d.ID, n.Kind, n.In(d.Text), got, around(d.Text, n.Span))
		}
	}
	for _, n := range have {
		if wanted[n.Span] == "" {
			details("%s: %s: invented %s %q in %q", set, d.ID, n.Kind, n.In(d.Text), around(d.Text, n.Span))
		}
	}
}

// around gives some words on both sides of a span.
func around(text string, s news.Span) string {
	const reach = 40
	return text[max(0, int(s.Start)-reach):min(len(text), int(s.End)+reach)]
}

// speed counts words a second on one core, tokens given: the best of ten
// rounds, as other work on the machine can only slow one down.
func speed(f Finder, docs []gold.Doc) score.Row {
	const rounds, perRound = 10, 40
	best, total := 0.0, 0
	for r := range rounds {
		words := 0
		start := time.Now()
		for k := range perRound {
			d := &docs[(r*perRound+k)%len(docs)]
			f.Find(d.Text, nil, d.Sentences)
			for i := range d.Sentences {
				words += len(d.Sentences[i].Tokens)
			}
		}
		best = max(best, float64(words)/time.Since(start).Seconds())
		total += words
	}
	return score.Row{Scorer: "names", Set: "GMB last tenth", Measure: "speed", Unit: "words/s", N: total,
		Value: best, Target: "≥ 300,000", Unpinned: true}
}
