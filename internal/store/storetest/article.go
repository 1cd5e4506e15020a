package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"dateline/internal/news"
	"dateline/internal/store"
)

// Article makes a record of the size of a news page of so many words, with all
// layers, for benchmarks: invented words whose frequencies fall as those of a
// language do, 20 words a sentence, and a page with markup around them of
// about 100 KB. The same n gives the same record.
func Article(n, words int) store.Record {
	rnd := rand.New(rand.NewPCG(uint64(n), 1))
	zipf := rand.NewZipf(rnd, 1.1, 5, 20000)
	var text strings.Builder
	var rep news.Annotated
	for text.Len() == 0 || len(rep.Sentences)*20 < words {
		rep.Sentences = append(rep.Sentences, sentence(&text, rnd, zipf))
	}
	rep.Text = text.String()
	rep.TextSHA256 = news.DigestOf([]byte(rep.Text))
	rep.Title, rep.Outlet, rep.Language, rep.Read = "Envoys meet again", "The Lund Courier", "en", true
	rep.Published = news.Dating{Value: "2031-05-01", Earliest: "2031-05-01", Latest: "2031-05-01",
		Basis: news.Stated, Source: "json-ld datePublished", Reasons: []string{"the page states it"}}
	rep.Bylines, rep.Wires = []string{"Anna Berg"}, []string{}
	layers(&rep)

	page := markup(rep.Text, rnd)
	rep.ID = news.NewReportID("", news.DigestOf(page))
	return store.Record{Report: rep, Key: "key", Reader: "reader 1", Charset: "utf-8", Added: day(n),
		Capture: news.Capture{Name: fmt.Sprintf("pages/%d.html", n), Bytes: page, Modified: day(n)}}
}

// sentence writes 20 words and gives them as tokens.
func sentence(text *strings.Builder, rnd *rand.Rand, zipf *rand.Zipf) news.Sentence {
	tags := []string{"NOUN", "VERB", "ADP", "DET", "ADJ", "PROPN", "PUNCT"}
	sent := news.Sentence{Span: news.Span{Start: news.Byte(text.Len())}}
	for i := range 20 {
		w := zipf.Uint64()
		form := word(w)
		start := news.Byte(text.Len())
		text.WriteString(form)
		lemma := form
		if w%3 == 0 {
			lemma = word(w / 3)
		}
		sent.Tokens = append(sent.Tokens, news.Token{
			Span: news.Span{Start: start, End: news.Byte(text.Len())}, Form: form, Lemma: lemma,
			UPOS: tags[w%7], XPOS: tags[w%5], Head: rnd.IntN(20), Deprel: tags[rnd.IntN(7)]})
		if i < 19 {
			text.WriteByte(' ')
		}
	}
	text.WriteByte('.')
	sent.End = news.Byte(text.Len())
	text.WriteByte('\n')
	return sent
}

// word spells n in syllables.
func word(n uint64) string {
	s := ""
	for {
		s += string("bdfklmnprst"[n%11]) + string("aeiou"[n/11%5])
		if n /= 55; n == 0 {
			return s
		}
	}
}

// layers adds what a page of news has on average: a name every 12 words, a
// time every 60, a figure every 70, an event every 25.
func layers(rep *news.Annotated) {
	for i, sent := range rep.Sentences {
		first, last := sent.Tokens[0], sent.Tokens[19]
		id := func(kind string, span news.Span) news.RecordID { return news.NewRecordID(rep.ID, kind, span) }
		ent := news.EntityID(id("entity", first.Span))
		rep.Names = append(rep.Names, news.Name{Span: first.Span, Kind: news.Person, Entity: ent},
			news.Name{Span: last.Span, Kind: news.Place, Entity: ent})
		rep.Entities = append(rep.Entities, news.Entity{ID: ent, Kind: news.Person, Name: first.Form,
			Mentions: []news.EntityMention{
				{Span: first.Span, Form: news.ByName}, {Span: last.Span, Form: news.ByName}}})
		rep.Events = append(rep.Events, news.EventMention{ID: id("event", last.Span), Span: last.Span,
			Type: "CONSULT", Mode: "visit", CAMEO: "042", Factuality: news.Happened,
			Actors: []news.Actor{{Role: "source", Entity: ent, Span: first.Span}}})
		rep.Passages = append(rep.Passages, news.Passage{Role: news.StoryText, Span: sent.Span})
		if i%3 == 0 {
			rep.Times = append(rep.Times, news.Timex{ID: id("time", last.Span), Span: last.Span, Type: news.TimexDate,
				Value: "2031-04-28", Earliest: "2031-04-28", Latest: "2031-04-28", Rule: "weekday", Anchor: "published 2031-05-01"})
			rep.Figures = append(rep.Figures, news.Figure{ID: id("figure", first.Span), Span: first.Span,
				Value: 1.5e9, Low: 1.5e9, High: 1.5e9, Unit: "USD", Kind: "amount"})
		}
	}
}

// markup wraps text in the scripts, classes and links of a saved page.
func markup(text string, rnd *rand.Rand) []byte {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		for range 12 {
			fmt.Fprintf(&b, `<div class="card card-%d"><a href="/news/%x"><span>%s</span></a></div>`+"\n",
				rnd.IntN(30), rnd.Uint64(), word(rnd.Uint64N(20000)))
		}
		fmt.Fprintf(&b, "<p class=\"story\">%s</p>\n<script>window.q.push({id:%d,k:\"%x\"})</script>\n", line, rnd.IntN(1e6), rnd.Uint64())
	}
	return []byte(b.String())
}
