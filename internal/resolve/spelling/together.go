package spelling

import "strings"

// together pairs words that one name writes together and the other apart: two
// neighbouring words of x with one of y that is both in one ("Abu Bakr",
// "Abubakr"), or a word with the same after an article or particle that was
// written on ("Hamid", "Alhamid"); letter by letter or by the table.
func (m *Matcher) together(c *comparison, sc *scratch, x, y *Name, usedX, usedY *[maxTokens]bool, swapped bool) {
	for j := range y.tokens {
		for i := range x.tokens {
			if usedY[j] || usedX[i] || len(c.pairs) == maxTokens {
				continue
			}
			long, one := &y.tokens[j], &x.tokens[i]
			if long.script != 0 || one.script != 0 || one.initial || long.initial {
				continue
			}
			value, both := int32(0), false
			if i+1 < len(x.tokens) && !usedX[i+1] && x.tokens[i+1].script == 0 {
				value = m.joined(one, &x.tokens[i+1], long, sc)
				both = value > 0
			}
			if value == 0 {
				value = m.after(one, long, sc)
			}
			if value == 0 {
				continue
			}
			p := pairing{i, j, value, writtenTogether}
			if swapped {
				p.i, p.j = j, i
			}
			usedX[i], usedY[j] = true, true
			if both {
				usedX[i+1] = true
			}
			c.pairs = append(c.pairs, p)
		}
	}
}

// joined says how far two words written in one agree with a third.
func (m *Matcher) joined(one, two, long *token, sc *scratch) int32 {
	n := len(one.letters) + len(two.letters)
	if !joinable(one, two, long) {
		return 0
	}
	if rest, ok := strings.CutPrefix(long.word, one.word); ok && rest == two.word {
		return equal - 2
	}
	sc.letters = append(append(sc.letters[:0], one.letters...), two.letters...)
	sc.x = sc.x.cut(&m.scripts[0].table.x, sc.letters, maxX)
	return m.nearly(&sc.x, n, long, sc)
}

// minJoined is how many letters a word needs to be taken for two, or for one
// with an article.
const minJoined = 5

// after says how far a word agrees with another after the article or particle
// that the other begins with.
func (m *Matcher) after(one, long *token, sc *scratch) int32 {
	rest := long.rest
	switch {
	case rest == nil || !near(len(rest.letters), len(one.letters)) || !rest.tally.closely(one.tally):
		return 0
	case rest.word == one.word:
		return equal - 2
	}
	return m.nearly(&rest.first, len(rest.letters), one, sc)
}

// near says whether two words have nearly as many letters.
func near(n, m int) bool { return n-m <= 2 && m-n <= 2 }

// nearly says how far the chunks of n letters agree with a word, by the table: 0
// where they are not spellings of one name.
func (m *Matcher) nearly(x *side, n int, y *token, sc *scratch) int32 {
	s := &m.scripts[0]
	both := int32(n + len(y.letters))
	least := (s.same + s.possibly) / 2
	if w := 2 * s.table.score(x, &y.second, sc, least*both/2); w >= least*both {
		return spelled - 1
	}
	return 0
}
