package main

import (
	"io"
	"os"

	"dateline/eval/articletext"
	"dateline/eval/attribution"
	"dateline/eval/beside"
	"dateline/eval/coref"
	"dateline/eval/dating"
	"dateline/eval/eventlinks"
	"dateline/eval/events"
	"dateline/eval/figures"
	"dateline/eval/follow"
	"dateline/eval/lineage"
	"dateline/eval/names"
	"dateline/eval/plaintext"
	"dateline/eval/plans"
	"dateline/eval/published"
	"dateline/eval/score"
	"dateline/eval/spelling"
	"dateline/eval/syntax"
	"dateline/eval/timex"
)

// scorers lists what is measured with the corpora, in the order of running.
var scorers = []score.Scorer{
	articletext.Scorer,
	published.Scorer,
	plaintext.Scorer,
	syntax.Scorer,
	names.Scorer,
	timex.Scorer,
	dating.Scorer,
	beside.Scorer,
	attribution.Scorer,
	figures.Scorer,
	events.Scorer,
	spelling.Scorer,
	coref.Scorer,
	eventlinks.Scorer,
	lineage.Scorer,
	follow.Scorer,
}

// planStories is the folder of the stories with keys of their plans.
const planStories = "eval/plans/stories"

// jobs lists all that can be measured.
func jobs(opt options, out io.Writer) []job {
	all := []job{
		seeds(opt.seeds, readPages, out),
		example(os.DirFS("examples/gold"), readPages, out),
		folderStory("scoreboard-company", "examples/company", readPages, out),
		folderStory("scoreboard-disaster", "examples/disaster", readPages, out),
		{Scorer: score.Scorer{Name: "plans", Run: plans.Score(os.DirFS(planStories))}, root: planStories},
	}
	for _, s := range scorers {
		all = append(all, job{Scorer: s, root: opt.corpora})
	}
	return all
}
