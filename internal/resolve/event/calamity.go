package event

import (
	"slices"
)

// calamities are the modes of what befalls a place or a thing: one report says
// "accident" of what the next calls a "disaster".
var calamities = map[string]bool{"accident": true, "disaster": true}

// calamity says whether a mention tells of something that befell, by its own word: what
// it did then ("hit", "tore a hole") is another act.
func (m *Mention) calamity() bool {
	return m.Type == "OTHER" && calamities[m.Mode] && !m.Series && slices.ContainsFunc(m.acts(), func(a string) bool { return befalling[a] })
}

// Calamity says whether a mention can be of a calamity that its readers know.
func (m *Mention) Calamity() bool { return m.recalls() }

// names says whether g only gives a name for what c tells in its own word: "the
// disaster", of a dam that burst.
func names(g, c *Mention) bool {
	return g.noun && g.Definite && g.calamity() && (c.calamity() || c.recalls()) && slices.Contains(g.acts(), "calamity")
}

// recalls says whether a mention can be of a calamity that its readers know: it is one,
// and no word of it says that another is meant ("a collapse", "the second collapse"); or
// it is a bare noun for one act of that kind with "the" ("the collapse").
func (m *Mention) recalls() bool {
	switch {
	case m.ordinal != 0 || m.Series || !m.Past() || m.noun && !m.Definite:
		return false
	case m.calamity():
		return true
	}
	return m.Type == "OTHER" && m.Mode == "" && m.noun && slices.ContainsFunc(m.acts(), func(a string) bool { return befalling[a] })
}

// befalling are lines of data/en/event-words.txt that tell what befalls.
// Earthquakes and storms are not among them: they come in swarms.
var befalling = map[string]bool{"fall": true, "crash": true, "sink": true, "explode": true, "burn": true, "calamity": true}

// matterSize is how many of the entities that reports are most about they share at
// least to be about one matter.
const matterSize = 3

// oneCalamity says whether two mentions in reports about one matter tell its
// calamity, in one word or in words for one act: a matter has one, as a rule, which
// each of its reports recalls. Where both give the day, less has to tie the reports.
func oneCalamity(a, b *Mention) bool {
	if !a.recalls() || !b.recalls() || !a.calamity() && !b.calamity() {
		return false
	}
	if like, _ := a.compare(b); like != oneWord && like != oneAct {
		return false
	}
	n := shared(a.setting, b.setting)
	return n >= matterSize || n > 0 && a.Days.Count() == 1 && b.Days.Count() == 1
}

// calamityKeys are what a mention of a calamity can be found by: the entities that its
// report is about.
func calamityKeys(m *Mention) []string {
	if !m.recalls() {
		return nil
	}
	var out []string
	for _, id := range m.setting {
		out = append(out, "z|"+string(id))
	}
	return out
}

// bothCalamities says whether the modes of two mentions are of what befalls.
func bothCalamities(a, b *Mention) bool {
	return a.Type == "OTHER" && b.Type == "OTHER" && calamities[a.Mode] && calamities[b.Mode]
}

// didHarm says whether o tells what the calamity that m names did, and not that it befell:
// "the quake", "hit the coast".
func didHarm(m, o *Mention) bool {
	return bothCalamities(m, o) && m.noun && len(m.acts()) > 0 && !o.noun && len(o.acts()) == 0
}
