// Command train makes the embedded weights from the corpora, in one run:
//
//	go run ./cmd/train -corpora ../shared/corpora
//
// The same corpora give the same bytes on every run. -out names the folder
// that the weights and their manifest are written to, -only what is made
// (names, syntax). The models are trained with the word classes and lists that
// the command was built with: when those change, run it once more.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"

	"dateline/cmd/train/names"
	"dateline/cmd/train/syntax"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	out := flag.String("out", "data/en/weights", "folder to write the weights to")
	only := flag.String("only", "", "make this only: names or syntax")
	quick := flag.Bool("quick", false, "train syntax little, to try the way through")
	flag.Parse()
	debug.SetGCPercent(400) // the models in training are most of the memory
	if err := run(*corpora, *out, *only, *quick); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run makes the files of names (word classes among them) and of syntax.
func run(corpora, out, only string, quick bool) error {
	if only != "" && only != "names" && only != "syntax" {
		return fmt.Errorf("-only %s: names or syntax", only)
	}
	if only != "syntax" {
		if err := names.Train(corpora, out); err != nil {
			return err
		}
	}
	if only == "names" {
		return nil
	}
	return syntax.Run(corpora, out, quick, os.Stderr)
}
