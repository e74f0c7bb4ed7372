package sqlite

import (
	"fmt"

	"countyline/data/oplog"
)

// What is beyond these is nobody's work; it would only fill the disk.
const (
	maxName  = 200      // bytes of the name of a table or column
	maxRowID = 64 << 10 // bytes
	maxText  = 16 << 20 // bytes of a value, or of what a transaction says of itself
	maxSeen  = 10_000   // writers in a vector
)

// sound refuses transactions that no Countyline can have made, or that would spoil the log: oplog.ErrPoison.
func sound(writer oplog.Writer, txs []oplog.Tx) error {
	for i := range txs {
		if fault := faultOf(writer, &txs[i]); fault != "" {
			return fmt.Errorf("%w: transaction %d %s", oplog.ErrPoison, txs[i].Seq, fault)
		}
		if i > 0 && txs[i].Seq <= txs[i-1].Seq {
			return fmt.Errorf("%w: transaction %d comes after %d", oplog.ErrPoison, txs[i].Seq, txs[i-1].Seq)
		}
	}
	return nil
}

// faultOf completes "the transaction"; empty when it is sound.
func faultOf(writer oplog.Writer, t *oplog.Tx) string {
	switch {
	case t.Writer != writer || writer == "" || len(writer) > maxName:
		return "is not of the writer of its segment"
	case t.Seq < 1:
		return "has no number"
	case t.Time < 1 || t.Time >= oplog.End:
		return "has an impossible time"
	case t.Happened.Year() < 0 || t.Happened.Year() > 9999:
		return "happened in an impossible year"
	case t.Hash == oplog.Hash{}:
		return "was never sealed"
	case len(t.Person)+len(t.App)+len(t.Reason) > maxText:
		return "says too much of itself"
	case len(t.Seen) > maxSeen:
		return "has seen too many others"
	}
	for writer, n := range t.Seen {
		if n < 0 || len(writer) > maxName {
			return "has seen what cannot be"
		}
	}
	for i := range t.Ops {
		o := &t.Ops[i]
		if len(o.Table) > maxName || len(o.Column) > maxName || len(o.Row) > maxRowID || len(o.Value.Content) > maxText || len(o.Old.Content) > maxText {
			return "has a change that is too large"
		}
	}
	return ""
}
