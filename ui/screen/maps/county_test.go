package maps

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestACountyOnTheMapFillsTheDetailAndOpensInAdequacy(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.neurology(t)
	pos := v.plot.PositionOf([2]float64{-91.35, 31.48}) // Adams
	test.TapCanvas(v.window.Canvas(), pos.Add(v.plot.Position()).AddXY(0, theme.Header))
	v.settle()
	if v.host.Title != "Adams, MS" || v.host.Detail == nil {
		t.Fatalf("the pane is titled %q", v.host.Title)
	}
	if v.looked == nil || len(v.looked.points) == 0 || v.practice == "" {
		t.Fatal("ZIP points or practices that could fix it are missing")
	}
	test.TapCanvas(v.window.Canvas(), pos.Add(v.plot.Position()).AddXY(0, theme.Header))
	want := desk.Place{Screen: desk.Adequacy, County: v.figures.Counties[v.county].Key, Specialty: v.code()}
	if len(v.host.Went) != 1 || v.host.Went[0] != want {
		t.Errorf("a second click goes to %v", v.host.Went)
	}
	v.key(fyne.KeyReturn)
	if len(v.host.Went) != 2 || v.host.Went[1] != want {
		t.Errorf("Enter goes to %v", v.host.Went)
	}
	v.key(fyne.KeyEscape)
	if v.host.Detail != nil || v.county != none {
		t.Error("Esc does not deselect")
	}
	if v.key(fyne.KeyEscape) {
		t.Error("a second Esc was kept from the window")
	}
}

func TestTheDetailChoosesAPracticeAndAnotherSpecialty(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.neurology(t)
	v.selectCounty(t, "Claiborne")
	var fixers []*fixer
	var links []*kit.Link
	for _, o := range test.LaidOutObjects(v.host.Detail) {
		switch o := o.(type) {
		case *fixer:
			fixers = append(fixers, o)
		case *kit.Link:
			links = append(links, o)
		}
	}
	if len(fixers) < 2 || len(links) == 0 {
		t.Fatalf("the detail lists %d practices and %d specialties", len(fixers), len(links))
	}
	test.Tap(fixers[1])
	if v.practice != fixers[1].of.Key || v.Place().Record != v.practice {
		t.Errorf("chosen is %q", v.practice)
	}
	was := v.specialty
	test.Tap(links[0])
	v.settle()
	if v.specialty == was || v.host.Title != "Claiborne, MS" {
		t.Error("a click on another failing specialty does not show it")
	}
}

func TestACountyOutsideOfTheServiceAreaSaysSo(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.selectFIPS("28081")
	v.settle()
	if v.host.Title != "Lee, MS" || v.county != none {
		t.Errorf("the pane is titled %q", v.host.Title)
	}
}

func TestTheFigureOfACellOpensItsReasonsInPlace(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.neurology(t)
	v.selectCounty(t, "Adams")
	for _, o := range test.LaidOutObjects(v.host.Detail) {
		if f, ok := o.(*kit.Figure); ok {
			test.Tap(f)
		}
	}
	if len(v.host.Went) > 0 || v.reasons == nil || !v.reasons.Opened() {
		t.Fatalf("the reasons are not open, went to %v", v.host.Went)
	}
	v.selectCounty(t, "Amite")
	if !v.reasons.Opened() {
		t.Error("the reasons of the next county are shut")
	}
	test.AssertImageMatches(t, "reasons.png", v.window.Canvas().Capture())
}
