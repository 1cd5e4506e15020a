package when

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// TestSpec runs testdata/spec.txt, whose head states its format.
func TestSpec(t *testing.T) {
	f, err := os.Open("testdata/spec.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	day, want, phrases := "", []string(nil), 0
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			if day = strings.TrimSpace(line[1:]); day == "-" {
				day = ""
			}
			want = nil
		case line[0] == '=':
			want = strings.Fields(line[1:])
		default:
			phrases++
			if err := checkPhrase(line, day, want); err != nil {
				t.Errorf("line %d: %q (%s): %v", n, line, day, err)
			}
		}
	}
	if phrases < 600 {
		t.Errorf("the specification holds %d phrases, want at least 600", phrases)
	}
}

// checkPhrase reads one line of the specification.
func checkPhrase(line, day string, want []string) error {
	start, end := 0, len(line)
	text := line
	if i, j := strings.IndexByte(line, '['), strings.IndexByte(line, ']'); i >= 0 && j > i {
		text = line[:i] + line[i+1:j] + line[j+1:]
		start, end = i, j-1
	}
	found := Find(report(text, day))
	if len(want) == 1 && want[0] == "none" {
		if len(found) > 0 {
			return fmt.Errorf("found %q %s %s by %s, want none", found[0].In(text), found[0].Type, found[0].Value, found[0].Rule)
		}
		return nil
	}
	span := news.Span{Start: news.Byte(start), End: news.Byte(end)}
	for _, tx := range found {
		if tx.Overlaps(span) {
			return compare(tx, span, text, want)
		}
	}
	return fmt.Errorf("found nothing there (%d elsewhere), want %v", len(found), want)
}

// compare holds tx against what the specification wants.
func compare(tx news.Timex, span news.Span, text string, want []string) error {
	got := fmt.Sprintf("%q %s %s %s %s..%s by %s", tx.In(text), tx.Type, tx.Value, tx.Mod, tx.Earliest, tx.Latest, tx.Rule)
	if tx.Span != span || string(tx.Type) != want[0] || tx.Value != want[1] {
		return fmt.Errorf("got %s, want %q %v", got, span.In(text), want)
	}
	for _, w := range want[2:] {
		first, last, days := strings.Cut(w, "..")
		if days && (tx.Earliest != first || tx.Latest != last) || !days && tx.Mod != w {
			return fmt.Errorf("got %s, want %v", got, want)
		}
	}
	if tx.Earliest != "" {
		a, ok1 := calendar.Parse(tx.Earliest)
		b, ok2 := calendar.Parse(tx.Latest)
		if !ok1 || !ok2 || a > b {
			return fmt.Errorf("the days %s..%s are no interval", tx.Earliest, tx.Latest)
		}
	}
	return nil
}
