package desk

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/story/dispute"
)

// Account is the words of one side of a dispute, with the reports that have
// them.
type Account struct {
	// Words are what the side says, Sentence the sentence they stand in.
	Words    string          `json:"words"`
	Sentence string          `json:"sentence"`
	Reports  []news.ReportID `json:"reports"`
}

// DisputeLine is a dispute as it is shown.
type DisputeLine struct {
	news.Dispute
	// Accounts are the words of each side, each once.
	Accounts [][]Account `json:"accounts"`
}

// Disputes is the answer to "where do the reports differ?".
type Disputes struct {
	Story    news.StoryHead               `json:"story"`
	Disputes []DisputeLine                `json:"disputes"`
	Reports  map[news.ReportID]ReportHead `json:"reports"`
}

// Kind is a kind of dispute with what people call it, at length and in a word or
// two, and what it means.
type Kind struct{ Name, Title, Short, Means string }

// Kinds are the kinds of disputes in the order in which they are shown.
var Kinds = []Kind{
	{dispute.Contradiction, "Contradictions", "contradiction", "one thing at one time, told differently"},
	{dispute.OtherSource, "Two sources, two numbers", "two sources", "each source gives a number of its own for one thing"},
	{dispute.Revision, "Corrected numbers", "corrected", "somebody corrected an own number"},
	{dispute.DamagedCopy, "Damaged in copying", "damaged copy", "a number was lost or changed in copying or translating"},
	{dispute.Count, "How often it happened", "event count", "a number of events, held against the events of the story"},
	{dispute.OtherThing, "Not the same thing", "other things", "the numbers differ because the texts count different things"},
	{dispute.OtherTime, "Not the same time", "other days", "the numbers differ because they are of different days"},
}

// KindOf gives a kind by its name.
func KindOf(name string) Kind {
	for _, k := range Kinds {
		if k.Name == name {
			return k
		}
	}
	return Kind{Name: name, Title: name, Short: name}
}

// Disputes lists where the reports differ, by kind and then by how many
// reports take part. With a kind only those.
func (d *Desk) Disputes(ctx context.Context, kind string) (*Disputes, error) {
	order := map[string]int{}
	var names []string
	for i, k := range Kinds {
		order[k.Name] = i
		names = append(names, k.Name)
	}
	if kind != "" && !slices.Contains(names, kind) {
		return nil, fault.New(fault.Usage, "the kinds are "+strings.Join(names, ", "), "%q is no kind of dispute", kind)
	}
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	out := &Disputes{Story: head, Disputes: []DisputeLine{}, Reports: map[news.ReportID]ReportHead{}}
	for i := range t.Told.Disputes {
		if kind != "" && t.Told.Disputes[i].Kind != kind {
			continue
		}
		line := t.disputeLine(&t.Told.Disputes[i])
		out.Disputes = append(out.Disputes, line)
		for _, id := range line.reports() {
			if ann := t.report(id); ann != nil {
				out.Reports[id] = Head(&ann.Report)
			}
		}
	}
	slices.SortStableFunc(out.Disputes, func(a, b DisputeLine) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), -cmp.Compare(len(a.reports()), len(b.reports())), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// reports gives the reports that take part, each once.
func (l *DisputeLine) reports() []news.ReportID {
	var ids []news.ReportID
	for _, side := range l.Accounts {
		for _, a := range side {
			ids = append(ids, a.Reports...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// disputeLine gathers the words of each side.
func (t *tale) disputeLine(dis *news.Dispute) DisputeLine {
	line := DisputeLine{Dispute: *dis}
	for _, side := range dis.Sides {
		accounts := []Account{}
		for _, ev := range side.Evidence {
			ann := t.report(ev.Report)
			if ann == nil {
				continue
			}
			sentence := ev.Quote
			if sent := sentenceAt(ann, ev.Start); sent != nil && sent.Contains(ev.Span) {
				sentence = sent.In(ann.Text)
			}
			i := slices.IndexFunc(accounts, func(a Account) bool {
				return letters(a.Sentence) == letters(sentence) && letters(a.Words) == letters(ev.Quote)
			})
			if i < 0 {
				accounts = append(accounts, Account{Words: ev.Quote, Sentence: sentence})
				i = len(accounts) - 1
			}
			if !slices.Contains(accounts[i].Reports, ev.Report) {
				accounts[i].Reports = append(accounts[i].Reports, ev.Report)
			}
		}
		line.Accounts = append(line.Accounts, accounts)
	}
	return line
}

// letters is a text without what copies change: white space, marks and case.
func letters(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n\"'“”‘’«»", r) {
			return -1
		}
		return r
	}, text))
}

// explainDispute shows the sides of a dispute and why they are held against
// each other.
func (t *tale) explainDispute(dis *news.Dispute) *Explanation {
	ex := &Explanation{ID: string(dis.ID), Kind: "dispute", Title: dis.About, Reasons: slices.Clone(dis.Reasons), Evidence: []news.Evidence{}}
	for _, k := range Kinds {
		if k.Name == dis.Kind {
			ex.Facts = append(ex.Facts, Fact{Label: "Kind", Value: dis.Kind, Source: k.Means})
		}
	}
	line := t.disputeLine(dis)
	for i, side := range line.Accounts {
		for _, a := range side {
			ex.Facts = append(ex.Facts, Fact{Label: "Side " + strconv.Itoa(i+1), Value: "“" + news.Plain(a.Words) + "”", Source: t.outlets(a.Reports)})
		}
	}
	for _, side := range dis.Sides {
		ex.Evidence = append(ex.Evidence, side.Evidence...)
	}
	return ex
}

// outlets names the reports of a list.
func (t *tale) outlets(ids []news.ReportID) string {
	var names []string
	for _, id := range ids {
		if ann := t.report(id); ann != nil {
			head := Head(&ann.Report)
			names = append(names, head.Source()+", "+head.Day())
		}
	}
	return strings.Join(names, "; ")
}

// explainRow shows what the reports give for one figure.
func (t *tale) explainRow(row *FigureRow) *Explanation {
	ex := &Explanation{ID: string(row.ID), Kind: "figure", Title: row.Name(), Reasons: slices.Clone(row.Reasons), Evidence: row.Evidence}
	ex.Facts = append(ex.Facts, Fact{Label: "Sources", Value: strconv.Itoa(row.IndependentSources) + " independent, " + strconv.Itoa(len(row.Reports)) + " reports"})
	for i, line := range row.Lines {
		when := ""
		if i < len(row.Values) && row.Values[i].When != "" {
			when = " (" + row.Values[i].When + ")"
		}
		ex.Facts = append(ex.Facts, Fact{Label: "Given", Value: line.Amount() + when + ": “" + news.Plain(line.Words) + "”", Source: t.outlets([]news.ReportID{line.Report})})
	}
	return ex
}

// explainStatement shows who carries a statement, and why it is one.
func (t *tale) explainStatement(line *StatementLine) *Explanation {
	ex := &Explanation{ID: string(line.ID), Kind: "statement", Title: news.Plain(line.Content), Reasons: slices.Clone(line.Reasons), Evidence: line.Evidence}
	speaker := line.Source
	if ent := t.entity(line.Speaker); ent != nil {
		speaker = ent.Name
	}
	ex.Facts = append(ex.Facts, Fact{Label: "Speaker", Value: speaker, Source: line.Source},
		Fact{Label: "Sources", Value: strconv.Itoa(line.IndependentSources) + " independent, " + strconv.Itoa(len(line.Carriers)) + " reports"})
	if line.FirstReportedBy != "" {
		ex.Facts = append(ex.Facts, Fact{Label: "First to", Value: line.FirstReportedBy})
	}
	for _, id := range line.Carriers {
		ex.Facts = append(ex.Facts, Fact{Label: "Carried by", Value: t.outlets([]news.ReportID{id})})
	}
	return ex
}
