package adequacy

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// The reasons of a cell, told in three folds; the fold of the share takes these titles, that of the count these.
const (
	shareFold    = "share"
	requiredFold = "required"
	countFold    = "count"

	shareTitle  = "Share with access"
	stepsButton = "steps"
)

// foldOf says where a reason is told.
func foldOf(r app.Reason) string {
	switch r.Title {
	case shareTitle, "Share required", "Limits", "Distance method":
		return shareFold
	case "Required":
		return requiredFold
	}
	return countFold
}

// figuresRow are the three figures of the cell; a click on one opens its reason.
func (p *pane) figuresRow() fyne.CanvasObject {
	c, d := p.detail.Cell, p.detail
	access := kit.NewFigure(c.PercentText(), "", app.Count(c.RequiredPercent)+"% required", p.open(shareFold)).Labeled("Access").Inked(judged(c.AccessPass, c.Class))
	counted := kit.NewFigure(app.Count(c.Counted), "", app.Count(c.Required)+" required", p.open(countFold)).Labeled(title(d.Unit)).Inked(judged(c.CountPass, c.Class))
	out := kit.NewFigure(app.Count(int(d.PeopleOut)), "", "of "+app.Count(int(d.People))+plural(int(d.People), " person", " people"), p.open(shareFold)).Labeled("Without access")
	return kit.NewSection("", nil, container.New(&abreast{}, access, counted, out))
}

// judged is the ink of a figure: green where it passes, else that of the class.
func judged(pass bool, class app.Class) kit.Ink {
	switch {
	case pass:
		return kit.InkOk
	case class == app.Fixable:
		return kit.InkWarn
	}
	return kit.InkBad
}

func title(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// open opens a fold.
func (p *pane) open(key string) func() {
	return func() {
		if f := p.folds[key]; f != nil {
			f.Open(true)
		}
	}
}

// reasons are the folds with all reasons. The first is told in short, and step by step when asked.
func (p *pane) reasons() []fyne.CanvasObject {
	rows := map[string][]fyne.CanvasObject{}
	for _, r := range p.detail.Reasons {
		key := foldOf(r)
		if key == shareFold && !p.screen.steps {
			rows[key] = append(rows[key], p.short(r))
		} else {
			rows[key] = append(rows[key], reason(r))
		}
	}
	words, icon := "Show every step", "chevron-down"
	if p.screen.steps {
		words, icon = "Show less", "chevron-up"
	}
	steps := kit.NewButton(words, icon, kit.Quiet, p.toggleSteps).Compact()
	p.buttons[stepsButton] = steps
	rows[shareFold] = append(rows[shareFold], flush(steps))
	c := p.detail.Cell
	titles := map[string]string{
		shareFold: "Why " + c.PercentText(), requiredFold: "Why " + app.Count(c.Required) + " required", countFold: "Why " + app.Count(c.Counted) + " counted",
	}
	var folds []fyne.CanvasObject
	for _, key := range []string{shareFold, requiredFold, countFold} {
		p.folds[key] = kit.NewFold(titles[key], p.screen.folds[key], rows[key]...)
		folds = append(folds, p.folds[key])
	}
	return folds
}

func (p *pane) toggleSteps() {
	p.screen.steps = !p.screen.steps
	p.again(stepsButton)
}

// short is a reason in two lines: the figure, and what it rests on.
func (p *pane) short(r app.Reason) fyne.CanvasObject {
	if d := p.detail; r.Title == shareTitle && d.People > 0 {
		return kit.NewReason("People inside both limits", app.Count(int(d.People-d.PeopleOut))+" of "+app.Count(int(d.People)), r.RestsOn())
	}
	return kit.NewReason(r.Title, r.Value, r.RestsOn())
}

// reason is one figure with what it was made of and what it rests on.
func reason(r app.Reason) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.NewRow(r.Title, "", r.Value).Plain()}
	for _, line := range r.Lines {
		rows = append(rows, kit.NewParagraph(line, kit.Style{Size: theme.Small, Ink: kit.InkSecond}))
	}
	if from := r.RestsOn(); from != "" {
		rows = append(rows, kit.NewParagraph(from, kit.Style{Size: theme.Small, Ink: kit.InkThird}))
	}
	return kit.NewStack(0, rows...)
}

// abreast puts figures beside each other in equal gaps; the last goes where there is no room for all.
type abreast struct{}

func (*abreast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room, shown := size.Width, 0
	for _, o := range objects {
		w := o.MinSize().Width
		if o.Show(); shown > 0 && room < w {
			o.Hide()
			continue
		}
		shown++
		room -= w + theme.Step
	}
	gap := theme.Step + max(0, room+theme.Step)/float32(max(1, shown-1))
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			o.Move(fyne.NewPos(float32(int(x)), 0))
			o.Resize(fyne.NewSize(m.Width, size.Height))
			x += m.Width + min(gap, 2*theme.Margin)
		}
	}
}

func (*abreast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(160, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
