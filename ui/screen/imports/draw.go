package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

func whole(x float32) float32 { return float32(int(x)) }

// rule is a line between rows, 1 pixel high.
type rule struct{ widget.BaseWidget }

func newRule() *rule {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the line.
func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	v := &ruleView{of: r, line: canvas.NewRectangle(theme.Now().Line)}
	return v
}

type ruleView struct {
	of   *rule
	line *canvas.Rectangle
}

func (v *ruleView) Destroy()                     {}
func (v *ruleView) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (v *ruleView) Layout(size fyne.Size)        { v.line.Resize(size) }
func (v *ruleView) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{v.line} }

func (v *ruleView) Refresh() {
	v.line.FillColor = theme.Now().Line
	canvas.Refresh(v.line)
}

// facing puts text at the left, which wraps, and a control at the right, in the middle of the height.
type facing struct{ text, control fyne.CanvasObject }

func newFacing(text *fyne.Container, control fyne.CanvasObject) *fyne.Container {
	return container.New(&facing{text, control}, text, control)
}

// Layout places both.
func (f *facing) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	m := f.control.MinSize()
	w := size.Width - m.Width - theme.Margin
	f.text.Resize(fyne.NewSize(w, f.text.Size().Height))
	put(f.text, 0, 0, w, f.text.MinSize().Height)
	put(f.control, size.Width-m.Width, whole((size.Height-m.Height)/2), m.Width, m.Height)
}

// MinSize is the height that the text needs in the width it was last given.
func (f *facing) MinSize([]fyne.CanvasObject) fyne.Size {
	m := f.control.MinSize()
	return fyne.NewSize(m.Width+200, max(f.text.MinSize().Height, m.Height))
}

// alert is a paragraph with a mark before it: what is lacking or went wrong.
func newAlert(icon string, ink kit.Ink, words string) *fyne.Container {
	mark, text := kit.NewIcon(icon, ink, theme.IconText), kit.NewParagraph(words, kit.Style{})
	return container.New(&alert{mark, text}, mark, text)
}

type alert struct {
	mark *kit.Icon
	text *kit.Paragraph
}

// Layout places mark and text.
func (a *alert) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put(a.mark, 0, 3, theme.IconText, theme.IconText)
	put(a.text, theme.IconText+theme.Step, 0, size.Width-theme.IconText-theme.Step, size.Height)
}

// MinSize is the height that the text needs in the width it was last given.
func (a *alert) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, max(theme.IconText+4, a.text.MinSize().Height))
}
