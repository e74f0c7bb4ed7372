package imports

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// replaces says whether the file on its way in is to take the place of an earlier roster: as the user said, else as the
// providers in both suggest.
func (w *wizard) replaces(e *app.EarlierRoster) bool {
	if said, ok := w.replaced[e.ID]; ok {
		return said
	}
	return e.Replaced()
}

// replace notes what the user said of an earlier roster.
func (w *wizard) replace(e *app.EarlierRoster, on bool) {
	if w.replaced == nil {
		w.replaced = map[string]bool{}
	}
	w.replaced[e.ID] = on
	w.sayReplaced()
}

// sayReplaced tells the draft which rosters it replaces.
func (w *wizard) sayReplaced() {
	w.draft.Replaces = nil
	for i := range w.draft.Earlier {
		if e := &w.draft.Earlier[i]; w.replaces(e) {
			w.draft.Replaces = append(w.draft.Replaces, e.ID)
		}
	}
}

// ofDay names a roster in force with the day it was imported.
func (w *wizard) ofDay(e *app.EarlierRoster) string {
	return e.FileName + " of " + day(e.ImportedAt.In(w.s.desk.Now().Location()))
}

// earlierCard asks what becomes of the rosters that are in force already.
func (w *wizard) earlierCard() fyne.CanvasObject {
	if len(w.draft.Earlier) == 1 {
		return w.oneEarlier(&w.draft.Earlier[0])
	}
	rows := []fyne.CanvasObject{kit.NewText("Which rosters in force does it replace?", kit.Style{Size: theme.Lead, Bold: true, Cut: true})}
	for i := range w.draft.Earlier {
		e := &w.draft.Earlier[i]
		rows = append(rows, kit.NewStack(0, kit.NewCheck(w.ofDay(e), w.replaces(e), func(on bool) { w.replace(e, on) }),
			kit.NewPadded(theme.IconText+theme.Step, 0, 0, 0, small(e.Why()))))
	}
	rows = append(rows, small("Rows of a file that it replaces count no more; rows of the others count beside its own."))
	return kit.NewCard(kit.NewStack(theme.Step, rows...))
}

// oneEarlier asks of a single roster in force.
func (w *wizard) oneEarlier(e *app.EarlierRoster) fyne.CanvasObject {
	outcome := small(replaceWords(w.replaces(e)))
	chosen := 1
	if w.replaces(e) {
		chosen = 0
	}
	choice := kit.NewSegments([]string{"Replaces it", "Adds to it"}, chosen, func(i int) {
		w.replace(e, i == 0)
		outcome.SetText(replaceWords(i == 0))
	})
	return kit.NewCard(kit.NewStack(theme.Step,
		kit.NewText("In force: "+w.ofDay(e), kit.Style{Size: theme.Lead, Bold: true, Cut: true}),
		small(e.Why()), kit.NewLine(0, choice), outcome))
}

// replaceWords say what is meant by the choice.
func replaceWords(replaces bool) string {
	if replaces {
		return "Its rows count no more once this file is taken. Taking this import back puts them in force again."
	}
	return "Rows of both files count: a provider that this file does not list still counts by the other."
}

func small(words string) *kit.Paragraph {
	return kit.NewParagraph(words, kit.Style{Size: theme.Small, Ink: kit.InkSecond})
}

// besideWords say on the last step what became of the rosters that were in force before.
func (w *wizard) besideWords() []string {
	var replaced, beside []string
	for i := range w.draft.Earlier {
		e := &w.draft.Earlier[i]
		if w.replaces(e) {
			replaced = append(replaced, w.ofDay(e))
		} else {
			beside = append(beside, w.ofDay(e))
		}
	}
	var list []string
	if len(replaced) > 0 {
		list = append(list, "It replaces "+listed(replaced)+", whose rows count no more.")
	}
	if len(beside) > 0 {
		list = append(list, "It adds to "+listed(beside)+".")
	}
	return list
}
