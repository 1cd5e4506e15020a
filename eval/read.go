package main

import (
	"context"
	"slices"
	"time"

	"dateline/eval/scoreboard"
	"dateline/internal/desk"
	"dateline/internal/pipeline"
	"dateline/internal/store/memory"
)

// readPages reads each page alone, then all of them as one story, as `add` and
// `export --format json` do.
func readPages(files []string, page pages) (scoreboard.Program, error) {
	prog := scoreboard.Program{}
	caps, err := captures(files, page)
	if err != nil {
		return prog, err
	}
	rd, err := pipeline.Shared()
	if err != nil {
		return prog, err
	}
	var inputs []desk.Input
	for _, cap := range caps {
		prog.Reports = append(prog.Reports, rd.Read(cap, pipeline.Options{}))
		inputs = append(inputs, desk.Input{Capture: cap})
	}
	ctx := context.Background()
	dk := desk.New(memory.New("scoreboard"), pipeline.Shared, func() time.Time { return time.Time{} })
	if _, err := dk.Add(ctx, slices.Values(inputs), desk.AddOptions{}); err != nil {
		return prog, err
	}
	if prog.Story, err = dk.Story(ctx); err != nil {
		return prog, err
	}
	st, err := dk.State(ctx)
	if err != nil {
		return prog, err
	}
	prog.State = st.Shown()
	return prog, nil
}
