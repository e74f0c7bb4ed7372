package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
	"time"

	"countyline/data"
)

// uncaptured takes the triggers away.
func uncaptured(t testing.TB, db *DB) {
	t.Helper()
	names := []string{}
	err := eachRowOf(db, "SELECT name FROM sqlite_master WHERE type = 'trigger'", func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		names = append(names, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if _, err := db.write.Exec("DROP TRIGGER " + quoted(name)); err != nil {
			t.Fatal(err)
		}
	}
}

func eachRowOf(db *DB, query string, read func(*sql.Rows) error) error {
	ctx := context.Background()
	return db.view(ctx, func(tx *sql.Tx) error { return eachRow(ctx, tx, query, read) })
}

// plainWorkspace makes a workspace that captures nothing.
func plainWorkspace(t testing.TB) *DB {
	t.Helper()
	db := unproven(t)
	uncaptured(t, db)
	return db
}

// updates changes two columns of each of many contracts in one change and says how long one took.
func updates(t testing.TB, db *DB, rows, round int) time.Duration {
	t.Helper()
	start := time.Now()
	err := db.change(context.Background(), "Edit contracts", func(tx *sql.Tx) error {
		stmt, err := tx.Prepare("UPDATE contract SET plan_id = ?, number = ? WHERE id = ?")
		if err != nil {
			return err
		}
		defer stmt.Close()
		for i := range rows {
			if _, err := stmt.Exec(fmt.Sprintf("plan %d", round), fmt.Sprintf("H%04d", round), fmt.Sprintf("0190a3c2-7b61-7000-8000-%012d", i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return time.Since(start) / time.Duration(rows)
}

// contracts adds many contracts.
func contracts(t testing.TB, db *DB, rows int) *DB {
	t.Helper()
	err := db.change(context.Background(), "Add contracts", func(tx *sql.Tx) error {
		b := newBulk(context.Background(), tx, "contract", "id plan_id number")
		for i := range rows {
			if err := b.add(fmt.Sprintf("0190a3c2-7b61-7000-8000-%012d", i), "plan", "H0000"); err != nil {
				return err
			}
		}
		return b.flush()
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// The metric "times" is what a captured update of two columns costs of one without capture; at most 3. All updates of a
// round are one change, which ends on the disk.
func BenchmarkCapturedUpdateOfTwoColumns(b *testing.B) {
	const rows, rounds = 20_000, 3
	var with, without time.Duration
	n := 0
	for b.Loop() {
		captured, plain := contracts(b, unproven(b), rows), contracts(b, plainWorkspace(b), rows)
		for round := range rounds {
			with += updates(b, captured, rows, round)
			without += updates(b, plain, rows, round)
			n++
		}
	}
	b.ReportMetric(float64(with)/float64(without), "times")
	b.ReportMetric(float64(with.Nanoseconds())/float64(n), "ns/captured")
	b.ReportMetric(float64(without.Nanoseconds())/float64(n), "ns/plain")
}

// The metric "speed" is that of an import with capture as a share of the speed without; at least 0.5.
func BenchmarkCapturedRosterOf300000Rows(b *testing.B) {
	rows := roster(300_000, data.Signed)
	for i := range rows {
		rows[i].Location.Street = fmt.Sprintf("%d Invented Rd", i) // the worst case: no place twice
	}
	var with, without time.Duration
	for b.Loop() {
		captured, plain := workspace(b), plainWorkspace(b)
		start := time.Now()
		save(b, captured, "p", rows)
		with += time.Since(start)
		start = time.Now()
		save(b, plain, "p", rows)
		without += time.Since(start)
	}
	b.ReportMetric(float64(without)/float64(with), "speed")
}
