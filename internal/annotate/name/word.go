package name

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/internal/annotate/wordclass"
	"dateline/internal/news"
)

// mode says how far the capitals of a sentence tell names from other words.
type mode uint8

const (
	running mode = iota // capitals begin names and sentences
	title               // Every Word of a Headline Begins With One
	caps                // ALL WORDS ARE WRITTEN IN THEM
	lower               // there are none
	modes
)

// word is what features are made of: one token, looked at once.
type word struct {
	hash   uint32 // foldHash of the form
	suf    [3]uint32
	pre    uint32
	class  uint16 // fine class as written; as folded where capitals say nothing
	lower  uint16 // fine class of the folded form
	coarse uint8
	shape  uint8
	gaz    gazBits
	place  uint8 // of the token in the listed phrase: 1 first, 2 inside, 3 last, 4 alone
	tier   uint8 // of filter
	part   uint8 // of filter: given, family, both
	cand   bool  // may be part of a name
	link   bool  // a small word that may stand inside a name
}

// Shapes of a token.
const (
	shapeSmall = iota + 1
	shapeCapital
	shapeUpper
	shapeInitial // one capital letter, with or without a full stop
	shapeDotted  // U.S.
	shapeInner   // a capital inside: McCain, al-Masri, iPhone
	shapeDigit   // holds a digit
	shapeMark    // no letter, no digit
	shapeHyphen  // Capital with a hyphen
)

// shapeOf tells the shape of a form.
func shapeOf(form string) uint8 {
	var letters, uppers, lowers, digits, dots, hyphens, n int
	firstUpper := false
	for i, c := range form {
		n++
		switch {
		case unicode.IsUpper(c):
			uppers++
			letters++
			if i == 0 {
				firstUpper = true
			}
		case unicode.IsLetter(c):
			lowers++
			letters++
		case unicode.IsDigit(c):
			digits++
		case c == '.':
			dots++
		case c == '-':
			hyphens++
		}
	}
	switch {
	case letters == 0 && digits == 0:
		return shapeMark
	case digits > 0:
		return shapeDigit
	case uppers == 1 && letters == 1 && n <= 2:
		return shapeInitial
	case uppers > 0 && dots > 0 && uppers+dots == n:
		return shapeDotted
	case hyphens > 0 && firstUpper && n > 2:
		return shapeHyphen
	case uppers > 1 && lowers == 0:
		return shapeUpper
	case firstUpper && uppers == 1:
		return shapeCapital
	case uppers > 0:
		return shapeInner
	}
	return shapeSmall
}

// linkWords may stand between the capitalised words of one name.
var linkWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range []string{"of", "the", "and", "for", "de", "del", "della", "la", "le", "les", "des", "du", "da", "dos", "di",
		"von", "van", "der", "den", "zu", "bin", "ibn", "bint", "al", "el", "ul", "y", "e", "in", "on", "at", "to",
		"&", "-", "–", "'", "’", "'s", "’s", "/", ".", "+", "@", "with", "against", "without"} {
		set[w] = true
	}
	return set
}()

// look fills words from the tokens of one sentence.
func (r *reader) look(words []word, toks []news.Token, m mode) {
	for i := range toks {
		form := toks[i].Form
		w := &words[i]
		*w = word{hash: foldHash(form), shape: shapeOf(form)}
		c := r.classes.Of(form)
		w.lower, w.class, w.coarse = c.Fine, c.Fine, c.Coarse
		if m == running && i > 0 && w.shape == shapeCapital {
			c = r.classes.OfCased(form)
			w.class, w.coarse = c.Fine, c.Coarse
		}
		w.link = linkWords[form]
		switch {
		case w.shape == shapeMark || w.shape == shapeDigit && !named(form):
		case m == running || m == title:
			w.cand = w.shape != shapeSmall && !dated(form) || particle(form)
		default:
			w.cand = !dated(form)
		}
		if w.cand {
			w.affixes(form)
			w.tier = r.gaz.known.tier(w.hash)
			w.part = r.gaz.known.forename(w.hash)
		}
	}
	r.match(words, toks, m)
}

// particle says whether a small word begins like an Arabic name ("al-Masri").
func particle(form string) bool {
	return len(form) > 4 && (form[:3] == "al-" || form[:3] == "el-" || form[:3] == "ul-") ||
		len(form) > 5 && (form[:4] == "ash-" || form[:4] == "bin-")
}

// named says whether a form with digits may be (part of) a name: "G20", "F-16",
// not a time stamp.
func named(form string) bool {
	digits, letters := 0, 0
	for _, c := range form {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsUpper(c):
			letters += 2
		case unicode.IsLetter(c):
			letters++
		}
	}
	return letters >= 2 && digits <= 4+letters/4
}

// dated says whether a form is a part of the calendar with something before
// it ("mid-September"), which no name is.
func dated(form string) bool {
	at := strings.LastIndexByte(form, '-')
	return at > 0 && calendar[strings.ToLower(form[at+1:])]
}

var calendar = func() map[string]bool {
	set := map[string]bool{}
	for m := time.January; m <= time.December; m++ {
		set[strings.ToLower(m.String())] = true
		set[strings.ToLower(m.String()[:3])] = true
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		set[strings.ToLower(d.String())] = true
	}
	return set
}()

// affixes hashes the first three and the last two, three and four letters.
func (w *word) affixes(form string) {
	end := len(form)
	at := end
	for k := range 4 {
		_, n := utf8.DecodeLastRuneInString(form[:at])
		at -= n
		if k > 0 {
			w.suf[k-1] = foldHash(form[at:end])
		}
	}
	at = 0
	for range 3 {
		_, n := utf8.DecodeRuneInString(form[at:])
		at += n
	}
	w.pre = foldHash(form[:at])
}

// match marks the tokens of listed names, the longest from the left first.
func (r *reader) match(words []word, toks []news.Token, m mode) {
	for i := 0; i < len(words); {
		longest := int(r.gaz.first[words[i].hash])
		small := words[i].shape == shapeSmall && (m == running || m == title)
		n, bits := 0, gazBits(0)
		key := uint64(0)
		for k := 0; k < longest && i+k < len(words); k++ {
			key = phraseKey(key, words[i+k].hash)
			got := r.gaz.phrases[key]
			if small {
				got &= gazTitle | gazHonorific
			}
			if got == 0 || k == 0 && r.gaz.upper[key] && m != caps && toks[i].Form != upperForm(toks[i].Form) {
				continue
			}
			n, bits = k+1, got
		}
		for k := range n {
			w := &words[i+k]
			w.gaz = bits
			switch {
			case n == 1:
				w.place = 4
			case k == 0:
				w.place = 1
			case k == n-1:
				w.place = 3
			default:
				w.place = 2
			}
		}
		i += max(1, n)
	}
}

// upperForm is form where it holds no small letter, and "" where it does.
func upperForm(form string) string {
	for _, c := range form {
		if unicode.IsLower(c) {
			return ""
		}
	}
	return form
}

// modeOf tells the mode of a sentence. quiet says that its document has next
// to no capitals.
func modeOf(toks []news.Token, quiet bool) mode {
	var words, small, capital, upper int
	for i := range toks {
		form := toks[i].Form
		c, n := utf8.DecodeRuneInString(form)
		if n == len(form) || !unicode.IsLetter(c) || linkWords[form] {
			continue
		}
		words++
		switch shapeOf(form) {
		case shapeSmall:
			small++
		case shapeUpper, shapeDotted:
			upper++
		case shapeCapital, shapeInner, shapeHyphen:
			capital++
		}
	}
	switch {
	case quiet && capital+upper == 0:
		return lower
	case words >= 3 && upper*4 >= words*3:
		return caps
	case words >= 4 && (capital+upper)*4 >= words*3 && (small == 0 || !stopped(toks)):
		return title
	}
	return running
}

// reader is what words are looked up in. It is read-only.
type reader struct {
	classes *wordclass.Table
	gaz     *gazetteer
}

// stopped says whether a sentence ends with a full stop, as headlines do not.
func stopped(toks []news.Token) bool {
	return len(toks) > 0 && toks[len(toks)-1].Form == "."
}

// newReader loads the embedded lists.
func newReader() (*reader, error) {
	classes, err := wordclass.New()
	if err != nil {
		return nil, err
	}
	gaz, err := newGazetteer(data.FS, classes)
	if err != nil {
		return nil, err
	}
	return &reader{classes, gaz}, nil
}
