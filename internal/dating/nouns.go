package dating

import (
	"bufio"
	"bytes"
	"strings"

	"dateline/data"
)

// eventNouns reads data/en/time-events.txt: kind, tab, its nouns.
func eventNouns() map[string]string {
	out := map[string]string{}
	b, err := data.FS.ReadFile("en/time-events.txt")
	if err != nil {
		return out
	}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for sc.Scan() {
		kind, nouns, ok := strings.Cut(sc.Text(), "\t")
		if !ok || strings.HasPrefix(kind, "#") {
			continue
		}
		for _, n := range strings.Split(nouns, ",") {
			out[n] = kind
		}
	}
	return out
}
