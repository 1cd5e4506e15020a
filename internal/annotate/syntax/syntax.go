// Package syntax reads the structure of English sentences: for each token its
// part of speech in the sets of Universal Dependencies (UPOS) and of the Penn
// Treebank (XPOS), its lemma, and its head and relation in the dependency tree
// (UD version 2, by the conventions of the treebank EWT).
//
// In: sentences with tokens. Out: the same, with Lemma, UPOS, XPOS, Head and
// Deprel filled in place: of "Talks resume ." the tags are NOUN, VERB, PUNCT,
// and "resume" is the root.
//
// The subpackages are the steps: word (what the models see of a word), tag,
// super (a first guess at each word's place in the tree), parse, lemma; weight holds the tables of weights, conllu the format of
// treebanks. What the parser gets wrong of news' everyday sentences mend.go puts right. cmd/train makes the weights; README.md says what was tried.
package syntax

import (
	"fmt"
	"io/fs"
	"sync"

	"dateline/data"
	"dateline/internal/annotate/syntax/lemma"
	"dateline/internal/annotate/syntax/parse"
	"dateline/internal/annotate/syntax/super"
	"dateline/internal/annotate/syntax/tag"
	"dateline/internal/annotate/syntax/word"
	"dateline/internal/annotate/wordclass"
	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// Files are the files of weights of this package, below the language's folder.
var Files = []string{"weights/tag.bin", "weights/tag-lexicon.txt", "weights/parse.bin", "weights/lemma.txt", "weights/parse-super.bin"}

// Reader reads sentences. It is safe for concurrent use.
type Reader struct {
	classes *wordclass.Table
	lexicon *tag.Lexicon
	tagger  *tag.Model
	supers  *super.Model
	parser  *parse.Model
	lemmas  *lemma.Model
	spare   sync.Pool // of *scratch
}

// scratch is the memory of reading one sentence.
type scratch struct {
	words   []word.Word
	tags    []uint8
	supers  []uint8
	machine parse.Machine
}

// New gives the reader for English with the embedded weights, which are
// loaded on the first call.
func New() (*Reader, error) { return load() }

var load = sync.OnceValues(func() (*Reader, error) { return Load(data.FS, "en") })

// Load makes a reader from the weights below folder of fsys.
func Load(fsys fs.FS, folder string) (*Reader, error) {
	raw := make([][]byte, len(Files))
	for i, name := range Files {
		var err error
		if raw[i], err = fs.ReadFile(fsys, folder+"/"+name); err != nil {
			return nil, fmt.Errorf("load syntax: %w", err)
		}
	}
	rd := &Reader{spare: sync.Pool{New: func() any { return new(scratch) }}}
	var errs [6]error
	var wg sync.WaitGroup
	for i, step := range []func() error{
		func() (err error) { rd.classes, err = wordclass.New(); return },
		func() (err error) { rd.tagger, err = tag.Read(raw[0]); return },
		func() (err error) { rd.lexicon, err = tag.ReadLexicon(string(raw[1])); return },
		func() (err error) { rd.parser, err = parse.Read(raw[2]); return },
		func() (err error) { rd.supers, err = super.Read(raw[4]); return },
		func() (err error) {
			rd.lemmas, err = lemma.Read(string(raw[3]), wordlist.Lines("en/lemma-irregular.txt"))
			return
		},
	} {
		wg.Go(func() { errs[i] = step() })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("load syntax: %w", err)
		}
	}
	return rd, nil
}

// Annotate fills Lemma, UPOS, XPOS, Head and Deprel of every token.
func (rd *Reader) Annotate(sents []news.Sentence) {
	s := rd.spare.Get().(*scratch)
	defer rd.spare.Put(s)
	for i := range sents {
		rd.sentence(s, sents[i].Tokens)
	}
}

// longest is the number of tokens above which a sentence is read in pieces:
// nobody writes longer ones, and lists and tables that look like one sentence
// must not take more memory the longer they are.
const longest = 600

// sentence reads one sentence, in pieces where it is very long. The roots of
// the later pieces hang on the first one's as parataxis.
func (rd *Reader) sentence(s *scratch, toks []news.Token) {
	root := 0
	for from := 0; from < len(toks); {
		to := pieceEnd(toks, from)
		at := rd.piece(s, toks[from:to], from)
		if from == 0 {
			root = at
		} else {
			toks[at-1].Head, toks[at-1].Deprel = root, "parataxis"
		}
		from = to
	}
	mend(toks)
}

// pieceEnd gives the end of the piece that starts at from: all that is left
// where it is short enough, else after the last mark of its second half.
func pieceEnd(toks []news.Token, from int) int {
	if len(toks)-from <= longest {
		return len(toks)
	}
	for i := from + longest; i > from+longest/2; i-- {
		switch toks[i-1].Form {
		case ",", ";", ":", ".", "—", "–", "|":
			return i
		}
	}
	return from + longest
}

// piece reads the tokens, which stand after offset others of the sentence, and
// gives the number of the root in the sentence.
func (rd *Reader) piece(s *scratch, toks []news.Token, offset int) int {
	if cap(s.words) < len(toks) {
		s.words = make([]word.Word, len(toks), 2*len(toks))
	}
	s.words = s.words[:len(toks)]
	word.Fill(s.words, func(i int) string { return toks[i].Form }, rd.classes, rd.lexicon)
	s.tags = rd.tagger.Tag(s.words, s.tags[:0])
	s.supers = rd.supers.Tag(s.words, s.tags, s.supers[:0])
	rd.parser.Parse(&s.machine, s.words, s.tags, s.supers)
	root := offset + 1
	for i := range toks {
		tok := &toks[i]
		pair := rd.tagger.Pair(int(s.tags[i]))
		tok.UPOS, tok.XPOS = pair.UPOS, pair.XPOS
		tok.Lemma = rd.lemmas.Of(tok.Form, tok.UPOS, tok.XPOS)
		tok.Deprel = rd.parser.Name(s.machine.Label(i + 1))
		if tok.Head = s.machine.Head(i + 1); tok.Head == 0 {
			root = offset + i + 1
		} else {
			tok.Head += offset
		}
	}
	return root
}
