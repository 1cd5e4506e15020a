//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package sqlite

import "os"

// lock says that this system has no locks that end with the process.
func lock(*os.File) error { return errNoLocks }

func drop(f *os.File, path string) {
	f.Close()
	os.Remove(path)
}
