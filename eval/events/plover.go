package events

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/eval/score"
	"dateline/internal/news"
)

// ploverFile is where the sentences lie below the corpora folder.
const ploverFile = "events/plover-sentences-train.tsv"

// roots are the types of the corpus.
var roots = []string{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
	"PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD"}

// example is one sentence with one event.
type example struct {
	text           string
	source, target []news.Span
	root           string
	// check is the third that is opened once, at the end.
	check bool
}

// loadPlover reads the sentences.
func loadPlover(path string) ([]example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rd := csv.NewReader(f)
	rd.Comma, rd.LazyQuotes, rd.FieldsPerRecord = '\t', true, -1
	rows, err := rd.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	marked, root := slices.Index(rows[0], "marked_sentence"), slices.Index(rows[0], "gold_root")
	var out []example
	for _, row := range rows[1:] {
		if len(row) <= max(marked, root) {
			continue
		}
		eg := unmark(row[marked])
		eg.root = row[root]
		sum := sha256.Sum256([]byte(eg.text))
		eg.check = binary.BigEndian.Uint32(sum[:4])%3 == 0
		out = append(out, eg)
	}
	return out, nil
}

// unmark takes the marks of source and target out of a sentence.
func unmark(marked string) example {
	var eg example
	var b strings.Builder
	open := map[byte]int{}
	for i := 0; i < len(marked); i++ {
		rest := marked[i:]
		switch {
		case strings.HasPrefix(rest, "<s>"), strings.HasPrefix(rest, "<t>"):
			open[rest[1]] = b.Len()
			i += 2
		case strings.HasPrefix(rest, "</s>"), strings.HasPrefix(rest, "</t>"):
			span := news.Span{Start: news.Byte(open[rest[2]]), End: news.Byte(b.Len())}
			if rest[2] == 's' {
				eg.source = append(eg.source, span)
			} else {
				eg.target = append(eg.target, span)
			}
			i += 3
		default:
			b.WriteByte(marked[i])
		}
	}
	eg.text = b.String()
	return eg
}

// touches says whether one of the event's actors in a role overlaps one of the
// spans, itself or by another mention of the same entity.
func touches(ann *news.Annotated, ev *news.EventMention, role string, spans []news.Span) bool {
	hit := func(at news.Span) bool {
		return slices.ContainsFunc(spans, at.Overlaps)
	}
	for _, a := range ev.Actors {
		if a.Role != role {
			continue
		}
		if hit(a.Span) {
			return true
		}
		for i := range ann.Entities {
			if a.Entity == "" || ann.Entities[i].ID != a.Entity {
				continue
			}
			for _, m := range ann.Entities[i].Mentions {
				if hit(m.Span) {
					return true
				}
			}
		}
	}
	return false
}

// Code gives the type that PLOVER's manual, which codes what is intended,
// promised or threatened as an act of its own, has for an event: what is
// planned is a promise or a threat, what is called for a request, and a deed of
// friendship that will not be done a refusal.
func Code(ev *news.EventMention) string {
	if ev.Type == "AGREE" && ev.CAMEO == "057" && ev.Factuality != news.Planned {
		return "SUPPORT" // the manuals count the signing of a formal agreement there
	}
	friendly := slices.Contains([]string{"AGREE", "AID", "COOPERATE", "SUPPORT", "YIELD"}, ev.Type)
	hostile := slices.Contains([]string{"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"}, ev.Type)
	switch ev.Factuality {
	case news.Planned:
		if friendly || ev.Type == "CONSULT" && ev.Tense == "future" {
			return "AGREE" // CAMEO 03, the intent to meet among them
		}
		if hostile {
			return "THREATEN"
		}
	case news.CalledFor:
		return "REQUEST"
	case news.DidNotHappen:
		if (friendly || ev.Type == "CONSULT") && ev.Tense != "past" {
			return "REJECT"
		}
	}
	return ev.Type
}

// choose picks the event that the marked actors are of: both right, else one,
// else the first; types of PLOVER before others. The corpus marks the place as
// the target where an act has no other ("a curfew in Sarn"), so it counts as one
// for an event without a target.
func choose(eg *example, ann *news.Annotated) (best *news.EventMention, both bool) {
	top := -1
	for i := range ann.Events {
		ev := &ann.Events[i]
		s, t := touches(ann, ev, "source", eg.source), touches(ann, ev, "target", eg.target)
		if !slices.ContainsFunc(ev.Actors, func(a news.Actor) bool { return a.Role == "target" }) {
			t = s && touches(ann, ev, "source", eg.target) // A and B met
			if p := ev.Place; !t && p != nil {
				t = slices.ContainsFunc(eg.target, p.Overlaps)
			}
		}
		s, t = s || len(eg.source) == 0, t || len(eg.target) == 0
		v := 0
		if s {
			v += 4
		}
		if t {
			v += 3
		}
		if ev.Type != "OTHER" {
			v += 2
		}
		if ev.Tense != "" {
			v++
		}
		if v > top {
			top, best, both = v, ev, s && t
		}
	}
	return best, both
}

// plover measures types and actors.
func plover(corpora string, details func(string, ...any)) ([]score.Row, error) {
	all, err := loadPlover(filepath.Join(corpora, filepath.FromSlash(ploverFile)))
	if err != nil {
		return nil, err
	}
	rd, err := NewReader()
	if err != nil {
		return nil, err
	}
	var rows []score.Row
	for _, check := range []bool{false, true} {
		set := "PLOVER sentences, two thirds"
		show := details
		if check {
			set, show = "PLOVER sentences, one third", func(string, ...any) {}
		}
		rows = append(rows, ploverSet(rd, set, all, check, show)...)
	}
	return rows, nil
}

// ploverSet measures one part of the sentences.
func ploverSet(rd *Reader, set string, all []example, check bool, details func(string, ...any)) []score.Row {
	hits, gold, found := map[string]int{}, map[string]int{}, map[string]int{}
	n, none, both, right := 0, 0, 0, 0
	for i := range all {
		eg := &all[i]
		if eg.check != check {
			continue
		}
		n++
		gold[eg.root]++
		ann := rd.Read(eg.text, nil)
		ev, ok := choose(eg, ann)
		if ev == nil {
			none++
			details("plover: %s: no event: %s", eg.root, mark(eg))
			continue
		}
		got := Code(ev)
		found[got]++
		if ok {
			both++
		} else {
			details("plover actors: %s: %s%s: %s", eg.root, ev.In(ann.Text), cast(ann.Text, ev), mark(eg))
		}
		if got == eg.root {
			hits[got]++
			right++
		} else {
			details("plover type: %s not %s %s (%s): %s", eg.root, got, ev.In(ann.Text), ev.Factuality, mark(eg))
		}
	}
	macro := 0.0
	for _, r := range roots {
		macro += score.F1(score.Ratio(hits[r], found[r]), score.Ratio(hits[r], gold[r])) / float64(len(roots))
		details("plover %s: precision %.2f of %d, recall %.2f of %d", r, score.Ratio(hits[r], found[r]), found[r], score.Ratio(hits[r], gold[r]), gold[r])
	}
	row := func(measure string, value float64, target string, lower bool) score.Row {
		return score.Row{Scorer: "events", Set: set, Measure: measure, Value: value, N: n, Target: target, LowerIsBetter: lower}
	}
	return []score.Row{
		row("type, macro F1", macro, "≥ 0.60, aim 0.75", false),
		row("type right", score.Ratio(right, n), "", false),
		row("both actors right", score.Ratio(both, n), "≥ 0.60", false),
		row("no event found", score.Ratio(none, n), "≤ 0.10", true),
	}
}

// mark shows the sentence with its actors.
func mark(eg *example) string {
	out := eg.text + " //"
	for _, s := range eg.source {
		out += " S:" + s.In(eg.text)
	}
	for _, s := range eg.target {
		out += " T:" + s.In(eg.text)
	}
	return out
}

// cast shows the actors of an event.
func cast(text string, ev *news.EventMention) string {
	out := ""
	for _, a := range ev.Actors {
		out += " " + a.Role + "=" + a.In(text)
	}
	return out
}
