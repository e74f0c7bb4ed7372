package sqlite

import (
	"slices"
	"strings"
	"testing"

	"countyline/data/oplog"
)

// newer are changes of a version with a table, a column and a word that the older one has not.
var newer = []oplog.Tx{
	by("ben", 1, "publication b path=Filings", "publication b filing_id=f", "publication b deleted=0", "saved_view v name=Mine", "saved_view v place=map", "saved_view v deleted=0"),
	by("ben", 2, "participation_edit p status=active", "participation_edit p beds=4", "participation_edit p deleted=0"),
	by("mai", 1, "saved_view v place=grid", "participation_edit p status=signed"),
}

// older lets the program forget what a newer version added, until the end of the test or until it is upgraded.
func older(t *testing.T) (upgrade func()) {
	tables, words := sharedTables["publication"], statuses.values["active"]
	view := sharedTables["saved_view"]
	upgrade = func() {
		sharedTables["publication"], sharedTables["saved_view"], statuses.values["active"] = tables, view, words
	}
	t.Cleanup(upgrade)
	delete(sharedTables, "publication")
	delete(statuses.values, "active")
	sharedTables["saved_view"] = slices.DeleteFunc(slices.Clone(view), func(c Column) bool { return c.Name == "place" })
	return upgrade
}

func TestDeferredAndThenUpgradedIsTheSameAsAlwaysNew(t *testing.T) {
	team := colleagues(t, "rosa", "old")
	for _, tx := range newer {
		team[0].take(tx)
	}
	upgrade := older(t)
	deferred := 0
	for _, i := range []int{2, 0, 1} {
		deferred += team[1].take(newer[i]).Deferred
	}
	if deferred != 6 {
		t.Errorf("%d wait", deferred)
	}
	if n, err := team[1].Deferred(t.Context()); err != nil || n != deferred {
		t.Errorf("%d are counted (%v)", n, err)
	}
	if got := team[1].dump(); strings.Contains(got, "active") || strings.Contains(got, "grid") || !strings.Contains(got, "signed") {
		t.Errorf("the older version shows\n%s", got)
	}
	must(t, team[1].resume(t.Context())) // nothing is new yet
	replays(t, team[1].DB)
	upgrade()
	must(t, team[1].resume(t.Context()))
	wantSame(t, team...)
	if n, err := team[1].Deferred(t.Context()); err != nil || n != 0 {
		t.Errorf("%d still wait (%v)", n, err)
	}
}

func TestOpeningTakesInWhatWaitedForThisVersion(t *testing.T) {
	dir := closedWorkspace(t)
	upgrade := older(t)
	open := func(work func(*colleague)) {
		db, err := Open(t.Context(), dir, at(noon))
		must(t, err)
		work(&colleague{DB: db, t: t, had: map[string]bool{}})
		must(t, db.Close())
	}
	open(func(c *colleague) {
		for _, tx := range newer {
			c.take(tx)
		}
	})
	upgrade()
	open(func(c *colleague) {
		if got := c.dump(); !strings.Contains(got, "Filings") || !strings.Contains(got, "grid") {
			t.Errorf("the upgraded workspace shows\n%s", got)
		}
		replays(t, c.DB)
	})
}

func TestAnEditByTheOlderVersionDestroysNothingOfTheNewer(t *testing.T) {
	team := colleagues(t, "rosa", "old")
	upgrade := older(t)
	for _, tx := range newer {
		team[1].take(tx)
	}
	execute(t, team[1].DB, "UPDATE saved_view SET name = 'Ours' WHERE id = 'v'")
	sent := team[1].publish(10)
	upgrade()
	must(t, team[1].resume(t.Context()))
	for _, tx := range newer {
		team[0].take(tx)
	}
	team[0].receive(sent...)
	wantSame(t, team...)
	views, err := team[1].Views(t.Context(), "")
	if err != nil || len(views) != 1 || views[0].Name != "Ours" || views[0].Place != "grid" {
		t.Errorf("the view is %+v (%v)", views, err)
	}
}
