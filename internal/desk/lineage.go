package desk

import (
	"context"

	"dateline/internal/news"
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
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	return &Lineage{Story: head, Lineage: t.Lineage, Reports: t.heads()}, nil
}

// explainEdge shows what an edge rests on, nil where the story has no such edge.
func (t *tale) explainEdge(id string) *Explanation {
	for i := range t.Lineage {
		e := &t.Lineage[i]
		if string(e.ID) != id {
			continue
		}
		ex := &Explanation{ID: id, Kind: "lineage", Title: e.Kind + ": " + t.end(e.From) + " → " + t.end(e.To),
			Reasons: e.Reasons, Evidence: e.Evidence,
			Facts: []Fact{{Label: "from", Value: string(e.From)}, {Label: "to", Value: string(e.To)}, {Label: "kind", Value: e.Kind}}}
		if e.Undirected {
			ex.Facts = append(ex.Facts, Fact{Label: "direction", Value: "not known"})
		}
		return ex
	}
	return nil
}

// end names an end of an edge: a report, an agency or an outlet.
func (t *tale) end(id news.ReportID) string {
	if what, name := lineage.Outside(id); what != "" {
		return "the " + what + " " + name
	}
	for i := range t.anns {
		if t.anns[i].ID == id {
			head := Head(&t.anns[i].Report)
			return head.Source() + " “" + head.Title + "”"
		}
	}
	return string(id)
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
