package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

func gallery() fyne.CanvasObject {
	disabled := NewButton("Draft exception", "", Secondary, nothing)
	disabled.Disable()
	buttons := NewLine(12, NewButton("Open negotiation", "", Primary, nothing), NewButton("Call with script", "phone", Secondary, nothing),
		NewButton("Details", "", Quiet, nothing), NewButton("Save", "", Primary, nothing).Keyed("Ctrl+Enter"), NewButton("Search", "search", Secondary, nothing).Keyed("Ctrl K"), disabled,
		NewIconButton("x", "Close", nothing), NewIconButton("printer", "Print", nothing).Framed(), NewButton("Copy", "copy", Secondary, nothing).Compact())
	choices := NewLine(12, NewSegments([]string{"Pass or fail", "Share with access", "Chance by Feb 10"}, 0, nil), NewSegments([]string{"Providers · 29", "Facilities · 14"}, 1, nil),
		NewSelect([]string{"Expansion + existing", "Existing"}, 0, nil), NewSelect([]string{"Failing first"}, 0, nil).WithIcon("arrow-down-wide-narrow"))
	switches := NewLine(16, NewToggle(false, nil), NewToggle(true, nil), NewCheck("Only failing", true, nil), NewCheck("Facilities", false, nil),
		NewRadio([]string{"Filing basis", "Member-ready basis"}, 0, nil))
	bad := NewEntry("", "98120012")
	bad.SetBad(true)
	fields := NewLine(12, NewSearch("Specialty", nil).Wide(184), NewEntry("Name", "").Wide(160), NewEntry("", "Cottonwood Heart & Vascular").Wide(220), bad.Wide(120))
	pills := NewLine(8, ClassPill(1), ClassPill(2), ClassPill(3), ClassPill(4), ClassPill(5), ClassPill(0))
	more := NewLine(8, NewPill(PillInfo, "scale", "Leverage high"), NewPill(PillAccent, "map-pin", "Expansion county"), NewPill(PillNeutral, "lock", "Frozen"), NewPill(PillWarn, "pencil-line", "Draft"))
	pane := NewStack(0,
		NewSection("", nil, NewEnds(NewText("Leflore County", Style{Size: theme.Title, Bold: true, Cut: true}), NewIconButton("x", "Close", nothing)),
			NewText("Rural · SSA 25410 · 6,058 beneficiaries", Style{Ink: InkSecond, Cut: true}),
			NewLine(8, NewPill(PillAccent, "map-pin", "Expansion county"), NewPill(PillNeutral, "users", "3 of 29 fail"))).First(),
		NewSection("", nil, NewEnds(NewText("Cardiology", Style{Bold: true}), ClassPill(3)), NewFigure("64.2%", "within 60 mi and 75 min", "", nothing), NewBar(0.642, 0.85, PillWarn, "85% required"),
			NewStack(0, NewRow("Providers counted", "1 required", "4"), NewRow("Chance by Feb 10", "estimate, two talks", "71%"), NewRow("With both credits of the rule", "still 0.8 short", "84.2%"))),
		NewFold("Why 64.2%", true, NewStack(4, NewReason("Sample points inside both limits", "77 of 120", "ZIP-weighted points, county file of Nov 2, 2026"), NewReason("Limits", "60 mi and 75 min", "CMS reference Dec 17, 2025, Rural, code 008"))),
		NewFold("Why 1 required", false),
		NewSection("Who could fix it", NewText("cells · Leflore", Style{Size: theme.Small, Ink: InkThird}),
			NewLink("circle-check", "Cottonwood Heart & Vascular", nothing).Noted("Greenwood · 3 cardiologists · terms").Valued("9", "to 100%", InkOk),
			NewLink("split", "Plan B: reduce area or alternate", nothing), NewLink("file-warning", "Draft the exception request", nothing)).Tight(0))
	form := NewForm(&Field{Label: "Practice", Value: "Twin Rivers Cardiology"}, &Field{Label: "NPI", Value: "123", Half: true}, &Field{Label: "County type", Options: []string{"Rural", "Micro"}, Value: "Rural", Half: true},
		&Field{Label: "Note", Multiline: true, Inside: "What was agreed", Hint: "Contracting only sees this."})
	form.OnCancel = nothing
	form.Field("NPI").SetError("An NPI has ten digits.")
	progress := NewProgress("Reading the roster", nothing)
	progress.Now, progress.Timer = clock(8), nil
	progress.began = clock(0)()
	progress.Set("Matching practices", 420, 1000)
	figures := NewLine(32, NewFigure("64.2%", "", "85% required", nothing).Labeled("Access").Inked(InkWarn), NewFigure("4", "", "1 required", nil).Labeled("Providers").Inked(InkOk), NewFigure("71%", "", "estimate", nothing).Labeled("Chance, Feb 10"))
	text := NewStack(4, NewText("A title at twenty-one", Style{Size: theme.Title, Bold: true}), NewText("A card's title", Style{Size: theme.Lead, Bold: true}), NewText("Body text of what people work in", Style{}),
		NewText("Labels, units, sources", Style{Size: theme.Small, Ink: InkThird}),
		NewParagraph("A figure stands only while its sources are current; otherwise the sentence is replaced by the reason it is withheld.", Style{Ink: InkSecond}))
	left := NewPadded(24, 8, 24, 16, buttons, choices, switches, fields, pills, more, figures, NewCard(text), NewCard(progress), NewCard(form))
	return container.NewBorder(NewHeader("Kit", "Everything that screens are built from", NewButton("Export", "file-down", Secondary, nothing)), NewFooter("Filing basis: signed and active", FooterItem{"Roster Nov 18, 2026", nothing}, FooterItem{"CMS reference Dec 17, 2025", nothing}), nil,
		&fyne.Container{Layout: &fixed{theme.Detail, 100}, Objects: []fyne.CanvasObject{NewCard(pane).Padded(0)}}, left)
}

func TestTheKitAsAWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, v := range variants() {
		test.AssertImageMatches(t, "gallery-"+name+".png", picture(t, v, gallery, 1440, 1160))
	}
}
