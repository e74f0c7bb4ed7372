package imports

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// stepWords are the steps as the line below the head names them.
var stepWords = [...]string{"File", "Columns", "What will be taken", "Done"}

// show lets the page say where the file stands.
func (w *wizard) show() {
	w.sayHead()
	w.saySteps()
	if w.busy == "" || w.draft == nil || w.taking || w.step == stepColumns { // else what is in sight stays until the file was read anew
		w.body.Objects = []fyne.CanvasObject{w.content()}
		w.body.Refresh()
	}
	w.page.Refresh()
	if w.s.at == w.page {
		w.focusStep()
	}
}

// content is what the step in sight shows.
func (w *wizard) content() fyne.CanvasObject {
	switch {
	case w.busy != "" && (w.draft == nil || w.taking):
		return w.waiting()
	case w.step == stepFile || w.draft == nil:
		return w.fileStep()
	case w.step == stepColumns:
		return w.columnsStep()
	case w.step == stepDone:
		return w.doneStep()
	}
	return w.takeStep()
}

// sayHead names the file and offers the ways on and back.
func (w *wizard) sayHead() {
	sub := ""
	if w.path != "" {
		sub = w.file()
		if w.draft != nil && w.draft.Kind != "" {
			sub += " · " + app.KindWords(w.draft.Kind)
		}
	}
	w.head.SetSub(sub)
	over := w.done != nil
	w.leave.SetWords("Leave")
	w.leave.SetIcon("x")
	if over {
		w.leave.SetWords("All imports")
		w.leave.SetIcon("arrow-left")
	}
	w.before.Hidden = over || w.busy != "" || w.step == stepFile
	w.before.SetWords("Columns")
	if w.step == stepColumns || w.draft != nil && w.draft.Kind == data.ReferenceFile {
		w.before.SetWords("Another file")
	}
	w.next.Hidden = over || w.step == stepFile || w.draft == nil
	w.next.SetWords("Continue")
	if w.step == stepTake && w.draft != nil {
		w.next.SetWords(takeWords(w.draft))
	}
	if w.canGoOn() {
		w.next.Enable()
	} else {
		w.next.Disable()
	}
	w.head.Refresh()
	w.foot.Set(w.footWords())
}

func takeWords(d *app.Draft) string {
	switch {
	case d.Kind == data.ReferenceFile:
		return "Take the file"
	case d.Taken == 0:
		return "Nothing to take"
	}
	return "Take " + app.CountOf(d.Taken, "row", "rows")
}

func (w *wizard) footWords() string {
	switch {
	case w.done != nil:
		return "The file is kept unchanged in the workspace"
	case w.busy != "":
		return "Cancel stops it; nothing has changed yet"
	}
	return "Nothing has changed yet"
}

// saySteps marks the steps that are behind, the one in sight and those to come.
func (w *wizard) saySteps() {
	var line []fyne.CanvasObject
	for i, words := range stepWords {
		icon, ink, bold := "circle", kit.InkThird, false
		switch {
		case step(i) < w.step || w.done != nil:
			icon, ink = "circle-check", kit.InkOk
		case step(i) == w.step:
			icon, ink, bold = "circle-dot", kit.InkAccent, true
		}
		words := kit.NewText(words, kit.Style{Bold: bold, Ink: textInk(ink)})
		if i > 0 {
			line = append(line, kit.NewIcon("chevron-right", kit.InkThird, theme.IconPill))
		}
		line = append(line, kit.NewLine(6, kit.NewIcon(icon, ink, theme.IconText), words))
	}
	w.steps.Objects = line
	w.steps.Refresh()
}

func textInk(ink kit.Ink) kit.Ink {
	if ink == kit.InkOk {
		return kit.InkSecond
	}
	return ink
}

// focusStep puts the keyboard where the step wants it.
func (w *wizard) focusStep() {
	switch {
	case w.busy != "" || w.asking():
	case w.step == stepDone && w.first != nil:
		w.s.focus(w.first)
	case w.step == stepColumns && (len(w.draft.Lacks) > 0 || w.draft.Kind == "") && w.columns != nil:
		if first := w.columns.first(); first != nil && !w.columns.touched {
			w.s.focus(first)
		}
	case w.step == stepTake && w.plan != nil && !w.named:
		w.named = true // from then on the keyboard is the user's
		w.s.focus(w.plan.Editor)
		w.plan.Editor.TypedShortcut(&fyne.ShortcutSelectAll{})
	case w.step == stepTake && w.restored: // nothing is taken by a key that was meant for something else
		w.s.desk.Window.Canvas().Unfocus()
	case !w.next.Hidden && !w.next.Disabled() && !(w.step == stepColumns && w.columns.touched):
		w.s.focus(w.next)
	}
}

// asking says whether the user is answering a question of the step, where the keyboard stays.
func (w *wizard) asking() bool {
	focused := w.s.desk.Window.Canvas().Focused()
	return w.step == stepTake && focused != nil && (w.status != nil && focused == fyne.Focusable(w.status) || w.plan != nil && focused == fyne.Focusable(w.plan.Editor))
}

// waiting says what is under way.
func (w *wizard) waiting() fyne.CanvasObject {
	return kit.NewEmpty("hourglass", w.busy+". Nothing changes until you take it.", "", nil)
}

// fileStep asks for a file, or says what is wrong with the one chosen.
func (w *wizard) fileStep() fyne.CanvasObject {
	another := kit.NewButton("Choose a file", "folder-open", kit.Primary, w.another).Keyed("N")
	if w.path == "" {
		text := kit.NewStack(4, kit.NewText("Choose a table, or drop it on this window", kit.Style{Size: theme.Lead, Bold: true, Cut: true}),
			kit.NewParagraph("A roster or facility list, the CMS reference file, beneficiaries by place, or your members by county; CSV or Excel. What it is, is told by its columns.", kit.Style{Ink: kit.InkSecond}))
		return w.narrow(kit.NewCard(kit.NewStack(theme.Gap, text, kit.NewLine(theme.Step, another))).Padded(theme.Margin))
	}
	another.SetWords("Choose another file")
	words, icon, ink := "Reading was stopped. Nothing was changed.", "circle-alert", kit.InkWarn
	if w.err != nil {
		words, ink = sentenceOf(w.err), kit.InkBad
	}
	again := kit.NewButton("Read it again", "refresh-cw", kit.Secondary, w.reread)
	kinds := []fyne.CanvasObject{kit.NewText("Read "+w.file()+" as", kit.Style{Ink: kit.InkSecond}), w.kindSelect()}
	return w.narrow(kit.NewCard(kit.NewStack(theme.Gap, newAlert(icon, ink, words), kit.NewLine(theme.Step, another, again), newRule(), kit.NewLine(12, kinds...))).Padded(theme.Margin))
}

// narrow puts a card at the left, no wider than text is read well.
func (w *wizard) narrow(cards ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewPane(&fyne.Container{Layout: &measure{}, Objects: []fyne.CanvasObject{kit.NewStack(theme.Gap, cards...)}})
}

// kindSelect chooses what the file is read as.
func (w *wizard) kindSelect() *kit.Select {
	words, at := []string{"What its columns tell"}, 0
	for i, kind := range app.ImportKinds() {
		words = append(words, app.KindWords(kind))
		if w.options.Kind == kind {
			at = i + 1
		}
	}
	return kit.NewSelect(words, at, func(i int) {
		kind := data.DatasetKind("")
		if i > 0 {
			kind = app.ImportKinds()[i-1]
		}
		w.setKind(kind)
	})
}

// measure keeps a page of cards within a width that is read well.
type measure struct{}

const widest = 880 // pixels

func (measure) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := min(size.Width-2*theme.Margin, widest)
	for _, o := range objects {
		o.Resize(fyne.NewSize(wide, o.Size().Height))
		put(o, theme.Margin, 0, wide, o.MinSize().Height)
	}
}

func (measure) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, objects[0].MinSize().Height+theme.Gap)
}
