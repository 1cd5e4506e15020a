package desk

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/plan"
)

// ToldPlan is a plan as people read it: what one sentence announces is listed
// once, with all days that it is due on.
type ToldPlan struct {
	news.Plan
	// Dues are the days, those known, in order.
	Dues []string
	// Same are the other plans of the sentence that the line stands for.
	Same []news.RecordID
}

// DueText says when a plan is due.
func (p ToldPlan) DueText() string {
	if len(p.Dues) == 0 {
		return DueLabel("")
	}
	text := DueLabel(p.Dues[0])
	for _, day := range p.Dues[1:] {
		text += " and " + strings.TrimPrefix(DueLabel(day), "due ")
	}
	return text
}

// DueLabel says when something is due: "due 2021-09-09", "due 2021-09-01 to
// 2021-09-14", "due not known".
func DueLabel(day string) string {
	if day == "" {
		return "due not known"
	}
	return "due " + strings.Replace(day, "/", " to ", 1)
}

// Told gives the plans as people read them.
func (p *Plans) Told() []ToldPlan { return tellPlans(p.Plans) }

// tellPlans lists each announcement once: of plans with the very same words, one
// of which nothing tells what came of it stands behind one whose outcome is told,
// and one without a day behind one with a day; those of one outcome are one line.
func tellPlans(plans []news.Plan) []ToldPlan {
	byText := map[string][]int{}
	for i := range plans {
		k := letters(news.Plain(plans[i].Text))
		byText[k] = append(byText[k], i)
	}
	out := []ToldPlan{}
	line := map[int]int{} // plan -> its line in out
	for i := range plans {
		at := standsFor(plans, byText[letters(news.Plain(plans[i].Text))], i)
		k, ok := line[at]
		if !ok {
			k, line[at] = len(out), len(out)
			out = append(out, ToldPlan{Plan: plans[at]})
		}
		if at != i {
			out[k].Same = append(out[k].Same, plans[i].ID)
		}
		if due := plans[i].Due; due != "" && !slices.Contains(out[k].Dues, due) {
			out[k].Dues = append(out[k].Dues, due)
		}
	}
	for i := range out {
		slices.Sort(out[i].Dues)
	}
	return out
}

// standsFor gives the plan among those of the same words that i is listed with.
func standsFor(plans []news.Plan, same []int, i int) int {
	p := &plans[i]
	first := func(fits func(q *news.Plan) bool) int {
		return slices.IndexFunc(same, func(j int) bool { return fits(&plans[j]) })
	}
	if decided(p) {
		return same[first(func(q *news.Plan) bool { return q.Outcome == p.Outcome })]
	}
	if k := first(func(q *news.Plan) bool { return decided(q) && (p.Due == "" || p.Due == q.Due) }); k >= 0 {
		return standsFor(plans, same, same[k])
	}
	if p.Due != "" {
		return same[first(func(q *news.Plan) bool { return q.Outcome == p.Outcome && q.Due != "" })]
	}
	if k := first(func(q *news.Plan) bool { return q.Due != "" && !decided(q) }); k >= 0 {
		return standsFor(plans, same, same[k])
	}
	return same[first(func(q *news.Plan) bool { return q.Due == "" && q.Outcome == p.Outcome })]
}

// decided says whether a report tells what became of a plan.
func decided(p *news.Plan) bool { return p.Outcome != plan.Open && p.Outcome != plan.Lapsed }

// Ahead gives the plans that are due as of the story's day, and those that are
// open without a day, each announcement once.
func (s *State) Ahead() (due, open []ToldPlan) {
	told := tellPlans(s.plans)
	pick := func(of []news.Plan) (out []ToldPlan) {
		for _, p := range of {
			k := slices.IndexFunc(told, func(t ToldPlan) bool { return t.ID == p.ID || slices.Contains(t.Same, p.ID) })
			if k >= 0 && !decided(&told[k].Plan) {
				out = append(out, told[k])
				told = slices.Delete(told, k, k+1)
			}
		}
		return out
	}
	due = pick(s.Due)
	return due, pick(s.Open)
}
