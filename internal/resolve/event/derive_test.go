package event

import "testing"

func TestDerived(t *testing.T) {
	for _, p := range [][2]string{{"complain", "complaint"}, {"postpone", "postponement"}, {"suspend", "suspension"}, {"approve", "approval"}, {"deliver", "delivery"}} {
		if !derived(p[0], p[1]) {
			t.Errorf("%q is not of %q", p[1], p[0])
		}
	}
	for _, p := range [][2]string{{"port", "portion"}, {"report", "reporter"}, {"arrest", "arrive"}, {"appoint", "appeal"}, {"expose", "expulsion"}} {
		if derived(p[0], p[1]) {
			t.Errorf("%q is of %q", p[1], p[0])
		}
	}
}
