package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Editor is the part of an entry in which text is written and which takes the focus.
type Editor struct {
	widget.Entry
	hooks
	changed func() // the look follows the focus
	left    func() // the focus went elsewhere
	focused bool
}

func newEditor(lines int) *Editor {
	e := &Editor{changed: func() {}, left: func() {}}
	e.ExtendBaseWidget(e)
	if lines > 1 {
		e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
		e.SetMinRowsVisible(lines)
	}
	return e
}

// hide shows dots in place of letters. Without something of its own at its end, Fyne puts an eye there in its own look.
func (e *Editor) hide() { e.Password, e.ActionItem = true, canvas.NewRectangle(color.Transparent) }

// FocusGained shows the ring.
func (e *Editor) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.changed()
}

// FocusLost hides the ring.
func (e *Editor) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.changed()
	e.left()
}

// Tapped puts the cursor there.
func (e *Editor) Tapped(at *fyne.PointEvent) {
	e.Entry.Tapped(at)
	if where := fyne.CurrentApp().Driver().CanvasForObject(e); where != nil {
		where.Focus(e)
	}
}

// AcceptsTab leaves Tab to the order of focus, so that the keyboard comes out of long texts.
func (e *Editor) AcceptsTab() bool { return false }

// TypedKey edits; what does not edit is passed on.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		Pass(e, k)
		return
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if !e.MultiLine {
			Pass(e, k)
			return
		}
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut edits; what the editor does not know is passed on.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		e.Entry.TypedShortcut(s)
		return
	}
	if e.hooks.shortcut != nil && e.hooks.shortcut(s) {
		return
	}
	e.Entry.TypedShortcut(s)
	passShortcut(e, s)
}

// CreateRenderer draws the text only: the box around it is the entry's.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	r := e.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		if b, ok := o.(*canvas.Rectangle); ok {
			b.Hide()
		}
	}
	if size := e.Size(); !size.IsZero() { // a second renderer: the window lays out none of a size that stays
		r.Layout(size)
	}
	return r
}

// Entry is a field for text, 32 high or some lines more.
type Entry struct {
	widget.BaseWidget
	Editor    *Editor // what takes the focus
	OnChanged func(string)
	OnSubmit  func(string)
	OnLeave   func(string) // the focus went elsewhere

	self     fyne.Widget
	icon     string
	lines    int
	wide     float32
	bad      bool
	readOnly bool
	bare     bool // no box, where something around it is one
	ring     ring
}

// NewEntry is a field; the hint stands in it while it is empty.
func NewEntry(hint, text string) *Entry {
	return NewTextArea(hint, text, 1)
}

// NewTextArea is a field for some lines of text.
func NewTextArea(hint, text string, lines int) *Entry {
	n := &Entry{}
	n.make(n, hint, "", lines)
	n.Editor.SetText(text)
	return n
}

func (n *Entry) make(self fyne.Widget, hint, icon string, lines int) {
	n.self, n.Editor, n.icon, n.lines, n.wide = self, newEditor(lines), icon, lines, 120
	n.Editor.changed = n.Refresh
	n.Editor.left = func() {
		if n.OnLeave != nil {
			n.OnLeave(n.Text())
		}
	}
	n.Editor.SetPlaceHolder(hint)
	n.Editor.OnChanged = func(s string) {
		n.Refresh()
		if n.OnChanged != nil {
			n.OnChanged(s)
		}
	}
	n.Editor.OnSubmitted = func(s string) {
		if n.OnSubmit != nil {
			n.OnSubmit(s)
		}
	}
	n.ExtendBaseWidget(self)
}

// Text is what stands in the field.
func (n *Entry) Text() string { return n.Editor.Text }

// SetText writes into the field, which tells of it as if typed.
func (n *Entry) SetText(s string) { n.Editor.SetText(s) }

// SetBad frames the field as wrong.
func (n *Entry) SetBad(bad bool) {
	n.bad = bad
	n.Refresh()
}

// SetReadOnly keeps the text from being edited.
func (n *Entry) SetReadOnly(readOnly bool) {
	n.readOnly = readOnly
	if readOnly {
		n.Editor.Disable()
	} else {
		n.Editor.Enable()
	}
	n.Refresh()
}

// Wide sets the least width in pixels.
func (n *Entry) Wide(pixels float32) *Entry {
	n.wide = pixels
	return n
}

// Focus puts the cursor into the field.
func (n *Entry) Focus() {
	if where := fyne.CurrentApp().Driver().CanvasForObject(n.self); where != nil {
		where.Focus(n.Editor)
	}
}

// Tapped on the frame or the icon puts the cursor into the field.
func (n *Entry) Tapped(*fyne.PointEvent) { n.Focus() }

// CreateRenderer draws the box around the editor.
func (n *Entry) CreateRenderer() fyne.WidgetRenderer {
	b, icon := newBox(theme.RadiusControl, 1), newMark()
	d := &drawn{of: n.self, objects: append(b.objects(), &icon.Image, n.Editor, &n.ring.Rectangle)}
	d.min = func() fyne.Size {
		if n.lines > 1 {
			return fyne.NewSize(n.wide, float32(n.lines)*line(theme.Body)+12)
		}
		return fyne.NewSize(n.wide, theme.Control)
	}
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		n.ring.place(0, 0, size.Width, size.Height, theme.RadiusControl)
		place(&icon.Image, 9, 8, theme.IconText, theme.IconText)
		left, high := float32(4), n.Editor.MinSize().Height
		if n.icon != "" {
			left = 28
		}
		if n.lines > 1 {
			high = size.Height - 2
		}
		place(n.Editor, left, float32(int((size.Height-high)/2)), size.Width-left-4, high)
	}
	d.paint = func(k *theme.Tokens) {
		b.set(k.Surface, k.LineStrong)
		if n.bad {
			b.set(k.Surface, k.Bad.Solid)
		}
		if n.readOnly {
			b.set(k.Sunken, k.Line)
		}
		icon.set(n.icon, k.Ink3)
		n.ring.StrokeColor, n.ring.Hidden = k.Accent, !n.Editor.focused || n.bare
		b.hide(n.bare)
	}
	return d.start()
}
