package pack

import (
	"encoding/binary"
	"errors"

	"dateline/internal/news"
)

// The tokens of a report as bytes, version 1. Every number is a varint as in
// Protocol Buffers: u unsigned, z signed (zigzag).
//
//	u 1                      the version
//	u count of strings       then each string: u its length in bytes, its bytes
//	for each sentence        (their number and spans are in the JSON)
//	  u n                    0: the list of tokens is null; else it has n-1 tokens
//	  for each token
//	    z start              counted from the end of the token before, or from
//	                         the sentence's start
//	    z length             end - start
//	    u form               0: the words of the span; else string number form-1
//	    u lemma              0: the same as the form; else string number lemma-1
//	    u upos, u xpos, u deprel   string numbers
//	    z head
const tokenVersion = 1

// minToken is the fewest bytes that a token takes: one for each number.
const minToken = 8

var errTokens = errors.New("tokens do not fit their format")

// tokens writes the tokens of sents, which are in text.
func tokens(sents []news.Sentence, text string) []byte {
	t := table{number: map[string]uint64{}}
	var body []byte
	for _, sent := range sents {
		if sent.Tokens == nil {
			body = append(body, 0)
			continue
		}
		body = binary.AppendUvarint(body, uint64(len(sent.Tokens))+1)
		at := sent.Start
		for _, tok := range sent.Tokens {
			body = t.token(body, tok, at, text)
			at = tok.End
		}
	}
	out := binary.AppendUvarint(nil, tokenVersion)
	out = binary.AppendUvarint(out, uint64(len(t.strings)))
	for _, s := range t.strings {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	return append(out, body...)
}

// table numbers strings in the order in which they are met.
type table struct {
	strings []string
	number  map[string]uint64
}

func (t *table) of(s string) uint64 {
	n, ok := t.number[s]
	if !ok {
		n = uint64(len(t.strings))
		t.number[s] = n
		t.strings = append(t.strings, s)
	}
	return n
}

// token appends tok; at is where the token before it ended.
func (t *table) token(b []byte, tok news.Token, at news.Byte, text string) []byte {
	b = binary.AppendVarint(b, int64(tok.Start)-int64(at))
	b = binary.AppendVarint(b, int64(tok.End)-int64(tok.Start))
	form, lemma := uint64(0), uint64(0)
	if tok.Form != tok.In(text) {
		form = t.of(tok.Form) + 1
	}
	if tok.Lemma != tok.Form {
		lemma = t.of(tok.Lemma) + 1
	}
	b = binary.AppendUvarint(b, form)
	b = binary.AppendUvarint(b, lemma)
	b = binary.AppendUvarint(b, t.of(tok.UPOS))
	b = binary.AppendUvarint(b, t.of(tok.XPOS))
	b = binary.AppendUvarint(b, t.of(tok.Deprel))
	return binary.AppendVarint(b, int64(tok.Head))
}

// readTokens reads what tokens wrote into sents.
func readTokens(b []byte, text string, sents []news.Sentence) error {
	r := reader{b: b}
	if r.u() != tokenVersion {
		return errTokens
	}
	n := r.u()
	if n > uint64(len(r.b)) {
		return errTokens
	}
	// One string holds them all, and nothing else: what is read keeps it alive.
	list, spans := r.b, make([][2]int, n)
	for i := range spans {
		size := r.u()
		if r.bad || size > uint64(len(r.b)) {
			return errTokens
		}
		from := len(list) - len(r.b)
		spans[i] = [2]int{from, from + int(size)}
		r.b = r.b[size:]
	}
	all := string(list[:len(list)-len(r.b)])
	r.strings = make([]string, n)
	for i, s := range spans {
		r.strings[i] = all[s[0]:s[1]]
	}
	for i := range sents {
		r.sentence(&sents[i], text)
		if r.bad {
			return errTokens
		}
	}
	if len(r.b) != 0 {
		return errTokens
	}
	return nil
}

// reader takes numbers from the front of b. Once something does not fit, bad
// is set and all further numbers are 0.
type reader struct {
	b       []byte
	strings []string
	bad     bool
}

func (r *reader) u() uint64 {
	v, n := binary.Uvarint(r.b)
	return took(r, v, n)
}

func (r *reader) z() int64 {
	v, n := binary.Varint(r.b)
	return took(r, v, n)
}

// from gives the offset that lies so far behind at as the next number says.
func (r *reader) from(at news.Byte) news.Byte {
	far := r.z()
	if to := int64(at) + far; far == int64(int32(far)) && to == int64(int32(to)) {
		return news.Byte(to)
	}
	r.bad = true
	return 0
}

// took moves r past n bytes, which held v.
func took[T int64 | uint64](r *reader, v T, n int) T {
	if n <= 0 || r.bad {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

// str gives the string of number n.
func (r *reader) str(n uint64) string {
	if n >= uint64(len(r.strings)) {
		r.bad = true
		return ""
	}
	return r.strings[n]
}

func (r *reader) sentence(sent *news.Sentence, text string) {
	n := r.u()
	if n == 0 {
		return
	}
	n--
	if n > uint64(len(r.b)/minToken) {
		r.bad = true
		return
	}
	sent.Tokens = make([]news.Token, n)
	at := sent.Start
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		tok.Start = r.from(at)
		tok.End = r.from(tok.Start)
		at = tok.End
		if form := r.u(); form == 0 {
			tok.Form = tok.In(text)
		} else {
			tok.Form = r.str(form - 1)
		}
		if lemma := r.u(); lemma == 0 {
			tok.Lemma = tok.Form
		} else {
			tok.Lemma = r.str(lemma - 1)
		}
		tok.UPOS, tok.XPOS, tok.Deprel = r.str(r.u()), r.str(r.u()), r.str(r.u())
		tok.Head = int(r.z())
		if r.bad {
			return
		}
	}
}
