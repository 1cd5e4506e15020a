package lineage

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/news"
)

// article makes a source of sentences of our own.
func article(name, topic string) source {
	src := source{name: name, set: "own", group: "own"}
	src.paras = append(src.paras, []string{"The " + topic + " at a glance"})
	for i := range 5 {
		var para []string
		for j := range 3 {
			para = append(para, fmt.Sprintf("The %s of quay %d in Sella was closed after %d hours, and %d people waited, Maro Stahl said on day %d.", topic, i*3+j, 10+i*7+j, 120+i*31+j*17, j+1))
		}
		src.paras = append(src.paras, para)
	}
	return src
}

func TestVariantsFollowFromNames(t *testing.T) {
	all := []source{article("a", "bridge"), article("b", "market")}
	lex := newLexicon(all)
	for i := range variants {
		v := &variants[i]
		text := func() string {
			got := v.make(&maker{dice: newDice(v.name, "a"), lex: lex, strange: []string{"It rained."}}, &all[0], &all[1])
			return fmt.Sprint(got)
		}
		first := text()
		if first != text() {
			t.Errorf("%s: two runs make two texts", v.name)
		}
		if first == fmt.Sprint(made{paras: all[0].paras}) && v.name != "copy" {
			t.Errorf("%s: nothing was changed", v.name)
		}
	}
}

func TestRelated(t *testing.T) {
	a, b, c := article("a", "bridge"), article("b", "market"), article("c", "bridge")
	st := &story{sources: map[news.ReportID]*source{"r-a": &a, "r-b": &b, "r-c": &c},
		copies: map[news.ReportID]*copied{"r-a+": {from: []news.ReportID{"r-a"}}, "r-mix": {from: []news.ReportID{"r-a", "r-b"}}}}
	for _, tc := range []struct {
		x, y news.ReportID
		want verdict
	}{
		{"r-a+", "r-a", wanted}, {"r-a", "r-a+", wanted}, {"r-mix", "r-b", wanted},
		{"r-a+", "r-mix", neither}, {"r-a", "r-c", neither}, {"r-a+", "r-c", neither},
	} {
		if got := st.related(tc.x, tc.y); got != tc.want {
			t.Errorf("related(%s, %s) is %d, want %d", tc.x, tc.y, got, tc.want)
		}
	}
}

func TestReusedLeavesQuotationsOut(t *testing.T) {
	const quote = "we shall open the bridge when the last of the two pillars stands and not one day before that, whatever the council may say"
	a := [][]string{{"The mayor said: “" + quote + "”."}}
	b := [][]string{{"“" + quote + "”, she told them."}}
	if reused(a, b) {
		t.Error("a shared quotation is taken for shared text")
	}
	plain := [][]string{{strings.ToUpper(quote[:1]) + quote[1:] + "."}}
	if !reused(plain, plain) {
		t.Error("a shared sentence is not seen")
	}
}

func TestReportQuotesItsSentences(t *testing.T) {
	src := article("a", "bridge")
	rep := report("r-a", src.paras, remarks[:2])
	if len(rep.Sentences) != count(src.paras)+2 || rep.Passages[0].Role != news.Headline || rep.Passages[len(rep.Passages)-1].Role != news.Remark {
		t.Errorf("%d sentences, passages %v", len(rep.Sentences), rep.Passages)
	}
	for _, s := range rep.Sentences {
		if words := s.In(rep.Text); strings.TrimSpace(words) != words || words == "" {
			t.Errorf("sentence %q", words)
		}
	}
}
