//go:build unix

package sqlite

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAFolderOneMayNotWriteToIsSaidToBeReadOnly(t *testing.T) {
	dir := closedWorkspace(t)
	program := os.Args[0]
	cmd := exec.Command(program)
	if os.Geteuid() == 0 { // rights do not hold root back, so the second process is somebody else
		for d := dir; len(d) > len(os.TempDir()); d = filepath.Dir(d) {
			if err := os.Chmod(d, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		program = filepath.Join(filepath.Dir(dir), "program")
		if err := copyFile(os.Args[0], program); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(program, 0o755); err != nil {
			t.Fatal(err)
		}
		cmd = exec.Command(program)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	cmd.Env = append(os.Environ(), childVariable+"=read-only:"+dir)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Skipf("the second process cannot run here: %v: %s", err, out)
	}
	if !strings.HasPrefix(string(out), "read_only") {
		t.Errorf("got %s", out)
	}
}
