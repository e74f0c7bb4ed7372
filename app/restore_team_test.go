package app

import (
	"slices"
	"testing"
)

func TestABackupFromBeforeTheTeamGoesBackWithoutLeavingIt(t *testing.T) {
	ctx := t.Context()
	a, _ := sampled(t)
	a.installed.dir, a.share.workFactor = t.TempDir(), 10
	config, dir, folder := a.installed.dir, a.Folder(), t.TempDir()
	if _, err := newSetting(t, a, 21); err != nil { // alone, and as nobody in particular
		t.Fatal(err)
	}
	backup, err := a.BackUp(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.CreateTeam(ctx, TeamFacts{Folder: folder, Passphrase: passphrase, Team: "Cypress Bend", Person: "Rosa Diaz", Device: "Laptop"}); err != nil {
		t.Fatal(err)
	}
	b := joiner(t, folder, "Ann Lee")
	if _, err := newSetting(t, b, 22); err != nil {
		t.Fatal(err)
	}
	shared(t, b, ShareOptions{})
	shared(t, a, ShareOptions{})
	before, err := a.Team(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := RestoreBackup(ctx, dir, backup); err != nil || left != "" {
		t.Fatalf("left %q, %v", left, err)
	}
	a = reopened(t, dir, config)
	if s, err := a.Settings(ctx); err != nil || s.BackupsKept != 21 {
		t.Fatalf("%+v, %v", s, err)
	}
	shared(t, a, ShareOptions{})
	shared(t, b, ShareOptions{})
	same(t, "dump", dumped(t, a), dumped(t, b))
	after, err := a.Team(ctx)
	if err != nil || after.Name != before.Name || len(after.Members) != 3 || !after.Me.SeesRates || after.Me.Continues != before.Me.Writer || after.Me.Person != "Rosa Diaz" {
		t.Errorf("%+v, %v", after.Me, err)
	}
	for who, w := range map[string]*Workspace{"who restored": a, "the colleague": b} {
		events, err := w.History(ctx, HistoryFilter{})
		if err != nil {
			t.Fatal(err)
		}
		told := slices.DeleteFunc(events, func(e Event) bool { return e.Reason != "Change the settings" })
		state, err := w.ShareState(ctx)
		if err != nil || len(told) != 2 || state.Conflicts != 0 || state.Unshared != 0 {
			t.Errorf("%s: %d changes of settings, %+v, %v", who, len(told), state, err)
		}
	}
}

func TestABackupOfAnotherWorkspaceSaysWhichTeamItLeaves(t *testing.T) {
	a, _ := founder(t)
	dir, config := a.Folder(), a.installed.dir
	other, _ := sampled(t)
	if _, err := newSetting(t, other, 21); err != nil {
		t.Fatal(err)
	}
	backup, err := other.BackUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := RestoreBackup(t.Context(), dir, backup); err != nil || left != "Cypress Bend" {
		t.Errorf("left %q, %v", left, err)
	}
	if state, err := reopened(t, dir, config).ShareState(t.Context()); err != nil || state.Team {
		t.Errorf("%+v, %v", state, err)
	}
}
