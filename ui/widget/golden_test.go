package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

type stated interface {
	fyne.CanvasObject
	FocusGained()
	Disable()
	MouseIn(*desktop.MouseEvent)
}

// states shows a control as it is, under the pointer, with the focus, and disabled.
func states[C stated](build func() C) fyne.CanvasObject {
	plain, hovered, focused, disabled := build(), build(), build(), build()
	hovered.MouseIn(&desktop.MouseEvent{})
	focused.FocusGained()
	disabled.Disable()
	return NewLine(16, plain, hovered, focused, disabled)
}

type sheet struct {
	name  string
	w, h  float32
	build func() fyne.CanvasObject
}

func sheets() []sheet {
	return []sheet{
		{"buttons", 760, 176, func() fyne.CanvasObject {
			kind := func(k ButtonKind, icon string) fyne.CanvasObject {
				return states(func() *Button { return NewButton("Open map", icon, k, nothing) })
			}
			return NewStack(16, kind(Primary, ""), kind(Secondary, "map"), kind(Quiet, "map"))
		}},
		{"choices", 900, 240, func() fyne.CanvasObject {
			return NewStack(16, states(func() *Segments { return NewSegments([]string{"All", "Failing"}, 0, nil) }),
				states(func() *Toggle { return NewToggle(true, nil) }), states(func() *Toggle { return NewToggle(false, nil) }),
				states(func() *Check { return NewCheck("Only failing", true, nil) }),
				states(func() *Select { return NewSelect([]string{"All classes", "Fixable"}, 0, nil) }))
		}},
		{"radio", 620, 104, func() fyne.CanvasObject {
			return states(func() *Radio { return NewRadio([]string{"Filing basis", "Member-ready"}, 1, nil) })
		}},
		{"pills", 880, 96, func() fyne.CanvasObject {
			var first, second []fyne.CanvasObject
			for i := range 6 {
				first = append(first, ClassPill(i))
			}
			for kind, words := range []string{"Planned", "On pace", "Thin", "Quiet 8 days", "Stalled 15 days", "Leverage high", "Running"} {
				second = append(second, NewPill(PillKind(kind), "circle-dot", words))
			}
			return NewStack(8, NewLine(8, first...), NewLine(8, second...))
		}},
		{"figure", 420, 200, func() fyne.CanvasObject {
			focused := NewFigure("64.2%", "within 60 mi and 75 min", "85% required", nothing)
			focused.FocusGained()
			return NewStack(16, focused, NewLine(32, NewFigure("4", "", "1 required", nil).Labeled("Providers").Inked(InkOk), NewFigure("71%", "", "estimate", nothing).Labeled("Chance")))
		}},
		{"bar", 420, 180, func() fyne.CanvasObject {
			return NewStack(8, NewBar(0.642, 0.85, PillWarn, "85% required"), NewBar(0.97, 0.9, PillOk, "90% required"), NewBar(0.1, 0.02, PillBad, "2% required"), NewBar(0, 0, PillBad, ""))
		}},
		{"rows", 376, 236, func() fyne.CanvasObject {
			focused := NewLink("split", "Plan B: reduce area or alternate", nothing)
			focused.FocusGained()
			return NewStack(0, NewRow("Providers counted", "1 required", "4"), NewRow("A label that is much too long for its row", "and its note too", "84.2%").Inked(InkWarn),
				NewReason("Limits", "60 mi and 75 min", "CMS reference Dec 17, 2025, Rural, code 008"), NewLink("circle-check", "Cottonwood Heart & Vascular", nothing).Noted("Greenwood · 3 cardiologists").Valued("9", "to 100%", InkOk), focused)
		}},
		{"section", 408, 330, func() fyne.CanvasObject {
			return NewCard(NewStack(0, NewSection("Who counts today", NewText("providers · reach", Style{Size: theme.Small, Ink: InkThird}), NewRow("Steele Bayou Cardiology", "1", "64.2%")).First(),
				NewFold("Why 64.2%", true, NewParagraph("6,058 beneficiaries × 0.11297 = 684.3 to cover, of whom a share is within both limits.", Style{Size: theme.Small, Ink: InkSecond})), NewFold("Why 1 required", false))).Padded(0)
		}},
		{"header", 620, 96, func() fyne.CanvasObject {
			return NewCard(NewHeader("Adequacy", "1,769 cells of 61 counties and 29 specialties", NewSegments([]string{"Providers · 29", "Facilities · 14"}, 0, nil), NewButton("Export", "file-down", Secondary, nothing))).Padded(0)
		}},
		{"footer", 620, 76, func() fyne.CanvasObject {
			return NewFooter("Filing basis: signed and active, letters of intent where allowed", FooterItem{"Roster Nov 18, 2026", nothing}, FooterItem{"CMS reference Dec 17, 2025", nothing})
		}},
		{"empty", 520, 240, func() fyne.CanvasObject {
			return NewEmpty("file-spreadsheet", "There is no roster yet. Import one, and the map shows in which counties the network is adequate.", "Import a roster", nothing)
		}},
		{"form", 520, 480, func() fyne.CanvasObject {
			f := NewForm(&Field{Label: "Practice", Value: "Twin Rivers Cardiology"}, &Field{Label: "NPI", Value: "123", Half: true}, &Field{Label: "County type", Options: []string{"Rural"}, Value: "Rural", Half: true},
				&Field{Label: "CCN", Value: "250001", ReadOnly: true, Hint: "From the reference file"}, &Field{Label: "Note", Multiline: true})
			f.OnCancel = nothing
			f.Field("NPI").SetError("An NPI has ten digits.")
			return f
		}},
		{"progress", 420, 232, func() fyne.CanvasObject {
			known, unknown := NewProgress("Reading the roster", nothing), NewProgress("Assessing the network", nil)
			for _, p := range []*Progress{known, unknown} {
				p.Timer, p.Now, p.began = nil, clock(65), clock(0)()
			}
			known.Set("Matching practices", 420, 1000)
			unknown.Set("Measuring distances", 0, 0)
			return NewStack(16, NewCard(known), NewCard(unknown))
		}},
		{"text", 420, 200, func() fyne.CanvasObject {
			return NewStack(4, NewText("Magnolia Ridge HMO", Style{Size: theme.Title, Bold: true}), NewText("A line that is much too long for the room that it is given here, as names of practices are", Style{Cut: true}),
				NewText("right", Style{Size: theme.Small, Ink: InkThird, Align: fyne.TextAlignTrailing}), NewParagraph("Text that wraps to its width, over as many lines as that takes, with Pneumonoultramicroscopicsilicovolcanoconiosis-and-more broken where it must be.", Style{Ink: InkSecond}))
		}},
	}
}

func TestEveryWidgetLooksAsItWasDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for _, s := range sheets() {
		for variant, v := range variants() {
			t.Run(s.name+" "+variant, func(t *testing.T) {
				test.AssertImageMatches(t, s.name+"-"+variant+".png", picture(t, v, func() fyne.CanvasObject { return NewPadded(24, 24, 24, 0, s.build()) }, s.w, s.h))
			})
		}
	}
}

func TestEverythingThatOpensLooksAsItWasDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for variant, v := range variants() {
		for name, open := range map[string]func(fyne.Window, *Select, *Stage){
			"menu": func(_ fyne.Window, s *Select, _ *Stage) { test.Tap(s) },
			"palette": func(w fyne.Window, _ *Select, _ *Stage) {
				ShowPalette(w, "Search or run a command", []PaletteItem{{"Go to", "Map", "", "map", "Alt+1", nothing}, {"Go to", "Adequacy", "", "grid-3x3", "Alt+2", nothing}, {"Do", "Import a roster", "from a CSV or Excel file", "file-spreadsheet", "", nothing}})
			},
			"dialog": func(w fyne.Window, _ *Select, _ *Stage) {
				Confirm(w, "Take this import back?", "The 1,204 participations it brought are removed again; providers stay. The file can be imported once more.", "Take back", nothing)
			},
			"toast": func(_ fyne.Window, _ *Select, s *Stage) {
				s.Toasts.Tell(PillOk, "Steele Bayou Cardiology leaves in the what-if", nothing)
			},
			"toast-fail": func(_ fyne.Window, _ *Select, s *Stage) {
				s.Toasts.Tell(PillBad, "The file could not be read to its end. Nothing was changed in the workspace. Save it in Excel once more and import it again.", nil)
			},
			"hint": func(w fyne.Window, s *Select, _ *Stage) { ShowHint(s, "Which counties are shown") },
		} {
			t.Run(name+" "+variant, func(t *testing.T) {
				var s *Select
				var stage *Stage
				w := window(t, v, func() fyne.CanvasObject {
					s = NewSelect([]string{"All counties", "Failing", "Structural"}, 1, nil)
					stage = NewStage(NewPadded(24, 24, 24, 0, NewLine(0, s)))
					stage.Timer, stage.Toasts.Timer = nil, nil
					return stage
				}, 640, 360)
				open(w, s, stage)
				test.AssertImageMatches(t, name+"-"+variant+".png", w.Canvas().Capture())
			})
		}
	}
}
