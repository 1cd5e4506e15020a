package gold

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// ecbKinds maps the tags of ECB+ that names of these kinds have.
var ecbKinds = map[string]news.NameKind{
	"HUMAN_PART_PER": news.Person, "HUMAN_PART_ORG": news.Organisation,
	"HUMAN_PART_GPE": news.Place, "LOC_GEO": news.Place, "LOC_FAC": news.Place,
}

// ECB reads the documents below a folder of ECB+ (CAT XML). The corpus marks
// who and what takes part in events, in some sentences of a document only, so
// its names serve to count what was found of them and not what was found
// besides. A mention is a named one if, trimmed, it is written in capitals
// throughout but for linking words, and does not stand alone at the beginning
// of a sentence.
func ECB(dir string) ([]Doc, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var out []Doc
	for _, path := range files {
		d, err := ecbDoc(path)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		out = append(out, d)
	}
	return out, nil
}

// catXML is the part of CAT XML that is read.
type catXML struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Form     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []struct {
			XMLName xml.Name
			Anchors []struct {
				ID string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:",any"`
	} `xml:"Markables"`
}

func ecbDoc(path string) (Doc, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Doc{}, err
	}
	var x catXML
	if err := xml.Unmarshal(raw, &x); err != nil {
		return Doc{}, err
	}
	b := &builder{doc: Doc{ID: filepath.Base(path)}}
	at := map[string][2]int{} // token id to sentence and token
	for i := 0; i < len(x.Tokens); {
		j := i
		var forms []string
		for j < len(x.Tokens) && x.Tokens[j].Sentence == x.Tokens[i].Sentence {
			at[x.Tokens[j].ID] = [2]int{len(b.doc.Sentences), j - i}
			forms = append(forms, x.Tokens[j].Form)
			j++
		}
		b.sentence(forms, make([]bool, len(forms)))
		i = j
	}
	for _, m := range x.Markables.All {
		kind := ecbKinds[m.XMLName.Local]
		if kind == "" || len(m.Anchors) == 0 {
			continue
		}
		lo, ok1 := at[m.Anchors[0].ID]
		hi, ok2 := at[m.Anchors[len(m.Anchors)-1].ID]
		if ok1 && ok2 && lo[0] == hi[0] && hi[1]-lo[1]+1 == len(m.Anchors) {
			b.ecbName(lo[0], lo[1], hi[1]+1, kind)
		}
	}
	sort.SliceStable(b.doc.Names, func(i, j int) bool {
		if b.doc.Names[i].Start != b.doc.Names[j].Start {
			return b.doc.Names[i].Start < b.doc.Names[j].Start
		}
		return b.doc.Names[i].End > b.doc.Names[j].End
	})
	return b.done(), nil
}

// ecbName adds a mention if it is a named one.
func (b *builder) ecbName(s, lo, hi int, kind news.NameKind) {
	toks := b.doc.Sentences[s].Tokens
	lo, hi = Trim(toks, lo, hi, kind)
	if lo >= hi || lo == 0 && hi == 1 || toks[lo].Form == "I" {
		return
	}
	for i := lo; i < hi; i++ {
		c, _ := utf8.DecodeRuneInString(toks[i].Form)
		if !unicode.IsUpper(c) && !unicode.IsDigit(c) && !links[strings.ToLower(toks[i].Form)] && unicode.IsLetter(c) {
			return
		}
	}
	b.name(s, lo, hi, kind)
}
