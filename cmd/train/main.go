// Command train makes the embedded weights from the corpora, in one run:
//
//	go run ./cmd/train -corpora ../shared/corpora
//
// The same corpora give the same bytes on every run. -out names the folder
// that the weights and their manifest are written to.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"

	"dateline/cmd/train/syntax"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	out := flag.String("out", "data/en/weights", "folder to write the weights to")
	quick := flag.Bool("quick", false, "train little, to try the way through")
	flag.Parse()
	debug.SetGCPercent(400) // the models in training are most of the memory
	if err := syntax.Run(*corpora, *out, *quick, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}
