package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Header is the head of a screen: title, what is shown in a few words, and actions at the right; 56 high.
type Header struct {
	widget.BaseWidget
	title, sub *Text
	actions    []fyne.CanvasObject
}

// NewHeader is the head of a screen.
func NewHeader(title, sub string, actions ...fyne.CanvasObject) *Header {
	h := &Header{title: NewText(title, Style{Size: theme.Title, Bold: true}), sub: NewText(sub, Style{Ink: InkSecond, Cut: true}), actions: actions}
	h.ExtendBaseWidget(h)
	return h
}

// SetTitle changes the title.
func (h *Header) SetTitle(title string) {
	h.title.SetText(title)
	h.Refresh()
}

// SetSub changes what stands beside the title.
func (h *Header) SetSub(sub string) { h.sub.SetText(sub) }

// Explain says a sentence while the pointer rests on what stands beside the title.
func (h *Header) Explain(words string) { h.sub.explained = words }

// Sub is what stands beside the title.
func (h *Header) Sub() string { return h.sub.Text() }

// CreateRenderer draws the head.
func (h *Header) CreateRenderer() fyne.WidgetRenderer {
	const gap, between = 12, 12
	d := &drawn{of: h, objects: append([]fyne.CanvasObject{h.title, h.sub}, h.actions...)}
	d.min = func() fyne.Size {
		w := 2*theme.Margin + h.title.MinSize().Width
		for _, a := range h.actions {
			if a.Visible() {
				w += a.MinSize().Width + gap
			}
		}
		return fyne.NewSize(w, theme.Header)
	}
	d.layout = func(size fyne.Size) {
		end := size.Width - theme.Margin
		for i := len(h.actions) - 1; i >= 0; i-- {
			a := h.actions[i]
			if !a.Visible() {
				continue
			}
			m := a.MinSize()
			end -= m.Width
			place(a, end, float32(int((size.Height-m.Height)/2)), m.Width, m.Height)
			end -= gap
		}
		m := h.title.MinSize()
		w := max(0, min(m.Width, end-theme.Margin))
		place(h.title, theme.Margin, float32(int((size.Height-m.Height)/2)), w, m.Height)
		x := theme.Margin + w + between
		s := h.sub.MinSize()
		place(h.sub, x, float32(int((size.Height-s.Height)/2))+2, max(0, end-x), s.Height)
	}
	d.paint = func(*theme.Tokens) {}
	return d.start()
}
