package coref

import (
	"sort"

	"dateline/internal/news"
)

// laid is a mention of the program's with the gold mention that it is, or a
// negative number of its own.
type laid struct {
	news.EntityMention
	gold int
}

// chain is an entity of the program's, in text order. counts says that it is a
// person, an organisation or a place, and holds a name.
type chain struct {
	mentions []laid
	counts   bool
}

// lay finds the gold mention of each mention of the program's.
func (doc *Doc) lay(ann *news.Annotated) ([]chain, *news.Annotated) {
	black := blackOffsets(ann.Text)
	byHead := doc.byHead()
	taken := make([]bool, len(doc.Mentions))
	own := -1
	var out []chain
	for i := range ann.Entities {
		e := &ann.Entities[i]
		c := chain{}
		names := false
		for _, m := range e.Mentions {
			names = names || m.Form == news.ByName
			at := doc.best(byHead, taken, black[m.Start], black[m.End])
			if at < 0 {
				at = own
				own--
			} else {
				taken[at] = true
			}
			c.mentions = append(c.mentions, laid{m, at})
		}
		switch e.Kind {
		case news.Person, news.Organisation, news.Place, news.Country, news.Group:
			c.counts = names
		}
		out = append(out, c)
	}
	return out, ann
}

// blackOffsets counts, for each byte offset of text, the bytes before it that
// are no white space.
func blackOffsets(text string) []int {
	out := make([]int, len(text)+1)
	n := 0
	for i, c := range []byte(text) {
		out[i] = n
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			n++
		}
	}
	out[len(text)] = n
	return out
}

// byHead lists the gold mentions by the token that heads them.
func (doc *Doc) byHead() map[int][]int {
	out := map[int][]int{}
	for i, m := range doc.Mentions {
		out[m.Head] = append(out[m.Head], i)
	}
	return out
}

// best gives the free gold mention whose head lies in [lo, hi) and that shares
// most with it, or -1.
func (doc *Doc) best(byHead map[int][]int, taken []bool, lo, hi int) int {
	best, most := -1, 0.0
	first := sort.SearchInts(doc.starts, lo)
	for t := first; t < len(doc.starts) && doc.ends[t] <= hi; t++ {
		for _, g := range byHead[t] {
			m := &doc.Mentions[g]
			glo, ghi := doc.starts[m.Lo], doc.ends[m.Hi-1]
			if share := 2 * float64(min(hi, ghi)-max(lo, glo)) / float64(hi-lo+ghi-glo); !taken[g] && share > most {
				best, most = g, share
			}
		}
	}
	return best
}

// named gives the gold chains that are measured, as lists of mentions: of
// persons, organisations and places, with a name and two mentions or more.
func (doc *Doc) named() [][]int {
	index := map[string]int{}
	var all [][]int
	var holds []bool
	for i, m := range doc.Mentions {
		k, ok := index[m.Chain]
		if !ok {
			k = len(all)
			index[m.Chain] = k
			all = append(all, nil)
			holds = append(holds, false)
		}
		all[k] = append(all[k], i)
		holds[k] = holds[k] || m.Named && (m.Kind == "person" || m.Kind == "organization" || m.Kind == "place")
	}
	var out [][]int
	for k, c := range all {
		if holds[k] && len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

// named gives the program's chains that are measured.
func named(chains []chain) [][]int {
	var out [][]int
	for _, c := range chains {
		if !c.counts || len(c.mentions) < 2 {
			continue
		}
		var list []int
		for _, m := range c.mentions {
			list = append(list, m.gold)
		}
		out = append(out, list)
	}
	return out
}

// speechRoles are the pronouns of those who speak and are spoken to.
var speechRoles = map[string]bool{
	"i": true, "me": true, "my": true, "mine": true, "myself": true,
	"we": true, "us": true, "our": true, "ours": true, "ourselves": true,
	"you": true, "your": true, "yours": true, "yourself": true, "yourselves": true,
}

// without gives chains without the mentions that are I, we or you, and without
// those that are left with one.
func (doc *Doc) without(chains [][]int) [][]int {
	var out [][]int
	for _, c := range chains {
		var list []int
		for _, m := range c {
			if m < 0 || !doc.Mentions[m].Speech {
				list = append(list, m)
			}
		}
		if len(list) > 1 {
			out = append(out, list)
		}
	}
	return out
}
