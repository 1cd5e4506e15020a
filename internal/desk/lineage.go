package desk

import (
	"context"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/story/damage"
	"dateline/internal/story/lineage"
)

// Lineage is who copied whom.
type Lineage struct {
	Story   news.StoryHead               `json:"story"`
	Lineage []news.Edge                  `json:"lineage"`
	Reports map[news.ReportID]ReportHead `json:"reports"`
}

// Lineage gives the edges between reports, and from reports to agencies.
func (d *Desk) Lineage(ctx context.Context) (*Lineage, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	anns, err := d.all(ctx, store.WithoutTokens)
	if err != nil {
		return nil, err
	}
	out := &Lineage{Story: head, Lineage: lineageOf(anns), Reports: map[news.ReportID]ReportHead{}}
	for i := range anns {
		out.Reports[anns[i].ID] = Head(&anns[i].Report)
	}
	return out, nil
}

// SideBySide is a copy held against its original.
type SideBySide struct {
	Story news.StoryHead `json:"story"`
	lineage.SideBySide
	// Edge is the edge between the two, null where there is none.
	Edge *news.Edge `json:"edge"`
	// Damaged are the words of the copy that are possibly damaged.
	Damaged []damage.Mark                `json:"damaged"`
	Reports map[news.ReportID]ReportHead `json:"reports"`
}

// SideBySide holds two reports against each other, by their ids or the
// beginnings of their ids. Where an edge says which is the copy, that one
// stands as From; otherwise the first.
func (d *Desk) SideBySide(ctx context.Context, first, second string) (*SideBySide, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	a, err := d.Report(ctx, first)
	if err != nil {
		return nil, err
	}
	b, err := d.Report(ctx, second)
	if err != nil {
		return nil, err
	}
	out := &SideBySide{Story: head, Damaged: []damage.Mark{},
		Reports: map[news.ReportID]ReportHead{a.ID: Head(&a.Report), b.ID: Head(&b.Report)}}
	if v, ok := lineage.Judge(lineage.Read(a), lineage.Read(b)); ok {
		e := v.Edge()
		out.Edge = &e
		if e.From == b.ID {
			a, b = b, a
		}
	}
	out.SideBySide = lineage.Compare(a, b)
	var edges []news.Edge
	if out.Edge != nil {
		edges = append(edges, *out.Edge)
	}
	for _, m := range damage.Find([]*news.Annotated{a, b}, edges) {
		if m.Report == a.ID {
			out.Damaged = append(out.Damaged, m)
		}
	}
	return out, nil
}

// lineageOf finds the edges among anns.
func lineageOf(anns []news.Annotated) []news.Edge {
	reports := make([]*news.Annotated, len(anns))
	for i := range anns {
		reports[i] = &anns[i]
	}
	return lineage.Find(reports)
}
