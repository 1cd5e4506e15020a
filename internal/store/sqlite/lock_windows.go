package sqlite

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte is the byte that is locked: one behind what is written, because
// others cannot read a byte that is locked.
const lockedByte = 1 << 20

// lock locks f until it is closed, or gives errHeld.
func lock(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{Offset: lockedByte})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errHeld
	}
	return err
}

// drop unlocks the file and deletes it, unless another has it open already.
func drop(f *os.File, path string) {
	f.Close()
	os.Remove(path)
}
