package scoreboard

import (
	"strings"

	"dateline/internal/news"
)

// oracle is a program that says exactly what the gold says. Its text is the
// page with line breaks turned into blanks.
type oracle struct {
	story *Story
	// ids and spans of what the reports hold, for the story's records.
	reports []news.Annotated
}

func newOracle(story *Story) *oracle {
	o := &oracle{story: story}
	for _, g := range story.Gold {
		o.reports = append(o.reports, o.report(g))
	}
	return o
}

// span gives the place of an anchor: the text has the page's offsets.
func span(g *Report, a Anchor) news.Span {
	start, end, err := g.base.find(a)
	if err != nil {
		panic(err)
	}
	return news.Span{Start: news.Byte(start), End: news.Byte(end)}
}

func (o *oracle) report(g *Report) news.Annotated {
	rep := news.Annotated{}
	rep.ID = news.ReportID("r-" + g.ID)
	rep.File = "somewhere/" + g.File
	rep.Text = strings.ReplaceAll(g.base.text, "\n", " ")
	if len(g.Title) > 0 {
		rep.Title = span(g, g.Title[0]).In(rep.Text)
	}
	rep.Outlet, rep.Bylines, rep.Wires = g.Outlet[0], g.Bylines, g.Wires
	rep.Truncated, rep.TranslatedFrom = g.Truncated, g.TranslatedFrom
	rep.Published = news.Dating{Value: g.Published.Value, Earliest: g.Published.Earliest, Latest: g.Published.Latest, Basis: news.Inferred}
	if g.Published.Stated {
		rep.Published.Basis = news.Stated
	}
	for _, c := range g.Credits {
		credit := news.Credit{Span: span(g, c.At), Wire: c.Wire}
		if len(c.Outlet) > 0 {
			credit.Outlet = c.Outlet[0]
		}
		rep.Credits = append(rep.Credits, credit)
	}
	for _, p := range g.Passages {
		start, end, _ := g.base.passage(p)
		rep.Passages = append(rep.Passages, news.Passage{Role: news.Role(p.Role), Span: news.Span{Start: news.Byte(start), End: news.Byte(end)}})
	}
	o.layers(g, &rep)
	return rep
}

func (o *oracle) layers(g *Report, rep *news.Annotated) {
	byEntity := map[string]int{}
	for _, e := range o.story.Entities {
		byEntity[e.ID] = len(rep.Entities)
		rep.Entities = append(rep.Entities, news.Entity{ID: news.EntityID(e.ID), Name: e.Names[0]})
	}
	for _, m := range o.story.mentionsOf(g) {
		at := news.Span{Start: news.Byte(m.start), End: news.Byte(m.end)}
		rep.Names = append(rep.Names, news.Name{Span: at, Kind: news.NameKind(m.kinds[0]), Entity: news.EntityID(m.entity)})
	}
	for _, t := range g.Times {
		rep.Times = append(rep.Times, news.Timex{Span: span(g, t.At), Type: news.TimexType(t.Type), Value: t.Value})
	}
	for _, f := range g.Figures {
		fig := news.Figure{Span: span(g, f.At), Value: f.Value, Low: f.Low, High: news.Bound(f.High)}
		if len(f.Unit) > 0 {
			fig.Unit = f.Unit[0]
		}
		if len(f.Of) > 0 {
			fig.Of = &news.TextSpan{Span: span(g, f.Of[0])}
		}
		rep.Figures = append(rep.Figures, fig)
	}
	for _, a := range g.Attributions {
		att := news.Attribution{Kind: a.Kind, Speaker: news.EntityID(a.Speaker)}
		if a.Source != nil {
			s := span(g, *a.Source)
			att.Source = &s
		}
		for _, c := range a.Content {
			att.Content = append(att.Content, span(g, c))
		}
		rep.Attributions = append(rep.Attributions, att)
	}
	for _, e := range g.Events {
		ev := news.EventMention{ID: news.RecordID("e-" + e.ID), Span: span(g, e.At), Type: e.Type[0], Factuality: news.Factuality(e.Factuality[0])}
		for _, a := range e.Actors {
			actor := news.Actor{Role: strings.Replace(a.Role, "any", "source", 1), Entity: news.EntityID(a.Entity)}
			if a.At != nil {
				actor.Span = span(g, *a.At)
			}
			ev.Actors = append(ev.Actors, actor)
		}
		rep.Events = append(rep.Events, ev)
	}
}

// evidence turns references into evidence.
func (o *oracle) evidence(refs ...Ref) []news.Evidence {
	var out []news.Evidence
	for _, ref := range refs {
		g := o.story.report(ref.Report)
		a := ref.At
		if a == nil {
			a = &g.event(ref.Event).At
		}
		out = append(out, news.Evidence{Report: news.ReportID("r-" + ref.Report), Span: span(g, *a)})
	}
	return out
}

// program is all that the oracle says.
func (o *oracle) program() Program {
	st := &news.Story{Reports: o.reports}
	for _, e := range o.story.Entities {
		ent := news.StoryEntity{ID: news.EntityID(e.ID)}
		for _, n := range e.Names {
			ent.Names = append(ent.Names, news.Spelling{Name: n})
		}
		st.Entities = append(st.Entities, ent)
	}
	for _, e := range o.story.Lineage {
		to := e.To
		if !strings.HasPrefix(to, "wire:") {
			to = "r-" + to
		}
		st.Lineage = append(st.Lineage, news.Edge{From: news.ReportID("r-" + e.From), To: news.ReportID(to), Kind: e.Kind[0]})
	}
	for _, e := range o.story.Events {
		ev := news.Event{ID: news.RecordID(e.ID), When: news.Dating{Value: e.When.Value, Earliest: e.When.Earliest, Latest: e.When.Latest}}
		for _, m := range e.Mentions {
			if m.Event != "" {
				ev.Mentions = append(ev.Mentions, news.Mention{Report: news.ReportID("r-" + m.Report), ID: news.RecordID("e-" + m.Event)})
			}
		}
		ev.Evidence = o.evidence(e.Mentions...)
		if len(e.IndependentSources) > 0 {
			ev.IndependentSources = e.IndependentSources[0]
		}
		st.Events = append(st.Events, ev)
	}
	for _, f := range o.story.Figures {
		st.Figures = append(st.Figures, news.FigureRow{Evidence: o.evidence(f.Mentions...)})
	}
	for _, p := range o.story.Plans {
		st.Plans = append(st.Plans, news.Plan{Outcome: p.Outcome[0], Evidence: o.evidence(p.Announced[0])})
	}
	for _, d := range o.story.Disputes {
		dis := news.Dispute{Kind: d.Kind[0]}
		for _, side := range d.Sides {
			dis.Sides = append(dis.Sides, news.Side{Evidence: o.evidence(side[0])})
		}
		st.Disputes = append(st.Disputes, dis)
	}
	prog := Program{Reports: o.reports, Story: st}
	for _, s := range o.story.State {
		prog.State = append(prog.State, o.evidence(s.Evidence[0]))
	}
	return prog
}
