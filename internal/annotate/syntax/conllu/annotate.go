package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"

	"dateline/internal/annotate/syntax"
	"dateline/internal/news"
)

// Annotate reads CoNLL-U from in, whose sentences are tokenised, and writes it
// to out with LEMMA, UPOS, XPOS, HEAD and DEPREL of every word as the program
// finds them. All else stays as it was: comments, multiword-token ranges,
// empty nodes, FEATS, DEPS and MISC.
func Annotate(in io.Reader, out io.Writer) error {
	rd, err := syntax.New()
	if err != nil {
		return err
	}
	r := NewReader(in)
	w := bufio.NewWriter(out)
	for {
		sent, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.Join(err, w.Flush())
		}
		fill(rd, sent)
		if err := sent.Write(w); err != nil {
			return fmt.Errorf("write CoNLL-U: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// fill annotates one sentence. HEAD is the ID of the head's row, whatever the
// IDs are.
func fill(rd *syntax.Reader, sent *Sentence) {
	words := sent.Words()
	toks := make([]news.Token, len(words))
	at := 0
	for i, row := range words {
		toks[i].Form = row[Form]
		toks[i].Start, toks[i].End = news.Byte(at), news.Byte(at+len(row[Form]))
		at += len(row[Form]) + 1
	}
	rd.Annotate([]news.Sentence{{Tokens: toks}})
	for i, row := range words {
		tok := &toks[i]
		row[Lemma], row[UPOS], row[XPOS], row[Deprel] = tok.Lemma, tok.UPOS, tok.XPOS, tok.Deprel
		row[Head] = strconv.Itoa(tok.Head)
		if tok.Head > 0 {
			row[Head] = words[tok.Head-1][ID]
		}
	}
}
