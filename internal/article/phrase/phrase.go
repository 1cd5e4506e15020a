// Package phrase reads tables of phrases (data/en/passage-*.txt and their
// like) and says which of their rules a line of a page meets.
//
// In: a table, one rule a line; a folded line (see Fold). Out: the rule. With
// the table
//
//	furniture	=	0	post a comment
//	tail	^	8	related stories
//
// the line "Post a comment" is furniture, and "Related stories from us" the
// start of a tail.
package phrase

import (
	"bufio"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"dateline/data"
)

// Rule is one line of a table.
type Rule struct {
	// Tag is what a line that meets the rule is.
	Tag string
	// Op is how Text is held against a line: "=" the whole line, "^" its
	// start, "$" its end, "~" anywhere, all at word borders; "/" a regular
	// expression (RE2) that must match anywhere.
	Op string
	// Max is the greatest number of words of a line that meets it; 0: any.
	Max int
	// Text is the phrase, folded, or the expression.
	Text string
	// At names the rule for explanations: "passage-lines.txt:12".
	At string

	re   *regexp.Regexp
	lits []string // see literalsOf
}

// Table is the rules of one file, first rule first.
type Table struct {
	rules  []Rule
	whole  map[string]int   // text of "=" rules to the index of the first
	starts map[string][]int // first word of "^" rules to their indexes
	others []int            // indexes of all further rules
}

// Load reads the embedded table data/en/name.
func Load(name string) (*Table, error) {
	b, err := data.FS.ReadFile("en/" + name)
	if err != nil {
		return nil, fmt.Errorf("read phrase table: %w", err)
	}
	return Parse(name, string(b))
}

// MustLoad is Load for the tables that are part of the program: a test reads
// each of them, so that a bad line never reaches a user.
func MustLoad(name string) *Table {
	t, err := Load(name)
	if err != nil {
		panic(err)
	}
	return t
}

// Parse reads a table: empty lines and lines that begin with "#" are left
// out, every other line is tag, op, max and text between tabs.
func Parse(name, text string) (*Table, error) {
	t := &Table{whole: map[string]int{}, starts: map[string][]int{}}
	sc := bufio.NewScanner(strings.NewReader(text))
	for n := 1; sc.Scan(); n++ {
		row := sc.Text()
		if strings.TrimSpace(row) == "" || strings.HasPrefix(row, "#") {
			continue
		}
		at := fmt.Sprintf("%s:%d", name, n)
		r, err := parseRule(row, at)
		if err != nil {
			return nil, err
		}
		t.add(r)
	}
	return t, sc.Err()
}

func parseRule(row, at string) (Rule, error) {
	f := strings.Split(row, "\t")
	if len(f) != 4 {
		return Rule{}, fmt.Errorf("read %s: want 4 fields between tabs, got %d", at, len(f))
	}
	max, err := strconv.Atoi(f[2])
	if err != nil {
		return Rule{}, fmt.Errorf("read %s: greatest number of words: %w", at, err)
	}
	r := Rule{Tag: f[0], Op: f[1], Max: max, Text: f[3], At: at}
	switch r.Op {
	case "=", "^", "$", "~":
		if r.Text != Fold(r.Text) {
			return Rule{}, fmt.Errorf("read %s: %q must be written folded: %q", at, r.Text, Fold(r.Text))
		}
	case "/":
		if r.re, err = regexp.Compile(r.Text); err != nil {
			return Rule{}, fmt.Errorf("read %s: %w", at, err)
		}
		r.lits = literalsOf(r.Text)
	default:
		return Rule{}, fmt.Errorf("read %s: op %q is none of = ^ $ ~ /", at, r.Op)
	}
	return r, nil
}

func (t *Table) add(r Rule) {
	i := len(t.rules)
	t.rules = append(t.rules, r)
	switch r.Op {
	case "=":
		if _, ok := t.whole[r.Text]; !ok {
			t.whole[r.Text] = i
		}
	case "^":
		first, _, _ := strings.Cut(r.Text, " ")
		t.starts[first] = append(t.starts[first], i)
	default:
		t.others = append(t.others, i)
	}
}

// Rules gives all rules, in the order of the file.
func (t *Table) Rules() []Rule { return t.rules }

// maxLine is the longest line, in bytes, that can meet a rule: sixty words
// have about 400. It bounds the work on lines without blanks.
const maxLine = 1200

// Match gives the first rule of the table that the folded line meets. words
// is the number of words of the line.
func (t *Table) Match(folded string, words int) (Rule, bool) {
	if len(folded) > maxLine {
		return Rule{}, false
	}
	best := len(t.rules)
	if i, ok := t.whole[folded]; ok {
		best = i
	}
	first, _, _ := strings.Cut(folded, " ")
	for _, key := range [...]string{first, strings.TrimRight(first, ",:;!?.")} {
		for _, i := range t.starts[key] {
			if i < best && t.rules[i].meets(folded, words) {
				best = i
			}
		}
	}
	for _, i := range t.others {
		if i >= best {
			break
		}
		if t.rules[i].meets(folded, words) {
			best = i
		}
	}
	if best == len(t.rules) {
		return Rule{}, false
	}
	return t.rules[best], true
}

// meets says whether the folded line meets a rule other than "=".
func (r Rule) meets(folded string, words int) bool {
	if r.Max > 0 && words > r.Max {
		return false
	}
	switch r.Op {
	case "^":
		return strings.HasPrefix(folded, r.Text) && border(folded, len(r.Text))
	case "$":
		return strings.HasSuffix(folded, r.Text) && border(folded, len(folded)-len(r.Text))
	case "~":
		return contains(folded, r.Text)
	default:
		return mayMatch(folded, r.lits) && r.re.MatchString(folded)
	}
}

// contains says whether text stands in s at word borders.
func contains(s, text string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], text)
		if i < 0 {
			return false
		}
		i += from
		if border(s, i) && border(s, i+len(text)) {
			return true
		}
		from = i + 1
	}
}
