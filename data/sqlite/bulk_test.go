package sqlite

import (
	"database/sql"
	"fmt"
	"testing"

	"github.com/mattn/go-sqlite3"
)

func TestABulkInsertTellsOfARowThatCannotBeWritten(t *testing.T) {
	for _, bad := range []int{0, rowsPerStatement - 1, rowsPerStatement, 2*rowsPerStatement + 5} {
		db := workspace(t)
		err := inTx(t.Context(), db.write, func(tx *sql.Tx) error {
			b := newBulk(t.Context(), tx, "import_reject", "slot position line column value reason warning")
			for i := range 2*rowsPerStatement + 10 {
				var line any = i
				if i == bad {
					line = nil
				}
				if err := b.add(1, i, line, "", "", fmt.Sprint("row ", i), 0); err != nil {
					return err
				}
			}
			return b.flush()
		})
		if !sqliteCode(sqlite3.ErrConstraint)(err) {
			t.Errorf("with row %d bad: %v", bad, err)
		}
		if n := count(t, db, "import_reject"); n != 0 {
			t.Errorf("with row %d bad %d are there", bad, n)
		}
	}
}

func TestABulkInsertWritesEveryRow(t *testing.T) {
	for _, rows := range []int{0, 1, rowsPerStatement, 3*rowsPerStatement + 7} {
		db := workspace(t)
		must(t, inTx(t.Context(), db.write, func(tx *sql.Tx) error {
			b := newBulk(t.Context(), tx, "import_reject", "slot position line column value reason warning")
			for i := range rows {
				if err := b.add(1, i, i, "", "", "", 0); err != nil {
					return err
				}
			}
			return b.flush()
		}))
		if n := count(t, db, "import_reject"); n != rows {
			t.Errorf("%d of %d rows", n, rows)
		}
	}
}
