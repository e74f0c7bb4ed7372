package simulator

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the oracle reads the database past the program

	"countyline/data/sqlite"
)

// contents is all that a workspace's database holds of changes, read past the program.
type contents struct {
	txs   map[int64]*loggedTx // by log_tx.id
	rows  map[rowKey]row      // the shared tables
	heads map[cellKey][]int64 // log_conflict
	byKey map[string]*loggedTx
}

type rowKey struct{ table, id string }

type cellKey struct{ table, id, cell string }

// row is a row's cells, as SQLite quotes them.
type row map[string]string

type loggedTx struct {
	stamp
	reason, happened, segment string
	ops                       []op
	total                     int // as the transaction says
}

type op struct{ table, row, column, value, old string }

// key tells a transaction from every other one, also when it goes on under another writer's name: by its time and by what
// it did. Private values are left out, for they are encrypted when they are sealed.
func (t *loggedTx) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s %s", t.time, t.happened, t.reason)
	list := slices.Clone(t.ops)
	slices.SortFunc(list, func(a, b op) int { return strings.Compare(a.table+a.row+a.column, b.table+b.row+b.column) })
	for _, o := range list {
		value := o.value
		if column(o.table, o.column).Private {
			value = "private"
		}
		fmt.Fprintf(&b, "\n%s %s %s = %s", o.table, o.row, o.column, value)
	}
	return b.String()
}

// declared are the shared columns by table and name; what is not in it this version does not know.
var declared, columnsByTable = func() (map[[2]string]sqlite.Column, map[string][]string) {
	byName, byTable := map[[2]string]sqlite.Column{}, map[string][]string{}
	for _, c := range sqlite.Columns() {
		byName[[2]string{c.Table, c.Name}] = c
		byTable[c.Table] = append(byTable[c.Table], c.Name)
	}
	return byName, byTable
}()

func column(table, name string) sqlite.Column { return declared[[2]string{table, name}] }

// sharedTables lists the shared tables by name.
func sharedTables() []string { return slices.Sorted(maps.Keys(columnsByTable)) }

func columnsOf(table string) []string { return columnsByTable[table] }

// reader reads a device's database past the program.
type reader struct{ db *sql.DB }

func openReader(dir string) (*reader, error) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "countyline.db")+"?_synchronous=OFF&_busy_timeout=1000")
	return &reader{db}, err
}

func (r *reader) close() error { return r.db.Close() }

// fold writes the log that SQLite keeps beside a database into it, so that the one file is all.
func (r *reader) fold() error {
	_, err := r.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// contents reads the database as it was committed last.
func (r *reader) contents() (*contents, error) {
	tx, err := r.db.BeginTx(context.Background(), nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // read only
	c := &contents{txs: map[int64]*loggedTx{}, rows: map[rowKey]row{}, heads: map[cellKey][]int64{}}
	for _, read := range []func(*sql.Tx) error{c.readTxs, c.readOps, c.readRows, c.readConflicts} {
		if err := read(tx); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// files are those of the protocol that the device keeps, by name.
func (r *reader) files() (map[string]string, error) {
	rows, err := r.db.Query("SELECT name, bytes FROM share_file")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := map[string]string{}
	for rows.Next() {
		var name string
		var content []byte
		if err := rows.Scan(&name, &content); err != nil {
			return nil, err
		}
		list[name] = string(content)
	}
	return list, rows.Err()
}

func each(tx *sql.Tx, query string, columns int, take func([]string) error) error {
	rows, err := tx.Query(query)
	if err != nil {
		return fmt.Errorf("%w: %s", err, query)
	}
	defer rows.Close()
	texts, targets := make([]string, columns), make([]any, columns)
	for i := range texts {
		targets[i] = &texts[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		if err := take(texts); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (c *contents) readTxs(tx *sql.Tx) error {
	rows, err := tx.Query(`SELECT t.id, t.writer, t.seq, t.time, coalesce(hex(t.hash), ''), v.seen, t.reason, t.happened, t.segment, t.ops
		FROM log_tx t LEFT JOIN log_vector v ON v.id = t.vector`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var seen sql.NullString
		l := &loggedTx{}
		if err := rows.Scan(&id, &l.writer, &l.seq, &l.time, &l.hash, &seen, &l.reason, &l.happened, &l.segment, &l.total); err != nil {
			return err
		}
		if !seen.Valid {
			return fmt.Errorf("transaction %d of %s has no vector", l.seq, l.writer)
		}
		if err := json.Unmarshal([]byte(seen.String), &l.seen); err != nil {
			return fmt.Errorf("vector %q: %w", seen.String, err)
		}
		c.txs[id] = l
	}
	return rows.Err()
}

func (c *contents) readOps(tx *sql.Tx) error {
	rows, err := tx.Query("SELECT tx, tbl, row, col, quote(value), quote(old) FROM log_op ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var o op
		if err := rows.Scan(&id, &o.table, &o.row, &o.column, &o.value, &o.old); err != nil {
			return err
		}
		t := c.txs[id]
		if t == nil {
			return fmt.Errorf("an operation on %s %s belongs to no transaction", o.table, o.row)
		}
		t.ops = append(t.ops, o)
	}
	return rows.Err()
}

func (c *contents) readRows(tx *sql.Tx) error {
	for _, table := range sharedTables() {
		columns := columnsOf(table)
		err := each(tx, "SELECT id, quote("+strings.Join(columns, "), quote(")+") FROM "+table, len(columns)+1, func(texts []string) error {
			r := row{}
			for i, name := range columns {
				r[name] = texts[i+1]
			}
			c.rows[rowKey{table, texts[0]}] = r
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *contents) readConflicts(tx *sql.Tx) error {
	return each(tx, "SELECT tbl, row, cell, heads FROM log_conflict", 4, func(texts []string) error {
		var ids []int64
		if err := json.Unmarshal([]byte(texts[3]), &ids); err != nil {
			return err
		}
		c.heads[cellKey{texts[0], texts[1], texts[2]}] = ids
		return nil
	})
}
