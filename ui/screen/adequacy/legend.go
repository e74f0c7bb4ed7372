package adequacy

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/keys"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// legend names the classes of the cells with their counts; a click on one singles it out, another takes that back.
type legend struct {
	*fyne.Container
	entries []*entry
	notes   []string // the most important first
	note    *kit.Text
}

func newLegend(chosen func(app.Class)) *legend {
	l := &legend{note: kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkThird, Align: fyne.TextAlignTrailing, Cut: true})}
	line := kit.NewLine(0)
	for class := app.Buffered; class <= app.Structural; class++ {
		e := newEntry(class, func() { chosen(class) })
		l.entries = append(l.entries, e)
		line.Add(e)
	}
	l.Container = container.New(&legendLine{l}, line, l.note)
	return l
}

// legendLine puts the entries left and the notes right, as many as there is room for.
type legendLine struct{ of *legend }

func (l *legendLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	m, n := o[0].MinSize(), o[1].MinSize()
	o[0].Move(fyne.NewPos(theme.Margin-theme.Step, 0))
	o[0].Resize(fyne.NewSize(m.Width, size.Height))
	x := theme.Margin + m.Width + theme.Step
	room := max(0, size.Width-theme.Margin-x)
	l.of.note.SetText(l.of.fitting(room))
	o[1].Move(fyne.NewPos(x, (size.Height-n.Height)/2))
	o[1].Resize(fyne.NewSize(room, n.Height))
}

// fitting are the notes that fit into a width, the most important at the end.
func (l *legend) fitting(room float32) string {
	words := ""
	for _, n := range l.notes {
		longer := n
		if words != "" {
			longer = n + "  ·  " + words
		}
		if fyne.MeasureText(longer, theme.Small, fyne.TextStyle{}).Width > room {
			break
		}
		words = longer
	}
	return words
}

func (*legendLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, theme.Control) }

// set shows the counts, and which class is singled out. Classes that do not occur are left out, passing ones stay.
func (l *legend) set(t app.Tally, chosen app.Class, notes []string) {
	for _, e := range l.entries {
		e.count, e.chosen = t[e.class], e.class == chosen
		e.Hidden = e.count == 0 && e.class > app.Thin && !e.chosen
		e.Refresh()
	}
	l.notes = notes
	l.Refresh()
}

// entry is one class of the legend.
type entry struct {
	widget.BaseWidget
	class  app.Class
	count  int
	chosen bool
	tapped func()

	hovered, focused bool
}

func newEntry(class app.Class, tapped func()) *entry {
	e := &entry{class: class, tapped: tapped}
	e.ExtendBaseWidget(e)
	return e
}

// words are the class without what its figure says already.
func (e *entry) words() string {
	words := e.class.String()
	if _, after, found := strings.Cut(words, ", "); found {
		words = strings.ToUpper(after[:1]) + after[1:]
	}
	if e.class == app.Buffered {
		return "Passes"
	}
	return words
}

// Tapped singles the class out.
func (e *entry) Tapped(*fyne.PointEvent) { e.tapped() }

// FocusGained shows the ring.
func (e *entry) FocusGained() { e.focused = true; e.Refresh() }

// FocusLost hides the ring.
func (e *entry) FocusLost() { e.focused = false; e.Refresh() }

// TypedRune takes no letters.
func (e *entry) TypedRune(r rune) {
	if r != ' ' {
		keys.PassRune(e, r)
	}
}

// TypedKey singles the class out with Enter and Space.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		e.tapped()
	default:
		keys.Pass(e, k)
	}
}

// TypedShortcut passes shortcuts on.
func (e *entry) TypedShortcut(s fyne.Shortcut) { keys.PassShortcut(e, s) }

// CreateRenderer draws swatch, icon, word and count.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{of: e, ground: &canvas.Rectangle{}, swatch: &canvas.Rectangle{}, icon: kit.NewIcon("", kit.InkSecond, theme.IconPill)}
	r.words, r.count = canvas.NewText("", nil), canvas.NewText("", nil)
	r.words.TextSize, r.count.TextSize, r.count.TextStyle.Bold = theme.Small, theme.Small, true
	r.Refresh()
	return r
}

type entryRenderer struct {
	of             *entry
	ground, swatch *canvas.Rectangle
	icon           *kit.Icon
	words, count   *canvas.Text
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.swatch, r.icon, r.words, r.count}
}

func (r *entryRenderer) Destroy() {}

func (r *entryRenderer) MinSize() fyne.Size {
	return fyne.NewSize(8+16+6+14+6+float32(int(r.words.MinSize().Width+r.count.MinSize().Width+.9))+6+10, theme.Control)
}

func (r *entryRenderer) Layout(size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(r.ground, 0, 3, size.Width, size.Height-6)
	put(r.swatch, 8, (size.Height-12)/2, 16, 12)
	put(r.icon, 30, (size.Height-theme.IconPill)/2, theme.IconPill, theme.IconPill)
	w := r.words.MinSize()
	put(r.words, 50, (size.Height-w.Height)/2, w.Width, w.Height)
	put(r.count, 56+w.Width, (size.Height-w.Height)/2, r.count.MinSize().Width, w.Height)
}

func (r *entryRenderer) Refresh() {
	e, k := r.of, theme.Now()
	paint := k.Classes[e.class]
	r.swatch.FillColor, r.swatch.CornerRadius = paint.Fill, theme.RadiusCell
	ink := map[app.Class]kit.Ink{app.Buffered: kit.InkSecond, app.Thin: kit.InkOk, app.Fixable: kit.InkWarn, app.Failing: kit.InkBad, app.Structural: kit.InkBad}[e.class]
	r.icon.Set(paint.Icon, ink)
	r.words.Text, r.count.Text = e.words(), app.Count(e.count)
	r.words.Color, r.count.Color = k.Ink2, k.Ink
	r.ground.FillColor, r.ground.CornerRadius = nil, theme.RadiusChip
	r.ground.StrokeWidth, r.ground.StrokeColor = 0, nil
	switch {
	case e.chosen:
		r.ground.FillColor = k.AccentWeak
	case e.hovered:
		r.ground.FillColor = k.Hover
	}
	if e.focused {
		r.ground.StrokeWidth, r.ground.StrokeColor = 2, k.Accent
	}
	r.Layout(e.Size())
	canvas.Refresh(e)
}
