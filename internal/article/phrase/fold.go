package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldMarks turns typographic marks into the plain ones that tables use.
var foldMarks = strings.NewReplacer(
	"‘", "'", "’", "'", "‛", "'", "ʼ", "'", "´", "'", "`", "'",
	"“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"–", "-", "—", "-", "‑", "-", "−", "-", "…", "...",
	"\u00ad", "", "\u200b", "", "\ufeff", "")

// Fold writes a line as tables write it: lower case, straight quotation
// marks, plain hyphens, single blanks, without marks of closing at its end
// ("Related Stories:" is "related stories"). Folding again changes nothing;
// bytes that are no UTF-8 are replaced.
func Fold(s string) string {
	// First, because what is dropped may stand between parts of a letter.
	s = strings.ToLower(foldMarks.Replace(strings.ToValidUTF8(s, "\ufffd")))
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimRight(s, " .:;,!?»>→|-")
}

// border says whether s has a border of a word at the byte offset i.
func border(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return !wordRune(before) || !wordRune(after)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Words counts the words of s: stretches between blanks that hold a letter
// or a digit.
func Words(s string) int {
	n := 0
	for f := range strings.FieldsSeq(s) {
		if strings.IndexFunc(f, wordRune) >= 0 {
			n++
		}
	}
	return n
}
