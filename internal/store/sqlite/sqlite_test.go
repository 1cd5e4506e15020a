package sqlite

import (
	"path/filepath"
	"testing"

	"dateline/internal/store"
	"dateline/internal/store/storetest"
)

// open makes a story in a folder of its own.
func open(t testing.TB) *Store {
	t.Helper()
	st, err := Open(t.Context(), filepath.Join(t.TempDir(), "talks.dateline"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t) })
}
