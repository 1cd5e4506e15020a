package plain

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"dateline/internal/article/credit"
	"dateline/internal/article/phrase"
	"dateline/internal/lexicon/wordlist"
)

// lines is the table of lines that are known by their words.
var lines = sync.OnceValue(func() *phrase.Table { return phrase.MustLoad("passage-lines.txt") })

// outletWords is the table of words that names of outlets end or begin with.
var outletWords = sync.OnceValue(func() *phrase.Table { return phrase.MustLoad("outlet-words.txt") })

// findOutlet takes the name at the head of the page for the outlet's, when it
// is made as such names are: two to five words with capitals, one of them
// "Times", "Post", "News", ...
func (r *reader) findOutlet() {
	if r.meta.Outlet != "" {
		return
	}
	owner := r.owner()
	for i := 0; i < min(r.head, headLines, len(r.blocks)); i++ {
		if name := issueOf(r.blocks[i].Text); name != "" {
			r.meta.Outlet, r.meta.Sources["outlet"] = name, "name above the number of the letter"
			return
		}
	}
	for i := 0; i < min(r.head, 60); i++ {
		if i == r.title {
			break
		}
		name := strings.TrimSpace(r.blocks[i].Text)
		switch {
		case owner != "" && strings.TrimPrefix(r.folds[i], "the ") == owner:
			r.meta.Outlet, r.meta.Sources["outlet"] = name, "name at the head of the text and in its copyright line"
			return
		case i < 3 && owner != "" && r.owned(i, owner) != "":
			r.meta.Outlet, r.meta.Sources["outlet"] = r.owned(i, owner), "name at the head of the text and in its copyright line"
			return
		case i < 6 && r.outletName(i):
			r.meta.Outlet, r.meta.Sources["outlet"] = name, "name at the head of the text"
			return
		}
	}
	for i := 0; i < min(3, r.head) && i != r.title; i++ {
		if first, _, ok := strings.Cut(r.blocks[i].Text, " | "); ok && credit.OutletLike(first) {
			r.meta.Outlet, r.meta.Sources["outlet"] = strings.TrimSpace(first), "name at the head of the text"
			return
		}
	}
	if r.masthead() {
		r.meta.Outlet, r.meta.Sources["outlet"] = strings.TrimSpace(r.blocks[0].Text), "first line, above title and date"
		return
	}
	r.outletAtFoot()
}

// footLines is how many lines from its end are the foot of a text.
const footLines = 4

// outletAtFoot takes a name made as those of outlets are with which one of the
// last lines begins, or which its copyright line names, for the outlet's.
func (r *reader) outletAtFoot() {
	for i := len(r.blocks) - 1; i > r.title && i > r.hi-1 && i >= len(r.blocks)-footLines; i-- {
		s := copyRE.ReplaceAllString(r.blocks[i].Text, "")
		at := strings.IndexAny(s, ".,|·")
		if at <= 0 || at == len(s)-1 || r.words[i] > 30 {
			continue
		}
		if s = strings.TrimSpace(s[:at]); credit.OutletLike(s) && credit.Agency(s) == "" {
			r.meta.Outlet, r.meta.Sources["outlet"] = s, "name at the foot of the text"
			return
		}
	}
}

// copyRE is the sign and the years of a copyright line.
var copyRE = regexp.MustCompile(`^(?i:copyright|©|\(c\)|\s|,|\d{4}|[-–])+`)

// longestMasthead is how many words the name of an outlet has that no word tells
// to be one.
const longestMasthead = 4

// masthead says that the first line of the text is the name of who published
// it: two to four words with capitals above the title, with a date or a byline
// between the two or next to the title, and neither a rubric, an agency nor a
// person's name.
func (r *reader) masthead() bool {
	if r.title < 1 || len(r.blocks) == 0 || r.rules[0].Tag != "" {
		return false
	}
	s, n := strings.TrimSpace(r.blocks[0].Text), r.words[0]
	if n < 2 || n > longestMasthead || strings.ContainsAny(s, "?!:;,/|>()[]\"“”") || endsSentence(s) || isAddress(s) {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if c := []rune(word)[0]; !unicode.IsUpper(c) && !unicode.IsDigit(c) && !nameParticles[word] {
			return false
		}
	}
	if rule, _ := outletWords().Match(r.folds[0], n); rule.Tag == "not" || credit.Agency(s) != "" || givenNames()[titled(s)] {
		return false
	}
	for i := 1; i <= r.title+1 && i < len(r.blocks); i++ {
		if i == r.title || r.words[i] > 14 {
			continue
		}
		dl, dated := r.dates.line(r.blocks[i].Text)
		if dl.index = i; dated && (r.title <= mostTop || r.letterHead(dl)) {
			return true
		}
		if r.title > mostTop {
			continue
		}
		if _, by := byline(r.blocks[i].Text, r.dates); by {
			return true
		}
	}
	return false
}

// titled is the first word of a line as names are written: "Ann" of "ANN EXAMPLE".
func titled(s string) string {
	first, _, _ := strings.Cut(s, " ")
	runes := []rune(strings.ToLower(first))
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}

// givenNames are people's first names.
var givenNames = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/names-given.txt") })

// ownerRE finds the owner in a copyright line: "© 2025 The Sella Herald. ..."
var ownerRE = regexp.MustCompile(`^(?:copyright )?(?:©|\(c\))(?: copyright)?(?: ?\d{4}(?: ?- ?\d{4})?)?,? (?:by )?(?:the )?([^.,|]{3,50}?)(?: (?:inc|ltd|llc|limited|corp|gmbh)\b.*)?(?:[.,|].*|all rights reserved.*)?$`)

// owner gives the folded name in the last copyright line of the text, "" if
// there is none.
func (r *reader) owner() string {
	for i := len(r.folds) - 1; i >= 0 && i >= len(r.folds)-60; i-- {
		if r.words[i] > 30 || len(r.folds[i]) > 300 {
			continue
		}
		line := r.folds[i]
		if at := max(strings.LastIndex(line, " © "), strings.LastIndex(line, " (c) ")); at > 0 {
			line = line[at+1:] // behind the links of the foot
		}
		if m := ownerRE.FindStringSubmatch(line); m != nil {
			return strings.TrimSpace(m[1])
		}
	}
	return ""
}

// owned gives the words at the start of block i, two to five with capitals, that
// the owner's name begins with: "Brand Voice Log in Home" of a page that belongs
// to the "Brand Voice cooperative". "" if there are none.
func (r *reader) owned(i int, owner string) string {
	words := strings.Fields(r.blocks[i].Text)
	for n := min(5, len(words)); n >= 2; n-- {
		name := strings.Join(words[:n], " ")
		if c := []rune(words[n-1])[0]; !unicode.IsUpper(c) {
			continue
		}
		if fold := strings.TrimPrefix(phrase.Fold(name), "the "); !strings.Contains(fold, " ") {
			return ""
		} else if owner == fold || strings.HasPrefix(owner, fold+" ") {
			return name
		}
	}
	return ""
}

func (r *reader) outletName(i int) bool {
	s, n := r.blocks[i].Text, r.words[i]
	if n < 2 || n > 5 || strings.ContainsAny(s, "?!:;,/|>") || endsSentence(s) {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if c := []rune(word)[0]; unicode.IsLower(c) && !nameParticles[word] {
			return false
		}
	}
	rule, ok := outletWords().Match(r.folds[i], n)
	return ok && rule.Tag == "outlet"
}
