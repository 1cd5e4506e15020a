// Command train makes the embedded weights from the corpora, in one run:
//
//	go run ./cmd/train -corpora ../shared/corpora
//
// The same corpora give the same bytes on every run. -out names the folder
// that the weights and their manifest are written to, -only what is made
// (names, syntax, plans). The models are trained with the word classes and lists that
// the command was built with: when those change, run it once more. The weights of
// plans are learned from the stories of eval/plans, and need no corpora.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"dateline/cmd/train/names"
	"dateline/cmd/train/syntax"
	"dateline/eval/plans"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	out := flag.String("out", "data/en/weights", "folder to write the weights to")
	only := flag.String("only", "", "make this only: names, syntax or plans")
	quick := flag.Bool("quick", false, "train syntax little, to try the way through")
	flag.Parse()
	debug.SetGCPercent(400) // the models in training are most of the memory
	if err := run(*corpora, *out, *only, *quick); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run makes the files of names (word classes among them), of syntax and of plans.
func run(corpora, out, only string, quick bool) error {
	switch only {
	case "names":
		return names.Train(corpora, out)
	case "syntax":
		return syntax.Run(corpora, out, quick, os.Stderr)
	case "plans":
		return plans.Train("eval/plans/stories", filepath.Join(filepath.Dir(out), "plan-weights.txt"))
	case "":
	default:
		return fmt.Errorf("-only %s: names, syntax or plans", only)
	}
	for _, part := range []string{"names", "syntax", "plans"} {
		if err := run(corpora, out, part, quick); err != nil {
			return err
		}
	}
	return nil
}
