package ledger

import (
	"regexp"
	"slices"
	"strings"

	"dateline/internal/news"
)

// inherit gives a figure that stands without the thing counted ("In June the
// ministry had spoken of 415") that of the one before it, if both have one
// unit and stand near each other.
func (f *fact) inherit(before []*fact) {
	if n := len(before) - 1; n >= 0 && f.sent >= 0 && before[n].sent == f.sent && before[n].group == f.group &&
		(notThat.MatchString(f.since(before[n])) || fromTo(before[n], strings.TrimRight(f.since(before[n]), " "))) {
		f.likeness(before[n])
		return
	}
	if f.sent < 0 || !f.elliptic && f.fig.Of != nil && len(f.owner) == 0 || f.head != "" && !f.elliptic {
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		if parts(f.state) && parts(o.state) && f.state != o.state {
			continue // what was told of is not what became of these
		}
		if o.unit == "times" || f.fig.Value != o.fig.Value && slices.ContainsFunc(before[:i], f.again) {
			continue // "twice" counts nothing; "the figure of seven" is the seven that was told
		}
		if o.ofThose() && !f.partial || f.stage != o.stage || f.period != o.period || f.rank != o.rank || f.group == "share" && o.partial {
			continue
		}
		if !comparable(f, o) || f.head != "" && o.head != f.head || o.group != f.group || o.unit != f.unit && !(f.unit == "" && f.elliptic) || o.sent < 0 || f.sent-o.sent > 2 && (i < len(before)-1 || f.sent-o.sent > aloof || f.doc.Passage(o.fig.Start) != f.doc.Passage(f.fig.Start)) || o.isTotal || f.isTotal {
			continue
		}
		state := f.state
		f.likeness(o)
		if state != "" || f.ownPredicate(o) {
			f.state = state
		}
		return
	}
}

// likeness makes f count what o counts.
func (f *fact) likeness(o *fact) {
	f.head, f.rank, f.unit, f.state, f.elliptic, f.after = o.head, o.rank, o.unit, o.state, true, o
	f.mods, f.owner = o.mods, o.owner
	if f.total == 0 {
		f.total = o.total
	}
}

// again says whether f gives the number of o once more.
func (f *fact) again(o *fact) bool {
	return f.fig.Value == o.fig.Value && f.group == o.group && o.unit != "times" && o.sent >= 0 && f.sent-o.sent <= 2
}

// since is the words between the end of o, which stands before it, and f.
func (f *fact) since(o *fact) string {
	return strings.ToLower(news.Span{Start: o.fig.End, End: f.fig.Start}.In(f.doc.Text))
}

// notThat is what stands between a number and the one that it is told not to
// be: "is six, not seven".
var notThat = regexp.MustCompile(`^,?(?: and| but)? not(?: the)? $`)

// sizes are the stems of nouns that say how large a thing is, and not what.
var sizes = map[string]bool{"size": true, "amount": true, "sum": true, "value": true, "total": true, "volume": true}

// costs notes that the words for what is counted are those of a price.
func (f *fact) costs() {
	if stateOf()[f.head] == "cost" {
		f.state = "cost"
	}
}

// ofThing puts for a noun of size or price, which is the root of the words for
// what is counted, the thing that it is of: the line of "the cost of the line",
// the project of "the project cost". Of "the present cost" nothing is said.
func (f *fact) ofThing(sent int, root news.Span) {
	of := f.fig.Of.Span
	rest := news.Span{Start: root.End, End: of.End}
	words := strings.ToLower(rest.In(f.doc.Text))
	f.head = ""
	var thing news.Span
	if strings.HasPrefix(words, " of ") || strings.HasPrefix(words, " for ") {
		thing = f.root(sent, news.Span{Start: rest.Start + news.Byte(strings.Index(words[1:], " ")+2), End: rest.End})
	} else if sent >= 0 {
		toks := f.doc.Sentences[sent].Tokens
		for i := 1; i < len(toks); i++ {
			if toks[i].Span == root && of.Contains(toks[i-1].Span) && (toks[i-1].UPOS == "NOUN" || toks[i-1].UPOS == "PROPN") {
				thing = toks[i-1].Span
			}
		}
	}
	for _, w := range f.doc.Words(sent) {
		if w.Span == thing {
			f.head = w.Stem
		}
	}
	f.elliptic = f.head == "" && f.sent >= 0 && putsSize.MatchString(f.before())
}
