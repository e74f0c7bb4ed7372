package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Empty stands where there is nothing yet: one sentence that teaches, and one button.
type Empty struct {
	widget.BaseWidget
	icon     *Icon
	sentence *Paragraph
	button   *Button // nil for none
}

// NewEmpty is an empty place; without words there is no button.
func NewEmpty(icon, sentence, button string, do func()) *Empty {
	e := &Empty{icon: NewIcon(icon, InkThird, theme.IconDoor), sentence: NewParagraph(sentence, Style{Ink: InkSecond, Align: fyne.TextAlignCenter})}
	if button != "" {
		e.button = NewButton(button, "", Primary, do)
	}
	e.ExtendBaseWidget(e)
	return e
}

// SetSentence changes what is said.
func (e *Empty) SetSentence(sentence string) {
	e.sentence.SetText(sentence)
	e.Refresh()
}

// Button is the one button, nil if there is none.
func (e *Empty) Button() *Button { return e.button }

// CreateRenderer draws it in the middle of its room.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer {
	const widest = 400
	d := &drawn{of: e, objects: []fyne.CanvasObject{e.icon, e.sentence}}
	if e.button != nil {
		d.objects = append(d.objects, e.button)
	}
	high := func(w float32) float32 {
		h := theme.IconDoor + theme.Gap + e.sentence.HeightAt(w)
		if e.button != nil {
			h += theme.Gap + theme.Control
		}
		return h
	}
	d.min = func() fyne.Size { return fyne.NewSize(200, high(max(200, min(e.Size().Width, widest)))) }
	d.layout = func(size fyne.Size) {
		w := min(size.Width, widest)
		x, y := float32(int((size.Width-w)/2)), max(0, float32(int((size.Height-high(w))*0.45)))
		place(e.icon, x, y, w, theme.IconDoor)
		y += theme.IconDoor + theme.Gap
		place(e.sentence, x, y, w, e.sentence.HeightAt(w))
		y += e.sentence.HeightAt(w) + theme.Gap
		if e.button != nil {
			m := e.button.MinSize()
			place(e.button, float32(int((size.Width-m.Width)/2)), y, m.Width, m.Height)
		}
	}
	d.paint = func(*theme.Tokens) {}
	return d.start()
}
