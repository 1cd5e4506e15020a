package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"dateline/internal/pipeline"
)

type versionCmd struct {
	jsonFlag
}

// Help gives the worked example.
func (versionCmd) Help() string {
	return `The reader's version changes with every rule, lexicon and weight; dateline
reread reads a story again with a newer one.

Example:
  dateline version --json`
}

// Run prints the version of the program and of its reader.
func (c versionCmd) Run(e *env) error {
	v := struct {
		Version string `json:"version"`
		Reader  string `json:"reader"`
		Go      string `json:"go"`
	}{programVersion(), pipeline.Version(), runtime.Version()}
	if c.JSON {
		return e.printJSON(v)
	}
	_, err := fmt.Fprintf(e.out, "dateline %s (reader %s, %s)\n", v.Version, v.Reader, v.Go)
	return err
}

// programVersion is the module's version, or the commit it was built from.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "commit " + s.Value[:12]
		}
	}
	return "devel"
}
