package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
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
	dir  string
	mu   sync.Mutex
	log  []string
	held map[string]chan struct{} // paths whose answers wait for it to be closed
}

// ServeHTTP answers with a file.
func (s *website) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.log = append(s.log, r.URL.RequestURI())
	held := s.held[r.URL.Path]
	s.mu.Unlock()
	if held != nil {
		select {
		case <-held:
		case <-r.Context().Done():
			return
		}
	}
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
//	hold PATH          answers PATH only after the next "letgo PATH"
//	letgo PATH         answers what waits for it
//	awaited PATH       waits until PATH is asked
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
		"hold": func(ts *testscript.TestScript, _ bool, args []string) {
			s := of(ts)
			s.mu.Lock()
			defer s.mu.Unlock()
			if s.held == nil {
				s.held = map[string]chan struct{}{}
			}
			s.held[args[0]] = make(chan struct{})
		},
		"letgo": func(ts *testscript.TestScript, _ bool, args []string) {
			s := of(ts)
			s.mu.Lock()
			defer s.mu.Unlock()
			close(s.held[args[0]])
			delete(s.held, args[0])
		},
		"awaited": func(ts *testscript.TestScript, _ bool, args []string) {
			s := of(ts)
			for range 3000 {
				s.mu.Lock()
				here := slices.Contains(s.log, args[0])
				s.mu.Unlock()
				if here {
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
			ts.Fatalf("%s was not asked", args[0])
		},
		"forget": func(ts *testscript.TestScript, _ bool, _ []string) {
			s := of(ts)
			s.mu.Lock()
			defer s.mu.Unlock()
			s.log = nil
		},
	}
}
