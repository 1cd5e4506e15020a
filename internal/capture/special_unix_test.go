//go:build unix

package capture_test

import (
	"os"
	"syscall"
	"testing"

	"dateline/internal/capture"
)

// TestSpecial refuses what would never end.
func TestSpecial(t *testing.T) {
	tree(t, map[string]string{"in/a.html": "<p>a"})
	if err := syscall.Mkfifo("in/pipe.html", 0o644); err != nil {
		t.Fatal(err)
	}
	check(t, walk(t, capture.Options{}, "in", "in/pipe.html", os.DevNull), []string{
		"in/a.html",
		"in/pipe.html ! it is a pipe, not a file",
		"in/pipe.html ! it is a pipe, not a file",
		os.DevNull + " ! it is a device, not a file",
	})
}
