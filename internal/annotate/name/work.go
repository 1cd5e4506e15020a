package name

import (
	"fmt"
	"io/fs"
	"strings"

	"dateline/internal/news"
)

// workRules find the titles of works: words in quotation marks that are
// written as titles are, beside a word for a kind of work ("the film 'The
// Long Road'").
type workRules struct{ cues map[string]bool }

// cueReach is how many tokens before an opening or after a closing quotation
// mark the word for the kind of work may stand.
const cueReach = 4

// maxTitle is the number of tokens of the longest title.
const maxTitle = 12

func loadWorks(fsys fs.FS) (*workRules, error) {
	raw, err := fs.ReadFile(fsys, "en/names-works.txt")
	if err != nil {
		return nil, fmt.Errorf("read words for works: %w", err)
	}
	w := &workRules{cues: map[string]bool{}}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			w.cues[line] = true
		}
	}
	return w, nil
}

// find gives the titles of works in a sentence that overlap none of names,
// other than by holding them.
func (w *workRules) find(toks []news.Token, names []found) []found {
	var out []found
	for i := 0; i < len(toks); i++ {
		if !opensQuote(toks, i) {
			continue
		}
		end := closing(toks, i)
		if end < 0 {
			continue
		}
		if n := (found{i + 1, end, news.Work, sure}); titled(toks[n.lo:n.hi]) && w.cued(toks, i, end) && fits(n, names) {
			out = append(out, n)
			i = end
		}
	}
	return out
}

func quoteMark(form string) bool {
	switch form {
	case `"`, "``", "''", "“", "”", "‘", "’", "'", "«", "»", "„", "`":
		return true
	}
	return false
}

// opensQuote says whether token i may open a quotation: it touches the word
// after it, or nothing before it.
func opensQuote(toks []news.Token, i int) bool {
	if !quoteMark(toks[i].Form) || i+1 == len(toks) {
		return false
	}
	return toks[i].End == toks[i+1].Start || i == 0 || toks[i-1].End < toks[i].Start
}

// closing finds the mark that ends the quotation opened at i, within maxTitle.
func closing(toks []news.Token, i int) int {
	for j := i + 2; j < len(toks) && j <= i+1+maxTitle; j++ {
		if quoteMark(toks[j].Form) {
			if toks[j-1].Form == "," || toks[j-1].Form == "." {
				return j - 1
			}
			return j
		}
	}
	return -1
}

// titled says whether toks are written as a title: the first and the last word
// and all but the linking words begin with a capital.
func titled(toks []news.Token) bool {
	words := 0
	for i := range toks {
		form := toks[i].Form
		switch shapeOf(form) {
		case shapeMark, shapeDigit:
			continue
		case shapeSmall:
			if i == 0 || i == len(toks)-1 || !linkWords[form] && form != "a" && form != "an" && form != "from" && form != "or" && form != "by" {
				return false
			}
		default:
			words++
		}
	}
	return words > 0
}

// cued says whether a word for a kind of work stands near.
func (w *workRules) cued(toks []news.Token, open, end int) bool {
	for k := 1; k <= cueReach && open-k >= 0; k++ {
		if w.cues[strings.ToLower(toks[open-k].Form)] {
			return true
		}
	}
	for k := 1; k <= cueReach && end+k < len(toks); k++ {
		if w.cues[strings.ToLower(toks[end+k].Form)] {
			return true
		}
	}
	return false
}

// fits says whether n overlaps each of names only by holding it.
func fits(n found, names []found) bool {
	for _, o := range names {
		if o.lo < n.hi && n.lo < o.hi && (o.lo < n.lo || o.hi > n.hi || o.lo == n.lo && o.hi == n.hi) {
			return false
		}
	}
	return true
}
