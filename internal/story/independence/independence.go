// Package independence says how many separate sources a claim has: it follows
// each sentence that makes the claim back along the lineage to whoever wrote it
// first, and counts who is left.
//
// In: the reports of a story with the edges between them (package lineage), and
// the sentences that make one claim. Out: two counts, and how they came about:
//
//	chains := independence.New(reports, edges)
//	chains.Count(evidence)
//	→ 2 sources, 1 origin
//	  XPD: Lakeport Courier (copy), Port Gazette (translated)
//	  Harbour Herald: its own report
//
// A source is a reporting chain: an agency, or an outlet's own reporting. A
// sentence that a report copied counts for the original or the agency; one
// that a rewrite added counts for the rewriter. A report that may rest on an
// agency for a sentence ("with reporting by XPD") is separate neither from that
// agency nor from others that may. Where nothing says whose a report is, it is
// shown as unknown and adds nothing to what is known.
//
// An origin is who vouches for the content: the speaker to whom the sentence
// attributes it, or else the source that states it.
package independence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// Result is what a claim rests on.
type Result struct {
	// Sources is the number of separate reporting chains; where all are
	// unknown it is 1, for somebody asserts the claim.
	Sources int `json:"sources"`
	// Origins is the number of those who vouch for the content.
	Origins int `json:"origins"`
	// Unknown is the number of reports of which nobody knows whose they are.
	Unknown int `json:"unknown"`
	// How says how it was counted, a sentence each.
	How []string `json:"how"`
}

// Chains follows sentences back. It is not safe for concurrent use.
type Chains struct {
	reports map[news.ReportID]*news.Annotated
	edges   map[news.ReportID][]news.Edge
	texts   map[news.ReportID]*lineage.Text
	answers map[[2]news.ReportID][]int
	said    map[news.ReportID]*words
	// claim is where each report first makes the claim that is counted.
	claim map[news.ReportID]news.Span
	// agencies says which names are one agency's.
	agencies lineage.Agencies
}

// New takes the reports of a story and the edges between them. What it needs
// of a report beside the edges is prepared when first asked for.
func New(reports []*news.Annotated, edges []news.Edge) *Chains {
	c := &Chains{reports: map[news.ReportID]*news.Annotated{}, edges: map[news.ReportID][]news.Edge{},
		texts: map[news.ReportID]*lineage.Text{}, answers: map[[2]news.ReportID][]int{}, said: map[news.ReportID]*words{},
		agencies: lineage.ReadAgencies(reports)}
	for _, rep := range reports {
		c.reports[rep.ID] = rep
	}
	for _, e := range edges {
		c.edges[e.From] = append(c.edges[e.From], e)
	}
	for id := range c.edges {
		slices.SortFunc(c.edges[id], func(a, b news.Edge) int { return cmp.Compare(a.To, b.To) })
	}
	return c
}

// Use hands over reports that were prepared for comparing already; Chains keeps the
// map, and adds to it.
func (c *Chains) Use(texts map[news.ReportID]*lineage.Text) { c.texts = texts }

// step is where a sentence was followed to.
type step struct {
	// may are the sources that it can be from: one where that is known, more
	// where the report rests on several and does not say for what; none where
	// it is unknown.
	may []source
	// why says how it got there.
	why string
}

// source is a reporting chain.
type source struct {
	key  string // what two spellings of it have in common
	name string
}

// Count counts the sources and origins of the sentences that make one claim.
// Sentences of reports that are not among those given to New are passed over.
func (c *Chains) Count(evidence []news.Evidence) Result {
	evidence = c.known(evidence)
	c.claim = map[news.ReportID]news.Span{}
	for _, ev := range slices.Backward(evidence) {
		c.claim[ev.Report] = ev.Span // the first
	}
	steps := make([]step, len(evidence))
	for i, ev := range evidence {
		steps[i] = c.follow(ev.Report, ev.Span, map[news.ReportID]bool{})
	}
	groups, unknown := group(steps)
	r := Result{Sources: len(groups), How: []string{}}
	for _, members := range groups {
		r.How = append(r.How, c.describe(members, evidence, steps))
	}
	seen := map[news.ReportID]bool{}
	for _, i := range unknown {
		id := evidence[i].Report
		if seen[id] {
			continue
		}
		seen[id] = true
		r.Unknown++
		r.How = append(r.How, fmt.Sprintf("unknown, not counted: %s, %s", label(c.reports[id]), steps[i].why))
	}
	if r.Sources == 0 && r.Unknown > 0 {
		r.Sources = 1
		r.How = append(r.How, "counted as one source, for somebody asserts it, though nothing says who")
	}
	var how []string
	r.Origins, how = c.origins(evidence, steps)
	r.How = append(r.How, how...)
	return r
}

// known sorts the evidence and drops doubles and what is of unknown reports.
func (c *Chains) known(evidence []news.Evidence) []news.Evidence {
	var out []news.Evidence
	for _, ev := range evidence {
		if c.reports[ev.Report] != nil {
			out = append(out, ev)
		}
	}
	slices.SortFunc(out, func(a, b news.Evidence) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return slices.CompactFunc(out, func(a, b news.Evidence) bool { return a.Report == b.Report && a.Span == b.Span })
}

// group puts together the steps that have a source in common, in order of their first
// members; those without any are unknown. A step that may be from several sources is
// separate from none of them, but does not make them one.
func group(steps []step) (groups [][]int, unknown []int) {
	of := map[string]int{} // source to group
	for i, s := range steps {
		switch len(s.may) {
		case 0:
			unknown = append(unknown, i)
		case 1:
			at, ok := of[s.may[0].key]
			if !ok {
				at = len(groups)
				of[s.may[0].key], groups = at, append(groups, nil)
			}
			groups[at] = append(groups[at], i)
		}
	}
	for i, s := range steps {
		if len(s.may) < 2 {
			continue
		}
		at := len(groups)
		for _, src := range s.may {
			if g, ok := of[src.key]; ok {
				at = min(at, g)
			}
		}
		if at == len(groups) {
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], i)
		for _, src := range s.may {
			if _, ok := of[src.key]; !ok {
				of[src.key] = at
			}
		}
	}
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, func(a, b []int) int { return a[0] - b[0] })
	return groups, unknown
}

// describe says which reports are one source, and why.
func (c *Chains) describe(members []int, evidence []news.Evidence, steps []step) string {
	var names, reports []string
	seen := map[string]bool{}
	for _, i := range members {
		for _, src := range steps[i].may {
			if !seen["s"+src.key] {
				seen["s"+src.key] = true
				names = append(names, src.name)
			}
		}
		one := label(c.reports[evidence[i].Report]) + " (" + steps[i].why + ")"
		if !seen["r"+one] {
			seen["r"+one] = true
			reports = append(reports, one)
		}
	}
	return "one source, " + strings.Join(names, " or ") + ": " + strings.Join(reports, "; ")
}

// label names a report for a reader.
func label(rep *news.Annotated) string {
	const long = 48
	title := rep.Title
	if len(title) > long {
		cut := strings.LastIndexByte(title[:long], ' ')
		if cut < 1 {
			cut = strings.IndexByte(title+" ", ' ')
		}
		title = title[:cut] + " …"
	}
	switch {
	case rep.Outlet != "" && title != "":
		return rep.Outlet + " “" + title + "”"
	case rep.Outlet != "":
		return rep.Outlet
	case title != "":
		return "“" + title + "”"
	}
	return string(rep.ID)
}
