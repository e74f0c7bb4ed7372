package sqlite

import (
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"countyline/data/oplog"
)

// Dump writes all shared tables as text, one cell a line, sorted: computers that have the same changes write the same.
// Of a private cell it gives the hash of the encrypted value, which is the same for those who can read it and those who
// cannot, or only that it is private while it was not encrypted yet.
func (db *DB) Dump(ctx context.Context, out io.Writer) error {
	w := bufio.NewWriter(out)
	err := db.view(ctx, func(tx *sql.Tx) error {
		log, err := newLogReader(ctx, tx)
		if err != nil {
			return err
		}
		defer log.close()
		for _, table := range tableNames() {
			if err := dumpTable(ctx, tx, log, table, w); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return w.Flush()
}

func dumpTable(ctx context.Context, tx *sql.Tx, log *logReader, table string, w io.Writer) error {
	columns := columnsOf(table)
	query := "SELECT id"
	for _, c := range columns {
		query += ", " + quoted(c.Name)
	}
	return eachRow(ctx, tx, query+" FROM "+quoted(table)+" ORDER BY id", func(rows *sql.Rows) error {
		var id string
		cells := make([]any, len(columns))
		targets := []any{&id}
		for i := range cells {
			targets = append(targets, &cells[i])
		}
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		for i, c := range columns {
			text, err := dumped(log, recordKey{table, id}, c, cells[i])
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", table, oneLine(id), c.Name, text); err != nil {
				return err
			}
		}
		return nil
	})
}

// dumped is a cell as the dump writes it.
func dumped(log *logReader, k recordKey, c Column, value any) (string, error) {
	if !c.Private {
		v, err := valueOf(value)
		if err != nil {
			return "", err
		}
		text, err := json.Marshal(v)
		return string(text), err
	}
	entries, err := log.row(k.table, k.row)
	if err != nil {
		return "", err
	}
	state, _ := resolve(k.table, k.row, entries)
	switch v := state.Cells[c.Name]; v.Kind {
	case oplog.Null:
		return "null", nil
	case oplog.Sealed:
		sum := sha256.Sum256([]byte(v.Content))
		return "private " + hex.EncodeToString(sum[:]), nil
	}
	return "private", nil
}

// oneLine writes a text so that it has neither tabs nor line breaks.
func oneLine(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		return "?"
	}
	return string(text[1 : len(text)-1])
}
