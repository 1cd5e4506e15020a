package tell

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/resolve/cast"
)

// heads are the roles whose bearer acts for a country.
var heads = []string{"president", "leader", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "head of state",
	"head of government", "strongman", "ruler", "monarch", "dictator", "foreign minister", "taoiseach", "emir", "sultan"}

// countries maps the names, adjectives and nouns of countries, in lower case, to
// their codes: data/en/gazetteer-countries.txt.
var countries = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, line := range wordlist.Lines("en/gazetteer-countries.txt") {
		cells := strings.Split(line, "\t")
		for i, cell := range cells {
			if i == 0 || i == 2 {
				continue
			}
			for _, name := range strings.Split(cell, ",") {
				if name != "" {
					out[strings.ToLower(name)] = cells[0]
				}
			}
		}
	}
	return out
})

// standing gives for each entity of the story the countries that it stands for:
// those whose head the reports say that it is, and those for which a seat of
// government acts.
func standing(reps []*news.Annotated, who *cast.Result, of func(news.ReportID, news.EntityID) news.EntityID) map[news.EntityID][]news.EntityID {
	byCode := map[string]news.EntityID{}
	for i := range who.Entities {
		if ent := &who.Entities[i]; ent.Kind == news.Country {
			if code := countries()[strings.ToLower(ent.Name)]; code != "" && byCode[code] == "" {
				byCode[code] = ent.ID
			}
		}
	}
	out := map[news.EntityID][]news.EntityID{}
	add := func(id, country news.EntityID) {
		if id != "" && country != "" && id != country && !slices.Contains(out[id], country) {
			out[id] = append(out[id], country)
		}
	}
	for i := range who.Entities {
		ent := &who.Entities[i]
		for _, role := range ent.Roles {
			add(ent.ID, byCode[headOf(role.Role)])
		}
	}
	for _, rep := range reps {
		for i := range rep.Entities {
			if ent := &rep.Entities[i]; ent.For != "" {
				add(of(rep.ID, ent.ID), of(rep.ID, ent.For))
			}
		}
	}
	return out
}

// headOf gives the code of the country whose head a role names, "" for none.
func headOf(role string) string {
	role = strings.ToLower(role)
	if !slices.ContainsFunc(heads, func(h string) bool { return strings.Contains(role, h) }) ||
		strings.Contains(role, "opposition") || strings.Contains(role, "former") {
		return ""
	}
	words := strings.FieldsFunc(role, func(r rune) bool { return r == ' ' || r == ',' || r == '-' })
	for n := min(3, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			if code := countries()[strings.Join(words[i:i+n], " ")]; code != "" {
				return code
			}
		}
	}
	return ""
}
