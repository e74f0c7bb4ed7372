package team

import (
	"slices"
	"strings"
	"testing"

	"countyline/ui/desk"
	"countyline/ui/theme"
)

func TestADeviceIsNotCutBesideEmptySpace(t *testing.T) {
	f := made()
	f.team.Members[0].Device = "Contracting laptop 2"
	b := open(t, f, states(), laptop, theme.Light)
	for i := range f.team.Members {
		for c, words := range b.members.words(&f.team.Members[i]) {
			if shown := b.members.rows[i].cells[c].Text; shown != words {
				t.Errorf("%q stands as %q", words, shown)
			}
		}
	}
}

func TestTheListOfKeysHasThoseThatDecide(t *testing.T) {
	has := func(b *bench, key string) bool {
		return slices.ContainsFunc(b.Commands(), func(c desk.Command) bool { return strings.Contains(c.Shortcut, key) })
	}
	b := open(t, made(), states(), laptop, theme.Light)
	if !has(b, "←  →  Enter") || !has(b, "↓  ↑") {
		t.Errorf("%+v", b.Commands())
	}
	agreed := made()
	agreed.conflicts = nil
	if b := open(t, agreed, states(), laptop, theme.Light); has(b, "Enter") {
		t.Error("keys are listed that do nothing")
	}
}
