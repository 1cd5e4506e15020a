package memory

import (
	"testing"

	"dateline/internal/store"
	"dateline/internal/store/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Store { return New("talks") })
}
