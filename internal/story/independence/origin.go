package independence

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// origins counts who vouches for the content of the sentences, and says who.
// Speakers whose names can be one person's count once; a source that states a
// thing itself vouches for it; what nobody vouches for by name adds nothing
// beside those that are known.
func (c *Chains) origins(evidence []news.Evidence, steps []step) (int, []string) {
	var speakers []string
	own := map[string]string{}
	nameless := false
	for i, ev := range evidence {
		said, name := c.speaker(ev.Report, ev.Span)
		switch {
		case said && name != "":
			if !slices.ContainsFunc(speakers, func(s string) bool { return oneName(s, name) }) {
				speakers = append(speakers, name)
			}
		case said || len(steps[i].may) == 0:
			nameless = true
		default:
			own[steps[i].may[0].key] = steps[i].may[0].name
		}
	}
	// Reports that state in their own voice what another attributes add
	// themselves: they vouch for it. Those that are one source count once.
	groups, _ := group(onlyOwn(c, evidence, steps))
	n := len(speakers) + len(groups)
	var how []string
	if len(speakers) > 0 {
		slices.Sort(speakers)
		how = append(how, "said by "+strings.Join(speakers, ", "))
	}
	if len(groups) > 0 {
		how = append(how, fmt.Sprintf("stated without a speaker by %s", strings.Join(sortedValues(own), ", ")))
	}
	if n == 0 && nameless {
		n = 1
		how = append(how, "said by somebody whose name was not found")
	}
	return n, how
}

// onlyOwn are the steps of the sentences that name no speaker.
func onlyOwn(c *Chains, evidence []news.Evidence, steps []step) []step {
	var out []step
	for i, ev := range evidence {
		if said, _ := c.speaker(ev.Report, ev.Span); !said {
			out = append(out, steps[i])
		}
	}
	return out
}

func sortedValues(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	slices.Sort(out)
	return out
}

// speaker says whether the narrowest attribution that holds a span attributes
// it to someone, and to whom: the entity's name, else the name within the
// words of the source, else those words; "" for a pronoun that was not
// resolved.
func (c *Chains) speaker(id news.ReportID, span news.Span) (bool, string) {
	rep := c.reports[id]
	if c.said[id] == nil {
		c.said[id] = newWords(rep)
	}
	at := c.said[id].narrowest(span)
	if at < 0 {
		return false, ""
	}
	found := &rep.Attributions[at]
	for i := range rep.Entities {
		if ent := &rep.Entities[i]; ent.ID == found.Speaker && found.Speaker != "" {
			return true, ent.Name
		}
	}
	if found.Source == nil {
		return true, ""
	}
	for i := range rep.Names {
		m := &rep.Names[i]
		if found.Source.Contains(m.Span) && (m.Kind == news.Person || m.Kind == news.Organisation) {
			return true, m.In(rep.Text)
		}
	}
	words := strings.Join(strings.Fields(found.Source.In(rep.Text)), " ")
	if len(words) < len("they")+1 {
		return true, "" // a pronoun
	}
	return true, words
}

// holds says that most of a span lies within the content of an attribution: a
// whole sentence also holds the words that say who said it.
func holds(content, span news.Span) bool {
	return 2*int(min(content.End, span.End)-max(content.Start, span.Start)) > span.Len()
}

// oneName says that two names can be one speaker's.
func oneName(a, b string) bool {
	return strings.EqualFold(a, b) || spelling.Compare(a, b).Verdict != spelling.Different
}
