package storetest

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"dateline/internal/store"
)

// claims takes a right that one at a time may have.
func claims(t *testing.T, st store.Store) {
	ctx := t.Context()
	release, err := st.Claim(ctx, "refresh", day(1))
	check(t, err)
	_, err = st.Claim(ctx, "refresh", day(2))
	held, ok := errors.AsType[*store.Claimed](err)
	if !ok {
		t.Fatalf("a right that is taken: %v", err)
	}
	if held.Who == "" || !held.Since.Equal(day(1)) {
		t.Errorf("who has it: %+v", held)
	}
	other, err := st.Claim(ctx, "other", day(2))
	check(t, err)
	other()
	release()
	again, err := st.Claim(ctx, "refresh", day(3))
	check(t, err)
	again()

	// Of many that try, one at a time has it.
	var has atomic.Int32
	var had atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				release, err := st.Claim(ctx, "refresh", day(4))
				if _, held := errors.AsType[*store.Claimed](err); held {
					continue
				} else if err != nil {
					t.Error(err)
					return
				}
				if had.Add(1); has.Add(1) != 1 {
					t.Error("two have the right")
				}
				has.Add(-1)
				release()
			}
		})
	}
	wg.Wait()
	if had.Load() == 0 {
		t.Error("nobody got the right")
	}
}
