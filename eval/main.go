// Command eval measures the program with public corpora and with stories whose
// gold was written by hand, prints one table, and holds every number against
// the floor that was pinned when it was last written into README.md.
//
//	go run ./eval -corpora ../shared/corpora -seeds ../shared/seeds
//	go run ./eval -only timex -details
//	go run ./eval -update
//
// In: the folder of the corpora (README.md says how to get them), the folder
// of the five seed pages. Out: the table; exit status 0, 1 below a floor or
// when a scorer fails, 2 for wrong usage. What is missing is named and left
// out, and is no failure.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"dateline/eval/scoreboard"
)

// options are the command line.
type options struct {
	corpora, seeds, only string
	details, update      bool
	allow                bool
	home                 string
	pin, to, pages       string
}

func main() {
	opt := options{}
	flag.StringVar(&opt.corpora, "corpora", "../shared/corpora", "folder of the corpora")
	flag.StringVar(&opt.seeds, "seeds", "../shared/seeds", "folder of the five seed pages")
	flag.StringVar(&opt.only, "only", "", "run these scorers only, by name, separated by commas")
	flag.BoolVar(&opt.details, "details", false, "print one line a miss")
	flag.BoolVar(&opt.update, "update", false, "write the table into README.md and raise the floors")
	flag.BoolVar(&opt.allow, "allow-regression", false, "with -update: lower floors too")
	flag.StringVar(&opt.home, "home", "eval", "folder that holds README.md and floors.json")
	flag.StringVar(&opt.pin, "pin", "", "folder of gold with quotes, to be written with offsets (see -to, -pages)")
	flag.StringVar(&opt.to, "to", "", "with -pin: folder to write into")
	flag.StringVar(&opt.pages, "pages", "", "with -pin: folder of the pages")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "eval: unknown argument %q\n", flag.Arg(0))
		os.Exit(2)
	}
	if opt.pin != "" {
		exit(scoreboard.PinAll(os.DirFS(opt.pin), opt.pages, opt.to))
	}
	exit(run(opt, jobs(opt, os.Stdout), os.Stdout, os.Stderr))
}

// exit ends the process: 0 if err is nil, else 1.
func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// run runs the jobs, prints their rows to out and what happens to log, and
// gives an error where a number is below its floor or a scorer fails.
func run(opt options, all []job, out, log io.Writer) error {
	chosen, err := choose(all, opt.only)
	if err != nil {
		return err
	}
	old, err := readFloors(opt.home)
	if err != nil {
		return err
	}
	now := old.clone()
	var faults []string
	for _, j := range chosen {
		got, fault := measure(j, opt, out, log)
		if fault != "" {
			faults = append(faults, fault)
		}
		if got == nil {
			continue
		}
		faults = append(faults, old.hold(*got, log)...)
		now.put(*got)
	}
	if opt.update {
		if err := update(opt, old, now, log); err != nil {
			return err
		}
		if opt.allow {
			faults = nil
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("%d faults:\n  %s", len(faults), strings.Join(faults, "\n  "))
	}
	return nil
}

// measure runs one job. It gives nil where something that it needs is missing.
func measure(j job, opt options, out, log io.Writer) (*measured, string) {
	if missing := j.missing(); missing != "" {
		fmt.Fprintf(log, "%s: left out: %s is missing (see eval/README.md for where to get it)\n", j.Name, missing)
		return nil, ""
	}
	sums, err := j.sums()
	if err != nil {
		return nil, fmt.Sprintf("%s: %v", j.Name, err)
	}
	details := func(string, ...any) {}
	if opt.details {
		details = func(format string, args ...any) {
			fmt.Fprintf(out, "  "+strings.TrimRight(format, "\n")+"\n", args...)
		}
	}
	rows, err := j.Run(j.root, details)
	if err != nil {
		return nil, fmt.Sprintf("%s: %v", j.Name, err)
	}
	for _, row := range rows {
		if j.quiet {
			break
		}
		fmt.Fprintln(out, strings.TrimRight(row.String(), " "))
	}
	return newMeasured(j.Name, sums, rows), ""
}

// update writes the floors and the table.
func update(opt options, old, now *floors, log io.Writer) error {
	if lowered := old.lowered(now); len(lowered) > 0 && !opt.allow {
		return fmt.Errorf("not updated: these floors would fall (allow it with -allow-regression):\n  %s",
			strings.Join(lowered, "\n  "))
	}
	if err := now.write(opt.home); err != nil {
		return err
	}
	if err := writeTable(opt.home, now); err != nil {
		return err
	}
	fmt.Fprintf(log, "written: %s/floors.json, %s/README.md\n", opt.home, opt.home)
	return nil
}
