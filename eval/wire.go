package main

import (
	"dateline/eval/articletext"
	"dateline/eval/names"
	"dateline/eval/published"
	"dateline/eval/score"
	"dateline/eval/timex"
)

// scorers lists what is measured with the corpora, in the order of running.
var scorers = []score.Scorer{
	articletext.Scorer,
	published.Scorer,
	names.Scorer,
	timex.Scorer,
}

// jobs lists all that can be measured.
func jobs(opt options) []job {
	var all []job
	for _, s := range scorers {
		all = append(all, job{s, opt.corpora})
	}
	return all
}
