package lineage

import (
	"hash/fnv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// word is one word of a report as lineage compares it.
type word struct {
	news.Span
	stem   uint32 // hash of its stem
	weight uint8  // how much sharing it says, in sixths of a rare word: see weigh
	kind   wordKind
	key    uint32 // of a name or number: hash of what translations keep of it
	quoted bool   // within quotation marks
}

// wordKind is what a word is to a comparison across languages.
type wordKind uint8

const (
	plainWord  wordKind = iota
	nameWord            // begins with a capital, and not only because a sentence begins
	numberWord          // holds a digit
)

// fold writes a word in small letters without diacritics, possessives and
// apostrophes: "Veldrić's" is "veldric".
func fold(w string) string {
	ascii := true
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if !ascii {
		w = strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.Mn, r):
				return -1
			case r == '’' || r == 'ʼ':
				return '\''
			}
			return r
		}, norm.NFD.String(w))
	}
	w = strings.ToLower(w)
	w = strings.TrimSuffix(w, "'s")
	return strings.ReplaceAll(w, "'", "")
}

// Stem folds a word and takes the endings of plurals, participles and the
// past from it: "carries" and "carried" are "carry", "meetings" is "meet". It
// is coarse on purpose: both texts of a comparison are cut alike. The table of
// word bands (data/en/lineage-words.txt) is written in these stems.
func Stem(w string) string { return stemOf(fold(w)) }

// minStem is the shortest stem that an ending is taken from.
const minStem = 3

func stemOf(w string) string {
	for _, cut := range endings {
		if strings.HasSuffix(w, cut.from) && len(w)-len(cut.from)+len(cut.to) >= minStem {
			w = w[:len(w)-len(cut.from)] + cut.to
			if cut.double && len(w) > minStem && w[len(w)-1] == w[len(w)-2] && !strings.ContainsRune("ls", rune(w[len(w)-1])) {
				w = w[:len(w)-1] // planned, plan
			}
			break
		}
	}
	return strings.TrimSuffix(w, "e")
}

// endings are tried in order; the first that fits is replaced.
var endings = []struct {
	from, to string
	double   bool
}{
	{"ss", "ss", false}, {"us", "us", false}, {"ies", "y", false}, {"ied", "y", false},
	{"ings", "", true}, {"ing", "", true}, {"ed", "", true}, {"es", "e", false}, {"s", "", false},
}

// hashOf hashes a string to 32 bits.
func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// rare is the weight of a word that the table of bands does not list.
const rare = 6

// bands gives the weight of each stem that the frozen table lists, by the hash
// of the stem.
var bands = sync.OnceValue(func() map[uint32]uint8 {
	out := map[uint32]uint8{}
	for band, words := range wordlist.Labelled("en/lineage-words.txt") {
		w := uint8(rare)
		if len(band) == 1 && band[0] >= '0' && band[0] <= '0'+rare {
			w = band[0] - '0'
		}
		for _, stem := range words {
			out[hashOf(stem)] = w
		}
	}
	return out
})

// weigh gives the weight of a stem: 0 for words that every report has, rare
// for those that few have.
func weigh(stem uint32) uint8 {
	if w, ok := bands()[stem]; ok {
		return w
	}
	return rare
}

// Rarity says how much it tells that two texts share a word: from 0 for a word
// that every report has to 6 for one that few have (data/en/lineage-words.txt).
func Rarity(w string) int { return int(weigh(hashOf(Stem(w)))) }

// significant gives the digits of a number that translations, units and
// separators leave alone: "1.5", "1,5" and 1500000 are "15". The second result
// is its weight: a number of one digit says little, a year a little more.
func significant(digits string) (string, uint8) {
	whole := strings.TrimLeft(digits, "0")
	cut := strings.TrimRight(whole, "0")
	switch {
	case cut == "":
		return "0", 1
	case len(whole) == 4 && (strings.HasPrefix(whole, "19") || strings.HasPrefix(whole, "20")):
		return whole, 3 // a year
	case len(cut) == 1 && len(whole) == 1:
		return cut, 1
	case len(cut) <= 2 && len(whole) <= 2:
		return cut, 3
	case len(cut) <= 2:
		return cut, 4
	}
	return cut, rare
}

// skeleton is what spellings of one name in several languages have in common:
// the classes of its consonants in order. "Khoroshar" and "Horochar" are both
// "KRSR"; "Poutine" and "Putin" are "PTN".
func skeleton(folded string) string {
	var b strings.Builder
	last := byte(0)
	for i := 0; i < len(folded); {
		class, n := consonant(folded[i:])
		i += n
		if class != 0 && class != last {
			b.WriteByte(class)
		}
		last = class
	}
	return b.String()
}

// consonants lists letters and groups of letters with their class, the longest
// first.
var consonants = []struct {
	letters string
	class   byte
}{
	{"tsch", 'S'}, {"dsch", 'S'}, {"tch", 'S'}, {"dzh", 'S'}, {"sch", 'S'}, {"sh", 'S'}, {"ch", 'S'}, {"zh", 'S'},
	{"dj", 'S'}, {"ts", 'S'}, {"tz", 'S'}, {"kh", 'K'}, {"gh", 'K'}, {"ck", 'K'}, {"ph", 'F'}, {"th", 'T'}, {"qu", 'K'},
	{"b", 'P'}, {"p", 'P'}, {"f", 'F'}, {"v", 'F'}, {"w", 'F'}, {"d", 'T'}, {"t", 'T'},
	{"k", 'K'}, {"c", 'K'}, {"q", 'K'}, {"g", 'K'}, {"x", 'K'}, {"h", 'K'},
	{"s", 'S'}, {"z", 'S'}, {"j", 'S'}, {"l", 'L'}, {"m", 'M'}, {"n", 'N'}, {"r", 'R'},
}

// consonant gives the class of the letters that s begins with, 0 for vowels
// and other marks, and how many bytes they are.
func consonant(s string) (byte, int) {
	switch s[0] {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return 0, 1
	}
	for _, c := range consonants {
		if strings.HasPrefix(s, c.letters) {
			return c.class, len(c.letters)
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	return 0, n
}
