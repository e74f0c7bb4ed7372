package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"countyline/data/oplog"
)

// Replayed is what working out every shared row anew from the log found.
type Replayed struct {
	Transactions, Operations int
	Records                  int      // shared rows
	Differences              []string // between the log and the tables, a sentence each; none when all is well
}

// Replay works out every shared row from the log and compares it with the tables. It changes nothing. progress, which
// may be nil, hears of records done.
func (db *DB) Replay(ctx context.Context, progress func(done, total int)) (r Replayed, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		p := replay{ctx: ctx, tx: tx, db: db, found: &r, progress: progress, conflicts: map[recordKey]map[string]string{}}
		return p.run()
	})
	return r, err
}

// recordKey names a row of a shared table.
type recordKey struct{ table, row string }

// replay compares table by table: what the log says of a row beside what the table holds.
type replay struct {
	ctx       context.Context
	tx        *sql.Tx
	db        *DB
	found     *Replayed
	progress  func(done, total int)
	total     int
	log       *logReader
	logged    map[string][]string             // rows that the log has by table, in the order of their ids
	conflicts map[recordKey]map[string]string // noted and not met yet: heads by cell
}

func (p *replay) run() error {
	if err := p.count(); err != nil || len(p.found.Differences) > 0 {
		return err
	}
	if err := p.noted(); err != nil {
		return err
	}
	var err error
	if p.log, err = newLogReader(p.ctx, p.tx); err != nil {
		return err
	}
	defer p.log.close()
	if err := errors.Join(p.log.readMarks(), p.rowsInLog()); err != nil {
		return err
	}
	for _, table := range tableNames() {
		if err := p.table(table); err != nil {
			return err
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(p.conflicts), recordKey.compare) {
		p.differ(k, "a disagreement is noted on it that the log does not know")
	}
	return nil
}

func (k recordKey) compare(other recordKey) int {
	if k.table != other.table {
		return strings.Compare(k.table, other.table)
	}
	return strings.Compare(k.row, other.row)
}

func (p *replay) differ(k recordKey, format string, args ...any) {
	p.found.Differences = append(p.found.Differences, k.table+" "+k.row+": "+fmt.Sprintf(format, args...))
}

// count reads the sums, and looks for operations that belong to no transaction: with them no row can be worked out.
func (p *replay) count() error {
	var stray, lost int
	err := p.tx.QueryRowContext(p.ctx, `SELECT (SELECT count(*) FROM log_tx), (SELECT count(*) FROM log_op),
		(SELECT count(*) FROM log_op o LEFT JOIN log_tx t ON t.id = o.tx WHERE t.id IS NULL OR o.id NOT BETWEEN t.first_op AND t.first_op + t.ops - 1),
		(SELECT count(*) FROM log_op o WHERE NOT EXISTS (SELECT 1 FROM log_place p WHERE p.row = o.row AND p.stretch = o.id / 8))`).
		Scan(&p.found.Transactions, &p.found.Operations, &stray, &lost)
	if err != nil {
		return err
	}
	if stray > 0 {
		p.found.Differences = append(p.found.Differences, fmt.Sprintf("%d changes of cells belong to nobody's change.", stray))
	}
	if lost > 0 {
		p.found.Differences = append(p.found.Differences, fmt.Sprintf("%d changes of cells cannot be found by their record.", lost))
	}
	for _, table := range tableNames() {
		var n int
		if err := p.tx.QueryRowContext(p.ctx, "SELECT count(*) FROM "+quoted(table)).Scan(&n); err != nil {
			return err
		}
		p.total += n
	}
	return nil
}

func (p *replay) noted() error {
	return eachRow(p.ctx, p.tx, "SELECT tbl, row, cell, heads FROM log_conflict", func(rows *sql.Rows) error {
		var k recordKey
		var cell, heads string
		if err := rows.Scan(&k.table, &k.row, &cell, &heads); err != nil || columnsOf(k.table) == nil {
			return err
		}
		if p.conflicts[k] == nil {
			p.conflicts[k] = map[string]string{}
		}
		p.conflicts[k][cell] = heads
		return nil
	})
}

// table goes through the rows of a table and the rows of the log, both in the order of their ids.
func (p *replay) table(table string) error {
	columns, err := realColumns(p.ctx, p.tx, table)
	if err != nil {
		return err
	}
	standard, err := standards(p.ctx, p.tx, columns)
	if err != nil {
		return err
	}
	names := p.logged[table]
	list := "id"
	for _, c := range columns {
		list += ", " + quoted(c.name)
	}
	rows, err := p.tx.QueryContext(p.ctx, "SELECT "+list+" FROM "+quoted(table)+" ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		k := recordKey{table: table}
		cells := make([]any, len(columns))
		targets := []any{&k.row}
		for i := range cells {
			targets = append(targets, &cells[i])
		}
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		for len(names) > 0 && names[0] < k.row {
			if err := p.missing(recordKey{table, names[0]}); err != nil {
				return err
			}
			names = names[1:]
		}
		p.step()
		if len(names) == 0 || names[0] != k.row {
			p.differ(k, "it is not in the log")
			continue
		}
		names = names[1:]
		if err := p.row(k, columns, standard, cells); err != nil {
			return err
		}
	}
	for _, name := range names {
		if err := p.missing(recordKey{table, name}); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (p *replay) step() {
	p.found.Records++
	if p.progress != nil && p.found.Records%100 == 0 {
		p.progress(p.found.Records, p.total)
	}
}

// rowsInLog reads which rows the log has, of all tables at once: the log may be long.
func (p *replay) rowsInLog() error {
	p.logged = map[string][]string{}
	return eachRow(p.ctx, p.tx, "SELECT DISTINCT tbl, row FROM log_op ORDER BY tbl, row", func(rows *sql.Rows) error {
		var table, name string
		err := rows.Scan(&table, &name)
		p.logged[table] = append(p.logged[table], name)
		return err
	})
}

// missing looks at a row of the log that the table has not: there may be nothing in it that this version knows.
func (p *replay) missing(k recordKey) error {
	entries, err := p.log.row(k.table, k.row)
	if err != nil {
		return err
	}
	if state, _ := resolve(k.table, k.row, entries); len(p.db.live(k.table, state)) > 0 {
		p.differ(k, "the log has it, the table has not")
	}
	return nil
}

func (p *replay) row(k recordKey, columns []realColumn, standard map[string]any, cells []any) error {
	entries, err := p.log.row(k.table, k.row)
	if err != nil {
		return err
	}
	state, _ := resolve(k.table, k.row, entries)
	want := p.db.live(k.table, state)
	for i, c := range columns {
		expected, written := want[c.name]
		if !written {
			expected = standard[c.name]
		}
		if expected == cells[i] || state.Cells[c.name].Kind == oplog.Sealed && expected == nil { // without the key only who wrote it has it
			continue
		}
		if declared, ok := columnOf(k.table, c.name); !ok {
			continue // of a schema that is newer than what is declared: only tests have one
		} else if declared.Private {
			p.differ(k, "%s is not what the log says", c.name)
			continue
		}
		p.differ(k, "%s is %#v, the log says %#v", c.name, cells[i], expected)
	}
	return p.compareConflicts(k, state)
}

func (p *replay) compareConflicts(k recordKey, state oplog.State) error {
	noted := p.conflicts[k]
	delete(p.conflicts, k)
	if len(noted) != len(state.Conflicts) {
		p.differ(k, "%d disagreements are noted on it, the log has %d", len(noted), len(state.Conflicts))
		return nil
	}
	for _, c := range state.Conflicts {
		heads, err := headsText(c, p.log.ids)
		if err != nil {
			return err
		}
		if noted[c.Cell] != heads {
			p.differ(k, "the disagreement on %s is noted between %s, in the log it is between %s", c.Cell, noted[c.Cell], heads)
		}
	}
	return nil
}

// standardsOf are the defaults of a shared table's columns.
func standardsOf(ctx context.Context, tx *sql.Tx, table string) (map[string]any, error) {
	columns, err := realColumns(ctx, tx, table)
	if err != nil {
		return nil, err
	}
	return standards(ctx, tx, columns)
}

// standards are the defaults of columns.
func standards(ctx context.Context, tx *sql.Tx, columns []realColumn) (map[string]any, error) {
	values := make(map[string]any, len(columns))
	for _, c := range columns {
		var v any
		if err := tx.QueryRowContext(ctx, "SELECT "+c.standard).Scan(&v); err != nil {
			return nil, err
		}
		values[c.name] = v
	}
	return values, nil
}

// txIDs reads the transactions of a conflict as it is noted.
func txIDs(heads string) (ids []int64, err error) {
	return ids, json.Unmarshal([]byte(heads), &ids)
}
