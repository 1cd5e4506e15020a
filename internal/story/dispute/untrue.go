package dispute

import (
	"regexp"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// untrue says whether a sentence begins with a quotation that calls something
// untrue.
func (f *finder) untrue(doc *given.Doc, sent int) bool {
	text := doc.Sentences[sent].In(doc.Text)
	quote := strings.TrimLeft(text, "“\"‘' ")
	return quote != text && slices.ContainsFunc(untrue(), func(re *regexp.Regexp) bool { return re.MatchString(quote) })
}

// calledUntrue finds what calls untrue what another speaker has said just before,
// or what the sentence itself says that others say.
func (f *finder) calledUntrue(doc *given.Doc, sent int) bool {
	text := news.Plain(doc.Sentences[sent].In(doc.Text))
	quote := strings.TrimLeft(text, "“\"‘' ")
	if !f.untrue(doc, sent) {
		if !holds(text, falseWords) {
			return false
		}
		if quote = saidUntrue.FindString(text); quote == "" {
			return false
		}
		if f.untrueBeside(doc, sent, quote) {
			return true
		}
	}
	own := speakerAt(doc, doc.Sentences[sent].Span)
	passage, first := doc.Passage(doc.Sentences[sent].Start), sent == 0 || doc.Passage(doc.Sentences[sent-1].Start) != doc.Passage(doc.Sentences[sent].Start)
	for back := sent - 1; back >= max(0, sent-2); back-- {
		if !told(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline || !first && doc.Passage(doc.Sentences[back].Start) != passage {
			return false
		}
		said := claimIn(doc, doc.Sentences[back].Span, own)
		if said.Len() == 0 && accuses(doc, back) && (own == "" || !strings.Contains(strings.ToLower(doc.Sentences[back].In(doc.Text)), own)) {
			said = doc.Sentences[back].Span
		}
		if said.Len() == 0 || f.untrue(doc, back) {
			continue
		}
		f.addUntrue(short(quote, 40), []news.Evidence{doc.Evidence(said)}, doc.Evidence(doc.Sentences[sent].Span))
		return true
	}
	return false
}

// addUntrue notes that a claim is called untrue.
func (f *finder) addUntrue(quote string, claim []news.Evidence, denial news.Evidence) {
	f.add(Contradiction, "called untrue: "+f.title(claim[0]), []string{"“" + quote + "”"}, claim, []news.Evidence{denial})
}

// untrueBeside finds in a sentence that calls something untrue what it says of the
// claim itself: "reported that he had fled; his office said the report was wrong".
func (f *finder) untrueBeside(doc *given.Doc, sent int, quote string) bool {
	span := doc.Sentences[sent].Span
	at := saidUntrue.FindStringIndex(span.In(doc.Text))
	if at == nil {
		return false
	}
	denial := news.Span{Start: span.Start + news.Byte(at[0]), End: span.Start + news.Byte(at[1])}
	if parting.MatchString(span.In(doc.Text)[:at[1]]) {
		if said := beside(doc, sent, denial); len(said) > 0 {
			f.addUntrue(short(quote, 60), said, doc.Evidence(denial))
			return true
		}
	}
	if said := rumour(doc, sent); said.Len() > 0 {
		f.addUntrue(short(quote, 60), []news.Evidence{doc.Evidence(said)}, doc.Evidence(denial))
		return true
	}
	return false
}

// Parts of words without which the expressions of this file find nothing: they
// spare most sentences the expressions.
var (
	falseWords = []string{"untrue", "false", "not true", "nonsense", "lie", "fabricat", "fiction", "baseless", "groundless", "unfounded", "foundation",
		"invent", "made up", "incorrect", "rubbish", "fake", "smear", "absurd", "wrong", "inaccurate", "mistaken", "no truth"}
	otherWords = []string{"different", "otherwise", "conflicting", "contradict", "contrary", "opposing", "disagree", "beg", "issue with"}
	notWords   = []string{"never", " not ", "nothing", " no ", "unaware", "n't", "n’t"}
)

// holds says whether a text has one of some words, in small letters.
func holds(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// falsehood are the words for what is not so, with what strengthens them.
const falsehood = `["“‘']?(?:(?:a|an|all|just|pure|simply|completely|totally|entirely|absolutely|utterly|plainly|complete|total|utter|outright|absolute|without) )*["“‘']?(?:untrue|false|not true|nonsense|lies?|fabrications?|fabricated|fiction|baseless|groundless|unfounded|foundation|invented|inventions?|made up|incorrect|rubbish|fake|smears?|absurd)\b`

// saidUntrue is how a sentence tells that somebody calls what was said untrue:
// "said they were a complete fabrication", "called the report false", "said there
// was no truth in it".
var saidUntrue = regexp.MustCompile(`(?i)\b(?:(?:said|says|told|insist(?:s|ed)|added|replied|answered)\b[^.;]{0,40}?\b(?:they|it|that|this|these|those|the (?:reports?|claims?|allegations?|accusations?|rumours?|rumors?|stor(?:y|ies)|accounts?)) (?:is|was|were|are|had been) ` + falsehood +
	`|\bthe (?:reports?|claims?|allegations?|accusations?|rumours?|rumors?|stor(?:y|ies)|accounts?) (?:is|was|were|are|had been) (?:wrong|inaccurate|incorrect|mistaken)\b` +
	`|(?:call(?:s|ed)|brand(?:s|ed)|describ(?:es|ed)|dismiss(?:es|ed)|denounc(?:es|ed)|reject(?:s|ed)) (?:it|this|that|them|(?:the|this|that|these|those|his|her|their|its) [\pL]+)(?: as)? ` + falsehood +
	`|(?:is|was|there's) no truth (?:in|to) (?:it|this|that|them|(?:the|this|that|these|those|his|her|their|its) [\pL]+))`)

// rumoured are the words for what others say, in the sentence that calls it untrue.
var rumoured = regexp.MustCompile(`(?i)\b(?:reports?|rumours?|rumors?|claims?|allegations?|suggestions?|accusations?|speculation|posts?|stories)\b[^.;,]{0,40}? (that [^,;.]+)`)

// rumour gives what others are told to say in a sentence: "Asked about reports
// that the harbour was closed, he said they were false".
func rumour(doc *given.Doc, sent int) news.Span {
	s := doc.Sentences[sent].Span
	m := rumoured.FindStringSubmatchIndex(s.In(doc.Text))
	if m == nil {
		return news.Span{}
	}
	return news.Span{Start: s.Start + news.Byte(m[2]), End: s.Start + news.Byte(m[3])}
}

// accuses says whether a sentence tells of a claim or an accusation.
func accuses(doc *given.Doc, sent int) bool {
	return slices.ContainsFunc(wordsOf(doc, sent), func(w word) bool { return accusing()[w.text] })
}

// Words by which a sentence tells that somebody sees it otherwise.
var (
	otherAccount = regexp.MustCompile(`(?i)\b(?:(?:gave|gives|giving|offered|offers|told|tells|has|had|presented|provided) (?:[\pL]+ ){0,3}?(?:different|conflicting|contradictory|contrary|opposing) (?:account|version|story|explanation|picture|reason|reasons|view)|(?:tells?|told|sees?|saw|remembers?|remembered|recalls?|recalled|puts?|describe[sd]?|explain(?:s|ed)?) (?:it|this|that|things|matters|the (?:story|matter|events?|affair)) (?:(?:quite|very|rather|somewhat|a little) )?(?:differently|otherwise)|disagree[sd]|beg(?:s|ged) to differ|contradict(?:s|ed) (?:that|this|him|her|them|it|the account|the claim)|[tT](?:akes|ook) issue with (?:that|this))\b`)
	unowned      = regexp.MustCompile(`(?i)\b(?:do(?:es)?|did) not (?:recogni[sz]e|accept|share) ?["”’']? ?(?:that|this|the|those|these|its|his|her|their) ["“‘']?(?:\w+ )?(?:findings?|figures?|numbers?|accounts?|descriptions?|claims?|conclusions?|versions?|views?)\b`)
	neverTold    = regexp.MustCompile(`(?i)\b(?:say|says|said|insist(?:s|ed)|maintain(?:s|ed)|told)\b[^.;]{0,60}?\b(?:(?:was|were|has|have|had|been)(?: been)? (?:never|not)(?: been)? (?:told|warned|informed|notified|alerted|consulted|asked)|(?:knew|known|heard|had heard) nothing (?:of|about)|had (?:no|never had any) knowledge|(?:was|were) (?:un|not )aware|(?:had |has |have )?(?:received|got|had) no (?:such )?(?:report|warning|complaint|notice|message|information|letter|request)s?)\b`)
	noSuch       = regexp.MustCompile(`(?i)\b(?:say|says|said|insist(?:s|ed)|maintain(?:s|ed)|told|added)\b[^.;]{0,80}?\b(?:no such [\pL]+|(?:not\b|never\b|\w*n['’]t\b)[^.;,]{0,30}? any such [\pL]+|nothing of the (?:sort|kind))\b`)
	telling      = regexp.MustCompile(`(?i)\b(?:told|warn(?:s|ed)?|inform(?:s|ed)?|report(?:s|ed)?|point(?:s|ed)? out|notif(?:ies|ied)|alert(?:s|ed)?|complain(?:s|ed)?|raised|asked|warnings?|complaints?|letters?|knew|known)\b`)
)

// toldOtherwise finds sentences by which somebody disagrees with what another is
// said to have said just before, without a word of denial.
func (f *finder) toldOtherwise(doc *given.Doc, sent int) {
	span := doc.Sentences[sent].Span
	text := span.In(doc.Text)
	reason, never := "", false
	if holds(text, otherWords) {
		reason = otherAccount.FindString(text)
	}
	other, not := reason != "", holds(text, notWords)
	if reason == "" && not {
		reason = unowned.FindString(text)
	}
	one := reason != "" && !other // "that finding" is the last that was told
	if reason == "" && not {
		reason, never = neverTold.FindString(text), true
	}
	if reason == "" && not {
		reason, never = noSuch.FindString(text), false
	}
	if reason == "" {
		if !f.clash(doc, sent) && !f.insisted(doc, sent) {
			f.opposite(doc, sent)
		}
		return
	}
	said := before(doc, sent, 2, span)
	if len(said) == 0 || never && !slices.ContainsFunc(said, func(e news.Evidence) bool { return telling.MatchString(e.Quote) }) {
		return
	}
	if one {
		said = said[len(said)-1:]
	}
	counter := []news.Evidence{doc.Evidence(span)}
	if next := sent + 1; other && next < len(doc.Sentences) && doc.Passage(doc.Sentences[next].Start) == doc.Passage(span.Start) {
		counter = append(counter, doc.Evidence(doc.Sentences[next].Span))
	}
	f.add(Contradiction, "told otherwise: "+f.title(said[0]), []string{"“" + short(reason, 60) + "”"}, said, counter)
}

// speakerAt is the source of the attribution that holds a span.
func speakerAt(doc *given.Doc, span news.Span) string {
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		for _, c := range att.Content {
			if c.Overlaps(span) && att.Source != nil {
				return strings.ToLower(att.Source.In(doc.Text))
			}
		}
	}
	return ""
}

// claimIn gives what somebody but own is said to say in a sentence.
func claimIn(doc *given.Doc, sent news.Span, own string) news.Span {
	best := news.Span{}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		if att.Source != nil && strings.ToLower(att.Source.In(doc.Text)) == own || !claims(doc, att) {
			continue
		}
		for _, c := range att.Content {
			if sent.Contains(c) && c.Len() > best.Len() {
				best = c
			}
		}
	}
	return best
}
