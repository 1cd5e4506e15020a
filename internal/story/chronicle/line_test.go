package chronicle

import (
	"testing"

	"dateline/internal/news"
)

// What stands before a clause says whether the clause can be a sentence of its own.
func TestBroken(t *testing.T) {
	for _, tt := range []struct {
		before news.Token
		want   bool
	}{
		{news.Token{Form: "that", UPOS: "SCONJ", XPOS: "IN"}, false},   // said that | the ferry sank
		{news.Token{Form: "that", UPOS: "PRON", XPOS: "WDT"}, true},    // the storm that | Norland fears will return
		{news.Token{Form: "whom", UPOS: "PRON", XPOS: "WP"}, true},     // the captain whom | the court freed
		{news.Token{Form: "when", UPOS: "ADV", XPOS: "WRB"}, false},    // in May, when | the strike began
		{news.Token{Form: "whether", UPOS: "SCONJ", XPOS: "IN"}, true}, // whether | the talks go on
		{news.Token{Form: "for", UPOS: "ADP", XPOS: "IN"}, true},       // set for | 12 March
		{news.Token{Form: "and", UPOS: "CCONJ", XPOS: "CC"}, false},    // and | the ferry sank
	} {
		if got := broken(&tt.before); got != tt.want {
			t.Errorf("after %q (%s): %v", tt.before.Form, tt.before.XPOS, got)
		}
	}
}
