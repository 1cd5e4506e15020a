package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPromises runs the quick parts on the example story: the same bytes in
// every way, and nothing lost. The long ones are run by the command.
func TestPromises(t *testing.T) {
	b := &bench{ctx: t.Context(), dir: t.TempDir(), times: 6}
	b.bin = filepath.Join(b.dir, "dateline")
	if out, err := exec.Command("go", "build", "-o", b.bin, "dateline/cmd/dateline").CombinedOutput(); err != nil {
		t.Fatalf("build program: %v: %s", err, out)
	}
	for name, part := range map[string]func() error{"same": b.same, "lost": b.lost} {
		if err := part(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if b.failed {
		t.Error("a promise did not hold; standard error says which")
	}
}
