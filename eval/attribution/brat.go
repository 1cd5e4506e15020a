package attribution

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// Doc is one article with its gold attributions.
type Doc struct {
	Name string
	Text string
	Gold []Gold
}

// Gold is one attribution of the gold standard; spans are bytes of the text,
// in text order. Source is empty where the annotators found none.
type Gold struct {
	Source, Cue, Content []news.Span
}

// Load reads the articles below dir (text/NAME.txt and
// attributions/NAME_ANNOTATOR.ann). Where several people annotated a text, the
// first file by name counts.
func Load(dir string) ([]Doc, error) {
	texts, err := filepath.Glob(filepath.Join(dir, "text", "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	anns, err := filepath.Glob(filepath.Join(dir, "attributions", "*.ann"))
	if err != nil {
		return nil, fmt.Errorf("list attributions: %w", err)
	}
	sort.Strings(texts)
	sort.Strings(anns)
	first := map[string]string{}
	for _, path := range anns {
		base := strings.TrimSuffix(filepath.Base(path), ".ann")
		if k := strings.LastIndexByte(base, '_'); k >= 0 && first[base[:k]] == "" {
			first[base[:k]] = path
		}
	}
	var docs []Doc
	for _, path := range texts {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		if first[name] == "" {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read article: %w", err)
		}
		marks, err := os.ReadFile(first[name])
		if err != nil {
			return nil, fmt.Errorf("read attributions: %w", err)
		}
		doc := Doc{Name: name, Text: string(text)}
		if doc.Gold, err = Parse(doc.Text, string(marks)); err != nil {
			return nil, fmt.Errorf("read %s: %w", first[name], err)
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// Parse reads brat stand-off: lines "T1<tab>Type 0 4;6 9<tab>words", offsets
// in characters, and events "E1<tab>Attribution:T4 Source:T1 Cue:T2 Content:T3".
// Events without content, and those of other types, are left out.
func Parse(text, marks string) ([]Gold, error) {
	at := make([]news.Byte, 0, len(text)+1)
	for i := range text {
		at = append(at, news.Byte(i))
	}
	at = append(at, news.Byte(len(text)))
	spans := map[string][]news.Span{}
	var events [][]string
	for _, line := range strings.Split(marks, "\n") {
		id, rest, ok := strings.Cut(strings.TrimSuffix(line, "\r"), "\t")
		if !ok || id == "" {
			continue
		}
		switch id[0] {
		case 'T':
			head, _, _ := strings.Cut(rest, "\t")
			_, where, _ := strings.Cut(head, " ")
			list, err := offsets(where, at)
			if err != nil {
				return nil, fmt.Errorf("offsets of %s: %w", id, err)
			}
			spans[id] = list
		case 'E':
			events = append(events, strings.Fields(rest))
		}
	}
	var out []Gold
	for _, event := range events {
		if g := gather(event, spans); len(g.Content) > 0 && len(g.Cue) > 0 {
			out = append(out, g)
		}
	}
	return out, nil
}

// gather makes one attribution of an event's roles.
func gather(event []string, spans map[string][]news.Span) Gold {
	var g Gold
	for i, field := range event {
		role, id, _ := strings.Cut(field, ":")
		if i == 0 {
			if !strings.HasPrefix(role, "Attribution") {
				return g
			}
			continue
		}
		switch strings.TrimRight(role, "0123456789") {
		case "Source":
			g.Source = append(g.Source, spans[id]...)
		case "Cue":
			g.Cue = append(g.Cue, spans[id]...)
		case "Content":
			g.Content = append(g.Content, spans[id]...)
		}
	}
	for _, list := range [][]news.Span{g.Source, g.Cue, g.Content} {
		sort.Slice(list, func(i, j int) bool { return list[i].Start < list[j].Start })
	}
	return g
}

// offsets reads "0 4;6 9", in characters.
func offsets(where string, at []news.Byte) ([]news.Span, error) {
	var out []news.Span
	for _, part := range strings.Split(where, ";") {
		a, b, _ := strings.Cut(part, " ")
		from, err := strconv.Atoi(a)
		if err != nil {
			return nil, err
		}
		to, err := strconv.Atoi(b)
		if err != nil {
			return nil, err
		}
		if from < 0 || to < from || to >= len(at) {
			return nil, fmt.Errorf("%d to %d lies outside the text", from, to)
		}
		out = append(out, news.Span{Start: at[from], End: at[to]})
	}
	return out, nil
}
