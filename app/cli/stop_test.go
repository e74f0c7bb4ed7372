package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// bigRoster is a network of the whole nation.
func bigRoster(t *testing.T, rows int) string {
	t.Helper()
	random := rand.New(rand.NewPCG(3, 1))
	text := []string{"npi,specialty_code,name,lat,lon"}
	for i := range rows {
		text = append(text, fmt.Sprintf("%s,%03d,Provider %d,%.5f,%.5f", npi(i), 7+random.IntN(2), i, 30+15*random.Float64(), -120+45*random.Float64()))
	}
	return write(t, "nation.csv", lines(text...))
}

// watched collects what a process says and can be waited on.
type watched struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (w *watched) Write(p []byte) (int, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.text.Write(p)
}

func (w *watched) String() string {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.text.String()
}

// command starts the test binary as countyline.
func command(t *testing.T, says io.Writer, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Env = append(os.Environ(), asCommand+"=1")
	c.Stderr = says
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestAnInterruptLeavesTheOldResultsAndNothingElse stops a national audit at each of its stages.
func TestAnInterruptLeavesTheOldResultsAndNothingElse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt that one process can send to another")
	}
	roster := bigRoster(t, 30_000)
	out := audit(t, "--roster", plain(t, "1 008 "+dover), "--counties", "10001")
	before := folder(t, out)
	stages := []struct{ stage, formats string }{
		{"Reading files", "csv"},
		{"Writing adequacy.xlsx", "csv,xlsx"},
		{"Placing", "csv"},
		{"Judging", "csv"},
		{"Writing rejected.csv", "csv"},
		{"Writing filing.pdf", "pdf"},
		{"Writing filing.html", "html"},
		{"Writing map.png", "png"},
	}
	if testing.Short() {
		stages = stages[:2]
	}
	fresh := fresh(t)
	for i, c := range stages {
		for _, dir := range []string{out, fresh}[:2-min(1, i/2)] {
			stage := c.stage
			var says watched
			process := command(t, &says, "audit", "--roster", roster, "--out", dir, "--formats", c.formats)
			for begin := time.Now(); !strings.Contains(says.String(), stage); time.Sleep(time.Millisecond) {
				if time.Since(begin) > time.Minute {
					t.Fatalf("never came to %q: %s", stage, says.String())
				}
			}
			if err := process.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			begin := time.Now()
			_ = process.Wait()
			oneSentence(t, stage, answer{process.ProcessState.ExitCode(), "", says.String()}, "Stopped")
			if took := time.Since(begin); took > 20*time.Second {
				t.Errorf("%s: stopped only after %v", stage, took)
			}
			if dir == out {
				keeps(t, stage, out, before)
			} else if _, err := os.Stat(dir); err == nil {
				t.Errorf("%s: left %q behind", stage, names(t, dir))
			}
		}
	}
}
