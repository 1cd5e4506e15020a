package spelling

import (
	"slices"
	"strings"
	"unicode"
)

// token is one word of a name.
type token struct {
	text    string   // as written
	letters []rune   // Normal
	word    string   // letters
	tally   tally    // its consonants, where it is in Latin letters
	script  int      // index of Matcher.scripts, -1 for one that is not known
	family  bool     // stood before the comma
	initial bool     // one letter
	common  bool     // borne by many
	groups  []uint16 // lines of names-short.txt that it stands in
	// first and second are the token on the sides of the Latin table, or second
	// on that of its own script's.
	first, second side
	// rest is what stands after the article or particle that the word begins
	// with, nil where it begins with none.
	rest *token
}

// Name is a name made ready for comparing. It is read-only.
type Name struct {
	m      *Matcher
	tokens []token
	suffix string
	comma  bool
	mixed  bool // held look-alike letters of another alphabet
	latin  bool // all words are in Latin letters
}

// maxTokens bounds the words of a name that are compared.
const maxTokens = 8

// Prepare takes a name apart: "FAMILY, Given" or in any order. Particles and
// titles are left out, unless nothing else is there.
func (m *Matcher) Prepare(name string) *Name {
	p := &Name{m: m}
	family, given, comma := strings.Cut(name, ",")
	p.comma = comma && strings.TrimSpace(given) != ""
	if !p.comma {
		family, given = "", name
		if comma {
			given = strings.ReplaceAll(name, ",", " ")
		}
	}
	for _, keep := range []bool{false, true} {
		p.tokens = p.tokens[:0]
		m.split(p, family, true, keep)
		m.split(p, given, false, keep)
		if len(p.tokens) > 0 {
			break
		}
	}
	p.latin = !slices.ContainsFunc(p.tokens, func(t token) bool { return t.script != 0 })
	return p
}

// split appends the tokens of one side of the comma. keep keeps particles.
func (m *Matcher) split(p *Name, text string, family, keep bool) {
	joined, arabic := "", false
	for _, w := range strings.FieldsFunc(text, apart) {
		low := strings.Trim(strings.ToLower(w), ".'’‘`\"“”()")
		switch {
		case low == "":
			continue
		case m.words.suffix[low] && len(p.tokens) > 0:
			p.suffix = low
			continue
		case !keep && (m.words.particle[low] || m.words.title[low]):
			continue
		case m.words.join[low]:
			joined, arabic = "abd", false
			continue
		case low == servantOf:
			joined, arabic = servantOf, true
			continue
		}
		if arabic {
			w = strings.TrimPrefix(w, articleOf)
		}
		m.add(p, joined, w, family)
		joined, arabic = "", false
	}
	if joined != "" {
		m.add(p, "", joined, family)
	}
}

// servantOf and articleOf are "Abd" and the article in Arabic letters.
const (
	servantOf = "عبد"
	articleOf = "ال"
)

// apart says whether c parts the words of a name.
func apart(c rune) bool {
	return unicode.IsSpace(c) || c == '-' || c == '–' || c == '‐' || c == '‑' || c == ',' || c == '/' || c == '=' || c == '·' || c == '・'
}

// add appends a token, prefix joined before it.
func (m *Matcher) add(p *Name, prefix, w string, family bool) {
	if len(p.tokens) == maxTokens {
		return
	}
	letters := []rune(Normal(prefix + w))
	if len(letters) > maxToken {
		letters = letters[:maxToken]
	}
	if !slices.ContainsFunc(letters, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return
	}
	p.mixed = unmix(letters) || p.mixed
	letters = m.servant(letters)
	t := token{text: w, letters: letters, script: m.scriptOf(letters), family: family}
	t.initial = len(letters) == 1 && m.scripts[0].letters != nil && unicode.IsLetter(letters[0]) && !unicode.Is(unicode.Han, letters[0])
	t.word = string(letters)
	t.common = m.common[t.word]
	t.groups = m.short[t.word]
	if t.script == 0 {
		t.tally = tallyOf(letters)
	}
	m.cut(&t)
	t.rest = m.afterArticle(&t)
	p.tokens = append(p.tokens, t)
}

// cut finds the chunks of a token that its tables know.
func (m *Matcher) cut(t *token) {
	if t.script >= 0 {
		tab, letters := m.scripts[t.script].table, t.letters
		t.second = t.second.cut(&tab.y, letters, maxY)
		if t.script == 0 {
			t.first = t.first.cut(&tab.x, letters, maxX)
		}
	}
}

// afterArticle gives the rest of a word that begins with an article or particle
// of two or three letters, nil where there is none.
func (m *Matcher) afterArticle(t *token) *token {
	if rest, ok := strings.CutPrefix(t.word, articleOf); ok && len(t.letters) > 5 {
		return m.part(t, []rune(rest))
	}
	if t.script != 0 {
		return nil
	}
	for n := 2; n <= 3 && len(t.letters)-n >= minJoined-1; n++ {
		if rest := t.letters[n:]; m.words.particle[string(t.letters[:n])] {
			return m.part(t, rest)
		}
	}
	return nil
}

// part makes a token of some letters of t.
func (m *Matcher) part(t *token, letters []rune) *token {
	r := &token{text: t.text, script: t.script, letters: letters, word: string(letters)}
	if r.script == 0 {
		r.tally = tallyOf(letters)
	}
	m.cut(r)
	return r
}

// servant writes a name that is made of the word for a servant and what he
// serves in one way: "Abdulkarim", "Abdelkarim" as "abdkarim". Those of
// "Abdullah" stay, because they are one name for everyone.
func (m *Matcher) servant(letters []rune) []rune {
	if len(letters) < 7 || letters[0] != 'a' || letters[1] != 'b' || letters[2] != 'd' {
		return letters
	}
	for n := 6; n > 3; n-- {
		if rest := letters[n-1:]; len(rest) > 3 && m.words.join[string(letters[:n-1])] {
			return append([]rune("abd"), rest...)
		}
	}
	return letters
}

// scriptOf is the script of the first letter that has one we know, or -1.
func (m *Matcher) scriptOf(letters []rune) int {
	for _, c := range letters {
		for i := range m.scripts {
			if unicode.Is(m.scripts[i].letters, c) {
				return i
			}
		}
	}
	return -1
}
