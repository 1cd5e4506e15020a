package dating

import (
	"strings"

	"dateline/internal/news"
)

// Deed says whether a time hangs by itself on a verb in the past: "they met on 22 March".
func Deed(ann *news.Annotated, tx *news.Timex) bool {
	v := pastVerb(ann, tx)
	return v != nil && !sayingVerbs[v.Lemma]
}

// said says whether a time is that of somebody's words: "she said on Tuesday".
func said(ann *news.Annotated, tx *news.Timex) bool {
	v := pastVerb(ann, tx)
	return v != nil && (v.Lemma == "say" || v.Lemma == "tell" || v.Lemma == "announce")
}

// pastVerb is the verb in the past on which a time hangs by itself, nil for none.
func pastVerb(ann *news.Annotated, tx *news.Timex) *news.Token {
	for i := range ann.Sentences {
		sent := &ann.Sentences[i]
		if !sent.Contains(tx.Span) {
			continue
		}
		for k := range sent.Tokens {
			tok := &sent.Tokens[k]
			h := tok.Head - 1
			if !tx.Contains(tok.Span) || h < 0 || h >= len(sent.Tokens) || tx.Contains(sent.Tokens[h].Span) {
				continue
			}
			v := &sent.Tokens[h]
			ok := strings.HasPrefix(tok.Deprel, "obl")
			if tok.Deprel == "compound" && v.Deprel == "nsubj" && v.Head > 0 && v.Head <= len(sent.Tokens) && tx.End <= v.Start && k <= 3 {
				// "On Friday morning police held two men": the tree takes the morning for a
				// kind of police.
				v, ok = &sent.Tokens[v.Head-1], true
			}
			if ok && v.UPOS == "VERB" && v.XPOS == "VBD" {
				return v
			}
			return nil
		}
	}
	return nil
}

// sayingVerbs are verbs beside which a day can be that of what is said, or planned.
var sayingVerbs = map[string]bool{"say": true, "tell": true, "announce": true, "plan": true, "schedule": true, "set": true, "call": true, "expect": true, "want": true,
	"propose": true, "promise": true, "agree": true, "decide": true, "order": true, "ask": true, "demand": true, "threaten": true, "put": true, "postpone": true, "delay": true, "move": true}
