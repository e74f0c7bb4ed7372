package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"countyline/data"
)

// The tests here start this test program again as a second process: childVariable says what it does there.
const childVariable = "COUNTYLINE_TEST_CHILD"

func TestMain(m *testing.M) {
	switch task, dir, _ := strings.Cut(os.Getenv(childVariable), ":"); task {
	case "":
		os.Exit(m.Run())
	case "hold":
		holdOpen(dir)
	case "import":
		importForEver(dir)
	case "save":
		saveForEver(dir)
	case "read-only":
		_, err := Open(context.Background(), dir, at(noon))
		fmt.Println(data.CodeOf(err), err)
	}
}

// holdOpen is a second window that does not close.
func holdOpen(dir string) {
	if _, err := Open(context.Background(), dir, at(noon)); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("ready")
	select {}
}

// importForEver stands still in the middle of an import whose rows are in the log already, not only in memory.
func importForEver(dir string) {
	db, err := Open(context.Background(), dir, at(noon))
	if err != nil {
		fmt.Println(err)
		return
	}
	if _, err := db.write.Exec("PRAGMA cache_size = 50"); err != nil {
		fmt.Println(err)
		return
	}
	in := Import{Dataset: data.Dataset{ProductID: "p"}, Progress: func(done, _ int) {
		if done >= 15_000 {
			fmt.Println("ready")
			select {}
		}
	}}
	_, err = db.SaveRoster(context.Background(), in, roster(20_000, data.Signed))
	fmt.Println(err)
}

const savedRows = 500

// saveForEver makes one small import after another and says each time that it is done.
func saveForEver(dir string) {
	db, err := Open(context.Background(), dir, at(noon))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("ready")
	for {
		if _, err := db.SaveRoster(context.Background(), Import{Dataset: data.Dataset{ProductID: "p"}}, roster(savedRows, data.Signed)); err != nil {
			return
		}
		fmt.Println("saved")
	}
}

// child runs this program with a task until it says "ready"; the returned function kills it without warning.
func child(t *testing.T, task string) (out *bufio.Reader, kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+task)
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill = sync.OnceFunc(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	t.Cleanup(kill)
	out = bufio.NewReader(pipe)
	if line, err := out.ReadString('\n'); err != nil || line != "ready\n" {
		t.Fatalf("the second process said %q, %v", line, err)
	}
	return out, kill
}

func TestASecondWindowIsToldWhoHasTheWorkspace(t *testing.T) {
	dir := closedWorkspace(t)
	_, kill := child(t, "hold:"+dir)
	_, err := Open(context.Background(), dir, at(noon.Add(time.Hour)))
	wantCode(t, err, "locked", "open in another Countyline window on this computer", "since "+noon.Local().Format("January 2, 2006 15:04"), "close that window")
	wantCode(t, Restore(context.Background(), dir, "any", at(noon)), "locked")

	kill() // a crash leaves no lock behind
	db, err := Open(context.Background(), dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), dir, at(noon)) // nor can one program open it twice
	wantCode(t, err, "locked")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAWorkspaceIsReadBesideTheWindowThatChangesIt(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	out, kill := child(t, "save:"+dir)
	db, err := OpenBeside(ctx, dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for range 3 {
		if line, err := out.ReadString('\n'); err != nil || line != "saved\n" {
			t.Fatal(line, err)
		}
		r := replays(t, db)
		if r.Transactions <= seen {
			t.Errorf("%d changes are seen after one more was saved, %d before it", r.Transactions, seen)
		}
		seen = r.Transactions
	}
	past, err := db.OpenAsOf(ctx, filepath.Join(t.TempDir(), "past"), noon.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	replays(t, past)
	if err := past.Close(); err != nil {
		t.Error(err)
	}
	_, err = db.SavePlan(ctx, data.Plan{Name: "Other"})
	wantCode(t, err, "locked", "can be read here but not changed")

	kill() // the window is gone, and this one still reads
	wantCode(t, Restore(ctx, dir, newestBackup(t, dir), at(noon)), "busy", "close the other program")
	replays(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(ctx, dir, newestBackup(t, dir), at(noon)); err != nil {
		t.Fatal(err)
	}
	again, err := Open(ctx, dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	replays(t, again)
}

func newestBackup(t *testing.T, dir string) string {
	t.Helper()
	list, err := Backups(dir)
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	return list[0].Path
}

func TestAProgramKilledInTheMiddleOfAnImportLeavesTheOldState(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	db, err := Open(ctx, dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	save(t, db, "p", roster(1000, data.Signed))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, kill := child(t, "import:"+dir)
	if log, err := os.Stat(filepath.Join(dir, databaseName+"-wal")); err != nil || log.Size() < 1<<20 {
		t.Errorf("the unfinished import had written too little to prove anything: %v, %v", log, err)
	}
	kill()
	if db, err = Open(ctx, dir, at(noon)); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	wantRows(t, db, "p", 1000)
	if n := count(t, db, "participation"); n != 1000 {
		t.Errorf("%d rows of the killed import came through", n-1000)
	}
	replays(t, db)
	save(t, db, "p", roster(10, data.Signed))
	wantRows(t, db, "p", 1010)
	if now := newest(t, db); now.Seq != 3 { // the plan and the first roster were before it
		t.Errorf("the import after the killed one has number %d", now.Seq)
	}
}

func TestWhatWasSavedBeforeAKillIsThereAndWhatWasNotIsNot(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	acknowledged := 0
	for round := range 8 {
		out, kill := child(t, "save:"+dir)
		for n := 0; ; n++ {
			if line, err := out.ReadString('\n'); err != nil || line != "saved\n" {
				break
			}
			acknowledged++
			if n == 0 {
				time.AfterFunc(time.Duration(7*round)*time.Millisecond, kill)
			}
		}
		kill()
		db, err := Open(ctx, dir, at(noon))
		if err != nil {
			t.Fatal(err)
		}
		rows, files, err := db.LoadParticipations(ctx, "p")
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(files)*savedRows || len(files) < acknowledged {
			t.Fatalf("round %d: %d imports were said to be saved; %d are there with %d rows", round, acknowledged, len(files), len(rows))
		}
		if r := replays(t, db); r.Transactions != len(files)+1 {
			t.Fatalf("round %d: %d imports, %d changes", round, len(files), r.Transactions)
		}
		acknowledged = len(files) // one may have been saved and killed before it could say so
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
