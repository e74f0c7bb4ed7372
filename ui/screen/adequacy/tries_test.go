package adequacy

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestTickingAPracticeMarksTheCellsItChanges(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "031"})
	r.settle()
	test.Tap(r.controls.whatIf)
	if !r.tries.card.Visible() || r.window.Canvas().Focused() != r.tries.search.Editor {
		t.Fatal("the button does not open the what-if")
	}
	test.Type(r.tries.search.Editor, "homeseeker arth")
	p := r.tries.practices[slices.IndexFunc(r.tries.practices, func(p app.Prospect) bool { return strings.HasPrefix(p.Practice, "Homeseeker Arth") })]
	toggle := r.tries.toggles[p.Key]
	if toggle == nil || len(r.tries.toggles) != 1 {
		t.Fatalf("typing leaves %d practices", len(r.tries.toggles))
	}
	r.press(fyne.KeyDown, fyne.KeySpace)
	r.settle()
	now, base := r.desk.WhatIf().Failing()
	if now-base != p.Effect || r.tries.figure.Text() != app.Count(now) || r.controls.whatIf.Words() != "What if · 1" {
		t.Errorf("%d failing of %d, the panel says %s and the button %s", now, base, r.tries.figure.Text(), r.controls.whatIf.Words())
	}
	second := r.tries.practices[0]
	if shown := r.desk.WhatIf().Practices()[0]; second.Effect != shown.Effect {
		t.Errorf("%s is shown with %d after a tick, it is %d", second.Practice, second.Effect, shown.Effect)
	}
	changed := 0
	for row := range r.view.counties {
		for column := range r.view.specialties {
			if r.view.heatCell(row, column).Changed {
				changed++
			}
		}
	}
	if changed < -p.Effect {
		t.Errorf("%d cells are marked, %d were turned", changed, -p.Effect)
	}
	test.AssertImageMatches(t, "what_if.png", r.window.Canvas().Capture())
	test.Tap(r.tries.reset)
	r.settle()
	if now, base = r.desk.WhatIf().Failing(); now != base {
		t.Error("reset leaves something tried")
	}
	r.host.Undo()
	r.settle()
	if now, _ = r.desk.WhatIf().Failing(); now-base != p.Effect {
		t.Error("the reset cannot be undone")
	}
	test.Tap(r.tries.reset)
	r.settle()
	r.tries.search.Focus()
	r.press(fyne.KeyEscape, fyne.KeyEscape)
	if r.tries.search.Text() != "" || r.tries.open || r.window.Canvas().Focused() != r.grid {
		t.Error("Esc does not empty the search, then close the panel")
	}
}

func TestAProspectIsTriedFromTheDetail(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "031"})
	r.settle()
	root := r.host.Detail
	toggle := find[*kit.Toggle](root)[0]
	test.Tap(toggle)
	r.settle()
	if r.host.Detail != root {
		t.Error("another object is shown for the same cell, so that the window loses its scroll")
	}
	if cell, base := r.shown.cell(), r.shown.detail.Cell; cell == base || cell.Class.Fails() {
		t.Errorf("with the first prospect the cell is %v", cell.Class)
	}
	if len(r.desk.WhatIf().Chosen()) != 1 {
		t.Error("the practice is not ticked in the what-if")
	}
	r.desk.WhatIf().Reset()
}
