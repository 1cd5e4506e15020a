package spelling

import "unicode"

// whole compares a name of one word in a script that sets no spaces within a
// name, Chinese or Korean, with one of several Latin words: all of them as one,
// the family name first or last. It says whether the two are one so.
func (m *Matcher) whole(c *comparison, sc *scratch) bool {
	one, many := c.a, c.b
	if len(one.tokens) > 1 {
		one, many = many, one
	}
	if len(one.tokens) != 1 || len(many.tokens) < 2 || !unspaced(one.tokens[0].letters[0]) {
		return false
	}
	all := token{}
	for i := range many.tokens {
		if t := &many.tokens[i]; t.script != 0 || t.initial {
			return false
		}
		all.letters = append(all.letters, many.tokens[i].letters...)
	}
	last := many.tokens[len(many.tokens)-1].letters
	y := &one.tokens[0]
	if len(all.letters) > maxToken || y.script <= 0 {
		return false
	}
	s := &m.scripts[y.script]
	value := s.value(&all, y, sc, s.possibly)
	turned := token{letters: append(append([]rune{}, last...), all.letters[:len(all.letters)-len(last)]...)}
	if value = max(value, s.value(&turned, y, sc, s.possibly)); value < spelled {
		return false
	}
	c.pairs = append(c.pairs, pairing{0, 0, value, byScript})
	c.one = true
	return true
}

// unspaced says whether names in the script of c are written without spaces.
func unspaced(c rune) bool { return unicode.Is(unicode.Han, c) || unicode.Is(unicode.Hangul, c) }

// together gives the words of a name as they are written.
func (n *Name) together() string {
	out := ""
	for i := range n.tokens {
		if i > 0 {
			out += " "
		}
		out += n.tokens[i].text
	}
	return out
}
