package name

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/internal/annotate/wordclass"
	"dateline/internal/news"
)

// gazBits say in which lists a word or phrase stands.
type gazBits uint16

const (
	gazCountry gazBits = 1 << iota
	gazCapital
	gazCity
	gazRegion // and other places
	gazOrg
	gazDemonym
	gazGroup
	gazTitle     // a word before a person's name
	gazHonorific // one that is nothing else
	gazOrgHead   // a word that heads names of organisations
	gazPlaceHead // a word that heads names of places
	gazOtherHead // a word that heads names of treaties, contests, storms, ...
)

// gazWords are the lists of words about names; the others are of names.
const gazWords = gazTitle | gazHonorific | gazOrgHead | gazPlaceHead | gazOtherHead

const gazPlace = gazCountry | gazCapital | gazCity | gazRegion

// maxPhrase is the number of tokens of the longest phrase that is looked up.
const maxPhrase = 7

// gazetteer is the lists of names in data/en, by folded words.
type gazetteer struct {
	phrases map[uint64]gazBits
	// first holds how many tokens the longest phrase has that begins with a
	// word, by the word's hash.
	first map[uint32]uint8
	// upper holds the one-word entries written in capitals only ("US", "WHO"):
	// in running text they match only so.
	upper map[uint64]bool
	// holidays are the names of feasts, which are no features of the model.
	holidays map[uint64]bool
	known    filter // parts of persons' names the world over
	classes  *wordclass.Table
}

func newGazetteer(fsys fs.FS, classes *wordclass.Table) (*gazetteer, error) {
	g := &gazetteer{classes: classes, phrases: map[uint64]gazBits{}, first: map[uint32]uint8{}, upper: map[uint64]bool{}, holidays: map[uint64]bool{}}
	raw, err := fs.ReadFile(fsys, FilterFile)
	if err != nil {
		return nil, fmt.Errorf("read name filter: %w", err)
	}
	if g.known, err = parseFilter(raw); err != nil {
		return nil, fmt.Errorf("read name filter %s: %w", FilterFile, err)
	}
	for _, list := range []struct {
		file string
		add  func(col []string)
	}{
		{"gazetteer-countries.txt", g.country},
		{"gazetteer-cities.txt", g.city},
		{"gazetteer-places.txt", g.place},
		{"gazetteer-organisations.txt", func(col []string) {
			for _, n := range col {
				g.add(n, gazOrg)
			}
		}},
		{"gazetteer-groups.txt", g.group},
		{"gazetteer-compounds.txt", func(col []string) { g.add(col[0], gazDemonym) }},
		{"names-titles.txt", g.title},
		{"names-holidays.txt", g.holiday},
		{"names-heads.txt", g.head},
	} {
		raw, err := fs.ReadFile(fsys, "en/"+list.file)
		if err != nil {
			return nil, fmt.Errorf("read gazetteer: %w", err)
		}
		for line := range strings.Lines(string(raw)) {
			if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
				list.add(strings.Split(line, "\t"))
			}
		}
	}
	return g, nil
}

// country enters a row of gazetteer-countries.txt: code, names, capitals, demonyms.
func (g *gazetteer) country(col []string) {
	bits := []gazBits{0, gazCountry, gazCapital, gazDemonym}
	for i := 1; i < len(col) && i < len(bits); i++ {
		for _, n := range strings.Split(col[i], ",") {
			if i == 3 && n == strings.ToUpper(n) {
				continue // "U.S. troops": an adjective, and the country's name
			}
			g.add(n, bits[i])
			if i == 3 {
				g.add(n+"s", gazDemonym)
			}
		}
	}
}

// largeCity is the population in thousands from which a city is entered even
// if its name is also a common part of persons' names or an ordinary word.
const largeCity = 500

// city enters a row of gazetteer-cities.txt: name, countries, population.
func (g *gazetteer) city(col []string) {
	if len(col) > 2 && !strings.Contains(col[0], " ") {
		if n, err := strconv.Atoi(col[2]); err == nil && n < largeCity {
			if g.known.tier(foldHash(col[0])) == 2 || g.classes.Of(col[0]).Fine != 0 && g.classes.OfCased(col[0]) != g.classes.Of(col[0]) {
				return
			}
		}
	}
	g.add(col[0], gazCity)
}

// place enters a row of gazetteer-places.txt: name, adjectives.
func (g *gazetteer) place(col []string) {
	g.add(col[0], gazRegion)
	if len(col) > 1 {
		for _, n := range strings.Split(col[1], ",") {
			g.add(n, gazDemonym)
			g.add(n+"s", gazDemonym)
		}
	}
}

// group enters a row of gazetteer-groups.txt: plural, singular and adjectives.
func (g *gazetteer) group(col []string) {
	g.add(col[0], gazGroup)
	if len(col) > 1 {
		for _, n := range strings.Split(col[1], ",") {
			g.add(n, gazGroup)
		}
	}
}

// title enters a row of names-titles.txt: the word, perhaps "always".
func (g *gazetteer) title(col []string) {
	bits := gazTitle
	if len(col) > 1 {
		bits |= gazHonorific
	}
	g.add(col[0], bits)
}

// head enters a row of names-heads.txt: the kind, words.
func (g *gazetteer) head(col []string) {
	bits := gazOrgHead
	switch news.NameKind(col[0]) {
	case news.Place:
		bits = gazPlaceHead
	case news.OtherName:
		bits = gazOtherHead
	}
	for _, w := range strings.Fields(col[len(col)-1]) {
		g.add(w, bits)
	}
}

// holiday enters a row of names-holidays.txt: the name.
func (g *gazetteer) holiday(col []string) {
	key := uint64(0)
	for _, w := range splitName(col[0]) {
		key = phraseKey(key, foldHash(w))
	}
	g.holidays[key] = true
}

// add enters one name, in the tokens that a text would have.
func (g *gazetteer) add(name string, bits gazBits) {
	words := splitName(name)
	if len(words) == 0 || len(words) > maxPhrase {
		return
	}
	key := uint64(0)
	for _, w := range words {
		key = phraseKey(key, foldHash(w))
	}
	g.phrases[key] |= bits
	f := foldHash(words[0])
	g.first[f] = max(g.first[f], uint8(len(words)))
	if len(words) == 1 && len(name) <= 5 && name == strings.ToUpper(name) && bits&gazWords == 0 {
		g.upper[key] = true
	}
}

// splitName cuts a listed name as the tokenizer cuts text: at spaces, around
// hyphens, before 's.
func splitName(name string) []string {
	var out []string
	for _, w := range strings.Fields(name) {
		tail := ""
		if n := len(w) - 2; n > 0 && w[n:] == "'s" {
			w, tail = w[:n], w[n:]
		} else if n := len(w) - 1; n > 0 && w[n] == '\'' {
			w, tail = w[:n], w[n:]
		}
		for i, part := range strings.Split(w, "-") {
			if i > 0 {
				out = append(out, "-")
			}
			if part != "" {
				out = append(out, part)
			}
		}
		if tail != "" {
			out = append(out, tail)
		}
	}
	return out
}

// phraseKey extends the key of a phrase by one more word's hash.
func phraseKey(key uint64, word uint32) uint64 {
	return (key ^ uint64(word)) * 0x9E3779B97F4A7C15 >> 3 * 31
}

// foldHash hashes a word without regard to capitals, marks above and below
// letters, and the shape of its apostrophe.
func foldHash(w string) uint32 {
	h := uint32(2166136261)
	ascii := true
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	if ascii {
		return h ^ h>>15
	}
	return foldHashSlow(w)
}

// maxFold is the length in bytes from which a word is hashed without folding
// its letters: longer ones are no names, and folding costs.
const maxFold = 128

func foldHashSlow(w string) uint32 {
	h := uint32(2166136261)
	if len(w) <= maxFold {
		w = norm.NFD.String(w)
	}
	for _, c := range w {
		switch {
		case unicode.Is(unicode.Mn, c):
			continue
		case c == '’' || c == '‘' || c == 'ʼ':
			c = '\''
		case c == '–' || c == '‐' || c == '‑':
			c = '-'
		case c == 'ł' || c == 'Ł':
			c = 'l'
		case c == 'ø' || c == 'Ø':
			c = 'o'
		}
		c = unicode.ToLower(c)
		if c < utf8.RuneSelf {
			h = (h ^ uint32(c)) * 16777619
			continue
		}
		var buf [utf8.UTFMax]byte
		for _, b := range buf[:utf8.EncodeRune(buf[:], c)] {
			h = (h ^ uint32(b)) * 16777619
		}
	}
	return h ^ h>>15
}
