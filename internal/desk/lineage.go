package desk

import (
	"context"

	"dateline/internal/news"
	"dateline/internal/store"
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

// lineageOf finds the edges among anns.
func lineageOf(anns []news.Annotated) []news.Edge {
	reports := make([]*news.Annotated, len(anns))
	for i := range anns {
		reports[i] = &anns[i]
	}
	return lineage.Find(reports)
}
