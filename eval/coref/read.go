package coref

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// Doc is one gold document.
type Doc struct {
	ID string
	// Text is the document as plain text: paragraphs with a blank line between.
	Text     string
	Mentions []Mention
	// starts and ends are those of each token, in bytes of Text that are no
	// white space.
	starts, ends []int
	black        int
}

// Mention is one gold mention.
type Mention struct {
	// Lo and Hi bound its tokens, numbered through the document; Head is the
	// one that heads it.
	Lo, Hi, Head int
	Chain        string // GUM's number of the entity
	Kind         string // GUM's type: person, organization, place, ...
	Named        bool   // its head is a proper noun
	Speech       bool   // it is I, we, you or a form of them
}

// builder puts one document together.
type builder struct {
	doc  Doc
	text strings.Builder
	rows [][]string
	par  bool
	open []openMention
	err  error
}

// openMention is a bracket of Entity= that is not closed yet.
type openMention struct {
	id string
	m  Mention
}

// ReadGUM reads the documents of a CoNLL-U file of GUM with Entity= in MISC.
func ReadGUM(path string) ([]Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var docs []Doc
	var b *builder
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		line := sc.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc id = "):
			if b != nil {
				docs = append(docs, b.done())
			}
			b = &builder{doc: Doc{ID: strings.TrimPrefix(line, "# newdoc id = ")}}
		case b == nil:
		case strings.HasPrefix(line, "# newpar"):
			b.par = true
		case line == "":
			b.sentence()
		case line[0] != '#':
			if col := strings.Split(line, "\t"); len(col) == 10 && !strings.ContainsAny(col[0], "-.") {
				b.rows = append(b.rows, col)
			}
		}
		if b != nil && b.err != nil {
			return nil, fmt.Errorf("read %s: %w", path, b.err)
		}
	}
	if b != nil {
		docs = append(docs, b.done())
	}
	return docs, sc.Err()
}

func (b *builder) done() Doc {
	b.sentence()
	b.doc.Text = b.text.String()
	return b.doc
}

// sentence appends the sentence whose rows were read.
func (b *builder) sentence() {
	if len(b.rows) == 0 {
		return
	}
	if b.text.Len() > 0 {
		if b.par {
			b.text.WriteString("\n\n")
		} else {
			b.text.WriteByte(' ')
		}
	}
	b.par = false
	first := len(b.doc.starts)
	heads := make([]int, len(b.rows))
	for i, c := range b.rows {
		h, err := strconv.Atoi(c[6])
		if err != nil {
			b.err = fmt.Errorf("parse head %q: %w", c[6], err)
			return
		}
		heads[i] = h - 1
		b.text.WriteString(c[1])
		if !strings.Contains(c[9], "SpaceAfter=No") && i < len(b.rows)-1 {
			b.text.WriteByte(' ')
		}
		n := len(strings.Join(strings.Fields(c[1]), ""))
		b.doc.starts = append(b.doc.starts, b.doc.black)
		b.doc.black += n
		b.doc.ends = append(b.doc.ends, b.doc.black)
	}
	for i, c := range b.rows {
		b.brackets(first, i, c[9], heads)
	}
	b.rows = nil
	b.open = nil
}

// bracket is one piece of Entity=: "(3-person-new-...", "3)" or both in one.
var bracket = regexp.MustCompile(`\([^()]*\)?|[^()]+\)`)

// brackets reads the mentions that begin or end at token i of the sentence.
func (b *builder) brackets(first, i int, misc string, heads []int) {
	_, text, ok := strings.Cut(misc, "Entity=")
	if !ok {
		return
	}
	text, _, _ = strings.Cut(text, "|")
	for _, piece := range bracket.FindAllString(text, -1) {
		if piece[0] == '(' {
			f := strings.Split(strings.Trim(piece, "()"), "-")
			if len(f) < 2 {
				b.err = fmt.Errorf("parse entity %q: no type", piece)
				return
			}
			m := openMention{f[0], Mention{Lo: first + i, Chain: f[0], Kind: f[1]}}
			if strings.HasSuffix(piece, ")") {
				b.close(m, first, i, heads)
			} else {
				b.open = append(b.open, m)
			}
			continue
		}
		for j := len(b.open) - 1; j >= 0; j-- {
			if b.open[j].id == piece[:len(piece)-1] {
				b.close(b.open[j], first, i, heads)
				b.open = append(b.open[:j], b.open[j+1:]...)
				break
			}
		}
	}
}

// close ends a mention at token i of the sentence, and finds its head: the
// first token that depends on one outside.
func (b *builder) close(o openMention, first, i int, heads []int) {
	m := o.m
	m.Hi = first + i + 1
	m.Head = m.Lo
	for k := m.Lo; k < m.Hi; k++ {
		if h := heads[k-first] + first; heads[k-first] < 0 || h < m.Lo || h >= m.Hi {
			m.Head = k
			break
		}
	}
	m.Named = b.rows[m.Head-first][3] == "PROPN"
	m.Speech = m.Hi == m.Lo+1 && speechRoles[strings.ToLower(b.rows[m.Head-first][1])]
	b.doc.Mentions = append(b.doc.Mentions, m)
}
