package scoreboard

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
)

// PinAll reads a folder of gold whose anchors are quotes, and writes it into
// the folder to with every anchor as offsets and a hash, so that it holds none
// of the pages' sentences. The pages must be plain texts.
func PinAll(gold fs.FS, pages, to string) error {
	story, err := Load(gold, pages)
	if err != nil {
		return err
	}
	for _, rep := range story.Gold {
		if !rep.base.plain {
			return fmt.Errorf("pin %s: offsets need a plain text", rep.File)
		}
		rep.SHA256 = digest(rep.base.raw)
		pin(reflect.ValueOf(rep).Elem(), func(string) *base { return rep.base })
		if err := write(filepath.Join(to, rep.ID+".json"), rep); err != nil {
			return err
		}
	}
	pin(reflect.ValueOf(story).Elem(), func(id string) *base {
		if rep := story.report(id); rep != nil {
			return rep.base
		}
		return nil
	})
	return write(filepath.Join(to, "story.json"), story)
}

// pin turns every anchor within v into offsets. of gives the page of a report;
// it is asked for the report of a Ref, and for "" elsewhere.
func pin(v reflect.Value, of func(report string) *base) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			pin(v.Elem(), of)
		}
	case reflect.Slice:
		for i := range v.Len() {
			pin(v.Index(i), of)
		}
	case reflect.Struct:
		if a, ok := v.Addr().Interface().(*Anchor); ok {
			if b := of(""); b != nil && a.Hash == "" {
				start, end, _ := b.find(*a) // Load has checked it
				*a = Pin(b.raw, start, end)
			}
			return
		}
		if ref, ok := v.Addr().Interface().(*Ref); ok {
			b := of(ref.Report)
			of = func(string) *base { return b }
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
				pin(v.Field(i), of)
			}
		}
	}
}

// write writes gold as JSON, one record a line, so that changes can be read.
func write(path string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write gold: %w", err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return fmt.Errorf("write gold: %w", err)
	}
	var b strings.Builder
	b.WriteString("{\n")
	first := true
	t := reflect.TypeOf(v).Elem()
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		val, ok := fields[key]
		if !ok {
			continue
		}
		if !first {
			b.WriteString(",\n")
		}
		first = false
		fmt.Fprintf(&b, "%q: %s", key, lines(val))
	}
	b.WriteString("\n}\n")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write gold: %w", err)
	}
	return nil
}

// lines puts each element of a list of objects on a line of its own.
func lines(val json.RawMessage) string {
	var items []json.RawMessage
	if json.Unmarshal(val, &items) != nil || len(items) == 0 || items[0][0] != '{' {
		return string(val)
	}
	var b strings.Builder
	b.WriteString("[\n")
	for i, item := range items {
		b.WriteString("  ")
		b.Write(item)
		if i < len(items)-1 {
			b.WriteString(",")
		}
		b.WriteString("\n")
	}
	b.WriteString("]")
	return b.String()
}
