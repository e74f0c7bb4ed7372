package sqlite

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"testing"
	"time"

	"countyline/data/oplog"
)

// typicalTxs are transactions as colleagues make them, about 25 operations each: rows edited by hand, three cells a row
// with the third, and locations moved, five cells.
func typicalTxs(writer oplog.Writer, seq int64, ops int, third oplog.Op, row func(i int) string) (txs []oplog.Tx) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for n, i := 0, 0; n < ops; seq++ {
		t := oplog.Tx{
			Mark:     oplog.Mark{Writer: writer, Seq: seq, Time: oplog.At(now) + oplog.Time(seq), Seen: oplog.Vector{"bbbbbbbbbbbbbbbbbbbbbbbbbb": 40, "cccccccccccccccccccccccccc": 40 + seq/500}},
			Happened: now, Person: "Rosa Delgado", App: "0.4.0", Schema: 6, Reason: "Edit participations",
		}
		binary.BigEndian.PutUint64(t.Hash[:], uint64(seq))
		t.Hash = sha256.Sum256(append(t.Hash[:], writer...))
		for len(t.Ops) < 24 {
			id := row(i)
			if i++; i%4 != 0 {
				t.Ops = append(t.Ops,
					oplog.Op{Table: "participation_edit", Row: id, Column: "status", Value: oplog.TextValue("signed"), Old: oplog.TextValue("loi")},
					oplog.Op{Table: "participation_edit", Row: id, Column: "practice", Value: oplog.TextValue(fmt.Sprint("Riverside Medical Group ", i%90))},
					third)
				t.Ops[len(t.Ops)-1].Row = id
				continue
			}
			for _, c := range []string{"street", "city", "state", "zip", "county_fips"} {
				t.Ops = append(t.Ops, oplog.Op{Table: "location_edit", Row: id, Column: c, Value: oplog.TextValue("12 Elm Street")})
			}
		}
		n += len(t.Ops)
		txs = append(txs, t)
	}
	return txs
}

func uuidOf(kind string, i int) string { return identity(kind, fmt.Sprint(i)) }

// BenchmarkApply takes in segments of 20,000 operations: of rows that are new, of rows whose history their writer had seen,
// and of rows that two people wrote to without knowing of each other.
func BenchmarkApply(b *testing.B) {
	fresh := func(segment, i int) string { return uuidOf("fresh", segment*40_000+i) }
	known := func(segment, i int) string { return uuidOf("known", i+segment%3*6_400) }
	deleted := oplog.Op{Table: "participation_edit", Column: oplog.Deleted, Value: oplog.IntegerValue(0)}
	specialty := oplog.Op{Table: "participation_edit", Column: "specialty", Value: oplog.TextValue("008")}
	one, two := []oplog.Writer{"aaaaaaaaaaaaaaaaaaaaaaaaaa"}, []oplog.Writer{"aaaaaaaaaaaaaaaaaaaaaaaaaa", "dddddddddddddddddddddddddd"}
	for _, c := range []struct {
		name    string
		third   oplog.Op
		row     func(segment, i int) string
		writers []oplog.Writer
	}{{"fresh", deleted, fresh, one}, {"seen", specialty, known, one}, {"unseen", specialty, known, two}} {
		b.Run(c.name, func(b *testing.B) {
			db := unproven(b)
			ops, seq := 0, int64(1)
			segment := func(n int) []oplog.Tx {
				txs := typicalTxs(c.writers[n/3%len(c.writers)], seq, 20_000, c.third, func(i int) string { return c.row(n, i) })
				seq += int64(len(txs))
				return txs
			}
			apply := func(n int, txs []oplog.Tx) {
				done, err := db.Apply(b.Context(), segmentOf(txs...), txs)
				if err != nil || done.Transactions != len(txs) {
					b.Fatal(done, err)
				}
				ops += done.Operations
			}
			for n := range 6 {
				apply(n, segment(n))
			}
			ops = 0
			for n := 6; b.Loop(); n++ {
				b.StopTimer()
				txs := segment(n)
				b.StartTimer()
				apply(n, txs)
			}
			b.ReportMetric(float64(ops)/b.Elapsed().Seconds(), "ops/s")
			b.StopTimer()
			if n := count(b, db, "log_conflict"); n > 0 {
				b.Errorf("%d disagreements", n)
			}
		})
	}
}
