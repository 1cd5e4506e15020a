package passage

import (
	"sync"

	"dateline/internal/article/block"
	"dateline/internal/article/credit"
	"dateline/internal/article/phrase"
	"dateline/internal/article/plain"
	"dateline/internal/news"
)

var (
	lineTable    = sync.OnceValue(func() *phrase.Table { return phrase.MustLoad("passage-lines.txt") })
	captionTable = sync.OnceValue(func() *phrase.Table { return phrase.MustLoad("passage-captions.txt") })
)

// row is a block with what the rules ask of it.
type row struct {
	block.Block
	fold  string
	words int
	ends  bool // ends as a sentence does
	// prose is running text: whole sentences, or a long paragraph.
	prose bool
	// rule is the rule of data/en/passage-lines.txt that the row meets, with
	// Tag "" for none; caption likewise of passage-captions.txt.
	rule, caption phrase.Rule
	role          news.Role // "" until decided
	why           string
}

// surePhrase is the longest row, in words, that the tables of phrases are
// held against: disclaimers reach sixty.
const surePhrase = 60

func newRow(b block.Block) row {
	r := row{Block: b, fold: phrase.Fold(b.Text), words: phrase.Words(b.Text), ends: plain.EndsSentence(b.Text)}
	if r.words <= surePhrase {
		r.rule, _ = lineTable().Match(r.fold, r.words)
	}
	if r.words <= 70 {
		r.caption, _ = captionTable().Match(r.fold, r.words)
	}
	if b.Kind == block.Caption && r.caption.Tag == "" {
		r.caption = phrase.Rule{Tag: "caption", At: "markup"}
	}
	r.prose = r.isProse()
	return r
}

func (r *row) isProse() bool {
	if r.Kind == block.MetaLine || r.rule.Tag == "tail" || r.rule.Tag == "section" {
		return false
	}
	if r.rule.Tag == "furniture" || r.rule.Tag == "cut" || r.caption.Tag != "" {
		return false
	}
	return plain.Prose(r.Block, r.words)
}

// set gives the row a role, if it has none.
func (r *row) set(role news.Role, why string) {
	if r.role == "" {
		r.role, r.why = role, why
	}
}

// credit says that the row is a line of credit.
func (r *row) creditLine(whole string) bool {
	if r.prose && r.words > 20 {
		return false
	}
	_, ok := credit.Line(r.Text, whole)
	return ok
}
