package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Section is a part of a pane: a line above, a title, and rows below it.
type Section struct {
	widget.BaseWidget
	rows *fyne.Container
	bare bool // no line above
}

// NewSection is a section of a pane; right stands at the end of the title's line. Title and right may be empty.
func NewSection(title string, right fyne.CanvasObject, rows ...fyne.CanvasObject) *Section {
	all := rows
	if title != "" || right != nil {
		head := NewEnds(NewText(title, Style{Size: theme.Small, Bold: true, Ink: InkSecond, Cut: true}))
		if right != nil {
			head.Objects = append(head.Objects, right)
		}
		all = append([]fyne.CanvasObject{head}, rows...)
	}
	s := &Section{rows: NewPadded(theme.Margin, theme.Gap, theme.Gap, theme.Step, all...)}
	s.ExtendBaseWidget(s)
	return s
}

// First leaves out the line above.
func (s *Section) First() *Section {
	s.bare = true
	return s
}

// Tight puts the rows directly below one another, a gap in pixels between them.
func (s *Section) Tight(gap float32) *Section {
	s.rows.Layout.(*stacked).gap = gap
	return s
}

// Resize lets the rows learn their width before their height is asked for.
func (s *Section) Resize(size fyne.Size) {
	s.rows.Layout.Layout(s.rows.Objects, fyne.NewSize(size.Width, s.rows.Size().Height))
	s.BaseWidget.Resize(size)
}

// CreateRenderer draws the section.
func (s *Section) CreateRenderer() fyne.WidgetRenderer {
	rule := &canvas.Rectangle{}
	d := &drawn{of: s, objects: []fyne.CanvasObject{rule, s.rows}}
	d.min = func() fyne.Size { return s.rows.MinSize() }
	d.layout = func(size fyne.Size) {
		place(rule, 0, 0, size.Width, 1)
		s.rows.Resize(size)
	}
	d.paint = func(k *theme.Tokens) { rule.FillColor, rule.Hidden = k.Line, s.bare }
	return d.start()
}

// Fold is a section that opens and closes with a click on its title, or Enter on it: the reason behind a figure.
type Fold struct {
	widget.BaseWidget
	head *foldHead
	body *fyne.Container
	open bool
	growth
}

// NewFold is a section that folds.
func NewFold(title string, open bool, rows ...fyne.CanvasObject) *Fold {
	f := &Fold{open: open, body: NewPadded(theme.Margin, 0, theme.Gap, theme.Step, rows...)}
	f.head = newFoldHead(title, f)
	f.ExtendBaseWidget(f)
	return f
}

// Opened says whether the rows are in sight.
func (f *Fold) Opened() bool { return f.open }

// Open shows or hides the rows.
func (f *Fold) Open(open bool) {
	if f.open == open {
		return
	}
	f.open = open
	f.Refresh()
	f.head.Refresh()
	f.grown(f)
}

// Resize lets the rows learn their width before their height is asked for.
func (f *Fold) Resize(size fyne.Size) {
	f.body.Layout.Layout(f.body.Objects, fyne.NewSize(size.Width, f.body.Size().Height))
	f.BaseWidget.Resize(size)
}

// CreateRenderer draws the section.
func (f *Fold) CreateRenderer() fyne.WidgetRenderer {
	ground, rule := &canvas.Rectangle{}, &canvas.Rectangle{}
	d := &drawn{of: f, objects: []fyne.CanvasObject{ground, rule, f.head, f.body}}
	d.min = func() fyne.Size {
		size := fyne.NewSize(f.head.MinSize().Width, theme.RoomyRow)
		if f.open {
			size = fyne.NewSize(max(size.Width, f.body.MinSize().Width), size.Height+f.body.MinSize().Height)
		}
		return size
	}
	d.layout = func(size fyne.Size) {
		ground.Resize(size)
		place(rule, 0, 0, size.Width, 1)
		place(f.head, theme.Margin-theme.Step, 8, size.Width-2*theme.Margin+2*theme.Step, theme.Control)
		place(f.body, 0, theme.RoomyRow, size.Width, f.body.MinSize().Height)
	}
	d.paint = func(k *theme.Tokens) {
		ground.FillColor, ground.Hidden, rule.FillColor = k.Hover, !f.open, k.Line
		f.body.Hidden = !f.open
	}
	return d.start()
}

// foldHead is the title of a fold.
type foldHead struct {
	control
	title string
	fold  *Fold
}

func newFoldHead(title string, fold *Fold) *foldHead {
	h := &foldHead{title: title, fold: fold}
	h.extend(h)
	return h
}

// Tapped opens or closes.
func (h *foldHead) Tapped(*fyne.PointEvent) {
	h.take()
	h.fold.Open(!h.fold.open)
}

// TypedKey opens and closes with Enter and Space, and with the arrows.
func (h *foldHead) TypedKey(e *fyne.KeyEvent) {
	h.keyed()
	switch {
	case pressed(e):
		h.fold.Open(!h.fold.open)
	case e.Name == fyne.KeyRight:
		h.fold.Open(true)
	case e.Name == fyne.KeyLeft:
		h.fold.Open(false)
	default:
		h.pass(e)
	}
}

// CreateRenderer draws title and chevron.
func (h *foldHead) CreateRenderer() fyne.WidgetRenderer {
	words, chevron := letters("", theme.Body, true), newMark()
	d := &drawn{of: h, objects: []fyne.CanvasObject{words, &chevron.Image, &h.ring.Rectangle}}
	d.min = func() fyne.Size { return fyne.NewSize(80, theme.Control) }
	d.layout = func(size fyne.Size) {
		room := size.Width - 3*theme.Step - theme.IconText
		words.Text = Cut(h.title, room, theme.Body, true)
		place(words, theme.Step, 0, room, size.Height-1)
		place(&chevron.Image, size.Width-theme.Step-theme.IconText, 8, theme.IconText, theme.IconText)
		h.ring.place(3, 3, size.Width-6, size.Height-6, theme.RadiusChip)
	}
	d.paint = func(k *theme.Tokens) {
		words.Color = k.Ink
		icon, ink := "chevron-down", k.Ink2
		if h.fold.open {
			icon = "chevron-up"
		}
		if h.hovered {
			ink = k.AccentText
		}
		chevron.set(icon, ink)
		h.show(k)
	}
	return d.start()
}

func (s *Section) holds() []fyne.CanvasObject { return s.rows.Objects }
func (f *Fold) holds() []fyne.CanvasObject    { return f.body.Objects }
