package gold

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// gumKinds maps GUM's entity types; the others (time) are no names.
var gumKinds = map[string]news.NameKind{
	"person": news.Person, "organization": news.Organisation, "place": news.Place,
	"event": news.OtherName, "object": news.OtherName, "abstract": news.OtherName,
	"animal": news.OtherName, "plant": news.OtherName, "substance": news.OtherName,
}

// GUM reads a CoNLL-U file of GUM with Entity= in MISC.
//
// GUM marks every noun phrase; a mention is a named one when the token that
// heads it is tagged PROPN. Of such a mention ("the old University of Minsk in
// the east") the name is what hangs together around the head: proper nouns on
// both sides, over "of", "and", "&", "for", hyphens and the like where a
// proper noun of the same mention follows ("University of Minsk"); see reach.
// Plural persons ("the Kurds") are a group.
func GUM(path string) ([]Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Doc
	var b *builder
	var rows [][]string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	flush := func() error {
		if b == nil || rows == nil {
			return nil
		}
		err := b.gumSentence(rows)
		rows = nil
		return err
	}
	for sc.Scan() {
		line := sc.Text()
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			if b != nil {
				out = append(out, b.done())
			}
			b = &builder{doc: Doc{ID: id}}
			continue
		}
		if line == "" {
			if err := flush(); err != nil {
				return nil, fmt.Errorf("read %s: %w", path, err)
			}
			continue
		}
		if col := strings.Split(line, "\t"); len(col) == 10 && !strings.ContainsAny(col[0], "-.") {
			rows = append(rows, col)
		}
	}
	if err := flush(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if b != nil {
		out = append(out, b.done())
	}
	return out, sc.Err()
}

// mention is one of GUM's: tokens [lo, hi) and its type.
type mention struct {
	lo, hi int
	kind   string
}

func (b *builder) gumSentence(rows [][]string) error {
	forms, glued := make([]string, len(rows)), make([]bool, len(rows))
	for i, c := range rows {
		forms[i], glued[i] = c[1], strings.Contains(c[9], "SpaceAfter=No")
	}
	s := b.sentence(forms, glued)
	ments, err := gumMentions(rows)
	if err != nil {
		return err
	}
	seen := map[[2]int]bool{}
	for _, m := range ments {
		kind := gumKinds[m.kind]
		h := head(rows, m)
		if kind == "" || h < 0 || rows[h][3] != "PROPN" {
			continue
		}
		if kind == news.Person && rows[h][4] == "NNPS" {
			kind = news.Group
		}
		lo, hi := reach(rows, ments, m, h)
		if !seen[[2]int{lo, hi}] {
			seen[[2]int{lo, hi}] = true
			b.name(s, lo, hi, kind)
		}
	}
	return nil
}

// bracket is one piece of Entity=: "(3-person-new-...", "3)" or both in one.
var bracket = regexp.MustCompile(`\([^()]*\)?|[^()]+\)`)

// gumMentions reads the brackets of Entity=, outer mentions before inner.
func gumMentions(rows [][]string) ([]mention, error) {
	type open struct {
		id string
		m  mention
	}
	var stack []open
	var out []mention
	for i, c := range rows {
		_, text, ok := strings.Cut(c[9], "Entity=")
		if !ok {
			continue
		}
		text, _, _ = strings.Cut(text, "|")
		for _, piece := range bracket.FindAllString(text, -1) {
			if piece[0] == '(' {
				f := strings.Split(strings.Trim(piece, "()"), "-")
				if len(f) < 2 {
					return nil, fmt.Errorf("parse entity %q: no type", piece)
				}
				m := mention{lo: i, hi: i + 1, kind: f[1]}
				if strings.HasSuffix(piece, ")") {
					out = append(out, m)
				} else {
					stack = append(stack, open{f[0], m})
				}
				continue
			}
			for j := len(stack) - 1; j >= 0; j-- {
				if stack[j].id == piece[:len(piece)-1] {
					m := stack[j].m
					m.hi = i + 1
					out = append(out, m)
					stack = append(stack[:j], stack[j+1:]...)
					break
				}
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].lo != out[j].lo {
			return out[i].lo < out[j].lo
		}
		return out[i].hi > out[j].hi
	})
	return out, nil
}

// head is the first token of m that depends on a token outside it, or -1.
func head(rows [][]string, m mention) int {
	for i := m.lo; i < m.hi; i++ {
		if h, err := strconv.Atoi(rows[i][6]); err == nil && (h-1 < m.lo || h-1 >= m.hi) {
			return i
		}
	}
	return -1
}

// links join two proper nouns of one name; personal ones those of a person's,
// whom an "of" would give an office ("Emperor of Mexico").
var (
	links    = words("of and & for de du des la le von van der bin al - – ' on the in to + @")
	personal = words("de du des la le von van der den da dos di del bin ibn al el - – ' \"")
)

// reach gives the tokens of the name around head h of mention m.
func reach(rows [][]string, ments []mention, m mention, h int) (int, int) {
	proper := func(i int) bool {
		return i >= m.lo && i < m.hi && (rows[i][3] == "PROPN" || rows[i][4] == "NNP")
	}
	link := func(i int) bool {
		joins := links
		if m.kind == "person" {
			joins = personal
		}
		return i > m.lo && i < m.hi && joins[strings.ToLower(rows[i][1])]
	}
	hi := h + 1
	for hi < m.hi {
		switch {
		case proper(hi) && !starts(ments, m, hi, rows):
			hi++
		case link(hi) && proper(hi+1) && !coordinated(ments, rows, hi+1):
			hi += 2
		case link(hi) && link(hi+1) && proper(hi+2) && rows[hi][1] != "and":
			hi += 3
		default:
			goto left
		}
	}
left:
	lo := h
	for lo > m.lo {
		switch {
		case proper(lo - 1):
			lo--
		case link(lo-1) && proper(lo-2) && rows[lo-1][1] != "the" && !coordinated(ments, rows, lo):
			lo -= 2
		default:
			return lo, hi
		}
	}
	return lo, hi
}

// starts says whether a mention other than m begins right at token i as an
// apposition, so that two names stand side by side.
func starts(ments []mention, m mention, i int, rows [][]string) bool {
	for _, o := range ments {
		if o != m && o.lo == i && rows[i][7] == "appos" {
			return true
		}
	}
	return false
}

// coordinated says whether token i begins another name that "and" joins.
func coordinated(ments []mention, rows [][]string, i int) bool {
	if rows[i-1][1] != "and" && rows[i-1][1] != "&" {
		return false
	}
	for _, o := range ments {
		if o.lo == i {
			return true
		}
	}
	return false
}
