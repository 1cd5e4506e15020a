package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

type matchCmd struct {
	Names []string `arg:"" name:"name" help:"Two names, or - for lines NAME<TAB>NAME on the standard input."`
	jsonFlag
}

// Help gives the worked example.
func (matchCmd) Help() string {
	return `Compares names as they are spelt, in any of the scripts and habits of
transcription that it knows: same, possibly or different, with a score from 0
to 1 and the reasons. Nothing is looked up anywhere; two people may well bear
one name.

Example:
  dateline match "Aleksandr Ivanov" "Alexandre Ivanoff"
  dateline match - --json < pairs.tsv`
}

// pair is the answer to one comparison, as docs/json.md describes it.
type pair struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Verdict string   `json:"verdict"`
	Score   float64  `json:"score"`
	Reasons []string `json:"reasons"`
}

// Run compares two names, or the pairs on the standard input.
func (c matchCmd) Run(e *env) error {
	switch {
	case len(c.Names) == 2 && (strings.TrimSpace(c.Names[0]) == "" || strings.TrimSpace(c.Names[1]) == ""):
		return fault.New(fault.Usage, `dateline match "NAME" "NAME"`, "a name is empty")
	case len(c.Names) == 2:
		return c.tell(e, c.Names[0], c.Names[1])
	case len(c.Names) == 1 && c.Names[0] == "-":
		return c.lines(e)
	}
	return fault.New(fault.Usage, `dateline match "NAME" "NAME", or - for pairs divided by a tab`, "%d names given, two are needed", len(c.Names))
}

// lines compares the pairs on the standard input; a line that is no pair is
// named, and the rest goes on.
func (c matchCmd) lines(e *env) error {
	in := bufio.NewReader(e.in)
	failed := false
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			a, b, ok := strings.Cut(line, "\t")
			if !ok {
				failed = true
				e.note("line %d: no tab between two names: %s", n, news.Plain(line))
			} else if err := c.tell(e, a, b); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return e.end(failed)
		}
		if err != nil {
			return fmt.Errorf("read standard input: %w", err)
		}
	}
}

// tell prints the answer for one pair.
func (c matchCmd) tell(e *env, a, b string) error {
	res := spelling.Compare(a, b)
	p := pair{A: a, B: b, Verdict: string(res.Verdict), Score: res.Score, Reasons: res.Reasons}
	if p.Reasons == nil {
		p.Reasons = []string{}
	}
	if c.JSON {
		return e.printLine(p)
	}
	_, err := fmt.Fprintf(e.out, "%-9s %.2f  %s | %s\n", p.Verdict, p.Score, news.Plain(a), news.Plain(b))
	for _, r := range p.Reasons {
		if err == nil {
			_, err = fmt.Fprintf(e.out, "                %s\n", news.Plain(r))
		}
	}
	return err
}
