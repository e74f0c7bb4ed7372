package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Form asks some questions and submits their answers together. Ctrl+Enter submits, Esc cancels.
type Form struct {
	widget.BaseWidget
	OnSubmit func() error // what went wrong is said above the buttons
	OnCancel func()

	fields         []*Field
	submit, cancel *Button
	wrong          *Paragraph
	bare           bool
	growth
}

// NewForm is a form of fields.
func NewForm(fields ...*Field) *Form {
	f := &Form{fields: fields, wrong: NewParagraph("", Style{Ink: InkBad})}
	f.submit = NewButton("Save", "", Primary, f.Submit).Keyed("Ctrl+Enter")
	f.cancel = NewButton("Cancel", "", Secondary, f.Cancel)
	for _, field := range fields {
		field.build()
		*field.hooks() = hooks{key: f.typed, shortcut: f.pressed}
		if field.entry != nil && !field.Multiline {
			field.entry.OnSubmit = func(string) { f.advance(field) }
		}
	}
	for _, b := range []*Button{f.submit, f.cancel} {
		b.hooks = hooks{key: f.typed, shortcut: f.pressed}
	}
	f.wrong.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// Submitting changes the words of the button that submits.
func (f *Form) Submitting(words string) *Form {
	f.submit.SetWords(words)
	return f
}

// Bare is the form without buttons, whose fields are saved one by one as they are left.
func (f *Form) Bare() *Form {
	f.bare = true
	f.submit.Hide()
	return f
}

// Field is the field of a label, nil if there is none.
func (f *Form) Field(label string) *Field {
	for _, field := range f.fields {
		if field.Label == label {
			return field
		}
	}
	return nil
}

// Focus puts the cursor into the first field that can be answered.
func (f *Form) Focus() {
	if where := fyne.CurrentApp().Driver().CanvasForObject(f); where != nil {
		f.FocusIn(where)
	}
}

// FocusIn is Focus for a form that was put on a canvas just now: until it is drawn, nobody knows on which it is.
func (f *Form) FocusIn(where fyne.Canvas) {
	for _, field := range f.fields {
		if !field.ReadOnly {
			where.Focus(field.focus())
			return
		}
	}
}

func (f *Form) focus(on fyne.Focusable) {
	if where := fyne.CurrentApp().Driver().CanvasForObject(f); where != nil {
		where.Focus(on)
	}
}

// Submit validates the answers and submits them; otherwise the first wrong one gets the focus.
func (f *Form) Submit() {
	var first *Field
	for _, field := range f.fields {
		if !field.check() && first == nil {
			first = field
		}
	}
	if first != nil {
		f.focus(first.focus())
		return
	}
	sentence := ""
	if f.OnSubmit != nil {
		if err := f.OnSubmit(); err != nil {
			sentence = err.Error()
		}
	}
	f.Say(sentence)
}

// Cancel gives up the answers.
func (f *Form) Cancel() {
	if f.OnCancel != nil {
		f.OnCancel()
	}
}

// Say says above the buttons what went wrong; "" says nothing.
func (f *Form) Say(sentence string) {
	if f.wrong.Text() == sentence {
		return
	}
	f.wrong.SetText(sentence)
	f.wrong.Hidden = sentence == ""
	f.Refresh()
	f.grown(f)
}

// advance goes from a field to the next with Enter, and submits after the last.
func (f *Form) advance(from *Field) {
	if f.bare {
		from.leave(from.Text())
		return
	}
	for i, field := range f.fields {
		if field == from && i+1 < len(f.fields) {
			f.focus(f.fields[i+1].focus())
			return
		}
	}
	f.Submit()
}

// Edited says that an answer is another than at the start.
func (f *Form) Edited() bool { return slices.ContainsFunc(f.fields, (*Field).Edited) }

// Since is the labels of those fields that start with another answer than in an earlier form of the same questions.
func (f *Form) Since(earlier *Form) []string {
	var labels []string
	for _, field := range f.fields {
		if e := earlier.Field(field.Label); e != nil && e.was != field.was {
			labels = append(labels, field.Label)
		}
	}
	return labels
}

// Follow takes over what was typed in an earlier form of the same questions, and its focus.
func (f *Form) Follow(earlier *Form, where fyne.Canvas) {
	for _, e := range earlier.fields {
		field := f.Field(e.Label)
		if field == nil {
			continue
		}
		if e.Edited() {
			field.SetText(e.Text())
		}
		if where.Focused() == e.focus() {
			if field.entry != nil && e.entry != nil {
				field.entry.Editor.CursorRow, field.entry.Editor.CursorColumn = e.entry.Editor.CursorRow, e.entry.Editor.CursorColumn
			}
			where.Focus(field.focus())
		}
	}
}

// escaped is said before Esc drops what was typed.
const escaped = "What you typed is not saved yet. Press Esc again to drop it."

func (f *Form) typed(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyEscape || f.OnCancel == nil {
		return false
	}
	if f.Edited() && f.wrong.Text() != escaped {
		f.Say(escaped)
		return true
	}
	f.OnCancel()
	return true
}

func (f *Form) pressed(s fyne.Shortcut) bool {
	keys, ok := s.(*desktop.CustomShortcut)
	if ok && !f.bare && keys.Modifier == fyne.KeyModifierShortcutDefault && (keys.KeyName == fyne.KeyReturn || keys.KeyName == fyne.KeyEnter) {
		f.Submit()
		return true
	}
	return false
}

func (f *Form) holds() []fyne.CanvasObject {
	views := make([]fyne.CanvasObject, len(f.fields))
	for i, field := range f.fields {
		views[i] = field.view
	}
	return views
}

// CreateRenderer draws the fields one below the other, halves side by side, and the buttons below.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	const gap = 16
	d := &drawn{of: f}
	for _, field := range f.fields {
		d.objects = append(d.objects, field.view)
	}
	d.objects = append(d.objects, f.wrong, f.submit, f.cancel)
	// arrange places everything, or with place nil only sums up the height.
	arrange := func(w float32, put func(fyne.CanvasObject, float32, float32, float32, float32)) float32 {
		y := float32(0)
		for i := 0; i < len(f.fields); i++ {
			v, wide := f.fields[i].view, w
			pair := f.fields[i].Half && i+1 < len(f.fields) && f.fields[i+1].Half
			if pair || f.fields[i].Half {
				wide = (w - gap) / 2
			}
			h := v.heightAt(wide)
			put(v, 0, y, wide, h)
			if pair {
				i++
				other := f.fields[i].view.heightAt(wide)
				put(f.fields[i].view, wide+gap, y, wide, other)
				h = max(h, other)
			}
			y += h + gap
		}
		if !f.wrong.Hidden {
			h := f.wrong.HeightAt(w)
			put(f.wrong, 0, y, w, h)
			y += h + gap
		}
		if f.bare {
			return max(0, y-gap)
		}
		put(f.submit, 0, y, f.submit.MinSize().Width, theme.Control)
		if f.OnCancel != nil {
			put(f.cancel, f.submit.MinSize().Width+theme.Step, y, f.cancel.MinSize().Width, theme.Control)
		}
		return y + theme.Control
	}
	d.min = func() fyne.Size {
		w := max(260, f.Size().Width)
		return fyne.NewSize(260, arrange(w, func(fyne.CanvasObject, float32, float32, float32, float32) {}))
	}
	d.layout = func(size fyne.Size) { arrange(size.Width, place) }
	d.paint = func(*theme.Tokens) { f.cancel.Hidden = f.OnCancel == nil }
	return d.start()
}
