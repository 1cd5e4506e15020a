package main

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/fault"
	"dateline/internal/hostile"
	"dateline/internal/pipeline"
	"dateline/internal/store/sqlite"
	"dateline/internal/web"
)

// call runs a command line in this process and gives what it printed.
func call(t *testing.T, colour bool, args ...string) (out, errs string, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	e := &env{ctx: t.Context(), in: strings.NewReader(""), out: &stdout, err: &stderr, width: 80, colour: colour}
	var cli commands
	parser, err := kong.New(&cli, kong.Name("dateline"), kong.Writers(&stdout, &stderr), kong.Exit(func(int) {}))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		status = usage(e, parser, err)
	} else {
		status = report(e, parsed.Run(e))
	}
	return stdout.String(), stderr.String(), status
}

// atTerminal runs a command line with colours, and fails the test where anything
// but text and they reaches the terminal.
func atTerminal(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, status := call(t, true, args...)
	for _, bad := range append(hostile.Terminal([]byte(out), true), hostile.Terminal([]byte(errs), false)...) {
		t.Errorf("dateline %.200q: %s", args, bad)
	}
	if status > fault.Store {
		t.Errorf("dateline %.200q: status %d: %s", args, status, errs)
	}
	return out
}

// hostileStory adds all that internal/hostile has to a story whose own name is
// hostile, and gives its path and the folder of the files.
func hostileStory(t *testing.T) (story, pages string) {
	t.Helper()
	dir := t.TempDir()
	pages = filepath.Join(dir, "pages")
	if err := os.Mkdir(pages, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range hostile.Files() {
		if err := os.WriteFile(filepath.Join(pages, f.Name), f.Body, 0o644); err != nil {
			t.Fatalf("write %q: %v", f.Name, err)
		}
	}
	story = filepath.Join(dir, "=1+1 <script>alert(0)<_script> \x1b[31m\u202e"+hostile.Mark+".dateline")
	return story, pages
}

// TestNothingHostileRuns takes hostile pages through every command, every
// page that is served and every export.
func TestNothingHostileRuns(t *testing.T) {
	story, pages := hostileStory(t)
	added := atTerminal(t, "add", story, pages)
	if !strings.Contains(added, "added") {
		t.Fatalf("nothing was added: %s", added)
	}
	t.Run("terminal", func(t *testing.T) { terminalCommands(t, story, pages) })
	t.Run("exports", func(t *testing.T) { exports(t, story) })
	ctx := t.Context()
	st, err := sqlite.OpenReader(ctx, story)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	d := desk.New(st, pipeline.Shared, time.Now)
	t.Run("pages", func(t *testing.T) { crawl(t, d) })
	t.Run("questions", func(t *testing.T) { askFor(t, d) })
	t.Run("explain", func(t *testing.T) { explainAll(t, d, story) })
}

// terminalCommands runs every command that prints something of a story.
func terminalCommands(t *testing.T, story, pages string) {
	seen := 0
	for _, args := range [][]string{{"timeline"}, {"timeline", "--all"}, {"timeline", "--sentences"}, {"timeline", "--top", "3"},
		{"timeline", "--sources", "1"}, {"timeline", "--from", "2021", "--to", "2022"}, {"state"}, {"plans"}, {"figures"}, {"statements"},
		{"disputes"}, {"entities"}, {"lineage"}, {"reports"}, {"reports", "--aside"}, {"versions"}, {"events"}, {"events", "--explain"}, {"follow"}} {
		// The story's name stands first among the arguments of each.
		args = slices.Insert(args, 1, story)
		if strings.Contains(atTerminal(t, args...), hostile.Mark) {
			seen++
		}
		if slices.Contains([]string{"timeline", "statements"}, args[0]) && len(args) == 2 { // one printer for all
			atTerminal(t, append(args, "--json")...)
		}
	}
	if seen < 10 {
		t.Errorf("the hostile strings are in the output of %d commands only: the test shows little", seen)
	}
	for i, c := range hostile.Strings {
		if strings.Contains(c.Text, "\x00") {
			continue // no argument of a process holds one
		}
		atTerminal(t, "match", "--", c.Text, "Mara Lind")
		atTerminal(t, "reports", filepath.Join(filepath.Dir(story), strings.ReplaceAll(c.Text, "/", "_")))
		atTerminal(t, c.Text)
		if i%20 == 3 { // askFor asks the desk all of them
			atTerminal(t, "timeline", story, "--actor="+c.Text)
			atTerminal(t, "explain", story, "--", c.Text)
			atTerminal(t, "lineage", story, "--", c.Text, c.Text)
			atTerminal(t, "export", story, "--format="+c.Text)
			atTerminal(t, "rename", story, c.Text, c.Text)
			atTerminal(t, "merge", story, c.Text, c.Text)
		}
	}
	for _, command := range []string{"extract", "annotate", "events"} {
		for _, args := range [][]string{{command, pages}, {command, "--json", pages}} {
			atTerminal(t, args...)
		}
	}
}

// askFor asks for hostile strings and prints the answers and the errors.
func askFor(t *testing.T, d *desk.Desk) {
	for _, c := range hostile.Strings {
		for _, f := range []desk.Filter{{Actor: c.Text}, {Type: c.Text}, {Place: c.Text}, {Outlet: c.Text}, {From: c.Text}, {To: c.Text}} {
			var out bytes.Buffer
			e := &env{ctx: t.Context(), out: &out, err: &out, width: 80, colour: true}
			if tl, err := d.Chronology(t.Context(), f); err != nil {
				report(e, err)
			} else {
				e.screen().Chronology(tl)
			}
			_, err := d.Explain(t.Context(), c.Text)
			report(e, err)
			_, err = d.SideBySide(t.Context(), c.Text, c.Text)
			report(e, err)
			for _, bad := range hostile.Terminal(out.Bytes(), true) {
				t.Errorf("%s, %+v: %s", c.Kind, f, bad)
			}
		}
	}
}

// exports writes every format and parses it.
func exports(t *testing.T, story string) {
	check := map[string]func([]byte) []string{"json": hostile.JSON, "plover": hostile.JSON, "md": hostile.Markdown, "tsv": hostile.TSV, "html": hostile.HTML}
	for _, f := range export.Formats {
		out, errs, status := call(t, false, "export", story, "--format", f.Name)
		if status != 0 || !strings.Contains(out, hostile.Mark) {
			t.Errorf("export %s: status %d, %d bytes: %s", f.Name, status, len(out), errs)
		}
		if check[f.Name] == nil {
			t.Errorf("no check for format %s: add one", f.Name)
			continue
		}
		for i, bad := range check[f.Name]([]byte(out)) {
			if i < 10 {
				t.Errorf("export %s: %s", f.Name, bad)
			}
		}
		if f.Name == "json" || f.Name == "plover" {
			for _, bad := range append(hostile.Terminal([]byte(out), false), markupIn(out)...) {
				t.Errorf("export %s: %s", f.Name, bad)
			}
		}
	}
}

// markupIn lists what would end a script element that JSON stands in.
func markupIn(json string) []string {
	var bad []string
	for _, end := range []string{"</", "<!"} {
		if strings.Contains(json, end) {
			bad = append(bad, "has "+end)
		}
	}
	return bad
}

// crawl asks for every page that is linked, and for addresses that are not.
func crawl(t *testing.T, d *desk.Desk) {
	h := web.New(d, "127.0.0.1")
	most := 40 // of one kind, which one template draws
	if os.Getenv("DATELINE_TEST_LONG") != "" {
		most = 1 << 20
	}
	seen, kinds := map[string]bool{}, map[string]int{}
	queue := []string{"/"}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		kind := strings.SplitN(path, "/", 5)
		if n := strings.Join(kind[:min(len(kind), 2)], "/") + strings.Repeat("/x", len(kind)-2); kinds[n] >= most {
			continue
		} else {
			kinds[n]++
		}
		body := ask(t, h, path, 200)
		if path != "/style.css" {
			queue = append(queue, hostile.Local(body)...)
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d pages are linked", len(seen))
	}
	t.Logf("%d pages linked, asked for by kind: %v", len(seen), kinds)
	for _, c := range hostile.Strings {
		esc := escapeAll(c.Text)
		for _, path := range []string{"/" + esc, "/reports/" + esc, "/explain/" + esc, "/lineage/" + esc + "/" + esc, "/reports/" + esc + "/sentences/" + esc,
			"/?q=" + esc, "/entities?" + esc + "=" + esc, "/reports?actor=" + esc + "&from=" + esc} {
			ask(t, h, path, 0)
		}
	}
}

// escapeAll writes every byte of a string as %XX.
func escapeAll(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		b.WriteByte('%')
		b.WriteByte("0123456789ABCDEF"[c>>4])
		b.WriteByte("0123456789ABCDEF"[c&15])
	}
	return b.String()
}

// ask gets one page and looks at it; want is the status that it must have, 0
// for any but a failure of ours.
func ask(t *testing.T, h *web.Handler, path string, want int) []byte {
	t.Helper()
	r := httptest.NewRequest("GET", "http://127.0.0.1"+path, nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if want != 0 && w.Code != want || w.Code >= 500 {
		t.Errorf("%s answers %d", path, w.Code)
	}
	if csp := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "script") || strings.Contains(csp, "*") || strings.Contains(csp, "http") {
		t.Errorf("%s has the policy %q", path, csp)
	}
	if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("%s lacks its headers: %v", path, w.Header())
	}
	if strings.Contains(w.Header().Get("Location"), "//") {
		t.Errorf("%s leads to %s", path, w.Header().Get("Location"))
	}
	if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		for i, bad := range hostile.HTML(w.Body.Bytes()) {
			if i < 5 {
				t.Errorf("%s: %s", path, bad)
			}
		}
	}
	return w.Body.Bytes()
}

// explainAll explains every record that the export has, and at the command
// line some of each kind.
func explainAll(t *testing.T, d *desk.Desk, story string) {
	told, err := d.Story(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(told)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	collect(v, ids)
	e := &env{ctx: t.Context(), width: 80, colour: true}
	perKind, unknown := map[string]int{}, 0
	for _, id := range slices.Sorted(keys(ids)) {
		ex, err := d.Explain(t.Context(), id)
		if err != nil {
			unknown++ // an id that means something within its report alone
			continue
		}
		var out bytes.Buffer
		e.out = &out
		s := e.screen()
		s.Explanation(ex)
		for _, bad := range hostile.Terminal(out.Bytes(), true) {
			t.Errorf("explain %s: %s", id, bad)
		}
		if kind, _, _ := strings.Cut(id, "-"); perKind[kind] < 1 {
			atTerminal(t, "explain", story, id)
			atTerminal(t, "explain", story, id, "--json")
			perKind[kind]++
		}
	}
	if len(ids)-unknown < 100 || len(perKind) < 5 {
		t.Errorf("only %d records of kinds %v are explained, %d are not", len(ids)-unknown, perKind, unknown)
	}
	t.Logf("%d records of kinds %v explained, %d ids unknown", len(ids)-unknown, perKind, unknown)
}

// collect finds the values of all keys "id" in JSON.
func collect(v any, ids map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		if id, ok := v["id"].(string); ok {
			ids[id] = true
		}
		for _, sub := range v {
			collect(sub, ids)
		}
	case []any:
		for _, sub := range v {
			collect(sub, ids)
		}
	}
}

// keys gives the keys of a set.
func keys(m map[string]bool) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
