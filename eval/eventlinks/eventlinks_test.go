package eventlinks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/pipeline"
)

const page = `<?xml version="1.0"?><Document doc_name="1_1ecb.xml">
<token t_id="1" sentence="0" number="0">Police</token><token t_id="2" sentence="0" number="1">arrested</token>
<token t_id="3" sentence="0" number="2">Ivo</token><token t_id="4" sentence="0" number="3">Kern</token>
<token t_id="5" sentence="1" number="0">The</token><token t_id="6" sentence="1" number="1">arrest</token>
<token t_id="7" sentence="1" number="2">surprised</token><token t_id="8" sentence="1" number="3">Sarn</token>
<Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="6"/></ACTION_OCCURRENCE>
<HUMAN_PART m_id="3"><token_anchor t_id="3"/></HUMAN_PART><ACTION_OCCURRENCE m_id="9"/></Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="1"/><source m_id="2"/><target m_id="9"/></CROSS_DOC_COREF></Relations>
</Document>`

func TestReadTakesTheCheckedSentences(t *testing.T) {
	dir := t.TempDir()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(filepath.Join(dir, "1"), 0o755))
	must(os.WriteFile(filepath.Join(dir, "1", "1_1ecb.xml"), []byte(page), 0o644))
	must(os.WriteFile(filepath.Join(dir, "ECBplus_coreference_sentences.csv"), []byte("Topic,File,Sentence Number\n1,1ecb,0\n"), 0o644))
	sets, err := topics(dir)
	must(err)
	d := sets[0][0]
	if len(d.golds) != 1 || d.text[d.golds[0].start:d.golds[0].end] != "arrested" || d.golds[0].chain != "ACT1" {
		t.Fatalf("gold %+v of %q", d.golds, d.text)
	}
}

func TestMatchFindsTheGoldMentions(t *testing.T) {
	text := "Police in Sarn arrested the banker Ivo Kern on Monday after a raid on his house, the ministry said.\n\n" +
		"The arrest of Mr Kern surprised the city, where he had been seen as a friend of the mayor for years."
	at := func(word string) gold {
		i := strings.Index(text, word)
		return gold{i, i + len(word), "ACT1"}
	}
	rd, err := pipeline.Shared()
	if err != nil {
		t.Fatal(err)
	}
	ms, n := match(rd, []*doc{{name: "a", text: text, golds: []gold{at("arrested"), at("arrest of"[:6])}}})
	if n != 2 || len(ms) != 1 && len(ms) != 2 || ms[0].words != "arrested" || ms[0].event == "" {
		t.Fatalf("%d gold mentions, matched %+v", n, ms)
	}
}

func TestAlignSkipsWhatTheReaderLeftOut(t *testing.T) {
	gold, text := "Menu Home The bridge of Tolm was closed on Monday, the mayor said in a statement.", "The bridge of Tolm was closed on Monday, the mayor said in a statement."
	offset := map[int]int{}
	align(gold, black(gold), text, black(text), offset)
	at := len("Menu Home The bridge of Tolm was ")
	if got, ok := offset[at]; !ok || text[got:got+6] != "closed" {
		t.Errorf("closed is at %d, %v", got, ok)
	}
}
