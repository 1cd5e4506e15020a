package name

import (
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Files of the weights in data.FS, for the two passes.
const (
	FirstFile  = "en/weights/names-first.bin"
	SecondFile = "en/weights/names-second.bin"
)

// sheet is one sentence being read.
type sheet struct {
	words   []word
	segs    []segment
	mode    mode
	labels  []Label
	margins []int32
}

// sheets prepares the sentences of a document: their words and segments.
func (r *reader) sheets(sents []news.Sentence) []sheet {
	total := 0
	for i := range sents {
		total += len(sents[i].Tokens)
	}
	words, labels, margins := make([]word, total), make([]Label, total), make([]int32, total)
	quiet := quietDoc(sents)
	out := make([]sheet, len(sents))
	var segs []segment
	for i := range sents {
		n := len(sents[i].Tokens)
		s := &out[i]
		s.words, words = words[:n:n], words[n:]
		s.labels, labels = labels[:n:n], labels[n:]
		s.margins, margins = margins[:n:n], margins[n:]
		s.mode = modeOf(sents[i].Tokens, quiet)
		r.look(s.words, sents[i].Tokens, s.mode)
		at := len(segs)
		segs = segments(segs, s.words)
		s.segs = segs[at:len(segs):len(segs)]
	}
	return out
}

// quietDoc says whether a document has next to no capitals: fewer than one
// word in 50 begins with one.
func quietDoc(sents []news.Sentence) bool {
	words, capital := 0, 0
	for i := range sents {
		for j := range sents[i].Tokens {
			c, _ := utf8.DecodeRuneInString(sents[i].Tokens[j].Form)
			if unicode.IsLetter(c) {
				words++
				if unicode.IsUpper(c) {
					capital++
				}
			}
		}
	}
	return words >= 8 && capital*50 < words
}

// scratch is room that one reading uses again and again.
type scratch struct {
	features []uint32
	scores   [][Labels]int32
	back     [][Labels]Label
	links    []bool
	memos    []memo
}

// label labels one sentence with model m; mem is nil in pass one.
func (s *sheet) label(m *Model, sc *scratch, mem []memo) {
	for _, seg := range s.segs {
		n := seg.hi - seg.lo
		for len(sc.scores) < n {
			sc.scores = append(sc.scores, [Labels]int32{})
			sc.back = append(sc.back, [Labels]Label{})
			sc.links = append(sc.links, false)
		}
		scores, links := sc.scores[:n], sc.links[:n]
		for i := seg.lo; i < seg.hi; i++ {
			sc.features = features(sc.features[:0], s.words, i, seg.lo, seg.hi, s.mode, mem)
			scores[i-seg.lo] = [Labels]int32{}
			m.score(&scores[i-seg.lo], sc.features)
			links[i-seg.lo] = !s.words[i].cand
		}
		m.decode(scores, links, sc.back[:n], s.labels[seg.lo:seg.hi], s.margins[seg.lo:seg.hi])
	}
}

// passes labels all sheets: once alone, then again with the memory of the
// first. A nil second leaves the labels of the first.
func passes(sheets []sheet, first, second *Model) {
	sc := &scratch{}
	for i := range sheets {
		sheets[i].label(first, sc, nil)
	}
	if second == nil {
		return
	}
	mem := remember(sheets)
	for i := range sheets {
		s := &sheets[i]
		if len(s.segs) == 0 {
			continue
		}
		s.label(second, sc, sc.recall(mem, s))
	}
}

// remember gathers the memory of a document.
func remember(sheets []sheet) *memory {
	mem := newMemory()
	for i := range sheets {
		mem.add(sheets[i].words, sheets[i].labels, sheets[i].margins, 1)
	}
	return mem
}

// recall gives the memos of one sentence.
func (sc *scratch) recall(mem *memory, s *sheet) []memo {
	for len(sc.memos) < len(s.words) {
		sc.memos = append(sc.memos, memo{})
	}
	memos := sc.memos[:len(s.words)]
	mem.recall(memos, s.words, s.labels, s.margins)
	return memos
}
