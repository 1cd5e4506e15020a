package plans

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"dateline/internal/story/plan"
	"dateline/internal/story/tell"
)

// Choice is a plan with the sentences that may tell what became of it: the signs of
// each, and whether it does.
type Choice struct {
	Signs [][]float64
	Tells []bool
}

// choices reads the choices of a story's plans that its key knows.
func choices(s *Story) []Choice {
	var weighed []plan.Candidate
	tell.Story(s.Reports, tell.Options{Weigh: func(c []plan.Candidate) { weighed = c }})
	var out []Choice
	for _, k := range s.Keys {
		var one Choice
		for i, c := range weighed {
			if !k.Says.MatchString(c.Plan) {
				continue
			}
			if len(one.Signs) > 0 && weighed[i-1].Event != c.Event { // one sentence, two plans
				out, one = append(out, one), Choice{}
			}
			one.Signs = append(one.Signs, c.Signs)
			one.Tells = append(one.Tells, k.Tells != nil && k.Tells.MatchString(c.Account))
		}
		if len(one.Signs) > 0 {
			out = append(out, one)
		}
	}
	return out
}

// How long and how fast is learned: found on the stories, one left out at a time.
const (
	rounds   = 30
	rate     = 0.15
	slowing  = 0.15
	decay    = 0.002
	startOff = 4.0 // the score of there being no sentence, before any is seen
)

// expected are the weights of signs that few sentences show, as grammar has them: the
// others start from nothing.
var expected = map[string]float64{"arranged": 1, "was-to": 1, "looked": 1, "looks": 0.5, "late": 1, "fate": 1, "not-yet": 0.5}

// Learn gives the weights by which of each choice a sentence that tells is likelier
// than the others and than none: a conditional logit, McFadden 1974, learned by
// gradient steps in one fixed order.
func Learn(choices []Choice) *plan.Weights {
	first := make([]float64, len(plan.SignNames()))
	for i, name := range plan.SignNames() {
		first[i] = expected[name]
	}
	w := &plan.Weights{Of: slices.Clone(first), None: startOff}
	rnd := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		step := rate / (1 + float64(round)*slowing)
		for _, i := range rnd.Perm(len(choices)) {
			w.None += step * learnOne(w, &choices[i], step)
			for k := range w.Of {
				w.Of[k] -= step * decay * (w.Of[k] - first[k])
			}
		}
	}
	return w
}

// learnOne moves the weights towards one choice, and gives by how much there being no
// sentence should be likelier.
func learnOne(w *plan.Weights, c *Choice, step float64) float64 {
	likely := make([]float64, len(c.Signs))
	top := 0.0
	for i, signs := range c.Signs {
		likely[i] = w.Score(signs)
		top = max(top, likely[i])
	}
	all, telling := math.Exp(-top), 0.0
	for i := range likely {
		likely[i] = math.Exp(likely[i] - top)
		if all += likely[i]; c.Tells[i] {
			telling += likely[i]
		}
	}
	for i, signs := range c.Signs {
		miss := -likely[i] / all
		if c.Tells[i] && telling > 0 {
			miss += likely[i] / telling
		}
		for k, x := range signs {
			w.Of[k] += step * miss * x
		}
	}
	none := -math.Exp(-top) / all
	if telling == 0 {
		none++
	}
	return none
}

// Train learns the weights from all stories below a folder and writes them to file.
func Train(stories, file string) error {
	all, err := Load(os.DirFS(stories))
	if err != nil {
		return err
	}
	var seen []Choice
	for i := range all {
		seen = append(seen, choices(&all[i])...)
	}
	w := Learn(seen)
	out := []byte(head)
	for i, name := range plan.SignNames() {
		out = fmt.Appendf(out, "%s %.2f\n", name, w.Of[i])
	}
	return os.WriteFile(file, fmt.Appendf(out, "none %.2f\n", w.None), 0o644)
}

// head opens the file of the weights.
const head = `# Weights of the signs by which a sentence is known as the one that tells what became
# of a plan: internal/story/plan/signs.go.
# Source: made by "go run ./cmd/train -only plans" from the stories of eval/plans.
# Licence: that of the project.
# Format: sign, blank, weight; "none" is the score of there being no such sentence.
`
