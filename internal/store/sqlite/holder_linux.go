package sqlite

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// holder names the process that keeps others from writing to the story at
// path, "another program" where it cannot be found out.
//
// It reads the kernel's list of locks, because asking for the lock on the file
// itself would drop the locks that this process holds on it (POSIX advisory
// locks end when any descriptor of the file is closed).
func holder(path string) string {
	const unknown = "another program"
	files := map[string]bool{}
	for _, name := range []string{path, path + "-shm"} {
		if info, err := os.Stat(name); err == nil {
			if st, ok := info.Sys().(*syscall.Stat_t); ok {
				files[strconv.FormatUint(st.Ino, 10)] = true
			}
		}
	}
	f, err := os.Open("/proc/locks")
	if err != nil {
		return unknown
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		// "1: POSIX  ADVISORY  WRITE 708 08:02:1053 120 120", see proc_locks(5)
		w := strings.Fields(sc.Text())
		if len(w) < 8 || w[3] != "WRITE" || w[4] == strconv.Itoa(os.Getpid()) {
			continue
		}
		if i := strings.LastIndexByte(w[5], ':'); i < 0 || !files[w[5][i+1:]] {
			continue
		}
		if name := command(w[4]); name != "" {
			return fmt.Sprintf("another program (%s, process %s)", name, w[4])
		}
	}
	return unknown
}

// command gives the name of a process, "" where there is none.
func command(pid string) string {
	b, err := os.ReadFile(filepath.Join("/proc", pid, "comm"))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}
