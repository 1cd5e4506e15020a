package desk

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"

	"dateline/internal/news"
)

// FigureRow is one figure across reports, with what each report gives for it.
type FigureRow struct {
	news.FigureRow
	Kind string `json:"kind"`
	// Lines are the figures themselves, in order of the days they hold for.
	Lines []FigureLine `json:"lines"`
	// led says that a report gives the figure in its headline or first
	// sentences.
	led bool
}

// rows gives the ledger: first the figures that several reports give, those of
// most sources first, then by unit and what is counted.
func (t *tale) rows(all bool) []FigureRow {
	out := []FigureRow{}
	for i := range t.Told.Figures {
		row := FigureRow{FigureRow: t.Told.Figures[i], Lines: []FigureLine{}}
		trivial := true
		for _, v := range row.Values {
			for _, ev := range v.Evidence {
				ann := t.report(ev.Report)
				if ann == nil {
					continue
				}
				for _, fig := range ann.Figures {
					if fig.Span == ev.Span {
						row.Lines = append(row.Lines, figureLine(ann, fig))
						row.Kind = cmp.Or(row.Kind, fig.Kind)
						trivial = trivial && small(ann, &fig)
						row.led = row.led || leads(ann, fig.Start)
						break
					}
				}
			}
		}
		if all || !trivial {
			out = append(out, row)
		}
	}
	slices.SortStableFunc(out, func(a, b FigureRow) int {
		return cmp.Or(-cmp.Compare(min(2, len(a.Reports)), min(2, len(b.Reports))), -cmp.Compare(a.IndependentSources, b.IndependentSources),
			-cmp.Compare(len(a.Reports), len(b.Reports)), -cmp.Compare(len(a.Values), len(b.Values)),
			cmp.Compare(a.Unit, b.Unit), cmp.Compare(strings.ToLower(a.Of), strings.ToLower(b.Of)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Name is what the row counts, with what tells it from other kinds.
func (row *FigureRow) Name() string {
	of := news.Plain(row.Of)
	if of == "" {
		of = "(of what is not said)"
	}
	switch row.Kind {
	case "age":
		return "age of " + of
	case "share", "rate", "change", "duration", "ordinal":
		return of + " (" + row.Kind + ")"
	}
	return of
}

// leading is how many sentences of its text a report says in what matters most.
const leading = 5

// leads says whether a place is in the headline or the first sentences of a
// report's text.
func leads(ann *news.Annotated, at news.Byte) bool {
	n := 0
	for i := range ann.Passages {
		p := &ann.Passages[i]
		if p.Contains(news.Span{Start: at, End: at}) && p.Role == news.Headline {
			return true
		}
		if p.Role != news.StoryText {
			continue
		}
		for k := range ann.Sentences {
			if sent := &ann.Sentences[k]; sent.Start >= p.Start && sent.End <= p.End {
				if n++; sent.Start <= at && at < sent.End {
					return true
				}
				if n == leading {
					return false
				}
			}
		}
	}
	return false
}

// crowd is from how many people on a number that one report gives is shown
// without being asked for.
const crowd = 100

// Matters says that a figure is shown without being asked for: one of several
// values, one that several reports give, a sum of money, a share, a measure or
// a large number of people, or what a report begins with. Ages, lengths of time
// and what nothing is said to be counted of are not, where one report gives
// them.
func (row *FigureRow) Matters() bool {
	if row.Differ() {
		return true
	}
	of := news.Plain(row.Of) != ""
	switch row.Kind {
	case "age", "duration", "ordinal":
		return row.Several() && of && row.Kind != "age"
	case "amount", "share", "rate", "change", "measure":
		return of || row.led || row.Several()
	}
	people := row.Unit == "people" && len(row.Values) > 0 && row.Values[0].Value >= crowd
	return row.Several() || of && (row.led || people)
}

// Several says that more than one report gives the figure.
func (row *FigureRow) Several() bool { return len(row.Reports) > 1 }

// Differ says that the reports give more than one value.
func (row *FigureRow) Differ() bool {
	if len(row.Values) == 0 {
		return false
	}
	for _, v := range row.Values[1:] {
		if v.Value != row.Values[0].Value {
			return true
		}
	}
	return false
}

// statements gives the statements of the story with the words that name the
// speaker and the saying: those of the first carrier.
func (t *tale) statements() []StatementLine {
	out := []StatementLine{}
	for _, st := range t.Told.Statements {
		line := StatementLine{Statement: st}
		for _, id := range st.Carriers {
			ann := t.report(id)
			if ann == nil {
				continue
			}
			for i := range ann.Attributions {
				att := &ann.Attributions[i]
				if !carries(&st, ann, att) {
					continue
				}
				line.atts = append(line.atts, carrier{ann, att})
				if line.Source == "" && att.Source != nil {
					line.Source = att.Source.In(ann.Text)
				}
				if line.Cue == "" && att.Cue != nil {
					line.Cue = saying(ann, att)
				}
				line.FirstReportedBy = cmp.Or(line.FirstReportedBy, hearer(ann, att))
			}
		}
		out = append(out, line)
	}
	return out
}

// carrier is an attribution with its report.
type carrier struct {
	ann *news.Annotated
	att *news.Attribution
}

// carries says whether an attribution is one of those that a statement cites.
func carries(st *news.Statement, ann *news.Annotated, att *news.Attribution) bool {
	if len(att.Content) == 0 {
		return false
	}
	return slices.ContainsFunc(st.Evidence, func(e news.Evidence) bool { return e.Report == ann.ID && e.Span == att.Content[0] })
}

// inOrder orders statements: by the day of the first report that carries
// them, then in the order of its text.
func (t *tale) inOrder(lines []StatementLine) {
	place := map[news.ReportID]int{}
	heads := make([]ReportHead, len(t.anns))
	for i := range t.anns {
		heads[i] = Head(&t.anns[i].Report)
	}
	slices.SortStableFunc(heads, byDay)
	for i, h := range heads {
		place[h.ID] = i
	}
	first := func(l *StatementLine) (int, news.Byte) {
		best, at := len(heads), news.Byte(0)
		for _, e := range l.Evidence {
			if p := place[e.Report]; p < best || p == best && e.Start < at {
				best, at = p, e.Start
			}
		}
		return best, at
	}
	slices.SortStableFunc(lines, func(a, b StatementLine) int {
		pa, sa := first(&a)
		pb, sb := first(&b)
		return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(sa, sb), cmp.Compare(a.ID, b.ID))
	})
}

// heard gives the statements for the export, with who was told first: that
// takes the lists of outlets.
func (t *tale) heard() []news.Statement {
	out := []news.Statement{}
	for _, line := range t.statements() {
		out = append(out, line.Statement)
	}
	return out
}

// explainLedger explains a row of the ledger, a dispute or a statement by its
// id, and gives nil where the story has none of that id.
func (d *Desk) explainLedger(ctx context.Context, id string) (*Explanation, error) {
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	for _, row := range t.rows(true) {
		if string(row.ID) == id {
			return t.explainRow(&row), nil
		}
	}
	for i := range t.Told.Disputes {
		if string(t.Told.Disputes[i].ID) == id {
			return t.explainDispute(&t.Told.Disputes[i]), nil
		}
	}
	for _, line := range t.statements() {
		if string(line.ID) == id {
			return t.explainStatement(&line), nil
		}
	}
	return t.explainEdge(id), nil
}

// saying is the words of a cue with those that go with its verb, so that "did
// not want" is not shown as "want", nor "has warned" as "warned". The passive of
// one who stands behind "by" is shown without its "was": "the court rejected".
func saying(ann *news.Annotated, att *news.Attribution) string {
	cue := *att.Cue
	if src := att.Source; src != nil && src.Start > cue.End && strings.HasSuffix(strings.TrimRight(news.Span{Start: cue.End, End: src.Start}.In(ann.Text), " "), " by") {
		return cue.In(ann.Text)
	}
	i := sort.Search(len(ann.Sentences), func(i int) bool { return ann.Sentences[i].End > cue.Start })
	if i == len(ann.Sentences) {
		return cue.In(ann.Text)
	}
	toks := ann.Sentences[i].Tokens
	k := sort.Search(len(toks), func(k int) bool { return toks[k].End > cue.Start })
	if k == len(toks) || toks[k].UPOS != "VERB" && toks[k].UPOS != "AUX" {
		return cue.In(ann.Text)
	}
	from := cue.Start
	for j := k - 1; j >= 0 && j > k-5; j-- {
		switch word := strings.ToLower(toks[j].In(ann.Text)); {
		case toks[j].UPOS == "AUX", toks[j].UPOS == "PART", word == "not", word == "never":
			from = toks[j].Start
			continue
		case toks[j].UPOS == "ADV":
			continue
		}
		break
	}
	return news.Span{Start: from, End: cue.End}.In(ann.Text)
}
