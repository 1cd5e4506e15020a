package spelling

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Words is the number of words that are compared.
func (n *Name) Words() int { return len(n.tokens) }

// Initials says whether a word of the name is an initial.
func (n *Name) Initials() bool {
	return slices.ContainsFunc(n.tokens, func(t token) bool { return t.initial })
}

// Common says whether many people may bear the name: each of its words, but
// for initials, is a common one.
func (n *Name) Common() bool {
	return !slices.ContainsFunc(n.tokens, func(t token) bool { return !t.common && !t.initial })
}

// Family gives the places of the words that others may call the bearer by: the
// one before the comma, else the last one that is no initial.
func (n *Name) Family() int {
	last := -1
	for i := range n.tokens {
		if n.tokens[i].family && n.comma {
			return i
		}
		if !n.tokens[i].initial {
			last = i
		}
	}
	return last
}

// Word gives word i as it is compared: small letters without marks between
// them.
func (n *Name) Word(i int) string { return string(n.tokens[i].letters) }

// Bones gives the consonants of the family name by what they sound like, the
// same for most spellings of one name: "ptn" for Putin and Poutine. It is "" for
// a name of vowels.
func (n *Name) Bones() string {
	at := n.Family()
	if at < 0 {
		return ""
	}
	return n.m.bones(n.tokens[at].letters)[0]
}

// BlockBones is how many consonants of a word Blocks and WordBlocks look at.
const BlockBones = 2

// Blocks gives keys of the name: two names of several words that are one share
// at least one of them, but for rare spellings. Comparing only names that share
// a key spares comparing all with all.
func (n *Name) Blocks() []string { return n.BlocksOf(BlockBones) }

// BlocksOf is Blocks with the first most consonants of each word: with more of
// them fewer names share a key, and of two spellings of one name more do not.
func (n *Name) BlocksOf(most int) []string {
	var words [][]string
	for i := range n.tokens {
		t := &n.tokens[i]
		var keys []string
		for _, b := range n.m.bones(t.letters) {
			if b = b[:min(most, len(b))]; t.initial {
				b = b[:min(1, len(b))]
			}
			if !slices.Contains(keys, b) {
				keys = append(keys, b)
			}
		}
		words = append(words, keys)
	}
	var out []string
	for i := range words {
		for j := range i {
			for _, x := range words[i] {
				for _, y := range words[j] {
					out = append(out, blockKeys(x, y)...)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// blockKeys gives the keys of two words: both, in one order whichever comes
// first, and each with the first consonant of the other, so that an initial
// finds its name.
func blockKeys(x, y string) []string {
	x1, y1 := x[:min(1, len(x))], y[:min(1, len(y))]
	out := []string{pairKey(x, y)}
	if x1 != x {
		out = append(out, pairKey(x1, y))
	}
	if y1 != y {
		out = append(out, pairKey(x, y1))
	}
	return out
}

func pairKey(x, y string) string {
	if y < x {
		x, y = y, x
	}
	return x + " " + y
}

// sounds are groups of Latin letters with the classes of consonants that they
// stand for in one spelling or another; longest first, "" is a vowel or mute.
// The classes: p lips, t teeth and hisses, k throat, l, r, n nose.
var sounds = []struct {
	letters string
	classes []string
}{
	{"tsch", []string{"t"}}, {"sch", []string{"t"}}, {"tch", []string{"t"}}, {"tsj", []string{"t"}},
	{"ch", []string{"t", "k"}}, {"kh", []string{"k"}}, {"gh", []string{"k", ""}}, {"ph", []string{"p"}}, {"th", []string{"t"}},
	{"sh", []string{"t"}}, {"zh", []string{"t"}}, {"ts", []string{"t"}}, {"tz", []string{"t"}}, {"dz", []string{"t"}},
	{"dj", []string{"t"}}, {"cz", []string{"t"}}, {"sz", []string{"t"}}, {"ck", []string{"k"}}, {"qu", []string{"k"}},
	{"gu", []string{"k"}}, {"ce", []string{"t", "k"}}, {"ci", []string{"t", "k"}}, {"ge", []string{"k", "t"}}, {"gi", []string{"k", "t"}},
	{"b", []string{"p"}}, {"p", []string{"p"}}, {"f", []string{"p"}}, {"v", []string{"p"}}, {"w", []string{"p", ""}},
	{"d", []string{"t"}}, {"t", []string{"t"}}, {"s", []string{"t"}}, {"z", []string{"t"}}, {"ç", []string{"t"}},
	{"c", []string{"k"}}, {"g", []string{"k"}}, {"k", []string{"k"}}, {"q", []string{"k"}}, {"x", []string{"k", "t"}},
	{"j", []string{"", "t", "k"}}, {"h", []string{"", "k"}}, {"l", []string{"l"}}, {"ł", []string{"l"}}, {"r", []string{"r"}},
	{"m", []string{"n"}}, {"n", []string{"n"}},
}

// maxBones bounds the ways in which a word may sound.
const maxBones = 6

// bones gives the classes of a word's consonants, in each way that they may
// sound; a class that follows itself counts once. The likeliest way is first.
func (m *Matcher) bones(letters []rune) []string {
	word := m.plainLatin(letters)
	ways := []string{""}
	for word != "" {
		classes, n := sound(word)
		word = word[n:]
		var next []string
		for _, c := range classes {
			for _, way := range ways {
				if c != "" && !strings.HasSuffix(way, c) {
					way += c
				}
				if len(next) < maxBones && !slices.Contains(next, way) {
					next = append(next, way)
				}
			}
		}
		ways = next
	}
	return ways
}

// vowel is what a letter of no class stands for.
var vowel = []string{""}

// sound gives the classes of the group of letters that word begins with, and
// its length in bytes.
func sound(word string) ([]string, int) {
	for i := range sounds {
		if strings.HasPrefix(word, sounds[i].letters) {
			return sounds[i].classes, len(sounds[i].letters)
		}
	}
	for i := range word {
		if i > 0 {
			return vowel, i
		}
	}
	return vowel, len(word)
}

// plainLatin gives a word in Latin letters without marks, each letter of
// another script as the likeliest Latin ones by its table.
func (m *Matcher) plainLatin(letters []rune) string {
	var b strings.Builder
	for _, c := range letters {
		switch {
		case c < unicode.MaxASCII:
			b.WriteRune(c)
		case unicode.Is(unicode.Latin, c) && c != 'ł' && c != 'ç':
			for _, part := range norm.NFD.String(string(c)) {
				if part < unicode.MaxASCII {
					b.WriteRune(part)
				}
			}
		case unicode.Is(unicode.Latin, c):
			b.WriteRune(c)
		default:
			b.WriteString(m.latin[c])
		}
	}
	return b.String()
}

// likeliest gives, for each letter of a table's second side, the Latin ones
// that stand for it most.
func (t *table) likeliest(latin map[rune]string) {
	best := map[rune]int16{}
	for y, j := range t.y.number {
		c := []rune(y)
		if len(c) != 1 {
			continue
		}
		for x, i := range t.x.number {
			w := t.weight[int(i)*t.ny+int(j)]
			if w <= 0 || x == "" || w < best[c[0]] || w == best[c[0]] && latin[c[0]] <= x {
				continue
			}
			best[c[0]], latin[c[0]] = w, x
		}
	}
}

// WordBlocks gives the keys of word i: two spellings of one word share at
// least one of them, but for rare ones.
func (n *Name) WordBlocks(i int) []string { return n.WordBlocksOf(i, BlockBones) }

// WordBlocksOf is WordBlocks with the first most consonants of the word.
func (n *Name) WordBlocksOf(i, most int) []string {
	var out []string
	if i >= len(n.tokens) {
		return out
	}
	for _, b := range n.m.bones(n.tokens[i].letters) {
		if b = b[:min(most, len(b))]; !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}
