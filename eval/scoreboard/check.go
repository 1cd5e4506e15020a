package scoreboard

import (
	"fmt"
	"slices"

	"dateline/internal/news"
)

// The closed lists that gold values must come from.
var (
	factualities = []string{"happened", "ongoing", "planned", "possible", "called-for", "denied", "did-not-happen"}
	nameKinds    = []string{"person", "organisation", "place", "country", "demonym", "group", "work", "other"}
	outcomes     = []string{"kept", "changed", "cancelled", "denied", "lapsed", "open"}
	disputeKinds = []string{"contradiction", "other-time", "other-thing", "revision", "other-source", "damaged-copy", "count"}
	edgeKinds    = []string{"copy", "excerpt", "rewrite", "translation", "repost", "cites"}
	ploverTypes  = []string{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
		"PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD", "OTHER"}
	speechKinds = []string{"direct", "indirect", "mixed"}
	timexTypes  = []string{"DATE", "TIME", "DURATION", "SET"}
)

// checker collects the faults of a story's gold.
type checker struct {
	story *Story
	errs  []string
}

// check gives all faults of a story's gold, so that they can be mended in one
// go.
func check(story *Story) []string {
	c := &checker{story: story}
	for _, rep := range story.Gold {
		c.report(rep)
	}
	c.crossings()
	return c.errs
}

func (c *checker) fault(format string, args ...any) {
	c.errs = append(c.errs, fmt.Sprintf(format, args...))
}

// among checks that every value is in a closed list.
func (c *checker) among(where string, list []string, values ...string) {
	if len(values) == 0 {
		c.fault("%s: no value", where)
	}
	for _, v := range values {
		if !slices.Contains(list, v) {
			c.fault("%s: %q is none of %v", where, v, list)
		}
	}
}

// anchors checks that every anchor is found.
func (c *checker) anchors(rep *Report, anchors ...*Anchor) {
	for _, a := range anchors {
		if a == nil {
			continue
		}
		if _, _, err := rep.base.find(*a); err != nil {
			c.fault("%s: %v", rep.ID, err)
		}
	}
}

// entity checks that a named entity exists.
func (c *checker) entity(where, id string) {
	if id != "" && c.story.entity(id) == nil {
		c.fault("%s: no entity %q", where, id)
	}
}

// report checks one report's gold.
func (c *checker) report(rep *Report) {
	if len(rep.Outlet) == 0 {
		c.fault("%s: outlet: no value", rep.ID)
	}
	for i := range rep.Title {
		c.anchors(rep, &rep.Title[i])
	}
	for i := range rep.Credits {
		c.anchors(rep, &rep.Credits[i].At)
	}
	for i := range rep.NotNames {
		c.anchors(rep, &rep.NotNames[i])
	}
	for i := range rep.Names {
		c.anchors(rep, &rep.Names[i].At)
		c.among(rep.ID+": name", nameKinds, rep.Names[i].Kind)
		c.entity(rep.ID+": name", rep.Names[i].Entity)
	}
	for i := range rep.Times {
		c.anchors(rep, &rep.Times[i].At)
		c.among(rep.ID+": time", timexTypes, rep.Times[i].Type)
	}
	for i := range rep.Figures {
		c.anchors(rep, &rep.Figures[i].At)
		for j := range rep.Figures[i].Of {
			c.anchors(rep, &rep.Figures[i].Of[j])
		}
	}
	c.passages(rep)
	c.speech(rep)
	c.events(rep)
}

// passages checks that roles are known, and that passages stand in page order
// and leave no words out.
func (c *checker) passages(rep *Report) {
	known := make([]string, len(news.Roles))
	for i, r := range news.Roles {
		known[i] = string(r)
	}
	at := 0
	for _, p := range rep.Passages {
		c.among(rep.ID+": passage", known, append([]string{p.Role}, p.Accept...)...)
		start, end, err := rep.base.passage(p)
		if err != nil {
			c.fault("%s: %v", rep.ID, err)
			continue
		}
		if start < at {
			c.fault("%s: passage %s at %d starts before %d", rep.ID, p.Role, start, at)
		}
		if lo, hi := rep.base.span(at, start); hi > lo {
			c.fault("%s: no role for the %d bytes from %d", rep.ID, hi-lo, at)
		}
		at = end
	}
	if lo, hi := rep.base.span(at, len(rep.base.text)); hi > lo {
		c.fault("%s: no role for the last %d bytes, from %d", rep.ID, hi-lo, at)
	}
}

// passage gives the range of a passage.
func (b *base) passage(p Passage) (start, end int, err error) {
	if p.At != nil {
		return b.find(*p.At)
	}
	if p.From == nil || p.To == nil {
		return 0, 0, fmt.Errorf("passage %s: neither at nor from and to", p.Role)
	}
	start, _, err = b.find(*p.From)
	if err != nil {
		return 0, 0, err
	}
	_, end, err = b.find(*p.To)
	if err == nil && end <= start {
		err = fmt.Errorf("passage %s: ends before it starts", p.Role)
	}
	return start, end, err
}

// speech checks attributions.
func (c *checker) speech(rep *Report) {
	for i := range rep.Attributions {
		a := &rep.Attributions[i]
		c.anchors(rep, a.Source, a.Cue)
		c.among(rep.ID+": attribution", speechKinds, a.Kind)
		c.entity(rep.ID+": speaker", a.Speaker)
		if len(a.Content) == 0 {
			c.fault("%s: attribution without content", rep.ID)
		}
		for j := range a.Content {
			c.anchors(rep, &a.Content[j])
		}
	}
}

// events checks event mentions.
func (c *checker) events(rep *Report) {
	seen := map[string]bool{}
	for i := range rep.Events {
		e := &rep.Events[i]
		c.anchors(rep, &e.At)
		c.among(rep.ID+": event type", ploverTypes, e.Type...)
		c.among(rep.ID+": factuality", factualities, e.Factuality...)
		if e.ID != "" && seen[e.ID] {
			c.fault("%s: two events %q", rep.ID, e.ID)
		}
		seen[e.ID] = true
		for _, a := range e.Actors {
			c.anchors(rep, a.At)
			c.entity(rep.ID+": actor", a.Entity)
			c.among(rep.ID+": actor's role", []string{"source", "target", "any"}, a.Role)
		}
	}
}

// crossings checks what story.json says.
func (c *checker) crossings() {
	story := c.story
	for _, e := range story.Entities {
		c.among("entity "+e.ID, nameKinds, append([]string{e.Kind}, e.Accept...)...)
	}
	for _, e := range story.Lineage {
		c.among("lineage", edgeKinds, e.Kind...)
	}
	known := []string{""}
	for _, e := range story.Events {
		c.among("event "+e.ID, ploverTypes, e.Type...)
		c.among("event "+e.ID, factualities, e.Factuality...)
		c.refs("event "+e.ID, e.Mentions)
		known = append(known, e.ID)
	}
	for _, f := range story.Figures {
		c.refs("figure "+f.Label, f.Mentions)
	}
	for _, p := range story.Plans {
		c.among("plan", outcomes, p.Outcome...)
		c.refs("plan", p.Announced)
		c.among("plan's event", known, p.Event)
	}
	for _, d := range story.Disputes {
		c.among("dispute "+d.About, disputeKinds, d.Kind...)
		for _, side := range d.Sides {
			c.refs("dispute "+d.About, side)
		}
	}
	for _, s := range story.State {
		c.refs("state "+s.About, s.Evidence)
	}
}

// refs checks that references lead somewhere.
func (c *checker) refs(where string, refs []Ref) {
	if len(refs) == 0 {
		c.fault("%s: no reference", where)
	}
	for _, ref := range refs {
		rep := c.story.report(ref.Report)
		switch {
		case rep == nil:
			c.fault("%s: no report %q", where, ref.Report)
		case ref.Event != "" && rep.event(ref.Event) == nil:
			c.fault("%s: report %s has no event %q", where, ref.Report, ref.Event)
		case ref.Event == "" && ref.At == nil:
			c.fault("%s: reference to %s without words", where, ref.Report)
		default:
			c.anchors(rep, ref.At)
		}
	}
}
