package imports

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// mostNames is how many unknown names are asked about; the rest stays with the rows set aside.
const mostNames = 60

// namesCard asks what the specialty names stand for that nobody knows.
func (w *wizard) namesCard() fyne.CanvasObject {
	list := kit.NewStack(theme.Step)
	for _, name := range w.named() {
		code := w.options.Names[name]
		list.Add(w.nameLine(name, "stands for", w.names[code]+" ("+code+")"))
	}
	unknown := w.draft.Unknown
	for _, f := range unknown[:min(len(unknown), mostNames)] {
		list.Add(w.nameLine(f.Words, counted(f.Count, "row", "rows"), "Left out"))
	}
	if more := len(unknown) - mostNames; more > 0 {
		list.Add(note("and " + counted(more, "more name", "more names") + " among the rows set aside"))
	}
	return kit.NewCard(kit.NewStack(theme.Step,
		kit.NewText("Specialty names that are not known", kit.Style{Size: theme.Lead, Bold: true, Cut: true}),
		kit.NewParagraph("Say what each stands for, and its rows are taken; it is remembered for the next file.", kit.Style{Size: theme.Small, Ink: kit.InkSecond}), list))
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
