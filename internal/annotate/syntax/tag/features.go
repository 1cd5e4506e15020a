package tag

import "dateline/internal/annotate/syntax/word"

// Features appends the features of word i of a sentence to buf. t1 and t2 are
// the tags (plus one) of the word before and the one before that, 0 at the
// sentence's start. The trainer and the reader both call it.
func Features(words []word.Word, i int, t1, t2 int, buf []uint64) []uint64 {
	w := &words[i]
	p1, p2, n1, n2 := at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	var (
		low, lex, class = uint64(w.Low), uint64(w.Lex), uint64(w.Class)
		shape           = uint64(w.Shape)
		a, b            = uint64(t1), uint64(t2)
		suf3            = uint64(w.Suffix[2])
	)
	add := func(template, x, y uint64) { buf = append(buf, word.Mix(template, x, y)) }
	add(1, low, 0)
	add(2, uint64(w.Exact), 0)
	add(3, low, shape)
	add(4, uint64(w.Prefix[0]), shape)
	add(5, uint64(w.Prefix[1]), 0)
	add(6, uint64(w.Prefix[2]), 0)
	add(7, uint64(w.Suffix[0]), shape)
	add(8, uint64(w.Suffix[1]), shape)
	add(9, suf3, shape)
	add(10, uint64(w.Suffix[3]), 0)
	add(11, shape, a)
	add(12, class, shape)
	add(13, lex, shape)
	add(14, uint64(w.Coarse), a)

	add(15, a, 0)
	add(16, a, b)
	add(17, low, a)
	add(18, low, a<<8|b)
	add(19, lex, a)
	add(20, lex, a<<8|b)
	add(21, class, a)
	add(22, suf3, a)

	add(23, uint64(p1.Low), 0)
	add(24, uint64(p1.Low), low)
	add(25, uint64(p2.Low), 0)
	add(26, uint64(n1.Low), 0)
	add(27, uint64(n1.Low), low)
	add(28, uint64(n2.Low), 0)
	add(29, uint64(n1.Lex), lex)
	add(30, uint64(n1.Lex), a)
	add(31, uint64(n1.Lex)<<16|uint64(n2.Lex), lex)
	add(32, uint64(n1.Lex)<<16|lex, a)
	add(33, uint64(n1.Class), 0)
	add(34, uint64(n1.Class), class)
	add(35, uint64(p1.Class), class)
	add(36, uint64(p1.Class)<<16|uint64(n1.Class), class)
	add(37, uint64(p2.Class)<<16|uint64(p1.Class), 0)
	add(38, uint64(n1.Class)<<16|uint64(n2.Class), 0)
	add(39, uint64(n1.Suffix[1]), a)
	add(40, uint64(p1.Suffix[1]), 0)
	add(41, uint64(n1.Shape)<<8|uint64(p1.Shape), shape)
	add(42, uint64(n1.Low), a)
	add(43, uint64(n1.Coarse)<<8|uint64(n2.Coarse), a)
	add(44, uint64(n2.Lex), lex)
	add(45, uint64(n1.Suffix[2]), lex)
	return buf
}

// edge stands for the words before and after a sentence.
var edge = word.Word{Low: 7, Exact: 7, Class: 1<<16 - 1, Coarse: 255, Lex: 1<<16 - 1}

// at gives word i, or the edge.
func at(words []word.Word, i int) *word.Word {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return &words[i]
}
