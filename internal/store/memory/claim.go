package memory

import (
	"context"
	"time"

	"dateline/internal/store"
)

// Claim is documented at store.Claimer.
func (s *Store) Claim(ctx context.Context, what string, at time.Time) (release func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if since, ok := s.claims[what]; ok {
		return nil, &store.Claimed{Who: "this process", Since: since}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.claims[what] = at
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.claims, what)
	}, nil
}
