package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// wordKind is what a word is made of.
type wordKind uint8

const (
	mark    wordKind = iota
	letters          // letters, with apostrophes and periods within ("o'clock", "U.S")
	digits           // digits of one script, without separators
)

// word is the smallest piece that the rules see.
type word struct {
	start, end int // bytes of the text
	kind       wordKind
	pos        pos
	quant      bool // part of a number with its unit
	// sent and tok are the sentence and token that it begins in, -1 if none.
	sent, tok int32
	ent       *entry // nil where the lexicon does not know it
}

// pos is a coarse part of speech.
type pos uint8

const (
	posUnknown pos = iota
	posNoun
	posProper
	posAdj
	posVerb
	posAux
	posAdv
	posDet
	posPrep
	posPron
	posConj
	posNum
	posPart
	posPunct
)

// posOf maps UPOS tags.
var posOf = map[string]pos{
	"NOUN": posNoun, "PROPN": posProper, "ADJ": posAdj, "VERB": posVerb, "AUX": posAux, "ADV": posAdv,
	"DET": posDet, "ADP": posPrep, "PRON": posPron, "CCONJ": posConj, "SCONJ": posConj, "NUM": posNum,
	"PART": posPart, "PUNCT": posPunct, "SYM": posPunct, "INTJ": posPunct, "X": posNoun,
}

// lexemes cuts a form of a lexicon the way texts are cut.
func lexemes(form string) []string {
	var out []string
	for i := 0; i < len(form); {
		if form[i] == ' ' {
			i++
			continue
		}
		j, _ := next(form, i, len(form))
		out = append(out, form[i:j])
		i = j
	}
	return out
}

// next gives the end and kind of the word that starts at i.
func next(text string, i, end int) (int, wordKind) {
	c := text[i]
	if c < utf8.RuneSelf {
		switch {
		case isLetter(c):
			return wordEnd(text, i, end), letters
		case isDigit(c):
			for i < end && isDigit(text[i]) {
				i++
			}
			return i, digits
		}
		return i + 1, mark
	}
	r, size := utf8.DecodeRuneInString(text[i:end])
	switch {
	case unicode.IsLetter(r):
		return wordEnd(text, i, end), letters
	case unicode.Is(unicode.Nd, r):
		for i < end {
			r, size := utf8.DecodeRuneInString(text[i:end])
			if !unicode.Is(unicode.Nd, r) || r < utf8.RuneSelf {
				break
			}
			i += size
		}
		return i, digits
	}
	return i + size, mark
}

// wordEnd gives the end of letters that start at i. An apostrophe or period
// between two letters is part of them, but for the "'s" of an owner.
func wordEnd(text string, i, end int) int {
	start := i
	for i < end {
		c := text[i]
		if c < utf8.RuneSelf {
			if isLetter(c) {
				i++
				continue
			}
			if c == '.' && i == start+1 && i+2 < end && isLetter(text[i+1]) && !isLetter(text[i+2]) {
				i += 2 // "U.S"
				if i < end && text[i] == '.' && i+1 < end && text[i+1] == '$' {
					i++
				}
				continue
			}
			return i
		}
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
			return i
		}
		i += size
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// words cuts a passage into words, and says whether any of them can start a
// figure.
func (p *parser) words(span news.Span) bool {
	p.ws = p.ws[:0]
	text, end := p.text, int(span.End)
	found := false
	for i := int(span.Start); i < end; {
		c := text[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			if r, size := utf8.DecodeRuneInString(text[i:end]); unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
				i += size
				continue
			}
		}
		j, kind := next(text, i, end)
		w := word{start: i, end: j, kind: kind, sent: -1, tok: -1}
		if kind != digits {
			w.ent = p.lex.find(text[i:j])
		}
		if kind == digits || w.ent != nil && w.ent.class&numeric != 0 || isFraction(text[i:j]) {
			found = true
		}
		p.ws = append(p.ws, w)
		i = j
	}
	if found {
		p.tag()
	}
	return found
}

// find looks a word up, in any case, without a copy.
func (lex *lexicon) find(s string) *entry {
	if len(s) > lex.maxLen {
		return nil
	}
	var buf [64]byte
	if len(s) > len(buf) {
		return nil
	}
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return lex.words[strings.ToLower(s)]
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return lex.words[string(buf[:len(s)])]
}

// tag gives each word its sentence, token and part of speech.
func (p *parser) tag() {
	sents := p.ann.Sentences
	for k := range p.ws {
		w := &p.ws[k]
		for p.sent < len(sents) && int(sents[p.sent].End) <= w.start {
			p.sent++
			p.tok = 0
		}
		if p.sent < len(sents) && int(sents[p.sent].Start) <= w.start {
			toks := sents[p.sent].Tokens
			for p.tok < len(toks) && int(toks[p.tok].End) <= w.start {
				p.tok++
			}
			w.sent = int32(p.sent)
			if p.tok < len(toks) && int(toks[p.tok].Start) <= w.start {
				w.tok = int32(p.tok)
				w.pos = posOf[toks[p.tok].UPOS]
			}
		}
		if w.pos == posUnknown {
			w.pos = p.guess(w)
		}
		if w.kind == mark && w.pos != posPart {
			w.pos = posPunct
		}
	}
}

// guess gives the part of speech of a word by its form alone.
func (p *parser) guess(w *word) pos {
	switch {
	case w.kind == mark:
		return posPunct
	case w.kind == digits:
		return posNum
	case w.ent == nil:
	case w.ent.class&cStop != 0:
		return posConj
	case w.ent.class&cDet != 0:
		return posDet
	case w.ent.class&cPrep != 0:
		return posPrep
	case w.ent.class&cBe != 0:
		return posAux
	case w.ent.class&cPeople != 0:
		return posNoun
	case w.ent.class&(cVerb|cCost|cVictim) != 0:
		return posVerb
	case w.ent.class&(cCard|cHundred|cScale) != 0:
		return posNum
	}
	s := p.text[w.start:w.end]
	if s[0] >= 'A' && s[0] <= 'Z' {
		return posProper
	}
	if len(s) > 4 && (strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "ly")) {
		return posVerb
	}
	return posNoun
}

// has says whether word k is there and in one of the classes.
func (p *parser) has(k int, cl class) bool {
	return k >= 0 && k < len(p.ws) && p.ws[k].ent != nil && p.ws[k].ent.class&cl != 0
}

// is says whether word k is the given one, in lower case.
func (p *parser) is(k int, form string) bool {
	if k < 0 || k >= len(p.ws) {
		return false
	}
	if e := p.ws[k].ent; e != nil {
		return e.form == form
	}
	return p.str(k) == form
}

// str gives word k as spelled, "" where there is none.
func (p *parser) str(k int) string {
	if k < 0 || k >= len(p.ws) {
		return ""
	}
	return p.text[p.ws[k].start:p.ws[k].end]
}

// at gives the part of speech of word k.
func (p *parser) at(k int) pos {
	if k < 0 || k >= len(p.ws) {
		return posPunct
	}
	return p.ws[k].pos
}

// kind gives what word k is made of.
func (p *parser) kind(k int) wordKind {
	if k < 0 || k >= len(p.ws) {
		return mark
	}
	return p.ws[k].kind
}

// tight says whether nothing stands between words k and k+1.
func (p *parser) tight(k int) bool {
	return k >= 0 && k+1 < len(p.ws) && p.ws[k].end == p.ws[k+1].start
}

// sameSent says whether words a and b are of one sentence.
func (p *parser) sameSent(a, b int) bool {
	return a >= 0 && b >= 0 && a < len(p.ws) && b < len(p.ws) && p.ws[a].sent == p.ws[b].sent
}

// hyphen says whether word k is a hyphen or a dash.
func (p *parser) hyphen(k int) bool {
	switch p.str(k) {
	case "-", "‐", "‑", "–", "—", "−":
		return true
	}
	return false
}

// matches says whether the words from k on are the parts of a form.
func (p *parser) matches(k int, parts []string) bool {
	if k < 0 || k+len(parts) > len(p.ws) {
		return false
	}
	for n, part := range parts {
		if !p.is(k+n, part) {
			return false
		}
	}
	return true
}

// capital says whether word k starts with a capital.
func (p *parser) capital(k int) bool {
	r, _ := utf8.DecodeRuneInString(p.str(k))
	return unicode.IsUpper(r)
}
