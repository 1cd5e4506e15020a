package timeline

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/news"
)

// span finds words in a text.
func span(t *testing.T, text, words string) news.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, text)
	}
	return news.Span{Start: news.Byte(at), End: news.Byte(at + len(words))}
}

// tim makes a DATE over words of a text.
func tim(t *testing.T, text, words, from, to, anchor string) news.Timex {
	return news.Timex{ID: news.RecordID("t-" + words), Span: span(t, text, words), Type: news.TimexDate,
		Value: from, Earliest: from, Latest: to, Anchor: anchor}
}

// report makes a report of one story passage; each sentence gets tokens at
// its blanks, none of them tagged.
func report(t *testing.T, id news.ReportID, published, text string, sents []string, times ...news.Timex) news.Annotated {
	ann := news.Annotated{Report: news.Report{ID: id, Text: text, Read: true,
		Passages:  []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}},
		Published: news.Dating{Value: published, Earliest: published, Latest: published, Basis: news.Stated}}}
	for _, s := range sents {
		sent := news.Sentence{Span: span(t, text, s)}
		for range strings.Fields(s) {
			sent.Tokens = append(sent.Tokens, news.Token{})
		}
		ann.Sentences = append(ann.Sentences, sent)
	}
	ann.Times = times
	return ann
}

const marsh = "The ministers met on Monday in Tolm. A vote is due on 3 May. Nobody spoke of it for some time."

func marshReport(t *testing.T, id news.ReportID) news.Annotated {
	return report(t, id, "2024-04-23", marsh,
		[]string{"The ministers met on Monday in Tolm.", "A vote is due on 3 May.", "Nobody spoke of it for some time."},
		tim(t, marsh, "Monday", "2024-04-22", "2024-04-22", "published 2024-04-23"),
		tim(t, marsh, "3 May", "2024-05-03", "2024-05-03", "published 2024-04-23"))
}

func TestLinesAreDatedSentencesInOrder(t *testing.T) {
	lines := Lines([]news.Annotated{marshReport(t, "r-1")})
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2", len(lines))
	}
	met, vote := lines[0], lines[1]
	if met.When.Value != "2024-04-22" || met.When.Basis != news.Inferred || met.Factuality != "" {
		t.Errorf("the meeting is %+v, factuality %q", met.When, met.Factuality)
	}
	if vote.When.Value != "2024-05-03" || vote.Factuality != news.Planned {
		t.Errorf("the vote is %+v, factuality %q, want planned", vote.When, vote.Factuality)
	}
	for _, line := range lines {
		for _, ev := range line.Evidence {
			if ev.In(marsh) != ev.Quote || ev.Quote == "" {
				t.Errorf("evidence %v quotes %q, the text has %q", ev.Span, ev.Quote, ev.In(marsh))
			}
		}
	}
}

func TestCopiesAreOneLineInAnyOrder(t *testing.T) {
	a, b := marshReport(t, "r-1"), marshReport(t, "r-2")
	one := Lines([]news.Annotated{a, b})
	two := Lines([]news.Annotated{b, a})
	if len(one) != 2 || !slices.Equal(one[0].Reports, []news.ReportID{"r-1", "r-2"}) {
		t.Fatalf("lines %+v, want two lines with both reports", one)
	}
	if len(one[0].Evidence) != 4 {
		t.Errorf("%d pieces of evidence, want sentence and time of both", len(one[0].Evidence))
	}
	for i := range one {
		if one[i].ID != two[i].ID || !slices.Equal(one[i].Reports, two[i].Reports) {
			t.Errorf("line %d depends on the order of reports", i)
		}
	}
}

func TestOpenTimesAndOtherRolesGiveNoLine(t *testing.T) {
	text := "They will meet again on Monday, officials said yesterday evening."
	open := news.Timex{Span: span(t, text, "Monday"), Type: news.TimexDate, Value: "XXXX-WXX-1"}
	ann := report(t, "r-3", "", text, []string{text}, open)
	if lines := Lines([]news.Annotated{ann}); len(lines) != 0 {
		t.Errorf("an open Monday gave %+v", lines)
	}
	ann = marshReport(t, "r-4")
	ann.Passages[0].Role = news.Byline
	if lines := Lines([]news.Annotated{ann}); len(lines) != 0 {
		t.Errorf("a byline gave %+v", lines)
	}
	ann = marshReport(t, "r-5")
	ann.Read = false
	if lines := Lines([]news.Annotated{ann}); len(lines) != 0 {
		t.Errorf("a page that was not read gave %+v", lines)
	}
}

func TestTimeNearestToTheMainVerbDatesTheSentence(t *testing.T) {
	text := "Talks begun in 2019 ended on Friday"
	sent := news.Sentence{Span: span(t, text, text)}
	// Talks ← ended; begun ← Talks; in, 2019 ← begun; on, Friday ← ended.
	for _, tok := range []struct {
		form, upos string
		head       int
	}{{"Talks", "NOUN", 5}, {"begun", "VERB", 1}, {"in", "ADP", 4}, {"2019", "NUM", 2}, {"ended", "VERB", 0}, {"on", "ADP", 7}, {"Friday", "PROPN", 5}} {
		sent.Tokens = append(sent.Tokens, news.Token{Span: span(t, text, tok.form), Form: tok.form, UPOS: tok.upos, Head: tok.head})
	}
	times := []news.Timex{
		tim(t, text, "2019", "2019-01-01", "2019-12-31", ""),
		tim(t, text, "Friday", "2024-03-01", "2024-03-01", "published 2024-03-02"),
	}
	if got := dating(&sent, times); got == nil || got.In(text) != "Friday" {
		t.Errorf("dated by %+v, want Friday", got)
	}
	sent.Tokens[0].Head = 3 // a circle must end
	sent.Tokens[2].Head = 1
	dating(&sent, times)
}

func TestEDTF(t *testing.T) {
	for _, c := range []struct{ value, from, to, want string }{
		{"2021-09-09TEV", "2021-09-09", "2021-09-09", "2021-09-09"},
		{"2021-09", "2021-09-01", "2021-09-30", "2021-09"},
		{"2021", "2021-01-01", "2021-12-31", "2021"},
		{"2021-SU", "2021-06-01", "2021-08-31", "2021-22"},
		{"2021-W36", "2021-09-06", "2021-09-12", "2021-09-06/2021-09-12"},
		{"199", "1990-01-01", "1999-12-31", "1990-01-01/1999-12-31"},
	} {
		got := edtf(&news.Timex{Value: c.value, Earliest: c.from, Latest: c.to})
		if got != c.want {
			t.Errorf("edtf(%s) = %s, want %s", c.value, got, c.want)
		}
	}
}

func TestCutCopiesJoinTheWholeSentence(t *testing.T) {
	whole := "The two ministers met on Monday in the town of Tolm to speak of the bridge."
	cutOff := "The two ministers met on Monday in the town of Tolm to"
	a := report(t, "r-1", "2024-04-23", cutOff, []string{cutOff}, tim(t, cutOff, "Monday", "2024-04-22", "2024-04-22", "published"))
	b := report(t, "r-2", "2024-04-23", whole, []string{whole}, tim(t, whole, "Monday", "2024-04-22", "2024-04-22", "published"))
	lines := Lines([]news.Annotated{a, b})
	if len(lines) != 1 || lines[0].Line != whole || len(lines[0].Reports) != 2 {
		t.Fatalf("lines %+v, want the whole sentence with both reports", lines)
	}
	if lines[0].Evidence[0].Report != lines[0].Reports[0] {
		t.Errorf("the line is shown from %s but lists %s first", lines[0].Evidence[0].Report, lines[0].Reports[0])
	}
	b.Times[0].Earliest, b.Times[0].Latest = "2024-04-15", "2024-04-15"
	if lines := Lines([]news.Annotated{a, b}); len(lines) != 2 {
		t.Errorf("%d lines, want two: the days differ", len(lines))
	}
}

func TestEditedCopiesJoinUnlessTheirNumbersDiffer(t *testing.T) {
	one := "The leaders of Ostrel and Tolm will meet on Thursday, 23 May, to speak of the 40 bridges that they share."
	two := "The leaders of Ostrél and Tolm will meet on Thursday, 23 May, to speak of the 40 bridges that they share."
	three := "The leaders of Ostrel and Tolm will meet on Thursday, 23 May, to speak of the 14 bridges that they share."
	denied := "The leaders of Ostrel and Tolm will not meet on Thursday, 23 May, to speak of the 40 bridges that they share."
	swapped := "The leaders of Tolm and Ostrel will meet on Thursday, 23 May, to speak of the 40 bridges that they share."
	changed := "The leaders of Ostrel and Tolm will meet on Thursday, 23 May, to speak of the 40 bridges that they guard."
	four := "Trains will stop on Thursday, 23 May, between Tolm and the border, said a spokesman for the railways."
	var anns []news.Annotated
	for i, text := range []string{one, two, three, four, denied, swapped, changed} {
		id := news.ReportID("r-" + string(rune('1'+i)))
		anns = append(anns, report(t, id, "2024-05-20", text, []string{text}, tim(t, text, "Thursday, 23 May", "2024-05-23", "2024-05-23", "published")))
	}
	lines := Lines(anns)
	if len(lines) != 6 || len(lines[0].Reports) != 2 {
		t.Fatalf("%d lines %+v, want the respelt copy joined and all others apart", len(lines), lines)
	}
}

func BenchmarkLines(b *testing.B) {
	text := "The ministers of item met on Monday in the town of Tolm to speak of bridges."
	var anns []news.Annotated
	for i := range 2000 {
		id := news.NewReportID(strconv.Itoa(i), "")
		words := strings.Replace(text, "item", "a"+strconv.Itoa(i)+" and b"+strconv.Itoa(i*7), 1)
		span := news.Span{End: news.Byte(len(words))}
		at := news.Byte(strings.Index(words, "Monday"))
		ann := news.Annotated{Report: news.Report{ID: id, Text: words, Read: true, Passages: []news.Passage{{Role: news.StoryText, Span: span}}}}
		ann.Sentences = []news.Sentence{{Span: span, Tokens: make([]news.Token, 15)}}
		ann.Times = []news.Timex{{Span: news.Span{Start: at, End: at + 6}, Type: news.TimexDate, Value: "2024-04-22", Earliest: "2024-04-22", Latest: "2024-04-22"}}
		anns = append(anns, ann)
	}
	for b.Loop() {
		Lines(anns)
	}
}

func TestWhatWasSaidDatesTheSentence(t *testing.T) {
	text := "They will meet on Thursday , officials said on Monday"
	sent := news.Sentence{Span: span(t, text, text)}
	for _, tok := range []struct {
		form, lemma, upos string
		head              int
	}{{"They", "they", "PRON", 3}, {"will", "will", "AUX", 3}, {"meet", "meet", "VERB", 8}, {"on", "on", "ADP", 5}, {"Thursday", "Thursday", "PROPN", 3},
		{",", ",", "PUNCT", 8}, {"officials", "official", "NOUN", 8}, {"said", "say", "VERB", 0}, {"on", "on", "ADP", 10}, {"Monday", "Monday", "PROPN", 8}} {
		sent.Tokens = append(sent.Tokens, news.Token{Span: span(t, text, tok.form), Form: tok.form, Lemma: tok.lemma, UPOS: tok.upos, Head: tok.head})
	}
	times := []news.Timex{
		tim(t, text, "Thursday", "2024-03-07", "2024-03-07", "published 2024-03-05"),
		tim(t, text, "Monday", "2024-03-04", "2024-03-04", "published 2024-03-05"),
	}
	if got := dating(&sent, times); got == nil || got.In(text) != "Thursday" {
		t.Errorf("dated by %+v, want Thursday", got)
	}
	times[0].Latest = "2024-03-31" // a month is no day to set against a Monday
	if got := dating(&sent, times); got == nil || got.In(text) != "Monday" {
		t.Errorf("dated by %+v, want Monday", got)
	}
}

func TestTheBeginningOfASpanDatesNothing(t *testing.T) {
	type word struct {
		form, upos string
		head       int
	}
	for _, c := range []struct {
		words []word
		time  string
		want  bool
	}{
		{[]word{{"Since", "ADP", 2}, {"then", "ADV", 4}, {"it", "PRON", 4}, {"rained", "VERB", 0}}, "then", false},
		{[]word{{"Third", "ADJ", 2}, {"time", "NOUN", 0}, {"since", "ADP", 4}, {"2015", "NUM", 2}}, "2015", false},
		{[]word{{"Planned", "VERB", 0}, {"since", "ADP", 3}, {"2015", "NUM", 1}}, "2015", true},
		{[]word{{"Built", "VERB", 0}, {"in", "ADP", 3}, {"2015", "NUM", 1}}, "2015", true},
	} {
		text := ""
		for _, w := range c.words {
			text += w.form + " "
		}
		sent := news.Sentence{Span: news.Span{End: news.Byte(len(text))}}
		for _, w := range c.words {
			sent.Tokens = append(sent.Tokens, news.Token{Span: span(t, text, w.form), Form: w.form, UPOS: w.upos, Head: w.head})
		}
		times := []news.Timex{tim(t, text, c.time, "2015-01-01", "2015-12-31", "")}
		if got := dating(&sent, times) != nil; got != c.want {
			t.Errorf("%s: dated is %v, want %v", text, got, c.want)
		}
	}
}

// The day of a thing that a sentence tells of is not the sentence's, nor is one in a note.
func TestDaysThatAreNotTheSentences(t *testing.T) {
	type word struct {
		form, xpos, rel string
	}
	for _, c := range []struct {
		words []word
		time  string
		want  bool
	}{
		{[]word{{"He", "PRP", "nsubj"}, {"sent", "VBD", "root"}, {"the", "DT", "det"}, {"letter", "NN", "obj"}, {"of", "IN", "case"}, {"May", "NNP", "nmod"}}, "May", false},
		{[]word{{"The", "DT", "det"}, {"fire", "NN", "nsubj"}, {"of", "IN", "case"}, {"May", "NNP", "nmod"}, {"killed", "VBD", "root"}, {"two", "CD", "obj"}}, "May", true},
		{[]word{{"They", "PRP", "nsubj"}, {"left", "VBD", "root"}, {"in", "IN", "case"}, {"the", "DT", "det"}, {"spring", "NN", "obl"}, {"of", "IN", "case"}, {"2015", "CD", "nmod"}}, "2015", true},
		{[]word{{"She", "PRP", "nsubj"}, {"wrote", "VBD", "root"}, {",", ",", "punct"}, {"\"", "``", "punct"}, {"Ring", "VB", "ccomp"}, {"Monday", "NNP", "obl"}, {"\"", "''", "punct"}}, "Monday", false},
		{[]word{{"\"", "``", "punct"}, {"We", "PRP", "nsubj"}, {"go", "VBP", "root"}, {"Monday", "NNP", "obl"}, {",", ",", "punct"}, {"\"", "''", "punct"}, {"he", "PRP", "nsubj"}, {"said", "VBD", "parataxis"}}, "Monday", true},
	} {
		text := ""
		sent := news.Sentence{}
		for _, w := range c.words {
			upos := "X"
			if w.form == "," || w.form == "\"" {
				upos = "PUNCT"
			}
			at := news.Byte(len(text))
			sent.Tokens = append(sent.Tokens, news.Token{Span: news.Span{Start: at, End: at + news.Byte(len(w.form))}, Form: w.form, Lemma: w.form, UPOS: upos, XPOS: w.xpos, Deprel: w.rel})
			text += w.form + " "
		}
		sent.Span = news.Span{End: news.Byte(len(text))}
		times := []news.Timex{tim(t, text, c.time, "2015-05-04", "2015-05-04", "")}
		if got := dating(&sent, times) != nil; got != c.want {
			t.Errorf("%s: dated is %v, want %v", text, got, c.want)
		}
	}
}
