package imports

import (
	"slices"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// mostNames is how many unknown names are asked about; the rest stays with the rows set aside.
const mostNames = 60

// namesCard asks what the specialty names stand for that nobody knows.
func (w *wizard) namesCard() fyne.CanvasObject {
	list := kit.NewStack(theme.Step)
	open := w.open()
	for _, f := range open[:min(len(open), mostNames)] {
		stands := "Left out"
		if code := w.options.Names[f.Words]; code != "" {
			stands = w.names[code] + " (" + code + ")"
		}
		list.Add(w.nameLine(f.Words, app.CountOf(f.Count, "row", "rows"), stands))
	}
	if more := len(open) - mostNames; more > 0 {
		list.Add(note("and " + app.CountOf(more, "more name", "more names") + " among the rows set aside"))
	}
	return kit.NewCard(kit.NewStack(theme.Step,
		kit.NewText("Specialty names that are not known", kit.Style{Size: theme.Lead, Bold: true, Cut: true}),
		kit.NewParagraph("Say what each stands for, and its rows are taken; it is remembered for the next file.", kit.Style{Size: theme.Small, Ink: kit.InkSecond}), list))
}

// ask adds names to those asked about. Each keeps its place for as long as the file is on its way in, whatever is said
// of it, so that none moves under the pointer.
func (w *wizard) ask(unknown []app.Finding) {
	for _, f := range unknown {
		at := slices.IndexFunc(w.asked, func(o app.Finding) bool { return o.Words == f.Words })
		if at < 0 {
			w.asked = append(w.asked, f)
		} else {
			w.asked[at] = f
		}
	}
}

// open are the names to be asked about as the file is read now.
func (w *wizard) open() []app.Finding {
	return slices.DeleteFunc(slices.Clone(w.asked), func(f app.Finding) bool {
		return w.options.Names[f.Words] == "" && !slices.Contains(w.draft.Unknown, f)
	})
}

// nameLine is a name with its rows, and what it stands for.
func (w *wizard) nameLine(name, about, stands string) fyne.CanvasObject {
	text := kit.NewStack(0, kit.NewText(name, kit.Style{Bold: true, Cut: true}), kit.NewText(about, kit.Style{Size: theme.Small, Ink: kit.InkThird, Cut: true}))
	choice := kit.NewButton(kit.Cut(stands, 180, theme.Body, true), "search", kit.Secondary, func() { w.askName(name) })
	return newFacing(text, choice)
}

// askName offers the specialties; typing finds them.
func (w *wizard) askName(name string) {
	items := []kit.PaletteItem{{Group: name, Words: "Leave these rows out", Icon: "x", Do: func() { w.name(name, "") }}}
	for _, code := range sortedKeys(w.names) {
		items = append(items, kit.PaletteItem{Group: "Stands for", Words: w.names[code], Hint: code, Icon: "stethoscope", Do: func() { w.name(name, code) }})
	}
	kit.ShowPalette(w.s.desk.Window, "What does \""+name+"\" stand for?", items)
}
