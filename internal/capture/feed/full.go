package feed

import (
	"regexp"
	"strings"
)

// How many words a text must have to be an article's and no summary of it. An
// element for the whole text (content:encoded) is believed sooner. Chosen: the
// summaries of news feeds have 20 to 60 words, standfirsts up to 100; the
// shortest reports of agencies 60.
const (
	wordsContent = 60
	wordsSummary = 150
)

// stops is how a text that goes on elsewhere ends.
var stops = regexp.MustCompile(`(?i)(\.\.\.|…|\[…\]|\[\.\.\.\]|\[&hellip;\]|read more|continue reading|read the (rest|full)[\p{L} ]*|full story|\(more\)|more\s*[»>]+|keep reading|learn more)[\s.»>→\]]*$`)

// Full says whether the item holds the report itself and not only the way to
// it. An item without a link holds all that there is.
func (it *Item) Full() bool {
	if it.Link == "" || !isHTTP(it.Link) {
		return true
	}
	text := fold(PlainText(it.HTML))
	if stops.MatchString(text[max(0, len(text)-200):]) {
		return false
	}
	words := len(strings.Fields(text))
	return it.FromContent && words >= wordsContent || words >= wordsSummary
}
