package sqlite

import (
	"context"
	"testing"

	"countyline/data"
)

func TestAnAddressIsTakenBackAsAWholeOrNotAtAll(t *testing.T) {
	old := data.LocationEdit{Street: text("1 Elm St"), City: text("Ames")}
	for _, test := range []struct {
		what         string
		since        data.LocationEdit // by a colleague
		left         bool
		street, city string // afterwards
	}{
		{"nothing since", data.LocationEdit{}, false, "1 Elm St", "Ames"},
		{"another cell of the address", data.LocationEdit{City: text("Boone")}, true, "2 Oak St", "Boone"},
		{"a cell that said nothing", data.LocationEdit{ZIP: text("50036")}, true, "2 Oak St", "Ames"},
		{"the position", data.LocationEdit{Lat: new(float64)}, false, "1 Elm St", "Ames"},
	} {
		for way, takeBack := range map[string]func(*testing.T, *colleague, Undo) (left bool){
			"at once": func(t *testing.T, c *colleague, undo Undo) bool {
				err := undo(t.Context())
				if err != nil && data.CodeOf(err) != "changed_since" {
					t.Fatal(err)
				}
				return err != nil
			},
			"from history": func(t *testing.T, c *colleague, _ Undo) bool {
				done, redo, err := c.UndoTx(t.Context(), txFor(t, c.DB, "2 Oak St"))
				must(t, err)
				must(t, redo(t.Context())) // once there and back
				again, _, err := c.UndoTx(t.Context(), txFor(t, c.DB, "2 Oak St"))
				must(t, err)
				if len(again.Left) != len(done.Left) || len(done.Left) > 0 && len(done.Changed) > 0 {
					t.Errorf("%+v, then %+v", done, again)
				}
				return len(done.Left) > 0
			},
		} {
			t.Run(test.what+" "+way, func(t *testing.T) {
				team := colleagues(t, "rosa", "ben")
				_, err := team[0].EditLocation(t.Context(), "l", old)
				must(t, err)
				undo, err := team[0].EditLocation(t.Context(), "l", data.LocationEdit{Street: text("2 Oak St")})
				must(t, err)
				meet(team...)
				_, err = team[1].EditLocation(t.Context(), "l", test.since)
				must(t, err)
				meet(team...)
				if left := takeBack(t, team[0], undo); left != test.left {
					t.Errorf("left is %t", left)
				}
				meet(team...)
				for _, c := range team {
					var street, city string
					must(t, c.read.QueryRow("SELECT street, city FROM location_edit WHERE id = 'l'").Scan(&street, &city))
					if street != test.street || city != test.city {
						t.Errorf("%s has %s, %s", c.name, street, city)
					}
				}
			})
		}
	}
}

// txFor is the first transaction that wrote a text.
func txFor(t *testing.T, db *DB, text string) (id int64) {
	t.Helper()
	must(t, db.read.QueryRowContext(context.Background(), "SELECT tx FROM log_op WHERE value = ? ORDER BY id LIMIT 1", text).Scan(&id))
	return id
}
