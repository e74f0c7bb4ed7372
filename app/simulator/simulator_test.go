package simulator

import (
	"crypto/rand"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/cryptotest"
	"time"

	"countyline/data/share"
	"countyline/data/sqlite"
)

var (
	seeds   = flag.Int("seeds", 150, "how many runs; 50 with -short")
	from    = flag.Uint64("from", 1, "the first of them")
	oneSeed = flag.Uint64("seed", 0, "this run alone, with all that happens in it")
)

// TestSeeds plays many runs.
func TestSeeds(t *testing.T) {
	o := shared(t)
	if *oneSeed != 0 {
		r := play(t, *oneSeed, o)
		t.Log("\n" + r.trace.tail(len(r.trace.lines)))
		if r.err != nil {
			t.Fatal(r.err)
		}
		return
	}
	n := *seeds
	if testing.Short() {
		n = min(n, 50)
	}
	total := &tally{}
	began := time.Now()
	for seed := *from; seed < *from+uint64(n); seed++ {
		r := play(t, seed, o)
		total.add(r.tally)
		if r.err != nil {
			t.Fatalf("seed %d: %v\n\nTo see it again: go test ./app/simulator -run TestSeeds -v -seed %d\n\n%s", seed, r.err, seed, r.trace.tail(40))
		}
	}
	t.Logf("%v, in %v", total, time.Since(began).Round(time.Second))
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
func play(t *testing.T, seed uint64, o options) (r outcomeOfRun) {
	t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
		cryptotest.SetGlobalRandom(t, seed)
		r = run(seed, o)
	})
	return r
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
	e := share.Engine{Store: db, Transport: other.view(&fuse{left: -1}), Now: now, Rand: rand.Reader, App: "simulated"}
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
