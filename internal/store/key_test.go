package store

import (
	"reflect"
	"testing"
	"time"
)

func depends() Dependence {
	return Dependence{Bytes: "aa", Address: "https://news.example/", ContentType: "text/html",
		Published: "2031-05-01", Reader: "1", Corrections: []Correction{
			{ID: "c-1", Created: time.Unix(1, 0)}, {ID: "c-2", Created: time.Unix(2, 0)}}}
}

// TestKey changes each field alone: each must change the key.
func TestKey(t *testing.T) {
	keys := map[Key]string{depends().Key(): "nothing"}
	note := func(what string, d Dependence) {
		if before, ok := keys[d.Key()]; ok {
			t.Errorf("a change of %s gives the key of a change of %s", what, before)
		}
		keys[d.Key()] = what
	}
	fields := reflect.TypeFor[Dependence]()
	for i := range fields.NumField() {
		d := depends()
		v := reflect.ValueOf(&d).Elem().Field(i)
		if v.Kind() == reflect.String {
			v.SetString(v.String() + "x")
			note(fields.Field(i).Name, d)
		}
	}
	d := depends()
	d.Corrections = d.Corrections[:1]
	note("the number of corrections", d)
	// Words must not move from one field to the next unseen.
	d = depends()
	d.Address, d.ContentType = d.Address+d.ContentType, ""
	note("where a field ends", d)
}

func TestKeyIgnores(t *testing.T) {
	want := depends().Key()
	turned := depends()
	turned.Corrections[0], turned.Corrections[1] = turned.Corrections[1], turned.Corrections[0]
	if turned.Key() != want {
		t.Error("the order of corrections changes the key")
	}
	undone := depends()
	undone.Corrections = append(undone.Corrections, Correction{ID: "c-3", Undone: time.Unix(9, 0)})
	if undone.Key() != want {
		t.Error("a correction that was undone changes the key")
	}
}

// TestIdentify changes each part of a correction alone.
func TestIdentify(t *testing.T) {
	base := Correction{Kind: Merge, Of: Place{"r-1", "Berg", 1}, With: Place{"r-2", "Berg", 1},
		Value: "v", Author: "a", Created: time.Unix(1, 0)}
	changes := map[string]func(*Correction){
		"kind":            func(c *Correction) { c.Kind = Split },
		"report":          func(c *Correction) { c.Of.Report = "r-3" },
		"quote":           func(c *Correction) { c.Of.Quote = "Berg 1" },
		"occurrence":      func(c *Correction) { c.Of.Occurrence = 2 },
		"with report":     func(c *Correction) { c.With.Report = "r-3" },
		"with quote":      func(c *Correction) { c.With.Quote = "" },
		"with occurrence": func(c *Correction) { c.With.Occurrence = 2 },
		"value":           func(c *Correction) { c.Value = "" },
		"author":          func(c *Correction) { c.Author = "b" },
		"created":         func(c *Correction) { c.Created = time.Unix(2, 0) },
		"side":            func(c *Correction) { c.Of, c.With = c.With, c.Of },
	}
	seen := map[CorrectionID]string{base.Identify(): "nothing"}
	for what, change := range changes {
		c := base
		change(&c)
		if before, ok := seen[c.Identify()]; ok {
			t.Errorf("a change of %s gives the id of a change of %s", what, before)
		}
		seen[c.Identify()] = what
	}
	moved := base
	moved.ID, moved.Undone, moved.Created = "c-9", time.Unix(3, 0), base.Created.In(time.FixedZone("", 3600))
	if moved.Identify() != base.Identify() {
		t.Error("an id, an undoing or a time zone changes the id")
	}
}
