package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"dateline/internal/news"

	"github.com/rogpeppe/go-internal/testscript"
)

// website serves the files of a folder on loopback, and counts what it is
// asked. A file whose first line is "status N" is answered with that status;
// "status 302 /elsewhere" leads elsewhere. "{{web}}" stands for its address.
type website struct {
	dir string
	mu  sync.Mutex
	log []string
}

// ServeHTTP answers with a file.
func (s *website) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.log = append(s.log, r.URL.RequestURI())
	s.mu.Unlock()
	name := filepath.Join(s.dir, filepath.FromSlash(path.Clean(r.URL.Path)))
	b, err := os.ReadFile(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	text := strings.ReplaceAll(string(b), "{{web}}", "http://"+r.Host)
	if rest, ok := strings.CutPrefix(text, "status "); ok {
		fields := strings.Fields(rest)
		code, _ := strconv.Atoi(fields[0])
		if len(fields) > 1 {
			w.Header().Set("Location", fields[1])
		}
		w.WriteHeader(code)
		return
	}
	// Files of a script may be changed twice within a second.
	w.Header().Set("ETag", fmt.Sprintf("%q", news.DigestOf([]byte(text))))
	http.ServeContent(w, r, name, time.Time{}, strings.NewReader(text))
}

// webCommands are the commands of scripts that need a website:
//
//	web DIR            serves the folder; $WEB is its address
//	asked PATH N       fails unless PATH was asked N times since the last "forget"
//	forget             forgets what was asked
func webCommands() map[string]func(*testscript.TestScript, bool, []string) {
	sites := sync.Map{} // by the script's folder
	of := func(ts *testscript.TestScript) *website {
		s, ok := sites.Load(ts.Getenv("WORK"))
		if !ok {
			ts.Fatalf("no website: use web DIR")
		}
		return s.(*website)
	}
	return map[string]func(*testscript.TestScript, bool, []string){
		"web": func(ts *testscript.TestScript, _ bool, args []string) {
			s := &website{dir: ts.MkAbs(args[0])}
			server := httptest.NewServer(s)
			ts.Defer(server.Close)
			ts.Setenv("WEB", server.URL)
			sites.Store(ts.Getenv("WORK"), s)
		},
		"asked": func(ts *testscript.TestScript, _ bool, args []string) {
			s, n := of(ts), 0
			s.mu.Lock()
			defer s.mu.Unlock()
			for _, asked := range s.log {
				if asked == args[0] {
					n++
				}
			}
			if strconv.Itoa(n) != args[1] {
				ts.Fatalf("%s was asked %d times, want %s; all: %s", args[0], n, args[1], strings.Join(s.log, " "))
			}
		},
		"forget": func(ts *testscript.TestScript, _ bool, _ []string) {
			s := of(ts)
			s.mu.Lock()
			defer s.mu.Unlock()
			s.log = nil
		},
	}
}
