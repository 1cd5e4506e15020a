package phrase

import (
	"regexp/syntax"
	"strings"
)

// maxLiterals bounds how many words are looked for before a regular
// expression is run: with more, the looking costs as much as the running.
const maxLiterals = 48

// literalsOf gives strings of which every match of the expression holds at
// least one, nil if there are none. Looking for them is much cheaper than the
// expression, which nearly no line of a page meets.
func literalsOf(expr string) []string {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	lits := anyOf(re.Simplify())
	if len(lits) > maxLiterals {
		return nil
	}
	return lits
}

func anyOf(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 || len(re.Rune) < 2 && wordRune(re.Rune[0]) {
			return nil // a single letter stands in nearly every line
		}
		return []string{string(re.Rune)}
	case syntax.OpCapture, syntax.OpPlus:
		return anyOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return anyOf(re.Sub[0])
		}
	case syntax.OpConcat:
		return bestOf(re.Sub)
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			lits := anyOf(sub)
			if lits == nil {
				return nil
			}
			all = append(all, lits...)
		}
		return all
	}
	return nil
}

// bestOf picks the part of a sequence whose literals are fewest for their
// length.
func bestOf(subs []*syntax.Regexp) []string {
	var best []string
	bestScore := 0.0
	for _, sub := range subs {
		lits := anyOf(sub)
		if len(lits) == 0 {
			continue
		}
		shortest := len(lits[0])
		for _, l := range lits {
			shortest = min(shortest, len(l))
		}
		if score := float64(shortest) / float64(len(lits)); score > bestScore {
			best, bestScore = lits, score
		}
	}
	return best
}

// mayMatch says that s holds one of the literals, or that there are none.
func mayMatch(s string, lits []string) bool {
	for _, l := range lits {
		if strings.Contains(s, l) {
			return true
		}
	}
	return len(lits) == 0
}
