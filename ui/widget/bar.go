package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Bar is a share of a whole, with the threshold it must reach.
type Bar struct {
	widget.BaseWidget
	share, threshold float64 // 0 to 1; a threshold of 0 is none
	kind             PillKind
	label            string
}

// NewBar is a share from 0 to 1, a threshold from 0 to 1, and what the threshold is named.
func NewBar(share, threshold float64, kind PillKind, label string) *Bar {
	b := &Bar{share: share, threshold: threshold, kind: kind, label: label}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the bar.
func (b *Bar) Set(share, threshold float64, kind PillKind, label string) {
	b.share, b.threshold, b.kind, b.label = share, threshold, kind, label
	b.Refresh()
}

// CreateRenderer draws the bar, the tick of the threshold and its name.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	const high, rise = 8, 4
	whole, part := &canvas.Rectangle{CornerRadius: high / 2}, &canvas.Rectangle{CornerRadius: high / 2}
	tick, words := &canvas.Rectangle{}, letters("", theme.Small, false)
	d := &drawn{of: b, objects: []fyne.CanvasObject{whole, part, tick, words}}
	d.min = func() fyne.Size {
		if b.label == "" {
			return fyne.NewSize(80, high+2*rise)
		}
		return fyne.NewSize(max(80, ceil(width(b.label, theme.Small, false))), high+2*rise+line(theme.Small))
	}
	d.layout = func(size fyne.Size) {
		place(whole, 0, rise, size.Width, high)
		share := float32(min(1, max(0, b.share)))
		part.Hidden = share == 0
		place(part, 0, rise, max(high, share*size.Width), high)
		at := float32(int(float32(min(1, b.threshold))*size.Width)) - 1
		place(tick, at, 0, 2, high+2*rise)
		words.Text = Cut(b.label, size.Width, theme.Small, false)
		w := ceil(width(words.Text, theme.Small, false))
		place(words, max(0, min(at+1-w/2, size.Width-w)), high+2*rise+1, w, line(theme.Small))
	}
	d.paint = func(k *theme.Tokens) {
		whole.FillColor, part.FillColor, tick.FillColor, words.Color = k.Sunken, b.kind.solid(k), k.Ink, k.Ink2
		tick.Hidden = b.threshold <= 0
	}
	return d.start()
}
