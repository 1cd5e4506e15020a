// Command bands makes data/en/lineage-words.txt from a collection of agency
// reports: each stem with the band of how many reports hold it.
//
//	go run ./eval/lineage/bands ../shared/corpora/running-text/agency-2000s.txt.gz > data/en/lineage-words.txt
//
// In: reports parted by blank lines, one paragraph a line; since paragraphs
// are parted by blank lines too, the paragraph is what is counted. Out: the
// table, the same bytes for the same collection.
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"math/bits"
	"os"
	"slices"
	"strings"
	"unicode"

	"dateline/internal/story/lineage"
)

// least is how many paragraphs must hold a stem for it to be listed.
const least = 12

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "bands: one argument, the collection, is needed")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bands:", err)
		os.Exit(1)
	}
}

// run counts the collection and writes the table.
func run(path string, out io.Writer) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("unpack %s: %w", path, err)
	}
	counts, total, err := count(in)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return write(out, counts, total)
}

// count gives how many paragraphs hold each stem.
func count(in io.Reader) (map[string]int, int, error) {
	counts, total := map[string]int{}, 0
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 1<<22)
	for scan.Scan() {
		seen := map[string]bool{}
		for _, w := range strings.FieldsFunc(scan.Text(), func(r rune) bool {
			return !unicode.IsLetter(r) && r != '\'' && r != '’'
		}) {
			if stem := lineage.Stem(w); len(stem) > 0 && !seen[stem] {
				seen[stem] = true
				counts[stem]++
			}
		}
		if len(seen) > 0 {
			total++
		}
	}
	return counts, total, scan.Err()
}

// write prints a line a band: the band is half the binary logarithm of how
// many paragraphs there are for each that holds the stem, less one.
func write(out io.Writer, counts map[string]int, total int) error {
	rows := map[int][]string{}
	for stem, n := range counts {
		if n >= least && !strings.Contains(stem, ":") {
			rows[band(n, total)] = append(rows[band(n, total)], stem)
		}
	}
	w := bufio.NewWriter(out)
	fmt.Fprint(w, `# How common words are in news: stems by bands, from 0 (in one paragraph of four)
# to 5; what is not listed is rarer.
# Source: made by eval/lineage/bands: numbers of paragraphs that hold a stem in
# 2,452 agency reports of the 2000s. Licence: statistics of texts, Apache-2.0.
# Format: band, a colon, stems as lineage.Stem cuts them.
`)
	for b := 0; b <= 5; b++ {
		slices.Sort(rows[b])
		for chunk := range slices.Chunk(rows[b], 20) {
			fmt.Fprintf(w, "%d: %s\n", b, strings.Join(chunk, " "))
		}
	}
	return w.Flush()
}

// band is the band of a stem that n of total paragraphs hold.
func band(n, total int) int {
	return min(5, max(0, bits.Len(uint(total/n))/2-1))
}
