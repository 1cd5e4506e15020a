package token

import (
	"strings"
	"sync"
	"unicode/utf8"

	"dateline/internal/lexicon/wordlist"
)

// lexicons are the word lists of the rules.
type lexicons struct {
	prefix, suffix, whole, units map[string]bool
	// fused maps a word that is two tokens to the length of the first one.
	fused map[string]int
}

var words = sync.OnceValue(func() lexicons {
	affixes := wordlist.Labelled("en/token-affixes.txt")
	lex := lexicons{
		prefix: asSet(affixes["prefix"]), suffix: asSet(affixes["suffix"]), whole: asSet(affixes["word"]),
		units: wordlist.Set("en/token-units.txt"), fused: map[string]int{},
	}
	for _, line := range wordlist.Lines("en/token-contractions.txt") {
		if first, second, ok := strings.Cut(line, "|"); ok {
			lex.fused[first+second] = len(first)
		}
	}
	return lex
})

func asSet(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}

// maxFused is the length in bytes of the longest fused word.
const maxFused = 8

// word adds the word [a, b), cut where it is more than one token.
func (l *lexer) word(a, b int) {
	if b-a <= maxFused && b-a >= 3 {
		if n := words().fused[lower(l.text[a:b])]; n > 0 {
			l.add(a, a+n)
			l.add(a+n, b)
			return
		}
	}
	if m := l.clitic(a, b); m > a {
		if n := l.clitic(a, m); n > a { // "wouldn't've"
			l.add(a, n)
			a = n
		}
		l.add(a, m)
		l.add(m, b)
		return
	}
	if m := l.number(a, b); m > a {
		l.add(a, m)
		l.add(m, b)
		return
	}
	l.add(a, b)
}

// lower is strings.ToLower without a copy where s has no capital.
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}

// clitic gives where a contraction's second part starts ("do|n't", "it|'s"),
// or a where [a, b) has none.
func (l *lexer) clitic(a, b int) int {
	for back := b; back > a && b-back <= 5; {
		r, size := utf8.DecodeLastRuneInString(l.text[a:back])
		back -= size
		if !isApostrophe(r) || back == a {
			continue
		}
		tail := lower(l.text[back+size : b])
		switch tail {
		case "s", "m", "d", "re", "ve", "ll":
			if l.text[back-1] == '0' && tail == "s" {
				return a // a decade: "the 1930's"
			}
			return back
		case "t":
			if c := l.text[back-1]; (c == 'n' || c == 'N') && back-1 > a && r != '`' {
				return back - 1
			}
		}
		return a
	}
	return a
}

// number gives where a unit starts in a word that begins with a number
// ("5|pm"), or a.
func (l *lexer) number(a, b int) int {
	if !isDigit(l.text[a]) && l.text[a] != '.' && l.text[a] != '+' {
		return a
	}
	i := a
	for i < b && (isDigit(l.text[i]) || strings.IndexByte(".,:+", l.text[i]) >= 0) {
		i++
	}
	if i == b || i == a || b-i > 4 || l.text[i-1] == '.' {
		return a
	}
	if !words().units[lower(l.text[i:b])] {
		return a
	}
	if c := l.text[i]; c >= 'A' && c <= 'Z' {
		switch l.text[i:b] {
		case "AM", "PM", "A.M.", "P.M.", "K", "M", "KM":
		default:
			return a // a model or a size: "747B", "10MM"
		}
	}
	return i
}
