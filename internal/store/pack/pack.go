// Package pack writes a report and its layers as bytes, and reads them back.
// Every store uses it, so that what comes back is the same from each.
//
// In: a news.Annotated. Out: Packed, three pieces that stores keep as they
// like: the text as it is; all the rest as JSON by the keys of the project's
// contract; the tokens, by far the most of it, as a table of strings and
// numbers (see tokens.go). The last two are compressed.
//
//	p, err := pack.Report(rep)
//	rep, err := p.Open(true)
package pack

import (
	"encoding/json"
	"fmt"

	"dateline/internal/news"
)

// Packed is a report as bytes.
type Packed struct {
	Text   string // Report.Text
	Rest   Blob   // JSON of the report without its text and its tokens
	Tokens Blob   // see tokens.go; empty where the report has no sentences
}

// Report packs rep, and leaves it as it is. Bytes that are no UTF-8 become
// U+FFFD in every field but the text.
func Report(rep news.Annotated) (Packed, error) {
	p := Packed{Text: rep.Text}
	if len(rep.Sentences) > 0 {
		p.Tokens = Compress(tokens(rep.Sentences, rep.Text))
	}
	rep.Text = ""
	rep.Sentences = bare(rep.Sentences)
	rest, err := json.Marshal(rep)
	if err != nil {
		return Packed{}, fmt.Errorf("pack report %s: %w", rep.ID, err)
	}
	p.Rest = Compress(rest)
	return p, nil
}

// bare gives sents without their tokens; it keeps nil nil.
func bare(sents []news.Sentence) []news.Sentence {
	if sents == nil {
		return nil
	}
	out := make([]news.Sentence, len(sents))
	for i, s := range sents {
		out[i] = news.Sentence{Span: s.Span}
	}
	return out
}

// Open reads p back; without tokens, Sentence.Tokens stays nil. An error means
// that p is damaged, or was written by a newer program.
func (p Packed) Open(withTokens bool) (news.Annotated, error) {
	var rep news.Annotated
	rest, err := p.Rest.Open()
	if err != nil {
		return rep, fmt.Errorf("unpack report: %w", err)
	}
	if err := json.Unmarshal(rest, &rep); err != nil {
		return rep, fmt.Errorf("unpack report: %w", err)
	}
	rep.Text = p.Text
	fit(&rep)
	if !withTokens || len(rep.Sentences) == 0 {
		return rep, nil
	}
	table, err := p.Tokens.Open()
	if err != nil {
		return rep, fmt.Errorf("unpack tokens of report %s: %w", rep.ID, err)
	}
	if err := readTokens(table, rep.Text, rep.Sentences); err != nil {
		return rep, fmt.Errorf("unpack tokens of report %s: %w", rep.ID, err)
	}
	return rep, nil
}
