package sqlite

import (
	"testing"

	"countyline/data"
)

func TestTakingBackLeavesWhatAColleagueWroteSince(t *testing.T) {
	rosa, ben := data.LOI, data.Signed
	for _, test := range []struct {
		what         string
		first        func(c *colleague) Undo
		since        func(c *colleague)
		refused      bool
		status, code string // afterwards
	}{
		{
			"the same cell", edit(data.ParticipationEdit{Status: &rosa}), func(c *colleague) { c.status(ben) }, true, ben.String(), "",
		},
		{
			"another cell of the record", edit(data.ParticipationEdit{Status: &rosa}), func(c *colleague) { c.specialty("011") }, false, "", "011",
		},
		{
			"one of two cells", edit(data.ParticipationEdit{Status: &rosa, Specialty: text("001")}), func(c *colleague) { c.specialty("011") }, false, "", "011",
		},
		{
			"the value that there was", edit(data.ParticipationEdit{Status: &rosa}), func(c *colleague) { must(c.t, edit(data.ParticipationEdit{Status: &rosa})(c)(c.t.Context())) }, false, "", "",
		},
	} {
		t.Run(test.what, func(t *testing.T) {
			team := colleagues(t, "rosa", "ben")
			undo := test.first(team[0])
			meet(team...)
			test.since(team[1])
			meet(team...)
			if err := undo(t.Context()); test.refused != (data.CodeOf(err) == "changed_since") {
				t.Fatalf("%v", err)
			}
			meet(team...)
			for _, c := range team {
				var status, specialty *string
				if err := c.read.QueryRow("SELECT status, specialty FROM participation_edit WHERE id = 'p'").Scan(&status, &specialty); err != nil {
					t.Fatal(err)
				}
				if orEmpty(status) != test.status || orEmpty(specialty) != test.code {
					t.Errorf("%s has %q and %q", c.name, orEmpty(status), orEmpty(specialty))
				}
			}
		})
	}
}

func TestTakingBackARecordThatAColleagueWorkedOnLeavesIt(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	view, undo, err := team[0].SaveView(t.Context(), data.SavedView{Screen: "network", Name: "Mine", Place: "a"})
	must(t, err)
	meet(team...)
	view.Name = "Ours"
	_, _, err = team[1].SaveView(t.Context(), view)
	must(t, err)
	meet(team...)
	if err := undo(t.Context()); data.CodeOf(err) != "changed_since" {
		t.Errorf("%v", err)
	}
	var deleted bool
	if err := team[0].read.QueryRow("SELECT deleted FROM saved_view").Scan(&deleted); err != nil || deleted {
		t.Errorf("a colleague's work was deleted with the record: %v", err)
	}
}

func edit(e data.ParticipationEdit) func(*colleague) Undo {
	return func(c *colleague) Undo {
		c.t.Helper()
		undo, err := c.EditParticipations(c.t.Context(), []string{"p"}, e)
		must(c.t, err)
		return undo
	}
}

func (c *colleague) specialty(code string) {
	c.t.Helper()
	edit(data.ParticipationEdit{Specialty: &code})(c)
}

func text(s string) *string { return &s }

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestWhoMayNotReadPrivateCellsKeepsNoneOnceTheyAreSealed(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	_, err := c.SetPracticeNote(t.Context(), "p", "pays 120 percent")
	must(t, err)
	c.publish(100)
	if note, err := c.PracticeNote(t.Context(), "p"); err != nil || note != "" {
		t.Errorf("%q, %v", note, err)
	}
	found, err := c.Replay(t.Context(), nil)
	if err != nil || len(found.Differences) > 0 {
		t.Errorf("%v, %v", found.Differences, err)
	}
	c.Unseal = undisguised
	must(t, c.Reveal(t.Context()))
	if note, err := c.PracticeNote(t.Context(), "p"); err != nil || note != "pays 120 percent" {
		t.Errorf("%q, %v", note, err)
	}
}
