package simulator

import (
	"bytes"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"countyline/data/share"
	"countyline/data/sqlite"
)

var (
	seeds   = flag.Int("seeds", 500, "how many runs; at most 50 with -short")
	from    = flag.Uint64("from", 1, "the first of them")
	oneSeed = flag.Uint64("seed", 0, "this run alone, with all that happens in it")
	part    = flag.String("part", "", "which part of the runs this process does, such as 1/2; all when empty")
)

// TestSeeds plays many runs, on two processors if there are: each process has one source of chance.
func TestSeeds(t *testing.T) {
	o := shared(t)
	n := *seeds
	if testing.Short() {
		n = min(n, 50)
	}
	began := time.Now()
	switch {
	case *oneSeed != 0:
		r := play(t, *oneSeed, o)
		t.Logf("\n%s", r.trace.tail(len(r.trace.lines)))
		if r.err != nil {
			t.Fatal(r.err)
		}
	case *part != "":
		var which, of uint64
		_, err := fmt.Sscanf(*part, "%d/%d", &which, &of)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(playPart(t, o, n, which, of))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("\n%s%s\n", tallied, text)
	case n < 50 || runtime.GOMAXPROCS(0) == 1:
		t.Logf("%v, in %v", playPart(t, o, n, 0, 1), time.Since(began).Round(time.Second))
	default:
		other := startPart(t, n, 1, 2)
		total := playPart(t, o, n, 0, 2)
		total.add(other())
		t.Logf("%v, in %v", total, time.Since(began).Round(time.Second))
	}
}

// playPart plays those of n runs that are left over when their seeds are divided.
func playPart(t *testing.T, o options, n int, left, of uint64) *tally {
	t.Helper()
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // much is made and little is kept
	total := newTally()
	for seed := *from; seed < *from+uint64(n); seed++ {
		if seed%of != left {
			continue
		}
		r := play(t, seed, o)
		total.add(r.tally)
		if r.err != nil {
			t.Fatalf("seed %d: %v\n\nTo see it again: go test ./app/simulator -run TestSeeds -v -seed %d\n\n%s", seed, r.err, seed, r.trace.tail(40))
		}
	}
	return total
}

// tallied begins the line in which a part says what it did.
const tallied = "tallied: "

// startPart does a part of the runs in a process of its own. The function it returns waits for it.
func startPart(t *testing.T, n int, left, of uint64) (wait func() *tally) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSeeds$", fmt.Sprintf("-test.short=%v", testing.Short()), "-test.timeout=0",
		fmt.Sprintf("-seeds=%d", n), fmt.Sprintf("-from=%d", *from), fmt.Sprintf("-part=%d/%d", left, of))
	out := &bytes.Buffer{}
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return func() *tally {
		total := newTally()
		if err := cmd.Wait(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		_, text, _ := strings.Cut(out.String(), tallied)
		if err := json.NewDecoder(strings.NewReader(text)).Decode(total); err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		return total
	}
}

// TestTheSameSeedIsTheSameRun holds that a run that failed can be looked at again.
func TestTheSameSeedIsTheSameRun(t *testing.T) {
	o := shared(t)
	for seed := uint64(1); seed <= 5; seed++ {
		if one, again := play(t, seed, o).trace, play(t, seed, o).trace; one.sum() != again.sum() {
			t.Errorf("seed %d went otherwise the second time:\n%s", seed, difference(one.tail(len(one.lines)), again.tail(len(again.lines))))
		}
	}
}

// play runs one seed with all chance bound to it, also that of keys and of encryption.
func play(t *testing.T, seed uint64, o options) outcomeOfRun {
	t.Helper()
	cryptotest.SetGlobalRandom(t, seed)
	return run(seed, o)
}

// shared makes what all runs begin with: a new workspace, and another team's folder.
func shared(t *testing.T) options {
	t.Helper()
	room := t.TempDir()
	o := options{room: room, template: filepath.Join(room, "new")}
	now := func() time.Time { return time.Date(2026, 1, 30, 12, 0, 0, 0, time.UTC) }
	db, err := sqlite.Create(ctx, o.template, sqlite.Options{Now: now, Version: "simulated"})
	if err != nil {
		t.Fatal(err)
	}
	other := newFolder(nil, nil)
	other.calm = true
	e := share.Engine{Store: db, Transport: other.view(newFuse()), Now: now, Rand: rand.Reader, App: "simulated"}
	err = e.Found(ctx, share.Founding{Name: "River Road", Passphrase: []byte("not theirs"), WorkFactor: 1}, share.Membership{Person: "A stranger", Device: "Elsewhere"})
	if err == nil {
		_, err = e.Exchange(ctx, share.ExchangeOptions{})
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	o.foreign = other.files
	if err := os.RemoveAll(o.template); err != nil {
		t.Fatal(err)
	}
	if db, err = sqlite.Create(ctx, o.template, sqlite.Options{Now: now, Version: "simulated"}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if o.standards, err = readStandards(o.template); err != nil {
		t.Fatal(err)
	}
	return o
}

// readStandards reads what cells hold that nobody wrote.
func readStandards(dir string) (map[[2]string]string, error) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "countyline.db")+"?mode=ro")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	standards := map[[2]string]string{}
	for _, table := range sharedTables() {
		rows, err := db.Query("SELECT name, coalesce(dflt_value, 'NULL') FROM pragma_table_info(?)", table)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var name, value string
			if err := rows.Scan(&name, &value); err != nil {
				return nil, err
			}
			standards[[2]string{table, name}] = value
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return standards, nil
}

// standard is what a cell holds that nobody wrote.
func (w *world) standard(table, column string) string {
	return w.options.standards[[2]string{table, column}]
}
