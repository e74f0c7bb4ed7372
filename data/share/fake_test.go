package share_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"countyline/data/oplog"
	"countyline/data/share"
)

// fakeStore is a workspace in memory: a log of transactions and what follows from it.
type fakeStore struct {
	self   oplog.Self
	clock  oplog.Clock
	now    func() time.Time
	log    []logged
	files  map[string]oplog.File
	blobs  map[string][]byte // by SHA-256
	shared map[string]bool
	call   func(name string) func() error // tells of every call before it is made; what it returns, of its end
}

// logged is a transaction with the segment it is in; empty while it is pending.
type logged struct {
	oplog.Tx
	segment string
}

var _ share.Store = (*fakeStore)(nil)

func newStore(now func() time.Time) *fakeStore {
	return &fakeStore{
		self: oplog.Self{Writer: "alone"}, now: now, files: map[string]oplog.File{}, blobs: map[string][]byte{}, shared: map[string]bool{},
		call: func(string) func() error { return func() error { return nil } },
	}
}

// copy is a copy of the whole workspace, as a backup or a cloned disk holds it.
func (s *fakeStore) copy() *fakeStore {
	c := *s
	c.log, c.files, c.blobs, c.shared = slices.Clone(s.log), maps.Clone(s.files), maps.Clone(s.blobs), maps.Clone(s.shared)
	return &c
}

// edit changes cells of one record in one transaction: column, value, column, value.
func (s *fakeStore) edit(row string, cells ...string) {
	tx := oplog.Tx{
		Mark:     oplog.Mark{Writer: s.self.Writer, Seq: s.vector()[s.self.Writer] + 1, Time: s.clock.Next(s.now()), Seen: s.vector()},
		Happened: s.now(), Person: s.self.Person, App: "1.0", Schema: 6, Reason: "Edit",
	}
	delete(tx.Seen, tx.Writer)
	for i := 0; i < len(cells); i += 2 {
		table := "practice_edit"
		if cells[i] == "poison" {
			table = "poison"
		}
		tx.Ops = append(tx.Ops, oplog.Op{Table: table, Row: row, Column: cells[i], Value: oplog.TextValue(cells[i+1]), Private: cells[i] == "private_note"})
	}
	s.log = append(s.log, logged{Tx: tx})
}

func (s *fakeStore) vector() oplog.Vector {
	v := oplog.Vector{}
	for _, l := range s.log {
		v[l.Writer] = max(v[l.Writer], l.Seq)
	}
	return v
}

// dump is every record and every conflict as the log makes them.
func (s *fakeStore) dump() string {
	rows := map[string][]oplog.Entry{}
	for i := range s.log {
		for _, op := range s.log[i].Ops {
			rows[op.Row] = append(rows[op.Row], oplog.Entry{Mark: &s.log[i].Mark, Column: op.Column, Value: op.Value})
		}
	}
	var text strings.Builder
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		state := oplog.Resolve(rows[row], func(column string) string { return column })
		for _, column := range slices.Sorted(maps.Keys(state.Cells)) {
			v := state.Cells[column]
			fmt.Fprintf(&text, "%s.%s = %d %q\n", row, column, v.Number, v.Content)
		}
		for _, c := range state.Conflicts {
			fmt.Fprintf(&text, "%s.%s disagree:", row, c.Cell)
			for _, m := range c.Heads {
				fmt.Fprintf(&text, " %s/%d/%x", m.Writer, m.Seq, m.Hash[:4])
			}
			text.WriteByte('\n')
		}
	}
	return text.String()
}

// pending counts the transactions that no segment holds.
func (s *fakeStore) pending() int {
	n := 0
	for _, l := range s.log {
		if l.segment == "" {
			n++
		}
	}
	return n
}

func (s *fakeStore) Self(context.Context) (oplog.Self, error) {
	return s.self, s.ask("Self")
}

// ask is a call that changes nothing.
func (s *fakeStore) ask(name string) error {
	return s.change(name, func() error { return nil })
}

func (s *fakeStore) SaveSelf(_ context.Context, self oplog.Self) error {
	return s.change("SaveSelf", func() error { s.self = self; return nil })
}

func (s *fakeStore) ChangeSelf(_ context.Context, change func(*oplog.Self)) error {
	return s.change("ChangeSelf", func() error { change(&s.self); return nil })
}

// change makes a change unless the call is stopped before it.
func (s *fakeStore) change(name string, change func() error) error {
	end := s.call(name)
	if end == nil {
		return errStopped
	}
	if err := change(); err != nil {
		return err
	}
	return end()
}

func (s *fakeStore) Pending(_ context.Context, limit int) ([]oplog.Tx, error) {
	var txs []oplog.Tx
	ops := 0
	for _, l := range s.log {
		if l.segment != "" || ops >= limit {
			continue
		}
		txs = append(txs, l.Tx)
		ops += len(l.Ops)
	}
	return txs, s.ask("Pending")
}

func (s *fakeStore) Sealed(_ context.Context, f oplog.File, txs []oplog.Tx) error {
	return s.change("Sealed", func() error {
		if f.State != oplog.Made || len(f.Bytes) == 0 {
			return errors.New("a segment that was not made here")
		}
		for _, tx := range txs {
			i := slices.IndexFunc(s.log, func(l logged) bool { return l.segment == "" && l.Writer == tx.Writer && l.Seq == tx.Seq })
			if i < 0 || tx.Hash == (oplog.Hash{}) {
				return errors.New("not a pending transaction that was sealed")
			}
			s.log[i] = logged{tx, f.Name}
		}
		s.files[f.Name] = f
		return nil
	})
}

func (s *fakeStore) Begin(_ context.Context, self oplog.Self) error {
	return s.change("Begin", func() error {
		before, known := s.self.Writer, int64(0)
		for _, l := range s.log {
			if l.segment != "" && l.Writer == before {
				known = max(known, l.Seq)
			}
		}
		n := int64(0)
		for i := range s.log {
			l := &s.log[i]
			if l.segment != "" {
				continue
			}
			n++
			l.Writer, l.Seq, l.Seen = self.Writer, n, maps.Clone(l.Seen)
			if known > 0 {
				l.Seen[before] = known
			}
		}
		s.self = self
		return nil
	})
}

func (s *fakeStore) Files(context.Context) ([]oplog.File, error) {
	var list []oplog.File
	for _, f := range s.files { // in any order: the exchange must not depend on it
		f.Size, f.Bytes = int64(len(f.Bytes)), nil
		list = append(list, f)
	}
	return list, s.ask("Files")
}

func (s *fakeStore) Bytes(_ context.Context, name string) ([]byte, error) {
	f, ok := s.files[name]
	if !ok {
		return nil, fmt.Errorf("no file %s", name)
	}
	return bytes.Clone(f.Bytes), s.ask("Bytes")
}

func (s *fakeStore) Keep(_ context.Context, f oplog.File) error {
	return s.change("Keep", func() error { return s.keep(f) })
}

func (s *fakeStore) keep(f oplog.File) error {
	if before, ok := s.files[f.Name]; ok {
		before.State, before.Reason = f.State, f.Reason
		if f.Bytes != nil && len(f.Bytes) == 0 {
			before.Bytes = nil
		}
		f = before
	}
	if len(f.Bytes) == 0 && f.State != oplog.Quarantined || f.Seen.IsZero() {
		return fmt.Errorf("%s is kept without its bytes or the time", f.Name)
	}
	s.files[f.Name] = f
	return nil
}

func (s *fakeStore) Apply(_ context.Context, f oplog.File, txs []oplog.Tx) (oplog.Applied, error) {
	var a oplog.Applied
	err := s.change("Apply", func() error {
		var added []logged
		for _, tx := range txs {
			if slices.ContainsFunc(s.log, func(l logged) bool { return l.Writer == tx.Writer && l.Seq == tx.Seq && l.Hash == tx.Hash }) {
				continue
			}
			if slices.ContainsFunc(tx.Ops, func(op oplog.Op) bool { return op.Table == "poison" }) {
				return fmt.Errorf("%w: it is poison", oplog.ErrPoison)
			}
			if s.adopt(tx, f.Name) {
				continue
			}
			added = append(added, logged{tx, f.Name})
			s.clock.Observe(tx.Time)
			a.Transactions++
			a.Operations += len(tx.Ops)
		}
		s.log = append(s.log, added...)
		return s.keep(f)
	})
	return a, err
}

// adopt makes the first pending transaction the one that went out, if it is the same.
func (s *fakeStore) adopt(tx oplog.Tx, segment string) bool {
	first := slices.IndexFunc(s.log, func(l logged) bool { return l.segment == "" })
	if first < 0 {
		return false
	}
	same := func(a, b oplog.Op) bool { return a.Row == b.Row && a.Column == b.Column && a.Value == b.Value }
	waits := &s.log[first]
	if tx.Time != waits.Time || tx.Seq != waits.Seen[tx.Writer]+1 || tx.Person != waits.Person || tx.Reason != waits.Reason || !slices.EqualFunc(tx.Ops, waits.Ops, same) {
		return false
	}
	*waits = logged{tx, segment}
	for i := range s.log {
		if l := &s.log[i]; l.segment == "" {
			l.Seq, l.Seen = l.Seq-1, maps.Clone(l.Seen)
			l.Seen[tx.Writer] = tx.Seq
		}
	}
	return true
}

func (s *fakeStore) Vector(context.Context) (oplog.Vector, error) {
	return s.vector(), s.ask("Vector")
}

// inUse are the blobs that some record names in its cell "file".
func (s *fakeStore) inUse() []oplog.Blob {
	var list []oplog.Blob
	for _, l := range s.log {
		for _, op := range l.Ops {
			if op.Column == "file" {
				list = append(list, oplog.Blob{SHA256: op.Value.Content, What: op.Row})
			}
		}
	}
	return list
}

func (s *fakeStore) Wanted(context.Context) ([]oplog.Blob, error) {
	return s.chosen(func(b oplog.Blob) bool { return s.blobs[b.SHA256] == nil })
}

func (s *fakeStore) Offered(_ context.Context, all bool) ([]oplog.Blob, error) {
	return s.chosen(func(b oplog.Blob) bool { return s.blobs[b.SHA256] != nil && (all || !s.shared[b.SHA256]) })
}

func (s *fakeStore) chosen(wanted func(oplog.Blob) bool) ([]oplog.Blob, error) {
	return slices.DeleteFunc(s.inUse(), func(b oplog.Blob) bool { return !wanted(b) }), s.ask("Blobs")
}

func (s *fakeStore) ReadBlob(_ context.Context, sha256 string) ([]byte, error) {
	return s.blobs[sha256], s.ask("ReadBlob")
}

func (s *fakeStore) SaveBlob(_ context.Context, b oplog.Blob, content []byte) error {
	return s.change("SaveBlob", func() error {
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != b.SHA256 {
			return errors.New("not the blob that was wanted")
		}
		s.blobs[b.SHA256], s.shared[b.SHA256] = content, true
		return nil
	})
}

func (s *fakeStore) Shared(_ context.Context, b oplog.Blob) error {
	return s.change("Shared", func() error { s.shared[b.SHA256] = true; return nil })
}
