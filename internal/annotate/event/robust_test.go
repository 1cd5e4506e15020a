package event

import (
	"strings"
	"testing"

	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// others are texts that use the words of politics and war for something else,
// with the most events of PLOVER's types that each may give.
var others = []struct {
	name string
	most int
	text string
}{
	{"football", 0, `Harwick Town crushed Lowford Rovers 4-1 on Saturday to storm into the semi-final of the cup. Striker Dan Pell attacked down the left from the first minute and shot past the goalkeeper after nine minutes. Rovers fought back before half-time, but the defence surrendered the ball too often and Pell killed the game with a penalty. The visitors bombarded the goal in the last ten minutes without a score. The coach blamed the referee for two bookings and defended his goalkeeper. Town meet Selby in the next round of the tournament and will strike fear into any league side on this form. The captain signed a new contract on Friday after he rejected an offer from a rival club. Fans invaded the pitch after the final whistle.`},
	{"tennis", 0, `Third seed Mara Lind demolished the defending champion in straight sets on Thursday to reach the final of the tournament. She saved a match point in the second set, broke serve twice and threatened again in the tie-break. Her opponent, who retired from the doubles match on Tuesday, conceded the set with a double fault. Lind beat the same player in the semi-final of last season's championship. "I was under attack all the time," she said. She will face the winner of the other match, which was suspended because of rain.`},
	{"weather", 0, `A fierce storm battered the west coast overnight with gusts of 110 kilometres an hour and heavy rain. Forecasters warned of more snow and hail on the hills by Friday, with the temperature falling to minus four degrees. The wind attacked roofs and the rain laid siege to the valleys, the forecaster said. A cold front will invade from the north on Saturday, and showers will retreat to the east by evening. The forecast promises sunshine on Sunday, when a high-pressure system takes over. Fog struck the motorway and lightning hit a barn near Sollen.`},
	{"obituary", 6, `Edda Marlow, who taught three generations of children to swim in the lake at Brenn, has died at the age of 91. Born on a farm, she left school at fourteen and married the miller's son, who fell in love with her at a dance. She fought the closing of the village school and won. In the war she drove a milk cart through the snow. She loved bees, hated noise and never surrendered to a telephone. Her garden attacked every rule and delighted every visitor. She is survived by two daughters and a goat.`},
	{"film plot", 1, `In the film a young detective, played by the actor Tom Verrin, hunts a killer who attacks at night. The plot turns when the heroine is kidnapped by her own brother and the hero storms the villain's island in the final scene. The sequel opens with a bank robbery and a bomb on a train; the cast fights hard against a weak screenplay. The director shot the drama in eleven days and killed off two characters that the audience loved. The studio released the trailer on Monday. Episode six of the series ends with a murder.`},
	{"recipe", 0, `Beat the eggs with the sugar until the cream surrenders its lumps, then fold in the flour and a cup of butter. Crush two cloves of garlic, attack the onion with a sharp knife and fire up the oven. Boil the sauce for ten minutes, strip the pepper of its skin and kill the heat with a spoon of cream. Let the dough rest and release the steam. Arrest the cooking with cold water, stir in the salt and serve at once. The ingredients unite in the pan; do not threaten them with a high flame.`},
	{"metaphor", 2, `The new phone is a bomb, and its battery died within a day. Shares in the firm crashed, then exploded, and analysts shot down the idea of a price war. The update killed an old menu and the app was under siege by complaints about colours. Sales marched on in spring. The maker strikes back with a lighter model in May, which will blow rivals out of the water. Customers fell in love with the lamp, and the lamp betrayed them.`},
	{"history", 12, `The castle above the ford was built by monks about the year 1190. In 1241 horsemen burned the village, and the monks fled to the hills. A century later the counts of Aren bought the ruin for forty marks and a mule. The river changed its bed in 1502, which ended the quarrel over the mill. Painters discovered the ruin in the nineteenth century. Today it houses a café and a collection of spoons.`},
}

// TestOtherTopics holds the number of events in texts about something else.
func TestOtherTopics(t *testing.T) {
	for _, o := range others {
		ann := read(o.text, news.StoryText)
		n := 0
		var list []news.EventMention
		for _, ev := range Find(ann) {
			if ev.Type != "OTHER" {
				n++
				list = append(list, ev)
			}
		}
		if n > o.most {
			t.Errorf("%s: %d events, at most %d:%s", o.name, n, o.most, strings.ReplaceAll(show(o.text, list), "] [", "]\n\t["))
		}
	}
}

// relations and tags are what scramble draws from.
var (
	relations = strings.Fields("root nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss amod acl acl:relcl advcl ccomp xcomp conj cc case mark aux aux:pass cop det compound compound:prt flat appos parataxis punct advmod")
	tags      = strings.Fields("VERB/VBD VERB/VBN VERB/VB VERB/VBG VERB/VBZ NOUN/NN NOUN/NNS PROPN/NNP PRON/PRP PRON/WP ADP/IN ADJ/JJ AUX/MD AUX/VBD PART/TO DET/DT PUNCT/. ADV/RB NUM/CD")
)

// scramble makes a report of any text whose trees, names, times and entities
// are drawn from seed: no weights are loaded, and nothing need fit.
func scramble(text string, seed []byte) *news.Annotated {
	ann := &news.Annotated{Report: news.Report{ID: "r-1", Text: text,
		Passages: []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}}}
	at := 0
	draw := func(n int) int {
		if len(seed) == 0 || n == 0 {
			return 0
		}
		at++
		return (int(seed[at%len(seed)]) + at*at/7) % n
	}
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		sent := news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)}
		for i := range sent.Tokens {
			tok := &sent.Tokens[i]
			tok.Lemma, tok.Head, tok.Deprel = strings.ToLower(tok.Form), draw(len(sent.Tokens)+2)-1, relations[draw(len(relations))]
			tok.UPOS, tok.XPOS, _ = strings.Cut(tags[draw(len(tags))], "/")
			switch draw(9) {
			case 0:
				ann.Names = append(ann.Names, news.Name{Span: tok.Span, Kind: news.Country, Entity: "e-1"})
			case 1:
				ann.Times = append(ann.Times, news.Timex{Span: tok.Span, Type: news.TimexDate, Shift: "+P1D"})
			case 2:
				ann.Entities = append(ann.Entities, news.Entity{ID: "e-2", Mentions: []news.EntityMention{{Span: tok.Span, Form: news.ByPronoun}}})
			case 3:
				ann.Attributions = append(ann.Attributions, news.Attribution{ID: "a-1", Content: []news.Span{span}})
			}
		}
		ann.Sentences = append(ann.Sentences, sent)
	}
	return ann
}

// FuzzFind reads any text with any tree: no panic, spans within the text, no
// event twice in one place, and the same result again.
func FuzzFind(f *testing.F) {
	for i, o := range others {
		f.Add(o.text, []byte{byte(i), 3, 7, 200, 41, 90})
	}
	f.Add("Norland to send troops. “If the court had ruled,” he said — would they? No 'one'.", []byte("abcdefgh"))
	f.Add("held talks attack attack to who which that and arrest sanctions called on for of by", []byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, text string, seed []byte) {
		if len(text) > 4000 || len(seed) > 1000 {
			return
		}
		ann := scramble(text, seed)
		found := Find(ann)
		seen := map[news.Span]bool{}
		for _, ev := range found {
			if ev.In(text) == "" || seen[ev.Span] || ev.Clause.In(text) == "" || !types[ev.Type] {
				t.Fatalf("bad event %+v", ev)
			}
			seen[ev.Span] = true
			for _, a := range ev.Actors {
				if a.In(text) == "" {
					t.Fatalf("actor without words: %+v", ev)
				}
			}
		}
		if again := Find(ann); len(again) != len(found) {
			t.Fatalf("%d events, then %d", len(found), len(again))
		}
	})
}

// BenchmarkFind reads a page of 160 words; the unit that counts is words per
// second.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The two presidents met in Oslo on Friday to discuss a loan of $2 billion that the government of Norland had promised to the rebels, who refused to sign the agreement before the court releases the prisoners. ", 4)
	ann := read(text, news.StoryText)
	words := 0
	for i := range ann.Sentences {
		words += len(ann.Sentences[i].Tokens)
	}
	for b.Loop() {
		Find(ann)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
