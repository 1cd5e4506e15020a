package desk

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// Teller is a report that tells of something, with those that copy it there.
type Teller struct {
	Report news.ReportID `json:"report"`
	Copies []Carrier     `json:"copies"`
}

// Carrier is a report that rests on another: How says in what way, a kind of
// lineage, "" where it is only known that the two are one text.
type Carrier struct {
	Report news.ReportID `json:"report"`
	How    string        `json:"how"`
}

// Words says what a carrier does with the text of the original.
func (c Carrier) Words() string {
	switch c.How {
	case "":
		return "same text in"
	case lineage.Rewrite:
		return "rewritten by"
	case lineage.Translation:
		return "translated by"
	}
	return "copied by"
}

// toldBy orders reports for a reader: those that rest on none of the others by
// their day, each with those that rest on it.
func (t *tale) toldBy(ids []news.ReportID) []Teller {
	out := []Teller{}
	under := map[news.ReportID][]Carrier{}
	rests := map[news.ReportID]news.ReportID{}
	for _, id := range ids {
		for _, e := range t.copies[id] {
			if _, taken := rests[e.From]; taken || !slices.Contains(ids, e.From) || restsOn(rests, id, e.From) {
				continue
			}
			rests[e.From] = id
			how := e.Kind
			if e.Undirected {
				how = ""
			}
			under[id] = append(under[id], Carrier{e.From, how})
		}
	}
	for _, id := range ids {
		if _, copied := rests[id]; !copied {
			tell := Teller{Report: id, Copies: []Carrier{}}
			for todo := []news.ReportID{id}; len(todo) > 0; todo = todo[1:] {
				for _, c := range under[todo[0]] {
					tell.Copies, todo = append(tell.Copies, c), append(todo, c.Report)
				}
			}
			slices.SortStableFunc(tell.Copies, func(a, b Carrier) int { return t.earlier(a.Report, b.Report) })
			out = append(out, tell)
		}
	}
	slices.SortStableFunc(out, func(a, b Teller) int { return t.earlier(a.Report, b.Report) })
	return out
}

// restsOn says whether a report rests on another, by way of others.
func restsOn(rests map[news.ReportID]news.ReportID, id, on news.ReportID) bool {
	for at, ok := id, true; ok; at, ok = rests[at] {
		if at == on {
			return true
		}
	}
	return false
}

// earlier compares two reports by the first day that they can be from, those
// without one last.
func (t *tale) earlier(a, b news.ReportID) int {
	day := func(id news.ReportID) string {
		if rep := t.report(id); rep != nil {
			return cmp.Or(firstDay(rep.Published), "~")
		}
		return "~"
	}
	return cmp.Or(strings.Compare(day(a), day(b)), strings.Compare(string(a), string(b)))
}
