package dating

import (
	"bufio"
	"bytes"
	"strings"

	"dateline/data"
)

// eventNouns reads data/en/time-events.txt: kind, tab, its nouns; those that
// mean other things too come apart.
func eventNouns() (clear, doubtful map[string]string) {
	clear, doubtful = map[string]string{}, map[string]string{}
	b, err := data.FS.ReadFile("en/time-events.txt")
	if err != nil {
		return clear, doubtful
	}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for sc.Scan() {
		kind, nouns, ok := strings.Cut(sc.Text(), "\t")
		if !ok || strings.HasPrefix(kind, "#") {
			continue
		}
		for _, n := range strings.Split(nouns, ",") {
			if noun, ok := strings.CutSuffix(n, "?"); ok {
				doubtful[noun] = kind
			} else {
				clear[n] = kind
			}
		}
	}
	return clear, doubtful
}
