// Command trust runs the long tests of what the program promises of a hostile
// world, and prints a table of them: nothing gets stuck, nothing is lost, the
// same input gives the same bytes.
//
//	go run ./eval/trust                      all of it
//	go run ./eval/trust -only stuck          what is made to keep readers busy
//	go run ./eval/trust -only same -seeds ../shared/seeds
//
// In: the program, which is built first. Out: Markdown tables on the standard
// output. The exit status is 1 where a promise did not hold.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// bench is what the parts share.
type bench struct {
	ctx    context.Context
	bin    string // the program
	dir    string // a folder for stories and inputs
	seeds  string // a folder of pages, "" for none
	match  string // only loads whose name has this
	failed bool
	env    string // a variable for the program, such as GOMAXPROCS=1
	times  int    // how often it is killed
	// profiles is a folder for profiles of stories of many reports, "" for none.
	profiles string
}

// parts lists what can be run, in order.
var parts = []struct {
	name string
	run  func(*bench) error
}{
	{"stuck", (*bench).stuck},
	{"crowd", (*bench).crowd},
	{"same", (*bench).same},
	{"lost", (*bench).lost},
}

func main() {
	b := bench{ctx: context.Background()}
	only := flag.String("only", "", "names of parts, divided by commas: stuck, crowd, same, lost")
	flag.StringVar(&b.bin, "bin", "", "the program; built where none is given")
	flag.StringVar(&b.seeds, "seeds", "", "folder of pages whose exports are compared")
	flag.IntVar(&b.times, "times", 200, "how often the program is killed, for -only lost")
	flag.StringVar(&b.profiles, "profiles", "", "folder that profiles of -only crowd are written to")
	flag.StringVar(&b.match, "match", "", "only inputs whose name has this")
	load := flag.String("make", "", "only write the input of this name (for -only stuck)")
	to := flag.String("to", "", "the file that -make writes")
	flag.Parse()
	if *load != "" {
		if err := makeLoad(*load, *to); err != nil {
			fmt.Fprintln(os.Stderr, "trust:", err)
			os.Exit(1)
		}
		return
	}
	if err := b.all(strings.Split(*only, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "trust:", err)
		os.Exit(1)
	}
	if b.failed {
		os.Exit(1)
	}
}

// all runs the parts that are wanted in a folder that is removed after.
func (b *bench) all(only []string) (err error) {
	if b.dir, err = os.MkdirTemp("", "trust"); err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	if b.bin == "" {
		b.bin = filepath.Join(b.dir, "dateline")
		build := exec.CommandContext(b.ctx, "go", "build", "-o", b.bin, "dateline/cmd/dateline")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("build program: %w", err)
		}
	}
	for _, p := range parts {
		if only[0] != "" && !slices.Contains(only, p.name) {
			continue
		}
		if err := p.run(b); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// fail notes that a promise did not hold.
func (b *bench) fail(format string, args ...any) {
	b.failed = true
	fmt.Fprintf(os.Stderr, "FAILED "+format+"\n", args...)
}
