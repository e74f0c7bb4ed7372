package sqlite

import (
	"reflect"
	"slices"
	"testing"

	"countyline/data"
	"countyline/data/oplog"
)

// shown is the status that a colleague's screens show.
func (c *colleague) shown() string { return cellsOf(c.t, c.DB, "participation_edit", "status")["p"] }

// last is the number of the newest change.
func (c *colleague) last() int64 { return newest(c.t, c.DB).ID }

// undo takes the newest change back from the history.
func (c *colleague) undo() {
	c.t.Helper()
	done, _, err := c.UndoTx(c.t.Context(), c.last())
	if err != nil || len(done.Changed) == 0 {
		c.t.Fatalf("%+v, %v", done, err)
	}
}

func TestADecisionThatIsTakenBackIsAskedAboutAgainByEverybody(t *testing.T) {
	for name, way := range map[string]struct {
		decide func(c *colleague, d Conflict) Undo
		back   func(c *colleague, undo Undo)
		meet   bool // between the two
	}{
		"what is shown":           {decide: keeps(0), back: byUndo},
		"what is not shown":       {decide: keeps(1), back: byUndo},
		"a third value":           {decide: third, back: byUndo},
		"after an exchange":       {decide: keeps(1), back: byUndo, meet: true},
		"what is shown, later":    {decide: keeps(0), back: byUndo, meet: true},
		"by the history":          {decide: keeps(1), back: byHistory, meet: true},
		"what is shown, by it":    {decide: keeps(0), back: byHistory, meet: true},
		"by who only edited":      {decide: editsIt, back: byUndo, meet: true},
		"by a history of an edit": {decide: editsIt, back: byHistory},
	} {
		t.Run(name, func(t *testing.T) {
			team := colleagues(t, "rosa", "ben", "mai")
			team[0].status(data.Signed)
			team[1].status(data.Active)
			meet(team...)
			before, shown := team[0].disputes(1), team[0].shown()
			undo := way.decide(team[0], before[0])
			decided := team[0].shown()
			team[0].disputes(0)
			if way.meet {
				meet(team...)
				team[2].disputes(0)
			}
			way.back(team[0], undo)
			if got := team[0].disputes(1); !reflect.DeepEqual(got, before) || team[0].shown() != shown {
				t.Errorf("it shows %s and asks %+v\nbefore it was %s and %+v", team[0].shown(), got, shown, before)
			}
			meet(team...)
			for _, c := range team {
				if d := c.disputes(1)[0]; len(d.Sides) != 2 || c.shown() != shown {
					t.Errorf("%s shows %s and asks %+v", c.name, c.shown(), d)
				}
				replays(t, c.DB)
			}
			wantSame(t, team...)
			// Redo decides again, and that is taken back again.
			team[0].undo()
			team[0].disputes(0)
			meet(team...)
			if team[1].disputes(0); team[1].shown() != decided {
				t.Errorf("made again, it shows %s, want %s", team[1].shown(), decided)
			}
			team[0].undo()
			team[0].disputes(1)
			d := team[0].disputes(1)[0]
			_, err := team[0].Settle(t.Context(), d.Table, d.Row, d.Cell, d.Sides[1].Values)
			must(t, err)
			meet(team...)
			for _, c := range team {
				c.disputes(0)
			}
			wantSame(t, team...)
		})
	}
}

func keeps(side int) func(*colleague, Conflict) Undo {
	return func(c *colleague, d Conflict) Undo {
		undo, err := c.Settle(c.t.Context(), d.Table, d.Row, d.Cell, d.Sides[side].Values)
		must(c.t, err)
		return undo
	}
}

func third(c *colleague, d Conflict) Undo {
	undo, err := c.Settle(c.t.Context(), d.Table, d.Row, d.Cell, map[string]oplog.Value{"status": oplog.TextValue("terminated")})
	must(c.t, err)
	return undo
}

func editsIt(c *colleague, _ Conflict) Undo {
	s := data.Terminated
	undo, err := c.EditParticipations(c.t.Context(), []string{"p"}, data.ParticipationEdit{Status: &s})
	must(c.t, err)
	return undo
}

func byUndo(c *colleague, undo Undo) {
	must(c.t, undo(c.t.Context()))
	must(c.t, undo(c.t.Context())) // does no more
}

func byHistory(c *colleague, _ Undo) { c.undo() }

func TestADecisionThatAColleagueDecidedAgainstIsNotTakenBackInSilence(t *testing.T) {
	for name, side := range map[string]int{"what was shown": 0, "what was not": 1} {
		t.Run(name, func(t *testing.T) {
			team := colleagues(t, "rosa", "ben")
			team[0].status(data.Signed)
			team[1].status(data.Active)
			meet(team...)
			undos := []Undo{keeps(side)(team[0], team[0].disputes(1)[0]), keeps(1-side)(team[1], team[1].disputes(1)[0])}
			meet(team...)
			overruled := 0 // whose decision is not the one that is shown
			if team[0].disputes(1)[0].Sides[0].Own {
				overruled = 1
			}
			before, last := team[overruled].disputes(1), team[overruled].last()
			err := undos[overruled](t.Context())
			if data.CodeOf(err) != "changed_since" || !reflect.DeepEqual(team[overruled].disputes(1), before) || team[overruled].last() != last {
				t.Errorf("it ended with %v and asks %+v", err, team[overruled].disputes(1))
			}
		})
	}
}

func TestOneWhoDecidedSinceIsNotAskedAgain(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	team[0].status(data.Signed)
	team[1].status(data.Active)
	meet(team...)
	undo := third(team[0], team[0].disputes(1)[0])
	meet(team...)
	team[1].status(data.LOI) // knows the decision, and not that it is taken back
	must(t, undo(t.Context()))
	team[0].disputes(1)
	meet(team...)
	for _, c := range team {
		if c.disputes(0); c.shown() != "LOI" {
			t.Errorf("%s shows %s", c.name, c.shown())
		}
	}
	wantSame(t, team...)
}

func TestOnesOwnSideThatIsTakenBackLeavesThatOfTheOther(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	team[1].status(data.Active)
	there := team[1].publish(100)
	s := data.Signed
	undo, err := team[0].EditParticipations(t.Context(), []string{"p"}, data.ParticipationEdit{Status: &s})
	must(t, err)
	team[0].publish(100)
	team[0].receive(there...)
	if team[0].disputes(1); team[0].shown() != "signed" {
		t.Fatalf("it shows %s", team[0].shown())
	}
	must(t, undo(t.Context()))
	if team[0].disputes(0); team[0].shown() != "active" {
		t.Errorf("it shows %s", team[0].shown())
	}
	meet(team...)
	wantSame(t, team...)
	replays(t, team[0].DB)
}

func TestARemovalThatWasDecidedIsTakenBackToTheQuestion(t *testing.T) {
	for _, deleted := range []int64{0, 1} {
		team := colleagues(t, "rosa", "ben")
		id, _, err := team[0].AddParticipation(t.Context(), "product", data.Participation{NPI: 1_000_000_007, Name: "Dr. Lee", Specialty: "008", Location: data.Location{Street: "1 Elm St", City: "Ames", State: "IA", ZIP: "50010"}})
		must(t, err)
		meet(team...)
		_, err = team[0].RemoveAdded(t.Context(), []string{id})
		must(t, err)
		execute(t, team[1].DB, "UPDATE added_participation SET status = 'signed' WHERE id = ?", id)
		meet(team...)
		d := team[0].disputes(1)[0]
		undo, err := team[1].Settle(t.Context(), d.Table, d.Row, d.Cell, map[string]oplog.Value{oplog.Deleted: oplog.IntegerValue(deleted)})
		must(t, err)
		meet(team...)
		must(t, undo(t.Context()))
		meet(team...)
		for _, c := range team {
			if again := c.disputes(1)[0]; again.Cell != oplog.Deleted || !slices.EqualFunc(again.Sides, d.Sides, func(a, b ConflictSide) bool { return a.Person == b.Person }) {
				t.Errorf("%s is asked %+v", c.name, again)
			}
			if members, _, err := c.LoadMembers(t.Context(), "product"); err != nil || len(members) != 1 {
				t.Errorf("%s has %d participations (%v)", c.name, len(members), err)
			}
			replays(t, c.DB)
		}
		wantSame(t, team...)
	}
}

func TestAnAddressAndAPrivateNoteAreAskedAboutAgain(t *testing.T) {
	team := colleagues(t, "rosa", "ben", "mai")
	team[0].Unseal, team[1].Unseal = undisguised, undisguised
	for i, words := range []string{"1 Elm St", "2 Oak St"} {
		_, err := team[i].EditLocation(t.Context(), "l", data.LocationEdit{Street: &words})
		must(t, err)
		_, err = team[i].SetPracticeNote(t.Context(), "practice", words)
		must(t, err)
	}
	meet(team...)
	for _, d := range team[0].disputes(2) {
		undo, err := team[0].Settle(t.Context(), d.Table, d.Row, d.Cell, d.Sides[1].Values)
		must(t, err)
		meet(team...)
		must(t, undo(t.Context()))
		meet(team...)
		for _, c := range team {
			c.disputes(2)
			replays(t, c.DB)
		}
		wantSame(t, team[:2]...) // mai sees no private values
	}
}

func TestWhatAColleagueWroteAtTheSameTimeIsNotTakenBackWithIt(t *testing.T) {
	for _, decided := range []bool{false, true} {
		team := colleagues(t, "rosa", "ben")
		for _, c := range team {
			ahead := by("mai", 1, "plan p name=Willow") // by a clock that all follow for a while, and count alike
			ahead.Time += 1 << 40
			c.take(ahead)
		}
		team[0].status(data.LOI)
		meet(team...)
		s := data.Signed
		undo, err := team[0].EditParticipations(t.Context(), []string{"p"}, data.ParticipationEdit{Status: &s})
		must(t, err)
		team[1].status(data.Active)
		meet(team...)
		want := "active"
		if decided {
			undo = keeps(0)(team[0], team[0].disputes(1)[0])
			third(team[1], team[1].disputes(1)[0])
			meet(team...)
			want = "terminated"
		}
		must(t, undo(t.Context()))
		meet(team...)
		for _, c := range team {
			if c.disputes(0); c.shown() != want {
				t.Errorf("%s shows %s, want %s", c.name, c.shown(), want)
			}
			replays(t, c.DB)
		}
		wantSame(t, team...)
	}
}

func TestWhatTheHistoryTookBackIsMadeAgainBesideWhatAColleagueWrote(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	team[0].status(data.Signed)
	id := team[0].last()
	team[1].status(data.Active)
	meet(team...)
	_, redo, err := team[0].UndoTx(t.Context(), id)
	if must(t, err); team[0].shown() != "active" {
		t.Fatalf("it shows %s", team[0].shown())
	}
	must(t, redo(t.Context()))
	meet(team...)
	for _, c := range team {
		if c.shown() != "signed" {
			t.Errorf("%s shows %s", c.name, c.shown())
		}
	}
	wantSame(t, team...)
}

func TestHalfOfAGroupThatIsTakenBackIsTheSameInWhateverOrderItCame(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	before := by("mai", 1, "location_edit l street=1 Elm St", "location_edit l city=Ames")
	all := by("mai", 2, "location_edit l street=2 Oak St", "location_edit l city=Boone", "location_edit l state=IA")
	back := by("mai", 3, "location_edit l reopens address=")
	back.Ops[0].Value = oplog.IntegerValue(int64(all.Time))
	for _, tx := range []oplog.Tx{before, all, back} {
		team[0].take(tx)
	}
	team[1].take(before, all, back)
	wantSame(t, team...)
	for _, c := range team {
		replays(t, c.DB)
	}
}
