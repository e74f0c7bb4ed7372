package maps

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/choropleth"
)

// legend says what the colors mean and how many counties have each; a click on a line dims the others.
type legend struct {
	card    *kit.Card
	stack   *fyne.Container
	title   *kit.Text
	rows    [app.Structural + 1]*classRow
	marks   *fyne.Container
	shown   choropleth.Shown
	filter  func(choropleth.Shown)
	arrange func() // called when the card's height has changed
}

// Widths of the legend in pixels, with whole words and with short ones.
const (
	legendWidth  = 264
	legendNarrow = 168
)

func newLegend(filter func(choropleth.Shown)) *legend {
	l := &legend{filter: filter, marks: kit.NewStack(2), arrange: func() {}}
	l.title = kit.NewText("", kit.Style{Bold: true, Cut: true})
	unit := kit.NewText("counties", kit.Style{Size: theme.Small, Ink: kit.InkSecond, Cut: false})
	l.stack = kit.NewStack(0, kit.NewPadded(0, 0, 4, 0, kit.NewEnds(l.title, unit)))
	for _, class := range [...]app.Class{app.Buffered, app.Thin, app.Fixable, app.Failing, app.Structural} {
		row := newClassRow(class, func() { l.click(class) })
		row.about = func() fyne.CanvasObject { return l.card }
		l.rows[class] = row
		l.stack.Add(row)
	}
	l.rows[app.OutsideArea] = newClassRow(app.OutsideArea, func() {})
	l.rows[app.OutsideArea].Disable() // there is nothing to filter
	l.rows[app.OutsideArea].about = func() fyne.CanvasObject { return l.card }
	l.stack.Add(l.rows[app.OutsideArea])
	l.stack.Add(l.marks)
	l.card = kit.NewCard(l.stack).Padded(12)
	return l
}

// click asks for one class alone, or again for all.
func (l *legend) click(class app.Class) {
	was := l.shown[class]
	l.shown = choropleth.Shown{}
	l.shown[class] = !was
	l.show(l.shown)
	l.filter(l.shown)
}

// show marks what is asked for.
func (l *legend) show(shown choropleth.Shown) {
	l.shown = shown
	for class, row := range l.rows {
		row.asked, row.dimmed = shown[class], shown != (choropleth.Shown{}) && !shown[class]
		row.Refresh()
	}
}

// set counts the counties. Without prospects nobody can tell fixable from structural.
func (l *legend) set(title string, counties app.Tally, prospects bool, marks []fyne.CanvasObject) {
	l.title.SetText(title)
	for class, row := range l.rows {
		row.count = counties[class]
		switch app.Class(class) {
		case app.Fixable, app.Structural:
			row.Hidden = !prospects && row.count == 0
		case app.Failing:
			row.Hidden = prospects && row.count == 0
		case app.OutsideArea:
			row.Hidden = row.count == 0
		}
		row.Refresh()
	}
	l.setMarks(marks)
}

// setMarks says what lies over the counties.
func (l *legend) setMarks(marks []fyne.CanvasObject) {
	l.marks.Objects = nil
	if len(marks) > 0 {
		l.marks.Objects = append([]fyne.CanvasObject{newHairline()}, marks...)
	}
	l.marks.Hidden = len(marks) == 0
	l.stack.Refresh()
	l.arrange()
}

// hairline parts the classes from the marks.
type hairline struct{ widget.BaseWidget }

func newHairline() *hairline {
	h := &hairline{}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer draws the line.
func (h *hairline) CreateRenderer() fyne.WidgetRenderer {
	line := &canvas.Rectangle{}
	d := &rest{of: h, objects: []fyne.CanvasObject{line}}
	d.min = func() fyne.Size { return fyne.NewSize(1, 13) }
	d.layout = func(size fyne.Size) { put(line, 0, 6, size.Width, 1) }
	d.paint = func(k *theme.Tokens) { line.FillColor = k.Line }
	return d.start()
}

// narrow writes short words where there is little room.
func (l *legend) narrow(narrow bool) {
	for _, row := range l.rows {
		row.short = narrow
	}
	l.stack.Refresh()
}

// shortWords name the classes where there is little room.
var shortWords = [...]string{"Outside", "Buffer", "Thin", "Fixable", "Failing", "Structural"}

// classRow is a line of the legend: sample, icon, word, count.
type classRow struct {
	press
	class         app.Class
	count         int
	asked, dimmed bool
	short         bool
	about         func() fyne.CanvasObject // below which it is explained
	sample        *canvas.Raster
	icon          *kit.Icon
}

func newClassRow(class app.Class, do func()) *classRow {
	r := &classRow{class: class, sample: choropleth.NewSwatch(int(class))}
	r.icon = kit.NewIcon(theme.Now().Classes[class].Icon, classInk(class), theme.IconPill)
	r.extend(r, do)
	return r
}

// classInk is the judgement of a class.
func classInk(class app.Class) kit.Ink {
	switch class {
	case app.Buffered, app.Thin:
		return kit.InkOk
	case app.Fixable:
		return kit.InkWarn
	case app.Failing, app.Structural:
		return kit.InkBad
	}
	return kit.InkThird
}

// MouseIn marks the row, and says what its class means below the legend, where that covers no row.
func (r *classRow) MouseIn(e *desktop.MouseEvent) {
	r.press.MouseIn(e)
	kit.ShowHint(r.about(), r.class.Explained())
}

// MouseOut ends that.
func (r *classRow) MouseOut() {
	r.press.MouseOut()
	kit.HideHint(r)
}

func (r *classRow) words() string {
	if r.short {
		return shortWords[r.class]
	}
	return r.class.String()
}

// CreateRenderer draws the line.
func (r *classRow) CreateRenderer() fyne.WidgetRenderer {
	word, count := letters(theme.Body, false, fyne.TextAlignLeading), letters(theme.Body, true, fyne.TextAlignTrailing)
	d := &rest{of: r, objects: []fyne.CanvasObject{&r.ground, r.sample, r.icon, word, count, &r.ring}}
	d.min = func() fyne.Size { return fyne.NewSize(120, theme.Row) }
	d.layout = func(size fyne.Size) {
		put(&r.ground, -6, 0, size.Width+12, size.Height)
		put(&r.ring, -6, 1, size.Width+12, size.Height-2)
		put(r.sample, 0, 6, 18, 16)
		put(r.icon, 26, 7, theme.IconPill, theme.IconPill)
		const left = 48
		n := width(count, count.Text)
		word.Text = kit.Cut(r.words(), size.Width-left-n-4, theme.Body, r.asked)
		put(word, left, 0, size.Width-left-n, size.Height-1)
		put(count, size.Width-n-1, 0, n+1, size.Height-1)
	}
	d.paint = func(k *theme.Tokens) {
		r.paint(k, r.asked)
		word.Color, count.Color, word.TextStyle.Bold = k.Ink, k.Ink, r.asked
		if r.asked {
			word.Color = k.AccentText
		}
		if r.dimmed || r.disabled {
			word.Color, count.Color = k.Ink3, k.Ink3
		}
		count.Text = app.Count(int64(r.count))
		r.sample.Refresh()
		r.icon.Refresh()
	}
	return d.start()
}
