package app

import (
	"slices"
	"testing"

	"countyline/data"
)

func TestColleaguesSeeANewNamePartAndComputerWithTheNextExchange(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	if err := b.SetMember(t.Context(), "Ann Smith", " Credentialing ", "Laptop 3"); err != nil {
		t.Fatal(err)
	}
	shared(t, b, ShareOptions{})
	shared(t, a, ShareOptions{})
	team, err := a.Team(t.Context())
	if err != nil || !slices.ContainsFunc(team.Members, func(m Member) bool {
		return m.Person == "Ann Smith" && m.Role == "Credentialing" && m.Device == "Laptop 3"
	}) {
		t.Errorf("%+v, %v", team.Members, err)
	}
}

func TestWithoutATeamThereIsNoMemberToChange(t *testing.T) {
	w := newWorkspace(t)
	if err := w.SetMember(t.Context(), "Ann Lee", "", ""); data.CodeOf(err) != "no_team" {
		t.Error(err)
	}
	if person, err := w.Person(t.Context()); err != nil || person != "Ann Lee" {
		t.Errorf("edits are signed by %q, %v", person, err)
	}
}
