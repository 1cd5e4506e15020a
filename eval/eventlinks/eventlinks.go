// Package eventlinks scores which event mentions the story takes for one event:
// the documents of each ECB+ topic (two happenings of one kind) are read as one
// story, and its events are held against the gold chains on the gold mentions
// that the program finds.
//
// No document bears a day there, so the days that tie reports of dated pages
// together are mostly missing: the measure is of the other evidence.
package eventlinks

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline/eval/coref"
	"dateline/eval/score"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/story/tell"
)

// Folder is where ECB+ lies below the corpora folder.
const Folder = "event-coreference"

// Scorer measures all topics.
var Scorer = score.Scorer{Name: "eventlinks", Needs: []string{Folder}, Run: Run}

// doc is one document: its text, one sentence a line, and the gold mentions.
type doc struct {
	name  string
	text  string
	golds []gold
}

// gold is a mention of an action: bytes of text, and its chain across documents.
type gold struct {
	start, end int
	chain      string
}

// file is the part of ECB+ XML that is read.
type file struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Form     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []markable `xml:",any"`
	} `xml:"Markables"`
	Relations struct {
		All []struct {
			Note    string   `xml:"note,attr"`
			Sources []target `xml:"source"`
			Target  target   `xml:"target"`
		} `xml:",any"`
	} `xml:"Relations"`
}

type target struct {
	ID string `xml:"m_id,attr"`
}

type markable struct {
	XMLName xml.Name
	ID      string `xml:"m_id,attr"`
	Anchors []struct {
		ID string `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

// checked reads which sentences of which documents the annotators went through
// for chains across documents: "1_1ecb.xml 4".
func checked(dir string) (map[string]bool, error) {
	b, err := os.ReadFile(filepath.Join(dir, "ECBplus_coreference_sentences.csv"))
	if err != nil {
		return nil, fmt.Errorf("read checked sentences: %w", err)
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.TrimSpace(line), ",")
		if len(cells) >= 3 {
			out[cells[0]+"_"+cells[1]+".xml "+cells[2]] = true
		}
	}
	return out, nil
}

// read reads one document, with the mentions of its checked sentences.
func read(path string, checked map[string]bool) (*doc, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read topic: %w", err)
	}
	var f file
	if err := xml.Unmarshal(b, &f); err != nil {
		return nil, fmt.Errorf("parse %s: %w", filepath.Base(path), err)
	}
	d := &doc{name: filepath.Base(path)}
	at, sentenceOf := map[string][2]int{}, map[string]int{}
	var text strings.Builder
	sentence := 0
	for i, tok := range f.Tokens {
		switch {
		case tok.Sentence != sentence:
			text.WriteString("\n\n")
			sentence = tok.Sentence
		case i > 0:
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(tok.Form)
		at[tok.ID], sentenceOf[tok.ID] = [2]int{start, text.Len()}, tok.Sentence
	}
	d.text = text.String()
	chains := map[string]string{}
	for _, r := range f.Relations.All {
		note := r.Note
		if note == "" {
			note = d.name + " " + r.Target.ID
		}
		for _, s := range r.Sources {
			chains[s.ID] = note
		}
	}
	for _, m := range f.Markables.All {
		if !strings.HasPrefix(m.XMLName.Local, "ACTION") && !strings.HasPrefix(m.XMLName.Local, "NEG_ACTION") || len(m.Anchors) == 0 ||
			!checked[d.name+" "+strconv.Itoa(sentenceOf[m.Anchors[0].ID])] {
			continue
		}
		g := gold{start: at[m.Anchors[0].ID][0], end: at[m.Anchors[len(m.Anchors)-1].ID][1], chain: chains[m.ID]}
		if g.chain == "" {
			g.chain = d.name + " alone " + m.ID
		}
		d.golds = append(d.golds, g)
	}
	return d, nil
}

// topics reads the documents of all topics, in order of topic and name.
func topics(dir string) ([][]*doc, error) {
	dirs, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return nil, err
	}
	sentences, err := checked(dir)
	if err != nil {
		return nil, err
	}
	number := func(p string) int { n, _ := strconv.Atoi(filepath.Base(p)); return n }
	dirs = slices.DeleteFunc(dirs, func(p string) bool { return number(p) == 0 })
	slices.SortFunc(dirs, func(a, b string) int { return number(a) - number(b) })
	var out [][]*doc
	for _, d := range dirs {
		files, err := filepath.Glob(filepath.Join(d, "*.xml"))
		if err != nil {
			return nil, err
		}
		slices.Sort(files)
		var docs []*doc
		for _, f := range files {
			doc, err := read(f, sentences)
			if err != nil {
				return nil, err
			}
			docs = append(docs, doc)
		}
		out = append(out, docs)
	}
	return out, nil
}

// matched is a gold mention that the program finds.
type matched struct {
	chain, event string
	words        string
	report       news.ReportID
	happening    string
}

// happening is which of the two happenings of a topic a document tells of: its
// name says so.
func happening(name string) string {
	if strings.HasSuffix(name, "plus.xml") {
		return "second"
	}
	return "first"
}

// Run scores all topics.
func Run(corpora string, details func(format string, args ...any)) ([]score.Row, error) {
	sets, err := topics(filepath.Join(corpora, Folder))
	if err != nil {
		return nil, err
	}
	rd, err := pipeline.Shared()
	if err != nil {
		return nil, err
	}
	var t coref.Tally
	pairs, right, crossRight, cross, mixed, found, golds := 0, 0, 0, 0, 0, 0, 0
	for _, docs := range sets {
		ms, n := match(rd, docs)
		golds += n
		found += len(ms)
		key, response := chains(ms, func(m matched) string { return m.chain }), chains(ms, func(m matched) string { return m.event })
		t.Add(key, response)
		for i := range ms {
			for k := i + 1; k < len(ms); k++ {
				if ms[i].event != ms[k].event {
					continue
				}
				ok := ms[i].chain == ms[k].chain
				pairs++
				if ok {
					right++
				}
				if ms[i].report != ms[k].report {
					cross++
					if ok {
						crossRight++
					}
				}
				if ms[i].happening != ms[k].happening {
					mixed++
				}
				if !ok && details != nil {
					details("%q and %q are not one: %s, %s", ms[i].words, ms[k].words, ms[i].chain, ms[k].chain)
				}
			}
		}
	}
	m, b, c, mean := t.F1()
	row := func(measure string, v float64, n int, aim string) score.Row {
		return score.Row{Scorer: "eventlinks", Set: "ECB+ topics, gold mentions found", Measure: measure, Value: v, N: n, Target: aim}
	}
	return []score.Row{
		row("gold mentions found", score.Ratio(found, golds), golds, ""),
		row("precision of pairs", score.Ratio(right, pairs), pairs, "≥ 0.90"),
		row("precision of pairs across documents", score.Ratio(crossRight, cross), cross, ""),
		row("pairs that mix the two happenings of a topic", score.Ratio(mixed, pairs), pairs, ""),
		row("MUC F1", m, found, ""), row("B³ F1", b, found, ""), row("CEAFe F1", c, found, ""), row("mean F1", mean, found, ""),
	}, nil
}

// chains groups mentions by a key, in the order in which keys first occur.
func chains(ms []matched, key func(matched) string) [][]int {
	at := map[string]int{}
	var out [][]int
	for i, m := range ms {
		k, ok := at[key(m)]
		if !ok {
			k = len(out)
			at[key(m)] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// match reads the documents as one story, and gives the gold mentions that an
// event mention of the program overlaps, with the number of all.
func match(rd *pipeline.Reader, docs []*doc) ([]matched, int) {
	var anns []news.Annotated
	golds := 0
	for _, d := range docs {
		ann := rd.Read(news.Capture{Name: d.name + ".txt", Bytes: []byte(d.text)}, pipeline.Options{})
		ann.ID = news.NewReportID(d.name, news.DigestOf([]byte(d.text)))
		ann.File = d.name
		anns = append(anns, ann)
		golds += len(d.golds)
	}
	told := tell.Story(anns, tell.Options{})
	event := map[string]string{}
	for _, ev := range told.Events {
		for _, m := range ev.Mentions {
			event[string(m.Report)+string(m.ID)] = string(ev.ID)
		}
	}
	var out []matched
	for i, d := range docs {
		ann := &anns[i]
		goldAt, annAt := black(d.text), black(ann.Text)
		offset := map[int]int{} // ordinal of a black byte to its offset in ann.Text
		if len(goldAt) == len(annAt) {
			for k := range annAt {
				offset[goldAt[k]] = annAt[k]
			}
		} else {
			align(d.text, goldAt, ann.Text, annAt, offset)
		}
		taken := map[int]bool{}
		for _, g := range d.golds {
			s, ok1 := offset[g.start]
			e, ok2 := offset[g.end-1]
			if !ok1 || !ok2 {
				continue
			}
			span := news.Span{Start: news.Byte(s), End: news.Byte(e + 1)}
			for k := range ann.Events {
				if ev := &ann.Events[k]; ev.Overlaps(span) && !taken[k] {
					taken[k] = true
					out = append(out, matched{g.chain, event[string(ann.ID)+string(ev.ID)], d.text[g.start:g.end], ann.ID, happening(d.name)})
					break
				}
			}
		}
	}
	return out, golds
}

// black gives the offsets of the bytes that are not white.
func black(text string) []int {
	var out []int
	for i, r := range text {
		if !unicode.IsSpace(r) {
			for k := range len(string(r)) {
				out = append(out, i+k)
			}
		}
	}
	return out
}

// align carries offsets over where the reader left something out: it walks both
// texts, and skips in the gold what the other does not have.
func align(gold string, goldAt []int, text string, at []int, offset map[int]int) {
	const look = 40
	same := func(i, k int) bool {
		for n := range look {
			if i+n >= len(goldAt) || k+n >= len(at) || gold[goldAt[i+n]] != text[at[k+n]] {
				return i+n >= len(goldAt) || k+n >= len(at)
			}
		}
		return true
	}
	i := 0
	for k := 0; k < len(at) && i < len(goldAt); {
		if gold[goldAt[i]] == text[at[k]] {
			offset[goldAt[i]] = at[k]
			i, k = i+1, k+1
			continue
		}
		for i < len(goldAt) && !same(i, k) {
			i++
		}
	}
}
