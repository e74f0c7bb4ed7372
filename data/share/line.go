package share

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"
	"unicode/utf8"

	"countyline/data/oplog"
)

// A transaction is one line of JSON. Fields that a reader does not know it passes over, and so it does with what follows
// the fifth element of an operation; a value of a kind that it does not know is for a newer version.
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

// decodeTx reads a line, given the vector of the line before. Writer and hash are not in it.
func decodeTx(raw []byte, before oplog.Vector) (oplog.Tx, error) {
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		return oplog.Tx{}, err
	}
	happened, err := time.Parse(time.RFC3339Nano, l.Happened)
	if err != nil {
		return oplog.Tx{}, err
	}
	if l.Time < 0 || l.Time >= maxTime {
		return oplog.Tx{}, fmt.Errorf("its time is %d", l.Time)
	}
	seen := maps.Clone(before)
	if seen == nil {
		seen = make(oplog.Vector, len(l.Seen))
	}
	for writer, n := range l.Seen {
		switch {
		case !validID(string(writer)) || n < 0 || n > maxSeq:
			return oplog.Tx{}, fmt.Errorf("it saw change %d of %q", n, writer)
		case n == 0:
			delete(seen, writer)
		default:
			seen[writer] = n
		}
	}
	tx := oplog.Tx{
		Mark: oplog.Mark{Seq: l.Seq, Time: l.Time, Seen: seen}, Happened: happened, Person: l.Person, App: l.App, Schema: l.Schema,
		Reason: l.Reason, Ops: make([]oplog.Op, len(l.Ops)),
	}
	for i, c := range l.Ops {
		tx.Ops[i] = oplog.Op(c)
	}
	return tx, onceEach(tx.Ops)
}

// onceEach refuses a transaction that writes one cell twice, whose outcome would hang on the order.
func onceEach(ops []oplog.Op) error {
	type place struct{ table, row, column string }
	seen := make(map[place]bool, len(ops))
	for _, op := range ops {
		at := place{op.Table, op.Row, op.Column}
		if op.Table == "" || op.Row == "" || op.Column == "" || seen[at] {
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

// UnmarshalJSON reads what MarshalJSON writes, and more elements after it. The text is valid JSON already.
func (c *cell) UnmarshalJSON(raw []byte) error {
	parts, err := elements(raw)
	if err != nil {
		return err
	}
	for i, field := range []*string{&c.Table, &c.Row, &c.Column} {
		if *field, err = text(parts[i]); err != nil {
			return err
		}
	}
	for i, v := range []*oplog.Value{&c.Value, &c.Old} {
		if err := v.UnmarshalJSON(parts[3+i]); err != nil {
			return fmt.Errorf("%w: %w", ErrNewer, err)
		}
	}
	return nil
}

// text reads a JSON string; one without escapes, as nearly all are, at once.
func text(raw []byte) (string, error) {
	if n := len(raw); n >= 2 && raw[0] == '"' && !strings.ContainsRune(string(raw), '\\') && utf8.Valid(raw) {
		return string(raw[1 : n-1]), nil
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

var errCell = errors.New("an operation that is no list of five")

// elements are the first five of an array.
func elements(raw []byte) (parts [5][]byte, err error) {
	if len(raw) < 2 || raw[0] != '[' {
		return parts, errCell
	}
	depth, quoted, start, n := 0, false, 1, 0
	for i := 1; i < len(raw); i++ {
		switch c := raw[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case (c == ',' || c == ']') && depth == 0:
			if parts[n] = trim(raw[start:i]); len(parts[n]) == 0 {
				return parts, errCell
			}
			if n++; n == len(parts) {
				return parts, nil
			}
			start = i + 1
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		}
	}
	return parts, errCell
}

func trim(raw []byte) []byte {
	for len(raw) > 0 && raw[0] <= ' ' {
		raw = raw[1:]
	}
	for len(raw) > 0 && raw[len(raw)-1] <= ' ' {
		raw = raw[:len(raw)-1]
	}
	return raw
}
