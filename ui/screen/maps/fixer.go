package maps

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// fixer is a practice that could fix a cell: its rank as on the map, name, place, and what it would do.
type fixer struct {
	press
	rank   int
	of     app.Joiner
	unit   string
	chosen bool
}

func newFixer(rank int, of app.Joiner, unit string, chosen bool, choose func(key string)) *fixer {
	f := &fixer{rank: rank, of: of, unit: unit, chosen: chosen}
	f.extend(f, func() { choose(of.Key) })
	return f
}

// note says where the practice is, how many would join, how far, and how far along it is.
func (f *fixer) note() string {
	return f.of.City + " · " + several(f.of.Providers, "provider", "providers") + " · " +
		strconv.Itoa(int(math.Round(f.of.Miles))) + " mi · " + f.of.Status.String()
}

// result says what the cell would be with it.
func (f *fixer) result() string {
	if f.of.ShareE4 < 0 {
		return "count " + app.Count(int64(f.of.Counted))
	}
	return "to " + f.of.ShareText() + "%"
}

// CreateRenderer draws the line.
func (f *fixer) CreateRenderer() fyne.WidgetRenderer {
	outer, inner := &canvas.Circle{}, &canvas.Circle{}
	rank := letters(theme.Small, true, fyne.TextAlignCenter)
	name, note := letters(theme.Body, true, fyne.TextAlignLeading), letters(theme.Small, false, fyne.TextAlignLeading)
	effect, result := letters(theme.Body, true, fyne.TextAlignTrailing), letters(theme.Small, false, fyne.TextAlignTrailing)
	d := &rest{of: f, objects: []fyne.CanvasObject{&f.ground, outer, inner, rank, name, note, effect, result, &f.ring}}
	d.min = func() fyne.Size { return fyne.NewSize(160, theme.RoomyRow) }
	d.layout = func(size fyne.Size) {
		put(&f.ground, -8, 0, size.Width+16, size.Height)
		put(&f.ring, -8, 1, size.Width+16, size.Height-2)
		put(outer, 0, 12, 24, 24)
		put(inner, 2, 14, 20, 20)
		put(rank, 0, 12, 24, 23)
		const left, end = 36, 68
		room := size.Width - left - end
		name.Text = kit.Cut(f.of.Practice, size.Width-left-32, theme.Body, true)
		note.Text = kit.Cut(f.note(), room, theme.Small, false)
		put(name, left, 4, size.Width-left-32, 20)
		put(note, left, 25, room, 17)
		put(effect, size.Width-32, 4, 32, 20)
		put(result, size.Width-end, 25, end, 17)
	}
	d.paint = func(k *theme.Tokens) {
		f.paint(k, false)
		f.ground.Hidden = !f.hovered && !f.chosen
		outer.FillColor, inner.FillColor, rank.Color = k.Accent, k.Surface, k.AccentText
		if f.chosen {
			inner.FillColor, rank.Color = k.Accent, k.AccentInk
		}
		rank.Text = strconv.Itoa(f.rank)
		name.Color, note.Color, effect.Color, result.Color = k.Ink, k.Ink2, k.Ink, k.Ink2
		effect.Text, result.Text = strconv.Itoa(f.of.Effect), f.result()
		if f.of.Turns {
			result.Color = k.Ok.Text
		}
	}
	return d.start()
}
