package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"countyline/data/oplog"
)

// load reads all operations on many rows at once, those included that this version cannot use.
func (r *logReader) load(rows []*touched) error {
	if len(rows) == 0 {
		return nil
	}
	type entry struct {
		row *touched
		tx  int64
	}
	var list []entry
	missing := map[int64]bool{}
	words := interner{}
	err := eachRow(r.ctx, r.tx, "SELECT j.key, o.tbl, o.tx, o.col, o.value FROM json_each(?) j CROSS JOIN log_of_row o ON o.row = j.value", func(found *sql.Rows) error {
		var i int
		var tx int64
		var table, column sql.RawBytes
		var value any
		if err := found.Scan(&i, &table, &tx, &column, &value); err != nil || string(table) != rows[i].table {
			return err
		}
		v, err := valueOf(value)
		if err != nil {
			return err
		}
		missing[tx] = r.marks[tx] == nil
		rows[i].known = append(rows[i].known, oplog.Entry{Column: words.of(column), Value: v})
		list = append(list, entry{rows[i], tx})
		return nil
	}, names(rows))
	if err != nil {
		return err
	}
	if err := r.loadMarks(missing); err != nil {
		return err
	}
	next := map[*touched]int{}
	for _, e := range list {
		mark := r.marks[e.tx]
		if mark == nil {
			return fmt.Errorf("transaction %d is not in the log", e.tx)
		}
		e.row.known[next[e.row]].Mark = mark
		next[e.row]++
	}
	return nil
}

// loadMarks reads where many transactions stand.
func (r *logReader) loadMarks(missing map[int64]bool) error {
	var ids []int64
	for id, wanted := range missing {
		if wanted {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	text, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	vectors := map[*oplog.Mark]int64{}
	words := interner{}
	err = eachRow(r.ctx, r.tx, "SELECT t.id, t.writer, t.seq, t.time, t.hash, t.vector FROM json_each(?) j CROSS JOIN log_tx t ON t.id = j.value", func(rows *sql.Rows) error {
		m := &oplog.Mark{}
		var id, vector int64
		var writer, hash sql.RawBytes
		if err := rows.Scan(&id, &writer, &m.Seq, &m.Time, &hash, &vector); err != nil {
			return err
		}
		m.Writer = oplog.Writer(words.of(writer))
		copy(m.Hash[:], hash)
		r.marks[id], r.ids[m] = m, id
		vectors[m] = vector
		return nil
	}, string(text))
	if err != nil {
		return err
	}
	for m, vector := range vectors {
		if m.Seen, err = r.vector(vector); err != nil {
			return err
		}
	}
	return nil
}

// vector reads what a transaction had seen.
func (r *logReader) vector(id int64) (oplog.Vector, error) {
	if v := r.vectors[id]; v != nil {
		return v, nil
	}
	var text []byte
	if err := r.tx.QueryRowContext(r.ctx, "SELECT seen FROM log_vector WHERE id = ?", id).Scan(&text); err != nil {
		return nil, fmt.Errorf("vector %d of the log: %w", id, err)
	}
	v := oplog.Vector{}
	if err := json.Unmarshal(text, &v); err != nil {
		return nil, err
	}
	r.vectors[id] = v
	return v, nil
}
