package chronicle

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// best is the mention whose sentence tells the event best: one that tells it as
// it became, in the story's own words, dated, with its actors, and short.
func best(ms []*event.Mention) *event.Mention {
	past := slices.ContainsFunc(ms, (*event.Mention).Past)
	return slices.MaxFunc(ms, func(a, b *event.Mention) int {
		return cmp.Or(cmp.Compare(tellsWell(a, past), tellsWell(b, past)), -cmp.Compare(a.ID, b.ID))
	})
}

// Lengths of printed sentences, in bytes: what fits three lines of a terminal,
// and what is read with patience.
const (
	shortLine = 180
	longLine  = 260
)

// tellsWell scores a mention as the one to print.
func tellsWell(m *event.Mention, past bool) float64 {
	w := 0.0
	if past == m.Past() {
		w += 6
	}
	if m.Time != nil {
		w += 1.5
	}
	if m.Tense != "" {
		w += 1
	}
	w += 0.5 * float64(min(2, len(m.Parties)))
	if m.Recalled() {
		w -= 1.5
	}
	if m.Sent >= 0 && lead(m) {
		w++
	}
	if _, ok := standing(m); ok || m.Main() {
		w += 2.5
	}
	switch m.Role {
	case news.StoryText:
	case news.Headline, news.Caption:
		w -= 1.5
	case news.Context:
		w -= 0.5
	default:
		w -= 3
	}
	switch n := SentenceSpan(m).Len(); {
	case n > longLine:
		w -= 1.5
	case n > shortLine:
		w -= 0.5
	case n < 30:
		w--
	}
	if inQuotes(m) {
		w--
	}
	if m.Noun() && m.Since() {
		w -= 2 // "Since the election it has recorded 4,300 arrests"
	}
	return w
}

// inQuotes says whether the predicate stands in a direct quotation.
func inQuotes(m *event.Mention) bool {
	for i := range m.Report.Attributions {
		att := &m.Report.Attributions[i]
		if att.ID == m.Attribution && att.Kind == "direct" {
			return true
		}
	}
	return false
}

// SentenceSpan is the sentence of a mention, or its clause where no sentence
// holds it.
func SentenceSpan(m *event.Mention) news.Span {
	if m.Sent >= 0 {
		return m.Report.Sentences[m.Sent].Span
	}
	if m.Clause.Len() > 0 {
		return m.Clause
	}
	return m.Span
}

// Sentence is the sentence that is printed for a mention: its own sentence on
// one line, without a word that ties it to the sentence before. Where that is
// long, or tells something else in the main, it is the clause that makes the
// claim, if that can stand by itself.
// Of a sentence that tells of two days it is what tells of this one.
func Sentence(m *event.Mention) string {
	span := SentenceSpan(m)
	if m.Time != nil {
		if part, ok := PartOf(m.Report, m.Sent, m.Time.Span, m.Span); ok {
			return noMark(part)
		}
	}
	whole := span
	if c, ok := standing(m); ok && (span.Len() > longLine || m.Joined() || !m.Main()) {
		span = c
	}
	text := m.Report.Text
	return marked(news.Plain(span.In(text)), lettersIn(text[whole.Start:span.Start]), lettersIn(text[span.End:max(whole.End, span.End)]))
}

// lettersIn says whether a stretch of text holds a word.
func lettersIn(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// dropped stands for words of the sentence that are not printed.
const dropped = "…"

// marked makes a line of words of a sentence, with marks where others were dropped before
// and after them. A tie to the sentence before is nothing dropped.
func marked(s string, before, after bool) string {
	if before {
		s = strings.TrimLeft(s, ",;: –—-")
		s = dropped + " " + s
	}
	if after {
		s = strings.TrimRight(s, ",;:. –—-") + " " + dropped
	}
	return finish(s)
}

// standing gives the clause of a mention where it can stand by itself: it has a
// finite verb and a subject that is no pronoun, and is no mere fragment. What
// begins in the middle of a phrase ("set for | 12 March"), with "its", or after
// "whether" or a relative pronoun, cannot.
func standing(m *event.Mention) (news.Span, bool) {
	if m.Sent < 0 || m.Tense == "" || m.Clause.Len() < 25 || !m.Clause.Contains(m.Span) {
		return news.Span{}, false
	}
	sent := &m.Report.Sentences[m.Sent]
	first := true
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if !m.Clause.Contains(tok.Span) {
			continue
		}
		if first && i > 0 && (tok.XPOS == "PRP$" || broken(&sent.Tokens[i-1])) {
			return news.Span{}, false
		}
		if first && (tok.UPOS == "PUNCT" || tok.UPOS == "SCONJ" || tok.UPOS == "CCONJ" || tok.UPOS == "ADP" || tok.XPOS == "WDT" || tok.XPOS == "WP" || tok.XPOS == "WRB") {
			return news.Span{}, false
		}
		first = false
		if strings.HasPrefix(tok.Deprel, "nsubj") && tok.UPOS != "PRON" && tok.Start < m.End {
			return m.Clause, true
		}
	}
	return news.Span{}, false
}

// broken says whether what follows a token cannot be the beginning of a sentence.
func broken(before *news.Token) bool {
	switch strings.ToLower(before.Form) {
	case "whether", "if":
		return true
	}
	switch before.XPOS {
	case "WDT", "WP", "WP$":
		return true // "the drought that the farmers fear will return": its noun stands before
	}
	return before.UPOS == "ADP" || before.UPOS == "DET" || before.UPOS == "NUM"
}

// ties are words that tie a sentence to the one before.
var ties = []string{"But ", "And ", "However, ", "Meanwhile, ", "Moreover, ", "Nevertheless, ", "Besides, ", "In addition, ", "Also, ", "So ", "Yet ", "Now, ", "Then, ", "On the other hand, "}

// noMark takes the mark of an item off, which is none of its words.
func noMark(s string) string {
	return strings.TrimSpace(strings.TrimLeft(s, "*•‣▪●■◦►▶∙"))
}

// finish makes a sentence of words: a capital at its head, a stop at its end, no
// quotation mark without its partner.
func finish(s string) string {
	s = noMark(s)
	for _, tie := range ties {
		s = strings.TrimPrefix(s, tie)
	}
	if strings.Count(s, `"`)%2 == 1 {
		s = strings.Replace(s, `"`, "", 1)
	}
	if open, shut := strings.Count(s, "“"), strings.Count(s, "”"); open != shut {
		s = strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	s = strings.TrimRight(strings.TrimSpace(s), ",;: –—-")
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLower(r) {
		s = string(unicode.ToUpper(r)) + s[n:]
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')' || last == '%' {
		s += "."
	}
	return s
}
