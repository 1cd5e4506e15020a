package ledger

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

// vehicles are the nouns of ships, trains and the like, as stems.
var vehicles = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range wordlist.Set("en/ledger-vehicles.txt") {
		out[given.Stem(w)] = true
	}
	return out
})

// speeds are the units of how fast a thing moves.
var speeds = map[string]bool{"knots": true, "km/h": true, "mph": true}

// vehiclesOf gives what the reports call the vehicles that they name: by name,
// in lower case, the stem of the noun that stands right before it ("the ferry
// Nordstar"). A noun that stands before two names tells neither, and a name
// behind two nouns has the first by letters.
func vehiclesOf(set *given.Set) (called map[string]string, only map[string]string) {
	called, only = map[string]string{}, map[string]string{}
	for _, doc := range set.Docs {
		for s := range doc.Sentences {
			toks := doc.Sentences[s].Tokens
			for k := 0; k+1 < len(toks); k++ {
				if toks[k].UPOS != "NOUN" || !vehicles()[given.Stem(toks[k].In(doc.Text))] {
					continue
				}
				name := properRun(doc, toks, k+1)
				if name == "" {
					continue
				}
				noun := given.Stem(toks[k].In(doc.Text))
				if old, ok := called[name]; !ok || noun < old {
					called[name] = noun
				}
				switch old, ok := only[noun]; {
				case !ok:
					only[noun] = name
				case old == "" || !oneName(old, name):
					only[noun] = "" // two of them
				}
			}
		}
	}
	return called, only
}

// oneName says whether two names, in lower case, differ by their endings alone,
// as a name does in two languages: "nordlya", "nordlija".
func oneName(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a == b || n >= 4 && 4*n >= 3*max(len(a), len(b))
}

// properRun is the words of a name from token k on, in lower case, "" where
// none begins there.
func properRun(doc *given.Doc, toks []news.Token, k int) string {
	if strings.ContainsAny(toks[k].In(doc.Text), "\"“„«'‘") && k+1 < len(toks) {
		k++
	}
	var words []string
	for ; k < len(toks) && toks[k].UPOS == "PROPN"; k++ {
		words = append(words, strings.ToLower(toks[k].In(doc.Text)))
	}
	return strings.Join(words, " ")
}

// movers puts what moves under one noun, whether a report names it or not, and
// says of its speed that it is one: how fast the ferry went when she was struck.
func movers(set *given.Set, facts []*fact) {
	fast := slices.ContainsFunc(facts, func(f *fact) bool { return f.group == "measure" && speeds[f.unit] })
	if !fast {
		return
	}
	called, only := vehiclesOf(set)
	for _, f := range facts {
		if f.group != "measure" || !speeds[f.unit] || f.fig.Of == nil || f.stage != "" || f.state != "" && f.state != "level" {
			continue
		}
		words := strings.ToLower(news.Plain(f.fig.Of.Text))
		name := ""
		for n, noun := range called {
			if (words == n || strings.HasSuffix(words, " "+n)) && (len(n) > len(name) || len(n) == len(name) && n < name) {
				name = n
				f.head = noun
			}
		}
		if noun := given.Stem(f.head); name == "" && vehicles()[noun] {
			name = only[noun]
		}
		if name != "" {
			f.state, f.vehicle = "speed", name
		}
	}
}
