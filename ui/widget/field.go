package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Field is a question of a form. Set it up before the form is made; later its answer is Text.
type Field struct {
	Label, Hint string // the hint stands below
	Inside      string // stands in the field while it is empty
	Value       string // at the start
	Options     []string
	Validate    func(string) error // says in one sentence what is wrong; nil takes everything
	Multiline   bool
	ReadOnly    bool
	Secret      bool // the answer is not to be read over a shoulder
	Half        bool // shares its line with the next field that is half
	OnChanged   func(string)
	OnLeave     func(string) // the answer is right and the focus went elsewhere; of options, one was chosen

	entry *Entry
	pick  *Select
	view  *fieldView
	wrong string
	was   string // the answer at the start
}

// Text is the answer as it stands.
func (f *Field) Text() string {
	switch {
	case f.pick != nil && f.pick.Chosen() >= 0:
		return f.Options[f.pick.Chosen()]
	case f.entry != nil:
		return f.entry.Text()
	case f.pick != nil:
		return ""
	}
	return f.Value
}

// Edited says that the answer is another than at the start.
func (f *Field) Edited() bool { return f.Text() != f.was }

// SetText answers the question.
func (f *Field) SetText(s string) {
	f.Value = s
	switch {
	case f.pick != nil:
		f.pick.SetChosen(index(f.Options, s))
		f.changed(s)
	case f.entry != nil:
		f.entry.SetText(s)
	}
}

// SetError says below the field what is wrong with its answer; "" says that nothing is.
func (f *Field) SetError(sentence string) {
	if f.wrong == sentence {
		return
	}
	f.wrong = sentence
	if f.entry != nil {
		f.entry.SetBad(sentence != "")
	}
	if f.view != nil {
		f.view.Refresh()
		f.view.grown(f.view)
	}
}

// Error is what is said to be wrong, "" if nothing is.
func (f *Field) Error() string { return f.wrong }

func index(words []string, w string) int {
	for i := range words {
		if words[i] == w {
			return i
		}
	}
	return -1
}

// check validates the answer and shows the outcome.
func (f *Field) check() bool {
	sentence := ""
	if f.Validate != nil && !f.ReadOnly {
		if err := f.Validate(f.Text()); err != nil {
			sentence = err.Error()
		}
	}
	f.SetError(sentence)
	return sentence == ""
}

func (f *Field) changed(s string) {
	if f.wrong != "" { // what was wrong is looked at again with each letter
		f.check()
	}
	if f.OnChanged != nil {
		f.OnChanged(s)
	}
}

func (f *Field) leave(s string) {
	if f.OnLeave != nil && f.check() {
		f.OnLeave(s)
	}
}

// focus is what takes the focus for the field.
func (f *Field) focus() fyne.Focusable {
	if f.pick != nil {
		return f.pick
	}
	return f.entry.Editor
}

func (f *Field) hooks() *hooks {
	if f.pick != nil {
		return &f.pick.hooks
	}
	return &f.entry.Editor.hooks
}

func (f *Field) build() *fieldView {
	if f.Options != nil {
		f.pick = NewSelect(f.Options, index(f.Options, f.Value), func(i int) {
			f.changed(f.Options[i])
			f.leave(f.Options[i])
		})
		if f.Inside != "" {
			f.pick.Prompted(f.Inside)
		}
		if f.ReadOnly {
			f.pick.Disable()
		}
	} else {
		lines := 1
		if f.Multiline {
			lines = 4
		}
		f.entry = NewTextArea(f.Inside, f.Value, lines)
		f.entry.OnChanged, f.entry.OnLeave = f.changed, f.leave
		f.entry.SetReadOnly(f.ReadOnly)
		if f.Secret {
			f.entry.Editor.hide()
		}
	}
	f.view, f.was = newFieldView(f), f.Text()
	return f.view
}

// fieldView is a field as it stands in the form: label, answer, and what is to be said below.
type fieldView struct {
	widget.BaseWidget
	f     *Field
	below *Paragraph
	icon  *Icon
	growth
}

func newFieldView(f *Field) *fieldView {
	v := &fieldView{f: f, below: NewParagraph("", Style{Size: theme.Small, Ink: InkThird}), icon: NewIcon("circle-alert", InkBad, theme.IconPill)}
	v.ExtendBaseWidget(v)
	return v
}

func (v *fieldView) answer() fyne.CanvasObject {
	if v.f.pick != nil {
		return v.f.pick
	}
	return v.f.entry
}

// Tapped on the words of the field puts the cursor into it.
func (v *fieldView) Tapped(*fyne.PointEvent) {
	if where := fyne.CurrentApp().Driver().CanvasForObject(v); where != nil && !v.f.ReadOnly {
		where.Focus(v.f.focus())
	}
}

// said is what stands below the field, and how far it is moved for the icon of an error.
func (v *fieldView) said() (string, float32) {
	if v.f.wrong != "" {
		return v.f.wrong, theme.IconPill + 6
	}
	return v.f.Hint, 0
}

const gapField = 4

// heightAt is the height that the field needs in a width, in pixels.
func (v *fieldView) heightAt(width float32) float32 {
	high := line(theme.Small) + gapField + v.answer().MinSize().Height
	if words, in := v.said(); words != "" {
		probe := Paragraph{words: words, style: v.below.style}
		high += gapField + probe.HeightAt(max(80, width-in))
	}
	return high
}

// CreateRenderer draws the field.
func (v *fieldView) CreateRenderer() fyne.WidgetRenderer {
	label := letters("", theme.Small, true)
	d := &drawn{of: v, objects: []fyne.CanvasObject{label, v.answer(), v.icon, v.below}}
	d.min = func() fyne.Size { return fyne.NewSize(120, v.heightAt(v.Size().Width)) }
	d.layout = func(size fyne.Size) {
		label.Text = Cut(v.f.Label, size.Width, theme.Small, true)
		place(label, 0, 0, size.Width, line(theme.Small))
		y, m := line(theme.Small)+gapField, v.answer().MinSize()
		place(v.answer(), 0, y, size.Width, m.Height)
		y += m.Height + gapField
		_, in := v.said()
		place(v.icon, 0, y+2, theme.IconPill, theme.IconPill)
		place(v.below, in, y, size.Width-in, v.below.HeightAt(max(80, size.Width-in)))
	}
	d.paint = func(k *theme.Tokens) {
		label.Color = k.Ink2
		words, in := v.said()
		v.below.style.Ink = InkThird
		if in > 0 {
			v.below.style.Ink = InkBad
		}
		v.below.Hidden, v.icon.Hidden = words == "", in == 0
		v.below.SetText(words)
		v.below.Refresh()
	}
	return d.start()
}
