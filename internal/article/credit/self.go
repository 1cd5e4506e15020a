package credit

import (
	"regexp"
	"strings"

	"dateline/internal/article/phrase"
	"dateline/internal/news"
)

// selfName is a name of two to five words, or of one.
const selfName = `(\p{Lu}[\pL\d.'’-]*(?: (?:of |the |de |& )?\p{Lu}[\pL\d.'’-]*){0,4})`

var (
	// learnedRE is how an outlet speaks of itself in its report.
	learnedRE = regexp.MustCompile(`(?:^|[.!?”"] )` + selfName + ` has learn(?:ed|t)\b`)
	// serviceRE is how it does so below: "Vale Online is a service of Vale Cable".
	serviceRE = regexp.MustCompile(`^` + selfName + ` is (?:a|an|the) (?:[\pL-]+ )?(?:service|publication|product|title|brand|member|part|newspaper|magazine|newsletter|website|imprint|project) (?:of|by|from|published by|owned by) `)
)

// Self gives the outlet that a report names as the one that speaks, and the
// words; "" if it names none. An agency is none: its clients print its words.
func Self(text string, passages []news.Passage) (name, words string) {
	for _, p := range passages {
		re := learnedRE
		switch p.Role {
		case news.StoryText:
		case news.Furniture:
			re = serviceRE
		default:
			continue
		}
		for _, m := range re.FindAllStringSubmatch(p.In(text), 4) {
			name := strings.TrimPrefix(m[1], "The ")
			if len(name) < 3 || Agency(name) != "" || agencyLike(name) || selfPronouns[phrase.Fold(name)] {
				continue
			}
			return m[1], strings.TrimLeft(m[0], ".!?”\" ")
		}
	}
	return "", ""
}

// selfPronouns begin sentences in which somebody else has learned something.
var selfPronouns = map[string]bool{"he": true, "she": true, "it": true, "everyone": true, "everybody": true, "nobody": true,
	"parliament": true, "government": true, "each": true, "who": true, "one": true, "who else": true}
