package lineage

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dateline/eval/names/gold"
	"dateline/internal/annotate/sentence"
	"dateline/internal/news"
)

// source is one article of a corpus.
type source struct {
	name  string
	set   string // "ecb+" or "polnear"
	group string // articles of one group tell of one event, or are of one day
	day   string // EDTF, "" where unknown
	paras [][]string
}

// leastSents is how many sentences an article must have to be copied.
const leastSents = 8

// load reads the articles of both corpora, in order of their names.
func load(corpora string) ([]source, error) {
	ecb, err := loadECB(filepath.Join(corpora, ECBFolder))
	if err != nil {
		return nil, err
	}
	pol, err := loadPolNeAR(filepath.Join(corpora, PolNeARFolder))
	if err != nil {
		return nil, err
	}
	return append(ecb, pol...), nil
}

// ecbName is a document's name: topic, number, and which of the two events of
// the topic it tells of.
var ecbName = regexp.MustCompile(`^(\d+)_\d+(ecb(?:plus)?)\.xml$`)

// marks writes the quotation marks of the corpus as a page does.
var marks = strings.NewReplacer("``", "“", "''", "”", "' '", "”", "“ ", "“", " ”", "”")

// ecbPara is how many sentences make a paragraph of ECB+, which marks none.
const ecbPara = 6

// loadECB reads ECB+; the articles of one event are a group.
func loadECB(dir string) ([]source, error) {
	docs, err := gold.ECB(dir)
	if err != nil {
		return nil, err
	}
	var out []source
	for i := range docs {
		m := ecbName.FindStringSubmatch(docs[i].ID)
		if m == nil {
			continue
		}
		src := source{name: "ecb/" + docs[i].ID, set: "ecb+", group: "ecb/" + m[1] + m[2]}
		for n, sent := range docs[i].Sentences {
			words := marks.Replace(strings.TrimSpace(sent.Span.In(docs[i].Text)))
			if words != "" && !strings.HasPrefix(words, "http") {
				if n == 0 || len(src.paras) == 0 || len(src.paras[len(src.paras)-1]) >= ecbPara {
					src.paras = append(src.paras, nil)
				}
				last := &src.paras[len(src.paras)-1]
				*last = append(*last, words)
			}
		}
		out = append(out, src)
	}
	return out, nil
}

// loadPolNeAR reads the news articles of PolNeAR; those of one day are a group.
func loadPolNeAR(dir string) ([]source, error) {
	f, err := os.Open(filepath.Join(dir, "metadata.tsv"))
	if err != nil {
		return nil, fmt.Errorf("read days of articles: %w", err)
	}
	defer f.Close()
	var out []source
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		cells := strings.Split(sc.Text(), "\t")
		if len(cells) < 6 || cells[0] == "compartment" {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, cells[0], "text", cells[1]+".txt"))
		if err != nil {
			return nil, fmt.Errorf("read article: %w", err)
		}
		src := source{name: "pol/" + cells[1], set: "polnear", group: "pol/" + cells[5], day: cells[5]}
		src.paras = paragraphs(strings.ToValidUTF8(string(b), "?"))
		out = append(out, src)
	}
	slices.SortFunc(out, func(a, b source) int { return strings.Compare(a.name, b.name) })
	return out, sc.Err()
}

// paragraphs cuts a text at its lines, and each of them into sentences.
func paragraphs(text string) [][]string {
	var out [][]string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		var sents []string
		for _, span := range sentence.Split(line, nil) {
			sents = append(sents, span.In(line))
		}
		out = append(out, sents)
	}
	return out
}

// count is the number of sentences.
func count(paras [][]string) int {
	n := 0
	for _, p := range paras {
		n += len(p)
	}
	return n
}

// report makes a report of paragraphs: the first is its headline, the last
// remarks where there are any.
func report(id string, paras [][]string, remarks []string) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID, ann.Read, ann.Language = news.ReportID(id), true, "en"
	var b strings.Builder
	put := func(role news.Role, sents []string) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		for i, s := range sents {
			if i > 0 {
				b.WriteByte(' ')
			}
			from := b.Len()
			b.WriteString(s)
			ann.Sentences = append(ann.Sentences, news.Sentence{Span: news.Span{Start: news.Byte(from), End: news.Byte(b.Len())}})
		}
		ann.Passages = append(ann.Passages, news.Passage{Role: role, Span: news.Span{Start: news.Byte(start), End: news.Byte(b.Len())}})
	}
	for i, p := range paras {
		role := news.StoryText
		if i == 0 && len(p) == 1 {
			role = news.Headline
		}
		put(role, p)
	}
	if len(remarks) > 0 {
		put(news.Remark, remarks)
	}
	ann.Text = b.String()
	ann.Fill()
	return ann
}
