package share

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"
	"unicode/utf8"

	"countyline/data/oplog"
)

// A transaction is one line of JSON. Fields that a reader does not know it passes over, and so it does with what follows
// the fifth element of an operation; a value of a kind that it does not know it keeps as it came.
type line struct {
	Seq      int64                  `json:"n"`
	Time     oplog.Time             `json:"t"`
	Happened string                 `json:"at"` // RFC 3339 with the zone of the writer's computer
	Person   string                 `json:"who"`
	App      string                 `json:"app"`
	Schema   int                    `json:"schema"`
	Reason   string                 `json:"why"`
	Seen     map[oplog.Writer]int64 `json:"seen,omitempty"` // what differs from the line before; 0 is no longer
	Ops      []cell                 `json:"ops"`
}

// cell is an operation: [table, row, column, value, value before].
type cell oplog.Op

// encodeTx writes the line of a transaction, and gives the transaction as it is sealed.
func (k *Keys) encodeTx(tx oplog.Tx, before oplog.Vector) ([]byte, oplog.Tx, error) {
	seen := maps.Clone(tx.Seen)
	delete(seen, tx.Writer)
	maps.DeleteFunc(seen, func(_ oplog.Writer, n int64) bool { return n == 0 })
	tx.Seen = seen
	cells := make([]cell, len(tx.Ops))
	tx.Ops = append([]oplog.Op(nil), tx.Ops...)
	for i := range tx.Ops {
		op := &tx.Ops[i]
		if op.Private {
			var err error
			if op.Value, err = k.seal(op.Value); err != nil {
				return nil, oplog.Tx{}, err
			}
			if op.Old, err = k.seal(op.Old); err != nil {
				return nil, oplog.Tx{}, err
			}
		}
		cells[i] = cell(*op)
	}
	raw, err := json.Marshal(line{
		Seq: tx.Seq, Time: tx.Time, Happened: tx.Happened.Format(time.RFC3339Nano), Person: tx.Person, App: tx.App, Schema: tx.Schema,
		Reason: tx.Reason, Seen: changed(before, seen), Ops: cells,
	})
	tx.Hash = sha256.Sum256(raw)
	return raw, tx, err
}

// changed is what of a vector differs from the one before it.
func changed(before, now oplog.Vector) map[oplog.Writer]int64 {
	delta := map[oplog.Writer]int64{}
	for writer, n := range now {
		if before[writer] != n {
			delta[writer] = n
		}
	}
	for writer := range before {
		if _, ok := now[writer]; !ok {
			delta[writer] = 0
		}
	}
	return delta
}

// lineReader reads the lines of one segment after each other.
type lineReader struct {
	before oplog.Vector      // of the line before
	words  map[string]string // names that come again and again, each kept once
}

// read reads a line. Writer and hash are not in it. A vector that is the one of the line before is the same map.
func (r *lineReader) read(raw []byte) (oplog.Tx, error) {
	if !json.Valid(raw) {
		return oplog.Tx{}, errors.New("not JSON")
	}
	var tx oplog.Tx
	var at string
	var schema, clock int64
	err := members(raw, func(key, value []byte) (err error) {
		switch string(key) {
		case `"n"`:
			tx.Seq, err = readNumber(value)
		case `"t"`:
			clock, err = readNumber(value)
		case `"at"`:
			at, err = readText(value)
		case `"who"`:
			tx.Person, err = r.word(value)
		case `"app"`:
			tx.App, err = r.word(value)
		case `"schema"`:
			schema, err = readNumber(value)
		case `"why"`:
			tx.Reason, err = r.word(value)
		case `"seen"`:
			err = r.see(value)
		case `"ops"`:
			tx.Ops, err = r.ops(value)
		}
		return err
	})
	if err != nil {
		return oplog.Tx{}, err
	}
	if tx.Happened, err = time.Parse(time.RFC3339Nano, at); err != nil {
		return oplog.Tx{}, err
	}
	if tx.Time = oplog.Time(clock); tx.Time < 0 || tx.Time >= maxTime {
		return oplog.Tx{}, fmt.Errorf("its time is %d", clock)
	}
	tx.Schema, tx.Seen = int(schema), r.before
	return tx, onceEach(tx.Ops)
}

// see changes the vector of the line before to that of this one.
func (r *lineReader) see(raw []byte) error {
	var delta map[oplog.Writer]int64
	if err := json.Unmarshal(raw, &delta); err != nil {
		return err
	}
	seen := maps.Clone(r.before)
	for writer, n := range delta {
		switch {
		case !validID(string(writer)) || n < 0 || n > maxSeq:
			return fmt.Errorf("it saw change %d of %q", n, writer)
		case n == 0:
			delete(seen, writer)
		default:
			seen[writer] = n
		}
	}
	r.before = seen
	return nil
}

func (r *lineReader) ops(raw []byte) (ops []oplog.Op, err error) {
	err = elements(raw, func(value []byte) error {
		if len(ops) == maxOps {
			return errTooLong
		}
		op, err := r.op(value)
		ops = append(ops, op)
		return err
	})
	return ops, err
}

// op reads an operation.
func (r *lineReader) op(raw []byte) (op oplog.Op, err error) {
	n := 0
	err = elements(raw, func(value []byte) (err error) {
		switch n {
		case 0:
			op.Table, err = r.word(value)
		case 1:
			op.Row, err = readText(value)
		case 2:
			op.Column, err = r.word(value)
		case 3:
			op.Value, err = r.value(value)
		case 4:
			op.Old, err = r.value(value)
		}
		n++
		return err
	})
	if err == nil && n < 5 {
		err = errCell
	}
	return op, err
}

var errCell = errors.New("an operation of fewer than five elements")

// value reads a value.
func (r *lineReader) value(raw []byte) (v oplog.Value, err error) {
	if inside, ok := plain(raw); ok {
		return oplog.TextValue(string(inside)), nil
	}
	err = v.UnmarshalJSON(raw)
	return v, err
}

// word reads a text that is likely to come again.
func (r *lineReader) word(raw []byte) (string, error) {
	if s, ok := r.words[string(raw)]; ok {
		return s, nil
	}
	s, err := readText(raw)
	if err == nil && len(s) <= maxWord {
		r.words[string(raw)] = s
	}
	return s, err
}

const maxWord = 200 // bytes

// onceEach refuses a transaction that writes one cell twice, whose outcome would hang on the order. An empty id of a row
// is for whoever keeps the row to judge: it must not hold back all that its writer does later.
func onceEach(ops []oplog.Op) error {
	if len(ops) == 1 && ops[0].Table != "" && ops[0].Column != "" {
		return nil
	}
	type place struct{ table, row, column string }
	seen := make(map[place]bool, len(ops))
	for _, op := range ops {
		at := place{op.Table, op.Row, op.Column}
		if op.Table == "" || op.Column == "" || seen[at] {
			return fmt.Errorf("the cell %s %s %s is named twice or not at all", op.Table, op.Row, op.Column)
		}
		seen[at] = true
	}
	return nil
}

var errName = errors.New("a name that is no text")

// MarshalJSON writes [table, row, column, value, value before].
func (c cell) MarshalJSON() ([]byte, error) {
	out := make([]byte, 0, 160)
	for i, name := range []string{c.Table, c.Row, c.Column} {
		if !utf8.ValidString(name) {
			return nil, errName
		}
		raw, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		out = append(append(out, "[,,"[i]), raw...)
	}
	for _, v := range []oplog.Value{c.Value, c.Old} {
		raw, err := v.MarshalJSON()
		if err != nil {
			return nil, err
		}
		out = append(append(out, ','), raw...)
	}
	return append(out, ']'), nil
}
