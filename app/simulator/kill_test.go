//go:build unix

package simulator

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countyline/app"
	"countyline/data/sqlite"
)

// The tests here kill the program, at any moment and without warning, and look at what is on the disk.

// editing makes the test binary a window on the workspace in a folder, in which somebody works without a pause.
const editing = "COUNTYLINE_SIMULATOR_EDITS"

func TestMain(m *testing.M) {
	if dir := os.Getenv(editing); dir != "" {
		fmt.Fprintln(os.Stderr, workWithoutPause(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// saved begins the line that says that a change is safe; its mark follows.
const saved = "saved "

// workWithoutPause changes and shares for ever, and says of every change when it is saved.
func workWithoutPause(dir string) error {
	w, err := app.OpenWorkspace(ctx, dir, func(string, int64, int64) {})
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for n := 1; ; n++ {
		mark := fmt.Sprintf("change %d of %d", n, os.Getpid())
		if _, err := w.EditParticipations(ctx, participations[:1+n%3], app.ParticipationChange{Practice: &mark}); err != nil {
			return err
		}
		fmt.Println(saved + mark)
		if n%4 == 0 {
			if _, err := w.Share(ctx, app.ShareOptions{}); err != nil {
				return err
			}
		}
	}
}

// office is two workspaces on one computer, a folder between them, and the program as it is given away.
type office struct {
	t       *testing.T
	program string
	home    string // where the program keeps its settings
	folder  string
	dirs    []string
	safe    map[string][]string // by workspace: marks of the changes that were said to be saved
}

func TestWhatWasSavedOutlivesEveryKillAndComesThrough(t *testing.T) {
	o := openOffice(t)
	kills := 30
	if testing.Short() {
		kills = 5
	}
	rng := rand.New(rand.NewPCG(uint64(os.Getpid()), 0)) // the moments differ anyway
	for n := range kills {
		dir := o.dirs[n%len(o.dirs)]
		if n%3 == 2 {
			o.killShare(dir, time.Duration(rng.IntN(400))*time.Millisecond)
		} else {
			o.killEditing(dir, time.Duration(rng.IntN(200))*time.Millisecond)
		}
		o.whole(dir)
	}
	for range 2 {
		for _, dir := range o.dirs {
			o.run("share", "--workspace", dir)
		}
	}
	one, other := o.run("dump", "--workspace", o.dirs[0]), o.run("dump", "--workspace", o.dirs[1])
	if one != other || !strings.Contains(one, "change ") {
		t.Errorf("the workspaces differ:\n%s", difference(one, other))
	}
	total := 0
	for _, dir := range o.dirs {
		o.run("verify", "--workspace", dir)
		for _, owner := range o.dirs {
			total += o.has(dir, o.safe[owner])
		}
	}
	t.Logf("%d kills, %d changes acknowledged, none lost", kills, total/2)
}

// openOffice founds a team of two.
func openOffice(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, home: t.TempDir(), folder: t.TempDir(), safe: map[string][]string{}}
	o.program = filepath.Join(t.TempDir(), "countyline")
	if out, err := exec.Command("go", "build", "-tags=nogui,migrated_fynedo,no_emoji", "-o", o.program, "countyline").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	secret := filepath.Join(o.home, "passphrase")
	if err := os.WriteFile(secret, []byte(passphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, command := range [][]string{{"team", "create", "--name", "Cypress Bend"}, {"team", "join"}} {
		dir := filepath.Join(t.TempDir(), "workspace")
		w, err := app.CreateWorkspace(ctx, dir, func(string, int64, int64) {})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		o.dirs = append(o.dirs, dir)
		o.run(append(command, "--workspace", dir, "--folder", o.folder, "--passphrase-file", secret, "--person", fmt.Sprintf("Person %d", i+1))...)
	}
	return o
}

// command is a program with settings of its own.
func (o *office) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "HOME="+o.home, "XDG_CONFIG_HOME="+o.home)
	return cmd
}

// run runs a command to its end, which must be a good one.
func (o *office) run(args ...string) string {
	o.t.Helper()
	cmd := o.command(o.program, args...)
	var mistakes strings.Builder
	cmd.Stderr = &mistakes
	out, err := cmd.Output()
	if err != nil {
		o.t.Fatalf("%s: %v\n%s%s", strings.Join(args, " "), err, out, &mistakes)
	}
	return string(out)
}

// killEditing lets somebody work in a workspace, and kills the program some time after the first change.
func (o *office) killEditing(dir string, after time.Duration) {
	o.t.Helper()
	cmd := o.command(os.Args[0])
	cmd.Env = append(cmd.Env, editing+"="+dir)
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		o.t.Fatal(err)
	}
	ready := false
	for lines := bufio.NewScanner(pipe); lines.Scan(); {
		if !ready {
			ready = true
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		if mark, ok := strings.CutPrefix(lines.Text(), saved); ok {
			o.safe[dir] = append(o.safe[dir], mark)
		}
	}
	if err := cmd.Wait(); !ready || err == nil || !strings.Contains(err.Error(), "killed") {
		o.t.Fatalf("the program ended by itself: %v", err)
	}
}

// killShare kills an exchange of the real program, unless it has ended before.
func (o *office) killShare(dir string, after time.Duration) {
	o.t.Helper()
	cmd := o.command(o.program, "share", "--workspace", dir)
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	stop := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer stop.Stop()
	if err := cmd.Wait(); err != nil && !strings.Contains(err.Error(), "killed") {
		o.t.Fatal(err)
	}
}

// whole looks at a workspace after a kill: the database is whole, its records are what its history says, and all that
// was said to be saved is in it.
func (o *office) whole(dir string) {
	o.t.Helper()
	db, err := sqlite.Open(ctx, dir, sqlite.Options{})
	if err != nil {
		o.t.Fatal(err)
	}
	replayed, err := db.Replay(ctx, nil)
	if err := errors.Join(err, db.Whole(ctx), db.Close()); err != nil {
		o.t.Fatal(err)
	}
	if len(replayed.Differences) > 0 {
		o.t.Errorf("after a kill the records are not what the history says: %v", replayed.Differences)
	}
	o.has(dir, o.safe[dir])
}

// has fails unless changes are in a workspace's history, and says how many they are.
func (o *office) has(dir string, marks []string) int {
	o.t.Helper()
	r, err := openReader(dir)
	if err != nil {
		o.t.Fatal(err)
	}
	c, err := r.contents()
	if err := errors.Join(err, r.close()); err != nil {
		o.t.Fatal(err)
	}
	said := map[string]bool{}
	for _, t := range c.txs {
		for _, w := range t.ops {
			said[w.value] = true
		}
	}
	for _, mark := range marks {
		if !said["'"+mark+"'"] {
			o.t.Errorf("%q was said to be saved, and is not in the history", mark)
		}
	}
	return len(marks)
}
