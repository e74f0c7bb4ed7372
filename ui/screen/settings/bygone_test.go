package settings

import (
	"testing"
	"time"

	"countyline/ui/theme"
)

func TestInThePastAFieldThatWasChangedIsRefusedAndSaysWhatItSaid(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	past, err := r.desk.Workspace.AsOf(t.Context(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	r.desk.Workspace = past
	r.fill(r.editor("Cypress Bend Health Plan, Inc."), "Other")
	if r.toast() != "refused" {
		t.Errorf("told %q", r.toast())
	}
	r.editor("Cypress Bend Health Plan, Inc.") // the field shows it again
}
