package chronicle_test

import (
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/story/chronicle"
)

func TestOneOfTwoDays(t *testing.T) {
	tests := []struct{ sentence, time, want string }{
		{"The minister's bill was introduced on 5 April and withdrawn on 14 June, when his partners refused to vote for it.", "14 June",
			"[The minister's bill was] withdrawn on 14 June, when his partners refused to vote for it."},
		{"The minister's bill was introduced on 5 April and withdrawn on 14 June, when his partners refused to vote for it.", "5 April",
			"The minister's bill was introduced on 5 April …"},
		{"The trial opened on 1 October and ended on 29 November in the court of Sarn.", "29 November", "[The trial] ended on 29 November in the court of Sarn."},
		{"The builders, who arrived in Sarn on 3 March, left the town on 8 March.", "8 March", "The builders … left the town on 8 March."},
		{"The builders, who arrived in Sarn on 3 March, left the town on 8 March.", "3 March", "[The builders] arrived in Sarn on 3 March …"},
		{"The hall in Sarn was closed on 5 April; its teachers moved to Tolm on 8 May.", "8 May", "… its teachers moved to Tolm on 8 May."},
		{"Two of the men died on 5 April; the third, a driver called Ivo Kern, died in Tolm on 8 May.", "8 May", "… the third, a driver called Ivo Kern, died in Tolm on 8 May."},
		{"The thirty days after which Tolm had promised to look again ran out on 5 April; on 8 May the council there shut the bridge for good.", "8 May", "… on 8 May the council there shut the bridge for good."},
		// What a side clause dates is that clause.
		{"Ivo Kern has lost the suit which the miners of Sarn filed on 8 March.", "8 March", "… the suit which the miners of Sarn filed on 8 March."},
		{"The road, which was closed after the flood on 8 March, has cost the town a lot of money.", "8 March", "The road, which was closed after the flood on 8 March …"},
		{"Forty men have moved away since the bridge was closed on 8 March.", "8 March", "… since the bridge was closed on 8 March."},
		{"The council said nothing of the fair in Tolm, which is planned for 8 March.", "8 March", ""},
		{"The road has been closed since 8 March.", "8 March", ""},
		{"The plan, published on 8 March, found no friends in the town.", "8 March", ""},
		// What cannot be parted, or is one, stays whole: a clause that says which is meant, a
		// pronoun for what the first names, a verb of which the form does not say who acts.
		{"They began the longest strike that Norland has seen since 2014 on 5 April.", "5 April", ""},
		{"Ivo Kern left the firm on 5 April, and it was sold on 14 June.", "14 June", ""},
		{"The council imposed fines on 5 April and lifted them on 14 June.", "14 June", ""},
		{"The guard was arrested on 5 April and resigned on 14 June.", "14 June", ""},
		{"The hall in Sarn was closed on 5 April after a long dispute.", "5 April", ""},
	}
	for _, tt := range tests {
		rep := &pipelinetest.Read(t, "2023-07-10 "+tt.sentence)[0]
		for i := range rep.Sentences {
			at := strings.Index(rep.Text, tt.time)
			span := news.Span{Start: news.Byte(at), End: news.Byte(at + len(tt.time))}
			if !rep.Sentences[i].Contains(span) {
				continue
			}
			if got, _ := chronicle.PartOf(rep, i, span, news.Span{}); got != tt.want {
				t.Errorf("%q, %s: %q, not %q", tt.sentence, tt.time, got, tt.want)
			}
		}
	}
}
