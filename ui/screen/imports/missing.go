package imports

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// lessons say of each kind what holds without it, and where to find it.
var lessons = []struct {
	kind  data.DatasetKind
	icon  string
	words string
}{
	{data.ReferenceFile, "library", "Until it is here, county types, standards and minimum numbers are estimates. Search cms.gov for \"HSD Reference File\": CMS posts it for each contract year as an Excel workbook."},
	{data.PopulationFile, "users", "Until it is here, built-in ZIP code points stand for where beneficiaries live. CMS's sample beneficiary file, or your own count by ZIP code, takes their place."},
	{data.EnrollmentFile, "user-round-check", "Shows your members beside each county; the test itself uses CMS's beneficiaries. Use your own count, or CMS's monthly enrollment by contract and county from cms.gov."},
}

// showMissing teaches what the kinds are for of which no file is in force.
func (l *list) showMissing() {
	in := map[data.DatasetKind]bool{}
	for i := range l.files {
		in[l.files[i].Kind] = in[l.files[i].Kind] || l.files[i].InForce
	}
	var rows []fyne.CanvasObject
	for _, lesson := range lessons {
		if in[lesson.kind] {
			continue
		}
		if len(rows) > 0 {
			rows = append(rows, newRule())
		}
		text := kit.NewStack(2, kit.NewText(app.KindWords(lesson.kind), kit.Style{Bold: true, Cut: true}), kit.NewParagraph(lesson.words, kit.Style{Size: theme.Small, Ink: kit.InkSecond}))
		rows = append(rows, kit.NewPadded(theme.Gap, 12, 12, 0, newFacing(text, kit.NewButton("Import", "", kit.Secondary, func() { l.s.choose(lesson.kind) }).Compact())))
	}
	if len(rows) == 0 {
		l.missing.Hide()
		return
	}
	l.missing.Show()
	title := kit.NewText("Not here yet", kit.Style{Size: theme.Lead, Bold: true})
	l.lessons = kit.NewPadded(theme.Margin, theme.Step, theme.Gap, 12, title, kit.NewCard(kit.NewStack(0, rows...)).Padded(1))
	l.missing.SetContent(l.lessons)
}
