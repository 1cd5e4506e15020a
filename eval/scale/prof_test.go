package main

import (
	"context"
	"os"
	"testing"
)

func TestProf(t *testing.T) {
	n := os.Getenv("N")
	k := map[string]int{"1000": 1000, "2500": 2500, "5000": 5000, "10000": 10000}[n]
	if err := profile(context.Background(), "/tmp/w/scale/stories/"+n+".dateline", "/tmp/w/scale/prof/new", k); err != nil {
		t.Fatal(err)
	}
}
