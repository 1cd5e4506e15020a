package spelling

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/data"
)

// habit is one way in which a language writes what English writes otherwise.
type habit struct {
	english, theirs string
	end             bool // only at the end of a word
	weak            bool // shows no language by itself
}

// habits is names-habits.txt: by language, longest English first.
type habits struct {
	langs   []string
	of      map[string][]habit
	endings []string
}

var loadHabits = sync.OnceValue(func() *habits {
	h, err := parseHabits(data.FS)
	if err != nil {
		return &habits{of: map[string][]habit{}}
	}
	return h
})

// parseHabits reads names-habits.txt.
func parseHabits(fsys fs.FS) (*habits, error) {
	raw, err := fs.ReadFile(fsys, "en/names-habits.txt")
	if err != nil {
		return nil, fmt.Errorf("read names-habits.txt: %w", err)
	}
	h := &habits{of: map[string][]habit{}}
	for line := range strings.Lines(string(raw)) {
		col := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		switch {
		case col[0] == "" || col[0][0] == '#':
		case col[0] == "ending" && len(col) == 2:
			h.endings = append(h.endings, col[1])
		case len(col) == 3 || len(col) == 4 && col[3] == "weak":
			if h.of[col[0]] == nil && col[0] != "en" {
				h.langs = append(h.langs, col[0])
			}
			english, end := strings.CutSuffix(col[1], "$")
			h.of[col[0]] = append(h.of[col[0]], habit{english, norm.NFC.String(col[2]), end, len(col) == 4})
		default:
			return nil, fmt.Errorf("read names-habits.txt: row %q", line)
		}
	}
	slices.Sort(h.langs)
	return h, nil
}

// minHabit is how many names must be written in the way of one language for a
// text to come from it: one may be its bearer's own way.
const minHabit = 2

// Habit says in which language's way the names of a text are written that
// English writes otherwise ("Loukachenko", "Chevtchouk": French), "" where they
// show none, with the reasons in words. A single name may be its bearer's own
// way of writing it, so at least two must agree, and more than for any other
// language.
func Habit(names []string) (lang string, reasons []string) {
	h := loadHabits()
	var tokens []string
	for _, n := range names {
		for _, w := range strings.FieldsFunc(n, apart) {
			if c, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(c) && len(w) <= 4*maxToken {
				tokens = append(tokens, w)
			}
		}
	}
	slices.Sort(tokens)
	found := map[string][]string{}
	for _, w := range slices.Compact(tokens) {
		word, longest := lowered(w), 1
		of := map[string]string{}
		for _, l := range h.langs {
			switch english, n := h.english(l, word); {
			case n > longest:
				of, longest = map[string]string{l: english}, n
			case n == longest:
				of[l] = english
			}
		}
		for l, english := range of {
			found[l] = append(found[l], fmt.Sprintf("%s for %s", w, capitalised(english)))
		}
	}
	return most(found, minHabit)
}

// HabitBeside says in which language's way names are written, each beside the
// spelling that other texts have for the same bearer: pairs of (name, other).
// One pair is enough where it shows one language alone.
func HabitBeside(pairs [][2]string) (lang string, reasons []string) {
	h := loadHabits()
	found := map[string][]string{}
	for _, p := range pairs {
		xs, ys := strings.FieldsFunc(p[0], apart), strings.FieldsFunc(p[1], apart)
		for _, x := range xs {
			for _, y := range ys {
				for _, l := range h.langs {
					why := fmt.Sprintf("%s for %s", x, y)
					if len(x) <= 4*maxToken && len(y) <= 4*maxToken && h.shows(l, lowered(y), lowered(x)) && !slices.Contains(found[l], why) {
						found[l] = append(found[l], why)
					}
				}
			}
		}
	}
	return most(found, 1)
}

// most gives the language with most names, at least least and more than any
// other.
func most(found map[string][]string, least int) (string, []string) {
	best, second := "", 0
	for l, list := range found {
		switch n := len(list); {
		case best == "" || n > len(found[best]):
			if best != "" {
				second = max(second, len(found[best]))
			}
			best = l
		default:
			second = max(second, n)
		}
	}
	if best == "" || len(found[best]) < least || len(found[best]) == second {
		return "", nil
	}
	return best, found[best]
}

// lowered gives a word in small letters, composed, without apostrophes.
func lowered(w string) string {
	return strings.Map(func(c rune) rune {
		if unwritten(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, norm.NFC.String(w))
}

func capitalised(w string) string {
	c, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(c)) + w[n:]
}

// english gives a word as English writes it, where it is written in the way of a
// language and then ends as a name of Eastern Europe or the Caucasus, with how
// many of its bytes show the language; else 0.
func (h *habits) english(lang, word string) (english string, told int) {
	english, told = h.back(lang, word)
	if told > 0 && slices.ContainsFunc(h.endings, func(end string) bool {
		return strings.HasSuffix(english, end) && len(english) > len(end)+1
	}) {
		return english, told
	}
	return "", 0
}

// back undoes the ways of a language, the longest first, and says how many bytes
// of the word show the language.
func (h *habits) back(lang, word string) (english string, told int) {
	var b strings.Builder
	for at := 0; at < len(word); {
		var best *habit
		for k := range h.of[lang] {
			r := &h.of[lang][k]
			if !r.weak && strings.HasPrefix(word[at:], r.theirs) && (!r.end || at+len(r.theirs) == len(word)) && (best == nil || len(r.theirs) > len(best.theirs)) {
				best = r
			}
		}
		if best == nil {
			_, n := utf8.DecodeRuneInString(word[at:])
			b.WriteString(word[at : at+n])
			at += n
			continue
		}
		told += len(best.theirs)
		b.WriteString(best.english)
		at += len(best.theirs)
	}
	return b.String(), told
}

// shows says whether theirs is English's word in the way of a language: every
// letter is the same, or one of its ways or English's own; at least one way
// shows the language.
func (h *habits) shows(lang, english, theirs string) bool {
	if english == theirs {
		return false
	}
	// reach[j]: 0 not reached, 1 reached, 2 by a way that shows the language.
	reach := make([][]uint8, len(english)+1)
	for i := range reach {
		reach[i] = make([]uint8, len(theirs)+1)
	}
	reach[0][0] = 1
	for i := 0; i <= len(english); i++ {
		for j := 0; j <= len(theirs); j++ {
			now := reach[i][j]
			if now == 0 {
				continue
			}
			if i < len(english) && j < len(theirs) && english[i] == theirs[j] {
				reach[i+1][j+1] = max(reach[i+1][j+1], now)
			}
			for _, l := range []string{lang, "en"} {
				for _, r := range h.of[l] {
					di, dj := i+len(r.english), j+len(r.theirs)
					if !strings.HasPrefix(english[i:], r.english) || !strings.HasPrefix(theirs[j:], r.theirs) || r.end && di < len(english) {
						continue
					}
					to := now
					if l == lang && !r.weak {
						to = 2
					}
					reach[di][dj] = max(reach[di][dj], to)
				}
			}
		}
	}
	return reach[len(english)][len(theirs)] == 2
}
