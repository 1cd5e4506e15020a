package gold

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"

	"dateline/data"
	"dateline/internal/news"
)

// countries holds the names of countries that are no demonyms.
var countries = sync.OnceValue(func() map[string]bool {
	raw, err := data.FS.ReadFile("en/gazetteer-countries.txt")
	if err != nil {
		return nil
	}
	set := map[string]bool{}
	for line := range strings.Lines(string(raw)) {
		if col := strings.Split(line, "\t"); len(col) > 1 && line[0] != '#' {
			for _, n := range strings.Split(col[1], ",") {
				set[n] = true
			}
		}
	}
	return set
})

// gmbDoc is how many sentences in a row are taken as one document: GMB's file
// keeps documents together, one after the other, but no longer says where one
// ends; news in it runs to about that length.
const gmbDoc = 12

// gmbKinds maps GMB's tags; the others (tim) are no names.
var gmbKinds = map[string]news.NameKind{
	"geo": news.Place, "gpe": news.Demonym, "org": news.Organisation, "per": news.Person,
	"art": news.OtherName, "eve": news.OtherName, "nat": news.OtherName,
}

// GMB reads the Groningen Meaning Bank's names (gzipped CSV, Latin-1). The
// first documents hold the first nine tenths of the sentences, held the last
// tenth, on which nothing is ever trained.
func GMB(path string) (train, held []Doc, err error) {
	sents, err := gmbSentences(path)
	if err != nil {
		return nil, nil, err
	}
	cut := len(sents) * 9 / 10
	return gmbDocs(sents[:cut], "gmb-"), gmbDocs(sents[cut:], "gmb-held-"), nil
}

// gmbWord is one row: a word with its tag ("B-geo").
type gmbWord struct{ form, tag string }

func gmbSentences(path string) ([][]gmbWord, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	cr := csv.NewReader(bufio.NewReader(z))
	cr.FieldsPerRecord = 4
	cr.ReuseRecord = true
	if _, err := cr.Read(); err != nil {
		return nil, fmt.Errorf("read header of %s: %w", path, err)
	}
	var out [][]gmbWord
	for {
		rec, err := cr.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		if rec[0] != "" {
			out = append(out, nil)
		}
		if len(out) > 0 {
			out[len(out)-1] = append(out[len(out)-1], gmbWord{latin1(rec[1]), rec[3]})
		}
	}
}

// latin1 turns Latin-1 bytes into UTF-8.
func latin1(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

func gmbDocs(sents [][]gmbWord, id string) []Doc {
	var out []Doc
	for at := 0; at < len(sents); at += gmbDoc {
		b := &builder{doc: Doc{ID: id + strconv.Itoa(at)}}
		for _, s := range sents[at:min(at+gmbDoc, len(sents))] {
			b.gmbSentence(s)
		}
		out = append(out, b.done())
	}
	return out
}

func (b *builder) gmbSentence(words []gmbWord) {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = w.form
	}
	s := b.sentence(forms, make([]bool, len(words)))
	for i := 0; i < len(words); {
		_, tag, ok := strings.Cut(words[i].tag, "-")
		j := i + 1
		for ok && j < len(words) && words[j].tag == "I-"+tag {
			j++
		}
		if kind := gmbKinds[tag]; kind != "" {
			if kind == news.Demonym && countries()[strings.Join(forms[i:j], " ")] {
				kind = news.Place // "gpe" is both
			}
			b.name(s, i, j, kind)
		}
		i = j
	}
}
