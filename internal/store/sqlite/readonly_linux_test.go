package sqlite

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"dateline/internal/store/storetest"
)

// TestReadOnly opens stories in a folder, and a file, that may not be written
// to. A superuser may write everywhere, so the test takes on another user's
// rights to files, which Linux has for each thread.
func TestReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("", "readonly")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755); os.RemoveAll(dir) })
	clean, logged := filepath.Join(dir, "clean.dateline"), filepath.Join(dir, "logged.dateline")
	for _, path := range []string{clean, logged} {
		b, err := os.ReadFile(story(t, 2))
		if err != nil {
			t.Fatal(err)
		}
		if path == logged { // as it is copied from beside a program that is adding
			b[18], b[19] = 2, 2
		}
		if err := os.WriteFile(path, b, 0o444); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		const nobody = 65534
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer syscall.Setfsuid(0)
	}
	for _, path := range []string{clean, logged} {
		r, err := OpenReader(t.Context(), path)
		if err != nil {
			t.Errorf("open for reading: %v", err)
			continue
		}
		if heads, err := r.Heads(t.Context()); err != nil || len(heads) != 2 {
			t.Errorf("%s: %d reports, error %v", filepath.Base(path), len(heads), err)
		}
		r.Close()
		st, err := Open(t.Context(), path, Options{})
		if err == nil {
			_, err = st.Put(t.Context(), storetest.Record(9))
			st.Close()
		}
		says(t, err, path)
		t.Log(err)
	}
	_, err = Open(t.Context(), filepath.Join(dir, "new.dateline"), Options{Create: true})
	says(t, err, "cannot be opened")
	alone(t, clean)
}
