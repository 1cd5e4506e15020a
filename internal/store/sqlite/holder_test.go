package sqlite

import (
	"bufio"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/internal/store/storetest"
)

// TestHolder names the process that is in the way, where the system knows it,
// and goes on when that process is killed.
func TestHolder(t *testing.T) {
	path := story(t, 1)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), envHold+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "holding\n" {
		t.Fatalf("the other process said %q, error %v", line, err)
	}

	st, err := Open(t.Context(), path, Options{Wait: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	pid := strconv.Itoa(cmd.Process.Pid)
	_, err = st.Put(t.Context(), storetest.Record(1))
	says(t, err, "is being written to by another program")
	locks, _ := os.ReadFile("/proc/locks")
	if err != nil && strings.Contains(string(locks), " "+pid+" ") && !strings.Contains(err.Error(), pid) {
		t.Errorf("error %v does not name process %s", err, pid)
	}
	t.Log(err)

	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if added, err := st.Put(t.Context(), storetest.Record(1)); !added || err != nil {
		t.Errorf("after it was killed: added %v, error %v", added, err)
	}
}
