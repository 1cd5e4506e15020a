package spelling

import (
	"fmt"
	"strings"
)

// judge weighs the pairs and the words left over.
func (c *comparison) judge() {
	weak := len(c.pairs) > 0 && c.pairs[len(c.pairs)-1].value < perhaps
	full, sum := 0, int32(0)
	for _, p := range c.pairs {
		sum += p.value
		if p.value >= shortForm {
			full++
		}
	}
	longer := max(len(c.a.tokens), len(c.b.tokens))
	shorter := min(len(c.a.tokens), len(c.b.tokens))
	if c.one {
		longer = 1
	}
	c.score = sum / int32(max(1, shorter))
	left := min(len(c.onlyA), len(c.onlyB))
	switch {
	case c.a.suffix != "" && c.b.suffix != "" && c.a.suffix != c.b.suffix:
		c.verdict, c.why = Different, "one is called "+c.a.suffix+", the other "+c.b.suffix
	case len(c.pairs) == 0:
		c.verdict, c.why = Different, "no words agree"
	case left > 0:
		c.conflict(full, left)
	case shorter == 1 && longer > 1:
		c.verdict, c.why = Possibly, "one of the names is a single word"
	case full == 0, !weak && c.pairs[len(c.pairs)-1].value < perhaps:
		c.verdict, c.why = Possibly, "the spellings are near"
	default:
		c.verdict = Same
	}
	if c.verdict == Same && c.manAndWoman() {
		c.verdict, c.why = Possibly, "one is a man's name, the other a woman's"
	}
	if weak && c.verdict == Same {
		c.why = "one of the words is only somewhat alike"
	}
	if c.verdict == Same && c.commonplace() {
		c.score, c.why = c.score*9/10, "the words that agree are borne by many"
	}
	if c.verdict == Different {
		c.score = c.score * int32(shorter) / int32(longer) / 2
	}
}

// manAndWoman says whether one name has the forms of a man and the other those
// of a woman in two words: "Aleksandr Orlov", "Aleksandra Orlova".
func (c *comparison) manAndWoman() bool {
	forms := 0
	for _, p := range c.pairs {
		x, y := c.a.tokens[p.i].word, c.b.tokens[p.j].word
		switch {
		case womanOf(x) == y && x != y:
			forms++
		case womanOf(y) == x && x != y:
			forms--
		}
	}
	return forms > 1 || forms < -1
}

// ManAndWoman says whether one of two family names is the form of a woman's that
// the other has of a man's ("Orlova", "Orlov"), by the endings of Slavic names.
func ManAndWoman(a, b string) bool {
	x, y := Normal(a), Normal(b)
	return endsAsMan(x) && womanOf(x) == y || endsAsMan(y) && womanOf(y) == x
}

// endsAsMan says whether a word ends as a Slavic man's family name does.
func endsAsMan(word string) bool {
	for _, end := range []string{"ov", "ev", "in", "yn", "ow", "ew", "sky", "skiy", "skij", "ski", "off"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// womanOf gives the form that a woman's name has of a man's in Slavic languages.
func womanOf(word string) string {
	for _, end := range [][2]string{{"sky", "skaya"}, {"skiy", "skaya"}, {"skij", "skaja"}, {"ski", "ska"}} {
		if stem, ok := strings.CutSuffix(word, end[0]); ok {
			return stem + end[1]
		}
	}
	return word + "a"
}

// commonplace says whether only words agree that many people bear.
func (c *comparison) commonplace() bool {
	for _, p := range c.pairs {
		if !c.a.tokens[p.i].common && !c.b.tokens[p.j].common {
			return false
		}
	}
	return true
}

// conflict decides where both names have words that the other lacks: many
// words in common outweigh one that may be a bad copy, or another of a
// person's names.
func (c *comparison) conflict(full, left int) {
	switch {
	case left > 1 || full < 2:
		c.verdict, c.why = Different, "each has words that the other lacks"
	case len(c.onlyA)+len(c.onlyB) == 2 && alike(c.a.tokens[c.onlyA[0]].letters, c.b.tokens[c.onlyB[0]].letters):
		c.verdict, c.why = Same, "all words but one agree, and that begins alike and has half its letters"
	default:
		c.verdict, c.why = Possibly, "each has a word that the other lacks"
	}
}

// alike says whether two words begin with one letter and differ in no more than
// half of their letters.
func alike(x, y []rune) bool {
	return x[0] == y[0] && 2*distance(x, y) <= max(len(x), len(y))
}

// reasons says in words what agreed and what did not.
func (c *comparison) reasons() []string {
	var out []string
	if c.one {
		return append(out, fmt.Sprintf("%q and %q are one name in two scripts (%d %%)", c.a.together(), c.b.together(), c.pairs[0].value))
	}
	for _, p := range c.pairs {
		out = append(out, p.reason(&c.a.tokens[p.i], &c.b.tokens[p.j]))
	}
	list := func(side string, p *Name, only []int) {
		if len(only) == 0 {
			return
		}
		var ws []string
		for _, i := range only {
			ws = append(ws, fmt.Sprintf("%q", p.tokens[i].text))
		}
		out = append(out, "only in the "+side+": "+strings.Join(ws, ", "))
	}
	list("first", c.a, c.onlyA)
	list("second", c.b, c.onlyB)
	if c.a.mixed || c.b.mixed {
		out = append(out, "letters of another alphabet stand for those that they look like")
	}
	if c.why != "" {
		out = append(out, c.why)
	}
	return out
}

// reason says how words x and y agree.
func (p pairing) reason(x, y *token) string {
	switch p.how {
	case equally:
		return fmt.Sprintf("%q is in both", x.text)
	case byInitials:
		return fmt.Sprintf("%q and %q begin alike", x.text, y.text)
	case byShortForm:
		return fmt.Sprintf("%q and %q are forms of one name", x.text, y.text)
	case writtenTogether:
		return fmt.Sprintf("%q and %q are one name, written together and apart", x.text, y.text)
	case byDamage:
		return fmt.Sprintf("%q and %q differ by a letter or two", x.text, y.text)
	case byScript:
		return fmt.Sprintf("%q and %q are one name in two scripts (%d %%)", x.text, y.text, p.value)
	}
	return fmt.Sprintf("%q and %q are spellings of one name (%d %%)", x.text, y.text, p.value)
}
