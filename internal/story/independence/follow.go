package independence

import (
	"cmp"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// follow traces a sentence at a span of a report to whoever wrote it first.
// seen holds the reports on the way here, so that it ends.
func (c *Chains) follow(id news.ReportID, span news.Span, seen map[news.ReportID]bool) step {
	rep := c.reports[id]
	seen[id] = true
	if rep.RoleAt(span.Start) == news.Remark {
		return c.remarkOf(rep)
	}
	if s, ok := c.passedOn(rep, span); ok {
		return s
	}
	added := false // it rests on a report that lacks this sentence
	for _, e := range c.edges[id] {
		to := c.reports[e.To]
		if to == nil || seen[e.To] {
			continue
		}
		at := c.answer(id, e.To, span)
		if at < 0 && !e.Undirected && e.Kind != lineage.Cites {
			at = c.claimed(id, span, e.To) // its original gives the same figure in other words
		}
		if at < 0 {
			added = added || !e.Undirected && e.Kind != lineage.Cites && e.Kind != lineage.Excerpt
			continue
		}
		s := c.follow(e.To, c.text(e.To).Span(at), seen)
		if len(s.may) > 0 {
			s.why = how(e) + " of " + label(to)
			return s
		}
	}
	return c.own(rep, added)
}

// claimed gives the sentence by which a report's original makes the claim that
// is counted, where both give one figure; -1 if there is none. Without a figure
// the rewriter may have seen for himself what he tells.
func (c *Chains) claimed(id news.ReportID, span news.Span, original news.ReportID) int {
	there, ok := c.claim[original]
	if !ok {
		return -1
	}
	from, to := c.text(id), c.text(original)
	i, j := from.Sentence(span), to.Sentence(there)
	if i < 0 || j < 0 || !lineage.SameFigure(from, i, to, j) {
		return -1
	}
	return j
}

// how names an edge as part of a reason.
func how(e news.Edge) string {
	switch {
	case e.Undirected:
		return "the same text as that"
	case e.Kind == lineage.Cites:
		return "a part"
	}
	if e.Kind == lineage.Excerpt {
		return "an " + e.Kind
	}
	return "a " + e.Kind
}

// own gives whose a sentence is that no other report of the story holds. added
// says that the report is a rewrite of one that lacks the sentence.
func (c *Chains) own(rep *news.Annotated, added bool) step {
	var whole, part []source
	for _, e := range c.edges[rep.ID] {
		name, ok := strings.CutPrefix(string(e.To), lineage.WirePrefix)
		switch {
		case !ok:
		case e.Kind != lineage.Cites:
			whole = append(whole, c.source(name))
		case c.isCredit(rep, name):
			part = append(part, c.source(name))
		}
	}
	if len(whole) > 0 {
		return step{whole, "its text is credited to " + names(whole)}
	}
	self := c.publisher(rep)
	if added && len(self) > 0 {
		return step{self, "its own addition"}
	}
	if len(part) > 0 {
		if len(self) == 0 {
			self = []source{{"report " + string(rep.ID), "its own outlet (not named)"}}
		}
		return step{append(self, part...), "its own or by " + names(part) + ", it does not say which"}
	}
	if src, words := c.creditedOutlet(rep); words != "" {
		return step{[]source{src}, "taken over, by its words “" + words + "”"}
	}
	if len(self) > 0 {
		return step{self, "its own report, as far as it says"}
	}
	return step{why: "which names no outlet, author or agency"}
}

func names(list []source) string {
	var out []string
	for _, s := range list {
		out = append(out, s.name)
	}
	return strings.Join(out, " and ")
}

// source is an outlet or an agency as a source. An agency's long name and its
// short one are one, and an agency is the same as the outlet of its name.
func (c *Chains) source(name string) source {
	return source{lineage.OutletKey(c.agencies.Name(name)), name}
}

// publisher is who stands behind a report's own sentences: the outlet, or else
// its authors; none where it names neither.
func (c *Chains) publisher(rep *news.Annotated) []source {
	if rep.Outlet != "" {
		return []source{c.source(rep.Outlet)}
	}
	if len(rep.Bylines) > 0 {
		who := strings.Join(rep.Bylines, " and ")
		return []source{{"author " + strings.ToLower(who), who}}
	}
	return nil
}

// creditedOutlet is the outlet that a report says it is from, with the words.
// An outlet that its running text names stands for a sentence only.
func (c *Chains) creditedOutlet(rep *news.Annotated) (source, string) {
	for _, cred := range rep.Credits {
		if cred.Outlet != "" && !lineage.SameOutlet(cred.Outlet, rep.Outlet) && rep.RoleAt(cred.Span.Start) != news.StoryText {
			return c.source(cred.Outlet), cred.Text
		}
	}
	return source{}, ""
}

// isCredit says that a line of credit names the agency, so that any sentence
// may be its: not only a sentence that quotes it.
func (c *Chains) isCredit(rep *news.Annotated, name string) bool {
	for _, w := range rep.Wires {
		if c.agencies.Name(w) == name {
			return true
		}
	}
	return false
}

// remarkOf is the republisher as a source: no other report has these words.
func (c *Chains) remarkOf(rep *news.Annotated) step {
	if rep.Outlet != "" {
		return step{[]source{c.source(rep.Outlet)}, "the republisher's own words"}
	}
	return step{[]source{{"remark " + string(rep.ID), "whoever reposted " + label(rep)}}, "the republisher's own words"}
}

// passedOn gives the agency or outlet that the sentence itself names as having
// reported what it says, or to which its speaker spoke; or that the next
// sentence names, where it speaks of this one ("This writes the newspaper ...").
func (c *Chains) passedOn(rep *news.Annotated, span news.Span) (step, bool) {
	text := c.text(rep.ID)
	if at := text.Sentence(span); at >= 0 {
		span = text.Span(at) // a figure's words are a part of what is reported
	}
	for _, cred := range rep.Credits {
		name := cmp.Or(cred.Wire, cred.Outlet)
		if name == "" || rep.RoleAt(cred.Span.Start) != news.StoryText {
			continue
		}
		if span.Contains(cred.Span) || refersBack(rep, span, cred.Span) {
			return step{[]source{c.source(name)}, "by its words “" + cred.Text + "”"}, true
		}
	}
	return c.quoted(rep, span)
}

// quoted gives the outlet of the one report that this one draws on, where the sentence
// names that outlet, or "the paper", as having said what it tells.
func (c *Chains) quoted(rep *news.Annotated, span news.Span) (step, bool) {
	var from *news.Annotated
	for _, e := range c.edges[rep.ID] {
		if to := c.reports[e.To]; to != nil && to.Outlet != "" && !e.Undirected {
			if from != nil {
				return step{}, false
			}
			from = to
		}
	}
	if from == nil {
		return step{}, false
	}
	for i := range rep.Attributions {
		att := &rep.Attributions[i]
		if att.Source == nil || !span.Contains(*att.Source) {
			continue
		}
		who := strings.TrimPrefix(strings.ToLower(att.Source.In(rep.Text)), "the ")
		if outletNouns[who] || strings.HasSuffix(strings.ToLower(from.Outlet), " "+who) || lineage.SameOutlet(who, from.Outlet) {
			return step{[]source{c.source(from.Outlet)}, "by its words “" + att.Source.In(rep.Text) + "”"}, true
		}
	}
	return step{}, false
}

// outletNouns are what an outlet is called where it was named before.
var outletNouns = map[string]bool{"paper": true, "newspaper": true, "daily": true, "weekly": true, "magazine": true, "agency": true, "news agency": true, "broadcaster": true}

// refersBack says that a credit stands in the sentence behind the one that ends
// with span, and begins it with a word for what was said: "This".
func refersBack(rep *news.Annotated, span, credit news.Span) bool {
	if credit.Start < span.End || int(credit.Start) > len(rep.Text) {
		return false
	}
	between := strings.TrimLeft(rep.Text[span.End:credit.Start], ".!?”\" \n")
	return between == "" && strings.HasPrefix(credit.In(rep.Text), "This ")
}

// answer gives the sentence of another report that a sentence of this one
// answers, -1 if none.
func (c *Chains) answer(from, to news.ReportID, span news.Span) int {
	i := c.text(from).Sentence(span)
	if i < 0 {
		return -1
	}
	key := [2]news.ReportID{from, to}
	if c.answers[key] == nil {
		c.answers[key] = lineage.Answers(c.text(from), c.text(to))
	}
	return c.answers[key][i]
}

// text prepares a report for comparing.
func (c *Chains) text(id news.ReportID) *lineage.Text {
	if c.texts[id] == nil {
		c.texts[id] = lineage.Read(c.reports[id])
	}
	return c.texts[id]
}
