package sqlite

import (
	"testing"

	"countyline/data"
	"countyline/data/oplog"
)

// status states a participation's status.
func (c *colleague) status(s data.Status) {
	c.t.Helper()
	_, err := c.EditParticipations(c.t.Context(), []string{"p"}, data.ParticipationEdit{Status: &s})
	must(c.t, err)
}

// disputes lists conflicts.
func (c *colleague) disputes(want int) []Conflict {
	c.t.Helper()
	list, err := c.Conflicts(c.t.Context())
	if err != nil || len(list) != want {
		c.t.Fatalf("%s sees the disagreements %+v (%v), want %d", c.name, list, err, want)
	}
	return list
}

// meet brings everything to everybody.
func meet(team ...*colleague) {
	var all []segment
	for _, c := range team {
		all = append(all, c.publish(100)...)
	}
	for _, c := range team {
		c.receive(all...)
	}
}

func TestTwoWhoDisagreeAreBothHeard(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	team[0].status(data.LOI)
	meet(team...)
	team[0].status(data.Signed)
	team[1].status(data.Active)
	meet(team...)
	for _, c := range team {
		d := c.disputes(1)[0]
		if d.Table != "participation_edit" || d.Row != "p" || d.Cell != "status" || !d.Sensitive || len(d.Sides) != 2 {
			t.Fatalf("%s sees %+v", c.name, d)
		}
		for _, s := range d.Sides {
			want := map[string]oplog.Value{"rosa": oplog.TextValue("signed"), "ben": oplog.TextValue("active")}[s.Person]
			if s.Values["status"] != want || s.Before["status"] != oplog.TextValue("LOI") || s.Own != (s.Person == c.name) || s.Reason == "" || !s.Happened.Equal(noon) {
				t.Errorf("%s sees the side %+v", c.name, s)
			}
		}
		if shown := cellsOf(t, c.DB, "participation_edit", "status")["p"]; shown != d.Sides[0].Values["status"].Content {
			t.Errorf("%s shows %s first, the record says %s", c.name, d.Sides[0].Values["status"].Content, shown)
		}
	}
	wantSame(t, team...)
}

func TestADecisionEndsADisagreementForEverybody(t *testing.T) {
	for side := range 2 {
		team := colleagues(t, "rosa", "ben", "mai")
		team[0].status(data.Signed)
		team[1].status(data.Active)
		meet(team...)
		d := team[2].disputes(1)[0]
		undo, err := team[2].Settle(t.Context(), d.Table, d.Row, d.Cell, d.Sides[side].Values)
		must(t, err)
		team[2].disputes(0)
		meet(team...)
		for _, c := range team {
			c.disputes(0)
			if got := cellsOf(t, c.DB, "participation_edit", "status")["p"]; got != d.Sides[side].Values["status"].Content {
				t.Errorf("%s shows %s", c.name, got)
			}
		}
		list, err := team[0].Log(t.Context(), LogQuery{Limit: 1})
		if err != nil || list[0].Reason != decisionReason || list[0].Person != "mai" {
			t.Errorf("the log ends with %+v (%v)", list, err)
		}
		must(t, undo(t.Context()))
		if got := cellsOf(t, team[2].DB, "participation_edit", "status")["p"]; got != d.Sides[0].Values["status"].Content {
			t.Errorf("taken back, it shows %s", got)
		}
		wantSame(t, team[:2]...)
	}
}

func TestAnEditByOneWhoSawBothSidesEndsADisagreement(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	team[0].status(data.Signed)
	team[1].status(data.Active)
	meet(team...)
	team[0].status(data.Terminated)
	team[0].disputes(0)
	meet(team...)
	team[1].disputes(0)
	wantSame(t, team...)
}

func TestADeletionAgainstAnEditIsForAPersonToDecide(t *testing.T) {
	for _, c := range []struct {
		name    string
		deleted int64
		left    int
	}{{"keep", 0, 1}, {"delete", 1, 0}} {
		t.Run(c.name, func(t *testing.T) {
			team := colleagues(t, "rosa", "ben")
			id, _, err := team[0].AddParticipation(t.Context(), "product", data.Participation{NPI: 1_000_000_007, Name: "Dr. Lee", Specialty: "008", Location: data.Location{Street: "1 Elm St", City: "Ames", State: "IA", ZIP: "50010"}})
			must(t, err)
			meet(team...)
			_, err = team[0].RemoveAdded(t.Context(), []string{id})
			must(t, err)
			execute(t, team[1].DB, "UPDATE added_participation SET status = 'signed' WHERE id = ?", id)
			meet(team...)
			d := team[0].disputes(1)[0]
			if d.Cell != oplog.Deleted || d.Sides[0].Person != "ben" || d.Sides[0].Also["status"] != oplog.TextValue("signed") ||
				d.Sides[0].Values[oplog.Deleted] != oplog.IntegerValue(0) || d.Sides[1].Values[oplog.Deleted] != oplog.IntegerValue(1) {
				t.Fatalf("the disagreement is %+v", d)
			}
			_, err = team[1].Settle(t.Context(), d.Table, d.Row, d.Cell, map[string]oplog.Value{oplog.Deleted: oplog.IntegerValue(c.deleted)})
			must(t, err)
			meet(team...)
			for _, c2 := range team {
				c2.disputes(0)
				if members, _, err := c2.LoadMembers(t.Context(), "product"); err != nil || len(members) != c.left {
					t.Errorf("%s has %d participations (%v)", c2.name, len(members), err)
				}
			}
			wantSame(t, team...)
		})
	}
}

func TestGroupsAreDecidedAsAWhole(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	street, city := "1 Elm St", "Boone"
	_, err := team[0].EditLocation(t.Context(), "l", data.LocationEdit{Street: &street})
	must(t, err)
	_, err = team[1].EditLocation(t.Context(), "l", data.LocationEdit{City: &city})
	must(t, err)
	meet(team...)
	d := team[0].disputes(1)[0]
	if d.Cell != "address" || len(d.Sides[0].Values) != 5 {
		t.Fatalf("the disagreement is %+v", d)
	}
	if got := cellsOf(t, team[0].DB, "location_edit", "coalesce(street, '') || coalesce(city, '')")["l"]; got != street && got != city {
		t.Errorf("an address of halves: %s", got)
	}
	values := d.Sides[0].Values
	values["street"], values["city"] = oplog.TextValue(street), oplog.TextValue(city)
	_, err = team[1].Settle(t.Context(), d.Table, d.Row, d.Cell, values)
	must(t, err)
	meet(team...)
	for _, c := range team {
		c.disputes(0)
		if got := cellsOf(t, c.DB, "location_edit", "street || '/' || city")["l"]; got != "1 Elm St/Boone" {
			t.Errorf("%s shows %s", c.name, got)
		}
	}
}

func TestWhatCannotBeKeptIsNoDecision(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	team[0].status(data.Signed)
	team[1].status(data.Active)
	meet(team...)
	for _, values := range []map[string]oplog.Value{
		{"status": oplog.TextValue("bundled")},
		{"beds": oplog.IntegerValue(3)},
		{"status": oplog.SealedValue([]byte("x"))},
		{"status; DROP TABLE plan": oplog.TextValue("signed")},
		{oplog.Deleted: oplog.IntegerValue(1)},
	} {
		_, err := team[0].Settle(t.Context(), "participation_edit", "p", "status", values)
		wantCode(t, err, "bad_value")
	}
	_, err := team[0].Settle(t.Context(), "nowhere", "p", "status", nil)
	wantCode(t, err, "not_found")
	team[0].disputes(1)
}

func TestPrivateValuesAreDecidedByThoseWhoSeeThem(t *testing.T) {
	team := colleagues(t, "rosa", "ben", "mai")
	team[0].Unseal, team[1].Unseal = undisguised, undisguised
	for i, note := range []string{"asks for 110%", "asks for 120%"} {
		_, err := team[i].SetPracticeNote(t.Context(), "practice", note)
		must(t, err)
	}
	meet(team...)
	d := team[2].disputes(1)[0]
	if d.Sides[0].Values["private_note"].Kind != oplog.Sealed {
		t.Errorf("mai reads %+v", d.Sides[0])
	}
	_, err := team[2].Settle(t.Context(), d.Table, d.Row, d.Cell, nil)
	wantCode(t, err, "no_rates")
	d = team[0].disputes(1)[0]
	_, err = team[0].Settle(t.Context(), d.Table, d.Row, d.Cell, d.Sides[1].Values)
	must(t, err)
	meet(team...)
	for i, want := range []string{d.Sides[1].Values["private_note"].Content, d.Sides[1].Values["private_note"].Content, ""} {
		team[i].disputes(0)
		if got, err := team[i].PracticeNote(t.Context(), "practice"); err != nil || got != want {
			t.Errorf("%s reads %q (%v)", team[i].name, got, err)
		}
	}
	wantSame(t, team...)
}
