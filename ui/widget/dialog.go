package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Dialog asks for something before work goes on. Esc closes it; the focus goes in and comes back.
type Dialog struct {
	OnClosed func() // after it was closed without a choice: Esc or the cross

	over *overlay
}

// ShowDialog opens a dialog over a window. Buttons stand at the right, the primary one last.
func ShowDialog(w fyne.Window, title string, content fyne.CanvasObject, buttons ...*Button) *Dialog {
	d := &Dialog{}
	face := newDialogFace(title, content, buttons)
	d.over = newOverlay(w.Canvas(), face)
	face.cross.OnTapped = d.over.dismiss
	d.over.closed = func() {
		if d.OnClosed != nil {
			d.OnClosed()
		}
	}
	d.over.place = func(size fyne.Size) (fyne.Position, fyne.Size) {
		wide := min(size.Width-2*theme.Margin, max(480, face.MinSize().Width))
		high := min(size.Height-2*theme.Margin, face.heightAt(wide))
		return fyne.NewPos(float32(int((size.Width-wide)/2)), float32(int((size.Height-high)*0.4))), fyne.NewSize(wide, high)
	}
	d.over.open(nil)
	w.Canvas().FocusNext()
	return d
}

// Confirm asks whether to do something, in one sentence; yes is a verb.
func Confirm(w fyne.Window, title, sentence, yes string, do func()) *Dialog {
	var d *Dialog
	d = ShowDialog(w, title, NewParagraph(sentence, Style{Ink: InkSecond}),
		NewButton("Cancel", "", Secondary, func() { d.over.dismiss() }),
		NewButton(yes, "", Primary, func() {
			d.Close()
			do()
		}))
	return d
}

// Close takes the dialog away.
func (d *Dialog) Close() { d.over.close() }

// dialogFace is the panel of a dialog.
type dialogFace struct {
	widget.BaseWidget
	title   *Text
	cross   *Button
	content fyne.CanvasObject
	buttons []*Button
}

func newDialogFace(title string, content fyne.CanvasObject, buttons []*Button) *dialogFace {
	f := &dialogFace{title: NewText(title, Style{Size: theme.Lead, Bold: true, Cut: true}), cross: NewIconButton("x", "Close", nil), content: content, buttons: buttons}
	f.ExtendBaseWidget(f)
	return f
}

const headDialog, footDialog = 56, 64

func (f *dialogFace) around() float32 {
	if len(f.buttons) == 0 {
		return headDialog + theme.Margin
	}
	return headDialog + theme.Gap + footDialog
}

// heightAt is the height that the panel needs in a width, in pixels.
func (f *dialogFace) heightAt(wide float32) float32 {
	f.content.Resize(fyne.NewSize(wide-2*theme.Margin, f.content.Size().Height)) // what wraps learns its width
	return f.around() + f.content.MinSize().Height
}

// CreateRenderer draws the panel.
func (f *dialogFace) CreateRenderer() fyne.WidgetRenderer {
	b := newBox(theme.RadiusCard, 1)
	d := &drawn{of: f, objects: append(b.objects(), f.title, f.content)}
	for _, button := range f.buttons {
		d.objects = append(d.objects, button)
	}
	d.objects = append(d.objects, f.cross)
	d.min = func() fyne.Size { return fyne.NewSize(f.content.MinSize().Width+2*theme.Margin, 0) }
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		place(f.title, theme.Margin, 16, size.Width-2*theme.Margin-theme.Control, 28)
		place(f.cross, size.Width-theme.Control-12, 14, theme.Control, theme.Control)
		place(f.content, theme.Margin, headDialog, size.Width-2*theme.Margin, size.Height-f.around())
		x := size.Width - theme.Margin
		for i := len(f.buttons) - 1; i >= 0; i-- {
			m := f.buttons[i].MinSize()
			x -= m.Width
			place(f.buttons[i], x, size.Height-theme.Margin-theme.Control+4, m.Width, m.Height)
			x -= theme.Step
		}
	}
	d.paint = func(k *theme.Tokens) { b.set(k.Surface, k.LineStrong) }
	return d.start()
}
