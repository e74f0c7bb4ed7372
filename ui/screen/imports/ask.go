package imports

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// beginCard says that a plan begins with this roster, and lets the user name it.
func (w *wizard) beginCard() fyne.CanvasObject {
	if w.plan == nil {
		w.plan = kit.NewEntry(app.FirstPlan, app.FirstPlan)
		w.plan.OnSubmit = func(string) { w.s.focus(w.next) }
	}
	return kit.NewCard(kit.NewStack(theme.Step,
		kit.NewText("A new plan begins with this roster", kit.Style{Size: theme.Lead, Bold: true, Cut: true}),
		small("It gets a workspace of its own; other plans stay as they are. Its contract and product follow in Settings."),
		kit.NewText("Name of the plan", kit.Style{Size: theme.Small, Ink: kit.InkSecond}), w.plan))
}

// statuses are what rows that state none can count as, with what people call it.
func statuses() (keys, words []string) {
	return []string{"", data.Active.String(), data.Prospect.String(), data.LOI.String()}, []string{"Signed", "Active", "Prospects", "Letter of intent"}
}

// statusCard says what the rows of a file without a status count as, and lets the user say otherwise.
func (w *wizard) statusCard() fyne.CanvasObject {
	keys, words := statuses()
	at := 0
	for i, key := range keys {
		if key == w.options.Status {
			at = i
		}
	}
	if w.status == nil {
		w.status = kit.NewSelect(words, at, func(i int) {
			w.options.Status = keys[i]
			w.columns = nil // which asks the same
			w.reread()
		})
	}
	w.status.SetChosen(at)
	return kit.NewCard(kit.NewStack(theme.Gap, newAlert("circle-alert", kit.InkWarn, w.statusWords()),
		kit.NewEnds(kit.NewText("They count as", kit.Style{Ink: kit.InkSecond, Cut: true}), w.status)))
}

// statusWords say it in one sentence.
func (w *wizard) statusWords() string {
	rows, as := "its "+app.CountOf(w.draft.Taken, "row", "rows"), map[string]string{
		data.Prospect.String(): "as prospects", data.LOI.String(): "as under letter of intent", data.Active.String(): "as active",
	}[w.options.Status]
	switch {
	case as != "":
	case w.holds("loi"):
		as = "as signed, or as under letter of intent where its column says so"
	default:
		as = "as signed"
	}
	return "The file states no status: " + rows + " will count " + as + "."
}

// holds says whether some column of the file is read as a field.
func (w *wizard) holds(field string) bool {
	for _, c := range w.draft.Columns {
		if c.Field == field {
			return true
		}
	}
	return false
}
