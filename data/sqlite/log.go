package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"countyline/data/oplog"
)

// unknownByte begins the bytes of a value of a kind that only a later version knows. No encrypted value begins so.
const unknownByte = 0

// cellValue is a value as SQLite stores it.
func cellValue(v oplog.Value) any {
	switch v.Kind {
	case oplog.Integer:
		return v.Number
	case oplog.Text:
		return v.Content
	case oplog.Sealed:
		return []byte(v.Content)
	case oplog.Unknown:
		return append([]byte{unknownByte}, v.Content...)
	}
	return nil
}

// valueOf reads a value as SQLite hands it over.
func valueOf(stored any) (oplog.Value, error) {
	switch v := stored.(type) {
	case nil:
		return oplog.Value{}, nil
	case int64:
		return oplog.IntegerValue(v), nil
	case string:
		return oplog.TextValue(v), nil
	case []byte:
		if len(v) > 0 && v[0] == unknownByte {
			return oplog.Value{Kind: oplog.Unknown, Content: string(v[1:])}, nil
		}
		return oplog.SealedValue(v), nil
	}
	return oplog.Value{}, fmt.Errorf("a value of type %T in the log", stored)
}

// happenedLayout keeps the zone of the computer on which something was done.
const happenedLayout = "2006-01-02T15:04:05.000Z07:00"

// logWriter adds transactions to the log, many with few statements. What it holds is in the tables after flush.
type logWriter struct {
	ctx      context.Context
	tx       *sql.Tx
	recorded string
	lastTx   int64
	firstOp  int64
	lastOp   int64
	vectors  map[string]int64 // log_vector.id
	txs, ops *bulk
}

// newLogWriter starts to write at the end of the log; recorded is when this device learns of what is written.
func newLogWriter(ctx context.Context, tx *sql.Tx, recorded time.Time) (*logWriter, error) {
	w := &logWriter{
		ctx: ctx, tx: tx, recorded: instant(recorded), vectors: map[string]int64{},
		txs: newBulk(ctx, tx, "log_tx", "id writer seq time hash vector happened recorded person app schema reason first_op ops segment"),
		ops: newBulk(ctx, tx, "log_op", "id tx tbl row col value old"),
	}
	err := tx.QueryRowContext(ctx, "SELECT coalesce((SELECT max(id) FROM log_tx), 0), coalesce((SELECT max(id) FROM log_op), 0)").Scan(&w.lastTx, &w.lastOp)
	w.firstOp = w.lastOp + 1
	return w, err
}

// add writes a transaction with its operations and says under which number it is kept. segment names the file that
// holds it; empty while none does.
func (w *logWriter) add(t *oplog.Tx, segment string) (id int64, err error) {
	first := w.lastOp + 1
	if id, err = w.head(t, segment, first, len(t.Ops)); err != nil {
		return 0, err
	}
	for _, o := range t.Ops {
		w.lastOp++
		if err := w.ops.add(w.lastOp, id, o.Table, o.Row, o.Column, cellValue(o.Value), cellValue(o.Old)); err != nil {
			return 0, err
		}
	}
	return id, nil
}

// head writes a transaction whose operations stand at first or will.
func (w *logWriter) head(t *oplog.Tx, segment string, first int64, ops int) (id int64, err error) {
	vector, err := w.vector(t.Seen)
	if err != nil {
		return 0, err
	}
	var hash any
	if t.Hash != (oplog.Hash{}) {
		hash = t.Hash[:]
	}
	w.lastTx++
	return w.lastTx, w.txs.add(w.lastTx, string(t.Writer), t.Seq, int64(t.Time), hash, vector, t.Happened.Format(happenedLayout), w.recorded,
		t.Person, t.App, t.Schema, t.Reason, first, ops, segment)
}

// vector is the number under which a vector is kept. One that the last transaction had is not written again.
func (w *logWriter) vector(seen oplog.Vector) (id int64, err error) {
	if seen == nil {
		seen = oplog.Vector{}
	}
	text, err := json.Marshal(seen)
	if err != nil {
		return 0, err
	}
	if len(w.vectors) == 0 {
		var last string
		err := w.tx.QueryRowContext(w.ctx, "SELECT id, seen FROM log_vector ORDER BY id DESC LIMIT 1").Scan(&id, &last)
		if err == nil {
			w.vectors[last] = id
		} else if err != sql.ErrNoRows {
			return 0, err
		}
	}
	if id, ok := w.vectors[string(text)]; ok {
		return id, nil
	}
	result, err := w.tx.ExecContext(w.ctx, "INSERT INTO log_vector (seen) VALUES (?)", string(text))
	if err != nil {
		return 0, err
	}
	id, err = result.LastInsertId()
	w.vectors[string(text)] = id
	return id, err
}

// flush writes what is still held.
func (w *logWriter) flush() error {
	if err := w.txs.flush(); err != nil {
		return err
	}
	if err := w.ops.flush(); err != nil {
		return err
	}
	return notePlaces(w.ctx, w.tx, w.firstOp)
}

// notePlaces notes where the operations from first on are.
func notePlaces(ctx context.Context, tx *sql.Tx, first int64) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO log_place (row, stretch) SELECT row, id / 8 FROM log_op WHERE id >= ?", first)
	return err
}

// logReader reads what the log says of rows. It keeps the transactions that it met, so that one entry of the log is one
// Mark.
type logReader struct {
	ctx     context.Context
	tx      *sql.Tx
	marks   map[int64]*oplog.Mark
	ids     map[*oplog.Mark]int64 // log_tx.id
	vectors map[int64]oplog.Vector
	rows    *sql.Stmt
	mark    *sql.Stmt
}

const selectMark = "SELECT t.id, t.writer, t.seq, t.time, t.hash, t.vector, v.seen FROM log_tx t JOIN log_vector v ON v.id = t.vector"

func newLogReader(ctx context.Context, tx *sql.Tx) (*logReader, error) {
	r := &logReader{ctx: ctx, tx: tx, marks: map[int64]*oplog.Mark{}, ids: map[*oplog.Mark]int64{}, vectors: map[int64]oplog.Vector{}}
	var err error
	if r.rows, err = tx.PrepareContext(ctx, "SELECT tx, col, value FROM log_of_row WHERE row = ? AND tbl = ? ORDER BY id"); err != nil {
		return nil, err
	}
	r.mark, err = tx.PrepareContext(ctx, selectMark+" WHERE t.id = ?")
	if err != nil {
		r.close()
	}
	return r, err
}

func (r *logReader) close() {
	for _, s := range []*sql.Stmt{r.rows, r.mark} {
		if s != nil {
			_ = s.Close() // read already
		}
	}
}

// row lists all operations on a row, those included that this version does not know.
func (r *logReader) row(table, row string) (entries []oplog.Entry, err error) {
	rows, err := r.rows.QueryContext(r.ctx, row, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var txs []int64
	for rows.Next() {
		var tx int64
		var e oplog.Entry
		var value any
		if err := rows.Scan(&tx, &e.Column, &value); err != nil {
			return nil, err
		}
		if e.Value, err = valueOf(value); err != nil {
			return nil, err
		}
		txs, entries = append(txs, tx), append(entries, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i, tx := range txs {
		if entries[i].Mark, err = r.markOf(tx); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// markOf reads where a transaction stands, by its number in the log.
func (r *logReader) markOf(id int64) (*oplog.Mark, error) {
	if m := r.marks[id]; m != nil {
		return m, nil
	}
	if err := r.keep(r.mark.QueryRowContext(r.ctx, id)); err != nil {
		return nil, fmt.Errorf("transaction %d of the log: %w", id, err)
	}
	return r.marks[id], nil
}

// readMarks reads where every transaction stands, for a reader of the whole log.
func (r *logReader) readMarks() error {
	return eachRow(r.ctx, r.tx, selectMark, func(rows *sql.Rows) error { return r.keep(rows) })
}

// keep takes in the mark of a transaction.
func (r *logReader) keep(row interface{ Scan(...any) error }) error {
	m := &oplog.Mark{}
	var id, vector int64
	var hash []byte
	var seen string
	if err := row.Scan(&id, &m.Writer, &m.Seq, &m.Time, &hash, &vector, &seen); err != nil {
		return err
	}
	copy(m.Hash[:], hash)
	if r.vectors[vector] == nil {
		v := oplog.Vector{}
		if err := json.Unmarshal([]byte(seen), &v); err != nil {
			return err
		}
		r.vectors[vector] = v
	}
	m.Seen = r.vectors[vector]
	r.marks[id], r.ids[m] = m, id
	return nil
}

// unsealed is a private value in plain; NULL without the key.
func (db *DB) unsealed(v oplog.Value) oplog.Value {
	if v.Kind != oplog.Sealed {
		return v
	}
	if db.Unseal != nil {
		if text, ok := db.Unseal([]byte(v.Content)); ok {
			return oplog.TextValue(text)
		}
	}
	return oplog.Value{}
}

// noteConflicts puts the conflicts of a row in the place of those that were noted of it. ids are the numbers of the
// transactions in the log.
func noteConflicts(ctx context.Context, tx *sql.Tx, table, row string, conflicts []oplog.Conflict, ids map[*oplog.Mark]int64) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM log_conflict WHERE tbl = ? AND row = ?", table, row); err != nil {
		return err
	}
	for _, c := range conflicts {
		heads, err := headsText(c, ids)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO log_conflict (tbl, row, cell, heads) VALUES (?, ?, ?, ?)", table, row, c.Cell, heads); err != nil {
			return err
		}
	}
	return nil
}

func headsText(c oplog.Conflict, ids map[*oplog.Mark]int64) (string, error) {
	heads := make([]int64, len(c.Heads))
	for i, m := range c.Heads {
		heads[i] = ids[m]
	}
	text, err := json.Marshal(heads)
	return string(text), err
}

// vectorOf is how far the transactions of every writer are known.
func vectorOf(ctx context.Context, tx *sql.Tx) (oplog.Vector, error) {
	v := oplog.Vector{}
	// From one writer to the next by the index, however long the log is.
	err := eachRow(ctx, tx, `WITH RECURSIVE writers (writer) AS (SELECT min(writer) FROM log_tx
			UNION ALL SELECT (SELECT min(writer) FROM log_tx WHERE writer > writers.writer) FROM writers WHERE writers.writer IS NOT NULL)
		SELECT writer, (SELECT max(seq) FROM log_tx WHERE log_tx.writer = writers.writer) FROM writers WHERE writer IS NOT NULL`, func(rows *sql.Rows) error {
		var writer oplog.Writer
		var seq int64
		err := rows.Scan(&writer, &seq)
		v[writer] = seq
		return err
	})
	return v, err
}
