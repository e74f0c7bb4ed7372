package sqlite

import (
	"testing"

	"countyline/data"
)

func TestTheFirstNameThatIsSaidStandsBesideEarlierChangesThatWereNotShared(t *testing.T) {
	db := workspace(t)
	save := func(name string) {
		t.Helper()
		if _, err := db.SavePlan(t.Context(), data.Plan{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	say := func(name string) {
		t.Helper()
		if err := db.SetPerson(t.Context(), name); err != nil {
			t.Fatal(err)
		}
	}
	people := func() (list []string) {
		log, err := db.Log(t.Context(), LogQuery{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		for _, tx := range log {
			list = append(list, tx.Person)
		}
		return list
	}
	save("Cypress Bend")
	if got := people(); len(got) != 1 || got[0] != systemUser() {
		t.Fatalf("%q", got)
	}
	say("")
	say("Dana Reyes")
	save("Cypress Bend Health")
	say("Lee Ortiz")
	save("Cypress")
	if got := people(); len(got) != 3 || got[2] != "Dana Reyes" || got[1] != "Dana Reyes" || got[0] != "Lee Ortiz" {
		t.Errorf("%q", got)
	}
	// What went out stays as it was signed.
	say("")
	save("Bend")
	execute(t, db, "UPDATE log_tx SET hash = randomblob(32)")
	say("Dana Reyes")
	if got := people(); got[0] != systemUser() {
		t.Errorf("%q", got)
	}
}
