package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Text is one line; where it is wider than its room it ends in an ellipsis and is said whole on hover.
type Text struct {
	widget.BaseWidget
	words string
	style Style
	cut   bool

	explained string // said on hover where the text is not cut
}

// NewText is a line of text.
func NewText(words string, style Style) *Text {
	t := &Text{words: words, style: style}
	t.ExtendBaseWidget(t)
	return t
}

// SetText changes the words.
func (t *Text) SetText(words string) {
	if t.words != words {
		t.words = words
		t.Refresh()
	}
}

// Text is the words, whole.
func (t *Text) Text() string { return t.words }

// SetInk changes the role of the text.
func (t *Text) SetInk(ink Ink) {
	t.style.Ink = ink
	t.Refresh()
}

// MouseIn says the whole text if it is cut, else what it means.
func (t *Text) MouseIn(*desktop.MouseEvent) {
	switch {
	case t.cut:
		ShowHint(t, t.words)
	case t.explained != "":
		ShowHint(t, t.explained)
	}
}

// MouseMoved changes nothing.
func (t *Text) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hint.
func (t *Text) MouseOut() { HideHint(t) }

// CreateRenderer draws the line.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	words := letters(t.words, t.style.size(), t.style.Bold)
	words.Alignment = t.style.Align
	d := &drawn{of: t, objects: []fyne.CanvasObject{words}}
	d.min = func() fyne.Size {
		need := fyne.MeasureText(t.words, t.style.size(), words.TextStyle)
		if t.style.Cut {
			need.Width = 0
		}
		return fyne.NewSize(ceil(need.Width), line(t.style.size()))
	}
	d.layout = func(size fyne.Size) {
		words.Text = Cut(t.words, size.Width+0.5, t.style.size(), t.style.Bold)
		t.cut = words.Text != t.words
		words.Resize(size)
	}
	d.paint = func(k *theme.Tokens) { words.Color = t.style.Ink.Color(k) }
	return d.start()
}

// line is the height of a line of text: the design's 16, 20, 24, 28 and 32 pixels.
func line(size float32) float32 {
	switch {
	case size <= theme.Small:
		return 18
	case size <= theme.Body:
		return 20
	case size <= theme.Lead:
		return 24
	case size <= theme.Title:
		return 28
	}
	return 36
}

func ceil(f float32) float32 {
	if w := float32(int(f)); w < f {
		return w + 1
	}
	return f
}
